//! Names in, canonical names out.

use super::algorithm;

#[test]
fn the_data_parses() {
    if let Err(error) = super::tables::load() {
        panic!("{error}");
    }
}

fn name(spelling: &str) -> String {
    algorithm(spelling).map_or_else(|| "-".to_owned(), |a| a.name)
}

#[test]
fn names() {
    for (spelling, expected) in [
        ("AES/CBC/PKCS5Padding", "AES-CBC"),
        ("RSA/ECB/OAEPWithSHA-256AndMGF1Padding", "RSA-OAEP-SHA-256"),
        ("SHA256withRSA", "RSA-SHA-256"),
        ("SHA256withRSAandMGF1", "RSA-PSS-SHA-256"),
        ("aes-256-gcm", "AES-256-GCM"),
        ("des-ede3-cbc", "3DES-CBC"),
        ("id-aes256-GCM", "AES-256-GCM"),
        ("HmacSHA256", "HMAC-SHA-256"),
        ("PBKDF2WithHmacSHA1", "PBKDF2-HMAC-SHA-1"),
        ("EC", "EC"),
        ("secp256r1", "EC-P-256"),
        ("ffdhe2048", "DH-ffdhe2048"),
        ("ML-KEM-768", "ML-KEM-768"),
        ("X25519MLKEM768", "X25519MLKEM768"),
        ("sntrup761x25519-sha512@openssh.com", "sntrup761x25519"),
        ("ES256K", "ECDSA-secp256k1-SHA-256"),
        ("1.2.840.10045.4.3.2", "ECDSA-SHA-256"),
        ("ed25519", "Ed25519"),
        ("sha256", "SHA-256"),
        ("SHA-512/256", "SHA-512/256"),
        ("blake2b", "BLAKE2b"),
        ("none", "-"),
        ("seed", "-"),
        ("hello", "-"),
    ] {
        assert_eq!(name(spelling), expected, "{spelling}");
    }
}
