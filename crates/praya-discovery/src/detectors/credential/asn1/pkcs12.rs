//! PKCS#12 (RFC 7292): what stands open, how the rest is protected, and what the empty password
//! opens.

use praya_cbom::{Location, Material, MaterialKind, Step};

use super::algorithm::{Identifier, Told, spelled};
use super::der::{Malformed, Read, Reader, Value, tag};
use super::encryption::{self, counted};
use super::private_key::{self, PrivateKey};
use super::{name, password, x509};
use crate::detectors::credential::findings::Findings;

const DATA: &str = "1.2.840.113549.1.7.1";
const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const ENVELOPED_DATA: &str = "1.2.840.113549.1.7.3";
const ENCRYPTED_DATA: &str = "1.2.840.113549.1.7.6";

/// Safes in a file, and safes in safes, beyond which it counts as hostile.
const MAX_SAFES: usize = 1_000;
const MAX_DEPTH: usize = 8;

/// Whether a PFX begins with these values.
pub(crate) fn is_pfx(version: &Value<'_>, safe: &Value<'_>) -> bool {
    let oid = safe.inside().oid();
    version.content == [3] && oid.is_ok_and(|oid| oid == DATA || oid == SIGNED_DATA)
}

/// What the empty password does to a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Empty {
    /// The MAC shows that it is the password.
    IsPassword,
    /// The MAC shows that it is not, or cannot be tried.
    IsNot,
    /// There is no MAC to show either.
    Untold,
}

/// Reads a PFX.
pub(crate) fn read(value: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut inside = value.inside();
    inside.expect(tag::INTEGER)?;
    let content = authenticated_safe(inside.sequence()?)?;
    let mac = if inside.is_empty() { None } else { Some(Mac::read(inside.sequence()?)?) };
    let empty = match &mac {
        Some(mac) => mac.empty_password(&content),
        None => Empty::Untold,
    };
    if let Some(mac) = mac {
        mac.report(at, findings);
    }
    let mut safes = Reader::new(&content).sequence()?;
    for number in 1..=MAX_SAFES {
        if safes.is_empty() || findings.full() {
            return Ok(());
        }
        let place = at.clone().with_symbol(format!("safe {number}"));
        let safe = safes.sequence()?;
        if let Err(Malformed(reason)) = one_safe(safe, empty, &place, findings) {
            findings.unreadable(format!("PKCS#12, safe {number}: {reason}"));
        }
    }
    Err(Malformed("it has an absurd number of safes"))
}

/// The AuthenticatedSafe inside a ContentInfo, which signed data wraps once more.
fn authenticated_safe(mut info: Reader<'_>) -> Read<Vec<u8>> {
    let oid = info.oid()?;
    let content = info.expect(tag::explicit(0))?.only()?;
    if oid == DATA {
        return Ok(content.octets()?.into_owned());
    }
    let mut signed = content.inside();
    signed.expect(tag::INTEGER)?;
    signed.expect(tag::SET)?;
    let mut encapsulated = signed.sequence()?;
    encapsulated.oid()?;
    Ok(encapsulated.expect(tag::explicit(0))?.only()?.octets()?.into_owned())
}

/// MacData.
struct Mac<'a> {
    algorithm: Identifier<'a>,
    digest: &'a [u8],
    salt: &'a [u8],
    rounds: u64,
}

impl<'a> Mac<'a> {
    fn read(mut data: Reader<'a>) -> Read<Self> {
        let mut info = data.sequence()?;
        let algorithm = Identifier::read(&mut info)?;
        let digest = info.expect(tag::OCTET_STRING)?.content;
        let salt = data.expect(tag::OCTET_STRING)?.content;
        let rounds = match data.optional(tag::INTEGER)? {
            Some(rounds) => rounds.small()?,
            None => 1,
        };
        Ok(Self { algorithm, digest, salt, rounds })
    }

    fn empty_password(&self, content: &[u8]) -> Empty {
        let opens =
            password::opens_mac(&self.algorithm, self.salt, self.rounds, content, self.digest);
        match opens {
            Ok(true) => Empty::IsPassword,
            Ok(false) | Err(_) => Empty::IsNot,
        }
    }

    /// The MAC and the derivation of its key.
    fn report(&self, at: &Location, findings: &mut Findings<'_, '_>) {
        let role = |role: &str| at.clone().with_symbol(role);
        const PBMAC1: &str = "1.2.840.113549.1.5.14";
        if self.algorithm.oid == PBMAC1 {
            let protection = encryption::of_pbmac1(&self.algorithm);
            return findings.protection(protection, &role("integrity"));
        }
        let digest = self.algorithm.named();
        let with_digest = |family: &str| {
            let mut told = spelled(family).with_digest(&digest.algorithm.name);
            told.unresolved.extend(digest.unresolved.clone());
            told
        };
        findings.algorithm(with_digest("HMAC"), &role("integrity"));
        let derivation = format!("integrity: key derivation{}", counted(Some(self.rounds)));
        findings.algorithm(with_digest("PKCS12-KDF"), &role(&derivation));
    }
}

/// One ContentInfo of the AuthenticatedSafe.
fn one_safe(
    mut info: Reader<'_>,
    empty: Empty,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let oid = info.oid()?;
    let content = info.expect(tag::explicit(0))?.only()?;
    match oid.as_str() {
        DATA => bags(&content.octets()?, empty, 0, at, findings),
        ENCRYPTED_DATA => encrypted_safe(&content, empty, at, findings),
        ENVELOPED_DATA => Err(Malformed("it is encrypted to a public key")),
        _ => Err(Malformed("its content type is none that is known")),
    }
}

/// EncryptedData: what protects it, and what is in it where the empty password opens it.
fn encrypted_safe(
    data: &Value<'_>,
    empty: Empty,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let mut inside = data.inside();
    inside.expect(tag::INTEGER)?;
    let mut content = inside.sequence()?;
    content.oid()?;
    let algorithm = Identifier::read(&mut content)?;
    let protection = encryption::of_identifier(&algorithm);
    let ciphertext = content.value()?.octets()?;
    let plain = match empty {
        Empty::IsNot => Err(Malformed("the empty password does not open it")),
        Empty::IsPassword | Empty::Untold => password::decrypt(&algorithm, &ciphertext),
    };
    let name = protection.name.clone();
    findings.protection(protection, at);
    match plain {
        Ok(plain) => bags(&plain, Empty::IsPassword, 0, at, findings),
        Err(_) => {
            let material = Material {
                material: MaterialKind::Unknown,
                format: Some("PKCS#12".to_owned()),
                protected_by: Some(name),
                ..Material::default()
            };
            let why = "the safe is encrypted under a password that is not empty";
            findings.encrypted_material(material, why, at);
            Ok(())
        }
    }
}

/// SafeContents.
fn bags(
    contents: &[u8],
    empty: Empty,
    depth: usize,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    if depth > MAX_DEPTH {
        return Err(Malformed("safes are nested too deeply"));
    }
    let mut list = Reader::new(contents).sequence()?;
    while !list.is_empty() && !findings.full() {
        let mut bag = list.sequence()?;
        let oid = bag.oid()?;
        let value = bag.expect(tag::explicit(0))?.only()?;
        let alias = bag.optional(tag::SET)?.and_then(|attributes| friendly_name(&attributes));
        match oid.strip_prefix("1.2.840.113549.1.12.10.1.") {
            Some("1") => key(private_key::pkcs8(&value)?, alias, false, at, findings),
            Some("2") => shrouded_key(&value, alias, empty, at, findings)?,
            Some("3") => certificate(&value, at, findings)?,
            Some("5") => secret(alias, at, findings),
            Some("6") => bags(value.raw, empty, depth + 1, at, findings)?,
            // Revocation lists, and what no standard names.
            _ => {}
        }
    }
    Ok(())
}

/// The friendlyName of a bag: its alias.
fn friendly_name(attributes: &Value<'_>) -> Option<String> {
    const FRIENDLY_NAME: &str = "1.2.840.113549.1.9.20";
    let mut list = attributes.inside();
    while let Ok(mut attribute) = list.sequence() {
        if attribute.oid().ok()? == FRIENDLY_NAME {
            return Some(name::text(&attribute.expect(tag::SET).ok()?.only().ok()?));
        }
    }
    None
}

fn certificate(bag: &Value<'_>, at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    const X509: &str = "1.2.840.113549.1.9.22.1";
    let mut inside = bag.inside();
    if inside.oid()? != X509 {
        return Err(Malformed("a certificate is not X.509"));
    }
    let octets = inside.expect(tag::explicit(0))?.only()?.octets()?;
    findings.certificate(x509::certificate(&Value::first(&octets)?)?, at);
    Ok(())
}

/// A private key: read where the empty password opens it, else told of.
fn shrouded_key(
    bag: &Value<'_>,
    alias: Option<String>,
    empty: Empty,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    let mut inside = bag.inside();
    let algorithm = Identifier::read(&mut inside)?;
    let ciphertext = inside.value()?.octets()?;
    if empty != Empty::IsNot
        && let Ok(plain) = password::decrypt(&algorithm, &ciphertext)
        && let Ok(opened) = private_key::pkcs8(&Value::first(&plain)?)
    {
        findings.protection(encryption::of_identifier(&algorithm), at);
        key(opened, alias, true, at, findings);
        return Ok(());
    }
    key(private_key::encrypted_pkcs8(bag)?, alias, false, at, findings);
    Ok(())
}

fn key(
    key: PrivateKey,
    alias: Option<String>,
    opened: bool,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let material = Material { label: alias, format: Some("PKCS#12".to_owned()), ..key.material() };
    let what = "opened with the empty password: it is encrypted, and nothing protects it";
    let trace = opened.then(|| Step { location: at.clone(), what: what.to_owned() });
    findings.traced_material(material, at, key.told.unresolved, trace);
    if let Some(protection) = key.protection {
        findings.protection(protection, at);
    }
}

/// A secret bag: Java keeps symmetric keys in it, encrypted.
fn secret(alias: Option<String>, at: &Location, findings: &mut Findings<'_, '_>) {
    let material = Material {
        material: MaterialKind::SecretKey,
        format: Some("PKCS#12".to_owned()),
        label: alias,
        ..Material::default()
    };
    findings.material(material, at, Told::nothing("the secret's type is encrypted").unresolved);
}
