//! Reads the databases of NSS (`cert9.db`, `key4.db`), which Firefox, Thunderbird and Red Hat's
//! servers keep certificates and keys in. Private keys are encrypted; which they are is not.

use praya_cbom::registry::compose;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{self, Identifier, Told, bits, spelled};
use super::asn1::der::{Malformed, Read, Reader, Value};
use super::asn1::encryption;
use super::asn1::{curve, x509};
use super::findings::Findings;
use super::sqlite::{self, Cell, Database, Table};
use crate::{Artefact, Detector, Report};

/// `cert9.db`, `key4.db`.
pub(super) struct Nss;

const ID: &str = "credential/nss";

/// Tables of certificates and public keys, and of private keys.
const TABLES: [&str; 2] = ["nssPublic", "nssPrivate"];

/// Berkeley DB 1.85, which NSS used before SQLite, in either byte order.
const BERKELEY: [&[u8]; 2] = [&[0x00, 0x06, 0x15, 0x61], &[0x61, 0x15, 0x06, 0x00]];

/// Values of CKA_CLASS in PKCS#11.
const CERTIFICATE: usize = 1;
const PRIVATE_KEY: usize = 3;
const SECRET_KEY: usize = 4;

impl Detector for Nss {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "NSS database"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        // The schema stands on the first page.
        let first = artefact.bytes.get(..4096).unwrap_or(artefact.bytes);
        let names = |table: &&str| memchr::memmem::find(first, table.as_bytes()).is_some();
        artefact.bytes.starts_with(sqlite::MAGIC) && TABLES.iter().any(names)
            || is_berkeley(artefact)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        if is_berkeley(artefact) {
            return findings.unreadable(
                "NSS database of before 2010 (Berkeley DB) is not read: convert it with \
                 `certutil -K -d sql:DIR -X`",
            );
        }
        if let Err(Malformed(reason)) = database(artefact.bytes, &mut findings) {
            findings.unreadable(format!("NSS database: {reason}"));
        }
        findings.link_chains();
    }
}

fn is_berkeley(artefact: &Artefact<'_>) -> bool {
    let named = ["cert8.db", "cert7.db", "key3.db"].contains(&artefact.file_name());
    named && BERKELEY.iter().any(|magic| artefact.bytes.starts_with(magic))
}

fn database(bytes: &[u8], findings: &mut Findings<'_, '_>) -> Read<()> {
    let database = Database::open(bytes)?;
    let protection = match database.table("metaData")? {
        Some(meta) => password_protection(&meta),
        None => None,
    };
    for name in TABLES {
        let Some(table) = database.table(name)? else { continue };
        for row in &table.rows {
            if findings.full() {
                return Ok(());
            }
            object(&table, row, protection.as_deref(), findings);
        }
    }
    if let Some(meta) = database.table("metaData")? {
        report_protection(&meta, findings);
    }
    Ok(())
}

/// The attributes of one object, by their names in PKCS#11: `a` and the number in hexadecimal.
fn object(table: &Table, row: &[Cell], protection: Option<&str>, findings: &mut Findings<'_, '_>) {
    let attribute = |name: &str| {
        let bytes = table.cell(row, name).and_then(Cell::bytes);
        // What stands for an empty value.
        bytes.filter(|bytes| *bytes != [0xa5, 0x00, 0x5a])
    };
    let number = |name: &str| {
        attribute(name).map(|bytes| bytes.iter().fold(0_usize, |sum, b| sum << 8 | usize::from(*b)))
    };
    let label = attribute("a3").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let at = Location { symbol: label.clone(), ..findings.file() };
    match number("a0") {
        Some(CERTIFICATE) => {
            let der = attribute("a11").unwrap_or_default();
            match Value::first(der).and_then(|value| x509::certificate(&value)) {
                Ok(parsed) => findings.certificate(parsed, &at),
                Err(Malformed(reason)) => findings.unreadable(format!("certificate: {reason}")),
            }
        }
        Some(PRIVATE_KEY) => {
            let told = private_key(number("a100"), attribute("a120"), attribute("a180"));
            key(told, MaterialKind::PrivateKey, label, protection, &at, findings);
        }
        Some(SECRET_KEY) => {
            let told = Told::nothing("the type of a secret key is not told");
            key(told, MaterialKind::SecretKey, label, protection, &at, findings);
        }
        // Trust settings and the public halves of keys.
        _ => {}
    }
}

/// The key of a type (CKK), a modulus or curve parameters.
fn private_key(kind: Option<usize>, modulus: Option<&[u8]>, parameters: Option<&[u8]>) -> Told {
    match (kind, modulus, parameters) {
        (Some(0), Some(modulus), _) => algorithm::rsa(bits(modulus)),
        (Some(3), _, Some(parameters)) => {
            let parameters = Value::first(parameters).ok();
            match curve::of_parameters(parameters.as_ref()) {
                Ok(name) => Told::all(compose("EC", None, Some(&name), None, None, None)),
                Err(reason) => spelled("EC").unresolved("curve", reason),
            }
        }
        (Some(1), ..) => spelled("DSA").unresolved("keySize", "the prime is not read"),
        (Some(2), ..) => spelled("DH").unresolved("keySize", "the prime is not read"),
        _ => Told::nothing("the type of the key is not known"),
    }
}

fn key(
    told: Told,
    kind: MaterialKind,
    label: Option<String>,
    protection: Option<&str>,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let material = Material {
        material: kind,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("NSS".to_owned()),
        label,
        protected_by: protection.map(str::to_owned),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
}

/// The EncryptedData whose password check stands in the row `password`: keys are encrypted alike.
fn password_check(meta: &Table) -> Option<&[u8]> {
    let is_check =
        |row: &&Vec<Cell>| meta.cell(row, "id").and_then(Cell::text).as_deref() == Some("password");
    meta.cell(meta.rows.iter().find(is_check)?, "item2")?.bytes()
}

fn protection_of(check: &[u8]) -> Read<encryption::Protection> {
    let mut inside = Reader::new(check).sequence()?;
    Ok(encryption::of_identifier(&Identifier::read(&mut inside)?))
}

fn password_protection(meta: &Table) -> Option<String> {
    Some(protection_of(password_check(meta)?).ok()?.name)
}

fn report_protection(meta: &Table, findings: &mut Findings<'_, '_>) {
    if let Some(Ok(protection)) = password_check(meta).map(protection_of) {
        let at = findings.file();
        findings.protection(protection, &at);
    }
}
