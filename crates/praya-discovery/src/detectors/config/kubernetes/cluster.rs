//! The cluster itself: encryption of what it stores, TLS of its components, flags of containers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use praya_cbom::{Algorithm, Asset, CryptoFunction, Material, MaterialKind, registry};

use super::super::means::{self, Means, Table};
use super::super::notes::{Notes, Place, placeholder};
use super::super::program;
use super::super::syntax::ini::Entry;
use super::super::syntax::tree::Node;
use super::super::tls::Tls;
use super::place;

/// Providers of encryption at rest, and the algorithm of each without its key size.
const PROVIDERS: [(&str, &str); 3] =
    [("aescbc", "AES-CBC"), ("aesgcm", "AES-GCM"), ("secretbox", "XSalsa20-Poly1305")];

/// Flags of the components, without the dashes before them.
const FLAGS: Table = &[
    ("tls-min-version", Means::Lowest),
    ("tls-max-version", Means::Highest),
    ("tls-cipher-suites", Means::Suites),
    ("cipher-suites", Means::Suites),
    ("tls-curve-preferences", Means::Groups),
];

const KUBELET: Table = &[
    ("tlsMinVersion", Means::Lowest),
    ("tlsCipherSuites", Means::Suites),
    ("tlsCurvePreferences", Means::Groups),
];

/// Encryption of what the cluster stores. Every provider that is listed is in use: the first to
/// write, the others to read what was written before.
pub(super) fn encryption(root: &Node, notes: &mut Notes<'_>) {
    for resource in root.get("resources").map(Node::items).unwrap_or_default() {
        for provider in resource.get("providers").map(Node::items).unwrap_or_default() {
            for entry in provider.entries() {
                let at = Place::new(entry.line, entry.key.as_str());
                if entry.key == "kms" {
                    notes.unknown_algorithm("the key management service decides", &at);
                } else if let Some((_, name)) = PROVIDERS.iter().find(|(own, _)| *own == entry.key)
                {
                    keys(name, &entry.node, &at, notes);
                }
            }
        }
    }
}

fn keys(name: &str, provider: &Node, at: &Place, notes: &mut Notes<'_>) {
    let Some(algorithm) = registry::algorithm(name) else { return };
    let keys = provider.get("keys").map(Node::items).unwrap_or_default();
    for key in keys {
        let secret = key.text_of("secret").unwrap_or_default();
        let length = match placeholder(secret) {
            Some(_) => None,
            None => STANDARD.decode(secret.trim()).ok().map(|bytes| bytes.len()),
        };
        let bits = length.and_then(|bytes| u32::try_from(bytes * 8).ok());
        let sized = match bits {
            Some(bits) => algorithm.clone().with_key_size(bits),
            None => algorithm.clone(),
        };
        encrypts(sized.clone(), bits, at, notes);
        if let Some(bits) = bits {
            let material = Material {
                material: MaterialKind::SecretKey,
                algorithm: Some(sized),
                size: Some(bits),
                label: key.text_of("name").map(str::to_owned),
                protected_by: Some("none".to_owned()),
                ..Material::default()
            };
            notes.material(material, &place(key, "secret"));
        }
    }
    if keys.is_empty() {
        encrypts(algorithm, None, at, notes);
    }
}

fn encrypts(mut algorithm: Algorithm, bits: Option<u32>, at: &Place, notes: &mut Notes<'_>) {
    algorithm.functions.insert(CryptoFunction::Encrypt);
    let sized = algorithm.key_size.is_some();
    let mut sighting = notes.sighting(Asset::Algorithm(algorithm), at);
    if bits.is_none() && !sized {
        sighting = sighting.unresolved("keySize", "the key does not stand in this file");
    }
    notes.add(sighting);
}

/// The kubelet's own configuration.
pub(super) fn kubelet(root: &Node, notes: &mut Notes<'_>) {
    means::report("the kubelet", KUBELET, "", &program::flat(root), notes);
}

/// Flags that kubeadm passes on, and how it makes keys.
pub(super) fn kubeadm(root: &Node, notes: &mut Notes<'_>) {
    if let Some(name) = root.text_of("encryptionAlgorithm") {
        notes.algorithm(name, CryptoFunction::Keygen, &place(root, "encryptionAlgorithm"));
    }
    let mut found = Vec::new();
    root.each_map(&mut |map, _| found.extend(map.entry("extraArgs")));
    for arguments in found {
        let listed =
            arguments.node.items().iter().filter_map(|item| {
                Some((item.text_of("name")?, item.text_of("value")?, item.line))
            });
        let mapped = arguments
            .node
            .entries()
            .iter()
            .filter_map(|entry| Some((entry.key.as_str(), entry.node.text()?, entry.line)));
        let entries: Vec<Entry> = listed.chain(mapped).map(flag).collect();
        means::report("Kubernetes", FLAGS, "", &entries, notes);
    }
}

fn flag((name, value, line): (&str, &str, u32)) -> Entry {
    Entry { section: String::new(), name: name.to_owned(), value: value.to_owned(), line }
}

/// Flags in the commands and arguments of containers.
pub(super) fn flags(root: &Node, notes: &mut Notes<'_>) {
    let mut containers = Vec::new();
    root.each_map(&mut |map, _| {
        if map.get("command").is_some() || map.get("args").is_some() {
            containers.push(map);
        }
    });
    for container in containers {
        let words = ["command", "args"].into_iter().filter_map(|key| container.get(key));
        let mut entries: Vec<Entry> = Vec::new();
        let mut waiting: Option<(String, u32)> = None;
        for word in words.flat_map(Node::items) {
            let Some(text) = word.text() else { continue };
            match (waiting.take(), text.strip_prefix("--")) {
                (_, Some(flagged)) => match flagged.split_once('=') {
                    Some((name, value)) => entries.push(flag((name, value, word.line))),
                    None => waiting = Some((flagged.to_owned(), word.line)),
                },
                (Some((name, line)), None) => entries.push(flag((&name, text, line))),
                (None, None) => {}
            }
        }
        means::report("Kubernetes", FLAGS, "", &entries, notes);
    }
}

/// Profiles of OpenShift, which are Mozilla's.
pub(super) fn openshift(root: &Node, notes: &mut Notes<'_>) {
    let Some(spec) = root.get("spec") else { return };
    let Some(profile) = spec.get("tlsSecurityProfile") else { return };
    let at = place(profile, "type");
    let mut tls = Tls::new("OpenShift", at.clone());
    match profile.text_of("type").unwrap_or_default() {
        "Old" => tls.lowest("1.0", &at),
        "Intermediate" => tls.lowest("1.2", &at),
        "Modern" => tls.lowest("1.3", &at),
        "Custom" => {
            if let Some(custom) = profile.get("custom") {
                if let Some(value) = custom.text_of("minTLSVersion") {
                    tls.lowest(value, &place(custom, "minTLSVersion"));
                }
                if let Some(ciphers) = custom.get("ciphers") {
                    tls.suites(&ciphers.texts().join(","), &place(custom, "ciphers"));
                }
            }
        }
        _ => {}
    }
    tls.report(notes);
}
