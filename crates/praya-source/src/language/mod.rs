//! The languages that are read. One language, one file.

mod branches;
mod c;
mod conditional;
mod cpp;
mod csharp;
mod go;
mod java;
mod javascript;
mod kotlin;
mod php;
mod python;
mod ruby;
mod rust;
mod scala;
mod swift;
mod syntax;

use std::borrow::Cow;

use tree_sitter::Node;

use crate::lower::Lowering;

/// A language with a grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the language's own name")]
pub enum Language {
    C,
    Cpp,
    CSharp,
    Go,
    Java,
    JavaScript,
    Kotlin,
    Php,
    Python,
    Ruby,
    Rust,
    Scala,
    Swift,
    TypeScript,
    Tsx,
}

impl Language {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::C => "C",
            Self::Cpp => "C++",
            Self::CSharp => "C#",
            Self::Go => "Go",
            Self::Java => "Java",
            Self::JavaScript => "JavaScript",
            Self::Kotlin => "Kotlin",
            Self::Php => "PHP",
            Self::Python => "Python",
            Self::Ruby => "Ruby",
            Self::Rust => "Rust",
            Self::Scala => "Scala",
            Self::Swift => "Swift",
            Self::TypeScript | Self::Tsx => "TypeScript",
        }
    }

    /// The language of a file, by its name and, for scripts without an ending, its first line.
    pub fn of(file_name: &str, first_bytes: &[u8]) -> Option<Self> {
        let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            Some("h") if c::is_cpp_header(first_bytes) => Some(Self::Cpp),
            // Drupal's modules, themes and installation profiles.
            Some("module" | "install" | "theme" | "profile" | "engine" | "phps")
                if first_bytes.starts_with(b"<?php") =>
            {
                Some(Self::Php)
            }
            Some(ending) => Self::of_ending(ending),
            None => Self::of_shebang(first_bytes),
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "c" | "h" => Self::C,
            "cc" | "cpp" | "cxx" | "c++" | "hh" | "hpp" | "hxx" | "h++" | "ipp" | "tpp" | "inl"
            | "ino" | "cu" | "mm" => Self::Cpp,
            "cs" | "csx" => Self::CSharp,
            "go" => Self::Go,
            "java" => Self::Java,
            "js" | "mjs" | "cjs" | "jsx" => Self::JavaScript,
            "kt" | "kts" => Self::Kotlin,
            "php" | "phtml" | "php5" | "php7" | "inc" => Self::Php,
            "py" | "pyi" | "pyw" => Self::Python,
            "rb" | "rake" | "gemspec" | "ru" => Self::Ruby,
            "rs" => Self::Rust,
            "scala" | "sc" | "sbt" => Self::Scala,
            "swift" => Self::Swift,
            "ts" | "mts" | "cts" => Self::TypeScript,
            "tsx" => Self::Tsx,
            _ => return None,
        })
    }

    fn of_shebang(first_bytes: &[u8]) -> Option<Self> {
        let line = first_bytes.strip_prefix(b"#!")?.split(|byte| *byte == b'\n').next()?;
        let line = std::str::from_utf8(line).ok()?;
        let program = line.split([' ', '/', '\t']).rfind(|part| !part.is_empty())?;
        Some(match program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.') {
            "python" => Self::Python,
            "node" | "nodejs" => Self::JavaScript,
            "ruby" => Self::Ruby,
            "php" => Self::Php,
            _ => return None,
        })
    }

    /// Languages whose files can name each other's declarations.
    pub fn family(self) -> u8 {
        match self {
            Self::Java | Self::Kotlin | Self::Scala => 0,
            Self::C | Self::Cpp => 1,
            Self::JavaScript | Self::TypeScript | Self::Tsx => 2,
            other => 3 + other as u8,
        }
    }

    /// Functions of one file are seen by all others by name alone.
    pub(crate) fn links_by_name(self) -> bool {
        matches!(self, Self::C | Self::Cpp | Self::Php | Self::Ruby | Self::Swift)
    }

    /// A method without parameters is read like a field.
    pub(crate) fn reads_methods_as_fields(self) -> bool {
        !matches!(self, Self::Java | Self::Go | Self::C | Self::Cpp | Self::Php | Self::Rust)
    }

    /// Types are inferred or not there: a file that uses a value seldom names its type.
    pub(crate) fn leaves_types_unnamed(self) -> bool {
        !matches!(self, Self::Java | Self::C | Self::Cpp)
    }

    /// A type inside another is not seen by its simple name from other files.
    pub(crate) fn hides_nested_types(self) -> bool {
        matches!(self, Self::Java | Self::Kotlin | Self::Scala | Self::CSharp)
    }

    /// What a list is joined by where the call does not say.
    pub(crate) fn default_separator(self) -> &'static str {
        match self {
            Self::JavaScript | Self::TypeScript | Self::Tsx => ",",
            _ => "",
        }
    }

    /// A plain name can call a method of the type around it.
    pub(crate) fn calls_methods_plainly(self) -> bool {
        !matches!(
            self,
            Self::Php | Self::Python | Self::JavaScript | Self::TypeScript | Self::Tsx | Self::Rust
        )
    }

    /// An argument with a name stands where its position is, more often than not.
    pub(crate) fn names_arguments_in_place(self) -> bool {
        matches!(self, Self::CSharp | Self::Kotlin | Self::Scala)
    }

    /// Calls may leave arguments out, or give too many.
    pub(crate) fn calls_loosely(self) -> bool {
        matches!(self, Self::JavaScript | Self::TypeScript | Self::Tsx | Self::C | Self::Php)
    }

    /// A variable of a type is an object from its declaration on.
    pub(crate) fn declares_values(self) -> bool {
        matches!(self, Self::C | Self::Cpp | Self::Go)
    }

    /// A function's name is a value, to be kept under another name and called by that.
    pub(crate) fn names_functions_as_values(self) -> bool {
        self.finds_members_by_name() || matches!(self, Self::Go | Self::Rust | Self::Cpp)
    }

    /// A member may be found by a computed name, and a module hands on what it imports.
    pub(crate) fn finds_members_by_name(self) -> bool {
        matches!(self, Self::Python | Self::JavaScript | Self::TypeScript | Self::Tsx)
    }

    /// What a module imports, others can import from it.
    pub(crate) fn hands_on_imports(self) -> bool {
        self.finds_members_by_name() || self == Self::Rust
    }

    /// An import names a folder rather than a file.
    pub(crate) fn folder_is_module(self) -> bool {
        matches!(self, Self::Go)
    }

    /// Files of one folder see each other's declarations.
    pub(crate) fn folder_is_scope(self) -> bool {
        matches!(
            self,
            Self::Java | Self::Kotlin | Self::Scala | Self::CSharp | Self::Go | Self::Swift
        )
    }

    pub(crate) fn grammar(self) -> tree_sitter::Language {
        match self {
            Self::C => tree_sitter_c::LANGUAGE.into(),
            Self::Cpp => tree_sitter_cpp::LANGUAGE.into(),
            Self::CSharp => tree_sitter_c_sharp::LANGUAGE.into(),
            Self::Go => tree_sitter_go::LANGUAGE.into(),
            Self::Java => tree_sitter_java::LANGUAGE.into(),
            Self::JavaScript => tree_sitter_javascript::LANGUAGE.into(),
            Self::Kotlin => tree_sitter_kotlin_ng::LANGUAGE.into(),
            Self::Php => tree_sitter_php::LANGUAGE_PHP.into(),
            Self::Python => tree_sitter_python::LANGUAGE.into(),
            Self::Ruby => tree_sitter_ruby::LANGUAGE.into(),
            Self::Rust => tree_sitter_rust::LANGUAGE.into(),
            Self::Scala => tree_sitter_scala::LANGUAGE.into(),
            Self::Swift => tree_sitter_swift::LANGUAGE.into(),
            Self::TypeScript => tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into(),
            Self::Tsx => tree_sitter_typescript::LANGUAGE_TSX.into(),
        }
    }

    /// The text that the grammar gets: as long as the file's own, line by line.
    pub(crate) fn prepare(self, text: Cow<'_, str>) -> Cow<'_, str> {
        if self == Self::Cpp { cpp::without_export_macros(text) } else { text }
    }

    pub(crate) fn lower(self, lowering: &mut Lowering<'_>, root: Node<'_>) {
        match self {
            Self::C | Self::Cpp => c::lower(lowering, root),
            Self::CSharp => csharp::lower(lowering, root),
            Self::Go => go::lower(lowering, root),
            Self::Java => java::lower(lowering, root),
            Self::JavaScript | Self::TypeScript | Self::Tsx => javascript::lower(lowering, root),
            Self::Kotlin => kotlin::lower(lowering, root),
            Self::Php => php::lower(lowering, root),
            Self::Python => python::lower(lowering, root),
            Self::Ruby => ruby::lower(lowering, root),
            Self::Rust => rust::lower(lowering, root),
            Self::Scala => scala::lower(lowering, root),
            Self::Swift => swift::lower(lowering, root),
        }
    }
}
