//! Vault, Consul and Nomad: TLS of listeners, in HCL and JSON.

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::tree::Node;
use super::syntax::{hcl, json};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the server configuration of Vault, Consul and Nomad.
pub(crate) struct HashiCorp;

impl Detector for HashiCorp {
    fn id(&self) -> &'static str {
        "config/hashicorp"
    }

    fn kind(&self) -> &'static str {
        "HashiCorp server configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let has = |bytes: &[u8]| sniff::contains(artefact, bytes);
        name.ends_with(".hcl") && (has(b"tls_") || has(b"tls {"))
            || name.ends_with(".json") && has(b"tls_min_version") && has(b"tls_cipher_suites")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let read = match sniff::name(artefact).ends_with(".json") {
            true => json::read(text),
            false => hcl::read(text),
        };
        match read {
            Err(problem) => notes.problem(Some(problem)),
            Ok(root) => {
                let mut found = Vec::new();
                root.each_map(&mut |map, keys| found.extend(end_point(map, keys)));
                for tls in found {
                    tls.report(&mut notes);
                }
            }
        }
    }
}

/// A map that sets something of TLS.
fn end_point(map: &Node, keys: &[&str]) -> Option<Tls> {
    let disabled = ["tls_disable", "tls_disabled"].iter().filter_map(|name| map.text_of(name));
    if disabled.into_iter().any(|value| matches!(value, "true" | "1")) {
        return None;
    }
    let names = ["tls_min_version", "tls_max_version", "tls_cipher_suites", "tls_cert_file"];
    let listener = keys
        .iter()
        .any(|key| ["listener", "tls", "defaults", "internal_rpc", "grpc", "https"].contains(key));
    let anchor = map.entries().iter().find(|entry| names.contains(&entry.key.as_str()));
    let anchor = anchor.filter(|_| listener || keys.is_empty())?;
    let mut tls = Tls::new("HashiCorp's server", Place::new(anchor.line, anchor.key.as_str()));
    for entry in map.entries() {
        let place = Place::new(entry.line, entry.key.as_str());
        let value = entry.node.texts().join(",");
        match entry.key.as_str() {
            "tls_min_version" => tls.lowest(&value, &place),
            "tls_max_version" => tls.highest(&value, &place),
            "tls_cipher_suites" => tls.suites(&value, &place),
            _ => {}
        }
    }
    Some(tls)
}
