//! Cipher suites and cipher strings.

use std::collections::BTreeMap;

use super::super::suites::suites;
use super::super::tables::parse;
use super::super::{cipher_suite, cipher_suite_by_number, openssl_cipher_string};
use super::name_of;
use crate::Primitive;

/// What OpenSSL itself selects, in its order.
#[test]
fn strings_expand_as_openssl_expands_them() {
    let text = include_str!("../../../corpus/openssl-ciphers.yaml");
    let corpus: BTreeMap<String, String> = parse(text).unwrap();
    let mut wrong = Vec::new();
    for (string, expected) in &corpus {
        let list = openssl_cipher_string(string);
        let found: Vec<String> = list.suites.into_iter().filter_map(|s| s.openssl).collect();
        if found.join(" ") != *expected {
            wrong.push(format!("{string}\n  found    {}\n  expected {expected}", found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), corpus.len(), wrong.join("\n"));
}

#[test]
fn every_suite_is_made_of_known_parts() {
    let mut wrong = Vec::new();
    for row in suites().rows.iter().filter(|row| !row.name.ends_with("_SCSV")) {
        let suite = cipher_suite(&row.name).unwrap();
        let sealed = suite.encryption.as_ref().is_some_and(|a| a.primitive == Primitive::Ae);
        let nothing = row.name == "TLS_NULL_WITH_NULL_NULL";
        let keyless = ["PSK", "KRB5", "NONE", "ANY", "ECCPWD"].contains(&row.kx);
        if suite.encryption.is_none()
            || (suite.mac.is_some() == sealed) != nothing
            || (suite.key_exchange.is_none() && !keyless)
            || cipher_suite_by_number(suite.number).map(|s| s.name) != Some(suite.name)
        {
            wrong.push(parts(&row.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn parts(name: &str) -> String {
    let suite = cipher_suite(name).unwrap();
    let parts = [&suite.key_exchange, &suite.authentication, &suite.encryption, &suite.mac];
    let names: Vec<String> = parts.into_iter().chain([&suite.hash]).map(name_of).collect();
    format!("{} {:04X}: {}", suite.name, suite.number, names.join(" "))
}

#[test]
fn suites_by_all_their_names() {
    for (name, expected) in [
        (
            "ECDHE-RSA-AES128-GCM-SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 C02F: ECDH RSA AES-128-GCM - SHA-256",
        ),
        (
            "TLS_ECDHE_RSA_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 C02F: ECDH RSA AES-128-GCM - SHA-256",
        ),
        (
            "SSL_RSA_WITH_RC4_128_MD5",
            "TLS_RSA_WITH_RC4_128_MD5 0004: RSA-PKCS1v15 RSA RC4-128 HMAC-MD5 -",
        ),
        (
            "TLS_RSA_ARCFOUR_128_SHA1",
            "TLS_RSA_WITH_RC4_128_SHA 0005: RSA-PKCS1v15 RSA RC4-128 HMAC-SHA-1 -",
        ),
        ("TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384 1302: - - AES-256-GCM - SHA-384"),
        (
            "EDH-RSA-DES-CBC3-SHA",
            "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA 0016: DH RSA 3DES-CBC HMAC-SHA-1 -",
        ),
        (
            "DHE-RSA-DES-CBC3-SHA",
            "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA 0016: DH RSA 3DES-CBC HMAC-SHA-1 -",
        ),
        (
            "EXP-RC4-MD5",
            "TLS_RSA_EXPORT_WITH_RC4_40_MD5 0003: RSA-512-PKCS1v15 RSA RC4-40 HMAC-MD5 -",
        ),
        (
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384_P384",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 C024: ECDH ECDSA AES-256-CBC HMAC-SHA-384 SHA-384",
        ),
        ("TLS_RSA_WITH_NULL_SHA", "TLS_RSA_WITH_NULL_SHA 0002: RSA-PKCS1v15 RSA NULL HMAC-SHA-1 -"),
        ("TLS_ECDHE_SM4_GCM_SM3", "TLS_ECDHE_SM4_GCM_SM3 E051: ECDH-SM2 SM2 SM4-GCM - SM3"),
        ("TLS_SHA256_SHA256", "TLS_SHA256_SHA256 C0B4: - - NULL HMAC-SHA-256 SHA-256"),
        ("TLS_PSK_WITH_AES_128_CCM_8", "TLS_PSK_WITH_AES_128_CCM_8 C0A8: - - AES-128-CCM-8 - -"),
    ] {
        assert_eq!(parts(name), expected, "{name}");
    }
    assert_eq!(cipher_suite("TLS_FOO_WITH_BAR"), None);
    assert_eq!(cipher_suite("HIGH"), None);
}

#[test]
fn strings_say_what_they_could_not_tell() {
    let list =
        openssl_cipher_string("PROFILE=SYSTEM:RC4-SHA:AES128-SHA:ECDHE+FOO:@SECLEVEL=2:@BAR");
    assert_eq!(list.unresolved, ["PROFILE=SYSTEM", "ECDHE+FOO", "@BAR"]);
    assert_eq!(list.security_level, Some(2));
    let names = |suites: &[super::super::CipherSuite]| -> Vec<String> {
        suites.iter().map(|suite| suite.name.clone()).collect()
    };
    assert_eq!(names(&list.suites), ["TLS_RSA_WITH_AES_128_CBC_SHA"]);
    assert_eq!(names(&list.not_built), ["TLS_RSA_WITH_RC4_128_SHA"]);
    assert_eq!(openssl_cipher_string("RC4-SHA:!RC4").not_built, []);
    assert_eq!(openssl_cipher_string(""), super::super::CipherList::default());
}
