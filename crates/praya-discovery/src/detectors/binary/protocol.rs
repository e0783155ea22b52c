//! Protocols by the names that code gives them.

use praya_cbom::{Protocol, ProtocolKind, Unresolved};

/// A protocol by its name in code (`TLSv1.2`, `SSLv3`, `DTLS`), and what the name leaves open.
pub(super) fn named(name: &str) -> (Protocol, Option<Unresolved>) {
    let upper = name.trim().to_ascii_uppercase();
    let (family, version) = match upper.trim_start_matches('D').split_once('V') {
        Some(("TLS", "1")) => ("TLS", Some("1.0")),
        Some(("TLS", "1.0")) => ("TLS", Some("1.0")),
        Some(("TLS", "1.1" | "1_1")) => ("TLS", Some("1.1")),
        Some(("TLS", "1.2" | "1_2")) => ("TLS", Some("1.2")),
        Some(("TLS", "1.3" | "1_3")) => ("TLS", Some("1.3")),
        Some(("SSL", "2" | "2HELLO")) => ("SSL", Some("2.0")),
        Some(("SSL", "3")) => ("SSL", Some("3.0")),
        _ => ("TLS", None),
    };
    let family = if upper.starts_with('D') && upper != "DEFAULT" { "DTLS" } else { family };
    match version {
        Some(version) => {
            let protocol = Protocol {
                protocol: ProtocolKind::Tls,
                name: format!("{family} {version}"),
                version: Some(version.to_owned()),
                ..Protocol::default()
            };
            (protocol, None)
        }
        None => {
            let reason = format!("'{name}' leaves it to the provider and its configuration");
            (any_tls(), Some(Unresolved { parameter: "version".to_owned(), reason }))
        }
    }
}

/// TLS of a version that is not known.
pub(super) fn any_tls() -> Protocol {
    Protocol { protocol: ProtocolKind::Tls, name: "TLS".to_owned(), ..Protocol::default() }
}
