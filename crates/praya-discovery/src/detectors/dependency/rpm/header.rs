//! The header of an RPM package: an index of tags, and their data.

/// A package.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) release: String,
}

/// Tags, from RPM's `rpmtag.h`.
const NAME: u32 = 1000;
const VERSION: u32 = 1001;
const RELEASE: u32 = 1002;
/// Longer values are not believed.
const LONGEST: usize = 256;

/// Reads name and version.
pub(super) fn package(header: &[u8]) -> Option<Package> {
    let (index, rest) = header.split_first_chunk::<4>()?;
    let (_, rest) = rest.split_first_chunk::<4>()?;
    let entries = usize::try_from(u32::from_be_bytes(*index)).ok()?;
    let (index, data) = rest.split_at_checked(entries.checked_mul(16)?)?;
    let text = |tag: u32| {
        let entry = index.chunks_exact(16).find(|entry| number(entry, 0) == Some(tag))?;
        let start = usize::try_from(number(entry, 8)?).ok()?;
        let value = data.get(start..)?;
        let end = value.iter().take(LONGEST).position(|byte| *byte == 0)?;
        Some(String::from_utf8_lossy(value.get(..end)?).into_owned())
    };
    Some(Package { name: text(NAME)?, version: text(VERSION)?, release: text(RELEASE)? })
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
