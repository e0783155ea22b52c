//! Documents made from the code: what is detected, and which libraries' interfaces are known.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::say;

#[derive(Deserialize)]
struct Api {
    library: String,
    name: String,
    languages: Vec<String>,
}

/// Writes the documents, or compares them with what is there.
pub(crate) fn run(root: &Path, check: bool) -> Result<(), String> {
    let path = root.join("docs/detectors.md");
    let wanted = detectors(root)?;
    if check {
        let held = fs::read_to_string(&path).unwrap_or_default();
        return if held == wanted {
            Ok(())
        } else {
            Err("docs/detectors.md is stale: run `cargo xtask docs`".to_owned())
        };
    }
    fs::create_dir_all(root.join("docs")).map_err(|error| format!("making docs/: {error}"))?;
    fs::write(&path, wanted).map_err(|error| format!("writing docs/detectors.md: {error}"))?;
    say("docs/detectors.md");
    Ok(())
}

fn detectors(root: &Path) -> Result<String, String> {
    let mut out = String::from(
        "# What is detected\n\nMade from the code by `cargo xtask docs`.\n\n\
         ## Files\n\n| detector | reads |\n|---|---|\n",
    );
    for detector in praya_discovery::detectors::all() {
        let _ = writeln!(out, "| `{}` | {} |", detector.id(), detector.kind());
    }
    out.push_str("\n## Source code\n\n| detector | library | languages |\n|---|---|---|\n");
    for api in apis(root)? {
        let languages = api.languages.join(", ");
        let _ = writeln!(out, "| `source/{}` | {} | {languages} |", api.library, api.name);
    }
    Ok(out)
}

fn apis(root: &Path) -> Result<Vec<Api>, String> {
    let folder = root.join("taxonomy/cryptography/apis");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("listing {}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path)
                .map_err(|error| format!("reading {}: {error}", path.display()))?;
            serde_saphyr::from_str(&text)
                .map_err(|error| format!("reading {}: {error}", path.display()))
        })
        .collect()
}
