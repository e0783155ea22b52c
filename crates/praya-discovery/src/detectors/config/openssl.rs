//! openssl.cnf: TLS defaults, providers, what `req`, `ca` and `ts` make.
//!
//! TLS settings count where `openssl_conf` leads to them; a section that nothing names is not in
//! force. A file without sections is a fragment that another one includes.

use praya_cbom::{Asset, CryptoFunction, Library};

use super::notes::{Notes, Place, placeholder};
use super::sniff;
use super::syntax::ini::{self, Entry};
use super::tls::{Tls, is_openssl_command};
use crate::{Artefact, Detector, Report};

/// Reads OpenSSL configuration.
pub(crate) struct OpenSsl;

const DIALECT: ini::Dialect =
    ini::Dialect { comments: &['#'], inline_comments: &['#'], bare: false, continues: true };

impl Detector for OpenSsl {
    fn id(&self) -> &'static str {
        "config/openssl"
    }

    fn kind(&self) -> &'static str {
        "OpenSSL configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let telling =
            ["openssl_conf", "ssl_conf", "default_ca", "distinguished_name", "default_md"];
        name.starts_with("openssl") && (name.ends_with(".cnf") || name.ends_with(".conf"))
            || name == "opensslcnf.config"
            || [".cnf", ".conf", ".config"].iter().any(|ending| name.ends_with(ending))
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, &telling) && line.contains('=')
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let file = File { entries: ini::read(text, DIALECT) };
        file.tls(&mut notes);
        file.providers(&mut notes);
        for entry in &file.entries {
            file.made(entry, &mut notes);
        }
    }
}

struct File {
    entries: Vec<Entry>,
}

impl File {
    fn section<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f Entry> {
        self.entries.iter().filter(move |entry| entry.section == name)
    }

    /// The value of a name in a section; the last one stands.
    fn of<'f>(&'f self, section: &'f str, name: &str) -> Option<&'f Entry> {
        self.section(section).filter(|entry| entry.name == name).last()
    }

    /// The sections that the application sections of the default section name under `key`.
    fn led_to<'f>(&'f self, key: &str) -> impl Iterator<Item = &'f Entry> {
        self.section("")
            .chain(self.section("default"))
            .filter_map(move |entry| self.of(&entry.value, key))
    }

    fn tls(&self, notes: &mut Notes<'_>) {
        let fragment = self.entries.iter().all(|entry| entry.section.is_empty());
        if fragment {
            self.end_point(self.section("").collect(), notes);
        }
        for ssl in self.led_to("ssl_conf") {
            for named in self.section(&ssl.value) {
                self.end_point(self.section(&named.value).collect(), notes);
            }
        }
    }

    /// The end point that settings make, and the one over DTLS where some name it.
    fn end_point(&self, entries: Vec<&Entry>, notes: &mut Notes<'_>) {
        let telling = |entry: &&Entry| is_openssl_command(&entry.name);
        let (datagram, stream): (Vec<&Entry>, Vec<&Entry>) =
            entries.into_iter().filter(telling).partition(|entry| entry.value.starts_with("DTLS"));
        let both = |entry: &&&Entry| !entry.name.ends_with("Protocol");
        let shared: Vec<&Entry> = stream.iter().filter(both).copied().collect();
        if let Some(first) = datagram.first() {
            let tls = Tls::new("OpenSSL", place(first)).datagram();
            self.commands(tls, datagram.iter().chain(&shared), notes);
        }
        if let Some(first) = stream.first() {
            self.commands(Tls::new("OpenSSL", place(first)), stream.iter(), notes);
        }
    }

    fn commands<'e>(
        &self,
        mut tls: Tls,
        entries: impl Iterator<Item = &'e &'e Entry>,
        notes: &mut Notes<'_>,
    ) {
        for entry in entries {
            // A prefix before a dot tells two settings of one name apart.
            let command = entry.name.rsplit('.').next().unwrap_or_default();
            tls.openssl_command(command, &self.filled(entry), &place(entry));
        }
        tls.report(notes);
    }

    fn providers(&self, notes: &mut Notes<'_>) {
        for providers in self.led_to("providers") {
            for provider in self.section(&providers.value) {
                let active = self.of(&provider.value, "activate");
                let on = ["1", "yes", "true", "on"];
                let built_in = ["default", "base", "null"].contains(&provider.name.as_str());
                if built_in || !active.is_some_and(|entry| on.contains(&entry.value.as_str())) {
                    continue;
                }
                let name = match provider.name.as_str() {
                    own @ ("legacy" | "fips") => format!("OpenSSL {own} provider"),
                    other => other.to_owned(),
                };
                let library = Asset::Library(Library { name, ..Library::default() });
                let sighting = notes.sighting(library, &place(provider));
                notes.add(sighting.unresolved("version", "the file names no version"));
            }
        }
    }

    /// Algorithms of what the command-line tools make.
    fn made(&self, entry: &Entry, notes: &mut Notes<'_>) {
        let place = place(entry);
        let value = self.filled(entry);
        let digest = match entry.name.as_str() {
            "default_md" | "signer_digest" | "ess_cert_id_alg" => true,
            "default_bits" => {
                notes.algorithm(&format!("RSA-{value}"), CryptoFunction::Keygen, &place);
                return;
            }
            _ => return,
        };
        match value.as_str() {
            _ if !digest => {}
            "default" | "null" | "" => notes.unknown_algorithm(
                "'default' is the digest that goes with the signing key, which is not in this file",
                &place,
            ),
            name => match placeholder(name) {
                Some(reason) => notes.unknown_algorithm(reason, &place),
                None => notes.algorithm(name, CryptoFunction::Sign, &place),
            },
        }
    }

    /// A value with `$name`, `${name}` and `${section::name}` filled in, one level deep; what
    /// cannot be filled in stays as it is.
    fn filled(&self, entry: &Entry) -> String {
        let Some(name) = entry.value.strip_prefix('$') else { return entry.value.clone() };
        let name = name.trim_start_matches(['{', '(']).trim_end_matches(['}', ')']);
        let found = match name.split_once("::") {
            Some((section, name)) => self.of(section, name),
            None => self
                .of(&entry.section, name)
                .or_else(|| self.of("", name))
                .or_else(|| self.of("default", name)),
        };
        found.map_or_else(|| entry.value.clone(), |found| found.value.clone())
    }
}

fn place(entry: &Entry) -> Place {
    Place::new(entry.line, entry.name.clone())
}
