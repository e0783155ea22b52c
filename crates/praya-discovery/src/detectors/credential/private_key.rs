//! Private keys: PKCS#8 plain and encrypted, PKCS#1, SEC 1, and OpenSSL's DSA.
//!
//! Only algorithm, size and public half leave these functions.

use praya_cbom::{Material, MaterialKind};

use super::algorithm::{self, Identifier, Told, bits, oid, sized};
use super::der::{Read, Reader, Value, tag};
use super::encryption::{self, Protection};
use super::x509::sha256;

/// A private key as it may be told of.
pub(super) struct PrivateKey {
    pub(super) told: Told,
    pub(super) format: &'static str,
    /// SHA-256 of the SubjectPublicKeyInfo, where the public half stands in the file.
    pub(super) fingerprint: Option<String>,
    /// What encrypts it, where anything does.
    pub(super) protection: Option<Protection>,
}

impl PrivateKey {
    pub(super) fn material(&self) -> Material {
        Material {
            material: MaterialKind::PrivateKey,
            size: self.told.algorithm.key_size,
            algorithm: (!self.told.algorithm.name.is_empty()).then(|| self.told.algorithm.clone()),
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
pub(super) fn pkcs8(info: &Value<'_>) -> Read<PrivateKey> {
    info.must_be(tag::SEQUENCE)?;
    let mut inside = info.inside();
    inside.expect(tag::INTEGER)?;
    let identifier_value = inside.expect(tag::SEQUENCE)?;
    let identifier = Identifier::within(&mut identifier_value.inside())?;
    let private = inside.expect(tag::OCTET_STRING)?.octets()?;
    let mut public = None;
    while !inside.is_empty() {
        let field = inside.value()?;
        if field.tag == tag::context(1) {
            public = field.content.get(1..);
        }
    }
    let (told, fingerprint) = match identifier.oid.as_str() {
        oid::RSA | oid::RSA_PSS | oid::RSA_OAEP => {
            let rsa = RsaPublic::of_private(&private)?;
            let told = sized(identifier.named(), "RSA", bits(rsa.modulus));
            (told, Some(spki_fingerprint(identifier_value.raw, &rsa.encoded())))
        }
        oid::EC => {
            let sec1 = Sec1::read(&Value::first(&private)?)?;
            let told = algorithm::of_public_key(&identifier, &[]);
            let public = sec1.public.or(public);
            (told, public.map(|key| spki_fingerprint(identifier_value.raw, key)))
        }
        _ => {
            let told = algorithm::of_public_key(&identifier, &[]);
            (told, public.map(|key| spki_fingerprint(identifier_value.raw, key)))
        }
    };
    Ok(PrivateKey { told, format: "PKCS#8", fingerprint, protection: None })
}

/// PKCS#8 EncryptedPrivateKeyInfo: which key it is cannot be told.
pub(super) fn encrypted_pkcs8(info: &Value<'_>) -> Read<PrivateKey> {
    info.must_be(tag::SEQUENCE)?;
    let mut inside = info.inside();
    let protection = encryption::of_identifier(&Identifier::read(&mut inside)?);
    inside.expect(tag::OCTET_STRING)?;
    Ok(PrivateKey {
        told: unnamed("the key is encrypted"),
        format: "PKCS#8",
        fingerprint: None,
        protection: Some(protection),
    })
}

/// No algorithm, for this reason.
pub(super) fn unnamed(reason: &str) -> Told {
    Told::default().unresolved("algorithm", reason)
}

/// PKCS#1 RSAPrivateKey.
pub(super) fn pkcs1(key: &Value<'_>) -> Read<PrivateKey> {
    let rsa = RsaPublic::of_private(key.raw)?;
    let told = sized(algorithm::named(oid::RSA), "RSA", bits(rsa.modulus));
    Ok(PrivateKey {
        told,
        format: "PKCS#1",
        fingerprint: Some(spki_fingerprint(RSA_IDENTIFIER, &rsa.encoded())),
        protection: None,
    })
}

/// SEC 1 ECPrivateKey (RFC 5915).
pub(super) fn sec1(key: &Value<'_>) -> Read<PrivateKey> {
    let sec1 = Sec1::read(key)?;
    let identifier = Identifier { oid: oid::EC.to_owned(), parameters: sec1.parameters };
    let told = algorithm::of_public_key(&identifier, &[]);
    let fingerprint = sec1.public.zip(sec1.parameters).map(|(public, parameters)| {
        let inside = [EC_IDENTIFIER, parameters.raw].concat();
        spki_fingerprint(&encoded(tag::SEQUENCE, &inside), public)
    });
    Ok(PrivateKey { told, format: "SEC1", fingerprint, protection: None })
}

/// OpenSSL's DSAPrivateKey: version, p, q, g, public, private.
pub(super) fn dsa(key: &Value<'_>) -> Read<PrivateKey> {
    key.must_be(tag::SEQUENCE)?;
    let mut inside = key.inside();
    inside.expect(tag::INTEGER)?;
    let [p, q, g, public] = [(); 4].map(|()| inside.expect(tag::INTEGER));
    let (p, q, g, public) = (p?, q?, g?, public?);
    let told = sized(algorithm::named(oid::DSA), "DSA", bits(p.magnitude()));
    let parameters = encoded(tag::SEQUENCE, &[p.raw, q.raw, g.raw].concat());
    let identifier = encoded(tag::SEQUENCE, &[DSA_IDENTIFIER, &parameters].concat());
    Ok(PrivateKey {
        told,
        format: "OpenSSL DSA",
        fingerprint: Some(spki_fingerprint(&identifier, public.raw)),
        protection: None,
    })
}

/// AlgorithmIdentifier of rsaEncryption with NULL parameters.
pub(super) const RSA_IDENTIFIER: &[u8] =
    &[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
/// Object identifier of id-ecPublicKey, encoded.
const EC_IDENTIFIER: &[u8] = &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
/// Object identifier of id-dsa, encoded.
const DSA_IDENTIFIER: &[u8] = &[0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x38, 0x04, 0x01];

/// The public half of an RSA key.
struct RsaPublic<'a> {
    modulus: &'a [u8],
    raw: [&'a [u8]; 2],
}

impl<'a> RsaPublic<'a> {
    fn of_private(key: &'a [u8]) -> Read<Self> {
        let mut inside = Reader::new(key).sequence()?;
        inside.expect(tag::INTEGER)?;
        let modulus = inside.expect(tag::INTEGER)?;
        let exponent = inside.expect(tag::INTEGER)?;
        Ok(Self { modulus: modulus.magnitude(), raw: [modulus.raw, exponent.raw] })
    }

    fn encoded(&self) -> Vec<u8> {
        encoded(tag::SEQUENCE, &self.raw.concat())
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

/// SHA-256 of the SubjectPublicKeyInfo of this encoded AlgorithmIdentifier and public key.
pub(super) fn spki_fingerprint(identifier: &[u8], public: &[u8]) -> String {
    let bits = encoded(tag::BIT_STRING, &[&[0], public].concat());
    sha256(&encoded(tag::SEQUENCE, &[identifier, &bits].concat()))
}

/// A DER value with this tag and content.
pub(super) fn encoded(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let zeros = length.iter().take_while(|byte| **byte == 0).count();
    let significant = length.get(zeros..).unwrap_or_default();
    let mut out = vec![tag];
    match significant {
        [] => out.push(0),
        [short] if *short < 0x80 => out.push(*short),
        long => {
            // At most eight octets of length.
            out.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            out.extend_from_slice(long);
        }
    }
    out.extend_from_slice(content);
    out
}
