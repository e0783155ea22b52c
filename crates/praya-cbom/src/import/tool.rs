//! Which tool wrote a CBOM.

use super::json::{Metadata, Named, Tools, text};

/// Libraries that tools write CBOMs with: not the tool itself.
const WRITERS: [&str; 4] =
    ["cyclonedx-python-lib", "cyclonedx-core-java", "cyclonedx-go", "cyclonedx-library"];
/// Tools that name themselves as the subject rather than among the tools.
const SUBJECTS: [&str; 1] = ["cbom-lens"];
/// Longest name that is kept.
const LONGEST: usize = 40;

/// The tool's name: lower-case letters, digits, dots and hyphens; `unnamed` where none is given.
pub(super) fn name(metadata: &Metadata) -> String {
    let names: Vec<String> =
        named(metadata.tools.as_ref()).map(|named| slug(text(&named.name))).collect();
    let named = names.iter().filter(|name| !name.is_empty());
    let tool = named.clone().find(|name| !WRITERS.contains(&name.as_str()));
    let subject = metadata.component.as_ref().map(|one| slug(text(&one.name)));
    tool.cloned()
        .or_else(|| subject.filter(|name| SUBJECTS.contains(&name.as_str())))
        .or_else(|| is_cbomkit(metadata).then(|| "cbomkit".to_owned()))
        .or_else(|| named.clone().next().cloned())
        .unwrap_or_else(|| "unnamed".to_owned())
}

fn named(tools: Option<&Tools>) -> impl Iterator<Item = &Named> {
    let (components, services) = match tools {
        Some(Tools::Old(tools)) => (tools.as_slice(), [].as_slice()),
        Some(Tools::New { components, services }) => {
            (components.as_deref().unwrap_or_default(), services.as_deref().unwrap_or_default())
        }
        None => ([].as_slice(), [].as_slice()),
    };
    components.iter().chain(services)
}

/// CBOMkit did not always name itself, but has always said which commit it scanned.
fn is_cbomkit(metadata: &Metadata) -> bool {
    let has = |name: &str| {
        metadata.properties.iter().flatten().any(|property| text(&property.name) == name)
    };
    has("gitUrl") && has("revision") && has("commit")
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().take(LONGEST).flat_map(char::to_lowercase) {
        if character.is_ascii_alphanumeric() || character == '.' {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
