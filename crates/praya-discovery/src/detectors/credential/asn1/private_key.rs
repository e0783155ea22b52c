//! Private keys: PKCS#8 plain and encrypted, PKCS#1, SEC 1, and OpenSSL's DSA.
//!
//! Only algorithm, size and public half leave these functions.

use praya_cbom::{Material, MaterialKind};

use super::algorithm::{self, Identifier, Told, bits, oid};
use super::der::{Malformed, Read, Reader, Value, tag};
use super::encryption::{self, Protection};
use super::spki;
use super::x509::sha256;

/// A private key as it may be told of.
pub(crate) struct PrivateKey {
    pub(crate) told: Told,
    pub(crate) format: &'static str,
    /// SHA-256 of the SubjectPublicKeyInfo, where the public half stands in the file.
    pub(crate) fingerprint: Option<String>,
    /// What encrypts it, where anything does.
    pub(crate) protection: Option<Protection>,
}

impl PrivateKey {
    pub(crate) fn material(&self) -> Material {
        Material {
            material: MaterialKind::PrivateKey,
            size: self.told.algorithm.key_size,
            algorithm: self.told.known(),
            format: Some(self.format.to_owned()),
            protected_by: Some(match &self.protection {
                None => "none".to_owned(),
                Some(protection) => protection.name.clone(),
            }),
            fingerprint: self.fingerprint.clone(),
            ..Material::default()
        }
    }
}

/// PKCS#8 PrivateKeyInfo or OneAsymmetricKey (RFC 5958).
pub(crate) fn pkcs8(info: &Value<'_>) -> Read<PrivateKey> {
    info.must_be(tag::SEQUENCE)?;
    let mut inside = info.inside();
    inside.expect(tag::INTEGER)?;
    let encoded = inside.expect(tag::SEQUENCE)?;
    let identifier = Identifier::within(&mut encoded.inside())?;
    let private = inside.expect(tag::OCTET_STRING)?.octets()?;
    let mut public = None;
    while !inside.is_empty() {
        let field = inside.value()?;
        if field.tag == tag::context(1) {
            public = field.content.get(1..).map(<[u8]>::to_vec);
        }
    }
    let (told, public) = match identifier.oid.as_str() {
        oid::RSA | oid::RSA_PSS | oid::RSA_OAEP => {
            let rsa = RsaPublic::of_private(&private)?;
            let public = rsa.encoded();
            (algorithm::of_public_key(&identifier, &public), Some(public))
        }
        oid::EC | oid::ECDH => {
            let sec1 = Sec1::read(&Value::first(&private)?)?;
            let told = algorithm::of_public_key(&identifier, &[]);
            (told, sec1.public.map(<[u8]>::to_vec).or(public))
        }
        _ => (algorithm::of_public_key(&identifier, &[]), public),
    };
    let fingerprint = public.map(|key| sha256(&spki::info(encoded.raw, &key)));
    Ok(PrivateKey { told, format: "PKCS#8", fingerprint, protection: None })
}

/// PKCS#8 EncryptedPrivateKeyInfo: which key it is cannot be told.
pub(crate) fn encrypted_pkcs8(info: &Value<'_>) -> Read<PrivateKey> {
    info.must_be(tag::SEQUENCE)?;
    let mut inside = info.inside();
    let protection = encryption::of_identifier(&Identifier::read(&mut inside)?);
    inside.value()?.octets()?;
    Ok(PrivateKey {
        told: Told::nothing("the key is encrypted"),
        format: "PKCS#8",
        fingerprint: None,
        protection: Some(protection),
    })
}

/// PKCS#1 RSAPrivateKey.
pub(crate) fn pkcs1(key: &Value<'_>) -> Read<PrivateKey> {
    let rsa = RsaPublic::of_private(key.raw)?;
    Ok(PrivateKey {
        told: algorithm::rsa(bits(rsa.modulus)),
        format: "PKCS#1",
        fingerprint: Some(sha256(&spki::rsa(rsa.modulus, rsa.exponent))),
        protection: None,
    })
}

/// SEC 1 ECPrivateKey (RFC 5915).
pub(crate) fn sec1(key: &Value<'_>) -> Read<PrivateKey> {
    let sec1 = Sec1::read(key)?;
    let identifier = Identifier { oid: oid::EC.to_owned(), parameters: sec1.parameters };
    let told = algorithm::of_public_key(&identifier, &[]);
    let public = sec1.public.zip(sec1.parameters);
    let fingerprint =
        public.map(|(point, parameters)| sha256(&spki::elliptic(parameters.raw, point)));
    Ok(PrivateKey { told, format: "SEC1", fingerprint, protection: None })
}

/// OpenSSL's DSAPrivateKey: version, p, q, g, public, private.
pub(crate) fn dsa(key: &Value<'_>) -> Read<PrivateKey> {
    key.must_be(tag::SEQUENCE)?;
    let mut inside = key.inside();
    inside.expect(tag::INTEGER)?;
    let [p, q, g, public] = [(); 4].map(|()| inside.expect(tag::INTEGER));
    let (p, q, g, public) = (p?.magnitude(), q?.magnitude(), g?.magnitude(), public?.magnitude());
    Ok(PrivateKey {
        told: algorithm::spelled("DSA").with_key_size(bits(p)),
        format: "OpenSSL DSA",
        fingerprint: Some(sha256(&spki::dsa(p, q, g, public))),
        protection: None,
    })
}

/// The public half of an RSA key.
struct RsaPublic<'a> {
    modulus: &'a [u8],
    exponent: &'a [u8],
    raw: [&'a [u8]; 2],
}

impl<'a> RsaPublic<'a> {
    fn of_private(key: &'a [u8]) -> Read<Self> {
        let mut inside = Reader::new(key).sequence()?;
        inside.expect(tag::INTEGER)?;
        let modulus = inside.expect(tag::INTEGER)?;
        let exponent = inside.expect(tag::INTEGER)?;
        if modulus.magnitude().is_empty() {
            return Err(Malformed("the modulus is zero"));
        }
        let raw = [modulus.raw, exponent.raw];
        Ok(Self { modulus: modulus.magnitude(), exponent: exponent.magnitude(), raw })
    }

    /// As PKCS#1's RSAPublicKey.
    fn encoded(&self) -> Vec<u8> {
        spki::encoded(tag::SEQUENCE, &self.raw.concat())
    }
}

struct Sec1<'a> {
    parameters: Option<Value<'a>>,
    public: Option<&'a [u8]>,
}

impl<'a> Sec1<'a> {
    fn read(key: &Value<'a>) -> Read<Self> {
        key.must_be(tag::SEQUENCE)?;
        let mut inside = key.inside();
        inside.expect(tag::INTEGER)?;
        inside.expect(tag::OCTET_STRING)?;
        let parameters = inside.optional(tag::explicit(0))?.map(|value| value.only());
        let public = inside.optional(tag::explicit(1))?.map(|value| value.only()?.bits());
        Ok(Self { parameters: parameters.transpose()?, public: public.transpose()? })
    }
}
