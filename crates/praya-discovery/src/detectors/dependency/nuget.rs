use std::collections::BTreeMap;

use super::declared::{self, Declared, Requirement};
use super::requirement;
use crate::detectors::config::syntax::xml::{self, Element};
use crate::libraries::Scheme;
use crate::{Artefact, Detector, Report};

/// .NET projects, central version files, `packages.config` and package manifests.
pub(super) struct Nuget;

impl Detector for Nuget {
    fn id(&self) -> &'static str {
        "dependency/nuget"
    }

    fn kind(&self) -> &'static str {
        ".NET project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.extension().as_str(), "csproj" | "fsproj" | "vbproj" | "nuspec")
            || matches!(artefact.file_name(), "packages.config" | "Packages.props")
            || (artefact.file_name().starts_with("Directory.")
                && matches!(artefact.extension().as_str(), "props" | "targets"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let (root, problem) = xml::read(text.trim_start_matches('\u{feff}'));
        if let Some(problem) = problem {
            declared::broken(artefact, &problem, report);
        }
        let mut properties = BTreeMap::new();
        root.each(&mut |element, around| {
            if around.last().is_some_and(|outer| outer.is("PropertyGroup")) {
                properties.insert(element.name.to_ascii_lowercase(), element.text.clone());
            }
        });
        let mut found = Vec::new();
        root.each(&mut |element, _| found.extend(package(element, &properties)));
        if artefact.extension() == "nuspec" {
            found.extend(own(&root));
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// `PackageReference`, `PackageVersion`, `GlobalPackageReference`; `package` in
/// `packages.config`; `dependency` in a manifest.
fn package(element: &Element, properties: &BTreeMap<String, String>) -> Option<Declared> {
    let listed = ["PackageReference", "PackageVersion", "GlobalPackageReference"];
    let exact = element.is("package") && element.attribute("id").is_some();
    if !exact && !element.is("dependency") && !listed.iter().any(|name| element.is(name)) {
        return None;
    }
    let name = ["Include", "Update", "id"].iter().find_map(|key| element.attribute(key))?;
    let child = || {
        let mut children = element.children.iter();
        children.find(|child| child.is("Version")).map(|child| child.text.as_str())
    };
    let version =
        ["Version", "VersionOverride"].iter().find_map(|key| element.attribute(key)).or_else(child);
    let asked = match version {
        Some(version) => requirement::intervals(&filled(version, properties), Scheme::Semver),
        None => Requirement::Unknown("a central file sets it".to_owned()),
    };
    Some(Declared::new("nuget", name, asked, element.line))
}

/// A version with the properties of the same file filled in.
fn filled(version: &str, properties: &BTreeMap<String, String>) -> String {
    let name = version.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
    let value = name.and_then(|name| properties.get(&name.to_ascii_lowercase()));
    value.map_or(version, String::as_str).to_owned()
}

/// The package that a manifest describes.
fn own(root: &Element) -> Option<Declared> {
    let metadata = root.children.first()?.children.iter().find(|child| child.is("metadata"))?;
    let child = |name: &str| metadata.children.iter().find(|child| child.is(name));
    let id = child("id")?;
    Some(Declared::exactly("nuget", &id.text, &child("version")?.text, id.line))
}
