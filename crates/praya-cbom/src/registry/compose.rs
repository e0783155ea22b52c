//! Puts an algorithm together from its parts: name, primitive, security levels, identifier.

use super::strength;
use super::tables::{CurveEntry, Family, Form, Tables, Takes, tables};
use super::words::squash;
use crate::{Algorithm, Primitive};

/// The parts of an algorithm, by the names of the tables.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) tables: &'static Tables,
    pub(super) family: &'static Family,
    pub(super) size: Option<u32>,
    pub(super) set: Option<String>,
    pub(super) curve: Option<String>,
    pub(super) mode: Option<String>,
    pub(super) padding: Option<String>,
    pub(super) digest: Option<String>,
}

/// Puts an algorithm together. `family` is a family (`AES`, `ECDSA`) or any name that
/// [`super::algorithm`] reads, whose parameters the others then override. Parameters are read in
/// any spelling; one that is not known is kept as written. An unknown family gives an algorithm
/// that has its name and nothing else.
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
    parts.take(curve, mode, padding, digest);
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
        self.recomposed(|parts| parts.take(Some(curve), None, None, None))
    }

    /// The same algorithm in this mode of operation, in any spelling.
    #[must_use]
    pub fn with_mode(self, mode: &str) -> Self {
        self.recomposed(|parts| parts.take(None, Some(mode), None, None))
    }

    /// The same algorithm with this padding, in any spelling.
    #[must_use]
    pub fn with_padding(self, padding: &str) -> Self {
        self.recomposed(|parts| parts.take(None, None, Some(padding), None))
    }

    /// The same algorithm with this digest inside, in any spelling.
    #[must_use]
    pub fn with_digest(self, digest: &str) -> Self {
        self.recomposed(|parts| parts.take(None, None, None, Some(digest)))
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

impl Parts {
    pub(super) fn new(tables: &'static Tables, family: &'static Family) -> Self {
        Self {
            tables,
            family,
            size: None,
            set: None,
            curve: None,
            mode: None,
            padding: None,
            digest: None,
        }
    }

    /// The parts of an algorithm of a known family.
    fn of(algorithm: &Algorithm) -> Option<Self> {
        let tables = tables();
        let family = tables.families.get(algorithm.family.as_deref()?)?;
        let size = algorithm.key_size;
        let set = algorithm.parameter_set.clone().filter(|set| {
            family.sets.contains_key(set)
                || (Some(set) != size.map(|n| n.to_string()).as_ref()
                    && Some(set) != algorithm.curve.as_ref())
        });
        Some(Self {
            size: if set.is_some() && !family.takes.contains(&Takes::Size) { None } else { size },
            set,
            curve: algorithm.curve.clone(),
            mode: algorithm.mode.clone(),
            padding: algorithm.padding.clone(),
            digest: algorithm.digest.clone(),
            ..Self::new(tables, family)
        })
    }

    fn take_size(&mut self, size: u32) {
        let text = size.to_string();
        let set = self.family.sets.keys().find(|set| {
            **set == text || (self.family.id == "SHA-3" && **set == format!("SHA3-{size}"))
        });
        match set {
            Some(set) => self.set = Some(set.clone()),
            None => self.size = Some(size),
        }
    }

    fn take(
        &mut self,
        curve: Option<&str>,
        mode: Option<&str>,
        padding: Option<&str>,
        digest: Option<&str>,
    ) {
        if let Some(curve) = curve {
            self.curve = Some(self.tables.curve_or_group(curve));
        }
        if let Some(mode) = mode {
            self.mode = Some(self.tables.mode(mode));
        }
        if let Some(padding) = padding {
            self.padding = Some(self.tables.padding(padding));
        }
        if let Some(digest) = digest {
            let known = super::algorithm(digest).filter(|a| a.family.is_some());
            self.digest = Some(known.map_or_else(|| digest.to_owned(), |a| a.name));
        }
    }

    /// The algorithm.
    pub(super) fn algorithm(mut self) -> Algorithm {
        self.settle();
        let set = self.set.as_deref().and_then(|set| self.family.sets.get(set));
        let primitive = self.primitive();
        let size = self.size.or_else(|| set.and_then(|s| s.bits)).or(self.family.bits);
        let (classical, quantum) = strength::levels(&self);
        let name = self.name();
        Algorithm {
            oid: self.oid(&name),
            name,
            family: Some(self.family.id.clone()),
            primitive,
            parameter_set: self.set.or_else(|| size.map(|n| n.to_string())),
            key_size: size,
            curve: self.curve,
            mode: self.mode,
            padding: self.padding,
            digest: self.digest,
            functions: Default::default(),
            classical_security_level: classical,
            nist_quantum_security_level: quantum,
        }
    }

    /// Chooses the family that curve and group demand, and drops what they already say.
    fn settle(&mut self) {
        if self.curve.is_none() {
            self.curve.clone_from(&self.family.default_curve);
        }
        if let Some(curve) = self.curve_entry() {
            let id = match (curve.form, self.family.id.as_str()) {
                (Form::Montgomery, "EC") => "ECDH",
                (Form::Edwards, "EC" | "ECDSA") => "EdDSA",
                (_, id) => id,
            };
            if let Some(family) = self.tables.families.get(id) {
                self.family = family;
            }
            self.size = Some(curve.bits);
        }
        if let Some(group) = self.curve.as_deref().and_then(|c| self.tables.groups.get(c)) {
            self.size = Some(group.bits);
        }
        // A signature with a digest and no word on padding is PKCS #1 v1.5 (RFC 8017, section 8.2).
        if self.family.id == "RSA" && self.digest.is_some() && self.padding.is_none() {
            self.padding = Some("pkcs1v15".to_owned());
        }
    }

    pub(super) fn curve_entry(&self) -> Option<&'static CurveEntry> {
        self.tables.curves.get(self.curve.as_deref()?)
    }

    fn primitive(&self) -> Primitive {
        let mode = self.mode.as_deref().and_then(|mode| self.tables.modes.get(mode));
        if let Some(primitive) = mode.and_then(|mode| mode.primitive) {
            return primitive;
        }
        let set = self.set.as_deref().and_then(|set| self.family.sets.get(set));
        if let Some(primitive) = set.and_then(|set| set.primitive) {
            return primitive;
        }
        if self.family.id == "RSA" {
            return match (self.padding.as_deref(), &self.digest) {
                (Some("pss" | "x931" | "iso9796-2"), _) | (Some("pkcs1v15"), Some(_)) => {
                    Primitive::Signature
                }
                _ => Primitive::Pke,
            };
        }
        self.family.primitive
    }

    /// The canonical name, from the family's template.
    fn name(&self) -> String {
        let curve = self.curve_entry();
        if let (Some(name), Some(Form::Montgomery), "ECDH") =
            (&self.curve, curve.map(|c| c.form), self.family.id.as_str())
        {
            return name.clone();
        }
        super::template::fill(&self.family.name, |placeholder| self.placeholder(placeholder))
    }

    fn placeholder(&self, name: &str) -> Option<String> {
        match name {
            "size" => self.size.map(|n| n.to_string()),
            "two_key" => self.size.filter(|n| matches!(n, 112 | 128)).map(|_| "112".to_owned()),
            "group" => self.curve.clone().or_else(|| self.size.map(|n| n.to_string())),
            "set" => self.set.clone(),
            "curve" => self.curve.clone().filter(|c| Some(c) != self.family.default_curve.as_ref()),
            "mode" => {
                let mode = self.mode.as_deref()?;
                let known = self.tables.modes.get(mode).map(|m| m.display.clone());
                Some(known.unwrap_or_else(|| mode.to_ascii_uppercase()))
            }
            "scheme" => {
                let padding = self.padding.as_deref()?;
                if padding == "pkcs1v15" && self.digest.is_some() {
                    return None;
                }
                let known = self.tables.paddings.get(padding).map(|p| p.display.clone());
                Some(known.unwrap_or_else(|| padding.to_owned()))
            }
            "digest" => self.digest.clone(),
            _ => None,
        }
    }

    /// The identifier of the algorithm, or of what it is when key size and curve are left aside.
    fn oid(&self, name: &str) -> Option<String> {
        if let Some(oid) = self.tables.oid_of.get(name) {
            return Some(oid.clone());
        }
        let public_key = matches!(
            self.family.strength,
            super::tables::Strength::Factoring
                | super::tables::Strength::DiscreteLog
                | super::tables::Strength::Curve
        );
        if !public_key {
            return None;
        }
        let general = Self { size: None, curve: None, ..self.clone() };
        self.tables.oid_of.get(&general.name()).cloned()
    }
}

impl Tables {
    /// A curve or group by its registry name, or as written where it is not known.
    fn curve_or_group(&self, written: &str) -> String {
        if let Some(curve) = self.curve_names.get(&squash(written)) {
            return curve.clone();
        }
        if let Some(curve) = self.curve_names.get(written.trim()) {
            return curve.clone();
        }
        let squashed = squash(written);
        let group = self.groups.keys().find(|id| squash(id) == squashed);
        group.cloned().unwrap_or_else(|| written.trim().to_owned())
    }

    fn mode(&self, written: &str) -> String {
        use super::words::Facet;
        let read = self.words.read(written, |facets| match facets {
            [Facet::Mode(id)] => Some(id.clone()),
            _ => None,
        });
        read.unwrap_or_else(|| written.trim().to_ascii_lowercase())
    }

    fn padding(&self, written: &str) -> String {
        use super::words::Facet;
        let read = self.words.read(written, |facets| match facets {
            [Facet::Padding(id)] => Some(id.clone()),
            _ => None,
        });
        read.unwrap_or_else(|| written.trim().to_ascii_lowercase())
    }
}
