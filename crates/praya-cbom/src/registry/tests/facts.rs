//! What the registry says of an algorithm beside its name.

use super::super::{Attack, algorithm, attack, attack_source, components, compose, curve};
use crate::{Algorithm, Primitive};

fn levels(name: &str) -> String {
    let a = algorithm(name).unwrap();
    let text = |level: Option<u32>| level.map_or_else(|| "?".to_owned(), |n| n.to_string());
    let category = text(a.nist_quantum_security_level.map(u32::from));
    format!("{} {} {:?}", text(a.classical_security_level), category, attack(&a))
}

#[test]
fn security_levels_and_attacks() {
    for (name, expected) in [
        ("RSA", "? 0 Shor"),
        ("RSA-512", "56 0 Classical"),
        ("RSA-1024", "80 0 Shor"),
        ("RSA-2048", "112 0 Shor"),
        ("RSA-3072", "128 0 Shor"),
        ("RSA-4096", "128 0 Shor"),
        ("RSA-15360", "256 0 Shor"),
        ("SHA256withRSA", "? 0 Shor"),
        ("RSA-2048-SHA-256", "112 0 Shor"),
        ("RSA-2048-SHA-1", "63 0 Classical"),
        ("SHA1withRSA", "? 0 Classical"),
        ("RSA-OAEP-SHA-1", "? 0 Shor"),
        ("ECDSA-P-256-SHA-256", "128 0 Shor"),
        ("ECDSA-P-384", "192 0 Shor"),
        ("ECDSA-P-521", "256 0 Shor"),
        ("ECDSA-P-384-SHA-256", "128 0 Shor"),
        ("ECDH-brainpoolP512r1", "256 0 Shor"),
        ("ECDSA-secp112r1", "56 0 Shor"),
        ("Ed25519", "128 0 Shor"),
        ("X448", "224 0 Shor"),
        ("DH-modp1024", "80 0 Shor"),
        ("DH-modp768", "56 0 Classical"),
        ("DSA-1024", "80 0 Shor"),
        ("SM2", "128 0 Shor"),
        ("AES", "? ? Grover"),
        ("AES-128-GCM", "128 1 Grover"),
        ("AES-192-CBC", "192 3 Grover"),
        ("AES-256-CBC", "256 5 Grover"),
        ("ChaCha20-Poly1305", "256 5 Grover"),
        ("SM4-CBC", "128 1 Grover"),
        ("3DES-CBC", "? 0 Classical"),
        ("3DES-112", "80 0 Classical"),
        ("DES-CBC", "56 0 Classical"),
        ("RC4", "0 0 Classical"),
        ("Blowfish-128-CBC", "128 0 Classical"),
        ("MD5", "18 0 Classical"),
        ("SHA-1", "63 0 Classical"),
        ("SHA-224", "112 0 Grover"),
        ("SHA-256", "128 2 Grover"),
        ("SHA-384", "192 4 Grover"),
        ("SHA-512", "256 5 Grover"),
        ("SHA3-256", "128 2 Grover"),
        ("BLAKE2b", "? ? Grover"),
        ("RIPEMD-128", "64 0 Classical"),
        ("RIPEMD-160", "80 0 Grover"),
        ("HMAC-SHA-1", "128 1 Grover"),
        ("HMAC-SHA-256", "256 5 Grover"),
        ("CMAC-AES-256", "256 5 Grover"),
        ("CMAC-3DES", "? 0 Classical"),
        ("PBES2-HMAC-SHA-256-AES-256-CBC", "? ? Grover"),
        ("PBES1-MD5-DES-CBC", "? ? Classical"),
        ("PKCS12-PBE-SHA-1-RC2-40-CBC", "? ? Classical"),
        ("ML-KEM-512", "128 1 NoneKnown"),
        ("ML-KEM-768", "192 3 NoneKnown"),
        ("ML-KEM-1024", "256 5 NoneKnown"),
        ("ML-KEM", "? ? NoneKnown"),
        ("ML-DSA-44", "128 2 NoneKnown"),
        ("ML-DSA-65", "192 3 NoneKnown"),
        ("ML-DSA-87", "256 5 NoneKnown"),
        ("SLH-DSA-SHA2-128s", "128 1 NoneKnown"),
        ("X25519MLKEM768", "192 3 NoneKnown"),
        ("SecP384r1MLKEM1024", "256 5 NoneKnown"),
        ("p256_mlkem512", "128 1 NoneKnown"),
        ("MLDSA65-ECDSA-P256-SHA512", "192 3 NoneKnown"),
        ("rsa3072_mldsa44", "128 2 NoneKnown"),
        ("Rainbow", "0 0 Classical"),
    ] {
        assert_eq!(levels(name), expected, "{name}");
    }
}

#[test]
fn primitives_and_cyclonedx_families() {
    for (name, primitive, family) in [
        ("RSA", Primitive::Pke, None),
        ("RSA-OAEP", Primitive::Pke, Some("RSAES-OAEP")),
        ("RSA-PKCS1v15", Primitive::Pke, Some("RSAES-PKCS1")),
        ("RSASSA-PKCS1-v1_5", Primitive::Signature, Some("RSAES-PKCS1")),
        ("SHA256withRSA", Primitive::Signature, Some("RSASSA-PKCS1")),
        ("RSA-PSS", Primitive::Signature, Some("RSASSA-PSS")),
        ("EC", Primitive::Unknown, None),
        ("ECDSA-P-256", Primitive::Signature, Some("ECDSA")),
        ("X25519", Primitive::KeyAgree, Some("ECDH")),
        ("DH-2048", Primitive::KeyAgree, Some("FFDH")),
        ("AES-CBC", Primitive::BlockCipher, Some("AES")),
        ("AES-GCM", Primitive::Ae, Some("AES")),
        ("AES-KW", Primitive::KeyWrap, Some("AES")),
        ("Camellia-128-CBC", Primitive::BlockCipher, Some("CAMELLIA")),
        ("RC4", Primitive::StreamCipher, Some("RC4")),
        ("SHAKE128", Primitive::Xof, Some("SHA-3")),
        ("KMAC256", Primitive::Mac, Some("SHA-3")),
        ("HMAC-SHA-256", Primitive::Mac, Some("HMAC")),
        ("PBKDF2", Primitive::Kdf, Some("PBKDF2")),
        ("ML-KEM-768", Primitive::Kem, Some("ML-KEM")),
        ("X25519MLKEM768", Primitive::Combiner, None),
        ("Kuznyechik-CBC", Primitive::BlockCipher, Some("GOST")),
    ] {
        let a = algorithm(name).unwrap();
        assert_eq!((a.primitive, a.cyclonedx_family()), (primitive, family), "{name}");
    }
}

fn shown(a: &Algorithm) -> String {
    let field = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let fields = [&a.family, &a.parameter_set, &a.curve, &a.mode, &a.padding, &a.digest, &a.oid];
    let size = a.key_size.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let fields: Vec<String> = fields.into_iter().map(field).collect();
    format!("{}: {size} {}", a.name, fields.join(" "))
}

#[test]
fn fields() {
    for (name, expected) in [
        ("AES/CBC/PKCS5Padding", "AES-CBC: - AES - - cbc pkcs5 - -"),
        ("aes-256-gcm", "AES-256-GCM: 256 AES 256 - gcm - - 2.16.840.1.101.3.4.1.46"),
        ("RSA-2048", "RSA-2048: 2048 RSA 2048 - - - - 1.2.840.113549.1.1.1"),
        ("SHA256withRSA", "RSA-SHA-256: - RSA - - - pkcs1v15 SHA-256 1.2.840.113549.1.1.11"),
        (
            "ecdsa-sha2-nistp256",
            "ECDSA-P-256-SHA-256: 256 ECDSA P-256 P-256 - - SHA-256 1.2.840.10045.4.3.2",
        ),
        ("prime256v1", "EC-P-256: 256 EC P-256 P-256 - - - 1.2.840.10045.2.1"),
        ("ffdhe2048", "DH-ffdhe2048: 2048 FFDH ffdhe2048 ffdhe2048 - - - 1.2.840.113549.1.3.1"),
        ("X25519", "X25519: 255 ECDH X25519 X25519 - - - 1.3.101.110"),
        ("ML-KEM-768", "ML-KEM-768: - ML-KEM 768 - - - - 2.16.840.1.101.3.4.4.2"),
        ("SHA3-256", "SHA3-256: 256 SHA-3 SHA3-256 - - - - 2.16.840.1.101.3.4.2.8"),
        ("DESede", "3DES: - 3DES - - - - - -"),
        ("hmac-sha1-96", "HMAC-SHA-1-96: - HMAC 96 - - - SHA-1 -"),
        ("1.2.840.10046.2.1", "DH: - FFDH - - - - - 1.2.840.10046.2.1"),
    ] {
        assert_eq!(shown(&algorithm(name).unwrap()), expected, "{name}");
    }
}

#[test]
fn producers_agree_on_names() {
    let rsa = |padding, digest| compose("RSA", Some(2048), None, None, padding, digest).name;
    assert_eq!(rsa(None, None), "RSA-2048");
    assert_eq!(rsa(Some("OAEP"), None), "RSA-2048-OAEP");
    assert_eq!(rsa(Some("OAEPWithSHA-256AndMGF1Padding"), None), "RSA-2048-OAEP-SHA-256");
    assert_eq!(rsa(Some("PKCS1Padding"), None), "RSA-2048-PKCS1v15");
    assert_eq!(rsa(None, Some("sha256")), "RSA-2048-SHA-256");
    assert_eq!(rsa(Some("pss"), Some("SHA512")), "RSA-2048-PSS-SHA-512");
    let ec = |family, curve| compose(family, None, Some(curve), None, None, None).name;
    assert_eq!(ec("ECDSA", "secp256r1"), "ECDSA-P-256");
    assert_eq!(ec("ECDSA", "1.3.132.0.10"), "ECDSA-secp256k1");
    assert_eq!(ec("EC", "X25519"), "X25519");
    assert_eq!(ec("EC", "Ed25519"), "Ed25519");
    assert_eq!(ec("ECDSA", "my-own-curve"), "ECDSA-my-own-curve");
    assert_eq!(ec("DH", "group14"), "DH-modp2048");
    let aes = |size, mode| compose("AES", size, None, mode, None, None).name;
    assert_eq!(aes(Some(256), Some("GCM")), "AES-256-GCM");
    assert_eq!(aes(None, Some("cbc")), "AES-CBC");
    assert_eq!(aes(Some(128), Some("None")), "AES-128");
    assert_eq!(compose("ML-KEM", Some(768), None, None, None, None).name, "ML-KEM-768");
    assert_eq!(compose("SHA-2", Some(256), None, None, None, None).name, "SHA-256");
    assert_eq!(compose("SHA-3", Some(256), None, None, None, None).name, "SHA3-256");
    assert_eq!(compose("HMAC", None, None, None, None, Some("SHA1")).name, "HMAC-SHA-1");
    assert_eq!(compose("HmacSHA256", None, None, None, None, None).name, "HMAC-SHA-256");
    assert_eq!(compose("CMAC-AES", Some(256), None, None, None, None).name, "CMAC-AES-256");
    assert_eq!(compose("Homegrown", Some(64), None, None, None, None).name, "Homegrown");
}

#[test]
fn parameters_are_added_one_by_one() {
    let read = |name: &str| algorithm(name).unwrap();
    assert_eq!(read("SHA256withRSA").with_key_size(2048), read("RSA-2048-SHA-256"));
    assert_eq!(read("AES").with_key_size(256).with_mode("GCM"), read("AES-256-GCM"));
    assert_eq!(read("ECDSA").with_digest("sha-256").with_curve("prime256v1"), read("ES256"));
    assert_eq!(
        read("RSA-2048").with_padding("OAEP").with_digest("SHA256").name,
        "RSA-2048-OAEP-SHA-256"
    );
    assert_eq!(read("DESede").with_key_size(168).name, "3DES");
    assert_eq!(read("DESede").with_key_size(112).name, "3DES-112");
    assert_eq!(read("ML-DSA").with_key_size(65), read("ML-DSA-65"));
    assert_eq!(read("CMAC-AES").with_key_size(128).name, "CMAC-AES-128");
    assert_eq!(read("EC-P-256").signing(), read("ECDSA-P-256"));
    assert_eq!(read("EC-P-256").agreeing(), read("ECDH-P-256"));
    assert_eq!(read("RSA-2048").signing().primitive, Primitive::Signature);
    assert_eq!(read("EdDSA").with_curve("Ed448"), read("Ed448"));
    let unknown = Algorithm { name: "Homegrown".to_owned(), ..Algorithm::default() };
    assert_eq!(unknown.clone().with_key_size(64), unknown);
}

/// Composing again from what an algorithm says of itself changes nothing.
#[test]
fn composing_is_stable() {
    let corpus: std::collections::BTreeMap<
        String,
        std::collections::BTreeMap<String, Option<String>>,
    > = super::super::tables::parse(super::CORPUS).unwrap();
    for spelling in corpus.values().flat_map(|scheme| scheme.keys()) {
        let Some(read) = algorithm(spelling) else { continue };
        let again = read.clone().with_mode("none");
        assert_eq!(Algorithm { oid: read.oid.clone(), ..again }, read, "{spelling}");
        let by_name = algorithm(&read.name).unwrap_or_default();
        assert_eq!(by_name.name, read.name, "{spelling}");
    }
}

#[test]
fn hybrids_and_their_parts() {
    let parts = |name: &str| -> Vec<String> {
        components(&algorithm(name).unwrap()).into_iter().map(|a| a.name).collect()
    };
    assert_eq!(parts("X25519MLKEM768"), ["X25519", "ML-KEM-768"]);
    assert_eq!(parts("p521_falcon1024"), ["ECDSA-P-521", "Falcon-1024"]);
    assert_eq!(parts("1.3.6.1.5.5.7.6.45"), ["ML-DSA-65", "ECDSA-P-256-SHA-256"]);
    assert_eq!(parts("RSA-2048"), [""; 0]);
}

#[test]
fn curves() {
    for (spelling, expected) in [
        ("prime256v1", "P-256"),
        ("NIST P-256", "P-256"),
        ("secp256r1", "P-256"),
        ("nistp256", "P-256"),
        ("P256", "P-256"),
        ("CURVE_P256", "P-256"),
        ("SECP256R1", "P-256"),
        ("1.2.840.10045.3.1.7", "P-256"),
        ("secp256k1", "secp256k1"),
        ("P-256K", "secp256k1"),
        ("brainpoolP256r1", "brainpoolP256r1"),
        ("Curve25519", "X25519"),
        ("cv25519", "X25519"),
        ("ed25519", "Ed25519"),
        ("sect233k1", "sect233k1"),
        ("K-233", "sect233k1"),
        ("sm2p256v1", "SM2"),
        ("MBEDTLS_ECP_DP_SECP384R1", "P-384"),
        ("NID_X9_62_prime256v1", "P-256"),
        ("nistP521", "P-521"),
        ("ECCurve.NamedCurves.nistP256", "P-256"),
    ] {
        assert_eq!(curve(spelling).map(|c| c.name).as_deref(), Some(expected), "{spelling}");
    }
    for spelling in ["P-257", "", "curve", "secp256", "1.2.3", "AES"] {
        assert_eq!(curve(spelling), None, "{spelling}");
    }
    let p256 = curve("P-256").unwrap();
    assert_eq!((p256.bits, p256.cyclonedx.as_deref()), (256, Some("nist/P-256")));
}

#[test]
fn attacks_name_who_showed_them() {
    for name in ["RSA-2048", "AES-128", "MD5", "3DES", "RSA-512", "SHA1withRSA", "CMAC-DES"] {
        assert!(attack_source(&algorithm(name).unwrap()).is_some(), "{name}");
    }
    assert_eq!(attack_source(&algorithm("ML-KEM-768").unwrap()), None);
    assert_eq!(attack(&Algorithm::default()), Attack::Unknown);
}

/// Input that nobody means as a name is neither read nor slow.
#[test]
fn hostile_names() {
    let long = "a".repeat(1 << 20);
    let digits = "1".repeat(150);
    let dots = "1.".repeat(70);
    let words = "sha".repeat(50);
    let between = "rsawith".repeat(20);
    for name in [
        long.as_str(),
        &digits,
        &dots,
        &words,
        &between,
        "",
        " ",
        "\0",
        "é",
        "AES\u{301}",
        "-",
        "////",
        "with",
        "4294967296",
        "AES-99999999999999999999",
        "sha256sha256sha256",
    ] {
        assert_eq!(algorithm(name), None, "{name:.20}");
        assert_eq!(curve(name), None, "{name:.20}");
    }
}
