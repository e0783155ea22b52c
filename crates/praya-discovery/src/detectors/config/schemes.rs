//! Schemes that store or check passwords, and the algorithm that each is built on.

use praya_cbom::{Algorithm, registry};

/// A scheme by the name that programs give it: SASL mechanisms, Dovecot's and LDAP's schemes.
pub(crate) fn named(name: &str) -> Option<Algorithm> {
    let name = name.trim_matches(['{', '}']).to_ascii_uppercase();
    let name = name.split('.').next().unwrap_or_default();
    match name {
        // RFC 2195 and RFC 2831.
        "CRAM-MD5" => registry::algorithm("HMAC-MD5"),
        "DIGEST-MD5" | "MD5" | "SMD5" | "PLAIN-MD5" | "LDAP-MD5" => registry::algorithm("MD5"),
        "SHA" | "SSHA" => registry::algorithm("SHA-1"),
        "SSHA256" => registry::algorithm("SHA-256"),
        "SSHA384" => registry::algorithm("SHA-384"),
        "SSHA512" => registry::algorithm("SHA-512"),
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
        "5" => registry::algorithm("SHA256-CRYPT"),
        "6" => registry::algorithm("SHA512-CRYPT"),
        "7" => registry::algorithm("scrypt"),
        "y" | "gy" => registry::algorithm("yescrypt"),
        other => registry::algorithm(other),
    }
}
