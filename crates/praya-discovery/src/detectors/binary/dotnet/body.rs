//! The body of a method: its code, how many variables it has, and its handlers.

use super::metadata::{Assembly, compressed, u16_at, u32_at};
use super::schema::{METHOD, SIGNATURE};

/// More variables than this are not followed.
const MOST_VARIABLES: usize = 512;

/// A body.
pub(super) struct Body<'a> {
    pub(super) code: &'a [u8],
    /// Where the code begins in the file.
    pub(super) offset: usize,
    pub(super) variables: usize,
    pub(super) handlers: Vec<usize>,
}

/// The body of a method, by its row; `None` for one that has none, or a broken one.
pub(super) fn body<'a>(assembly: &Assembly<'a>, method: usize) -> Option<Body<'a>> {
    let address = assembly.cell(METHOD, method, 0).filter(|address| *address != 0)?;
    let (bytes, offset) = assembly.at_address(address)?;
    let first = *bytes.first()?;
    if first & 3 == 2 {
        let code = bytes.get(1..=usize::from(first >> 2))?;
        return Some(Body { code, offset: offset + 1, variables: 0, handlers: Vec::new() });
    }
    let flags = u16_at(bytes, 0)?;
    let header = usize::from(flags >> 12) * 4;
    let size = usize::try_from(u32_at(bytes, 4)?).ok()?;
    let end = header.checked_add(size)?;
    let code = bytes.get(header..end)?;
    let handlers = if flags & 8 != 0 {
        // Sections begin at multiples of four of the address.
        let misaligned = usize::try_from(address).ok()?.checked_add(end)? % 4;
        handlers(bytes.get(end + (4 - misaligned) % 4..)?)
    } else {
        Vec::new()
    };
    let variables = variables(assembly, u32_at(bytes, 8)?).unwrap_or(MOST_VARIABLES);
    Some(Body { code, offset: offset + header, variables, handlers })
}

fn variables(assembly: &Assembly<'_>, token: u32) -> Option<usize> {
    if token == 0 {
        return Some(0);
    }
    let row = usize::try_from(token & 0x00ff_ffff).ok()?;
    let mut blob = assembly.blob(SIGNATURE, row, 0)?.strip_prefix(&[7])?;
    Some(usize::try_from(compressed(&mut blob)?).ok()?.min(MOST_VARIABLES))
}

/// Where handlers and filters begin.
fn handlers(section: &[u8]) -> Vec<usize> {
    let kind = section.first().copied().unwrap_or_default();
    let mut handlers = Vec::new();
    if kind & 1 == 0 {
        return handlers;
    }
    let length = u32_at(section, 0).unwrap_or_default() >> 8;
    let wide = kind & 0x40 != 0;
    let (length, clause) = if wide { (length, 24) } else { (length & 0xff, 12) };
    let length = usize::try_from(length).unwrap_or_default().min(section.len());
    for clause in section.get(4..length).unwrap_or_default().chunks_exact(clause) {
        let (flags, begin) = match wide {
            true => (u32_at(clause, 0), u32_at(clause, 12)),
            false => (u16_at(clause, 0).map(u32::from), u16_at(clause, 5).map(u32::from)),
        };
        let filter = u32_at(clause, clause.len() - 4).filter(|_| flags == Some(1));
        let places = [begin, filter].into_iter().flatten();
        handlers.extend(places.filter_map(|place| usize::try_from(place).ok()));
    }
    handlers.sort_unstable();
    handlers.dedup();
    handlers
}
