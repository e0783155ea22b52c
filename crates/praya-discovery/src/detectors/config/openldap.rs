//! `OpenLDAP`: slapd.conf, ldap.conf, and the LDIF of `cn=config`.

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::{numbered, words};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the configuration of `OpenLDAP`.
pub(crate) struct OpenLdap;

/// Settings of servers, of clients and of `cn=config`, after `TLS`, `TLS_` and `olcTLS`.
const TABLE: Table = &[
    ("ProtocolMin", Means::Lowest),
    ("PROTOCOL_MIN", Means::Lowest),
    ("CipherSuite", Means::Ciphers),
    ("CIPHER_SUITE", Means::Ciphers),
    ("ECName", Means::Groups),
    ("CertificateFile", Means::Present),
    ("CertificateKeyFile", Means::Present),
    ("CERT", Means::Present),
];

impl Detector for OpenLdap {
    fn id(&self) -> &'static str {
        "config/openldap"
    }

    fn kind(&self) -> &'static str {
        "OpenLDAP configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own =
            ["olcTLSProtocolMin", "olcTLSCipherSuite", "olcPasswordHash", "olcTLSCertificateFile"];
        ["slapd.conf", "ldap.conf", ".ldaprc", "ldaprc"].contains(&name.as_ref())
            || name.ends_with(".ldif")
                && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let ldif = sniff::name(artefact).ends_with(".ldif");
        let mut entries = if ldif { read_ldif(text) } else { read_conf(text) };
        for entry in &mut entries {
            own_spellings(entry);
        }
        let known: Vec<&Entry> =
            entries.iter().filter(|entry| means_of(&entry.name).is_some()).collect();
        if let Some(first) = known.first() {
            let mut tls = Tls::new("OpenLDAP", means::place(first));
            for entry in &known {
                if let Some(means) = means_of(&entry.name) {
                    means::apply(means, &entry.value, &means::place(entry), &mut tls);
                }
            }
            tls.report(&mut notes);
        }
        for entry in &entries {
            password_hash(entry, &mut notes);
        }
    }
}

fn means_of(name: &str) -> Option<Means> {
    let name = name.strip_prefix("olc").unwrap_or(name);
    let name =
        name.get(..3).filter(|tls| tls.eq_ignore_ascii_case("tls")).and_then(|_| name.get(3..))?;
    means::of(TABLE, name.trim_start_matches('_'))
}

/// `3.3` is TLS 1.2, as the wire has it; a list that is a GnuTLS priority is read as one.
fn own_spellings(entry: &mut Entry) {
    if entry.name.to_ascii_lowercase().replace('_', "").ends_with("protocolmin") {
        entry.value = match entry.value.as_str() {
            "3.0" => "SSL 3.0",
            "3.1" => "TLS 1.0",
            "3.2" => "TLS 1.1",
            "3.3" => "TLS 1.2",
            "3.4" => "TLS 1.3",
            other => other,
        }
        .to_owned();
    }
}

fn read_conf(text: &str) -> Vec<Entry> {
    let entry = |directive: super::syntax::Directive| Entry {
        section: String::new(),
        value: directive.args.join(" "),
        line: directive.line,
        name: directive.name,
    };
    words::read(text).into_iter().map(entry).collect()
}

/// `name: value`; values in base64 (`name:: value`) are of no interest here.
fn read_ldif(text: &str) -> Vec<Entry> {
    numbered(text)
        .filter_map(|(line, text)| {
            let (name, value) = text.split_once(": ")?;
            Some(Entry {
                section: String::new(),
                name: name.to_owned(),
                value: value.trim().to_owned(),
                line,
            })
        })
        .collect()
}

/// How new passwords are stored: `{SSHA}`, `{CRYPT}`, `{ARGON2}`.
fn password_hash(entry: &Entry, notes: &mut Notes<'_>) {
    if !entry.name.eq_ignore_ascii_case("password-hash")
        && !entry.name.eq_ignore_ascii_case("olcPasswordHash")
    {
        return;
    }
    let place = means::place(entry);
    for scheme in entry.value.split_whitespace() {
        match scheme {
            "{CLEARTEXT}" => {}
            "{CRYPT}" => notes.unknown_algorithm("crypt(3) decides which, by its salt", &place),
            other => notes.scheme(other, &place),
        }
    }
}
