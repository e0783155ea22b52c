//! Writes findings as SARIF 2.1.0 (OASIS standard, 27 March 2020).
//!
//! SARIF has one language for a run: English stands in its own fields, Traditional Chinese beside
//! it in the properties.

mod model;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Finding, Location, RuleMetadata};
use model::{
    ArtifactLocation, Configuration, Driver, Invocation, Log, LogicalLocation, Message,
    Notification, PhysicalLocation, Place, Region, ResultObject, ResultProperties, Rule,
    RuleProperties, Run, Tool,
};

/// What the run says of itself.
#[derive(Clone, Debug, Default)]
pub struct Metadata<'a> {
    /// The tool's version.
    pub tool_version: &'a str,
    /// What could not be read, and why. Where there is any, the run is not marked a success: no
    /// finding in an unreadable file is no clean file.
    pub unreadable: Vec<(&'a Location, &'a str)>,
}

/// The findings as SARIF. The order of the findings does not matter; the same findings give the
/// same bytes.
pub fn write(findings: &[Finding], rules: &[RuleMetadata], metadata: &Metadata<'_>) -> Vec<u8> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort();
    let positions: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(at, rule)| (rule.id, at)).collect();
    let results = sorted.into_iter().map(|finding| result(finding, &positions));
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver: driver(rules, metadata) },
            invocations: [invocation(metadata)],
            language: "en-GB",
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    let mut bytes = Vec::new();
    // Writing plain structures into memory does not fail.
    if serde_json::to_writer_pretty(&mut bytes, &log).is_ok() {
        bytes.push(b'\n');
    }
    bytes
}

fn driver<'a>(rules: &'a [RuleMetadata], metadata: &Metadata<'a>) -> Driver<'a> {
    let version = if metadata.tool_version.is_empty() { "unknown" } else { metadata.tool_version };
    Driver { name: "praya", version, rules: rules.iter().map(rule).collect() }
}

fn rule(rule: &RuleMetadata) -> Rule<'_> {
    let zh_hant = BTreeMap::from([
        ("name", rule.name.zh_hant.as_str()),
        ("shortDescription", &rule.short_description.zh_hant),
        ("fullDescription", &rule.full_description.zh_hant),
        ("help", &rule.help.zh_hant),
    ]);
    Rule {
        id: rule.id,
        name: pascal_case(rule.id),
        short_description: Message { text: &rule.short_description.en },
        full_description: Message { text: &rule.full_description.en },
        help: Message { text: &rule.help.en },
        default_configuration: Configuration { level: rule.severity.sarif_level() },
        properties: RuleProperties {
            severity: rule.severity.as_str(),
            security_severity: rule.severity.security_severity(),
            sources: &rule.sources,
            zh_hant,
        },
    }
}

/// SARIF wants names of rules that are identifiers: `expired-certificate` is
/// `ExpiredCertificate`.
fn pascal_case(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}

fn invocation<'a>(metadata: &Metadata<'a>) -> Invocation<'a> {
    let notifications = metadata.unreadable.iter().map(|(location, reason)| Notification {
        level: "error",
        message: Message { text: reason },
        locations: vec![place(location, None, None)],
    });
    Invocation {
        execution_successful: metadata.unreadable.is_empty(),
        tool_execution_notifications: notifications.collect(),
    }
}

fn result<'a>(finding: &'a Finding, positions: &BTreeMap<&str, usize>) -> ResultObject<'a> {
    let related = finding
        .related
        .iter()
        .enumerate()
        .map(|(at, related)| place(&related.location, Some(at), Some(&related.message.en)));
    let subject = if finding.subject.is_empty() { &finding.message.en } else { &finding.subject };
    let fingerprint = format!("{}:{}:{subject}", finding.rule, finding.location.path);
    ResultObject {
        rule_id: &finding.rule,
        rule_index: positions.get(finding.rule.as_str()).copied(),
        level: finding.severity.sarif_level(),
        message: Message { text: &finding.message.en },
        locations: [place(&finding.location, None, None)],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([("ruleFileSubject/v1", fingerprint)]),
        properties: ResultProperties {
            severity: finding.severity.as_str(),
            zh_hant: &finding.message.zh_hant,
        },
    }
}

fn place<'a>(location: &'a Location, id: Option<usize>, message: Option<&'a str>) -> Place<'a> {
    let region = Region {
        start_line: location.line.filter(|&line| line > 0),
        start_column: location.column.filter(|&column| column > 0 && location.line.is_some()),
        byte_offset: location.offset.filter(|_| location.line.is_none()),
    };
    let is_known = region.start_line.is_some() || region.byte_offset.is_some();
    let symbol = location.symbol.iter();
    Place {
        id,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(&location.path),
                uri_base_id: (!location.path.starts_with('/')).then_some("%SRCROOT%"),
            },
            region: is_known.then_some(region),
        },
        logical_locations: symbol
            .map(|symbol| LogicalLocation { fully_qualified_name: symbol })
            .collect(),
        message: message.map(|text| Message { text }),
    }
}

/// A path as a URI reference (RFC 3986). A relative path whose first part has a colon would read
/// as a scheme, so the colon is written in hexadecimal too.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
