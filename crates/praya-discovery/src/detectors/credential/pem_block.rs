//! PEM blocks (RFC 7468, RFC 1421 headers, OpenPGP armour), wherever in a text they stand.
//!
//! A block in a source file or a configuration is indented, quoted, concatenated, commented or
//! escaped. Its body is therefore read in several ways, from the strictest to the loosest, and the
//! first that gives well-formed data counts. A marker without a body is prose.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use memchr::memmem;

use super::der::Value;

/// What a block begins with.
const BEGIN: &[u8] = b"-----BEGIN ";
const DASHES: &[u8] = b"-----";

/// Labels are short; what is longer is prose.
const MAX_LABEL: usize = 64;

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

/// One block. Not `Debug`: it may hold a private key.
pub(super) struct Block {
    /// `CERTIFICATE`, `RSA PRIVATE KEY`.
    pub(super) label: String,
    /// `Proc-Type`, `DEK-Info`, and those of OpenPGP.
    pub(super) headers: Vec<(String, String)>,
    /// The decoded body, or why there is none.
    pub(super) body: Result<Vec<u8>, &'static str>,
    /// The body as it stands, for the few formats that are not base64.
    pub(super) text: String,
    /// Line of the marker, from 1.
    pub(super) line: u32,
    /// Offset of the marker.
    pub(super) offset: usize,
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
    let mut counted = 0;
    let mut line = 1_u32;
    std::iter::from_fn(move || {
        while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, BEGIN)) {
            let offset = at + found;
            let newlines = memchr::memchr_iter(b'\n', bytes.get(counted..offset)?).count();
            line = line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
            counted = offset;
            let (block, next) = block(bytes, offset, line);
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
    let stop = memmem::find(rest, DASHES).unwrap_or(rest.len());
    let (raw, tail) = rest.split_at(stop);
    let closed = tail
        .strip_prefix(b"-----END ")
        .and_then(|tail| tail.strip_prefix(label.as_bytes()))
        .is_some_and(|tail| tail.starts_with(DASHES));
    let next = if closed { start + stop + 9 + label.len() + DASHES.len() } else { start + stop };
    let prefix = line_prefix(bytes, offset);
    (read(label, prefix, raw, closed).map(|block| Block { line, offset, ..block }), next)
}

/// The label that starts here, and where its marker ends.
fn label(bytes: &[u8], start: usize) -> Option<(String, usize)> {
    let window = bytes.get(start..)?;
    let window = window.get(..MAX_LABEL + DASHES.len()).unwrap_or(window);
    let length = memmem::find(window, DASHES)?;
    let label = std::str::from_utf8(window.get(..length)?).ok()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || " .-#/_".contains(c);
    let well_formed = !label.is_empty() && label.chars().all(plain);
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
    let text = unescaped(&String::from_utf8_lossy(raw));
    let prefix = String::from_utf8_lossy(prefix);
    let block = |headers, body| Block {
        label: label.clone(),
        headers,
        body,
        text: text.clone(),
        line: 0,
        offset: 0,
    };
    let binary = label.starts_with("PGP") || !label.contains("KEY") && !label.contains("CERT");
    let mut fallback = None;
    for reading in readings(&text, prefix.trim_end_matches(['"', '\'', '`'])) {
        let (headers, data) = split_headers(&reading);
        let Some(body) = decoded(&data) else { continue };
        if looks_whole(&body) || closed && (binary || !headers.is_empty()) {
            return Some(block(headers, Ok(body)));
        }
        fallback = fallback.or(Some((headers, body)));
    }
    if !meant_as_data(&text) {
        // A short body that decodes counts only where it was closed and is no single word.
        return fallback
            .filter(|(_, body)| closed && body.len() >= 24)
            .map(|(headers, body)| block(headers, Ok(body)));
    }
    let elided = text.contains("...") || text.contains('\u{2026}');
    match fallback {
        _ if elided => None,
        Some((headers, body)) if closed => Some(block(headers, Ok(body))),
        _ if !closed => Some(block(Vec::new(), Err("the end marker is missing"))),
        _ => Some(block(Vec::new(), Err("the body is not base64"))),
    }
}

/// Whether a well-formed BER value fills these bytes, or nearly (OpenSSL's trusted certificates
/// carry a second one).
fn looks_whole(body: &[u8]) -> bool {
    body.first() == Some(&0x30) && Value::first(body).is_ok()
        || body.starts_with(b"openssh-key-v1\0")
}

/// The body read in several ways: as it stands, without the marker line's prefix, inside quotes,
/// outside quotes, and by the last word of each line.
fn readings(text: &str, prefix: &str) -> Vec<Vec<String>> {
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let mut readings = Vec::new();
    let mark = prefix.trim();
    if !mark.is_empty() {
        let strip = |line: &str| line.trim().strip_prefix(mark).unwrap_or(line).trim().to_owned();
        readings.push(text.lines().map(strip).collect());
    }
    readings.push(lines(text));
    for quote in ['"', '\'', '`'] {
        if text.contains(quote) {
            for parity in [0, 1] {
                let kept = text.split(quote).enumerate().filter(|(index, _)| index % 2 == parity);
                readings.push(kept.flat_map(|(_, part)| lines(part)).collect());
            }
        }
    }
    let last_word = |line: &str| {
        let line = line.trim().trim_end_matches(['\\', ',', ';', '^']);
        line.split_whitespace().last().unwrap_or_default().to_owned()
    };
    readings.push(text.lines().map(last_word).collect());
    readings
}

/// Header lines, which end at an empty line, and the data.
fn split_headers(lines: &[String]) -> (Vec<(String, String)>, String) {
    let mut headers = Vec::new();
    let mut data = String::new();
    let mut lines = lines.iter().skip_while(|line| line.is_empty()).peekable();
    while let Some((key, value)) = lines.peek().and_then(|line| line.split_once(':')) {
        let mut value = value.trim().to_owned();
        lines.next();
        // RFC 4716 continues a header after a backslash.
        while value.ends_with('\\') {
            value.pop();
            value.push_str(lines.next().map_or("", String::as_str));
        }
        headers.push((key.trim().to_owned(), value));
    }
    for line in lines {
        // OpenPGP's checksum is a line of its own.
        if !(line.len() == 5 && line.starts_with('=')) {
            data.push_str(line);
        }
    }
    (headers, data)
}

/// Base64, with white space anywhere. `None` where there is something else, or nothing.
fn decoded(data: &str) -> Option<Vec<u8>> {
    let compact: String = data.split_ascii_whitespace().collect();
    let compact = compact.trim_end_matches(['=', '\\']);
    let body = BASE64.decode(compact).ok()?;
    (!body.is_empty()).then_some(body)
}

/// Whether a run of base64 that no prose has stands soon after the marker.
fn meant_as_data(text: &str) -> bool {
    let base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let soon = text.char_indices().nth(SOON).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    soon.split(|c| !base64(c)).any(|run| run.len() >= MEANT_AS_DATA)
}

/// Escapes of JSON, source code, XML and URLs, undone where they stand for line ends or for the
/// characters of base64.
fn unescaped(text: &str) -> String {
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
        return text.to_owned();
    }
    ESCAPES
        .iter()
        .filter(|(escape, _)| text.contains(escape))
        .fold(text.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}
