//! Writes CBOMs that use every kind of asset, every value of every list and every optional field,
//! for `e2e/validate_cyclonedx.py` to check against the official schemas.
//!
//! `cargo run -p praya-cbom --example every_field -- FOLDER`

use std::collections::BTreeSet;
use std::path::PathBuf;

use praya_cbom::cyclonedx::{Metadata, SpecVersion, write};
use praya_cbom::{
    Algorithm, Asset, Certificate, CryptoFunction, Inventory, Library, Location, Material,
    MaterialKind, PqcSupport, Primitive, Protocol, ProtocolKind, Sighting, Step,
};

const PRIMITIVES: [Primitive; 16] = [
    Primitive::Drbg,
    Primitive::Mac,
    Primitive::BlockCipher,
    Primitive::StreamCipher,
    Primitive::Signature,
    Primitive::Hash,
    Primitive::Pke,
    Primitive::Xof,
    Primitive::Kdf,
    Primitive::KeyAgree,
    Primitive::Kem,
    Primitive::Ae,
    Primitive::Combiner,
    Primitive::KeyWrap,
    Primitive::Other,
    Primitive::Unknown,
];

const FUNCTIONS: [CryptoFunction; 11] = [
    CryptoFunction::Generate,
    CryptoFunction::Keygen,
    CryptoFunction::Encrypt,
    CryptoFunction::Decrypt,
    CryptoFunction::Digest,
    CryptoFunction::Tag,
    CryptoFunction::Keyderive,
    CryptoFunction::Sign,
    CryptoFunction::Verify,
    CryptoFunction::Encapsulate,
    CryptoFunction::Decapsulate,
];

const MATERIALS: [MaterialKind; 9] = [
    MaterialKind::PrivateKey,
    MaterialKind::PublicKey,
    MaterialKind::SecretKey,
    MaterialKind::Key,
    MaterialKind::Password,
    MaterialKind::Token,
    MaterialKind::SharedSecret,
    MaterialKind::Parameters,
    MaterialKind::Unknown,
];

const PROTOCOLS: [ProtocolKind; 8] = [
    ProtocolKind::Tls,
    ProtocolKind::Ssh,
    ProtocolKind::Ipsec,
    ProtocolKind::Ike,
    ProtocolKind::Wireguard,
    ProtocolKind::Quic,
    ProtocolKind::Other,
    ProtocolKind::Unknown,
];

const FAMILIES: [&str; 12] = [
    "RSA",
    "ECDSA",
    "ECDH",
    "Ed25519",
    "X25519",
    "DH",
    "AES",
    "SHA-2",
    "ML-KEM",
    "Argon2id",
    "Camellia",
    "no such family",
];
const MODES: [&str; 10] = ["cbc", "ecb", "ccm", "gcm", "cfb", "ofb", "ctr", "xts", "siv", "kwp"];
const PADDINGS: [&str; 8] =
    ["pkcs5", "pkcs7", "pkcs1v15", "oaep", "raw", "pss", "iso10126", "ansix923"];
const CURVES: [&str; 10] = [
    "P-256",
    "P-384",
    "P-521",
    "secp256k1",
    "brainpoolP256r1",
    "X25519",
    "X448",
    "Ed25519",
    "ffdhe2048",
    "SM2",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).ok_or("which folder?")?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let inventory = Inventory::consolidate(sightings());
    let metadata = Metadata {
        subject: "every field".to_owned(),
        tool_version: "0.0.0".to_owned(),
        as_of: Some("2026-02-03".to_owned()),
        properties: vec![("praya:coverage:unreadable".to_owned(), "1".to_owned())],
    };
    for (name, inventory, metadata) in [
        ("every-field", &inventory, &metadata),
        ("empty", &Inventory::default(), &Metadata::default()),
    ] {
        for version in [SpecVersion::V1_6, SpecVersion::V1_7] {
            let file = folder.join(format!("{name}.cdx-{}.json", version.as_str()));
            std::fs::write(file, write(inventory, metadata, version))?;
        }
    }
    Ok(())
}

fn sightings() -> Vec<Sighting> {
    let assets = algorithms()
        .into_iter()
        .map(Asset::Algorithm)
        .chain(certificates().into_iter().map(|one| Asset::Certificate(Box::new(one))))
        .chain(materials().into_iter().map(|one| Asset::Material(Box::new(one))))
        .chain(protocols().into_iter().map(|one| Asset::Protocol(Box::new(one))))
        .chain(libraries().into_iter().map(Asset::Library));
    assets.zip(1..).flat_map(|(asset, number)| seen(asset, number)).collect()
}

/// Each asset as a bare sighting, one with every field, and one with something unresolved.
fn seen(asset: Asset, number: u32) -> [Sighting; 3] {
    let place = Location {
        path: format!("src/{number}/caf\u{e9} <b>&\"'.java"),
        line: Some(number),
        column: Some(7),
        offset: Some(u64::from(number) * 3),
        symbol: Some("Cipher.getInstance".to_owned()),
    };
    let full = Sighting {
        trace: vec![
            Step { location: Location::line("src/Config.java", 3), what: "assigned".to_owned() },
            Step { location: Location::file("app.properties"), what: "read".to_owned() },
        ],
        ..Sighting::new(asset.clone(), place, "source/jca")
    };
    let bare = Sighting::new(asset.clone(), Location::file("bin/tool"), "binary/elf");
    let unresolved = Sighting::new(asset, Location::line("src/A.java", number), "source/jca")
        .unresolved("keySize", "comes from a parameter that nothing here calls with a value")
        .unresolved("mode", "is the provider's default");
    [bare, full, unresolved]
}

fn algorithms() -> Vec<Algorithm> {
    let mut algorithms = vec![Algorithm::default()];
    for (index, primitive) in PRIMITIVES.into_iter().enumerate() {
        for family in FAMILIES {
            algorithms.push(Algorithm {
                name: format!("{family}-{index}"),
                family: Some(family.to_owned()),
                primitive,
                parameter_set: Some("256".to_owned()),
                key_size: Some(256),
                curve: CURVES.get(index % CURVES.len()).map(|name| (*name).to_owned()),
                mode: MODES.get(index % MODES.len()).map(|name| (*name).to_owned()),
                padding: PADDINGS.get(index % PADDINGS.len()).map(|name| (*name).to_owned()),
                digest: Some("SHA-256".to_owned()),
                functions: FUNCTIONS.into_iter().collect(),
                oid: Some("2.16.840.1.101.3.4.1.46".to_owned()),
                classical_security_level: Some(256),
                nist_quantum_security_level: u8::try_from(index % 8).ok(),
            });
        }
    }
    algorithms
}

fn named(name: &str) -> Algorithm {
    Algorithm {
        name: name.to_owned(),
        functions: BTreeSet::from([CryptoFunction::Sign]),
        ..Algorithm::default()
    }
}

fn certificates() -> Vec<Certificate> {
    let whole = Certificate {
        subject: "CN=bank.example,O=Bank,C=HK".to_owned(),
        issuer: "CN=Root,O=Bank,C=HK".to_owned(),
        serial: "0a1b".to_owned(),
        not_before: "2025-01-01T00:00:00Z".to_owned(),
        not_after: "2026-01-01T00:00:00Z".to_owned(),
        signature_algorithm: named("RSA-SHA-256"),
        public_key: named("RSA-2048"),
        public_key_fingerprint: "ab".repeat(32),
        fingerprint: "cd".repeat(32),
        format: "X.509".to_owned(),
        is_ca: true,
        self_signed: false,
        key_usage: vec!["digitalSignature".to_owned(), "keyCertSign".to_owned()],
        extended_key_usage: vec!["serverAuth".to_owned()],
        subject_alternative_names: vec!["DNS:bank.example".to_owned()],
        issuer_fingerprint: Some("ef".repeat(32)),
        alternatives: vec![named("ML-DSA-65")],
    };
    let root = Certificate {
        subject: "CN=Root,O=Bank,C=HK".to_owned(),
        fingerprint: "ef".repeat(32),
        not_before: "no date at all".to_owned(),
        self_signed: true,
        ..Certificate::default()
    };
    vec![whole, root, Certificate::default()]
}

fn materials() -> Vec<Material> {
    let whole = |material| Material {
        material,
        algorithm: Some(named("RSA-2048")),
        size: Some(2048),
        format: Some("PKCS#8".to_owned()),
        label: Some("server".to_owned()),
        protected_by: Some("PBES2".to_owned()),
        fingerprint: Some("ab".repeat(32)),
    };
    let bare = |material| Material { material, ..Material::default() };
    MATERIALS.into_iter().flat_map(|one| [whole(one), bare(one)]).collect()
}

fn protocols() -> Vec<Protocol> {
    let whole = |protocol| Protocol {
        protocol,
        name: "TLS 1.2".to_owned(),
        version: Some("1.2".to_owned()),
        cipher_suites: vec!["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256".to_owned()],
        algorithms: vec![named("X25519MLKEM768"), named("RSA-2048"), Algorithm::default()],
    };
    let bare = |protocol| Protocol { protocol, ..Protocol::default() };
    PROTOCOLS.into_iter().flat_map(|one| [whole(one), bare(one)]).collect()
}

fn libraries() -> Vec<Library> {
    let library = |version: &str, pqc| Library {
        name: "openssl".to_owned(),
        version: Some(version.to_owned()),
        purl: Some(format!("pkg:generic/openssl@{version}")),
        pqc,
    };
    vec![
        library("3.5.0", PqcSupport::Yes { algorithms: vec!["ML-KEM".to_owned()] }),
        library("3.0.2", PqcSupport::No { since: Some("3.5.0".to_owned()) }),
        library("1.0.2", PqcSupport::No { since: None }),
        Library { name: "unheard of".to_owned(), ..Library::default() },
    ]
}
