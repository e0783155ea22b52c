//! Layers laid one over the other: which file of which layer is seen in the end.
//!
//! The rules are those of the OCI image specification, "Applying changesets": a later layer's
//! entry stands for an earlier one's; `.wh.name` removes `name` of earlier layers; `.wh..wh..opq`
//! removes whatever earlier layers hold in its folder.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

/// What an entry of a layer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// Another name of a file, which is named.
    HardLink(String),
    /// A symbolic link, a device: it hides what is below and has nothing to show.
    Other,
}

/// One entry of a layer.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Path from the root, without a leading or trailing `/`.
    pub(super) path: String,
    pub(super) kind: Kind,
    pub(super) size: u64,
}

/// Files and bytes of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) files: u64,
    pub(super) bytes: u64,
}

/// The root file system that layers make up.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// By layer and number of the entry in it: the paths under which the file is seen.
    pub(super) shown: BTreeMap<(usize, usize), Vec<String>>,
    /// What whiteouts removed, by the path that they name.
    pub(super) deleted: BTreeMap<String, Count>,
    /// Versions of files that later layers hold anew.
    pub(super) replaced: Count,
    /// Hard links to what no layer holds.
    pub(super) broken: Vec<String>,
}

/// What the layers above hide.
#[derive(Default)]
struct Above<'l> {
    /// Paths that they hold, and whether as a folder.
    held: FxHashMap<&'l str, bool>,
    removed: FxHashSet<String>,
    opaque: FxHashSet<&'l str>,
}

enum Hidden {
    Deleted(String),
    Replaced,
}

const OPAQUE: &str = ".wh..wh..opq";

/// Merges layers, the lowest first.
pub(super) fn merge(layers: &[&[Item]]) -> Merged {
    let mut merged = Merged::default();
    let mut above = Above::default();
    let mut links = Vec::new();
    // In a layer that holds a path twice, the last entry counts.
    let last: Vec<FxHashMap<&str, usize>> = layers
        .iter()
        .map(|items| items.iter().enumerate().map(|(at, item)| (item.path.as_str(), at)).collect())
        .collect();
    for ((number, items), last) in layers.iter().enumerate().zip(&last).rev() {
        for (at, item) in items.iter().enumerate() {
            if whiteout(&item.path).is_some() {
                continue;
            }
            let is_last = last.get(item.path.as_str()) == Some(&at);
            let hidden = if is_last { above.hides(item) } else { Some(Hidden::Replaced) };
            match (hidden, &item.kind) {
                (None, Kind::File) => {
                    merged.shown.entry((number, at)).or_default().push(item.path.clone());
                }
                (None, Kind::HardLink(to)) => links.push((number, &item.path, to)),
                (Some(Hidden::Deleted(by)), Kind::File) => {
                    merged.deleted.entry(by).or_default().add(item);
                }
                (Some(Hidden::Replaced), Kind::File) => merged.replaced.add(item),
                _ => {}
            }
        }
        above.add(items, last);
    }
    for (number, path, to) in links {
        match file_behind(to, number, layers, &last) {
            Some(place) => merged.shown.entry(place).or_default().push(path.clone()),
            None => merged.broken.push(path.clone()),
        }
    }
    merged
}

/// Most links from one to the next that are followed.
const LINKS: u32 = 8;

/// The file that a hard link leads to: that of its own layer, or of the next one below.
fn file_behind(
    to: &str,
    number: usize,
    layers: &[&[Item]],
    last: &[FxHashMap<&str, usize>],
) -> Option<(usize, usize)> {
    let (mut to, mut number) = (to, number);
    for _ in 0..LINKS {
        let holding = (0..=number).rev().find_map(|number| {
            let at = *last.get(number)?.get(to)?;
            Some((number, at, layers.get(number)?.get(at)?))
        });
        let (found, at, item) = holding?;
        match &item.kind {
            Kind::File => return Some((found, at)),
            Kind::HardLink(next) => (to, number) = (next, found),
            Kind::Folder | Kind::Other => return None,
        }
    }
    None
}

/// What a whiteout removes: `Ok` with a path, `Err` with the folder whose earlier content goes.
fn whiteout(path: &str) -> Option<Result<String, &str>> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if name == OPAQUE {
        return Some(Err(folder));
    }
    let removed = name.strip_prefix(".wh.")?;
    let separator = if folder.is_empty() { "" } else { "/" };
    Some(Ok(format!("{folder}{separator}{removed}")))
}

/// The folders that a path lies in, from the nearest to the root, which is empty.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| match path.rsplit_once('/') {
        Some((folder, _)) => Some(folder),
        None => (!path.is_empty()).then_some(""),
    })
    .skip(1)
}

impl<'l> Above<'l> {
    fn hides(&self, item: &Item) -> Option<Hidden> {
        let path = item.path.as_str();
        let is_folder = item.kind == Kind::Folder;
        if self.removed.contains(path) {
            return Some(Hidden::Deleted(path.to_owned()));
        }
        if self.held.get(path).is_some_and(|held_as_folder| !(is_folder && *held_as_folder)) {
            return Some(Hidden::Replaced);
        }
        folders(path).find_map(|folder| {
            if self.removed.contains(folder) || self.opaque.contains(folder) {
                Some(Hidden::Deleted(folder.to_owned()))
            } else if self.held.get(folder) == Some(&false) {
                Some(Hidden::Replaced)
            } else {
                None
            }
        })
    }

    fn add(&mut self, items: &'l [Item], last: &FxHashMap<&str, usize>) {
        for (at, item) in items.iter().enumerate() {
            match whiteout(&item.path) {
                Some(Ok(removed)) => {
                    self.removed.insert(removed);
                }
                Some(Err(folder)) => {
                    self.opaque.insert(folder);
                }
                None if last.get(item.path.as_str()) == Some(&at) => {
                    let is_folder = item.kind == Kind::Folder;
                    // A file between two folders of its name parts them.
                    let held = self.held.entry(&item.path).or_insert(is_folder);
                    *held &= is_folder;
                }
                None => {}
            }
            for folder in folders(&item.path).take_while(|folder| !folder.is_empty()) {
                // Where a folder is known, so are those that it lies in.
                if self.held.contains_key(folder) {
                    break;
                }
                self.held.insert(folder, true);
            }
        }
    }
}

impl Count {
    fn add(&mut self, item: &Item) {
        self.files += 1;
        self.bytes = self.bytes.saturating_add(item.size);
    }
}
