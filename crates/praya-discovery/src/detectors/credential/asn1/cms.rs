//! CMS and PKCS#7 (RFC 5652): certificates, and the algorithms of signers and recipients.

use praya_cbom::Location;

use super::algorithm::{Identifier, Told, oid};
use super::der::{Malformed, Read, Reader, Value, tag};
use super::encryption;
use super::structure::{self, Structure};
use super::{signature, x509};
use crate::detectors::credential::findings::Findings;

/// Content types: PKCS#7, the same of GB/T 35275 for SM2, and those of S/MIME.
const PKCS7: &str = "1.2.840.113549.1.7.";
const SM2: &str = "1.2.156.10197.6.1.4.2.";
const AUTH_ENVELOPED: &str = "1.2.840.113549.1.9.16.1.23";

/// Signers or recipients that are listed of one message.
const MAX_PARTIES: usize = 1_000;

/// Whether this identifier is that of a content type read here.
pub(crate) fn is_content_info(oid: &Value<'_>) -> bool {
    oid.oid().is_ok_and(|oid| kind(&oid).is_some())
}

/// The number of a content type in PKCS#7's arc; 23 stands for authenticated-enveloped data.
fn kind(oid: &str) -> Option<u8> {
    if oid == AUTH_ENVELOPED {
        return Some(23);
    }
    let number = oid.strip_prefix(PKCS7).or_else(|| oid.strip_prefix(SM2))?;
    number.parse().ok().filter(|kind| (1..=6).contains(kind))
}

/// Reads a ContentInfo.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = value.inside();
    let kind = kind(&inside.oid()?);
    let content = inside.expect(tag::explicit(0))?.only()?;
    match kind {
        Some(2) => signed(&content, at, findings),
        Some(3 | 4 | 23) => enveloped(&content, at, findings),
        Some(6) => encrypted(&content, at, findings),
        Some(1 | 5) => Ok(()),
        _ => Err(Malformed("the content type is none that is known")),
    }
}

/// SignedData: certificates and signers.
fn signed(data: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = data.inside();
    inside.expect(tag::INTEGER)?;
    inside.expect(tag::SET)?;
    inside.expect(tag::SEQUENCE)?;
    if let Some(certificates) = inside.optional(tag::explicit(0))? {
        let mut list = certificates.inside();
        while !list.is_empty() && !findings.full() {
            let item = list.value()?;
            // Attribute and other certificates stand under tags of their own.
            if item.tag == tag::SEQUENCE {
                findings.certificate(x509::certificate(&item)?, at);
            }
        }
    }
    if let Some(lists) = inside.optional(tag::explicit(1))? {
        let mut lists = lists.inside();
        while !lists.is_empty() && !findings.full() {
            let list = lists.value()?;
            if structure::shape(&list) == Some(Structure::Revocation) {
                super::revocation::read(&list, at, findings)?;
            }
        }
    }
    let mut signers = inside.expect(tag::SET)?.inside();
    for number in 1..=MAX_PARTIES {
        if signers.is_empty() {
            break;
        }
        let told = signer(signers.sequence()?)?;
        findings.algorithm(told, &at.clone().with_symbol(format!("signature of signer {number}")));
    }
    Ok(())
}

fn signer(mut info: Reader<'_>) -> Read<Told> {
    info.expect(tag::INTEGER)?;
    info.value()?;
    let digest = Identifier::read(&mut info)?;
    info.optional(tag::explicit(0))?;
    Ok(signature::of_pair(&digest, &Identifier::read(&mut info)?))
}

/// EnvelopedData: how the content is encrypted, and its key for each recipient.
fn enveloped(data: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = data.inside();
    inside.expect(tag::INTEGER)?;
    inside.optional(tag::explicit(0))?;
    let mut recipients = inside.expect(tag::SET)?.inside();
    for number in 1..=MAX_PARTIES {
        if recipients.is_empty() {
            break;
        }
        let told = recipient(&recipients.value()?)?;
        findings.algorithm(told, &at.clone().with_symbol(format!("key for recipient {number}")));
    }
    content(&mut inside, at, findings)
}

/// EncryptedData.
fn encrypted(data: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = data.inside();
    inside.expect(tag::INTEGER)?;
    content(&mut inside, at, findings)
}

/// EncryptedContentInfo.
fn content(data: &mut Reader<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut info = data.sequence()?;
    info.oid()?;
    let protection = encryption::of_identifier(&Identifier::read(&mut info)?);
    findings.protection(protection, at);
    Ok(())
}

/// The algorithm that a RecipientInfo's key is encrypted, agreed or encapsulated with.
fn recipient(info: &Value<'_>) -> Read<Told> {
    const OTHER: u8 = tag::explicit(4);
    let mut inside = info.inside();
    if info.tag == OTHER {
        return kem_recipient(inside);
    }
    inside.expect(tag::INTEGER)?;
    match info.tag {
        tag::SEQUENCE | 0xa2 => {
            inside.value()?;
        }
        0xa1 => {
            inside.expect(tag::explicit(0))?;
            inside.optional(tag::explicit(1))?;
        }
        // A password: the derivation is optional and stands first.
        0xa3 => {
            inside.optional(tag::explicit(0))?;
        }
        _ => return Ok(Told::nothing("the kind of recipient is none that is known")),
    }
    let identifier = Identifier::read(&mut inside)?;
    // RFC 8017, section 7.2: as a way to encrypt, this identifier means PKCS #1 v1.5.
    let told = identifier.named();
    Ok(if identifier.oid == oid::RSA { told.with_padding("pkcs1v15") } else { told })
}

/// KEMRecipientInfo (RFC 9629).
fn kem_recipient(mut other: Reader<'_>) -> Read<Told> {
    const KEM: &str = "1.2.840.113549.1.9.16.13.3";
    if other.oid()? != KEM {
        return Ok(Told::nothing("the kind of recipient is none that is known"));
    }
    let mut info = other.sequence()?;
    info.expect(tag::INTEGER)?;
    info.value()?;
    Ok(Identifier::read(&mut info)?.named())
}
