//! Reads DNSSEC keys: `K*.key`, `K*.private` and DNSKEY records in zone files.

use base64::Engine as _;
use praya_cbom::registry::{compose, curve};
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{Told, bits, spelled};
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::spki::{self, PublicKey};
use super::asn1::x509::sha256;
use super::findings::Findings;
use super::pem_block::BASE64;
use crate::{Artefact, Detector, Report};

/// DNSKEY records and the private keys of BIND.
pub(super) struct Dnssec;

const ID: &str = "credential/dnssec";
const PRIVATE: &[u8] = b"Private-key-format: ";

/// Files beyond this are data, not zones.
const MAX_BYTES: usize = 64 << 20;

/// IANA's DNSSEC algorithm numbers: key and signature.
const ALGORITHMS: &[(u8, &str, &str)] = &[
    (1, "RSA", "RSA-MD5"),
    (3, "DSA", "DSA-SHA-1"),
    (5, "RSA", "RSA-SHA-1"),
    (6, "DSA", "DSA-SHA-1"),
    (7, "RSA", "RSA-SHA-1"),
    (8, "RSA", "RSA-SHA-256"),
    (10, "RSA", "RSA-SHA-512"),
    (12, "GOSTR3410", "GOSTR3410"),
    (13, "ECDSA-P-256", "ECDSA-P-256-SHA-256"),
    (14, "ECDSA-P-384", "ECDSA-P-384-SHA-384"),
    (15, "Ed25519", "Ed25519"),
    (16, "Ed448", "Ed448"),
    (17, "SM2", "SM2-SM3"),
    (23, "GOSTR3410", "GOSTR3410"),
];

impl Detector for Dnssec {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "DNSSEC key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let zone = ["key", "zone", "db", "signed", "dns", "conf"];
        artefact.bytes.len() <= MAX_BYTES
            && (artefact.bytes.starts_with(PRIVATE)
                || (zone.contains(&artefact.extension().as_str())
                    || artefact.file_name().starts_with("db."))
                    && memchr::memmem::find(artefact.bytes, b"DNSKEY").is_some())
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let text = String::from_utf8_lossy(artefact.bytes);
        let read = if artefact.bytes.starts_with(PRIVATE) {
            private(&text, &mut findings)
        } else {
            records(&text, &mut findings);
            Ok(())
        };
        if let Err(Malformed(reason)) = read {
            findings.unreadable(format!("DNSSEC private key: {reason}"));
        }
    }
}

/// DNSKEY records, which parentheses may spread over lines.
fn records(text: &str, findings: &mut Findings<'_, '_>) {
    let mut lines = text.lines().zip(1_u32..);
    while let Some((line, number)) = lines.next() {
        let mut record = uncommented(line).to_owned();
        if !record.split_whitespace().any(|word| word == "DNSKEY") {
            continue;
        }
        while record.contains('(') && !record.contains(')') {
            let Some((more, _)) = lines.next() else { break };
            record.push(' ');
            record.push_str(uncommented(more));
        }
        let plain = record.replace(['(', ')'], " ");
        let mut words = plain.split_whitespace();
        let owner = words.clone().next().unwrap_or_default();
        words.by_ref().find(|word| *word == "DNSKEY");
        let numbers = [(); 3].map(|()| words.next().and_then(|word| word.parse::<u16>().ok()));
        // Flags, the protocol, which is always 3, and the algorithm.
        let [Some(_), Some(3), Some(algorithm)] = numbers else { continue };
        let data: String = words.collect();
        let at = findings.line(number);
        if let Err(Malformed(reason)) = public(owner, algorithm, &data, &at, findings) {
            findings.unreadable(format!("line {number}: DNSKEY: {reason}"));
        }
    }
}

fn uncommented(line: &str) -> &str {
    line.split(';').next().unwrap_or_default()
}

fn named(number: u16) -> Option<&'static (u8, &'static str, &'static str)> {
    ALGORITHMS.iter().find(|(known, ..)| u16::from(*known) == number)
}

fn public(
    owner: &str,
    number: u16,
    data: &str,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let decoded = BASE64.decode(data.trim_end_matches('='));
    let data = decoded.map_err(|_| Malformed("the key is not base64"))?;
    let PublicKey { told, fingerprint } = match named(number) {
        Some((_, family, _)) => key(family, &data)?,
        None => PublicKey {
            told: Told::nothing(format!("DNSSEC algorithm {number} is not known")),
            fingerprint: sha256(&data),
        },
    };
    let material = Material {
        material: MaterialKind::PublicKey,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("DNSKEY".to_owned()),
        label: Some(owner.to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(fingerprint),
    };
    findings.material(material, at, told.unresolved);
    signature(number, at, findings);
    Ok(())
}

/// The signature that the number names along with the key.
fn signature(number: u16, at: &Location, findings: &mut Findings<'_, '_>) {
    if let Some((_, _, signature)) = named(number) {
        findings.algorithm(spelled(signature), &at.clone().with_symbol("signature"));
    }
}

/// The public key fields of RFC 3110, 2536, 6605 and 8080.
fn key(family: &str, data: &[u8]) -> Read<PublicKey> {
    const SHORT: Malformed = Malformed("the key is too short");
    match family {
        "RSA" => {
            let (length, rest) = match data {
                [0, high, low, rest @ ..] => (usize::from(*high) << 8 | usize::from(*low), rest),
                [length, rest @ ..] => (usize::from(*length), rest),
                [] => return Err(SHORT),
            };
            let (exponent, modulus) = rest.split_at_checked(length).ok_or(SHORT)?;
            of_info(&spki::rsa(modulus, exponent))
        }
        "DSA" => {
            let t = usize::from(*data.first().ok_or(SHORT)?);
            let prime = data.get(21..).and_then(|rest| rest.get(..64 + t * 8)).ok_or(SHORT)?;
            let told = spelled("DSA").with_key_size(bits(prime));
            Ok(PublicKey { told, fingerprint: sha256(data) })
        }
        "Ed25519" => of_info(&spki::plain("1.3.101.112", data)),
        "Ed448" => of_info(&spki::plain("1.3.101.113", data)),
        _ => elliptic(family, data),
    }
}

fn of_info(info: &[u8]) -> Read<PublicKey> {
    spki::read(&Value::first(info)?)
}

/// A point without the octet that says that it is uncompressed.
fn elliptic(family: &str, data: &[u8]) -> Read<PublicKey> {
    let name = family.strip_prefix("ECDSA-");
    let Some((name, oid)) = name.and_then(curve).and_then(|known| Some((known.name, known.oid?)))
    else {
        return Ok(PublicKey { told: spelled(family), fingerprint: sha256(data) });
    };
    let info = spki::elliptic(&spki::object_identifier(&oid), &[&[4], data].concat());
    let told = Told::all(compose("ECDSA", None, Some(&name), None, None, None));
    Ok(PublicKey { told, fingerprint: sha256(&info) })
}

/// BIND's private key file: of RSA, the modulus gives size and public half.
fn private(text: &str, findings: &mut Findings<'_, '_>) -> Read<()> {
    let field = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(key, _)| *key == name).map(|(_, value)| value.trim())
    };
    let number = field("Algorithm").and_then(|value| value.split(' ').next());
    let number = number.and_then(|number| number.parse::<u16>().ok());
    let number = number.ok_or(Malformed("it names no algorithm"))?;
    let integer = |name: &str| {
        let decoded = field(name).map(|value| BASE64.decode(value.trim_end_matches('=')));
        decoded.and_then(Result::ok)
    };
    let (told, fingerprint) = match named(number) {
        Some((_, "RSA", _)) => {
            let missing = Malformed("the public half of the RSA key is missing");
            let modulus = integer("Modulus").ok_or(missing)?;
            let exponent = integer("PublicExponent").ok_or(missing)?;
            let key = of_info(&spki::rsa(&modulus, &exponent))?;
            (key.told, Some(key.fingerprint))
        }
        Some((_, "DSA", _)) => {
            let prime = integer("Prime(p)").ok_or(Malformed("the prime is missing"))?;
            (spelled("DSA").with_key_size(bits(&prime)), None)
        }
        Some((_, family, _)) => (spelled(family), None),
        None => (Told::nothing(format!("DNSSEC algorithm {number} is not known")), None),
    };
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("BIND private key".to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint,
        ..Material::default()
    };
    let at = findings.file();
    findings.material(material, &at, told.unresolved);
    signature(number, &at, findings);
    Ok(())
}
