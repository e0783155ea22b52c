//! Makes sense of the words of a name.

use super::compose::Parts;
use super::tables::{Family, Form, Tables, Takes};
use super::words::{Facet, LONGEST, squash};
use crate::Algorithm;

/// Reads a name by alias, identifier or words.
pub(super) fn read(tables: &'static Tables, name: &str) -> Option<Algorithm> {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST || !name.is_ascii() {
        return None;
    }
    if name.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return by_oid(tables, name);
    }
    if tables.ordinary.iter().any(|word| word == name) {
        return None;
    }
    let canonical = tables.aliases.get(&squash(name)).map_or(name, String::as_str);
    tables.words.read(canonical, |facets| assemble(tables, facets))
}

/// Reads a dotted object identifier.
pub(super) fn by_oid(tables: &'static Tables, oid: &str) -> Option<Algorithm> {
    let found = match tables.oids.get(oid) {
        Some(name) => tables.words.read(name, |facets| assemble(tables, facets)),
        None => tables.curve_names.get(oid).map(|curve| {
            let mut parts = Parts::new(tables, tables.families.get("EC")?);
            parts.curve = Some(curve.clone());
            Some(parts.algorithm())
        })?,
    };
    found.map(|algorithm| Algorithm { oid: Some(oid.to_owned()), ..algorithm })
}

/// What the words say, sorted by kind.
#[derive(Default)]
struct Draft<'a> {
    families: Vec<&'a str>,
    set: Option<&'a str>,
    digests: Vec<&'a str>,
    mode: Option<&'a str>,
    padding: Option<&'a str>,
    curve: Option<&'a str>,
    numbers: Vec<u32>,
    mgf1: bool,
}

impl<'a> Draft<'a> {
    /// `None` where two words contradict each other.
    fn sort(facets: &[&'a Facet]) -> Option<Self> {
        fn once<'a>(place: &mut Option<&'a str>, value: &'a str) -> Option<()> {
            (place.is_none() || *place == Some(value)).then(|| *place = Some(value))
        }
        let mut draft = Self::default();
        for facet in facets {
            match facet {
                Facet::Family(id) => draft.families.push(id),
                Facet::Set(id, set) => {
                    draft.families.push(id);
                    once(&mut draft.set, set)?;
                }
                Facet::Digest(id) => draft.digests.push(id),
                Facet::Mode(id) => once(&mut draft.mode, id)?,
                Facet::Padding(id) => once(&mut draft.padding, id)?,
                Facet::Curve(id) | Facet::Group(id) => once(&mut draft.curve, id)?,
                Facet::Number(n) => draft.numbers.push(*n),
                Facet::Mgf1 => draft.mgf1 = true,
                Facet::Noise => {}
            }
        }
        Some(draft)
    }
}

fn assemble(tables: &'static Tables, facets: &[&Facet]) -> Option<Algorithm> {
    let draft = Draft::sort(facets)?;
    let (head, inner) = head(tables, &draft)?;
    let mut parts = Parts::new(tables, head);
    let takes = |what: Takes| head.takes.contains(&what);
    let mut digests = draft.digests.as_slice();
    if draft.families.is_empty()
        && let Some((digest, rest)) = digests.split_first()
        && draft.curve.is_none()
    {
        parts.set.clone_from(&tables.digests.get(*digest)?.set);
        digests = rest;
    } else if let Some(set) = draft.set {
        parts.set = Some(set.to_owned());
    }
    if let Some(cipher) = inner {
        parts.set = Some(cipher.to_owned());
    }
    let mut numbers = draft.numbers.as_slice();
    if let Some((number, rest)) = numbers.split_first() {
        let text = number.to_string();
        if parts.set.is_none() && (head.sets.contains_key(&text) || head.id == "HMAC") {
            parts.set = Some(text);
        } else {
            parts.size = Some(*number).filter(|n| takes(Takes::Size) && size_exists(head, *n));
            parts.size?;
        }
        numbers = rest;
    }
    let single = |wanted: Option<&str>, what: Takes| match wanted {
        Some(value) if takes(what) => Some(Some(value.to_owned())),
        Some(_) => None,
        None => Some(None),
    };
    let (digest, digests) = match digests.split_first() {
        Some((digest, rest)) => (Some(*digest), rest),
        None => (None, digests),
    };
    if !numbers.is_empty() || digests.iter().any(|other| Some(*other) != digest) {
        return None;
    }
    parts.digest = single(digest, Takes::Digest)?;
    // JCA writes a mode for RSA as well; it has none.
    let mode =
        draft.mode.filter(|mode| *mode != "ecb" || !takes(Takes::Padding) || takes(Takes::Mode));
    parts.mode = single(mode, Takes::Mode)?;
    let mgf1 = draft.mgf1 && head.id == "RSA" && draft.padding.is_none();
    let padding = if mgf1 { Some("pss") } else { draft.padding };
    parts.padding = single(padding, Takes::Padding)?;
    parts.curve = single(draft.curve, Takes::Curve)?;
    Some(parts.algorithm())
}

fn size_exists(family: &Family, size: u32) -> bool {
    let known = family.sizes.is_empty() || family.sizes.contains(&size);
    known && (family.min.unwrap_or(1)..=family.max.unwrap_or(4096)).contains(&size)
}

/// The family that the name is of, and the cipher inside where there is one.
fn head<'a>(
    tables: &'static Tables,
    draft: &Draft<'a>,
) -> Option<(&'static Family, Option<&'a str>)> {
    let family = |id: &str| tables.families.get(id);
    let mut families = draft.families.clone();
    families.dedup();
    match families.as_slice() {
        [] if draft.curve.is_some() && draft.digests.is_empty() => {
            let curve = draft.curve?;
            let id = match tables.curves.get(curve).map(|entry| entry.form) {
                Some(Form::Montgomery) => "ECDH",
                Some(Form::Edwards) => "EdDSA",
                Some(_) => "EC",
                None => "FFDH",
            };
            Some((family(id)?, None))
        }
        [] => Some((family(&tables.digests.get(*draft.digests.first()?)?.family)?, None)),
        [one] => Some((family(one)?, None)),
        [one, other] => {
            let (first, second) = (family(one)?, family(other)?);
            let takes = |family: &Family, what| family.takes.contains(&what);
            if takes(first, Takes::Cipher) && takes(second, Takes::Mode) {
                return Some((first, Some(other)));
            }
            if takes(second, Takes::Cipher) && takes(first, Takes::Mode) {
                return Some((second, Some(one)));
            }
            if *other == "HMAC" && takes(first, Takes::Digest) {
                return Some((first, None));
            }
            (*one == "HMAC" && takes(second, Takes::Digest)).then_some((second, None))
        }
        _ => None,
    }
}
