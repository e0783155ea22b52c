//! Requirements on versions, in the notation of each ecosystem.

use super::declared::Requirement;
use crate::libraries::{Interval, Scheme, Version};

/// How an ecosystem reads what its notations have in common.
#[derive(Clone, Copy)]
struct Notation {
    scheme: Scheme,
    /// What a version without an operator means.
    bare: Bare,
    /// Whether `~1.2` leaves out 1.3 (npm, Cargo) or 2.0 (everywhere else).
    tilde_keeps_minor: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    Exact,
    Caret,
    AtLeast,
}

/// Longer requirements are not read.
const LONGEST: usize = 500;

/// npm: `^1.2.3`, `1.x`, `>=1 <2 || 3`, `1.0 - 2.0`, `npm:other@1.2`.
pub(super) fn npm(text: &str) -> Requirement {
    let text = text.strip_prefix("workspace:").unwrap_or(text);
    if text.starts_with("npm:") {
        let version = text.rsplit_once('@').map_or("", |(_, version)| version);
        return npm(version);
    }
    if text.contains(':') || text.contains('/') {
        return Requirement::Unknown(format!("it comes from '{text}'"));
    }
    read(text, Notation { scheme: Scheme::Semver, bare: Bare::Exact, tilde_keeps_minor: true })
}

/// Cargo: `1.2` is `^1.2`.
pub(super) fn cargo(text: &str) -> Requirement {
    read(text, Notation { scheme: Scheme::Semver, bare: Bare::Caret, tilde_keeps_minor: true })
}

/// PEP 440: `==1.2`, `~=1.4.2`, `>=1,<2`.
pub(super) fn python(text: &str) -> Requirement {
    let text = text.replace("===", "==").replace("~=", "~");
    read(&text, Notation { scheme: Scheme::Python, bare: Bare::Exact, tilde_keeps_minor: false })
}

/// Poetry: like Cargo, with PEP 440's operators beside its own.
pub(super) fn poetry(text: &str) -> Requirement {
    let text = text.replace("~=", "~>");
    read(&text, Notation { scheme: Scheme::Python, bare: Bare::Exact, tilde_keeps_minor: true })
}

/// RubyGems and Hex: `~> 1.2`.
pub(super) fn pessimistic(text: &str) -> Requirement {
    read(text, Notation { scheme: Scheme::Upstream, bare: Bare::Exact, tilde_keeps_minor: false })
}

/// Composer: `^1.2`, `~1.2`, `1.2.*`, `>=1 <2 | 3`.
pub(super) fn composer(text: &str) -> Requirement {
    let text = text.split('@').next().unwrap_or(text);
    if text.starts_with("dev-") || text.ends_with("-dev") {
        return Requirement::Unknown(format!("it is the branch '{text}'"));
    }
    let text = text.replace("||", "|").replace('|', "||");
    read(&text, Notation { scheme: Scheme::Semver, bare: Bare::Exact, tilde_keeps_minor: false })
}

/// Conan, CMake, Meson and pkg-config: comparisons; a bare version is the least.
pub(super) fn at_least(text: &str) -> Requirement {
    read(text, Notation { scheme: Scheme::Upstream, bare: Bare::AtLeast, tilde_keeps_minor: true })
}

/// Maven, Gradle, NuGet: `1.2`, `[1.0,2.0)`, `1.+`, `1.2.*`.
pub(super) fn intervals(text: &str, scheme: Scheme) -> Requirement {
    let text = text.trim();
    if text.contains("${") || text.contains("$(") || text.starts_with('$') {
        return Requirement::Unknown(format!("'{text}' is set elsewhere"));
    }
    if let Some(prefix) = text.strip_suffix(['+', '*']).filter(|_| text.len() < LONGEST) {
        let prefix = prefix.trim_end_matches('.');
        let range =
            if prefix.is_empty() { Some(Interval::any()) } else { starting_with(prefix, scheme) };
        return within(range.map(|range| vec![range]), text);
    }
    if !text.starts_with(['[', '(', ']']) {
        return exactly(text, scheme);
    }
    let ranges: Option<Vec<Interval>> = text
        .split_inclusive([']', ')'])
        .map(|part| part.trim_matches([',', ' ']))
        .filter(|part| !part.is_empty())
        .map(|part| bracketed(part, scheme))
        .collect();
    match ranges.as_deref() {
        Some([Interval { low: Some((low, true)), high: Some((high, true)) }]) if low == high => {
            let version = text.trim_matches(['[', ']', ' ']);
            let version = version.split(',').next().unwrap_or(version);
            Requirement::Exactly(version.trim().to_owned())
        }
        _ => within(ranges, text),
    }
}

/// `[1.0,2.0)`, `(,1.0]`, `[1.0]`.
fn bracketed(text: &str, scheme: Scheme) -> Option<Interval> {
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    let (from, to) = (text.starts_with('['), text.ends_with(']'));
    let bound = |text: &str, inside: bool| match text.trim() {
        "" => Some(None),
        text => Version::parse(text, scheme).map(|version| Some((version, inside))),
    };
    match inner.split_once(',') {
        Some((low, high)) => Some(Interval { low: bound(low, from)?, high: bound(high, to)? }),
        None => Version::parse(inner, scheme).map(Interval::exactly),
    }
}

fn exactly(text: &str, scheme: Scheme) -> Requirement {
    match Version::parse(text, scheme) {
        Some(_) => Requirement::Exactly(text.to_owned()),
        None => Requirement::Unknown(format!("'{text}' is not a version")),
    }
}

fn within(range: Option<Vec<Interval>>, text: &str) -> Requirement {
    match range.filter(|range| !range.is_empty()) {
        Some(range) => Requirement::Within(range, text.to_owned()),
        None => Requirement::Unknown(format!("'{text}' is not understood")),
    }
}

fn read(text: &str, notation: Notation) -> Requirement {
    let text = text.trim();
    if text.len() > LONGEST {
        return Requirement::Unknown("its requirement is too long".to_owned());
    }
    if matches!(text, "" | "*" | "x" | "latest" | "next") {
        return Requirement::Within(vec![Interval::any()], text.to_owned());
    }
    let pinned = text.trim_start_matches('=').trim();
    let one = pinned.split([' ', ',', '|']).count() == 1 && !pinned.contains(['*', 'x', 'X']);
    let plain = pinned.starts_with(|c: char| c.is_ascii_digit() || c == 'v');
    if one && plain && (notation.bare == Bare::Exact || text.starts_with('=')) {
        return exactly(pinned, notation.scheme);
    }
    let ranges = text.split("||").map(|all| conjunction(all, notation)).collect();
    within(ranges, text)
}

/// Comparisons that all hold: `>=1.2 <2`, `>=1.2, <2`, `1.0 - 2.0`.
fn conjunction(text: &str, notation: Notation) -> Option<Interval> {
    if let Some((low, high)) = text.split_once(" - ") {
        let low = Version::parse(low, notation.scheme)?;
        let high = comparison(&format!("<={}", high.trim()), notation)?;
        return Some(Interval::from(low).and(high));
    }
    let mut range = Interval::any();
    let mut operator = String::new();
    for word in text.split([' ', ',']).filter(|word| !matches!(*word, "" | "and")) {
        // An operator may stand apart from its version.
        if word.bytes().all(|byte| b"<>=~^!".contains(&byte)) {
            operator.push_str(word);
            continue;
        }
        let comparison = comparison(&format!("{operator}{word}"), notation)?;
        operator.clear();
        range = range.and(comparison);
    }
    // An operator without a version says nothing.
    operator.is_empty().then_some(range)
}

fn comparison(text: &str, notation: Notation) -> Option<Interval> {
    let at = text.find(|c: char| !"<>=~^!".contains(c))?;
    let (operator, version) = text.split_at_checked(at)?;
    let version = version.trim().trim_start_matches('v');
    if version == "*" {
        return Some(Interval::any());
    }
    let wildcard = version.strip_suffix(".*").or_else(|| {
        let lower = version.trim_end_matches(".X").trim_end_matches(".x");
        (lower.len() < version.len()).then_some(lower)
    });
    if let Some(prefix) = wildcard {
        return match operator {
            "" | "=" | "==" | "~" | "^" => starting_with(prefix, notation.scheme),
            "!=" => Some(Interval::any()),
            _ => comparison(&format!("{operator}{prefix}"), notation),
        };
    }
    let parsed = Version::parse(version, notation.scheme)?;
    let numbers = numbers(version);
    let operator = match (operator, notation.bare) {
        ("", Bare::Caret) => "^",
        ("", Bare::AtLeast) => ">=",
        (operator, _) => operator,
    };
    Some(match operator {
        "^" => Interval::between(parsed.clone(), parsed.raised(caret(&parsed, numbers))),
        "~" if notation.tilde_keeps_minor => {
            Interval::between(parsed.clone(), parsed.raised(numbers.clamp(1, 2)))
        }
        "~" | "~>" => Interval::between(parsed.clone(), parsed.raised(numbers.max(2) - 1)),
        ">=" => Interval::from(parsed),
        ">" => Interval { low: Some((parsed, false)), high: None },
        "<" => Interval { low: None, high: Some((parsed, false)) },
        "<=" | "=<" => Interval { low: None, high: Some((parsed, true)) },
        "" | "=" | "==" => Interval::exactly(parsed),
        "!=" => Interval::any(),
        _ => return None,
    })
}

/// Versions that begin like this: 1.2, 1.2.3, but not 1.3.
fn starting_with(prefix: &str, scheme: Scheme) -> Option<Interval> {
    let version = Version::parse(prefix, scheme)?;
    let end = version.raised(numbers(prefix));
    Some(Interval::between(version, end))
}

/// How many numbers a version is written with.
fn numbers(version: &str) -> usize {
    let release = version.split(['-', '+']).next().unwrap_or(version);
    release.split('.').count()
}

/// The place of the number that a caret keeps: the first that is not zero.
fn caret(version: &Version, written: usize) -> usize {
    let numbers = version.numbers();
    numbers.iter().position(|number| *number != 0).map_or(written.max(1), |at| at + 1)
}
