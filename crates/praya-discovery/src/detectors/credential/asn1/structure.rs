//! Tells what a DER structure is by its shape, and reads it.

use praya_cbom::{Location, Material, MaterialKind};

use super::algorithm::{self, Identifier, Told, bits};
use super::der::{Malformed, Read, Reader, Value, tag};
use super::private_key::{self, PrivateKey};
use super::spki::{self, PublicKey};
use super::{cms, curve, keystore, ocsp, pkcs12, request, revocation, tpm, x509};
use crate::detectors::credential::findings::Findings;

/// Structures that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Structure {
    Certificate,
    AttributeCertificate,
    Request,
    Revocation,
    PublicKey,
    RsaPublicKey,
    Pkcs8,
    EncryptedPkcs8,
    Pkcs1,
    Sec1,
    Dsa,
    DhParameters,
    DsaParameters,
    EcParameters,
    Cms,
    Pkcs12,
    Ocsp,
    TpmKey,
    Bcfks,
}

/// Labels of PEM whose structure its shape alone does not tell.
const LABELS: &[(&str, Structure)] = &[
    ("ATTRIBUTE CERTIFICATE", Structure::AttributeCertificate),
    ("RSA PUBLIC KEY", Structure::RsaPublicKey),
    ("DH PARAMETERS", Structure::DhParameters),
    ("X9.42 DH PARAMETERS", Structure::DhParameters),
    ("DSA PARAMETERS", Structure::DsaParameters),
    ("EC PARAMETERS", Structure::EcParameters),
    ("SM2 PARAMETERS", Structure::EcParameters),
    ("TSS2 PRIVATE KEY", Structure::TpmKey),
];

/// What a label says where the shape does not.
pub(crate) fn of_label(label: &str) -> Option<Structure> {
    LABELS.iter().find(|(known, _)| *known == label).map(|(_, structure)| *structure)
}

/// What this value is, by the types of its first elements. `None` where it is none of them.
pub(crate) fn shape(value: &Value<'_>) -> Option<Structure> {
    if value.tag != tag::SEQUENCE {
        return None;
    }
    let mut inside = value.inside();
    let first = inside.value().ok()?;
    let second = inside.value().ok()?;
    let third = if inside.is_empty() { None } else { Some(inside.value().ok()?) };
    match (first.tag, second.tag, third.map(|value| value.tag)) {
        (tag::SEQUENCE, tag::SEQUENCE, Some(tag::BIT_STRING)) => signed(&first),
        (tag::SEQUENCE, tag::BIT_STRING, None) => told(Structure::PublicKey, identifier(&first)),
        (tag::SEQUENCE, tag::OCTET_STRING | 0x24, None) => {
            told(Structure::EncryptedPkcs8, identifier(&first))
        }
        (tag::SEQUENCE, tag::SEQUENCE, None) => told(Structure::Bcfks, keystore::is_bcfks(&first)),
        (tag::INTEGER, tag::SEQUENCE, Some(tag::OCTET_STRING | 0x24)) => {
            told(Structure::Pkcs8, identifier(&second))
        }
        (tag::INTEGER, tag::SEQUENCE, _) => {
            told(Structure::Pkcs12, pkcs12::is_pfx(&first, &second))
        }
        (tag::INTEGER, tag::OCTET_STRING, third) => told(Structure::Sec1, is_sec1(&first, third)),
        (tag::INTEGER, tag::INTEGER, Some(tag::INTEGER)) => {
            private_integers(value.inside()).or_else(|| three_integers(value.inside()))
        }
        (tag::INTEGER, tag::INTEGER, None) => public_integers(&first, &second),
        (tag::OID, 0xa0, None) => told(Structure::Cms, cms::is_content_info(&first)),
        (tag::OID, _, Some(_)) => told(Structure::TpmKey, tpm::is_key(&first)),
        (tag::ENUMERATED, 0xa0, None) => told(Structure::Ocsp, ocsp::is_response(&second)),
        _ => None,
    }
}

fn told(structure: Structure, sure: bool) -> Option<Structure> {
    sure.then_some(structure)
}

fn identifier(value: &Value<'_>) -> bool {
    value.inside().oid().is_ok()
}

/// What was signed: a certificate, a request or a revocation list.
fn signed(body: &Value<'_>) -> Option<Structure> {
    let mut tags = Vec::new();
    let mut inside = body.inside();
    while tags.len() < 6 && !inside.is_empty() {
        tags.push(inside.value().ok()?.tag);
    }
    let tags = tags.strip_prefix(&[tag::explicit(0)]).unwrap_or(&tags);
    const SEQUENCES: [u8; 4] = [tag::SEQUENCE; 4];
    let time = |tag: &u8| [tag::UTC_TIME, tag::GENERALIZED_TIME].contains(tag);
    match tags {
        [tag::INTEGER, rest @ ..] if rest.starts_with(&SEQUENCES) => Some(Structure::Certificate),
        [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE, at, ..] if time(at) => {
            Some(Structure::Revocation)
        }
        [tag::SEQUENCE, tag::SEQUENCE, at, ..] if time(at) => Some(Structure::Revocation),
        [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE] => Some(Structure::Request),
        [tag::INTEGER, tag::SEQUENCE, tag::SEQUENCE, 0xa0, ..] => Some(Structure::Request),
        _ => None,
    }
}

fn is_sec1(version: &Value<'_>, third: Option<u8>) -> bool {
    version.content == [1] && matches!(third, None | Some(0xa0 | 0xa1))
}

/// RSAPrivateKey has nine integers, OpenSSL's DSAPrivateKey six; the first of each is a version.
fn private_integers(mut inside: Reader<'_>) -> Option<Structure> {
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

/// Dss-Parms are p, q, g; DHParameter is p, g and a small length; DomainParameters are p, g, q.
fn three_integers(mut inside: Reader<'_>) -> Option<Structure> {
    let [p, second, third] = [(); 3].map(|()| inside.expect(tag::INTEGER));
    let [p, second, third] =
        [p, second, third].map(|value| value.map_or(0, |v| bits(v.magnitude())));
    match (p, second, third) {
        _ if p < 512 || !inside.is_empty() => None,
        (_, 160..=256, 257..) => Some(Structure::DsaParameters),
        (_, 1.., _) => Some(Structure::DhParameters),
        _ => None,
    }
}

/// RSAPublicKey and DHParameter are both two integers: the second is an odd exponent, or one of
/// the generators in use. Three can be either.
fn public_integers(first: &Value<'_>, second: &Value<'_>) -> Option<Structure> {
    let large = bits(first.magnitude()) >= 256;
    match second.small().ok().filter(|_| large)? {
        2 | 5 => Some(Structure::DhParameters),
        17 | 257 | 65_537 => Some(Structure::RsaPublicKey),
        _ => None,
    }
}

/// Reads a structure and reports what is in it.
pub(crate) fn read(
    structure: Structure,
    value: &Value<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    match structure {
        Structure::Certificate => findings.certificate(x509::certificate(value)?, at),
        Structure::AttributeCertificate => revocation::attribute_certificate(value, at, findings)?,
        Structure::Request => request::read(value, at, findings)?,
        Structure::Revocation => revocation::read(value, at, findings)?,
        Structure::PublicKey => {
            public_key(spki::read(value)?, "SubjectPublicKeyInfo", at, findings);
        }
        Structure::RsaPublicKey => public_key(rsa_public_key(value)?, "PKCS#1", at, findings),
        Structure::Pkcs8 => private(private_key::pkcs8(value)?, at, findings),
        Structure::EncryptedPkcs8 => private(private_key::encrypted_pkcs8(value)?, at, findings),
        Structure::Pkcs1 => private(private_key::pkcs1(value)?, at, findings),
        Structure::Sec1 => private(private_key::sec1(value)?, at, findings),
        Structure::Dsa => private(private_key::dsa(value)?, at, findings),
        Structure::DhParameters => prime_parameters("DH", value, at, findings)?,
        Structure::DsaParameters => prime_parameters("DSA", value, at, findings)?,
        Structure::EcParameters => curve_parameters(value, at, findings),
        Structure::Cms => cms::read(value, at, findings)?,
        Structure::Pkcs12 => pkcs12::read(value, at, findings)?,
        Structure::Ocsp => ocsp::read(value, at, findings)?,
        Structure::TpmKey => tpm::read(value, at, findings)?,
        Structure::Bcfks => keystore::bcfks(value, at, findings)?,
    }
    Ok(())
}

/// Reports a private key and what protects it.
pub(crate) fn private(key: PrivateKey, at: &Location, findings: &mut Findings<'_, '_>) {
    findings.material(key.material(), at, key.told.unresolved);
    if let Some(protection) = key.protection {
        findings.protection(protection, at);
    }
}

/// Reports a public key.
pub(crate) fn public_key(
    key: PublicKey,
    format: &str,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let material = Material {
        material: MaterialKind::PublicKey,
        size: key.told.algorithm.key_size,
        algorithm: key.told.known(),
        format: Some(format.to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(key.fingerprint),
        ..Material::default()
    };
    findings.material(material, at, key.told.unresolved);
}

/// PKCS#1 RSAPublicKey.
fn rsa_public_key(value: &Value<'_>) -> Read<PublicKey> {
    value.must_be(tag::SEQUENCE)?;
    let mut inside = value.inside();
    let (modulus, exponent) = (inside.expect(tag::INTEGER)?, inside.expect(tag::INTEGER)?);
    let info = spki::rsa(modulus.magnitude(), exponent.magnitude());
    spki::read(&Value::first(&info)?)
}

fn prime_parameters(
    family: &str,
    value: &Value<'_>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let prime = value.inside().expect(tag::INTEGER)?;
    let told = algorithm::over_prime(algorithm::spelled(family), prime.magnitude());
    parameters(told, at, findings);
    Ok(())
}

fn curve_parameters(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) {
    let told = algorithm::spelled("EC");
    let told = match curve::of_parameters(Some(value)) {
        Ok(curve) => told.with_curve(&curve),
        Err(reason) => told.unresolved("curve", reason),
    };
    parameters(told, at, findings);
}

fn parameters(told: Told, at: &Location, findings: &mut Findings<'_, '_>) {
    let material = Material {
        material: MaterialKind::Parameters,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("ASN.1".to_owned()),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
}

/// The structure that a whole value is, or why there is none.
pub(crate) fn recognised(value: &Value<'_>) -> Read<Structure> {
    shape(value).ok_or(Malformed("its structure is none that is known"))
}

/// The signature of a SIGNED structure: the second of its three elements.
pub(crate) fn outer_signature(value: &Value<'_>) -> Read<Told> {
    value.must_be(tag::SEQUENCE)?;
    let mut outer = value.inside();
    outer.value()?;
    Ok(super::signature::of_identifier(&Identifier::read(&mut outer)?))
}
