//! OpenSSL cipher strings: `HIGH:!aNULL:@SECLEVEL=2`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::suites::{Row, suites};
use super::tables::{data, parse};
use super::{CipherSuite, cipher_suite};

/// What an OpenSSL cipher string selects.
///
/// Such a string governs TLS up to 1.2; the suites of TLS 1.3 have a setting of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CipherList {
    /// The suites that a default build of OpenSSL 3 would offer, in order of preference.
    pub suites: Vec<CipherSuite>,
    /// Suites that the string names and does not exclude, which such a build does not have: an
    /// older OpenSSL, or one built for them, would offer them.
    pub not_built: Vec<CipherSuite>,
    /// The security level that the string sets.
    pub security_level: Option<u8>,
    /// Elements of the string that are not understood.
    pub unresolved: Vec<String>,
}

/// Expands an OpenSSL cipher string against the registry's suites, by the rules of ciphers(1).
pub fn openssl_cipher_string(text: &str) -> CipherList {
    let mut list = Building::new();
    let mut text = text.trim().trim_matches(['"', '\'']);
    if let Some(rest) = text.strip_prefix("DEFAULT") {
        for element in ["ALL", "!COMPLEMENTOFDEFAULT", "!eNULL"] {
            list.apply(element);
        }
        text = rest;
    }
    for element in text.split([':', ' ', ';', ',']).filter(|element| !element.is_empty()) {
        list.apply(element);
    }
    list.finish()
}

/// What a word of a cipher string asks of a suite.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Keyword {
    kx: Vec<String>,
    not_kx: Vec<String>,
    au: Vec<String>,
    not_au: Vec<String>,
    enc: Vec<String>,
    not_enc: Vec<String>,
    mac: Vec<String>,
    min: Vec<String>,
    names: Vec<String>,
    complement_of_default: bool,
    none: bool,
}

fn keywords() -> &'static BTreeMap<String, Keyword> {
    static KEYWORDS: OnceLock<BTreeMap<String, Keyword>> = OnceLock::new();
    KEYWORDS.get_or_init(|| parse(data!("openssl-keywords.yaml")).unwrap_or_default())
}

impl Keyword {
    fn fits(&self, row: &Row) -> bool {
        let any = |wanted: &[String], is: &str| wanted.is_empty() || wanted.iter().any(|w| w == is);
        let not = |unwanted: &[String], is: &str| !unwanted.iter().any(|w| w == is);
        !self.none
            && self.names.is_empty()
            && any(&self.kx, row.kx)
            && not(&self.not_kx, row.kx)
            && any(&self.au, row.au)
            && not(&self.not_au, row.au)
            && any(&self.enc, &row.enc)
            && not(&self.not_enc, &row.enc)
            && any(&self.mac, row.mac())
            && any(&self.min, &row.min)
            && (!self.complement_of_default || !is_default(row))
    }
}

/// OpenSSL leaves these out of its default: anonymous suites, DSS, Camellia, ARIA and CCM.
fn is_default(row: &Row) -> bool {
    let left_out = ["CAMELLIA", "ARIA", "CCM"].iter().any(|word| row.enc.contains(word));
    row.enc == "NULL" || !(left_out || matches!(row.au, "NONE" | "DSS"))
}

/// One part of an element: a keyword, or the name of a suite.
enum Part {
    Keyword(&'static Keyword),
    Suite(&'static Row),
}

impl Part {
    fn fits(&self, row: &Row) -> bool {
        match self {
            Self::Keyword(keyword) => keyword.fits(row),
            Self::Suite(suite) => suite.name == row.name,
        }
    }
}

/// A list in the making: each suite has its place, and is in or out. Excluded ones are gone.
struct Building {
    places: Vec<(&'static Row, bool)>,
    list: CipherList,
}

impl Building {
    fn new() -> Self {
        let rows = suites().rows.iter();
        let offered = rows.filter(|row| row.built && row.min != "TLSv1.3");
        Self { places: offered.map(|row| (row, false)).collect(), list: CipherList::default() }
    }

    fn apply(&mut self, element: &str) {
        if let Some(command) = element.strip_prefix('@') {
            return self.command(command, element);
        }
        let (sign, words) = match element.chars().next() {
            Some(sign @ ('!' | '-' | '+')) => (sign, element.get(1..).unwrap_or_default()),
            _ => (' ', element),
        };
        if let Some(keyword) = keywords().get(element).filter(|keyword| !keyword.names.is_empty()) {
            return keyword.names.iter().for_each(|name| self.apply(name));
        }
        let Some(parts) = words.split('+').map(part).collect::<Option<Vec<_>>>() else {
            self.list.unresolved.push(element.to_owned());
            return;
        };
        let fits = |row: &Row| parts.iter().all(|part| part.fits(row));
        self.note_unbuilt(sign, &fits, matches!(parts.as_slice(), [Part::Suite(_)]));
        let places = std::mem::take(&mut self.places);
        let (chosen, rest): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|(row, active)| fits(row) && *active == (sign != ' '));
        self.places = match sign {
            '!' => rest.into_iter().filter(|(row, _)| !fits(row)).collect(),
            '-' => chosen.into_iter().map(|(row, _)| (row, false)).chain(rest).collect(),
            '+' => rest.into_iter().chain(chosen).collect(),
            _ => rest.into_iter().chain(chosen.into_iter().map(|(row, _)| (row, true))).collect(),
        };
    }

    /// Suites that are named one by one, though a default build does not have them.
    fn note_unbuilt(&mut self, sign: char, fits: &impl Fn(&Row) -> bool, named: bool) {
        let fitting = || suites().rows.iter().filter(|row| !row.built && fits(row));
        match sign {
            ' ' if named => {
                let names = fitting().map(|row| row.name.as_str());
                self.list.not_built.extend(names.filter_map(cipher_suite));
            }
            '!' | '-' => {
                self.list.not_built.retain(|suite| !fitting().any(|row| row.name == suite.name));
            }
            _ => {}
        }
    }

    fn command(&mut self, command: &str, element: &str) {
        if command == "STRENGTH" {
            let rank = |row: &Row| std::cmp::Reverse(row.strength_bits());
            self.places.sort_by_key(|(row, active)| (*active, active.then(|| rank(row))));
        } else if let Some(level) = command.strip_prefix("SECLEVEL=").and_then(|l| l.parse().ok())
            && level <= 5
        {
            self.list.security_level = Some(level);
        } else {
            self.list.unresolved.push(element.to_owned());
        }
    }

    fn finish(mut self) -> CipherList {
        let level = self.list.security_level.unwrap_or_default();
        let active = self.places.iter().filter(|(row, active)| *active && allowed(row, level));
        let names = active.map(|(row, _)| row.name.as_str());
        self.list.suites = names.filter_map(cipher_suite).collect();
        self.list
    }
}

fn part(word: &str) -> Option<Part> {
    if let Some(keyword) = keywords().get(word) {
        return Some(Part::Keyword(keyword));
    }
    suites().by_openssl_name(word).map(Part::Suite)
}

/// SSL_CTX_set_security_level(3): what a level permits.
fn allowed(row: &Row, level: u8) -> bool {
    let bits = match level {
        0 => return true,
        1 => 80,
        2 => 112,
        3 => 128,
        4 => 192,
        _ => 256,
    };
    let forward_secret = matches!(row.kx, "DHE" | "ECDHE" | "DHEPSK" | "ECDHEPSK");
    row.strength_bits() >= bits
        && row.au != "NONE"
        && row.mac() != "MD5"
        && (level < 2 || row.enc != "RC4")
        && (level < 3 || forward_secret)
        && (bits <= 160 || row.mac() != "SHA1")
}
