use super::declared::{self, Declared, Requirement, numbered};
use super::requirement;
use super::script;
use crate::{Artefact, Detector, Report};

/// CocoaPods: `Podfile`, `Podfile.lock`.
pub(super) struct CocoaPods;

impl Detector for CocoaPods {
    fn id(&self) -> &'static str {
        "dependency/cocoapods"
    }

    fn kind(&self) -> &'static str {
        "CocoaPods project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "Podfile" | "Podfile.lock")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let found: Vec<Declared> = if artefact.file_name() == "Podfile" {
            script::code(text, "#")
                .iter()
                .filter_map(|(number, line)| wanted(line, *number))
                .collect()
        } else {
            numbered(text).filter_map(|(number, line)| locked(line, number)).collect()
        };
        declared::report(artefact, self.id(), found, report);
    }
}

/// A part of a pod (`OpenSSL-Universal/Static`) is of the pod.
fn pod(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// `pod 'CryptoSwift', '~> 1.8'`.
fn wanted(line: &str, number: u32) -> Option<Declared> {
    let rest = line.trim_start().strip_prefix("pod ")?;
    let texts = script::quoted(rest);
    let asked = match texts.get(1).filter(|_| !rest.contains("git") && !rest.contains(":path")) {
        Some(version) => requirement::pessimistic(version),
        None if rest.contains("=>") || rest.contains("git:") => {
            Requirement::Unknown("it comes from a path or a repository".to_owned())
        }
        None => requirement::pessimistic(""),
    };
    Some(Declared::new("cocoapods", pod(texts.first()?), asked, number))
}

/// Under `PODS:`, indented by two: `- CryptoSwift (1.8.0):`.
fn locked(line: &str, number: u32) -> Option<Declared> {
    let entry = line.strip_prefix("  - ")?.trim_matches('"');
    let (name, rest) = entry.split_once(" (")?;
    let version = rest.split(')').next()?;
    // What stands under DEPENDENCIES are requirements.
    version
        .starts_with(|c: char| c.is_ascii_digit())
        .then(|| Declared::exactly("cocoapods", pod(name), version, number))
}
