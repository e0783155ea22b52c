//! Postfix: `main.cf`.
//!
//! Where TLS may be used and where it must be have settings of their own; both are read.

use praya_cbom::CryptoFunction;

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::numbered;
use crate::{Artefact, Detector, Report};

/// Reads main.cf.
pub(crate) struct Postfix;

const OPPORTUNISTIC: Table = &[
    ("security_level", Means::Switch),
    ("use_tls", Means::Switch),
    ("protocols", Means::Signed),
    ("ciphers", Means::Ciphers),
    ("fingerprint_digest", Means::Algorithm(CryptoFunction::Digest)),
];

const MANDATORY: Table =
    &[("mandatory_protocols", Means::Signed), ("mandatory_ciphers", Means::Ciphers)];

impl Detector for Postfix {
    fn id(&self) -> &'static str {
        "config/postfix"
    }

    fn kind(&self) -> &'static str {
        "Postfix configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["smtpd_tls_security_level", "smtpd_tls_protocols", "smtp_tls_security_level"];
        name == "main.cf"
            || name.ends_with(".cf") && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut entries = read(text);
        let original = entries.clone();
        for entry in &mut entries {
            entry.value = filled(&entry.value, &original);
            if entry.name.ends_with("ciphers") {
                grade(entry, &original);
            }
        }
        for prefix in ["smtpd_tls_", "smtp_tls_", "lmtp_tls_", "tlsproxy_tls_"] {
            means::report("Postfix", OPPORTUNISTIC, prefix, &entries, &mut notes);
            means::report("Postfix", MANDATORY, prefix, &entries, &mut notes);
        }
    }
}

/// `name = value`, with lines that begin with a blank joined to the one before.
fn read(text: &str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (line, text) in numbered(text) {
        if text.trim().is_empty() || text.trim_start().starts_with('#') {
            continue;
        }
        if text.starts_with(char::is_whitespace) {
            if let Some(last) = entries.last_mut() {
                last.value.push(' ');
                last.value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once('=') {
            let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
            entries.retain(|entry| entry.name != name);
            entries.push(Entry { section: String::new(), name, value, line });
        }
    }
    entries
}

/// A value that is another setting's, `$name`, one level deep.
fn filled(value: &str, entries: &[Entry]) -> String {
    let Some(name) = value.strip_prefix('$') else { return value.to_owned() };
    let name = name.trim_start_matches(['{', '(']).trim_end_matches(['}', ')']);
    let found = entries.iter().find(|entry| entry.name == name);
    found.map_or_else(|| value.to_owned(), |entry| entry.value.clone())
}

/// A grade stands for the list that `tls_high_cipherlist` and its like hold.
fn grade(entry: &mut Entry, entries: &[Entry]) {
    let list = format!("tls_{}_cipherlist", entry.value);
    match entries.iter().find(|other| other.name == list) {
        Some(list) => entry.value = list.value.clone(),
        None if ["high", "medium", "low", "export", "null"].contains(&entry.value.as_str()) => {
            entry.value = format!("${{{list}}}");
        }
        None => {}
    }
}
