//! Reads the Diffie-Hellman groups that sshd offers for group exchange (`/etc/ssh/moduli`).

use std::collections::BTreeMap;

use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::{self, spelled};
use super::findings::Findings;
use crate::{Artefact, Detector, Report};

/// `moduli`, of lines that moduli(5) describes.
pub(super) struct Moduli;

const ID: &str = "credential/ssh-moduli";

/// Time, type, tests, tries, size, generator, modulus.
const FIELDS: usize = 7;

impl Detector for Moduli {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "SSH moduli"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "moduli" | "primes" | "moduli.old")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let text = String::from_utf8_lossy(artefact.bytes);
        // Files hold some hundreds of groups; one of each size says all.
        let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
        for (line, number) in text.lines().zip(1_u32..) {
            if let Some(bits) = size(line) {
                sizes.entry(bits).or_insert(number);
            }
        }
        for (bits, line) in sizes {
            let told = spelled("DH").with_key_size(bits);
            let material = Material {
                material: MaterialKind::Parameters,
                size: Some(bits),
                algorithm: told.known(),
                format: Some("moduli".to_owned()),
                ..Material::default()
            };
            let at = findings.line(line);
            findings.material(material, &at, told.unresolved);
        }
    }
}

/// Bits of the modulus, whose hexadecimal digits end the line.
fn size(line: &str) -> Option<u32> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let modulus = fields.last().filter(|_| fields.len() == FIELDS && !line.starts_with('#'))?;
    let digits: Option<Vec<u8>> = modulus
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
        .collect();
    let digits = digits?;
    let odd = digits.len() % 2;
    let padded = [vec![0; odd], digits].concat();
    let bytes: Vec<u8> =
        padded.chunks(2).map(|pair| pair.iter().fold(0, |sum, nibble| sum << 4 | nibble)).collect();
    Some(algorithm::bits(&bytes)).filter(|bits| *bits >= 512)
}
