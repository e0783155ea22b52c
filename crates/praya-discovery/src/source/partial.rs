//! Names of which a part is not known: `"AES/" + mode + "/NoPadding"` is AES in some mode.

use praya_cbom::{Algorithm, Primitive, registry};
use praya_source::eval::HOLE;

use super::draft::Param;

/// What a name says with its unknown part left out, and the parameter that is open.
pub(super) fn algorithm(text: &str) -> Option<(Algorithm, Param)> {
    let known = without_parts(text).or_else(|| before(text)).or_else(|| behind(text))?;
    let open = open(&known, text);
    Some((known, open))
}

fn known(name: &str) -> Option<Algorithm> {
    let name = name.trim_matches(['/', '-', '_', '.']);
    (name.len() > 1)
        .then(|| registry::algorithm(name))
        .flatten()
        // Which hash it is, its number says.
        .filter(|algorithm| {
            algorithm.family.is_some()
                && !matches!(algorithm.primitive, Primitive::Hash | Primitive::Xof)
        })
}

/// `aes-?-cbc` without the part that is not known; the first part alone decides the cipher.
fn without_parts(text: &str) -> Option<Algorithm> {
    let separator = ['/', '-', '_'].into_iter().find(|separator| text.contains(*separator))?;
    let parts: Vec<&str> = text.split(separator).collect();
    let kept: Vec<&str> = parts.iter().filter(|part| !part.contains(HOLE)).copied().collect();
    let first = parts.first().filter(|part| !part.contains(HOLE))?;
    known(&kept.join(&separator.to_string())).or_else(|| known(first))
}

/// `HmacSHA?`: what stands before, less a word at a time; the word that the unknown part goes on
/// with says nothing by itself.
fn before(text: &str) -> Option<Algorithm> {
    let mut name = text.split(HOLE).next()?;
    if name.ends_with(|last: char| last.is_ascii_alphanumeric()) {
        name = name.get(..last_word(name)?)?;
    }
    while name.len() > 2 {
        if let Some(algorithm) = known(name) {
            return Some(algorithm);
        }
        name = name.get(..last_word(name)?)?;
    }
    None
}

/// Where the last word of `PBKDF2WithHmac` begins.
fn last_word(name: &str) -> Option<usize> {
    let bytes = name.as_bytes();
    (1..bytes.len()).rev().find(|at| {
        let (here, previous) = (bytes.get(*at), bytes.get(at - 1));
        let upper = here.is_some_and(u8::is_ascii_uppercase);
        let after = previous.is_some_and(|byte| !byte.is_ascii_uppercase());
        (upper && after) || previous.is_some_and(|byte| matches!(byte, b'/' | b'-' | b'_'))
    })
}

/// `?withRSA`: the key's algorithm is known.
fn behind(text: &str) -> Option<Algorithm> {
    let name = text.rsplit(HOLE).next()?;
    let lower = name.to_ascii_lowercase();
    let signs = lower.strip_prefix("with")?;
    known(name.get(name.len() - signs.len()..)?)
}

/// The parameter that the unknown part stands for.
fn open(algorithm: &Algorithm, text: &str) -> Param {
    let hashed =
        matches!(algorithm.primitive, Primitive::Mac | Primitive::Kdf | Primitive::Signature)
            || text.to_ascii_lowercase().contains("with");
    if hashed && algorithm.digest.is_none() {
        return Param::Digest;
    }
    let ciphers = matches!(algorithm.primitive, Primitive::BlockCipher | Primitive::Ae);
    let sized = text.contains(&format!("-{HOLE}-"));
    match (ciphers, &algorithm.mode) {
        (true, None) if !sized => Param::Mode,
        (true, _) => Param::KeySize,
        _ => Param::Padding,
    }
}

#[cfg(test)]
mod tests {
    use super::{HOLE, Param, algorithm};

    fn read(text: &str) -> Option<(String, Param)> {
        let (algorithm, open) = algorithm(&text.replace('?', &HOLE.to_string()))?;
        Some((algorithm.name, open))
    }

    #[test]
    fn what_is_known_of_a_name_is_said() {
        let named = |name: &str, open| Some((name.to_owned(), open));
        assert_eq!(read("AES/?/NoPadding"), named("AES", Param::Mode));
        assert_eq!(read("RSA/ECB/?"), named("RSA", Param::Padding));
        assert_eq!(read("HmacSHA?"), named("HMAC", Param::Digest));
        assert_eq!(read("?withRSA"), named("RSA", Param::Digest));
        assert_eq!(read("?withECDSA"), named("ECDSA", Param::Digest));
        assert_eq!(read("PBKDF2WithHmac?"), named("PBKDF2", Param::Digest));
        assert_eq!(read("aes-?-cbc"), named("AES-CBC", Param::KeySize));
    }

    #[test]
    fn what_may_be_anything_is_not_read() {
        for text in ["?", "?/GCM/NoPadding", "SHA?", "x?", "user-?-name", "?256"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
