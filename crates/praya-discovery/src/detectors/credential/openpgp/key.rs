//! The public part of key packets (RFC 9580, section 5.5.2).

use praya_cbom::registry;
use praya_cbom::registry::compose;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use super::UNKNOWN_VERSION;
use crate::detectors::credential::asn1::algorithm::{Told, bits, spelled};
use crate::detectors::credential::asn1::der::{self, Malformed, Read, Value};
use crate::detectors::credential::asn1::name::hex;
use crate::detectors::credential::asn1::spki::{self, PublicKey};
use crate::detectors::credential::asn1::x509::sha256;
use crate::detectors::credential::ssh::wire::Wire;

/// A key without its private part.
pub(super) struct Key {
    pub(super) version: u8,
    /// Seconds since 1970.
    pub(super) created: u32,
    pub(super) public: PublicKey,
    /// OpenPGP's own fingerprint, lower-case hexadecimal.
    pub(super) fingerprint: String,
    /// The eight octets of it that signatures name the key by.
    pub(super) id: Vec<u8>,
}

/// Algorithms whose public part is of one size: number, name, octets. Composite keys stand as
/// draft-ietf-openpgp-pqc has them, the classical part first.
const FIXED: &[(u8, &str, usize)] = &[
    (25, "X25519", 32),
    (26, "X448", 56),
    (27, "Ed25519", 32),
    (28, "Ed448", 57),
    (30, "ML-DSA-65+Ed25519", 32 + 1952),
    (31, "ML-DSA-87+Ed448", 57 + 2592),
    (32, "SLH-DSA-SHAKE-128s", 32),
    (33, "SLH-DSA-SHAKE-128f", 32),
    (34, "SLH-DSA-SHAKE-256s", 64),
    (35, "ML-KEM-768+X25519", 32 + 1184),
    (36, "ML-KEM-1024+X448", 56 + 1568),
];

/// The algorithm of this number, without size or curve.
pub(super) fn family(number: u8) -> Told {
    let name = match number {
        1..=3 => "RSA",
        8 => return Told::nothing("GnuPG's Kyber composite is not in the registry"),
        16 | 20 => "ElGamal",
        17 => "DSA",
        18 => "ECDH",
        19 => "ECDSA",
        22 => "EdDSA",
        _ => match FIXED.iter().find(|(known, ..)| *known == number) {
            Some((_, name, _)) => name,
            None => return Told::nothing(format!("OpenPGP algorithm {number} is not known")),
        },
    };
    spelled(name)
}

impl Key {
    /// Reads the public part and leaves the reader behind it.
    pub(super) fn read(wire: &mut Wire<'_>) -> Read<Self> {
        let whole = wire.rest();
        let version = wire.u8()?;
        let created = wire.u32()?;
        match version {
            2 | 3 => {
                wire.u16()?;
            }
            4..=6 => {}
            _ => return Err(UNKNOWN_VERSION),
        }
        let number = wire.u8()?;
        let public = if version >= 5 {
            // Unknown algorithms can be stepped over.
            let material = wire.string()?;
            material_of(number, &mut Wire::new(material))?
        } else {
            material_of(number, wire)?
        };
        let length = whole.len() - wire.rest().len();
        let body = whole.get(..length).unwrap_or_default();
        let (fingerprint, id) = fingerprint(version, body)?;
        Ok(Self { version, created, public, fingerprint, id })
    }
}

/// Fingerprint and key identifier (RFC 9580, section 5.5.4).
fn fingerprint(version: u8, body: &[u8]) -> Read<(String, Vec<u8>)> {
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes();
    let (digest, id) = match version {
        4 => {
            let header = [&[0x99], length.get(2..).unwrap_or_default()].concat();
            let digest = Sha1::digest([&header, body].concat()).to_vec();
            (digest.clone(), digest.get(12..20).map(<[u8]>::to_vec))
        }
        5 | 6 => {
            let mark = if version == 5 { 0x9a } else { 0x9b };
            let digest = Sha256::digest([&[mark], &length[..], body].concat()).to_vec();
            (digest.clone(), digest.get(..8).map(<[u8]>::to_vec))
        }
        // The low octets of an RSA modulus, which is the first integer.
        _ => {
            let mut wire = Wire::new(body.get(8..).unwrap_or_default());
            let modulus = integer(&mut wire)?;
            let id = modulus.get(modulus.len().saturating_sub(8)..).map(<[u8]>::to_vec);
            (id.clone().unwrap_or_default(), id)
        }
    };
    Ok((hex(&digest), id.unwrap_or_default()))
}

/// A multiprecision integer: its length in bits, then its octets.
fn integer<'a>(wire: &mut Wire<'a>) -> Read<&'a [u8]> {
    let bits = usize::from(wire.u16()?);
    wire.bytes(bits.div_ceil(8))
}

/// The key of an algorithm's own fields.
fn material_of(number: u8, wire: &mut Wire<'_>) -> Read<PublicKey> {
    match number {
        1..=3 => {
            let (modulus, exponent) = (integer(wire)?, integer(wire)?);
            of_info(&spki::rsa(modulus, exponent))
        }
        16 | 20 => {
            let prime = integer(wire)?;
            integer(wire)?;
            integer(wire)?;
            let told = family(number).with_key_size(bits(prime));
            Ok(PublicKey { told, fingerprint: sha256(prime) })
        }
        17 => {
            let [p, q, g, y] = [(); 4].map(|()| integer(wire));
            of_info(&spki::dsa(p?, q?, g?, y?))
        }
        18 | 19 | 22 => elliptic(number, wire),
        _ => {
            let known = FIXED.iter().find(|(known, ..)| *known == number);
            let length = known.map_or(wire.rest().len(), |(.., length)| *length);
            let public = wire.bytes(length)?;
            let told = family(number);
            let oid = told.algorithm.oid.clone();
            // Ed25519 and its kin are the same keys elsewhere.
            match oid.filter(|_| (25..=28).contains(&number)) {
                Some(oid) => of_info(&spki::plain(&oid, public)),
                None => {
                    // Where the length is not known, private bytes may stand in what was taken.
                    let fingerprint = known.map(|_| sha256(public)).unwrap_or_default();
                    Ok(PublicKey { told, fingerprint })
                }
            }
        }
    }
}

fn of_info(info: &[u8]) -> Read<PublicKey> {
    spki::read(&Value::first(info)?)
}

/// ECDH, ECDSA and the older EdDSA: an object identifier, then the point.
fn elliptic(number: u8, wire: &mut Wire<'_>) -> Read<PublicKey> {
    let length = usize::from(wire.u8()?);
    if length == 0 || length == 0xff {
        return Err(Malformed("the length of a curve identifier is reserved"));
    }
    let oid = der::dotted(wire.bytes(length)?)?;
    let point = integer(wire)?;
    if number == 18 {
        let parameters = usize::from(wire.u8()?);
        wire.bytes(parameters)?;
    }
    // Native points of the Edwards and Montgomery curves carry a prefix octet.
    let native = point.strip_prefix(&[0x40]).unwrap_or(point);
    let same_as = match oid.as_str() {
        "1.3.6.1.4.1.11591.15.1" => Some("1.3.101.112"),
        "1.3.6.1.4.1.3029.1.5.1" => Some("1.3.101.110"),
        "1.3.101.113" => Some("1.3.101.113"),
        "1.3.101.111" => Some("1.3.101.111"),
        _ => None,
    };
    if let Some(same_as) = same_as {
        return of_info(&spki::plain(same_as, native));
    }
    let name = if number == 18 { "ECDH" } else { "ECDSA" };
    let Some(curve) = registry::curve(&oid) else {
        let told = spelled(name).unresolved("curve", format!("curve {oid} is not in the registry"));
        return Ok(PublicKey { told, fingerprint: sha256(point) });
    };
    let info = spki::elliptic(&spki::object_identifier(&oid), point);
    let told = Told::all(compose(name, None, Some(&curve.name), None, None, None));
    Ok(PublicKey { told, fingerprint: sha256(&info) })
}
