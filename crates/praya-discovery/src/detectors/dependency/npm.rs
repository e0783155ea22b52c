use super::declared::{self, Declared};
use super::requirement;
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// npm manifests: a project's own, and those of installed packages.
pub(super) struct Npm;

/// Where a manifest names what it depends on.
const LISTS: [&str; 4] =
    ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

impl Detector for Npm {
    fn id(&self) -> &'static str {
        "dependency/npm"
    }

    fn kind(&self) -> &'static str {
        "npm manifest"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "package.json"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let manifest = match json::read(text) {
            Ok(manifest) => manifest,
            Err(problem) => return declared::broken(artefact, &problem, report),
        };
        if is_installed(artefact.path) {
            return declared::report(artefact, self.id(), installed(&manifest), report);
        }
        let lists = LISTS.iter().filter_map(|list| manifest.get(list));
        let found = lists.flat_map(Node::entries).filter_map(|entry| {
            let (name, asked) = (&entry.key, entry.node.text()?);
            let name = alias(asked).unwrap_or(name);
            Some(Declared::new("npm", name, requirement::npm(asked), entry.line))
        });
        declared::report(artefact, self.id(), found, report);
    }
}

/// The package that `npm:other@1.2` stands for.
fn alias(asked: &str) -> Option<&str> {
    asked.strip_prefix("npm:")?.rsplit_once('@').map(|(name, _)| name)
}

/// The manifest of an installed package stands right under its name in `node_modules`; deeper
/// ones are parts of the package. What it depends on is installed beside it.
fn is_installed(path: &str) -> bool {
    let Some((_, inside)) = path.rsplit_once("node_modules/") else { return false };
    let depth = if inside.starts_with('@') { 3 } else { 2 };
    inside.split('/').count() == depth
}

fn installed(manifest: &Node) -> Option<Declared> {
    let name = manifest.entry("name")?;
    let version = manifest.text_of("version")?;
    Some(Declared::exactly("npm", name.node.text()?, version, name.line))
}
