//! Hybrids: a classical and a post-quantum algorithm together.

use super::Attack;
use super::draft::Draft;
use super::parts::Parts;
use super::reader::{by_words, size_exists};
use super::tables::{Form, Tables, Takes, tables};
use crate::{Algorithm, Primitive};

/// The algorithms that a hybrid or composite is made of; empty for any other.
pub fn components(algorithm: &Algorithm) -> Vec<Algorithm> {
    let hybrid = algorithm.primitive == Primitive::Combiner;
    let set = algorithm.parameter_set.as_deref().filter(|_| hybrid);
    set.map(|set| parts_of(tables(), set)).unwrap_or_default()
}

/// The parts of a hybrid by its name.
pub(super) fn parts_of(tables: &'static Tables, name: &str) -> Vec<Algorithm> {
    let read = |part: &str| by_words(tables, part);
    match tables.hybrids.get(name) {
        Some(hybrid) => hybrid.parts.iter().filter_map(|part| read(part)).collect(),
        None => name.split('+').filter_map(read).collect(),
    }
}

/// `p256_mlkem512`, `rsa3072_mldsa44`: a post-quantum parameter set beside a curve or RSA key.
pub(super) fn assemble(tables: &'static Tables, draft: &Draft<'_>) -> Option<Algorithm> {
    let set = draft.set?;
    let quantum = draft.families.iter().find_map(|id| {
        let family = tables.families.get(*id)?;
        (family.sets.contains_key(set) && family.attack == Attack::NoneKnown).then_some(family)
    })?;
    let plain = draft.digests.is_empty() && draft.mode.is_none() && draft.padding.is_none();
    let rest: Vec<&str> = draft.families.iter().copied().filter(|id| *id != quantum.id).collect();
    let signs = quantum.primitive == Primitive::Signature;
    let family = match rest.as_slice() {
        [] | ["EC"] if draft.curve.is_some() => agreement_or_signature(signs),
        ["ECDH" | "XDH"] if !signs => "ECDH",
        ["ECDSA" | "EdDSA"] if signs => "ECDSA",
        ["RSA"] => "RSA",
        _ => return None,
    };
    let mut classical = Parts::new(tables, tables.families.get(family)?);
    match draft.numbers.as_slice() {
        [] if classical.family.takes.contains(&Takes::Curve) => {
            classical.curve = Some(draft.curve?.to_owned());
        }
        [size]
            if family == "RSA" && draft.curve.is_none() && size_exists(classical.family, *size) =>
        {
            classical.size = Some(*size);
        }
        _ => return None,
    }
    let fits = !signs || classical.curve_entry().is_none_or(|c| c.form != Form::Montgomery);
    (plain && fits && classical.curve_fits()).then_some(())?;
    let mut post_quantum = Parts::new(tables, quantum);
    post_quantum.set = Some(set.to_owned());
    Some(named(tables, &classical.algorithm().name, &post_quantum.algorithm().name, signs))
}

fn agreement_or_signature(signs: bool) -> &'static str {
    if signs { "ECDSA" } else { "ECDH" }
}

/// By its name in the registry, where the same parts have one in TLS or SSH; otherwise by parts.
fn named(tables: &'static Tables, classical: &str, quantum: &str, signs: bool) -> Algorithm {
    let id = if signs { "Hybrid-Signature" } else { "Hybrid-KEM" };
    let known = tables.hybrids.iter().find(|(name, hybrid)| {
        hybrid.family == id
            && *name != "X-Wing"
            && hybrid.parts.iter().all(|part| part == classical || part == quantum)
    });
    let set = known.map_or_else(|| format!("{classical}+{quantum}"), |(name, _)| name.clone());
    match tables.families.get(id) {
        Some(family) => {
            let mut parts = Parts::new(tables, family);
            parts.set = Some(set);
            parts.algorithm()
        }
        None => Algorithm { name: set, ..Algorithm::default() },
    }
}
