//! What a detector is shown.

/// One file, or one entry of an archive or image, read whole.
#[derive(Clone, Copy, Debug)]
pub struct Artefact<'a> {
    /// Path as reported: relative to the target, `/`-separated, archive entries after `!/`.
    pub path: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

impl<'a> Artefact<'a> {
    /// The last component of the path.
    pub fn file_name(&self) -> &'a str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The file name's ending after its last dot, in lower case; empty where there is none.
    pub fn extension(&self) -> String {
        self.file_name()
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_ascii_lowercase())
            .unwrap_or_default()
    }

    /// The bytes as text where they are valid UTF-8.
    pub fn text(&self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes).ok()
    }
}
