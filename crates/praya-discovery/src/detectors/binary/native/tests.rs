//! The tables that ship are computed again from their definitions.

use praya_cbom::registry;

use super::constants::{Constant, constants};

fn constant(name: &str) -> Constant {
    constants().unwrap().into_iter().find(|constant| constant.name == name).unwrap()
}

/// The first words of a table, as the data has them.
fn words(name: &str) -> Vec<u64> {
    let words = constant(name).words.unwrap();
    words.split(' ').map(|word| u64::from_str_radix(word, 16).unwrap()).collect()
}

#[test]
fn every_constant_is_long_enough_to_be_no_accident() {
    for constant in constants().unwrap() {
        let patterns = constant.patterns();
        assert!(!patterns.is_empty(), "{}", constant.name);
        assert!(patterns.iter().all(|pattern| pattern.len() >= 16), "{}", constant.name);
        assert!(constant.algorithm.is_some() || constant.shared.is_some(), "{}", constant.name);
    }
}

#[test]
fn every_algorithm_named_is_in_the_registry() {
    let of_constants = constants().unwrap().into_iter().map(|own| (own.name, own.algorithm));
    let of_symbols = super::symbols::all();
    let of_symbols =
        of_symbols.iter().map(|(name, own)| ((*name).to_owned(), own.algorithm.clone()));
    let unknown: Vec<_> = of_constants
        .chain(of_symbols)
        .filter(|(_, name)| name.as_ref().is_some_and(|name| registry::algorithm(name).is_none()))
        .collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// FIPS 197: multiplication modulo x^8 + x^4 + x^3 + x + 1.
fn multiply(mut a: u64, mut b: u64) -> u64 {
    let mut product = 0;
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 0x100 != 0 {
            a ^= 0x11b;
        }
        b >>= 1;
    }
    product
}

fn aes_s_box(x: u64) -> u64 {
    let inverse = (0..256).find(|y| multiply(x, *y) == 1).unwrap_or(0) as u8;
    let rotated = (1..5).fold(inverse, |sum, by| sum ^ inverse.rotate_left(by));
    u64::from(rotated ^ 0x63)
}

#[test]
fn aes() {
    let s_box: Vec<u64> = (0..256).map(aes_s_box).collect();
    assert_eq!(words("AES S-box"), s_box[..16]);
    let inverse: Vec<u64> =
        (0..16).map(|x| s_box.iter().position(|y| *y == x).unwrap() as u64).collect();
    assert_eq!(words("AES inverse S-box"), inverse);
    let round = |factors: [u64; 4], s: u64| {
        factors.iter().fold(0, |word, factor| word << 8 | multiply(s, *factor))
    };
    let forwards: Vec<u64> = s_box[..4].iter().map(|s| round([2, 1, 1, 3], *s)).collect();
    assert_eq!(words("AES encryption table"), forwards);
    let backwards: Vec<u64> = inverse[..4].iter().map(|s| round([14, 9, 13, 11], *s)).collect();
    assert_eq!(words("AES decryption table"), backwards);
}

#[test]
fn sha_2() {
    // The first bits of the fractional part of cube roots, by whole numbers.
    let fraction = |prime: u128, bits: u32| {
        let mut root: u128 = 0;
        for bit in (0..bits + 4).rev() {
            let candidate = root | 1 << bit;
            // candidate^3 <= prime * 2^(3 * bits), in parts that fit.
            let low = candidate.checked_pow(3);
            if bits == 32 && low.is_some_and(|cube| cube <= prime << 96) {
                root = candidate;
            }
        }
        (root & ((1 << bits) - 1)) as u64
    };
    let roots: Vec<u64> = [2, 3, 5, 7].into_iter().map(|prime| fraction(prime, 32)).collect();
    assert_eq!(words("SHA-256 round constants"), roots);
    let halves: Vec<u64> = words("SHA-512 round constants").iter().map(|word| word >> 32).collect();
    assert_eq!(halves, roots[..2]);
}

#[test]
fn md5() {
    let sines: Vec<u64> =
        (1..=4).map(|at| (f64::from(at).sin().abs() * 4_294_967_296.0) as u64).collect();
    assert_eq!(words("MD5 sine table"), sines);
}

#[test]
fn keccak() {
    let mut register = 1u64;
    let mut constants = Vec::new();
    for _ in 0..4 {
        let mut constant = 0;
        for bit in 0..7 {
            if register & 1 == 1 {
                constant |= 1u64 << ((1 << bit) - 1);
            }
            register <<= 1;
            if register & 0x100 != 0 {
                register ^= 0x171;
            }
        }
        constants.push(constant);
    }
    assert_eq!(words("Keccak round constants"), constants[1..]);
}

/// Powers of a root of unity in bit-reversed order.
fn zetas(root: u64, modulus: u64, bits: u32, count: u64) -> Vec<u64> {
    let power = |exponent: u64| (0..exponent).fold(1, |value, _| value * root % modulus);
    (0..count).map(|at| power(at.reverse_bits() >> (64 - bits))).collect()
}

#[test]
fn ml_kem_and_ml_dsa() {
    let kem = zetas(17, 3329, 7, 8);
    assert_eq!(words("ML-KEM zetas"), kem);
    let montgomery: Vec<u64> = kem.iter().map(|zeta| zeta * (1 << 16) % 3329).collect();
    assert_eq!(words("ML-KEM zetas, Montgomery form, unsigned"), montgomery);
    let signed: Vec<u64> = montgomery
        .iter()
        .map(|zeta| if *zeta > 3329 / 2 { (zeta + (1 << 16)) - 3329 } else { *zeta })
        .collect();
    assert_eq!(words("ML-KEM zetas, Montgomery form"), signed);
    let dsa = zetas(1753, 8_380_417, 8, 5);
    assert_eq!(words("ML-DSA zetas"), dsa[1..]);
}
