//! Tables and constants by which implementations are recognised.

use serde::Deserialize;

const DATA: &str = include_str!("../../../../../../taxonomy/cryptography/constants.yaml");

/// One table, or one constant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Constant {
    /// What it is, for people.
    pub(super) name: String,
    /// The algorithm that it belongs to; absent where several share it.
    #[serde(default)]
    pub(super) algorithm: Option<String>,
    /// Size of a word in bits.
    #[serde(default)]
    pub(super) size: Option<usize>,
    /// The first words, hexadecimal.
    #[serde(default)]
    pub(super) words: Option<String>,
    /// One big number, hexadecimal.
    #[serde(default)]
    pub(super) number: Option<String>,
    /// The algorithms that share it, where it does not tell them apart.
    #[serde(default)]
    pub(super) shared: Option<String>,
    /// Where it is defined.
    #[serde(rename = "standard")]
    _standard: String,
}

/// Reads the data that ships.
pub(super) fn constants() -> Result<Vec<Constant>, String> {
    serde_saphyr::from_str(DATA).map_err(|error| error.to_string())
}

impl Constant {
    /// The bytes to search for: in both byte orders, where that makes a difference.
    pub(super) fn patterns(&self) -> Vec<Vec<u8>> {
        let mut patterns = match (&self.words, &self.number) {
            (Some(words), _) => {
                let width = self.size.unwrap_or(8) / 8;
                let big: Vec<Vec<u8>> = words.split_whitespace().filter_map(bytes).collect();
                if big.iter().any(|word| word.len() != width) {
                    return Vec::new();
                }
                let little: Vec<u8> =
                    big.iter().flat_map(|word| word.iter().rev().copied()).collect();
                vec![big.concat(), little]
            }
            (None, Some(number)) => {
                let big = bytes(number).unwrap_or_default();
                let little = big.iter().rev().copied().collect();
                vec![big, little]
            }
            (None, None) => Vec::new(),
        };
        patterns.dedup();
        patterns
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
