//! Functions of native libraries whose names tell what they do.

use std::sync::LazyLock;

use praya_cbom::CryptoFunction;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::pattern::{expand, fill};

const DATA: &str = include_str!("../../../../../../taxonomy/cryptography/symbols.yaml");

/// What a symbol says.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    /// The library whose interface it is part of.
    pub(crate) library: String,
    /// The algorithm, where the symbol names one.
    pub(crate) algorithm: Option<String>,
    /// The padding, where the symbol names one.
    pub(crate) padding: Option<String>,
    /// The protocol, where the symbol names one: `TLS 1.2`.
    pub(crate) protocol: Option<String>,
    /// What its caller does.
    pub(crate) does: Option<CryptoFunction>,
    /// Parameters that arguments choose.
    pub(super) unresolved: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Interface {
    library: String,
    symbols: Vec<Pattern>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pattern {
    symbol: String,
    #[serde(default)]
    algorithm: Option<String>,
    #[serde(default)]
    padding: Option<String>,
    #[serde(default)]
    protocol: Option<String>,
    #[serde(default)]
    does: Option<CryptoFunction>,
    #[serde(default)]
    unresolved: Vec<String>,
}

static SYMBOLS: LazyLock<FxHashMap<String, Symbol>> =
    LazyLock::new(|| parse(DATA).unwrap_or_default());

/// What an imported symbol says; `None` for one that is not cryptographic or says nothing.
pub(super) fn symbol(name: &str) -> Option<&'static Symbol> {
    SYMBOLS.get(name)
}

/// Every symbol of one library's interface, in order.
pub(super) fn of_library(library: &str) -> Vec<(&'static str, &'static Symbol)> {
    let own = SYMBOLS.iter().filter(|(_, symbol)| symbol.library == library);
    let mut own: Vec<_> = own.map(|(name, symbol)| (name.as_str(), symbol)).collect();
    own.sort_unstable_by_key(|(name, _)| *name);
    own
}

/// Every symbol, by name.
pub(crate) fn all() -> Vec<(&'static str, &'static Symbol)> {
    let mut all: Vec<_> = SYMBOLS.iter().map(|(name, symbol)| (name.as_str(), symbol)).collect();
    all.sort_unstable_by_key(|(name, _)| *name);
    all
}

/// Reads the data.
pub(super) fn parse(yaml: &str) -> Result<FxHashMap<String, Symbol>, String> {
    let interfaces: Vec<Interface> =
        serde_saphyr::from_str(yaml).map_err(|error| error.to_string())?;
    let mut symbols = FxHashMap::default();
    for interface in interfaces {
        for pattern in interface.symbols {
            for (name, taken) in expand(&pattern.symbol) {
                let filled = |text: &Option<String>| text.as_ref().map(|t| fill(t, &taken));
                let symbol = Symbol {
                    library: interface.library.clone(),
                    algorithm: filled(&pattern.algorithm),
                    padding: pattern.padding.clone(),
                    protocol: filled(&pattern.protocol),
                    does: pattern.does,
                    unresolved: pattern.unresolved.clone(),
                };
                symbols.insert(name, symbol);
            }
        }
    }
    Ok(symbols)
}
