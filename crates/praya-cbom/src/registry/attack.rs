//! The best attack known on an algorithm.

use serde::{Deserialize, Serialize};

use super::tables::{Family, Tables, Takes, tables};
use crate::{Algorithm, Primitive};

/// The best attack known on an algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attack {
    /// Shor's algorithm breaks it, at any practical size, on a large quantum computer.
    Shor,
    /// Grover's algorithm at most halves its strength in bits.
    Grover,
    /// Already broken, or too weak, without a quantum computer.
    Classical,
    /// None is known, quantum or classical, that matters.
    NoneKnown,
    /// Not known to the registry.
    Unknown,
}

const SHOR: &str = "Shor, Polynomial-Time Algorithms for Prime Factorization and Discrete \
                    Logarithms on a Quantum Computer, 1997";
const GROVER: &str = "Grover, A fast quantum mechanical algorithm for database search, 1996";

/// The best attack known on an algorithm: a fact of its family, its size, what it has inside, and
/// of its digest where it is a signature.
pub fn attack(algorithm: &Algorithm) -> Attack {
    found(algorithm).0
}

/// Who showed the attack: publication and year. `None` where there is no attack to show.
pub fn attack_source(algorithm: &Algorithm) -> Option<&'static str> {
    found(algorithm).1
}

fn found(algorithm: &Algorithm) -> (Attack, Option<&'static str>) {
    let tables = tables();
    let Some(family) = algorithm.family.as_deref().and_then(|id| tables.families.get(id)) else {
        return (Attack::Unknown, None);
    };
    let set = algorithm.parameter_set.as_deref().and_then(|set| family.sets.get(set));
    let by_set = set.and_then(|set| set.attack);
    let attack = by_set.unwrap_or(family.attack);
    if attack != Attack::Classical {
        let small = family.broken_up_to.zip(algorithm.key_size).is_some_and(|(b, size)| size <= b);
        if small {
            return (Attack::Classical, family.broken_by.as_deref());
        }
        if let Some(digest) = broken_digest(tables, algorithm) {
            return (Attack::Classical, digest.broken_by.as_deref());
        }
        if let Some(inner) = inner(family, algorithm) {
            return found(&inner);
        }
    }
    let source = match attack {
        Attack::Shor => Some(SHOR),
        Attack::Grover => Some(GROVER),
        Attack::Classical => family.broken_by.as_deref(),
        Attack::NoneKnown | Attack::Unknown => None,
    };
    (attack, source)
}

/// Collisions break a signature, and no more than a signature.
fn broken_digest(tables: &'static Tables, algorithm: &Algorithm) -> Option<&'static Family> {
    let digest = tables.digests.get(algorithm.digest.as_deref()?)?;
    let family = tables.families.get(&digest.family)?;
    let broken = family.attack == Attack::Classical && algorithm.primitive == Primitive::Signature;
    broken.then_some(family)
}

/// The algorithm inside a MAC or a password scheme, where it alone decides.
fn inner(family: &Family, algorithm: &Algorithm) -> Option<Algorithm> {
    let symmetric = family.takes.contains(&Takes::Cipher) && family.attack != Attack::Shor;
    let inner = super::algorithm(algorithm.parameter_set.as_deref().filter(|_| symmetric)?)?;
    (attack(&inner) == Attack::Classical).then_some(inner)
}
