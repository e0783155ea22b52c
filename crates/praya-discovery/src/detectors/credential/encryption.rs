//! How a key or a safe is encrypted under a password: PBES1, PBES2 and PKCS#12 schemes, and the
//! headers of OpenSSL's own PEM encryption.

use super::algorithm::{Identifier, Told, named, spelled};
use super::der::{Malformed, Read, Reader, Value, tag};

/// A password-based protection and the algorithms in it.
pub(super) struct Protection {
    /// The cipher's canonical name.
    pub(super) name: String,
    /// Each algorithm with what it does there.
    pub(super) parts: Vec<(Told, String)>,
}

const PBES2: &str = "1.2.840.113549.1.5.13";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const SCRYPT: &str = "1.3.6.1.4.1.11591.4.11";
const HMAC_SHA1: &str = "1.2.840.113549.2.7";

/// Password-based schemes that name cipher and digest in one identifier (PKCS#5 v1.5, PKCS#12
/// appendix C): identifier, cipher, digest.
const SCHEMES: &[(&str, &str, &str)] = &[
    ("1.2.840.113549.1.5.1", "DES-CBC", "MD2"),
    ("1.2.840.113549.1.5.3", "DES-CBC", "MD5"),
    ("1.2.840.113549.1.5.4", "RC2-CBC", "MD2"),
    ("1.2.840.113549.1.5.6", "RC2-CBC", "MD5"),
    ("1.2.840.113549.1.5.10", "DES-CBC", "SHA-1"),
    ("1.2.840.113549.1.5.11", "RC2-CBC", "SHA-1"),
    ("1.2.840.113549.1.12.1.1", "RC4-128", "SHA-1"),
    ("1.2.840.113549.1.12.1.2", "RC4-40", "SHA-1"),
    ("1.2.840.113549.1.12.1.3", "3DES-CBC", "SHA-1"),
    ("1.2.840.113549.1.12.1.4", "3DES-112-CBC", "SHA-1"),
    ("1.2.840.113549.1.12.1.5", "RC2-128-CBC", "SHA-1"),
    ("1.2.840.113549.1.12.1.6", "RC2-40-CBC", "SHA-1"),
];

/// The protection that an AlgorithmIdentifier gives.
pub(super) fn of_identifier(identifier: &Identifier<'_>) -> Protection {
    if identifier.oid == PBES2 {
        let parts = identifier.some_parameters().map(pbes2);
        return match parts {
            Some(Ok(protection)) => protection,
            Some(Err(Malformed(reason))) => unknown("PBES2", reason),
            None => unknown("PBES2", "the parameters are missing"),
        };
    }
    let scheme = SCHEMES.iter().find(|(oid, _, _)| *oid == identifier.oid);
    let Some((_, cipher, digest)) = scheme else {
        let told = identifier.named();
        return Protection {
            name: told.algorithm.name.clone(),
            parts: vec![(told, "encryption".to_owned())],
        };
    };
    let rounds = identifier.some_parameters().and_then(|value| iterations(value.inside()));
    let derivation = format!("key derivation{}", counted(rounds));
    Protection {
        name: (*cipher).to_owned(),
        parts: vec![(known(cipher), "encryption".to_owned()), (known(digest), derivation)],
    }
}

fn unknown(name: &str, reason: &str) -> Protection {
    let told = Told::default().unresolved("algorithm", reason);
    Protection { name: name.to_owned(), parts: vec![(told, "encryption".to_owned())] }
}

fn known(name: &str) -> Told {
    Told { algorithm: spelled(name), ..Told::default() }
}

/// Salt, then iterations.
fn iterations(mut parameters: Reader<'_>) -> Option<u64> {
    parameters.expect(tag::OCTET_STRING).ok()?;
    parameters.expect(tag::INTEGER).ok()?.small().ok()
}

/// `, 2048 iterations`, where the number is known.
pub(super) fn counted(iterations: Option<u64>) -> String {
    iterations.map_or_else(String::new, |count| format!(", {count} iterations"))
}

fn pbes2(parameters: &Value<'_>) -> Read<Protection> {
    parameters.must_be(tag::SEQUENCE)?;
    let mut inside = parameters.inside();
    let derivation = Identifier::read(&mut inside)?;
    let cipher = Identifier::read(&mut inside)?.named();
    let derived = match derivation.oid.as_str() {
        PBKDF2 => pbkdf2(&derivation)?,
        SCRYPT => (derivation.named(), format!("key derivation{}", scrypt_cost(&derivation)?)),
        _ => (derivation.named(), "key derivation".to_owned()),
    };
    Ok(Protection {
        name: cipher.algorithm.name.clone(),
        parts: vec![(cipher, "encryption".to_owned()), derived],
    })
}

fn pbkdf2(identifier: &Identifier<'_>) -> Read<(Told, String)> {
    let missing = Malformed("the PBKDF2 parameters are missing");
    let mut inside = identifier.some_parameters().ok_or(missing)?.inside();
    inside.value()?;
    let rounds = inside.expect(tag::INTEGER)?.small().ok();
    inside.optional(tag::INTEGER)?;
    let digest =
        if inside.is_empty() { named(HMAC_SHA1) } else { Identifier::read(&mut inside)?.named() };
    let algorithm = spelled(&format!("PBKDF2-{}", digest.algorithm.name));
    let told = Told { algorithm, unresolved: digest.unresolved };
    Ok((told, format!("key derivation{}", counted(rounds))))
}

fn scrypt_cost(identifier: &Identifier<'_>) -> Read<String> {
    let missing = Malformed("the scrypt parameters are missing");
    let mut inside = identifier.some_parameters().ok_or(missing)?.inside();
    inside.expect(tag::OCTET_STRING)?;
    let [n, r, p] = [(); 3].map(|()| inside.expect(tag::INTEGER).and_then(|value| value.small()));
    Ok(format!(", N={} r={} p={}", n?, r?, p?))
}

/// OpenSSL's `DEK-Info: AES-256-CBC,<iv>`: one round of MD5 derives the key.
pub(super) fn of_dek_info(value: &str) -> Protection {
    let cipher = value.split(',').next().unwrap_or_default().trim();
    let name = match cipher {
        "DES-EDE3-CBC" => "3DES-CBC",
        other => other,
    };
    Protection {
        name: name.to_owned(),
        parts: vec![
            (known(name), "encryption".to_owned()),
            (known("MD5"), "key derivation, 1 iteration".to_owned()),
        ],
    }
}
