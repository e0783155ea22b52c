//! JSON Web Tokens: algorithms and secrets in the settings of any program.
//!
//! A setting counts where its name, or the names around it, speak of JWT, JWS, JWE, JWK or JOSE,
//! or is one that `OpenID` Connect defines. An `alg` elsewhere says nothing of tokens.

use praya_cbom::{CryptoFunction, Material, MaterialKind};

use super::documents;
use super::means;
use super::notes::{Notes, placeholder};
use super::program;
use super::program::PLAIN;
use super::sniff;
use super::syntax::ini::{self, Entry};
use super::syntax::properties;
use super::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// Reads settings of tokens.
pub(crate) struct Jwt;

/// Words that make a setting one of tokens.
const CONTEXTS: [&str; 9] =
    ["jwt", "jwts", "jws", "jwe", "jwk", "jwks", "jose", "jwtauth", "jsonwebtoken"];

/// Names that `OpenID` Connect and OAuth define (Discovery 1.0, Dynamic Registration 1.0).
const OPENID: [&str; 12] = [
    "id_token_signed_response_alg",
    "id_token_encrypted_response_alg",
    "id_token_encrypted_response_enc",
    "userinfo_signed_response_alg",
    "userinfo_encrypted_response_alg",
    "request_object_signing_alg",
    "token_endpoint_auth_signing_alg",
    "introspection_signed_response_alg",
    "authorization_signed_response_alg",
    "id_token_signing_alg_values_supported",
    "token_endpoint_auth_signing_alg_values_supported",
    "request_object_signing_alg_values_supported",
];

impl Detector for Jwt {
    fn id(&self) -> &'static str {
        "config/jwt"
    }

    fn kind(&self) -> &'static str {
        "token settings"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let manifest = [
            "package.json",
            "package-lock.json",
            "composer.json",
            "composer.lock",
            "pnpm-lock.yaml",
        ];
        let speaks = [b"jwt".as_slice(), b"JWT", b"Jwt", b"jws", b"jose", b"_alg", b"JsonWebToken"];
        Kind::of(&name).is_some()
            && !manifest.contains(&name.as_ref())
            && speaks.iter().any(|word| sniff::contains(artefact, word))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let entries = match Kind::of(&sniff::name(artefact)) {
            Some(Kind::Nested) => {
                let documents = documents::read(artefact, &mut notes);
                let mut entries: Vec<Entry> = documents.iter().flat_map(program::flat).collect();
                documents.iter().for_each(|root| environment(root, &mut entries));
                entries
            }
            Some(Kind::Properties) => notes.text().map(properties::read).unwrap_or_default(),
            Some(Kind::Environment) => {
                let text = notes.text().unwrap_or_default();
                let mut entries = ini::read(text, PLAIN);
                for entry in &mut entries {
                    entry.name = entry.name.trim_start_matches("export ").trim().to_owned();
                }
                entries
            }
            None => Vec::new(),
        };
        for entry in &entries {
            setting(entry, &entries, &mut notes);
        }
    }
}

/// Variables of containers: `- NAME=value`, and `name: NAME` with `value: value`.
fn environment(root: &Node, entries: &mut Vec<Entry>) {
    let mut add = |name: &str, value: &str, line: u32| {
        let (name, value) = (name.to_owned(), value.to_owned());
        entries.push(Entry { section: String::new(), name, value, line });
    };
    root.each_map(&mut |map, _| {
        if let (Some(name), Some(value)) = (map.text_of("name"), map.text_of("value")) {
            add(name, value, map.line);
        }
        for items in map.entries().iter().map(|entry| entry.node.items()) {
            for item in items {
                if let Some((name, value)) = item.text().and_then(|text| text.split_once('=')) {
                    add(name, value, item.line);
                }
            }
        }
    });
}

enum Kind {
    Nested,
    Properties,
    Environment,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        let has = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if has(&[".yaml", ".yml", ".json", ".toml"]) {
            Some(Self::Nested)
        } else if has(&[".properties"]) {
            Some(Self::Properties)
        } else if name == ".env" || name.starts_with(".env.") || has(&[".env", ".ini"]) {
            Some(Self::Environment)
        } else {
            None
        }
    }
}

fn setting(entry: &Entry, entries: &[Entry], notes: &mut Notes<'_>) {
    let last = entry.name.rsplit(['.', '/']).next().unwrap_or_default();
    let openid = OPENID.contains(&last.to_ascii_lowercase().as_str());
    let words = words(&entry.name);
    let context = words.iter().any(|word| CONTEXTS.contains(&word.as_str()));
    let ends = |endings: &[&str]| words.last().is_some_and(|word| endings.contains(&word.as_str()));
    let excluded = words.iter().any(|word| {
        ["disabled", "unsupported", "forbidden", "denied", "excluded", "rejected", "blocked"]
            .contains(&word.as_str())
    });
    if excluded || !context && !openid {
        return;
    }
    if openid || ends(&["alg", "algs", "algorithm", "algorithms"]) {
        names(entry, notes);
    } else if ends(&["secret", "secretkey", "sharedsecret"]) {
        secret(entry, entries, notes);
    }
}

fn names(entry: &Entry, notes: &mut Notes<'_>) {
    let place = means::place(entry);
    if let Some(reason) = placeholder(&entry.value) {
        return notes.unknown_algorithm(reason, &place);
    }
    for name in entry.value.split([',', ' ', ';']).filter(|name| !name.is_empty()) {
        let name = name.trim_matches(['"', '\'', '[', ']']);
        // `none` signs nothing.
        if !name.eq_ignore_ascii_case("none") && !name.is_empty() {
            notes.algorithm(name, CryptoFunction::Sign, &place);
        }
    }
}

/// A secret that stands in the file. Its value goes nowhere; how long it is, is told.
fn secret(entry: &Entry, entries: &[Entry], notes: &mut Notes<'_>) {
    if entry.value.is_empty() || placeholder(&entry.value).is_some() {
        return;
    }
    // The algorithm beside it, where it is one for shared secrets.
    let around = entry.name.rsplit_once(['.', '_']).map_or("", |(around, _)| around);
    let beside = entries.iter().find(|other| {
        let words = words(&other.name);
        other.name.starts_with(around) && words.last().is_some_and(|word| word.starts_with("alg"))
    });
    let algorithm = beside.and_then(|other| praya_cbom::registry::algorithm(&other.value));
    let material = Material {
        material: MaterialKind::SecretKey,
        algorithm: algorithm.filter(|algorithm| algorithm.family.as_deref() == Some("HMAC")),
        format: Some("text".to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    notes.material(material, &means::place(entry));
}

/// The words of a name, lower case, parted at signs and where capitals begin.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = ' ';
    for character in name.chars() {
        let begins = character.is_uppercase() && before.is_lowercase();
        if !character.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
        before = character;
    }
    words.retain(|word| !word.is_empty() && !word.bytes().all(|byte| byte.is_ascii_digit()));
    words
}
