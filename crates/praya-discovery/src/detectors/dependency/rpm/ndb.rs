//! SUSE's database: a table of slots that lead to blobs.

const DATABASE: u32 = u32::from_le_bytes(*b"RpmP");
const SLOT: u32 = u32::from_le_bytes(*b"Slot");
const BLOB: u32 = u32::from_le_bytes(*b"BlbS");
const PAGE: usize = 4096;
const SLOT_SIZE: usize = 16;
/// Blobs begin at multiples of this.
const BLOCK: usize = 16;

/// The headers of all packages.
pub(super) fn headers(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    if number(bytes, 0)? != DATABASE {
        return None;
    }
    let pages = usize::try_from(number(bytes, 12)?).ok()?;
    let slots = bytes.get(..pages.checked_mul(PAGE)?)?;
    let mut headers = Vec::new();
    // The database's own header takes the place of two slots.
    for slot in slots.chunks_exact(SLOT_SIZE).skip(2) {
        if number(slot, 0)? != SLOT {
            return None;
        }
        let block = usize::try_from(number(slot, 8)?).ok()?;
        if number(slot, 4)? != 0 && block != 0 {
            headers.push(blob(bytes.get(block.checked_mul(BLOCK)?..)?)?);
        }
    }
    Some(headers)
}

fn blob(bytes: &[u8]) -> Option<Vec<u8>> {
    if number(bytes, 0)? != BLOB {
        return None;
    }
    let length = usize::try_from(number(bytes, 12)?).ok()?;
    Some(bytes.get(BLOCK..)?.get(..length)?.to_vec())
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
