//! Mounted file systems that hold no files: `/proc`, `/sys` and their like.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// File systems that the kernel makes up. Source: Linux `filesystems` of 6.x.
const PSEUDO: &[&str] = &[
    "autofs",
    "binfmt_misc",
    "bpf",
    "cgroup",
    "cgroup2",
    "configfs",
    "debugfs",
    "devpts",
    "devtmpfs",
    "efivarfs",
    "fusectl",
    "hugetlbfs",
    "mqueue",
    "nsfs",
    "proc",
    "pstore",
    "rpc_pipefs",
    "securityfs",
    "selinuxfs",
    "sysfs",
    "tracefs",
];

/// Where pseudo file systems are mounted, and of which type.
#[derive(Debug, Default)]
pub(crate) struct PseudoMounts(BTreeMap<PathBuf, String>);

impl PseudoMounts {
    /// Those of this machine; none where the system does not list them.
    pub(crate) fn of_this_machine() -> Self {
        Self::parse(&std::fs::read("/proc/self/mountinfo").unwrap_or_default())
    }

    /// Reads the lines of `mountinfo` (proc(5)): the fifth field is the mount point, the first
    /// after a lone `-` the type.
    fn parse(mountinfo: &[u8]) -> Self {
        let text = String::from_utf8_lossy(mountinfo);
        let mounts = text.lines().filter_map(|line| {
            let (mount, filesystem) = line.split_once(" - ")?;
            let point = mount.split(' ').nth(4)?;
            let kind = filesystem.split(' ').next()?;
            PSEUDO.contains(&kind).then(|| (PathBuf::from(unescaped(point)), kind.to_owned()))
        });
        Self(mounts.collect())
    }

    /// The type of the pseudo file system mounted at an absolute path.
    pub(crate) fn at(&self, path: &Path) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// The type of the pseudo file system that a path lies in.
    pub(crate) fn around(&self, path: &Path) -> Option<&str> {
        path.ancestors().find_map(|ancestor| self.at(ancestor))
    }
}

/// mountinfo writes a space as `\040`; the other escapes do not occur in mount points of pseudo
/// file systems.
fn unescaped(point: &str) -> String {
    point.replace("\\040", " ")
}
