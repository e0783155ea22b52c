//! Tomcat's `server.xml` and WildFly's `standalone.xml`: connectors, password hashes, key stores.

use praya_cbom::CryptoFunction;

use super::means::{self, Means};
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::xml::{self, Element};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads the XML of Tomcat and WildFly.
pub(crate) struct Tomcat;

impl Detector for Tomcat {
    fn id(&self) -> &'static str {
        "config/tomcat"
    }

    fn kind(&self) -> &'static str {
        "Java server configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let has = |bytes: &[u8]| sniff::contains(artefact, bytes);
        sniff::name(artefact).ends_with(".xml")
            && (has(b"<Connector")
                || has(b"<SSLHostConfig")
                || has(b"CredentialHandler")
                || has(b"server-ssl-context")
                || has(b"<https-listener"))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let (root, problem) = xml::read(text);
        root.each(&mut |element, _| one(element, &mut notes));
        notes.problem(problem);
    }
}

fn one(element: &Element, notes: &mut Notes<'_>) {
    match element.name.as_str() {
        "Connector" => connector(element, notes),
        "CredentialHandler" | "Realm" => {
            if let Some(name) =
                element.attribute("algorithm").or_else(|| element.attribute("digest"))
            {
                notes.algorithm(name, CryptoFunction::Digest, &place(element));
            }
        }
        "server-ssl-context" | "client-ssl-context" => elytron(element, notes),
        "https-listener" => listener(element, notes),
        _ => {}
    }
}

/// A connector that speaks TLS: each of its host configurations, or its own attributes as the
/// versions before 8.5 have them.
fn connector(element: &Element, notes: &mut Notes<'_>) {
    let on = |name: &str| element.attribute(name).and_then(means::is_on) == Some(true);
    if !on("SSLEnabled") {
        return;
    }
    let hosts: Vec<&Element> =
        element.children.iter().filter(|child| child.is("SSLHostConfig")).collect();
    for host in &hosts {
        end_point(host, notes);
    }
    if hosts.is_empty() {
        end_point(element, notes);
    }
}

fn end_point(element: &Element, notes: &mut Notes<'_>) {
    let place = place(element);
    let mut tls = Tls::new("Tomcat", place.clone());
    for name in ["protocols", "sslEnabledProtocols"] {
        if let Some(value) = element.attribute(name) {
            means::apply(Means::Signed, value, &place, &mut tls);
        }
    }
    // Of these, only names of one version limit anything.
    if let Some(value) = element.attribute("sslProtocol").filter(|value| value.contains('v')) {
        tls.only_versions([value], &place);
    }
    if let Some(value) = element.attribute("ciphers") {
        tls.suites(value, &place);
    }
    if let Some(value) = element.attribute("cipherSuites") {
        tls.suites13(value, &place);
    }
    if let Some(value) = element.attribute("groups") {
        tls.groups(value, &place);
    }
    tls.report(notes);
}

/// A TLS context of WildFly's Elytron.
fn elytron(element: &Element, notes: &mut Notes<'_>) {
    let place = place(element);
    let mut tls = Tls::new("WildFly", place.clone());
    if let Some(value) = element.attribute("protocols") {
        means::apply(Means::Versions, value, &place, &mut tls);
    }
    if let Some(value) = element.attribute("cipher-suite-filter") {
        tls.openssl_ciphers(value, &place);
    }
    if let Some(value) = element.attribute("cipher-suite-names") {
        tls.suites13(value, &place);
    }
    tls.report(notes);
}

/// A listener of WildFly that names its versions itself.
fn listener(element: &Element, notes: &mut Notes<'_>) {
    let names = ["enabled-protocols", "enabled-cipher-suites"];
    if names.iter().all(|name| element.attribute(name).is_none()) {
        return;
    }
    let place = place(element);
    let mut tls = Tls::new("WildFly", place.clone());
    if let Some(value) = element.attribute("enabled-protocols") {
        means::apply(Means::Versions, value, &place, &mut tls);
    }
    if let Some(value) = element.attribute("enabled-cipher-suites") {
        tls.suites(value, &place);
    }
    tls.report(notes);
}

fn place(element: &Element) -> Place {
    Place::new(element.line, element.name.clone())
}
