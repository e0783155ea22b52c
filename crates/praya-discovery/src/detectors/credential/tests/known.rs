//! Facts that other programs (OpenSSL, ssh-keygen, GnuPG) state of the same files.

use praya_cbom::MaterialKind;

use super::{bytes, certificates, materials, read};

#[test]
fn certificate_fields() {
    let report = read("rsa.pem", &bytes("x509/rsa.pem"));
    let [certificate] = certificates(&report)[..] else { panic!("one certificate") };
    assert_eq!(certificate.subject, "CN=pay.bank.example,O=Test Bank,C=GB");
    assert_eq!(certificate.serial, "3ccfb2469abfd2c32a1815f90946013f4e3118d3");
    assert_eq!(certificate.not_before, "2026-11-22T22:25:02Z");
    assert_eq!(certificate.not_after, "2036-11-19T22:25:02Z");
    assert_eq!(
        certificate.fingerprint,
        "f403bf1585a5553d3b99972374e7358a2637fbbb2ce98f7c4456f8975eb9acad"
    );
    assert_eq!(
        certificate.public_key_fingerprint,
        "49166402a81b66145ffbb84aad5240fd3ba47ef5f65cf0d5b9bab1abf34a640d"
    );
    assert_eq!(certificate.subject_alternative_names, ["DNS:pay.bank.example", "IP:192.0.2.7"]);
    assert_eq!(certificate.key_usage, ["digitalSignature", "keyEncipherment"]);
    assert_eq!(certificate.extended_key_usage, ["serverAuth"]);
    assert!(certificate.self_signed && certificate.is_ca);
}

#[test]
fn chain_is_linked_within_a_file() {
    let report = read("chain.pem", &bytes("x509/chain.pem"));
    let chain: Vec<_> = certificates(&report)
        .iter()
        .map(|c| (c.subject.clone(), c.is_ca, c.self_signed, c.issuer_fingerprint.clone().unwrap()))
        .collect();
    let intermediate = "d6551b82aba439ff924b043205d8095a29ab25d05551a29346871717984eca44";
    let root = "64aa9c6155a97e726d10271dc2e15e6397c1dfad1a153d697fffcb70b518e4b4";
    let expected = [
        ("CN=leaf", false, false, intermediate),
        ("CN=Intermediate,O=Test", true, false, root),
        ("CN=Root,O=Test", true, true, root),
    ];
    let expected = expected.map(|(s, ca, own, issuer)| (s.to_owned(), ca, own, issuer.to_owned()));
    assert_eq!(chain, expected);
}

#[test]
fn names_of_every_type() {
    let report = read("chain.pem", &bytes("x509/chain.pem"));
    let leaf = certificates(&report)[0];
    assert_eq!(
        leaf.subject_alternative_names,
        [
            "DNS:leaf.example",
            "email:a@b.example",
            "URI:https://x.example",
            "IP:2001:db8::1",
            "RID:1.2.3",
            "DirName:CN=alias"
        ]
    );
    assert_eq!(leaf.extended_key_usage, ["serverAuth", "clientAuth", "1.2.3.4.5"]);
}

#[test]
fn what_one_field_has_wrong_hides_no_other() {
    let report = read("odd.pem", &bytes("x509/long-serial-bad-key-usage.pem"));
    let [certificate] = certificates(&report)[..] else { panic!("one certificate") };
    assert_eq!(certificate.serial, "7f".repeat(40));
    assert_eq!(certificate.not_after, "9999-12-31T23:59:59Z");
    assert_eq!(certificate.public_key.name, "RSA-2048");
    assert_eq!(report.sightings[0].unresolved[0].parameter, "keyUsage");
    let report = read("odd.pem", &bytes("x509/negative-serial-critical.pem"));
    assert_eq!(certificates(&report)[0].serial, "-ff");
}

#[test]
fn alternative_key_and_signature() {
    let report = read("alternative.crt", &bytes("post-quantum/alternative.crt"));
    let [certificate] = certificates(&report)[..] else { panic!("one certificate") };
    let names: Vec<_> = certificate.alternatives.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["ML-DSA-65", "ML-DSA-65"]);
    assert_eq!(certificate.public_key.name, "ECDSA-P-256");
}

/// One key has one fingerprint, in whatever file it stands.
#[test]
fn one_key_one_fingerprint() {
    let fingerprint = |path: &str| {
        let report = read(path, &bytes(path));
        materials(&report)[0].fingerprint.clone().unwrap()
    };
    let rsa = "49166402a81b66145ffbb84aad5240fd3ba47ef5f65cf0d5b9bab1abf34a640d";
    for path in [
        "private-keys/rsa.p8.pem",
        "private-keys/rsa.p8",
        "private-keys/rsa.pkcs1.pem",
        "private-keys/rsa.pkcs1.key",
        "private-keys/rsa.pkcs1.pub.pem",
        "private-keys/rsa.pub.der",
        "microsoft/open.pvk",
        "microsoft/strong-name.snk",
        "microsoft/public.snk",
        "requests/rsa.csr",
    ] {
        assert_eq!(fingerprint(path), rsa, "{path}");
    }
    let curve = fingerprint("private-keys/ec.sec1.pem");
    assert_eq!(fingerprint("private-keys/ec.p8.pem"), curve);
    assert_eq!(fingerprint("private-keys/ec.pub.pem"), curve);
    let ssh = fingerprint("ssh/id_rsa");
    for path in ["ssh/id_rsa.pub", "ssh/rfc4716.pub", "ssh/rsa-pem.pub", "putty/open.ppk"] {
        assert_eq!(fingerprint(path), ssh, "{path}");
    }
    let edwards = fingerprint("ssh/id_ed25519");
    assert_eq!(fingerprint("ssh/id_ed25519.pub"), edwards);
}

#[test]
fn openssh_certificate() {
    let report = read("id_rsa-cert.pub", &bytes("ssh/id_rsa-cert.pub"));
    let [certificate] = certificates(&report)[..] else { panic!("one certificate") };
    assert_eq!((certificate.subject.as_str(), certificate.serial.as_str()), ("alice", "4d"));
    assert_eq!(certificate.not_before, "2024-01-01T00:00:00Z");
    assert_eq!(certificate.subject_alternative_names, ["principal:root", "principal:ops"]);
    let report = read("id_ecdsa-cert.pub", &bytes("ssh/id_ecdsa-cert.pub"));
    assert_eq!(certificates(&report)[0].not_after, "9999-12-31T23:59:59Z");
}

#[test]
fn the_empty_password_is_said_to_be_empty() {
    for path in ["pkcs12/empty-password.p12", "pkcs12/empty-password-legacy.pfx"] {
        let report = read(path, &bytes(path));
        let key = materials(&report)[0];
        assert_eq!(key.material, MaterialKind::PrivateKey);
        assert_eq!(key.protected_by.as_deref(), Some("none"));
        let traced = report
            .sightings
            .iter()
            .any(|sighting| sighting.trace.iter().any(|step| step.what.contains("empty password")));
        assert!(traced, "{path}");
    }
}

#[test]
fn labels_say_which_key() {
    let label = |path: &str| {
        let report = read(path, &bytes(path));
        materials(&report)[0].label.clone().unwrap_or_default()
    };
    assert_eq!(label("jks/keys.jks"), "pay");
    assert_eq!(label("jwk/oct.jwk"), "mac");
    assert_eq!(label("ssh/known_hosts"), "host1.bank.example,192.0.2.1");
    assert_eq!(label("keytab/web.keytab"), "HTTP/web.bank.example@BANK.EXAMPLE");
}

/// No octets of a private exponent or scalar leave a detector.
#[test]
fn nothing_private_is_reported() {
    let hexadecimal =
        |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    // Out of the middle of the private exponent, and of the scalar behind its header.
    let exponent = hexadecimal(&bytes("private-keys/rsa.pkcs1.key")[290..310]);
    let scalar = hexadecimal(&bytes("private-keys/ec.p8")[40..60]);
    for path in [
        "private-keys/rsa.p8.pem",
        "private-keys/rsa.pkcs1.pem",
        "private-keys/rsa.p8",
        "private-keys/ec.sec1.pem",
        "private-keys/ec.p8.pem",
        "microsoft/open.pvk",
        "pkcs12/open.p12",
        "pem-in-text/.env",
    ] {
        let text = format!("{:?}", read(path, &bytes(path)));
        assert!(!text.contains(&exponent) && !text.contains(&scalar), "{path}");
    }
}
