//! Schemes that store or check passwords, and the algorithm that each is built on.

use praya_cbom::Algorithm;
use praya_cbom::registry::{self, compose};

/// A scheme by the name that programs give it: SASL mechanisms, Dovecot's and LDAP's schemes.
pub(crate) fn named(name: &str) -> Option<Algorithm> {
    let name = name.trim_matches(['{', '}']).to_ascii_uppercase();
    let name = name.trim_end_matches("-PLUS");
    let name = name.split('.').next().unwrap_or_default();
    if let Some(digest) = name.strip_prefix("SCRAM-") {
        // RFC 5802, section 2.2: Hi() is PBKDF2 with HMAC.
        return registry::algorithm(&format!("PBKDF2-HMAC-{digest}"));
    }
    match name {
        // RFC 2195 and RFC 2831.
        "CRAM-MD5" => registry::algorithm("HMAC-MD5"),
        "DIGEST-MD5" | "MD5" | "SMD5" | "PLAIN-MD5" | "LDAP-MD5" => registry::algorithm("MD5"),
        "SHA" | "SSHA" => registry::algorithm("SHA-1"),
        "SSHA256" => registry::algorithm("SHA-256"),
        "SSHA384" => registry::algorithm("SHA-384"),
        "SSHA512" => registry::algorithm("SHA-512"),
        "MD5-CRYPT" => registry::algorithm("MD5-crypt"),
        "SHA256-CRYPT" => sha_crypt("SHA-256"),
        "SHA512-CRYPT" => sha_crypt("SHA-512"),
        "BLF-CRYPT" => registry::algorithm("bcrypt"),
        "DES-CRYPT" => registry::algorithm("DES-crypt"),
        "ARGON2" => registry::algorithm("Argon2"),
        // Dovecot's PBKDF2 is over HMAC-SHA-1.
        "PBKDF2" => registry::algorithm("PBKDF2-HMAC-SHA-1"),
        other => registry::algorithm(other),
    }
}

/// The scheme of a hash in the form of crypt(3), by its prefix.
pub(crate) fn of_hash(hash: &str) -> Option<Algorithm> {
    let scheme = hash.strip_prefix('$')?.split('$').next()?;
    match scheme {
        "1" | "apr1" => registry::algorithm("MD5-crypt"),
        "2a" | "2b" | "2x" | "2y" => registry::algorithm("bcrypt"),
        "5" => sha_crypt("SHA-256"),
        "6" => sha_crypt("SHA-512"),
        "7" => registry::algorithm("scrypt"),
        "y" | "gy" => registry::algorithm("yescrypt"),
        other => registry::algorithm(other),
    }
}

fn sha_crypt(digest: &str) -> Option<Algorithm> {
    Some(compose("SHA-crypt", None, None, None, None, Some(digest)))
}
