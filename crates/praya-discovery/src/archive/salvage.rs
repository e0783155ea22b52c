//! ZIP archives without a directory: cut short, or never one.

use std::io::{self, Read};

use flate2::bufread::DeflateDecoder;
use rawzip::CompressionMethod;

use super::{
    budget::{Metered, Stop},
    bytes::{Bytes, Forward as _, Positioned},
    format::Format,
    open::{Opener, inner_path},
};

const SIGNATURE: &[u8] = b"PK\x03\x04";
/// Size of a local file header without name and extra field (APPNOTE 4.3.7).
const HEADER: usize = 30;

/// What a local header says of the entry behind it.
struct Local {
    flags: u16,
    method: u16,
    packed: u64,
    size: u64,
    name: Vec<u8>,
}

impl Opener<'_> {
    /// Reads what stands before the cut, entry by entry, and says that there was more. A file
    /// that is only named like a ZIP archive is shown as it is.
    pub(super) fn zip_without_directory(
        &mut self,
        path: &str,
        bytes: Bytes<'_>,
        depth: u32,
    ) -> Result<(), Stop> {
        if !bytes.start(SIGNATURE.len()).is_ok_and(|start| start == SIGNATURE) {
            self.fail(
                path,
                bytes.len(),
                "not a ZIP archive, though it is named like one".to_owned(),
            );
            return Ok(());
        }
        self.opened(Format::Zip.kind());
        let mut reader = bytes.reader();
        while let Some(local) = read_local(&mut reader) {
            let inner = inner_path(path, &local.name);
            if local.name.ends_with(b"/") {
                continue;
            }
            if !self.local_entry(&inner, &local, &mut reader, depth)? {
                break;
            }
        }
        let reason = "cut short: it has no directory, and only its first entries were looked at";
        self.fail(path, bytes.len(), reason.to_owned());
        Ok(())
    }

    /// Reads an entry behind its local header; `false` where the next one cannot be found.
    fn local_entry(
        &mut self,
        path: &str,
        local: &Local,
        reader: &mut Positioned<'_>,
        depth: u32,
    ) -> Result<bool, Stop> {
        let is_size_known = local.flags & 8 == 0;
        let is_encrypted = local.flags & 1 != 0;
        let budget = self.budget;
        let method = CompressionMethod::new(local.method);
        if is_encrypted || (!is_size_known && method != CompressionMethod::DEFLATE) {
            self.fail(path, local.size, "its end cannot be told without a directory".to_owned());
            return Ok(false);
        }
        if is_size_known {
            let mut packed = reader.take(local.packed);
            match super::zip::decoder(method, &mut packed) {
                Ok(Some(inner)) => {
                    self.entry(path, local.size, &mut Metered { inner, budget }, depth)?;
                }
                Ok(None) => self.fail(path, local.size, format!("compressed with {method}")),
                Err(error) => self.cut(path, local.size, &error)?,
            }
            let left = packed.limit();
            return Ok(reader.skip(left).is_ok_and(|skipped| skipped == left));
        }
        let mut content = Metered { inner: DeflateDecoder::new(&mut *reader), budget };
        self.entry(path, local.size, &mut content, depth)?;
        let is_whole = io::copy(&mut content, &mut io::sink()).is_ok();
        budget.check()?;
        Ok(is_whole && skip_descriptor(reader))
    }
}

/// Passes over the data descriptor behind an entry: a signature, which most programs write, a
/// checksum and two sizes.
fn skip_descriptor(reader: &mut impl Read) -> bool {
    let mut descriptor = [0; 16];
    reader.read_exact(&mut descriptor).is_ok() && descriptor.starts_with(b"PK\x07\x08")
}

fn read_local(reader: &mut impl Read) -> Option<Local> {
    let mut header = [0; HEADER];
    reader.read_exact(&mut header).ok()?;
    if !header.starts_with(SIGNATURE) {
        return None;
    }
    let short = |at: usize| Some(u16::from_le_bytes(*header.get(at..)?.first_chunk()?));
    let long = |at: usize| Some(u64::from(u32::from_le_bytes(*header.get(at..)?.first_chunk()?)));
    let mut name = vec![0; usize::from(short(26)?)];
    reader.read_exact(&mut name).ok()?;
    let mut extra = vec![0; usize::from(short(28)?)];
    reader.read_exact(&mut extra).ok()?;
    Some(Local { flags: short(6)?, method: short(8)?, packed: long(18)?, size: long(22)?, name })
}
