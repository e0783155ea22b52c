//! How a key or a safe is encrypted under a password: PBES1, PBES2 and PKCS#12 schemes, and the
//! headers of OpenSSL's own PEM encryption.

use super::algorithm::{Identifier, Told, named, spelled};
use super::der::{Malformed, Read, Reader, Value, tag};

/// A password-based protection and the algorithms in it.
pub(crate) struct Protection {
    /// The cipher's canonical name.
    pub(crate) name: String,
    /// Each algorithm with what it does there.
    pub(crate) parts: Vec<(Told, String)>,
}

pub(crate) const PBES2: &str = "1.2.840.113549.1.5.13";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const SCRYPT: &str = "1.3.6.1.4.1.11591.4.11";
const HMAC_SHA1: &str = "1.2.840.113549.2.7";

/// Password-based schemes that one identifier names whole (PKCS#5 v1.5, PKCS#12 appendix C):
/// identifier, cipher, key derivation.
const SCHEMES: &[(&str, &str, &str)] = &[
    ("1.2.840.113549.1.5.1", "DES-CBC", "PBKDF1-MD2"),
    ("1.2.840.113549.1.5.3", "DES-CBC", "PBKDF1-MD5"),
    ("1.2.840.113549.1.5.4", "RC2-64-CBC", "PBKDF1-MD2"),
    ("1.2.840.113549.1.5.6", "RC2-64-CBC", "PBKDF1-MD5"),
    ("1.2.840.113549.1.5.10", "DES-CBC", "PBKDF1-SHA-1"),
    ("1.2.840.113549.1.5.11", "RC2-64-CBC", "PBKDF1-SHA-1"),
    ("1.2.840.113549.1.12.1.1", "RC4-128", "PKCS12-KDF-SHA-1"),
    ("1.2.840.113549.1.12.1.2", "RC4-40", "PKCS12-KDF-SHA-1"),
    ("1.2.840.113549.1.12.1.3", "3DES-CBC", "PKCS12-KDF-SHA-1"),
    ("1.2.840.113549.1.12.1.4", "3DES-112-CBC", "PKCS12-KDF-SHA-1"),
    ("1.2.840.113549.1.12.1.5", "RC2-128-CBC", "PKCS12-KDF-SHA-1"),
    ("1.2.840.113549.1.12.1.6", "RC2-40-CBC", "PKCS12-KDF-SHA-1"),
    // Of Sun's JKS and JCEKS key stores; JKS's own cipher is an XOR with a chain of SHA-1.
    ("1.3.6.1.4.1.42.2.19.1", "3DES-CBC", "PBKDF1-MD5"),
];

/// The protection that an AlgorithmIdentifier gives.
pub(crate) fn of_identifier(identifier: &Identifier<'_>) -> Protection {
    if identifier.oid == PBES2 {
        return match identifier.some_parameters().map(pbes2) {
            Some(Ok(protection)) => protection,
            Some(Err(Malformed(reason))) => unknown("PBES2", reason),
            None => unknown("PBES2", "the parameters are missing"),
        };
    }
    let scheme = SCHEMES.iter().find(|(oid, _, _)| *oid == identifier.oid);
    let Some((_, cipher, derivation)) = scheme else {
        let told = identifier.named();
        let name = told.algorithm.name.clone();
        return Protection { name, parts: vec![(told, "encryption".to_owned())] };
    };
    let rounds = identifier.some_parameters().and_then(|value| iterations(value.inside()));
    Protection::of(spelled(cipher), spelled(derivation), &counted(rounds))
}

fn unknown(name: &str, reason: &str) -> Protection {
    let told = Told::default().unresolved("algorithm", reason);
    Protection { name: name.to_owned(), parts: vec![(told, "encryption".to_owned())] }
}

impl Protection {
    /// A cipher whose key is derived from a password, with the cost of the derivation.
    pub(crate) fn of(cipher: Told, derivation: Told, cost: &str) -> Self {
        Self {
            name: cipher.algorithm.name.clone(),
            parts: vec![
                (cipher, "encryption".to_owned()),
                (derivation, format!("key derivation{cost}")),
            ],
        }
    }
}

/// Salt, then iterations.
fn iterations(mut parameters: Reader<'_>) -> Option<u64> {
    parameters.expect(tag::OCTET_STRING).ok()?;
    parameters.expect(tag::INTEGER).ok()?.small().ok()
}

/// `, 2048 iterations`, where the number is known.
pub(crate) fn counted(iterations: Option<u64>) -> String {
    iterations.map_or_else(String::new, |count| format!(", {count} iterations"))
}

fn pbes2(parameters: &Value<'_>) -> Read<Protection> {
    parameters.must_be(tag::SEQUENCE)?;
    let mut inside = parameters.inside();
    let derivation = Identifier::read(&mut inside)?;
    let cipher = cipher(&Identifier::read(&mut inside)?);
    let (derivation, cost) = match derivation.oid.as_str() {
        PBKDF2 => pbkdf2(&derivation)?,
        SCRYPT => (spelled("scrypt"), scrypt_cost(&derivation)?),
        _ => (derivation.named(), String::new()),
    };
    Ok(Protection::of(cipher, derivation, &cost))
}

/// The cipher of an AlgorithmIdentifier. RC2 keeps its effective key size in its parameters, as
/// the code numbers of RFC 8018 B.2.3.
pub(crate) fn cipher(identifier: &Identifier<'_>) -> Told {
    const RC2_CBC: &str = "1.2.840.113549.3.2";
    if identifier.oid != RC2_CBC {
        return identifier.named();
    }
    let version = identifier.some_parameters().map(|value| value.inside().expect(tag::INTEGER));
    let bits = match version.map(|version| version.and_then(|value| value.small())) {
        Some(Ok(160)) => 40,
        Some(Ok(120)) => 64,
        Some(Ok(58)) => 128,
        _ => return spelled("RC2-CBC").unresolved("keySize", "the RC2 version is not known"),
    };
    spelled("RC2-CBC").with_key_size(bits)
}

fn pbkdf2(identifier: &Identifier<'_>) -> Read<(Told, String)> {
    let missing = Malformed("the PBKDF2 parameters are missing");
    let mut inside = identifier.some_parameters().ok_or(missing)?.inside();
    inside.value()?;
    let rounds = inside.expect(tag::INTEGER)?.small().ok();
    inside.optional(tag::INTEGER)?;
    let mac =
        if inside.is_empty() { named(HMAC_SHA1) } else { Identifier::read(&mut inside)?.named() };
    let told = match &mac.algorithm.digest {
        Some(digest) => spelled("PBKDF2").with_digest(digest),
        None => spelled("PBKDF2").unresolved("digest", "the pseudo-random function is not known"),
    };
    Ok((told, counted(rounds)))
}

/// PBMAC1 (RFC 9579): a MAC whose key PBKDF2 derives.
pub(crate) fn of_pbmac1(identifier: &Identifier<'_>) -> Protection {
    let parts = identifier.some_parameters().ok_or(Malformed("the parameters are missing"));
    let read = parts.and_then(|parameters| {
        let mut inside = parameters.inside();
        let (derivation, cost) = pbkdf2(&Identifier::read(&mut inside)?)?;
        let mac = Identifier::read(&mut inside)?.named();
        Ok(Protection {
            name: mac.algorithm.name.clone(),
            parts: vec![(mac, "MAC".to_owned()), (derivation, format!("key derivation{cost}"))],
        })
    });
    read.unwrap_or_else(|Malformed(reason)| unknown("PBMAC1", reason))
}

fn scrypt_cost(identifier: &Identifier<'_>) -> Read<String> {
    let missing = Malformed("the scrypt parameters are missing");
    let mut inside = identifier.some_parameters().ok_or(missing)?.inside();
    inside.expect(tag::OCTET_STRING)?;
    let [n, r, p] = [(); 3].map(|()| inside.expect(tag::INTEGER).and_then(|value| value.small()));
    Ok(format!(", N={} r={} p={}", n?, r?, p?))
}

/// OpenSSL's `DEK-Info: AES-256-CBC,<iv>`: one round of MD5 derives the key.
pub(crate) fn of_dek_info(value: &str) -> Protection {
    let cipher = value.split(',').next().unwrap_or_default().trim();
    Protection::of(spelled(cipher), spelled("EVP-BytesToKey-MD5"), ", 1 iteration")
}
