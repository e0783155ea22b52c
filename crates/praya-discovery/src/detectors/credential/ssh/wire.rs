//! The data types of RFC 4251, section 5.

use crate::detectors::credential::asn1::der::{Malformed, Read};

/// Reads length-prefixed strings and integers.
#[derive(Clone, Copy)]
pub(crate) struct Wire<'a> {
    rest: &'a [u8],
}

impl<'a> Wire<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is left.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Read<&'a [u8]> {
        let split = self.rest.split_at_checked(count);
        let (taken, rest) = split.ok_or(Malformed("a length reaches past the end of the data"))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn u8(&mut self) -> Read<u8> {
        Ok(self.number(1)? as u8)
    }

    pub(crate) fn u16(&mut self) -> Read<u16> {
        Ok(self.number(2)? as u16)
    }

    pub(crate) fn u32(&mut self) -> Read<u32> {
        Ok(self.number(4)? as u32)
    }

    pub(crate) fn u64(&mut self) -> Read<u64> {
        self.number(8)
    }

    /// A big-endian number of at most eight octets.
    fn number(&mut self, octets: usize) -> Read<u64> {
        Ok(self.bytes(octets)?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    /// A string after its length in four octets.
    pub(crate) fn string(&mut self) -> Read<&'a [u8]> {
        let length = self.u32()?;
        self.bytes(usize::try_from(length).unwrap_or(usize::MAX))
    }

    pub(crate) fn text(&mut self) -> Read<&'a str> {
        std::str::from_utf8(self.string()?).map_err(|_| Malformed("a name is not text"))
    }

    /// A string after its length in two octets, as Java writes it.
    pub(crate) fn short_text(&mut self) -> Read<String> {
        let length = usize::from(self.u16()?);
        Ok(String::from_utf8_lossy(self.bytes(length)?).into_owned())
    }

    /// An mpint's magnitude.
    pub(crate) fn integer(&mut self) -> Read<&'a [u8]> {
        let bytes = self.string()?;
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        Ok(bytes.get(zeros..).unwrap_or_default())
    }
}
