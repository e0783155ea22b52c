use super::*;
use crate::{Binding, Related, Severity, Source, Text};

fn rule() -> RuleMetadata {
    RuleMetadata {
        id: "expired-certificate",
        name: Text::new("Expired certificate", "證書已到期"),
        short_description: Text::new("A certificate's validity has ended.", "證書有效期已過。"),
        full_description: Text::new("Peers refuse it.", "對方會拒絕。"),
        help: Text::new("Renew it.", "續期。"),
        severity: Severity::High,
        sources: vec![Source {
            title: "RFC 5280",
            edition: "May 2008",
            binding: Binding::Standard,
            verified: false,
        }],
    }
}

fn finding(path: &str, line: u32) -> Finding {
    Finding {
        location: Location {
            path: path.to_owned(),
            line: Some(line),
            symbol: Some("server".to_owned()),
            ..Location::default()
        },
        rule: "expired-certificate".to_owned(),
        severity: Severity::High,
        message: Text::new("Expired on 2024-01-01.", "已於 2024-01-01 到期。"),
        subject: "cd".to_owned(),
        related: vec![Related {
            location: Location { path: "nginx.conf".to_owned(), ..Location::default() },
            message: Text::new("used here", "在此使用"),
        }],
    }
}

fn log(findings: &[Finding], metadata: &Metadata<'_>) -> serde_json::Value {
    serde_json::from_slice(&write(findings, &[rule()], metadata)).expect("what is written is JSON")
}

#[test]
fn a_finding_keeps_its_place_rule_and_both_languages() {
    let log = log(&[finding("b c.pem", 2), finding("a.pem", 9)], &Metadata::default());
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["name"], "ExpiredCertificate");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let second = &run["results"][1];
    assert_eq!(second["level"], "error");
    assert_eq!(second["ruleIndex"], 0);
    assert_eq!(second["properties"]["zh-Hant"], "已於 2024-01-01 到期。");
    let place = &second["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "b%20c.pem");
    assert_eq!(place["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], "server");
    assert_eq!(second["relatedLocations"][0]["message"]["text"], "used here");
}

#[test]
fn fingerprints_do_not_move_with_lines() {
    let fingerprint = |line| {
        let log = log(&[finding("a.pem", line)], &Metadata::default());
        log["runs"][0]["results"][0]["partialFingerprints"].to_string()
    };
    assert_eq!(fingerprint(1), fingerprint(70));
}

#[test]
fn an_unreadable_file_is_no_success() {
    let broken = Location { path: "broken.pem".to_owned(), ..Location::default() };
    let metadata = Metadata { tool_version: "1", unreadable: vec![(&broken, "ends too early")] };
    let invocation = &log(&[], &metadata)["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"][0]["message"]["text"], "ends too early");
}

#[test]
fn paths_become_uris_whatever_they_hold() {
    assert_eq!(uri("app.war!/lib/x.jar"), "app.war!/lib/x.jar");
    assert_eq!(uri("/etc/ssl/證.pem"), "file:///etc/ssl/%E8%AD%89.pem");
    assert_eq!(uri("javascript:alert(1)"), "javascript%3Aalert(1)");
    assert_eq!(uri("a?b#c%d\\e\n"), "a%3Fb%23c%25d%5Ce%0A");
}

#[test]
fn severities_read_as_they_are_written() {
    for severity in Severity::ALL {
        assert_eq!(severity.as_str().parse(), Ok(severity));
    }
    let error = "bad".parse::<Severity>().map_err(|error| error.to_string());
    assert_eq!(
        error,
        Err("'bad' is no severity: it is one of note, low, medium, high, critical".to_owned())
    );
    assert!(Severity::Note < Severity::Critical);
}
