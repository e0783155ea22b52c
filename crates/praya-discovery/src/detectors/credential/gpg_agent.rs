//! Reads the private keys of GnuPG's agent (`private-keys-v1.d/*.key`): canonical S-expressions,
//! or text around readable ones since GnuPG 2.3.

use praya_cbom::registry::{compose, curve};
use praya_cbom::{Material, MaterialKind};

use super::asn1::algorithm::{Told, bits, spelled};
use super::asn1::der::{Malformed, Read};
use super::findings::Findings;
use crate::{Artefact, Detector, Report};

/// Private keys that `gpg-agent` keeps.
pub(super) struct GpgAgent;

const ID: &str = "credential/gpg-agent";

/// The kinds of key at the head of an expression, and what each says of protection.
const KINDS: [(&str, Option<&str>); 3] = [
    ("protected-private-key", None),
    ("shadowed-private-key", Some("smart card")),
    ("private-key", Some("none")),
];

/// Key files are small; more is none.
const MAX_BYTES: usize = 256 * 1024;

impl Detector for GpgAgent {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "GnuPG agent key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let small = artefact.bytes.len() <= MAX_BYTES;
        let unfolded = if small { unfolded(artefact.bytes) } else { Vec::new() };
        artefact.extension() == "key"
            && KINDS.iter().any(|(kind, _)| expression(&unfolded, kind).is_some())
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let found = KINDS.iter().find_map(|kind| Some((kind, expression(artefact.bytes, kind.0)?)));
        let Some(((_, protected_by), tokens)) = found else { return };
        if let Err(Malformed(reason)) = key(tokens, *protected_by, &mut findings) {
            findings.unreadable(format!("GnuPG agent key: {reason}"));
        }
    }
}

/// The text form folds long lines, in the middle of words too: a line that begins with a space goes
/// on the one before. The canonical form stays as it is.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"(") {
        return bytes.to_vec();
    }
    String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace("\n ", "").into_bytes()
}

/// The bytes behind `(kind` in either form: `(21:protected-private-key` or
/// `Key: (protected-private-key`.
fn expression<'a>(bytes: &'a [u8], kind: &str) -> Option<Tokens<'a>> {
    let canonical = format!("({}:{kind}", kind.len());
    if let Some(rest) = bytes.strip_prefix(canonical.as_bytes()) {
        return Some(Tokens { rest });
    }
    let at = bytes
        .windows(5)
        .position(|window| window == b"Key: ")
        .filter(|at| *at == 0 || bytes.get(at - 1) == Some(&b'\n'))?;
    let rest = bytes.get(at + 5..)?.strip_prefix(b"(")?.strip_prefix(kind.as_bytes())?;
    Some(Tokens { rest })
}

/// The tokens of an S-expression, parentheses included.
#[derive(Clone, Copy)]
struct Tokens<'a> {
    rest: &'a [u8],
}

#[derive(PartialEq, Eq)]
enum Token {
    Open,
    Close,
    Atom(Vec<u8>),
}

impl Tokens<'_> {
    fn next(&mut self) -> Read<Token> {
        const ENDS: Malformed = Malformed("the expression does not end");
        self.rest = self.rest.trim_ascii_start();
        let first = *self.rest.first().ok_or(ENDS)?;
        let past = |count| self.rest.get(count..).unwrap_or_default();
        match first {
            b'(' | b')' => {
                self.rest = past(1);
                Ok(if first == b'(' { Token::Open } else { Token::Close })
            }
            b'#' => {
                let end = self.rest.iter().skip(1).position(|byte| *byte == b'#').ok_or(ENDS)?;
                let digits = self.rest.get(1..=end).unwrap_or_default();
                self.rest = past(end + 2);
                Ok(Token::Atom(unhex(digits)))
            }
            b'"' => {
                let end = self.rest.iter().skip(1).position(|byte| *byte == b'"').ok_or(ENDS)?;
                let text = self.rest.get(1..=end).unwrap_or_default().to_vec();
                self.rest = past(end + 2);
                Ok(Token::Atom(text))
            }
            _ => self.atom(),
        }
    }

    /// `3:rsa`, or a bare word.
    fn atom(&mut self) -> Read<Token> {
        let digits = self.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 && self.rest.get(digits) == Some(&b':') {
            let length = self.rest.get(..digits).and_then(|text| std::str::from_utf8(text).ok());
            let length: usize = length.and_then(|text| text.parse().ok()).unwrap_or(usize::MAX);
            let from = digits + 1;
            let range = from.checked_add(length).and_then(|to| self.rest.get(from..to));
            let atom = range.ok_or(Malformed("a length reaches past the end"))?.to_vec();
            self.rest = self.rest.get(from + length..).unwrap_or_default();
            return Ok(Token::Atom(atom));
        }
        let end = |byte: &u8| byte.is_ascii_whitespace() || b"()#\"".contains(byte);
        let length = self.rest.iter().position(end).unwrap_or(self.rest.len());
        let (atom, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(Token::Atom(atom.to_vec()))
    }

    fn text(&mut self) -> Read<String> {
        match self.next()? {
            Token::Atom(atom) => Ok(String::from_utf8_lossy(&atom).into_owned()),
            _ => Err(Malformed("a name is missing")),
        }
    }
}

fn unhex(digits: &[u8]) -> Vec<u8> {
    let nibbles: Vec<u8> = digits
        .iter()
        .filter_map(|digit| char::from(*digit).to_digit(16))
        .map(|value| value as u8)
        .collect();
    nibbles.chunks(2).map(|pair| pair.iter().fold(0, |sum, nibble| sum << 4 | nibble)).collect()
}

/// What the expression says outside its private parts.
#[derive(Default)]
struct Public {
    modulus_bits: Option<u32>,
    curve: Option<String>,
    protection: Option<String>,
}

fn key(
    mut tokens: Tokens<'_>,
    protected_by: Option<&str>,
    findings: &mut Findings<'_, '_>,
) -> Read<()> {
    if tokens.next()? != Token::Open {
        return Err(Malformed("the algorithm is missing"));
    }
    let name = tokens.text()?;
    let public = public(tokens)?;
    let told = algorithm(&name, &public);
    let protection = match (protected_by, public.protection.as_deref()) {
        (Some(plain), _) => plain.to_owned(),
        (None, Some(mode)) if mode.contains("ocb") => "AES-128-OCB".to_owned(),
        (None, Some(mode)) if mode.contains("cbc") => "AES-128-CBC".to_owned(),
        (None, mode) => mode.unwrap_or("a password").to_owned(),
    };
    let encrypted = protected_by.is_none();
    let material = Material {
        material: MaterialKind::PrivateKey,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("GnuPG agent".to_owned()),
        protected_by: Some(protection.clone()),
        ..Material::default()
    };
    let at = findings.file();
    findings.material(material, &at, told.unresolved);
    if encrypted && public.protection.is_some() {
        findings.algorithm(spelled(&protection), &at.clone().with_symbol("encryption"));
        findings
            .algorithm(spelled("SHA-1"), &at.with_symbol("key derivation, iterated and salted"));
    }
    Ok(())
}

/// Walks the parameters of the key; private ones are passed over without a look.
fn public(mut tokens: Tokens<'_>) -> Read<Public> {
    let mut public = Public::default();
    while tokens.next()? == Token::Open {
        match tokens.text()?.as_str() {
            "n" | "p" if public.modulus_bits.is_none() => {
                if let Token::Atom(prime) = tokens.next()? {
                    public.modulus_bits = Some(bits(&prime));
                }
            }
            "curve" => public.curve = Some(tokens.text()?),
            "protected" => public.protection = Some(tokens.text()?),
            _ => {}
        }
        close(&mut tokens)?;
    }
    Ok(public)
}

/// Passes over the rest of a list.
fn close(tokens: &mut Tokens<'_>) -> Read<()> {
    let mut open = 1_usize;
    while open > 0 {
        match tokens.next()? {
            Token::Open => open += 1,
            Token::Close => open -= 1,
            Token::Atom(_) => {}
        }
    }
    Ok(())
}

fn algorithm(name: &str, public: &Public) -> Told {
    match (name, public.modulus_bits, public.curve.as_deref()) {
        ("rsa" | "dsa" | "elg", Some(bits), _) => {
            let name = if name == "elg" { "ElGamal" } else { name };
            spelled(name).with_key_size(bits)
        }
        ("ecc" | "ecdsa" | "ecdh", _, Some(name)) => match curve(name) {
            Some(known) => Told::all(compose("EC", None, Some(&known.name), None, None, None)),
            None => spelled("EC").unresolved("curve", "the curve is not in the registry"),
        },
        _ => spelled(name).unresolved("keySize", "the public part is not as GnuPG writes it"),
    }
}
