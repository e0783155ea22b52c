//! OpenSSH: `sshd_config`, `ssh_config` and the files that they include.
//!
//! The first value of a setting stands. A list that begins with `+`, `-` or `^` changes the
//! defaults of the OpenSSH version, which the file does not tell.

use std::collections::BTreeMap;

use praya_cbom::{Algorithm, Asset, CryptoFunction, Protocol, ProtocolKind, Step, registry};

use super::notes::{Notes, Place, unknown_name};
use super::sniff;
use super::syntax::{Directive, words};
use crate::{Artefact, Detector, Report};

/// Reads the configuration of OpenSSH.
pub(crate) struct Ssh;

/// Settings that list algorithms, with the names that older versions have for them.
const LISTS: [(&str, &str); 10] = [
    ("kexalgorithms", "key exchange"),
    ("hostkeyalgorithms", "host keys"),
    ("ciphers", "ciphers"),
    ("macs", "MACs"),
    ("pubkeyacceptedalgorithms", "keys of users"),
    ("pubkeyacceptedkeytypes", "keys of users"),
    ("hostbasedacceptedalgorithms", "keys of hosts"),
    ("hostbasedacceptedkeytypes", "keys of hosts"),
    ("casignaturealgorithms", "signatures of certificates"),
    ("gssapikexalgorithms", "key exchange over GSSAPI"),
];

impl Detector for Ssh {
    fn id(&self) -> &'static str {
        "config/ssh"
    }

    fn kind(&self) -> &'static str {
        "OpenSSH configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let included = ["sshd_config.d", "ssh_config.d"];
        ["sshd_config", "ssh_config", "opensshserver.config", "openssh.config"]
            .contains(&name.as_ref())
            || name == "config" && sniff::in_folder(artefact, ".ssh")
            || name.ends_with(".conf")
                && included.iter().any(|folder| sniff::in_folder(artefact, folder))
            || sniff::is_plain_config(artefact)
                && name.contains("ssh")
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, &["KexAlgorithms", "HostKeyAlgorithms"])
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut block = Block::default();
        for directive in words::read(text).into_iter().map(normal) {
            if directive.is("Match") || directive.is("Host") {
                block.report(&mut notes);
                block = Block { inner: true, ..Block::default() };
            } else {
                block.setting(&directive, &mut notes);
            }
        }
        block.report(&mut notes);
    }
}

/// `Name=value` and `Name = value` as `Name value`.
fn normal(mut directive: Directive) -> Directive {
    if let Some((name, value)) = directive.name.clone().split_once('=') {
        directive.name = name.to_owned();
        directive.args.insert(0, value.to_owned());
    } else if let Some(first) = directive.args.first_mut()
        && let Some(rest) = first.strip_prefix('=')
    {
        *first = rest.to_owned();
    }
    directive.args.retain(|arg| !arg.is_empty());
    directive
}

/// The settings before the first `Match` or `Host`, or those of one.
#[derive(Default)]
struct Block {
    inner: bool,
    /// What was set, by the meaning of the setting: the first one stands.
    set: BTreeMap<&'static str, Place>,
    algorithms: Vec<Algorithm>,
    unresolved: Vec<(&'static str, String)>,
    includes: Vec<String>,
}

impl Block {
    fn setting(&mut self, directive: &Directive, notes: &mut Notes<'_>) {
        let name = directive.name.to_ascii_lowercase();
        if name == "include" {
            self.includes.push(directive.args.join(" "));
        } else if name == "fingerprinthash" {
            notes.algorithm(directive.value(), CryptoFunction::Digest, &place(directive));
        } else if let Some((_, meaning)) = LISTS.iter().find(|(list, _)| *list == name)
            && !self.set.contains_key(meaning)
        {
            self.set.insert(meaning, place(directive));
            for include in &self.includes {
                let reason = format!("the included '{include}' may set the {meaning} first");
                self.unresolved.push(("algorithm", reason));
            }
            self.list(directive.value(), meaning);
        }
    }

    fn list(&mut self, value: &str, meaning: &str) {
        let (sign, names) = match value.strip_prefix(['+', '-', '^']) {
            Some(names) => (value.chars().next(), names),
            None => (None, value),
        };
        if let Some(sign) = sign {
            let change = match sign {
                '+' => "these follow",
                '^' => "these precede",
                _ => "some are taken from",
            };
            let reason =
                format!("{meaning}: {change} the defaults, which depend on the version of OpenSSH");
            self.unresolved.push(("algorithm", reason));
        }
        if sign == Some('-') {
            return;
        }
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            match registry::algorithm(name) {
                Some(algorithm) => self.algorithms.push(algorithm),
                None => self.unresolved.push(("algorithm", unknown_name(name))),
            }
        }
    }

    fn report(&mut self, notes: &mut Notes<'_>) {
        if self.inner && self.set.is_empty() {
            return;
        }
        let first = self.set.values().min_by_key(|place| place.line);
        let anchor = match first {
            Some(place) => place.clone(),
            None => Place::new(1, "SSH"),
        };
        let protocol = Protocol {
            protocol: ProtocolKind::Ssh,
            name: "SSH".to_owned(),
            version: Some("2.0".to_owned()),
            algorithms: std::mem::take(&mut self.algorithms),
            ..Protocol::default()
        };
        let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &anchor);
        for meaning in ["key exchange", "host keys", "ciphers", "MACs"] {
            if !self.inner && !self.set.contains_key(meaning) {
                let from = match self.includes.last() {
                    Some(include) => format!("the included '{include}', or else on "),
                    None => String::new(),
                };
                let reason =
                    format!("{meaning}: not set here: depends on {from}the version of OpenSSH");
                self.unresolved.push(("algorithm", reason));
            }
        }
        sighting.trace = self
            .set
            .iter()
            .map(|(meaning, place)| Step {
                location: notes.location(place),
                what: (*meaning).to_owned(),
            })
            .collect();
        for (parameter, reason) in self.unresolved.drain(..) {
            sighting = sighting.unresolved(parameter, reason);
        }
        notes.add(sighting);
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
