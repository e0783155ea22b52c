use super::declared::{self, Declared, Requirement, numbered};
use super::requirement;
use super::script;
use crate::{Artefact, Detector, Report};

/// Ruby: `Gemfile` and gem specifications, also those of installed gems.
pub(super) struct Gem;

impl Detector for Gem {
    fn id(&self) -> &'static str {
        "dependency/gem"
    }

    fn kind(&self) -> &'static str {
        "Ruby project"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "Gemfile" | "gems.rb") || artefact.extension() == "gemspec"
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        let lines = script::code(text, "#");
        if artefact.path.contains("specifications/") {
            return declared::report(artefact, self.id(), installed(&lines), report);
        }
        let found = lines.iter().filter_map(|(number, line)| wanted(line, *number));
        declared::report(artefact, self.id(), found, report);
    }
}

/// `gem 'name', '~> 1.2', '< 1.5'`, `spec.add_dependency 'name', '>= 1'`.
fn wanted(line: &str, number: u32) -> Option<Declared> {
    let code = line.trim_start();
    let calls =
        ["gem ", "gem(", "add_dependency", "add_runtime_dependency", "add_development_dependency"];
    let called = calls.iter().any(|call| match call.strip_prefix("gem") {
        Some(_) => code.starts_with(call),
        None => code.contains(call),
    });
    if !called {
        return None;
    }
    let texts = script::quoted(code);
    let (name, asked) = texts.split_first()?;
    let versions: Vec<&str> = asked
        .iter()
        .copied()
        .take_while(|text| text.starts_with(|c: char| c.is_ascii_digit() || "<>=~".contains(c)))
        .collect();
    let elsewhere = ["git:", "path:", "github:", ":git", ":path"];
    let asked = if versions.is_empty() && elsewhere.iter().any(|key| code.contains(key)) {
        Requirement::Unknown("it comes from a path or a repository".to_owned())
    } else {
        requirement::pessimistic(&versions.join(", "))
    };
    Some(Declared::new("gem", name, asked, number))
}

/// The gem that a specification describes: `s.name = "bcrypt"`, `s.version = "3.1.20"`.
fn installed(lines: &[(u32, String)]) -> Option<Declared> {
    let value = |key: &str| {
        lines.iter().find_map(|(number, line)| {
            let rest = line.trim_start().split_once(key)?.1;
            Some((*number, (*script::quoted(rest).first()?).to_owned()))
        })
    };
    let (line, name) = value(".name = ")?;
    let (_, version) = value(".version = ")?;
    Some(Declared::exactly("gem", &name, &version, line))
}

/// Bundler's lock files.
pub(super) struct GemLock;

impl Detector for GemLock {
    fn id(&self) -> &'static str {
        "dependency/gem-lock"
    }

    fn kind(&self) -> &'static str {
        "lock file"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        matches!(artefact.file_name(), "Gemfile.lock" | "gems.locked")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let Some(text) = declared::text(artefact, report) else { return };
        // Gems are indented by four, what they depend on by six.
        let found = numbered(text).filter_map(|(number, line)| {
            let entry = line.strip_prefix("    ").filter(|rest| !rest.starts_with(' '))?;
            let (name, rest) = entry.split_once(" (")?;
            let version = rest.split([')', '-']).next()?;
            Some(Declared::exactly("gem", name, version, number))
        });
        declared::report(artefact, self.id(), found, report);
    }
}
