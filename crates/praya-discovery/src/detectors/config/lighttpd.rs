//! lighttpd: `ssl.*` settings, and the commands that it hands to OpenSSL.

use super::means::is_on;
use super::notes::{Notes, Place};
use super::sniff;
use super::syntax::numbered;
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads lighttpd.conf and what it includes.
pub(crate) struct Lighttpd;

impl Detector for Lighttpd {
    fn id(&self) -> &'static str {
        "config/lighttpd"
    }

    fn kind(&self) -> &'static str {
        "lighttpd configuration"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        let own = ["ssl.engine", "ssl.openssl.ssl-conf-cmd", "ssl.cipher-list", "ssl.pemfile"];
        sniff::name(artefact) == "lighttpd.conf"
            || sniff::is_plain_config(artefact)
                && sniff::has_line(artefact, |line| sniff::begins(line, &own))
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        let mut global = Point::default();
        let mut socket: Option<(Point, usize)> = None;
        let (mut depth, mut commands, mut sockets) = (0_usize, false, false);
        for (line, text) in numbered(text) {
            let text = text.split(" #").next().unwrap_or_default().trim();
            if text.starts_with('#') {
                continue;
            }
            if socket.is_none() && text.starts_with("$SERVER[\"socket\"]") {
                socket = Some((global.clone(), depth));
                sockets = true;
            }
            let point = socket.as_mut().map_or(&mut global, |(point, _)| point);
            point.line(text, line, &mut commands);
            depth = (depth + text.matches('{').count()).saturating_sub(text.matches('}').count());
            let closes = text.contains('}');
            if let Some((point, _)) = socket.take_if(|(_, outer)| closes && depth <= *outer) {
                point.report(false, &mut notes);
            }
        }
        if let Some((point, _)) = socket {
            point.report(false, &mut notes);
        }
        // Without a socket of its own, this is a part that another file includes.
        global.report(!sockets, &mut notes);
    }
}

/// The server, or a socket of its own, which inherits from it.
#[derive(Clone, Default)]
struct Point {
    tls: Option<Tls>,
    engine: Option<bool>,
}

impl Point {
    fn line(&mut self, text: &str, line: u32, commands: &mut bool) {
        if let Some((name, value)) = text.split_once('=').filter(|_| text.starts_with("ssl.")) {
            let name = name.trim_end_matches(['+', ' ', '\t', ':']);
            let value = value.trim().trim_matches('"');
            let place = Place::new(line, name);
            if name == "ssl.engine" {
                self.engine = is_on(value);
            }
            let tls = self.tls.get_or_insert_with(|| Tls::new("lighttpd", place.clone()));
            setting(name, value, &place, tls);
            *commands = name == "ssl.openssl.ssl-conf-cmd";
        }
        if let Some(tls) = self.tls.as_mut().filter(|_| *commands) {
            pairs(text, line, tls);
            *commands = !text.ends_with(')');
        }
    }

    /// `otherwise`: whether it speaks TLS where nothing says that it does.
    fn report(self, otherwise: bool, notes: &mut Notes<'_>) {
        if let Some(tls) = self.tls.filter(|_| self.engine.unwrap_or(otherwise)) {
            tls.report(notes);
        }
    }
}

fn setting(name: &str, value: &str, place: &Place, tls: &mut Tls) {
    match name {
        "ssl.cipher-list" => tls.openssl_ciphers(value, place),
        "ssl.ec-curve" => tls.groups(value, place),
        "ssl.use-sslv2" if is_on(value) == Some(false) => tls.without("SSLv2"),
        "ssl.use-sslv3" if is_on(value) == Some(false) => tls.without("SSLv3"),
        _ => {}
    }
}

/// `"MinProtocol" => "TLSv1.2"`, any number of them on a line.
fn pairs(text: &str, line: u32, tls: &mut Tls) {
    let quoted: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    for pair in quoted.chunks_exact(2) {
        if let [name, value] = pair {
            tls.openssl_command(name, value, &Place::new(line, *name));
        }
    }
}
