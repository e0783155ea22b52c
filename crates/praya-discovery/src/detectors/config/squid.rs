//! Squid: ports that speak TLS, and TLS towards origin servers and peers.

use super::means::{self, Means};
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, words};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads squid.conf.
pub(crate) struct Squid;

impl Detector for Squid {
    fn id(&self) -> &'static str {
        "config/squid"
    }

    fn kind(&self) -> &'static str {
        "Squid configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["https_port", "tls_outgoing_options", "sslproxy_options"];
        name == "squid.conf"
            || sniff::is_plain_config(artefact)
                && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for directive in words::read(text) {
            let has = |word: &str| directive.args.iter().any(|arg| arg == word);
            let secure = match directive.name.as_str() {
                "https_port" | "tls_outgoing_options" => true,
                "http_port" => has("ssl-bump"),
                "cache_peer" => has("ssl") || has("tls"),
                _ => false,
            };
            if secure {
                end_point(&directive, &mut notes);
            }
        }
    }
}

fn end_point(directive: &Directive, notes: &mut Notes<'_>) {
    let place = Place::new(directive.line, directive.name.clone());
    let mut tls = Tls::new("Squid", place.clone());
    for (name, value) in directive.args.iter().filter_map(|arg| arg.split_once('=')) {
        let name = name.trim_start_matches("tls-").trim_start_matches("ssl");
        match name {
            "min-version" => tls.lowest(value, &place),
            "options" => means::apply(Means::Options, value, &place, &mut tls),
            "cipher" => tls.openssl_ciphers(value, &place),
            // A curve before a colon, then the file of the parameters.
            "dh" => {
                if let Some((curve, _)) = value.split_once(':') {
                    tls.groups(curve, &place);
                }
            }
            // 3 to 6 are single versions; 1 and 2 leave it to OpenSSL.
            "version" => {
                let only = match value {
                    "3" => "SSL 3.0",
                    "4" => "TLS 1.0",
                    "5" => "TLS 1.1",
                    "6" => "TLS 1.2",
                    _ => continue,
                };
                tls.only_versions([only], &place);
            }
            _ => {}
        }
    }
    tls.report(notes);
}
