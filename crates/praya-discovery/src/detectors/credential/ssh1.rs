//! Reads private keys of SSH protocol 1, which are RSA.

use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::{self, spelled};
use super::asn1::der::{Malformed, Read};
use super::asn1::encryption::Protection;
use super::findings::Findings;
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `SSH PRIVATE KEY FILE FORMAT 1.1`.
pub(super) struct Ssh1;

const ID: &str = "credential/ssh1";
const MAGIC: &[u8] = b"SSH PRIVATE KEY FILE FORMAT 1.1\n\0";

impl Detector for Ssh1 {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "SSH 1 private key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(MAGIC)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if let Err(Malformed(reason)) = key(artefact.bytes, &mut findings) {
            findings.unreadable(format!("SSH 1 private key: {reason}"));
        }
    }
}

fn key(bytes: &[u8], findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut wire = Wire::new(bytes.get(MAGIC.len()..).unwrap_or_default());
    let cipher = match wire.u8()? {
        0 => None,
        2 => Some("DES-CBC"),
        3 => Some("3DES-CBC"),
        6 => Some("Blowfish-CBC"),
        _ => return Err(Malformed("its cipher is none that is known")),
    };
    wire.u32()?;
    wire.u32()?;
    // An integer after its length in bits.
    let bits = u32::from(wire.u16()?);
    wire.bytes(usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX))?;
    let told = algorithm::rsa(bits);
    let protection = cipher.map(|cipher| Protection::of(spelled(cipher), spelled("MD5"), ""));
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: Some(bits),
        algorithm: told.known(),
        format: Some("SSH 1".to_owned()),
        protected_by: Some(match &protection {
            Some(protection) => protection.name.clone(),
            None => "none".to_owned(),
        }),
        ..Material::default()
    };
    let at = findings.file();
    findings.material(material, &at, told.unresolved);
    if let Some(protection) = protection {
        findings.protection(protection, &at);
    }
    Ok(())
}
