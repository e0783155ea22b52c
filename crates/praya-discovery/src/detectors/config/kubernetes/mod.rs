//! Kubernetes: manifests of the platform, of its gateways and meshes, and of cert-manager.

mod cert_manager;
mod cluster;
mod gateway;
mod secret;

pub(crate) use gateway::{go_curve, traefik_options};

use super::documents;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::tree::Node;
use crate::{Artefact, Detector, Report};

/// Reads Kubernetes manifests.
pub(crate) struct Kubernetes;

impl Detector for Kubernetes {
    fn id(&self) -> &'static str {
        "config/kubernetes"
    }

    fn kind(&self) -> &'static str {
        "Kubernetes manifest"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let named = documents::is_nested(artefact)
            || ["kubeconfig", "config", "admin.conf", "kubelet.conf"]
                .contains(&sniff::name(artefact).as_ref());
        named && sniff::contains(artefact, b"apiVersion") && sniff::contains(artefact, b"kind")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        for document in documents::read(artefact, &mut notes) {
            manifest(&document, &mut notes);
        }
    }
}

/// One manifest, or each of a list of them.
fn manifest(root: &Node, notes: &mut Notes<'_>) {
    let kind = root.text_of("kind").unwrap_or_default();
    let group =
        root.text_of("apiVersion").unwrap_or_default().split('/').next().unwrap_or_default();
    if kind.ends_with("List") {
        for item in root.get("items").map(Node::items).unwrap_or_default() {
            manifest(item, notes);
        }
        return;
    }
    match (kind, group) {
        ("Secret", _) => secret::secret(root, notes),
        ("ConfigMap", _) => secret::config_map(root, notes),
        ("Config", _) => secret::kubeconfig(root, notes),
        ("CertificateSigningRequest", _) => secret::request(root, notes),
        ("Ingress", _) => gateway::ingress(root, notes),
        ("Gateway", "gateway.networking.k8s.io") => gateway::gateway(root, notes),
        ("Gateway" | "DestinationRule" | "ServiceEntry" | "Sidecar", _) => {
            gateway::istio(root, notes);
        }
        ("PeerAuthentication", _) => gateway::peer_authentication(root, notes),
        ("RequestAuthentication", _) => gateway::request_authentication(root, notes),
        ("IstioOperator", _) => gateway::mesh(root, notes),
        ("TLSOption", _) => gateway::traefik_options(root.get("spec"), notes),
        ("HTTPProxy" | "TLSContext", _) => gateway::tls_context(root, notes),
        ("Certificate" | "Issuer" | "ClusterIssuer", _) => cert_manager::certificate(root, notes),
        ("EncryptionConfiguration" | "EncryptionConfig", _) => cluster::encryption(root, notes),
        ("KubeletConfiguration" | "KubeProxyConfiguration", _) => cluster::kubelet(root, notes),
        ("ClusterConfiguration", _) => cluster::kubeadm(root, notes),
        ("APIServer" | "IngressController" | "KubeletConfig", _) => cluster::openshift(root, notes),
        _ => {}
    }
    cluster::flags(root, notes);
    secret::bundles(root, notes);
}

/// A place at a key of a map.
fn place(node: &Node, key: &str) -> Place {
    let line = node.entry(key).map_or(node.line, |entry| entry.line);
    Place::new(line, key)
}
