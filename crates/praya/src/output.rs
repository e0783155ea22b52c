//! Where results go: standard output holds data and nothing else.

use std::{
    env, fs,
    io::{self, IsTerminal as _, Write as _},
    path::Path,
};

use crate::failure::Failure;

/// Writes to standard output. A reader that has gone (`| head`) is no failure.
pub(crate) fn to_stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure {
            doing: "write to standard output".to_owned(),
            cause: error.to_string(),
            next: "Give --output FILE to write to a file instead.".to_owned(),
        }),
        _ => Ok(()),
    }
}

/// Writes a file, in place of one that is there.
pub(crate) fn to_file(what: &str, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure {
        doing: format!("write {what} to '{}'", path.display()),
        cause: error.to_string(),
        next: "Check that the folder exists, that you may write there and that there is room."
            .to_owned(),
    })
}

/// Checks, before anything takes time, that a file can be written.
pub(crate) fn is_possible(what: &str, path: &Path) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let cause = if path.is_dir() {
        "there is a folder of that name"
    } else if !folder.is_dir() {
        "its folder does not exist"
    } else {
        return Ok(());
    };
    Err(Failure {
        doing: format!("write {what} to '{}'", path.display()),
        cause: cause.to_owned(),
        next: "Create the folder, or give another path.".to_owned(),
    })
}

/// Whether standard output shows colours: a terminal does, unless the person asked for none.
pub(crate) fn has_colour() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    io::stdout().is_terminal() && !is_set("NO_COLOR") && !is_dumb
}
