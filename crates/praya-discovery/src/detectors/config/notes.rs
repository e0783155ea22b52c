//! Writes down what one detector sees in one artefact.

use praya_cbom::{Algorithm, Asset, CryptoFunction, Location, Material, Sighting, registry};

use super::schemes;
use super::syntax::Problem;
use crate::detectors::credential;
use crate::{Artefact, Report};

/// A line and the setting that stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u32,
    pub(crate) setting: String,
}

impl Place {
    pub(crate) fn new(line: u32, setting: impl Into<String>) -> Self {
        Self { line, setting: setting.into() }
    }
}

/// Writes sightings of one detector in one artefact into its report.
pub(crate) struct Notes<'r> {
    artefact: Artefact<'r>,
    detector: &'static str,
    report: &'r mut Report,
}

impl<'r> Notes<'r> {
    pub(crate) fn new(
        artefact: &Artefact<'r>,
        detector: &'static str,
        report: &'r mut Report,
    ) -> Self {
        Self { artefact: *artefact, detector, report }
    }

    pub(crate) fn location(&self, place: &Place) -> Location {
        Location::line(self.artefact.path, place.line).with_symbol(place.setting.clone())
    }

    /// A sighting of an asset at a place, for the caller to complete and [`Notes::add`].
    pub(crate) fn sighting(&self, asset: Asset, place: &Place) -> Sighting {
        Sighting::new(asset, self.location(place), self.detector)
    }

    /// Adds a sighting, once.
    pub(crate) fn add(&mut self, sighting: Sighting) {
        if !self.report.sightings.contains(&sighting) {
            self.report.sighting(sighting);
        }
    }

    /// An algorithm that a setting names.
    pub(crate) fn algorithm(&mut self, spelled: &str, function: CryptoFunction, place: &Place) {
        let sighting = match registry::algorithm(spelled) {
            Some(algorithm) => self.sighting(used_to(algorithm, function), place),
            None => self
                .sighting(used_to(Algorithm::default(), function), place)
                .unresolved("algorithm", unknown_name(spelled)),
        };
        self.add(sighting);
    }

    /// The algorithm that a scheme for passwords is built on.
    pub(crate) fn scheme(&mut self, name: &str, place: &Place) {
        let sighting = match schemes::named(name) {
            Some(algorithm) => self.sighting(used_to(algorithm, CryptoFunction::Keyderive), place),
            None => self
                .sighting(used_to(Algorithm::default(), CryptoFunction::Keyderive), place)
                .unresolved("algorithm", unknown_name(name)),
        };
        self.add(sighting);
    }

    /// The algorithm of a hash that stands in the file. The hash itself goes nowhere.
    pub(crate) fn hash(&mut self, hash: &str, place: &Place) {
        if let Some(algorithm) = schemes::of_hash(hash) {
            let sighting = self.sighting(used_to(algorithm, CryptoFunction::Keyderive), place);
            self.add(sighting);
        }
    }

    /// An algorithm whose key size stands beside its name.
    pub(crate) fn sized_algorithm(
        &mut self,
        spelled: &str,
        bits: &str,
        function: CryptoFunction,
        place: &Place,
    ) {
        let sized = registry::algorithm(spelled).zip(bits.trim().parse().ok());
        let sighting = match sized {
            Some((algorithm, bits)) => {
                self.sighting(used_to(algorithm.with_key_size(bits), function), place)
            }
            None => return self.algorithm(spelled, function, place),
        };
        self.add(sighting);
    }

    /// An algorithm that a setting decides upon and that cannot be told.
    pub(crate) fn unknown_algorithm(&mut self, reason: impl Into<String>, place: &Place) {
        let sighting = self
            .sighting(Asset::Algorithm(Algorithm::default()), place)
            .unresolved("algorithm", reason);
        self.add(sighting);
    }

    /// Key material that stands in the file.
    pub(crate) fn material(&mut self, material: Material, place: &Place) {
        let sighting = self.sighting(Asset::Material(Box::new(material)), place);
        self.add(sighting);
    }

    /// Certificates and keys in something that stands in the file, under a path of its own.
    pub(crate) fn nested(&mut self, entry: &str, bytes: &[u8]) {
        let path = format!("{}!/{entry}", self.artefact.path);
        let artefact = Artefact { path: &path, bytes };
        for detector in credential::ALL.iter().filter(|detector| detector.wants(&artefact)) {
            detector.detect(&artefact, self.report);
        }
    }

    /// A part of the file that could not be read.
    pub(crate) fn problem(&mut self, problem: Option<Problem>) {
        if let Some(Problem { line, reason }) = problem {
            self.report.unreadable(&self.artefact, format!("line {line}: {reason}"));
        }
    }

    /// The file as text; says so where it is not text.
    pub(crate) fn text(&mut self) -> Option<&'r str> {
        let text = self.artefact.text();
        if text.is_none() {
            self.report.unreadable(&self.artefact, "not valid UTF-8");
        }
        text
    }
}

fn used_to(mut algorithm: Algorithm, function: CryptoFunction) -> Asset {
    algorithm.functions.insert(function);
    Asset::Algorithm(algorithm)
}

/// Why a name led to nothing.
pub(crate) fn unknown_name(spelled: &str) -> String {
    format!("the name '{}' is not in the registry", shown(spelled))
}

/// A value of a setting, short enough for a reason.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 80;
    match value.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}...", value.get(..at).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// Why a value could not be told, where it holds a placeholder that something else fills in.
pub(crate) fn placeholder(value: &str) -> Option<String> {
    let kinds = ["${", "{{", "<%", "%{", "$(", "@@"];
    let found = kinds.iter().any(|kind| value.contains(kind))
        || value.starts_with('$') && value.len() > 1
        || value.starts_with('<') && value.ends_with('>');
    found.then(|| format!("'{}' is filled in from outside this file", shown(value)))
}
