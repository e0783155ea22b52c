//! RPM packages and the CPIO archives in them.

use std::io::{self, Read as _};

use super::{
    budget::{Metered, Stop},
    bytes::{Forward, Streamed},
    codec::Codec,
    cpio,
    format::Format,
    open::{Opener, inner_path},
};

/// Size of an RPM lead (RPM file format, version 4).
const LEAD: u64 = 96;
/// Most bytes that an RPM header may have; the largest packages stay far below.
const HEADER: u64 = 256 << 20;

impl Opener<'_> {
    /// Goes through the payload of an RPM package.
    pub(super) fn rpm(
        &mut self,
        path: &str,
        reader: &mut dyn Forward,
        depth: u32,
    ) -> Result<(), Stop> {
        self.opened(Format::Rpm.kind());
        let mut start = Vec::new();
        let headers = reader
            .skip(LEAD)
            .and_then(|_| skip_header(reader, 8))
            .and_then(|()| skip_header(reader, 1))
            .and_then(|()| reader.take(16).read_to_end(&mut start));
        if let Err(error) = headers {
            return self.cut(path, 0, &error);
        }
        let Some(codec) = Codec::of("payload.lzma", &start) else {
            self.fail(path, 0, "its payload is in a form that is not read".to_owned());
            return Ok(());
        };
        let budget = self.budget;
        match codec.decoder(start.as_slice().chain(reader)) {
            Ok(inner) => self.cpio(path, &mut Streamed(Metered { inner, budget }), depth),
            Err(error) => self.cut(path, 0, &error),
        }
    }

    /// Goes through a CPIO archive.
    pub(super) fn cpio(
        &mut self,
        path: &str,
        reader: &mut dyn Forward,
        depth: u32,
    ) -> Result<(), Stop> {
        self.opened(Format::Cpio.kind());
        let mut entries = cpio::Entries::new(reader);
        loop {
            match entries.next() {
                Ok(Some(entry)) if entry.is_file => {
                    let inner = inner_path(path, &entry.name);
                    self.entry(&inner, entry.size, &mut entries.content(), depth)?;
                }
                Ok(Some(_)) => self.budget.entry()?,
                Ok(None) => return Ok(()),
                Err(error) => return self.cut(path, 0, &error),
            }
        }
    }
}

/// Passes over a header: magic, number of index entries of 16 bytes, bytes of data, both big
/// endian; then padding.
fn skip_header(reader: &mut dyn Forward, alignment: u64) -> io::Result<()> {
    let mut intro = [0; 16];
    reader.read_exact(&mut intro)?;
    let long = |at: usize| {
        intro
            .get(at..)
            .and_then(|bytes| bytes.first_chunk())
            .map(|bytes| u32::from_be_bytes(*bytes))
    };
    let (Some(entries), Some(bytes), true) =
        (long(8), long(12), intro.starts_with(b"\x8E\xAD\xE8"))
    else {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a header cannot be read"));
    };
    let length = u64::from(entries) * 16 + u64::from(bytes);
    let length = length.next_multiple_of(alignment);
    if length > HEADER || reader.skip(length)? < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}
