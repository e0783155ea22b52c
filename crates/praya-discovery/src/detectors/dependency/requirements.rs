use super::declared::{self, Declared, Requirement, numbered};
use super::requirement;
use crate::{Artefact, Detector, Report};

/// pip's requirement and constraint files.
pub(super) struct Requirements;

impl Detector for Requirements {
    fn id(&self) -> &'static str {
        "dependency/requirements"
    }

    fn kind(&self) -> &'static str {
        "Python requirements"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = artefact.file_name().to_ascii_lowercase();
        let text = name.ends_with(".txt") || name.ends_with(".in") || name.ends_with(".pip");
        let folder = artefact.path.rsplit('/').nth(1).unwrap_or_default();
        text && (name.contains("requirements")
            || name.contains("constraints")
            || folder == "requirements")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let found = numbered(text).filter_map(|(number, line)| specifier(line, number));
        declared::report(artefact, self.id(), found, report);
    }
}

/// A requirement after PEP 508: `name[extra] >=1.2 ; marker # comment --hash=...`.
pub(super) fn specifier(line: &str, number: u32) -> Option<Declared> {
    let line = line.split(" #").next()?.split(" --").next()?.trim().trim_end_matches('\\').trim();
    if line.starts_with(['#', '-']) {
        return None;
    }
    let requirement = line.split(';').next()?.trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let end = requirement.find(|c| !is_name(c)).unwrap_or(requirement.len());
    let (name, rest) = requirement.split_at_checked(end)?;
    let rest = match rest.trim_start().strip_prefix('[') {
        Some(extras) => extras.split_once(']').map_or("", |(_, rest)| rest),
        None => rest,
    };
    let rest = rest.trim().trim_start_matches('(').trim_end_matches(')');
    let asked = if rest.starts_with('@') {
        Requirement::Unknown("it comes from an address".to_owned())
    } else {
        requirement::python(rest)
    };
    (!name.is_empty()).then(|| Declared::new("pypi", name, asked, number))
}
