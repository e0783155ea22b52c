//! Key material as a tool describes it. Its value is looked at only where it is a public key, and
//! only to tell which one it is.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::algorithm::{by_name, is_known, read_word};
use super::document::References;
use super::json::{Component, Hash, MaterialProperties, text};
use super::notes::{Notes, shown};
use crate::{Algorithm, Material, MaterialKind, Unresolved};

/// Longest public key whose digest is made, in Base64 characters.
const LONGEST_KEY: usize = 1 << 20;

fn properties<'c>(component: &'c Component<'_>) -> Option<&'c MaterialProperties> {
    component.crypto_properties.as_ref()?.related_crypto_material_properties.as_ref()
}

/// The algorithm of a key: the one that it refers to, the only one that it depends on, or the one
/// that its name or identifier names.
pub(super) fn algorithm(component: &Component<'_>, references: &References) -> Option<Algorithm> {
    let properties = properties(component);
    let reference = properties.map_or("", |one| text(&one.algorithm_ref));
    let related = properties.and_then(|one| one.related_cryptographic_assets.as_ref());
    let mut related = related.into_iter().flatten().map(|one| text(&one.reference));
    let crypto = component.crypto_properties.as_ref();
    let referred = references
        .algorithm(reference)
        .or_else(|| related.find_map(|reference| references.algorithm(reference)))
        .or_else(|| by_name(reference).filter(|_| !reference.is_empty()))
        .or_else(|| references.only_algorithm(text(&component.bom_ref)));
    let size = properties.and_then(|one| text(&one.size).parse().ok());
    let described = text(&component.description).strip_prefix("Curve: ");
    referred
        .or_else(|| by_name(text(&component.name)))
        .or_else(|| by_name(crypto.map_or("", |crypto| text(&crypto.oid))))
        .map(|algorithm| match described {
            Some(curve) if algorithm.curve.is_none() => algorithm.with_curve(curve),
            _ => algorithm,
        })
        .map(|algorithm| match size {
            Some(bits) if takes_size(&algorithm) => algorithm.with_key_size(bits),
            _ => algorithm,
        })
}

/// Whether the size of a key is a parameter of its algorithm that is still open.
fn takes_size(algorithm: &Algorithm) -> bool {
    let families = ["RSA", "DSA", "FFDH", "ElGamal", "AES"];
    algorithm.key_size.is_none()
        && algorithm.family.as_deref().is_some_and(|family| families.contains(&family))
}

/// SHA-256 of a public key: as the CBOM says it, or made from the key where it is there.
pub(super) fn fingerprint(component: &Component<'_>) -> Option<String> {
    let properties = properties(component)?;
    if let Some(told) = properties.fingerprint.as_ref().and_then(sha256) {
        return Some(told);
    }
    if kind(text(&properties.kind)) != Some(MaterialKind::PublicKey) {
        return None;
    }
    let value = text(&properties.value);
    if value.is_empty() || value.len() > LONGEST_KEY {
        return None;
    }
    // A SubjectPublicKeyInfo is a DER sequence.
    let der = STANDARD.decode(value).ok().filter(|der| der.first() == Some(&0x30))?;
    Some(Sha256::digest(der).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A SHA-256 digest in lower case.
pub(super) fn sha256(hash: &Hash) -> Option<String> {
    let content = text(&hash.content);
    let is_sound = text(&hash.alg) == "SHA-256"
        && content.len() == 64
        && content.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_sound.then(|| content.to_ascii_lowercase())
}

/// The material of a component, and what could not be told of it.
pub(super) fn read(
    component: &Component<'_>,
    references: &References,
    notes: &mut Notes,
) -> (Material, Vec<Unresolved>) {
    let none = MaterialProperties::default();
    let properties = properties(component).unwrap_or(&none);
    notes.fields("relatedCryptoMaterialProperties", &properties.rest);
    let mut unresolved = Vec::new();
    let word = text(&properties.kind);
    let material = kind(word).unwrap_or_else(|| {
        let reason = match word {
            "" => "the CBOM does not say".to_owned(),
            word => format!("the CBOM says '{}'", shown(word)),
        };
        unresolved.push(Unresolved { parameter: "material".to_owned(), reason });
        MaterialKind::Unknown
    });
    let label = (material == MaterialKind::Unknown && is_known(word)).then(|| shown(word));
    let material = Material {
        material,
        algorithm: algorithm(component, references),
        size: text(&properties.size).parse().ok().filter(|bits| *bits > 0),
        format: Some(text(&properties.format)).filter(|one| is_known(one)).map(shown),
        label,
        protected_by: protection(properties, references),
        fingerprint: fingerprint(component),
    };
    (material, unresolved)
}

/// Material by its name in CycloneDX, also as the drafts before 1.6 wrote it (`privateKey`).
fn kind(word: &str) -> Option<MaterialKind> {
    match word {
        "privateKey" => Some(MaterialKind::PrivateKey),
        "publicKey" => Some(MaterialKind::PublicKey),
        "secretKey" => Some(MaterialKind::SecretKey),
        "sharedSecret" => Some(MaterialKind::SharedSecret),
        "unknown" | "other" => None,
        word => read_word(word),
    }
}

fn protection(properties: &MaterialProperties, references: &References) -> Option<String> {
    let secured = properties.secured_by.as_ref()?;
    if let Some(algorithm) = references.algorithm(text(&secured.algorithm_ref)) {
        return Some(algorithm.name);
    }
    match text(&secured.mechanism) {
        "" => None,
        word if word.eq_ignore_ascii_case("none") => Some("none".to_owned()),
        word if is_known(word) => Some(shown(word)),
        _ => None,
    }
}
