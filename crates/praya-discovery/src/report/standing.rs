//! Where an algorithm stands against the best attack known: a fact of the registry, not a
//! judgement of its use.

use praya_cbom::registry::{self, Attack};
use praya_cbom::{Algorithm, Primitive};
use serde::Serialize;

/// Bits of security below which NIST SP 800-131A Rev. 2 allows no protection of new data.
const ENOUGH_TODAY: u32 = 112;

/// Where an algorithm stands, in the order in which reports list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A large quantum computer breaks it by Shor's algorithm, at any practical size.
    QuantumBroken,
    /// Broken, or too weak, without a quantum computer.
    BrokenToday,
    /// Not broken; Grover's algorithm brings it below the weakest NIST strength category.
    Weakened,
    /// Not known: the algorithm is not, or its strength hangs on what was not told.
    Unknown,
    /// Symmetric or a hash, and of NIST strength category 1 or more. Says nothing of how it is used.
    Sufficient,
    /// Made to withstand a quantum computer, hybrids included.
    PostQuantum,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 6] = [
        Self::QuantumBroken,
        Self::BrokenToday,
        Self::Weakened,
        Self::Unknown,
        Self::Sufficient,
        Self::PostQuantum,
    ];

    /// Where an algorithm stands.
    pub fn of(algorithm: &Algorithm) -> Self {
        match registry::attack(algorithm) {
            Attack::Shor => Self::QuantumBroken,
            Attack::Classical => Self::BrokenToday,
            Attack::Grover => match algorithm.nist_quantum_security_level {
                Some(0) => Self::Weakened,
                Some(_) => Self::Sufficient,
                None => Self::Unknown,
            },
            Attack::NoneKnown if is_asymmetric(algorithm.primitive) => Self::PostQuantum,
            Attack::NoneKnown => Self::Sufficient,
            Attack::Unknown => Self::Unknown,
        }
    }

    /// Its word in JSON, and in the keys of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::QuantumBroken => "quantum-broken",
            Self::BrokenToday => "broken-today",
            Self::Weakened => "weakened",
            Self::Unknown => "unknown",
            Self::Sufficient => "sufficient",
            Self::PostQuantum => "post-quantum",
        }
    }
}

/// Whether it is too weak already, whatever a quantum computer does to it: RSA-1024 is both.
pub(super) fn is_weak_today(algorithm: &Algorithm) -> bool {
    registry::attack(algorithm) == Attack::Classical
        || algorithm.classical_security_level.is_some_and(|bits| bits < ENOUGH_TODAY)
}

fn is_asymmetric(primitive: Primitive) -> bool {
    matches!(
        primitive,
        Primitive::Signature
            | Primitive::Pke
            | Primitive::Kem
            | Primitive::KeyAgree
            | Primitive::Combiner
    )
}
