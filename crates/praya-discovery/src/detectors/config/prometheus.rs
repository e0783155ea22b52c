//! Prometheus and its exporters: the web configuration, and TLS towards what they scrape.

use super::documents;
use super::kubernetes::go_curve;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::tree::Node;
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the YAML of Prometheus.
pub(crate) struct Prometheus;

impl Detector for Prometheus {
    fn id(&self) -> &'static str {
        "config/prometheus"
    }

    fn kind(&self) -> &'static str {
        "Prometheus configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        (name.ends_with(".yml") || name.ends_with(".yaml"))
            && (sniff::contains(artefact, b"tls_server_config")
                || sniff::contains(artefact, b"tls_config:"))
            && !sniff::contains(artefact, b"apiVersion")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        for root in documents::read(artefact, &mut notes) {
            let mut found = Vec::new();
            root.each_map(&mut |map, _| {
                found.extend(map.entries().iter().filter(|entry| {
                    ["tls_server_config", "tls_config"].contains(&entry.key.as_str())
                }));
            });
            for entry in found {
                end_point(&entry.node, &Place::new(entry.line, entry.key.as_str()), &mut notes);
            }
            for user in root.get("basic_auth_users").map(Node::entries).unwrap_or_default() {
                if let Some(hash) = user.node.text() {
                    notes.hash(hash, &Place::new(user.line, "basic_auth_users"));
                }
            }
        }
    }
}

fn end_point(map: &Node, anchor: &Place, notes: &mut Notes<'_>) {
    let mut tls = Tls::new("Prometheus", anchor.clone());
    for entry in map.entries() {
        let place = Place::new(entry.line, entry.key.as_str());
        let value = entry.node.texts();
        match entry.key.as_str() {
            "min_version" => tls.lowest(value.first().unwrap_or(&""), &place),
            "max_version" => tls.highest(value.first().unwrap_or(&""), &place),
            "cipher_suites" => tls.suites(&value.join(","), &place),
            "curve_preferences" => {
                let names: Vec<&str> = value.iter().map(|name| go_curve(name)).collect();
                tls.groups(&names.join(","), &place);
            }
            _ => {}
        }
    }
    tls.report(notes);
}
