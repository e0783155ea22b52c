//! A protocol as a component.

use super::SpecVersion;
use super::algorithm;
use super::model::{
    CipherSuite, Component, CryptoProperties, Property, ProtocolProperties, RelatedAsset,
};
use super::names;
use crate::Protocol;

/// The component of a protocol.
pub(super) fn component(protocol: &Protocol, version: SpecVersion) -> Component {
    let kind = names::protocol(protocol.protocol, version);
    let suites = protocol.cipher_suites.iter().map(|name| CipherSuite { name: name.clone() });
    let mut properties = ProtocolProperties {
        kind,
        version: protocol.version.clone(),
        cipher_suites: suites.collect(),
        ..ProtocolProperties::default()
    };
    let algorithms = protocol.algorithms.iter().filter_map(algorithm::reference);
    match version {
        SpecVersion::V1_6 => properties.crypto_ref_array = algorithms.collect(),
        SpecVersion::V1_7 => {
            properties.related_cryptographic_assets =
                algorithms.map(|reference| RelatedAsset { kind: "algorithm", reference }).collect();
        }
    }
    let told = names::protocol(protocol.protocol, SpecVersion::V1_7) == kind && kind != "other";
    let exact =
        (!told).then(|| Property::new("praya:protocol", names::own_protocol(protocol.protocol)));
    Component {
        kind: "cryptographic-asset",
        name: protocol.name.clone(),
        crypto_properties: Some(CryptoProperties {
            asset_type: "protocol",
            protocol_properties: Some(properties),
            ..CryptoProperties::default()
        }),
        properties: exact.into_iter().collect(),
        ..Component::default()
    }
}
