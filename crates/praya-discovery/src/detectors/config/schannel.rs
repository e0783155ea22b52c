//! Windows' TLS library: exports of the registry that turn versions, ciphers and suites on or off.

use std::collections::BTreeMap;

use praya_cbom::CryptoFunction;

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::registry_file::{self, Entry, dword, strings};
use super::tls::{Tls, Version};
use crate::{Artefact, Detector, Report};

/// Reads registry exports.
pub(crate) struct Schannel;

impl Detector for Schannel {
    fn id(&self) -> &'static str {
        "config/schannel"
    }

    fn kind(&self) -> &'static str {
        "Windows registry export"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact).ends_with(".reg")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = registry_file::decode(artefact.bytes) else {
            report.unreadable(artefact, "neither UTF-8 nor UTF-16");
            return;
        };
        let mut notes = Notes::new(artefact, self.id(), report);
        let entries = registry_file::read(&text);
        versions(&entries, &mut notes);
        for entry in &entries {
            algorithm(entry, &mut notes);
        }
    }
}

/// Versions by client and server, and the suites in their order.
fn versions(entries: &[Entry], notes: &mut Notes<'_>) {
    let mut sides: BTreeMap<String, Vec<(Version, bool, Place)>> = BTreeMap::new();
    for entry in entries {
        let Some((_, rest)) = entry.key.split_once("\\SCHANNEL\\Protocols\\") else { continue };
        let mut parts = rest.split('\\');
        let (name, side) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("Server"));
        let Some(version) = Version::parse(name) else { continue };
        if name.starts_with("DTLS") || !entry.name.eq_ignore_ascii_case("Enabled") {
            continue;
        }
        let on = dword(&entry.value).is_some_and(|value| value != 0);
        let place = Place::new(entry.line, format!("{name} {side}"));
        sides.entry(side.to_ascii_lowercase()).or_default().push((version, on, place));
    }
    let suites: Vec<&Entry> = entries
        .iter()
        .filter(|entry| {
            entry.name.eq_ignore_ascii_case("Functions") && entry.key.contains("\\SSL\\0001000")
        })
        .collect();
    if let (true, Some(first)) = (sides.is_empty(), suites.first()) {
        let mut tls = Tls::new("Windows", place(first));
        order(&suites, &mut tls);
        return tls.report(notes);
    }
    for set in sides.into_values() {
        if set.iter().all(|(_, on, _)| !on) {
            continue;
        }
        let Some((_, _, first)) = set.first() else { continue };
        let mut tls = Tls::new("Windows", first.clone());
        for (version, on, place) in &set {
            if *on {
                tls.on(*version, place);
            } else {
                tls.off(*version);
            }
        }
        order(&suites, &mut tls);
        tls.report(notes);
    }
}

fn order(suites: &[&Entry], tls: &mut Tls) {
    for entry in suites {
        let names = match strings(&entry.value) {
            names if names.is_empty() => entry.value.clone(),
            names => names.join(","),
        };
        // Older versions of Windows name the curve behind the suite: `_P256`.
        let names: Vec<&str> = names
            .split(',')
            .map(|name| {
                name.trim()
                    .trim_end_matches("_P256")
                    .trim_end_matches("_P384")
                    .trim_end_matches("_P521")
            })
            .collect();
        tls.suites(&names.join(","), &place(entry));
    }
}

/// A cipher, a hash or a key exchange that is turned on. Those that are turned off are not in use.
fn algorithm(entry: &Entry, notes: &mut Notes<'_>) {
    let kinds = [
        ("\\SCHANNEL\\Ciphers\\", CryptoFunction::Encrypt),
        ("\\SCHANNEL\\Hashes\\", CryptoFunction::Digest),
        ("\\SCHANNEL\\KeyExchangeAlgorithms\\", CryptoFunction::Keygen),
    ];
    for (folder, function) in kinds {
        let Some((_, name)) = entry.key.split_once(folder) else { continue };
        let place = place(entry);
        if entry.name.ends_with("MinKeyBitLength") {
            if let Some(bits) = dword(&entry.value) {
                let family = if name.starts_with("Diffie") { "DH" } else { "RSA" };
                notes.algorithm(&format!("{family}-{bits}"), function, &place);
            }
        } else if entry.name.eq_ignore_ascii_case("Enabled")
            && dword(&entry.value).is_some_and(|value| value != 0)
        {
            notes.algorithm(&spelled(name), function, &place);
        }
    }
}

/// `RC4 128/128`, `Triple DES 168`, `AES 256/256`, `SHA`, `Diffie-Hellman`, `PKCS`.
fn spelled(name: &str) -> String {
    match name {
        "SHA" => return "SHA-1".to_owned(),
        "PKCS" => return "RSA".to_owned(),
        "Diffie-Hellman" => return "DH".to_owned(),
        name if name.starts_with("Triple DES") => return "3DES".to_owned(),
        _ => {}
    }
    let (family, sizes) = name.split_once(' ').unwrap_or((name, ""));
    let size = sizes.split('/').next().unwrap_or_default();
    match (family, size) {
        ("RC4" | "RC2" | "AES", size) if !size.is_empty() => format!("{family}-{size}"),
        _ => family.to_owned(),
    }
}

fn place(entry: &Entry) -> Place {
    Place::new(entry.line, entry.name.clone())
}
