//! Reads the key stores of Java before PKCS#12: JKS and JCEKS.
//!
//! Aliases and certificates stand open; private and secret keys are encrypted. What algorithm a
//! private key is of, its own certificate says.

use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{Identifier, Told, spelled};
use super::asn1::der::{Malformed, Read, Value};
use super::asn1::encryption::{self, Protection};
use super::asn1::x509::{self, Parsed};
use super::findings::Findings;
use super::java_object;
use super::ssh::wire::Wire;
use crate::{Artefact, Detector, Report};

/// `cacerts`, `*.jks`, `*.jceks`.
pub(super) struct Jks;

const ID: &str = "credential/jks";

const JKS: u32 = 0xfeed_feed;
const JCEKS: u32 = 0xcece_cece;

/// Certificates in one chain; a store that claims more is not a store.
const MAX_CHAIN: u32 = 1_000;

impl Detector for Jks {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "Java key store"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        Wire::new(artefact.bytes).u32().is_ok_and(|magic| magic == JKS || magic == JCEKS)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if let Err(Malformed(reason)) = store(artefact.bytes, &mut findings) {
            findings.unreadable(format!("Java key store: {reason}"));
        }
        findings.link_chains();
    }
}

/// Where in which kind of store reading has come to.
struct Store<'a> {
    wire: Wire<'a>,
    format: &'static str,
    /// Version 2 names the type of each certificate.
    typed: bool,
}

fn store(bytes: &[u8], findings: &mut Findings<'_, '_>) -> Read<()> {
    let mut wire = Wire::new(bytes);
    let format = if wire.u32()? == JKS { "JKS" } else { "JCEKS" };
    let version = wire.u32()?;
    if !(1..=2).contains(&version) {
        return Err(Malformed("its version is none that is known"));
    }
    let count = wire.u32()?;
    let mut store = Store { wire, format, typed: version == 2 };
    for _ in 0..count {
        if findings.full() {
            return Ok(());
        }
        store.entry(findings)?;
    }
    let integrity = findings.file().with_symbol("integrity");
    findings.algorithm(spelled("SHA-1"), &integrity);
    // The digest over password and store.
    store.wire.bytes(20).map(|_| ())
}

impl<'a> Store<'a> {
    fn entry(&mut self, findings: &mut Findings<'_, '_>) -> Read<()> {
        let kind = self.wire.u32()?;
        let alias = self.wire.short_text()?;
        self.wire.u64()?;
        let at = findings.file().with_symbol(alias.clone());
        match kind {
            1 => self.private_key(alias, &at, findings),
            2 => {
                let certificate = self.certificate()?;
                report_certificate(certificate, &at, findings);
                Ok(())
            }
            3 => self.secret_key(alias, &at, findings),
            _ => Err(Malformed("an entry is of no kind that is known")),
        }
    }

    /// The next certificate's bytes, where it is X.509.
    fn certificate(&mut self) -> Read<&'a [u8]> {
        if self.typed {
            self.wire.short_text()?;
        }
        self.wire.string()
    }

    fn private_key(
        &mut self,
        alias: String,
        at: &Location,
        findings: &mut Findings<'_, '_>,
    ) -> Read<()> {
        let encrypted = self.wire.string()?;
        let count = self.wire.u32()?;
        if count > MAX_CHAIN {
            return Err(Malformed("a chain is absurdly long"));
        }
        let mut own = None;
        for index in 0..count {
            let bytes = self.certificate()?;
            if index == 0 {
                own = Value::first(bytes).and_then(|value| x509::certificate(&value)).ok();
            }
            report_certificate(bytes, at, findings);
        }
        report_key(own.as_ref(), alias, self.format, protection(encrypted), at, findings);
        Ok(())
    }

    /// A secret key of JCEKS: a Java object, sealed.
    fn secret_key(
        &mut self,
        alias: String,
        at: &Location,
        findings: &mut Findings<'_, '_>,
    ) -> Read<()> {
        let sealed = java_object::sealed_object(self.wire.rest())?;
        self.wire.bytes(sealed.length)?;
        let protection = sealed.algorithm.as_deref().and_then(sealed_by);
        let material = Material {
            material: MaterialKind::SecretKey,
            format: Some(self.format.to_owned()),
            label: Some(alias),
            protected_by: protection.as_ref().map(|protection| protection.name.clone()),
            ..Material::default()
        };
        findings.encrypted_material(material, "the key is encrypted", at);
        if let Some(protection) = protection {
            findings.protection(protection, at);
        }
        Ok(())
    }
}

/// What Sun's provider seals secret keys with.
fn sealed_by(algorithm: &str) -> Option<Protection> {
    let known = algorithm == "PBEWithMD5AndTripleDES";
    known.then(|| Protection::of(spelled("3DES-CBC"), spelled("PBKDF1-MD5"), ""))
}

/// Reports a certificate of a store, or that it could not be read.
pub(super) fn report_certificate(bytes: &[u8], at: &Location, findings: &mut Findings<'_, '_>) {
    let alias = at.symbol.clone().unwrap_or_default();
    match Value::first(bytes).and_then(|value| x509::certificate(&value)) {
        Ok(parsed) => findings.certificate(parsed, at),
        Err(Malformed(reason)) => {
            findings.unreadable(format!("certificate of entry '{alias}': {reason}"));
        }
    }
}

/// Reports a private key by what its certificate says of it.
pub(super) fn report_key(
    own: Option<&Parsed<'_>>,
    alias: String,
    format: &str,
    protection: Option<Protection>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: own.and_then(|own| own.certificate.public_key.key_size),
        algorithm: own.map(|own| own.certificate.public_key.clone()),
        format: Some(format.to_owned()),
        label: Some(alias),
        protected_by: protection.as_ref().map(|protection| protection.name.clone()),
        fingerprint: own.map(|own| own.certificate.public_key_fingerprint.clone()),
    };
    let unresolved = match own {
        Some(_) => Vec::new(),
        None => Told::nothing("the key is encrypted and has no certificate").unresolved,
    };
    findings.material(material, at, unresolved);
    if let Some(protection) = protection {
        findings.protection(protection, at);
    }
}

/// What an EncryptedPrivateKeyInfo is encrypted with.
fn protection(encrypted: &[u8]) -> Option<Protection> {
    const JKS_XOR: &str = "1.3.6.1.4.1.42.2.17.1.1";
    let mut inside = Value::first(encrypted).ok()?.inside();
    let identifier = Identifier::read(&mut inside).ok()?;
    if identifier.oid == JKS_XOR {
        // An XOR with a chain of digests over password and salt, of one round each.
        return Some(Protection {
            name: "JKS key protector".to_owned(),
            parts: vec![(spelled("SHA-1"), "encryption by an XOR with digests".to_owned())],
        });
    }
    Some(encryption::of_identifier(&identifier))
}
