//! The parts of an algorithm, and the algorithm that they make: name, primitive, identifier.

use super::strength;
use super::tables::{CurveEntry, Family, Form, Strength, Tables, Takes, tables};
use crate::{Algorithm, Primitive};

/// The parts of an algorithm, by the names of the tables.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) tables: &'static Tables,
    pub(super) family: &'static Family,
    pub(super) size: Option<u32>,
    /// Parameter set, or the name of the algorithm inside.
    pub(super) set: Option<String>,
    pub(super) curve: Option<String>,
    pub(super) mode: Option<String>,
    pub(super) padding: Option<String>,
    pub(super) digest: Option<String>,
    /// Known to be a signature.
    pub(super) signs: bool,
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
            signs: false,
        }
    }

    /// The parts of an algorithm of a known family.
    pub(super) fn of(algorithm: &Algorithm) -> Option<Self> {
        let tables = tables();
        let family = tables.families.get(algorithm.family.as_deref()?)?;
        let derived = |set: &String| {
            Some(set) == algorithm.curve.as_ref()
                || Some(set) == algorithm.key_size.map(|size| size.to_string()).as_ref()
        };
        let set = algorithm.parameter_set.clone();
        let set = set.filter(|set| family.sets.contains_key(set) || !derived(set));
        Some(Self {
            size: algorithm.key_size.filter(|_| family.takes.contains(&Takes::Size)),
            set,
            curve: algorithm.curve.clone(),
            mode: algorithm.mode.clone(),
            padding: algorithm.padding.clone(),
            digest: algorithm.digest.clone(),
            signs: algorithm.primitive == Primitive::Signature,
            ..Self::new(tables, family)
        })
    }

    fn takes(&self, what: Takes) -> bool {
        self.family.takes.contains(&what)
    }

    pub(super) fn take_size(&mut self, size: u32) {
        let named = [size.to_string(), format!("SHA3-{size}"), format!("b-{size}")];
        let set = self.family.sets.keys().find(|set| named.contains(set));
        if let Some(set) = set {
            self.set = Some(set.clone());
        } else if self.takes(Takes::Size) && self.family.bits.is_none() {
            self.size = Some(size);
        } else if self.takes(Takes::Cipher)
            && let Some(inner) = self.set.as_deref().and_then(super::algorithm)
        {
            self.set = Some(inner.with_key_size(size).name);
        }
    }

    pub(super) fn take_curve(&mut self, curve: &str) {
        if self.takes(Takes::Curve) {
            let known = self.tables.curve_or_group(curve);
            self.curve = known.or_else(|| Some(curve.trim().to_owned()));
        }
    }

    pub(super) fn take_mode(&mut self, mode: &str) {
        if self.takes(Takes::Mode)
            && let Some(mode) = self.tables.mode(mode)
        {
            self.mode = Some(mode);
        }
    }

    pub(super) fn take_padding(&mut self, padding: &str) {
        if !self.takes(Takes::Padding) && !self.takes(Takes::Scheme) {
            return;
        }
        let (padding, digest) = self.tables.padding(padding);
        self.padding = Some(padding);
        if let Some(digest) = digest.filter(|_| self.takes(Takes::Digest)) {
            self.digest = Some(digest);
        }
    }

    pub(super) fn take_digest(&mut self, digest: &str) {
        if self.takes(Takes::Digest) || self.takes(Takes::Kdf) {
            let known = super::algorithm(digest)
                .map(|a| if a.family.as_deref() == Some("HMAC") { a.digest } else { Some(a.name) });
            self.digest = known.flatten().or_else(|| Some(digest.trim().to_owned()));
        }
    }

    pub(super) fn become_family(&mut self, id: &str) {
        if let Some(family) = self.tables.families.get(id) {
            self.family = family;
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
        let oid = self.oid(&name);
        let derived = || self.curve.clone().or_else(|| size.map(|n| n.to_string()));
        Algorithm {
            parameter_set: self.set.clone().or_else(derived),
            oid,
            name,
            family: Some(self.family.id.clone()),
            primitive,
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

    /// Chooses the family that the curve demands, and fills in what is already said.
    fn settle(&mut self) {
        if self.curve.is_none() {
            self.curve.clone_from(&self.family.default_curve);
        }
        if let Some(curve) = self.curve_entry() {
            match (curve.form, self.family.id.as_str()) {
                (Form::Montgomery, "EC" | "XDH" | "EdDSA" | "ECDSA") => self.become_family("ECDH"),
                (Form::Edwards, "EC" | "ECDSA" | "ECDH" | "XDH") => self.become_family("EdDSA"),
                _ => {}
            }
            self.size = Some(curve.bits);
        }
        if let Some(group) = self.curve.as_deref().and_then(|c| self.tables.groups.get(c)) {
            self.size = Some(group.bits);
        }
        // Parity bits are part of the key as stored, not of its strength.
        self.size = match (self.family.id.as_str(), self.size) {
            ("3DES", Some(192)) => Some(168),
            ("3DES", Some(128)) => Some(112),
            ("DES", _) => Some(56),
            (_, size) => size,
        };
        // A signature with a digest and no word on padding is PKCS #1 v1.5 (RFC 8017, 8.2).
        if self.family.id == "RSA" && self.digest.is_some() && self.padding.is_none() {
            self.padding = Some("pkcs1v15".to_owned());
        }
    }

    pub(super) fn curve_entry(&self) -> Option<&'static CurveEntry> {
        self.tables.curves.get(self.curve.as_deref()?)
    }

    /// Can the family be used on the curve or group?
    pub(super) fn curve_fits(&self) -> bool {
        let form = self.curve_entry().map(|entry| entry.form);
        match (self.family.id.as_str(), form) {
            (_, _) if self.curve.is_none() => true,
            ("FFDH", form) => form.is_none(),
            (_, None) => false,
            ("EC", _) => true,
            ("EdDSA", form) => form == Some(Form::Edwards),
            ("XDH", form) => form == Some(Form::Montgomery),
            ("ECDH" | "ECDH-ES" | "ECDH-1PU" | "ECMQV" | "ECIES", form) => {
                form != Some(Form::Edwards)
            }
            (_, form) => form != Some(Form::Montgomery),
        }
    }

    fn primitive(&self) -> Primitive {
        let mode = self.mode.as_deref().and_then(|mode| self.tables.modes.get(mode));
        let set = self.set.as_deref().and_then(|set| self.family.sets.get(set));
        let told = mode.and_then(|mode| mode.primitive).or_else(|| set.and_then(|s| s.primitive));
        if let Some(primitive) = told {
            return primitive;
        }
        let signature = match (self.padding.as_deref(), &self.digest) {
            (Some("pss" | "x931" | "iso9796-1" | "iso9796-2"), _) => true,
            (Some("pkcs1v15"), Some(_)) => true,
            (Some("oaep"), _) => false,
            _ => self.signs,
        };
        match self.family.id.as_str() {
            "RSA" if signature => Primitive::Signature,
            _ => self.family.primitive,
        }
    }

    /// The canonical name, from the family's template.
    fn name(&self) -> String {
        super::template::fill(&self.family.name, |placeholder| self.placeholder(placeholder))
    }

    fn placeholder(&self, name: &str) -> Option<String> {
        let montgomery = self.curve_entry().is_some_and(|c| c.form == Form::Montgomery);
        match name {
            "size" => self.size.map(|n| n.to_string()),
            "two_key" => self.size.filter(|n| *n == 112).map(|n| n.to_string()),
            "group" => self.curve.clone().or_else(|| self.size.map(|n| n.to_string())),
            "set" => self.set.clone(),
            "xdh" => self.curve.clone().filter(|_| montgomery),
            "curve" if montgomery && self.family.id == "ECDH" => None,
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
            Strength::Factoring | Strength::DiscreteLog | Strength::Curve
        );
        let general = Self { size: None, curve: None, ..self.clone() };
        public_key.then(|| self.tables.oid_of.get(&general.name()).cloned()).flatten()
    }
}
