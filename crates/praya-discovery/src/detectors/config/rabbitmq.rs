//! `RabbitMQ`: `rabbitmq.conf`.

use praya_cbom::CryptoFunction;

use super::means::{self, Means, Table};
use super::notes::Notes;
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use crate::{Artefact, Detector, Report};

/// Reads `rabbitmq.conf`.
pub(crate) struct RabbitMq;

const TABLE: Table = &[
    ("versions", Means::Versions),
    ("ciphers", Means::Suites),
    ("eccs", Means::Groups),
    ("signature_algs", Means::Signatures),
    ("certfile", Means::Present),
    ("keyfile", Means::Present),
];

/// What speaks TLS, by the prefix of its settings.
const END_POINTS: [&str; 6] = [
    "ssl_options.",
    "management.ssl.",
    "web_stomp.ssl.",
    "web_mqtt.ssl.",
    "auth_ldap.ssl_options.",
    "prometheus.ssl.",
];

impl Detector for RabbitMq {
    fn id(&self) -> &'static str {
        "config/rabbitmq"
    }

    fn kind(&self) -> &'static str {
        "RabbitMQ configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "rabbitmq.conf"
            || name.ends_with(".conf")
                && sniff::has_line(artefact, |line| {
                    line.starts_with("ssl_options.") || line.starts_with("listeners.ssl.")
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let entries = gathered(ini::read(text, PLAIN));
        for prefix in END_POINTS {
            means::report("RabbitMQ", TABLE, prefix, &entries, &mut notes);
        }
        for entry in &entries {
            if entry.name == "password_hashing_module"
                && let Some(digest) = entry.value.strip_prefix("rabbit_password_hashing_")
            {
                notes.algorithm(digest, CryptoFunction::Digest, &means::place(entry));
            }
        }
    }
}

/// Settings that are numbered (`versions.1`, `versions.2`) as one, under the line of the first.
pub(crate) fn gathered(entries: Vec<Entry>) -> Vec<Entry> {
    let mut gathered: Vec<Entry> = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let numbered = entry.name.rsplit_once('.').filter(|(_, number)| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if let Some((name, _)) = numbered {
            entry.name = name.to_owned();
            if let Some(last) = gathered.last_mut().filter(|last| last.name == entry.name) {
                last.value.push(',');
                last.value.push_str(&entry.value);
                continue;
            }
        }
        gathered.push(entry);
    }
    gathered
}
