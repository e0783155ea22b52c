//! Reads GnuPG's key boxes (`pubring.kbx`): OpenPGP and X.509 public keys in blobs.

use praya_cbom::Location;

use super::asn1::der::{Malformed, Read, Value};
use super::asn1::x509;
use super::findings::Findings;
use super::openpgp;
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `*.kbx`.
pub(super) struct Keybox;

const ID: &str = "credential/keybox";

/// Length, type, version and flags, then the magic of the first blob.
const MAGIC: &[u8] = b"KBXf";

const OPENPGP: u8 = 2;
const X509: u8 = 3;

impl Detector for Keybox {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "GnuPG key box"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.get(8..12) == Some(MAGIC)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let mut wire = Wire::new(artefact.bytes);
        while !wire.is_empty() && !findings.full() {
            let offset = artefact.bytes.len() - wire.rest().len();
            let read = blob(&mut wire).and_then(|blob| content(blob, offset, &mut findings));
            if let Err(Malformed(reason)) = read {
                findings.unreadable(format!("key box, blob at {offset}: {reason}"));
                break;
            }
        }
        findings.link_chains();
    }
}

/// The next blob, which begins with its own length.
fn blob<'a>(wire: &mut Wire<'a>) -> Read<&'a [u8]> {
    let length = Wire::new(wire.rest()).u32()?;
    if length < 5 {
        return Err(Malformed("its length is absurd"));
    }
    wire.bytes(usize::try_from(length).unwrap_or(usize::MAX))
}

/// The key block of a blob, by the offset and length that its header gives.
fn content(blob: &[u8], offset: usize, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut wire = Wire::new(blob);
    wire.u32()?;
    let kind = wire.u8()?;
    if kind != OPENPGP && kind != X509 {
        return Ok(());
    }
    wire.bytes(3)?;
    let from = usize::try_from(wire.u32()?).unwrap_or(usize::MAX);
    let length = usize::try_from(wire.u32()?).unwrap_or(usize::MAX);
    let range = from.checked_add(length).and_then(|to| blob.get(from..to));
    let block = range.ok_or(Malformed("a length reaches past the end of the blob"))?;
    let path = findings.artefact.path;
    let place = |within: usize| Location {
        offset: u64::try_from(offset + from + within).ok(),
        ..Location::file(path)
    };
    if kind == X509 {
        findings.certificate(x509::certificate(&Value::first(block)?)?, &place(0));
        return Ok(());
    }
    openpgp::read(block, place, findings)
}
