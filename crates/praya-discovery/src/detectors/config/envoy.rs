//! Envoy: TLS contexts, wherever in YAML or JSON they stand.

use super::documents;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::tree::Node;
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the TLS contexts of Envoy.
pub(crate) struct Envoy;

impl Detector for Envoy {
    fn id(&self) -> &'static str {
        "config/envoy"
    }

    fn kind(&self) -> &'static str {
        "Envoy configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let has = |bytes: &[u8]| sniff::contains(artefact, bytes);
        documents::is_nested(artefact) && (has(b"common_tls_context") || has(b"commonTlsContext"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        for root in documents::read(artefact, &mut notes) {
            let mut found = Vec::new();
            root.each_map(&mut |map, _| {
                found.extend(either(map, "common_tls_context", "commonTlsContext"));
            });
            for (line, context) in found {
                end_point(line, context, &mut notes);
            }
            keys(&root, &mut notes);
        }
    }
}

/// An entry by its name in either style.
fn either<'n>(map: &'n Node, snake: &str, camel: &str) -> Option<(u32, &'n Node)> {
    map.entry(snake).or_else(|| map.entry(camel)).map(|entry| (entry.line, &entry.node))
}

fn end_point(line: u32, context: &Node, notes: &mut Notes<'_>) {
    let mut tls = Tls::new("Envoy", Place::new(line, "common_tls_context"));
    if let Some((_, parameters)) = either(context, "tls_params", "tlsParams") {
        let of = |snake: &'static str, camel: &str| {
            either(parameters, snake, camel).map(|(line, node)| (node, Place::new(line, snake)))
        };
        let bound = |found: Option<(&Node, Place)>| {
            let (node, place) = found?;
            let name = node.text().filter(|name| *name != "TLS_AUTO")?.to_owned();
            Some((name, place))
        };
        let lowest = bound(of("tls_minimum_protocol_version", "tlsMinimumProtocolVersion"));
        if let Some((name, place)) = lowest {
            tls.lowest(&name, &place);
        }
        let highest = bound(of("tls_maximum_protocol_version", "tlsMaximumProtocolVersion"));
        if let Some((name, place)) = highest {
            tls.highest(&name, &place);
        }
        if let Some((node, place)) = of("cipher_suites", "cipherSuites") {
            // `[A|B]` are suites of equal preference.
            let names = node.texts().join(",").replace(['[', ']'], "").replace('|', ",");
            tls.suites(&names, &place);
        }
        if let Some((node, place)) = of("ecdh_curves", "ecdhCurves") {
            tls.groups(&node.texts().join(","), &place);
        }
        if let Some((node, place)) = of("signature_algorithms", "signatureAlgorithms") {
            tls.signatures(&node.texts().join(","), &place);
        }
    }
    tls.report(notes);
}

/// Keys that tokens are checked with, where they stand in the file.
fn keys(root: &Node, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    root.each_map(&mut |map, keys| {
        if matches!(keys.last(), Some(&("local_jwks" | "localJwks"))) {
            found.extend(
                either(map, "inline_string", "inlineString").and_then(|(_, node)| node.text()),
            );
        }
    });
    for (at, text) in found.into_iter().enumerate() {
        notes.nested(&format!("{at}.jwks.json"), text.as_bytes());
    }
}
