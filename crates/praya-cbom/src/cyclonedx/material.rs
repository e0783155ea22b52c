//! Key material as a component. Its value is in no field.

use super::SpecVersion;
use super::algorithm;
use super::model::{
    Component, CryptoProperties, MaterialProperties, Property, RelatedAsset, SecuredBy,
};
use super::names;
use crate::{Material, MaterialKind};

/// The component of material.
pub(super) fn component(material: &Material, version: SpecVersion) -> Component {
    let mut properties = MaterialProperties {
        kind: names::material(material.material),
        id: material.fingerprint.clone(),
        size: material.size,
        format: material.format.clone(),
        secured_by: material.protected_by.clone().map(|mechanism| SecuredBy { mechanism }),
        ..MaterialProperties::default()
    };
    let algorithm = material.algorithm.as_ref().and_then(algorithm::reference);
    match version {
        SpecVersion::V1_6 => properties.algorithm_ref = algorithm,
        SpecVersion::V1_7 => {
            properties.fingerprint = material.fingerprint.as_deref().and_then(names::sha256);
            properties.related_cryptographic_assets = algorithm
                .into_iter()
                .map(|reference| RelatedAsset { kind: "algorithm", reference })
                .collect();
        }
    }
    Component {
        kind: "cryptographic-asset",
        name: name(material),
        crypto_properties: Some(CryptoProperties {
            asset_type: "related-crypto-material",
            related_crypto_material_properties: Some(properties),
            ..CryptoProperties::default()
        }),
        properties: beside(material),
        ..Component::default()
    }
}

fn name(material: &Material) -> String {
    let kind = match material.material {
        MaterialKind::Unknown => "key material",
        MaterialKind::Parameters => "parameters",
        known => names::material(known),
    };
    let algorithm = material.algorithm.as_ref().map(|algorithm| algorithm.name.as_str());
    match algorithm.filter(|name| !name.is_empty()) {
        Some(algorithm) => format!("{algorithm} {kind}"),
        None => kind.to_owned(),
    }
}

fn beside(material: &Material) -> Vec<Property> {
    let mut properties = Vec::new();
    let mut say = |name: &str, value: Option<String>| {
        properties.extend(value.map(|value| Property::new(format!("praya:{name}"), value)));
    };
    let parameters = material.material == MaterialKind::Parameters;
    say("material", parameters.then(|| "parameters".to_owned()));
    say("label", material.label.clone());
    say("fingerprint:sha256", material.fingerprint.clone());
    say("algorithm", material.algorithm.as_ref().map(|algorithm| algorithm.name.clone()));
    properties
}
