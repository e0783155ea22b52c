//! Archives by what their first bytes and names say.

use super::codec::Codec;

/// How many bytes of a file tell its format.
pub(crate) const START: usize = 4096;

/// What an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// ZIP, by its signature or, where the archive stands behind something else (a launcher
    /// script, a module header), by its name.
    Zip,
    /// TAR.
    Tar,
    /// One file, or a TAR, compressed.
    Packed(Codec),
    /// A Debian package: an `ar` archive of TAR archives.
    Deb,
    /// An RPM package: headers and a compressed CPIO archive.
    Rpm,
    /// CPIO, as in RPM packages and initial RAM disks.
    Cpio,
    /// Recognised, and not opened.
    Closed(&'static str),
}

/// Names of ZIP archives that may begin with something other than a ZIP signature.
const ZIP_NAMES: &[&str] =
    &["apk", "ear", "jar", "jmod", "nupkg", "pex", "pyz", "vsix", "war", "whl", "xpi", "zip"];

/// Signatures of what is recognised and not opened. Sources: each format's specification.
const CLOSED: &[(&[u8], &str)] = &[
    (b"7z\xBC\xAF\x27\x1C", "7z archive"),
    (b"Rar!\x1A\x07", "RAR archive"),
    (b"MSCF\0\0\0\0", "cabinet archive"),
    (b"hsqs", "squashfs image"),
    (b"QFI\xFB", "QCOW disk image"),
    (b"KDMV", "VMDK disk image"),
    (b"\x04\x22\x4D\x18", "LZ4 file"),
    (b"LZIP\x01", "lzip file"),
    (b"\x1F\x9D", "compress (.Z) file"),
    (b"xar!", "XAR archive"),
];

impl Format {
    /// Recognises an archive.
    pub(crate) fn of(path: &str, start: &[u8]) -> Option<Self> {
        if let Some(codec) = Codec::of(path, start) {
            return Some(Self::Packed(codec));
        }
        if let Some((_, kind)) = CLOSED.iter().find(|(magic, _)| start.starts_with(magic)) {
            return Some(Self::Closed(kind));
        }
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            Some(Self::Zip)
        } else if start.starts_with(b"!<arch>\ndebian-binary") {
            Some(Self::Deb)
        } else if start.starts_with(b"\xED\xAB\xEE\xDB") {
            Some(Self::Rpm)
        } else if start.starts_with(b"070701") || start.starts_with(b"070702") {
            Some(Self::Cpio)
        } else if super::tar::is_tar(start) {
            Some(Self::Tar)
        } else if !start.is_empty() && named_as_zip(path) {
            Some(Self::Zip)
        } else {
            None
        }
    }

    /// The kind, as coverage names it.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Zip => "ZIP archive",
            Self::Tar => "TAR archive",
            Self::Packed(codec) => codec.kind(),
            Self::Deb => "Debian package",
            Self::Rpm => "RPM package",
            Self::Cpio => "CPIO archive",
            Self::Closed(kind) => kind,
        }
    }
}

fn named_as_zip(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ZIP_NAMES.iter().any(|name| name.eq_ignore_ascii_case(ending)))
}
