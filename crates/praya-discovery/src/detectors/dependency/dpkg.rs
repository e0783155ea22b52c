use super::declared::{self, Declared};
use super::paragraphs;
use crate::{Artefact, Detector, Report};

/// Debian packages installed: `/var/lib/dpkg/status`, and `status.d` of images without dpkg.
pub(super) struct Dpkg;

impl Detector for Dpkg {
    fn id(&self) -> &'static str {
        "dependency/dpkg"
    }

    fn kind(&self) -> &'static str {
        "package database"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.path.ends_with("var/lib/dpkg/status")
            || (artefact.path.contains("var/lib/dpkg/status.d/")
                && !artefact.file_name().ends_with(".md5sums"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let text = String::from_utf8_lossy(artefact.bytes);
        let found = paragraphs::of(&text, ": ").filter_map(|package| {
            // What was removed leaves its configuration behind.
            let status = package.value("Status").unwrap_or("installed");
            let installed = status.ends_with("installed") && !status.ends_with("not-installed");
            let (line, name) = package.entry("Package")?;
            let version = package.value("Version")?;
            installed.then(|| Declared::exactly("deb", name, version, line))
        });
        declared::report(artefact, self.id(), found, report);
    }
}
