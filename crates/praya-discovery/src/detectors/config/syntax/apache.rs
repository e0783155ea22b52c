//! `Name arguments` and `<Section arguments> ... </Section>`: Apache httpd, `ProFTPD`.

use super::{Settings, Tree, words};

/// Reads a text. Sections are directives with a block.
pub fn read(text: &str) -> Settings {
    let mut tree = Tree::default();
    for (line, logical) in words::logical_lines(text) {
        let trimmed = logical.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if let Some(name) = trimmed.strip_prefix("</") {
            let name = name.trim_end_matches('>').trim();
            if !tree.innermost().is_some_and(|open| open.eq_ignore_ascii_case(name)) {
                tree.broken(line, format!("</{name}> closes nothing that is open"));
                continue;
            }
            tree.close();
        } else if let Some(section) = trimmed.strip_prefix('<') {
            let section = section.strip_suffix('>').unwrap_or(section);
            if !tree.open(words::directive(section, line)) {
                break;
            }
        } else {
            tree.leaf(words::directive(trimmed, line));
        }
    }
    tree.finish()
}
