//! Versions, compared across the habits of every ecosystem.

use std::cmp::Ordering;

/// How an ecosystem writes versions, where it makes a difference to their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A hyphen begins a pre-release, a plus sign is ignored: npm, Cargo, Go, NuGet, Swift, Hex.
    Semver,
    /// `1.0a1` is before `1.0`, `1.0.post1` after it, `1!` is an epoch: PyPI.
    Python,
    /// An epoch before a colon and a revision after the last hyphen: dpkg, rpm, apk.
    Distribution,
    /// Everything else: upstream's own numbers, Maven, Ruby.
    Upstream,
}

impl Scheme {
    /// The scheme of a package URL type.
    pub fn of(purl_type: &str) -> Self {
        match purl_type {
            "npm" | "cargo" | "golang" | "nuget" | "swift" | "hex" | "composer" => Self::Semver,
            "pypi" => Self::Python,
            "deb" | "rpm" | "apk" | "alpm" => Self::Distribution,
            _ => Self::Upstream,
        }
    }
}

/// One part of a version; the order of the variants is the order of versions, all else equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// `~`: before everything, as dpkg and rpm have it.
    Tilde,
    /// A pre-release word, by how far it is from the release.
    Before(u8),
    /// Any other pre-release identifier of semantic versioning.
    Identifier(String),
    /// The end of the version.
    End,
    /// A letter or word after the release: OpenSSL's `1.1.1w`, OpenSSH's `9.9p1`.
    After(String),
    /// A number.
    Number(u64),
}

/// A version that can be compared; two that differ only in trailing zeros are equal.
#[derive(Clone, Debug)]
pub struct Version {
    parts: Vec<Part>,
}

/// Longer ones are not versions.
const LONGEST: usize = 200;

impl Version {
    /// Reads a version; `None` where there is no number in it.
    pub fn parse(text: &str, scheme: Scheme) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let lower = text.to_ascii_lowercase();
        let release = without_packaging(&lower, scheme);
        let release = bouncy_castle_tag(release).unwrap_or_else(|| release.to_owned());
        let release = release.strip_prefix("go").unwrap_or(&release);
        let release = release.trim_start_matches(['v', '=', ' ']);
        let (release, pre_release) = match release.split_once('-') {
            Some((release, pre)) if scheme == Scheme::Semver => (release, Some(pre)),
            _ => (release, None),
        };
        let mut parts = parts(release, scheme);
        if !parts.iter().any(|part| matches!(part, Part::Number(_))) {
            return None;
        }
        drop_zeros(&mut parts);
        if let Some(pre) = pre_release {
            parts.extend(pre_release_parts(pre));
        }
        Some(Self { parts })
    }

    /// The lowest version there is.
    pub fn lowest() -> Self {
        Self { parts: vec![Part::Tilde] }
    }

    /// The version with its last of `keep` leading numbers raised by one and nothing after it:
    /// the first version that `~> 1.2` or `^1.2` leaves out.
    #[must_use]
    pub fn raised(&self, keep: usize) -> Self {
        let mut numbers: Vec<u64> = self.numbers();
        numbers.resize(keep.max(1), 0);
        if let Some(last) = numbers.last_mut() {
            *last = last.saturating_add(1);
        }
        let mut parts: Vec<Part> = numbers.into_iter().map(Part::Number).collect();
        parts.push(Part::Tilde);
        Self { parts }
    }

    /// The leading numbers, without trailing zeros.
    pub fn numbers(&self) -> Vec<u64> {
        self.parts
            .iter()
            .map_while(|part| match part {
                Part::Number(number) => Some(*number),
                _ => None,
            })
            .collect()
    }

    /// Whether it is a pre-release.
    pub fn is_pre_release(&self) -> bool {
        self.parts
            .iter()
            .any(|part| matches!(part, Part::Tilde | Part::Before(_) | Part::Identifier(_)))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let longest = self.parts.len().max(other.parts.len());
        (0..longest)
            .map(|at| {
                let own = self.parts.get(at).unwrap_or(&Part::End);
                own.cmp(other.parts.get(at).unwrap_or(&Part::End))
            })
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

/// Cuts off what a packager or a build added: epoch, revision, build metadata.
fn without_packaging(text: &str, scheme: Scheme) -> &str {
    let mut text = text;
    match scheme {
        Scheme::Distribution => {
            text = text.split_once(':').map_or(text, |(_, rest)| rest);
            text = text.rsplit_once('-').map_or(text, |(upstream, _)| upstream);
        }
        Scheme::Python => text = text.split_once('!').map_or(text, |(_, rest)| rest),
        Scheme::Semver | Scheme::Upstream => {}
    }
    // `3.8.9+really3.7.2` is dpkg's way to go back to an older version.
    if let Some((_, really)) = text.split_once("+really") {
        return really;
    }
    let text = text.split_once('+').map_or(text, |(version, _)| version);
    text.split_whitespace().next().unwrap_or(text)
}

/// Bouncy Castle tags its release 1.79 as `r1rv79`, and `r1rv78v1` as a patch of 1.78.
fn bouncy_castle_tag(text: &str) -> Option<String> {
    let (major, rest) = text.strip_prefix('r')?.split_once("rv")?;
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (minor, patch) = rest.split_once(['v', 'p']).unwrap_or((rest, "0"));
    (all_digits(major) && all_digits(minor) && all_digits(patch))
        .then(|| format!("{major}.{minor}.{patch}"))
}

/// Splits into runs of digits and runs of letters.
fn parts(text: &str, scheme: Scheme) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |c: char| {
            c.is_ascii_digit() == first.is_ascii_digit()
                && c.is_alphabetic() == first.is_alphabetic()
        };
        if first == '~' {
            parts.push(Part::Tilde);
        }
        if !first.is_alphanumeric() {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        parts.extend(part(run, after, scheme));
        rest = after;
    }
    parts
}

fn part(run: &str, after: &str, scheme: Scheme) -> Option<Part> {
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Part::Number(run.parse().unwrap_or(u64::MAX)));
    }
    let numbered = after.starts_with(|c: char| c.is_ascii_digit());
    let short = scheme == Scheme::Python && numbered;
    match run {
        "dev" | "snapshot" | "nightly" => Some(Part::Before(0)),
        "alpha" => Some(Part::Before(1)),
        "a" if short => Some(Part::Before(1)),
        "beta" => Some(Part::Before(2)),
        "b" if short => Some(Part::Before(2)),
        "pre" | "preview" | "milestone" | "m" | "ea" => Some(Part::Before(3)),
        "rc" | "cr" => Some(Part::Before(4)),
        "c" if short => Some(Part::Before(4)),
        "ga" | "final" | "release" | "jre" | "jdk" | "android" => None,
        other => Some(Part::After(other.to_owned())),
    }
}

/// Zeros that say nothing: `3.5.0` is `3.5`, and `3.5.0-rc1` is a pre-release of `3.5`.
fn drop_zeros(parts: &mut Vec<Part>) {
    let numbers = parts.iter().take_while(|part| matches!(part, Part::Number(_))).count();
    let kept = parts
        .iter()
        .take(numbers)
        .rposition(|part| *part != Part::Number(0))
        .map_or(0, |last| last + 1);
    parts.drain(kept..numbers);
}

/// The pre-release of a semantic version. A number of its own comes before every word.
fn pre_release_parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for identifier in text.split('.').take(8) {
        let word = identifier.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = identifier.get(word.len()..).unwrap_or_default();
        match part(word, number, Scheme::Python) {
            Some(Part::Before(rank)) => parts.push(Part::Before(rank)),
            _ if word.is_empty() && !parts.is_empty() => {}
            _ => parts.push(Part::Identifier(format!("{identifier:0>20}"))),
        }
        if let (Ok(number), false) = (number.parse(), parts.is_empty()) {
            parts.push(Part::Number(number));
        }
    }
    parts
}
