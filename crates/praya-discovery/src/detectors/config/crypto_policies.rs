//! System-wide policies (`/etc/crypto-policies`): the policy that is chosen, definitions of
//! policies, and the back ends that no other detector reads.

use praya_cbom::{Algorithm, Asset, Protocol, ProtocolKind, registry};

use super::gnutls;
use super::means;
use super::notes::{Notes, Place, unknown_name};
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use super::tls::{Tls, Version, group};
use crate::{Artefact, Detector, Report};

/// Reads the files of crypto-policies.
pub(crate) struct CryptoPolicies;

impl Detector for CryptoPolicies {
    fn id(&self) -> &'static str {
        "config/crypto-policies"
    }

    fn kind(&self) -> &'static str {
        "system-wide cryptographic policy"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let inside = sniff::in_folder(artefact, "crypto-policies");
        inside && ["config", "current", "gnutls.config", "openssl.config"].contains(&name.as_ref())
            || sniff::in_folder(artefact, "policies") && name.ends_with(".pol")
            || name == "gnutls.config"
            || sniff::in_folder(artefact, "gnutls") && name == "config"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        match sniff::name(artefact).as_ref() {
            "openssl.config" => openssl(text, &mut notes),
            "gnutls.config" => priorities(text, &mut notes),
            "config" if sniff::in_folder(artefact, "gnutls") => priorities(text, &mut notes),
            "config" | "current" => chosen(text, &mut notes),
            _ => definition(text, &mut notes),
        }
    }
}

/// The name of the policy that is chosen, with its modules: `DEFAULT:NO-SHA1`.
fn chosen(text: &str, notes: &mut Notes<'_>) {
    for (line, text) in super::syntax::numbered(text) {
        let name = text.trim();
        if name.is_empty() || name.starts_with('#') {
            continue;
        }
        let place = Place::new(line, name);
        let mut tls = Tls::new("the system-wide policy", place.clone());
        tls.open_versions(
            format!("the policy '{name}' decides, which differs by distribution"),
            &place,
        );
        tls.report(notes);
    }
}

/// OpenSSL's cipher string, alone on a line.
fn openssl(text: &str, notes: &mut Notes<'_>) {
    for (line, text) in super::syntax::numbered(text).filter(|(_, text)| !text.trim().is_empty()) {
        let place = Place::new(line, "CipherString");
        let mut tls = Tls::new("OpenSSL", place.clone());
        tls.openssl_ciphers(text.trim(), &place);
        tls.report(notes);
    }
}

/// GnuTLS: priorities, and versions that are off.
fn priorities(text: &str, notes: &mut Notes<'_>) {
    let entries = ini::read(text, PLAIN);
    for entry in
        entries.iter().filter(|entry| entry.name == "SYSTEM" || entry.section == "priorities")
    {
        let mut tls = Tls::new("GnuTLS", means::place(entry));
        gnutls::apply(&entry.value, &means::place(entry), &mut tls);
        for disabled in entries.iter().filter(|entry| entry.name == "disabled-version") {
            if Version::parse(&disabled.value).is_some() {
                tls.without(&disabled.value);
            }
        }
        tls.report(notes);
    }
}

/// A policy's definition: `protocol@TLS = TLS1.3 TLS1.2`, `cipher = AES-256-GCM`, `group = X25519`.
fn definition(text: &str, notes: &mut Notes<'_>) {
    let entries = ini::read(text, PLAIN);
    let protocols = entries.iter().find(|entry| names(entry, "protocol", "TLS"));
    if let Some(versions) = protocols {
        let place = means::place(versions);
        let mut tls = Tls::new("the system-wide policy", place.clone());
        for name in versions.value.split_whitespace().filter(|name| !name.starts_with("DTLS")) {
            tls.add_version(name, &place);
        }
        let mut unknown = Vec::new();
        for algorithm in algorithms(&entries, "TLS", &mut |reason| unknown.push(reason)) {
            tls.algorithm(algorithm);
        }
        for reason in unknown {
            tls.unresolved("algorithm", reason);
        }
        tls.report(notes);
    }
    if let Some(first) = entries
        .iter()
        .find(|entry| entry.name.ends_with("@SSH") || entry.name.ends_with("@OpenSSH"))
    {
        let mut unknown = Vec::new();
        let protocol = Protocol {
            protocol: ProtocolKind::Ssh,
            name: "SSH".to_owned(),
            version: Some("2.0".to_owned()),
            algorithms: algorithms(&entries, "SSH", &mut |reason| unknown.push(reason)),
            ..Protocol::default()
        };
        let mut sighting =
            notes.sighting(Asset::Protocol(Box::new(protocol)), &means::place(first));
        for reason in unknown {
            sighting = sighting.unresolved("algorithm", reason);
        }
        notes.add(sighting);
    }
}

/// Is this the setting of that name for everything, or for that use?
fn names(entry: &Entry, name: &str, usage: &str) -> bool {
    match entry.name.split_once('@') {
        None => entry.name == name,
        Some((own, scope)) => {
            own == name
                && scope.trim_matches(['{', '}']).split(',').any(|own| own.trim().ends_with(usage))
        }
    }
}

/// Ciphers, groups, MACs and signatures of a policy for one use; lists with signs change others.
fn algorithms(entries: &[Entry], usage: &str, unknown: &mut dyn FnMut(String)) -> Vec<Algorithm> {
    let mut algorithms = Vec::new();
    for name in ["cipher", "group", "mac", "sign", "key_exchange"] {
        let set = entries.iter().rev().find(|entry| names(entry, name, usage));
        let words = set.map(|entry| entry.value.split_whitespace()).into_iter().flatten();
        for word in words.filter(|word| !word.starts_with('-') && *word != "AEAD") {
            let word = word.trim_matches('+');
            let found = if name == "group" { group(word) } else { registry::algorithm(word) };
            match found {
                Some(algorithm) => algorithms.push(algorithm),
                None => unknown(unknown_name(word)),
            }
        }
    }
    algorithms
}
