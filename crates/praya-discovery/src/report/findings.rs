//! What a scan found, as findings at places.

use praya_cbom::{
    Algorithm, Asset, CryptoFunction, Item, Location, MaterialKind, Occurrence, Primitive,
};
use praya_finding::{Finding, Related, Severity, Text, sarif};

use super::About;
use super::date::Day;
use super::rules::{self, BROKEN, EXPIRED, OPEN_KEY, QUANTUM, UNRESOLVED};
use super::standing::{Standing, is_weak_today};
use crate::ScanResult;

/// The findings of a scan, by place. What has expired is judged by the as-of date alone.
pub fn findings(result: &ScanResult, about: &About) -> Vec<Finding> {
    let today = about.as_of.as_deref().and_then(Day::read);
    let mut findings = Vec::new();
    for item in &result.inventory.items {
        match &item.asset {
            Asset::Algorithm(one) => algorithm(item, one, &mut findings),
            Asset::Material(one) if one.material == MaterialKind::PrivateKey => {
                if one.protected_by.as_deref() == Some("none") {
                    let message =
                        Text::new("A private key lies here unprotected.", "此處的私鑰未受保護。");
                    at_each(item, OPEN_KEY, Severity::Medium, &message, &mut findings);
                }
            }
            Asset::Certificate(one) => {
                let end = Day::read(&one.not_after);
                if today.zip(end).is_some_and(|(today, end)| today.until(end) < 0) {
                    let day = one.not_after.get(..10).unwrap_or_default();
                    let message = Text::new(
                        format!("The certificate of {} expired on {day}.", one.subject),
                        format!("{} 的證書已於 {day} 到期。", one.subject),
                    );
                    at_each(item, EXPIRED, Severity::Medium, &message, &mut findings);
                }
            }
            Asset::Material(_) | Asset::Protocol(_) | Asset::Library(_) => {}
        }
        unresolved(item, &mut findings);
    }
    findings.sort();
    findings.dedup();
    findings
}

/// The findings as SARIF 2.1.0, with what could not be read.
pub fn sarif(result: &ScanResult, about: &About) -> Vec<u8> {
    let unreadable = result.coverage.unreadable.iter().map(|one| {
        let location = praya_finding::Location { path: one.path.clone(), ..Default::default() };
        (location, one.reason.as_str())
    });
    let unreadable: Vec<_> = unreadable.collect();
    let metadata = sarif::Metadata {
        tool_version: &about.tool_version,
        unreadable: unreadable.iter().map(|(location, reason)| (location, *reason)).collect(),
    };
    sarif::write(&findings(result, about), &rules::rules(), &metadata)
}

fn algorithm(item: &Item, algorithm: &Algorithm, findings: &mut Vec<Finding>) {
    let name = &algorithm.name;
    if Standing::of(algorithm) == Standing::QuantumBroken {
        let severity = if is_signature(algorithm) { Severity::Medium } else { Severity::High };
        let message = Text::new(
            format!("{name} is broken by a quantum computer (Shor's algorithm)."),
            format!("{name} 可被量子電腦破解（Shor 演算法）。"),
        );
        at_each(item, QUANTUM, severity, &message, findings);
    }
    if is_weak_today(algorithm) {
        let message = Text::new(
            format!("{name} is broken or too weak already."),
            format!("{name} 現已被破解或強度不足。"),
        );
        at_each(item, BROKEN, Severity::High, &message, findings);
    }
}

/// Whether it only signs: nothing that is recorded today can be read later. A use that is not
/// known counts as the worse.
fn is_signature(algorithm: &Algorithm) -> bool {
    let signs = |function: &CryptoFunction| {
        matches!(function, CryptoFunction::Sign | CryptoFunction::Verify)
    };
    algorithm.primitive == Primitive::Signature
        || (!algorithm.functions.is_empty() && algorithm.functions.iter().all(signs))
}

fn at_each(
    item: &Item,
    rule: &str,
    severity: Severity,
    message: &Text,
    findings: &mut Vec<Finding>,
) {
    findings.extend(item.occurrences.iter().map(|occurrence| Finding {
        location: location(&occurrence.location),
        rule: rule.to_owned(),
        severity,
        message: message.clone(),
        subject: item.reference.clone(),
        related: related(occurrence),
    }));
}

fn unresolved(item: &Item, findings: &mut Vec<Finding>) {
    for occurrence in &item.occurrences {
        findings.extend(occurrence.unresolved.iter().map(|one| Finding {
            location: location(&occurrence.location),
            rule: UNRESOLVED.to_owned(),
            severity: Severity::Note,
            message: Text::new(
                format!("{} could not be told: {}.", one.parameter, one.reason),
                format!("未能確定 {}：{}。", one.parameter, one.reason),
            ),
            subject: format!("{}:{}", item.reference, one.parameter),
            related: related(occurrence),
        }));
    }
}

fn related(occurrence: &Occurrence) -> Vec<Related> {
    let steps = occurrence.trace.iter().map(|step| Related {
        location: location(&step.location),
        message: Text::new(step.what.clone(), step.what.clone()),
    });
    steps.collect()
}

fn location(location: &Location) -> praya_finding::Location {
    praya_finding::Location {
        path: location.path.clone(),
        line: location.line,
        column: location.column,
        offset: location.offset,
        symbol: location.symbol.clone(),
    }
}
