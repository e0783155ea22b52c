//! TLS versions in the spellings of many libraries.

/// Versions from the oldest; the first is the lowest that a range can begin with.
const VERSIONS: &[&str] = &["SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"];

/// A version: `TLSv1.2`, `VersionTLS12`, `PROTOCOL_TLSv1_2`, `Tls12`, `TLS1_2_VERSION`, `0x0303`.
/// `None` for names that leave the version open (`TLS`, `SSLv23`).
pub(super) fn version(text: &str) -> Option<&'static str> {
    let wire = text.trim().to_ascii_lowercase();
    let known = match wire.as_str() {
        "0x0300" | "768" => Some("SSL 3.0"),
        "0x0301" | "769" => Some("TLS 1.0"),
        "0x0302" | "770" => Some("TLS 1.1"),
        "0x0303" | "771" => Some("TLS 1.2"),
        "0x0304" | "772" => Some("TLS 1.3"),
        _ => None,
    };
    if known.is_some() {
        return known;
    }
    let name = wire.rsplit(['.', ':']).next().filter(|last| last.contains("tls")).unwrap_or(&wire);
    let name = name.replace("dtls", "tls").replace("_method", "").replace("_version", "");
    let (digits, ssl) = match (name.find("tls"), name.find("ssl")) {
        (Some(at), _) => (name.get(at + 3..)?, false),
        (None, Some(at)) => (name.get(at + 3..)?, true),
        (None, None) => return None,
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    match (ssl, digits.as_str()) {
        (true, "2" | "20") => Some("SSL 2.0"),
        (true, "3" | "30") => Some("SSL 3.0"),
        (false, "1" | "10") => Some("TLS 1.0"),
        (false, "11") => Some("TLS 1.1"),
        (false, "12") => Some("TLS 1.2"),
        (false, "13") => Some("TLS 1.3"),
        _ => None,
    }
}

/// The versions from one to another, both included; up to the newest where no upper is given.
pub(super) fn range(low: &str, high: Option<&str>) -> Vec<&'static str> {
    let position = |wanted: &str| VERSIONS.iter().position(|version| *version == wanted);
    let low = position(low).unwrap_or(0);
    let high = high.and_then(position).unwrap_or(VERSIONS.len() - 1);
    VERSIONS.get(low..=high).unwrap_or_default().to_vec()
}
