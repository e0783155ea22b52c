//! Elasticsearch, Kibana, Logstash and `OpenSearch`.

use praya_cbom::CryptoFunction;

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::program::Syntax;
use super::sniff;
use super::syntax::ini::Entry;
use crate::{Artefact, Detector, Report};

/// Reads the YAML of the Elastic stack.
pub(crate) struct Elasticsearch;

const TABLE: Table = &[
    ("enabled", Means::Switch),
    ("supported_protocols", Means::Versions),
    ("supportedProtocols", Means::Versions),
    ("enabled_protocols", Means::Versions),
    ("cipher_suites", Means::Suites),
    ("cipherSuites", Means::Suites),
    ("enabled_ciphers", Means::Suites),
];

impl Detector for Elasticsearch {
    fn id(&self) -> &'static str {
        "config/elasticsearch"
    }

    fn kind(&self) -> &'static str {
        "Elasticsearch configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let files = [
            "elasticsearch.yml",
            "opensearch.yml",
            "kibana.yml",
            "opensearch_dashboards.yml",
            "logstash.yml",
        ];
        let files_yaml = ["elasticsearch.yaml", "opensearch.yaml", "kibana.yaml"];
        files.contains(&name.as_ref()) || files_yaml.contains(&name.as_ref())
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let (entries, problem) = Syntax::Yaml.read(text);
        let mut prefixes: Vec<&str> = entries.iter().filter_map(end_point).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        for prefix in prefixes {
            means::report("Elasticsearch", TABLE, prefix, &entries, &mut notes);
        }
        for entry in &entries {
            hashing(entry, &mut notes);
        }
        notes.problem(problem);
    }
}

/// The prefix of a setting of TLS: up to and with `ssl.`, or what follows it.
fn end_point(entry: &Entry) -> Option<&str> {
    let (prefix, name) = entry.name.rsplit_once('.')?;
    let of_tls = prefix.split('.').any(|part| part == "ssl");
    (of_tls && means::of(TABLE, name).is_some()).then(|| entry.name.get(..=prefix.len())).flatten()
}

/// How passwords and tokens are hashed: `pbkdf2_50000`, `bcrypt12`, `ssha256`.
fn hashing(entry: &Entry, notes: &mut Notes<'_>) {
    let settings = [
        "xpack.security.authc.password_hashing.algorithm",
        "xpack.security.authc.service_token_hashing.algorithm",
        "xpack.security.authc.api_key.hashing.algorithm",
    ];
    if !settings.contains(&entry.name.as_str()) {
        return;
    }
    let value = entry.value.to_ascii_lowercase();
    let name = match value.split('_').next().unwrap_or_default() {
        // Elasticsearch's PBKDF2 is over HMAC-SHA-512.
        "pbkdf2" => "PBKDF2-HMAC-SHA-512",
        bcrypt if bcrypt.starts_with("bcrypt") => "bcrypt",
        "ssha256" => "SHA-256",
        other => other,
    };
    notes.algorithm(name, CryptoFunction::Digest, &means::place(entry));
}
