//! CBOMs of our own: read back as they were, detectors, traces and all.

use std::collections::BTreeSet;

use super::algorithm::read_word;
use super::document::Source;
use super::json::{Component, Place, list, text};
use crate::{
    Algorithm, Asset, CryptoFunction, Library, Location, Material, MaterialKind, PqcSupport,
    Primitive, Sighting, Step, Unresolved,
};

/// What we call ourselves.
pub(super) const TOOL: &str = "praya";

/// An algorithm, from its fields and the properties beside them.
pub(super) fn algorithm(component: &Component<'_>) -> Algorithm {
    let crypto = component.crypto_properties.as_ref();
    let Some(properties) = crypto.and_then(|crypto| crypto.algorithm_properties.as_ref()) else {
        return Algorithm::default();
    };
    let own = |name: &str| component.property(name).map(str::to_owned);
    let some = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
    let name = text(&component.name);
    let functions = list(&properties.crypto_functions).iter();
    let primitive = own("praya:primitive");
    Algorithm {
        name: if name == "unresolved" { String::new() } else { name.to_owned() },
        family: own("praya:family"),
        primitive: read_word(primitive.as_deref().unwrap_or(text(&properties.primitive)))
            .unwrap_or(Primitive::Unknown),
        parameter_set: some(text(&properties.parameter_set_identifier)),
        key_size: own("praya:keySize").and_then(|bits| bits.parse().ok()),
        curve: own("praya:curve"),
        mode: own("praya:mode").or_else(|| some(text(&properties.mode))),
        padding: own("praya:padding").or_else(|| some(text(&properties.padding))),
        digest: own("praya:digest"),
        functions: functions.filter_map(|word| read_word(&word.0)).collect(),
        oid: crypto.and_then(|crypto| some(text(&crypto.oid))),
        classical_security_level: text(&properties.classical_security_level).parse().ok(),
        nist_quantum_security_level: text(&properties.nist_quantum_security_level).parse().ok(),
    }
}

/// What a library's properties say of its abilities.
pub(super) fn pqc(component: &Component<'_>) -> PqcSupport {
    match component.property("praya:pqc") {
        Some("yes") => PqcSupport::Yes {
            algorithms: component
                .all_properties("praya:pqc:algorithm")
                .map(str::to_owned)
                .collect(),
        },
        Some("no") => {
            PqcSupport::No { since: component.property("praya:pqc:since").map(str::to_owned) }
        }
        _ => PqcSupport::Unknown,
    }
}

/// The sightings of a component. Those that were made because another asset contains this one are
/// left out: they are made again.
pub(super) fn sightings(
    component: &Component<'_>,
    asset: &Asset,
    source: &Source<'_>,
) -> Vec<Sighting> {
    let asset = with_properties(component, asset.clone());
    let places = component.evidence.iter().flat_map(|one| one.occurrences.iter().flatten());
    let all = places.filter_map(|place| sighting(place, &asset));
    let all: Vec<_> = all.collect();
    if all.is_empty() && component.evidence.is_none() {
        let location = Location::file(source.file);
        return vec![Sighting::new(asset, location, format!("import/{TOOL}"))];
    }
    all
}

fn with_properties(component: &Component<'_>, asset: Asset) -> Asset {
    let own = |name: &str| component.property(name).map(str::to_owned);
    let all = |name: &str| component.all_properties(name).map(str::to_owned).collect::<Vec<_>>();
    match asset {
        Asset::Certificate(mut one) => {
            one.serial = own("praya:serialNumber").unwrap_or_default();
            one.fingerprint = own("praya:fingerprint:sha256").unwrap_or_default();
            one.public_key_fingerprint =
                own("praya:publicKeyFingerprint:sha256").unwrap_or_default();
            one.issuer_fingerprint = own("praya:issuerFingerprint:sha256");
            one.is_ca = own("praya:isCa").as_deref() == Some("true");
            one.self_signed = own("praya:selfSigned").as_deref() == Some("true");
            one.key_usage = all("praya:keyUsage");
            one.extended_key_usage = all("praya:extendedKeyUsage");
            one.subject_alternative_names = all("praya:subjectAlternativeName");
            one.not_before = own("praya:notBefore").unwrap_or(one.not_before);
            one.not_after = own("praya:notAfter").unwrap_or(one.not_after);
            Asset::Certificate(one)
        }
        Asset::Material(one) => Asset::Material(Box::new(Material {
            material: match own("praya:material").as_deref() {
                Some("parameters") => MaterialKind::Parameters,
                _ => one.material,
            },
            label: own("praya:label"),
            fingerprint: own("praya:fingerprint:sha256"),
            ..*one
        })),
        Asset::Protocol(mut one) => {
            let name = text(&component.name);
            one.name = if name == "unresolved" { String::new() } else { name.to_owned() };
            let crypto = component.crypto_properties.as_ref();
            if let Some(properties) = crypto.and_then(|crypto| crypto.protocol_properties.as_ref())
            {
                let kind = own("praya:protocol");
                let kind = kind.as_deref().unwrap_or(text(&properties.kind));
                one.protocol = read_word(kind).unwrap_or_default();
                one.version = Some(text(&properties.version))
                    .filter(|version| !version.is_empty())
                    .map(str::to_owned);
            }
            Asset::Protocol(one)
        }
        Asset::Library(one) => Asset::Library(Library { pqc: pqc(component), ..one }),
        Asset::Algorithm(one) => Asset::Algorithm(one),
    }
}

/// Reads the facts that stand beside a place, one on each line.
fn sighting(place: &Place, asset: &Asset) -> Option<Sighting> {
    let context = place.additional_context.as_ref().map_or("", |context| context.0.as_str());
    let number = |text: &str| text.parse::<u64>().ok();
    let small = |text: &str| text.parse::<u32>().ok();
    let symbol = place.symbol.as_ref().map(|symbol| symbol.0.clone());
    let mut sighting = Sighting::new(
        asset.clone(),
        Location {
            path: place.location.as_ref().map(|path| path.0.clone())?,
            line: small(text(&place.line)),
            column: None,
            offset: number(text(&place.offset)),
            symbol,
        },
        format!("import/{TOOL}"),
    );
    let mut functions = BTreeSet::<CryptoFunction>::new();
    for line in context.lines() {
        let Some((name, value)) = line.split_once(": ") else { continue };
        match name.split_once(' ') {
            Some(("unresolved", parameter)) => sighting
                .unresolved
                .push(Unresolved { parameter: parameter.to_owned(), reason: value.to_owned() }),
            _ if name == "within" => return None,
            _ if name == "detector" => value.clone_into(&mut sighting.detector),
            _ if name == "column" => sighting.location.column = small(value),
            _ if name == "functions" => {
                functions.extend(value.split(", ").filter_map(read_word::<CryptoFunction>));
            }
            _ if name == "trace" => sighting.trace.extend(step(value)),
            _ => {}
        }
    }
    if let Asset::Algorithm(algorithm) = &mut sighting.asset {
        algorithm.functions = functions;
    }
    Some(sighting)
}

/// `src/Pay.java:12: assigned`.
fn step(text: &str) -> Option<Step> {
    let (place, what) = text.split_once(": ")?;
    let location = match place.rsplit_once(':') {
        Some((path, line)) => match line.parse() {
            Ok(line) => Location::line(path, line),
            Err(_) => Location::file(place),
        },
        None => Location::file(place),
    };
    Some(Step { location, what: what.to_owned() })
}
