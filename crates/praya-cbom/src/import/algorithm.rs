//! An algorithm as a tool names it.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::json::{AlgorithmProperties, Component, list, text};
use super::notes::{Notes, shown};
use crate::{Algorithm, CryptoFunction, Primitive, Unresolved, registry};

/// Names by which tools say that they do not know.
const NOT_KNOWN: [&str; 6] = ["", "unknown", "other", "none", "null", "n/a"];

/// The algorithm of a component, and what could not be told of it.
pub(super) fn read(component: &Component<'_>, notes: &mut Notes) -> (Algorithm, Vec<Unresolved>) {
    let none = AlgorithmProperties::default();
    let crypto = component.crypto_properties.as_ref();
    let properties =
        crypto.and_then(|crypto| crypto.algorithm_properties.as_ref()).unwrap_or(&none);
    notes.fields("algorithmProperties", &properties.rest);
    let oid = crypto.map_or("", |crypto| text(&crypto.oid));
    let name = plain_name(text(&component.name));
    let mut unresolved = Vec::new();
    let mut algorithm = match named(name, properties, oid) {
        Some(algorithm) => {
            let algorithm = with_parameters(algorithm, properties, &mut unresolved, notes);
            let algorithm = with_identifier(algorithm, oid, name, notes);
            unresolved.extend(untold(&algorithm));
            algorithm
        }
        None => unknown(name, properties, &mut unresolved, notes),
    };
    algorithm.functions = functions(properties, notes);
    (algorithm, unresolved)
}

/// The algorithm that a mere name or identifier names, in any spelling.
pub(super) fn by_name(name: &str) -> Option<Algorithm> {
    let name = plain_name(name);
    registry::algorithm(name).or_else(|| registry::algorithm_by_oid(name))
}

/// A name without what tools write around it: `RSA (key-agree)`, `secret-key@11f3...`.
fn plain_name(name: &str) -> &str {
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    match name.rsplit_once('@') {
        Some((before, after)) if after.len() == 36 && after.matches('-').count() == 4 => before,
        _ => name,
    }
}

/// By its name; where that is not known, by what else names it.
fn named(name: &str, properties: &AlgorithmProperties, oid: &str) -> Option<Algorithm> {
    let names = [name, text(&properties.variant)];
    let names = names.into_iter().filter(|name| is_known(name));
    names
        .filter_map(registry::algorithm)
        .next()
        .or_else(|| registry::algorithm_by_oid(oid))
        .or_else(|| registry::algorithm(text(&properties.algorithm_family)))
}

/// Whether a value says anything.
pub(super) fn is_known(value: &str) -> bool {
    !NOT_KNOWN.iter().any(|word| value.eq_ignore_ascii_case(word))
}

fn unknown(
    name: &str,
    properties: &AlgorithmProperties,
    unresolved: &mut Vec<Unresolved>,
    notes: &mut Notes,
) -> Algorithm {
    let name = if is_known(name) { name } else { "" };
    let reason = match name {
        "" => "the CBOM does not name it".to_owned(),
        name => format!("'{}' is no algorithm that is known", shown(name)),
    };
    unresolved.push(Unresolved { parameter: "algorithm".to_owned(), reason });
    Algorithm {
        name: shown(name),
        primitive: primitive(text(&properties.primitive), notes),
        ..Algorithm::default()
    }
}

/// With the parameters that stand beside the name. What the name itself says counts more.
fn with_parameters(
    mut algorithm: Algorithm,
    properties: &AlgorithmProperties,
    unresolved: &mut Vec<Unresolved>,
    notes: &mut Notes,
) -> Algorithm {
    algorithm = with_set(algorithm, text(&properties.parameter_set_identifier), notes);
    for curve in [text(&properties.elliptic_curve), text(&properties.curve)] {
        let short = curve.rsplit_once('/').map_or(curve, |(_, name)| name);
        if algorithm.curve.is_none() && is_known(short) {
            algorithm = algorithm.with_curve(short);
        }
    }
    let is_cipher = algorithm.primitive == Primitive::BlockCipher;
    for (parameter, value) in [("mode", &properties.mode), ("padding", &properties.padding)] {
        let value = text(value);
        let has = if parameter == "mode" { &algorithm.mode } else { &algorithm.padding };
        match value {
            _ if has.is_some() || value.is_empty() => {}
            _ if is_known(value) && parameter == "mode" => algorithm = algorithm.with_mode(value),
            _ if is_known(value) => algorithm = algorithm.with_padding(value),
            _ if is_cipher => unresolved.push(Unresolved {
                parameter: parameter.to_owned(),
                reason: format!("the CBOM says '{}'", shown(value)),
            }),
            _ => {}
        }
    }
    algorithm
}

/// With its parameter set: a key size, a curve or the name of a set. Where the algorithm has a
/// digest, tools write the digest's size there too: SHA512withRSA with 512 is no RSA-512.
fn with_set(algorithm: Algorithm, set: &str, notes: &mut Notes) -> Algorithm {
    let is_told = algorithm.parameter_set.is_some() || algorithm.key_size.is_some();
    if !is_known(set) || is_told || is_size_of_digest(&algorithm, set) {
        return algorithm;
    }
    if let Ok(bits) = set.parse::<u32>() {
        let sized = algorithm.clone().with_key_size(bits);
        if sized.key_size == Some(bits) || sized.parameter_set.as_deref() == Some(set) {
            return sized;
        }
    } else if registry::curve(set).is_some() {
        return algorithm.with_curve(set);
    } else if let Some(whole) = registry::algorithm(set) {
        if whole.family == algorithm.family {
            return whole;
        }
    } else if let Some(whole) = registry::algorithm(&format!("{}-{set}", algorithm.name)) {
        return whole;
    }
    notes.note(format!("parameter set '{}' of {} is not known", shown(set), algorithm.name));
    algorithm
}

fn is_size_of_digest(algorithm: &Algorithm, set: &str) -> bool {
    let bits = algorithm.digest.as_deref().and_then(registry::algorithm);
    let bits = bits.and_then(|digest| digest.key_size);
    bits.is_some_and(|bits| set.parse() == Ok(bits))
}

/// With what its object identifier adds. An identifier that names something else is noted, and
/// the name is believed.
fn with_identifier(algorithm: Algorithm, oid: &str, name: &str, notes: &mut Notes) -> Algorithm {
    let Some(identified) = registry::algorithm_by_oid(oid) else {
        if !oid.is_empty() {
            notes.value("object identifier", oid);
        }
        return algorithm;
    };
    let agrees = |mine: &Option<String>, theirs: &Option<String>| {
        mine.is_none() || theirs.is_none() || mine == theirs
    };
    let is_same = identified.family == algorithm.family
        && agrees(&algorithm.digest, &identified.digest)
        && agrees(&algorithm.parameter_set, &identified.parameter_set)
        && agrees(&algorithm.mode, &identified.mode);
    if !is_same && identified.name != algorithm.name {
        if !is_key_of(&algorithm, &identified) {
            let (name, oid) = (shown(name), shown(oid));
            notes.note(format!("'{name}' has the object identifier {oid}, of {}", identified.name));
        }
        return algorithm;
    }
    let algorithm = match (&algorithm.mode, &identified.mode) {
        (None, Some(mode)) => algorithm.with_mode(mode),
        _ => algorithm,
    };
    match (&algorithm.parameter_set, &identified.parameter_set) {
        (None, Some(set)) => with_set(algorithm, set, notes),
        _ => algorithm,
    }
}

/// Whether an identifier is that of the algorithm's key, as id-ecPublicKey is of ECDSA's.
fn is_key_of(algorithm: &Algorithm, identified: &Algorithm) -> bool {
    identified.name == "EC" && registry::attack(algorithm) == registry::Attack::Shor
}

/// What is missing without which its strength cannot be told. The scheme of a signature, which
/// says its digest and leaves the key to the key, lacks nothing.
fn untold(algorithm: &Algorithm) -> Option<Unresolved> {
    let needs_more = algorithm.classical_security_level.is_none() && algorithm.digest.is_none();
    let parameter = match (algorithm.primitive, algorithm.family.as_deref()) {
        _ if !needs_more => None,
        (_, Some("EC" | "ECDSA" | "ECDH" | "EdDSA" | "ECIES")) => Some("curve"),
        (_, Some("RSA" | "DSA" | "FFDH" | "ElGamal" | "AES")) => Some("keySize"),
        (Primitive::Kem | Primitive::Signature, _) if algorithm.parameter_set.is_none() => {
            Some("parameterSet")
        }
        _ => None,
    }?;
    Some(Unresolved { parameter: parameter.to_owned(), reason: "the CBOM does not say".to_owned() })
}

fn functions(
    properties: &AlgorithmProperties,
    notes: &mut Notes,
) -> std::collections::BTreeSet<CryptoFunction> {
    let words = list(&properties.crypto_functions).iter().map(|word| word.0.trim());
    let known = words.filter(|word| is_known(word)).filter_map(|word| {
        let function = read_word(word);
        if function.is_none() {
            notes.value("crypto function", word);
        }
        function
    });
    known.collect()
}

/// A primitive, also as the drafts before 1.6 wrote it (`blockcipher`).
fn primitive(word: &str, notes: &mut Notes) -> Primitive {
    let hyphenated = match word {
        "blockcipher" => "block-cipher",
        "streamcipher" => "stream-cipher",
        "keyagree" | "key-agreement" => "key-agree",
        "" => "unknown",
        word => word,
    };
    read_word(hyphenated).unwrap_or_else(|| {
        notes.value("primitive", word);
        Primitive::Unknown
    })
}

/// A word of one of our lists.
pub(super) fn read_word<'de, T: Deserialize<'de>>(word: &'de str) -> Option<T> {
    let deserializer: StrDeserializer<'de, Error> = word.into_deserializer();
    T::deserialize(deserializer).ok()
}
