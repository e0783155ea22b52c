//! House rules that no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// Which crates of the workspace a crate may use: vocabulary below domains below the binary.
const EDGES: &[(&str, &[&str])] = &[
    ("praya-finding", &["praya-locale"]),
    ("praya-locale", &[]),
    ("praya-cbom", &[]),
    ("praya-source", &[]),
    ("praya-discovery", &["praya-cbom", "praya-finding", "praya-locale", "praya-source"]),
    ("praya", &["praya-cbom", "praya-discovery", "praya-finding", "praya-locale"]),
    ("xtask", &["praya-cbom", "praya-discovery"]),
];

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: &[&str] = &["utils.rs", "util.rs", "common.rs", "helper.rs", "helpers.rs"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    license: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
    path: Option<String>,
}

pub(crate) fn run(root: &Path) -> Result<(), String> {
    let mut faults = Vec::new();
    let metadata = metadata(root)?;
    edges(&metadata, &mut faults);
    licences(&metadata, &mut faults);
    for file in files(&root.join("crates")) {
        source_file(root, &file, &mut faults);
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn metadata(root: &Path) -> Result<Metadata, String> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("running cargo metadata: {error}"))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("reading cargo metadata: {error}"))
}

fn edges(metadata: &Metadata, faults: &mut Vec<String>) {
    for package in &metadata.packages {
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == package.name) else {
            if package.dependencies.iter().any(|edge| edge.path.is_some()) {
                faults.push(format!("{}: not in the table of allowed edges", package.name));
            }
            continue;
        };
        for edge in package.dependencies.iter().filter(|edge| edge.path.is_some()) {
            let tests_only = edge.kind.as_deref() == Some("dev");
            if !tests_only && !allowed.contains(&edge.name.as_str()) {
                faults.push(format!("{} must not use {}", package.name, edge.name));
            }
        }
    }
}

/// A second look beside cargo-deny: every dependency states a licence, and none is copyleft.
fn licences(metadata: &Metadata, faults: &mut Vec<String>) {
    for package in &metadata.packages {
        match package.license.as_deref() {
            None if package.dependencies.is_empty() => {}
            None => faults.push(format!("{} states no licence", package.name)),
            Some(licence) => {
                let only_copyleft = licence
                    .split(" OR ")
                    .all(|choice| choice.contains("GPL") && !choice.contains("MIT"));
                if only_copyleft {
                    faults.push(format!("{}: licence {licence}", package.name));
                }
            }
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rest = vec![folder.to_owned()];
    while let Some(folder) = rest.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.is_dir() {
                if !path.ends_with("corpus") && !path.ends_with("target") {
                    rest.push(path);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn source_file(root: &Path, file: &Path, faults: &mut Vec<String>) {
    let shown = file.strip_prefix(root).unwrap_or(file).display().to_string();
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if EMPTY_NAMES.contains(&name.as_str()) {
        faults.push(format!("{shown}: the name says nothing of what it holds"));
    }
    let Ok(text) = fs::read_to_string(file) else { return };
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_start();
        if line.starts_with("#[allow") || line.starts_with("#![allow") {
            faults.push(format!("{shown}:{number}: #[expect(.., reason)] instead of #[allow]"));
        }
        if line.contains("fn get_") && !line.contains("fn get_mut") {
            faults.push(format!("{shown}:{number}: no get_ in names"));
        }
    }
}
