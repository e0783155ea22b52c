//! Tells what a DER structure is by its shape, and reads it.

use praya_cbom::{Location, Material, MaterialKind};

use super::algorithm::Told;
use super::der::{Malformed, Read, Reader, Value, tag};
use super::findings::Findings;
use super::private_key::{self, PrivateKey};
use super::x509;

/// Structures that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Structure {
    Certificate,
    PublicKey,
    Pkcs8,
    EncryptedPkcs8,
    Pkcs1,
    Sec1,
    Dsa,
}

/// What this value is, by the types of its first elements. `None` where it is none of them.
pub(super) fn shape(value: &Value<'_>) -> Option<Structure> {
    if value.tag != tag::SEQUENCE {
        return None;
    }
    let mut inside = value.inside();
    let first = inside.value().ok()?;
    let second = inside.value().ok()?;
    let third = inside.value().ok();
    let third_tag = third.map(|value| value.tag);
    match (first.tag, second.tag, third_tag) {
        (tag::SEQUENCE, tag::SEQUENCE, Some(tag::BIT_STRING)) => signed(&first),
        (tag::SEQUENCE, tag::BIT_STRING, None) => {
            is_identifier(&first).then_some(Structure::PublicKey)
        }
        (tag::SEQUENCE, tag::OCTET_STRING, None) => {
            is_identifier(&first).then_some(Structure::EncryptedPkcs8)
        }
        (tag::INTEGER, tag::SEQUENCE, Some(tag::OCTET_STRING)) => {
            is_identifier(&second).then_some(Structure::Pkcs8)
        }
        (tag::INTEGER, tag::OCTET_STRING, _) => {
            is_sec1(&first, third_tag).then_some(Structure::Sec1)
        }
        (tag::INTEGER, tag::INTEGER, Some(tag::INTEGER)) => private_integers(&value.inside()),
        _ => None,
    }
}

/// The first element of a signed structure: a certificate's.
fn signed(body: &Value<'_>) -> Option<Structure> {
    let mut inside = body.inside();
    inside.optional(tag::explicit(0)).ok()?;
    inside.optional(tag::INTEGER).ok()??;
    let tags = [(); 4].map(|()| inside.value().map(|value| value.tag));
    let all_sequences = tags.iter().all(|tag| *tag == Ok(tag::SEQUENCE));
    all_sequences.then_some(Structure::Certificate)
}

fn is_identifier(value: &Value<'_>) -> bool {
    value.inside().oid().is_ok()
}

fn is_sec1(version: &Value<'_>, third: Option<u8>) -> bool {
    version.content == [1] && matches!(third, None | Some(0xa0 | 0xa1))
}

/// RSAPrivateKey has nine integers, OpenSSL's DSAPrivateKey six, the first of each is a version.
fn private_integers(inside: &Reader<'_>) -> Option<Structure> {
    let mut inside = *inside;
    let version = inside.expect(tag::INTEGER).ok()?.small().ok()?;
    let mut count = 1;
    while inside.optional(tag::INTEGER).ok()?.is_some() {
        count += 1;
    }
    match (count, version) {
        (9, 0) | (9.., 1) => Some(Structure::Pkcs1),
        (6, 0) => Some(Structure::Dsa),
        _ => None,
    }
}

/// Reads a structure and reports what is in it.
pub(super) fn read(
    structure: Structure,
    value: &Value<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    match structure {
        Structure::Certificate => findings.certificate(x509::certificate(value)?, at),
        Structure::PublicKey => public_key(value, at, findings)?,
        Structure::Pkcs8 => private(private_key::pkcs8(value)?, at, findings),
        Structure::EncryptedPkcs8 => private(private_key::encrypted_pkcs8(value)?, at, findings),
        Structure::Pkcs1 => private(private_key::pkcs1(value)?, at, findings),
        Structure::Sec1 => private(private_key::sec1(value)?, at, findings),
        Structure::Dsa => private(private_key::dsa(value)?, at, findings),
    }
    Ok(())
}

/// Reports a private key and what protects it.
pub(super) fn private(key: PrivateKey, at: &Location, findings: &mut Findings<'_, '_>) {
    findings.material(key.material(), at, key.told.unresolved);
    for (told, role) in key.protection.map(|protection| protection.parts).unwrap_or_default() {
        findings.algorithm(told, &at.clone().with_symbol(role));
    }
}

fn public_key(info: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let Told { algorithm, unresolved } = x509::public_key(info)?;
    let material = Material {
        material: MaterialKind::PublicKey,
        size: algorithm.key_size,
        algorithm: Some(algorithm),
        format: Some("SubjectPublicKeyInfo".to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(x509::sha256(info.raw)),
        ..Material::default()
    };
    findings.material(material, at, unresolved);
    Ok(())
}

/// The structure that a whole value is, or why there is none.
pub(super) fn recognised(value: &Value<'_>) -> Read<Structure> {
    shape(value).ok_or(Malformed("its structure is none that is known"))
}
