//! A .NET assembly: where its code is, its names and its tables. The format is ECMA-335, part II,
//! sections 24 and 25.

use std::borrow::Cow;

use super::schema::{self, Column, TABLES};

/// Rows of one table at most.
const MOST_ROWS: usize = 1 << 24;

/// One section of the executable.
#[derive(Debug)]
struct Section {
    address: u32,
    size: u32,
    offset: u32,
}

/// One table.
#[derive(Clone, Copy, Debug, Default)]
struct Table {
    /// Where it begins among the tables.
    start: usize,
    rows: usize,
    row_size: usize,
}

/// An assembly.
#[derive(Debug)]
pub(super) struct Assembly<'a> {
    bytes: &'a [u8],
    sections: Vec<Section>,
    texts: &'a [u8],
    user_texts: &'a [u8],
    blobs: &'a [u8],
    tables: &'a [u8],
    /// Whether indexes into texts, identifiers and blobs take four bytes.
    wide: u8,
    table: [Table; 45],
}

/// Whether an executable is an assembly.
pub(super) fn is_assembly(bytes: &[u8]) -> bool {
    cli_header(bytes).is_some()
}

/// Address of the header of the common language infrastructure, and the sections.
fn cli_header(bytes: &[u8]) -> Option<(u32, Vec<Section>)> {
    let header = usize::try_from(u32_at(bytes, 0x3c)?).ok()?;
    if bytes.get(header..header.checked_add(4)?)? != b"PE\0\0" {
        return None;
    }
    let coff = bytes.get(header + 4..)?;
    let (count, optional_size) = (u16_at(coff, 2)?, usize::from(u16_at(coff, 16)?));
    let optional = coff.get(20..)?;
    let directories = match u16_at(optional, 0)? {
        0x10b => 96,
        0x20b => 112,
        _ => return None,
    };
    let address = u32_at(optional, directories + 14 * 8).filter(|address| *address != 0)?;
    let table = optional.get(optional_size..)?;
    let sections = (0..usize::from(count)).map_while(|at| {
        let section = table.get(at * 40..)?;
        let size = u32_at(section, 8)?.max(u32_at(section, 16)?);
        Some(Section { address: u32_at(section, 12)?, size, offset: u32_at(section, 20)? })
    });
    Some((address, sections.collect()))
}

impl<'a> Assembly<'a> {
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let (address, sections) = cli_header(bytes)?;
        let mut assembly = Self {
            bytes,
            sections,
            texts: &[],
            user_texts: &[],
            blobs: &[],
            tables: &[],
            wide: 0,
            table: [Table::default(); 45],
        };
        let (cli, _) = assembly.at_address(address)?;
        let (root, _) = assembly.at_address(u32_at(cli, 8)?)?;
        assembly.read_streams(root)?;
        Some(assembly)
    }

    /// The bytes at an address, to the end of the file, and their offset in it.
    pub(super) fn at_address(&self, address: u32) -> Option<(&'a [u8], usize)> {
        let section = self.sections.iter().find(|section| {
            address >= section.address && address - section.address < section.size
        })?;
        let offset = section.offset.checked_add(address - section.address)?;
        let offset = usize::try_from(offset).ok()?;
        Some((self.bytes.get(offset..)?, offset))
    }

    fn read_streams(&mut self, root: &'a [u8]) -> Option<()> {
        if !root.starts_with(b"BSJB") {
            return None;
        }
        let version = usize::try_from(u32_at(root, 12)?).ok()?;
        let mut at = version.checked_add(20)?;
        for _ in 0..u16_at(root, version + 18)? {
            let offset = usize::try_from(u32_at(root, at)?).ok()?;
            let size = usize::try_from(u32_at(root, at + 4)?).ok()?;
            let name = root.get(at + 8..)?;
            let length = name.iter().take(32).position(|byte| *byte == 0)?;
            let stream = root.get(offset..offset.checked_add(size)?)?;
            match name.get(..length)? {
                b"#Strings" => self.texts = stream,
                b"#US" => self.user_texts = stream,
                b"#Blob" => self.blobs = stream,
                b"#~" | b"#-" => self.read_tables(stream)?,
                _ => {}
            }
            at += 8 + (length / 4 + 1) * 4;
        }
        Some(())
    }

    fn read_tables(&mut self, stream: &'a [u8]) -> Option<()> {
        self.wide = *stream.get(6)?;
        let present = u64::from_le_bytes(*stream.get(8..)?.first_chunk()?);
        let mut at = 24;
        for number in 0..64 {
            if present >> number & 1 == 1 {
                let rows = usize::try_from(u32_at(stream, at)?).ok()?;
                if rows > MOST_ROWS {
                    return None;
                }
                self.table.get_mut(number)?.rows = rows;
                at += 4;
            }
        }
        self.tables = stream;
        for number in 0..TABLES.len() {
            let columns = TABLES.get(number)?;
            let row_size = columns.iter().map(|column| self.width(*column)).sum();
            let table = self.table.get_mut(number)?;
            (table.start, table.row_size) = (at, row_size);
            at = at.checked_add(row_size.checked_mul(table.rows)?)?;
        }
        (at <= stream.len()).then_some(())
    }

    fn width(&self, column: Column) -> usize {
        let index = |wide: bool| if wide { 4 } else { 2 };
        let rows = |table: usize| self.table.get(table).map_or(0, |table| table.rows);
        match column {
            Column::U16 => 2,
            Column::U32 => 4,
            Column::Text => index(self.wide & 1 != 0),
            Column::Guid => index(self.wide & 2 != 0),
            Column::Blob => index(self.wide & 4 != 0),
            Column::Row(table) => index(rows(table) > 0xffff),
            Column::Coded(coded) => {
                let most = coded.tables.iter().map(|table| rows(*table)).max().unwrap_or_default();
                index(most >= 1 << (16 - coded.bits))
            }
        }
    }

    /// How many rows a table has.
    pub(super) fn rows(&self, table: usize) -> usize {
        self.table.get(table).map_or(0, |table| table.rows)
    }

    /// A cell; rows count from 1.
    pub(super) fn cell(&self, table: usize, row: usize, column: usize) -> Option<u32> {
        let place = self.table.get(table).filter(|place| row >= 1 && row <= place.rows)?;
        let columns = TABLES.get(table)?;
        let before: usize = columns.iter().take(column).map(|column| self.width(*column)).sum();
        let at = place.start + (row - 1) * place.row_size + before;
        match self.width(*columns.get(column)?) {
            2 => u16_at(self.tables, at).map(u32::from),
            _ => u32_at(self.tables, at),
        }
    }

    /// A cell that is a row of one of several tables.
    pub(super) fn coded(
        &self,
        table: usize,
        row: usize,
        column: usize,
        coded: &schema::Coded,
    ) -> Option<(usize, usize)> {
        let value = self.cell(table, row, column)?;
        let tag = usize::try_from(value & ((1 << coded.bits) - 1)).ok()?;
        Some((*coded.tables.get(tag)?, usize::try_from(value >> coded.bits).ok()?))
    }

    /// A cell that is a text.
    pub(super) fn text(&self, table: usize, row: usize, column: usize) -> Option<Cow<'a, str>> {
        let start = usize::try_from(self.cell(table, row, column)?).ok()?;
        let text = self.texts.get(start..)?;
        let end = text.iter().take(1024).position(|byte| *byte == 0)?;
        Some(String::from_utf8_lossy(text.get(..end)?))
    }

    /// A cell that is a blob.
    pub(super) fn blob(&self, table: usize, row: usize, column: usize) -> Option<&'a [u8]> {
        let start = usize::try_from(self.cell(table, row, column)?).ok()?;
        sized(self.blobs.get(start..)?)
    }

    /// A text of the program, by the low part of its token.
    pub(super) fn user_text(&self, index: u32) -> Option<String> {
        let bytes = sized(self.user_texts.get(usize::try_from(index).ok()?..)?)?;
        let units = bytes.chunks_exact(2).take(4096);
        let units = units.map(|unit| {
            u16::from_le_bytes([
                unit.first().copied().unwrap_or(0),
                unit.get(1).copied().unwrap_or(0),
            ])
        });
        Some(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
    }
}

/// A blob after its length.
fn sized(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    let length = compressed(&mut rest)?;
    rest.get(..usize::try_from(length).ok()?)
}

/// A number of one, two or four bytes.
pub(super) fn compressed(bytes: &mut &[u8]) -> Option<u32> {
    let first = *bytes.first()?;
    let (length, value) = match first {
        0..0x80 => (1, u32::from(first)),
        0x80..0xc0 => {
            let pair: [u8; 2] = *bytes.first_chunk()?;
            (2, u32::from(u16::from_be_bytes(pair) & 0x3fff))
        }
        0xc0..0xe0 => {
            let all: [u8; 4] = *bytes.first_chunk()?;
            (4, u32::from_be_bytes(all) & 0x1fff_ffff)
        }
        _ => return None,
    };
    *bytes = bytes.get(length..)?;
    Some(value)
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
