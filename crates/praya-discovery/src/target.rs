//! What can be scanned.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::{
    machine,
    walk::{Listing, Walk, name},
};

/// The word that stands for the machine that runs the scan.
const THIS_MACHINE: &str = "this-machine";

/// Something to scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A folder, file, archive or image.
    Path {
        /// As the person wrote it, for reports.
        name: String,
        /// Where it is.
        path: PathBuf,
    },
    /// The places of this machine where cryptography is configured, kept and installed.
    Machine,
}

/// Why something is not a target.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum TargetError {
    /// `host:port`, `ssh://host`, `https://host`.
    #[error(
        "cannot scan '{0}': network targets are not supported yet; give a folder, a file or an image tarball"
    )]
    Network(String),
    /// `-`.
    #[error("standard input cannot be scanned: write it to a file and give the file's path")]
    StandardInput,
    /// Nothing.
    #[error("it has no name")]
    Empty,
}

impl Target {
    /// The machine that runs the scan.
    pub fn machine() -> Self {
        Self::Machine
    }

    /// Reads a target as written on a command line. What exists on disk is a path, whatever it
    /// looks like; what does not exist and looks like a path is left for the scan to report.
    pub fn parse(given: &OsStr) -> Result<Self, TargetError> {
        let path = PathBuf::from(given);
        let shown = name::display(given.as_encoded_bytes());
        if path.symlink_metadata().is_ok() {
            return Ok(Self::Path { name: shown, path });
        }
        match shown.as_str() {
            "" => Err(TargetError::Empty),
            "-" => Err(TargetError::StandardInput),
            THIS_MACHINE => Ok(Self::Machine),
            _ if is_network(&shown) => Err(TargetError::Network(shown)),
            _ => Ok(Self::Path { name: shown, path }),
        }
    }

    /// The target as reports name it.
    pub fn name(&self) -> &str {
        match self {
            Self::Path { name, .. } => name,
            Self::Machine => THIS_MACHINE,
        }
    }
}

/// A place to list, and how it is named in paths.
pub(crate) struct Root {
    pub(crate) disk: PathBuf,
    pub(crate) name: String,
}

impl Target {
    /// The places to list.
    pub(crate) fn roots(&self) -> Vec<Root> {
        match self {
            Self::Path { name, path } => vec![Root { disk: path.clone(), name: name.clone() }],
            Self::Machine => machine::roots(Path::new("/")),
        }
    }

    /// Lists it. The paths of a lone folder are relative to it; those of several targets begin
    /// with the target's name, so that no two files share a path; those of the machine are whole.
    pub(crate) fn list(&self, is_alone: bool, walk: &Walk<'_>) -> Listing {
        let mut all = Listing::default();
        let is_relative = is_alone && *self != Self::Machine;
        for root in self.roots() {
            let listing = root.list(is_relative, walk);
            all.files.extend(listing.files);
            all.images.extend(listing.images);
            all.coverage.merge(listing.coverage);
        }
        if *self == Self::Machine {
            machine::say_left_out(Path::new("/"), walk, &mut all.coverage);
        }
        all
    }
}

impl Root {
    fn list(&self, is_relative: bool, walk: &Walk<'_>) -> Listing {
        if !is_relative {
            let prefix = format!("{}/", self.name.trim_end_matches('/'));
            return walk.list(&self.disk, &prefix, &self.name);
        }
        let own_name = self.disk.file_name().filter(|_| self.disk.exists() && !self.disk.is_dir());
        let name = own_name.map(|name| name::display(name.as_encoded_bytes()));
        walk.list(&self.disk, "", name.as_deref().unwrap_or(&self.name))
    }
}

/// Whether text reads as `scheme://…` or `host:port`.
fn is_network(text: &str) -> bool {
    if let Some((scheme, _)) = text.split_once("://") {
        return !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric());
    }
    let Some((host, port)) = text.rsplit_once(':') else { return false };
    let bracketed = host.starts_with('[') && host.ends_with(']');
    let host_like = |byte: u8| byte.is_ascii_alphanumeric() || b".-_@".contains(&byte);
    port.parse::<u16>().is_ok() && !host.is_empty() && (bracketed || host.bytes().all(host_like))
}
