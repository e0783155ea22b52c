//! Berkeley DB, as much as RPM used of it: a hash whose values stand in chains of overflow pages.

use std::collections::BTreeSet;

const HASH: u32 = 0x0006_1561;
/// Types of pages.
const HASH_UNSORTED: u8 = 2;
const OVERFLOW: u8 = 7;
const HASH_SORTED: u8 = 13;
/// What stands before a page's items, or before an overflow page's data.
const PAGE_HEADER: usize = 26;
/// An item that stands in overflow pages.
const OFF_PAGE: u8 = 3;

struct Database<'a> {
    bytes: &'a [u8],
    page_size: usize,
    /// Written by a machine of the other byte order.
    big: bool,
}

/// The headers of all packages.
pub(super) fn headers(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let magic: [u8; 4] = *bytes.get(12..)?.first_chunk()?;
    let big = match (u32::from_le_bytes(magic), u32::from_be_bytes(magic)) {
        (HASH, _) => false,
        (_, HASH) => true,
        _ => return None,
    };
    let mut database = Database { bytes, page_size: 0, big };
    database.page_size = usize::try_from(database.u32(bytes, 20)?).ok()?;
    if !(512..=65536).contains(&database.page_size) {
        return None;
    }
    let mut headers = Vec::new();
    let mut budget = bytes.len();
    for page in bytes.chunks(database.page_size).skip(1) {
        let kind = *page.get(25)?;
        if kind == HASH_UNSORTED || kind == HASH_SORTED {
            database.add(page, &mut headers, &mut budget)?;
        }
    }
    Some(headers)
}

impl<'a> Database<'a> {
    /// Adds the values of a page: keys and values alternate.
    fn add(&self, page: &[u8], headers: &mut Vec<Vec<u8>>, budget: &mut usize) -> Option<()> {
        let items = usize::from(self.u16(page, 20)?);
        for item in (1..items).step_by(2) {
            let at = usize::from(self.u16(page, PAGE_HEADER + 2 * item)?);
            if *page.get(at)? != OFF_PAGE {
                continue;
            }
            let first = self.u32(page, at + 4)?;
            let length = usize::try_from(self.u32(page, at + 8)?).ok()?;
            // No two values share pages, so that all of them are no longer than the file.
            *budget = budget.checked_sub(length)?;
            headers.push(self.chain(first, length)?);
        }
        Some(())
    }

    fn chain(&self, first: u32, length: usize) -> Option<Vec<u8>> {
        let mut value = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = first;
        while next != 0 && value.len() < length && seen.insert(next) {
            let page = self.page(next)?;
            if *page.get(25)? != OVERFLOW {
                return None;
            }
            let used = usize::from(self.u16(page, 22)?);
            value.extend_from_slice(page.get(PAGE_HEADER..PAGE_HEADER + used)?);
            next = self.u32(page, 16)?;
        }
        value.truncate(length);
        (value.len() == length).then_some(value)
    }

    fn page(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_mul(self.page_size)?;
        self.bytes.get(start..start.checked_add(self.page_size)?)
    }

    fn u16(&self, bytes: &[u8], at: usize) -> Option<u16> {
        let chunk = *bytes.get(at..)?.first_chunk()?;
        Some(if self.big { u16::from_be_bytes(chunk) } else { u16::from_le_bytes(chunk) })
    }

    fn u32(&self, bytes: &[u8], at: usize) -> Option<u32> {
        let chunk = *bytes.get(at..)?.first_chunk()?;
        Some(if self.big { u32::from_be_bytes(chunk) } else { u32::from_le_bytes(chunk) })
    }
}
