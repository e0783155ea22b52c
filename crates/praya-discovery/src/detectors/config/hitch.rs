//! Hitch, the TLS proxy of Varnish.

use super::means::Means;
use super::program::{PLAIN, Program, Syntax};

/// The proxy.
pub(crate) const HITCH: Program = Program {
    id: "config/hitch",
    kind: "Hitch configuration",
    name: "Hitch",
    files: &["hitch.conf"],
    telling: &["tls-protos"],
    syntax: Syntax::Ini(PLAIN),
    prefixes: &[""],
    table: &[
        ("pem-file", Means::Present),
        ("frontend", Means::Present),
        ("tls-protos", Means::Versions),
        ("ciphers", Means::Ciphers),
        ("ciphersuites", Means::Suites13),
        ("ecdh-curve", Means::Groups),
    ],
};
