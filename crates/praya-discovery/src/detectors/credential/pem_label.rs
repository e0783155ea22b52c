//! PEM blocks whose body is no ASN.1, told by their labels.

use praya_cbom::{Location, Material, MaterialKind};

use super::age;
use super::asn1::algorithm::{Told, spelled};
use super::asn1::der::{Malformed, Read};
use super::asn1::encryption::Protection;
use super::findings::Findings;
use super::pem_block::Block;
use super::{openpgp, ssh};

/// Words of labels that promise key material; a block with another label can be anything.
const PROMISES: [&str; 5] = ["KEY", "CERT", "CRL", "PARAMETERS", "PKCS"];

/// Whether a block with this label was meant to hold what is looked for here.
pub(super) fn promises(label: &str) -> bool {
    PROMISES.iter().any(|word| label.contains(word))
}

/// Reads a block that is no ASN.1. `None` where its label is none of those.
pub(super) fn read(
    block: &Block,
    body: &[u8],
    at: &Location,
    findings: &mut Findings<'_, '_>,
) -> Option<Read<()>> {
    let label = block.label.as_str();
    if label.starts_with("PGP ") {
        return Some(openpgp::read(body, |_| at.clone(), findings));
    }
    if let Some(kind) = label.strip_prefix("NEBULA ") {
        nebula(kind, at, findings);
        return Some(Ok(()));
    }
    match label {
        "OPENSSH PRIVATE KEY" => return Some(ssh::private::read(body, at, findings)),
        "AGE ENCRYPTED FILE" => age::header(body, at, findings),
        "OpenVPN Static key V1" => return Some(openvpn_static(body, at, findings)),
        "OpenVPN tls-crypt-v2 client key" | "OpenVPN tls-crypt-v2 server key" => {
            let told = spelled("AES-256-CTR");
            secret("OpenVPN tls-crypt-v2", told, body.len(), at, findings);
        }
        "ENCRYPTED COSIGN PRIVATE KEY" | "ENCRYPTED SIGSTORE PRIVATE KEY" => {
            sigstore(at, findings);
        }
        "SSH2 ENCRYPTED PRIVATE KEY" => {
            return Some(Err(Malformed("the format of SSH Communications is not read")));
        }
        _ => return None,
    }
    Some(Ok(()))
}

/// 256 octets, for tls-auth, tls-crypt or static-key mode.
fn openvpn_static(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    if body.len() != 256 {
        return Err(Malformed("it does not have 2048 bits"));
    }
    let told = Told::nothing("the configuration says which cipher and digest it is for");
    secret("OpenVPN static key", told, body.len(), at, findings);
    Ok(())
}

fn secret(format: &str, told: Told, octets: usize, at: &Location, findings: &mut Findings<'_, '_>) {
    let material = Material {
        material: MaterialKind::SecretKey,
        size: u32::try_from(octets * 8).ok(),
        algorithm: told.known(),
        format: Some(format.to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
}

/// Sigstore's keys: scrypt and NaCl's secretbox around PKCS#8.
fn sigstore(at: &Location, findings: &mut Findings<'_, '_>) {
    let protection = Protection::of(spelled("XSalsa20-Poly1305"), spelled("scrypt"), "");
    let material = Material {
        material: MaterialKind::PrivateKey,
        format: Some("Sigstore".to_owned()),
        protected_by: Some(protection.name.clone()),
        ..Material::default()
    };
    findings.encrypted_material(material, "the key is encrypted", at);
    findings.protection(protection, at);
}

/// Nebula's keys, whose labels say all.
fn nebula(kind: &str, at: &Location, findings: &mut Findings<'_, '_>) {
    let material = match kind {
        _ if kind.ends_with("PRIVATE KEY") => MaterialKind::PrivateKey,
        _ if kind.ends_with("PUBLIC KEY") => MaterialKind::PublicKey,
        _ => MaterialKind::Unknown,
    };
    let told = match kind.split(' ').next().unwrap_or_default() {
        "ED25519" => spelled("Ed25519"),
        "X25519" => spelled("X25519"),
        "ECDSA" => spelled("ECDSA-P-256"),
        "P256" => spelled("ECDH-P-256"),
        _ => Told::nothing("Nebula's certificates are not read"),
    };
    let encrypted = kind.contains("ENCRYPTED");
    let material = Material {
        material,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some("Nebula".to_owned()),
        protected_by: Some(if encrypted { "AES-256-GCM" } else { "none" }.to_owned()),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
}
