//! `MongoDB`: `mongod.conf` and `mongos.conf`.

use praya_cbom::CryptoFunction;

use super::means::Means;
use super::program::{Program, Syntax};

/// The server and the router.
pub(crate) const MONGODB: Program = Program {
    id: "config/mongodb",
    kind: "MongoDB configuration",
    name: "MongoDB",
    files: &["mongod.conf", "mongos.conf", "mongod.yml", "mongod.yaml", "mongodb.conf"],
    telling: &[],
    syntax: Syntax::Yaml,
    prefixes: &["net.tls.", "net.ssl.", ""],
    table: &[
        ("mode", Means::Switch),
        ("certificateKeyFile", Means::Present),
        ("PEMKeyFile", Means::Present),
        ("disabledProtocols", Means::Without),
        ("setParameter.opensslCipherConfig", Means::Ciphers),
        ("setParameter.opensslCipherSuiteConfig", Means::Suites13),
        ("setParameter.authenticationMechanisms", Means::Schemes),
        ("security.encryptionCipherMode", Means::Algorithm(CryptoFunction::Encrypt)),
    ],
};
