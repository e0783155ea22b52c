//! java.security: the security properties of a Java runtime.
//!
//! `jdk.*.disabledAlgorithms` and `jdk.tls.legacyAlgorithms` say what is kept out or put last:
//! they name nothing that is in use, and nothing of them is reported.

use praya_cbom::{Asset, CryptoFunction, Library, Material, MaterialKind};

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{ini::Entry, properties};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the security properties of Java.
pub(crate) struct JavaSecurity;

/// Properties that name one algorithm, and what it does.
const ALGORITHMS: [(&str, CryptoFunction); 5] = [
    ("keystore.pkcs12.certProtectionAlgorithm", CryptoFunction::Encrypt),
    ("keystore.pkcs12.keyProtectionAlgorithm", CryptoFunction::Encrypt),
    ("keystore.pkcs12.macAlgorithm", CryptoFunction::Tag),
    ("keystore.PKCS12.keyProtectionAlgorithm", CryptoFunction::Encrypt),
    ("krb5.kdc.default.enctype", CryptoFunction::Encrypt),
];

impl Detector for JavaSecurity {
    fn id(&self) -> &'static str {
        "config/java-security"
    }

    fn kind(&self) -> &'static str {
        "Java security properties"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let telling = [
            "jdk.tls.disabledAlgorithms",
            "jdk.certpath.disabledAlgorithms",
            "security.provider.1",
        ];
        name == "java.security"
            || name == "java.config"
            || [".security", ".properties"].iter().any(|ending| name.ends_with(ending))
                && sniff::has_line(artefact, |line| {
                    sniff::begins(line, &telling) || line.starts_with("jdk.tls.")
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let entries = properties::read(text);
        for entry in &entries {
            one(entry, &mut notes);
        }
        tls("jdk.tls.client.", &entries, &mut notes);
        tls("jdk.tls.server.", &entries, &mut notes);
    }
}

fn one(entry: &Entry, notes: &mut Notes<'_>) {
    let place = place(entry);
    if entry.value.is_empty() {
        return;
    }
    if let Some((_, function)) = ALGORITHMS.iter().find(|(name, _)| *name == entry.name) {
        // `HmacPBESHA256` is the HMAC of PKCS #12 over that digest.
        let name = entry.value.replace("HmacPBE", "Hmac");
        return notes.algorithm(&name, *function, &place);
    }
    match entry.name.as_str() {
        "keystore.type" => keystore(entry, &place, notes),
        "jdk.security.defaultKeySize" => {
            for pair in entry.value.split(',') {
                default_size(pair.trim(), &place, notes);
            }
        }
        "jdk.tls.ephemeralDHKeySize" if entry.value.bytes().all(|byte| byte.is_ascii_digit()) => {
            notes.algorithm(&format!("DH-{}", entry.value), CryptoFunction::Keygen, &place);
        }
        name if name.starts_with("security.provider.") => provider(&entry.value, &place, notes),
        _ => {}
    }
}

/// `RSA:3072`; for EC the size stands for the curve of NIST of that size.
fn default_size(pair: &str, place: &Place, notes: &mut Notes<'_>) {
    let Some((name, bits)) = pair.split_once(':') else { return };
    if name.eq_ignore_ascii_case("EC") {
        notes.algorithm(&format!("EC-P-{bits}"), CryptoFunction::Keygen, place);
    } else {
        notes.sized_algorithm(name, bits, CryptoFunction::Keygen, place);
    }
}

/// The type of the keystores that the runtime makes and reads by default.
fn keystore(entry: &Entry, place: &Place, notes: &mut Notes<'_>) {
    let format = match entry.value.to_ascii_lowercase().as_str() {
        "pkcs12" => "PKCS#12".to_owned(),
        other => other.to_ascii_uppercase(),
    };
    let material =
        Material { material: MaterialKind::Key, format: Some(format), ..Material::default() };
    let sighting = notes
        .sighting(Asset::Material(Box::new(material)), place)
        .unresolved("algorithm", "keystores of this type hold keys of any algorithm");
    notes.add(sighting);
}

/// A provider that does not come with the runtime.
fn provider(value: &str, place: &Place, notes: &mut Notes<'_>) {
    let class = value.split_whitespace().next().unwrap_or_default();
    let own = ["sun.", "com.sun.", "SUN", "Sun", "XMLDSig", "JdkLDAP", "JdkSASL", "Apple"];
    if class.is_empty() || own.iter().any(|prefix| class.starts_with(prefix)) {
        return;
    }
    let library = Library { name: class.to_owned(), ..Library::default() };
    let sighting = notes
        .sighting(Asset::Library(library), place)
        .unresolved("version", "the file names no version");
    notes.add(sighting);
}

/// The TLS defaults of clients or of servers, where some are set.
fn tls(prefix: &str, entries: &[Entry], notes: &mut Notes<'_>) {
    let own =
        |entry: &&Entry| entry.name.starts_with(prefix) || entry.name == "jdk.tls.namedGroups";
    let Some(first) =
        entries.iter().filter(own).find(|entry| entry.name.starts_with(prefix)).or_else(|| {
            entries
                .iter()
                .find(|entry| prefix.ends_with("client.") && entry.name == "jdk.tls.namedGroups")
        })
    else {
        return;
    };
    let mut tls = Tls::new("Java", place(first));
    for entry in entries.iter().filter(own) {
        let place = place(entry);
        match entry.name.strip_prefix(prefix).unwrap_or(&entry.name) {
            "protocols" => tls.only_versions(entry.value.split(',').map(str::trim), &place),
            "cipherSuites" => tls.suites(&entry.value, &place),
            "SignatureSchemes" => tls.signatures(&entry.value, &place),
            "jdk.tls.namedGroups" => tls.groups(&entry.value, &place),
            _ => {}
        }
    }
    tls.report(notes);
}

fn place(entry: &Entry) -> Place {
    Place::new(entry.line, entry.name.clone())
}
