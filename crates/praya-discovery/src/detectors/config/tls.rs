//! What a configuration says of one TLS end point, whichever program reads it.

use std::collections::BTreeSet;

use praya_cbom::registry::{self, CipherSuite, cipher_suite, openssl_cipher_string};
use praya_cbom::{Algorithm, Asset, Protocol, ProtocolKind, Sighting, Step, Unresolved};

use super::notes::{Notes, Place, placeholder, shown, unknown_name};

/// A version of SSL, TLS or DTLS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    Ssl2,
    Ssl3,
    Tls10,
    Tls11,
    Tls12,
    Tls13,
}

impl Version {
    pub(crate) const ALL: [Self; 6] =
        [Self::Ssl2, Self::Ssl3, Self::Tls10, Self::Tls11, Self::Tls12, Self::Tls13];

    /// Reads `TLSv1.2`, `tls12`, `VersionTLS12`, `TLS_1_2`, `TLSv1`, `SSLv3`, `1.2`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let plain: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        let plain = plain.strip_prefix("version").unwrap_or(&plain);
        let plain = plain.strip_prefix("protocol").unwrap_or(plain);
        match plain {
            "sslv2" | "ssl2" | "ssl20" | "sslv20" => Some(Self::Ssl2),
            "sslv3" | "ssl3" | "ssl30" | "sslv30" => Some(Self::Ssl3),
            "tlsv1" | "tls1" | "tls10" | "tlsv10" | "10" => Some(Self::Tls10),
            "dtlsv1" | "dtls1" | "dtlsv10" | "dtls10" => Some(Self::Tls11),
            "dtlsv12" | "dtls12" => Some(Self::Tls12),
            "dtlsv13" | "dtls13" => Some(Self::Tls13),
            "tlsv11" | "tls11" | "11" => Some(Self::Tls11),
            "tlsv12" | "tls12" | "12" => Some(Self::Tls12),
            "tlsv13" | "tls13" | "13" => Some(Self::Tls13),
            _ => None,
        }
    }

    /// Name of the protocol and number of the version.
    pub(crate) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Ssl2 => ("SSL 2.0", "2.0"),
            Self::Ssl3 => ("SSL 3.0", "3.0"),
            Self::Tls10 => ("TLS 1.0", "1.0"),
            Self::Tls11 => ("TLS 1.1", "1.1"),
            Self::Tls12 => ("TLS 1.2", "1.2"),
            Self::Tls13 => ("TLS 1.3", "1.3"),
        }
    }

    /// Name and number of the version of DTLS that was made from this one of TLS.
    fn datagram_names(self) -> (&'static str, &'static str) {
        match self {
            Self::Tls13 => ("DTLS 1.3", "1.3"),
            Self::Tls12 => ("DTLS 1.2", "1.2"),
            _ => ("DTLS 1.0", "1.0"),
        }
    }

    /// Can a suite of TLS 1.2 and before be negotiated in this version? Suites with an AEAD or
    /// a SHA-2 MAC came with TLS 1.2 (RFC 5246, section 1.2, and RFC 5288, section 3).
    fn offers(self, suite: &str) -> bool {
        self == Self::Tls12 || suite.ends_with("_SHA") || suite.ends_with("_MD5")
    }
}

/// A version that is on.
#[derive(Clone, Debug)]
struct Enabled {
    version: Version,
    place: Place,
    /// What it depends on that the file does not say.
    only: Option<String>,
}

/// One TLS end point as it is configured.
#[derive(Clone, Debug)]
pub(crate) struct Tls {
    /// The program, for the reasons of what is not set: `nginx`.
    program: &'static str,
    /// Is it DTLS? Its versions are held as those of TLS that they were made from.
    datagram: bool,
    /// Where TLS is turned on: what is reported where no version is set.
    place: Place,
    versions: Vec<Enabled>,
    versions_set: bool,
    without: BTreeSet<Version>,
    lowest: Option<(String, Place)>,
    highest: Option<(String, Place)>,
    suites: Option<Vec<CipherSuite>>,
    suites13: Option<Vec<CipherSuite>>,
    algorithms: Vec<Algorithm>,
    groups_set: bool,
    unresolved: BTreeSet<Unresolved>,
    trace: Vec<(Place, &'static str)>,
}

impl Tls {
    pub(crate) fn new(program: &'static str, place: Place) -> Self {
        Self {
            program,
            datagram: false,
            place,
            versions: Vec::new(),
            versions_set: false,
            without: BTreeSet::new(),
            lowest: None,
            highest: None,
            suites: None,
            suites13: None,
            algorithms: Vec::new(),
            groups_set: false,
            unresolved: BTreeSet::new(),
            trace: Vec::new(),
        }
    }

    /// The same end point over DTLS.
    pub(crate) fn datagram(mut self) -> Self {
        self.datagram = true;
        self
    }

    /// A version is on.
    pub(crate) fn on(&mut self, version: Version, place: &Place) {
        self.versions_set = true;
        if !self.versions.iter().any(|enabled| enabled.version == version) {
            self.versions.push(Enabled { version, place: place.clone(), only: None });
        }
    }

    /// A version is on, by name.
    pub(crate) fn add_version(&mut self, name: &str, place: &Place) {
        match Version::parse(name) {
            Some(version) => self.on(version, place),
            None => self.unknown_version(name, place),
        }
    }

    /// Something is on that names no version that is known.
    fn unknown_version(&mut self, name: &str, place: &Place) {
        self.place = place.clone();
        self.unknown("version", name);
    }

    /// What is on is said here, and cannot be told.
    pub(crate) fn open_versions(&mut self, reason: impl Into<String>, place: &Place) {
        self.place = place.clone();
        self.unresolved("version", reason);
    }

    /// A version is on under a condition that the file does not decide.
    pub(crate) fn perhaps(&mut self, version: Version, place: &Place, only: &str) {
        self.versions_set = true;
        if !self.versions.iter().any(|enabled| enabled.version == version) {
            let only = Some(only.to_owned());
            self.versions.push(Enabled { version, place: place.clone(), only });
        }
    }

    /// A version is off, whatever was said of it before.
    pub(crate) fn off(&mut self, version: Version) {
        self.versions_set = true;
        self.versions.retain(|enabled| enabled.version != version);
    }

    /// A version that is off, by name. Where no others are listed, the rest is the default.
    pub(crate) fn without(&mut self, name: &str) {
        match Version::parse(name) {
            Some(version) => {
                self.versions.retain(|enabled| enabled.version != version);
                self.without.insert(version);
            }
            None => self.unknown("version", name),
        }
    }

    /// Takes back that versions are off where bounds are set: `HAProxy` ignores the one for the
    /// other.
    pub(crate) fn bounds_alone(&mut self) {
        if self.lowest.is_some() || self.highest.is_some() {
            self.without.clear();
        }
    }

    /// Every version that the library has, but for those that are off.
    pub(crate) fn everything(&mut self, place: &Place) {
        let only =
            format!("every version that is not named is on, as far as {} have it", self.library());
        for version in Version::ALL.into_iter().filter(|version| *version > Version::Ssl2) {
            self.perhaps(version, place, &only);
        }
    }

    /// Leaves the versions that follow one another down from the highest; what lies below a gap
    /// is off.
    pub(crate) fn without_gaps(&mut self) {
        let highest = self.versions.iter().map(|enabled| enabled.version).max();
        let on = |version: Version| self.versions.iter().any(|enabled| enabled.version == version);
        let below = Version::ALL.into_iter().rev().filter(|version| Some(*version) <= highest);
        let kept: Vec<Version> = below.take_while(|version| on(*version)).collect();
        self.versions.retain(|enabled| kept.contains(&enabled.version));
    }

    /// Forgets the versions: the next ones said are the only ones.
    pub(crate) fn no_versions(&mut self) {
        self.versions_set = true;
        self.versions.clear();
    }

    /// Every version named, and no other.
    pub(crate) fn only_versions<'v>(
        &mut self,
        names: impl IntoIterator<Item = &'v str>,
        place: &Place,
    ) {
        self.no_versions();
        for name in names {
            match Version::parse(name) {
                Some(version) => self.on(version, place),
                None => self.unknown_version(name, place),
            }
        }
    }

    /// The lowest version that is on. The last one said stands.
    pub(crate) fn lowest(&mut self, name: &str, place: &Place) {
        self.lowest = Some((name.to_owned(), place.clone()));
    }

    /// The highest version that is on. The last one said stands.
    pub(crate) fn highest(&mut self, name: &str, place: &Place) {
        self.highest = Some((name.to_owned(), place.clone()));
    }

    /// Brings together the versions that are listed and the lowest and highest that are set.
    fn bounds(&mut self) {
        let (lowest, highest) = (self.lowest.take(), self.highest.take());
        let Some((_, place)) = lowest.clone().or_else(|| highest.clone()) else { return };
        for (name, place) in lowest.iter().chain(&highest) {
            if Version::parse(name).is_none() && !is_no_bound(name) {
                self.unknown_version(name, place);
            }
        }
        let read =
            |bound: Option<(String, Place)>| bound.and_then(|(name, _)| Version::parse(&name));
        let (low, high) = (read(lowest), read(highest));
        if self.versions_set {
            self.versions.retain(|enabled| {
                low.is_none_or(|low| enabled.version >= low)
                    && high.is_none_or(|high| enabled.version <= high)
            });
            return;
        }
        let library = self.library();
        match (low, high) {
            (None, None) => {}
            (None, Some(high)) => {
                self.on(high, &place);
                self.unresolved(
                    "version",
                    format!("no lowest version is set here: it depends on {library}"),
                );
            }
            (Some(low), high) => self.upwards(low, high, &place),
        }
    }

    /// Every version from a lowest one on. Whatever can be told a lowest version knows TLS 1.2.
    fn upwards(&mut self, low: Version, high: Option<Version>, place: &Place) {
        let only = format!("no highest version is set here: it depends on {}", self.library());
        for version in Version::ALL.into_iter().filter(|version| *version >= low) {
            match high {
                Some(high) if version <= high => self.on(version, place),
                Some(_) => {}
                None if version < Version::Tls13 || low == version => self.on(version, place),
                None => self.perhaps(version, place, &only),
            }
        }
    }

    /// A command of OpenSSL's `SSL_CONF`, as openssl.cnf, nginx and httpd have them.
    pub(crate) fn openssl_command(&mut self, name: &str, value: &str, place: &Place) {
        match name.to_ascii_lowercase().as_str() {
            "cipherstring" => self.openssl_ciphers(value, place),
            "ciphersuites" => self.suites13(value, place),
            "minprotocol" => self.lowest(value, place),
            "maxprotocol" => self.highest(value, place),
            "groups" | "curves" | "ecdhparameters" => self.groups(value, place),
            "signaturealgorithms" => self.signatures(value, place),
            "protocol" => self.openssl_protocols(value, place),
            _ => {}
        }
    }

    /// `Protocol = -SSLv3, TLSv1.2`: names are on, those after `-` off, `ALL` is everything.
    fn openssl_protocols(&mut self, value: &str, place: &Place) {
        for word in value.split(',').map(str::trim) {
            let (off, name) = match word.strip_prefix('-') {
                Some(name) => (true, name),
                None => (false, word.trim_start_matches('+')),
            };
            match Version::parse(name) {
                Some(version) if off => self.off(version),
                Some(version) => self.on(version, place),
                None if name.eq_ignore_ascii_case("all") && off => self.no_versions(),
                None => self.unknown("version", name),
            }
        }
    }

    /// An OpenSSL cipher string, for TLS 1.2 and before.
    pub(crate) fn openssl_ciphers(&mut self, text: &str, place: &Place) {
        self.step(place, "cipher suites up to TLS 1.2");
        if let Some(reason) = placeholder(text) {
            return self.unresolved("cipherSuites", reason);
        }
        let list = openssl_cipher_string(text);
        for suite in &list.not_built {
            let name = suite.openssl.as_deref().unwrap_or(&suite.name);
            let reason = format!("'{name}' is offered only where OpenSSL was built with it");
            self.unresolved("cipherSuites", reason);
        }
        for element in &list.unresolved {
            let reason = format!("'{}' of the cipher string is not understood", shown(element));
            self.unresolved("cipherSuites", reason);
        }
        self.suites = Some(list.suites.into_iter().chain(list.not_built).collect());
    }

    /// A list of TLS 1.3 suites, parted by colons, commas or blanks.
    pub(crate) fn suites13(&mut self, text: &str, place: &Place) {
        self.step(place, "cipher suites of TLS 1.3");
        if let Some(reason) = placeholder(text) {
            return self.unresolved("cipherSuites", reason);
        }
        let suites = list(text).filter_map(|name| self.suite(name)).collect();
        self.suites13 = Some(suites);
    }

    /// Suites by their names in any style, of any version, parted by colons, commas or blanks; or
    /// an OpenSSL cipher string, which its signs and words tell.
    pub(crate) fn suites(&mut self, text: &str, place: &Place) {
        let signs = ['!', '@', '+', '-'];
        let is_string = list(text).any(|name| name.starts_with(signs) || name == "DEFAULT")
            || list(text).all(|name| cipher_suite(name).is_none())
                && placeholder(text).is_none()
                && !openssl_cipher_string(text).suites.is_empty();
        if is_string {
            return self.openssl_ciphers(text, place);
        }
        self.step(place, "cipher suites");
        if let Some(reason) = placeholder(text) {
            return self.unresolved("cipherSuites", reason);
        }
        let suites: Vec<CipherSuite> = list(text).filter_map(|name| self.suite(name)).collect();
        let (with, without) = suites.into_iter().partition(|suite| suite.name.contains("_WITH_"));
        self.suites = Some(with);
        self.suites13 = Some(without);
    }

    /// A suite by its name; a name that is not known is noted.
    fn suite(&mut self, name: &str) -> Option<CipherSuite> {
        let name = name.trim_matches(['"', '\'', '[', ']']);
        let found = cipher_suite(name);
        if found.is_none() && !name.is_empty() {
            self.unknown("cipherSuites", name);
        }
        found
    }

    /// Groups for key agreement, in order of preference.
    pub(crate) fn groups(&mut self, text: &str, place: &Place) {
        self.groups_set = true;
        self.step(place, "groups");
        if let Some(reason) = placeholder(text) {
            return self.unresolved("group", reason);
        }
        for name in text.split('/').flat_map(list) {
            if name.eq_ignore_ascii_case("default") {
                let library = self.library();
                self.unresolved("group", format!("'DEFAULT' depends on {library}"));
                continue;
            }
            match group(name) {
                Some(group) => self.algorithm(group),
                None => self.unknown("group", name),
            }
        }
    }

    /// Signature algorithms, in order of preference.
    pub(crate) fn signatures(&mut self, text: &str, place: &Place) {
        self.step(place, "signature algorithms");
        if let Some(reason) = placeholder(text) {
            return self.unresolved("signatureAlgorithm", reason);
        }
        for name in list(text) {
            match registry::algorithm(name) {
                Some(algorithm) => self.algorithm(algorithm),
                None => self.unknown("signatureAlgorithm", name),
            }
        }
    }

    /// An algorithm that may be negotiated.
    pub(crate) fn algorithm(&mut self, algorithm: Algorithm) {
        if !self.algorithms.contains(&algorithm) {
            self.algorithms.push(algorithm);
        }
    }

    /// Something that could not be told, of every version.
    pub(crate) fn unresolved(&mut self, parameter: &str, reason: impl Into<String>) {
        self.unresolved
            .insert(Unresolved { parameter: parameter.to_owned(), reason: reason.into() });
    }

    /// A name that means nothing to the registry.
    pub(crate) fn unknown(&mut self, parameter: &str, name: &str) {
        let reason = placeholder(name).unwrap_or_else(|| unknown_name(name));
        self.unresolved(parameter, reason);
    }

    fn step(&mut self, place: &Place, what: &'static str) {
        self.trace.push((place.clone(), what));
    }

    fn library(&self) -> String {
        format!("the versions of {} and its TLS library", self.program)
    }

    /// One sighting a version, or one without a version where none is set.
    pub(crate) fn report(mut self, notes: &mut Notes<'_>) {
        self.bounds();
        let without = std::mem::take(&mut self.without);
        self.versions.retain(|enabled| !without.contains(&enabled.version));
        let library = self.library();
        if self.suites.is_none() && self.suites13.is_none() {
            self.unresolved(
                "cipherSuites",
                format!("not set here: the default depends on {library}"),
            );
        }
        if !self.groups_set {
            self.unresolved("group", format!("not set here: the default depends on {library}"));
        }
        for enabled in &self.versions {
            let sighting = self.of_version(enabled, notes);
            notes.add(sighting);
        }
        if self.versions.is_empty() && self.versions_set {
            self.unresolved("version", "these settings leave no version on");
        } else if self.versions.is_empty() {
            let names: Vec<&str> = without.iter().map(|version| version.names().0).collect();
            let reason = match names.is_empty() {
                true => format!("not set here: the default depends on {library}"),
                false => format!("{} off: what else is on depends on {library}", names.join(", ")),
            };
            self.unresolved("version", reason);
        }
        if self.versions.is_empty() {
            let name = if self.datagram { "DTLS" } else { "TLS" };
            let protocol = self.protocol(name, None, &self.every_suite());
            let sighting = self.sighting(protocol, &self.place, notes);
            notes.add(sighting);
        }
    }

    fn of_version(&self, enabled: &Enabled, notes: &Notes<'_>) -> Sighting {
        let (name, number) = match self.datagram {
            true => enabled.version.datagram_names(),
            false => enabled.version.names(),
        };
        let suites: Vec<&CipherSuite> = match enabled.version {
            Version::Tls13 => self.suites13.iter().flatten().collect(),
            version => {
                let suites = self.suites.iter().flatten();
                suites.filter(|suite| version.offers(&suite.name)).collect()
            }
        };
        let protocol = self.protocol(name, Some(number), &suites);
        let sighting = self.sighting(protocol, &enabled.place, notes);
        match &enabled.only {
            Some(only) => sighting.unresolved("version", only.clone()),
            None => sighting,
        }
    }

    fn every_suite(&self) -> Vec<&CipherSuite> {
        self.suites13.iter().chain(&self.suites).flatten().collect()
    }

    /// The protocol with its suites and everything that may be negotiated.
    fn protocol(&self, name: &str, version: Option<&str>, suites: &[&CipherSuite]) -> Protocol {
        let mut algorithms = self.algorithms.clone();
        for algorithm in suites.iter().flat_map(|suite| suite.algorithms()) {
            if !algorithms.contains(algorithm) {
                algorithms.push(algorithm.clone());
            }
        }
        Protocol {
            protocol: ProtocolKind::Tls,
            name: name.to_owned(),
            version: version.map(str::to_owned),
            cipher_suites: suites.iter().map(|suite| suite.name.clone()).collect(),
            algorithms,
        }
    }

    fn sighting(&self, protocol: Protocol, place: &Place, notes: &Notes<'_>) -> Sighting {
        let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), place);
        sighting.unresolved = self.unresolved.iter().cloned().collect();
        sighting.trace = self
            .trace
            .iter()
            .map(|(place, what)| Step { location: notes.location(place), what: (*what).to_owned() })
            .collect();
        sighting
    }
}

/// A group by name: a curve stands for key agreement on it.
pub(crate) fn group(name: &str) -> Option<Algorithm> {
    // OpenSSL 3.5 marks groups whose key share is sent, and those that may be missing.
    let name = name.trim_start_matches(['*', '?']);
    let group = registry::algorithm(name)?;
    match (group.family.as_deref(), group.curve.as_deref()) {
        (Some("EC"), Some(curve)) => {
            Some(registry::compose("ECDH", None, Some(curve), None, None, None))
        }
        _ => Some(group),
    }
}

/// Does this value set no bound?
fn is_no_bound(name: &str) -> bool {
    name.is_empty() || name.eq_ignore_ascii_case("none") || name == "0"
}

/// Is this a command of OpenSSL's `SSL_CONF` that tells of algorithms?
pub(crate) fn is_openssl_command(name: &str) -> bool {
    let commands = [
        "CipherString",
        "Ciphersuites",
        "MinProtocol",
        "MaxProtocol",
        "Groups",
        "Curves",
        "ECDHParameters",
        "SignatureAlgorithms",
        "Protocol",
    ];
    let name = name.rsplit('.').next().unwrap_or_default();
    commands.iter().any(|command| command.eq_ignore_ascii_case(name))
}

/// The names in a list parted by colons, commas or blanks.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([':', ',', ' ', '\t', '\n']).filter(|name| !name.is_empty())
}
