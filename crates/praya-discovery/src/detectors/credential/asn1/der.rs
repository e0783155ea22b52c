//! A small bounded reader of BER and DER.
//!
//! The crates for X.509, CMS and PKCS#12 hold their input to the letter of DER, and rightly: they
//! feed verifiers. An inventory has the opposite duty: certificates with negative serial numbers,
//! odd times, unknown critical extensions or indefinite lengths (most PKCS#12 and CMS files) are
//! in use, and what is in use must be listed. So this reader takes BER, keeps no state, borrows
//! everything but segmented octet strings, and refuses only what cannot be walked.

use std::borrow::Cow;

/// Nested indefinite lengths allowed before an input counts as hostile.
const MAX_DEPTH: usize = 64;

/// Why bytes could not be read. The texts are fixed, so no key byte can reach a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed(pub(crate) &'static str);

/// What reading gives.
pub(crate) type Read<T> = Result<T, Malformed>;

/// Tags of the universal class, and context tags as they stand on the wire.
pub(crate) mod tag {
    pub(crate) const BOOLEAN: u8 = 0x01;
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const NULL: u8 = 0x05;
    pub(crate) const OID: u8 = 0x06;
    pub(crate) const ENUMERATED: u8 = 0x0a;
    pub(crate) const TELETEX_STRING: u8 = 0x14;
    pub(crate) const UTC_TIME: u8 = 0x17;
    pub(crate) const GENERALIZED_TIME: u8 = 0x18;
    pub(crate) const UNIVERSAL_STRING: u8 = 0x1c;
    pub(crate) const BMP_STRING: u8 = 0x1e;
    pub(crate) const SEQUENCE: u8 = 0x30;
    pub(crate) const SET: u8 = 0x31;

    /// `[n]`, primitive.
    pub(crate) const fn context(n: u8) -> u8 {
        0x80 | n
    }

    /// `[n]`, constructed.
    pub(crate) const fn explicit(n: u8) -> u8 {
        0xa0 | n
    }
}

/// One value: its tag byte, its content, and all of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value<'a> {
    /// The identifier octet. No structure read here uses tag numbers above 30.
    pub(crate) tag: u8,
    /// The content, without the end marker of an indefinite length.
    pub(crate) content: &'a [u8],
    /// Header, content and end marker.
    pub(crate) raw: &'a [u8],
}

/// Reads values one after another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next value, whatever it is.
    pub(crate) fn value(&mut self) -> Read<Value<'a>> {
        let header = Header::read(self.rest)?;
        let (length, end) = match header.length {
            Some(length) => (length, length),
            None => indefinite(self.rest, header.size)?,
        };
        let content = header.size.checked_add(length).and_then(|to| self.rest.get(header.size..to));
        let split = header.size.checked_add(end).and_then(|at| self.rest.split_at_checked(at));
        let (Some(content), Some((raw, rest))) = (content, split) else {
            return Err(Malformed("a length reaches past the end of the data"));
        };
        self.rest = rest;
        Ok(Value { tag: header.tag, content, raw })
    }

    /// The next value, which must have this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Read<Value<'a>> {
        let value = self.value()?;
        value.must_be(tag)?;
        Ok(value)
    }

    /// The next value where it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Read<Option<Value<'a>>> {
        if self.rest.first() == Some(&tag) { self.value().map(Some) } else { Ok(None) }
    }

    /// The next value as the inside of a SEQUENCE.
    pub(crate) fn sequence(&mut self) -> Read<Reader<'a>> {
        Ok(self.expect(tag::SEQUENCE)?.inside())
    }

    /// The next value as an object identifier, dotted.
    pub(crate) fn oid(&mut self) -> Read<String> {
        self.expect(tag::OID)?.oid()
    }
}

impl<'a> Value<'a> {
    /// The first value of these bytes; what follows it is not looked at.
    pub(crate) fn first(bytes: &'a [u8]) -> Read<Self> {
        Reader::new(bytes).value()
    }

    /// The first value, which must have this tag.
    pub(crate) fn first_as(bytes: &'a [u8], tag: u8) -> Read<Self> {
        Reader::new(bytes).expect(tag)
    }

    /// A reader over the content.
    pub(crate) fn inside(&self) -> Reader<'a> {
        Reader::new(self.content)
    }

    pub(crate) fn must_be(&self, tag: u8) -> Read<()> {
        if self.tag == tag { Ok(()) } else { Err(Malformed("a value has an unexpected type")) }
    }

    /// The one value inside an explicit tag.
    pub(crate) fn only(&self) -> Read<Value<'a>> {
        self.inside().value()
    }

    /// An object identifier, dotted.
    pub(crate) fn oid(&self) -> Read<String> {
        self.must_be(tag::OID)?;
        dotted(self.content)
    }

    /// The bytes of a non-negative integer without leading zeros.
    pub(crate) fn magnitude(&self) -> &'a [u8] {
        let zeros = self.content.iter().take_while(|byte| **byte == 0).count();
        self.content.get(zeros..).unwrap_or_default()
    }

    /// A small non-negative integer.
    pub(crate) fn small(&self) -> Read<u64> {
        let bytes = self.magnitude();
        if bytes.len() > 8 {
            return Err(Malformed("an integer is too large"));
        }
        Ok(bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    /// The bytes of a bit string whose bits fill whole octets, and those of any other without the
    /// count of unused bits.
    pub(crate) fn bits(&self) -> Read<&'a [u8]> {
        self.must_be(tag::BIT_STRING)?;
        self.content.get(1..).ok_or(Malformed("a bit string has no content"))
    }

    /// The bytes of an octet string, its BER segments joined. Implicitly tagged ones are taken too.
    pub(crate) fn octets(&self) -> Read<Cow<'a, [u8]>> {
        if self.tag & 0x20 == 0 {
            return Ok(Cow::Borrowed(self.content));
        }
        let mut joined = Vec::new();
        let mut segments = self.inside();
        while !segments.is_empty() {
            let segment = segments.expect(tag::OCTET_STRING)?;
            joined.extend_from_slice(segment.content);
        }
        Ok(Cow::Owned(joined))
    }
}

struct Header {
    tag: u8,
    size: usize,
    /// `None` for an indefinite length.
    length: Option<usize>,
}

impl Header {
    fn read(bytes: &[u8]) -> Read<Self> {
        const ENDS: Malformed = Malformed("the data ends inside a value");
        let tag = *bytes.first().ok_or(ENDS)?;
        if tag & 0x1f == 0x1f {
            return Err(Malformed("a tag number above 30 is of no structure known here"));
        }
        let first = *bytes.get(1).ok_or(ENDS)?;
        if first == 0x80 {
            return if tag & 0x20 == 0 {
                Err(Malformed("a primitive value has an indefinite length"))
            } else {
                Ok(Self { tag, size: 2, length: None })
            };
        }
        if first < 0x80 {
            return Ok(Self { tag, size: 2, length: Some(usize::from(first)) });
        }
        let count = usize::from(first & 0x7f);
        if count > 8 {
            return Err(Malformed("a length is absurd"));
        }
        let octets = bytes.get(2..2 + count).ok_or(ENDS)?;
        let length = octets.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        let length = usize::try_from(length).map_err(|_| Malformed("a length is absurd"))?;
        Ok(Self { tag, size: 2 + count, length: Some(length) })
    }
}

/// Length of the content of an indefinite-length value, and of content with its end marker.
/// Walks with a counter, not by recursion.
fn indefinite(bytes: &[u8], header: usize) -> Read<(usize, usize)> {
    const ENDS: Malformed = Malformed("a value of indefinite length has no end");
    let mut at = header;
    let mut open = 1_usize;
    loop {
        let rest = bytes.get(at..).ok_or(ENDS)?;
        if rest.starts_with(&[0, 0]) {
            open -= 1;
            at += 2;
            if open == 0 {
                return Ok((at - 2 - header, at - header));
            }
            continue;
        }
        let inner = Header::read(rest).map_err(|_| ENDS)?;
        match inner.length {
            Some(length) => {
                at = at
                    .checked_add(inner.size)
                    .and_then(|at| at.checked_add(length))
                    .filter(|at| *at <= bytes.len())
                    .ok_or(ENDS)?;
            }
            None if open >= MAX_DEPTH => return Err(Malformed("values are nested too deeply")),
            None => {
                open += 1;
                at += inner.size;
            }
        }
    }
}

/// The dotted form of an encoded object identifier.
pub(crate) fn dotted(content: &[u8]) -> Read<String> {
    const BAD: Malformed = Malformed("an object identifier is malformed");
    // X.660 sets no limit; the longest identifiers in use have under 20 octets.
    if content.is_empty()
        || content.len() > 128
        || content.last().is_some_and(|last| last & 0x80 != 0)
    {
        return Err(BAD);
    }
    let mut text = String::new();
    let mut arc = 0_u128;
    for byte in content {
        arc = arc.checked_mul(128).ok_or(BAD)? | u128::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if text.is_empty() {
            let root = (arc / 40).min(2);
            text = format!("{root}.{}", arc - root * 40);
        } else {
            text.push_str(&format!(".{arc}"));
        }
        arc = 0;
    }
    Ok(text)
}
