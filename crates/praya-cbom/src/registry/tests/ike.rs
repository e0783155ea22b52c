//! IKE and ESP proposals.

use super::super::{IkeProposal, ike_proposal};
use crate::Algorithm;

fn text(proposal: &IkeProposal) -> String {
    let names = |list: &[Algorithm]| -> String {
        list.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(" ")
    };
    let strict = if proposal.strict { "!" } else { "" };
    format!(
        "{} | {} | {} | {}{strict} ? {}",
        names(&proposal.encryption),
        names(&proposal.integrity),
        names(&proposal.prf),
        names(&proposal.key_exchange),
        proposal.unresolved.join(" ")
    )
}

#[test]
fn proposals() {
    for (proposal, expected) in [
        ("aes256-sha256-modp2048", "AES-256-CBC | HMAC-SHA-256-128 |  | DH-modp2048 ? "),
        (
            "aes256gcm16-prfsha384-ecp384-ke1_mlkem768!",
            "AES-256-GCM |  | IKE-PRF-SHA-384 | ECDH-P-384 ML-KEM-768! ? ",
        ),
        ("3des-md5-modp1024", "3DES-CBC | HMAC-MD5-96 |  | DH-modp1024 ? "),
        (
            "aes128-aes256-sha1-x25519-ecp256bp",
            "AES-128-CBC AES-256-CBC | HMAC-SHA-1-96 |  | X25519 ECDH-brainpoolP256r1 ? ",
        ),
        (
            "aes_gcm256-sha2_512+sha2_256;dh19",
            "AES-256-GCM | HMAC-SHA-512-256 HMAC-SHA-256-128 |  | ECDH-P-256 ? ",
        ),
        ("aes-sha1-esn", "AES-CBC | HMAC-SHA-1-96 |  |  ? "),
        ("null-sha512", "NULL | HMAC-SHA-512-256 |  |  ? "),
        ("aes256-sha999-foo", "AES-256-CBC |  |  |  ? sha999 foo"),
        ("chacha20poly1305-prfsha256-curve448", "ChaCha20-Poly1305 |  | IKE-PRF-SHA-256 | X448 ? "),
        ("", " |  |  |  ? "),
        ("ke8_mlkem768", " |  |  |  ? ke8_mlkem768"),
    ] {
        assert_eq!(text(&ike_proposal(proposal)), expected, "{proposal}");
    }
}

/// Every word of the data leads to an algorithm.
#[test]
fn all_words_are_known() {
    let text = include_str!("../../../../../taxonomy/cryptography/ike.yaml");
    for line in text.lines().filter(|line| line.starts_with("  ")) {
        let word = line.split(':').next().unwrap_or_default().trim().trim_matches('"');
        assert_eq!(ike_proposal(word).unresolved, Vec::<String>::new(), "{word}");
    }
}
