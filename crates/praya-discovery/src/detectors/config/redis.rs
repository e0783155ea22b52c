//! Redis and Valkey, with Sentinel.

use super::means::Means;
use super::program::{Program, Syntax};

/// The server and the sentinel.
pub(crate) const REDIS: Program = Program {
    id: "config/redis",
    kind: "Redis configuration",
    name: "Redis",
    files: &["redis.conf", "sentinel.conf", "valkey.conf"],
    telling: &["tls-port", "tls-protocols", "tls-ciphersuites", "tls-replication"],
    syntax: Syntax::Words,
    prefixes: &["tls-"],
    table: &[
        ("port", Means::Present),
        ("replication", Means::Present),
        ("cluster", Means::Present),
        ("protocols", Means::Versions),
        ("ciphers", Means::Ciphers),
        ("ciphersuites", Means::Suites13),
    ],
};
