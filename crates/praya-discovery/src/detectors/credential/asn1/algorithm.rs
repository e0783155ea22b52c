//! From an AlgorithmIdentifier and the key that it describes to an [`Algorithm`].
//!
//! Names and facts come from the registry; only what stands in the bytes is added here: sizes,
//! curves, parameters.

use praya_cbom::{Algorithm, Primitive, Unresolved, registry};

use super::curve;
use super::der::{Malformed, Read, Reader, Value, tag};
use super::group;

/// An algorithm, and what of it could not be told.
#[derive(Clone, Default)]
pub(crate) struct Told {
    pub(crate) algorithm: Algorithm,
    pub(crate) unresolved: Vec<Unresolved>,
}

impl Told {
    /// An algorithm of which everything is told.
    pub(crate) fn all(algorithm: Algorithm) -> Self {
        Self { algorithm, unresolved: Vec::new() }
    }

    /// No algorithm, for this reason.
    pub(crate) fn nothing(reason: impl Into<String>) -> Self {
        Self::default().unresolved("algorithm", reason)
    }

    pub(crate) fn unresolved(mut self, parameter: &str, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        self.unresolved.push(Unresolved { parameter: parameter.to_owned(), reason });
        self
    }

    fn map(self, change: impl FnOnce(Algorithm) -> Algorithm) -> Self {
        Self { algorithm: change(self.algorithm), unresolved: self.unresolved }
    }

    pub(crate) fn with_key_size(self, bits: u32) -> Self {
        self.map(|algorithm| algorithm.with_key_size(bits))
    }

    pub(crate) fn with_padding(self, padding: &str) -> Self {
        self.map(|algorithm| algorithm.with_padding(padding))
    }

    pub(crate) fn with_digest(self, digest: &str) -> Self {
        self.map(|algorithm| algorithm.with_digest(digest))
    }

    pub(crate) fn with_curve(self, curve: &str) -> Self {
        self.map(|algorithm| algorithm.with_curve(curve))
    }

    /// The algorithm where there is one.
    pub(crate) fn known(&self) -> Option<Algorithm> {
        (!self.algorithm.name.is_empty()).then(|| self.algorithm.clone())
    }
}

/// An AlgorithmIdentifier taken apart.
#[derive(Clone)]
pub(crate) struct Identifier<'a> {
    pub(crate) oid: String,
    pub(crate) parameters: Option<Value<'a>>,
}

impl<'a> Identifier<'a> {
    /// The next value of a reader.
    pub(crate) fn read(reader: &mut Reader<'a>) -> Read<Self> {
        Self::within(&mut reader.sequence()?)
    }

    /// The inside of a SEQUENCE.
    pub(crate) fn within(inside: &mut Reader<'a>) -> Read<Self> {
        let oid = inside.oid()?;
        let parameters = if inside.is_empty() { None } else { Some(inside.value()?) };
        Ok(Self { oid, parameters })
    }

    /// Parameters that are there and are not NULL.
    pub(crate) fn some_parameters(&self) -> Option<&Value<'a>> {
        self.parameters.as_ref().filter(|value| value.tag != tag::NULL)
    }

    /// The algorithm as the registry has it, with this identifier.
    pub(crate) fn named(&self) -> Told {
        named(&self.oid)
    }
}

/// The algorithm of an object identifier; one that the registry does not know keeps the
/// identifier as its name and is unresolved.
pub(crate) fn named(oid: &str) -> Told {
    if let Some(algorithm) = registry::algorithm_by_oid(oid) {
        return Told::all(algorithm);
    }
    let oid = oid.to_owned();
    let reason = format!("object identifier {oid} is not in the registry");
    Told::all(Algorithm { name: oid.clone(), oid: Some(oid), ..Algorithm::default() })
        .unresolved("algorithm", reason)
}

/// The algorithm of a name in any spelling; one that the registry does not know keeps the name
/// and is unresolved.
pub(crate) fn spelled(name: &str) -> Told {
    match registry::algorithm(name) {
        Some(algorithm) => Told::all(algorithm),
        None => Told::all(Algorithm { name: name.to_owned(), ..Algorithm::default() })
            .unresolved("algorithm", format!("'{name}' is not in the registry")),
    }
}

/// Object identifiers whose parameters are read here.
pub(crate) mod oid {
    pub(crate) const RSA: &str = "1.2.840.113549.1.1.1";
    pub(crate) const RSA_OAEP: &str = "1.2.840.113549.1.1.7";
    pub(crate) const RSA_PSS: &str = "1.2.840.113549.1.1.10";
    /// X.509's own identifier of RSA, from before PKCS #1.
    pub(crate) const RSA_X509: &str = "2.5.8.1.1";
    pub(crate) const EC: &str = "1.2.840.10045.2.1";
    pub(crate) const ECDH: &str = "1.3.132.1.12";
    pub(crate) const ECMQV: &str = "1.3.132.1.13";
    pub(crate) const DSA: &str = "1.2.840.10040.4.1";
    pub(crate) const DSA_OLD: &str = "1.3.14.3.2.12";
    pub(crate) const DH_PKCS3: &str = "1.2.840.113549.1.3.1";
    pub(crate) const DH_X942: &str = "1.2.840.10046.2.1";
}

/// The algorithm of a SubjectPublicKeyInfo's inside.
pub(crate) fn of_public_key(identifier: &Identifier<'_>, key: &[u8]) -> Told {
    let told = identifier.named();
    match identifier.oid.as_str() {
        oid::RSA | oid::RSA_X509 => rsa_key(spelled("RSA"), key),
        // Keys that may be used with one scheme only.
        oid::RSA_OAEP | oid::RSA_PSS => rsa_key(told, key),
        oid::EC | oid::ECDH | oid::ECMQV => on_curve(told, identifier.parameters.as_ref()),
        oid::DSA | oid::DSA_OLD => of_prime(spelled("DSA"), identifier.some_parameters()),
        oid::DH_PKCS3 | oid::DH_X942 => of_prime(told, identifier.some_parameters()),
        _ if identifier.oid.starts_with("1.2.643.") => gost(told, identifier.some_parameters()),
        _ => told,
    }
}

/// Bits of an integer's magnitude.
pub(crate) fn bits(magnitude: &[u8]) -> u32 {
    let zeros = magnitude.iter().take_while(|byte| **byte == 0).count();
    let significant = magnitude.get(zeros..).unwrap_or_default();
    let leading = significant.first().map_or(0, |byte| byte.leading_zeros());
    let length = u32::try_from(significant.len()).unwrap_or(u32::MAX / 8);
    length.saturating_mul(8).saturating_sub(leading)
}

/// Bits of the modulus of a PKCS#1 RSAPublicKey.
pub(crate) fn rsa_public_bits(key: &[u8]) -> Read<u32> {
    let modulus = Reader::new(key).sequence()?.expect(tag::INTEGER)?;
    match bits(modulus.magnitude()) {
        0 => Err(Malformed("the modulus is zero")),
        bits => Ok(bits),
    }
}

fn rsa_key(told: Told, key: &[u8]) -> Told {
    match rsa_public_bits(key) {
        Ok(bits) => told.with_key_size(bits),
        Err(Malformed(reason)) => told.unresolved("keySize", reason),
    }
}

/// RSA with a modulus of this many bits.
pub(crate) fn rsa(bits: u32) -> Told {
    spelled("RSA").with_key_size(bits)
}

/// An elliptic-curve algorithm on the curve that its parameters give.
fn on_curve(told: Told, parameters: Option<&Value<'_>>) -> Told {
    match curve::of_parameters(parameters) {
        // Keys on this curve carry the identifier of elliptic curves at large.
        Ok(curve) if curve == "SM2" => spelled("SM2"),
        Ok(curve) => told.with_curve(&curve),
        Err(reason) => told.unresolved("curve", reason),
    }
}

/// An algorithm over a prime field: its parameters begin with the prime.
pub(crate) fn of_prime(told: Told, parameters: Option<&Value<'_>>) -> Told {
    match parameters.map(|value| value.inside().expect(tag::INTEGER)) {
        Some(Ok(prime)) => over_prime(told, prime.magnitude()),
        Some(Err(Malformed(reason))) => told.unresolved("keySize", reason),
        None => told.unresolved("keySize", "the parameters are inherited from the issuer"),
    }
}

/// Diffie-Hellman in a named group where the prime is one; else the size of the prime.
pub(crate) fn over_prime(told: Told, prime: &[u8]) -> Told {
    let agrees = told.algorithm.primitive == Primitive::KeyAgree;
    let group = if agrees { group::named(prime) } else { None };
    match group {
        Some(group) => told.with_curve(group),
        None => told.with_key_size(bits(prime)),
    }
}

/// GOST R 34.10 (RFC 9215): the parameters begin with the identifier of the curve.
fn gost(told: Told, parameters: Option<&Value<'_>>) -> Told {
    let Some(parameters) = parameters else { return told };
    let curve = parameters.inside().oid().ok().and_then(|oid| registry::curve(&oid));
    match curve {
        Some(curve) => told.with_curve(&curve.name),
        None => told.unresolved("curve", "the parameter set is not in the registry"),
    }
}
