//! Lists the files of a target.
//!
//! Symbolic links are not followed: what lies inside the target is met under its own name, and
//! what lies outside does not belong to it. Nothing is ignored but what is said to be.

mod exclude;
mod mounts;
pub(crate) mod name;
#[cfg(test)]
mod tests;

use std::{
    ffi::OsString,
    fs::{self, FileType, Metadata},
    io,
    path::{Path, PathBuf},
};

pub use exclude::{Exclude, ExcludeError};
use mounts::PseudoMounts;
use rayon::prelude::*;

use crate::{Coverage, Progress, ScanOptions};

/// A file to read.
#[derive(Debug)]
pub(crate) struct File {
    /// Path as reported.
    pub(crate) path: String,
    /// Where it is.
    pub(crate) disk: PathBuf,
    /// Its size when it was listed.
    pub(crate) bytes: u64,
}

/// The files of a target, in the order of their paths, and what was left out.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) files: Vec<File>,
    /// Folders that hold container images in the layout of OCI.
    pub(crate) images: Vec<File>,
    pub(crate) coverage: Coverage,
}

/// What holds for every root of a scan.
pub(crate) struct Walk<'a> {
    exclude: &'a Exclude,
    progress: &'a dyn Progress,
    mounts: PseudoMounts,
    /// Where the roots of the scan really are: a symbolic link into one of them leads to what is
    /// listed anyway.
    inside: Vec<PathBuf>,
    /// Files that the caller writes.
    own_files: Vec<PathBuf>,
}

/// A folder still to be read.
struct Folder {
    /// Path as reported, ending in `/`; empty for the root of a lone target.
    path: String,
    disk: PathBuf,
    /// How many bytes of `path` stand for the root.
    root: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn new(
        options: &'a ScanOptions,
        progress: &'a dyn Progress,
        roots: impl Iterator<Item = PathBuf>,
    ) -> Self {
        Self {
            exclude: &options.exclude,
            progress,
            mounts: PseudoMounts::of_this_machine(),
            inside: roots.filter_map(|root| fs::canonicalize(root).ok()).collect(),
            own_files: options.own_files.iter().filter_map(|path| real(path)).collect(),
        }
    }

    /// The type of the pseudo file system that is mounted at an absolute path.
    pub(crate) fn pseudo(&self, path: &Path) -> Option<&str> {
        self.mounts.at(path)
    }

    /// Lists a root. `prefix` stands before the path of everything in it; `name` is the path of
    /// the root itself, where it is a file or cannot be read.
    pub(crate) fn list(&self, root: &Path, prefix: &str, name: &str) -> Listing {
        let mut listing = Listing::default();
        // Below its real place nothing is a link: whether a folder is a mount point can be told
        // from its path.
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        match fs::metadata(&root) {
            Err(error) => listing.coverage.fail(name, 0, cannot("opened", &error)),
            Ok(metadata) if metadata.is_dir() => {
                let folder = Folder { path: prefix.to_owned(), disk: root, root: prefix.len() };
                self.list_folders(folder, name, &mut listing);
            }
            Ok(metadata) => self.add(name.to_owned(), root, &metadata, &mut listing),
        }
        listing.files.sort_by(|a, b| a.path.cmp(&b.path));
        listing.images.sort_by(|a, b| a.path.cmp(&b.path));
        listing
    }

    /// Level by level, so that no depth of nesting can exhaust the stack.
    fn list_folders(&self, root: Folder, name: &str, listing: &mut Listing) {
        if let Some(kind) = self.mounts.around(&root.disk) {
            listing.coverage.skip(
                name,
                0,
                format!("{kind}: a file system that the kernel makes up"),
            );
            return;
        }
        let mut level = vec![root];
        while !level.is_empty() {
            let read: Vec<_> = level.par_iter().map(|folder| self.read_folder(folder)).collect();
            level.clear();
            for (part, folders) in read {
                listing.files.extend(part.files);
                listing.images.extend(part.images);
                listing.coverage.merge(part.coverage);
                level.extend(folders);
            }
        }
    }

    fn read_folder(&self, folder: &Folder) -> (Listing, Vec<Folder>) {
        let (mut listing, mut folders) = (Listing::default(), Vec::new());
        let entries = match fs::read_dir(&folder.disk) {
            Ok(entries) => entries,
            Err(error) => {
                listing.coverage.fail(&folder.path, 0, cannot("listed", &error));
                return (listing, folders);
            }
        };
        let mut names = Vec::new();
        for entry in entries {
            match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
                Ok(entry) => names.push(entry),
                Err(error) => listing.coverage.fail(&folder.path, 0, cannot("listed", &error)),
            }
        }
        names.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let is_git = holds(&names, &["HEAD", "objects", "refs"]);
        let is_image = holds(&names, &["blobs", "index.json", "oci-layout"]);
        for (name, kind) in names {
            if is_image && name == "blobs" {
                listing.images.push(image(folder));
                continue;
            }
            let is_store = is_git && kind.is_dir() && name == "objects";
            folders.extend(self.meet(folder, &name, kind, is_store, &mut listing));
        }
        let found = listing.files.iter().chain(&listing.images);
        self.progress.found(found.clone().count() as u64, found.map(|file| file.bytes).sum());
        (listing, folders)
    }

    /// Lists one entry of a folder, or hands it back where it is a folder to read.
    fn meet(
        &self,
        folder: &Folder,
        name: &OsString,
        kind: FileType,
        is_git_store: bool,
        listing: &mut Listing,
    ) -> Option<Folder> {
        let disk = folder.disk.join(name);
        let mut path = format!("{}{}", folder.path, name::display(name.as_encoded_bytes()));
        let coverage = &mut listing.coverage;
        if self.own_files.contains(&disk) {
            return None;
        }
        if self.exclude.matches(path.get(folder.root..).unwrap_or(&path)) {
            coverage.skip(path, size(&disk), "excluded by the person who ran the scan");
        } else if kind.is_symlink() {
            self.meet_link(path, &disk, coverage);
        } else if kind.is_dir() {
            path.push('/');
            if is_git_store {
                coverage.skip(path, size(&disk), "git object store: history is not looked at");
            } else if let Some(pseudo) = self.mounts.at(&disk) {
                coverage.skip(path, 0, format!("{pseudo}: a file system that the kernel makes up"));
            } else {
                return Some(Folder { path, disk, root: folder.root });
            }
        } else {
            match fs::symlink_metadata(&disk) {
                Ok(metadata) => self.add(path, disk, &metadata, listing),
                Err(error) => coverage.fail(path, 0, cannot("opened", &error)),
            }
        }
        None
    }

    fn meet_link(&self, path: String, disk: &Path, coverage: &mut Coverage) {
        match fs::canonicalize(disk) {
            Ok(end) if self.inside.iter().any(|root| end.starts_with(root)) => {}
            Ok(_) => coverage.skip(path, 0, "symbolic link that leads out of the target"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                coverage.skip(path, 0, "symbolic link to nothing");
            }
            Err(error) => coverage.skip(path, 0, format!("symbolic link: {error}")),
        }
    }

    fn add(&self, path: String, disk: PathBuf, metadata: &Metadata, listing: &mut Listing) {
        if metadata.is_file() {
            listing.files.push(File { path, disk, bytes: metadata.len() });
        } else {
            listing.coverage.skip(path, 0, special(metadata.file_type()));
        }
    }
}

/// Where a file really is or will be.
fn real(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = fs::canonicalize(folder.unwrap_or(Path::new("."))).ok()?;
    Some(folder.join(path.file_name()?))
}

/// Whether a folder's entries have these names.
fn holds(entries: &[(OsString, FileType)], names: &[&str]) -> bool {
    names.iter().all(|name| {
        entries.binary_search_by(|entry| entry.0.as_os_str().cmp(name.as_ref())).is_ok()
    })
}

/// A folder that is a container image, as one thing to read.
fn image(folder: &Folder) -> File {
    let name = folder.disk.file_name().unwrap_or_default();
    let path = match folder.path.trim_end_matches('/') {
        "" => name::display(name.as_encoded_bytes()),
        path => path.to_owned(),
    };
    File { path, disk: folder.disk.clone(), bytes: size(&folder.disk.join("blobs")) }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        "named pipe"
    } else if kind.is_socket() {
        "socket"
    } else if kind.is_block_device() || kind.is_char_device() {
        "device"
    } else {
        "not a regular file"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "not a regular file"
}

/// How many entries below a folder that is left out are counted before its size is given up.
const COUNTED: usize = 50_000;

/// The size of what is left out, as far as it is cheap to tell.
fn size(disk: &Path) -> u64 {
    let (mut bytes, mut met) = (0_u64, 0);
    let mut pending = vec![disk.to_owned()];
    while let Some(path) = pending.pop() {
        let Ok(metadata) = fs::symlink_metadata(&path) else { continue };
        met += 1;
        if metadata.is_file() {
            bytes = bytes.saturating_add(metadata.len());
        } else if metadata.is_dir() && met < COUNTED {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            pending.extend(entries.map(|entry| entry.path()).take(COUNTED));
        }
    }
    bytes
}

/// What could not be done, for a person.
pub(crate) fn cannot(what: &str, error: &io::Error) -> String {
    let cause = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    format!("could not be {what}: {cause}")
}
