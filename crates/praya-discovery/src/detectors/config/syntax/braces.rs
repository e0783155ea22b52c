//! `name arguments;` and `name arguments { ... }`: nginx, and BIND with C comments.

use super::{Directive, Settings, Tree};

/// What differs between the programs that use this syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// nginx: `#` comments, both quotes, blocks that end without `;`, Lua blocks.
    Nginx,
    /// BIND: `#`, `//` and `/* */` comments, double quotes, `};` after blocks.
    Bind,
}

/// Reads a text.
pub fn read(text: &str, dialect: Dialect) -> Settings {
    Reader { rest: text.trim_start_matches('\u{feff}'), line: 1, dialect }.settings()
}

struct Reader<'a> {
    rest: &'a str,
    line: u32,
    dialect: Dialect,
}

enum Token {
    Word(String),
    Semicolon,
    Open,
    Close,
    Unclosed(&'static str),
    End,
}

impl Reader<'_> {
    fn settings(mut self) -> Settings {
        let mut tree = Tree::default();
        let mut words: Vec<String> = Vec::new();
        let mut first_line = 1;
        loop {
            let token = self.token(words.is_empty());
            match token {
                Token::Word(word) => {
                    if words.is_empty() {
                        first_line = self.line;
                    }
                    words.push(word);
                }
                Token::Semicolon => {
                    if !words.is_empty() {
                        tree.leaf(directive(&mut words, first_line));
                    }
                }
                Token::Open => {
                    let line = if words.is_empty() { self.line } else { first_line };
                    let opened = directive(&mut words, line);
                    if opened.name.ends_with("_by_lua_block") {
                        self.skip_lua();
                    } else if !tree.open(opened) {
                        return tree.finish();
                    }
                }
                Token::Close => {
                    if !words.is_empty() {
                        tree.broken(first_line, "a setting is not ended by ';'");
                        tree.leaf(directive(&mut words, first_line));
                    }
                    if !tree.close() {
                        tree.broken(self.line, "'}' closes nothing");
                    }
                }
                Token::Unclosed(what) => {
                    tree.broken(self.line, format!("{what} is not closed"));
                    return tree.finish();
                }
                Token::End => break,
            }
        }
        if !words.is_empty() {
            tree.broken(first_line, "the text ends inside a setting");
            tree.leaf(directive(&mut words, first_line));
        }
        tree.finish()
    }

    /// The next token. `first` says that it would begin a setting.
    fn token(&mut self, first: bool) -> Token {
        if let Err(what) = self.skip_blank() {
            return Token::Unclosed(what);
        }
        let Some(next) = self.rest.chars().next() else { return Token::End };
        match next {
            ';' => self.single(Token::Semicolon),
            '{' if self.rest.starts_with("{{") || self.rest.starts_with("{%") => self.template(),
            '{' => self.single(Token::Open),
            '}' => self.single(Token::Close),
            '"' => self.quoted('"'),
            '\'' if self.dialect == Dialect::Nginx => self.quoted('\''),
            _ => self.word(first),
        }
    }

    fn single(&mut self, token: Token) -> Token {
        self.skip(1);
        token
    }

    /// Moves on by bytes, counting lines.
    fn skip(&mut self, bytes: usize) {
        let (gone, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        let lines = gone.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.rest = rest;
    }

    fn skip_blank(&mut self) -> Result<(), &'static str> {
        loop {
            let blank = self.rest.len() - self.rest.trim_start().len();
            self.skip(blank);
            let bind = self.dialect == Dialect::Bind;
            if self.rest.starts_with('#') || bind && self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if bind && self.rest.starts_with("/*") {
                let end = self.rest.find("*/").ok_or("a comment")?;
                self.skip(end + 2);
            } else {
                return Ok(());
            }
        }
    }

    /// A placeholder of a template that renders to this file. Statements (`{% if %}`) vanish.
    fn template(&mut self) -> Token {
        let end = if self.rest.starts_with("{{") { "}}" } else { "%}" };
        let Some(at) = self.rest.find(end) else {
            return Token::Unclosed("a template placeholder");
        };
        let text = self.rest.get(..at + 2).unwrap_or_default().to_owned();
        self.skip(at + 2);
        if end == "%}" { self.token(false) } else { Token::Word(text) }
    }

    fn quoted(&mut self, quote: char) -> Token {
        let mut text = String::new();
        let mut characters = self.rest.char_indices().skip(1);
        while let Some((at, character)) = characters.next() {
            match character {
                '\\' => match characters.next() {
                    Some((_, escaped)) => unescape(escaped, &mut text),
                    None => break,
                },
                _ if character == quote => {
                    self.skip(at + 1);
                    return Token::Word(text);
                }
                _ => text.push(character),
            }
        }
        Token::Unclosed("a quotation")
    }

    /// An unquoted word. `${name}` and `{{ name }}` inside it do not end it.
    fn word(&mut self, _first: bool) -> Token {
        let mut text = String::new();
        let mut end = self.rest.len();
        let mut characters = self.rest.char_indices().peekable();
        let mut previous = ' ';
        let mut braces = 0usize;
        while let Some((at, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let placeholder = previous == '$' || next == Some('{') || braces > 0;
            match character {
                '{' if placeholder => braces += 1,
                '}' if braces > 0 => braces -= 1,
                '\n' => {
                    end = at;
                    break;
                }
                _ if braces > 0 => {}
                _ if character.is_whitespace() || matches!(character, ';' | '{') => {
                    end = at;
                    break;
                }
                '}' if self.dialect == Dialect::Bind => {
                    end = at;
                    break;
                }
                '\\' => {
                    if let Some((_, escaped)) = characters.next() {
                        unescape(escaped, &mut text);
                    }
                    previous = ' ';
                    continue;
                }
                _ => {}
            }
            text.push(character);
            previous = character;
        }
        // A word always takes something, so that reading always moves on.
        self.skip(end.max(self.rest.chars().next().map_or(1, char::len_utf8)));
        Token::Word(text)
    }

    /// Passes over a block of Lua up to the brace that closes it.
    fn skip_lua(&mut self) {
        let mut depth = 1usize;
        while let Some(at) = self.rest.find(['{', '}', '"', '\'', '-']) {
            let found = self.rest.get(at..).unwrap_or_default();
            let length = match found.chars().next() {
                Some('{') => {
                    depth += 1;
                    1
                }
                Some('}') => {
                    depth -= 1;
                    1
                }
                Some('-') if found.starts_with("--") => found.find('\n').unwrap_or(found.len()),
                Some('-') => 1,
                Some(quote) => lua_string(found, quote),
                None => 1,
            };
            self.skip(at + length);
            if depth == 0 {
                return;
            }
        }
        self.skip(self.rest.len());
    }
}

/// The length of a Lua string that starts here; one byte where its line ends first.
fn lua_string(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '\n' => return 1,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    1
}

fn unescape(escaped: char, text: &mut String) {
    match escaped {
        '"' | '\'' | '\\' => text.push(escaped),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        'n' => text.push('\n'),
        _ => text.extend(['\\', escaped]),
    }
}

fn directive(words: &mut Vec<String>, line: u32) -> Directive {
    let mut words = std::mem::take(words).into_iter();
    Directive { name: words.next().unwrap_or_default(), args: words.collect(), line, block: None }
}
