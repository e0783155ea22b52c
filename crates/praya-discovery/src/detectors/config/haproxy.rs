//! `HAProxy`: `bind` and `server` lines over the defaults of `global`, hashes of user lists,
//! converters that hash, sign and check tokens.

use praya_cbom::CryptoFunction;

use super::means::{self, Means};
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, words};
use super::tls::{Tls, Version};
use crate::{Artefact, Detector, Report};

/// Reads haproxy.cfg.
pub(crate) struct HaProxy;

const SECTIONS: [&str; 12] = [
    "global",
    "defaults",
    "frontend",
    "backend",
    "listen",
    "userlist",
    "peers",
    "resolvers",
    "crt-store",
    "mailers",
    "program",
    "ring",
];

/// Converters that name their algorithm in their first argument, and what they do.
const CONVERTERS: [(&str, CryptoFunction); 3] = [
    ("digest(", CryptoFunction::Digest),
    ("jwt_verify(", CryptoFunction::Verify),
    ("hmac(", CryptoFunction::Tag),
];

impl Detector for HaProxy {
    fn id(&self) -> &'static str {
        "config/haproxy"
    }

    fn kind(&self) -> &'static str {
        "HAProxy configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own =
            ["ssl-default-bind-ciphers", "ssl-default-bind-options", "ssl-default-server-options"];
        name == "haproxy.cfg"
            || sniff::is_plain_config(artefact)
                && (sniff::has_line(artefact, |line| sniff::begins(line, &own))
                    || sniff::has_line(artefact, |line| {
                        sniff::begins(line, &["frontend", "listen", "backend"])
                    }) && sniff::has_line(artefact, |line| sniff::begins(line, &["bind"])))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let directives = words::read(text);
        let mut section = "";
        let mut global = Vec::new();
        let mut used = [false, false];
        for directive in &directives {
            if SECTIONS.contains(&directive.name.as_str()) {
                section = &directive.name;
            } else if section == "global" {
                global.push(directive);
            }
        }
        for directive in &directives {
            line(directive, &global, &mut used, &mut notes);
        }
        // Defaults that no line of this file uses are there for those of other files.
        for (prefix, used) in ["ssl-default-bind-", "ssl-default-server-"].into_iter().zip(used) {
            let first = global.iter().find(|directive| directive.name.starts_with(prefix));
            if let Some(first) = first.filter(|_| !used) {
                let mut tls = Tls::new("HAProxy", place(first));
                defaults(prefix, &global, &mut tls);
                tls.bounds_alone();
                tls.report(&mut notes);
            }
        }
    }
}

fn line(directive: &Directive, global: &[&Directive], used: &mut [bool; 2], notes: &mut Notes<'_>) {
    let place = place(directive);
    let secure = directive
        .args
        .iter()
        .any(|arg| arg == "ssl" || arg.starts_with("quic4@") || arg.starts_with("quic6@"));
    match directive.name.as_str() {
        "bind" if secure => {
            used[0] = true;
            end_point("ssl-default-bind-", directive, global, notes);
        }
        "server" | "default-server" | "server-template" if secure => {
            used[1] = true;
            end_point("ssl-default-server-", directive, global, notes);
        }
        "tune.ssl.default-dh-param" => {
            notes.algorithm(&format!("DH-{}", directive.value()), CryptoFunction::Keygen, &place);
        }
        "user" => {
            let hash = directive.args.iter().skip_while(|arg| *arg != "password").nth(1);
            if let Some(hash) = hash {
                notes.hash(hash, &place);
            }
        }
        "http-request" | "http-response" | "tcp-request" | "acl" | "use_backend" => {
            for arg in &directive.args {
                converters(arg, &place, notes);
            }
        }
        _ => {}
    }
}

fn end_point(prefix: &str, directive: &Directive, global: &[&Directive], notes: &mut Notes<'_>) {
    let mut tls = Tls::new("HAProxy", place(directive));
    defaults(prefix, global, &mut tls);
    options(&directive.args, &place(directive), &mut tls);
    tls.bounds_alone();
    tls.report(notes);
}

fn defaults(prefix: &str, global: &[&Directive], tls: &mut Tls) {
    for directive in global {
        let Some(name) = directive.name.strip_prefix(prefix) else { continue };
        let place = place(directive);
        match name {
            "options" => options(&directive.args, &place, tls),
            _ => option(name, directive.value(), &place, tls),
        }
    }
}

/// Words of a `bind` or `server` line, or of the default options.
fn options(words: &[String], place: &Place, tls: &mut Tls) {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if let Some(name) = word.strip_prefix("no-").filter(|name| Version::parse(name).is_some()) {
            tls.without(name);
        } else if let Some(name) =
            word.strip_prefix("force-").filter(|name| Version::parse(name).is_some())
        {
            tls.lowest(name, place);
            tls.highest(name, place);
        } else if [
            "ssl-min-ver",
            "ssl-max-ver",
            "ciphers",
            "ciphersuites",
            "curves",
            "ecdhe",
            "sigalgs",
            "client-sigalgs",
        ]
        .contains(&word.as_str())
        {
            option(word, words.next().map_or("", String::as_str), place, tls);
        }
    }
}

fn option(name: &str, value: &str, place: &Place, tls: &mut Tls) {
    match name {
        "ssl-min-ver" => tls.lowest(value, place),
        "ssl-max-ver" => tls.highest(value, place),
        "ciphers" => tls.openssl_ciphers(value, place),
        "ciphersuites" => tls.suites13(value, place),
        "curves" | "ecdhe" => means::apply(Means::Groups, value, place, tls),
        "sigalgs" => tls.signatures(value, place),
        _ => {}
    }
}

/// Converters of an expression: `sha1`, `sha2(256)`, `digest(sha256)`, `jwt_verify("RS256",..)`.
fn converters(expression: &str, place: &Place, notes: &mut Notes<'_>) {
    for (start, function) in CONVERTERS {
        let after = expression.split(start).skip(1);
        for argument in after {
            let name = argument.split([',', ')']).next().unwrap_or_default().trim_matches('"');
            match function {
                // A variable holds it: `jwt_verify(txn.jwt_alg,..)`.
                _ if name.contains('.') => {
                    notes.unknown_algorithm(format!("'{name}' is decided by each request"), place);
                }
                CryptoFunction::Tag => notes.algorithm(&format!("HMAC-{name}"), function, place),
                _ => notes.algorithm(name, function, place),
            }
        }
    }
    for word in expression.split(',') {
        match word.trim_end_matches([')', '}']) {
            "sha1" => notes.algorithm("SHA-1", CryptoFunction::Digest, place),
            "sha2" => notes.algorithm("SHA-256", CryptoFunction::Digest, place),
            sized if sized.starts_with("sha2(") => {
                let bits = sized.trim_start_matches("sha2(");
                notes.algorithm(&format!("SHA-{bits}"), CryptoFunction::Digest, place);
            }
            _ => {}
        }
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
