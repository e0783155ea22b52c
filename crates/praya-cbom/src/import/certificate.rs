//! A certificate as a tool describes it.

use super::algorithm::{by_name, is_known};
use super::document::References;
use super::json::{CertificateProperties, Component, Extension, list, text};
use super::material::sha256;
use super::notes::Notes;
use crate::{Algorithm, Certificate, Unresolved};

/// The certificate of a component, and what could not be told of it.
pub(super) fn read(
    component: &Component<'_>,
    references: &References,
    notes: &mut Notes,
) -> (Certificate, Vec<Unresolved>) {
    let none = CertificateProperties::default();
    let crypto = component.crypto_properties.as_ref();
    let properties =
        crypto.and_then(|crypto| crypto.certificate_properties.as_ref()).unwrap_or(&none);
    notes.fields("certificateProperties", &properties.rest);
    let key = text(&properties.subject_public_key_ref);
    let signature = text(&properties.signature_algorithm_ref);
    let mut certificate = Certificate {
        subject: text(&properties.subject_name).to_owned(),
        issuer: text(&properties.issuer_name).to_owned(),
        serial: serial(text(&properties.serial_number)),
        not_before: moment(text(&properties.not_valid_before)),
        not_after: moment(text(&properties.not_valid_after)),
        signature_algorithm: referred(signature, references).unwrap_or_default(),
        public_key: referred(key, references)
            .or_else(|| referred(text(&properties.subject_public_key_algorithm), references))
            .unwrap_or_default(),
        public_key_fingerprint: references.fingerprint(key).unwrap_or_default().to_owned(),
        fingerprint: fingerprint(component, properties).unwrap_or_default(),
        format: Some(text(&properties.certificate_format))
            .filter(|format| is_known(format))
            .unwrap_or_default()
            .to_owned(),
        ..Certificate::default()
    };
    let alternatives = component.all_properties("praya:alternativeAlgorithmRef");
    certificate.alternatives = alternatives.filter_map(|one| references.algorithm(one)).collect();
    relate(&mut certificate, properties, references);
    extend(&mut certificate, properties);
    let unresolved = untold(&certificate);
    (certificate, unresolved)
}

fn referred(reference: &str, references: &References) -> Option<Algorithm> {
    let found = references.algorithm(reference);
    found.or_else(|| by_name(reference).filter(|_| !reference.is_empty()))
}

/// The digest of the whole certificate; a digest of the file that it lies in is another.
fn fingerprint(component: &Component<'_>, properties: &CertificateProperties) -> Option<String> {
    let told = properties.fingerprint.as_ref().and_then(sha256);
    let hashes = component.hashes.iter().flatten();
    told.or_else(|| hashes.filter(|_| properties.subject_name.is_some()).find_map(sha256))
}

/// What 1.7 refers to instead of the fields of 1.6.
fn relate(
    certificate: &mut Certificate,
    properties: &CertificateProperties,
    references: &References,
) {
    for related in properties.related_cryptographic_assets.iter().flatten() {
        let (kind, reference) = (text(&related.kind), text(&related.reference));
        let is_key = references.fingerprint(reference).is_some() || kind.contains("ublic");
        let Some(algorithm) = referred(reference, references) else { continue };
        if is_key && certificate.public_key.name.is_empty() {
            certificate.public_key = algorithm;
        } else if !is_key && certificate.signature_algorithm.name.is_empty() {
            certificate.signature_algorithm = algorithm;
        }
        if let Some(fingerprint) = references.fingerprint(reference) {
            fingerprint.clone_into(&mut certificate.public_key_fingerprint);
        }
    }
}

fn extend(certificate: &mut Certificate, properties: &CertificateProperties) {
    for extension in list(&properties.certificate_extensions) {
        let Extension::Known { common_extension_name, common_extension_value } = extension else {
            continue;
        };
        let values = || {
            let parts = common_extension_value.0.split(',').map(str::trim);
            parts.filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        match common_extension_name.0.as_str() {
            "basicConstraints" => {
                let plain = common_extension_value.0.to_ascii_uppercase().replace(' ', "");
                certificate.is_ca = plain.contains("CA:TRUE") || plain.contains("CA=TRUE");
            }
            "keyUsage" => certificate.key_usage = values(),
            "extendedKeyUsage" => certificate.extended_key_usage = values(),
            "subjectAlternativeName" => certificate.subject_alternative_names = values(),
            _ => {}
        }
    }
}

/// A serial number in lower-case hexadecimal without separators, where it is hexadecimal.
fn serial(serial: &str) -> String {
    let plain = serial.trim_start_matches("0x").replace([':', ' '], "").to_ascii_lowercase();
    let is_hexadecimal = plain.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hexadecimal { plain } else { serial.to_owned() }
}

/// A date and time in UTC as we write it: no fraction, `Z`.
fn moment(text: &str) -> String {
    let Some((moment, zone)) = text.split_at_checked(19) else { return text.to_owned() };
    let zone = zone
        .strip_prefix('.')
        .map_or(zone, |rest| rest.trim_start_matches(|digit: char| digit.is_ascii_digit()));
    match zone {
        "Z" | "+00:00" | "-00:00" | " UTC" => format!("{}Z", moment.replace(' ', "T")),
        _ => text.to_owned(),
    }
}

/// Tools that only see a file's name report a certificate of which nothing is known.
fn untold(certificate: &Certificate) -> Vec<Unresolved> {
    let told = [
        ("subject", !certificate.subject.is_empty()),
        ("notAfter", !certificate.not_after.is_empty()),
        ("publicKey", !certificate.public_key.name.is_empty()),
    ];
    let untold = told.into_iter().filter(|(_, is_told)| !is_told);
    untold
        .map(|(parameter, _)| Unresolved {
            parameter: parameter.to_owned(),
            reason: "the CBOM does not say".to_owned(),
        })
        .collect()
}
