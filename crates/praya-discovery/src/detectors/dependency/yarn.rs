use super::declared::{self, Declared, numbered};
use crate::{Artefact, Detector, Report};

/// Yarn lock files: the format of its own that Yarn 1 writes, and the YAML of later ones.
pub(super) struct Yarn;

impl Detector for Yarn {
    fn id(&self) -> &'static str {
        "dependency/yarn"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "yarn.lock"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let mut found = Vec::new();
        let mut open: Option<(&str, u32)> = None;
        for (number, line) in numbered(text) {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if !line.starts_with(' ') {
                open = name(line).map(|name| (name, number));
                continue;
            }
            // `version "1.2.3"` and `version: 1.2.3`, indented by two.
            let Some(rest) = line.strip_prefix("  version") else { continue };
            let version = rest.trim_start_matches([':', ' ']).trim().trim_matches('"');
            if let Some((name, line)) = open.take() {
                found.push(Declared::exactly("npm", name, version, line));
            }
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// The package of `"@scope/name@^1.2", "@scope/name@npm:^1.3":`. An alias names it behind `npm:`.
fn name(line: &str) -> Option<&str> {
    let first = line.trim_start_matches('"').split([',', '"']).next()?;
    let first = first.trim_end_matches(':');
    let at = first.get(1..)?.find('@')? + 1;
    let (own, asked) = first.split_at_checked(at)?;
    let other = asked.strip_prefix("@npm:").and_then(|asked| asked.rsplit_once('@'));
    Some(other.map(|(name, _)| name).filter(|name| !name.is_empty()).unwrap_or(own))
}
