use crate::{Artefact, Detector, Report};

/// Android byte code, and Python's: recognised, and not read.
pub(super) struct OtherByteCode;

impl Detector for OtherByteCode {
    fn id(&self) -> &'static str {
        "binary/other-byte-code"
    }

    fn kind(&self) -> &'static str {
        "other byte code"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        reason(artefact).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        if let Some(reason) = reason(artefact) {
            report.unreadable(artefact, reason);
        }
    }
}

/// Why it is not read. Compiled Python in a cache stands beside its source, which is.
fn reason(artefact: &Artefact<'_>) -> Option<&'static str> {
    let name = artefact.file_name();
    if artefact.bytes.starts_with(b"dex\n") || artefact.bytes.starts_with(b"cdex") {
        return Some("is Android byte code, which is not read: scan the source or the class files");
    }
    let python = name.ends_with(".pyc") || name.ends_with(".pyo");
    if python && !artefact.path.contains("__pycache__/") {
        return Some("is compiled Python without its source, which is not read");
    }
    None
}
