//! `ProFTPD`: `mod_tls` and `mod_sftp`.

use praya_cbom::{Algorithm, Asset, Protocol, ProtocolKind, registry};

use super::means::{self, Means};
use super::notes::{Notes, Place, unknown_name};
use super::sniff;
use super::syntax::{Directive, apache};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads proftpd.conf.
pub(crate) struct ProFtpd;

impl Detector for ProFtpd {
    fn id(&self) -> &'static str {
        "config/proftpd"
    }

    fn kind(&self) -> &'static str {
        "ProFTPD configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        let own = ["TLSEngine", "TLSProtocol", "SFTPEngine", "SFTPCiphers"];
        name == "proftpd.conf"
            || sniff::is_plain_config(artefact)
                && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = apache::read(text);
        server(&settings.directives, &mut notes);
        notes.problem(settings.problem);
    }
}

fn server(directives: &[Directive], notes: &mut Notes<'_>) {
    let mut own = Vec::new();
    collect(directives, &mut own);
    tls(&own, notes);
    sftp(&own, notes);
    for host in own.iter().filter(|directive| directive.is("VirtualHost")) {
        server(host.children(), notes);
    }
}

/// Settings of a server, those inside conditions included and those of virtual hosts not.
fn collect<'d>(directives: &'d [Directive], own: &mut Vec<&'d Directive>) {
    for directive in directives {
        own.push(directive);
        if !directive.is("VirtualHost") {
            collect(directive.children(), own);
        }
    }
}

fn tls(own: &[&Directive], notes: &mut Notes<'_>) {
    let of = |name: &str| own.iter().rev().find(|directive| directive.is(name)).copied();
    let Some(engine) = of("TLSEngine") else { return };
    if means::is_on(engine.value()) != Some(true) {
        return;
    }
    let mut tls = Tls::new("ProFTPD", place(engine));
    for (name, means) in [
        ("TLSProtocol", Means::Signed),
        ("TLSCipherSuite", Means::Ciphers),
        ("TLSECDHCurve", Means::Groups),
    ] {
        if let Some(directive) = of(name) {
            // A suite of one version has that version before it.
            let value = match means {
                Means::Ciphers => directive.args.last().cloned().unwrap_or_default(),
                _ => directive.args.join(" "),
            };
            let thirteen = name == "TLSCipherSuite"
                && directive.args.len() > 1
                && directive.value() == "TLSv1.3";
            let means = if thirteen { Means::Suites13 } else { means };
            means::apply(means, &value, &place(directive), &mut tls);
        }
    }
    tls.report(notes);
}

fn sftp(own: &[&Directive], notes: &mut Notes<'_>) {
    let lists = ["SFTPCiphers", "SFTPDigests", "SFTPKeyExchanges"];
    let on = own.iter().rev().find(|directive| directive.is("SFTPEngine"));
    let Some(engine) = on.filter(|directive| means::is_on(directive.value()) == Some(true)) else {
        return;
    };
    let mut algorithms: Vec<Algorithm> = Vec::new();
    let mut unresolved = Vec::new();
    for name in lists {
        match own.iter().rev().find(|directive| directive.is(name)) {
            None => unresolved
                .push(format!("{name} is not set here: depends on the version of ProFTPD")),
            Some(directive) => {
                for word in &directive.args {
                    match registry::algorithm(word) {
                        Some(algorithm) => algorithms.push(algorithm),
                        None => unresolved.push(unknown_name(word)),
                    }
                }
            }
        }
    }
    let protocol = Protocol {
        protocol: ProtocolKind::Ssh,
        name: "SSH".to_owned(),
        version: Some("2.0".to_owned()),
        algorithms,
        ..Protocol::default()
    };
    let mut sighting = notes.sighting(Asset::Protocol(Box::new(protocol)), &place(engine));
    for reason in unresolved {
        sighting = sighting.unresolved("algorithm", reason);
    }
    notes.add(sighting);
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}
