//! Caddy: `tls` blocks and key types of a Caddyfile, hashes of basic authentication.

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, sections};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads a Caddyfile.
pub(crate) struct Caddy;

impl Detector for Caddy {
    fn id(&self) -> &'static str {
        "config/caddy"
    }

    fn kind(&self) -> &'static str {
        "Caddyfile"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "caddyfile"
            || name.starts_with("caddyfile.")
            || name.ends_with(".caddyfile")
            || name.ends_with(".caddy")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = sections::read(text, sections::Dialect::Words);
        block(&settings.directives, &mut notes);
        notes.problem(settings.problem);
    }
}

fn block(directives: &[Directive], notes: &mut Notes<'_>) {
    for directive in directives {
        match directive.name.as_str() {
            "tls" => tls(directive, notes),
            // In the global options: how certificates' keys are made.
            "key_type" => notes.algorithm(
                key_type(directive.value()),
                CryptoFunction::Keygen,
                &place(directive),
            ),
            "basic_auth" | "basicauth" => hash(directive, notes),
            _ => block(directive.children(), notes),
        }
    }
}

fn tls(directive: &Directive, notes: &mut Notes<'_>) {
    let mut tls = Tls::new("Caddy", place(directive));
    for inner in directive.children() {
        let place = place(inner);
        match inner.name.as_str() {
            "protocols" => {
                tls.lowest(inner.value(), &place);
                if let Some(highest) = inner.args.get(1) {
                    tls.highest(highest, &place);
                }
            }
            "ciphers" => tls.suites(&inner.args.join(" "), &place),
            "curves" => tls.groups(&inner.args.join(" "), &place),
            "key_type" => notes.algorithm(key_type(inner.value()), CryptoFunction::Keygen, &place),
            _ => {}
        }
    }
    tls.report(notes);
}

/// Key types as Caddy names them.
fn key_type(name: &str) -> &str {
    match name {
        "p256" => "EC-P-256",
        "p384" => "EC-P-384",
        "rsa2048" => "RSA-2048",
        "rsa4096" => "RSA-4096",
        other => other,
    }
}

/// The hash of basic authentication: bcrypt where no other is named.
fn hash(directive: &Directive, notes: &mut Notes<'_>) {
    let named =
        directive.args.iter().find(|arg| ["bcrypt", "scrypt", "argon2id"].contains(&arg.as_str()));
    match named {
        Some(name) => notes.algorithm(name, CryptoFunction::Digest, &place(directive)),
        None => {
            for user in directive.children() {
                notes.hash(user.value(), &place(user));
            }
        }
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
