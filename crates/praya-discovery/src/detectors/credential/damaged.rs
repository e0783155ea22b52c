//! Keys whose body is cut short or mistyped: what the text around it, and the part that can be
//! read, still say. The body is reported as unreadable beside it.

use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{Identifier, Told, named, spelled};
use super::asn1::der::{Reader, tag};
use super::findings::Findings;
use super::pem_block::Block;

/// Reports the key that a PEM block was meant to hold, where its label or the beginning of its
/// body names the algorithm.
pub(super) fn block(block: &Block, reason: &str, at: &Location, findings: &mut Findings<'_, '_>) {
    let (material, format) = match block.label.as_str() {
        "RSA PRIVATE KEY" => (MaterialKind::PrivateKey, "PKCS#1"),
        "RSA PUBLIC KEY" => (MaterialKind::PublicKey, "PKCS#1"),
        "DSA PRIVATE KEY" => (MaterialKind::PrivateKey, "OpenSSL DSA"),
        "EC PRIVATE KEY" => (MaterialKind::PrivateKey, "SEC1"),
        "PRIVATE KEY" => (MaterialKind::PrivateKey, "PKCS#8"),
        "PUBLIC KEY" => (MaterialKind::PublicKey, "SubjectPublicKeyInfo"),
        _ => return,
    };
    let told = match block.label.split(' ').next() {
        Some(family @ ("RSA" | "DSA" | "EC")) => Some(spelled(family)),
        _ => block.body.as_ref().ok().and_then(|body| identified(body)),
    };
    if let Some(told) = told {
        report(told, material, format, reason, at, findings);
    }
}

/// Reports the key that a line of OpenSSH was meant to hold, by the type before it.
pub(super) fn ssh(name: &str, reason: &str, at: &Location, findings: &mut Findings<'_, '_>) {
    let told = match name {
        "ssh-rsa" => spelled("RSA"),
        "ssh-dss" => spelled("DSA"),
        "ssh-ed25519" | "sk-ssh-ed25519@openssh.com" => spelled("Ed25519"),
        _ => match name.rsplit("nistp").next() {
            Some("256" | "256@openssh.com") => spelled("ECDSA-P-256"),
            Some("384") => spelled("ECDSA-P-384"),
            Some("521") => spelled("ECDSA-P-521"),
            _ => return,
        },
    };
    report(told, MaterialKind::PublicKey, "OpenSSH", reason, at, findings);
}

fn report(
    told: Told,
    material: MaterialKind,
    format: &str,
    reason: &str,
    at: &Location,
    findings: &mut Findings<'_, '_>,
) {
    let told = told.unresolved("key", format!("the body cannot be read: {reason}"));
    let material = Material {
        material,
        size: told.algorithm.key_size,
        algorithm: told.known(),
        format: Some(format.to_owned()),
        ..Material::default()
    };
    findings.material(material, at, told.unresolved);
}

/// The AlgorithmIdentifier at the beginning of PKCS#8 or SubjectPublicKeyInfo whose lengths do not
/// hold.
fn identified(body: &[u8]) -> Option<Told> {
    let content = match body {
        [tag::SEQUENCE, length, rest @ ..] if *length < 0x80 => rest,
        [tag::SEQUENCE, length, rest @ ..] => rest.get(usize::from(length & 0x7f)..)?,
        _ => return None,
    };
    let mut reader = Reader::new(content);
    reader.optional(tag::INTEGER).ok()?;
    let identifier = Identifier::read(&mut reader).ok()?;
    Some(named(&identifier.oid)).filter(|told| told.unresolved.is_empty())
}
