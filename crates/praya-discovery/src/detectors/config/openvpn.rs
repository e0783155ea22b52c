//! `OpenVPN`: the control channel (TLS), the data channel, and keys that stand in the file.

use praya_cbom::{
    Algorithm, Asset, CryptoFunction, Material, MaterialKind, Protocol, ProtocolKind, registry,
};

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, words};
use super::tls::{Tls, list};
use crate::{Artefact, Detector, Report};

/// Reads the configuration of `OpenVPN`.
pub(crate) struct OpenVpn;

impl Detector for OpenVpn {
    fn id(&self) -> &'static str {
        "config/openvpn"
    }

    fn kind(&self) -> &'static str {
        "OpenVPN configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = [
            "data-ciphers",
            "tls-version-min",
            "remote-cert-tls",
            "tls-crypt",
            "tls-auth",
            "ncp-ciphers",
        ];
        name.ends_with(".ovpn")
            || name.ends_with(".conf")
                && sniff::has_line(artefact, |line| {
                    line == "dev tun" || line == "dev tap" || sniff::begins(line, &own)
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut block: Option<&str> = None;
        let mut settings = Vec::new();
        let directives = words::read(text);
        for directive in &directives {
            let inline = directive.name.strip_prefix('<').and_then(|name| name.strip_suffix('>'));
            match (block, inline) {
                (None, Some(name)) if name != "connection" => block = Some(name),
                (Some(_), Some(name)) if name.starts_with('/') => block = None,
                (Some(name), _) => static_key(name, directive, &mut notes),
                (None, Some(_)) => {}
                (None, None) if !directive.name.starts_with(';') => settings.push(directive),
                (None, None) => {}
            }
        }
        control(&settings, &mut notes);
        data(&settings, &mut notes);
    }
}

fn control(settings: &[&Directive], notes: &mut Notes<'_>) {
    let of_tls = [
        "tls-server",
        "tls-client",
        "client",
        "server",
        "tls-version-min",
        "tls-cipher",
        "ca",
        "remote-cert-tls",
    ];
    let Some(first) = settings.iter().find(|directive| of_tls.contains(&directive.name.as_str()))
    else {
        return;
    };
    let mut tls = Tls::new("OpenVPN", place(first));
    for directive in settings {
        let place = place(directive);
        match directive.name.as_str() {
            "tls-version-min" => tls.lowest(directive.value(), &place),
            "tls-version-max" => tls.highest(directive.value(), &place),
            "tls-cipher" => tls.suites(directive.value(), &place),
            "tls-ciphersuites" => tls.suites13(directive.value(), &place),
            "tls-groups" | "ecdh-curve" => tls.groups(directive.value(), &place),
            _ => {}
        }
    }
    tls.report(notes);
}

/// The data channel: a protocol of `OpenVPN`'s own.
fn data(settings: &[&Directive], notes: &mut Notes<'_>) {
    let mut algorithms: Vec<Algorithm> = Vec::new();
    let mut unknown = Vec::new();
    let mut first = None;
    for directive in settings {
        if !["cipher", "data-ciphers", "ncp-ciphers", "data-ciphers-fallback"]
            .contains(&directive.name.as_str())
        {
            continue;
        }
        first.get_or_insert(directive);
        for name in list(directive.value()).map(|name| name.trim_start_matches('?')) {
            match registry::algorithm(name) {
                Some(algorithm) if !algorithms.contains(&algorithm) => algorithms.push(algorithm),
                Some(_) => {}
                None if name.eq_ignore_ascii_case("none") => {}
                None => unknown.push(super::notes::unknown_name(name)),
            }
        }
    }
    for directive in settings.iter().filter(|directive| directive.name == "auth") {
        let digest = directive.value();
        if !digest.eq_ignore_ascii_case("none") {
            notes.algorithm(&format!("HMAC-{digest}"), CryptoFunction::Tag, &place(directive));
        }
    }
    let Some(first) = first else { return };
    let protocol = Protocol {
        protocol: ProtocolKind::Other,
        name: "OpenVPN".to_owned(),
        algorithms,
        ..Protocol::default()
    };
    let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &place(first));
    for reason in unknown {
        sighting = sighting.unresolved("algorithm", reason);
    }
    notes.add(sighting);
}

/// A static key inside `<tls-auth>`, `<tls-crypt>` or `<secret>`: its armour tells it.
fn static_key(block: &str, directive: &Directive, notes: &mut Notes<'_>) {
    if !directive.name.starts_with("-----BEGIN")
        || !directive.args.iter().any(|word| word == "Static")
    {
        return;
    }
    let material = Material {
        material: MaterialKind::SharedSecret,
        size: Some(2048),
        format: Some("OpenVPN static key".to_owned()),
        label: Some(block.to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    };
    notes.material(material, &Place::new(directive.line, block));
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
