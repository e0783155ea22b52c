//! Cryptography in source code: what the calls of cryptographic libraries are given.
//!
//! The interfaces of libraries are data (`rules`); `praya-source` evaluates what flows into them;
//! here events become sightings.

mod assemble;
mod describe;
mod draft;
mod names;
mod partial;
mod protocol;
mod rules;
mod select;
mod tls;

#[cfg(test)]
mod tests;

use praya_source::eval::Settings;
use praya_source::{Content, Language, SourceFile};
use rayon::prelude::*;

use crate::{NotLookedAt, Report};

pub use rules::Library;

/// Languages whose files can name each other's declarations, by the names that rules use.
const FAMILIES: &[&[&str]] = &[
    &["java", "kotlin", "scala"],
    &["c", "cpp"],
    &["javascript", "typescript"],
    &["python"],
    &["go"],
    &["csharp"],
    &["rust"],
    &["php"],
    &["ruby"],
    &["swift"],
    &["cobol"],
];

/// Configuration files above this hold data rather than settings.
const MAX_SETTINGS_BYTES: u64 = 256 << 10;

/// Source files and configuration files of one target.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Files of a language that is read.
    pub(crate) code: Vec<SourceFile>,
    /// Files whose keys code may look up: path as reported, and the bytes.
    pub(crate) settings: Vec<(String, Content)>,
}

impl Sources {
    /// Says that source code was only counted: a machine's is that of its language runtimes.
    pub(crate) fn say_left_out(&self, coverage: &mut crate::Coverage) {
        if !self.code.is_empty() {
            let reason = format!(
                "{} source files were not analysed: give the folder of the code as a target",
                self.code.len()
            );
            coverage.skip("source code of this machine", 0, reason);
        }
    }

    /// Takes in what another part of the walk found.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.code.append(&mut other.code);
        self.settings.append(&mut other.settings);
    }
}

/// The language of a file by its name's ending or its `#!` line.
pub(crate) fn language(path: &str, start: &[u8]) -> Option<Language> {
    Language::of(path.rsplit('/').next().unwrap_or(path), start)
}

/// Whether code may look up keys in a file.
pub(crate) fn is_settings(path: &str, bytes: u64) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    bytes <= MAX_SETTINGS_BYTES && Settings::reads(name) && !path.contains("node_modules/")
}

/// A language as a kind in the coverage table.
pub(crate) fn kind(language: Language) -> &'static str {
    match language {
        Language::C => "C source",
        Language::Cpp => "C++ source",
        Language::CSharp => "C# source",
        Language::Go => "Go source",
        Language::Java => "Java source",
        Language::JavaScript => "JavaScript source",
        Language::Kotlin => "Kotlin source",
        Language::Php => "PHP source",
        Language::Python => "Python source",
        Language::Ruby => "Ruby source",
        Language::Rust => "Rust source",
        Language::Scala => "Scala source",
        Language::Swift => "Swift source",
        Language::TypeScript | Language::Tsx => "TypeScript source",
    }
}

/// Analyses the files together, so that what one declares resolves what another uses.
pub(crate) fn analyse(mut sources: Sources, libraries: &[Library], report: &mut Report) {
    sources.code.sort_by(|a, b| a.path.cmp(&b.path));
    sources.settings.sort_by(|a, b| a.0.cmp(&b.0));
    let mut by_family: Vec<(u8, Vec<SourceFile>)> = Vec::new();
    for file in sources.code {
        let family = file.language.family();
        match by_family.iter_mut().find(|(held, _)| *held == family) {
            Some((_, files)) => files.push(file),
            None => by_family.push((family, vec![file])),
        }
    }
    by_family.sort_by_key(|(family, _)| *family);
    for (_, files) in by_family {
        analyse_family(&files, &sources.settings, libraries, report);
    }
}

fn analyse_family(
    files: &[SourceFile],
    settings: &[(String, Content)],
    libraries: &[Library],
    report: &mut Report,
) {
    let Some(first) = files.first() else { return };
    let name = rule_name(first.language);
    let Some(family) = FAMILIES.iter().find(|family| family.contains(&name)) else { return };
    let rules = rules::rules(family, libraries);
    if rules.anchors.is_empty() {
        return;
    }
    let mut anchors: Vec<&str> = rules.anchors.iter().map(String::as_str).collect();
    for anchor in names::anchors() {
        anchors.push(anchor);
    }
    let settings = read_settings(settings);
    let analysis = praya_source::analyse(files, settings, &rules.knowledge, &anchors);
    let sightings = assemble::sightings(&analysis, &rules);
    report.sightings.extend(names::sightings(&analysis, &sightings));
    report.sightings.extend(sightings);
    report.unreadable.extend(analysis.project.units().iter().filter_map(|unit| {
        let line = unit.too_deep?;
        let reason = format!("line {line}: nested too deeply: what is inside was not looked at");
        Some(NotLookedAt { path: unit.path.clone(), bytes: 0, reason })
    }));
    report.unreadable.extend(analysis.unreadable.into_iter().map(|(path, reason)| NotLookedAt {
        path,
        bytes: 0,
        reason,
    }));
}

fn read_settings(files: &[(String, Content)]) -> Settings {
    let read: Vec<Option<String>> = files
        .par_iter()
        .map(|(_, content)| match content {
            Content::Disk(path) => std::fs::read_to_string(path).ok(),
            Content::Memory(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        })
        .collect();
    let mut settings = Settings::default();
    for ((path, _), text) in files.iter().zip(read) {
        if let Some(text) = text {
            settings.add(path, &text);
        }
    }
    settings
}

fn rule_name(language: Language) -> &'static str {
    match language {
        Language::C => "c",
        Language::Cpp => "cpp",
        Language::CSharp => "csharp",
        Language::Go => "go",
        Language::Java => "java",
        Language::JavaScript => "javascript",
        Language::Kotlin => "kotlin",
        Language::Php => "php",
        Language::Python => "python",
        Language::Ruby => "ruby",
        Language::Rust => "rust",
        Language::Scala => "scala",
        Language::Swift => "swift",
        Language::TypeScript | Language::Tsx => "typescript",
    }
}
