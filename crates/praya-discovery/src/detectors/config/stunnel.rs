//! stunnel: each service is an end point, with what stands before the first service as defaults.

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use crate::{Artefact, Detector, Report};

/// Reads stunnel.conf.
pub(crate) struct Stunnel;

const TABLE: Table = &[
    ("sslVersion", Means::Signed),
    ("sslVersionMin", Means::Lowest),
    ("sslVersionMax", Means::Highest),
    ("ciphers", Means::Ciphers),
    ("ciphersuites", Means::Suites13),
    ("curve", Means::Groups),
    ("curves", Means::Groups),
    ("options", Means::Options),
    ("accept", Means::Present),
];

impl Detector for Stunnel {
    fn id(&self) -> &'static str {
        "config/stunnel"
    }

    fn kind(&self) -> &'static str {
        "stunnel configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["sslVersion", "sslVersionMin", "sslVersionMax"];
        name == "stunnel.conf"
            || name.ends_with(".conf")
                && (sniff::in_folder(artefact, "stunnel")
                    || sniff::has_line(artefact, |line| sniff::begins(line, &own)))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let entries = ini::read(text, PLAIN);
        let (defaults, services): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| entry.section.is_empty());
        for service in services.chunk_by(|one, next| one.section == next.section) {
            // One version alone stands over bounds that are inherited.
            let alone = service.iter().any(|own| own.name.eq_ignore_ascii_case("sslVersion"));
            let bound = |entry: &Entry| {
                let name = entry.name.to_ascii_lowercase();
                name == "sslversionmin" || name == "sslversionmax"
            };
            // A service's own settings come first: they are where it is reported.
            let set = |entry: &&Entry| {
                !(alone && bound(entry))
                    && (entry.name.eq_ignore_ascii_case("options")
                        || !service.iter().any(|own| own.name.eq_ignore_ascii_case(&entry.name)))
            };
            let inherited = defaults.iter().filter(set);
            let all: Vec<Entry> = service.iter().chain(inherited).cloned().collect();
            means::report("stunnel", TABLE, "", &all, &mut notes);
        }
    }
}
