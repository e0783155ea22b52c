//! Reads the files of a listing, within bounds on memory that hold for any listing.
//!
//! Small files are read side by side. What needs more is put off: large files are read side by
//! side as far as they fit together, large archives one at a time, their entries side by side.
//! What is put off depends on the file alone, so that the outcome does not depend on the threads.

use std::{
    fs,
    io::{self, Read as _},
};

use rawzip::FileReader;
use rayon::prelude::*;

use crate::{
    Artefact, Limits, Progress,
    archive::{Budget, Bytes, Format, LIGHT_HELD, Opener, START, Shared, Stop, is_executable},
    examine::{Tally, examine},
    walk::{File, Listing, cannot},
};

/// Largest archive that is read beside others.
const LIGHT_ARCHIVE: u64 = 4 << 20;
/// How many bytes of large files are read at once.
const TOGETHER: u64 = 128 << 20;

/// Reads files and shows them to the detectors.
pub(crate) struct Reader<'a> {
    pub(crate) shared: Shared<'a>,
    pub(crate) limits: Limits,
    pub(crate) progress: &'a dyn Progress,
}

/// A file that is put off.
enum Later<'f> {
    Large(&'f File),
    Archive(&'f File),
}

impl Reader<'_> {
    /// Reads the files and images of a listing.
    pub(crate) fn read(&self, listing: &Listing) -> Tally {
        let parts: Vec<(Tally, Vec<Later<'_>>)> =
            listing.files.par_chunks(16).map(|files| self.read_small(files)).collect();
        let mut all = Tally::default();
        let (mut large, mut archives) = (Vec::new(), Vec::new());
        for (tally, later) in parts {
            all.merge(tally);
            for file in later {
                match file {
                    Later::Large(file) => large.push(file),
                    Later::Archive(file) => archives.push(file),
                }
            }
        }
        for group in fitting(&large) {
            let tallies: Vec<Tally> = group.par_iter().map(|file| self.read_large(file)).collect();
            tallies.into_iter().for_each(|tally| all.merge(tally));
        }
        for file in archives {
            all.merge(self.read_archive(file));
        }
        for folder in &listing.images {
            all.merge(self.read_image(folder));
        }
        all
    }

    /// Reads bytes that are at hand, as a file of that name.
    pub(crate) fn read_bytes(&self, path: &str, bytes: &[u8]) -> Tally {
        let start = bytes.get(..START).unwrap_or(bytes);
        if let Some(format) = Format::of(path, start) {
            let budget = Budget::whole(self.limits, bytes.len() as u64);
            let opened =
                Opener::new(&self.shared, &budget).file(path, format, Bytes::Memory(bytes));
            return opened.unwrap_or_else(|_: Stop| {
                let mut tally = Tally::default();
                tally.coverage.fail(path, bytes.len() as u64, "it was put off");
                tally
            });
        }
        let mut tally = Tally::default();
        examine(&Artefact { path, bytes }, None, self.shared.detectors, &mut tally);
        tally
    }

    fn read_small<'f>(&self, files: &'f [File]) -> (Tally, Vec<Later<'f>>) {
        let (mut tally, mut later) = (Tally::default(), Vec::new());
        for file in files {
            match self.read_file(file, &mut tally) {
                Ok(None) => self.progress.done(1, file.bytes),
                Ok(Some(put_off)) => later.push(put_off),
                Err(error) => {
                    tally.coverage.fail(&file.path, file.bytes, cannot("read", &error));
                    self.progress.done(1, file.bytes);
                }
            }
        }
        (tally, later)
    }

    fn read_file<'f>(&self, file: &'f File, tally: &mut Tally) -> io::Result<Option<Later<'f>>> {
        let mut disk = fs::File::open(&file.disk)?;
        let mut bytes = Vec::new();
        let expected =
            file.bytes.min(if file.bytes > LIGHT_HELD { START as u64 } else { u64::MAX });
        bytes.reserve_exact(usize::try_from(expected).unwrap_or(0) + 1);
        (&mut disk).take(START as u64).read_to_end(&mut bytes)?;
        if let Some(format) = Format::of(&file.path, &bytes) {
            return Ok(self.read_light_archive(file, format, disk, tally));
        }
        let limit = self.limit(&bytes);
        if file.bytes > limit {
            let reason = format!("larger than the limit of {limit} bytes");
            tally.coverage.skip(&file.path, file.bytes, reason);
            return Ok(None);
        }
        if file.bytes > LIGHT_HELD {
            return Ok(Some(Later::Large(file)));
        }
        (&mut disk).take(LIGHT_HELD).read_to_end(&mut bytes)?;
        self.show(file, &bytes, tally);
        Ok(None)
    }

    fn read_light_archive<'f>(
        &self,
        file: &'f File,
        format: Format,
        disk: fs::File,
        tally: &mut Tally,
    ) -> Option<Later<'f>> {
        if file.bytes > LIGHT_ARCHIVE {
            return Some(Later::Archive(file));
        }
        let budget = Budget::light(self.limits, file.bytes);
        let disk = FileReader::from(disk);
        let bytes = Bytes::Disk(&disk, file.bytes);
        let opened = Opener::new(&self.shared, &budget).file(&file.path, format, bytes);
        match opened {
            Ok(opened) => {
                tally.merge(opened);
                None
            }
            Err(_) => Some(Later::Archive(file)),
        }
    }

    fn read_large(&self, file: &File) -> Tally {
        let mut tally = Tally::default();
        let mut bytes = Vec::with_capacity(usize::try_from(file.bytes).unwrap_or(0) + 1);
        let read = fs::File::open(&file.disk)
            .and_then(|disk| disk.take(file.bytes).read_to_end(&mut bytes));
        match read {
            Ok(_) => self.show(file, &bytes, &mut tally),
            Err(error) => tally.coverage.fail(&file.path, file.bytes, cannot("read", &error)),
        }
        self.progress.done(1, file.bytes);
        tally
    }

    fn read_archive(&self, file: &File) -> Tally {
        let opened = fs::File::open(&file.disk).and_then(|disk| {
            let bytes = disk.metadata()?.len();
            let disk = FileReader::from(disk);
            let bytes = Bytes::Disk(&disk, bytes);
            let format = Format::of(&file.path, &bytes.start(START)?);
            let format = format.ok_or_else(|| io::Error::other("it changed while it was read"))?;
            let budget = Budget::whole(self.limits, bytes.len());
            let opener = Opener::new(&self.shared, &budget);
            opener
                .file(&file.path, format, bytes)
                .map_err(|_: Stop| io::Error::other("it was put off twice"))
        });
        self.progress.done(1, file.bytes);
        opened.unwrap_or_else(|error| {
            let mut tally = Tally::default();
            tally.coverage.fail(&file.path, file.bytes, cannot("read", &error));
            tally
        })
    }

    fn read_image(&self, folder: &File) -> Tally {
        let budget = Budget::whole(self.limits, folder.bytes);
        let opener = Opener::new(&self.shared, &budget);
        let tally = opener.folder(&folder.path, &folder.disk, folder.bytes);
        self.progress.done(1, folder.bytes);
        tally
    }

    fn show(&self, file: &File, bytes: &[u8], tally: &mut Tally) {
        let artefact = Artefact { path: &file.path, bytes };
        examine(&artefact, Some(&file.disk), self.shared.detectors, tally);
        if bytes.len() as u64 != file.bytes {
            let reason = format!(
                "changed while it was scanned: it had {} bytes, and {} were looked at",
                file.bytes,
                bytes.len()
            );
            tally.coverage.fail(&file.path, file.bytes, reason);
        }
    }

    /// How large a file that begins so may be.
    fn limit(&self, start: &[u8]) -> u64 {
        match is_executable(start) {
            true => self.limits.held.max(self.shared.max_file_size),
            false => self.shared.max_file_size,
        }
    }
}

/// Files in their order, in groups that fit in memory together.
fn fitting<'f, 'g>(files: &'g [&'f File]) -> Vec<&'g [&'f File]> {
    let mut sum = 0_u64;
    let mut group = 0;
    let numbered: Vec<u64> = files
        .iter()
        .map(|file| {
            sum = sum.saturating_add(file.bytes);
            if sum > TOGETHER {
                (sum, group) = (file.bytes, group + 1);
            }
            group
        })
        .collect();
    let mut groups = Vec::new();
    let mut rest = files;
    for same in numbered.chunk_by(|a, b| a == b) {
        let (group, behind) = rest.split_at(same.len().min(rest.len()));
        groups.push(group);
        rest = behind;
    }
    groups
}
