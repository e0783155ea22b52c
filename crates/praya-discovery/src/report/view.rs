//! What the text and the HTML report show: the inventory by what a reader asks of it.

use std::collections::{BTreeMap, BTreeSet};

use praya_cbom::{
    Algorithm, Asset, Certificate, Item, Library, Location, Material, MaterialKind, Occurrence,
    PqcSupport, Primitive, Protocol,
};

use super::About;
use super::date::Day;
use super::standing::{Standing, is_weak_today};
use crate::ScanResult;

/// Days ahead within which a certificate's end is near.
pub(super) const SOON: i64 = 90;

/// An algorithm by its name: several items can share it.
pub(super) struct AlgorithmRow<'a> {
    pub(super) name: &'a str,
    pub(super) standing: Standing,
    pub(super) is_weak_today: bool,
    pub(super) items: Vec<&'a Item>,
    /// Distinct places, in order.
    pub(super) places: BTreeSet<&'a Location>,
    /// Places where a parameter could not be told.
    pub(super) unresolved: usize,
}

impl AlgorithmRow<'_> {
    /// Whether every use of it is a signature, as far as is known.
    pub(super) fn is_only_signature(&self) -> bool {
        self.items.iter().all(|item| match &item.asset {
            Asset::Algorithm(algorithm) => algorithm.primitive == Primitive::Signature,
            _ => false,
        })
    }
}

/// How the validity of a certificate lies to the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Validity {
    /// It has ended.
    Expired,
    /// It ends within [`SOON`] days.
    EndsSoon,
    /// It has not begun.
    NotYet,
    /// It holds.
    Holds,
    /// There is no as-of date, or the certificate has no date.
    Unknown,
}

pub(super) struct CertificateRow<'a> {
    pub(super) item: &'a Item,
    pub(super) certificate: &'a Certificate,
    pub(super) validity: Validity,
}

/// How a key is protected where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Protection {
    Open,
    Unknown,
    Protected,
}

pub(super) struct KeyRow<'a> {
    pub(super) item: &'a Item,
    pub(super) material: &'a Material,
    pub(super) protection: Protection,
}

/// The inventory by what a reader asks of it, each list in the order in which it is shown.
pub(super) struct View<'a> {
    pub(super) algorithms: Vec<AlgorithmRow<'a>>,
    pub(super) certificates: Vec<CertificateRow<'a>>,
    /// Private and secret keys, passwords, and what may hold them; public keys are not here.
    pub(super) keys: Vec<KeyRow<'a>>,
    pub(super) protocols: Vec<(&'a Item, &'a Protocol)>,
    pub(super) libraries: Vec<(&'a Item, &'a Library)>,
    /// Places where some parameter of any asset could not be told.
    pub(super) unresolved: usize,
}

/// Algorithms and places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) names: usize,
    pub(super) places: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(result: &'a ScanResult, about: &About) -> Self {
        let today = about.as_of.as_deref().and_then(Day::read);
        let mut view = Self {
            algorithms: algorithms(&result.inventory.items),
            certificates: Vec::new(),
            keys: Vec::new(),
            protocols: Vec::new(),
            libraries: Vec::new(),
            unresolved: 0,
        };
        for item in &result.inventory.items {
            view.unresolved += item.occurrences.iter().filter(|one| is_unresolved(one)).count();
            match &item.asset {
                Asset::Algorithm(_) => {}
                Asset::Certificate(certificate) => {
                    let validity = validity(certificate, today);
                    view.certificates.push(CertificateRow { item, certificate, validity });
                }
                Asset::Material(material) => view.keys.extend(key(item, material)),
                Asset::Protocol(protocol) => view.protocols.push((item, protocol)),
                Asset::Library(library) => view.libraries.push((item, library)),
            }
        }
        view.certificates.sort_by_key(|row| {
            let certificate = row.certificate;
            (row.validity, &certificate.not_after, &certificate.subject, &row.item.reference)
        });
        view.keys.sort_by_key(|row| (row.protection, row.item.occurrences.first()));
        view.libraries.sort_by_key(|(item, library)| {
            (ability_rank(&library.pqc), &library.name, &library.version, &item.reference)
        });
        view
    }

    /// How many algorithms, and in how many places, of a standing.
    pub(super) fn tally(&self, standing: Standing) -> Tally {
        let rows = self.algorithms.iter().filter(|row| row.standing == standing);
        rows.fold(Tally::default(), |tally, row| Tally {
            names: tally.names + 1,
            places: tally.places + row.places.len(),
        })
    }

    /// Certificates of a validity.
    pub(super) fn valid(&self, validity: Validity) -> usize {
        self.certificates.iter().filter(|row| row.validity == validity).count()
    }

    /// Private keys of a protection: how many, and in how many places.
    pub(super) fn keys_of(&self, protection: Protection) -> Tally {
        let rows = self.keys.iter().filter(|row| row.protection == protection && is_private(row));
        rows.fold(Tally::default(), |tally, row| Tally {
            names: tally.names + 1,
            places: tally.places + row.item.occurrences.len(),
        })
    }
}

pub(super) fn is_private(row: &KeyRow<'_>) -> bool {
    row.material.material == MaterialKind::PrivateKey
}

fn is_unresolved(occurrence: &Occurrence) -> bool {
    !occurrence.unresolved.is_empty()
}

fn algorithms(items: &[Item]) -> Vec<AlgorithmRow<'_>> {
    let mut rows = BTreeMap::<(&str, Standing), AlgorithmRow<'_>>::new();
    for item in items {
        let Asset::Algorithm(algorithm) = &item.asset else { continue };
        let standing = Standing::of(algorithm);
        let row = rows.entry((&algorithm.name, standing)).or_insert_with(|| AlgorithmRow {
            name: &algorithm.name,
            standing,
            is_weak_today: is_weak(algorithm, standing),
            items: Vec::new(),
            places: BTreeSet::new(),
            unresolved: 0,
        });
        row.places.extend(item.occurrences.iter().map(|one| &one.location));
        row.unresolved += item.occurrences.iter().filter(|one| is_unresolved(one)).count();
        row.items.push(item);
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by(|a, b| {
        let weight = |row: &AlgorithmRow<'_>| (row.standing, usize::MAX - row.places.len());
        (weight(a), a.name).cmp(&(weight(b), b.name))
    });
    rows
}

fn is_weak(algorithm: &Algorithm, standing: Standing) -> bool {
    standing == Standing::QuantumBroken && is_weak_today(algorithm)
}

fn validity(certificate: &Certificate, today: Option<Day>) -> Validity {
    let (from, to) = (Day::read(&certificate.not_before), Day::read(&certificate.not_after));
    match (today, from, to) {
        (Some(today), _, Some(to)) if today.until(to) < 0 => Validity::Expired,
        (Some(today), Some(from), _) if today.until(from) > 0 => Validity::NotYet,
        (Some(today), _, Some(to)) if today.until(to) <= SOON => Validity::EndsSoon,
        (Some(_), Some(_), Some(_)) => Validity::Holds,
        _ => Validity::Unknown,
    }
}

fn key<'a>(item: &'a Item, material: &'a Material) -> Option<KeyRow<'a>> {
    if matches!(material.material, MaterialKind::PublicKey | MaterialKind::Parameters) {
        return None;
    }
    let protection = match material.protected_by.as_deref() {
        Some("none") => Protection::Open,
        Some(_) => Protection::Protected,
        None => Protection::Unknown,
    };
    Some(KeyRow { item, material, protection })
}

/// Libraries that cannot are listed first, those that can last.
fn ability_rank(pqc: &PqcSupport) -> u8 {
    match pqc {
        PqcSupport::No { .. } => 0,
        PqcSupport::Unknown => 1,
        PqcSupport::Yes { .. } => 2,
    }
}
