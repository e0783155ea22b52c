//! Compression of a single stream.

use std::io::{self, BufReader, Read};

use bzip2::read::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use lzma_rust2::{LzmaReader, XzReader};
use ruzstd::decoding::FrameDecoder;

/// How a stream is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Codec {
    Gzip,
    Bzip2,
    Xz,
    Zstd,
    Lzma,
}

/// What a decoder may allocate for its window: the window size stands in the stream's header, and
/// the sender chooses it.
const WINDOW: u64 = 128 << 20;
/// The same, in KiB, with what the LZMA decoder needs beside.
const WINDOW_KIB: u32 = (WINDOW >> 10) as u32 + 1024;

impl Codec {
    /// Recognises a compressed stream.
    pub(crate) fn of(path: &str, start: &[u8]) -> Option<Self> {
        if start.starts_with(&[0x1F, 0x8B, 8]) {
            Some(Self::Gzip)
        } else if start.starts_with(b"BZh") && start.get(4..10) == Some(b"1AY&SY") {
            Some(Self::Bzip2)
        } else if start.starts_with(b"\xFD7zXZ\0") {
            Some(Self::Xz)
        } else if start.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
            Some(Self::Zstd)
        } else if start.starts_with(&[0x5D, 0, 0]) && path.ends_with(".lzma") {
            Some(Self::Lzma)
        } else {
            None
        }
    }

    /// The kind, as coverage names it.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Gzip => "gzip file",
            Self::Bzip2 => "bzip2 file",
            Self::Xz => "xz file",
            Self::Zstd => "zstd file",
            Self::Lzma => "LZMA file",
        }
    }

    /// What the decompressed file is called.
    pub(crate) fn unpacked_name(name: &str) -> String {
        let known = [".gz", ".bz2", ".xz", ".zst", ".zstd", ".lzma", ".Z", ".z"];
        if let Some(bare) = known.iter().find_map(|ending| name.strip_suffix(ending)) {
            return bare.to_owned();
        }
        let short = [".tgz", ".tbz2", ".tbz", ".txz", ".tzst"];
        match short.iter().find_map(|ending| name.strip_suffix(ending)) {
            Some(bare) => format!("{bare}.tar"),
            None => name.to_owned(),
        }
    }

    /// A reader of what the stream holds. Several streams in a row are read as one.
    pub(crate) fn decoder<'r>(self, reader: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
        let reader = BufReader::with_capacity(32 << 10, reader);
        Ok(match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(reader)),
            Self::Bzip2 => Box::new(MultiBzDecoder::new(reader)),
            Self::Xz => Box::new(XzReader::new_mem_limit(reader, true, WINDOW_KIB)),
            Self::Lzma => Box::new(LzmaReader::new_mem_limit(reader, WINDOW_KIB, None)?),
            Self::Zstd => Box::new(ZstdFrames::new(reader)),
        })
    }
}

/// Zstandard frames, one behind the other.
struct ZstdFrames<R> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    is_open: bool,
}

impl<R: Read> ZstdFrames<R> {
    fn new(source: BufReader<R>) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(WINDOW);
        Self { source, decoder, is_open: false }
    }

    /// Begins the next frame; `false` where there is none.
    fn open(&mut self) -> io::Result<bool> {
        use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
        use std::io::BufRead as _;
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    self.is_open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    let mut skipped = (&mut self.source).take(length);
                    if io::copy(&mut skipped, &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
    }
}

impl<R: Read> Read for ZstdFrames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use ruzstd::decoding::BlockDecodingStrategy::UptoBlocks;
        loop {
            if !self.is_open && !self.open()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.source, UptoBlocks(1))
                    .map_err(io::Error::other)?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            self.is_open = false;
        }
    }
}
