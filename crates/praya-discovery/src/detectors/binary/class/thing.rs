//! Objects that the simulation follows: ciphers, generators, their parameters, arrays.

use std::collections::{BTreeMap, BTreeSet};

use praya_cbom::CryptoFunction;

use super::rules::{Parameter, Rule};
use super::value::Value;

/// An object made at one place of a method.
#[derive(Clone, Debug, Default)]
pub(super) struct Thing {
    /// What calls said of it.
    pub(super) set: BTreeMap<Parameter, Value>,
    /// Elements of an array.
    pub(super) elements: Value,
    /// Where it is reported, if at all.
    pub(super) site: Option<Site>,
    /// It became part of another object, which is reported in its place.
    pub(super) absorbed: bool,
}

/// A place that is reported.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub(super) line: Option<u32>,
    /// `Cipher.getInstance`.
    pub(super) symbol: String,
    pub(super) functions: BTreeSet<CryptoFunction>,
    pub(super) needs: Vec<Parameter>,
}

impl Site {
    pub(super) fn new(line: Option<u32>, class: &str, name: &str, rule: &Rule) -> Self {
        let class = class.rsplit('/').next().unwrap_or(class);
        let symbol = if name == "<init>" { class.to_owned() } else { format!("{class}.{name}") };
        let functions = rule.does.into_iter().collect();
        Self { line, symbol, functions, needs: rule.needs.clone() }
    }
}

impl Thing {
    /// Adds what a parameter can be.
    pub(super) fn add(&mut self, parameter: Parameter, value: &Value) {
        self.set.entry(parameter).or_default().join(value);
    }
}
