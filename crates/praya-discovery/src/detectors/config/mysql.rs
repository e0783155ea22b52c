//! MySQL and MariaDB: option files.

use praya_cbom::CryptoFunction;

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::ini::{self, Entry};
use crate::{Artefact, Detector, Report};

/// Reads the option files of MySQL and MariaDB.
pub(crate) struct MySql;

const DIALECT: ini::Dialect = ini::Dialect {
    comments: &['#', ';', '!'],
    inline_comments: &['#'],
    bare: true,
    continues: false,
};

/// Names as they read with `_` for `-`; `loose_` before a name changes nothing.
const TABLE: Table = &[
    ("tls_version", Means::Versions),
    ("ssl_cipher", Means::Ciphers),
    ("tls_ciphersuites", Means::Suites13),
    ("block_encryption_mode", Means::Algorithm(CryptoFunction::Encrypt)),
    ("file_key_management_encryption_algorithm", Means::Algorithm(CryptoFunction::Encrypt)),
];

/// Ways to authenticate, and the digest that each rests upon.
const AUTHENTICATION: [(&str, &str); 4] = [
    ("mysql_native_password", "SHA-1"),
    ("caching_sha2_password", "SHA-256"),
    ("sha256_password", "SHA-256"),
    ("ed25519", "Ed25519"),
];

impl Detector for MySql {
    fn id(&self) -> &'static str {
        "config/mysql"
    }

    fn kind(&self) -> &'static str {
        "MySQL configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let sections =
            ["[mysqld]", "[mysql]", "[client]", "[mariadb]", "[server]", "[client-server]"];
        ["my.cnf", ".my.cnf", "my.ini"].contains(&name.as_ref())
            || name.ends_with(".cnf") && sniff::has_line(artefact, |line| sections.contains(&line))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut entries = ini::read(text, DIALECT);
        for entry in &mut entries {
            entry.name = entry.name.replace('-', "_");
            if let Some(name) = entry.name.strip_prefix("loose_") {
                entry.name = name.to_owned();
            }
        }
        for entries in entries.chunk_by(|one, next| one.section == next.section) {
            for prefix in ["", "admin_"] {
                means::report("MySQL", TABLE, prefix, entries, &mut notes);
            }
            for entry in entries {
                authentication(entry, &mut notes);
            }
        }
    }
}

fn authentication(entry: &Entry, notes: &mut Notes<'_>) {
    if !["default_authentication_plugin", "authentication_policy"].contains(&entry.name.as_str()) {
        return;
    }
    for name in entry.value.split(',').map(str::trim) {
        if let Some((_, digest)) = AUTHENTICATION.iter().find(|(own, _)| *own == name) {
            notes.algorithm(digest, CryptoFunction::Digest, &means::place(entry));
        }
    }
}
