//! Goes through a file: opens it where it is an archive, entry by entry, and shows what is none to
//! the detectors.

use std::{
    io::{self, Read},
    path::Path,
};

use rayon::prelude::*;

use super::{
    budget::{Budget, Stop},
    bytes::{Bytes, Forward, Streamed},
    format::{Format, START},
};
use crate::{
    Artefact, Detector,
    examine::{Tally, examine},
    image::{self, Store},
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
    pub(crate) budget: &'a Budget,
    pub(crate) tally: Tally,
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
        format: Format,
        bytes: Bytes<'_>,
    ) -> Result<Tally, Stop> {
        let outcome = self.archive(path, format, bytes);
        self.finish(path, bytes.len(), outcome)
    }

    /// Goes through a folder that is a container image.
    pub(crate) fn folder(mut self, path: &str, disk: &Path, size: u64) -> Tally {
        let outcome = self.image(path, &Store::Folder(disk), 0).map(|is_image| {
            if !is_image {
                self.fail(path, size, "container image: its index cannot be read".to_owned());
            }
        });
        self.finish(path, size, outcome).unwrap_or_default()
    }

    fn finish(mut self, path: &str, size: u64, outcome: Result<(), Stop>) -> Result<Tally, Stop> {
        match outcome {
            Ok(()) => {}
            Err(Stop::Deferred) => return Err(Stop::Deferred),
            Err(Stop::Spent(reason)) => {
                let reason = format!("{reason}; the rest of it was not looked at");
                self.tally.coverage.fail(path, size, reason);
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

    /// An archive is shown to no detector itself: what is stored in it uncompressed would be found
    /// twice.
    fn archive(&mut self, path: &str, format: Format, bytes: Bytes<'_>) -> Result<(), Stop> {
        if self.image_file(path, format, bytes)? {
            return Ok(());
        }
        match format {
            Format::Zip => self.zip(path, bytes, 1),
            _ => self.stream(path, format, bytes.len(), &mut bytes.reader(), 1),
        }
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
    pub(crate) fn entry(
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
        if format == Format::Tar && image::may_begin(&start) {
            return self.held_tar(path, size, &mut whole, depth + 1);
        }
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

    /// Shows what waits to be shown.
    pub(crate) fn show_waiting(&mut self) {
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

    /// Counts an archive as opened.
    pub(crate) fn opened(&mut self, kind: &str) {
        self.tally.coverage.count_opened(kind);
    }

    /// Says that an entry could not be read.
    pub(crate) fn fail(&mut self, path: &str, size: u64, reason: String) {
        self.failed += 1;
        if self.failed <= NAMED {
            self.tally.coverage.fail(path, size, reason);
        }
    }

    /// Says that an entry was left out.
    pub(crate) fn skip(&mut self, path: &str, size: u64, reason: String) {
        self.skipped += 1;
        if self.skipped <= NAMED {
            self.tally.coverage.skip(path, size, reason);
        }
    }

    /// Says that an entry ended early, unless it was a limit that ended it.
    pub(crate) fn cut(&mut self, path: &str, size: u64, error: &io::Error) -> Result<(), Stop> {
        self.budget.check()?;
        // The limit may have been that of a decoder's window, which errors do not tell apart.
        if self.budget.may_defer() {
            return Err(Stop::Deferred);
        }
        self.fail(path, size, damage(error));
        Ok(())
    }
}

/// What is wrong with an archive or a layer, for a person.
pub(crate) fn damage(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "cut short: it ends before it should".to_owned(),
        _ => format!("damaged: {error}"),
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
pub(crate) fn read_on(
    reader: &mut dyn Read,
    bytes: &mut Vec<u8>,
    size: u64,
    limit: u64,
) -> io::Result<()> {
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
