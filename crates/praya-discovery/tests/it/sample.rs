//! A scan of a small bank that never was, with something of everything that a report shows, and
//! with names that try to break out of it.

use praya_cbom::{
    Algorithm, Asset, Certificate, Inventory, Library, Location, Material, MaterialKind,
    PqcSupport, Protocol, ProtocolKind, Sighting, Step, registry,
};
use praya_discovery::{Coverage, Outcome, ScanResult, TargetOutcome};

pub(crate) const HOSTILE: &str = "uploads/<script>alert('x')</script>\u{202e}gnp.\u{1b}[31m\".java";

pub(crate) fn result() -> ScanResult {
    ScanResult {
        targets: vec![
            target("payments", Outcome::Read),
            target("this-machine", Outcome::Read),
            target("/mnt/archive", Outcome::Unreadable),
        ],
        inventory: Inventory::consolidate(sightings()),
        coverage: coverage(),
    }
}

fn target(name: &str, outcome: Outcome) -> TargetOutcome {
    TargetOutcome { name: name.to_owned(), outcome }
}

pub(crate) fn algorithm(name: &str) -> Algorithm {
    registry::algorithm(name)
        .unwrap_or_else(|| Algorithm { name: name.to_owned(), ..Algorithm::default() })
}

fn sightings() -> Vec<Sighting> {
    let mut sightings = source();
    sightings.extend(unresolved());
    sightings.extend(certificates());
    sightings.extend(keys());
    sightings.extend(protocols());
    sightings.extend(libraries());
    sightings
}

/// Each algorithm at a number of places.
fn source() -> Vec<Sighting> {
    let uses = [
        ("RSA-2048", "payments/src/main/java/hk/bank/pay/Signer.java", "Signature.getInstance", 23),
        ("RSA-1024", "payments/src/legacy/Swift.java", "KeyPairGenerator.initialize", 2),
        ("ECDSA-P-256-SHA-256", "payments/src/main/go/token/jwt.go", "ecdsa.SignASN1", 9),
        ("ECDH-P-256", "payments/src/main/go/tls/exchange.go", "ecdh.P256", 4),
        ("MD5", "payments/src/legacy/Checksum.java", "MessageDigest.getInstance", 7),
        ("SHA-1", "payments/src/legacy/Checksum.java", "MessageDigest.getInstance", 5),
        ("3DES-CBC", "payments/src/legacy/Pin.java", "Cipher.getInstance", 3),
        ("SHA-224", "payments/lib/hash.py", "hashlib.sha224", 1),
        ("AES-256-GCM", "payments/src/main/java/hk/bank/pay/Vault.java", "Cipher.getInstance", 18),
        ("AES-128-CBC", "payments/src/main/java/hk/bank/pay/Batch.java", "Cipher.getInstance", 6),
        ("SHA-256", "payments/src/main/java/hk/bank/pay/Audit.java", "MessageDigest", 31),
        ("ML-KEM-768", "payments/src/main/rust/exchange.rs", "MlKem768::generate", 1),
        ("PBKDF2-HMAC-SHA-256", "payments/src/main/py/login.py", "hashlib.pbkdf2_hmac", 2),
        ("AES-128-ECB", HOSTILE, "Cipher.getInstance", 1),
    ];
    let all = uses.into_iter().flat_map(|(name, path, symbol, count)| {
        (1..=count).map(move |at| {
            let place = Location::line(path, at * 17).with_symbol(symbol);
            let mut sighting =
                Sighting::new(Asset::Algorithm(algorithm(name)), place, "source/java");
            if at == 1 {
                sighting.trace = trace();
            }
            sighting
        })
    });
    all.collect()
}

fn trace() -> Vec<Step> {
    vec![
        Step {
            location: Location::line("payments/src/main/java/hk/bank/pay/Config.java", 12),
            what: "field ALGORITHM".to_owned(),
        },
        Step {
            location: Location::line("payments/config/application.properties", 4),
            what: "read from pay.signature".to_owned(),
        },
    ]
}

fn unresolved() -> Vec<Sighting> {
    let place = |line| Location::line("payments/src/main/java/hk/bank/pay/Gateway.java", line);
    let rsa = Sighting::new(Asset::Algorithm(algorithm("RSA")), place(40), "source/java")
        .unresolved("keySize", "comes from parameter 'bits' of 'create', which nothing here calls");
    let nothing = Sighting::new(Asset::Algorithm(Algorithm::default()), place(77), "source/java")
        .unresolved(
            "algorithm",
            "comes from environment variable PAY_CIPHER, which has no default",
        );
    vec![rsa, nothing]
}

fn certificates() -> Vec<Sighting> {
    let table = [
        ("CN=pay.bank.example,O=Example Bank,C=HK", "2023-01-01", "2025-06-30", "RSA-2048", false),
        ("CN=api.bank.example,O=Example Bank,C=HK", "2025-04-01", "2026-04-01", "EC-P-256", false),
        ("CN=Example Root CA,O=Example Bank,C=HK", "2010-01-01", "2040-01-01", "RSA-4096", true),
        ("CN=測試 <b>證書</b>,O=Example Bank,C=HK", "2026-03-01", "2028-03-01", "ML-DSA-65", true),
        ("CN=vpn.bank.example,O=Example Bank,C=HK", "2024-01-01", "2027-09-30", "RSA-3072", false),
        (
            "CN=swift.bank.example,O=Example Bank,C=HK",
            "2024-01-01",
            "2031-12-31",
            "RSA-2048",
            false,
        ),
    ];
    let rows = table.into_iter().zip(1_u32..);
    let all = rows.map(|((subject, from, to, key, self_signed), number)| {
        let certificate = Certificate {
            subject: subject.to_owned(),
            issuer: if self_signed { subject } else { "CN=Example Root CA,O=Example Bank,C=HK" }
                .to_owned(),
            serial: format!("{number:04x}"),
            not_before: format!("{from}T00:00:00Z"),
            not_after: format!("{to}T00:00:00Z"),
            signature_algorithm: algorithm("RSA-SHA-256"),
            public_key: algorithm(key),
            public_key_fingerprint: format!("{number:064x}"),
            fingerprint: format!("{:064x}", number + 100),
            format: "X.509".to_owned(),
            is_ca: self_signed,
            self_signed,
            key_usage: vec!["digitalSignature".to_owned()],
            subject_alternative_names: vec!["DNS:bank.example".to_owned()],
            ..Certificate::default()
        };
        let path = format!("this-machine/etc/ssl/bank/{number}.pem");
        let asset = Asset::Certificate(Box::new(certificate));
        Sighting::new(asset, Location::line(path, 1), "certificate/x509")
    });
    all.collect()
}

fn keys() -> Vec<Sighting> {
    let key = |kind, name: &str, protected_by: Option<&str>, path: &str| {
        let algorithm = Some(algorithm(name));
        let material = Material {
            material: kind,
            size: algorithm.as_ref().and_then(|one| one.key_size),
            algorithm,
            format: Some("PKCS#8".to_owned()),
            protected_by: protected_by.map(str::to_owned),
            ..Material::default()
        };
        Sighting::new(Asset::Material(Box::new(material)), Location::line(path, 1), "key/pem")
    };
    vec![
        key(
            MaterialKind::PrivateKey,
            "RSA-2048",
            Some("none"),
            "this-machine/etc/ssl/private/pay.key",
        ),
        key(MaterialKind::PrivateKey, "EC-P-256", Some("none"), "payments/deploy/dev.key"),
        key(
            MaterialKind::PrivateKey,
            "RSA-4096",
            Some("PBES2"),
            "this-machine/etc/ssl/private/root.key",
        ),
        key(MaterialKind::PrivateKey, "Ed25519", None, "this-machine/root/.ssh/id_ed25519"),
        key(MaterialKind::PublicKey, "Ed25519", None, "this-machine/root/.ssh/id_ed25519.pub"),
        key(MaterialKind::SecretKey, "AES-256", Some("none"), "payments/deploy/secret.yaml"),
    ]
}

fn protocols() -> Vec<Sighting> {
    let protocol = |version: &str, line| {
        let protocol = Protocol {
            protocol: ProtocolKind::Tls,
            name: format!("TLS {version}"),
            version: Some(version.to_owned()),
            cipher_suites: vec!["TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256".to_owned()],
            algorithms: vec![algorithm("AES-128-GCM"), algorithm("X25519MLKEM768")],
        };
        let place =
            Location::line("this-machine/etc/nginx/nginx.conf", line).with_symbol("ssl_protocols");
        Sighting::new(Asset::Protocol(Box::new(protocol)), place, "config/nginx")
    };
    vec![protocol("1.2", 34), protocol("1.3", 34)]
}

fn libraries() -> Vec<Sighting> {
    let library = |name: &str, version: Option<&str>, pqc, path: &str| {
        let library = Library {
            name: name.to_owned(),
            version: version.map(str::to_owned),
            purl: version.map(|version| format!("pkg:generic/{name}@{version}")),
            pqc,
        };
        Sighting::new(Asset::Library(library), Location::file(path), "binary/elf")
    };
    let since = |version: &str| PqcSupport::No { since: Some(version.to_owned()) };
    let yes = PqcSupport::Yes { algorithms: vec!["ML-KEM".to_owned(), "ML-DSA".to_owned()] };
    vec![
        library("openssl", Some("3.0.15"), since("3.5.0"), "this-machine/usr/lib/libcrypto.so.3"),
        library("bcprov-jdk18on", Some("1.79"), yes, "payments/lib/bcprov.jar"),
        library(
            "libgcrypt",
            Some("1.10.1"),
            since("1.11.0"),
            "this-machine/usr/lib/libgcrypt.so.20",
        ),
        library("in-house-crypto", None, PqcSupport::Unknown, "payments/lib/libpin.so"),
    ]
}

fn coverage() -> Coverage {
    let mut coverage = Coverage::default();
    for (kind, files, bytes) in [
        ("Java source", 1_240, 9_812_000),
        ("Go source", 310, 2_204_000),
        ("certificate", 6, 11_040),
        ("nginx configuration", 2, 8_311),
        ("ELF binary", 412, 312_400_000),
    ] {
        for file in 0..files {
            let share = bytes / files;
            let rest = if file == 0 { bytes - share * files } else { 0 };
            coverage.count_read(kind, share + rest);
        }
    }
    coverage.count_unsupported("png", 812_000);
    coverage.count_unsupported("xlsx", 77_000);
    coverage.skip("payments/.git/objects", 18_000_000, "objects of a Git repository");
    coverage.fail(HOSTILE, 900, "ends in the middle of a string");
    coverage.fail("/mnt/archive", 0, "cannot be opened: permission denied");
    coverage.fail("payments/keys/old.p12", 2_412, "a password is needed");
    coverage
}
