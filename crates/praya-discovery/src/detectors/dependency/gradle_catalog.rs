use super::declared::{self, Declared, Requirement};
use super::requirement;
use crate::detectors::config::syntax::toml;
use crate::detectors::config::syntax::tree::{Entry, Node, Value};
use crate::libraries::Scheme;
use crate::{Artefact, Detector, Report};

/// Gradle version catalogues: `libs.versions.toml`.
pub(super) struct GradleCatalog;

impl Detector for GradleCatalog {
    fn id(&self) -> &'static str {
        "dependency/gradle-catalog"
    }

    fn kind(&self) -> &'static str {
        "Gradle version catalogue"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name().ends_with(".versions.toml")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        match toml::read(text) {
            Ok(catalog) => {
                let versions = catalog.get("versions");
                let libraries = catalog.get("libraries").map(Node::entries).unwrap_or_default();
                let found = libraries.iter().filter_map(|entry| library(entry, versions));
                declared::report(artefact, self.id(), found, report);
            }
            Err(problem) => declared::broken(artefact, &problem, report),
        }
    }
}

/// `"g:a:v"`, `{ module = "g:a", version.ref = "v" }`, `{ group = "g", name = "a" }`.
fn library(entry: &Entry, versions: Option<&Node>) -> Option<Declared> {
    let node = &entry.node;
    if let Some(text) = node.text() {
        let (name, version) = text.rsplit_once(':')?;
        let asked = requirement::intervals(version, Scheme::Upstream);
        return Some(Declared::new("maven", name, asked, entry.line));
    }
    let name = match node.text_of("module") {
        Some(module) => module.to_owned(),
        None => format!("{}:{}", node.text_of("group")?, node.text_of("name")?),
    };
    Some(Declared::new("maven", &name, asked(node, versions), entry.line))
}

fn asked(node: &Node, versions: Option<&Node>) -> Requirement {
    let Some(version) = node.get("version") else {
        return Requirement::Unknown("a platform sets it".to_owned());
    };
    let version = match version.text_of("ref") {
        Some(name) => versions.and_then(|versions| versions.get(name)),
        None => Some(version),
    };
    // A rich version: what is strictly asked counts before what is preferred.
    let text = version.and_then(|version| match &version.value {
        Value::Text(text) => Some(text.as_str()),
        _ => ["strictly", "require", "prefer"].iter().find_map(|key| version.text_of(key)),
    });
    match text {
        Some(text) => requirement::intervals(text, Scheme::Upstream),
        None => Requirement::Unknown("the catalogue does not set it".to_owned()),
    }
}
