//! `praya quantum scan --import`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn cbom(tool: &str) -> PathBuf {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../praya-cbom/corpus/import");
    Path::new(corpus).join(tool).join("bom.json")
}

fn scan(arguments: &[&Path]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praya"));
    command.args(["quantum", "scan", "--format", "json", "--quiet", "--as-of", "2026-11-01"]);
    command.args(arguments).output().unwrap()
}

fn report(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The detectors that saw an asset of that name.
fn seen_by(report: &Value, name: &str) -> Vec<String> {
    let assets = report["assets"].as_array().unwrap().iter();
    let places = assets
        .filter(|asset| asset["name"] == name)
        .flat_map(|asset| asset["occurrences"].as_array().unwrap());
    let mut seen: Vec<_> =
        places.map(|place| place["detector"].as_str().unwrap().to_owned()).collect();
    seen.sort();
    seen.dedup();
    seen
}

fn outcomes(report: &Value) -> Vec<&str> {
    let targets = report["targets"].as_array().unwrap().iter();
    targets.map(|target| target["outcome"].as_str().unwrap()).collect()
}

#[test]
fn what_other_tools_found_joins_what_the_scan_found() {
    let folder = tempfile::tempdir().unwrap();
    let code = "import hashlib\nfrom cryptography.hazmat.primitives.asymmetric import rsa\n\
                rsa.generate_private_key(public_exponent=65537, key_size=2048)\n";
    fs::write(folder.path().join("pay.py"), code).unwrap();
    let (flag, one, two) = (Path::new("--import"), cbom("cbomkit"), cbom("cdxgen"));
    let output = scan(&[folder.path(), flag, &one, flag, &two]);
    assert_eq!(output.status.code(), Some(0));
    let report = report(&output);
    assert_eq!(outcomes(&report), ["read", "read", "read"]);
    assert_eq!(seen_by(&report, "RSA-2048"), ["import/cbomkit", "source/pyca-cryptography"]);
    assert_eq!(seen_by(&report, "AES-256-GCM"), ["import/cdxgen"]);
    assert!(seen_by(&report, "RSA-4096").is_empty());
    let again = scan(&[folder.path(), flag, &one, flag, &two]);
    assert_eq!(output.stdout, again.stdout);
}

#[test]
fn a_cbom_needs_no_target_beside_it() {
    let output = scan(&[Path::new("--import"), &cbom("cbomkit")]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(seen_by(&report(&output), "RSA-2048"), ["import/cbomkit"]);
    assert_eq!(scan(&[]).status.code(), Some(2));
}

#[test]
fn a_cbom_that_cannot_be_read_is_listed_and_fails_the_scan() {
    let folder = tempfile::tempdir().unwrap();
    let xml = folder.path().join("bom.xml");
    fs::write(&xml, "<bom/>").unwrap();
    for unreadable in [&xml, &folder.path().join("missing.json"), &folder.path().to_owned()] {
        let output = scan(&[&cbom("cbomkit"), Path::new("--import"), unreadable]);
        assert_eq!(output.status.code(), Some(2));
        let report = report(&output);
        assert_eq!(outcomes(&report).last(), Some(&"unreadable"));
        assert_eq!(report["coverage"]["unreadable"].as_array().unwrap().len(), 1);
    }
}
