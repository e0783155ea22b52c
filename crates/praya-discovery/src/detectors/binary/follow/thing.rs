//! Objects that the simulation follows: ciphers, generators, their parameters, arrays.

use std::collections::{BTreeMap, BTreeSet};

use praya_cbom::CryptoFunction;

use super::machine::Call;
use super::rules::{Parameter, Rule};
use super::value::Value;

/// An object made at one place of a method.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Thing {
    /// What calls said of it.
    pub(in super::super) set: BTreeMap<Parameter, Value>,
    /// Elements of an array.
    pub(in super::super) elements: Value,
    /// Where it is reported, if at all.
    pub(in super::super) site: Option<Site>,
    /// It became part of another object, which is reported in its place.
    pub(in super::super) absorbed: bool,
}

/// A place that is reported.
#[derive(Clone, Debug)]
pub(in super::super) struct Site {
    pub(in super::super) line: Option<u32>,
    pub(in super::super) offset: Option<u64>,
    /// `Cipher.getInstance`.
    pub(in super::super) symbol: String,
    pub(in super::super) functions: BTreeSet<CryptoFunction>,
    pub(in super::super) needs: Vec<Parameter>,
}

impl Site {
    pub(in super::super) fn new(call: &Call<'_>, rule: &Rule) -> Self {
        let class = call.class.rsplit('/').next().unwrap_or(call.class);
        let constructs = matches!(call.name, "<init>" | ".ctor");
        let symbol = if constructs { class.to_owned() } else { format!("{class}.{}", call.name) };
        let functions = rule.does.into_iter().collect();
        Self { line: call.line, offset: call.offset, symbol, functions, needs: rule.needs.clone() }
    }
}

impl Thing {
    /// Adds what a parameter can be.
    pub(in super::super) fn add(&mut self, parameter: Parameter, value: &Value) {
        self.set.entry(parameter).or_default().join(value);
    }
}
