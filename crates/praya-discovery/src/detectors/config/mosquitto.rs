//! Mosquitto: listeners over TLS.

use super::means::Means;
use super::program::{Program, Syntax};

/// The broker.
pub(crate) const MOSQUITTO: Program = Program {
    id: "config/mosquitto",
    kind: "Mosquitto configuration",
    name: "Mosquitto",
    files: &["mosquitto.conf"],
    telling: &[],
    syntax: Syntax::Words,
    prefixes: &["", "bridge_"],
    table: &[
        ("certfile", Means::Present),
        ("keyfile", Means::Present),
        ("tls_version", Means::Lowest),
        ("ciphers", Means::Ciphers),
        ("ciphers_tls1.3", Means::Suites13),
    ],
};
