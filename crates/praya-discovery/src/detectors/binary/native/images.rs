//! The object files that one file holds: itself, the architectures of a universal binary, the
//! members of a static library.

use object::FileKind;
use object::read::archive::ArchiveFile;
use object::read::macho::{FatArch, MachOFatFile32, MachOFatFile64};

/// Object files of one file at most.
const MOST: usize = 20_000;

/// The object files, and what could not be read. Members of an archive that are not object files
/// are left out.
pub(super) fn images(bytes: &[u8]) -> (Vec<&[u8]>, Option<String>) {
    if bytes == b"!<arch>\n" {
        return (Vec::new(), None);
    }
    match FileKind::parse(bytes) {
        Ok(FileKind::Archive) => members(bytes),
        Ok(FileKind::MachOFat32) => match MachOFatFile32::parse(bytes) {
            Ok(fat) => architectures(bytes, fat.arches()),
            Err(error) => (Vec::new(), Some(error.to_string())),
        },
        Ok(FileKind::MachOFat64) => match MachOFatFile64::parse(bytes) {
            Ok(fat) => architectures(bytes, fat.arches()),
            Err(error) => (Vec::new(), Some(error.to_string())),
        },
        _ => (vec![bytes], None),
    }
}

fn architectures<'a, Fat: FatArch>(
    bytes: &'a [u8],
    architectures: &'a [Fat],
) -> (Vec<&'a [u8]>, Option<String>) {
    let mut images = Vec::new();
    for architecture in architectures.iter().take(MOST) {
        match architecture.data(bytes) {
            Ok(image) => images.push(image),
            Err(error) => return (images, Some(error.to_string())),
        }
    }
    (images, None)
}

fn members(bytes: &[u8]) -> (Vec<&[u8]>, Option<String>) {
    let archive = match ArchiveFile::parse(bytes) {
        Ok(archive) => archive,
        Err(error) => return (Vec::new(), Some(error.to_string())),
    };
    if archive.is_thin() {
        return (Vec::new(), Some("its members stand in files of their own".to_owned()));
    }
    let mut images = Vec::new();
    for member in archive.members().take(MOST) {
        match member.and_then(|member| member.data(bytes)) {
            Ok(image) if FileKind::parse(image).is_ok() => images.push(image),
            Ok(_) => {}
            Err(error) => return (images, Some(error.to_string())),
        }
    }
    (images, None)
}
