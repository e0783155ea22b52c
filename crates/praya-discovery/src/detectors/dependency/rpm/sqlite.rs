//! SQLite, as much as RPM uses of it: one table, whose rows are a number and a blob. The format is
//! at sqlite.org/fileformat2.html.

use std::collections::BTreeSet;

const MAGIC: &[u8] = b"SQLite format 3\0";
/// The header of the file, which the first page begins with.
const FILE_HEADER: usize = 100;
/// Types of pages.
const INTERIOR: u8 = 5;
const LEAF: u8 = 13;

struct Database<'a> {
    bytes: &'a [u8],
    page_size: usize,
    /// Bytes of a page that hold content.
    usable: usize,
}

/// The headers of all packages.
pub(super) fn headers(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    if !bytes.starts_with(MAGIC) {
        return None;
    }
    let page_size = match u16::from_be_bytes(*bytes.get(16..)?.first_chunk()?) {
        1 => 65536,
        size => usize::from(size),
    };
    let usable = page_size.checked_sub(usize::from(*bytes.get(20)?))?;
    if !page_size.is_power_of_two() || usable < 480 {
        return None;
    }
    let database = Database { bytes, page_size, usable };
    // The schema: type, name, table, root page, statement.
    let schema = database.rows(1)?;
    let root = schema.iter().find_map(|row| {
        let columns = columns(row)?;
        let is_table = columns.get(1)? == b"Packages" && columns.first()? == b"table";
        is_table.then(|| columns.get(3).and_then(|root| integer(root)))?
    })?;
    let rows = database.rows(root)?;
    rows.iter().map(|row| Some(columns(row)?.get(1)?.to_vec())).collect()
}

impl<'a> Database<'a> {
    fn page(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_sub(1)?.checked_mul(self.page_size)?;
        self.bytes.get(start..start.checked_add(self.page_size)?)
    }

    /// The rows of a table, in order.
    fn rows(&self, root: usize) -> Option<Vec<Vec<u8>>> {
        let mut rows = Vec::new();
        let mut seen = BTreeSet::new();
        let mut pages = vec![root];
        let mut budget = self.bytes.len();
        while let Some(number) = pages.pop() {
            if !seen.insert(number) {
                return None;
            }
            let page = self.page(number)?;
            let header = if number == 1 { FILE_HEADER } else { 0 };
            let kind = *page.get(header)?;
            let cells = usize::from(u16_at(page, header + 3)?);
            let pointers = header + if kind == INTERIOR { 12 } else { 8 };
            let mut children = Vec::new();
            for cell in 0..cells {
                let cell = page.get(usize::from(u16_at(page, pointers + 2 * cell)?)..)?;
                match kind {
                    INTERIOR => children.push(u32_at(cell, 0)?),
                    LEAF => rows.push(self.payload(cell, &mut budget)?),
                    _ => return None,
                }
            }
            if kind == INTERIOR {
                children.push(u32_at(page, header + 8)?);
            }
            pages.extend(children.into_iter().rev());
        }
        Some(rows)
    }

    /// The content of a cell, with what stands in overflow pages.
    fn payload(&self, cell: &[u8], budget: &mut usize) -> Option<Vec<u8>> {
        let (length, rest) = varint(cell)?;
        let (_, rest) = varint(rest)?;
        let length = usize::try_from(length).ok()?;
        *budget = budget.checked_sub(length)?;
        let local = self.local(length);
        let mut payload = rest.get(..local)?.to_vec();
        let mut next = if local < length { u32_at(rest, local)? } else { 0 };
        let mut seen = BTreeSet::new();
        while next != 0 && payload.len() < length && seen.insert(next) {
            let page = self.page(next)?;
            let part = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(page.get(4..4 + part)?);
            next = u32_at(page, 0)?;
        }
        (payload.len() == length).then_some(payload)
    }

    /// How much of a payload stands in the cell itself.
    fn local(&self, length: usize) -> usize {
        let most = self.usable - 35;
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let local = least + (length - least) % (self.usable - 4);
        if local <= most { local } else { least }
    }
}

/// The columns of a row, as bytes.
fn columns(row: &[u8]) -> Option<Vec<&[u8]>> {
    let (header_length, after) = varint(row)?;
    let header_length = usize::try_from(header_length).ok()?;
    let start = row.len() - after.len();
    let mut header = row.get(start..header_length)?;
    let mut body = row.get(header_length..)?;
    let mut columns = Vec::new();
    while !header.is_empty() {
        let (kind, rest) = varint(header)?;
        header = rest;
        let length = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 | 7 => 8,
            10 | 11 => return None,
            kind => usize::try_from((kind - 12) / 2).ok()?,
        };
        let (column, rest) = body.split_at_checked(length)?;
        columns.push(column);
        body = rest;
    }
    Some(columns)
}

fn integer(bytes: &[u8]) -> Option<usize> {
    (bytes.len() <= 4 && !bytes.is_empty())
        .then(|| bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// A number of one to nine bytes, high bits first.
fn varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0u64;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), bytes.get(9..)?));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}
