//! Signature packets (RFC 9580, section 5.2).

use super::{UNKNOWN_VERSION, digest, key};
use crate::detectors::credential::asn1::algorithm::Told;
use crate::detectors::credential::asn1::der::Read;
use crate::detectors::credential::ssh::wire::Wire;

/// Subpackets of one signature that are looked at.
const MAX_SUBPACKETS: usize = 256;

/// A signature as far as it matters here.
pub(super) struct Signature {
    kind: u8,
    public_key: u8,
    hash: u8,
    /// Seconds since 1970.
    pub(super) created: u32,
    /// Seconds after the key's creation.
    pub(super) key_expires: Option<u32>,
    flags: Option<u8>,
    issuer: Option<Vec<u8>>,
}

impl Signature {
    pub(super) fn read(body: &[u8]) -> Read<Self> {
        let mut wire = Wire::new(body);
        let version = wire.u8()?;
        if version == 2 || version == 3 {
            wire.u8()?;
            let (kind, created) = (wire.u8()?, wire.u32()?);
            let issuer = Some(wire.bytes(8)?.to_vec());
            let (public_key, hash) = (wire.u8()?, wire.u8()?);
            let (key_expires, flags) = (None, None);
            return Ok(Self { kind, public_key, hash, created, key_expires, flags, issuer });
        }
        if !(4..=6).contains(&version) {
            return Err(UNKNOWN_VERSION);
        }
        let (kind, public_key, hash) = (wire.u8()?, wire.u8()?, wire.u8()?);
        let mut signature = Self {
            kind,
            public_key,
            hash,
            created: 0,
            key_expires: None,
            flags: None,
            issuer: None,
        };
        // Hashed subpackets, then those that are not, where the issuer stands at times.
        for _ in 0..2 {
            let length = if version == 6 { wire.u32()? } else { u32::from(wire.u16()?) };
            let list = wire.bytes(usize::try_from(length).unwrap_or(usize::MAX))?;
            signature.take(&mut Wire::new(list))?;
        }
        Ok(signature)
    }

    fn take(&mut self, list: &mut Wire<'_>) -> Read<()> {
        for _ in 0..MAX_SUBPACKETS {
            if list.is_empty() {
                break;
            }
            let first = list.u8()?;
            let length = match first {
                0..192 => usize::from(first),
                192..255 => (usize::from(first) - 192) * 256 + usize::from(list.u8()?) + 192,
                255 => usize::try_from(list.u32()?).unwrap_or(usize::MAX),
            };
            let mut body = Wire::new(list.bytes(length)?);
            let Ok(kind) = body.u8() else { continue };
            // The high bit says that the subpacket is critical.
            match kind & 0x7f {
                2 => self.created = body.u32()?,
                9 => self.key_expires = Some(body.u32()?).filter(|after| *after > 0),
                16 => self.issuer = Some(body.bytes(8)?.to_vec()),
                27 => self.flags = body.u8().ok(),
                33 => {
                    let version = body.u8()?;
                    let fingerprint = body.rest();
                    let id =
                        if version == 4 { fingerprint.get(12..20) } else { fingerprint.get(..8) };
                    self.issuer = id.map(<[u8]>::to_vec).or(self.issuer.take());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The key's algorithm with the digest.
    pub(super) fn algorithm(&self) -> Told {
        let digest = digest(self.hash);
        let mut told = key::family(self.public_key);
        // EdDSA and its successors have a digest of their own inside.
        if self.public_key < 22 {
            told = told.with_digest(&digest.algorithm.name);
            told.unresolved.extend(digest.unresolved);
        }
        told
    }

    /// Whether the key with this identifier certifies itself by it.
    pub(super) fn is_own(&self, id: &[u8]) -> bool {
        let certifies = matches!(self.kind, 0x10..=0x13 | 0x1f);
        certifies && self.issuer.as_deref().is_none_or(|issuer| issuer == id)
    }

    pub(super) fn certifies(&self) -> bool {
        self.flags.is_none_or(|flags| flags & 0x01 != 0)
    }

    /// Key flags by the names that RFC 5280 has for the same.
    pub(super) fn key_usage(&self) -> Vec<String> {
        const USAGES: [(u8, &str); 3] =
            [(0x22, "digitalSignature"), (0x0c, "keyEncipherment"), (0x01, "keyCertSign")];
        let flags = self.flags.unwrap_or(0);
        let set = USAGES.iter().filter(|(mask, _)| flags & mask != 0);
        set.map(|(_, name)| (*name).to_owned()).collect()
    }
}
