//! Dovecot: TLS, and how passwords are hashed and exchanged.

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::{Directive, sections};
use crate::{Artefact, Detector, Report};

/// Reads dovecot.conf and what it includes.
pub(crate) struct Dovecot;

const TABLE: Table = &[
    ("ssl", Means::Switch),
    ("ssl_protocols", Means::Signed),
    ("ssl_min_protocol", Means::Lowest),
    ("ssl_cipher_list", Means::Ciphers),
    ("ssl_cipher_suites", Means::Suites13),
    ("ssl_curve_list", Means::Groups),
    ("auth_mechanisms", Means::Schemes),
    ("default_pass_scheme", Means::Schemes),
    ("passdb_default_password_scheme", Means::Schemes),
];

impl Detector for Dovecot {
    fn id(&self) -> &'static str {
        "config/dovecot"
    }

    fn kind(&self) -> &'static str {
        "Dovecot configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own =
            ["ssl_min_protocol", "ssl_cipher_list", "ssl_server_cert_file", "default_pass_scheme"];
        name == "dovecot.conf"
            || [".conf", ".ext"].iter().any(|ending| name.ends_with(ending))
                && (sniff::in_folder(artefact, "dovecot")
                    || sniff::has_line(artefact, |line| {
                        sniff::begins(line, &own) && line.contains('=')
                    }))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = sections::read(text, sections::Dialect::Assigned);
        block(&settings.directives, &mut notes);
        notes.problem(settings.problem);
    }
}

/// A block and those in it; each that sets something of TLS is an end point.
fn block(directives: &[Directive], notes: &mut Notes<'_>) {
    let leaves = directives.iter().filter(|directive| directive.block.is_none());
    let entries: Vec<Entry> = leaves
        .map(|directive| Entry {
            section: String::new(),
            name: directive.name.clone(),
            value: directive.value().to_owned(),
            line: directive.line,
        })
        .collect();
    means::report("Dovecot", TABLE, "", &entries, notes);
    for directive in directives {
        block(directive.children(), notes);
    }
}
