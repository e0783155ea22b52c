//! Adds what other tools found to what a scan found.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use praya_cbom::{Asset, Library, PqcSupport, Sighting, import};

use crate::libraries::{catalogue, package};
use crate::{Outcome, ScanOutput, TargetOutcome, walk::cannot};

impl ScanOutput {
    /// Reads a file and takes it in as [`Self::import`] does. One that cannot be read is a target
    /// that is unreadable.
    pub fn import_file(&mut self, path: &Path) {
        let name = path.to_string_lossy();
        match content(path) {
            Ok(bytes) => self.import(&name, &bytes),
            Err(error) => {
                self.coverage.fail(&*name, 0, cannot("read", &error));
                let outcome = Outcome::Unreadable;
                self.targets.push(TargetOutcome { name: name.into_owned(), outcome });
                self.coverage.sort();
            }
        }
    }

    /// Takes in a CBOM that another tool, or an earlier scan, wrote. It counts as a target of its
    /// own; what could not be read of it is unreadable, and what was read and not understood is
    /// listed among what was skipped.
    pub fn import(&mut self, name: &str, bytes: &[u8]) {
        let size = bytes.len() as u64;
        let outcome = match import::read(bytes, name) {
            Ok(import) => self.take_in(name, size, import),
            Err(error) => {
                self.coverage.fail(name, size, error.to_string());
                Outcome::Unreadable
            }
        };
        self.targets.push(TargetOutcome { name: name.to_owned(), outcome });
        self.coverage.sort();
    }

    fn take_in(&mut self, name: &str, size: u64, import: import::Import) -> Outcome {
        for reason in import.unreadable {
            self.coverage.fail(name, 0, reason);
        }
        for (note, count) in import.notes {
            self.coverage.skip(name, 0, format!("{note} ({count} times)"));
        }
        let cryptographic: Vec<_> =
            import.libraries.into_iter().filter_map(cryptographic).collect();
        let sightings = import.sightings.into_iter().map(with_ability).chain(cryptographic);
        let before = self.sightings.len();
        self.sightings.extend(sightings);
        self.sightings.sort();
        if self.sightings.len() == before {
            return Outcome::Empty;
        }
        self.coverage.count_read(format!("CBOM of {}", import.tool), size);
        Outcome::Read
    }
}

/// A file's content, and a byte more than is taken in where it is too large.
fn content(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(import::MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A library that is known to implement cryptography; `None` for any other.
fn cryptographic(sighting: Sighting) -> Option<Sighting> {
    let Asset::Library(library) = &sighting.asset else { return None };
    known(library)?;
    Some(with_ability(sighting))
}

/// With what the catalogue knows of a library's version, where the CBOM does not say.
fn with_ability(mut sighting: Sighting) -> Sighting {
    if let Asset::Library(library) = &mut sighting.asset
        && library.pqc == PqcSupport::Unknown
        && let Some(known) = known(library)
    {
        library.pqc = known.pqc;
    }
    sighting
}

/// The library as the catalogue knows it, by its package URL.
fn known(library: &Library) -> Option<Library> {
    let purl = library.purl.as_deref()?.strip_prefix("pkg:")?;
    let purl = purl.split(['?', '#']).next()?;
    let (purl_type, rest) = purl.split_once('/')?;
    let (name, version) = rest.rsplit_once('@').unwrap_or((rest, ""));
    let name = name.replace("%40", "@");
    let name = if purl_type == "maven" { name.replace('/', ":") } else { name };
    let entry = catalogue().package(purl_type, &name)?;
    let version = library.version.as_deref().unwrap_or(version);
    Some(package(entry, purl_type, &name, version))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imported(components: &str) -> ScanOutput {
        let bom = format!(
            r#"{{"bomFormat":"CycloneDX","specVersion":"1.6",
                "metadata":{{"tools":[{{"name":"cdxgen"}}]}},"components":[{components}]}}"#
        );
        let mut output = ScanOutput::default();
        output.import("bom.json", bom.as_bytes());
        output
    }

    #[test]
    fn only_libraries_of_cryptography_are_taken_over() {
        let output = imported(
            r#"{"type":"library","name":"bcprov-jdk18on","group":"org.bouncycastle","version":"1.70",
                "purl":"pkg:maven/org.bouncycastle/bcprov-jdk18on@1.70?type=jar"},
               {"type":"library","name":"left-pad","version":"1","purl":"pkg:npm/left-pad@1"}"#,
        );
        let names = output.sightings.iter().map(|one| match &one.asset {
            Asset::Library(library) => library.name.clone(),
            other => format!("{other:?}"),
        });
        assert_eq!(names.collect::<Vec<_>>(), ["org.bouncycastle/bcprov-jdk18on"]);
        assert_eq!(output.targets.first().map(|target| target.outcome), Some(Outcome::Read));
        assert!(output.coverage.read.contains_key("CBOM of cdxgen"));
    }

    #[test]
    fn a_cbom_that_cannot_be_read_is_no_clean_result() {
        let mut output = ScanOutput::default();
        output.import("bom.xml", b"<bom/>");
        assert_eq!(output.targets.first().map(|target| target.outcome), Some(Outcome::Unreadable));
        assert_eq!(output.coverage.unreadable.len(), 1);
        let empty = imported("");
        assert_eq!(empty.targets.first().map(|target| target.outcome), Some(Outcome::Empty));
    }

    #[test]
    fn what_was_not_understood_is_said() {
        let output = imported(r#"{"type":"cryptographic-asset","name":"x"},{"type":"file"}"#);
        assert_eq!(output.coverage.unreadable.len(), 1);
        assert_eq!(output.coverage.skipped.len(), 1);
    }
}
