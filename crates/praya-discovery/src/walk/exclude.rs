//! What a person asked to leave out.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};
use thiserror::Error;

/// A pattern that could not be read.
#[derive(Debug, Error)]
#[error("cannot read the pattern '{pattern}': {cause}")]
pub struct ExcludeError {
    /// The pattern as given.
    pub pattern: String,
    /// What is wrong with it.
    pub cause: String,
}

/// Patterns of paths to leave out.
///
/// A pattern without `/` matches a file or folder of that name anywhere (`node_modules`,
/// `*.min.js`); one with `/` matches the path from the target on (`src/test/**`).
#[derive(Clone, Debug, Default)]
pub struct Exclude {
    names: GlobSet,
    paths: GlobSet,
}

impl Exclude {
    /// Reads patterns.
    pub fn new<S: AsRef<str>>(patterns: &[S]) -> Result<Self, ExcludeError> {
        let (mut names, mut paths) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        for pattern in patterns {
            let pattern = pattern.as_ref();
            let trimmed = pattern.trim_end_matches('/');
            let glob =
                glob(trimmed.trim_start_matches('/')).map_err(|cause| rejected(pattern, &cause))?;
            let set = if trimmed.contains('/') { &mut paths } else { &mut names };
            set.add(glob);
        }
        let built = |set: &GlobSetBuilder| set.build().map_err(|cause| rejected("", &cause));
        Ok(Self { names: built(&names)?, paths: built(&paths)? })
    }

    /// Whether a path, relative to the target, is left out.
    pub(crate) fn matches(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        (!self.names.is_empty() && self.names.is_match(name))
            || (!self.paths.is_empty() && self.paths.is_match(path))
    }
}

fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build()
}

fn rejected(pattern: &str, cause: &globset::Error) -> ExcludeError {
    let pattern = cause.glob().unwrap_or(pattern).to_owned();
    ExcludeError { pattern, cause: cause.kind().to_string() }
}
