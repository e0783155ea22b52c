//! Where a machine keeps its cryptography.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    Coverage,
    target::Root,
    walk::{Walk, name},
};

/// Configuration, keys, programs, libraries and what people and services keep: from the root.
/// Sources: Filesystem Hierarchy Standard 3.0, and where distributions keep trust stores and the
/// state of their package managers.
const PLACES: &[&str] = &[
    "bin",
    "etc",
    "home",
    "lib",
    "lib64",
    "opt",
    "root",
    "sbin",
    "srv",
    "usr/bin",
    "usr/lib",
    "usr/lib64",
    "usr/libexec",
    "usr/local",
    "usr/sbin",
    "usr/share/ca-certificates",
    "usr/share/crypto-policies",
    "usr/share/java",
    "usr/share/keyrings",
    "usr/share/pki",
    "var/lib/ca-certificates",
    "var/lib/dpkg",
    "var/lib/rpm",
    "var/lib/tomcat",
    "var/www",
];

/// The places of a machine whose file system begins at `top`, each once: where `/bin` is a link to
/// `/usr/bin`, it is not looked at twice.
pub(crate) fn roots(top: &Path) -> Vec<Root> {
    let mut roots = Vec::new();
    for place in PLACES {
        let disk = top.join(place);
        let Ok(metadata) = fs::symlink_metadata(&disk) else { continue };
        if metadata.is_dir() {
            roots.push(Root { disk, name: format!("/{place}") });
        }
    }
    roots
}

/// Says which folders are none of these places, and hold none.
pub(crate) fn say_left_out(top: &Path, walk: &Walk<'_>, coverage: &mut Coverage) {
    let mut pending = vec![PathBuf::new()];
    while let Some(folder) = pending.pop() {
        let Ok(entries) = fs::read_dir(top.join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_folder || PLACES.iter().any(|place| path == Path::new(place)) {
                continue;
            }
            if PLACES.iter().any(|place| Path::new(place).starts_with(&path)) {
                pending.push(path);
                continue;
            }
            let reason = match walk.pseudo(&top.join(&path)) {
                Some(kind) => format!("{kind}: a file system that the kernel makes up"),
                None => "not a place where machines keep cryptography: to look there, give it \
                         as a target of its own"
                    .to_owned(),
            };
            let shown = name::display(path.as_os_str().as_encoded_bytes());
            coverage.skip(format!("/{shown}/"), 0, reason);
        }
    }
}
