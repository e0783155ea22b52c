//! CycloneDX JSON as tools write it, which is not always as the schema says.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{IgnoredAny, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Fields that are not known here, by name.
pub(super) type Rest = BTreeMap<String, IgnoredAny>;

/// A text; tools also write numbers where the schema asks for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl Visitor<'_> for TextVisitor {
            type Value = Text;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Text, E> {
                Ok(Text(text))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Text, E> {
                Ok(Text(value.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
                Ok(Text(number.to_string()))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

/// The text of an optional field; empty where there is none.
pub(super) fn text(text: &Option<Text>) -> &str {
    text.as_ref().map_or("", |text| text.0.trim())
}

/// One of something, or a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Many<T> {
    All(Vec<T>),
    One(T),
}

impl<T> Many<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::All(all) => all,
            Self::One(one) => std::slice::from_ref(one),
        }
    }
}

/// The values of an optional list.
pub(super) fn list<T>(list: &Option<Many<T>>) -> &[T] {
    list.as_ref().map(Many::as_slice).unwrap_or_default()
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    pub(super) bom_format: Option<Text>,
    pub(super) spec_version: Option<Text>,
    #[serde(borrow)]
    pub(super) metadata: Option<&'a RawValue>,
    #[serde(borrow)]
    pub(super) components: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    pub(super) dependencies: Option<Vec<&'a RawValue>>,
}

#[derive(Default, Deserialize)]
pub(super) struct Metadata {
    pub(super) tools: Option<Tools>,
    pub(super) component: Option<Named>,
    pub(super) properties: Option<Vec<Property>>,
}

/// Tools as 1.5 on has them, and as the editions before it had them.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Tools {
    Old(Vec<Named>),
    New { components: Option<Vec<Named>>, services: Option<Vec<Named>> },
}

#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) name: Option<Text>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Property {
    pub(super) name: Option<Text>,
    pub(super) value: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dependency {
    #[serde(rename = "ref")]
    pub(super) reference: Option<Text>,
    pub(super) depends_on: Option<Vec<Text>>,
    pub(super) provides: Option<Vec<Text>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component<'a> {
    #[serde(rename = "type")]
    pub(super) kind: Option<Text>,
    #[serde(rename = "bom-ref")]
    pub(super) bom_ref: Option<Text>,
    pub(super) group: Option<Text>,
    pub(super) name: Option<Text>,
    pub(super) version: Option<Text>,
    pub(super) purl: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) hashes: Option<Vec<Hash>>,
    pub(super) evidence: Option<Evidence>,
    pub(super) crypto_properties: Option<CryptoProperties>,
    pub(super) properties: Option<Vec<Property>>,
    #[serde(borrow)]
    pub(super) components: Option<Vec<&'a RawValue>>,
}

impl Component<'_> {
    /// The first property of this name.
    pub(super) fn property(&self, name: &str) -> Option<&str> {
        self.all_properties(name).next()
    }

    /// Every property of this name.
    pub(super) fn all_properties<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s str> {
        let properties = self.properties.iter().flatten();
        properties
            .filter(move |property| text(&property.name) == name)
            .map(|property| property.value.as_ref().map_or("", |value| value.0.as_str()))
    }
}

#[derive(Deserialize)]
pub(super) struct Hash {
    pub(super) alg: Option<Text>,
    pub(super) content: Option<Text>,
}

#[derive(Deserialize)]
pub(super) struct Evidence {
    pub(super) occurrences: Option<Vec<Place>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    pub(super) location: Option<Text>,
    pub(super) line: Option<Text>,
    pub(super) offset: Option<Text>,
    pub(super) symbol: Option<Text>,
    pub(super) additional_context: Option<Text>,
}

/// A place as the drafts before 1.6 had it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DetectionContext {
    pub(super) file_path: Option<Text>,
    pub(super) line_numbers: Option<Vec<Text>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CryptoProperties {
    pub(super) asset_type: Option<Text>,
    pub(super) algorithm_properties: Option<AlgorithmProperties>,
    pub(super) certificate_properties: Option<CertificateProperties>,
    #[serde(alias = "keyProperties")]
    pub(super) related_crypto_material_properties: Option<MaterialProperties>,
    pub(super) protocol_properties: Option<ProtocolProperties>,
    pub(super) oid: Option<Text>,
    pub(super) detection_context: Option<Vec<DetectionContext>>,
    #[serde(rename = "classicalSecurityLevel")]
    _classical: Option<IgnoredAny>,
    #[serde(rename = "nistQuantumSecurityLevel")]
    _nist: Option<IgnoredAny>,
    #[serde(rename = "confidenceLevels")]
    _confidence: Option<IgnoredAny>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlgorithmProperties {
    pub(super) primitive: Option<Text>,
    pub(super) algorithm_family: Option<Text>,
    pub(super) parameter_set_identifier: Option<Text>,
    /// The drafts before 1.6.
    pub(super) variant: Option<Text>,
    pub(super) curve: Option<Text>,
    pub(super) elliptic_curve: Option<Text>,
    pub(super) mode: Option<Text>,
    pub(super) padding: Option<Text>,
    pub(super) crypto_functions: Option<Many<Text>>,
    pub(super) classical_security_level: Option<Text>,
    pub(super) nist_quantum_security_level: Option<Text>,
    #[serde(rename = "executionEnvironment", alias = "implementationLevel")]
    _environment: Option<IgnoredAny>,
    #[serde(rename = "implementationPlatform")]
    _platform: Option<IgnoredAny>,
    #[serde(rename = "certificationLevel")]
    _certification: Option<IgnoredAny>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateProperties {
    pub(super) serial_number: Option<Text>,
    pub(super) subject_name: Option<Text>,
    pub(super) issuer_name: Option<Text>,
    pub(super) not_valid_before: Option<Text>,
    pub(super) not_valid_after: Option<Text>,
    #[serde(alias = "signatureAlgorithm", alias = "certificateSignatureAlgorithm")]
    pub(super) signature_algorithm_ref: Option<Text>,
    #[serde(alias = "subjectPublicKey")]
    pub(super) subject_public_key_ref: Option<Text>,
    #[serde(alias = "certificateAlgorithm")]
    pub(super) subject_public_key_algorithm: Option<Text>,
    pub(super) certificate_format: Option<Text>,
    pub(super) fingerprint: Option<Hash>,
    pub(super) certificate_extensions: Option<Many<Extension>>,
    pub(super) related_cryptographic_assets: Option<Vec<Related>>,
    #[serde(rename = "certificateExtension", alias = "certificateFileExtension")]
    _extension: Option<IgnoredAny>,
    #[serde(rename = "certificateState")]
    _state: Option<IgnoredAny>,
    #[serde(rename = "creationDate")]
    _created: Option<IgnoredAny>,
    #[serde(rename = "activationDate")]
    _activated: Option<IgnoredAny>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

/// An extension of a certificate; a mere text in the drafts before 1.6.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Extension {
    #[serde(rename_all = "camelCase")]
    Known {
        common_extension_name: Text,
        common_extension_value: Text,
    },
    Other(IgnoredAny),
}

#[derive(Deserialize)]
pub(super) struct Related {
    #[serde(rename = "type")]
    pub(super) kind: Option<Text>,
    #[serde(rename = "ref")]
    pub(super) reference: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MaterialProperties {
    #[serde(rename = "type", alias = "relatedCryptoMaterialType")]
    pub(super) kind: Option<Text>,
    #[serde(alias = "keyAlgorithmRef")]
    pub(super) algorithm_ref: Option<Text>,
    pub(super) size: Option<Text>,
    pub(super) format: Option<Text>,
    pub(super) value: Option<Text>,
    pub(super) secured_by: Option<SecuredBy>,
    pub(super) fingerprint: Option<Hash>,
    pub(super) related_cryptographic_assets: Option<Vec<Related>>,
    #[serde(rename = "id")]
    _id: Option<IgnoredAny>,
    #[serde(rename = "state")]
    _state: Option<IgnoredAny>,
    #[serde(rename = "secured")]
    _secured: Option<IgnoredAny>,
    #[serde(rename = "creationDate")]
    _created: Option<IgnoredAny>,
    #[serde(rename = "activationDate")]
    _activated: Option<IgnoredAny>,
    #[serde(rename = "updateDate")]
    _updated: Option<IgnoredAny>,
    #[serde(rename = "expirationDate")]
    _expires: Option<IgnoredAny>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SecuredBy {
    pub(super) mechanism: Option<Text>,
    pub(super) algorithm_ref: Option<Text>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProtocolProperties {
    #[serde(rename = "type")]
    pub(super) kind: Option<Text>,
    pub(super) name: Option<Text>,
    pub(super) version: Option<Text>,
    #[serde(alias = "tlsCipherSuites")]
    pub(super) cipher_suites: Option<Vec<CipherSuite>>,
    pub(super) ikev2_transform_types: Option<BTreeMap<String, Transforms>>,
    pub(super) crypto_ref_array: Option<Vec<Text>>,
    pub(super) related_cryptographic_assets: Option<Vec<Related>>,
    #[serde(flatten)]
    pub(super) rest: Rest,
}

/// A cipher suite; a mere name in the drafts before 1.6.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum CipherSuite {
    Name(String),
    Whole { name: Option<Text>, algorithms: Option<Vec<Text>> },
}

/// Transforms of IKEv2: references in 1.6, objects in 1.7, and whether sequence numbers are long.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Transforms {
    References(Vec<Text>),
    Objects(Vec<Transform>),
    Other(IgnoredAny),
}

#[derive(Deserialize)]
pub(super) struct Transform {
    pub(super) name: Option<Text>,
    pub(super) algorithm: Option<Text>,
}
