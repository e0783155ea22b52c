use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::requirements::specifier;
use crate::detectors::config::syntax::toml;
use crate::detectors::config::syntax::tree::{Entry, Node, Value};
use crate::{Artefact, Detector, Report};

/// Python projects: `pyproject.toml` after PEP 621 and 735 and of Poetry and PDM, and `Pipfile`.
pub(super) struct Pyproject;

impl Detector for Pyproject {
    fn id(&self) -> &'static str {
        "dependency/pyproject"
    }

    fn kind(&self) -> &'static str {
        "Python project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "pyproject.toml" | "Pipfile")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let project = match toml::read(text) {
            Ok(project) => project,
            Err(problem) => return declared::broken(artefact, &problem, report),
        };
        let mut found = Vec::new();
        if artefact.file_name() == "Pipfile" {
            for list in ["packages", "dev-packages"] {
                add_table(project.get(list), &mut found);
            }
        } else {
            add_pyproject(&project, &mut found);
        }
        declared::report(artefact, self.id(), found, report);
    }
}

fn add_pyproject(project: &Node, found: &mut Vec<Declared>) {
    add_list(project.at(&["project", "dependencies"]), found);
    add_list(project.at(&["build-system", "requires"]), found);
    for path in [
        ["project", "optional-dependencies"].as_slice(),
        &["dependency-groups"],
        &["tool", "pdm", "dev-dependencies"],
    ] {
        for group in project.at(path).map(Node::entries).unwrap_or_default() {
            add_list(Some(&group.node), found);
        }
    }
    let Some(poetry) = project.at(&["tool", "poetry"]) else { return };
    add_table(poetry.get("dependencies"), found);
    add_table(poetry.get("dev-dependencies"), found);
    for group in poetry.get("group").map(Node::entries).unwrap_or_default() {
        add_table(group.node.get("dependencies"), found);
    }
}

/// A list of requirements after PEP 508.
fn add_list(list: Option<&Node>, found: &mut Vec<Declared>) {
    let items = list.map(Node::items).unwrap_or_default();
    found.extend(items.iter().filter_map(|item| specifier(item.text()?, item.line)));
}

/// A table from names to requirements, as Poetry and Pipenv have it.
fn add_table(table: Option<&Node>, found: &mut Vec<Declared>) {
    let entries = table.map(Node::entries).unwrap_or_default();
    found.extend(
        entries.iter().map(|entry| Declared::new("pypi", &entry.key, asked(entry), entry.line)),
    );
}

fn asked(entry: &Entry) -> Requirement {
    match &entry.node.value {
        Value::Text(text) => requirement::poetry(text),
        // Poetry allows several, each with a condition.
        Value::List(_) => Requirement::Unknown("it depends on where it runs".to_owned()),
        _ => match entry.node.text_of("version") {
            Some(text) => requirement::poetry(text),
            None => Requirement::Unknown("it comes from a path or a repository".to_owned()),
        },
    }
}
