//! BIND: DNSSEC policies, keys for transactions, TLS for DNS, trust anchors.

use praya_cbom::{CryptoFunction, Material, MaterialKind, registry};

use super::means::is_nothing;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, braces};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads named.conf and what it includes.
pub(crate) struct Bind;

/// Numbers of DNSSEC algorithms (IANA, DNS Security Algorithm Numbers).
const NUMBERS: [(&str, &str); 10] = [
    ("1", "RSA-MD5"),
    ("3", "DSA-SHA-1"),
    ("5", "RSASHA1"),
    ("7", "RSASHA1"),
    ("8", "RSASHA256"),
    ("10", "RSASHA512"),
    ("13", "ECDSAP256SHA256"),
    ("14", "ECDSAP384SHA384"),
    ("15", "ED25519"),
    ("16", "ED448"),
];

impl Detector for Bind {
    fn id(&self) -> &'static str {
        "config/bind"
    }

    fn kind(&self) -> &'static str {
        "BIND configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["dnssec-policy", "trust-anchors", "trusted-keys", "managed-keys"];
        name.starts_with("named.conf")
            || ["rndc.key", "rndc.conf", "bind.keys"].contains(&name.as_ref())
            || [".conf", ".key", ".keys"].iter().any(|ending| name.ends_with(ending))
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, &own) && (line.ends_with('{') || line.ends_with(';'))
                        || line.starts_with("algorithm hmac-")
                        || line.starts_with("algorithm \"hmac-")
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = braces::read(text, braces::Dialect::Bind);
        for directive in &settings.directives {
            statement(directive, &mut notes);
        }
        notes.problem(settings.problem);
    }
}

fn statement(directive: &Directive, notes: &mut Notes<'_>) {
    match directive.name.as_str() {
        "key" => key(directive, notes),
        "tls" if directive.block.is_some() => tls(directive, notes),
        "dnssec-policy" => policy(directive, notes),
        "trust-anchors" | "trusted-keys" | "managed-keys" => {
            for anchor in directive.children() {
                trust_anchor(anchor, notes);
            }
        }
        // What is disabled is not in use; what a view holds is.
        "view" => {
            for inner in directive.children() {
                statement(inner, notes);
            }
        }
        _ => {}
    }
}

/// A key for transactions (TSIG), with its secret.
fn key(directive: &Directive, notes: &mut Notes<'_>) {
    let child = |name: &str| directive.children().iter().find(|inner| inner.is(name));
    let Some(algorithm) = child("algorithm") else { return };
    let name = algorithm.value();
    let name = if name.contains('.') && !name.starts_with("hmac") {
        ""
    } else {
        name.trim_end_matches('.')
    };
    notes.algorithm(name, CryptoFunction::Tag, &place(algorithm));
    let Some(secret) = child("secret").filter(|secret| !is_nothing(secret.value())) else { return };
    let bytes = secret.value().trim_end_matches('=').len() * 6 / 8;
    let material = Material {
        material: MaterialKind::SecretKey,
        algorithm: registry::algorithm(name),
        size: u32::try_from(bytes * 8).ok(),
        format: Some("TSIG".to_owned()),
        label: Some(directive.value().to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    notes.material(material, &place(secret));
}

/// `tls name { protocols { TLSv1.3; }; ciphers "..."; cipher-suites "..."; };`
fn tls(directive: &Directive, notes: &mut Notes<'_>) {
    let mut tls = Tls::new("BIND", place(directive));
    for inner in directive.children() {
        match inner.name.as_str() {
            "protocols" => {
                let names = inner.children().iter().map(|version| version.name.as_str());
                tls.only_versions(names, &place(inner));
            }
            "ciphers" => tls.openssl_ciphers(inner.value(), &place(inner)),
            "cipher-suites" => tls.suites13(inner.value(), &place(inner)),
            _ => {}
        }
    }
    tls.report(notes);
}

/// `keys { ksk lifetime unlimited algorithm rsasha256 2048; }`, and the use of a policy by name.
fn policy(directive: &Directive, notes: &mut Notes<'_>) {
    let keys = directive.children().iter().filter(|inner| inner.is("keys"));
    let mut any = false;
    for key in keys.flat_map(Directive::children) {
        let mut words = key.args.iter().skip_while(|word| *word != "algorithm").skip(1);
        let Some(algorithm) = words.next() else { continue };
        any = true;
        let algorithm = numbered(algorithm);
        match words.next().filter(|size| size.bytes().all(|byte| byte.is_ascii_digit())) {
            Some(size) => notes.sized_algorithm(algorithm, size, CryptoFunction::Sign, &place(key)),
            None => notes.algorithm(algorithm, CryptoFunction::Sign, &place(key)),
        }
    }
    if directive.block.is_some() && !any {
        notes.unknown_algorithm(
            "the policy sets no keys: they depend on the version of BIND",
            &place(directive),
        );
    }
}

/// `. initial-key 257 3 8 "..."`: the number of the algorithm comes third after the kind.
fn trust_anchor(anchor: &Directive, notes: &mut Notes<'_>) {
    let words: Vec<&str> = anchor.args.iter().map(String::as_str).collect();
    let number = match words.as_slice() {
        ["initial-key" | "static-key", _, _, number, ..] => number,
        ["initial-ds" | "static-ds", _, number, ..] => number,
        [_, _, number, ..] => number,
        _ => return,
    };
    notes.algorithm(numbered(number), CryptoFunction::Verify, &place(anchor));
}

fn numbered(name: &str) -> &str {
    NUMBERS.iter().find(|(number, _)| *number == name).map_or(name, |(_, name)| name)
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
