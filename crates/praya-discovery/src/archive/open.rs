//! Goes through a file: opens it where it is an archive, entry by entry, and shows what is none to
//! the detectors.

use std::{
    io::{self, Read},
    path::Path,
};

use rayon::prelude::*;

use super::{
    budget::{Budget, Metered, Stop},
    bytes::{Bytes, Forward, Streamed},
    codec::Codec,
    format::{Format, START},
    tar,
};
use crate::{
    Artefact, Detector,
    examine::{Tally, examine},
    walk::name,
};

/// What holds for every file of a scan.
pub(crate) struct Shared<'a> {
    pub(crate) detectors: &'a [&'static dyn Detector],
    /// Largest file that is read whole.
    pub(crate) max_file_size: u64,
}

/// Entries that wait to be shown to the detectors side by side: bytes of them, and number.
const BATCH: (u64, usize) = (8 << 20, 1024);
/// How many entries of one file are named as unreadable or skipped before the rest is counted.
const NAMED: u64 = 1000;

/// Goes through one file.
pub(crate) struct Opener<'a> {
    shared: &'a Shared<'a>,
    pub(super) budget: &'a Budget,
    tally: Tally,
    /// Whether this file is read alone, and its entries may be shown side by side.
    is_alone: bool,
    waiting: Vec<(String, Vec<u8>)>,
    waiting_bytes: u64,
    failed: u64,
    skipped: u64,
}

impl<'a> Opener<'a> {
    pub(crate) fn new(shared: &'a Shared<'a>, budget: &'a Budget) -> Self {
        Self {
            shared,
            budget,
            tally: Tally::default(),
            is_alone: !budget.may_defer(),
            waiting: Vec::new(),
            waiting_bytes: 0,
            failed: 0,
            skipped: 0,
        }
    }

    /// Goes through a file on disk that is an archive.
    pub(crate) fn file(
        mut self,
        path: &str,
        disk: &Path,
        format: Format,
        bytes: Bytes<'_>,
    ) -> Result<Tally, Stop> {
        match self.archive(path, disk, format, bytes) {
            Ok(()) => {}
            Err(Stop::Deferred) => return Err(Stop::Deferred),
            Err(Stop::Spent(reason)) => {
                let reason = format!("{reason}; the rest of it was not looked at");
                self.tally.coverage.fail(path, bytes.len(), reason);
            }
        }
        self.show_waiting();
        let further = |count: u64, what| format!("{} further entries in it {what}", count - NAMED);
        if self.failed > NAMED {
            self.tally.coverage.fail(path, 0, further(self.failed, "could not be read"));
        }
        if self.skipped > NAMED {
            self.tally.coverage.skip(path, 0, further(self.skipped, "were skipped"));
        }
        Ok(self.tally)
    }

    fn archive(
        &mut self,
        path: &str,
        disk: &Path,
        format: Format,
        bytes: Bytes<'_>,
    ) -> Result<(), Stop> {
        self.show_whole(path, Some(disk), bytes);
        match format {
            Format::Zip => self.zip(path, bytes, 1),
            _ => self.stream(path, format, bytes.len(), &mut bytes.reader(), 1),
        }
    }

    /// Shows an archive itself to the detectors that want it as a whole: its name, or what stands
    /// in it, says which library it is.
    fn show_whole(&mut self, path: &str, disk: Option<&Path>, bytes: Bytes<'_>) {
        let start = bytes.start(START).unwrap_or_default();
        let artefact = Artefact { path, bytes: &start };
        let is_wanted = self.shared.detectors.iter().any(|detector| detector.wants(&artefact));
        let is_held = matches!(bytes, Bytes::Memory(_));
        if !is_wanted || (!is_held && bytes.len() > self.budget.holdable()) {
            return;
        }
        let mut read = Vec::new();
        let whole = match bytes {
            Bytes::Memory(bytes) => bytes,
            Bytes::Disk(..) if bytes.reader().read_to_end(&mut read).is_ok() => &read,
            Bytes::Disk(..) => return,
        };
        let artefact = Artefact { path, bytes: whole };
        examine(&artefact, disk, self.shared.detectors, &mut self.tally);
    }

    /// Goes through an archive that is read from its beginning to its end.
    fn stream(
        &mut self,
        path: &str,
        format: Format,
        size: u64,
        reader: &mut dyn Forward,
        depth: u32,
    ) -> Result<(), Stop> {
        match format {
            Format::Tar => self.tar(path, reader, depth),
            Format::Packed(codec) => self.packed(path, codec, reader, depth),
            Format::Deb => self.ar(path, reader, depth),
            Format::Rpm => self.rpm(path, reader, depth),
            Format::Cpio => self.cpio(path, reader, depth),
            Format::Closed(kind) => {
                self.fail(path, size, format!("{kind}: recognised, and not opened"));
                Ok(())
            }
            Format::Zip => self.held_zip(path, size, reader, depth),
        }
    }

    /// One entry of an archive. `size` is what the archive says it is, and nothing relies on it.
    pub(super) fn entry(
        &mut self,
        path: &str,
        size: u64,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        self.budget.entry()?;
        let mut start = Vec::new();
        if let Err(error) = (&mut *reader).take(START as u64).read_to_end(&mut start) {
            return self.cut(path, size, &error);
        }
        let Some(format) = Format::of(path, &start) else {
            return self.plain(path, size, start, reader);
        };
        if depth >= self.budget.limits.depth {
            let depth = self.budget.limits.depth;
            self.fail(path, size, format!("nested in {depth} archives, deeper than is followed"));
            return Ok(());
        }
        let mut whole = Streamed(start.as_slice().chain(reader));
        self.stream(path, format, size, &mut whole, depth + 1)
    }

    /// An entry that is no archive.
    fn plain(
        &mut self,
        path: &str,
        size: u64,
        mut bytes: Vec<u8>,
        reader: &mut dyn Read,
    ) -> Result<(), Stop> {
        let limit = match is_executable(&bytes) {
            true => self.budget.limits.held.max(self.shared.max_file_size),
            false => self.shared.max_file_size,
        };
        let holdable = limit.min(self.budget.holdable());
        if let Err(error) = read_on(reader, &mut bytes, size, holdable) {
            return self.cut(path, size, &error);
        }
        if bytes.len() as u64 > holdable {
            self.budget.too_much_to_hold()?;
            self.skip(path, size, format!("larger than the limit of {holdable} bytes"));
            return Ok(());
        }
        self.show(path, bytes);
        Ok(())
    }

    fn show(&mut self, path: &str, bytes: Vec<u8>) {
        if !self.is_alone {
            let artefact = Artefact { path, bytes: &bytes };
            examine(&artefact, None, self.shared.detectors, &mut self.tally);
            return;
        }
        self.waiting_bytes += bytes.len() as u64;
        self.waiting.push((path.to_owned(), bytes));
        if self.waiting_bytes > BATCH.0 || self.waiting.len() > BATCH.1 {
            self.show_waiting();
        }
    }

    fn show_waiting(&mut self) {
        let detectors = self.shared.detectors;
        let tallies: Vec<Tally> = self
            .waiting
            .par_iter()
            .map(|(path, bytes)| {
                let mut tally = Tally::default();
                examine(&Artefact { path, bytes }, None, detectors, &mut tally);
                tally
            })
            .collect();
        for tally in tallies {
            self.tally.merge(tally);
        }
        self.waiting.clear();
        self.waiting_bytes = 0;
    }

    /// A ZIP within an archive: its directory stands at its end, so it is held in memory.
    fn held_zip(
        &mut self,
        path: &str,
        size: u64,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        let (mut bytes, holdable) = (Vec::new(), self.budget.holdable());
        if let Err(error) = read_on(reader, &mut bytes, size, holdable) {
            self.cut(path, size, &error)?;
        } else if bytes.len() as u64 > holdable {
            self.budget.too_much_to_hold()?;
            let reason = "an archive within an archive, too large to be held in memory";
            self.fail(path, size, reason.to_owned());
            return Ok(());
        }
        let held = bytes.len() as u64;
        self.budget.hold(held);
        self.show_whole(path, None, Bytes::Memory(&bytes));
        let outcome = self.zip(path, Bytes::Memory(&bytes), depth);
        self.budget.release(held);
        outcome
    }

    /// One compressed file, which may be a TAR archive.
    fn packed(
        &mut self,
        path: &str,
        codec: Codec,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        let budget = self.budget;
        let mut unpacked = match codec.decoder(reader) {
            Ok(inner) => Metered { inner, budget },
            Err(error) => return self.cut(path, 0, &error),
        };
        let mut start = Vec::new();
        let failed = (&mut unpacked).take(START as u64).read_to_end(&mut start).err();
        if tar::is_tar(&start) {
            self.opened(codec.kind());
            let mut whole = Streamed(start.as_slice().chain(Unless { failed, reader: unpacked }));
            self.tar(path, &mut whole, depth)?;
            // What stands behind the archive's end holds the stream's checksum.
            return match io::copy(&mut whole, &mut io::sink()) {
                Ok(_) => Ok(()),
                Err(error) => self.cut(path, 0, &error),
            };
        }
        if let Some(error) = failed {
            return self.cut(path, 0, &error);
        }
        self.opened(codec.kind());
        let file_name = path.rsplit('/').next().unwrap_or(path);
        let inner = format!("{path}!/{}", Codec::unpacked_name(file_name));
        self.entry(&inner, 0, &mut start.as_slice().chain(&mut unpacked), depth)
    }

    fn tar(&mut self, path: &str, reader: &mut dyn Forward, depth: u32) -> Result<(), Stop> {
        self.opened(Format::Tar.kind());
        let mut entries = tar::Entries::new(reader);
        loop {
            let entry = match entries.next() {
                Ok(Some(entry)) => entry,
                Ok(None) => return Ok(()),
                Err(error) => return self.cut(path, 0, &error),
            };
            let inner = inner_path(path, &entry.name);
            match entry.kind {
                tar::Kind::File => {
                    self.entry(&inner, entry.size, &mut entries.content(), depth)?;
                }
                tar::Kind::Folder | tar::Kind::SymbolicLink => self.budget.entry()?,
                tar::Kind::HardLink => {
                    self.budget.entry()?;
                    let to = name::display(&entry.link);
                    self.skip(&inner, 0, format!("another name of {to} in the same archive"));
                }
                tar::Kind::Special(kind) => {
                    self.budget.entry()?;
                    self.skip(&inner, 0, kind.to_owned());
                }
                tar::Kind::Sparse => {
                    self.budget.entry()?;
                    self.fail(&inner, entry.size, "stored as a sparse file".to_owned());
                }
            }
        }
    }

    /// Counts an archive as opened.
    pub(super) fn opened(&mut self, kind: &str) {
        self.tally.coverage.count_opened(kind);
    }

    /// Says that an entry could not be read.
    pub(super) fn fail(&mut self, path: &str, size: u64, reason: String) {
        self.failed += 1;
        if self.failed <= NAMED {
            self.tally.coverage.fail(path, size, reason);
        }
    }

    /// Says that an entry was left out.
    pub(super) fn skip(&mut self, path: &str, size: u64, reason: String) {
        self.skipped += 1;
        if self.skipped <= NAMED {
            self.tally.coverage.skip(path, size, reason);
        }
    }

    /// Says that an entry ended early, unless it was a limit that ended it.
    pub(super) fn cut(&mut self, path: &str, size: u64, error: &io::Error) -> Result<(), Stop> {
        self.budget.check()?;
        // The limit may have been that of a decoder's window, which errors do not tell apart.
        if self.budget.may_defer() {
            return Err(Stop::Deferred);
        }
        let reason = match error.kind() {
            io::ErrorKind::UnexpectedEof => "cut short: it ends before it should".to_owned(),
            _ => format!("damaged: {error}"),
        };
        self.fail(path, size, reason);
        Ok(())
    }
}

/// A reader that has failed already, or not yet.
struct Unless<R> {
    failed: Option<io::Error>,
    reader: R,
}

impl<R: Read> Read for Unless<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &self.failed {
            Some(error) => Err(io::Error::new(error.kind(), error.to_string())),
            None => self.reader.read(buffer),
        }
    }
}

/// The path of an entry. A leading `./` says nothing and is left out; everything else stands as
/// it is stored, `..` too.
pub(super) fn inner_path(archive: &str, entry: &[u8]) -> String {
    let mut entry = entry;
    while let Some(rest) = entry.strip_prefix(b"./") {
        entry = rest;
    }
    format!("{archive}!/{}", name::display(entry))
}

/// Reads on to the end, or to one byte more than a limit, which shows that there are more.
fn read_on(reader: &mut dyn Read, bytes: &mut Vec<u8>, size: u64, limit: u64) -> io::Result<()> {
    let expected = size.min(limit).saturating_add(1).saturating_sub(bytes.len() as u64);
    bytes.reserve_exact(usize::try_from(expected).unwrap_or(0));
    let left = (limit + 1).saturating_sub(bytes.len() as u64);
    reader.take(left).read_to_end(bytes)?;
    Ok(())
}

/// Executables are worth reading beyond the limit for other files: ELF, PE, Mach-O.
pub(crate) fn is_executable(start: &[u8]) -> bool {
    const MAGICS: &[&[u8]] =
        &[b"\x7FELF", b"MZ", b"\xCF\xFA\xED\xFE", b"\xCE\xFA\xED\xFE", b"\xCA\xFE\xBA\xBE\0\0\0"];
    MAGICS.iter().any(|magic| start.starts_with(magic))
}
