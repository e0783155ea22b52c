//! IBM MQ: cipher specifications of channels in MQSC scripts.

use super::notes::{Notes, Place, unknown_name};
use super::sniff;
use super::syntax::numbered;
use super::tls::Tls;
use crate::{Artefact, Detector, Report};

/// Reads MQSC scripts.
pub(crate) struct IbmMq;

impl Detector for IbmMq {
    fn id(&self) -> &'static str {
        "config/ibm-mq"
    }

    fn kind(&self) -> &'static str {
        "MQSC script"
    }

    fn wants(&self, artefact: &Artefact<'_>) -> bool {
        sniff::name(artefact).ends_with(".mqsc")
    }

    fn detect(&self, artefact: &Artefact<'_>, report: &mut Report) {
        let mut notes = Notes::new(artefact, self.id(), report);
        let Some(text) = notes.text() else { return };
        for (line, text) in numbered(text).filter(|(_, text)| !text.trim_start().starts_with('*')) {
            let upper = text.to_ascii_uppercase();
            let Some(at) = upper.find("SSLCIPH(") else { continue };
            let rest = text.get(at + "SSLCIPH(".len()..).unwrap_or_default();
            let name = rest.split(')').next().unwrap_or_default().trim_matches(['\'', '"', ' ']);
            if !name.is_empty() {
                channel(name, &Place::new(line, "SSLCIPH"), &mut notes);
            }
        }
    }
}

/// A cipher specification: a suite of one version, or an alias for several.
fn channel(name: &str, place: &Place, notes: &mut Notes<'_>) {
    let mut tls = Tls::new("IBM MQ", place.clone());
    let upper = name.to_ascii_uppercase();
    match upper.as_str() {
        "ANY" => {
            tls.open_versions("'ANY' leaves it to the other side and to the queue manager", place);
        }
        "ANY_TLS12" => tls.only_versions(["1.2"], place),
        "ANY_TLS13" => tls.only_versions(["1.3"], place),
        "ANY_TLS12_OR_HIGHER" => tls.only_versions(["1.2", "1.3"], place),
        "ANY_TLS13_OR_HIGHER" => tls.lowest("1.3", place),
        _ => suite(&upper, place, &mut tls),
    }
    tls.report(notes);
}

/// MQ's own names: with neither `TLS_` before them nor `WITH` inside where TLS 1.2 is meant.
fn suite(name: &str, place: &Place, tls: &mut Tls) {
    let thirteen = ["TLS_AES_", "TLS_CHACHA20_"].iter().any(|start| name.starts_with(start));
    let spelled = match name.split_once("_AES_").or_else(|| name.split_once("_3DES_")) {
        Some((exchange, _)) if !name.contains("_WITH_") && !thirteen => {
            let exchange = exchange.trim_start_matches("TLS_");
            let rest = name.get(name.find(exchange).unwrap_or_default() + exchange.len()..);
            format!("TLS_{exchange}_WITH{}", rest.unwrap_or_default())
        }
        _ => name.to_owned(),
    };
    match praya_cbom::registry::cipher_suite(&spelled) {
        Some(_) => tls.suites(&spelled, place),
        None => tls.unresolved("cipherSuites", unknown_name(name)),
    }
    if thirteen {
        tls.only_versions(["1.3"], place);
    } else if ["_SHA256", "_SHA384"].iter().any(|digest| name.ends_with(digest)) {
        // Suites with these digests came with TLS 1.2 (RFC 5246, RFC 5289).
        tls.only_versions(["1.2"], place);
    }
}
