//! TLS cipher suites and what they are made of.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::tables::{Pairs, data, parse};
use crate::Algorithm;

/// A TLS cipher suite. A part that the suite leaves open, or has not, is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CipherSuite {
    /// Number in the IANA registry.
    pub number: u16,
    /// Name in the IANA registry, or of the vendor where it is not registered.
    pub name: String,
    /// Name in OpenSSL.
    pub openssl: Option<String>,
    /// Key exchange. TLS 1.3 agrees on it apart from the suite; pre-shared keys have none.
    pub key_exchange: Option<Algorithm>,
    /// What the server authenticates with. `None` for TLS 1.3, pre-shared keys and anonymous suites.
    pub authentication: Option<Algorithm>,
    /// The cipher; `NULL` where nothing is encrypted.
    pub encryption: Option<Algorithm>,
    /// The MAC, where the cipher does not authenticate.
    pub mac: Option<Algorithm>,
    /// The digest of the key derivation, where the suite names one.
    pub hash: Option<Algorithm>,
    /// The key exchange is ephemeral, always so in TLS 1.3.
    pub forward_secret: bool,
    /// Nobody is authenticated.
    pub anonymous: bool,
    /// Weakened for the export rules of the 1990s.
    pub export: bool,
}

impl CipherSuite {
    /// All algorithms of the suite.
    pub fn algorithms(&self) -> impl Iterator<Item = &Algorithm> {
        let parts = [&self.key_exchange, &self.authentication, &self.encryption, &self.mac];
        parts.into_iter().chain([&self.hash]).flatten()
    }
}

/// A suite by its IANA, OpenSSL, GnuTLS, Java or Windows name.
pub fn cipher_suite(name: &str) -> Option<CipherSuite> {
    let suites = suites();
    let name = name.trim();
    let registered = || suites.by_name.get(&plain(name)).and_then(|place| suites.rows.get(*place));
    suites.by_openssl_name(name).or_else(registered).map(Row::suite)
}

/// A suite by its number in the IANA registry.
pub fn cipher_suite_by_number(number: u16) -> Option<CipherSuite> {
    suites().rows.iter().find(|row| row.number == number).map(Row::suite)
}

/// One suite, with OpenSSL's words for its parts.
pub(super) struct Row {
    number: u16,
    pub(super) name: String,
    pub(super) openssl: Option<String>,
    /// A default build of OpenSSL 3 offers it.
    pub(super) built: bool,
    /// Lowest protocol version: `SSLv3`, `TLSv1.2`.
    pub(super) min: String,
    exchange: &'static Exchange,
    pub(super) kx: &'static str,
    pub(super) au: &'static str,
    cipher: String,
    pub(super) enc: String,
    /// The digest as the suite writes it.
    digest: Option<String>,
    special: Option<&'static Cipher>,
}

/// How keys are exchanged and the server authenticated.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    exchange: Option<String>,
    authentication: Option<String>,
    kx: String,
    au: String,
    #[serde(default)]
    ephemeral: bool,
    #[serde(default)]
    export: bool,
}

/// A cipher whose name inside a suite is not that of the algorithm.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cipher {
    encryption: String,
    mac: Option<String>,
    enc: String,
    auth: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    built: Pairs<String>,
    registered: Pairs<String>,
    signals: BTreeMap<String, String>,
    key_exchanges: BTreeMap<String, Exchange>,
    ciphers: BTreeMap<String, Cipher>,
    digests: BTreeMap<String, String>,
}

/// The suites, those that OpenSSL 3 offers first and in its order.
#[derive(Default)]
pub(super) struct Suites {
    pub(super) rows: Vec<Row>,
    by_name: FxHashMap<String, usize>,
    by_openssl: FxHashMap<String, usize>,
}

impl Suites {
    pub(super) fn by_openssl_name(&self, name: &str) -> Option<&Row> {
        self.by_openssl.get(name).and_then(|place| self.rows.get(*place))
    }
}

pub(super) fn suites() -> &'static Suites {
    static SUITES: OnceLock<Suites> = OnceLock::new();
    SUITES.get_or_init(load)
}

fn file() -> Option<&'static File> {
    static FILE: OnceLock<Option<File>> = OnceLock::new();
    FILE.get_or_init(|| parse(data!("cipher-suites.yaml")).ok()).as_ref()
}

fn load() -> Suites {
    let mut suites = Suites::default();
    let Some(file) = file() else { return suites };
    let built = file.built.0.iter().map(|pair| (pair, true));
    let others = file.registered.0.iter().map(|pair| (pair, false));
    for ((name, facts), built) in built.chain(others) {
        suites.rows.extend(Row::read(file, name, facts, built));
    }
    suites.rows.extend(
        file.signals.iter().filter_map(|(name, number)| {
            Row::read(file, name, &format!("{number} - SSLv3"), false)
        }),
    );
    for (place, row) in suites.rows.iter().enumerate() {
        suites.by_name.entry(plain(&row.name)).or_insert(place);
        // Go leaves the only digest that they have out.
        if let Some(short) = plain(&row.name).strip_suffix("_CHACHA20_POLY1305_SHA256") {
            suites.by_name.entry(format!("{short}_CHACHA20_POLY1305")).or_insert(place);
        }
        if let Some(openssl) = &row.openssl {
            suites.by_openssl.entry(openssl.clone()).or_insert(place);
            // Before 1.1.0 OpenSSL wrote EDH where it now writes DHE.
            let other = openssl.replace("EDH-", "DHE-");
            suites.by_openssl.entry(other).or_insert(place);
        }
    }
    suites
}

/// The IANA name without what its dialects change: GnuTLS leaves `WITH` out and writes `SHA1` and
/// `ARCFOUR`, Java writes `SSL`, Windows adds the curve.
fn plain(name: &str) -> String {
    let mut plain = name.to_ascii_uppercase().replace("_WITH_", "_").replace("ARCFOUR", "RC4");
    if let Some(rest) = plain.strip_prefix("SSL_") {
        plain = format!("TLS_{rest}");
    }
    for curve in ["_P256", "_P384", "_P521"] {
        if let Some(rest) = plain.strip_suffix(curve) {
            plain = rest.to_owned();
        }
    }
    match plain.strip_suffix("_SHA1") {
        Some(rest) => format!("{rest}_SHA"),
        None => plain,
    }
}

impl Row {
    fn read(file: &'static File, name: &str, facts: &str, built: bool) -> Option<Self> {
        let mut facts = facts.split(' ');
        let number = u16::from_str_radix(facts.next()?, 16).ok()?;
        let openssl = facts.next().filter(|name| *name != "-").map(str::to_owned);
        let min = facts.next()?.to_owned();
        let (exchange, rest) = split_name(name);
        let (mut cipher, mut digest) = (rest, None);
        if let Some((before, last)) = rest.rsplit_once('_')
            && file.digests.contains_key(last)
        {
            (cipher, digest) = (before, Some(last.to_owned()));
        }
        let special = file.ciphers.get(cipher);
        let exchange = file.key_exchanges.get(exchange)?;
        Some(Self {
            number,
            name: name.to_owned(),
            openssl,
            built,
            min,
            exchange,
            kx: &exchange.kx,
            au: &exchange.au,
            enc: special.map_or_else(|| openssl_cipher(cipher), |special| special.enc.clone()),
            cipher: cipher.to_owned(),
            digest,
            special,
        })
    }

    /// OpenSSL's word for the MAC.
    pub(super) fn mac(&self) -> &str {
        if let Some(mac) = self.special.and_then(|special| special.auth.as_deref()) {
            return mac;
        }
        match self.digest.as_deref() {
            _ if self.authenticates() => "AEAD",
            Some("SHA") => "SHA1",
            Some(digest) => digest,
            None => "AEAD",
        }
    }

    /// Is the cipher an authenticated one?
    fn authenticates(&self) -> bool {
        ["GCM", "CCM", "CHACHA20", "MGM", "AEGIS"].iter().any(|word| self.cipher.contains(word))
    }

    /// Key bits as OpenSSL counts the strength of a suite.
    pub(super) fn strength_bits(&self) -> u32 {
        match self.enc.as_str() {
            "NULL" => 0,
            "DES" => 56,
            "3DES" => 112,
            _ if self.exchange.export => 40,
            enc if enc.contains("256") || enc == "CHACHA20" || enc.starts_with("eGOST") => 256,
            _ => 128,
        }
    }

    fn suite(&self) -> CipherSuite {
        let read = |name: &Option<String>| name.as_deref().and_then(super::algorithm);
        let digest = self.digest.as_ref().and_then(|word| file()?.digests.get(word));
        let hash = digest.and_then(|digest| super::algorithm(digest));
        let tls13 = self.min == "TLSv1.3";
        let null = self.enc == "NULL";
        let encryption = match self.special {
            Some(special) => super::algorithm(&special.encryption),
            None if null => super::family_named("NULL"),
            None => super::algorithm(&self.cipher),
        };
        let hmac = || Some(super::algorithm("HMAC")?.with_digest(digest?));
        let mac = match self.special.map(|special| &special.mac) {
            Some(mac @ Some(_)) => read(mac),
            _ if self.authenticates() => None,
            _ => hmac(),
        };
        // Before TLS 1.2 the digest is the MAC's alone; there it is SHA-256 unless the suite says more.
        let derives =
            self.authenticates() || !matches!(self.digest.as_deref(), Some("SHA" | "MD5"));
        CipherSuite {
            number: self.number,
            name: self.name.clone(),
            openssl: self.openssl.clone(),
            key_exchange: read(&self.exchange.exchange),
            authentication: read(&self.exchange.authentication).map(Algorithm::signing),
            encryption,
            mac,
            hash: hash.filter(|_| derives),
            forward_secret: self.exchange.ephemeral || tls13,
            anonymous: self.au == "NONE",
            export: self.exchange.export,
        }
    }
}

/// `TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA` is `ECDHE_RSA` and `AES_128_CBC_SHA`.
fn split_name(name: &str) -> (&str, &str) {
    let name = name.strip_prefix("TLS_").or_else(|| name.strip_prefix("SSL_")).unwrap_or(name);
    if let Some(parts) = name.split_once("_WITH_") {
        return parts;
    }
    // GB/T 38636 leaves WITH out.
    match name.split_once("_SM4_") {
        Some((exchange, _)) => (exchange, name.get(exchange.len() + 1..).unwrap_or_default()),
        None => ("ANY", name),
    }
}

/// OpenSSL's word for a cipher: `AES_128_CBC` is `AES128`, `AES_256_GCM` is `AES256GCM`.
fn openssl_cipher(cipher: &str) -> String {
    match cipher {
        "CHACHA20_POLY1305" => "CHACHA20".to_owned(),
        "NULL" | "NULL_NULL" | "SHA256" | "SHA384" => "NULL".to_owned(),
        _ if cipher.starts_with("RC4") => "RC4".to_owned(),
        _ if cipher.starts_with("3DES") => "3DES".to_owned(),
        _ => cipher.replace("_CBC", "").replace('_', ""),
    }
}
