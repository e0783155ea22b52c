use super::declared::{self, Declared, numbered};
use crate::{Artefact, Detector, Report};

/// Installed Python packages and wheels: `*.dist-info/METADATA`, `*.egg-info/PKG-INFO`.
pub(super) struct PythonInstalled;

impl Detector for PythonInstalled {
    fn id(&self) -> &'static str {
        "dependency/python-installed"
    }

    fn kind(&self) -> &'static str {
        "installed Python package"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.path.ends_with(".dist-info/METADATA")
            || artefact.path.ends_with(".egg-info/PKG-INFO")
            || artefact.path.ends_with("EGG-INFO/PKG-INFO")
            || artefact.file_name() == "PKG-INFO"
            || artefact.extension() == "egg-info"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        // The description may be in any encoding; the headers are ASCII.
        let text = String::from_utf8_lossy(artefact.bytes);
        let headers = || numbered(&text).take_while(|(_, line)| !line.is_empty());
        let value = |key: &str| {
            headers().find_map(|(number, line)| Some((number, line.strip_prefix(key)?.trim())))
        };
        let (Some((line, name)), Some((_, version))) = (value("Name:"), value("Version:")) else {
            return report.unreadable(artefact, "states no name or no version");
        };
        let found = Declared::exactly("pypi", name, version, line);
        declared::report(artefact, self.id(), [found], report);
    }
}
