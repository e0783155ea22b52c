//! Apache httpd: `mod_ssl` towards clients and upstreams, `mod_md`, `mod_session_crypto`.
//!
//! A virtual host inherits what it does not set from the server around it. `${NAME}` is filled in
//! from `Define` in the same file, and is unresolved otherwise.

use std::collections::BTreeMap;

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, apache};
use super::tls::{Tls, Version};
use crate::{Artefact, Detector, Report};

/// Reads Apache httpd configuration.
pub(crate) struct Apache;

const TELLING: [&str; 9] = [
    "SSLEngine",
    "SSLProtocol",
    "SSLCipherSuite",
    "SSLOpenSSLConfCmd",
    "SSLCertificateFile",
    "SSLProxyEngine",
    "SSLProxyProtocol",
    "SSLProxyCipherSuite",
    "MDPrivateKeys",
];

impl Detector for Apache {
    fn id(&self) -> &'static str {
        "config/apache"
    }

    fn kind(&self) -> &'static str {
        "Apache httpd configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        ["httpd.conf", "apache2.conf", ".htaccess"].contains(&name.as_ref())
            || sniff::is_plain_config(artefact) && sniff::has_line(artefact, is_apache)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut settings = apache::read(text);
        fill_in(&mut settings.directives, &mut BTreeMap::new());
        server(&settings.directives, &Inherited::default(), &mut notes);
        notes.problem(settings.problem);
    }
}

fn is_apache(line: &str) -> bool {
    let words = ["SessionCryptoCipher", "AuthDigestProvider"];
    (sniff::begins(line, &TELLING) || sniff::begins(line, &words)) && !line.ends_with(';')
        // ProFTPD has sections of that name too, of addresses without a port.
        || line.starts_with("<VirtualHost ") && line.contains([':', '*'])
}

/// Settings in force, by name in lower case; a later one stands over an earlier one.
#[derive(Clone, Default)]
struct Inherited<'d> {
    set: BTreeMap<String, &'d Directive>,
    /// Cipher suites of TLS 1.3 have a setting of their own under the same name.
    suites13: BTreeMap<String, &'d Directive>,
    commands: Vec<&'d Directive>,
}

/// The main server or a virtual host: its own settings, then the hosts in it.
fn server<'d>(directives: &'d [Directive], outer: &Inherited<'d>, notes: &mut Notes<'_>) {
    let mut inherited = outer.clone();
    let mut own = Vec::new();
    collect(directives, &mut own);
    for directive in &own {
        inherited.set(directive);
    }
    for (prefix, engine) in [("SSL", "SSLEngine"), ("SSLProxy", "SSLProxyEngine")] {
        let here = own.iter().any(|directive| is_of(prefix, directive));
        let on =
            inherited.of(engine).is_none_or(|setting| !setting.value().eq_ignore_ascii_case("off"));
        if here && on {
            end_point(prefix, &own, &inherited, notes);
        }
    }
    for directive in &own {
        other(directive, notes);
        if directive.is("VirtualHost") {
            server(directive.children(), &inherited, notes);
        }
    }
}

/// Settings of a server, those inside conditions included and those of virtual hosts not.
fn collect<'d>(directives: &'d [Directive], own: &mut Vec<&'d Directive>) {
    for directive in directives {
        own.push(directive);
        let without_ssl =
            directive.is("IfModule") && matches!(directive.value(), "!mod_ssl.c" | "!ssl_module");
        if !directive.is("VirtualHost") && !without_ssl {
            collect(directive.children(), own);
        }
    }
}

/// Does a setting tell of TLS towards clients (`SSL`) or towards upstreams (`SSLProxy`)?
fn is_of(prefix: &str, directive: &Directive) -> bool {
    let telling = TELLING.iter().any(|name| directive.is(name));
    let proxy = directive.name.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("SSLProxy"));
    telling && proxy == (prefix == "SSLProxy") && !directive.is("MDPrivateKeys")
}

fn end_point(prefix: &str, own: &[&Directive], inherited: &Inherited<'_>, notes: &mut Notes<'_>) {
    let anchor = own.iter().find(|directive| is_of(prefix, directive));
    let mut tls = Tls::new("httpd", anchor.map(|directive| place(directive)).unwrap_or_default());
    if let Some(directive) = inherited.of(&format!("{prefix}Protocol")) {
        protocols(directive, &mut tls);
    }
    let suites = format!("{prefix}CipherSuite");
    if let Some(directive) = inherited.of(&suites) {
        let value = directive.args.last().map_or("", String::as_str);
        tls.openssl_ciphers(value, &place(directive));
    }
    if let Some(directive) = inherited.suites13.get(&suites.to_ascii_lowercase()) {
        tls.suites13(directive.args.last().map_or("", String::as_str), &place(directive));
    }
    for directive in inherited.commands.iter().filter(|_| prefix == "SSL") {
        let value = directive.args.get(1).map_or("", String::as_str);
        tls.openssl_command(directive.value(), value, &place(directive));
    }
    tls.report(notes);
}

/// `SSLProtocol`: a name without sign begins anew, `+` adds, `-` takes away.
fn protocols(directive: &Directive, tls: &mut Tls) {
    let place = place(directive);
    tls.no_versions();
    for word in &directive.args {
        let (sign, name) = match word.strip_prefix(['+', '-']) {
            Some(name) => (word.chars().next().unwrap_or_default(), name),
            None => (' ', word.as_str()),
        };
        if sign == ' ' {
            tls.no_versions();
        }
        let all = name.eq_ignore_ascii_case("all");
        match Version::parse(name) {
            Some(version) if sign == '-' => tls.off(version),
            Some(version) => tls.on(version, &place),
            None if all && sign == '-' => tls.no_versions(),
            None if all => all_versions(tls, &place),
            None => tls.unknown("version", name),
        }
    }
    // mod_ssl sets a lowest and a highest version, and allows no gap between them.
    tls.without_gaps();
}

/// What `all` means, as the manual of mod_ssl has it.
fn all_versions(tls: &mut Tls, place: &Place) {
    tls.perhaps(Version::Ssl3, place, "'all' has SSL 3.0 only where OpenSSL was built with it");
    for version in [Version::Tls10, Version::Tls11, Version::Tls12] {
        tls.on(version, place);
    }
    tls.perhaps(Version::Tls13, place, "'all' has TLS 1.3 from OpenSSL 1.1.1 on");
}

/// Settings that name algorithms outside TLS.
fn other(directive: &Directive, notes: &mut Notes<'_>) {
    let place = place(directive);
    if directive.is("SessionCryptoCipher") {
        notes.algorithm(directive.value(), CryptoFunction::Encrypt, &place);
    } else if directive.is("AuthType") && directive.value().eq_ignore_ascii_case("digest") {
        notes.algorithm("MD5", CryptoFunction::Digest, &place);
    } else if directive.is("MDPrivateKeys") {
        private_keys(directive, &place, notes);
    }
}

/// `MDPrivateKeys RSA 3072 P-256`: a type, and for RSA the size after it.
fn private_keys(directive: &Directive, place: &Place, notes: &mut Notes<'_>) {
    let mut words = directive.args.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let size = words.next_if(|next| next.bytes().all(|byte| byte.is_ascii_digit()));
        match size {
            Some(size) => notes.algorithm(&format!("{word}-{size}"), CryptoFunction::Keygen, place),
            None if word.eq_ignore_ascii_case("default") => {}
            None => notes.algorithm(word, CryptoFunction::Keygen, place),
        }
    }
}

impl<'d> Inherited<'d> {
    fn set(&mut self, directive: &'d Directive) {
        let name = directive.name.to_ascii_lowercase();
        let for_13 =
            directive.args.len() == 2 && Version::parse(directive.value()) == Some(Version::Tls13);
        if name == "sslopensslconfcmd" {
            self.commands.push(directive);
        } else if for_13 && name.ends_with("ciphersuite") {
            self.suites13.insert(name, directive);
        } else if TELLING.iter().any(|telling| directive.is(telling)) {
            self.set.insert(name, directive);
        }
    }

    fn of(&self, name: &str) -> Option<&'d Directive> {
        self.set.get(&name.to_ascii_lowercase()).copied()
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}

/// Puts the values of `Define` in the place of `${NAME}`, in the order of the file.
fn fill_in(directives: &mut [Directive], defined: &mut BTreeMap<String, String>) {
    for directive in directives {
        for arg in &mut directive.args {
            if let Some(filled) = filled(arg, defined) {
                *arg = filled;
            }
        }
        let name = directive.value().to_owned();
        if directive.is("Define") {
            defined.insert(name, directive.args.get(1).cloned().unwrap_or_default());
        } else if directive.is("UnDefine") {
            defined.remove(&name);
        }
        fill_in(directive.block.as_deref_mut().unwrap_or_default(), defined);
    }
}

fn filled(text: &str, defined: &BTreeMap<String, String>) -> Option<String> {
    /// The longest value that is built up: definitions of definitions can double at each step.
    const LONGEST: usize = 64 * 1024;
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, after) = after.split_once('}')?;
        filled.push_str(before);
        filled.push_str(defined.get(name)?);
        if filled.len() > LONGEST {
            return None;
        }
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}
