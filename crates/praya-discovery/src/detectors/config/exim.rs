//! Exim, built with OpenSSL or with GnuTLS.

use super::means;
use super::notes::{Notes, placeholder};
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use super::tls::Tls;
use super::{gnutls, means::Means};
use crate::{Artefact, Detector, Report};

/// Reads the configuration of Exim.
pub(crate) struct Exim;

const DIALECT: ini::Dialect = ini::Dialect { continues: true, ..PLAIN };

const TELLING: [&str; 6] = [
    "tls_require_ciphers",
    "openssl_options",
    "tls_dhparam",
    "tls_eccurve",
    "tls_certificate",
    "tls_advertise_hosts",
];

impl Detector for Exim {
    fn id(&self) -> &'static str {
        "config/exim"
    }

    fn kind(&self) -> &'static str {
        "Exim configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["tls_require_ciphers", "openssl_options", "tls_advertise_hosts"];
        ["exim.conf", "exim4.conf", "exim4.conf.localmacros"].contains(&name.as_ref())
            || (name.contains("exim") || sniff::in_folder(artefact, "exim4"))
                && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let entries: Vec<Entry> = ini::read(text, DIALECT)
            .into_iter()
            .filter(|entry| TELLING.contains(&entry.name.as_str()))
            .collect();
        let Some(first) = entries.first() else { return };
        let mut tls = Tls::new("Exim", means::place(first));
        for entry in &entries {
            setting(entry, &mut tls);
        }
        tls.report(&mut notes);
    }
}

fn setting(entry: &Entry, tls: &mut Tls) {
    let place = means::place(entry);
    let value = entry.value.as_str();
    match entry.name.as_str() {
        "openssl_options" => means::apply(Means::Options, value, &place, tls),
        "tls_eccurve" if value != "auto" => tls.groups(value, &place),
        // Which library it was built with the list itself tells.
        "tls_require_ciphers" if is_priority(value) => gnutls::apply(value, &place, tls),
        "tls_require_ciphers" => tls.openssl_ciphers(value, &place),
        "tls_dhparam" if value.starts_with("ffdhe") => tls.groups(value, &place),
        "tls_dhparam" => {
            if let Some(reason) = placeholder(value) {
                tls.unresolved("group", reason);
            }
        }
        _ => {}
    }
}

/// Is this a GnuTLS priority string rather than an OpenSSL cipher string?
fn is_priority(value: &str) -> bool {
    let first = value.split(':').next().unwrap_or_default();
    ["NORMAL", "SECURE128", "SECURE192", "SECURE256", "PFS", "PERFORMANCE", "NONE", "LEGACY"]
        .contains(&first)
        || value.contains("VERS-")
}
