//! Certificates and keys in manifests: secrets, kubeconfigs, bundles; configuration in config
//! maps. Values in base64 are decoded and read as what they are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::super::notes::{Notes, placeholder};
use super::super::syntax::Problem;
use super::super::syntax::tree::{Entry, Node};

/// A secret. Values in plain text (`stringData`) are read where they stand.
pub(super) fn secret(root: &Node, notes: &mut Notes<'_>) {
    let kind = root.text_of("type").unwrap_or_default();
    let certificates = ["kubernetes.io/tls", "kubernetes.io/ssh-auth"].contains(&kind);
    let data = root.get("data").map(Node::entries).unwrap_or_default();
    for entry in data {
        decoded(entry, "data", certificates, notes);
    }
}

/// A config map: each entry named like a file is read as that file.
pub(super) fn config_map(root: &Node, notes: &mut Notes<'_>) {
    for entry in root.get("data").map(Node::entries).unwrap_or_default() {
        if let Some(text) = entry.node.text() {
            notes.inner_file(&format!("data/{}", entry.key), text.as_bytes());
        }
    }
    for entry in root.get("binaryData").map(Node::entries).unwrap_or_default() {
        decoded(entry, "binaryData", false, notes);
    }
    super::gateway::ingress_nginx(root.get("data"), notes);
}

/// A kubeconfig: certificates and keys of clusters and users.
pub(super) fn kubeconfig(root: &Node, notes: &mut Notes<'_>) {
    let names = ["certificate-authority-data", "client-certificate-data", "client-key-data"];
    let mut found = Vec::new();
    root.each_map(&mut |map, _| {
        found.extend(map.entries().iter().filter(|entry| names.contains(&entry.key.as_str())));
    });
    for (at, entry) in found.into_iter().enumerate() {
        let entry = Entry { key: format!("{at}-{}.pem", entry.key), ..entry.clone() };
        decoded(&entry, "data", true, notes);
    }
}

/// A request for a certificate.
pub(super) fn request(root: &Node, notes: &mut Notes<'_>) {
    if let Some(entry) = root.get("spec").and_then(|spec| spec.entry("request")) {
        decoded(entry, "spec", true, notes);
    }
}

/// Certificates of authorities that webhooks and services are checked against.
pub(super) fn bundles(root: &Node, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    root.each_map(&mut |map, _| {
        found.extend(map.entries().iter().filter(|entry| entry.key == "caBundle"));
    });
    for entry in found {
        decoded(entry, "data", false, notes);
    }
}

/// Decodes a value and reads it. Where it has to be a certificate or a key, one that cannot be
/// decoded is noted.
fn decoded(entry: &Entry, folder: &str, certain: bool, notes: &mut Notes<'_>) {
    let Some(text) = entry.node.text() else { return };
    if placeholder(text).is_some() {
        return;
    }
    let compact: String = text.split_whitespace().collect();
    match STANDARD.decode(compact) {
        Ok(bytes) => notes.nested(&format!("{folder}/{}", entry.key), &bytes),
        Err(_) if certain => {
            let reason = format!("'{}' is not base64", entry.key);
            notes.problem(Some(Problem { line: entry.line, reason }));
        }
        Err(_) => {}
    }
}
