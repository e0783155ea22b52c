//! Which program a file configures, told by its name, its folder and its first lines.

use std::borrow::Cow;

use crate::Artefact;

/// How much of a file is looked at.
const FIRST: usize = 128 * 1024;

/// Endings of files that hold plain configuration.
const ENDINGS: [&str; 11] = [
    "conf",
    "cfg",
    "cnf",
    "config",
    "inc",
    "vhost",
    "nginx",
    "ini",
    "site",
    "localmacros",
    "htaccess",
];

/// Folders whose files are configuration of servers, whatever their names.
const FOLDERS: [&str; 7] = [
    "sites-enabled",
    "sites-available",
    "conf.d",
    "conf-enabled",
    "conf-available",
    "vhosts.d",
    "snippets",
];

/// Endings of templates that render to the file named before them.
const TEMPLATES: [&str; 8] =
    [".j2", ".erb", ".tmpl", ".tpl", ".template", ".in", ".gotmpl", ".epp"];

/// Endings of copies that no program reads.
const COPIES: [&str; 9] =
    ["~", ".bak", ".orig", ".old", ".save", ".rpmsave", ".rpmnew", ".dpkg-old", ".dpkg-dist"];

/// The file name in lower case, without the endings of templates; empty for copies that no
/// program reads.
pub(crate) fn name<'a>(artefact: &Artefact<'a>) -> Cow<'a, str> {
    let own = artefact.file_name();
    let mut name = match own.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(own.to_ascii_lowercase()),
        false => Cow::Borrowed(own),
    };
    if COPIES.iter().any(|copy| name.ends_with(copy)) {
        return Cow::Borrowed("");
    }
    while let Some(ending) = TEMPLATES.iter().find(|ending| name.ends_with(*ending)) {
        let length = name.len() - ending.len();
        name = match name {
            Cow::Borrowed(name) => Cow::Borrowed(name.get(..length).unwrap_or_default()),
            Cow::Owned(name) => Cow::Owned(name.get(..length).unwrap_or_default().to_owned()),
        };
    }
    name
}

/// Does a folder of this name lie on the path?
pub(crate) fn in_folder(artefact: &Artefact<'_>, folder: &str) -> bool {
    let mut folders = artefact.path.split('/').rev().skip(1);
    folders.any(|name| name.eq_ignore_ascii_case(folder))
}

/// Has the file an ending that configuration of servers has, or none, or does it lie where such
/// files lie whatever their names?
pub(crate) fn is_plain_config(artefact: &Artefact<'_>) -> bool {
    let name = name(artefact);
    let ending = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    match ending {
        _ if name.is_empty() => false,
        None => true,
        Some((_, ending)) => {
            ENDINGS.contains(&ending) || FOLDERS.iter().any(|folder| in_folder(artefact, folder))
        }
    }
}

/// Does one of the first lines, without blanks around it, satisfy this? Never in a binary.
pub(crate) fn has_line(artefact: &Artefact<'_>, satisfies: impl Fn(&str) -> bool) -> bool {
    let head = artefact.bytes.get(..FIRST).unwrap_or(artefact.bytes);
    if memchr::memchr(0, head).is_some() {
        return false;
    }
    head.split(|byte| *byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| line.first().is_some_and(u8::is_ascii_graphic))
        .filter_map(|line| std::str::from_utf8(line).ok())
        .any(satisfies)
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
