//! Many files together: which are read at all, and which further ones a value needs.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use crate::eval::{Evaluation, Knowledge, Project, Settings, Wanted, evaluate};
use crate::text::Shared;
use crate::{Language, Unit, lower};

/// A name that stands in more files than this is too common to follow.
const MAX_FILES_PER_NAME: usize = 200;

/// Where a source file's bytes are.
#[derive(Clone, Debug)]
pub enum Content {
    /// On disk, to be read when its turn comes.
    Disk(PathBuf),
    /// Read out of an archive or image.
    Memory(Arc<[u8]>),
}

/// One source file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path as reported.
    pub path: String,
    /// Its language.
    pub language: Language,
    /// The bytes.
    pub content: Content,
}

impl SourceFile {
    fn bytes(&self) -> Result<Cow<'_, [u8]>, String> {
        match &self.content {
            Content::Disk(path) => std::fs::read(path)
                .map(Cow::Owned)
                .map_err(|error| format!("cannot be read: {error}")),
            Content::Memory(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// What was found in the files of one language family.
#[derive(Debug)]
pub struct Analysis {
    /// The files that were read into units, with their declarations.
    pub project: Project,
    /// What was evaluated in them.
    pub evaluation: Evaluation,
    /// Files that should have been read and could not be, with the reason.
    pub unreadable: Vec<(String, String)>,
}

/// Reads the files that contain any of the anchors, evaluates the calls that the knowledge
/// names, and reads what further files that takes. The files are of one language family.
pub fn analyse(
    files: &[SourceFile],
    settings: Settings,
    knowledge: &Knowledge,
    anchors: &[&str],
) -> Analysis {
    let mut project = Project::new(settings);
    let mut pool = Pool::new(files);
    let matcher = AhoCorasick::builder().match_kind(MatchKind::Standard).build(anchors);
    let Ok(matcher) = matcher else {
        let reason = "too many anchors".to_owned();
        return Analysis {
            project,
            evaluation: Evaluation::default(),
            unreadable: files.iter().map(|file| (file.path.clone(), reason.clone())).collect(),
        };
    };
    let first = pool.load_matching(&matcher, |_, found| found);
    project.add(first);
    let evaluation = evaluate(&mut project, knowledge, |wanted| pool.load(wanted));
    pool.unreadable.sort();
    Analysis { project, evaluation, unreadable: pool.unreadable }
}

/// The files that are not read yet.
struct Pool<'f> {
    files: &'f [SourceFile],
    loaded: Vec<bool>,
    /// Files by their name without its ending.
    by_stem: BTreeMap<&'f str, Vec<usize>>,
    unreadable: Vec<(String, String)>,
    texts: Shared,
}

impl<'f> Pool<'f> {
    fn new(files: &'f [SourceFile]) -> Self {
        let mut by_stem: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, file) in files.iter().enumerate() {
            by_stem.entry(stem(&file.path)).or_default().push(index);
        }
        Self {
            files,
            loaded: vec![false; files.len()],
            by_stem,
            unreadable: Vec::new(),
            texts: Shared::default(),
        }
    }

    /// Reads the files whose bytes the matcher finds something in, as far as `accept` agrees.
    fn load_matching(
        &mut self,
        matcher: &AhoCorasick,
        accept: impl Fn(&[u8], bool) -> bool + Sync,
    ) -> Vec<Unit> {
        let read: Vec<(usize, Result<Option<Unit>, String>)> = self
            .files
            .par_iter()
            .enumerate()
            .filter(|(index, _)| !self.loaded.get(*index).copied().unwrap_or(true))
            .map(|(index, file)| {
                (
                    index,
                    self.read_if(file, |bytes| {
                        let found = matcher.is_match(bytes);
                        found && accept(bytes, found)
                    }),
                )
            })
            .collect();
        self.take(read)
    }

    fn read_if(
        &self,
        file: &SourceFile,
        accept: impl FnOnce(&[u8]) -> bool,
    ) -> Result<Option<Unit>, String> {
        let bytes = file.bytes()?;
        if !accept(&bytes) {
            return Ok(None);
        }
        let mut unit =
            lower(&file.path, file.language, &bytes).map_err(|error| error.to_string())?;
        unit.texts.share(&self.texts);
        Ok(Some(unit))
    }

    fn take(&mut self, read: Vec<(usize, Result<Option<Unit>, String>)>) -> Vec<Unit> {
        let mut units = Vec::new();
        for (index, result) in read {
            match result {
                Ok(Some(unit)) => units.push(unit),
                Ok(None) => continue,
                Err(reason) => {
                    let path = self.files.get(index).map(|file| file.path.clone());
                    self.unreadable.push((path.unwrap_or_default(), reason));
                }
            }
            if let Some(loaded) = self.loaded.get_mut(index) {
                *loaded = true;
            }
        }
        units
    }

    /// Files that declare wanted names or call wanted functions.
    fn load(&mut self, wanted: &Wanted) -> Vec<Unit> {
        let mut indices = Vec::new();
        let mut names: Vec<&str> = Vec::new();
        for path in &wanted.declarations {
            for segment in path.split(['.', '/']).filter(|segment| segment.len() > 1) {
                indices.extend(self.by_stem.get(segment).into_iter().flatten().copied());
            }
            let simple = path.rsplit(['.', '/']).next().unwrap_or(path);
            if simple.len() > 3 && self.declares_by_text() {
                names.push(simple);
            }
        }
        indices.retain(|index| !self.loaded.get(*index).copied().unwrap_or(true));
        indices.sort_unstable();
        indices.dedup();
        let read: Vec<_> = indices
            .par_iter()
            .filter_map(|index| Some((*index, self.read_if(self.files.get(*index)?, |_| true))))
            .collect();
        let mut units = self.take(read);
        units.extend(self.load_by_text(&names, wanted));
        units.extend(self.load_importers(wanted));
        units
    }

    /// Files that name a module of the project and something that it imports.
    fn load_importers(&mut self, wanted: &Wanted) -> Vec<Unit> {
        let mut words: Vec<&str> =
            wanted.importers.iter().flat_map(|(module, name)| [&**module, &**name]).collect();
        words.sort_unstable();
        words.dedup();
        let Ok(matcher) = AhoCorasick::new(&words) else { return Vec::new() };
        if words.is_empty() {
            return Vec::new();
        }
        self.load_matching(&matcher, |bytes, _| {
            let mut found = BTreeSet::new();
            for hit in matcher.find_overlapping_iter(bytes) {
                if is_word(bytes, hit.start(), hit.end()) {
                    found.extend(words.get(hit.pattern().as_usize()).copied());
                }
            }
            let pairs = wanted.importers.iter();
            pairs.into_iter().any(|(module, name)| {
                found.contains(module.as_str()) && found.contains(name.as_str())
            })
        })
    }

    /// Java and C# declare a type in the file of its name; others anywhere.
    fn declares_by_text(&self) -> bool {
        !self
            .files
            .first()
            .is_some_and(|file| matches!(file.language, Language::Java | Language::CSharp))
    }

    /// Files that declare one of the names, or call one of the functions.
    fn load_by_text(&mut self, declarations: &[&str], wanted: &Wanted) -> Vec<Unit> {
        let callers: Vec<(&str, Option<&str>)> = wanted
            .callers
            .iter()
            .filter(|(name, _)| name.len() > 1)
            .map(|(name, owner)| (name.as_str(), owner.as_deref()))
            .collect();
        let patterns: Vec<&str> =
            declarations.iter().copied().chain(callers.iter().map(|(name, _)| *name)).collect();
        if patterns.is_empty() {
            return Vec::new();
        }
        let Ok(matcher) = AhoCorasick::new(&patterns) else { return Vec::new() };
        let declared = declarations.len();
        let found: Vec<(usize, Vec<usize>)> = self
            .files
            .par_iter()
            .enumerate()
            .filter(|(index, _)| !self.loaded.get(*index).copied().unwrap_or(true))
            .filter_map(|(index, file)| {
                let bytes = file.bytes().ok()?;
                let hits = hits(&matcher, &bytes, declared, &callers);
                (!hits.is_empty()).then_some((index, hits))
            })
            .collect();
        let mut count = vec![0_usize; patterns.len()];
        for hit in found.iter().flat_map(|(_, hits)| hits) {
            if let Some(count) = count.get_mut(*hit) {
                *count += 1;
            }
        }
        let rare = |hit: &usize| count.get(*hit).is_some_and(|count| *count <= MAX_FILES_PER_NAME);
        let read: Vec<_> = found
            .par_iter()
            .filter(|(_, hits)| hits.iter().any(rare))
            .filter_map(|(index, _)| {
                Some((*index, self.read_if(self.files.get(*index)?, |_| true)))
            })
            .collect();
        self.take(read)
    }
}

/// Which patterns a file declares (the first `declared`) or calls (the rest).
fn hits(
    matcher: &AhoCorasick,
    bytes: &[u8],
    declared: usize,
    callers: &[(&str, Option<&str>)],
) -> Vec<usize> {
    let mut hits = Vec::new();
    for found in matcher.find_overlapping_iter(bytes) {
        let pattern = found.pattern().as_usize();
        if hits.contains(&pattern) || !is_word(bytes, found.start(), found.end()) {
            continue;
        }
        let wanted = match pattern.checked_sub(declared) {
            None => is_declaration(bytes, found.start(), found.end()),
            Some(at) => callers.get(at).is_some_and(|(_, owner)| {
                followed_by_call(bytes, found.end())
                    && owner.is_none_or(|owner| mentions(bytes, owner))
            }),
        };
        if wanted {
            hits.push(pattern);
        }
    }
    hits
}

fn is_word(bytes: &[u8], start: usize, end: usize) -> bool {
    let part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    !part(start.checked_sub(1).and_then(|at| bytes.get(at))) && !part(bytes.get(end))
}

/// `def name`, `#define NAME`, `NAME = ...`: whether the line reads like a declaration.
fn is_declaration(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = bytes.get(..start).unwrap_or_default();
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let head = bytes.get(line_start..start).unwrap_or_default();
    let tail = bytes.get(end..).unwrap_or_default();
    let next = tail.iter().find(|byte| !byte.is_ascii_whitespace());
    let second = tail.iter().filter(|byte| !byte.is_ascii_whitespace()).nth(1);
    let assigned = next == Some(&b'=') && second != Some(&b'=');
    let words = head.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#' && *byte != b'_');
    let keyword = words.into_iter().any(|word| {
        matches!(
            word,
            b"def"
                | b"func"
                | b"fn"
                | b"fun"
                | b"function"
                | b"class"
                | b"const"
                | b"#define"
                | b"define"
                | b"val"
                | b"var"
                | b"let"
                | b"struct"
                | b"enum"
                | b"object"
                | b"interface"
                | b"trait"
                | b"type"
                | b"module"
                | b"static"
                | b"export"
        )
    });
    let outer = !head.first().is_some_and(u8::is_ascii_whitespace) && !head.is_empty();
    keyword || assigned || (outer && matches!(next, Some(b'(' | b'[' | b';')))
}

fn followed_by_call(bytes: &[u8], end: usize) -> bool {
    let tail = bytes.get(end..).unwrap_or_default();
    matches!(
        tail.iter().find(|byte| !byte.is_ascii_whitespace()),
        Some(b'(' | b'{' | b'<' | b':' | b'!' | b'"' | b'\'' | b')' | b',' | b';')
    )
}

fn mentions(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    if matches!(stem, "index" | "__init__" | "mod") {
        let folder = path.rsplit('/').nth(1);
        return folder.unwrap_or(stem);
    }
    stem
}
