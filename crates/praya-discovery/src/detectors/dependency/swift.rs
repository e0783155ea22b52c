use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::script;
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Node;
use crate::libraries::{Interval, Scheme, Version};
use crate::{Artefact, Detector, Report};

/// Swift packages: `Package.swift`, `Package.resolved`.
pub(super) struct Swift;

impl Detector for Swift {
    fn id(&self) -> &'static str {
        "dependency/swift"
    }

    fn kind(&self) -> &'static str {
        "Swift package"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "Package.swift" | "Package.resolved")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        if artefact.file_name() == "Package.swift" {
            let lines = script::code(text, "//");
            let found = lines.iter().filter_map(|(number, line)| wanted(line, *number));
            return declared::report(artefact, self.id(), found, report);
        }
        match json::read(text) {
            Ok(file) => declared::report(artefact, self.id(), resolved(&file), report),
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

/// A repository's address as a package's name: `github.com/apple/swift-crypto`.
fn name(address: &str) -> String {
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let address = address.strip_prefix("git@").unwrap_or(address).replacen(':', "/", 1);
    address.trim_end_matches('/').trim_end_matches(".git").to_owned()
}

/// `.package(url: "...", from: "1.0.0")`.
fn wanted(line: &str, number: u32) -> Option<Declared> {
    let (_, rest) = line.split_once("url:")?;
    let texts = script::quoted(rest);
    let version = |at: usize| Version::parse(texts.get(at)?, Scheme::Semver);
    let asked = if rest.contains("exact") {
        Requirement::Exactly((*texts.get(1)?).to_owned())
    } else if rest.contains("branch") || rest.contains("revision") {
        Requirement::Unknown("it is a branch or a revision".to_owned())
    } else if rest.contains("..<") {
        Requirement::Within(
            vec![Interval::between(version(1)?, version(2)?)],
            texts.get(1..)?.join(" ..< "),
        )
    } else if rest.contains("upToNextMinor") {
        requirement::npm(&format!("~{}", texts.get(1)?))
    } else {
        requirement::npm(&format!("^{}", texts.get(1)?))
    };
    Some(Declared::new("swift", &name(texts.first()?), asked, number))
}

/// Formats 1, and 2 and 3.
fn resolved(file: &Node) -> Vec<Declared> {
    let pins = file.get("pins").or_else(|| file.at(&["object", "pins"]));
    pins.map(Node::items)
        .unwrap_or_default()
        .iter()
        .filter_map(|pin| {
            let address = pin.entry("location").or_else(|| pin.entry("repositoryURL"))?;
            let name = name(address.node.text()?);
            let asked = match pin.get("state").and_then(|state| state.text_of("version")) {
                Some(version) => Requirement::Exactly(version.to_owned()),
                None => Requirement::Unknown("it is a branch or a revision".to_owned()),
            };
            Some(Declared::new("swift", &name, asked, address.line))
        })
        .collect()
}
