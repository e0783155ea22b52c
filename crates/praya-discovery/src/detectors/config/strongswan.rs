//! IPsec: `ipsec.conf` of `strongSwan` and Libreswan, `swanctl.conf`, shared secrets.
//!
//! A connection inherits from `conn %default` and from what `also` names. One with `auto=ignore`
//! is not loaded.

use std::collections::BTreeMap;

use praya_cbom::registry::{self, ike_proposal};
use praya_cbom::{Algorithm, Asset, Material, MaterialKind, Protocol, ProtocolKind};

use super::notes::{Notes, Place, placeholder, unknown_name};
use super::sniff;
use super::syntax::{Directive, numbered, sections};
use crate::{Artefact, Detector, Report};

/// Reads `ipsec.conf`.
pub(crate) struct IpsecConf;

/// Reads `swanctl.conf`.
pub(crate) struct Swanctl;

/// Reads `ipsec.secrets`.
pub(crate) struct IpsecSecrets;

/// One side of a connection: what it negotiates, and where that is said.
#[derive(Default)]
struct Negotiation {
    place: Option<Place>,
    algorithms: Vec<Algorithm>,
    unresolved: Vec<(&'static str, String)>,
}

impl Negotiation {
    /// Proposals, parted by commas.
    fn proposals(&mut self, text: &str, place: &Place) {
        self.place.get_or_insert_with(|| place.clone());
        for proposal in text.split(',').map(str::trim).filter(|proposal| !proposal.is_empty()) {
            if let Some(reason) = placeholder(proposal) {
                self.unresolved.push(("algorithm", reason));
            } else if proposal.eq_ignore_ascii_case("default") {
                let reason = "'default' depends on the version of the IPsec implementation";
                self.unresolved.push(("algorithm", reason.to_owned()));
            } else {
                self.proposal(proposal);
            }
        }
    }

    fn proposal(&mut self, text: &str) {
        let read = ike_proposal(text);
        let lists = [read.encryption, read.integrity, read.prf, read.key_exchange];
        for algorithm in lists.into_iter().flatten() {
            self.algorithm(algorithm);
        }
        for word in read.unresolved {
            self.unresolved.push(("algorithm", unknown_name(&word)));
        }
    }

    fn algorithm(&mut self, algorithm: Algorithm) {
        if !self.algorithms.contains(&algorithm) {
            self.algorithms.push(algorithm);
        }
    }

    /// How a side proves who it is: `rsa-4096-sha256`, `ike:ecdsa-sha384`, `pubkey`, `psk`.
    fn authentication(&mut self, text: &str) {
        for word in text.split([',', ' ', '|']) {
            let word = word.strip_prefix("ike:").unwrap_or(word);
            let name = match word {
                "rsasig" => "RSA",
                "ecdsasig" => "ECDSA",
                other => other,
            };
            if let Some(algorithm) = registry::algorithm(name) {
                self.algorithm(algorithm);
            }
        }
    }

    fn report(
        self,
        kind: ProtocolKind,
        name: &str,
        version: Option<&str>,
        anchor: &Place,
        notes: &mut Notes<'_>,
    ) {
        let said = self.place.is_some();
        let place = self.place.unwrap_or_else(|| anchor.clone());
        let protocol = Protocol {
            protocol: kind,
            name: name.to_owned(),
            version: version.map(str::to_owned),
            algorithms: self.algorithms,
            ..Protocol::default()
        };
        let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &place);
        for (parameter, reason) in self.unresolved {
            sighting = sighting.unresolved(parameter, reason);
        }
        if !said {
            let reason =
                "no proposals are set here: they depend on the version of the IPsec implementation";
            sighting = sighting.unresolved("algorithm", reason);
        }
        if version.is_none() && kind == ProtocolKind::Ike {
            sighting =
                sighting.unresolved("version", "the connection does not say which version of IKE");
        }
        notes.add(sighting);
    }
}

fn ike_name(version: Option<&str>) -> String {
    version.map_or_else(|| "IKE".to_owned(), |version| format!("IKEv{version}"))
}

impl Detector for IpsecConf {
    fn id(&self) -> &'static str {
        "config/ipsec"
    }

    fn kind(&self) -> &'static str {
        "IPsec configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "ipsec.conf"
            || name == "libreswan.config"
            || name.ends_with(".conf")
                && sniff::has_line(artefact, |line| line.starts_with("conn "))
                && sniff::has_line(artefact, |line| {
                    sniff::begins(
                        line,
                        &["left", "right", "ike", "esp", "phase2alg", "keyexchange", "authby"],
                    )
                })
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let connections = connections(text);
        for name in connections.keys() {
            let real = *name != "%default" || connections.len() == 1;
            let settings = inherited(name, &connections, 8);
            let ignored = settings.get("auto").is_some_and(|(value, _)| *value == "ignore");
            if real && !ignored {
                connection(name, &settings, &mut notes);
            }
        }
    }
}

/// Settings of a connection, by name.
type Settings<'t> = BTreeMap<&'t str, (&'t str, Place)>;

/// The connections of a file in the order of their names, each with its line under `conn`.
fn connections(text: &str) -> BTreeMap<&str, Settings<'_>> {
    let mut connections: BTreeMap<&str, Settings<'_>> = BTreeMap::new();
    let mut current: Option<&str> = None;
    for (line, text) in numbered(text) {
        let content = text.split(" #").next().unwrap_or_default().trim_end();
        if content.trim().is_empty() || content.trim_start().starts_with('#') {
            continue;
        }
        if !content.starts_with(char::is_whitespace) {
            let mut words = content.split_whitespace();
            let is_connection = words.next() == Some("conn");
            current = words.next().filter(|_| is_connection);
            if let Some(name) = current {
                let settings = connections.entry(name).or_default();
                settings.insert("conn", (name, Place::new(line, format!("conn {name}"))));
            }
            continue;
        }
        let Some(settings) = current.and_then(|name| connections.get_mut(name)) else { continue };
        if let Some((name, value)) = content.trim().split_once('=') {
            let value = value.trim().trim_matches('"');
            settings.insert(name.trim(), (value, Place::new(line, name.trim())));
        }
    }
    connections
}

/// The settings of a connection over those that it inherits, `steps` deep.
fn inherited<'t>(
    name: &str,
    connections: &BTreeMap<&'t str, Settings<'t>>,
    steps: usize,
) -> Settings<'t> {
    let own = connections.get(name).cloned().unwrap_or_default();
    let mut settings = match name {
        "%default" => Settings::new(),
        _ => connections.get("%default").cloned().unwrap_or_default(),
    };
    if let Some((also, _)) = own.get("also").filter(|_| steps > 0) {
        for part in also.split_whitespace() {
            let mut more = inherited(part, connections, steps - 1);
            more.remove("auto");
            settings.extend(more);
        }
    }
    settings.extend(own);
    settings
}

fn connection(name: &str, settings: &Settings<'_>, notes: &mut Notes<'_>) {
    let of = |name: &str| settings.get(name).map(|(value, place)| (*value, place));
    let anchor = of("conn").map_or_else(|| Place::new(1, name), |(_, place)| place.clone());
    let mut ike = Negotiation::default();
    if let Some((value, place)) = of("ike") {
        ike.proposals(value, place);
    }
    for side in ["authby", "leftauth", "rightauth", "leftauth2", "rightauth2"] {
        if let Some((value, _)) = of(side) {
            ike.authentication(value);
        }
    }
    let version = match (of("keyexchange"), of("ikev2")) {
        (Some(("ikev1", _)), _) => Some("1"),
        (Some(("ikev2", _)), _) => Some("2"),
        // Libreswan: insisted upon, or not wanted.
        (_, Some(("insist" | "yes", _))) => Some("2"),
        (_, Some(("no" | "never", _))) => Some("1"),
        _ => None,
    };
    ike.report(ProtocolKind::Ike, &ike_name(version), version, &anchor, notes);
    let mut ipsec = Negotiation::default();
    for name in ["esp", "phase2alg", "ah"] {
        if let Some((value, place)) = of(name) {
            ipsec.proposals(value, place);
        }
    }
    ipsec.report(ProtocolKind::Ipsec, "IPsec", None, &anchor, notes);
}

impl Detector for Swanctl {
    fn id(&self) -> &'static str {
        "config/swanctl"
    }

    fn kind(&self) -> &'static str {
        "swanctl configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "swanctl.conf"
            || name.ends_with(".conf")
                && (sniff::in_folder(artefact, "swanctl")
                    || sniff::has_line(artefact, |line| sniff::begins(line, &["esp_proposals"])))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = sections::read(text, sections::Dialect::Assigned);
        for section in &settings.directives {
            match section.name.as_str() {
                "connections" => section.children().iter().for_each(|one| tunnel(one, &mut notes)),
                "secrets" => section.children().iter().for_each(|one| secret(one, &mut notes)),
                _ => {}
            }
        }
        notes.problem(settings.problem);
    }
}

/// A connection and its children.
fn tunnel(connection: &Directive, notes: &mut Notes<'_>) {
    let of = |name: &str| connection.children().iter().find(|inner| inner.is(name));
    let mut ike = Negotiation::default();
    if let Some(proposals) = of("proposals") {
        ike.proposals(proposals.value(), &place(proposals));
    }
    for side in connection.children() {
        if side.name.starts_with("local") || side.name.starts_with("remote") {
            for auth in side.children().iter().filter(|inner| inner.is("auth")) {
                ike.authentication(auth.value());
            }
        }
    }
    let version =
        of("version").map(Directive::value).filter(|version| matches!(*version, "1" | "2"));
    ike.report(ProtocolKind::Ike, &ike_name(version), version, &place(connection), notes);
    for child in of("children").map(Directive::children).unwrap_or_default() {
        let mut ipsec = Negotiation::default();
        for name in ["esp_proposals", "ah_proposals"] {
            for proposals in child.children().iter().filter(|inner| inner.is(name)) {
                ipsec.proposals(proposals.value(), &place(proposals));
            }
        }
        ipsec.report(ProtocolKind::Ipsec, "IPsec", None, &place(child), notes);
    }
}

/// A shared secret that stands in the file. Its value goes nowhere.
fn secret(section: &Directive, notes: &mut Notes<'_>) {
    let shared = ["ike", "ppk"].iter().any(|kind| section.name.starts_with(kind));
    let secret = section.children().iter().find(|inner| inner.is("secret"));
    if let Some(secret) = secret.filter(|secret| shared && placeholder(secret.value()).is_none()) {
        notes.material(shared_secret(&section.name), &place(secret));
    }
}

fn shared_secret(label: &str) -> Material {
    Material {
        material: MaterialKind::SharedSecret,
        label: Some(label.to_owned()),
        protected_by: Some("none".to_owned()),
        ..Material::default()
    }
}

impl Detector for IpsecSecrets {
    fn id(&self) -> &'static str {
        "config/ipsec-secrets"
    }

    fn kind(&self) -> &'static str {
        "IPsec secrets"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "ipsec.secrets"
            || name.ends_with(".secrets") && sniff::in_folder(artefact, "ipsec.d")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for (line, text) in numbered(text) {
            let text = text.trim();
            // `selectors : KIND value`; the kind stands between the colon and the value.
            let kind =
                text.rsplit_once(": ").or_else(|| text.rsplit_once(':')).map(|(_, rest)| rest);
            let kind = kind.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
            if !text.starts_with('#') && kind == "PSK" {
                notes.material(shared_secret("PSK"), &Place::new(line, "PSK"));
            }
        }
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
