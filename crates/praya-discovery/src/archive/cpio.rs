//! Entries of a CPIO archive in the "new" ASCII format, as RPM packages hold them.

use std::io::{self, Read};

use super::bytes::Forward;

/// Size of a header: a magic and thirteen fields of eight hexadecimal digits.
const HEADER: usize = 110;
/// Longest name that is read.
const NAME: u64 = 1 << 16;
/// The bits of a mode that say what kind of file it is, and those of a regular file.
const KIND: (u64, u64) = (0o170_000, 0o100_000);

/// One entry.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Name as stored.
    pub(crate) name: Vec<u8>,
    /// Whether it is a regular file.
    pub(crate) is_file: bool,
    /// Bytes of content.
    pub(crate) size: u64,
}

/// Reads entries from a stream.
pub(crate) struct Entries<'r> {
    reader: &'r mut dyn Forward,
    left: u64,
    padding: u64,
}

impl<'r> Entries<'r> {
    pub(crate) fn new(reader: &'r mut dyn Forward) -> Self {
        Self { reader, left: 0, padding: 0 }
    }

    /// The next entry; the content of the one before is passed over.
    pub(crate) fn next(&mut self) -> io::Result<Option<Entry>> {
        let wanted = self.left + self.padding;
        if self.reader.skip(wanted)? < self.left {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut header = [0; HEADER];
        self.reader.read_exact(&mut header)?;
        let is_new = header.starts_with(b"070701") || header.starts_with(b"070702");
        let field = |at: usize| hexadecimal(header.get(6 + at * 8..14 + at * 8)?);
        let (Some(mode), Some(size), Some(length), true) = (field(1), field(6), field(11), is_new)
        else {
            return Err(damaged("a header cannot be read"));
        };
        if length > NAME {
            return Err(damaged("a name is too long"));
        }
        let mut name = vec![0; usize::try_from(length).unwrap_or(0)];
        self.reader.read_exact(&mut name)?;
        self.reader.skip((HEADER as u64 + length).wrapping_neg() % 4)?;
        name.pop();
        (self.left, self.padding) = (size, size.wrapping_neg() % 4);
        let is_file = mode & KIND.0 == KIND.1;
        Ok((name != b"TRAILER!!!").then_some(Entry { name, is_file, size }))
    }

    /// Reads the content of the current entry.
    pub(crate) fn content(&mut self) -> Content<'_, 'r> {
        Content(self)
    }
}

fn hexadecimal(digits: &[u8]) -> Option<u64> {
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn damaged(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

/// The content of an entry. It fails where the archive ends before the content does.
pub(crate) struct Content<'e, 'r>(&'e mut Entries<'r>);

impl Read for Content<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = buffer.len().min(usize::try_from(self.0.left).unwrap_or(usize::MAX));
        let Some(buffer) = buffer.get_mut(..wanted).filter(|buffer| !buffer.is_empty()) else {
            return Ok(0);
        };
        let read = self.0.reader.read(buffer)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.0.left -= read as u64;
        Ok(read)
    }
}
