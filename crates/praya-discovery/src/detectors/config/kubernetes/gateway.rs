//! What ends or begins TLS at the edge and in meshes: Ingress, Gateway API, Istio, Traefik,
//! Contour, Emissary.

use super::super::notes::Notes;
use super::super::syntax::tree::Node;
use super::super::tls::Tls;
use super::place;

/// An Ingress that ends TLS, with the annotations of ingress-nginx.
pub(super) fn ingress(root: &Node, notes: &mut Notes<'_>) {
    let spec = root.get("spec").cloned().unwrap_or_default();
    let annotations = root.at(&["metadata", "annotations"]).cloned().unwrap_or_default();
    let prefix = "nginx.ingress.kubernetes.io/";
    if spec.get("tls").is_some_and(|tls| !tls.items().is_empty()) {
        let mut tls = Tls::new("the ingress controller", place(&spec, "tls"));
        let ciphers = format!("{prefix}ssl-ciphers");
        if let Some(value) = annotations.text_of(&ciphers) {
            tls.openssl_ciphers(value, &place(&annotations, &ciphers));
        }
        tls.report(notes);
    }
    let protocols = format!("{prefix}proxy-ssl-protocols");
    let ciphers = format!("{prefix}proxy-ssl-ciphers");
    if let Some(value) = annotations.text_of(&protocols) {
        let mut tls = Tls::new("the ingress controller", place(&annotations, &protocols));
        tls.only_versions(value.split_whitespace(), &place(&annotations, &protocols));
        if let Some(value) = annotations.text_of(&ciphers) {
            tls.openssl_ciphers(value, &place(&annotations, &ciphers));
        }
        tls.report(notes);
    }
}

/// The settings of ingress-nginx in its config map.
pub(super) fn ingress_nginx(data: Option<&Node>, notes: &mut Notes<'_>) {
    let Some(data) = data else { return };
    let names = ["ssl-protocols", "ssl-ciphers", "ssl-ecdh-curve"];
    let Some(first) = names.iter().find(|name| data.get(name).is_some()) else { return };
    let mut tls = Tls::new("ingress-nginx", place(data, first));
    if let Some(value) = data.text_of("ssl-protocols") {
        tls.only_versions(value.split_whitespace(), &place(data, "ssl-protocols"));
    }
    if let Some(value) = data.text_of("ssl-ciphers") {
        tls.openssl_ciphers(value, &place(data, "ssl-ciphers"));
    }
    if let Some(value) = data.text_of("ssl-ecdh-curve").filter(|value| *value != "auto") {
        tls.groups(value, &place(data, "ssl-ecdh-curve"));
    }
    tls.report(notes);
}

/// Listeners of the Gateway API that end TLS.
pub(super) fn gateway(root: &Node, notes: &mut Notes<'_>) {
    for listener in root.at(&["spec", "listeners"]).map(Node::items).unwrap_or_default() {
        let secure = matches!(listener.text_of("protocol"), Some("HTTPS" | "TLS"));
        let mode = listener.at(&["tls", "mode"]).and_then(Node::text);
        if secure && mode != Some("Passthrough") {
            let mut tls = Tls::new("the gateway controller", place(listener, "protocol"));
            options(listener.at(&["tls", "options"]), &mut tls);
            tls.report(notes);
        }
    }
}

/// Options of implementations, by the last part of their names.
fn options(options: Option<&Node>, tls: &mut Tls) {
    let Some(options) = options else { return };
    for entry in options.entries() {
        let name = entry.key.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let value = entry.node.text().unwrap_or_default();
        let at = place(options, &entry.key);
        match name.as_str() {
            "min-version" | "tls-min-version" | "min-tls-version" => tls.lowest(value, &at),
            "max-version" | "tls-max-version" | "max-tls-version" => tls.highest(value, &at),
            "cipher-suites" | "tls-cipher-suites" => tls.suites(value, &at),
            _ => {}
        }
    }
}

/// Servers and destinations of Istio: each `tls` with a mode that is not off.
pub(super) fn istio(root: &Node, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    root.each_map(&mut |map, keys| {
        if keys.last() == Some(&"tls") && map.get("mode").is_some() {
            found.push(map);
        }
    });
    for map in found {
        let mode = map.text_of("mode").unwrap_or_default();
        if !["DISABLE", "PASSTHROUGH", "AUTO_PASSTHROUGH"].contains(&mode) {
            bounds("Istio", map, "mode", notes);
        }
    }
}

/// Mutual TLS between workloads.
pub(super) fn peer_authentication(root: &Node, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    root.each_map(&mut |map, _| {
        if matches!(map.text_of("mode"), Some("STRICT" | "PERMISSIVE")) {
            found.push(map);
        }
    });
    for map in found {
        bounds("Istio", map, "mode", notes);
    }
}

/// Keys that tokens are checked with, where they stand in the manifest.
pub(super) fn request_authentication(root: &Node, notes: &mut Notes<'_>) {
    for (at, rule) in
        root.at(&["spec", "jwtRules"]).map(Node::items).unwrap_or_default().iter().enumerate()
    {
        if let Some(keys) = rule.text_of("jwks") {
            notes.nested(&format!("spec/{at}.jwks.json"), keys.as_bytes());
        }
    }
}

/// Settings of the whole mesh.
pub(super) fn mesh(root: &Node, notes: &mut Notes<'_>) {
    let mut found = Vec::new();
    root.each_map(&mut |map, keys| {
        if matches!(keys.last(), Some(&("meshMTLS" | "tlsDefaults"))) {
            found.push(map);
        }
    });
    for map in found {
        bounds("Istio", map, "minProtocolVersion", notes);
    }
}

/// A map with bounds, suites and curves as Istio names them.
fn bounds(program: &'static str, map: &Node, anchor: &str, notes: &mut Notes<'_>) {
    let mut tls = Tls::new(program, place(map, anchor));
    if let Some(value) = map.text_of("minProtocolVersion").filter(|value| *value != "TLS_AUTO") {
        tls.lowest(value, &place(map, "minProtocolVersion"));
    }
    if let Some(value) = map.text_of("maxProtocolVersion").filter(|value| *value != "TLS_AUTO") {
        tls.highest(value, &place(map, "maxProtocolVersion"));
    }
    if let Some(suites) = map.get("cipherSuites") {
        tls.suites(&suites.texts().join(","), &place(map, "cipherSuites"));
    }
    if let Some(curves) = map.get("ecdhCurves") {
        tls.groups(&curves.texts().join(","), &place(map, "ecdhCurves"));
    }
    tls.report(notes);
}

/// Named TLS options of Traefik: of a resource, or of its dynamic configuration.
pub(crate) fn traefik_options(spec: Option<&Node>, notes: &mut Notes<'_>) {
    let Some(spec) = spec else { return };
    let names = ["minVersion", "maxVersion", "cipherSuites", "curvePreferences"];
    let Some(first) = names.iter().find(|name| spec.get(name).is_some()) else { return };
    let mut tls = Tls::new("Traefik", place(spec, first));
    if let Some(value) = spec.text_of("minVersion") {
        tls.lowest(value, &place(spec, "minVersion"));
    }
    if let Some(value) = spec.text_of("maxVersion") {
        tls.highest(value, &place(spec, "maxVersion"));
    }
    if let Some(suites) = spec.get("cipherSuites") {
        tls.suites(&suites.texts().join(","), &place(spec, "cipherSuites"));
    }
    if let Some(curves) = spec.get("curvePreferences") {
        let names: Vec<&str> = curves.texts().iter().map(|name| go_curve(name)).collect();
        tls.groups(&names.join(","), &place(spec, "curvePreferences"));
    }
    tls.report(notes);
}

/// Go's names of curves.
pub(crate) fn go_curve(name: &str) -> &str {
    match name {
        "CurveP256" => "secp256r1",
        "CurveP384" => "secp384r1",
        "CurveP521" => "secp521r1",
        other => other,
    }
}

/// TLS of Contour's proxies and of Emissary's contexts.
pub(super) fn tls_context(root: &Node, notes: &mut Notes<'_>) {
    let proxy = root.at(&["spec", "virtualhost", "tls"]);
    let Some(spec) = proxy.or_else(|| root.get("spec")) else { return };
    let lowest = ["minimumProtocolVersion", "min_tls_version"];
    let highest = ["maximumProtocolVersion", "max_tls_version"];
    let Some(first) = lowest
        .iter()
        .chain(&highest)
        .chain(&["secretName", "secret", "cipher_suites"])
        .find(|name| spec.get(name).is_some())
    else {
        return;
    };
    let mut tls = Tls::new("Envoy", place(spec, first));
    for name in lowest {
        if let Some(value) = spec.text_of(name) {
            tls.lowest(value.trim_start_matches('v'), &place(spec, name));
        }
    }
    for name in highest {
        if let Some(value) = spec.text_of(name) {
            tls.highest(value.trim_start_matches('v'), &place(spec, name));
        }
    }
    if let Some(suites) = spec.get("cipher_suites") {
        tls.suites(&suites.texts().join(","), &place(spec, "cipher_suites"));
    }
    if let Some(curves) = spec.get("ecdh_curves") {
        tls.groups(&curves.texts().join(","), &place(spec, "ecdh_curves"));
    }
    tls.report(notes);
}
