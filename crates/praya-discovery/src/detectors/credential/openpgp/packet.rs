//! Packet headers (RFC 9580, section 4.2).

use crate::detectors::credential::asn1::der::{Malformed, Read};
use crate::detectors::credential::ssh::wire::Wire;

pub(super) const KEY_FOR_PUBLIC_KEY: u8 = 1;
pub(super) const SIGNATURE: u8 = 2;
pub(super) const KEY_FOR_PASSWORD: u8 = 3;
pub(super) const SECRET_KEY: u8 = 5;
pub(super) const PUBLIC_KEY: u8 = 6;
pub(super) const SECRET_SUBKEY: u8 = 7;
pub(super) const USER_ID: u8 = 13;
pub(super) const PUBLIC_SUBKEY: u8 = 14;
pub(super) const ENCRYPTED: u8 = 18;
/// Of LibrePGP.
pub(super) const ENCRYPTED_OCB: u8 = 20;

/// One packet. The body of one in partial lengths is its first part; only messages have such.
pub(super) struct Packet<'a> {
    pub(super) tag: u8,
    pub(super) body: &'a [u8],
    /// Where its header begins.
    pub(super) offset: usize,
    /// Bytes from there to the end of all.
    pub(super) rest: usize,
}

/// The packets of these bytes; an error is the last item.
pub(super) fn packets(bytes: &[u8]) -> impl Iterator<Item = Read<Packet<'_>>> {
    let mut wire = Wire::new(bytes);
    let mut broken = false;
    std::iter::from_fn(move || {
        if broken || wire.is_empty() {
            return None;
        }
        let offset = bytes.len() - wire.rest().len();
        let read = next(&mut wire).map(|(tag, body)| Packet {
            tag,
            body,
            offset,
            rest: bytes.len() - offset,
        });
        broken = read.is_err();
        Some(read)
    })
}

fn next<'a>(wire: &mut Wire<'a>) -> Read<(u8, &'a [u8])> {
    let first = wire.u8()?;
    if first & 0x80 == 0 {
        return Err(Malformed("what follows is no OpenPGP packet"));
    }
    if first & 0x40 == 0 {
        let tag = first >> 2 & 0x0f;
        let length = match first & 3 {
            0 => usize::from(wire.u8()?),
            1 => usize::from(wire.u16()?),
            2 => usize::try_from(wire.u32()?).unwrap_or(usize::MAX),
            _ => wire.rest().len(),
        };
        return Ok((tag, wire.bytes(length)?));
    }
    let tag = first & 0x3f;
    let (length, mut partial) = new_length(wire)?;
    let body = wire.bytes(length)?;
    while partial {
        let (length, more) = new_length(wire)?;
        wire.bytes(length)?;
        partial = more;
    }
    Ok((tag, body))
}

/// A length of the newer format, and whether more parts follow.
fn new_length(wire: &mut Wire<'_>) -> Read<(usize, bool)> {
    let first = wire.u8()?;
    Ok(match first {
        0..192 => (usize::from(first), false),
        192..224 => {
            let low = usize::from(wire.u8()?);
            ((usize::from(first) - 192) * 256 + low + 192, false)
        }
        255 => (usize::try_from(wire.u32()?).unwrap_or(usize::MAX), false),
        _ => (1 << (first & 0x1f), true),
    })
}

/// Whether a whole key packet of a known version stands first, as in a key ring.
pub(in super::super) fn begins(bytes: &[u8]) -> bool {
    let Ok((tag, body)) = next(&mut Wire::new(bytes)) else { return false };
    matches!(tag, SECRET_KEY | PUBLIC_KEY)
        && matches!(body.first(), Some(2..=6))
        && super::key::Key::read(&mut Wire::new(body)).is_ok()
}
