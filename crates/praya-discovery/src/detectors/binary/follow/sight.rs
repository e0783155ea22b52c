//! Turns what was followed into sightings.

use std::collections::BTreeSet;

use praya_cbom::{Algorithm, Asset, CryptoFunction, Location, Sighting, Unresolved, registry};

use super::rules::Parameter;
use super::thing::{Site, Thing};
use super::value::{Atom, Value};
use crate::detectors::binary::protocol;

/// Combinations of parameters that are told apart at one place.
const MOST: usize = 16;

/// The sightings of one object: one for each combination of values that it can have.
pub(in super::super) fn sightings(thing: &Thing, path: &str, detector: &str) -> Vec<Sighting> {
    let Some(site) = thing.site.as_ref().filter(|_| !thing.absorbed) else { return Vec::new() };
    let place = Location {
        line: site.line,
        offset: site.offset,
        ..Location::file(path).with_symbol(site.symbol.clone())
    };
    if let Some(protocols) = thing.set.get(&Parameter::Protocol) {
        return protocol_sightings(protocols, &place, detector);
    }
    let names = thing.set.get(&Parameter::Algorithm).cloned().unwrap_or_default();
    let (sizes, size_reason) = sizes(thing);
    let mut sightings = Vec::new();
    for name in texts(&names) {
        for size in or_none(&sizes) {
            for curve in or_none(&texts_of(thing, Parameter::Curve)) {
                let algorithm = compose(&name, size, curve.as_deref(), thing);
                let mut sighting = of(algorithm, &name, functions(thing, site), &place, detector);
                sighting.unresolved.extend(missing(
                    thing,
                    site,
                    &sighting.asset,
                    size_reason.clone(),
                ));
                sightings.push(sighting);
            }
        }
    }
    sightings.truncate(MOST);
    let unknown = names.unknown.as_deref().or(names.atoms.is_empty().then_some("is not given"));
    if let Some(reason) = unknown {
        let algorithm = Algorithm { functions: functions(thing, site), ..Algorithm::default() };
        let sighting = Sighting::new(Asset::Algorithm(algorithm), place, detector);
        sightings.push(sighting.unresolved("algorithm", reason));
    }
    sightings
}

fn protocol_sightings(protocols: &Value, place: &Location, detector: &str) -> Vec<Sighting> {
    let mut sightings: Vec<Sighting> = texts(protocols)
        .iter()
        .map(|name| {
            let (protocol, unresolved) = protocol::named(name);
            let asset = Asset::Protocol(Box::new(protocol));
            let mut sighting = Sighting::new(asset, place.clone(), detector);
            sighting.unresolved.extend(unresolved);
            sighting
        })
        .collect();
    if let Some(reason) = &protocols.unknown {
        let asset = Asset::Protocol(Box::new(protocol::any_tls()));
        let sighting = Sighting::new(asset, place.clone(), detector);
        sightings.push(sighting.unresolved("version", reason.as_ref()));
    }
    sightings
}

/// An algorithm as the registry knows it with these parameters; `None` where it does not know it.
fn compose(name: &str, size: Option<u32>, curve: Option<&str>, thing: &Thing) -> Option<Algorithm> {
    let mut algorithm = registry::algorithm(name)?;
    for (parameter, with) in [
        (Parameter::Mode, Algorithm::with_mode as fn(Algorithm, &str) -> Algorithm),
        (Parameter::Padding, Algorithm::with_padding),
        (Parameter::Digest, Algorithm::with_digest),
    ] {
        if let [only] = texts_of(thing, parameter).as_slice() {
            algorithm = with(algorithm, only);
        }
    }
    if let Some(curve) = curve {
        return Some(algorithm.with_curve(curve));
    }
    match size {
        Some(size) if algorithm.key_size.is_none() && algorithm.curve.is_none() => {
            Some(algorithm.with_key_size(size))
        }
        _ => Some(algorithm),
    }
}

fn of(
    algorithm: Option<Algorithm>,
    name: &str,
    functions: BTreeSet<CryptoFunction>,
    place: &Location,
    detector: &str,
) -> Sighting {
    let known = algorithm.is_some();
    let mut algorithm = algorithm.unwrap_or_default();
    algorithm.functions.extend(functions);
    let sighting = Sighting::new(Asset::Algorithm(algorithm), place.clone(), detector);
    if known {
        return sighting;
    }
    sighting.unresolved("algorithm", format!("'{name}' is not the name of a known algorithm"))
}

/// Parameters that the place needs and that were not told.
fn missing(
    thing: &Thing,
    site: &Site,
    asset: &Asset,
    size_reason: Option<String>,
) -> Vec<Unresolved> {
    let Asset::Algorithm(algorithm) = asset else { return Vec::new() };
    let unresolved =
        |parameter: &str, reason: String| Unresolved { parameter: parameter.to_owned(), reason };
    let mut missing = Vec::new();
    let sized = algorithm.key_size.is_some() || algorithm.curve.is_some();
    if site.needs.contains(&Parameter::KeySize) && !sized && algorithm.parameter_set.is_none() {
        let reason = size_reason.unwrap_or_else(|| "no call that sets it was seen here".to_owned());
        missing.push(unresolved("keySize", reason));
    }
    if site.needs.contains(&Parameter::Mode) && algorithm.mode.is_none() {
        let symmetric = algorithm.primitive == praya_cbom::Primitive::BlockCipher;
        if symmetric {
            let reason = "the name gives none, and the provider's default is used".to_owned();
            missing.push(unresolved("mode", reason));
        }
    }
    for (parameter, name) in [(Parameter::Curve, "curve"), (Parameter::Digest, "digest")] {
        if let Some(reason) = thing.set.get(&parameter).and_then(|value| value.unknown.as_ref()) {
            missing.push(unresolved(name, reason.to_string()));
        }
    }
    missing
}

/// Key sizes in bits, and why there may be others.
fn sizes(thing: &Thing) -> (Vec<u32>, Option<String>) {
    let bits = thing.set.get(&Parameter::KeySize).cloned().unwrap_or_default();
    let bytes = thing.set.get(&Parameter::KeyBytes).cloned().unwrap_or_default();
    let ints = |value: &Value, factor: u32| -> Vec<u32> {
        value
            .atoms
            .iter()
            .filter_map(|atom| match atom {
                Atom::Int(value) => u32::try_from(*value).ok()?.checked_mul(factor),
                _ => None,
            })
            .filter(|size| *size > 0)
            .collect()
    };
    let mut sizes = ints(&bits, 1);
    sizes.extend(ints(&bytes, 8));
    sizes.sort_unstable();
    sizes.dedup();
    (sizes, bits.unknown.or(bytes.unknown).map(|reason| reason.to_string()))
}

/// What the program does with it: as the rule says, and as arguments say.
fn functions(thing: &Thing, site: &Site) -> BTreeSet<CryptoFunction> {
    let mut functions = site.functions.clone();
    for text in texts_of(thing, Parameter::Does) {
        functions.extend(serde_json::from_value::<CryptoFunction>(text.into()));
    }
    functions
}

fn texts(value: &Value) -> Vec<String> {
    value.atoms.iter().filter_map(Atom::as_text).map(|text| text.to_string()).collect()
}

fn texts_of(thing: &Thing, parameter: Parameter) -> Vec<String> {
    thing.set.get(&parameter).map(texts).unwrap_or_default()
}

fn or_none<T: Clone>(values: &[T]) -> Vec<Option<T>> {
    if values.is_empty() { vec![None] } else { values.iter().cloned().map(Some).collect() }
}
