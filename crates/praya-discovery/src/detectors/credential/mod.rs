//! Certificates, keys and keystores.

mod age;
mod ansible_vault;
mod asn1;
mod bks;
mod damaged;
mod der_file;
mod dnssec;
mod findings;
mod gpg_agent;
mod java_object;
mod jks;
mod jwk;
mod keybox;
mod keychain;
mod keytab;
mod microsoft_blob;
mod moduli;
mod nss;
mod openpgp;
mod openpgp_file;
mod pem;
mod pem_block;
mod pem_label;
mod putty;
mod pvk;
mod signify;
mod snk;
mod sops;
mod sqlite;
mod ssh;
mod ssh1;
mod ssh2_public;
mod ssh_public;
mod utf16;
mod wireguard;

#[cfg(test)]
mod tests;

use crate::Detector;

/// The detectors here, in the order in which they report.
pub const ALL: &[&dyn Detector] = &[
    &pem::Pem,
    &der_file::DerFile,
    &jks::Jks,
    &bks::Bks,
    &ssh_public::SshPublic,
    &ssh2_public::Ssh2Public,
    &ssh1::Ssh1,
    &putty::Putty,
    &moduli::Moduli,
    &openpgp_file::OpenPgpFile,
    &keybox::Keybox,
    &gpg_agent::GpgAgent,
    &jwk::Jwk,
    &signify::Signify,
    &age::Age,
    &wireguard::WireGuard,
    &pvk::Pvk,
    &snk::Snk,
    &nss::Nss,
    &keychain::Keychain,
    &ansible_vault::AnsibleVault,
    &sops::Sops,
    &keytab::Keytab,
    &dnssec::Dnssec,
];
