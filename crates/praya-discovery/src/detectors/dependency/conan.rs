use super::declared::{self, Declared};
use super::requirement;
use super::script;
use crate::{Artefact, Detector, Report};

/// Conan: `conanfile.txt`, `conanfile.py`, `conan.lock`.
pub(super) struct Conan;

impl Detector for Conan {
    fn id(&self) -> &'static str {
        "dependency/conan"
    }

    fn kind(&self) -> &'static str {
        "Conan recipe"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "conanfile.txt" | "conanfile.py" | "conan.lock")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let mut found = Vec::new();
        let mut requires = false;
        for (number, line) in script::code(text, "#") {
            if artefact.file_name() == "conanfile.txt" {
                if line.starts_with('[') {
                    requires = line.trim_end().ends_with("requires]");
                }
                found.extend(requires.then(|| reference(line.trim(), number)).flatten());
            } else {
                let texts = script::quoted(&line);
                found.extend(texts.iter().filter_map(|text| reference(text, number)));
            }
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// `name/version@user/channel#revision`; a range stands in brackets.
fn reference(text: &str, number: u32) -> Option<Declared> {
    let (name, rest) = text.split_once('/')?;
    let usual = |c: char| c.is_ascii_alphanumeric() || "+._-".contains(c);
    if name.is_empty() || !name.chars().all(usual) {
        return None;
    }
    let asked = match rest.strip_prefix('[') {
        Some(range) => requirement::at_least(range.split(']').next()?.split(", ").next()?),
        None => {
            let version = rest.split(['@', '#', '%']).next()?;
            requirement::at_least(&format!("={version}"))
        }
    };
    Some(Declared::new("conan", name, asked, number))
}
