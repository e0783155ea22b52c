//! Kerberos: encryption types of `krb5.conf` and `kdc.conf`.

use praya_cbom::{Algorithm, Asset, Protocol, ProtocolKind, registry};

use super::means;
use super::notes::{Notes, unknown_name};
use super::sniff;
use super::syntax::ini::Entry;
use super::syntax::{Directive, sections};
use super::tls::list;
use crate::{Artefact, Detector, Report};

/// Reads the configuration of MIT Kerberos and Heimdal.
pub(crate) struct Kerberos;

const SETTINGS: [&str; 6] = [
    "default_tkt_enctypes",
    "default_tgs_enctypes",
    "permitted_enctypes",
    "supported_enctypes",
    "master_key_type",
    "default_etypes",
];

impl Detector for Kerberos {
    fn id(&self) -> &'static str {
        "config/kerberos"
    }

    fn kind(&self) -> &'static str {
        "Kerberos configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        ["krb5.conf", "kdc.conf", "krb5.config", "krb5.ini"].contains(&name.as_ref())
            || sniff::is_plain_config(artefact)
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, &SETTINGS) && line.contains('=')
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = sections::read(text, sections::Dialect::Assigned);
        each(&settings.directives, &mut notes);
        notes.problem(settings.problem);
    }
}

fn each(directives: &[Directive], notes: &mut Notes<'_>) {
    for directive in directives {
        if SETTINGS.contains(&directive.name.as_str()) {
            types(directive, notes);
        }
        each(directive.children(), notes);
    }
}

/// Encryption types, each without the salt after a colon; `DEFAULT` and families stand for lists.
fn types(directive: &Directive, notes: &mut Notes<'_>) {
    let entry = Entry {
        section: String::new(),
        name: directive.name.clone(),
        value: directive.value().to_owned(),
        line: directive.line,
    };
    let mut algorithms: Vec<Algorithm> = Vec::new();
    let mut unresolved = Vec::new();
    for word in entry.value.split([',', ' ', '\t']).flat_map(|word| list(word).next()) {
        if word.starts_with('-') {
            continue;
        }
        let name = word.trim_start_matches('+');
        match registry::algorithm(name) {
            Some(algorithm) if !algorithms.contains(&algorithm) => algorithms.push(algorithm),
            Some(_) => {}
            None if name.eq_ignore_ascii_case("default") => {
                unresolved.push("'DEFAULT' depends on the version of Kerberos".to_owned());
            }
            None => unresolved.push(unknown_name(name)),
        }
    }
    let protocol = Protocol {
        protocol: ProtocolKind::Other,
        name: "Kerberos".to_owned(),
        version: Some("5".to_owned()),
        algorithms,
        ..Protocol::default()
    };
    let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &means::place(&entry));
    for reason in unresolved {
        sighting = sighting.unresolved("algorithm", reason);
    }
    notes.add(sighting);
}
