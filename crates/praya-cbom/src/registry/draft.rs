//! The words of a name, sorted by what they say.

use super::words::{Facet, Marker};

/// What the words say; names are those of the tables.
#[derive(Default)]
pub(super) struct Draft<'a> {
    /// In the order of the name, without repetition.
    pub(super) families: Vec<&'a str>,
    pub(super) set: Option<&'a str>,
    pub(super) size: Option<u32>,
    pub(super) digests: Vec<&'a str>,
    pub(super) mode: Option<&'a str>,
    pub(super) padding: Option<&'a str>,
    pub(super) curve: Option<&'a str>,
    pub(super) numbers: Vec<u32>,
    pub(super) signs: bool,
    pub(super) kdf: bool,
    pub(super) pbe: bool,
    pub(super) mgf1: bool,
    pub(super) openssl: bool,
}

impl<'a> Draft<'a> {
    /// `None` where two words contradict each other, or where one stands out of place.
    pub(super) fn sort(facets: &[&'a Facet]) -> Option<Self> {
        let telling = |facet: &&Facet| {
            !matches!(facet, Facet::Before | Facet::After | Facet::Between | Facet::Noise)
        };
        let first = facets.iter().position(telling)?;
        let last = facets.iter().rposition(telling)?;
        let mut draft = Self::default();
        for (place, facet) in facets.iter().enumerate() {
            let in_place = match facet {
                Facet::Before => place < first,
                Facet::After => place > last,
                Facet::Between => first < place && place < last,
                _ => true,
            };
            in_place.then_some(())?;
            draft.add(facet)?;
        }
        follows_no_digest(facets, &draft.families).then_some(draft)
    }

    fn add(&mut self, facet: &'a Facet) -> Option<()> {
        match facet {
            Facet::Family(id) => self.family(id)?,
            Facet::Sized(id, size) => {
                self.family(id)?;
                self.size = Some(*size);
            }
            Facet::Set(id, set) => {
                self.family(id)?;
                once(&mut self.set, set)?;
            }
            Facet::Digest(id) => self.digests.push(id),
            Facet::Mode(id) => once(&mut self.mode, id)?,
            Facet::Padding(id) => once(&mut self.padding, id)?,
            Facet::Curve(id) => once(&mut self.curve, id)?,
            Facet::Number(n) => self.numbers.push(*n),
            Facet::Marker(Marker::Signs) => self.signs = true,
            Facet::Marker(Marker::Kdf) => self.kdf = true,
            Facet::Marker(Marker::Pbe) => self.pbe = true,
            Facet::Marker(Marker::Mgf1) => self.mgf1 = true,
            Facet::Marker(Marker::OpenSsl) => self.openssl = true,
            Facet::Marker(Marker::Curve)
            | Facet::Before
            | Facet::After
            | Facet::Between
            | Facet::Noise => {}
        }
        Some(())
    }

    /// A family named twice is no name that anyone gives.
    fn family(&mut self, id: &'a str) -> Option<()> {
        (!self.families.contains(&id)).then(|| self.families.push(id))
    }
}

/// A number right after a digest is no key size (`RSA-SHA-1024`): it cuts an HMAC, or means nothing.
fn follows_no_digest(facets: &[&Facet], families: &[&str]) -> bool {
    facets.windows(2).all(|pair| match pair {
        [Facet::Digest(_), Facet::Number(n)] => {
            families == ["HMAC"] && (32..=512).contains(n) && n % 8 == 0
        }
        _ => true,
    })
}

fn once<'a>(place: &mut Option<&'a str>, value: &'a str) -> Option<()> {
    (place.is_none() || *place == Some(value)).then(|| *place = Some(value))
}
