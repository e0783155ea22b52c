use std::collections::BTreeMap;

use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::script;
use crate::libraries::Scheme;
use crate::{Artefact, Detector, Report};

/// sbt builds: `"group" % "artifact" % "version"`.
pub(super) struct Sbt;

impl Detector for Sbt {
    fn id(&self) -> &'static str {
        "dependency/sbt"
    }

    fn kind(&self) -> &'static str {
        "sbt build"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.extension() == "sbt" || artefact.file_name() == "Dependencies.scala"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let lines = script::code(text, "//");
        let values: BTreeMap<&str, &str> =
            lines.iter().filter_map(|(_, line)| value(line)).collect();
        let found = lines.iter().filter_map(|(number, line)| module(line, *number, &values));
        declared::report(artefact, self.id(), found, report);
    }
}

/// `val name = "text"`.
fn value(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once('=')?;
    let name = name.trim().strip_prefix("lazy ").unwrap_or(name.trim()).strip_prefix("val ")?;
    let name = name.split(':').next()?.trim();
    let rest = rest.trim();
    rest.starts_with('"').then(|| script::quoted(rest).first().map(|text| (name, *text)))?
}

/// `%%` appends the version of Scala to the artifact's name, which the catalogue leaves out.
fn module(line: &str, number: u32, values: &BTreeMap<&str, &str>) -> Option<Declared> {
    let mut parts = line.split('%').filter(|part| !part.is_empty());
    let group = *script::quoted(parts.next()?).last()?;
    let artifact = *script::quoted(parts.next()?).first()?;
    let version = parts.next()?.trim();
    let asked = match script::quoted(version).first() {
        Some(text) => requirement::intervals(text, Scheme::Upstream),
        None => {
            let name = version.split([' ', ',', ')']).next().unwrap_or(version);
            let own = name.rsplit('.').next().unwrap_or(name);
            match values.get(own) {
                Some(text) => requirement::intervals(text, Scheme::Upstream),
                None => Requirement::Unknown(format!("the value '{name}' is set elsewhere")),
            }
        }
    };
    Some(Declared::new("maven", &format!("{group}:{artifact}"), asked, number))
}
