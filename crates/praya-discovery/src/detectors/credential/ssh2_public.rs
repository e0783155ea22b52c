//! Finds public keys in the format of RFC 4716, which `ssh-keygen -e` writes.

use memchr::memmem;
use praya_cbom::{Material, MaterialKind};

use super::asn1::der::{Malformed, Read};
use super::findings::{Findings, Lines};
use super::pem_block;
use super::ssh::blob;
use crate::{Artefact, Detector, Report};

/// `---- BEGIN SSH2 PUBLIC KEY ----`.
pub(super) struct Ssh2Public;

const ID: &str = "credential/ssh2-public-key";
const BEGIN: &[u8] = b"---- BEGIN SSH2 PUBLIC KEY ----";
const END: &[u8] = b"---- END SSH2 PUBLIC KEY ----";

impl Detector for Ssh2Public {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "SSH2 public key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        memmem::find(artefact.bytes, BEGIN).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let mut lines = Lines::new(artefact.bytes);
        let mut at = 0;
        while let Some(rest) = artefact.bytes.get(at..)
            && let Some(found) = memmem::find(rest, BEGIN)
        {
            let start = at + found + BEGIN.len();
            let line = lines.at(at + found);
            at = start;
            let after = artefact.bytes.get(start..).unwrap_or_default();
            let next = memmem::find(after, b"---- ").unwrap_or(after.len());
            let (body, tail) = after.split_at(next);
            if !pem_block::meant_as_data(&String::from_utf8_lossy(body)) {
                continue;
            }
            let read = if tail.starts_with(END) {
                key(body, line, &mut findings)
            } else {
                Err(Malformed("the end marker is missing"))
            };
            if let Err(Malformed(reason)) = read {
                findings.unreadable(format!("line {line}: SSH2 public key: {reason}"));
            }
        }
    }
}

fn key(body: &[u8], line: u32, findings: &mut Findings<'_, '_>) -> Read<()> {
    let (headers, blob) = pem_block::plain(body).ok_or(Malformed("the body is not base64"))?;
    let public = blob::public_key(&blob)?;
    let comment = headers.into_iter().find(|(key, _)| key.eq_ignore_ascii_case("Comment"));
    let material = Material {
        material: MaterialKind::PublicKey,
        size: public.told.algorithm.key_size,
        algorithm: public.told.known(),
        format: Some("RFC 4716".to_owned()),
        label: comment.map(|(_, comment)| comment.trim_matches('"').to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint: Some(public.fingerprint),
    };
    let at = findings.line(line);
    findings.material(material, &at, public.told.unresolved);
    Ok(())
}
