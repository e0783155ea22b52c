use praya_cbom::{Asset, PqcSupport};

use super::ALL;
use super::declared::Requirement;
use super::requirement;
use crate::detectors::labelled::check_area;
use crate::libraries::{Scheme, Version};
use crate::{Artefact, Report};

#[test]
fn corpus() {
    check_area("dependency", ALL);
}

/// The libraries in a file, with what is known of them, a line each.
fn libraries(path: &str, text: &str) -> String {
    let artefact = Artefact { path, bytes: text.as_bytes() };
    let mut report = Report::default();
    for detector in ALL.iter().filter(|detector| detector.wants(&artefact)) {
        detector.detect(&artefact, &mut report);
    }
    let lines = report.sightings.iter().map(|sighting| {
        let Asset::Library(library) = &sighting.asset else { panic!("{sighting:?}") };
        let pqc = match &library.pqc {
            PqcSupport::Yes { algorithms } => format!("yes: {}", algorithms.join(" ")),
            PqcSupport::No { since } => format!("no, since {since:?}"),
            PqcSupport::Unknown => "unknown".to_owned(),
        };
        let reasons: Vec<&str> =
            sighting.unresolved.iter().map(|unresolved| unresolved.reason.as_str()).collect();
        let version = library.version.as_deref().unwrap_or("-");
        let purl = library.purl.as_deref().unwrap_or("-");
        format!("{version} {purl} {pqc} {}", reasons.join("; ")).trim().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_version_says_what_it_can_do() {
    assert_eq!(
        libraries("gradle.lockfile", "org.bouncycastle:bcprov-jdk18on:1.79=x\n"),
        "1.79 pkg:maven/org.bouncycastle/bcprov-jdk18on@1.79 yes: Classic McEliece Dilithium \
         FrodoKEM Kyber ML-DSA ML-KEM McEliece NTRU SLH-DSA SPHINCS+ XMSS"
    );
    assert_eq!(
        libraries("var/lib/dpkg/status", "Package: libssl3\nVersion: 3.0.11-1~deb12u2\n"),
        "3.0.11-1~deb12u2 pkg:deb/libssl3@3.0.11-1~deb12u2 no, since Some(\"3.5.0\")"
    );
    assert_eq!(
        libraries("lib/apk/db/installed", "P:libcrypto3\nV:3.5.0-r0\n"),
        "3.5.0-r0 pkg:apk/libcrypto3@3.5.0-r0 yes: ML-DSA ML-KEM SLH-DSA SecP256r1MLKEM768 \
         SecP384r1MLKEM1024 X25519MLKEM768"
    );
    assert_eq!(
        libraries("Cargo.lock", "[[package]]\nname = \"sha2\"\nversion = \"0.10.8\"\n"),
        "0.10.8 pkg:cargo/sha2@0.10.8 no, since None"
    );
}

#[test]
fn a_range_says_it_only_where_all_of_it_does() {
    assert_eq!(
        libraries("package.json", r#"{"dependencies":{"@noble/post-quantum":"^0.2.1"}}"#),
        "- pkg:npm/%40noble/post-quantum yes: ML-DSA ML-KEM SLH-DSA the file allows '^0.2.1'"
    );
    assert_eq!(
        libraries("requirements.txt", "cryptography>=48\n"),
        "- pkg:pypi/cryptography yes: ML-DSA ML-KEM the file allows '>=48'"
    );
    assert_eq!(
        libraries("requirements.txt", "cryptography>=40\n"),
        "- pkg:pypi/cryptography unknown the file allows '>=40'"
    );
    assert_eq!(
        libraries("requirements.txt", "cryptography<42\n"),
        "- pkg:pypi/cryptography no, since Some(\"47.0\") the file allows '<42'"
    );
    assert_eq!(
        libraries("CMakeLists.txt", "find_package(OpenSSL 3.5)\n"),
        "- pkg:generic/OpenSSL yes: ML-DSA ML-KEM SLH-DSA SecP256r1MLKEM768 SecP384r1MLKEM1024 \
         X25519MLKEM768 the file allows '3.5'"
    );
    assert_eq!(
        libraries("CMakeLists.txt", "find_package(OpenSSL)\n"),
        "- pkg:generic/OpenSSL unknown the system that it is built on sets it"
    );
}

/// Which of the versions a requirement allows, in a row.
fn allowed(requirement: &Requirement, versions: &str, scheme: Scheme) -> String {
    let allows = |text: &str| match requirement {
        Requirement::Exactly(version) => version == text,
        Requirement::Within(range, _) => {
            let version = Version::parse(text, scheme).unwrap();
            range.iter().any(|interval| interval.contains(&version))
        }
        Requirement::Unknown(reason) => panic!("{reason}"),
    };
    versions.split(' ').filter(|text| allows(text)).collect::<Vec<_>>().join(" ")
}

const VERSIONS: &str = "0.0.3 0.0.4 0.2.0 0.2.9 0.3.0 1.0.0 1.2.3 1.2.9 1.3.0 1.9.9 2.0.0 2.5.0";

#[test]
fn npm_ranges() {
    let allowed = |text: &str| allowed(&requirement::npm(text), VERSIONS, Scheme::Semver);
    assert_eq!(allowed("1.2.3"), "1.2.3");
    assert_eq!(allowed("=1.2.3"), "1.2.3");
    assert_eq!(allowed("^1.2.3"), "1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(allowed("^0.2.0"), "0.2.0 0.2.9");
    assert_eq!(allowed("^0.0.3"), "0.0.3");
    assert_eq!(allowed("~1.2.3"), "1.2.3 1.2.9");
    assert_eq!(allowed("~1"), "1.0.0 1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(allowed("1.2.x"), "1.2.3 1.2.9");
    assert_eq!(allowed("1.x"), "1.0.0 1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(allowed(">=1.3 <2"), "1.3.0 1.9.9");
    assert_eq!(allowed(">= 1.3 < 2"), "1.3.0 1.9.9");
    assert_eq!(allowed("1.2.3 - 1.3.0"), "1.2.3 1.2.9 1.3.0");
    assert_eq!(allowed("^0.2 || 2.5.0"), "0.2.0 0.2.9 2.5.0");
    assert_eq!(allowed("*"), VERSIONS);
    assert_eq!(allowed("npm:other@^2"), "2.0.0 2.5.0");
}

#[test]
fn other_ranges() {
    let cargo = |text: &str| allowed(&requirement::cargo(text), VERSIONS, Scheme::Semver);
    assert_eq!(cargo("1.2"), "1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(cargo("=1.2.3"), "1.2.3");
    assert_eq!(cargo("0.2"), "0.2.0 0.2.9");
    assert_eq!(cargo(">=0.3, <1.2.9"), "0.3.0 1.0.0 1.2.3");
    let python = |text: &str| allowed(&requirement::python(text), VERSIONS, Scheme::Python);
    assert_eq!(python("==1.2.3"), "1.2.3");
    assert_eq!(python("==1.2.*"), "1.2.3 1.2.9");
    assert_eq!(python("~=1.2"), "1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(python("~=1.2.3"), "1.2.3 1.2.9");
    assert_eq!(python(">=1,!=1.2.3,<1.3"), "1.0.0 1.2.3 1.2.9");
    let gem = |text: &str| allowed(&requirement::pessimistic(text), VERSIONS, Scheme::Upstream);
    assert_eq!(gem("~> 1.2"), "1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(gem("~> 1.2.3"), "1.2.3 1.2.9");
    assert_eq!(gem(">= 2.0, < 2.5"), "2.0.0");
    let composer = |text: &str| allowed(&requirement::composer(text), VERSIONS, Scheme::Semver);
    assert_eq!(composer("~1.2"), "1.2.3 1.2.9 1.3.0 1.9.9");
    assert_eq!(composer("1.2.* | ^2"), "1.2.3 1.2.9 2.0.0 2.5.0");
    let maven = |text: &str| {
        allowed(&requirement::intervals(text, Scheme::Upstream), VERSIONS, Scheme::Upstream)
    };
    assert_eq!(maven("1.2.3"), "1.2.3");
    assert_eq!(maven("[1.2.3]"), "1.2.3");
    assert_eq!(maven("[1.2,1.3)"), "1.2.3 1.2.9");
    assert_eq!(maven("(,0.2.0],[2.5,)"), "0.0.3 0.0.4 0.2.0 2.5.0");
    assert_eq!(maven("1.2.+"), "1.2.3 1.2.9");
    assert_eq!(maven("2.*"), "2.0.0 2.5.0");
}

#[test]
fn what_is_no_requirement_is_unknown() {
    for text in ["github:a/b", "file:../x", "https://example.org/x.tgz", "^", "^x.y", "1.2.3.4.5 <"]
    {
        let read = requirement::npm(text);
        assert!(matches!(read, Requirement::Unknown(_)), "{text}: {read:?}");
    }
    let read = requirement::intervals("${a.version}", Scheme::Upstream);
    assert!(matches!(read, Requirement::Unknown(_)));
}
