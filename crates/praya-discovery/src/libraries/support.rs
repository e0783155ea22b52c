//! Whether a version, or every version of a range, can do post-quantum cryptography.

use std::collections::BTreeSet;

use praya_cbom::PqcSupport;

use super::{Entry, Fact, Interval, Scheme, Version};

impl Entry {
    /// What one version can do.
    pub fn pqc_at(&self, version: &str, scheme: Scheme) -> PqcSupport {
        let range = Version::parse(version, scheme).map(Interval::exactly);
        self.pqc_in(range.as_slice())
    }

    /// What every version of a range can do; unknown unless they agree.
    pub fn pqc_in(&self, range: &[Interval]) -> PqcSupport {
        if self.classical.is_some() {
            return PqcSupport::No { since: None };
        }
        if self.pqc.iter().any(|fact| !fact.verified) {
            return PqcSupport::Unknown;
        }
        range
            .iter()
            .flat_map(|interval| self.turning_points(interval))
            .map(|version| self.pqc_of(&version, range))
            .reduce(agreed)
            .unwrap_or_default()
    }

    /// The versions of an interval at which what the library can do may change: its lowest, and
    /// each at which a fact begins or ends.
    fn turning_points(&self, interval: &Interval) -> Vec<Version> {
        let bounds = self.pqc.iter().flat_map(|fact| [fact.since(), fact.until()]).flatten();
        let mut points = vec![interval.lowest()];
        points.extend(bounds.filter(|version| interval.contains(version)));
        points
    }

    fn pqc_of(&self, version: &Version, range: &[Interval]) -> PqcSupport {
        let holding = || self.pqc.iter().filter(|fact| fact.holds_at(version));
        let offered: BTreeSet<&String> =
            holding().filter(|fact| !fact.optional).flat_map(|fact| &fact.algorithms).collect();
        if !offered.is_empty() {
            return PqcSupport::Yes { algorithms: offered.into_iter().cloned().collect() };
        }
        if holding().next().is_some() {
            return PqcSupport::Unknown;
        }
        let since = self
            .pqc
            .iter()
            .filter_map(|fact| Some((fact.since()?, fact)))
            .filter(|(since, _)| since > version)
            .min_by(|a, b| a.0.cmp(&b.0))
            .map(|(_, fact)| fact.since.clone());
        if since.is_some() || self.has_none_in(range) {
            return PqcSupport::No { since };
        }
        PqcSupport::Unknown
    }

    /// Whether the catalogue says of the whole range that no version of it offers any.
    fn has_none_in(&self, range: &[Interval]) -> bool {
        let Some(through) = self.none_through.as_deref() else { return false };
        let Some(through) = Version::parse(through, Scheme::Upstream) else { return false };
        range
            .iter()
            .all(|interval| interval.high.as_ref().is_some_and(|(high, _)| high <= &through))
    }
}

impl Fact {
    fn since(&self) -> Option<Version> {
        Version::parse(&self.since, Scheme::Upstream)
    }

    fn until(&self) -> Option<Version> {
        Version::parse(self.until.as_deref()?, Scheme::Upstream)
    }

    fn holds_at(&self, version: &Version) -> bool {
        self.since().is_some_and(|since| version >= &since)
            && self.until().is_none_or(|until| version < &until)
    }
}

/// What two versions have in common.
fn agreed(a: PqcSupport, b: PqcSupport) -> PqcSupport {
    match (a, b) {
        (PqcSupport::Yes { algorithms: a }, PqcSupport::Yes { algorithms: b }) => {
            let common: Vec<String> = a.into_iter().filter(|name| b.contains(name)).collect();
            if common.is_empty() {
                PqcSupport::Unknown
            } else {
                PqcSupport::Yes { algorithms: common }
            }
        }
        (PqcSupport::No { since: a }, PqcSupport::No { since: b }) => {
            PqcSupport::No { since: a.or(b) }
        }
        _ => PqcSupport::Unknown,
    }
}
