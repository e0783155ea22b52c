//! CycloneDX 1.6 and 1.7 JSON, as far as a CBOM needs it. Fields of one edition only are left out
//! when the other is written.

use serde::Serialize;

/// A component: a cryptographic asset or a library.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(rename = "bom-ref", skip_serializing_if = "Option::is_none")]
    pub(super) bom_ref: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) group: Option<String>,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) purl: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) evidence: Option<Evidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) crypto_properties: Option<CryptoProperties>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) properties: Vec<Property>,
}

#[derive(Serialize)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) value: String,
}

impl Property {
    pub(super) fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

#[derive(Serialize)]
pub(super) struct Evidence {
    pub(super) occurrences: Vec<Place>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    pub(super) location: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offset: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) symbol: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_context: Option<String>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CryptoProperties {
    pub(super) asset_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) algorithm_properties: Option<AlgorithmProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) certificate_properties: Option<CertificateProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) related_crypto_material_properties: Option<MaterialProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) protocol_properties: Option<ProtocolProperties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) oid: Option<String>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AlgorithmProperties {
    pub(super) primitive: &'static str,
    /// 1.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) algorithm_family: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parameter_set_identifier: Option<String>,
    /// 1.6, and in 1.7 what [`Self::elliptic_curve`] has no name for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) curve: Option<String>,
    /// 1.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) elliptic_curve: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) padding: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) crypto_functions: Vec<crate::CryptoFunction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) classical_security_level: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nist_quantum_security_level: Option<u8>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateProperties {
    /// 1.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) serial_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) issuer_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_valid_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_valid_after: Option<String>,
    /// 1.6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signature_algorithm_ref: Option<String>,
    /// 1.6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject_public_key_ref: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) certificate_format: Option<String>,
    /// 1.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fingerprint: Option<Hash>,
    /// 1.7.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) certificate_extensions: Vec<CertificateExtension>,
    /// 1.7.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_cryptographic_assets: Vec<RelatedAsset>,
}

#[derive(Serialize)]
pub(super) struct Hash {
    pub(super) alg: &'static str,
    pub(super) content: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CertificateExtension {
    pub(super) common_extension_name: &'static str,
    pub(super) common_extension_value: String,
}

#[derive(Serialize)]
pub(super) struct RelatedAsset {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(rename = "ref")]
    pub(super) reference: String,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MaterialProperties {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    /// 1.6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) algorithm_ref: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) size: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) secured_by: Option<SecuredBy>,
    /// 1.7.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fingerprint: Option<Hash>,
    /// 1.7.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_cryptographic_assets: Vec<RelatedAsset>,
}

#[derive(Serialize)]
pub(super) struct SecuredBy {
    pub(super) mechanism: String,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ProtocolProperties {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) cipher_suites: Vec<CipherSuite>,
    /// 1.6.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) crypto_ref_array: Vec<String>,
    /// 1.7.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_cryptographic_assets: Vec<RelatedAsset>,
}

#[derive(Serialize)]
pub(super) struct CipherSuite {
    pub(super) name: String,
}

/// What a component rests on.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Dependency {
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) depends_on: Vec<String>,
}
