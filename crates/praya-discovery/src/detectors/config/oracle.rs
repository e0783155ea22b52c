//! Oracle Net: encryption, checksums and TLS of `sqlnet.ora` and `listener.ora`.

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::numbered;
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the configuration of Oracle Net.
pub(crate) struct OracleNet;

impl Detector for OracleNet {
    fn id(&self) -> &'static str {
        "config/oracle-net"
    }

    fn kind(&self) -> &'static str {
        "Oracle Net configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        ["sqlnet.ora", "listener.ora"].contains(&sniff::name(artefact).as_ref())
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = read(text);
        for (name, value, line) in &settings {
            algorithms(name, value, &Place::new(*line, name.as_str()), &mut notes);
        }
        end_point(&settings, &mut notes);
    }
}

/// `NAME = (a, b)`; a line that begins with a blank continues the one before. Names in capitals.
fn read(text: &str) -> Vec<(String, String, u32)> {
    let mut settings: Vec<(String, String, u32)> = Vec::new();
    for (line, text) in numbered(text) {
        if text.trim().is_empty() || text.trim_start().starts_with('#') {
            continue;
        }
        match text.split_once('=').filter(|_| !text.starts_with(char::is_whitespace)) {
            Some((name, value)) => {
                settings.push((name.trim().to_ascii_uppercase(), value.trim().to_owned(), line));
            }
            None => {
                if let Some((_, value, _)) = settings.last_mut() {
                    value.push_str(text.trim());
                }
            }
        }
    }
    settings
}

fn names(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(['(', ')', ',', ' ', '\t'])
        .map(|name| name.trim_matches(['"', '\'']))
        .filter(|name| !name.is_empty())
}

fn algorithms(name: &str, value: &str, place: &Place, notes: &mut Notes<'_>) {
    let function = match name {
        "SQLNET.ENCRYPTION_TYPES_SERVER" | "SQLNET.ENCRYPTION_TYPES_CLIENT" => {
            CryptoFunction::Encrypt
        }
        "SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER" | "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT" => {
            CryptoFunction::Digest
        }
        _ => return,
    };
    for written in names(value) {
        // `3DES112` is with two keys, `3DES168` with three; the rest is named as elsewhere.
        let name = match written.to_ascii_uppercase().as_str() {
            "3DES112" | "3DES168" => "3DES".to_owned(),
            "RC4_40" | "RC4_56" | "RC4_128" | "RC4_256" => written.replace('_', "-"),
            "DES40" => "DES".to_owned(),
            _ => written.to_owned(),
        };
        notes.algorithm(&name, function, place);
    }
}

fn end_point(settings: &[(String, String, u32)], notes: &mut Notes<'_>) {
    let of_tls = ["SSL_VERSION", "SSL_CIPHER_SUITES"];
    let Some((name, _, line)) =
        settings.iter().find(|(name, _, _)| of_tls.contains(&name.as_str()))
    else {
        return;
    };
    let mut tls = Tls::new("Oracle Net", Place::new(*line, name.as_str()));
    for (name, value, line) in settings {
        let place = Place::new(*line, name.as_str());
        match name.as_str() {
            // `1.2 or 1.1`; `0` and `undetermined` leave it to the default.
            "SSL_VERSION"
                if !["0", "undetermined"].contains(&value.to_ascii_lowercase().as_str()) =>
            {
                tls.no_versions();
                for version in names(value).filter(|word| !word.eq_ignore_ascii_case("or")) {
                    // `3.0` is SSL's.
                    tls.add_version(if version == "3.0" { "SSLv3" } else { version }, &place);
                }
            }
            "SSL_CIPHER_SUITES" => {
                let suites: Vec<String> =
                    names(value).map(|name| name.replacen("SSL_", "TLS_", 1)).collect();
                tls.suites(&suites.join(","), &place);
            }
            _ => {}
        }
    }
    tls.report(notes);
}
