//! `WireGuard`: an interface and its peers. The algorithms are those of the protocol; it has no
//! others to choose from (Donenfeld, WireGuard, NDSS 2017).

use praya_cbom::{Asset, Material, MaterialKind, Protocol, ProtocolKind, registry};

use super::means;
use super::notes::Notes;
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use crate::{Artefact, Detector, Report};

/// Reads the configuration of `WireGuard` interfaces, systemd-networkd's included.
pub(crate) struct WireGuard;

const ALGORITHMS: [&str; 3] = ["X25519", "ChaCha20-Poly1305", "BLAKE2s-256"];

impl Detector for WireGuard {
    fn id(&self) -> &'static str {
        "config/wireguard"
    }

    fn kind(&self) -> &'static str {
        "WireGuard configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let sections = ["[Peer]", "[WireGuardPeer]", "[Interface]", "[WireGuard]"];
        let own = ["PrivateKey", "PublicKey", "AllowedIPs", "PrivateKeyFile"];
        [".conf", ".netdev"].iter().any(|ending| name.ends_with(ending))
            && sniff::has_line(artefact, |line| sections.contains(&line))
            && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let entries = ini::read(text, PLAIN);
        let of_interface = |entry: &&Entry| {
            ["Interface", "WireGuard", "Peer", "WireGuardPeer"].contains(&entry.section.as_str())
        };
        let Some(first) = entries.iter().find(of_interface) else { return };
        let protocol = Protocol {
            protocol: ProtocolKind::Wireguard,
            name: "WireGuard".to_owned(),
            algorithms: ALGORITHMS.iter().filter_map(|name| registry::algorithm(name)).collect(),
            ..Protocol::default()
        };
        let sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &means::place(first));
        notes.add(sighting);
        for entry in entries.iter().filter(of_interface) {
            key(entry, &mut notes);
        }
    }
}

/// A key that stands in the file. Its value goes nowhere.
fn key(entry: &Entry, notes: &mut Notes<'_>) {
    let (kind, algorithm) = match entry.name.to_ascii_lowercase().as_str() {
        "privatekey" => (MaterialKind::PrivateKey, registry::algorithm("X25519")),
        "publickey" => (MaterialKind::PublicKey, registry::algorithm("X25519")),
        "presharedkey" => (MaterialKind::SharedSecret, None),
        _ => return,
    };
    // 32 bytes in base64; anything else is a placeholder.
    if entry.value.len() != 44 || !entry.value.ends_with('=') {
        return;
    }
    let protected_by = match kind {
        MaterialKind::PublicKey => None,
        _ => Some("none".to_owned()),
    };
    notes.material(
        Material {
            material: kind,
            algorithm,
            size: Some(256),
            format: Some("WireGuard".to_owned()),
            protected_by,
            ..Material::default()
        },
        &means::place(entry),
    );
}
