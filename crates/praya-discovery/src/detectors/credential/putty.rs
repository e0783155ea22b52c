//! Reads PuTTY's private key files, version 1 to 3. Their public half is never encrypted.

use base64::Engine as _;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::spelled;
use super::asn1::der::{Malformed, Read};
use super::asn1::encryption::Protection;
use super::findings::Findings;
use super::pem_block::BASE64;
use super::ssh::blob;
use crate::{Artefact, Detector, Report};

/// `*.ppk`.
pub(super) struct Putty;

const ID: &str = "credential/putty";
const MAGIC: &[u8] = b"PuTTY-User-Key-File-";

/// Lines of base64 in the public half; that of the largest key in use has under a hundred.
const MAX_LINES: usize = 1_000;

impl Detector for Putty {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "PuTTY private key"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        artefact.bytes.starts_with(MAGIC)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let text = String::from_utf8_lossy(artefact.bytes);
        let read = File::read(&text).and_then(|file| file.report(&mut findings));
        if let Err(Malformed(reason)) = read {
            findings.unreadable(format!("PuTTY private key: {reason}"));
        }
    }
}

struct File<'a> {
    version: &'a str,
    encryption: &'a str,
    derivation: Option<&'a str>,
    cost: String,
    comment: &'a str,
    public: Vec<u8>,
}

impl<'a> File<'a> {
    fn read(text: &'a str) -> Read<Self> {
        let header = |name: &str| {
            let mut lines = text.lines().filter_map(|line| line.split_once(": "));
            lines.find(|(key, _)| *key == name).map(|(_, value)| value.trim())
        };
        let first = text.lines().next().and_then(|line| line.split_once(": "));
        let (magic, _) = first.ok_or(Malformed("its first line names no key type"))?;
        let encryption = header("Encryption").ok_or(Malformed("it names no encryption"))?;
        let cost: Vec<String> = ["Argon2-Memory", "Argon2-Passes", "Argon2-Parallelism"]
            .iter()
            .filter_map(|name| Some(format!(", {} {}", name.get(7..)?, header(name)?)))
            .collect();
        header("Private-Lines").ok_or(Malformed("the private half is missing"))?;
        Ok(Self {
            version: magic.rsplit('-').next().unwrap_or_default(),
            encryption,
            derivation: header("Key-Derivation"),
            cost: cost.concat(),
            comment: header("Comment").unwrap_or_default(),
            public: public(text)?,
        })
    }

    fn report(self, findings: &mut Findings<'_, '_>) -> Read<()> {
        let at = findings.file();
        let key = blob::public_key(&self.public)?;
        let protection = (self.encryption != "none").then(|| self.protection());
        let protected_by = protection.as_ref().map_or("none", |protection| &protection.name);
        let material = Material {
            material: MaterialKind::PrivateKey,
            size: key.told.algorithm.key_size,
            algorithm: key.told.known(),
            format: Some("PuTTY".to_owned()),
            label: (!self.comment.is_empty()).then(|| self.comment.to_owned()),
            protected_by: Some(protected_by.to_owned()),
            fingerprint: Some(key.fingerprint),
        };
        findings.material(material, &at, key.told.unresolved);
        if let Some(protection) = protection {
            findings.protection(protection, &at);
        }
        self.integrity(&at, findings);
        Ok(())
    }

    /// Versions before 3 derive the key by plain SHA-1.
    fn protection(&self) -> Protection {
        let derivation = spelled(self.derivation.unwrap_or("SHA-1"));
        Protection::of(spelled(self.encryption), derivation, &self.cost)
    }

    fn integrity(&self, at: &Location, findings: &mut Findings<'_, '_>) {
        let mac = match self.version {
            "1" => "SHA-1",
            "2" => "HMAC-SHA-1",
            _ => "HMAC-SHA-256",
        };
        findings.algorithm(spelled(mac), &at.clone().with_symbol("integrity"));
    }
}

/// The public half: as many lines of base64 as its header says.
fn public(text: &str) -> Read<Vec<u8>> {
    const BAD: Malformed = Malformed("the public half is malformed");
    let mut lines = text.lines().skip_while(|line| !line.starts_with("Public-Lines: "));
    let count = lines.next().and_then(|line| line.split_once(": "));
    let count = count.and_then(|(_, count)| count.trim().parse::<usize>().ok()).ok_or(BAD)?;
    if count > MAX_LINES {
        return Err(BAD);
    }
    let data: String = lines.take(count).map(str::trim).collect();
    BASE64.decode(data.trim_end_matches('=')).map_err(|_| BAD)
}
