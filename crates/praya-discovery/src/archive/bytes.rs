//! Bytes that can be read from any offset, and streams that can be skipped in.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use rawzip::{FileReader, ReaderAt};

/// A file on disk, or what was read of one.
#[derive(Clone, Copy)]
pub(crate) enum Bytes<'a> {
    /// An open file and its size.
    Disk(&'a FileReader, u64),
    /// Bytes in memory.
    Memory(&'a [u8]),
}

impl<'a> Bytes<'a> {
    /// How many there are.
    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::Disk(_, len) => *len,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    /// The first bytes, as many as there are up to a limit.
    pub(crate) fn start(&self, limit: usize) -> io::Result<Vec<u8>> {
        let mut start = Vec::new();
        self.reader().take(limit as u64).read_to_end(&mut start)?;
        Ok(start)
    }

    /// Reads them from the beginning.
    pub(crate) fn reader(&self) -> Positioned<'a> {
        Positioned(BufReader::with_capacity(64 << 10, At { bytes: *self, position: 0 }))
    }
}

impl ReaderAt for Bytes<'_> {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let left = self.len().saturating_sub(offset);
        let wanted = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let Some(buffer) = buffer.get_mut(..wanted) else { return Ok(0) };
        match self {
            Self::Disk(file, _) => file.read_at(buffer, offset),
            Self::Memory(bytes) => bytes.read_at(buffer, offset),
        }
    }
}

/// A stream in which bytes can be passed over.
pub(crate) trait Forward: Read {
    /// Passes over bytes; gives how many there were to pass over.
    fn skip(&mut self, bytes: u64) -> io::Result<u64>;
}

/// Passes over bytes without reading them.
pub(crate) struct Positioned<'a>(BufReader<At<'a>>);

impl Read for Positioned<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl BufRead for Positioned<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.0.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.0.consume(amount);
    }
}

impl Forward for Positioned<'_> {
    fn skip(&mut self, bytes: u64) -> io::Result<u64> {
        let At { bytes: all, position } = self.0.get_ref();
        let left = all.len().saturating_sub(*position) + self.0.buffer().len() as u64;
        let skipped = bytes.min(left);
        self.0.seek_relative(i64::try_from(skipped).unwrap_or(i64::MAX))?;
        Ok(skipped)
    }
}

struct At<'a> {
    bytes: Bytes<'a>,
    position: u64,
}

impl Read for At<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read_at(buffer, self.position)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for At<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let position = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
            SeekFrom::End(by) => self.bytes.len().checked_add_signed(by),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Passes over bytes by reading them.
pub(crate) struct Streamed<R>(pub(crate) R);

impl<R: Read> Read for Streamed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl<R: Read> Forward for Streamed<R> {
    fn skip(&mut self, bytes: u64) -> io::Result<u64> {
        io::copy(&mut (&mut self.0).take(bytes), &mut io::sink())
    }
}
