//! Archives that are read from their beginning to their end, within others too.

use std::io::{self, Read};

use super::{
    budget::{Metered, Stop},
    bytes::{Bytes, Forward, Streamed},
    codec::Codec,
    format::{Format, START},
    open::{Opener, inner_path, read_on},
    tar,
};
use crate::{
    image::{self, Store},
    walk::name,
};

impl Opener<'_> {
    /// A ZIP within an archive: its directory stands at its end, so it is held in memory.
    pub(super) fn held_zip(
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
        let outcome = self.zip(path, Bytes::Memory(&bytes), depth);
        self.budget.release(held);
        outcome
    }

    /// A TAR within an archive that begins as container images do: held in memory, to be read
    /// layer by layer; where it is too large for that, it is read as any other.
    pub(super) fn held_tar(
        &mut self,
        path: &str,
        size: u64,
        reader: &mut dyn Read,
        depth: u32,
    ) -> Result<(), Stop> {
        let (mut bytes, holdable) = (Vec::new(), self.budget.holdable());
        let failed = read_on(reader, &mut bytes, size, holdable).err();
        self.budget.check()?;
        let held = bytes.len() as u64;
        if held > holdable {
            self.budget.too_much_to_hold()?;
            return self.tar(path, &mut Streamed(bytes.as_slice().chain(reader)), depth);
        }
        self.budget.hold(held);
        let outcome = match self.image(path, &Store::Tar(Bytes::Memory(&bytes)), depth) {
            Ok(false) => self.tar(path, &mut Bytes::Memory(&bytes).reader(), depth),
            other => other.map(drop),
        };
        self.budget.release(held);
        match (outcome, failed) {
            (Ok(()), Some(error)) => self.cut(path, 0, &error),
            (outcome, _) => outcome,
        }
    }

    /// One compressed file, which may be a TAR archive.
    pub(super) fn packed(
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
            if depth > 1 && image::may_begin(&start) {
                self.held_tar(path, 0, &mut whole, depth)?;
            } else {
                self.tar(path, &mut whole, depth)?;
            }
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

    pub(super) fn tar(
        &mut self,
        path: &str,
        reader: &mut dyn Forward,
        depth: u32,
    ) -> Result<(), Stop> {
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
