//! .NET: `web.config`, `app.config`, `machine.config`, and TLS of Kestrel in `appsettings.json`.

use praya_cbom::{CryptoFunction, Material, MaterialKind, registry};

use super::documents;
use super::means::{self, Means};
use super::notes::{Notes, Place, placeholder};
use super::sniff;
use super::syntax::tree::Node;
use super::syntax::xml::{self, Element};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the XML of .NET.
pub(crate) struct DotNet;

/// Reads `appsettings.json`.
pub(crate) struct AppSettings;

/// Attributes that name an algorithm, by the element that has them.
const ALGORITHMS: [(&str, &str, CryptoFunction); 5] = [
    ("membership", "hashAlgorithmType", CryptoFunction::Digest),
    ("signingCredentials", "signatureAlgorithm", CryptoFunction::Sign),
    ("SignatureMethod", "Algorithm", CryptoFunction::Sign),
    ("DigestMethod", "Algorithm", CryptoFunction::Digest),
    ("EncryptionMethod", "Algorithm", CryptoFunction::Encrypt),
];

/// Suites of WCF, with what encrypts and what signs in each (WS-SecurityPolicy 1.2, section 6.1).
const SUITES: [(&str, &str, &str); 8] = [
    ("Basic256", "AES-256-CBC", "RSA-SHA-1"),
    ("Basic192", "AES-192-CBC", "RSA-SHA-1"),
    ("Basic128", "AES-128-CBC", "RSA-SHA-1"),
    ("TripleDes", "3DES-CBC", "RSA-SHA-1"),
    ("Basic256Sha256", "AES-256-CBC", "RSA-SHA-256"),
    ("Basic192Sha256", "AES-192-CBC", "RSA-SHA-256"),
    ("Basic128Sha256", "AES-128-CBC", "RSA-SHA-256"),
    ("TripleDesSha256", "3DES-CBC", "RSA-SHA-256"),
];

impl Detector for DotNet {
    fn id(&self) -> &'static str {
        "config/dotnet"
    }

    fn kind(&self) -> &'static str {
        ".NET configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        (name.ends_with(".config") || name.ends_with(".exe.config"))
            && sniff::contains(artefact, b"<configuration")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let (root, problem) = xml::read(text);
        root.each(&mut |element, around| one(element, around, &mut notes));
        notes.problem(problem);
    }
}

fn one(element: &Element, around: &[&Element], notes: &mut Notes<'_>) {
    let place = Place::new(element.line, element.name.clone());
    match element.name.as_str() {
        "machineKey" => machine_key(element, &place, notes),
        "security" | "message" => {
            if let Some(name) = element.attribute("algorithmSuite") {
                suite(name, &place, notes);
            }
        }
        "transport" | "tcpTransport" | "sslStreamSecurity" => {
            if let Some(versions) = element.attribute("sslProtocols") {
                let mut tls = Tls::new(".NET", place.clone());
                means::apply(Means::Versions, versions, &place, &mut tls);
                tls.report(notes);
            }
        }
        "cryptoClass" | "nameEntry"
            if around.iter().any(|outer| outer.is("cryptographySettings")) =>
        {
            mapping(element, &place, notes);
        }
        _ => {
            let named = ALGORITHMS.iter().find(|(name, _, _)| element.is(name));
            if let Some((_, attribute, function)) = named
                && let Some(name) = element.attribute(attribute)
            {
                notes.algorithm(name, *function, &place);
            }
        }
    }
}

/// `<machineKey>`: what protects cookies and view state, with keys where they stand there.
fn machine_key(element: &Element, place: &Place, notes: &mut Notes<'_>) {
    let plain = |name: &'static str| {
        element.attribute(name).map(|value| value.strip_prefix("alg:").unwrap_or(value))
    };
    let validation = plain("validation").map(validation);
    let decryption = plain("decryption").filter(|name| !name.eq_ignore_ascii_case("auto"));
    if let Some(name) = &validation {
        notes.algorithm(name, CryptoFunction::Tag, place);
    }
    if let Some(name) = decryption {
        notes.algorithm(name, CryptoFunction::Encrypt, place);
    }
    key(element, "validationKey", validation.as_deref(), place, notes);
    key(element, "decryptionKey", decryption, place, notes);
}

/// What validates: a digest's name stands for its HMAC, but for MD5 and the ciphers.
fn validation(name: &str) -> String {
    match name.to_ascii_uppercase().as_str() {
        "MD5" => "MD5".to_owned(),
        "3DES" | "TRIPLEDES" => "3DES".to_owned(),
        "AES" => "AES".to_owned(),
        hmac if hmac.starts_with("HMAC") => hmac.to_owned(),
        digest => format!("HMAC-{digest}"),
    }
}

/// A key in hexadecimal; its value goes nowhere.
fn key(
    element: &Element,
    name: &str,
    algorithm: Option<&str>,
    place: &Place,
    notes: &mut Notes<'_>,
) {
    let Some(value) = element.attribute(name) else { return };
    let digits = value.split(',').next().unwrap_or_default().trim();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return;
    }
    let material = Material {
        material: MaterialKind::SecretKey,
        algorithm: algorithm.and_then(registry::algorithm),
        size: u32::try_from(digits.len() * 4).ok(),
        label: Some(name.to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    notes.material(material, place);
}

fn suite(name: &str, place: &Place, notes: &mut Notes<'_>) {
    if name.eq_ignore_ascii_case("default") {
        return notes.unknown_algorithm("'Default' depends on the version of .NET", place);
    }
    match SUITES.iter().find(|(own, _, _)| own.eq_ignore_ascii_case(name)) {
        Some((_, encrypts, signs)) => {
            notes.algorithm(encrypts, CryptoFunction::Encrypt, place);
            notes.algorithm(signs, CryptoFunction::Sign, place);
        }
        None => notes.unknown_algorithm(super::notes::unknown_name(name), place),
    }
}

/// A name of an algorithm that is mapped to a class, whose name tells it.
fn mapping(element: &Element, place: &Place, notes: &mut Notes<'_>) {
    let class = element.attribute("class").or_else(|| {
        element.attributes.iter().find(|(name, _)| name != "name").map(|(_, value)| value.as_str())
    });
    let Some(class) = class else { return };
    let class = class.split(',').next().unwrap_or_default();
    let short = class.rsplit('.').next().unwrap_or_default();
    let name = ["CryptoServiceProvider", "Managed", "Cng"]
        .iter()
        .find_map(|ending| short.strip_suffix(ending))
        .unwrap_or(short);
    if registry::algorithm(name).is_some() {
        notes.algorithm(name, CryptoFunction::Digest, place);
    }
}

impl Detector for AppSettings {
    fn id(&self) -> &'static str {
        "config/appsettings"
    }

    fn kind(&self) -> &'static str {
        ".NET application settings"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name.starts_with("appsettings") && name.ends_with(".json")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        for root in documents::read(artefact, &mut notes) {
            let mut found = Vec::new();
            root.each_map(&mut |map, keys| {
                if keys.first() == Some(&"Kestrel")
                    && (map.get("SslProtocols").is_some() || is_secure(map))
                {
                    found.push(map);
                }
            });
            for map in found {
                kestrel(map, &mut notes);
            }
        }
    }
}

/// An end point whose address begins with `https`.
fn is_secure(map: &Node) -> bool {
    map.text_of("Url").is_some_and(|url| url.starts_with("https://"))
}

fn kestrel(map: &Node, notes: &mut Notes<'_>) {
    let anchor = if map.get("SslProtocols").is_some() { "SslProtocols" } else { "Url" };
    let line = map.entry(anchor).map_or(map.line, |entry| entry.line);
    let place = Place::new(line, anchor);
    let mut tls = Tls::new("Kestrel", place.clone());
    if let Some(versions) = map.get("SslProtocols") {
        tls.no_versions();
        for name in versions.texts() {
            match placeholder(name) {
                Some(reason) => tls.open_versions(reason, &place),
                // `Tls` is 1.0.
                None if name.eq_ignore_ascii_case("tls") => tls.add_version("1.0", &place),
                None => tls.add_version(name, &place),
            }
        }
    }
    tls.report(notes);
}
