//! Spring Boot, Quarkus and Micronaut: `server.ssl.*` and its like in properties and YAML.

use praya_cbom::CryptoFunction;

use super::documents;
use super::means::{self, Means, Table};
use super::notes::Notes;
use super::program;
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::properties;
use crate::{Artefact, Detector, Report};

/// Reads the settings of Java application frameworks.
pub(crate) struct Spring;

/// Settings by their names in kebab case, after the prefix of their end point.
const TABLE: Table = &[
    ("enabled", Means::Switch),
    ("enabled-protocols", Means::Versions),
    ("options.enabled-protocols", Means::Versions),
    ("protocols", Means::Versions),
    ("ciphers", Means::Suites),
    ("options.ciphers", Means::Suites),
    ("cipher-suites", Means::Suites),
    ("key-store", Means::Present),
    ("certificate", Means::Present),
    ("bundle", Means::Present),
    ("certificate.files", Means::Present),
];

/// Prefixes that are end points; `*` stands for one name.
const END_POINTS: [&str; 9] = [
    "server.ssl.",
    "management.server.ssl.",
    "spring.ssl.bundle.jks.*.",
    "spring.ssl.bundle.pem.*.",
    "spring.rabbitmq.ssl.",
    "spring.kafka.ssl.",
    "quarkus.http.ssl.",
    "quarkus.tls.",
    "micronaut.server.ssl.",
];

/// Settings that name an algorithm.
const ALGORITHMS: [(&str, CryptoFunction); 4] = [
    ("jasypt.encryptor.algorithm", CryptoFunction::Encrypt),
    ("encrypt.rsa.algorithm", CryptoFunction::Encrypt),
    ("spring.rabbitmq.ssl.algorithm", CryptoFunction::Encrypt),
    ("quarkus.http.auth.session.encryption-algorithm", CryptoFunction::Encrypt),
];

fn sets_up_tls(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"server.ssl.").is_some()
        || memchr::memmem::find(bytes, b"spring.ssl.bundle.").is_some()
        || memchr::memmem::find(bytes, b"quarkus.http.ssl.").is_some()
}

impl Detector for Spring {
    fn id(&self) -> &'static str {
        "config/spring"
    }

    fn kind(&self) -> &'static str {
        "application settings"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let begins = ["application", "bootstrap"].iter().any(|start| name.starts_with(start));
        let ends = [".properties", ".yml", ".yaml"].iter().any(|ending| name.ends_with(ending));
        // A file of another name is one where it sets up an end point.
        ends && (begins || name.ends_with(".properties") && sets_up_tls(artefact.bytes))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let documents: Vec<Vec<Entry>> = match sniff::name(artefact).ends_with(".properties") {
            true => vec![notes.text().map(properties::read).unwrap_or_default()],
            false => documents::read(artefact, &mut notes).iter().map(program::flat).collect(),
        };
        for mut entries in documents {
            for entry in &mut entries {
                entry.name = relaxed(&entry.name);
                entry.value = default_of(&entry.value);
            }
            one(&entries, &mut notes);
        }
    }
}

fn one(entries: &[Entry], notes: &mut Notes<'_>) {
    let mut prefixes: Vec<String> = Vec::new();
    for entry in entries {
        for pattern in END_POINTS {
            prefixes.extend(matching(pattern, &entry.name));
        }
        if let Some((_, function)) = ALGORITHMS.iter().find(|(name, _)| *name == entry.name) {
            notes.algorithm(&entry.value, *function, &means::place(entry));
        }
    }
    prefixes.sort_unstable();
    prefixes.dedup();
    for prefix in prefixes {
        means::report("the framework", TABLE, &prefix, entries, notes);
    }
}

/// The prefix of a name that fits a pattern.
fn matching(pattern: &str, name: &str) -> Option<String> {
    match pattern.split_once("*.") {
        None => name.starts_with(pattern).then(|| pattern.to_owned()),
        Some((before, _)) => {
            let rest = name.strip_prefix(before)?;
            let (own, _) = rest.split_once('.')?;
            Some(format!("{before}{own}."))
        }
    }
}

/// A name as relaxed binding reads it: `enabledProtocols` and `enabled_protocols` are
/// `enabled-protocols`; the indexes of lists vanish.
fn relaxed(name: &str) -> String {
    let mut relaxed = String::with_capacity(name.len());
    let mut before = '.';
    for character in name.split('[').next().unwrap_or_default().chars() {
        if character.is_ascii_uppercase() && before.is_ascii_lowercase() {
            relaxed.push('-');
        }
        relaxed.push(if character == '_' { '-' } else { character.to_ascii_lowercase() });
        before = character;
    }
    relaxed
}

/// `${NAME:default}` as its default; what the environment may say instead is not in the file.
fn default_of(value: &str) -> String {
    let default = value
        .strip_prefix("${")
        .and_then(|rest| rest.strip_suffix('}'))
        .and_then(|rest| rest.split_once(':'))
        .filter(|(_, default)| !default.is_empty() && !default.contains("${"));
    default.map_or_else(|| value.to_owned(), |(_, default)| default.to_owned())
}
