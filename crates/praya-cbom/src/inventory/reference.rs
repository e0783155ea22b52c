//! Names of items that depend on nothing but what the item is.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::facts::{Facts, algorithms_mut};
use super::group::Identity;
use crate::{Asset, Material};

/// Hexadecimal digits of the digest in a reference.
const DIGITS: usize = 12;
/// Longest readable part of a reference.
const LONGEST_NAME: usize = 48;

/// The references already given, so that two items never share one.
#[derive(Default)]
pub(super) struct References(BTreeSet<String>);

impl References {
    /// The item's reference; the whole digest where the short form is taken already.
    pub(super) fn distinct(&mut self, identity: &Identity, facts: &Facts) -> String {
        let short = reference(identity, facts);
        if self.0.insert(short.clone()) {
            return short;
        }
        let long = made_of(&identity.0, facts, &digest(identity));
        self.0.insert(long.clone());
        long
    }
}

/// The reference of an item.
pub(super) fn reference(identity: &Identity, facts: &Facts) -> String {
    let digest = digest(identity);
    made_of(&identity.0, facts, digest.get(..DIGITS).unwrap_or(&digest))
}

/// The reference of an asset of which everything is resolved.
pub(crate) fn of_asset(asset: &Asset) -> String {
    let mut asset = asset.clone();
    for algorithm in algorithms_mut(&mut asset) {
        let mut part = Asset::Algorithm(std::mem::take(algorithm));
        Facts::take(&mut part);
        if let Asset::Algorithm(bare) = part {
            *algorithm = bare;
        }
    }
    let facts = Facts::take(&mut asset);
    reference(&(asset, BTreeSet::new()), &facts)
}

fn digest(identity: &Identity) -> String {
    // Serialising plain structures into memory does not fail; an empty text would still be
    // disambiguated by the name beside the digest.
    let canonical = serde_json::to_vec(identity).unwrap_or_default();
    Sha256::digest(canonical).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn made_of(asset: &Asset, facts: &Facts, digest: &str) -> String {
    let (kind, name) = match asset {
        Asset::Algorithm(algorithm) => ("algorithm", algorithm.name.clone()),
        Asset::Certificate(certificate) => {
            let whole = facts.certificate.as_deref().unwrap_or(certificate);
            ("certificate", common_name(&whole.subject))
        }
        Asset::Material(material) => (kind_of(material), algorithm_of(material)),
        Asset::Protocol(protocol) => ("protocol", protocol.name.clone()),
        Asset::Library(library) => ("library", library.name.clone()),
    };
    format!("crypto/{kind}/{}@{digest}", slug(&name))
}

fn kind_of(material: &Material) -> &'static str {
    use crate::MaterialKind as Kind;
    match material.material {
        Kind::PrivateKey => "private-key",
        Kind::PublicKey => "public-key",
        Kind::SecretKey => "secret-key",
        Kind::Key => "key",
        Kind::Password => "password",
        Kind::Token => "token",
        Kind::SharedSecret => "shared-secret",
        Kind::Parameters => "parameters",
        Kind::Unknown => "material",
    }
}

fn algorithm_of(material: &Material) -> String {
    material.algorithm.as_ref().map(|algorithm| algorithm.name.clone()).unwrap_or_default()
}

fn common_name(subject: &str) -> String {
    let common_name =
        subject.split(',').find_map(|part| part.trim().strip_prefix("CN=").map(str::to_owned));
    common_name.unwrap_or_else(|| subject.to_owned())
}

/// Lower-case letters, digits, dots and single hyphens; `unresolved` where nothing is left.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if slug.len() >= LONGEST_NAME {
            break;
        }
        if character.is_ascii_alphanumeric() || character == '.' {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "unresolved".to_owned() } else { slug.to_owned() }
}
