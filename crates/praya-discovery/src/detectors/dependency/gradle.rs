use std::collections::BTreeMap;

use super::declared::{self, Declared, Requirement};
use super::requirement;
use super::script;
use crate::libraries::Scheme;
use crate::{Artefact, Detector, Report};

/// Gradle build scripts, in Groovy and Kotlin. Scripts are programs: coordinates written as texts
/// are read, with the variables of the same file.
pub(super) struct Gradle;

impl Detector for Gradle {
    fn id(&self) -> &'static str {
        "dependency/gradle"
    }

    fn kind(&self) -> &'static str {
        "Gradle build script"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = artefact.file_name();
        name.ends_with(".gradle") || name.ends_with(".gradle.kts")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let variables = variables(text);
        let mut found = Vec::new();
        for (number, line) in script::code(text, "//") {
            let texts = script::quoted(&line);
            found.extend(texts.iter().filter_map(|text| coordinates(text, number, &variables)));
            found.extend(named(&line, number, &variables));
        }
        declared::report(artefact, self.id(), found, report);
    }
}

/// `group:artifact:version`, or without the version where a platform sets it.
fn coordinates(text: &str, line: u32, variables: &BTreeMap<String, String>) -> Option<Declared> {
    let text = text.split('@').next().unwrap_or(text);
    let mut parts = text.split(':');
    let (group, artifact) = (parts.next()?, parts.next()?);
    let usual = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if group.is_empty() || artifact.is_empty() || !format!("{group}{artifact}").chars().all(usual) {
        return None;
    }
    let name = format!("{group}:{artifact}");
    Some(Declared::new("maven", &name, asked(parts.next(), variables), line))
}

/// `group: 'g', name: 'a', version: 'v'`, with `=` in Kotlin.
fn named(line: &str, number: u32, variables: &BTreeMap<String, String>) -> Option<Declared> {
    let value = |key: &str| {
        let at = line.find(key)?;
        let rest = line.get(at + key.len()..)?.trim_start().strip_prefix([':', '='])?;
        let bare = || rest.trim().split([',', ')', ' ']).next().map(|word| format!("${word}"));
        match rest.trim_start().starts_with(['"', '\'']) {
            true => script::quoted(rest).first().map(|text| (*text).to_owned()),
            false => bare(),
        }
    };
    let name = format!("{}:{}", value("group")?, value("name")?);
    let version = value("version");
    Some(Declared::new("maven", &name, asked(version.as_deref(), variables), number))
}

fn asked(version: Option<&str>, variables: &BTreeMap<String, String>) -> Requirement {
    let Some(version) = version.filter(|version| !version.is_empty()) else {
        return Requirement::Unknown("a platform or a plug-in sets it".to_owned());
    };
    let variable = version.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    let variable = variable.or_else(|| version.strip_prefix('$'));
    let Some(variable) = variable else {
        let version = version.trim_end_matches("!!");
        return requirement::intervals(version, Scheme::Upstream);
    };
    let own = variable.rsplit('.').next().unwrap_or(variable).trim_matches(['\'', '"', '[', ']']);
    match variables.get(own) {
        Some(version) => requirement::intervals(version, Scheme::Upstream),
        None => Requirement::Unknown(format!("the variable '{variable}' is set elsewhere")),
    }
}

/// `def v = '1'`, `val v = "1"`, `ext.v = '1'`, `v = '1'` in a block, `extra["v"] = "1"`.
fn variables(text: &str) -> BTreeMap<String, String> {
    let mut variables = BTreeMap::new();
    for (_, line) in script::code(text, "//") {
        let Some((name, value)) = line.split_once('=') else { continue };
        let name = name.rsplit(['.', ' ', '"']).find(|word| !matches!(*word, "" | "]"));
        let name = name.unwrap_or_default().trim_matches(['[', ']', '\'', '"', ':']);
        if value.trim_start().starts_with(['"', '\''])
            && let Some(value) = script::quoted(value).first()
        {
            variables.entry(name.to_owned()).or_insert((*value).to_owned());
        }
    }
    variables
}
