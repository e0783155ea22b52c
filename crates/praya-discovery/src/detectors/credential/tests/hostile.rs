//! Input that was broken or made to break: a reason, never a panic, never much time.

use std::path::Path;

use super::super::asn1::der::{Malformed, Value, tag};
use super::super::asn1::name::time;
use super::{ALL, bytes, certificates, read};
use crate::{Artefact, Report};

/// Every file of the corpus, cut at many lengths and with octets changed, through every detector,
/// whether it wants the file or not.
#[test]
fn mutations() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/credential");
    let mut seed = 1_u32;
    for case in std::fs::read_dir(corpus).unwrap() {
        for file in std::fs::read_dir(case.unwrap().path()).into_iter().flatten() {
            let path = file.unwrap().path();
            let Ok(bytes) = std::fs::read(&path) else { continue };
            let name = path.file_name().unwrap().to_str().unwrap();
            for step in 0..6 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = seed as usize % (bytes.len() + 1);
                let mut changed = bytes.clone();
                match step {
                    0..3 => changed.truncate(at),
                    _ => {
                        if let Some(byte) = changed.get_mut(at) {
                            *byte ^= (seed >> 24) as u8;
                        }
                    }
                }
                run_all(name, &changed);
            }
        }
    }
}

fn run_all(name: &str, bytes: &[u8]) {
    let artefact = Artefact { path: name, bytes };
    let mut report = Report::default();
    for detector in ALL {
        detector.wants(&artefact);
        detector.detect(&artefact, &mut report);
    }
}

#[test]
fn lengths() {
    let first = |bytes: &[u8]| Value::first(bytes).map(|value| value.raw.len());
    assert_eq!(first(&[0x30, 0x80, 0x02, 1, 5, 0, 0]), Ok(7));
    assert_eq!(first(&[0x30, 0x80, 0x30, 0x80, 0, 0, 0, 0, 9]), Ok(8));
    assert!(first(&[0x30, 0x80, 0x02, 1, 5]).is_err());
    assert!(first(&[0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).is_err());
    assert!(first(&[0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]).is_err());
    assert!(first(&[0x30]).is_err());
    assert!(first(&[]).is_err());
    let deep = [[0x30, 0x80]; 100_000].concat();
    assert_eq!(first(&deep), Err(Malformed("values are nested too deeply")));
}

#[test]
fn times() {
    let read = |kind: u8, text: &str| {
        let bytes = [&[kind, text.len() as u8], text.as_bytes()].concat();
        time(&Value::first(&bytes).unwrap()).map_err(|_| ())
    };
    let utc = |text: &str| read(tag::UTC_TIME, text);
    let general = |text: &str| read(tag::GENERALIZED_TIME, text);
    assert_eq!(utc("491231235959Z").unwrap(), "2049-12-31T23:59:59Z");
    assert_eq!(utc("500101000000Z").unwrap(), "1950-01-01T00:00:00Z");
    assert_eq!(utc("0002291200Z").unwrap(), "2000-02-29T12:00:00Z");
    assert_eq!(utc("250101003000+0100").unwrap(), "2024-12-31T23:30:00Z");
    assert_eq!(utc("250101233000-0100").unwrap(), "2025-01-02T00:30:00Z");
    assert_eq!(utc("250101233000").unwrap(), "2025-01-01T23:30:00Z");
    assert_eq!(general("99991231235959Z").unwrap(), "9999-12-31T23:59:59Z");
    assert_eq!(general("20250101000000.123Z").unwrap(), "2025-01-01T00:00:00Z");
    for bad in ["", "25", "251301000000Z", "25010100000", "ééééééé", "2501010000+99999999"] {
        assert!(utc(bad).is_err(), "{bad}");
    }
}

#[test]
fn many_certificates_are_linked_in_one_pass() {
    let pem = String::from_utf8(bytes("x509/chain.pem")).unwrap();
    let report = read("many.pem", pem.repeat(700).as_bytes());
    assert_eq!(certificates(&report).len(), 2_100);
    // Copies of one issuer are one issuer, up to a point at which it is not told.
    assert!(certificates(&report)[2].issuer_fingerprint.is_some());
}

#[test]
fn markers_without_end() {
    let report = read("markers.txt", "-----BEGIN CERTIFICATE-----\n".repeat(50_000).as_bytes());
    assert!(report.sightings.is_empty() && report.unreadable.is_empty());
    let report = read("keys.json", "{\"kty\":".repeat(50_000).as_bytes());
    assert!(report.sightings.is_empty());
    read("ssh.txt", "ssh-rsa AAAA ".repeat(50_000).as_bytes());
    read("vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n".repeat(50_000).as_bytes());
    read("age.txt", "age1 ".repeat(50_000).as_bytes());
}

#[test]
fn lying_counts() {
    let lying = [&[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2], &[0xff; 4][..]].concat();
    assert_eq!(read("lying.jks", &lying).unreadable.len(), 1);
    let openssh = b"openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0\xff\xff\xff\xff";
    let mut report = Report::default();
    let artefact = Artefact { path: "id", bytes: &[] };
    let mut findings = super::super::findings::Findings::new(&artefact, "test", &mut report);
    let at = findings.file();
    assert!(super::super::ssh::private::read(openssh, &at, &mut findings).is_err());
}

/// A derivation that would take minutes is not begun.
#[test]
fn costly_derivations_are_not_tried() {
    let mut store = bytes("pkcs12/empty-password.p12");
    let rounds = [0x02, 0x02, 0x08, 0x00];
    let at = store.windows(4).rposition(|window| window == rounds).unwrap();
    store[at..at + 4].copy_from_slice(&[0x02, 0x02, 0x7f, 0xff]);
    assert!(certificates(&read("store.p12", &store)).is_empty());
}
