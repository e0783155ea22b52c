use std::collections::BTreeMap;

use super::declared::{self, Declared, Requirement};
use super::requirement;
use crate::detectors::config::syntax::xml::{self, Element};
use crate::libraries::Scheme;
use crate::{Artefact, Detector, Report};

/// Maven projects: `pom.xml`, and the `.pom` files of repositories.
pub(super) struct Maven;

impl Detector for Maven {
    fn id(&self) -> &'static str {
        "dependency/maven"
    }

    fn kind(&self) -> &'static str {
        "Maven project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "pom.xml" || artefact.extension() == "pom"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let (root, problem) = xml::read(text);
        if let Some(problem) = problem {
            declared::broken(artefact, &problem, report);
        }
        let Some(project) = child(&root, "project") else { return };
        let project = Project::of(project);
        let mut found = Vec::new();
        root.each(&mut |element, around| {
            let listed = around.last().is_some_and(|list| list.is("dependencies"));
            // What plugins use is not part of what is built.
            let in_plugin = around.iter().any(|outer| outer.is("plugin"));
            let managed = around.iter().any(|outer| outer.is("dependencyManagement"));
            if element.is("dependency") && listed && !in_plugin && !managed {
                found.extend(project.dependency(element));
            }
        });
        declared::report(artefact, self.id(), found, report);
    }
}

/// What decides versions in a project.
struct Project {
    properties: BTreeMap<String, String>,
    managed: BTreeMap<String, String>,
}

impl Project {
    fn of(project: &Element) -> Self {
        let mut properties = BTreeMap::new();
        let parent = child(project, "parent");
        for name in ["groupId", "version", "artifactId"] {
            let own = child(project, name).map(|element| element.text.clone());
            let inherited = parent.and_then(|parent| child(parent, name)).map(|e| e.text.clone());
            if let Some(inherited) = inherited.clone() {
                properties.insert(format!("project.parent.{name}"), inherited);
            }
            if let Some(value) = own.or(inherited) {
                properties.insert(format!("project.{name}"), value.clone());
                properties.insert(format!("pom.{name}"), value);
            }
        }
        for property in child(project, "properties").iter().flat_map(|list| &list.children) {
            properties.insert(property.name.clone(), property.text.clone());
        }
        let mut project_with = Self { properties, managed: BTreeMap::new() };
        let list = child(project, "dependencyManagement").and_then(|m| child(m, "dependencies"));
        for dependency in list.iter().flat_map(|list| &list.children) {
            if let (Some(name), Some(version)) =
                (project_with.name(dependency), project_with.value(dependency, "version"))
            {
                project_with.managed.insert(name, version);
            }
        }
        project_with
    }

    fn dependency(&self, element: &Element) -> Option<Declared> {
        let name = self.name(element)?;
        let stated = self.value(element, "version").or_else(|| self.managed.get(&name).cloned());
        let requirement = match stated {
            Some(version) => requirement::intervals(&version, Scheme::Upstream),
            None => Requirement::Unknown(
                "its parent or an imported bill of materials sets it, and stands elsewhere"
                    .to_owned(),
            ),
        };
        Some(Declared::new("maven", &name, requirement, element.line))
    }

    fn name(&self, dependency: &Element) -> Option<String> {
        let group = self.value(dependency, "groupId")?;
        Some(format!("{group}:{}", self.value(dependency, "artifactId")?))
    }

    /// The text of a child, with properties filled in as far as the file sets them.
    fn value(&self, element: &Element, name: &str) -> Option<String> {
        let mut value = child(element, name)?.text.clone();
        // Properties may stand for others; a circle ends here.
        for _ in 0..8 {
            let Some(start) = value.find("${") else { break };
            let Some(length) = value.get(start..).and_then(|rest| rest.find('}')) else { break };
            let key = value.get(start + 2..start + length)?.to_owned();
            let Some(found) = self.properties.get(&key) else { break };
            value.replace_range(start..=start + length, found);
            if value.len() > 1000 {
                break;
            }
        }
        Some(value)
    }
}

fn child<'e>(element: &'e Element, name: &str) -> Option<&'e Element> {
    element.children.iter().find(|child| child.name == name)
}
