use praya_cbom::{Asset, Library, Location, Sighting};

use crate::libraries::{self, catalogue};
use crate::{Artefact, Detector, Report};

/// What a Java archive says of itself: `MANIFEST.MF`, and the `pom.properties` that Maven leaves,
/// also of what was packed into it.
pub(super) struct Jar;

impl Detector for Jar {
    fn id(&self) -> &'static str {
        "binary/jar"
    }

    fn kind(&self) -> &'static str {
        "Java archive metadata"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.path.ends_with("META-INF/MANIFEST.MF")
            || (artefact.path.contains("META-INF/maven/")
                && artefact.file_name() == "pom.properties")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let text = String::from_utf8_lossy(artefact.bytes);
        let found = if artefact.file_name() == "pom.properties" {
            of_maven(&text)
        } else {
            of_manifest(&text, artefact.path)
        };
        let Some((library, line)) = found else { return };
        let place = Location::line(artefact.path, line);
        report.sighting(Sighting::new(Asset::Library(library), place, self.id()));
    }
}

fn of_maven(text: &str) -> Option<(Library, u32)> {
    let (group, _) = value(text, "groupId", '=')?;
    let (artifact, line) = value(text, "artifactId", '=')?;
    let (version, _) = value(text, "version", '=')?;
    let name = format!("{group}:{artifact}");
    let entry = catalogue().package("maven", &name)?;
    Some((libraries::package(entry, "maven", &name, &version), line))
}

/// By the name of the bundle or module; failing that, by the name of the archive, as Maven
/// composes it of artifact and version.
fn of_manifest(text: &str, path: &str) -> Option<(Library, u32)> {
    let stated = ["Bundle-Version", "Implementation-Version", "Specification-Version"]
        .iter()
        .find_map(|key| value(text, key, ':'));
    for key in ["Bundle-SymbolicName", "Automatic-Module-Name", "Implementation-Title"] {
        let Some((name, line)) = value(text, key, ':') else { continue };
        let name = name.split(';').next().unwrap_or_default().trim();
        if let (Some(entry), Some((version, _))) = (catalogue().package("bundle", name), &stated) {
            return Some((libraries::at_version(entry, version), line));
        }
    }
    let archive = path.rsplit_once("!/")?.0;
    let stem = archive.rsplit('/').next()?.strip_suffix(".jar")?;
    let split = stem
        .match_indices('-')
        .find(|(at, _)| stem.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit))?;
    let (artifact, version) = stem.split_at_checked(split.0)?;
    let (entry, name) = catalogue().maven_coordinates(artifact)?;
    Some((libraries::package(entry, "maven", &name, version.trim_start_matches('-')), 1))
}

/// The value of a key in the first section, and its line. Lines that begin with a space continue
/// the one before.
fn value(text: &str, key: &str, separator: char) -> Option<(String, u32)> {
    let mut found: Option<(String, u32)> = None;
    for (line, number) in text.lines().zip(1u32..) {
        if let Some((value, _)) = &mut found {
            match line.strip_prefix(' ') {
                Some(more) if separator == ':' => value.push_str(more),
                _ => break,
            }
        } else if line.is_empty() && separator == ':' {
            break;
        } else if let Some((own, value)) = line.split_once(separator)
            && own.trim() == key
        {
            found = Some((value.trim().to_owned(), number));
        }
    }
    found
}
