//! Which program a file configures, told by its name, its folder and its first lines.

use crate::Artefact;

/// How much of a file is looked at.
const FIRST: usize = 256 * 1024;

/// Endings of templates that render to the file named before them.
const TEMPLATES: [&str; 8] =
    [".j2", ".erb", ".tmpl", ".tpl", ".template", ".in", ".gotmpl", ".epp"];

/// Endings of copies that no program reads.
const COPIES: [&str; 9] =
    ["~", ".bak", ".orig", ".old", ".save", ".rpmsave", ".rpmnew", ".dpkg-old", ".dpkg-dist"];

/// The file name in lower case, without the endings of templates; empty for copies that no
/// program reads.
pub(crate) fn name(artefact: &Artefact<'_>) -> String {
    let mut name = artefact.file_name().to_ascii_lowercase();
    if COPIES.iter().any(|copy| name.ends_with(copy)) {
        return String::new();
    }
    while let Some(shorter) = TEMPLATES.iter().find_map(|ending| name.strip_suffix(ending)) {
        name = shorter.to_owned();
    }
    name
}

/// Does a folder of this name lie on the path?
pub(crate) fn in_folder(artefact: &Artefact<'_>, folder: &str) -> bool {
    let mut folders = artefact.path.split('/').rev().skip(1);
    folders.any(|name| name.eq_ignore_ascii_case(folder))
}

/// Has the name an ending that configuration of servers has, or none at all?
pub(crate) fn is_plain_config(name: &str) -> bool {
    !name.is_empty()
        && match name.rsplit_once('.') {
            Some((stem, ending)) => {
                stem.is_empty()
                    || ["conf", "cfg", "cnf", "config", "inc", "vhost", "nginx", "ini", "site"]
                        .contains(&ending)
                    || ending.len() > 4
            }
            None => true,
        }
}

/// Does one of the first lines, without blanks around it, satisfy this?
pub(crate) fn has_line(artefact: &Artefact<'_>, satisfies: impl Fn(&str) -> bool) -> bool {
    let head = artefact.bytes.get(..FIRST).unwrap_or(artefact.bytes);
    if head.contains(&0) {
        return false;
    }
    head.split(|byte| *byte == b'\n')
        .filter_map(|line| std::str::from_utf8(line).ok())
        .any(|line| satisfies(line.trim()))
}

/// Is the first word of a line, whatever its case, one of these?
pub(crate) fn begins(line: &str, words: &[&str]) -> bool {
    let word = line.split([' ', '\t', '=', ':']).next().unwrap_or_default();
    words.iter().any(|wanted| wanted.eq_ignore_ascii_case(word))
}

/// Do these bytes stand anywhere in the file?
pub(crate) fn contains(artefact: &Artefact<'_>, bytes: &[u8]) -> bool {
    memchr::memmem::find(artefact.bytes, bytes).is_some()
}
