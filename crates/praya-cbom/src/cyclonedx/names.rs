//! The words of CycloneDX for ours.

use super::SpecVersion;
use super::model::Hash;
use crate::{Algorithm, CryptoFunction, MaterialKind, Primitive, ProtocolKind};

/// A primitive; 1.6 has no word for key wrapping.
pub(super) fn primitive(primitive: Primitive, version: SpecVersion) -> &'static str {
    match primitive {
        Primitive::Drbg => "drbg",
        Primitive::Mac => "mac",
        Primitive::BlockCipher => "block-cipher",
        Primitive::StreamCipher => "stream-cipher",
        Primitive::Signature => "signature",
        Primitive::Hash => "hash",
        Primitive::Pke => "pke",
        Primitive::Xof => "xof",
        Primitive::Kdf => "kdf",
        Primitive::KeyAgree => "key-agree",
        Primitive::Kem => "kem",
        Primitive::Ae => "ae",
        Primitive::Combiner => "combiner",
        Primitive::KeyWrap if version == SpecVersion::V1_7 => "key-wrap",
        Primitive::KeyWrap | Primitive::Other => "other",
        Primitive::Unknown => "unknown",
    }
}

/// A mode of operation.
pub(super) fn mode(mode: &str) -> &'static str {
    const MODES: [&str; 7] = ["cbc", "ccm", "cfb", "ctr", "ecb", "gcm", "ofb"];
    MODES.into_iter().find(|known| *known == mode).unwrap_or("other")
}

/// A padding.
pub(super) fn padding(padding: &str) -> &'static str {
    const PADDINGS: [&str; 5] = ["oaep", "pkcs1v15", "pkcs5", "pkcs7", "raw"];
    PADDINGS.into_iter().find(|known| *known == padding).unwrap_or("other")
}

/// What a use does.
pub(super) fn function_name(function: CryptoFunction) -> &'static str {
    match function {
        CryptoFunction::Generate => "generate",
        CryptoFunction::Keygen => "keygen",
        CryptoFunction::Encrypt => "encrypt",
        CryptoFunction::Decrypt => "decrypt",
        CryptoFunction::Digest => "digest",
        CryptoFunction::Tag => "tag",
        CryptoFunction::Keyderive => "keyderive",
        CryptoFunction::Sign => "sign",
        CryptoFunction::Verify => "verify",
        CryptoFunction::Encapsulate => "encapsulate",
        CryptoFunction::Decapsulate => "decapsulate",
    }
}

/// A kind of material.
pub(super) fn material(material: MaterialKind) -> &'static str {
    match material {
        MaterialKind::PrivateKey => "private-key",
        MaterialKind::PublicKey => "public-key",
        MaterialKind::SecretKey => "secret-key",
        MaterialKind::Key => "key",
        MaterialKind::Password => "password",
        MaterialKind::Token => "token",
        MaterialKind::SharedSecret => "shared-secret",
        MaterialKind::Parameters => "other",
        MaterialKind::Unknown => "unknown",
    }
}

/// A protocol; neither edition has a word for `WireGuard`, and 1.6 none for QUIC.
pub(super) fn protocol(protocol: ProtocolKind, version: SpecVersion) -> &'static str {
    match protocol {
        ProtocolKind::Wireguard => "other",
        ProtocolKind::Quic if version == SpecVersion::V1_6 => "other",
        known => own_protocol(known),
    }
}

/// A protocol in our own words.
pub(super) fn own_protocol(protocol: ProtocolKind) -> &'static str {
    match protocol {
        ProtocolKind::Tls => "tls",
        ProtocolKind::Ssh => "ssh",
        ProtocolKind::Ipsec => "ipsec",
        ProtocolKind::Ike => "ike",
        ProtocolKind::Wireguard => "wireguard",
        ProtocolKind::Quic => "quic",
        ProtocolKind::Other => "other",
        ProtocolKind::Unknown => "unknown",
    }
}

/// The family of an algorithm by the registry of CycloneDX 1.7, which has none for a bare RSA
/// key and several for RSA with a padding.
pub(super) fn family(algorithm: &Algorithm) -> Option<&'static str> {
    let family = algorithm.family.as_deref()?;
    match (family, algorithm.primitive, algorithm.padding.as_deref()) {
        ("RSA", _, Some("oaep")) => Some("RSAES-OAEP"),
        ("RSA", _, Some("pss")) => Some("RSASSA-PSS"),
        ("RSA", Primitive::Signature, Some("pkcs1v15")) => Some("RSASSA-PKCS1"),
        ("RSA", Primitive::Pke, Some("pkcs1v15")) => Some("RSAES-PKCS1"),
        _ => RENAMED.iter().find(|(ours, _)| *ours == family).map(|(_, theirs)| *theirs).or_else(
            || FAMILIES.binary_search(&family).ok().and_then(|at| FAMILIES.get(at).copied()),
        ),
    }
}

/// A curve by the registry of CycloneDX 1.7.
pub(super) fn elliptic_curve(curve: &str) -> Option<&'static str> {
    CURVES
        .iter()
        .copied()
        .find(|known| known.rsplit_once('/').is_some_and(|(_, name)| name == curve))
        .or(match curve {
            "X25519" | "Curve25519" => Some("other/Curve25519"),
            "X448" | "Curve448" => Some("other/Curve448"),
            "SM2" | "sm2p256v1" => Some("oscaa/SM2"),
            _ => None,
        })
}

/// A SHA-256 digest, where the text is one.
pub(super) fn sha256(hexadecimal: &str) -> Option<Hash> {
    let sound = hexadecimal.len() == 64 && hexadecimal.bytes().all(|one| one.is_ascii_hexdigit());
    sound.then(|| Hash { alg: "SHA-256", content: hexadecimal.to_owned() })
}

/// A date, or a date and time, as RFC 3339 writes a date and time; `None` where it is neither.
pub(super) fn date_time(text: &str) -> Option<String> {
    let whole = if text.len() == 10 { format!("{text}T00:00:00Z") } else { text.to_owned() };
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = whole.get(from..to)?;
        part.bytes().all(|one| one.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let mark = |at: usize, mark: char| whole.get(at..=at).is_some_and(|one| one.starts_with(mark));
    let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let (hour, minute, second) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?);
    let marks = mark(4, '-') && mark(7, '-') && mark(10, 'T') && mark(13, ':') && mark(16, ':');
    let sound = marks
        && (1..=12).contains(&month)
        && (1..=days(year, month)).contains(&day)
        && year > 0
        && hour < 24
        && minute < 60
        && second < 60
        && whole.get(19..) == Some("Z");
    sound.then_some(whole)
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// Our family names for which CycloneDX has another.
pub(super) const RENAMED: [(&str, &str); 20] = [
    ("Argon2d", "Argon2"),
    ("Argon2i", "Argon2"),
    ("Argon2id", "Argon2"),
    ("BLAKE2b", "BLAKE2"),
    ("BLAKE2s", "BLAKE2"),
    ("Camellia", "CAMELLIA"),
    ("ChaCha20-Poly1305", "ChaCha20"),
    ("DH", "FFDH"),
    ("Ed25519", "EdDSA"),
    ("Ed448", "EdDSA"),
    ("GMAC", "AES"),
    ("HSS", "LMS"),
    ("KMAC", "SHA-3"),
    ("RIPEMD-160", "RIPEMD"),
    ("SHA3", "SHA-3"),
    ("SHAKE", "SHA-3"),
    ("TDEA", "3DES"),
    ("X25519", "ECDH"),
    ("X448", "ECDH"),
    ("XMSSMT", "XMSS"),
];

/// Families of the registry of CycloneDX 1.7, sorted.
pub(super) const FAMILIES: [&str; 93] = [
    "3DES",
    "3GPP-XOR",
    "A5/1",
    "A5/2",
    "AES",
    "ARIA",
    "Argon2",
    "Ascon",
    "BLAKE2",
    "BLAKE3",
    "BLS",
    "Blowfish",
    "CAMELLIA",
    "CAST5",
    "CAST6",
    "CMAC",
    "CMEA",
    "CTR_DRBG",
    "ChaCha",
    "ChaCha20",
    "DES",
    "DSA",
    "ECDH",
    "ECDSA",
    "ECIES",
    "EdDSA",
    "ElGamal",
    "FFDH",
    "Fortuna",
    "GOST",
    "HC",
    "HKDF",
    "HMAC",
    "HMAC_DRBG",
    "HPKE",
    "Hash_DRBG",
    "IDEA",
    "IKE-PRF",
    "J-PAKE",
    "LMS",
    "MD2",
    "MD4",
    "MD5",
    "MILENAGE",
    "ML-DSA",
    "ML-KEM",
    "MQV",
    "OPAQUE",
    "PBES1",
    "PBES2",
    "PBKDF1",
    "PBKDF2",
    "PBMAC1",
    "Poly1305",
    "RABBIT",
    "RC2",
    "RC4",
    "RC5",
    "RC6",
    "RIPEMD",
    "RSAES-OAEP",
    "RSAES-PKCS1",
    "RSASSA-PKCS1",
    "RSASSA-PSS",
    "SEED",
    "SHA-1",
    "SHA-2",
    "SHA-3",
    "SLH-DSA",
    "SM2",
    "SM3",
    "SM4",
    "SM9",
    "SNOW3G",
    "SP800-108",
    "SPAKE2",
    "SPAKE2PLUS",
    "SRP",
    "Salsa20",
    "Serpent",
    "SipHash",
    "Skipjack",
    "TUAK",
    "Twofish",
    "UMAC",
    "Whirlpool",
    "X3DH",
    "XMSS",
    "Yarrow",
    "ZUC",
    "bcrypt",
    "scrypt",
    "yescrypt",
];

/// Curves of the registry of CycloneDX 1.7 that software names, sorted.
pub(super) const CURVES: [&str; 79] = [
    "anssi/FRP256v1",
    "bls/BLS12-377",
    "bls/BLS12-381",
    "bn/bn254",
    "brainpool/brainpoolP160r1",
    "brainpool/brainpoolP160t1",
    "brainpool/brainpoolP192r1",
    "brainpool/brainpoolP192t1",
    "brainpool/brainpoolP224r1",
    "brainpool/brainpoolP224t1",
    "brainpool/brainpoolP256r1",
    "brainpool/brainpoolP256t1",
    "brainpool/brainpoolP320r1",
    "brainpool/brainpoolP320t1",
    "brainpool/brainpoolP384r1",
    "brainpool/brainpoolP384t1",
    "brainpool/brainpoolP512r1",
    "brainpool/brainpoolP512t1",
    "gost/gost256",
    "gost/gost512",
    "gost/id-GostR3410-2001-CryptoPro-A-ParamSet",
    "gost/id-GostR3410-2001-CryptoPro-B-ParamSet",
    "gost/id-GostR3410-2001-CryptoPro-C-ParamSet",
    "gost/id-tc26-gost-3410-12-512-paramSetA",
    "gost/id-tc26-gost-3410-12-512-paramSetB",
    "gost/id-tc26-gost-3410-2012-256-paramSetA",
    "gost/id-tc26-gost-3410-2012-512-paramSetC",
    "nist/B-163",
    "nist/B-233",
    "nist/B-283",
    "nist/B-409",
    "nist/B-571",
    "nist/K-163",
    "nist/K-233",
    "nist/K-283",
    "nist/K-409",
    "nist/K-571",
    "nist/P-192",
    "nist/P-224",
    "nist/P-256",
    "nist/P-384",
    "nist/P-521",
    "other/Ed25519",
    "other/Ed448",
    "secg/secp112r1",
    "secg/secp112r2",
    "secg/secp128r1",
    "secg/secp128r2",
    "secg/secp160k1",
    "secg/secp160r1",
    "secg/secp160r2",
    "secg/secp192k1",
    "secg/secp192r1",
    "secg/secp224k1",
    "secg/secp224r1",
    "secg/secp256k1",
    "secg/secp256r1",
    "secg/secp384r1",
    "secg/secp521r1",
    "secg/sect113r1",
    "secg/sect113r2",
    "secg/sect131r1",
    "secg/sect131r2",
    "secg/sect163k1",
    "secg/sect163r1",
    "secg/sect163r2",
    "secg/sect193r1",
    "secg/sect193r2",
    "secg/sect233k1",
    "secg/sect233r1",
    "secg/sect239k1",
    "secg/sect283k1",
    "secg/sect283r1",
    "secg/sect409k1",
    "secg/sect409r1",
    "secg/sect571k1",
    "secg/sect571r1",
    "x962/prime192v1",
    "x962/prime239v1",
];
