//! Traefik: TLS options, entry points and certificate resolvers, in YAML and TOML.

use praya_cbom::CryptoFunction;

use super::documents;
use super::kubernetes::traefik_options;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// Reads the static and dynamic configuration of Traefik.
pub(crate) struct Traefik;

impl Detector for Traefik {
    fn id(&self) -> &'static str {
        "config/traefik"
    }

    fn kind(&self) -> &'static str {
        "Traefik configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let nested = [".yml", ".yaml", ".toml"].iter().any(|ending| name.ends_with(ending));
        let has = |bytes: &[u8]| sniff::contains(artefact, bytes);
        nested
            && !has(b"apiVersion")
            && (name.starts_with("traefik.")
                || has(b"curvePreferences")
                || has(b"certificatesResolvers")
                || has(b"tls") && has(b"options") && has(b"minVersion"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        for root in documents::read(artefact, &mut notes) {
            for option in root.at(&["tls", "options"]).map(Node::entries).unwrap_or_default() {
                traefik_options(Some(&option.node), &mut notes);
            }
            for resolver in root.get("certificatesResolvers").map(Node::entries).unwrap_or_default()
            {
                if let Some(key) = resolver.node.get("acme").and_then(|acme| acme.entry("keyType"))
                {
                    let name = key_type(key.node.text().unwrap_or_default());
                    let place = Place::new(key.line, "keyType");
                    notes.algorithm(&name, CryptoFunction::Keygen, &place);
                }
            }
        }
    }
}

/// `EC256` is the curve P-256; `RSA4096` is what it says.
fn key_type(name: &str) -> String {
    match name.strip_prefix("EC") {
        Some(bits) => format!("EC-P-{bits}"),
        None => name.to_owned(),
    }
}
