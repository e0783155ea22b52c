use super::*;
use crate::{Algorithm, Certificate, Library, Material, MaterialKind, PqcSupport};

fn algorithm(name: &str) -> Algorithm {
    Algorithm { name: name.to_owned(), ..Algorithm::default() }
}

fn seen(asset: Asset, path: &str, line: u32) -> Sighting {
    Sighting::new(asset, Location::line(path, line), "source/test")
}

/// One line an item: reference without its digest, what is unresolved, places.
fn summary(inventory: &Inventory) -> String {
    let lines = inventory.items.iter().map(|item| {
        let name = item.reference.split('@').next().unwrap_or_default();
        let unresolved: Vec<_> = item.unresolved.iter().map(String::as_str).collect();
        let places = item
            .occurrences
            .iter()
            .map(|one| format!("{}:{}", one.location.path, one.location.line.unwrap_or_default()));
        let implied = if item.implied { " implied" } else { "" };
        let places = places.collect::<Vec<_>>().join(" ");
        format!("{name} [{}]{implied} {places}\n", unresolved.join(","))
    });
    lines.collect()
}

fn sightings() -> Vec<Sighting> {
    let encrypts = Algorithm {
        functions: BTreeSet::from([CryptoFunction::Encrypt]),
        ..algorithm("AES-256-GCM")
    };
    let decrypts = Algorithm {
        functions: BTreeSet::from([CryptoFunction::Decrypt]),
        oid: Some("2.16.840.1.101.3.4.1.46".to_owned()),
        ..algorithm("AES-256-GCM")
    };
    let certificate = Certificate {
        subject: "CN=bank.example".to_owned(),
        fingerprint: "cd".repeat(32),
        public_key_fingerprint: "ab".repeat(32),
        public_key: algorithm("RSA-2048"),
        signature_algorithm: algorithm("RSA-SHA-256"),
        ..Certificate::default()
    };
    let with_issuer =
        Certificate { issuer_fingerprint: Some("ef".repeat(32)), ..certificate.clone() };
    vec![
        seen(Asset::Algorithm(encrypts), "b.java", 2),
        seen(Asset::Algorithm(decrypts), "a.java", 1),
        seen(Asset::Algorithm(algorithm("RSA-2048")), "a.java", 9),
        seen(Asset::Algorithm(algorithm("RSA")), "a.java", 3),
        seen(Asset::Algorithm(algorithm("RSA")), "a.java", 4).unresolved("keySize", "a parameter"),
        seen(Asset::Algorithm(algorithm("RSA")), "a.java", 4).unresolved("keySize", "a parameter"),
        seen(Asset::Certificate(Box::new(certificate)), "leaf.pem", 1),
        seen(Asset::Certificate(Box::new(with_issuer)), "chain.pem", 1),
    ]
}

#[test]
fn each_asset_is_one_item_with_all_its_places() {
    let inventory = Inventory::consolidate(sightings());
    assert_eq!(
        summary(&inventory),
        "crypto/algorithm/aes-256-gcm [] a.java:1 b.java:2\n\
         crypto/algorithm/rsa [] a.java:3\n\
         crypto/algorithm/rsa [keySize] a.java:4\n\
         crypto/algorithm/rsa-2048 [] a.java:9 chain.pem:1 leaf.pem:1\n\
         crypto/algorithm/rsa-sha-256 [] implied chain.pem:1 leaf.pem:1\n\
         crypto/certificate/bank.example [] chain.pem:1 leaf.pem:1\n\
         crypto/public-key/rsa-2048 [] implied chain.pem:1 leaf.pem:1\n"
    );
}

#[test]
fn what_places_tell_together_stands_in_the_item() {
    let inventory = Inventory::consolidate(sightings());
    let Some(Asset::Algorithm(aes)) = inventory.items.first().map(|item| &item.asset) else {
        panic!("no algorithm first");
    };
    let both = BTreeSet::from([CryptoFunction::Encrypt, CryptoFunction::Decrypt]);
    assert_eq!(aes.functions, both);
    assert_eq!(aes.oid.as_deref(), Some("2.16.840.1.101.3.4.1.46"));
    let issuers = inventory.items.iter().filter_map(|item| match &item.asset {
        Asset::Certificate(one) => one.issuer_fingerprint.clone(),
        _ => None,
    });
    assert_eq!(issuers.collect::<Vec<_>>(), ["ef".repeat(32)]);
}

#[test]
fn the_order_of_sightings_does_not_matter() {
    let forwards = Inventory::consolidate(sightings());
    let backwards = Inventory::consolidate(sightings().into_iter().rev());
    assert_eq!(forwards, backwards);
}

#[test]
fn references_depend_on_no_path_and_on_no_other_sighting() {
    let here = Inventory::consolidate([seen(Asset::Algorithm(algorithm("MD5")), "a.c", 1)]);
    let there = Inventory::consolidate([
        seen(Asset::Algorithm(algorithm("MD5")), "elsewhere/b.c", 70),
        seen(Asset::Algorithm(algorithm("MD4")), "a.c", 1),
    ]);
    let references = |inventory: &Inventory| {
        inventory.items.iter().map(|item| item.reference.clone()).collect::<Vec<_>>()
    };
    assert_eq!(references(&here).first(), references(&there).get(1));
    assert_eq!(references(&here), ["crypto/algorithm/md5@f75bf6091f79"]);
}

#[test]
fn a_key_s_parts_lead_back_to_it() {
    let key = Material {
        material: MaterialKind::PrivateKey,
        algorithm: Some(algorithm("RSA-2048")),
        ..Material::default()
    };
    let inventory = Inventory::consolidate([seen(Asset::Material(Box::new(key)), "server.key", 1)]);
    let [algorithm, key] = inventory.items.as_slice() else { panic!("{inventory:?}") };
    let within = algorithm.occurrences.iter().map(|one| one.within.clone());
    assert_eq!(within.collect::<Vec<_>>(), [Some(key.reference.clone())]);
}

#[test]
fn contradicting_accounts_of_a_library_leave_its_ability_unknown() {
    let library = |pqc| {
        let library = Library { name: "openssl".to_owned(), pqc, ..Library::default() };
        seen(Asset::Library(library), "libcrypto.so.3", 1)
    };
    let pqc = |sightings: Vec<Sighting>| {
        let inventory = Inventory::consolidate(sightings);
        let items = inventory.items.into_iter().map(|item| match item.asset {
            Asset::Library(library) => library.pqc,
            other => panic!("{other:?}"),
        });
        items.collect::<Vec<_>>()
    };
    let no = PqcSupport::No { since: Some("3.5.0".to_owned()) };
    let yes = PqcSupport::Yes { algorithms: vec!["ML-KEM".to_owned()] };
    assert_eq!(pqc(vec![library(no.clone()), library(yes)]), [PqcSupport::Unknown]);
    assert_eq!(pqc(vec![library(no.clone()), library(PqcSupport::Unknown)]), [no]);
}

#[test]
fn a_million_sightings_are_no_burden() {
    let many = (0..1_000_000_u32)
        .map(|number| seen(Asset::Algorithm(algorithm("SHA-256")), "a.java", number % 5000));
    let inventory = Inventory::consolidate(many);
    assert_eq!(inventory.items.iter().map(|item| item.occurrences.len()).sum::<usize>(), 5000);
}
