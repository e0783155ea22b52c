//! IKE and ESP proposals as strongSwan and Libreswan write them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::tables::{data, parse};
use crate::Algorithm;

/// One proposal: alternatives of each kind, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IkeProposal {
    /// Ciphers.
    pub encryption: Vec<Algorithm>,
    /// Integrity algorithms. Where no pseudo-random function is named, they also serve as such.
    pub integrity: Vec<Algorithm>,
    /// Pseudo-random functions that are named.
    pub prf: Vec<Algorithm>,
    /// Key exchanges, additional ones (RFC 9370) included.
    pub key_exchange: Vec<Algorithm>,
    /// Only this is accepted (`!`).
    pub strict: bool,
    /// Words that are not understood.
    pub unresolved: Vec<String>,
}

/// Reads one proposal: `aes256gcm16-prfsha384-ecp384-ke1_mlkem768`, `aes_gcm256-sha2;dh19`.
/// Several proposals, separated by commas, are one call each.
pub fn ike_proposal(text: &str) -> IkeProposal {
    let mut proposal = IkeProposal::default();
    let text = text.trim();
    let plain = text.strip_suffix('!').unwrap_or(text);
    proposal.strict = plain.len() < text.len();
    for word in plain.split(['-', '+', ';']).map(str::trim).filter(|word| !word.is_empty()) {
        if !proposal.take(word) {
            proposal.unresolved.push(word.to_owned());
        }
    }
    proposal
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    encryption: BTreeMap<String, String>,
    integrity: BTreeMap<String, String>,
    prf: BTreeMap<String, String>,
    key_exchange: BTreeMap<String, String>,
    silent: Vec<String>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| parse(data!("ike.yaml")).unwrap_or_default())
}

impl IkeProposal {
    fn take(&mut self, word: &str) -> bool {
        let lower = word.to_ascii_lowercase();
        let plain = additional(&lower).unwrap_or(&lower).replace('_', "");
        let words = words();
        if words.silent.contains(&plain) {
            return true;
        }
        let kinds = [
            (&words.encryption, &mut self.encryption),
            (&words.integrity, &mut self.integrity),
            (&words.prf, &mut self.prf),
            (&words.key_exchange, &mut self.key_exchange),
        ];
        for (known, list) in kinds {
            let name = known.get(&plain);
            if let Some(algorithm) = name.and_then(|name| super::family_named(name)) {
                list.push(algorithm);
                return true;
            }
        }
        false
    }
}

/// `ke1_mlkem768` is the first additional key exchange, `mlkem768`.
fn additional(word: &str) -> Option<&str> {
    let (number, exchange) = word.strip_prefix("ke")?.split_once('_')?;
    matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7").then_some(exchange)
}
