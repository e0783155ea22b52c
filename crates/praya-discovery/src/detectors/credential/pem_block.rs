//! PEM blocks (RFC 7468, RFC 1421 headers, OpenPGP armour), wherever in a text they stand.
//!
//! A block in a source file or a configuration is indented, quoted, concatenated, commented or
//! escaped. Its body is therefore read in several ways, from the strictest to the loosest, and the
//! first that gives well-formed data counts. A marker without a body is prose.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::asn1::der::Value;
use super::findings::Lines;

/// What a block begins with.
const BEGIN: &[u8] = b"-----BEGIN ";
const DASHES: &[u8] = b"-----";

/// Labels are short; what is longer is prose.
const MAX_LABEL: usize = 64;

/// Headers of one block; OpenPGP writes a handful.
const MAX_HEADERS: usize = 64;

/// The one label whose body is hexadecimal.
const OPENVPN: &str = "OpenVPN Static key V1";

/// Characters after the marker within which the body begins, headers included.
const SOON: usize = 400;

/// A run of base64 as long as this between markers was meant as data.
const MEANT_AS_DATA: usize = 40;

pub(super) const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Names and values.
pub(super) type Headers = Vec<(String, String)>;

/// One block. Not `Debug`: it may hold a private key.
pub(super) struct Block {
    /// `CERTIFICATE`, `RSA PRIVATE KEY`.
    pub(super) label: String,
    /// `Proc-Type`, `DEK-Info`, and those of OpenPGP.
    pub(super) headers: Headers,
    /// The decoded body, or why there is none.
    pub(super) body: Result<Vec<u8>, &'static str>,
    /// Line of the marker, from 1.
    pub(super) line: u32,
}

impl Block {
    /// The value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Whether there is a marker in these bytes.
pub(super) fn any(bytes: &[u8]) -> bool {
    memmem::find(bytes, BEGIN).is_some()
}

/// The blocks of a text in order, found as they are asked for.
pub(super) fn blocks(bytes: &[u8]) -> impl Iterator<Item = Block> + '_ {
    let mut at = 0;
    let mut lines = Lines::new(bytes);
    std::iter::from_fn(move || {
        while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, BEGIN)) {
            let offset = at + found;
            let (block, next) = block(bytes, offset, lines.at(offset));
            at = next;
            if block.is_some() {
                return block;
            }
        }
        None
    })
}

/// The block whose marker stands at `offset`, where it is one, and where to look on.
fn block(bytes: &[u8], offset: usize, line: u32) -> (Option<Block>, usize) {
    let after = offset + BEGIN.len();
    let Some((label, start)) = label(bytes, after) else { return (None, after) };
    let rest = bytes.get(start..).unwrap_or_default();
    let stop = marker(rest);
    let (raw, tail) = rest.split_at(stop);
    let closed = tail
        .strip_prefix(b"-----END ")
        .and_then(|tail| tail.strip_prefix(label.as_bytes()))
        .is_some_and(|tail| tail.starts_with(DASHES));
    let next = if closed { start + stop + 9 + label.len() + DASHES.len() } else { start + stop };
    let prefix = line_prefix(bytes, offset);
    (read(label, prefix, raw, closed).map(|block| Block { line, ..block }), next)
}

/// Where the next marker stands. A diff puts a dash of its own before it.
fn marker(bytes: &[u8]) -> usize {
    let Some(found) = memmem::find(bytes, DASHES) else { return bytes.len() };
    let dashes = bytes.iter().skip(found).take_while(|byte| **byte == b'-').count();
    found + dashes - DASHES.len()
}

/// The label that starts here, and where its marker ends.
fn label(bytes: &[u8], start: usize) -> Option<(String, usize)> {
    let window = bytes.get(start..)?;
    let window = window.get(..MAX_LABEL + DASHES.len()).unwrap_or(window);
    let length = memmem::find(window, DASHES)?;
    let label = std::str::from_utf8(window.get(..length)?).ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || " .-#/_".contains(c);
    let well_formed = !label.is_empty() && label.chars().all(plain);
    // A signed text stands behind this one, not a body.
    let well_formed = well_formed && label != "PGP SIGNED MESSAGE";
    well_formed.then(|| (label.to_owned(), start + length + DASHES.len()))
}

/// What stands before the marker on its line: indentation, a quote, a comment leader.
fn line_prefix(bytes: &[u8], offset: usize) -> &[u8] {
    let before = bytes.get(..offset).unwrap_or_default();
    let from = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
    let prefix = before.get(from..).unwrap_or_default();
    if prefix.len() <= 16 { prefix } else { &[] }
}

/// Reads what stands between two markers. `None` where it is prose.
fn read(label: String, prefix: &[u8], raw: &[u8], closed: bool) -> Option<Block> {
    let lossy = String::from_utf8_lossy(raw);
    let text = unescaped(&lossy);
    let prefix = String::from_utf8_lossy(prefix);
    let mark = prefix.trim_end_matches(['"', '\'', '`']).trim();
    let block = |headers, body| Block { label: label.clone(), headers, body, line: 0 };
    let decode = if label == OPENVPN { unhex } else { decoded };
    let mut fallback = None;
    for reading in Reading::ALL.iter().filter(|reading| reading.applies(&text, mark)) {
        let (headers, data) = split_headers(&reading.lines(&text, mark));
        let Some(body) = decode(&data) else { continue };
        if closed && credible(&label, &headers, &body) {
            return Some(block(headers, Ok(body)));
        }
        fallback = fallback.or(Some((headers, body)));
    }
    if !meant_as_data(&text) || text.contains("...") || text.contains('\u{2026}') {
        return None;
    }
    let (headers, body) = fallback.unwrap_or_default();
    match (closed, body.is_empty()) {
        (false, _) => Some(block(Vec::new(), Err("the end marker is missing"))),
        (true, true) => Some(block(Vec::new(), Err("the body is not base64"))),
        (true, false) => Some(block(headers, Ok(body))),
    }
}

/// Whether a body is what its label promises, so that no other reading need be tried.
fn credible(label: &str, headers: &[(String, String)], body: &[u8]) -> bool {
    const SEQUENCE: u8 = 0x30;
    const OID: u8 = 0x06;
    if label.starts_with("PGP ") {
        return body.first().is_some_and(|first| first & 0x80 != 0);
    }
    if !headers.is_empty() || label == OPENVPN {
        return true;
    }
    match body.first() {
        Some(&SEQUENCE | &OID) => Value::first(body).is_ok(),
        _ => body.starts_with(b"openssh-key-v1\0"),
    }
}

/// A way to read a body.
#[derive(Clone, Copy)]
enum Reading {
    /// Without what stood before the marker on its line: a comment leader, a mark of a diff.
    Unmarked,
    /// As it stands.
    Plain,
    /// What is inside quotes of a kind, where the marker stands inside one (parity 0) or its line
    /// does not (parity 1).
    Quoted(char, usize),
    /// The longest word of each line: `echo MII... >> ca.pem`.
    LongestWord,
}

impl Reading {
    const ALL: [Self; 9] = [
        Self::Unmarked,
        Self::Plain,
        Self::Quoted('"', 0),
        Self::Quoted('"', 1),
        Self::Quoted('\'', 0),
        Self::Quoted('\'', 1),
        Self::Quoted('`', 0),
        Self::Quoted('`', 1),
        Self::LongestWord,
    ];

    fn applies(self, text: &str, mark: &str) -> bool {
        match self {
            Self::Unmarked => !mark.is_empty(),
            Self::Quoted(quote, _) => text.contains(quote),
            Self::Plain | Self::LongestWord => true,
        }
    }

    fn lines<'a>(self, text: &'a str, mark: &str) -> Vec<&'a str> {
        let unmarked = |line: &'a str| {
            let line = line.trim();
            line.strip_prefix(mark).unwrap_or(line).trim()
        };
        let longest_word = |line: &'a str| {
            let words =
                unmarked(line).split_whitespace().map(|word| word.trim_matches(['\\', ',', ';']));
            words.filter(|word| is_base64(word)).max_by_key(|word| word.len()).unwrap_or_default()
        };
        match self {
            Self::Unmarked => text.lines().map(unmarked).collect(),
            Self::Plain => text.lines().map(str::trim).collect(),
            Self::Quoted(quote, parity) => {
                let parts = text.split(quote).skip(parity).step_by(2);
                parts.flat_map(str::lines).map(str::trim).collect()
            }
            Self::LongestWord => {
                // The first and the last line are the rest of those of the markers.
                let count = text.lines().count();
                let inner = text.lines().skip(1).take(count.saturating_sub(2));
                let says = |line: &str| line.chars().any(|c| c.is_ascii_alphanumeric());
                if inner.clone().any(|line| says(line) && longest_word(line).is_empty()) {
                    return Vec::new();
                }
                text.lines().map(longest_word).collect()
            }
        }
    }
}

/// Header lines, which end at an empty line, and the data.
fn split_headers(lines: &[&str]) -> (Vec<(String, String)>, String) {
    let mut headers = Vec::new();
    let mut data = String::new();
    let mut lines = lines.iter().skip_while(|line| line.is_empty()).peekable();
    while let Some((key, value)) = lines.peek().and_then(|line| line.split_once(':')) {
        if headers.len() == MAX_HEADERS {
            break;
        }
        let mut value = value.trim().to_owned();
        lines.next();
        // RFC 4716 continues a header after a backslash.
        while value.ends_with('\\') {
            value.pop();
            value.push_str(lines.next().copied().unwrap_or_default());
        }
        headers.push((key.trim().to_owned(), value));
    }
    for line in lines {
        // OpenPGP's checksum is a line of its own.
        if !(line.len() == 5 && line.starts_with('=')) {
            data.extend(line.split_ascii_whitespace());
        }
    }
    (headers, data)
}

/// Headers and decoded body of text that is not quoted or escaped.
pub(super) fn plain(body: &[u8]) -> Option<(Headers, Vec<u8>)> {
    let text = String::from_utf8_lossy(body);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (headers, data) = split_headers(&lines);
    decoded(&data).map(|body| (headers, body))
}

/// Base64 without white space. `None` where it is something else, or nothing.
fn decoded(data: &str) -> Option<Vec<u8>> {
    let body = BASE64.decode(data.trim_end_matches(['=', '\\'])).ok()?;
    (!body.is_empty()).then_some(body)
}

/// Hexadecimal, which OpenVPN's static keys are in.
fn unhex(data: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = data.chars().map(|c| c.to_digit(16).map(|n| n as u8)).collect();
    let body: Vec<u8> =
        digits?.chunks(2).map(|pair| pair.iter().fold(0, |sum, n| sum << 4 | n)).collect();
    (!body.is_empty()).then_some(body)
}

/// Whether a run of base64 that no prose has stands soon after the marker.
pub(super) fn meant_as_data(text: &str) -> bool {
    let soon = text.char_indices().nth(SOON).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    soon.split(|c| !is_base64_character(c)).any(|run| run.len() >= MEANT_AS_DATA)
}

fn is_base64(word: &str) -> bool {
    word.chars().all(is_base64_character)
}

fn is_base64_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "+/=".contains(c)
}

/// Escapes of JSON, source code, XML and URLs, undone where they stand for line ends or for the
/// characters of base64.
fn unescaped(text: &str) -> Cow<'_, str> {
    const ESCAPES: &[(&str, &str)] = &[
        ("\\\\r", "\n"),
        ("\\\\n", "\n"),
        ("\\r", "\n"),
        ("\\n", "\n"),
        ("\\t", " "),
        ("\\/", "/"),
        ("\\u000a", "\n"),
        ("\\u000A", "\n"),
        ("\\u000d", "\n"),
        ("\\u000D", "\n"),
        ("\\u002b", "+"),
        ("\\u002B", "+"),
        ("\\u002f", "/"),
        ("\\u002F", "/"),
        ("\\u003d", "="),
        ("\\u003D", "="),
        ("\\x0a", "\n"),
        ("\\x0A", "\n"),
        ("\\012", "\n"),
        ("&#10;", "\n"),
        ("&#13;", "\n"),
        ("&#xa;", "\n"),
        ("&#xA;", "\n"),
        ("&#xd;", "\n"),
        ("&#xD;", "\n"),
        ("%0A", "\n"),
        ("%0a", "\n"),
        ("%0D", "\n"),
        ("%0d", "\n"),
        ("%2B", "+"),
        ("%2b", "+"),
        ("%2F", "/"),
        ("%2f", "/"),
        ("%3D", "="),
        ("%3d", "="),
    ];
    if !text.contains(['\\', '&', '%']) {
        return Cow::Borrowed(text);
    }
    ESCAPES
        .iter()
        .filter(|(escape, _)| text.contains(escape))
        .fold(Cow::Borrowed(text), |text, (escape, plain)| Cow::Owned(text.replace(escape, plain)))
}
