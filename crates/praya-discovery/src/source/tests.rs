//! The labelled corpus of source code, and what its data files must be.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use praya_cbom::{Asset, Sighting};
use praya_source::{Content, SourceFile};
use serde::Deserialize;

use super::{Sources, analyse, is_settings, language, rules, tls};
use crate::Report;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    expect: Vec<Expectation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    file: String,
    line: u32,
    asset: String,
    name: String,
}

fn label(sighting: &Sighting) -> (String, String) {
    let open = sighting.unresolved.iter().any(|one| one.parameter == "algorithm");
    match &sighting.asset {
        Asset::Algorithm(_) if open => ("algorithm".to_owned(), "unresolved".to_owned()),
        Asset::Algorithm(algorithm) => ("algorithm".to_owned(), algorithm.name.clone()),
        Asset::Protocol(protocol) => ("protocol".to_owned(), protocol.name.clone()),
        other => ("other".to_owned(), format!("{other:?}")),
    }
}

fn sources(folder: &Path) -> Sources {
    let mut sources = Sources::default();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "expected.yaml" {
            continue;
        }
        let content = Content::Disk(path.clone());
        match language(&name, b"") {
            Some(language) => sources.code.push(SourceFile { path: name, language, content }),
            None if is_settings(&name, 0) => sources.settings.push((name, content)),
            None => {}
        }
    }
    sources
}

fn check(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("expected.yaml")).unwrap();
    let expected: Expected = serde_saphyr::from_str(&text).unwrap();
    let mut report = Report::default();
    analyse(sources(folder), &[], &mut report);
    let place = |file: &str, line: u32, (asset, name): (String, String)| {
        format!("{}/{file}:{line} {asset} {name}", folder.file_name().unwrap().to_string_lossy())
    };
    let found: BTreeSet<String> = report
        .sightings
        .iter()
        .map(|one| place(&one.location.path, one.location.line.unwrap_or(0), label(one)))
        .collect();
    let wanted: BTreeSet<String> = expected
        .expect
        .into_iter()
        .map(|one| place(&one.file, one.line, (one.asset, one.name)))
        .collect();
    let mut faults: Vec<String> =
        wanted.difference(&found).map(|one| format!("missed {one}")).collect();
    faults.extend(found.difference(&wanted).map(|one| format!("false  {one}")));
    faults.extend(report.unreadable.iter().map(|one| format!("unreadable {one:?}")));
    faults
}

#[test]
fn every_case_of_the_corpus_is_met() {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/source");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 10);
    let faults: Vec<String> = cases.iter().flat_map(|case| check(case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_data_file_parses() {
    let apis = rules::apis().unwrap();
    for api in &apis {
        assert!(!api.anchors.is_empty(), "{} has no anchors", api.library);
        assert!(!api.languages.is_empty(), "{} has no languages", api.library);
    }
}

#[test]
fn tls_versions_are_read_in_many_spellings() {
    for (spelling, version) in [
        ("TLSv1.2", Some("TLS 1.2")),
        ("VersionTLS13", Some("TLS 1.3")),
        ("PROTOCOL_TLSv1_1", Some("TLS 1.1")),
        ("TLS1_VERSION", Some("TLS 1.0")),
        ("Tls12", Some("TLS 1.2")),
        ("SSLv3", Some("SSL 3.0")),
        ("0x0303", Some("TLS 1.2")),
        ("TLS", None),
        ("SSLv23", None),
        ("PROTOCOL_TLS_CLIENT", None),
    ] {
        assert_eq!(tls::version(spelling), version, "{spelling}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_said() {
    let depth = 20_000;
    let text = format!(
        "#include <openssl/md5.h>\nint f() {{ {}MD5(0, 0, 0);{} }}",
        "{".repeat(depth),
        "}".repeat(depth)
    );
    let file = SourceFile {
        path: "deep.c".to_owned(),
        language: praya_source::Language::C,
        content: Content::Memory(text.into_bytes().into()),
    };
    let mut report = Report::default();
    analyse(Sources { code: vec![file], settings: Vec::new() }, &[], &mut report);
    let said: Vec<&str> = report.unreadable.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(said, ["line 2: nested too deeply: what is inside was not looked at"]);
}

#[test]
fn a_library_of_the_person_is_read_as_those_that_are_known() {
    let library = rules::Library::parse(
        "library: own\nname: In-house wrapper\nlanguages: [python]\nanchors: [vault]\ncalls:\n  \
         - { call: vault.seal, name: { arg: 0 }, functions: [encrypt] }\n",
    )
    .unwrap();
    let file = SourceFile {
        path: "use.py".to_owned(),
        language: praya_source::Language::Python,
        content: Content::Memory(
            b"import vault\nvault.seal('AES-256-GCM', b'')\n".as_slice().into(),
        ),
    };
    let mut report = Report::default();
    let sources = Sources { code: vec![file], settings: Vec::new() };
    analyse(sources, &[library], &mut report);
    let found: Vec<(String, String)> = report.sightings.iter().map(label).collect();
    assert_eq!(found, [("algorithm".to_owned(), "AES-256-GCM".to_owned())]);
    assert!(
        rules::Library::parse("library: x\nname: x\nlanguages: [basic]\nanchors: [x]").is_err()
    );
}

#[test]
fn types_that_descend_from_their_own_name_end() {
    let text = "require 'openssl'\nmodule A\n  class Base\n    def name\n      'SHA1'\n    end\n    \
                def digest(d)\n      OpenSSL::Digest.new(name).update(d)\n    end\n  end\nend\n\
                module B\n  class Base < A::Base\n    def name\n      'SHA256'\n    end\n  end\nend\n\
                module C\n  class Base < Base\n    def name\n      'SHA512'\n    end\n  end\nend\n";
    let file = SourceFile {
        path: "base.rb".to_owned(),
        language: praya_source::Language::Ruby,
        content: Content::Memory(text.as_bytes().into()),
    };
    let mut report = Report::default();
    analyse(Sources { code: vec![file], settings: Vec::new() }, &[], &mut report);
    assert!(report.sightings.iter().any(|one| label(one).1 == "SHA-1"));
}

#[test]
fn a_text_that_is_no_name_is_not_shown() {
    let text = "import hashlib\nhashlib.new('correct horse battery staple')\n";
    let file = SourceFile {
        path: "use.py".to_owned(),
        language: praya_source::Language::Python,
        content: Content::Memory(text.as_bytes().into()),
    };
    let mut report = Report::default();
    analyse(Sources { code: vec![file], settings: Vec::new() }, &[], &mut report);
    assert_eq!(report.sightings.len(), 1);
    assert!(!format!("{:?}", report.sightings).contains("horse"));
}
