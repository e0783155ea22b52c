//! Finds age keys in any text, and reads the headers of age files.

use memchr::memmem;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{Told, spelled};
use super::findings::{Findings, Lines};
use crate::{Artefact, Detector, Report};

/// `AGE-SECRET-KEY-1...`, `age1...` and `age-encryption.org/v1`.
pub(super) struct Age;

const ID: &str = "credential/age";
const HEADER: &[u8] = b"age-encryption.org/v1\n";

/// Recipients of one file that are listed.
const MAX_RECIPIENTS: usize = 1_000;

/// Prefixes of Bech32: what stands before the separator, the octets that follow, and the
/// algorithm. The post-quantum ones are X-Wing's parts in age's own order.
const PREFIXES: [(&str, usize, &str, MaterialKind); 4] = [
    ("AGE-SECRET-KEY-PQ-", 32, "X25519MLKEM768", MaterialKind::PrivateKey),
    ("AGE-SECRET-KEY-", 32, "X25519", MaterialKind::PrivateKey),
    ("age1pq", 1216, "X25519MLKEM768", MaterialKind::PublicKey),
    ("age", 32, "X25519", MaterialKind::PublicKey),
];

impl Detector for Age {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "age"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(HEADER) || keys(artefact.bytes).next().is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if artefact.bytes.starts_with(HEADER) {
            let at = findings.file();
            header(artefact.bytes, &at, &mut findings);
            return;
        }
        let mut lines = Lines::new(artefact.bytes);
        for (offset, name, kind) in keys(artefact.bytes) {
            if findings.full() {
                break;
            }
            let at = findings.line(lines.at(offset));
            let told = spelled(name);
            let material = Material {
                material: kind,
                size: told.algorithm.key_size,
                algorithm: told.known(),
                format: Some("age".to_owned()),
                protected_by: Some("none".to_owned()),
                ..Material::default()
            };
            findings.material(material, &at, told.unresolved);
        }
    }
}

/// Keys with a good checksum: offset, algorithm and kind.
fn keys(bytes: &[u8]) -> impl Iterator<Item = (usize, &'static str, MaterialKind)> + '_ {
    let secret = memmem::find_iter(bytes, b"AGE-SECRET-KEY-");
    let public = memmem::find_iter(bytes, b"age1");
    let mut starts: Vec<usize> = secret.chain(public).collect();
    starts.sort_unstable();
    starts.into_iter().filter_map(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if before.is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let rest = bytes.get(at..)?;
        let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let length = rest.iter().take(2_100).position(|byte| !word(byte)).unwrap_or(rest.len());
        let text = std::str::from_utf8(rest.get(..length)?).ok()?;
        let (_, _, name, kind) =
            PREFIXES.into_iter().find(|(prefix, octets, ..)| is_bech32(text, prefix, *octets))?;
        Some((at, name, kind))
    })
}

/// Whether a text is Bech32 (BIP 173, without its limit of length) of this prefix and so many
/// octets.
fn is_bech32(text: &str, prefix: &str, octets: usize) -> bool {
    const CHARSET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let Some(data) = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('1')) else {
        return false;
    };
    if data.len() != (octets * 8).div_ceil(5) + 6 {
        return false;
    }
    let lower = prefix.to_ascii_lowercase();
    let data = data.to_ascii_lowercase();
    let values = data.chars().map(|c| CHARSET.find(c).and_then(|at| u8::try_from(at).ok()));
    let high = lower.bytes().map(|byte| Some(byte >> 5));
    let low = lower.bytes().map(|byte| Some(byte & 31));
    let all = high.chain([Some(0)]).chain(low).chain(values);
    all.collect::<Option<Vec<u8>>>().is_some_and(|all| checksum(&all) == 1)
}

fn checksum(values: &[u8]) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.iter().fold(1, |sum, value| {
        let top = sum >> 25;
        let next = (sum & 0x01ff_ffff) << 5 ^ u32::from(*value);
        let add = |sum, (bit, generator): (usize, &u32)| {
            if top >> bit & 1 == 1 { sum ^ generator } else { sum }
        };
        GENERATOR.iter().enumerate().fold(next, add)
    })
}

/// The stanzas of an encrypted file: how its key reaches each recipient.
pub(super) fn header(bytes: &[u8], at: &Location, findings: &mut Findings<'_, '_>) {
    let lines = bytes.split(|byte| *byte == b'\n').skip(1);
    let stanzas = lines.take_while(|line| !line.starts_with(b"---"));
    let stanzas = stanzas.filter_map(|line| line.strip_prefix(b"-> ")).take(MAX_RECIPIENTS);
    for stanza in stanzas {
        let text = String::from_utf8_lossy(stanza);
        let mut words = text.split(' ');
        let told = match words.next().unwrap_or_default() {
            "X25519" | "ssh-ed25519" => spelled("X25519"),
            "ssh-rsa" => spelled("RSA-OAEP-SHA-256"),
            "scrypt" => spelled("scrypt"),
            "mlkem768x25519" => spelled("X25519MLKEM768"),
            "piv-p256" | "p256tag" => spelled("ECDH-P-256"),
            // Random stanzas are allowed, so that nobody relies on there being none.
            other if other.ends_with("-grease") => continue,
            _ => Told::nothing("the kind of recipient is none that is known"),
        };
        findings.algorithm(told, &at.clone().with_symbol("key for a recipient"));
    }
    let payload = at.clone().with_symbol("content encryption");
    findings.algorithm(spelled("ChaCha20-Poly1305"), &payload);
}
