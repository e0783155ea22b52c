//! X.509 certificates, taken as they are: nothing is verified, and what one field has wrong does
//! not hide the others.

use praya_cbom::registry::compose;
use praya_cbom::{Certificate, Unresolved};
use sha2::{Digest as _, Sha256};

use super::algorithm::Identifier;
use super::der::{Malformed, Read, Reader, Value, tag};
use super::extension;
use super::name::{distinguished_name, hex, time};
use super::{signature, spki};

/// A certificate, with what links it to its issuer.
pub(crate) struct Parsed<'a> {
    pub(crate) certificate: Certificate,
    pub(crate) unresolved: Vec<Unresolved>,
    /// The encoded names, compared byte by byte.
    pub(crate) subject: &'a [u8],
    pub(crate) issuer: &'a [u8],
    pub(crate) subject_key_id: Option<Vec<u8>>,
    pub(crate) authority_key_id: Option<Vec<u8>>,
}

/// The fields of a TBSCertificate, still encoded.
struct Fields<'a> {
    serial: Value<'a>,
    issuer: Value<'a>,
    validity: Value<'a>,
    subject: Value<'a>,
    public_key: Value<'a>,
    extensions: Option<Value<'a>>,
}

/// Reads one certificate.
pub(crate) fn certificate<'a>(value: &Value<'a>) -> Read<Parsed<'a>> {
    value.must_be(tag::SEQUENCE)?;
    let mut outer = value.inside();
    let fields = fields(outer.sequence()?)?;
    let signature = signature::of_identifier(&Identifier::read(&mut outer)?);
    let key = spki::read(&fields.public_key)?;
    let mut parsed = Parsed {
        certificate: Certificate {
            fingerprint: sha256(value.raw),
            public_key_fingerprint: key.fingerprint,
            signature_algorithm: signature.algorithm,
            public_key: key.told.algorithm,
            serial: serial(&fields.serial),
            format: "X.509".to_owned(),
            ..Certificate::default()
        },
        unresolved: [signature.unresolved, key.told.unresolved].concat(),
        subject: fields.subject.raw,
        issuer: fields.issuer.raw,
        subject_key_id: None,
        authority_key_id: None,
    };
    parsed.names_and_times(&fields);
    if let Some(extensions) = fields.extensions {
        extension::read(&extensions, &mut parsed);
    }
    parsed.settle();
    Ok(parsed)
}

fn fields(mut tbs: Reader<'_>) -> Read<Fields<'_>> {
    tbs.optional(tag::explicit(0))?;
    let serial = tbs.expect(tag::INTEGER)?;
    tbs.expect(tag::SEQUENCE)?;
    let issuer = tbs.expect(tag::SEQUENCE)?;
    let validity = tbs.expect(tag::SEQUENCE)?;
    let subject = tbs.expect(tag::SEQUENCE)?;
    let public_key = tbs.expect(tag::SEQUENCE)?;
    let mut extensions = None;
    while !tbs.is_empty() {
        let field = tbs.value()?;
        if field.tag == tag::explicit(3) {
            extensions = Some(field.only()?);
        }
    }
    Ok(Fields { serial, issuer, validity, subject, public_key, extensions })
}

/// SHA-256, lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A serial number as tools print it: without leading zeros, negative ones with their sign.
fn serial(value: &Value<'_>) -> String {
    let negative = value.content.first().is_some_and(|byte| byte & 0x80 != 0);
    if negative {
        let inverted: Vec<u8> = value.content.iter().map(|byte| !byte).collect();
        return format!("-{}", trimmed_hex(&plus_one(inverted)));
    }
    trimmed_hex(value.content)
}

fn plus_one(mut bytes: Vec<u8>) -> Vec<u8> {
    for byte in bytes.iter_mut().rev() {
        let (sum, carry) = byte.overflowing_add(1);
        *byte = sum;
        if !carry {
            break;
        }
    }
    bytes
}

fn trimmed_hex(bytes: &[u8]) -> String {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    match bytes.get(zeros..) {
        Some(rest) if !rest.is_empty() => hex(rest),
        _ => "00".to_owned(),
    }
}

impl Parsed<'_> {
    pub(crate) fn unresolved(&mut self, parameter: &str, Malformed(reason): Malformed) {
        let parameter = parameter.to_owned();
        self.unresolved.push(Unresolved { parameter, reason: reason.to_owned() });
    }

    fn told<T: Default>(&mut self, parameter: &str, read: Read<T>) -> T {
        read.unwrap_or_else(|malformed| {
            self.unresolved(parameter, malformed);
            T::default()
        })
    }

    fn names_and_times(&mut self, fields: &Fields<'_>) {
        let mut validity = fields.validity.inside();
        let mut next_time = || validity.value().and_then(|value| time(&value));
        let (not_before, not_after) = (next_time(), next_time());
        self.certificate.not_before = self.told("notBefore", not_before);
        self.certificate.not_after = self.told("notAfter", not_after);
        self.certificate.subject = self.told("subject", distinguished_name(&fields.subject));
        self.certificate.issuer = self.told("issuer", distinguished_name(&fields.issuer));
    }

    /// What follows from the fields together.
    fn settle(&mut self) {
        let same_key = match (&self.subject_key_id, &self.authority_key_id) {
            (Some(subject), Some(authority)) => subject == authority,
            _ => true,
        };
        self.certificate.self_signed = self.subject == self.issuer && same_key;
        if let Some(family) = self.elliptic_use() {
            let curve = self.certificate.public_key.curve.clone();
            self.certificate.public_key = compose(family, None, curve.as_deref(), None, None, None);
        }
    }

    /// What an elliptic-curve key is for, where key usage or its own signature say.
    fn elliptic_use(&self) -> Option<&'static str> {
        let certificate = &self.certificate;
        if certificate.public_key.family.as_deref() != Some("EC") {
            return None;
        }
        const SIGNING: [&str; 4] = ["digitalSignature", "nonRepudiation", "keyCertSign", "cRLSign"];
        let usages = &certificate.key_usage;
        let signs = usages.iter().any(|usage| SIGNING.contains(&usage.as_str()))
            || certificate.self_signed
                && certificate.signature_algorithm.family.as_deref() == Some("ECDSA");
        let agrees = usages.iter().any(|usage| usage == "keyAgreement");
        match (signs, agrees) {
            (true, false) => Some("ECDSA"),
            (false, true) => Some("ECDH"),
            _ => None,
        }
    }
}
