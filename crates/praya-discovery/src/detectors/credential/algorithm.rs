//! From an AlgorithmIdentifier and the key that it describes to an [`Algorithm`].
//!
//! Names and facts come from the registry; only what stands in the bytes is added here: sizes,
//! curves, parameters.

use praya_cbom::{Algorithm, Unresolved, registry};

use super::curve;
use super::der::{Malformed, Read, Reader, Value, tag};

/// An algorithm, and what of it could not be told.
#[derive(Clone, Default)]
pub(super) struct Told {
    pub(super) algorithm: Algorithm,
    pub(super) unresolved: Vec<Unresolved>,
}

impl Told {
    pub(super) fn unresolved(mut self, parameter: &str, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        self.unresolved.push(Unresolved { parameter: parameter.to_owned(), reason });
        self
    }
}

/// An AlgorithmIdentifier taken apart.
#[derive(Clone)]
pub(super) struct Identifier<'a> {
    pub(super) oid: String,
    pub(super) parameters: Option<Value<'a>>,
}

impl<'a> Identifier<'a> {
    /// The next value of a reader.
    pub(super) fn read(reader: &mut Reader<'a>) -> Read<Self> {
        Self::within(&mut reader.sequence()?)
    }

    /// The inside of a SEQUENCE.
    pub(super) fn within(inside: &mut Reader<'a>) -> Read<Self> {
        let oid = inside.oid()?;
        let parameters = if inside.is_empty() { None } else { Some(inside.value()?) };
        Ok(Self { oid, parameters })
    }

    /// Parameters that are there and are not NULL.
    pub(super) fn some_parameters(&self) -> Option<&Value<'a>> {
        self.parameters.as_ref().filter(|value| value.tag != tag::NULL)
    }

    /// The algorithm as the registry has it, with this identifier.
    pub(super) fn named(&self) -> Told {
        named(&self.oid)
    }
}

/// The algorithm of an object identifier; one that the registry does not know keeps the
/// identifier as its name and is unresolved.
pub(super) fn named(oid: &str) -> Told {
    match registry::algorithm(oid).or_else(|| interim(oid)) {
        Some(algorithm) => Told {
            algorithm: Algorithm { oid: Some(oid.to_owned()), ..algorithm },
            ..Told::default()
        },
        None => {
            let algorithm = Algorithm {
                name: oid.to_owned(),
                oid: Some(oid.to_owned()),
                ..Algorithm::default()
            };
            Told { algorithm, ..Told::default() }
                .unresolved("algorithm", format!("object identifier {oid} is not in the registry"))
        }
    }
}

/// An algorithm of this name, with what the registry knows of it.
pub(super) fn spelled(name: &str) -> Algorithm {
    registry::algorithm(name)
        .unwrap_or_else(|| Algorithm { name: name.to_owned(), ..Algorithm::default() })
}

fn interim(oid: &str) -> Option<Algorithm> {
    let (_, name) = INTERIM.iter().find(|(known, _)| *known == oid)?;
    let family = name.split('-').next().unwrap_or_default().to_owned();
    Some(Algorithm { name: (*name).to_owned(), family: Some(family), ..Algorithm::default() })
}

const INTERIM: &[(&str, &str)] = &[
    ("1.2.840.113549.1.1.1", "RSA"),
    ("1.2.840.113549.1.1.7", "RSA-OAEP"),
    ("1.2.840.113549.1.1.10", "RSA-PSS"),
    ("1.2.840.113549.1.1.2", "RSA-MD2"),
    ("1.2.840.113549.1.1.4", "RSA-MD5"),
    ("1.2.840.113549.1.1.5", "RSA-SHA-1"),
    ("1.2.840.113549.1.1.11", "RSA-SHA-256"),
    ("1.2.840.113549.1.1.12", "RSA-SHA-384"),
    ("1.2.840.113549.1.1.13", "RSA-SHA-512"),
    ("1.2.840.113549.1.1.14", "RSA-SHA-224"),
    ("1.2.840.10045.2.1", "EC"),
    ("1.2.840.10045.4.1", "ECDSA-SHA-1"),
    ("1.2.840.10045.4.3.1", "ECDSA-SHA-224"),
    ("1.2.840.10045.4.3.2", "ECDSA-SHA-256"),
    ("1.2.840.10045.4.3.3", "ECDSA-SHA-384"),
    ("1.2.840.10045.4.3.4", "ECDSA-SHA-512"),
    ("1.3.101.110", "X25519"),
    ("1.3.101.111", "X448"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    ("1.2.840.10040.4.1", "DSA"),
    ("1.2.840.10040.4.3", "DSA-SHA-1"),
    ("2.16.840.1.101.3.4.3.1", "DSA-SHA-224"),
    ("2.16.840.1.101.3.4.3.2", "DSA-SHA-256"),
    ("1.2.840.113549.1.3.1", "DH"),
    ("1.2.840.10046.2.1", "DH"),
    ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"),
    ("2.16.840.1.101.3.4.3.20", "SLH-DSA-SHA2-128s"),
    ("2.16.840.1.101.3.4.4.1", "ML-KEM-512"),
    ("2.16.840.1.101.3.4.4.2", "ML-KEM-768"),
    ("2.16.840.1.101.3.4.4.3", "ML-KEM-1024"),
    ("1.2.840.113549.3.7", "3DES-CBC"),
    ("1.3.14.3.2.7", "DES-CBC"),
    ("2.16.840.1.101.3.4.1.2", "AES-128-CBC"),
    ("2.16.840.1.101.3.4.1.22", "AES-192-CBC"),
    ("2.16.840.1.101.3.4.1.42", "AES-256-CBC"),
    ("1.2.840.113549.1.5.12", "PBKDF2"),
    ("1.3.6.1.4.1.11591.4.11", "scrypt"),
    ("1.2.840.113549.2.7", "HMAC-SHA-1"),
    ("1.2.840.113549.2.9", "HMAC-SHA-256"),
    ("1.3.14.3.2.26", "SHA-1"),
    ("2.16.840.1.101.3.4.2.1", "SHA-256"),
    ("2.16.840.1.101.3.4.2.2", "SHA-384"),
    ("2.16.840.1.101.3.4.2.3", "SHA-512"),
];

/// The algorithm of a SubjectPublicKeyInfo's inside.
pub(super) fn of_public_key(identifier: &Identifier<'_>, key: &[u8]) -> Told {
    let told = identifier.named();
    match identifier.oid.as_str() {
        oid::RSA | oid::RSA_PSS | oid::RSA_OAEP => match rsa_public_bits(key) {
            Ok(bits) => sized(told, "RSA", bits),
            Err(Malformed(reason)) => spelled_keeping(told, "RSA").unresolved("keySize", reason),
        },
        oid::EC | oid::ECDH | oid::ECMQV => on_curve(told, identifier.parameters.as_ref()),
        oid::DSA => prime_sized(told, "DSA", identifier.some_parameters()),
        oid::DH_PKCS3 | oid::DH_X942 => prime_sized(told, "DH", identifier.some_parameters()),
        _ => told,
    }
}

/// Object identifiers whose parameters are read here.
pub(super) mod oid {
    pub(crate) const RSA: &str = "1.2.840.113549.1.1.1";
    pub(crate) const RSA_OAEP: &str = "1.2.840.113549.1.1.7";
    pub(crate) const RSA_PSS: &str = "1.2.840.113549.1.1.10";
    pub(crate) const EC: &str = "1.2.840.10045.2.1";
    pub(crate) const ECDH: &str = "1.3.132.1.12";
    pub(crate) const ECMQV: &str = "1.3.132.1.13";
    pub(crate) const DSA: &str = "1.2.840.10040.4.1";
    pub(crate) const DH_PKCS3: &str = "1.2.840.113549.1.3.1";
    pub(crate) const DH_X942: &str = "1.2.840.10046.2.1";
}

/// Bits of an integer's magnitude.
pub(super) fn bits(magnitude: &[u8]) -> u32 {
    let zeros = magnitude.first().map_or(0, |byte| byte.leading_zeros());
    let length = u32::try_from(magnitude.len()).unwrap_or(u32::MAX / 8);
    length.saturating_mul(8).saturating_sub(zeros)
}

/// Bits of the modulus of a PKCS#1 RSAPublicKey.
pub(super) fn rsa_public_bits(key: &[u8]) -> Read<u32> {
    let modulus = Reader::new(key).sequence()?.expect(tag::INTEGER)?;
    match bits(modulus.magnitude()) {
        0 => Err(Malformed("the modulus is zero")),
        bits => Ok(bits),
    }
}

/// The algorithm with its size: `RSA-2048`.
pub(super) fn sized(told: Told, family: &str, bits: u32) -> Told {
    let mut told = spelled_keeping(told, &format!("{family}-{bits}"));
    told.algorithm.key_size = Some(bits);
    told.algorithm.parameter_set.get_or_insert_with(|| bits.to_string());
    told.algorithm.family.get_or_insert_with(|| family.to_owned());
    told
}

/// The algorithm under a more exact name, with the identifier that it had.
fn spelled_keeping(told: Told, name: &str) -> Told {
    let Told { algorithm: known, unresolved } = told;
    let algorithm = Algorithm {
        oid: known.oid,
        family: spelled(name).family.or(known.family),
        ..spelled(name)
    };
    Told { algorithm, unresolved }
}

/// An elliptic-curve algorithm with the curve that its parameters give.
fn on_curve(told: Told, parameters: Option<&Value<'_>>) -> Told {
    let family = match told.algorithm.oid.as_deref() {
        Some(oid::ECDH) => "ECDH",
        Some(oid::ECMQV) => "ECMQV",
        _ => "EC",
    };
    match curve::of_parameters(parameters) {
        Ok(curve) => {
            let mut told = spelled_keeping(told, &format!("{family}-{curve}"));
            told.algorithm.family.get_or_insert_with(|| family.to_owned());
            told.algorithm.curve.get_or_insert(curve);
            told
        }
        Err(reason) => spelled_keeping(told, family).unresolved("curve", reason),
    }
}

/// An algorithm over a prime field: the size of the prime that its parameters begin with.
fn prime_sized(told: Told, family: &str, parameters: Option<&Value<'_>>) -> Told {
    let prime = parameters.map(|value| value.inside().expect(tag::INTEGER));
    match prime {
        Some(Ok(prime)) => sized(told, family, bits(prime.magnitude())),
        Some(Err(Malformed(reason))) => spelled_keeping(told, family).unresolved("keySize", reason),
        None => spelled_keeping(told, family)
            .unresolved("keySize", "the parameters are inherited from the issuer"),
    }
}

/// An algorithm known by name only.
pub(super) fn of_family(name: &str) -> Told {
    Told { algorithm: spelled(name), ..Told::default() }
}
