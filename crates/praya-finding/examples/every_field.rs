//! Writes SARIF that uses every severity and every optional field, for `e2e/validate_sarif.py` to
//! check against the official schema.
//!
//! `cargo run -p praya-finding --example every_field -- FOLDER`

use std::path::PathBuf;

use praya_finding::{
    Binding, Finding, Location, Related, RuleMetadata, Severity, Source, Text, sarif,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    let broken = place("lib/\u{8b49} broken?.jar!/a.pem", None);
    let metadata =
        sarif::Metadata { tool_version: "0.0.0", unreadable: vec![(&broken, "ends too early")] };
    let full = sarif::write(&findings(), &[rule(Severity::High)], &metadata);
    std::fs::write(folder.join("every-field.sarif"), full)?;
    let empty = sarif::write(&[], &[], &sarif::Metadata::default());
    std::fs::write(folder.join("empty.sarif"), empty)?;
    Ok(())
}

fn rule(severity: Severity) -> RuleMetadata {
    let text = || Text::new("An English text.", "中文文字。");
    let source = |binding| Source { title: "Title", edition: "1", binding, verified: true };
    RuleMetadata {
        id: "a-rule",
        name: text(),
        short_description: text(),
        full_description: text(),
        help: text(),
        severity,
        sources: vec![source(Binding::Law), source(Binding::Research)],
    }
}

fn place(path: &str, line: Option<u32>) -> Location {
    Location {
        path: path.to_owned(),
        line,
        column: line,
        offset: Some(4096),
        symbol: Some("EVP_DigestInit_ex".to_owned()),
    }
}

fn findings() -> Vec<Finding> {
    let finding = |severity, location| Finding {
        location,
        rule: "a-rule".to_owned(),
        severity,
        message: Text::new("Found <b>\u{1f510}</b>.", "找到。"),
        subject: String::new(),
        related: vec![Related {
            location: place("src/a.c", Some(1)),
            message: Text::new("here", "此處"),
        }],
    };
    let severities = Severity::ALL.into_iter();
    let placed = severities.map(|severity| finding(severity, place("/etc/ssl/a b.pem", Some(3))));
    let edges = [place("bin/tool", None), place("a.c", Some(0)), Location::default()];
    placed.chain(edges.map(|location| finding(Severity::Note, location))).collect()
}
