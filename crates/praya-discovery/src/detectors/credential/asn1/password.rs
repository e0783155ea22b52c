//! What the empty password opens. No other is ever tried.
//!
//! Cloud exports of PKCS#12 files are made with an empty password, which protects nothing; to list
//! their certificates is to show that.

use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt as _, InnerIvInit as _, KeyInit as _};
use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha224, Sha256, Sha384, Sha512};

use super::algorithm::Identifier;
use super::der::{Malformed, Read, Value, tag};
use super::encryption::PBES2;

/// Rounds of a derivation beyond which the empty password is not tried, so that a file cannot
/// buy more than a fraction of a second.
const MAX_ROUNDS: u64 = 200_000;

/// PKCS#12 writes passwords as BMPStrings with a terminator; for the empty one, some programs
/// write the terminator and others nothing.
const FORMS: [&[u8]; 2] = [&[0, 0], &[]];

/// Hash functions by the identifiers of the digest and of its HMAC.
#[derive(Clone, Copy)]
enum Hash {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    fn of(oid: &str) -> Option<Self> {
        Some(match oid {
            "1.3.14.3.2.26" | "1.2.840.113549.2.7" => Self::Sha1,
            "2.16.840.1.101.3.4.2.4" | "1.2.840.113549.2.8" => Self::Sha224,
            "2.16.840.1.101.3.4.2.1" | "1.2.840.113549.2.9" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2" | "1.2.840.113549.2.10" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3" | "1.2.840.113549.2.11" => Self::Sha512,
            _ => return None,
        })
    }

    fn digest(self, data: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(data).to_vec(),
            Self::Sha224 => Sha224::digest(data).to_vec(),
            Self::Sha256 => Sha256::digest(data).to_vec(),
            Self::Sha384 => Sha384::digest(data).to_vec(),
            Self::Sha512 => Sha512::digest(data).to_vec(),
        }
    }

    /// Octets that the compression function takes at once.
    fn block(self) -> usize {
        match self {
            Self::Sha1 | Self::Sha224 | Self::Sha256 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    /// Whether this is the HMAC of the data. A comparison in constant time is not needed: the key
    /// is known to everyone.
    fn hmac_matches(self, key: &[u8], data: &[u8], expected: &[u8]) -> bool {
        macro_rules! matches {
            ($hash:ty) => {
                Hmac::<$hash>::new_from_slice(key)
                    .is_ok_and(|mac| mac.chain_update(data).verify_slice(expected).is_ok())
            };
        }
        match self {
            Self::Sha1 => matches!(Sha1),
            Self::Sha224 => matches!(Sha224),
            Self::Sha256 => matches!(Sha256),
            Self::Sha384 => matches!(Sha384),
            Self::Sha512 => matches!(Sha512),
        }
    }

    fn pbkdf2(self, salt: &[u8], rounds: u32, length: usize) -> Vec<u8> {
        let mut key = vec![0; length];
        match self {
            Self::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>(b"", salt, rounds, &mut key),
            Self::Sha224 => pbkdf2::pbkdf2_hmac::<Sha224>(b"", salt, rounds, &mut key),
            Self::Sha256 => pbkdf2::pbkdf2_hmac::<Sha256>(b"", salt, rounds, &mut key),
            Self::Sha384 => pbkdf2::pbkdf2_hmac::<Sha384>(b"", salt, rounds, &mut key),
            Self::Sha512 => pbkdf2::pbkdf2_hmac::<Sha512>(b"", salt, rounds, &mut key),
        }
        key
    }
}

fn bounded(rounds: u64) -> Read<u32> {
    let rounds = u32::try_from(rounds.clamp(1, MAX_ROUNDS + 1)).unwrap_or(u32::MAX);
    if u64::from(rounds) > MAX_ROUNDS {
        return Err(Malformed("its key derivation is too costly to try the empty password"));
    }
    Ok(rounds)
}

/// Whether the MAC of a PKCS#12 file is that of the empty password.
pub(crate) fn opens_mac(
    algorithm: &Identifier<'_>,
    salt: &[u8],
    rounds: u64,
    data: &[u8],
    expected: &[u8],
) -> Read<bool> {
    const PBMAC1: &str = "1.2.840.113549.1.5.14";
    const UNKNOWN: Malformed = Malformed("its MAC algorithm is none that is known");
    if algorithm.oid == PBMAC1 {
        let mut parameters = algorithm.some_parameters().ok_or(UNKNOWN)?.inside();
        let derivation = Identifier::read(&mut parameters)?;
        let mac = Identifier::read(&mut parameters)?;
        let hash = Hash::of(&mac.oid).ok_or(UNKNOWN)?;
        let key = pbkdf2_key(&derivation, None)?;
        return Ok(hash.hmac_matches(&key, data, expected));
    }
    let hash = Hash::of(&algorithm.oid).ok_or(UNKNOWN)?;
    let rounds = bounded(rounds)?;
    Ok(FORMS.iter().any(|form| {
        let length = hash.digest(&[]).len();
        let key = pkcs12_key(hash, form, salt, rounds, Purpose::Mac, length);
        hash.hmac_matches(&key, data, expected)
    }))
}

/// The content that these bytes become under the empty password; where padding or structure says
/// that it was not the password, an error.
pub(crate) fn decrypt(algorithm: &Identifier<'_>, data: &[u8]) -> Read<Vec<u8>> {
    const WRONG: Malformed = Malformed("the empty password does not open it");
    if algorithm.oid == PBES2 {
        let parameters = algorithm.some_parameters().ok_or(WRONG)?;
        return pbes2(parameters, data).and_then(|plain| well_formed(plain).ok_or(WRONG));
    }
    let scheme = Scheme::of(&algorithm.oid).ok_or(Malformed("its cipher is not supported"))?;
    let mut parameters = algorithm.some_parameters().ok_or(WRONG)?.inside();
    let salt = parameters.expect(tag::OCTET_STRING)?.content;
    let rounds = bounded(parameters.expect(tag::INTEGER)?.small()?)?;
    let attempt = |form: &&[u8]| {
        let key = pkcs12_key(Hash::Sha1, form, salt, rounds, Purpose::Key, scheme.key_length());
        let iv = pkcs12_key(Hash::Sha1, form, salt, rounds, Purpose::Iv, 8);
        well_formed(scheme.decrypt(&key, &iv, data)?)
    };
    FORMS.iter().find_map(attempt).ok_or(WRONG)
}

/// What was decrypted counts only where it is one whole SEQUENCE.
fn well_formed(plain: Vec<u8>) -> Option<Vec<u8>> {
    let whole = Value::first_as(&plain, tag::SEQUENCE).is_ok_and(|v| v.raw.len() == plain.len());
    whole.then_some(plain)
}

fn pbes2(parameters: &Value<'_>, data: &[u8]) -> Read<Vec<u8>> {
    let mut inside = parameters.inside();
    let derivation = Identifier::read(&mut inside)?;
    let cipher = Identifier::read(&mut inside)?;
    let scheme = Scheme::of(&cipher.oid).ok_or(Malformed("its cipher is not supported"))?;
    let key = pbkdf2_key(&derivation, Some(scheme.key_length()))?;
    let missing = Malformed("its cipher has no initialisation vector");
    let iv = cipher.some_parameters().ok_or(missing)?.content;
    scheme.decrypt(&key, iv, data).ok_or(Malformed("the empty password does not open it"))
}

/// The key that PBKDF2 derives; its length is a parameter, or what the cipher takes.
fn pbkdf2_key(derivation: &Identifier<'_>, length: Option<usize>) -> Read<Vec<u8>> {
    const PBKDF2: &str = "1.2.840.113549.1.5.12";
    const OTHER: Malformed = Malformed("its key derivation is not supported");
    if derivation.oid != PBKDF2 {
        return Err(OTHER);
    }
    let mut inside = derivation.some_parameters().ok_or(OTHER)?.inside();
    let salt = inside.expect(tag::OCTET_STRING)?.content;
    let rounds = bounded(inside.expect(tag::INTEGER)?.small()?)?;
    let stated = inside.optional(tag::INTEGER)?.map(|value| value.small()).transpose()?;
    let hash = if inside.is_empty() {
        Hash::Sha1
    } else {
        Hash::of(&Identifier::read(&mut inside)?.oid).ok_or(OTHER)?
    };
    let length = length.or(stated.and_then(|stated| usize::try_from(stated).ok()));
    let length = length.filter(|length| (1..=128).contains(length)).ok_or(OTHER)?;
    Ok(hash.pbkdf2(salt, rounds, length))
}

/// Block ciphers in CBC mode that PKCS#12 files use.
#[derive(Clone, Copy)]
enum Scheme {
    Aes128,
    Aes192,
    Aes256,
    TripleDes,
    TwoKeyTripleDes,
    Rc2(usize),
}

impl Scheme {
    fn of(oid: &str) -> Option<Self> {
        Some(match oid {
            "2.16.840.1.101.3.4.1.2" => Self::Aes128,
            "2.16.840.1.101.3.4.1.22" => Self::Aes192,
            "2.16.840.1.101.3.4.1.42" => Self::Aes256,
            "1.2.840.113549.1.12.1.3" | "1.2.840.113549.3.7" => Self::TripleDes,
            "1.2.840.113549.1.12.1.4" => Self::TwoKeyTripleDes,
            "1.2.840.113549.1.12.1.5" => Self::Rc2(16),
            "1.2.840.113549.1.12.1.6" => Self::Rc2(5),
            _ => return None,
        })
    }

    fn key_length(self) -> usize {
        match self {
            Self::Aes128 | Self::TwoKeyTripleDes => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Rc2(length) => length,
        }
    }

    fn decrypt(self, key: &[u8], iv: &[u8], data: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Aes128 => cbc(aes::Aes128::new_from_slice(key).ok()?, iv, data),
            Self::Aes192 => cbc(aes::Aes192::new_from_slice(key).ok()?, iv, data),
            Self::Aes256 => cbc(aes::Aes256::new_from_slice(key).ok()?, iv, data),
            Self::TripleDes => cbc(des::TdesEde3::new_from_slice(key).ok()?, iv, data),
            Self::TwoKeyTripleDes => cbc(des::TdesEde2::new_from_slice(key).ok()?, iv, data),
            Self::Rc2(length) => cbc(rc2::Rc2::new_with_eff_key_len(key, length * 8), iv, data),
        }
    }
}

fn cbc<C: BlockCipherDecrypt>(cipher: C, iv: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let decryptor = Decryptor::inner_iv_slice_init(cipher, iv).ok()?;
    decryptor.decrypt_padded_vec::<Pkcs7>(data).ok()
}

/// What PKCS#12's own derivation makes (RFC 7292, appendix B.3).
#[derive(Clone, Copy)]
enum Purpose {
    Key = 1,
    Iv = 2,
    Mac = 3,
}

/// The key derivation of RFC 7292, appendix B.2, over a password in its encoded form.
fn pkcs12_key(
    hash: Hash,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    purpose: Purpose,
    length: usize,
) -> Vec<u8> {
    let block = hash.block();
    let filled = |part: &[u8]| -> Vec<u8> {
        let length = part.len().div_ceil(block) * block;
        part.iter().copied().cycle().take(length).collect()
    };
    let diversifier = vec![purpose as u8; block];
    let mut input = [filled(salt), filled(password)].concat();
    let mut key = Vec::new();
    while key.len() < length {
        let mut round = hash.digest(&[diversifier.as_slice(), &input].concat());
        for _ in 1..rounds {
            round = hash.digest(&round);
        }
        let addend: Vec<u8> = round.iter().copied().cycle().take(block).collect();
        input.chunks_mut(block).for_each(|chunk| add_one_more(chunk, &addend));
        key.extend_from_slice(&round);
    }
    key.truncate(length);
    key
}

/// `number + addend + 1`, big-endian, without the carry out.
fn add_one_more(number: &mut [u8], addend: &[u8]) {
    let mut carry = 1;
    for (digit, add) in number.iter_mut().zip(addend).rev() {
        let sum = u16::from(*digit) + u16::from(*add) + carry;
        *digit = sum as u8;
        carry = sum >> 8;
    }
}
