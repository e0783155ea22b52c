//! The JSON report. Its keys are a contract; `docs/schemas/quantum-scan.json` publishes it.

use praya_cbom::{Algorithm, Asset, Certificate, Item, Library, Material, Occurrence, Protocol};
use serde::{Serialize, Serializer};

use super::{About, Standing};
use crate::{Coverage, ScanResult, TargetOutcome};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    version: u32,
    tool: Tool<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<&'a str>,
    targets: &'a [TargetOutcome],
    assets: Assets<'a>,
    coverage: &'a Coverage,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

struct Assets<'a>(&'a [Item]);

impl Serialize for Assets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(row))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Row<'a> {
    reference: &'a str,
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<Standing>,
    implied: bool,
    unresolved: Vec<&'a str>,
    #[serde(flatten)]
    details: Details<'a>,
    occurrences: &'a [Occurrence],
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Details<'a> {
    Algorithm(&'a Algorithm),
    Certificate(&'a Certificate),
    Material(&'a Material),
    Protocol(&'a Protocol),
    Library(&'a Library),
}

/// The report as JSON. Same result and same `about`, same bytes.
pub fn json(result: &ScanResult, about: &About) -> Vec<u8> {
    let report = Report {
        version: 1,
        tool: Tool { name: "praya", version: &about.tool_version },
        as_of: about.as_of.as_deref(),
        targets: &result.targets,
        assets: Assets(&result.inventory.items),
        coverage: &result.coverage,
    };
    let mut bytes = Vec::new();
    // Writing plain structures into memory does not fail.
    if serde_json::to_writer_pretty(&mut bytes, &report).is_ok() {
        bytes.push(b'\n');
    }
    bytes
}

fn row(item: &Item) -> Row<'_> {
    let (kind, name, details) = match &item.asset {
        Asset::Algorithm(one) => ("algorithm", one.name.as_str(), Details::Algorithm(one)),
        Asset::Certificate(one) => ("certificate", one.subject.as_str(), Details::Certificate(one)),
        Asset::Material(one) => {
            let algorithm = one.algorithm.as_ref().map_or("", |algorithm| &algorithm.name);
            ("material", algorithm, Details::Material(one))
        }
        Asset::Protocol(one) => ("protocol", one.name.as_str(), Details::Protocol(one)),
        Asset::Library(one) => ("library", one.name.as_str(), Details::Library(one)),
    };
    let standing = match &item.asset {
        Asset::Algorithm(algorithm) => Some(Standing::of(algorithm)),
        _ => None,
    };
    Row {
        reference: &item.reference,
        kind,
        name,
        standing,
        implied: item.implied,
        unresolved: item.unresolved.iter().map(String::as_str).collect(),
        details,
        occurrences: &item.occurrences,
    }
}
