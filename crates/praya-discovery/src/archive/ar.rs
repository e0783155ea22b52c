//! `ar` archives, as Debian packages are: a signature, then members behind headers of text.

use std::io::{self, Read as _};

use super::{
    budget::Stop,
    bytes::Forward,
    format::Format,
    open::{Opener, inner_path},
};

/// Size of the signature (ar(5)).
const SIGNATURE: usize = 8;
/// Size of a member's header: name (16), times and owners (32), size (10), end mark (2).
const HEADER: usize = 60;

impl Opener<'_> {
    /// Goes through the members of a Debian package.
    pub(super) fn ar(
        &mut self,
        path: &str,
        reader: &mut dyn Forward,
        depth: u32,
    ) -> Result<(), Stop> {
        self.opened(Format::Deb.kind());
        if let Err(error) = reader.read_exact(&mut [0; SIGNATURE]) {
            return self.cut(path, 0, &error);
        }
        loop {
            let (name, size) = match header(reader) {
                Ok(Some(member)) => member,
                Ok(None) => return Ok(()),
                Err(error) => return self.cut(path, 0, &error),
            };
            let mut content = reader.take(size);
            self.entry(&inner_path(path, &name), size, &mut content, depth)?;
            let wanted = content.limit() + size % 2;
            match reader.skip(wanted) {
                Ok(skipped) if skipped + 1 >= wanted => {}
                Ok(_) => return self.cut(path, 0, &io::ErrorKind::UnexpectedEof.into()),
                Err(error) => return self.cut(path, 0, &error),
            }
        }
    }
}

/// The next member's name and size; `None` at the end.
fn header(reader: &mut dyn Forward) -> io::Result<Option<(Vec<u8>, u64)>> {
    let mut header = Vec::new();
    reader.take(HEADER as u64).read_to_end(&mut header)?;
    if header.is_empty() {
        return Ok(None);
    }
    let field = |range| std::str::from_utf8(header.get(range)?).ok().map(str::trim_end);
    let size = field(48..58).and_then(|digits| digits.parse().ok());
    match (header.get(..16), size, header.get(58..60)) {
        (Some(name), Some(size), Some(b"`\n")) => {
            let name = name.trim_ascii_end();
            Ok(Some((name.strip_suffix(b"/").unwrap_or(name).to_vec(), size)))
        }
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "a header cannot be read")),
    }
}
