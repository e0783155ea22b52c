//! A protocol as a tool describes it.

use std::collections::BTreeSet;

use super::algorithm::{by_name, is_known, read_word};
use super::document::References;
use super::json::{CipherSuite, Component, ProtocolProperties, Transforms, text};
use super::notes::{Notes, shown};
use crate::{Algorithm, Protocol, ProtocolKind, Unresolved};

/// The protocol of a component, and what could not be told of it.
pub(super) fn read(
    component: &Component<'_>,
    references: &References,
    notes: &mut Notes,
) -> (Protocol, Vec<Unresolved>) {
    let none = ProtocolProperties::default();
    let crypto = component.crypto_properties.as_ref();
    let properties = crypto.and_then(|crypto| crypto.protocol_properties.as_ref()).unwrap_or(&none);
    notes.fields("protocolProperties", &properties.rest);
    let word = text(&properties.kind).to_ascii_lowercase();
    let given = [text(&properties.name), text(&component.name)];
    let given = given.into_iter().find(|name| is_known(name)).unwrap_or_default();
    let kind = kind(&word, given);
    if kind == ProtocolKind::Unknown && is_known(&word) {
        notes.value("protocol", &word);
    }
    let version = version(text(&properties.version)).or_else(|| version(given));
    let mut unresolved = Vec::new();
    if version.is_none() && kind == ProtocolKind::Tls {
        let reason = "the CBOM does not say".to_owned();
        unresolved.push(Unresolved { parameter: "version".to_owned(), reason });
    }
    let protocol = Protocol {
        protocol: kind,
        name: name(kind, &word, version.as_deref(), given),
        version,
        cipher_suites: suites(properties),
        algorithms: algorithms(properties, references),
    };
    (protocol, unresolved)
}

fn kind(word: &str, name: &str) -> ProtocolKind {
    match word {
        "" | "unknown" if name.to_ascii_lowercase().starts_with("tls") => ProtocolKind::Tls,
        "dtls" | "sstp" | "wpa" | "eap-aka" | "eap-aka-prime" | "prins" | "5g-aka" => {
            ProtocolKind::Other
        }
        "ssl" => ProtocolKind::Tls,
        word => read_word(word).unwrap_or_default(),
    }
}

/// The number in a version: `1.2` of `TLSv1.2`, `TLS 1.2` and `1.2`.
fn version(text: &str) -> Option<String> {
    let start = text.find(|one: char| one.is_ascii_digit())?;
    let before = text.get(..start)?.trim_end();
    let is_version = before.is_empty()
        || ["tls", "tlsv", "ssl", "sslv", "ssh", "ssh-", "ikev", "ike", "v"]
            .iter()
            .any(|prefix| before.eq_ignore_ascii_case(prefix));
    let number = text.get(start..)?;
    let is_number = number.chars().all(|one| one.is_ascii_digit() || one == '.');
    (is_version && is_number).then(|| number.to_owned())
}

fn name(kind: ProtocolKind, word: &str, version: Option<&str>, given: &str) -> String {
    let base = match kind {
        // SSL's versions are 2.0 and 3.0; TLS has none above 1.3.
        ProtocolKind::Tls if version.is_some_and(|version| !version.starts_with('1')) => "SSL",
        ProtocolKind::Tls => "TLS",
        ProtocolKind::Ssh => "SSH",
        ProtocolKind::Ipsec => "IPsec",
        ProtocolKind::Ike => "IKE",
        ProtocolKind::Quic => "QUIC",
        ProtocolKind::Wireguard => "WireGuard",
        ProtocolKind::Other if word != "other" => return word.to_ascii_uppercase(),
        ProtocolKind::Other | ProtocolKind::Unknown => return shown(given),
    };
    match version {
        Some(version) if kind == ProtocolKind::Tls => format!("{base} {version}"),
        _ => base.to_owned(),
    }
}

fn suites(properties: &ProtocolProperties) -> Vec<String> {
    let suites = properties.cipher_suites.iter().flatten().map(|suite| match suite {
        CipherSuite::Name(name) => name.trim(),
        CipherSuite::Whole { name, .. } => text(name),
    });
    suites.filter(|name| is_known(name)).map(shown).collect()
}

fn algorithms(properties: &ProtocolProperties, references: &References) -> Vec<Algorithm> {
    let suites = properties.cipher_suites.iter().flatten().flat_map(|suite| match suite {
        CipherSuite::Whole { algorithms: Some(algorithms), .. } => algorithms.as_slice(),
        CipherSuite::Whole { .. } | CipherSuite::Name(_) => &[],
    });
    let listed = properties.crypto_ref_array.iter().flatten();
    let related = properties.related_cryptographic_assets.iter().flatten();
    let named = suites
        .chain(listed)
        .map(|reference| reference.0.trim())
        .chain(related.map(|one| text(&one.reference)))
        .filter_map(|reference| references.algorithm(reference));
    let transforms = properties.ikev2_transform_types.iter().flat_map(|types| types.values());
    let transforms = transforms.flat_map(|transforms| transformed(transforms, references));
    let mut seen = BTreeSet::new();
    named.chain(transforms).filter(|algorithm| seen.insert(algorithm.clone())).collect()
}

fn transformed(transforms: &Transforms, references: &References) -> Vec<Algorithm> {
    match transforms {
        Transforms::References(names) => {
            let read = |name: &str| references.algorithm(name).or_else(|| by_name(name));
            names.iter().filter_map(|name| read(name.0.trim())).collect()
        }
        Transforms::Objects(objects) => {
            let read = |reference: &str, name: &str| {
                references.algorithm(reference).or_else(|| by_name(name))
            };
            let objects = objects.iter();
            objects.filter_map(|one| read(text(&one.algorithm), text(&one.name))).collect()
        }
        Transforms::Other(_) => Vec::new(),
    }
}
