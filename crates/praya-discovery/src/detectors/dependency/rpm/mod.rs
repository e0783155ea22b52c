//! RPM's database of installed packages: SQLite since RPM 4.16, Berkeley DB before, and SUSE's own
//! format. Each holds the header of every package as one value.

mod berkeley;
mod header;
mod ndb;
mod sqlite;

use super::declared::{self, Declared};
use crate::{Artefact, Detector, Report};

/// RPM's database of installed packages.
pub(super) struct Rpm;

impl Detector for Rpm {
    fn id(&self) -> &'static str {
        "dependency/rpm"
    }

    fn kind(&self) -> &'static str {
        "package database"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let path = artefact.path;
        (path.contains("lib/rpm/") || path.contains("sysimage/rpm/"))
            && matches!(artefact.file_name(), "rpmdb.sqlite" | "Packages" | "Packages.db")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let headers = match artefact.file_name() {
            "rpmdb.sqlite" => sqlite::headers(artefact.bytes),
            "Packages.db" => ndb::headers(artefact.bytes),
            _ => berkeley::headers(artefact.bytes),
        };
        let Some(headers) = headers else {
            return report.unreadable(artefact, "is not a database of RPM that can be read");
        };
        let packages: Vec<_> = headers.iter().map(|header| header::package(header)).collect();
        if packages.iter().any(Option::is_none) {
            report.unreadable(artefact, "holds packages whose headers cannot be read");
        }
        let found = packages.into_iter().flatten().map(|package| {
            let version = format!("{}-{}", package.version, package.release);
            Declared::exactly("rpm", &package.name, &version, 0)
        });
        declared::report(artefact, self.id(), found, report);
    }
}
