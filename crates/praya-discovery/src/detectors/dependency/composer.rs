use super::declared::{self, Declared};
use super::requirement;
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// PHP: `composer.json`, `composer.lock`, and Composer's list of what is installed.
pub(super) struct Composer;

impl Detector for Composer {
    fn id(&self) -> &'static str {
        "dependency/composer"
    }

    fn kind(&self) -> &'static str {
        "PHP project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "composer.json" | "composer.lock")
            || artefact.path.ends_with("composer/installed.json")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let file = match json::read(text) {
            Ok(file) => file,
            Err(problem) => return declared::broken(artefact, &problem, report),
        };
        let found =
            if artefact.file_name() == "composer.json" { wanted(&file) } else { locked(&file) };
        declared::report(artefact, self.id(), found, report);
    }
}

fn wanted(file: &Node) -> Vec<Declared> {
    let lists = ["require", "require-dev"].iter().filter_map(|list| file.get(list));
    lists
        .flat_map(Node::entries)
        .filter_map(|entry| {
            let asked = requirement::composer(entry.node.text()?);
            Some(Declared::new("composer", &entry.key, asked, entry.line))
        })
        .collect()
}

/// Older lists of what is installed have no key around them.
fn locked(file: &Node) -> Vec<Declared> {
    let lists = ["packages", "packages-dev"].iter().filter_map(|list| file.get(list));
    let packages = lists.flat_map(Node::items).chain(file.items());
    packages
        .filter_map(|package| {
            let name = package.entry("name")?;
            let version = package.text_of("version")?;
            Some(Declared::exactly("composer", name.node.text()?, version, name.line))
        })
        .collect()
}
