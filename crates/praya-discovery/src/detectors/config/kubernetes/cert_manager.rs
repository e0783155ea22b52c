//! cert-manager: how the keys of certificates are made, and how certificates are signed.

use praya_cbom::{Asset, CryptoFunction, registry};

use super::super::notes::{Notes, unknown_name};
use super::super::syntax::tree::Node;
use super::place;

/// A certificate that is asked for, or an issuer with an account key.
pub(super) fn certificate(root: &Node, notes: &mut Notes<'_>) {
    if !root.text_of("apiVersion").unwrap_or_default().starts_with("cert-manager.io/") {
        return;
    }
    let Some(spec) = root.get("spec") else { return };
    if root.text_of("kind") == Some("Certificate") {
        key(spec, notes);
    }
    if let Some(name) = spec.text_of("signatureAlgorithm") {
        notes.algorithm(name, CryptoFunction::Sign, &place(spec, "signatureAlgorithm"));
    }
    let profile = spec.at(&["keystores", "pkcs12", "profile"]).and_then(Node::text);
    let cipher = match profile {
        Some("LegacyRC2") => "RC2",
        Some("LegacyDES") => "3DES",
        _ => return,
    };
    if let Some(pkcs12) = spec.at(&["keystores", "pkcs12"]) {
        notes.algorithm(cipher, CryptoFunction::Encrypt, &place(pkcs12, "profile"));
    }
}

const NOT_SET: &str = "not set here: depends on the default of cert-manager";

fn key(spec: &Node, notes: &mut Notes<'_>) {
    let key = spec.get("privateKey").unwrap_or(spec);
    let (named, sized) = match key.get("algorithm") {
        Some(_) => ("algorithm", "size"),
        None => ("keyAlgorithm", "keySize"),
    };
    let Some(name) = key.text_of(named) else {
        let anchor = if spec.get("privateKey").is_some() { "privateKey" } else { "secretName" };
        return notes.unknown_algorithm(NOT_SET, &place(spec, anchor));
    };
    let at = place(key, named);
    let Some(algorithm) = registry::algorithm(name) else {
        return notes.unknown_algorithm(unknown_name(name), &at);
    };
    let bits = key.text_of(sized).and_then(|size| size.parse::<u32>().ok());
    let elliptic = algorithm.family.as_deref() == Some("ECDSA");
    let (parameter, known) = match bits {
        // The size stands for the curve of NIST of that size.
        Some(bits) if elliptic => ("curve", algorithm.with_curve(&format!("P-{bits}"))),
        Some(bits) => ("keySize", algorithm.with_key_size(bits)),
        None if elliptic => ("curve", algorithm),
        None => ("keySize", algorithm),
    };
    let mut known = known;
    known.functions.insert(CryptoFunction::Keygen);
    let needs = bits.is_none() && known.family.as_deref() != Some("EdDSA");
    let mut sighting = notes.sighting(Asset::Algorithm(known), &at);
    if needs {
        sighting = sighting.unresolved(parameter, NOT_SET);
    }
    notes.add(sighting);
}
