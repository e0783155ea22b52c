//! As much of Java's serialization as it takes to step over a sealed object (Java Object
//! Serialization Specification, section 6.4).

use super::asn1::der::{Malformed, Read};
use super::ssh::wire::Wire;

/// A `javax.crypto.SealedObject` in a stream.
pub(super) struct Sealed {
    /// Bytes that it takes up.
    pub(super) length: usize,
    /// The algorithm that seals it.
    pub(super) algorithm: Option<String>,
}

const STREAM: u32 = 0xaced_0005;
const NULL: u8 = 0x70;
const REFERENCE: u8 = 0x71;
const CLASS: u8 = 0x72;
const OBJECT: u8 = 0x73;
const STRING: u8 = 0x74;
const ARRAY: u8 = 0x75;
const END: u8 = 0x78;

const UNKNOWN: Malformed = Malformed("a sealed key is not serialized as Java's provider does it");

/// Fields of a class, classes above it: small in a sealed object.
const MAX_FIELDS: u16 = 16;
const MAX_CLASSES: usize = 8;

/// A field of a class: its type code.
type Fields = Vec<u8>;

/// Reads the object that the bytes begin with.
pub(super) fn sealed_object(bytes: &[u8]) -> Read<Sealed> {
    let mut wire = Wire::new(bytes);
    if wire.u32()? != STREAM || wire.u8()? != OBJECT {
        return Err(UNKNOWN);
    }
    // From the class itself up to the topmost; the data stands in the other order.
    let mut classes = Vec::new();
    while let Some(fields) = class(&mut wire)? {
        classes.push(fields);
        if classes.len() > MAX_CLASSES {
            return Err(UNKNOWN);
        }
    }
    let mut texts = Vec::new();
    for code in classes.iter().rev().flatten() {
        match code {
            b'L' => texts.push(string(&mut wire)?),
            b'[' => byte_array(&mut wire)?,
            _ => return Err(UNKNOWN),
        }
    }
    // `paramsAlg` and `sealAlg`, which fields of one kind are sorted into.
    let algorithm = texts.pop().flatten();
    Ok(Sealed { length: bytes.len() - wire.rest().len(), algorithm })
}

/// A class description; `None` above the topmost.
fn class(wire: &mut Wire<'_>) -> Read<Option<Fields>> {
    match wire.u8()? {
        NULL => return Ok(None),
        CLASS => {}
        _ => return Err(UNKNOWN),
    }
    wire.short_text()?;
    wire.u64()?;
    wire.u8()?;
    let count = wire.u16()?;
    if count > MAX_FIELDS {
        return Err(UNKNOWN);
    }
    let mut fields = Fields::new();
    for _ in 0..count {
        let code = wire.u8()?;
        wire.short_text()?;
        if code == b'L' || code == b'[' {
            string(wire)?;
        }
        fields.push(code);
    }
    if wire.u8()? != END {
        return Err(UNKNOWN);
    }
    Ok(Some(fields))
}

/// A string, new or seen before; `None` where it is null or seen before.
fn string(wire: &mut Wire<'_>) -> Read<Option<String>> {
    match wire.u8()? {
        NULL => Ok(None),
        REFERENCE => wire.u32().map(|_| None),
        STRING => wire.short_text().map(Some),
        _ => Err(UNKNOWN),
    }
}

/// An array of bytes, which is stepped over.
fn byte_array(wire: &mut Wire<'_>) -> Read<()> {
    match wire.u8()? {
        NULL => return Ok(()),
        ARRAY => {}
        _ => return Err(UNKNOWN),
    }
    match wire.u8()? {
        REFERENCE => {
            wire.u32()?;
        }
        CLASS => {
            wire.short_text()?;
            wire.u64()?;
            wire.u8()?;
            if wire.u16()? != 0 || wire.u8()? != END || wire.u8()? != NULL {
                return Err(UNKNOWN);
            }
        }
        _ => return Err(UNKNOWN),
    }
    wire.string().map(|_| ())
}
