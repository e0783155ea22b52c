//! The outer entries of an image, which are gone through more than once.

use std::{
    fs,
    io::{self, BufReader, Read},
    path::Path,
};

use crate::{
    archive::{
        Bytes, Stop,
        budget::{Budget, Metered},
        bytes::{Forward, Streamed},
        codec::Codec,
        tar,
    },
    walk::name,
};

use super::manifest::clean;

/// Where an image's entries are.
pub(crate) enum Store<'a> {
    /// A TAR archive.
    Tar(Bytes<'a>),
    /// A compressed TAR archive, decompressed anew each time.
    Packed(Bytes<'a>, Codec),
    /// A folder laid out as OCI says.
    Folder(&'a Path),
}

/// One outer entry.
pub(super) struct Outer {
    /// Name, cleaned.
    pub(super) name: String,
    pub(super) kind: tar::Kind,
    pub(super) size: u64,
    /// What a link leads to, as a cleaned name in the archive.
    pub(super) link: String,
}

pub(super) type Visit<'v> = dyn FnMut(&Outer, &mut dyn Read) -> Result<(), Stop> + 'v;

impl Store<'_> {
    /// Visits every entry in order. Gives the error that ended it early, if one did.
    pub(super) fn each(
        &self,
        budget: &Budget,
        visit: &mut Visit<'_>,
    ) -> Result<Option<io::Error>, Stop> {
        match self {
            Self::Tar(bytes) => each_of(&mut bytes.reader(), visit),
            Self::Packed(bytes, codec) => match codec.decoder(bytes.reader()) {
                Ok(inner) => each_of(&mut Streamed(Metered { inner, budget }), visit),
                Err(error) => Ok(Some(error)),
            },
            Self::Folder(root) => each_in(root, visit),
        }
    }
}

fn each_of(reader: &mut dyn Forward, visit: &mut Visit<'_>) -> Result<Option<io::Error>, Stop> {
    let mut entries = tar::Entries::new(reader);
    loop {
        let entry = match entries.next() {
            Ok(Some(entry)) => entry,
            Ok(None) => return Ok(None),
            Err(error) => return Ok(Some(error)),
        };
        let name = clean(&name::display(&entry.name));
        let link = name::display(&entry.link);
        let link = match entry.kind {
            tar::Kind::SymbolicLink => beside(&name, &link),
            _ => clean(&link),
        };
        let outer = Outer { name, kind: entry.kind, size: entry.size, link };
        visit(&outer, &mut entries.content())?;
    }
}

/// What a relative link in the folder of `name` leads to.
fn beside(name: &str, link: &str) -> String {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn each_in(root: &Path, visit: &mut Visit<'_>) -> Result<Option<io::Error>, Stop> {
    let mut names: Vec<String> = super::manifest::MARKS.iter().map(|&name| name.into()).collect();
    let listed = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    };
    for algorithm in listed(&root.join("blobs")) {
        let blobs = listed(&root.join("blobs").join(&algorithm));
        names.extend(blobs.iter().map(|blob| format!("blobs/{algorithm}/{blob}")));
    }
    let mut failed = None;
    for name in names {
        let path = root.join(&name);
        // Links are not followed: a layout holds its blobs itself.
        let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
        if !metadata.is_file() {
            continue;
        }
        let outer =
            Outer { name, kind: tar::Kind::File, size: metadata.len(), link: String::new() };
        match fs::File::open(&path) {
            Ok(file) => visit(&outer, &mut BufReader::new(file).take(metadata.len()))?,
            Err(error) => failed = Some(error),
        }
    }
    Ok(failed)
}
