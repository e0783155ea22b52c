//! An algorithm as a component.

use super::SpecVersion;
use super::model::{AlgorithmProperties, Component, CryptoProperties, Property};
use super::names;
use crate::inventory::of_asset;
use crate::{Algorithm, Asset, Primitive};

/// The reference of the component of an algorithm; `None` where not even its name is known.
pub(super) fn reference(algorithm: &Algorithm) -> Option<String> {
    (!algorithm.name.is_empty()).then(|| of_asset(&Asset::Algorithm(algorithm.clone())))
}

/// The component of an algorithm.
pub(super) fn component(algorithm: &Algorithm, version: SpecVersion) -> Component {
    let primitive = names::primitive(algorithm.primitive, version);
    let mode = algorithm.mode.as_deref().map(names::mode);
    let padding = algorithm.padding.as_deref().map(names::padding);
    let curve = algorithm.curve.as_deref();
    let elliptic_curve =
        curve.and_then(names::elliptic_curve).filter(|_| version == SpecVersion::V1_7);
    let properties = AlgorithmProperties {
        primitive,
        algorithm_family: names::family(algorithm).filter(|_| version == SpecVersion::V1_7),
        parameter_set_identifier: algorithm.parameter_set.clone(),
        curve: curve.filter(|_| elliptic_curve.is_none()).map(str::to_owned),
        elliptic_curve,
        mode,
        padding,
        crypto_functions: algorithm.functions.iter().copied().collect(),
        classical_security_level: algorithm.classical_security_level,
        nist_quantum_security_level: algorithm.nist_quantum_security_level.filter(|&one| one <= 6),
    };
    Component {
        kind: "cryptographic-asset",
        name: algorithm.name.clone(),
        crypto_properties: Some(CryptoProperties {
            asset_type: "algorithm",
            algorithm_properties: Some(properties),
            oid: algorithm.oid.clone(),
            ..CryptoProperties::default()
        }),
        properties: beside(algorithm, primitive, mode, padding),
        ..Component::default()
    }
}

/// What `algorithmProperties` cannot say, or says only roughly.
fn beside(
    algorithm: &Algorithm,
    primitive: &str,
    mode: Option<&str>,
    padding: Option<&str>,
) -> Vec<Property> {
    let mut properties = Vec::new();
    let mut say = |name: &str, value: Option<String>| {
        properties.extend(value.map(|value| Property::new(format!("praya:{name}"), value)));
    };
    say("family", algorithm.family.clone());
    say("keySize", algorithm.key_size.map(|bits| bits.to_string()));
    say("curve", algorithm.curve.clone());
    say("digest", algorithm.digest.clone());
    say("mode", algorithm.mode.clone().filter(|name| mode != Some(name)));
    say("padding", algorithm.padding.clone().filter(|name| padding != Some(name)));
    if algorithm.primitive == Primitive::KeyWrap && primitive != "key-wrap" {
        say("primitive", Some("key-wrap".to_owned()));
    }
    properties
}
