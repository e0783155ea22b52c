//! What can be found: algorithms, certificates, key material, protocols, libraries.
//!
//! Field names follow CycloneDX 1.6 and 1.7 `cryptoProperties`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// One cryptographic thing, without the place where it was seen.
///
/// Two sightings of equal assets are the same component of a CBOM.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Asset {
    /// An algorithm, with whatever of its parameters is known.
    Algorithm(Algorithm),
    /// An X.509 (or OpenPGP, or OpenSSH) certificate.
    Certificate(Box<Certificate>),
    /// A key, or other secret or public material. Never its value.
    Material(Box<Material>),
    /// A protocol configuration: versions, cipher suites, groups.
    Protocol(Box<Protocol>),
    /// A library that implements cryptography.
    Library(Library),
}

/// A primitive, named as CycloneDX 1.6 names it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Primitive {
    /// Deterministic random bit generator.
    Drbg,
    /// Message authentication code.
    Mac,
    /// Block cipher, in a mode that does not authenticate.
    BlockCipher,
    /// Stream cipher.
    StreamCipher,
    /// Digital signature.
    Signature,
    /// Hash function.
    Hash,
    /// Public-key encryption.
    Pke,
    /// Extendable-output function.
    Xof,
    /// Key derivation function, password hashing included.
    Kdf,
    /// Key agreement.
    KeyAgree,
    /// Key encapsulation mechanism.
    Kem,
    /// Authenticated encryption.
    Ae,
    /// A combiner of two or more schemes (hybrids).
    Combiner,
    /// Key wrapping.
    KeyWrap,
    /// Known, and none of the above.
    Other,
    /// Not known.
    #[default]
    Unknown,
}

/// What a use of an algorithm does, named as CycloneDX 1.6 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CryptoFunction {
    /// Generates a value other than a key.
    Generate,
    /// Generates a key or a key pair.
    Keygen,
    /// Encrypts.
    Encrypt,
    /// Decrypts.
    Decrypt,
    /// Computes a digest.
    Digest,
    /// Computes a tag.
    Tag,
    /// Derives a key.
    Keyderive,
    /// Signs.
    Sign,
    /// Verifies a signature.
    Verify,
    /// Encapsulates a key.
    Encapsulate,
    /// Decapsulates a key.
    Decapsulate,
}

/// An algorithm and its parameters; `None` and `family: None` mean "not known", never "none".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Algorithm {
    /// Canonical name with all known parameters: `AES-256-GCM`, `RSA-2048`, `ECDSA-P-256-SHA-256`.
    pub name: String,
    /// The registry's family: `AES`, `RSA`, `ECDSA`, `ECDH`, `Ed25519`, `ML-KEM`, `SHA-2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// What kind of primitive it is.
    pub primitive: Primitive,
    /// Parameter set as its standard names it: `256`, `2048`, `ML-KEM-768`'s `768`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter_set: Option<String>,
    /// Key (or modulus, or digest) size in bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_size: Option<u32>,
    /// Elliptic curve or finite-field group, by its registry name: `P-256`, `X25519`, `ffdhe2048`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub curve: Option<String>,
    /// Mode of operation, lower case: `cbc`, `gcm`, `ecb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Padding, as CycloneDX names it: `pkcs5`, `pkcs7`, `pkcs1v15`, `oaep`, `raw`, or the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub padding: Option<String>,
    /// The digest used inside (signature, MAC, KDF, OAEP), by canonical name: `SHA-256`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// What the uses of it do.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub functions: BTreeSet<CryptoFunction>,
    /// Object identifier, dotted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oid: Option<String>,
    /// Bits of security against a classical computer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classical_security_level: Option<u32>,
    /// NIST security strength category, 0 where a quantum computer breaks it (Shor).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nist_quantum_security_level: Option<u8>,
}

/// A certificate, as its own bytes state it; nothing here says that it was verified.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Certificate {
    /// Subject distinguished name, RFC 4514.
    pub subject: String,
    /// Issuer distinguished name, RFC 4514.
    pub issuer: String,
    /// Serial number, lower-case hexadecimal.
    pub serial: String,
    /// Start of validity, RFC 3339 UTC.
    pub not_before: String,
    /// End of validity, RFC 3339 UTC.
    pub not_after: String,
    /// Algorithm that the issuer signed it with.
    pub signature_algorithm: Algorithm,
    /// Algorithm of the key that it certifies.
    pub public_key: Algorithm,
    /// SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal.
    pub public_key_fingerprint: String,
    /// SHA-256 of the whole certificate, lower-case hexadecimal.
    pub fingerprint: String,
    /// `X.509`, `OpenPGP`, `OpenSSH`.
    pub format: String,
    /// May it issue certificates (basic constraints)?
    pub is_ca: bool,
    /// Issued by itself, by name and by key identifier.
    pub self_signed: bool,
    /// Key usage bits by their RFC 5280 names.
    pub key_usage: Vec<String>,
    /// Extended key usages by name, or dotted where the name is not known.
    pub extended_key_usage: Vec<String>,
    /// Subject alternative names, each with its type: `DNS:bank.example`.
    pub subject_alternative_names: Vec<String>,
    /// Fingerprint of the issuer's certificate where it stood in the same file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer_fingerprint: Option<String>,
    /// Second key or signature carried beside the first (composite or X.509 alternative
    /// extensions).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Algorithm>,
}

/// What kind of material it is, named as CycloneDX names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialKind {
    /// A private key.
    PrivateKey,
    /// A public key.
    PublicKey,
    /// A symmetric key.
    SecretKey,
    /// Some key; which kind cannot be told without a password.
    Key,
    /// A password or pass phrase.
    Password,
    /// A token, such as a JSON Web Token.
    Token,
    /// A shared secret.
    SharedSecret,
    /// Parameters, such as a Diffie-Hellman group.
    Parameters,
    /// Not known.
    #[default]
    Unknown,
}

/// Key material: what it is, never what it is worth stealing for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Material {
    /// What kind of material it is.
    pub material: MaterialKind,
    /// The algorithm it is for, where that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub algorithm: Option<Algorithm>,
    /// Size in bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Encoding: `PKCS#8`, `PKCS#1`, `SEC1`, `OpenSSH`, `JWK`, `PKCS#12`, `JKS`, `OpenPGP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Label: a keystore alias, a `kid`, a comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How it is protected at rest: `none`, or the name of the protecting algorithm; `None` where
    /// not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protected_by: Option<String>,
    /// SHA-256 of the public half (SubjectPublicKeyInfo where there is one), lower-case
    /// hexadecimal. Never computed from private or symmetric key bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// The protocol, named as CycloneDX names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ProtocolKind {
    /// TLS, and SSL before it.
    Tls,
    /// Secure Shell.
    Ssh,
    /// IPsec.
    Ipsec,
    /// Internet Key Exchange.
    Ike,
    /// `WireGuard`.
    Wireguard,
    /// QUIC.
    Quic,
    /// Another one; its name stands in [`Protocol::name`].
    Other,
    /// Not known.
    #[default]
    Unknown,
}

/// A protocol as configured or used at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Protocol {
    /// Which protocol.
    pub protocol: ProtocolKind,
    /// Its name for people: `TLS 1.2`, `SSH`.
    pub name: String,
    /// Version, where one is known: `1.2`. A setting that allows several gives one asset each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Cipher suites by IANA name, in the order of the configuration.
    pub cipher_suites: Vec<String>,
    /// Algorithms negotiated: key exchanges, groups, host keys, ciphers, MACs.
    pub algorithms: Vec<Algorithm>,
}

/// Whether a version of a library can do post-quantum cryptography. A fact of the version, not of
/// its use.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "pqc", rename_all = "kebab-case")]
pub enum PqcSupport {
    /// This version offers these post-quantum algorithms.
    Yes {
        /// By registry name: `ML-KEM`, `ML-DSA`, `X25519MLKEM768`.
        algorithms: Vec<String>,
    },
    /// This version offers none; `since` is the first that does, where there is one.
    No {
        /// First version that does.
        since: Option<String>,
    },
    /// Version or library not known well enough to say.
    #[default]
    Unknown,
}

/// A library that implements cryptography, installed, linked, embedded or depended upon.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Library {
    /// Name as its ecosystem writes it.
    pub name: String,
    /// Version, where one is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Package URL, where the ecosystem is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purl: Option<String>,
    /// What the version can do.
    pub pqc: PqcSupport,
}
