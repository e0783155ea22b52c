//! Composing algorithms from parameters, in any spelling.

use super::parts::Parts;
use super::tables::{Tables, tables};
use super::words::{Facet, Marker, squash};
use crate::Algorithm;

/// Puts an algorithm together. `family` is a family (`AES`, `ECDSA`) or any name that
/// [`super::algorithm`] reads, whose parameters the others then override. Parameters are read in
/// any spelling; one that is not known is kept as written, one that the family does not have is
/// dropped. An unknown family gives an algorithm that has its name and nothing else.
pub fn compose(
    family: &str,
    key_size: Option<u32>,
    curve: Option<&str>,
    mode: Option<&str>,
    padding: Option<&str>,
    digest: Option<&str>,
) -> Algorithm {
    let start = super::family_named(family)
        .unwrap_or_else(|| Algorithm { name: family.to_owned(), ..Algorithm::default() });
    let Some(mut parts) = Parts::of(&start) else { return start };
    if let Some(size) = key_size {
        parts.take_size(size);
    }
    if let Some(curve) = curve {
        parts.take_curve(curve);
    }
    if let Some(mode) = mode {
        parts.take_mode(mode);
    }
    if let Some(padding) = padding {
        parts.take_padding(padding);
    }
    if let Some(digest) = digest {
        parts.take_digest(digest);
    }
    parts.algorithm()
}

impl Algorithm {
    /// The same algorithm with this key size, in bits; where the family names its parameter sets
    /// by a number (`ML-KEM`, `SHA-2`), that set.
    #[must_use]
    pub fn with_key_size(self, bits: u32) -> Self {
        self.recomposed(|parts| parts.take_size(bits))
    }

    /// The same algorithm on this curve or group, in any spelling.
    #[must_use]
    pub fn with_curve(self, curve: &str) -> Self {
        self.recomposed(|parts| parts.take_curve(curve))
    }

    /// The same algorithm in this mode of operation, in any spelling.
    #[must_use]
    pub fn with_mode(self, mode: &str) -> Self {
        self.recomposed(|parts| parts.take_mode(mode))
    }

    /// The same algorithm with this padding, in any spelling.
    #[must_use]
    pub fn with_padding(self, padding: &str) -> Self {
        self.recomposed(|parts| parts.take_padding(padding))
    }

    /// The same algorithm with this digest inside, in any spelling.
    #[must_use]
    pub fn with_digest(self, digest: &str) -> Self {
        self.recomposed(|parts| parts.take_digest(digest))
    }

    /// The same key used to sign: an RSA key becomes a signature, an EC key ECDSA.
    #[must_use]
    pub fn signing(self) -> Self {
        self.recomposed(|parts| {
            parts.signs = true;
            if parts.family.id == "EC" {
                parts.become_family("ECDSA");
            }
        })
    }

    /// The same key used to agree on a key: an EC key becomes ECDH.
    #[must_use]
    pub fn agreeing(self) -> Self {
        self.recomposed(|parts| {
            if parts.family.id == "EC" {
                parts.become_family("ECDH");
            }
        })
    }

    /// CycloneDX 1.7's name of the family, where it has one.
    pub fn cyclonedx_family(&self) -> Option<&'static str> {
        let family = tables().families.get(self.family.as_deref()?)?;
        if family.id == "RSA" {
            return match (self.padding.as_deref(), self.digest.as_deref()) {
                (Some("pss"), _) => Some("RSASSA-PSS"),
                (Some("oaep"), _) => Some("RSAES-OAEP"),
                (Some("pkcs1v15"), Some(_)) => Some("RSASSA-PKCS1"),
                (Some("pkcs1v15"), None) => Some("RSAES-PKCS1"),
                (Some("x931"), _) => Some("RSA-X931"),
                _ => None,
            };
        }
        let name = family.cyclonedx.as_deref().unwrap_or(&family.id);
        (!name.is_empty()).then_some(name)
    }

    fn recomposed(self, change: impl FnOnce(&mut Parts)) -> Self {
        let Some(mut parts) = Parts::of(&self) else { return self };
        change(&mut parts);
        Self { functions: self.functions, ..parts.algorithm() }
    }
}

impl Tables {
    /// A curve or group by its registry name.
    pub(super) fn curve_or_group(&self, written: &str) -> Option<String> {
        let written = written.trim();
        let curve =
            self.curve_names.get(written).or_else(|| self.curve_names.get(&squash(written)));
        curve.cloned().or_else(|| self.curve_by_words(written))
    }

    /// `CURVE_P256`, `NID_X9_62_prime256v1`: a curve among words that announce one.
    fn curve_by_words(&self, written: &str) -> Option<String> {
        self.words.read(written, |facets| {
            let mut curve = None;
            for facet in facets {
                match facet {
                    Facet::Curve(id) if curve.is_none() => curve = Some(id.clone()),
                    Facet::Marker(Marker::Curve) | Facet::Before => {}
                    Facet::Family(id) if id == "EC" => {}
                    _ => return None,
                }
            }
            curve
        })
    }

    /// A mode of operation by its registry name; `None` for the words that say there is none.
    pub(super) fn mode(&self, written: &str) -> Option<String> {
        if written.trim().is_empty() || written.trim().eq_ignore_ascii_case("none") {
            return None;
        }
        let known = self.words.read(written, |facets| match facets {
            [Facet::Mode(id)] => Some(id.clone()),
            _ => None,
        });
        Some(known.unwrap_or_else(|| written.trim().to_ascii_lowercase()))
    }

    /// The paddings that a spelling names, with the digest of OAEP where it names one.
    pub(super) fn padding(&self, written: &str) -> (String, Option<String>) {
        let read = self.words.read(written, |facets| {
            let (mut padding, mut digest) = (None, None);
            for facet in facets {
                match facet {
                    Facet::Padding(id) if padding.is_none() => padding = Some(id.clone()),
                    Facet::Digest(id) if digest.is_none() => digest = Some(id.clone()),
                    Facet::Padding(_) | Facet::Digest(_) => return None,
                    Facet::After | Facet::Between | Facet::Marker(_) => {}
                    Facet::Family(id) if id == "RSA" => {}
                    _ => return None,
                }
            }
            Some((padding?, digest))
        });
        read.unwrap_or_else(|| (written.trim().to_ascii_lowercase(), None))
    }
}
