//! Finds the keys of WireGuard in its own configuration files and in systemd-networkd's.

use base64::Engine as _;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::spelled;
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::spki;
use super::findings::Findings;
use super::pem_block::BASE64;
use crate::{Artefact, Detector, Report};

/// `wg0.conf`, `*.netdev`.
pub(super) struct WireGuard;

const ID: &str = "credential/wireguard";

/// Sections that hold keys; `[Interface]` and `[Peer]` mean other things elsewhere, so a file
/// counts only where it has keys of the right length in them.
const SECTIONS: [&str; 4] = ["[Interface]", "[Peer]", "[WireGuard]", "[WireGuardPeer]"];

/// Configurations are small; more is none.
const MAX_BYTES: usize = 16 << 20;

impl Detector for WireGuard {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "WireGuard configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let named = ["conf", "netdev", "wg"].contains(&artefact.extension().as_str());
        let has =
            |section: &&str| memchr::memmem::find(artefact.bytes, section.as_bytes()).is_some();
        named && artefact.bytes.len() <= MAX_BYTES && SECTIONS.iter().any(has)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let text = String::from_utf8_lossy(artefact.bytes);
        let mut within = false;
        for (line, number) in text.lines().zip(1_u32..) {
            let line = line.trim();
            if line.starts_with('[') {
                within = SECTIONS.iter().any(|section| section.eq_ignore_ascii_case(line));
            }
            let Some((key, value)) = line.split_once('=').filter(|_| within) else { continue };
            let at = findings.line(number);
            if let Err(Malformed(reason)) = setting(key.trim(), value.trim(), &at, &mut findings) {
                findings.unreadable(format!("line {number}: {}: {reason}", key.trim()));
            }
        }
    }
}

fn setting(key: &str, value: &str, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let kind = match key.to_ascii_lowercase().as_str() {
        "privatekey" => MaterialKind::PrivateKey,
        "publickey" => MaterialKind::PublicKey,
        "presharedkey" => MaterialKind::SharedSecret,
        _ => return Ok(()),
    };
    let value = value.split(['#', ';', ' ']).next().unwrap_or_default();
    // A template's placeholder, or the name of a file, is no key.
    let decoded = BASE64.decode(value.trim_end_matches('=')).ok().filter(|key| key.len() == 32);
    let Some(decoded) = decoded.filter(|_| value.len() == 44) else { return Ok(()) };
    let fingerprint = (kind == MaterialKind::PublicKey)
        .then(|| {
            let info = spki::plain("1.3.101.110", &decoded);
            spki::read(&Value::first(&info)?).map(|key| key.fingerprint)
        })
        .transpose()?;
    let told = match kind {
        // Mixed into the handshake by its key derivation.
        MaterialKind::SharedSecret => spelled("HKDF-BLAKE2s"),
        _ => spelled("X25519"),
    };
    let material = Material {
        material: kind,
        size: Some(256),
        algorithm: told.known(),
        format: Some("WireGuard".to_owned()),
        protected_by: Some("none".to_owned()),
        fingerprint,
        ..Material::default()
    };
    findings.material(material, &at.clone().with_symbol(key), told.unresolved);
    Ok(())
}
