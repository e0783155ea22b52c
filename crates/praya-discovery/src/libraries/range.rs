//! Sets of versions, as requirements state them.

use super::Version;

/// An unbroken run of versions; a missing end is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// First version, and whether it is inside.
    pub low: Option<(Version, bool)>,
    /// Last version, and whether it is inside.
    pub high: Option<(Version, bool)>,
}

impl Interval {
    /// Every version.
    pub fn any() -> Self {
        Self::default()
    }

    /// One version.
    pub fn exactly(version: Version) -> Self {
        Self { low: Some((version.clone(), true)), high: Some((version, true)) }
    }

    /// That version and every later one.
    pub fn from(version: Version) -> Self {
        Self { low: Some((version, true)), high: None }
    }

    /// From a version up to but without another.
    pub fn between(low: Version, high: Version) -> Self {
        Self { low: Some((low, true)), high: Some((high, false)) }
    }

    /// The versions in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(if (&a.0, !a.1) >= (&b.0, !b.1) { a } else { b }),
            (a, b) => a.or(b),
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(if (&a.0, a.1) <= (&b.0, b.1) { a } else { b }),
            (a, b) => a.or(b),
        };
        Self { low, high }
    }

    /// Whether the version is inside.
    pub fn contains(&self, version: &Version) -> bool {
        let above = self
            .low
            .as_ref()
            .is_none_or(|(low, inside)| version > low || (*inside && version == low));
        let below = self
            .high
            .as_ref()
            .is_none_or(|(high, inside)| version < high || (*inside && version == high));
        above && below
    }

    /// The lowest version inside, as far as comparison goes.
    pub fn lowest(&self) -> Version {
        self.low.as_ref().map_or_else(Version::lowest, |(version, _)| version.clone())
    }
}
