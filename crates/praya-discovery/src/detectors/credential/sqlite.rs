//! As much of SQLite's file format (sqlite.org/fileformat.html) as it takes to read the rows of a
//! table. Indexes, write-ahead logs and everything that SQL can do are left out.

use std::collections::BTreeSet;

use super::asn1::der::{Malformed, Read};

pub(super) const MAGIC: &[u8] = b"SQLite format 3\0";

const BROKEN: Malformed = Malformed("its pages are not those of an SQLite database");

/// A value of a row. Numbers and text are not told apart from what NSS does not need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Integer(i64),
    Bytes(Vec<u8>),
    Nothing,
}

impl Cell {
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(super) fn text(&self) -> Option<String> {
        self.bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }
}

/// A table: the names of its columns, and its rows.
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The cell of a row in the column of this name.
    pub(super) fn cell<'a>(&self, row: &'a [Cell], column: &str) -> Option<&'a Cell> {
        row.get(self.columns.iter().position(|name| name == column)?)
    }
}

/// A database in memory.
pub(super) struct Database<'a> {
    bytes: &'a [u8],
    page_size: usize,
    /// Bytes of a page that its content may fill.
    usable: usize,
}

impl<'a> Database<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Read<Self> {
        if !bytes.starts_with(MAGIC) {
            return Err(BROKEN);
        }
        let page_size = match number(bytes, 16, 2)? {
            1 => 65_536,
            size if size.is_power_of_two() && size >= 512 => size,
            _ => return Err(BROKEN),
        };
        let usable = page_size - number(bytes, 20, 1)?;
        if usable < 480 { Err(BROKEN) } else { Ok(Self { bytes, page_size, usable }) }
    }

    /// The table of this name, where there is one.
    pub(super) fn table(&self, name: &str) -> Read<Option<Table>> {
        // Type, name, table, root page, SQL.
        for row in self.rows(1)? {
            let [kind, own, _, Cell::Integer(root), sql] = row.as_slice() else { continue };
            if kind.bytes() == Some(b"table") && own.bytes() == Some(name.as_bytes()) {
                let columns = columns(&sql.text().unwrap_or_default());
                let root = usize::try_from(*root).map_err(|_| BROKEN)?;
                return Ok(Some(Table { columns, rows: self.rows(root)? }));
            }
        }
        Ok(None)
    }

    fn page(&self, number: usize) -> Read<&'a [u8]> {
        let from = number.checked_sub(1).and_then(|n| n.checked_mul(self.page_size));
        let page = from.and_then(|from| self.bytes.get(from..from.checked_add(self.page_size)?));
        page.ok_or(BROKEN)
    }

    /// The rows below a root page, in order. Every page is visited once at most.
    fn rows(&self, root: usize) -> Read<Vec<Vec<Cell>>> {
        const INTERIOR: usize = 5;
        const LEAF: usize = 13;
        let mut rows = Vec::new();
        // Rows that share overflow pages would make more of a file than it is.
        let mut budget = self.bytes.len();
        let mut visited = BTreeSet::new();
        let mut waiting = vec![root];
        while let Some(number_) = waiting.pop() {
            if !visited.insert(number_) {
                return Err(BROKEN);
            }
            let page = self.page(number_)?;
            let header = if number_ == 1 { 100 } else { 0 };
            let count = number(page, header + 3, 2)?;
            match number(page, header, 1)? {
                INTERIOR => {
                    waiting.push(number(page, header + 8, 4)?);
                    for index in (0..count).rev() {
                        let cell = number(page, header + 12 + 2 * index, 2)?;
                        waiting.push(number(page, cell, 4)?);
                    }
                }
                LEAF => {
                    for index in 0..count {
                        let cell = number(page, header + 8 + 2 * index, 2)?;
                        let payload = self.payload(page, cell)?;
                        budget = budget.checked_sub(payload.len()).ok_or(BROKEN)?;
                        rows.push(record(&payload)?);
                    }
                }
                _ => return Err(BROKEN),
            }
        }
        Ok(rows)
    }

    /// The payload of a leaf's cell, with its overflow pages.
    fn payload(&self, page: &[u8], cell: usize) -> Read<Vec<u8>> {
        let mut at = cell;
        let total = usize::try_from(varint(page, &mut at)?).map_err(|_| BROKEN)?;
        varint(page, &mut at)?;
        if total > self.bytes.len() {
            return Err(BROKEN);
        }
        let (most, least) = (self.usable - 35, (self.usable - 12) * 32 / 255 - 23);
        if total <= most {
            return Ok(page.get(at..at + total).ok_or(BROKEN)?.to_vec());
        }
        let fitting = least + (total - least) % (self.usable - 4);
        let local = if fitting <= most { fitting } else { least };
        let mut payload = page.get(at..at + local).ok_or(BROKEN)?.to_vec();
        let mut next = number(page, at + local, 4)?;
        while payload.len() < total {
            let overflow = self.page(next)?;
            next = number(overflow, 0, 4)?;
            let take = (total - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(overflow.get(4..4 + take).ok_or(BROKEN)?);
        }
        Ok(payload)
    }
}

/// A big-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, count: usize) -> Read<usize> {
    let taken = at.checked_add(count).and_then(|to| bytes.get(at..to)).ok_or(BROKEN)?;
    Ok(taken.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// A number in one to nine bytes, seven bits in each but the ninth.
fn varint(bytes: &[u8], at: &mut usize) -> Read<u64> {
    let mut value = 0_u64;
    for index in 0..9 {
        let byte = *bytes.get(*at).ok_or(BROKEN)?;
        *at += 1;
        if index == 8 {
            return Ok(value << 8 | u64::from(byte));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Ok(value)
}

/// The cells of a record: a header of types, then the values.
fn record(payload: &[u8]) -> Read<Vec<Cell>> {
    let mut at = 0;
    let header = usize::try_from(varint(payload, &mut at)?).map_err(|_| BROKEN)?;
    let mut value = header;
    let mut cells = Vec::new();
    while at < header {
        let kind = varint(payload, &mut at)?;
        let length = match kind {
            0..=4 => usize::try_from(kind).unwrap_or_default(),
            5 => 6,
            6 | 7 => 8,
            8 | 9 => 0,
            10 | 11 => return Err(BROKEN),
            _ => usize::try_from((kind - 12) / 2).map_err(|_| BROKEN)?,
        };
        let bytes =
            value.checked_add(length).and_then(|to| payload.get(value..to)).ok_or(BROKEN)?;
        value += length;
        cells.push(match kind {
            0 | 7 => Cell::Nothing,
            1..=6 => Cell::Integer(bytes.iter().fold(0, |sum, byte| sum << 8 | i64::from(*byte))),
            8 => Cell::Integer(0),
            9 => Cell::Integer(1),
            _ => Cell::Bytes(bytes.to_vec()),
        });
    }
    Ok(cells)
}

/// The names of the columns of a `CREATE TABLE`: the first word of each.
fn columns(sql: &str) -> Vec<String> {
    let inside = sql.split_once('(').map_or("", |(_, inside)| inside);
    let names = inside.split(',').filter_map(|column| column.split_whitespace().next());
    names.map(|name| name.trim_end_matches(')').to_owned()).collect()
}
