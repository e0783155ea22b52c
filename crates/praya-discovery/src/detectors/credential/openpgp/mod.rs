//! OpenPGP (RFC 1991, 4880, 9580, LibrePGP, draft-ietf-openpgp-pqc), as far as algorithms, sizes,
//! dates and protection go.
//!
//! A reader of our own, because an implementation of OpenPGP brings every cipher and signature
//! along, refuses what it does not verify, and none of that is needed to tell what is there.

mod key;
mod packet;
mod s2k;
mod signature;

use praya_cbom::{Asset, Certificate, Location, Material, MaterialKind, Sighting};

use super::asn1::algorithm::{Told, spelled};
use super::asn1::der::{Malformed, Read};
use super::asn1::name::rfc3339;
use super::asn1::x509::sha256;
use super::findings::Findings;
use super::ssh::wire::Wire;
use key::Key;
pub(super) use packet::begins;
use packet::{Packet, packets};
use signature::Signature;

/// The end of time, as RFC 5280 writes it: for keys that do not expire.
const NEVER: &str = "9999-12-31T23:59:59Z";

/// A transferable public key while its packets are read.
struct Group<'a> {
    key: Key,
    /// From the key's packet on.
    bytes: &'a [u8],
    at: Location,
    user: Option<String>,
    /// The newest signature of the key over itself.
    own: Option<Signature>,
}

/// Reads a sequence of packets. `place` makes a location of an offset.
pub(super) fn read(
    bytes: &[u8],
    place: impl Fn(usize) -> Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let mut group: Option<Group<'_>> = None;
    for packet in packets(bytes) {
        if findings.full() {
            break;
        }
        let packet = match packet {
            Ok(packet) => packet,
            Err(malformed) => {
                close(group, bytes.len(), findings);
                return Err(malformed);
            }
        };
        let (at, offset) = (place(packet.offset), packet.offset);
        // The next packet can be found whatever is wrong with this one.
        if let Err(Malformed(reason)) = one(&packet, bytes, at, &mut group, findings) {
            findings.unreadable(format!("OpenPGP packet at {offset}: {reason}"));
        }
    }
    close(group, bytes.len(), findings);
    Ok(())
}

fn one<'a>(
    packet: &Packet<'a>,
    bytes: &'a [u8],
    at: Location,
    group: &mut Option<Group<'a>>,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let end = bytes.len() - packet.rest;
    match packet.tag {
        packet::PUBLIC_KEY => {
            close(group.take(), end, findings);
            *group = Some(Group::open(packet, bytes, at)?);
        }
        packet::SECRET_KEY => {
            close(group.take(), end, findings);
            secret(packet, None, &at, findings)?;
        }
        packet::PUBLIC_SUBKEY => subkey(packet, group.as_ref(), &at, findings)?,
        packet::SECRET_SUBKEY => secret(packet, group.as_ref(), &at, findings)?,
        packet::USER_ID => {
            if let Some(group) = group {
                group.user.get_or_insert_with(|| text(packet.body));
            }
        }
        packet::SIGNATURE => match group {
            Some(group) => group.sign(packet.body),
            None if packet.offset == 0 || !findings.any() => {
                let told = Signature::read(packet.body)?.algorithm();
                findings.algorithm(told, &at.with_symbol("signature"));
            }
            None => {}
        },
        _ => message(packet, &at, findings)?,
    }
    Ok(())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).chars().take(256).collect()
}

impl<'a> Group<'a> {
    fn open(packet: &Packet<'a>, bytes: &'a [u8], at: Location) -> Read<Self> {
        let key = Key::read(&mut Wire::new(packet.body))?;
        let bytes = bytes.get(packet.offset..).unwrap_or_default();
        Ok(Self { key, bytes, at, user: None, own: None })
    }

    /// Keeps a signature where the key made it over itself and it is the newest.
    fn sign(&mut self, body: &[u8]) {
        let Ok(signature) = Signature::read(body) else { return };
        let newer = self.own.as_ref().is_none_or(|own| own.created <= signature.created);
        if newer && signature.is_own(&self.key.id) {
            self.own = Some(signature);
        }
    }

    fn certificate(self, length: usize) -> Sighting {
        let Self { key, bytes, at, user, own } = self;
        let fingerprint = sha256(bytes.get(..length).unwrap_or(bytes));
        let (told, signed_by) = (key.public.told, own.as_ref().map(Signature::algorithm));
        let mut unresolved = told.unresolved;
        let signature = signed_by.unwrap_or_else(|| {
            Told::default().unresolved("signatureAlgorithm", "no signature of its own is with it")
        });
        unresolved.extend(signature.unresolved);
        // The older identifier of EdDSA says no curve; the key, which signed itself, does.
        let same = signature.algorithm.family == told.algorithm.family
            && signature.algorithm.family.as_deref() == Some("EdDSA");
        let signature = if same { told.algorithm.clone() } else { signature.algorithm };
        let expiry = own.as_ref().and_then(|own| own.key_expires);
        let certificate = Certificate {
            subject: user.clone().unwrap_or_default(),
            issuer: user.unwrap_or_default(),
            serial: key.fingerprint,
            not_before: rfc3339(i64::from(key.created)),
            not_after: match expiry {
                Some(after) => rfc3339(i64::from(key.created) + i64::from(after)),
                None => NEVER.to_owned(),
            },
            signature_algorithm: signature,
            public_key: told.algorithm,
            public_key_fingerprint: key.public.fingerprint,
            fingerprint,
            format: "OpenPGP".to_owned(),
            is_ca: own.as_ref().is_some_and(Signature::certifies),
            self_signed: own.is_some(),
            key_usage: own.map(|own| own.key_usage()).unwrap_or_default(),
            ..Certificate::default()
        };
        let asset = Asset::Certificate(Box::new(certificate));
        Sighting { unresolved, ..Sighting::new(asset, at, "") }
    }
}

/// Reports a public key once its packets have all been seen; `end` is where they end.
fn close(group: Option<Group<'_>>, end: usize, findings: &mut Findings<'_, '_>) {
    if let Some(group) = group {
        let start = end.saturating_sub(group.bytes.len());
        let sighting = group.certificate(end - start);
        findings.sighting(sighting);
    }
}

fn subkey(
    packet: &Packet<'_>,
    group: Option<&Group<'_>>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let key = Key::read(&mut Wire::new(packet.body))?;
    let label = group.and_then(|group| group.user.clone());
    report(key, MaterialKind::PublicKey, "none", label, at, findings);
    Ok(())
}

fn secret(
    packet: &Packet<'_>,
    group: Option<&Group<'_>>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let mut wire = Wire::new(packet.body);
    let key = Key::read(&mut wire)?;
    let protection = s2k::read(key.version, &mut wire)?;
    let label = group.and_then(|group| group.user.clone());
    let (kind, protected_by) = match &protection {
        s2k::Protection::Open => (MaterialKind::PrivateKey, "none"),
        s2k::Protection::Absent => (MaterialKind::PublicKey, "none"),
        s2k::Protection::Card => (MaterialKind::PrivateKey, "smart card"),
        s2k::Protection::Password(protection) => {
            (MaterialKind::PrivateKey, protection.name.as_str())
        }
    };
    report(key, kind, protected_by, label, at, findings);
    if let s2k::Protection::Password(protection) = protection {
        findings.protection(protection, at);
    }
    Ok(())
}

fn report(
    key: Key,
    kind: MaterialKind,
    protected_by: &str,
    label: Option<String>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let told = key.public.told;
    let material = Material {
        material: kind,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("OpenPGP".to_owned()),
        label,
        protected_by: Some(protected_by.to_owned()),
        fingerprint: Some(key.public.fingerprint).filter(|digits| !digits.is_empty()),
    };
    findings.material(material, at, told.unresolved);
}

/// Encrypted messages: to whom and with what.
fn message(packet: &Packet<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut body = Wire::new(packet.body);
    let mut found = |told: Told, role: &str| {
        findings.algorithm(told, &at.clone().with_symbol(role));
    };
    match packet.tag {
        packet::KEY_FOR_PUBLIC_KEY => {
            let version = body.u8()?;
            let skipped = if version == 6 { usize::from(body.u8()?) } else { 8 };
            body.bytes(skipped)?;
            found(key::family(body.u8()?), "key for a recipient");
        }
        packet::KEY_FOR_PASSWORD => {
            let version = body.u8()?;
            if version == 6 {
                body.u8()?;
            }
            found(s2k::cipher(body.u8()?, None), "key for a password");
        }
        packet::ENCRYPTED => {
            let version = body.u8()?;
            if version == 2 {
                found(s2k::cipher(body.u8()?, Some(body.u8()?)), "content encryption");
            }
        }
        packet::ENCRYPTED_OCB => {
            body.u8()?;
            found(s2k::cipher(body.u8()?, Some(body.u8()?)), "content encryption");
        }
        _ => {}
    }
    Ok(())
}

/// The digest of this OpenPGP number (RFC 9580, section 9.5).
fn digest(number: u8) -> Told {
    let name = match number {
        1 => "MD5",
        2 => "SHA-1",
        3 => "RIPEMD-160",
        8 => "SHA-256",
        9 => "SHA-384",
        10 => "SHA-512",
        11 => "SHA-224",
        12 => "SHA3-256",
        14 => "SHA3-512",
        _ => return Told::nothing(format!("OpenPGP digest {number} is not known")),
    };
    spelled(name)
}

/// A reason that several readers here give.
const UNKNOWN_VERSION: Malformed = Malformed("a packet's version is none that is known");
