//! OpenSSH keys: the private key format, and the wire form of public keys and certificates.

use praya_cbom::{Location, Material, MaterialKind};

use super::algorithm::{Told, bits, of_family, sized, spelled};
use super::der::{Malformed, Read};
use super::findings::Findings;
use super::x509::sha256;

/// Reads the length-prefixed strings of RFC 4251.
#[derive(Clone, Copy)]
pub(super) struct Wire<'a> {
    rest: &'a [u8],
}

impl<'a> Wire<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn bytes(&mut self, count: usize) -> Read<&'a [u8]> {
        let split = self.rest.split_at_checked(count);
        let (taken, rest) = split.ok_or(Malformed("a length reaches past the end of the data"))?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn u32(&mut self) -> Read<u32> {
        let bytes = self.bytes(4)?;
        Ok(bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    }

    pub(super) fn string(&mut self) -> Read<&'a [u8]> {
        let length = self.u32()?;
        self.bytes(usize::try_from(length).unwrap_or(usize::MAX))
    }

    pub(super) fn text(&mut self) -> Read<&'a str> {
        std::str::from_utf8(self.string()?).map_err(|_| Malformed("a name is not text"))
    }

    /// An mpint's magnitude.
    pub(super) fn integer(&mut self) -> Read<&'a [u8]> {
        let bytes = self.string()?;
        let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
        Ok(bytes.get(zeros..).unwrap_or_default())
    }
}

const MAGIC: &[u8] = b"openssh-key-v1\0";

/// The format of `ssh-keygen`, whose public half is never encrypted.
pub(super) fn private_key(body: &[u8], at: &Location, findings: &mut Findings<'_, '_>) -> Read<()> {
    let rest = body.strip_prefix(MAGIC).ok_or(Malformed("it is no OpenSSH private key"))?;
    let mut wire = Wire::new(rest);
    let (cipher, kdf, options) = (wire.text()?, wire.text()?, wire.string()?);
    let count = wire.u32()?;
    for _ in 0..count {
        let blob = wire.string()?;
        let told = public_key(blob)?;
        let material = Material {
            material: MaterialKind::PrivateKey,
            size: told.algorithm.key_size,
            algorithm: Some(told.algorithm),
            format: Some("OpenSSH".to_owned()),
            protected_by: Some(protection(cipher)),
            fingerprint: Some(sha256(blob)),
            ..Material::default()
        };
        findings.material(material, at, told.unresolved);
    }
    if cipher != "none" {
        let algorithm = Told { algorithm: spelled(cipher), ..Told::default() };
        findings.algorithm(algorithm, &at.clone().with_symbol("encryption"));
        findings.algorithm(
            Told { algorithm: spelled(kdf), ..Told::default() },
            &at.clone().with_symbol(format!("key derivation{}", rounds(options))),
        );
    }
    Ok(())
}

fn protection(cipher: &str) -> String {
    if cipher == "none" { cipher.to_owned() } else { spelled(cipher).name }
}

fn rounds(options: &[u8]) -> String {
    let mut options = Wire::new(options);
    let rounds = options.string().and_then(|_salt| options.u32());
    rounds.map_or_else(|_| String::new(), |rounds| format!(", {rounds} rounds"))
}

/// The algorithm of a public key blob (RFC 4253 6.6 and its successors).
pub(super) fn public_key(blob: &[u8]) -> Read<Told> {
    let mut wire = Wire::new(blob);
    let name = wire.text()?;
    of_fields(name, &mut wire)
}

/// The algorithm of the fields that follow the name in a blob.
pub(super) fn of_fields(name: &str, wire: &mut Wire<'_>) -> Read<Told> {
    Ok(match name {
        "ssh-rsa" => {
            wire.integer()?;
            sized(of_family("RSA"), "RSA", bits(wire.integer()?))
        }
        "ssh-dss" => sized(of_family("DSA"), "DSA", bits(wire.integer()?)),
        "ssh-ed25519" | "sk-ssh-ed25519@openssh.com" => of_family("Ed25519"),
        "ssh-ed448" => of_family("Ed448"),
        _ if name.starts_with("ecdsa-sha2-") || name.starts_with("sk-ecdsa-sha2-") => {
            ecdsa(wire.text()?)
        }
        _ => super::private_key::unnamed("the registry does not know this SSH key type"),
    })
}

fn ecdsa(curve: &str) -> Told {
    let name = match curve {
        "nistp256" => "P-256",
        "nistp384" => "P-384",
        "nistp521" => "P-521",
        _ => return of_family("ECDSA").unresolved("curve", "the curve is not in the registry"),
    };
    of_family(&format!("ECDSA-{name}"))
}
