//! Makes sense of the words of a name.

use super::draft::Draft;
use super::parts::Parts;
use super::tables::{Family, Form, PaddingUse, Tables, Takes};
use super::words::{Facet, LONGEST, squash};
use super::{hybrid, password};
use crate::Algorithm;

/// Reads a name by identifier, alias or words.
pub(super) fn read(tables: &'static Tables, name: &str) -> Option<Algorithm> {
    let name = name.trim();
    if name.is_empty() || name.len() > LONGEST || !name.is_ascii() {
        return None;
    }
    let dotted = name.strip_prefix("OID.").or_else(|| name.strip_prefix("oid:")).unwrap_or(name);
    if dotted.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return by_oid(tables, dotted);
    }
    if tables.ordinary.iter().any(|word| word == name) {
        return None;
    }
    if let Some(plain) = tables.exact.get(&name.to_ascii_lowercase()) {
        return by_words(tables, plain);
    }
    match tables.aliases.get(&squash(name)) {
        Some(plain) => by_words(tables, plain),
        None => by_words(tables, name),
    }
}

/// Reads a dotted object identifier.
pub(super) fn by_oid(tables: &'static Tables, oid: &str) -> Option<Algorithm> {
    let found = match (tables.oids.get(oid), tables.curve_names.get(oid)) {
        (Some(name), _) => by_words(tables, name)?,
        (None, Some(curve)) => {
            let mut parts = Parts::new(tables, tables.families.get("EC")?);
            parts.curve = Some(curve.clone());
            parts.algorithm()
        }
        (None, None) => return None,
    };
    Some(Algorithm { oid: Some(oid.to_owned()), ..found })
}

/// Reads a name by its words.
pub(super) fn by_words(tables: &'static Tables, name: &str) -> Option<Algorithm> {
    tables.words.read(name, |facets| assemble(tables, name, facets))
}

/// The algorithm that the words together name, if they make sense.
fn assemble(tables: &'static Tables, name: &str, facets: &[&Facet]) -> Option<Algorithm> {
    let mut draft = Draft::sort(facets)?;
    if draft.pbe {
        return password::assemble(tables, &draft);
    }
    if let Some(hybrid) = hybrid::assemble(tables, &draft) {
        return Some(hybrid);
    }
    split_truncated_hmac(name, &mut draft);
    let head = head(tables, &draft)?;
    let mut parts = Parts::new(tables, head.family);
    parts.signs = draft.signs;
    parts.set = draft.set.map(str::to_owned);
    let mut digests = draft.digests.iter().copied();
    if let Head { hash: true, .. } = head {
        parts.set.clone_from(&tables.digests.get(digests.next()?)?.set);
    }
    let digest = digests.next();
    if digests.any(|other| Some(other) != digest) {
        return None;
    }
    match head.inner {
        Some(inner) => parts.set = Some(inner_name(tables, inner, &draft)?),
        None => fill_cipher(&mut parts, &draft)?,
    }
    fill_public_key(&mut parts, &draft, digest)?;
    Some(parts.algorithm())
}

/// Key size, mode and padding.
fn fill_cipher(parts: &mut Parts, draft: &Draft<'_>) -> Option<()> {
    let family = parts.family;
    let takes = |what: Takes| family.takes.contains(&what);
    let number = match draft.numbers.as_slice() {
        [] => draft.size,
        [one] if draft.size.is_none() => Some(*one),
        _ => return None,
    };
    if let Some(number) = number {
        let set = number.to_string();
        let truncated = family.id == "HMAC" && !draft.digests.is_empty();
        if parts.set.is_none() && (family.sets.contains_key(&set) || truncated) {
            parts.set = Some(set);
        } else {
            parts.size = Some(number).filter(|n| takes(Takes::Size) && size_exists(family, *n));
            parts.size?;
        }
    }
    // JCA writes a mode for public-key encryption as well, which has none.
    let mode = draft.mode.filter(|mode| *mode != "ecb" || takes(Takes::Mode));
    if mode.is_some() && !takes(Takes::Mode) {
        return None;
    }
    parts.mode = mode.map(str::to_owned);
    Some(())
}

/// Padding, digest and curve.
fn fill_public_key(parts: &mut Parts, draft: &Draft<'_>, digest: Option<&str>) -> Option<()> {
    let family = parts.family;
    let takes = |what: Takes| family.takes.contains(&what);
    let padding = match draft.padding {
        None if draft.mgf1 && family.id == "RSA" => Some("pss"),
        padding => padding,
    };
    if let Some(padding) = padding {
        let fits = match parts.tables.paddings.get(padding)?.used {
            PaddingUse::PublicKey => takes(Takes::Scheme),
            PaddingUse::Block => takes(Takes::Padding),
            PaddingUse::Any => true,
        };
        fits.then(|| parts.padding = Some(padding.to_owned()).filter(|_| has_padding(family)))?;
    }
    if let Some(digest) = digest {
        let fits = takes(Takes::Digest) || (takes(Takes::Kdf) && draft.kdf);
        fits.then(|| parts.digest = Some(digest.to_owned()))?;
    }
    if let Some(curve) = draft.curve {
        takes(Takes::Curve).then(|| parts.curve = Some(curve.to_owned()))?;
        parts.curve_fits().then_some(())?;
    }
    Some(())
}

/// A stream cipher is written with `NoPadding` and has none.
fn has_padding(family: &Family) -> bool {
    family.takes.iter().any(|what| matches!(what, Takes::Scheme | Takes::Padding))
}

/// Does a key of this size exist in the family?
pub(super) fn size_exists(family: &Family, size: u32) -> bool {
    let known = family.sizes.is_empty() || family.sizes.contains(&size);
    let step = if family.min.is_some() { 64 } else { 8 };
    let range = family.min.unwrap_or(40)..=family.max.unwrap_or(4096);
    known && range.contains(&size) && size % step == 0
}

/// `HMAC-SHA-512-256` is HMAC-SHA-512 cut to 256 bits (RFC 4868), not HMAC with SHA-512/256.
fn split_truncated_hmac(name: &str, draft: &mut Draft<'_>) {
    let cut = match draft.digests.as_slice() {
        ["SHA-512/256"] => 256,
        ["SHA-512/224"] => 224,
        _ => return,
    };
    let written = [format!("512-{cut}"), format!("512_{cut}")];
    if draft.families == ["HMAC"] && written.iter().any(|text| name.contains(text)) {
        draft.digests = vec!["SHA-512"];
        draft.numbers.push(cut);
    }
}

/// The family that a name is of.
struct Head<'a> {
    family: &'static Family,
    /// The family inside, for a MAC over a cipher and the like.
    inner: Option<&'a str>,
    /// The first digest is the algorithm itself.
    hash: bool,
}

fn head<'a>(tables: &'static Tables, draft: &Draft<'a>) -> Option<Head<'a>> {
    let family = |id: &str| tables.families.get(id);
    let of = |id: &str| Some(Head { family: family(id)?, inner: None, hash: false });
    let takes = |id: &str, what| family(id).is_some_and(|family| family.takes.contains(&what));
    match draft.families.as_slice() {
        [] if is_rsa_scheme(draft) => of("RSA"),
        [] if draft.digests.is_empty() || draft.kdf => of(curve_family(tables, draft.curve?)),
        [] if draft.curve.is_some() => None,
        [] => {
            let digest = tables.digests.get(*draft.digests.first()?)?;
            Some(Head { family: family(&digest.family)?, inner: None, hash: true })
        }
        ["ML-DSA"] if !draft.digests.is_empty() => of("HashML-DSA"),
        ["SLH-DSA"] if !draft.digests.is_empty() => of("HashSLH-DSA"),
        ["EC"] if draft.signs || !draft.digests.is_empty() => of("ECDSA"),
        [one] => of(one),
        [one, "HMAC"] | ["HMAC", one] if takes(one, Takes::Hmac) => of(one),
        [outer, inner] | [inner, outer] if is_outer(tables, outer, inner) => {
            Some(Head { family: family(outer)?, inner: Some(inner), hash: false })
        }
        [outer, "HMAC", inner] if takes(outer, Takes::Hmac) && is_outer(tables, outer, inner) => {
            Some(Head { family: family(outer)?, inner: Some(inner), hash: false })
        }
        _ => None,
    }
}

/// `PSS`, `OAEP` and `RSASSA-PKCS1-v1_5` are schemes of RSA and of nothing else.
fn is_rsa_scheme(draft: &Draft<'_>) -> bool {
    let scheme = draft.padding.is_some_and(|padding| {
        matches!(padding, "pss" | "oaep") || (padding == "pkcs1v15" && draft.signs)
    });
    scheme && draft.curve.is_none()
}

/// May the one have the other inside?
fn is_outer(tables: &'static Tables, outer: &str, inner: &str) -> bool {
    let family = |id: &str| tables.families.get(id);
    family(outer).is_some_and(|family| family.takes.contains(&Takes::Cipher))
        && family(inner).is_some_and(|family| {
            family.takes.contains(&Takes::Mode) || matches!(inner, "RC4" | "ChaCha20-Poly1305")
        })
}

/// What a curve or group is used for, when only it is named.
fn curve_family(tables: &'static Tables, curve: &str) -> &'static str {
    match tables.curves.get(curve).map(|entry| entry.form) {
        Some(Form::Montgomery) => "ECDH",
        Some(Form::Edwards) => "EdDSA",
        Some(Form::Weierstrass | Form::Binary | Form::Pairing) => "EC",
        None => "FFDH",
    }
}

/// The canonical name of the cipher inside.
pub(super) fn inner_name(
    tables: &'static Tables,
    family: &str,
    draft: &Draft<'_>,
) -> Option<String> {
    let mut parts = Parts::new(tables, tables.families.get(family)?);
    fill_cipher(&mut parts, draft)?;
    Some(parts.algorithm().name)
}
