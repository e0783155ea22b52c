use std::path::Path;

use praya_cbom::{Asset, PqcSupport};

use super::ALL;
use crate::detectors::labelled::check_area;
use crate::{Artefact, Report};

#[test]
fn corpus() {
    check_area("binary", ALL);
}

fn case(file: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/binary").join(file)).unwrap()
}

fn report(path: &str, bytes: &[u8]) -> Report {
    let artefact = Artefact { path, bytes };
    let mut report = Report::default();
    for detector in ALL.iter().filter(|detector| detector.wants(&artefact)) {
        detector.detect(&artefact, &mut report);
    }
    report
}

/// Name, version, package URL and what it can do, of each library.
fn libraries(path: &str) -> Vec<String> {
    let report = report(path, &case(path));
    let libraries = report.sightings.iter().filter_map(|sighting| match &sighting.asset {
        Asset::Library(library) => Some(library),
        _ => None,
    });
    libraries
        .map(|library| {
            let pqc = match &library.pqc {
                PqcSupport::Yes { algorithms } => algorithms.join(" "),
                PqcSupport::No { since } => format!("none before {since:?}"),
                PqcSupport::Unknown => "unknown".to_owned(),
            };
            let version = library.version.as_deref().unwrap_or("-");
            format!("{} {version}: {pqc}", library.purl.as_deref().unwrap_or("-"))
        })
        .collect()
}

#[test]
fn libraries_have_versions_and_what_these_can_do() {
    assert_eq!(
        libraries("elf-embedded/mbed"),
        ["pkg:generic/mbedtls@2.28.3 2.28.3: none before Some(\"3.3.0\")"]
    );
    assert_eq!(
        libraries("go/payments"),
        [
            "pkg:golang/stdlib@1.24.2 1.24.2: ML-KEM X25519MLKEM768",
            "pkg:golang/golang.org/x/crypto@v0.17.0 v0.17.0: none before Some(\"0.38.0\")",
            "pkg:generic/go-boringcrypto -: unknown",
        ]
    );
    assert_eq!(
        libraries("class-library/shaded/org/bouncycastle/jce/provider/BouncyCastleProvider.class"),
        ["pkg:generic/bouncycastle@1.79 1.79: Classic McEliece Dilithium FrodoKEM Kyber ML-DSA \
          ML-KEM McEliece NTRU SLH-DSA SPHINCS+ XMSS"]
    );
}

/// A library found when the program starts: the file does not tell its version, and says what it
/// was compiled against.
#[test]
fn linked_libraries_are_in_a_range() {
    let report = report("payments", &case("elf-dynamic/payments"));
    let linked = report
        .sightings
        .iter()
        .find(|sighting| sighting.location.symbol.as_deref() == Some("libcrypto.so.3"));
    let reason = &linked.unwrap().unresolved[0].reason;
    assert!(reason.starts_with("libcrypto.so.3 is found when the program starts"), "{reason}");
    assert!(reason.contains("it was compiled against 3.0."), "{reason}");
}

#[test]
fn places_are_named() {
    let report = report("tables", &case("elf-tables/tables"));
    let bytes = case("elf-tables/tables");
    let aes = report
        .sightings
        .iter()
        .find(|sighting| sighting.location.symbol.as_deref() == Some("AES S-box"));
    let offset = aes.unwrap().location.offset.unwrap() as usize;
    assert_eq!(bytes[offset..offset + 4], [0x63, 0x7c, 0x77, 0x7b]);
}

/// Cut off anywhere, or with any byte changed, nothing panics.
#[test]
fn damaged_files_do_no_harm() {
    for file in [
        "class-jca/hk/bank/pay/Payments.class",
        "dotnet/Payments.dll",
        "macho-fat/payments",
        "static-archive/libpick.a",
        "go/payments",
    ] {
        let bytes = case(file);
        let steps = (bytes.len() / 300).max(1);
        for length in (0..bytes.len()).step_by(steps) {
            report(file, &bytes[..length]);
            let mut changed = bytes.clone();
            changed[length] ^= 0xff;
            report(file, &changed);
        }
    }
}
