use praya_cbom::PqcSupport;

use super::{Catalogue, Interval, Scheme, Version, catalogue, purl};

fn version(text: &str, scheme: Scheme) -> Version {
    Version::parse(text, scheme).unwrap_or_else(|| panic!("{text} is a version"))
}

/// Each is before the next; `=` marks equals.
#[track_caller]
fn ascending(scheme: Scheme, versions: &str) {
    let versions: Vec<&str> = versions.split_whitespace().collect();
    for pair in versions.windows(2) {
        let [a, b] = pair else { continue };
        assert!(version(a, scheme) < version(b, scheme), "{a} < {b}");
    }
}

#[track_caller]
fn equal(scheme: Scheme, versions: &str) {
    let versions: Vec<&str> = versions.split_whitespace().collect();
    for pair in versions.windows(2) {
        let [a, b] = pair else { continue };
        assert!(version(a, scheme) == version(b, scheme), "{a} = {b}");
    }
}

#[test]
fn versions_are_ordered() {
    ascending(
        Scheme::Upstream,
        "0.9.8zh 1.0.1 1.0.1f 1.0.2u 1.0.2zg 1.1.0 1.1.1 1.1.1a 1.1.1w 3.0.0-alpha1 3.0.0-beta2 \
         3.0.0-rc1 3.0.0 3.0.11 3.5.0-beta1 3.5.0 3.5.1 10",
    );
    ascending(Scheme::Upstream, "9.0p1 9.2p1 9.9p1 9.9p2 10.0p1 10.0p2");
    ascending(Scheme::Upstream, "r1rv78 r1rv79 1.80 1.80.2");
    ascending(Scheme::Upstream, "1.8.0_392 11.0.2 17.0.15+6 24-ea 24");
    ascending(
        Scheme::Semver,
        "0.0.0-20240101000000-abcdef 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-rc.1 1.0.0-rc.2 1.0.0 1.0.1",
    );
    ascending(Scheme::Semver, "1.0.0-0 1.0.0 1.1.0");
    ascending(Scheme::Semver, "go1.24rc1 go1.24 go1.24.1 go1.25");
    ascending(Scheme::Python, "1.0.dev1 1.0a1 1.0b1 1.0rc1 1.0 1.0.post1 1.1 2024.2.2");
    ascending(
        Scheme::Distribution,
        "1:1.1.1w-0+deb11u1 3.0.19-1~deb12u2 3.5.0~beta1-1 3.5.0-1 3.5.0-r0.1-1 4.0",
    );
}

#[test]
fn packaging_and_trailing_zeros_make_no_difference() {
    equal(Scheme::Upstream, "3.5 3.5.0 3.5.0.0");
    equal(Scheme::Upstream, "1.79 r1rv79 1.79.0 1.79.0.Final");
    equal(Scheme::Semver, "1.2.3 v1.2.3 1.2.3+build.5");
    equal(Scheme::Distribution, "3.5.0-1 1:3.5.0-2ubuntu3 3.5.0+dfsg-1 9:4+really3.5.0-1");
    equal(Scheme::Distribution, "3.3.2-r4 3.3.2-r0");
}

#[test]
fn what_is_not_a_version_is_none() {
    for text in ["", "latest", "${openssl.version}", "*", "~", "v"] {
        assert!(Version::parse(text, Scheme::Upstream).is_none(), "{text}");
    }
    assert!(Version::parse(&"1.".repeat(5000), Scheme::Upstream).is_none());
}

const SMALL: &str = "
- name: Example
  packages: { deb: ['libexample#'], pypi: [Example_Lib], maven: ['org.example:*'], golang: [example.org/x] }
  linked: [{ name: libexample.so.1, before: '2' }, { name: 'example-*.dll' }]
  pqc:
    - { since: '3.5', algorithms: [ML-KEM, ML-DSA], source: 'release notes', verified: true }
    - { since: '4.0', algorithms: [SLH-DSA], source: 'release notes', verified: true }
- name: Old
  packages: { deb: [old] }
  none_through: '2.4'
- name: Hashes
  packages: { deb: [hashes] }
  classical: 'digests'
- name: Optional
  packages: { deb: [optional] }
  pqc: [{ since: '2', optional: true, algorithms: [ML-KEM], source: 'its manual', verified: true }]
- name: Doubtful
  packages: { deb: [doubtful] }
  pqc: [{ since: '1', algorithms: [ML-KEM], source: 'hearsay', verified: false }]
";

fn yes(names: &[&str]) -> PqcSupport {
    PqcSupport::Yes { algorithms: names.iter().map(|name| (*name).to_owned()).collect() }
}

fn no(since: Option<&str>) -> PqcSupport {
    PqcSupport::No { since: since.map(str::to_owned) }
}

#[test]
fn support_follows_the_facts() {
    let catalogue = Catalogue::parse(SMALL).unwrap();
    let at = |name: &str, version: &str| {
        catalogue.package("deb", name).unwrap().pqc_at(version, Scheme::Distribution)
    };
    assert_eq!(at("libexample3", "3.4.9-1"), no(Some("3.5")));
    assert_eq!(at("libexample3t64", "3.5.0~rc1-1"), no(Some("3.5")));
    assert_eq!(at("libexample3", "1:3.5.0-1"), yes(&["ML-DSA", "ML-KEM"]));
    assert_eq!(at("libexample3", "4.1-1"), yes(&["ML-DSA", "ML-KEM", "SLH-DSA"]));
    assert_eq!(at("libexample3", "unknown"), PqcSupport::Unknown);
    assert_eq!(at("old", "2.4-1"), no(None));
    assert_eq!(at("old", "2.5-1"), PqcSupport::Unknown);
    assert_eq!(at("doubtful", "2"), PqcSupport::Unknown);
    assert_eq!(at("hashes", "unknown"), no(None));
    assert_eq!(at("optional", "1.9-1"), no(Some("2")));
    assert_eq!(at("optional", "2.0-1"), PqcSupport::Unknown);
}

#[test]
fn a_range_counts_only_where_all_of_it_agrees() {
    let catalogue = Catalogue::parse(SMALL).unwrap();
    let entry = catalogue.package("deb", "libexample1").unwrap();
    let of = |text: &str| version(text, Scheme::Upstream);
    let pqc = |low: Option<&str>, high: Option<&str>| {
        entry.pqc_in(&[Interval {
            low: low.map(|low| (of(low), true)),
            high: high.map(|high| (of(high), false)),
        }])
    };
    assert_eq!(pqc(Some("1.0"), Some("2.0")), no(Some("3.5")));
    assert_eq!(pqc(None, Some("3.5")), no(Some("3.5")));
    assert_eq!(pqc(Some("3.0"), Some("4.0")), PqcSupport::Unknown);
    assert_eq!(pqc(Some("3.5"), None), yes(&["ML-DSA", "ML-KEM"]));
    assert_eq!(pqc(Some("4.0"), None), yes(&["ML-DSA", "ML-KEM", "SLH-DSA"]));
    assert_eq!(entry.pqc_in(&[]), PqcSupport::Unknown);
}

#[test]
fn names_are_compared_as_their_ecosystem_does() {
    let catalogue = Catalogue::parse(SMALL).unwrap();
    let found = |of: &str, name: &str| catalogue.package(of, name).is_some();
    assert!(found("pypi", "example-lib") && found("pypi", "EXAMPLE.LIB"));
    assert!(found("maven", "org.example:core") && !found("maven", "org.examples:core"));
    assert!(found("golang", "example.org/x/v4") && !found("golang", "example.org/xy"));
    assert!(found("deb", "libexample1.1") && !found("deb", "libexamples1"));
    assert!(!found("deb", "libexample") && !found("npm", "libexample1"));
    assert!(catalogue.linked("/usr/lib/libexample.so.1").is_some());
    assert!(catalogue.linked("Example-3-x64.DLL").is_some());
    assert!(catalogue.linked("libexample.so.10").is_none());
}

#[test]
fn package_urls_are_encoded() {
    assert_eq!(purl("npm", "@noble/curves", Some("1.2.3+x")), "pkg:npm/%40noble/curves@1.2.3%2Bx");
    assert_eq!(
        purl("maven", "org.bouncycastle:bcprov-jdk18on", Some("1.79")),
        "pkg:maven/org.bouncycastle/bcprov-jdk18on@1.79"
    );
}

/// The data that ships parses, every version in it is one, every pattern compiles, and every fact
/// names its source.
#[test]
fn the_catalogue_that_ships_is_sound() {
    Catalogue::parse(super::catalogue::DATA).unwrap();
    for entry in catalogue().entries() {
        for fact in &entry.pqc {
            version(&fact.since, Scheme::Upstream);
            assert!(!fact.algorithms.is_empty() && !fact.source.is_empty(), "{}", entry.name);
        }
        if let Some(through) = &entry.none_through {
            version(through, Scheme::Upstream);
            assert!(entry.none_source.is_some(), "{}", entry.name);
        }
        for marker in &entry.markers {
            if let Some(pattern) = &marker.pattern {
                let pattern = regex::bytes::Regex::new(&format!("^(?:{pattern})")).unwrap();
                assert!(pattern.static_captures_len().is_some(), "{}", entry.name);
            }
            assert!(marker.literal.len() >= 4, "{}", entry.name);
        }
        if let Some(pattern) = &entry.java_version {
            assert!(
                regex::Regex::new(pattern).unwrap().capture_names().any(|n| n == Some("version"))
            );
        }
    }
}
