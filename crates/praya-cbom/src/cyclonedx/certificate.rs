//! A certificate as a component.

use super::SpecVersion;
use super::algorithm;
use super::model::{
    CertificateExtension, CertificateProperties, Component, CryptoProperties, Property,
    RelatedAsset,
};
use super::names;
use crate::Certificate;
use crate::inventory::{of_asset, public_key};

/// The component of a certificate.
pub(super) fn component(certificate: &Certificate, version: SpecVersion) -> Component {
    let mut properties = CertificateProperties {
        subject_name: text(&certificate.subject),
        issuer_name: text(&certificate.issuer),
        not_valid_before: names::date_time(&certificate.not_before),
        not_valid_after: names::date_time(&certificate.not_after),
        certificate_format: text(&certificate.format),
        ..CertificateProperties::default()
    };
    let signature = algorithm::reference(&certificate.signature_algorithm);
    let key_algorithm = algorithm::reference(&certificate.public_key);
    let key = public_key(certificate).map(|key| of_asset(&key));
    match version {
        SpecVersion::V1_6 => {
            properties.signature_algorithm_ref = signature;
            properties.subject_public_key_ref = key.or(key_algorithm);
        }
        SpecVersion::V1_7 => {
            properties.serial_number = text(&certificate.serial);
            properties.fingerprint = names::sha256(&certificate.fingerprint);
            properties.certificate_extensions = extensions(certificate);
            properties.related_cryptographic_assets = [
                ("signatureAlgorithm", signature),
                ("publicKey", key),
                ("publicKeyAlgorithm", key_algorithm),
            ]
            .into_iter()
            .filter_map(|(kind, reference)| Some(RelatedAsset { kind, reference: reference? }))
            .collect();
        }
    }
    Component {
        kind: "cryptographic-asset",
        name: name(certificate),
        crypto_properties: Some(CryptoProperties {
            asset_type: "certificate",
            certificate_properties: Some(properties),
            ..CryptoProperties::default()
        }),
        properties: beside(certificate),
        ..Component::default()
    }
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn name(certificate: &Certificate) -> String {
    match (certificate.subject.as_str(), certificate.serial.as_str()) {
        ("", "") => "certificate".to_owned(),
        ("", serial) => format!("certificate {serial}"),
        (subject, _) => subject.to_owned(),
    }
}

fn extensions(certificate: &Certificate) -> Vec<CertificateExtension> {
    let ca = certificate.is_ca.then(|| "CA:TRUE".to_owned());
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join(", "));
    [
        ("basicConstraints", ca),
        ("keyUsage", joined(&certificate.key_usage)),
        ("extendedKeyUsage", joined(&certificate.extended_key_usage)),
        ("subjectAlternativeName", joined(&certificate.subject_alternative_names)),
    ]
    .into_iter()
    .filter_map(|(common_extension_name, value)| {
        Some(CertificateExtension { common_extension_name, common_extension_value: value? })
    })
    .collect()
}

/// What the fields of 1.6 cannot say; written for 1.7 too, one value a property.
fn beside(certificate: &Certificate) -> Vec<Property> {
    let mut properties = Vec::new();
    let mut say = |name: &str, value: &str| {
        if !value.is_empty() {
            properties.push(Property::new(format!("praya:{name}"), value));
        }
    };
    say("serialNumber", &certificate.serial);
    say("fingerprint:sha256", &certificate.fingerprint);
    say("publicKeyFingerprint:sha256", &certificate.public_key_fingerprint);
    say("issuerFingerprint:sha256", certificate.issuer_fingerprint.as_deref().unwrap_or_default());
    say("publicKeyAlgorithm", &certificate.public_key.name);
    say("isCa", if certificate.is_ca { "true" } else { "false" });
    say("selfSigned", if certificate.self_signed { "true" } else { "false" });
    certificate.key_usage.iter().for_each(|one| say("keyUsage", one));
    certificate.extended_key_usage.iter().for_each(|one| say("extendedKeyUsage", one));
    let names = &certificate.subject_alternative_names;
    names.iter().for_each(|one| say("subjectAlternativeName", one));
    certificate.alternatives.iter().for_each(|one| say("alternativeAlgorithm", &one.name));
    // Dates that are no dates are still told, in the words of the certificate.
    for (name, date) in
        [("notBefore", &certificate.not_before), ("notAfter", &certificate.not_after)]
    {
        if names::date_time(date).is_none() {
            say(name, date);
        }
    }
    properties
}
