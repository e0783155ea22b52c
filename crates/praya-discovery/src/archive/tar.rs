//! Entries of a TAR archive, one behind the other.
//!
//! Field by field the headers are read by the `tar` crate. Walking them is done here: long names
//! and extended headers are bounded, extended values may hold any byte (file capabilities in
//! image layers do), and what is passed over is not read where it need not be.

use std::io::{self, Read};

use tar::{EntryType, Header};

use super::bytes::Forward;

const BLOCK: usize = 512;
/// Most bytes that a long name or an extended header may have.
const EXTENSION: u64 = 1 << 20;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    HardLink,
    SymbolicLink,
    /// A device, named pipe or another thing without content, named for a person.
    Special(&'static str),
    /// A sparse file: its bytes are not stored one behind the other.
    Sparse,
}

/// One entry.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Name as stored.
    pub(crate) name: Vec<u8>,
    /// What it is.
    pub(crate) kind: Kind,
    /// Bytes of content.
    pub(crate) size: u64,
    /// What a link leads to, as stored.
    pub(crate) link: Vec<u8>,
}

/// Reads entries from a stream.
pub(crate) struct Entries<'r> {
    reader: &'r mut dyn Forward,
    /// Bytes of the current entry's content not read yet.
    left: u64,
    /// Bytes behind its content up to the next header.
    padding: u64,
}

/// What extended headers say of the entry behind them.
#[derive(Default)]
struct Extended {
    name: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    size: Option<u64>,
    is_sparse: bool,
}

/// Whether a file begins as a TAR archive does.
pub(crate) fn is_tar(start: &[u8]) -> bool {
    start
        .first_chunk::<BLOCK>()
        .is_some_and(|block| block.first() != Some(&0) && checksum_holds(block))
}

/// Whether a header's checksum is right, computed over unsigned bytes or, as old programs did,
/// over signed ones.
fn checksum_holds(block: &[u8; BLOCK]) -> bool {
    let Ok(stored) = Header::from_byte_slice(block).cksum() else { return false };
    let bytes = block.iter().enumerate().map(|(at, byte)| match at {
        148..156 => b' ',
        _ => *byte,
    });
    let unsigned: u32 = bytes.clone().map(u32::from).sum();
    let signed: i32 = bytes.map(|byte| i32::from(byte.cast_signed())).sum();
    stored == unsigned || i32::try_from(stored).is_ok_and(|stored| stored == signed)
}

impl<'r> Entries<'r> {
    pub(crate) fn new(reader: &'r mut dyn Forward) -> Self {
        Self { reader, left: 0, padding: 0 }
    }

    /// The next entry; the content of the one before is passed over.
    pub(crate) fn next(&mut self) -> io::Result<Option<Entry>> {
        let mut extended = Extended::default();
        loop {
            self.pass()?;
            let block = self.block()?.filter(|block| block.iter().any(|byte| *byte != 0));
            let Some(block) = block else {
                let is_expected = extended.name.is_none() && extended.link.is_none();
                let end = Err(io::ErrorKind::UnexpectedEof.into());
                return if is_expected { Ok(None) } else { end };
            };
            if !checksum_holds(&block) {
                return Err(damaged("the checksum of a header is wrong"));
            }
            let header = Header::from_byte_slice(&block);
            let kind = header.entry_type();
            self.expect(header.entry_size()?);
            match kind {
                EntryType::GNULongName => extended.name = Some(self.extension()?),
                EntryType::GNULongLink => extended.link = Some(self.extension()?),
                EntryType::XHeader => extended.read(&self.whole_extension()?)?,
                EntryType::XGlobalHeader => {}
                _ => return self.entry(header, extended).map(Some),
            }
        }
    }

    /// Reads the content of the current entry.
    pub(crate) fn content(&mut self) -> Content<'_, 'r> {
        Content(self)
    }

    fn entry(&mut self, header: &Header, extended: Extended) -> io::Result<Entry> {
        let mut kind = kind(header.entry_type());
        if kind == Kind::Sparse {
            self.pass_sparse_map(header)?;
        }
        if extended.is_sparse {
            kind = Kind::Sparse;
        }
        let size = match (kind, extended.size) {
            (Kind::File | Kind::Sparse, Some(size)) => size,
            // Links of some archives state the size of what they lead to; nothing is stored.
            (Kind::HardLink | Kind::SymbolicLink | Kind::Folder | Kind::Special(_), _) => 0,
            _ => header.entry_size()?,
        };
        self.expect(size);
        let name = extended.name.unwrap_or_else(|| header.path_bytes().into_owned());
        if kind == Kind::File && name.ends_with(b"/") {
            kind = Kind::Folder;
        }
        let link = extended
            .link
            .or_else(|| header.link_name_bytes().map(std::borrow::Cow::into_owned))
            .unwrap_or_default();
        Ok(Entry { name, kind, size, link })
    }

    fn expect(&mut self, size: u64) {
        self.left = size;
        self.padding = size.wrapping_neg() % BLOCK as u64;
    }

    /// Passes over what is left of the current entry.
    fn pass(&mut self) -> io::Result<()> {
        let wanted = self.left.saturating_add(self.padding);
        if wanted > 0 && self.reader.skip(wanted)? < self.left {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        (self.left, self.padding) = (0, 0);
        Ok(())
    }

    /// The next block; `None` where the archive ends.
    fn block(&mut self) -> io::Result<Option<[u8; BLOCK]>> {
        let mut block = [0; BLOCK];
        let mut filled = 0;
        while let Some(rest) = block.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.reader.read(rest)? {
                0 if filled == 0 => return Ok(None),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                read => filled += read,
            }
        }
        Ok(Some(block))
    }

    /// A GNU sparse header continues in further blocks, which its size does not count.
    fn pass_sparse_map(&mut self, header: &Header) -> io::Result<()> {
        let mut goes_on = header.as_gnu().is_some_and(tar::GnuHeader::is_extended);
        while goes_on {
            let block = self.block()?.ok_or(io::ErrorKind::UnexpectedEof)?;
            goes_on = block.get(504).is_some_and(|flag| *flag == 1);
        }
        Ok(())
    }

    /// A long name: text up to a NUL.
    fn extension(&mut self) -> io::Result<Vec<u8>> {
        let mut name = self.whole_extension()?;
        if let Some(end) = name.iter().position(|byte| *byte == 0) {
            name.truncate(end);
        }
        Ok(name)
    }

    fn whole_extension(&mut self) -> io::Result<Vec<u8>> {
        if self.left > EXTENSION {
            return Err(damaged("an extended header is too long"));
        }
        let mut bytes = Vec::new();
        self.content().read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

fn kind(kind: EntryType) -> Kind {
    match kind {
        EntryType::Directory => Kind::Folder,
        EntryType::Link => Kind::HardLink,
        EntryType::Symlink => Kind::SymbolicLink,
        EntryType::Char | EntryType::Block => Kind::Special("device"),
        EntryType::Fifo => Kind::Special("named pipe"),
        EntryType::GNUSparse => Kind::Sparse,
        // POSIX: an unknown type is read as a regular file.
        _ => match kind.as_byte() {
            b'V' => Kind::Special("volume label"),
            b'D' => Kind::Folder,
            _ => Kind::File,
        },
    }
}

impl Extended {
    /// Reads records `length key=value\n`, where the length counts the whole record.
    fn read(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let (key, value, rest) =
                record(bytes).ok_or_else(|| damaged("an extended header cannot be read"))?;
            match key {
                b"path" => self.name = Some(value.to_vec()),
                b"linkpath" => self.link = Some(value.to_vec()),
                b"size" => self.size = std::str::from_utf8(value).ok().and_then(|v| v.parse().ok()),
                b"GNU.sparse.name" => {
                    self.name = Some(value.to_vec());
                    self.is_sparse = true;
                }
                _ if key.starts_with(b"GNU.sparse.") => self.is_sparse = true,
                _ => {}
            }
            bytes = rest;
        }
        Ok(())
    }
}

fn record(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let space = bytes.iter().take(20).position(|byte| *byte == b' ')?;
    let length: usize = std::str::from_utf8(bytes.get(..space)?).ok()?.parse().ok()?;
    let body = bytes.get(space + 1..length)?.strip_suffix(b"\n")?;
    let equals = body.iter().position(|byte| *byte == b'=')?;
    Some((body.get(..equals)?, body.get(equals + 1..)?, bytes.get(length..)?))
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
