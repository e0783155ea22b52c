//! GnuTLS priority strings: `NORMAL:-VERS-ALL:+VERS-TLS1.2:+AES-256-GCM`.

use praya_cbom::registry;

use super::notes::{Place, placeholder};
use super::tls::{Tls, Version};

/// Sets that stand for lists which depend on the version of GnuTLS.
const KEYWORDS: [&str; 12] = [
    "NORMAL",
    "LEGACY",
    "PERFORMANCE",
    "PFS",
    "SECURE",
    "SECURE128",
    "SECURE192",
    "SECURE256",
    "SUITEB128",
    "SUITEB192",
    "SYSTEM",
    "DEFAULT",
];

/// What a priority string adds to an end point.
pub(crate) fn apply(priority: &str, place: &Place, tls: &mut Tls) {
    if let Some(reason) = placeholder(priority) {
        return tls.unresolved("cipherSuites", reason);
    }
    for word in priority.split([':', ',']).map(str::trim).filter(|word| !word.is_empty()) {
        let (sign, name) = match word.strip_prefix(['+', '-', '!']) {
            Some(name) => (word.chars().next(), name),
            None => (None, word),
        };
        let upper = name.to_ascii_uppercase();
        let off = matches!(sign, Some('-' | '!'));
        if upper.starts_with('%') || upper == "NONE" {
            if upper == "NONE" {
                tls.no_versions();
            }
        } else if let Some(version) = upper.strip_prefix("VERS-") {
            versions(version, off, place, tls);
        } else if KEYWORDS.contains(&upper.trim_start_matches('@')) || upper.starts_with('@') {
            if !off {
                let reason = format!("what '{name}' stands for depends on the version of GnuTLS");
                tls.unresolved("cipherSuites", reason.clone());
                tls.unresolved("group", reason);
            }
        } else if !off && !upper.ends_with("-ALL") {
            part(&upper, place, tls);
        }
    }
}

fn versions(name: &str, off: bool, place: &Place, tls: &mut Tls) {
    if name.starts_with("DTLS") {
        return;
    }
    match Version::parse(name) {
        Some(_) if off => tls.without(name),
        Some(version) => tls.on(version, place),
        None if off => tls.no_versions(),
        None => tls.everything(place),
    }
}

/// A cipher, MAC, key exchange, group or signature algorithm that is added.
fn part(name: &str, place: &Place, tls: &mut Tls) {
    if matches!(name, "AEAD" | "COMP-NULL" | "CTYPE-X509" | "CTYPE-X.509") {
        return;
    }
    let group = name.strip_prefix("GROUP-").or_else(|| name.strip_prefix("CURVE-"));
    if let Some(group) = group {
        return tls.groups(&group.replace('-', ""), place);
    }
    if let Some(signature) = name.strip_prefix("SIGN-") {
        return tls.signatures(signature, place);
    }
    // A key exchange has what authenticates behind it; a digest by itself is that of a MAC.
    let parts: Vec<String> = match name.split_once('-') {
        Some((exchange @ ("ECDHE" | "DHE"), authentication)) => {
            vec![exchange.to_owned(), authentication.to_owned()]
        }
        _ if name.starts_with("SHA") || name == "MD5" => vec![format!("HMAC-{name}")],
        _ => vec![name.to_owned()],
    };
    for part in parts.iter().filter(|part| *part != "PSK") {
        match registry::algorithm(part) {
            Some(algorithm) => tls.algorithm(algorithm),
            None => tls.unknown("algorithm", part),
        }
    }
}
