//! OpenSSH certificates (PROTOCOL.certkeys).

use praya_cbom::{Certificate, Unresolved};

use super::blob;
use super::wire::Wire;
use crate::detectors::credential::asn1::algorithm::spelled;
use crate::detectors::credential::asn1::der::{Malformed, Read};
use crate::detectors::credential::asn1::name::rfc3339;
use crate::detectors::credential::asn1::x509::sha256;

/// More principals than any certificate lists.
const MAX_PRINCIPALS: usize = 1_000;

/// The key type that a certificate type is made from: `ssh-rsa-cert-v01@openssh.com` certifies
/// `ssh-rsa`. `None` where it is no certificate type.
pub(crate) fn certified(name: &str) -> Option<String> {
    let (key, rest) = name.split_once("-cert-v0")?;
    let domain = rest.split_once('@').map(|(_, domain)| domain)?;
    Some(if key.starts_with("sk-") { format!("{key}@{domain}") } else { key.to_owned() })
}

/// Reads the certificate of a blob, and what of it could not be told.
pub(crate) fn read(blob: &[u8]) -> Read<(Certificate, Vec<Unresolved>)> {
    let mut wire = Wire::new(blob);
    let name = wire.text()?;
    let key_type = certified(name).ok_or(Malformed("it is no OpenSSH certificate"))?;
    wire.string()?;
    let key = blob::fields(&key_type, &mut wire)?;
    let key = key.ok_or(Malformed("the certified key is of a type that is not known"))?;
    if key_type.starts_with("sk-") {
        wire.string()?;
    }
    let (serial, kind, id) = (wire.u64()?, wire.u32()?, wire.string()?);
    let principals = principals(wire.string()?)?;
    let (after, before) = (wire.u64()?, wire.u64()?);
    let [_critical, _extensions, _reserved] = [(); 3].map(|()| wire.string());
    let issuer = wire.string()?;
    let signature = spelled(Wire::new(wire.string()?).text()?);
    let certificate = Certificate {
        subject: String::from_utf8_lossy(id).into_owned(),
        issuer: format!("SHA256:{}", blob::public_key(issuer)?.fingerprint),
        serial: format!("{serial:02x}"),
        not_before: moment(after),
        not_after: moment(before),
        signature_algorithm: signature.algorithm,
        public_key: key.told.algorithm,
        public_key_fingerprint: key.fingerprint,
        fingerprint: sha256(blob),
        format: "OpenSSH".to_owned(),
        extended_key_usage: usage(kind),
        subject_alternative_names: principals,
        ..Certificate::default()
    };
    Ok((certificate, [key.told.unresolved, signature.unresolved].concat()))
}

fn principals(list: &[u8]) -> Read<Vec<String>> {
    let mut wire = Wire::new(list);
    let mut names = Vec::new();
    while !wire.is_empty() && names.len() < MAX_PRINCIPALS {
        names.push(format!("principal:{}", String::from_utf8_lossy(wire.string()?)));
    }
    Ok(names)
}

/// User or host, by RFC 6187's names.
fn usage(kind: u32) -> Vec<String> {
    match kind {
        1 => vec!["secureShellClient".to_owned()],
        2 => vec!["secureShellServer".to_owned()],
        _ => Vec::new(),
    }
}

/// A moment; the greatest stands for ever, which RFC 5280 writes as the end of the year 9999.
fn moment(seconds: u64) -> String {
    const END: i64 = 253_402_300_799;
    rfc3339(i64::try_from(seconds).unwrap_or(END).min(END))
}
