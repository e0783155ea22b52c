use super::declared::{self, Declared, numbered};
use super::requirements::specifier;
use crate::{Artefact, Detector, Report};

/// Setuptools: `setup.cfg`, and the lists of texts in `setup.py`.
pub(super) struct SetupCfg;

/// Options whose value is a list of requirements.
const OPTIONS: [&str; 3] = ["install_requires", "setup_requires", "tests_require"];

impl Detector for SetupCfg {
    fn id(&self) -> &'static str {
        "dependency/setuptools"
    }

    fn kind(&self) -> &'static str {
        "Python project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "setup.cfg" | "setup.py")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let found = if artefact.file_name() == "setup.cfg" { of_cfg(text) } else { of_py(text) };
        declared::report(artefact, self.id(), found, report);
    }
}

/// `install_requires =` with a requirement on each indented line; every option of
/// `[options.extras_require]` is one.
fn of_cfg(text: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    let (mut extras, mut listing) = (false, false);
    for (number, line) in numbered(text) {
        if line.starts_with('[') {
            extras = line.trim() == "[options.extras_require]";
            listing = false;
        } else if line.starts_with([' ', '\t']) {
            found.extend(listing.then(|| specifier(line.trim(), number)).flatten());
        } else if let Some((option, value)) = line.split_once('=') {
            listing = extras || OPTIONS.contains(&option.trim());
            found.extend(listing.then(|| specifier(value.trim(), number)).flatten());
        }
    }
    found
}

/// Texts between the brackets of `install_requires=[...]`.
fn of_py(text: &str) -> Vec<Declared> {
    let mut found = Vec::new();
    let mut listing = false;
    for (number, line) in numbered(text) {
        let code = line.split('#').next().unwrap_or(line);
        listing |= OPTIONS.iter().any(|option| code.contains(option)) && code.contains('[');
        if listing {
            let quoted = code.split(['"', '\'']).skip(1).step_by(2);
            found.extend(quoted.filter_map(|text| specifier(text, number)));
        }
        if code.contains(']') {
            listing = false;
        }
    }
    found
}
