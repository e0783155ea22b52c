use super::declared::{self, Declared, Requirement};
use super::requirement;
use crate::detectors::config::syntax::json;
use crate::detectors::config::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// vcpkg manifests.
pub(super) struct Vcpkg;

impl Detector for Vcpkg {
    fn id(&self) -> &'static str {
        "dependency/vcpkg"
    }

    fn kind(&self) -> &'static str {
        "vcpkg manifest"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.file_name() == "vcpkg.json"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let manifest = match json::read(text) {
            Ok(manifest) => manifest,
            Err(problem) => return declared::broken(artefact, &problem, report),
        };
        let overrides = manifest.get("overrides").map(Node::items).unwrap_or_default();
        let mut lists = vec![manifest.get("dependencies")];
        for feature in manifest.get("features").map(Node::entries).unwrap_or_default() {
            lists.push(feature.node.get("dependencies"));
        }
        let items = lists.into_iter().flatten().flat_map(Node::items);
        let found = items.filter_map(|item| dependency(item, overrides));
        declared::report(artefact, self.id(), found, report);
    }
}

fn dependency(item: &Node, overrides: &[Node]) -> Option<Declared> {
    let name = item.text().or_else(|| item.text_of("name"))?;
    let overridden = overrides.iter().find(|other| other.text_of("name") == Some(name));
    let version = overridden.and_then(|other| {
        ["version", "version-semver", "version-string"].iter().find_map(|key| other.text_of(key))
    });
    let port = |text: &str| text.split('#').next().unwrap_or(text).to_owned();
    let asked = match (version, item.text_of("version>=")) {
        (Some(version), _) => Requirement::Exactly(port(version)),
        (None, Some(least)) => requirement::at_least(&port(least)),
        (None, None) => Requirement::Unknown("the baseline of the registry sets it".to_owned()),
    };
    Some(Declared::new("generic", name, asked, item.line))
}
