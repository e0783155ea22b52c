//! Finds data encrypted by Ansible Vault, as whole files and as values in YAML.

use memchr::memmem;
use praya_cbom::{Location, Material, MaterialKind};

use super::asn1::algorithm::{Told, spelled};
use super::findings::{Findings, Lines};
use crate::{Artefact, Detector, Report};

/// `$ANSIBLE_VAULT;1.1;AES256`.
pub(super) struct AnsibleVault;

const ID: &str = "credential/ansible-vault";
const HEADER: &[u8] = b"$ANSIBLE_VAULT;";

/// Digits of hexadecimal that the next line begins with where there is a body: half a salt.
const BODY: usize = 32;

impl Detector for AnsibleVault {
    fn id(&self) -> &'static str {
        ID
    }

    fn kind(&self) -> &'static str {
        "Ansible Vault"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        memmem::find(artefact.bytes, HEADER).is_some()
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut findings = Findings::new(artefact, ID, report);
        let mut lines = Lines::new(artefact.bytes);
        for offset in memmem::find_iter(artefact.bytes, HEADER) {
            if findings.full() {
                break;
            }
            let rest = artefact.bytes.get(offset..).unwrap_or_default();
            let mut text = rest.splitn(3, |byte| *byte == b'\n');
            let header = String::from_utf8_lossy(text.next().unwrap_or_default()).into_owned();
            let body = text.next().unwrap_or_default().trim_ascii();
            let digits = body.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
            let at = findings.line(lines.at(offset));
            // A mention in prose or in a program has no body.
            if digits >= BODY {
                vault(&header, &at, &mut findings);
            }
        }
    }
}

fn vault(header: &str, at: &Location, findings: &mut Findings<'_, '_>) {
    let mut fields = header.trim_end().split(';').skip(1);
    let _version = fields.next();
    let cipher = fields.next().unwrap_or_default();
    let label = fields.next().map(str::to_owned);
    let known = cipher == "AES256";
    let material = Material {
        material: MaterialKind::Unknown,
        format: Some("Ansible Vault".to_owned()),
        label,
        protected_by: Some(if known { "AES-256-CTR" } else { cipher }.to_owned()),
        ..Material::default()
    };
    findings.encrypted_material(material, "the content is encrypted", at);
    let parts = if known {
        vec![
            (spelled("AES-256-CTR"), "encryption"),
            (spelled("HMAC-SHA-256"), "integrity"),
            (spelled("PBKDF2-HMAC-SHA-256"), "key derivation, 10000 iterations"),
        ]
    } else {
        vec![(Told::nothing(format!("vault cipher '{cipher}' is not known")), "encryption")]
    };
    for (told, role) in parts {
        findings.algorithm(told, &at.clone().with_symbol(role));
    }
}
