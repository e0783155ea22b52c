//! Cassandra: encryption between nodes, with clients, and at rest.

use praya_cbom::CryptoFunction;

use super::means::Means;
use super::program::{Program, Syntax};

/// The server.
pub(crate) const CASSANDRA: Program = Program {
    id: "config/cassandra",
    kind: "Cassandra configuration",
    name: "Cassandra",
    files: &["cassandra.yaml"],
    telling: &[],
    syntax: Syntax::Yaml,
    prefixes: &["server_encryption_options.", "client_encryption_options.", ""],
    table: &[
        ("enabled", Means::Switch),
        ("internode_encryption", Means::Switch),
        ("accepted_protocols", Means::Versions),
        ("cipher_suites", Means::Suites),
        ("transparent_data_encryption_options.cipher", Means::Algorithm(CryptoFunction::Encrypt)),
    ],
};
