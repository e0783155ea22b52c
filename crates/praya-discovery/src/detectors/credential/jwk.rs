//! Finds JSON Web Keys (RFC 7517, 7518, 8037, and AKP of RFC 9964's predecessor drafts), alone, in
//! sets, and inside any other text.

use base64::Engine as _;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;
use praya_cbom::registry::{compose, curve};
use praya_cbom::{Location, Material, MaterialKind};
use serde_json::{Map, Value as Json};

use super::asn1::algorithm::{Told, spelled};
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::spki::{self, PublicKey};
use super::asn1::x509;
use super::findings::{Findings, Lines};
use super::pem_block::BASE64;
use crate::{Artefact, Detector, Report};

/// `"kty"`.
pub(super) struct Jwk;

const ID: &str = "credential/jwk";
const KEY_TYPE: &[u8] = b"\"kty\"";

/// How far before its `kty` a key may begin, and how long it may be: those of post-quantum
/// algorithms with certificate chains have some tens of kilobytes.
const MAX_BYTES: usize = 256 * 1024;

const BASE64_URL: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

impl Detector for Jwk {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "JSON Web Key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        memmem::find(artefact.bytes, KEY_TYPE).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let mut lines = Lines::new(artefact.bytes);
        let mut behind = 0;
        for at in memmem::find_iter(artefact.bytes, KEY_TYPE) {
            if findings.full() {
                break;
            }
            let object = object(artefact.bytes, behind, at);
            behind = at;
            let Some((start, members)) = object else { continue };
            let line = lines.at(start.max(behind.min(at)));
            let place = findings.line(line);
            if let Err(Malformed(reason)) = key(&members, &place, &mut findings) {
                findings.unreadable(format!("line {line}: JSON Web Key: {reason}"));
            }
        }
        findings.link_chains();
    }
}

/// The object whose own member stands at `at`: from the brace that is open there. Looks back no
/// further than the member before, so that a file is walked once.
fn object(bytes: &[u8], behind: usize, at: usize) -> Option<(usize, Map<String, Json>)> {
    let from = behind.max(at.saturating_sub(MAX_BYTES));
    let before = bytes.get(from..at)?;
    let mut closed = 0_usize;
    let open = before.iter().rposition(|byte| match byte {
        b'}' => {
            closed += 1;
            false
        }
        b'{' if closed == 0 => true,
        b'{' => {
            closed -= 1;
            false
        }
        _ => false,
    })?;
    let start = from + open;
    let window = bytes.get(start..)?;
    let window = window.get(..MAX_BYTES).unwrap_or(window);
    let mut values = serde_json::Deserializer::from_slice(window).into_iter();
    Some((start, values.next()?.ok()?))
}

fn text<'a>(members: &'a Map<String, Json>, name: &str) -> Option<&'a str> {
    members.get(name)?.as_str()
}

fn bytes(members: &Map<String, Json>, name: &str) -> Read<Vec<u8>> {
    let text = text(members, name).ok_or(Malformed("a member of the public key is missing"))?;
    let decoded = BASE64_URL.decode(text.trim_end_matches('='));
    decoded.map_err(|_| Malformed("a member is not base64url"))
}

/// Reports a key. An object that has a `kty` and no key in it is a request or a description.
fn key(members: &Map<String, Json>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let Some(kind) = text(members, "kty") else { return Ok(()) };
    let carries = |names: &[&str]| names.iter().any(|name| text(members, name).is_some());
    if !carries(&["n", "x", "k", "pub", "priv", "d"]) {
        return Ok(());
    }
    let public = match kind {
        "RSA" => of_info(&spki::rsa(&bytes(members, "n")?, &bytes(members, "e")?))?,
        "EC" => elliptic(members)?,
        "OKP" => edwards(members)?,
        "AKP" => algorithm_key_pair(members)?,
        "oct" => return secret(members, at, findings),
        _ => PublicKey {
            told: Told::nothing(format!("key type '{kind}' is not known")),
            fingerprint: String::new(),
        },
    };
    let private = carries(&["d", "priv"]);
    let material = Material {
        material: if private { MaterialKind::PrivateKey } else { MaterialKind::PublicKey },
        size: public.told.algorithm.key_size,
        algorithm: public.told.known(),
        format: Some("JWK".to_owned()),
        label: text(members, "kid").map(str::to_owned),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(public.fingerprint).filter(|digits| !digits.is_empty()),
    };
    findings.material(material, at, public.told.unresolved);
    chain(members, at, findings)
}

/// Certificates that come with the key (`x5c`), in plain base64.
fn chain(members: &Map<String, Json>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let Some(Json::Array(list)) = members.get("x5c") else { return Ok(()) };
    for certificate in list.iter().filter_map(Json::as_str) {
        let decoded = BASE64.decode(certificate.trim_end_matches('='));
        let der = decoded.map_err(|_| Malformed("a certificate is not base64"))?;
        findings.certificate(x509::certificate(&Value::first(&der)?)?, at);
    }
    Ok(())
}

fn of_info(info: &[u8]) -> Read<PublicKey> {
    spki::read(&Value::first(info)?)
}

/// What the key is for, where `alg` or `use` say.
fn family(members: &Map<String, Json>) -> &'static str {
    let algorithm = text(members, "alg").unwrap_or_default();
    if algorithm.starts_with("ES") {
        "ECDSA"
    } else if algorithm.starts_with("ECDH") {
        "ECDH"
    } else {
        "EC"
    }
}

fn elliptic(members: &Map<String, Json>) -> Read<PublicKey> {
    let point = [vec![4], bytes(members, "x")?, bytes(members, "y")?].concat();
    let name = text(members, "crv").unwrap_or_default();
    let family = family(members);
    let Some((known, oid)) = curve(name).and_then(|known| Some((known.name, known.oid?))) else {
        let told = spelled(family).unresolved("curve", "the curve is not in the registry");
        return Ok(PublicKey { told, fingerprint: String::new() });
    };
    let info = spki::elliptic(&spki::object_identifier(&oid), &point);
    let told = Told::all(compose(family, None, Some(&known), None, None, None));
    Ok(PublicKey { told, fingerprint: x509::sha256(&info) })
}

fn edwards(members: &Map<String, Json>) -> Read<PublicKey> {
    let told = spelled(text(members, "crv").unwrap_or_default());
    plain(told, &bytes(members, "x")?)
}

/// AKP: `alg` names algorithm and parameter set.
fn algorithm_key_pair(members: &Map<String, Json>) -> Read<PublicKey> {
    let told = spelled(text(members, "alg").unwrap_or_default());
    plain(told, &bytes(members, "pub")?)
}

/// A key whose algorithm's identifier has no parameters.
fn plain(told: Told, key: &[u8]) -> Read<PublicKey> {
    match &told.algorithm.oid {
        Some(oid) => {
            let fingerprint = x509::sha256(&spki::plain(oid, key));
            Ok(PublicKey { told, fingerprint })
        }
        None => Ok(PublicKey { told, fingerprint: String::new() }),
    }
}

/// `oct`: of the secret only its length is taken.
fn secret(members: &Map<String, Json>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let bits = u32::try_from(bytes(members, "k")?.len()).unwrap_or(u32::MAX).saturating_mul(8);
    let told = match text(members, "alg") {
        Some(algorithm) => spelled(algorithm),
        None => Told::nothing("the key does not say which algorithm it is for"),
    };
    let material = Material {
        material: MaterialKind::SecretKey,
        size: Some(bits),
        algorithm: told.known(),
        format: Some("JWK".to_owned()),
        label: text(members, "kid").map(str::to_owned),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
    Ok(())
}
