//! ZIP archives, by their central directory.

use std::io::{self, BufReader, Read};

use flate2::bufread::DeflateDecoder;
use rawzip::{
    CompressionMethod, ErrorKind, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder,
    ZipFileHeaderRecord, ZipLocator,
};

use super::{
    budget::{Metered, Stop},
    bytes::Bytes,
    codec::Codec,
    format::Format,
    open::{Opener, inner_path},
};

/// What the central directory says of an entry.
struct Entry {
    path: String,
    method: CompressionMethod,
    is_encrypted: bool,
    size: u64,
    wayfinder: ZipArchiveEntryWayfinder,
}

impl Opener<'_> {
    /// Goes through a ZIP archive. Entries of the same name are all read.
    pub(super) fn zip(&mut self, path: &str, bytes: Bytes<'_>, depth: u32) -> Result<(), Stop> {
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let located = ZipLocator::new().locate_in_reader(bytes, &mut buffer, bytes.len());
        let Ok(archive) = located else { return self.zip_without_directory(path, bytes, depth) };
        self.opened(Format::Zip.kind());
        let mut entries = archive.entries(&mut buffer);
        loop {
            match entries.next_entry() {
                Ok(Some(record)) if record.is_dir() => self.budget.entry()?,
                Ok(Some(record)) => self.zip_entry(&archive, &Entry::of(path, &record), depth)?,
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.fail(path, bytes.len(), format!("its directory is damaged: {error}"));
                    return Ok(());
                }
            }
        }
    }

    fn zip_entry(
        &mut self,
        archive: &ZipArchive<Bytes<'_>>,
        entry: &Entry,
        depth: u32,
    ) -> Result<(), Stop> {
        let Entry { path, method, is_encrypted, size, wayfinder } = entry;
        if *is_encrypted {
            self.budget.entry()?;
            self.fail(path, *size, "encrypted".to_owned());
            return Ok(());
        }
        let found = match archive.get_entry(*wayfinder) {
            Ok(found) => found,
            Err(error) => {
                self.budget.entry()?;
                return self.cut(path, *size, &as_io(error));
            }
        };
        let budget = self.budget;
        match decoder(*method, found.reader()) {
            Ok(Some(inner)) => {
                let mut content = found.verifying_reader(Metered { inner, budget });
                self.entry(path, *size, &mut content, depth)
            }
            Ok(None) => {
                self.budget.entry()?;
                self.fail(path, *size, format!("compressed with {method}, which is not read"));
                Ok(())
            }
            Err(error) => self.cut(path, *size, &error),
        }
    }
}

impl Entry {
    fn of(archive: &str, record: &ZipFileHeaderRecord<'_>) -> Self {
        Self {
            path: inner_path(archive, record.file_path().as_bytes()),
            method: record.compression_method(),
            is_encrypted: record.flags().is_encrypted(),
            size: record.uncompressed_size_hint(),
            wayfinder: record.wayfinder(),
        }
    }
}

fn as_io(error: rawzip::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::IO(error) => error,
        ErrorKind::Eof => io::ErrorKind::UnexpectedEof.into(),
        other => io::Error::other(other.to_string()),
    }
}

/// A reader of what an entry holds; `None` where nothing here reads its method.
pub(super) fn decoder<'r>(
    method: CompressionMethod,
    reader: impl Read + 'r,
) -> io::Result<Option<Box<dyn Read + 'r>>> {
    let codec = match method {
        CompressionMethod::STORE => return Ok(Some(Box::new(reader))),
        CompressionMethod::DEFLATE => {
            let reader = BufReader::with_capacity(32 << 10, reader);
            return Ok(Some(Box::new(DeflateDecoder::new(reader))));
        }
        CompressionMethod::BZIP2 => Codec::Bzip2,
        CompressionMethod::ZSTD | CompressionMethod::ZSTD_DEPRECATED => Codec::Zstd,
        CompressionMethod::XZ => Codec::Xz,
        _ => return Ok(None),
    };
    codec.decoder(reader).map(Some)
}
