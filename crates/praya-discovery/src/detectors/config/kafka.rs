//! Apache Kafka and `ZooKeeper`: brokers, clients, Connect.

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::properties;
use crate::{Artefact, Detector, Report};

/// Reads the properties of Kafka and `ZooKeeper`.
pub(crate) struct Kafka;

const TABLE: Table = &[
    ("ssl.enabled.protocols", Means::Versions),
    ("ssl.cipher.suites", Means::Suites),
    ("ssl.enabledProtocols", Means::Versions),
    ("ssl.ciphersuites", Means::Suites),
    ("ssl.quorum.enabledProtocols", Means::Versions),
    ("ssl.keystore.location", Means::Present),
    ("ssl.truststore.location", Means::Present),
    ("security.protocol", Means::Present),
    ("ssl.client.auth", Means::Present),
];

/// Mechanisms of SASL that name an algorithm.
const SASL: [&str; 4] = [
    "sasl.mechanism",
    "sasl.enabled.mechanisms",
    "sasl.mechanism.inter.broker.protocol",
    "sasl.mechanism.controller.protocol",
];

/// Prefixes of Spring's own servers, whose settings are called alike.
const SPRING: [&str; 2] = ["server.", "management.server."];

impl Detector for Kafka {
    fn id(&self) -> &'static str {
        "config/kafka"
    }

    fn kind(&self) -> &'static str {
        "Kafka configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let telling = |line: &str| {
            let whole = line.split(['=', ' ', ':']).next().unwrap_or_default();
            let name = name_of(whole);
            if SPRING.contains(&prefix_of(whole)) {
                return false;
            }
            name.starts_with("ssl.") && means::of(TABLE, name).is_some() || SASL.contains(&name)
        };
        [".properties", ".conf", ".cfg", ".config"].iter().any(|ending| name.ends_with(ending))
            && sniff::has_line(artefact, telling)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut entries = properties::read(text);
        let mut prefixes: Vec<String> =
            entries.iter().map(|entry| prefix_of(&entry.name).to_owned()).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        prefixes.retain(|prefix| !SPRING.contains(&prefix.as_str()));
        // Only `SSL` and `SASL_SSL` speak TLS.
        entries.retain(|entry| {
            name_of(&entry.name) != "security.protocol"
                || entry.value.to_ascii_uppercase().contains("SSL")
        });
        for prefix in &prefixes {
            means::report("Kafka", TABLE, prefix, &entries, &mut notes);
        }
        for entry in &entries {
            mechanisms(entry, &mut notes);
        }
    }
}

/// What stands before the name that every listener, producer and consumer has.
fn prefix_of(name: &str) -> &str {
    let at = ["ssl.", "sasl.", "security.protocol"].iter().filter_map(|part| name.find(part)).min();
    name.get(..at.unwrap_or_default()).unwrap_or_default()
}

fn name_of(name: &str) -> &str {
    name.get(prefix_of(name).len()..).unwrap_or(name)
}

fn mechanisms(entry: &Entry, notes: &mut Notes<'_>) {
    if !SASL.contains(&name_of(&entry.name)) {
        return;
    }
    for mechanism in entry.value.split(',').map(str::trim) {
        if mechanism.starts_with("SCRAM-") || mechanism.ends_with("-MD5") {
            notes.scheme(mechanism, &means::place(entry));
        }
    }
}
