//! Finds OpenSSH public keys and certificates: in `*.pub`, `authorized_keys` and `known_hosts`,
//! and wherever else they were pasted.

use base64::Engine as _;
use memchr::memmem;
use praya_cbom::{Asset, Material, MaterialKind, Sighting};

use super::asn1::der::{Malformed, Read};
use super::damaged;
use super::findings::{Findings, Lines};
use super::pem_block::BASE64;
use super::ssh::{blob, certificate};
use crate::{Artefact, Detector, Report};

/// One-line public keys.
pub(super) struct SshPublic;

const ID: &str = "credential/ssh-public-key";

/// What base64 makes of the length that every blob begins with.
const START: &[u8] = b"AAAA";

/// Base64 as long as this was meant as a key; that of the smallest has 68 characters.
const MEANT_AS_DATA: usize = 40;

/// Longest label that is kept.
const MAX_LABEL: usize = 128;

impl Detector for SshPublic {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "OpenSSH public key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        keys(artefact.bytes).next().is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let mut lines = Lines::new(artefact.bytes);
        for key in keys(artefact.bytes) {
            if findings.full() {
                break;
            }
            let line = lines.at(key.offset);
            if let Err(Malformed(reason)) = one(&key, line, &mut findings)
                && !key.elided
            {
                findings.unreadable(format!("line {line}: {}: {reason}", key.name));
                let at = findings.line(line);
                damaged::ssh(key.name, reason, &at, &mut findings);
            }
        }
    }
}

/// A key type and base64 after it.
struct Key<'a> {
    name: &'a str,
    data: &'a [u8],
    /// Text shortens it for the reader's eye, or has no key at all.
    elided: bool,
    offset: usize,
    before: &'a [u8],
    after: &'a [u8],
}

/// Every place where a key type of SSH is followed by what can be a blob.
fn keys(bytes: &[u8]) -> impl Iterator<Item = Key<'_>> {
    memmem::find_iter(bytes, START).filter_map(move |at| {
        let before = bytes.get(..at)?;
        let spaced = before.trim_ascii_end();
        if spaced.len() == before.len() {
            return None;
        }
        let window = spaced.get(spaced.len().saturating_sub(64)..)?;
        let from = window.iter().rposition(|byte| !is_type_byte(*byte)).map_or(0, |at| at + 1);
        let name = std::str::from_utf8(window.get(from..)?).ok()?;
        let prefixes = ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-", "rsa-sha2-"];
        prefixes.iter().any(|prefix| name.starts_with(prefix)).then_some(())?;
        let rest = bytes.get(at..)?;
        let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
        let length = rest.iter().position(|byte| !base64(byte)).unwrap_or(rest.len());
        let (data, after) = rest.split_at_checked(length)?;
        let short = data.len() < MEANT_AS_DATA;
        let elided = short || after.starts_with(b"..") || after.starts_with("\u{2026}".as_bytes());
        let key_at = spaced.len() - name.len();
        let before = bytes.get(..key_at)?;
        Some(Key { name, data, elided, offset: key_at, before, after })
    })
}

fn is_type_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"@.-".contains(&byte)
}

fn one(key: &Key<'_>, line: u32, findings: &mut Findings<'_, '_>) -> Read<()> {
    let decoded = BASE64.decode(key.data.trim_ascii_end());
    let blob = decoded.map_err(|_| Malformed("the key is not base64"))?;
    let at = findings.line(line);
    if certificate::certified(key.name).is_some() {
        let (certificate, unresolved) = certificate::read(&blob)?;
        let sighting = Sighting::new(Asset::Certificate(Box::new(certificate)), at, ID);
        findings.sighting(Sighting { unresolved, ..sighting });
        return Ok(());
    }
    let public = blob::public_key(&blob)?;
    let material = Material {
        material: MaterialKind::PublicKey,
        size: public.told.algorithm.key_size,
        algorithm: public.told.known(),
        format: Some("OpenSSH".to_owned()),
        label: label(key, findings.artefact.file_name()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(public.fingerprint),
    };
    findings.material(material, &at, public.told.unresolved);
    Ok(())
}

/// The host names of `known_hosts`, the comment of the other files that are made of such lines.
fn label(key: &Key<'_>, file_name: &str) -> Option<String> {
    let text = if file_name.contains("known_hosts") {
        let from = memchr::memrchr(b'\n', key.before).map_or(0, |at| at + 1);
        let hosts = String::from_utf8_lossy(key.before.get(from..)?).trim().to_owned();
        if hosts.starts_with('|') { String::new() } else { hosts }
    } else if file_name.ends_with(".pub") || file_name.starts_with("authorized_keys") {
        let end = memchr::memchr2(b'\n', b'\r', key.after).unwrap_or(key.after.len());
        String::from_utf8_lossy(key.after.get(..end)?).trim().to_owned()
    } else {
        String::new()
    };
    (!text.is_empty()).then(|| text.chars().take(MAX_LABEL).collect())
}
