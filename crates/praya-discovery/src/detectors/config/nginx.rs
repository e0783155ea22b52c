//! nginx: `http`, `stream` and `mail` blocks, and snippets that are included into them.
//!
//! A server counts where a `listen` of it speaks TLS; what it does not set it inherits. TLS
//! towards upstreams counts where something is passed over it. Included files are read where they
//! lie in the target, on their own.

use std::collections::{BTreeMap, BTreeSet};

use praya_cbom::{Asset, CryptoFunction, Protocol, ProtocolKind};

use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::{Directive, braces};
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads nginx configuration.
pub(crate) struct Nginx;

/// Settings of TLS, after their prefix (`ssl_`, `proxy_ssl_`, `grpc_ssl_`, `uwsgi_ssl_`).
const SETTINGS: [&str; 7] = [
    "protocols",
    "ciphers",
    "ecdh_curve",
    "conf_command",
    "certificate",
    "certificate_key",
    "dhparam",
];

/// What passes requests on, and the prefix of its settings.
const PASSES: [(&str, &str); 3] =
    [("proxy_pass", "proxy_ssl_"), ("grpc_pass", "grpc_ssl_"), ("uwsgi_pass", "uwsgi_ssl_")];

impl Detector for Nginx {
    fn id(&self) -> &'static str {
        "config/nginx"
    }

    fn kind(&self) -> &'static str {
        "nginx configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let name = sniff::name(artefact);
        name == "nginx.conf"
            || sniff::is_plain_config(artefact) && sniff::has_line(artefact, is_nginx)
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let settings = braces::read(text, braces::Dialect::Nginx);
        let mut walk = Walk { used: BTreeSet::new(), idle: BTreeSet::new() };
        walk.block(&settings.directives, &Inherited::new(), &mut notes);
        walk.left_over(&settings.directives, &Inherited::new(), &mut notes);
        notes.problem(settings.problem);
    }
}

fn is_nginx(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim_end();
    let own = ["ssl_", "proxy_ssl_", "grpc_ssl_", "uwsgi_ssl_", "proxy_pass ", "listen "];
    own.iter().any(|prefix| line.starts_with(prefix)) && line.ends_with(';')
}

/// Settings in force, by name; a name may stand several times (`ssl_conf_command`).
type Inherited<'d> = BTreeMap<&'d str, Vec<&'d Directive>>;

struct Walk {
    /// Lines of settings that some end point uses.
    used: BTreeSet<u32>,
    /// Lines of settings that nothing can use: their server does not speak TLS.
    idle: BTreeSet<u32>,
}

impl Walk {
    fn block<'d>(
        &mut self,
        directives: &'d [Directive],
        outer: &Inherited<'d>,
        notes: &mut Notes<'_>,
    ) {
        let inherited = with(directives, outer);
        for directive in directives {
            match directive.name.as_str() {
                "server" if directive.block.is_some() => self.server(directive, &inherited, notes),
                "secure_link_md5" | "secure_link_secret" => {
                    notes.algorithm("MD5", CryptoFunction::Digest, &place(directive));
                }
                _ => {}
            }
            self.upstream(directive, &inherited, notes);
            if directive.name != "server" {
                self.block(directive.children(), &inherited, notes);
            }
        }
    }

    fn server<'d>(&mut self, server: &'d Directive, outer: &Inherited<'d>, notes: &mut Notes<'_>) {
        let inherited = with(server.children(), outer);
        let listens = server.children().iter().filter(|setting| setting.name == "listen");
        let has = |setting: &&Directive, word: &str| setting.args.iter().any(|arg| arg == word);
        let secure = listens.clone().find(|setting| has(setting, "ssl"));
        let quic = listens.clone().find(|setting| has(setting, "quic"));
        let on = |name: &str| {
            let set = inherited.get(name).and_then(|set| set.last());
            set.filter(|setting| matches!(setting.value(), "on" | "only")).copied()
        };
        if let Some(listen) = quic {
            let quic = Protocol {
                protocol: ProtocolKind::Quic,
                name: "QUIC".to_owned(),
                version: Some("1".to_owned()),
                ..Protocol::default()
            };
            let sighting = notes.sighting(Asset::Protocol(Box::new(quic)), &place(listen));
            notes.add(sighting);
        }
        match secure.or(quic).or_else(|| on("ssl")).or_else(|| on("starttls")) {
            Some(anchor) => self.end_point("ssl_", place(anchor), &inherited, notes),
            None if listens.clone().next().is_some() => {
                let own =
                    server.children().iter().filter(|setting| setting.name.starts_with("ssl_"));
                self.idle.extend(own.map(|setting| setting.line));
            }
            None => {}
        }
        self.block(server.children(), outer, notes);
    }

    fn upstream<'d>(&mut self, pass: &Directive, inherited: &Inherited<'d>, notes: &mut Notes<'_>) {
        let Some((_, prefix)) = PASSES.iter().find(|(name, _)| *name == pass.name) else { return };
        let target = pass.value();
        let stream = inherited
            .get("proxy_ssl")
            .and_then(|set| set.last())
            .is_some_and(|setting| setting.value() == "on");
        let schemes = ["https://", "grpcs://", "suwsgi://"];
        if stream || schemes.iter().any(|scheme| target.starts_with(scheme)) {
            self.end_point(prefix, place(pass), inherited, notes);
        }
    }

    fn end_point(
        &mut self,
        prefix: &str,
        anchor: Place,
        inherited: &Inherited<'_>,
        notes: &mut Notes<'_>,
    ) {
        let mut tls = Tls::new("nginx", anchor);
        for setting in SETTINGS {
            let set = inherited.get(format!("{prefix}{setting}").as_str());
            for directive in set.into_iter().flatten() {
                self.used.insert(directive.line);
                apply(setting, directive, &mut tls);
            }
        }
        tls.report(notes);
    }

    /// Settings that no end point of this file uses: those of other files may.
    fn left_over<'d>(
        &mut self,
        directives: &'d [Directive],
        outer: &Inherited<'d>,
        notes: &mut Notes<'_>,
    ) {
        let telling = ["protocols", "ciphers", "ecdh_curve", "conf_command"];
        for prefix in ["ssl_", "proxy_ssl_", "grpc_ssl_", "uwsgi_ssl_"] {
            let own = |directive: &&Directive| {
                directive.name.strip_prefix(prefix).is_some_and(|rest| telling.contains(&rest))
                    && !self.used.contains(&directive.line)
                    && !self.idle.contains(&directive.line)
            };
            if let Some(first) = directives.iter().find(own) {
                let inherited = with(directives, outer);
                self.end_point(prefix, place(first), &inherited, notes);
            }
        }
        let inherited = with(directives, outer);
        for directive in directives {
            self.left_over(directive.children(), &inherited, notes);
        }
    }
}

fn apply(setting: &str, directive: &Directive, tls: &mut Tls) {
    let place = place(directive);
    match setting {
        "protocols" => tls.only_versions(directive.args.iter().map(String::as_str), &place),
        "ciphers" => tls.openssl_ciphers(directive.value(), &place),
        "ecdh_curve" if directive.value() == "auto" => {}
        "ecdh_curve" => tls.groups(directive.value(), &place),
        "conf_command" => {
            let value = directive.args.get(1).map_or("", String::as_str);
            tls.openssl_command(directive.value(), value, &place);
        }
        _ => {}
    }
}

fn place(directive: &Directive) -> Place {
    Place::new(directive.line, directive.name.clone())
}

/// What is in force in a block: its own settings over those of the blocks around it.
fn with<'d>(directives: &'d [Directive], outer: &Inherited<'d>) -> Inherited<'d> {
    let mut own = Inherited::new();
    for directive in directives.iter().filter(|directive| directive.block.is_none()) {
        own.entry(&directive.name).or_default().push(directive);
    }
    let mut inherited = outer.clone();
    inherited.extend(own);
    inherited
}
