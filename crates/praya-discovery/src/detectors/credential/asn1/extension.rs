//! The extensions of a certificate. Unknown ones, critical or not, are passed over.

use super::algorithm::Identifier;
use super::der::{Malformed, Read, Reader, Value, tag};
use super::name::general_names;
use super::x509::Parsed;
use super::{signature, spki};

/// More than any certificate in use carries.
const MAX_EXTENSIONS: usize = 1_000;

/// Key usage bits in the order of RFC 5280.
const KEY_USAGES: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
];

/// Extended key usages by the names that their standards give.
const EXTENDED_KEY_USAGES: &[(&str, &str)] = &[
    ("2.5.29.37.0", "anyExtendedKeyUsage"),
    ("1.3.6.1.5.5.7.3.1", "serverAuth"),
    ("1.3.6.1.5.5.7.3.2", "clientAuth"),
    ("1.3.6.1.5.5.7.3.3", "codeSigning"),
    ("1.3.6.1.5.5.7.3.4", "emailProtection"),
    ("1.3.6.1.5.5.7.3.5", "ipsecEndSystem"),
    ("1.3.6.1.5.5.7.3.6", "ipsecTunnel"),
    ("1.3.6.1.5.5.7.3.7", "ipsecUser"),
    ("1.3.6.1.5.5.7.3.8", "timeStamping"),
    ("1.3.6.1.5.5.7.3.9", "OCSPSigning"),
    ("1.3.6.1.5.5.7.3.17", "ipsecIKE"),
    ("1.3.6.1.5.5.7.3.21", "secureShellClient"),
    ("1.3.6.1.5.5.7.3.22", "secureShellServer"),
    ("1.3.6.1.5.5.7.3.36", "documentSigning"),
    ("1.3.6.1.5.2.3.4", "pkinitKPClientAuth"),
    ("1.3.6.1.5.2.3.5", "pkinitKPKdc"),
    ("1.3.6.1.4.1.311.10.3.3", "msSGC"),
    ("1.3.6.1.4.1.311.10.3.4", "msEFS"),
    ("1.3.6.1.4.1.311.10.3.12", "msDocumentSigning"),
    ("1.3.6.1.4.1.311.20.2.2", "msSmartcardLogon"),
    ("2.16.840.1.113730.4.1", "nsSGC"),
];

/// Reads the extensions into the certificate.
pub(crate) fn read(extensions: &Value<'_>, parsed: &mut Parsed<'_>) {
    let mut list = extensions.inside();
    let mut count = 0;
    while !list.is_empty() {
        count += 1;
        if count > MAX_EXTENSIONS {
            parsed.unresolved("extensions", Malformed("there are more than a thousand"));
            return;
        }
        let (oid, content) = match list.sequence().and_then(parts) {
            Ok(parts) => parts,
            Err(malformed) => return parsed.unresolved("extensions", malformed),
        };
        if let Err((parameter, malformed)) = one(&oid, content, parsed) {
            parsed.unresolved(parameter, malformed);
        }
    }
}

fn parts(mut extension: Reader<'_>) -> Read<(String, &[u8])> {
    let oid = extension.oid()?;
    extension.optional(tag::BOOLEAN)?;
    Ok((oid, extension.expect(tag::OCTET_STRING)?.content))
}

fn one(
    oid: &str,
    content: &[u8],
    parsed: &mut Parsed<'_>,
) -> Result<(), (&'static str, Malformed)> {
    let certificate = &mut parsed.certificate;
    match oid {
        "2.5.29.14" => {
            let id = Value::first_as(content, tag::OCTET_STRING);
            parsed.subject_key_id =
                Some(id.map_err(|e| ("subjectKeyIdentifier", e))?.content.to_vec());
        }
        "2.5.29.15" => certificate.key_usage = key_usage(content).map_err(|e| ("keyUsage", e))?,
        "2.5.29.17" => {
            let names =
                Reader::new(content).sequence().and_then(|mut names| general_names(&mut names));
            certificate.subject_alternative_names =
                names.map_err(|e| ("subjectAlternativeNames", e))?;
        }
        "2.5.29.19" => {
            certificate.is_ca = basic_constraints(content).map_err(|e| ("isCa", e))?;
        }
        "2.5.29.35" => {
            let id = authority_key_id(content).map_err(|e| ("authorityKeyIdentifier", e))?;
            parsed.authority_key_id = id;
        }
        "2.5.29.37" => {
            let usages = extended_key_usage(content).map_err(|e| ("extendedKeyUsage", e))?;
            certificate.extended_key_usage = usages;
        }
        // X.509 (10/2019) 9.8: the second key and the algorithm of the second signature.
        "2.5.29.72" => {
            let told = Value::first(content).and_then(|info| spki::read(&info));
            let told = told.map_err(|e| ("alternatives", e))?.told;
            certificate.alternatives.push(told.algorithm);
            parsed.unresolved.extend(told.unresolved);
        }
        "2.5.29.73" => {
            let told =
                Identifier::read(&mut Reader::new(content)).map(|id| signature::of_identifier(&id));
            let told = told.map_err(|e| ("alternatives", e))?;
            certificate.alternatives.push(told.algorithm);
            parsed.unresolved.extend(told.unresolved);
        }
        _ => {}
    }
    Ok(())
}

fn key_usage(content: &[u8]) -> Read<Vec<String>> {
    let bits = Value::first_as(content, tag::BIT_STRING)?.bits()?;
    let set = |bit: usize| bits.get(bit / 8).is_some_and(|byte| byte & (0x80 >> (bit % 8)) != 0);
    let named = KEY_USAGES.iter().enumerate().filter(|(bit, _)| set(*bit));
    Ok(named.map(|(_, name)| (*name).to_owned()).collect())
}

fn basic_constraints(content: &[u8]) -> Read<bool> {
    let ca = Reader::new(content).sequence()?.optional(tag::BOOLEAN)?;
    Ok(ca.is_some_and(|value| value.content.iter().any(|byte| *byte != 0)))
}

fn authority_key_id(content: &[u8]) -> Read<Option<Vec<u8>>> {
    let id = Reader::new(content).sequence()?.optional(tag::context(0))?;
    Ok(id.map(|value| value.content.to_vec()))
}

fn extended_key_usage(content: &[u8]) -> Read<Vec<String>> {
    let mut list = Reader::new(content).sequence()?;
    let mut usages = Vec::new();
    while !list.is_empty() {
        let oid = list.oid()?;
        let known = EXTENDED_KEY_USAGES.iter().find(|(dotted, _)| *dotted == oid);
        usages.push(known.map_or(oid, |(_, name)| (*name).to_owned()));
    }
    Ok(usages)
}
