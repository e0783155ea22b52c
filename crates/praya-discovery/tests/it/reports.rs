use praya_discovery::ScanResult;
use praya_discovery::report::{About, findings, html, json, rules, sarif, text};
use praya_locale::Language;

use crate::sample;

fn about() -> About {
    About { tool_version: "0.0.0".to_owned(), as_of: Some("2026-02-03".to_owned()) }
}

#[test]
fn text_in_english() {
    insta::assert_snapshot!(text(&sample::result(), &about(), Language::English, false));
}

#[test]
fn text_in_chinese() {
    insta::assert_snapshot!(text(&sample::result(), &about(), Language::TraditionalChinese, false));
}

#[test]
fn a_scan_that_looked_at_nothing_does_not_read_as_clean() {
    let text = text(&ScanResult::default(), &About::default(), Language::English, false);
    assert!(text.contains("This is not a clean result"), "{text}");
}

#[test]
fn nothing_from_outside_reaches_the_terminal_as_a_control_character() {
    for language in Language::ALL {
        let text = text(&sample::result(), &about(), language, false);
        let steers = |character: char| character.is_control() && character != '\n';
        assert!(!text.contains(steers) && !text.contains('\u{202e}'), "{text}");
        assert!(!text.contains('⟦'), "{text}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let (result, about) = (sample::result(), about());
    let mut coloured = text(&result, &about, Language::English, true);
    assert!(coloured.contains("\u{1b}[31m"));
    for code in ["0", "1", "2", "31", "32", "33"] {
        coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(coloured, text(&result, &about, Language::English, false));
}

#[test]
fn json_has_the_keys_that_scripts_rely_on() {
    let bytes = json(&sample::result(), &about());
    let report: serde_json::Value =
        serde_json::from_slice(&bytes).expect("what is written is JSON");
    assert_eq!(report["targets"][2]["outcome"], "unreadable");
    let assets = report["assets"].as_array().expect("assets");
    let rsa = assets.iter().find(|asset| asset["name"] == "RSA-2048").expect("RSA-2048");
    assert_eq!(rsa["kind"], "algorithm");
    assert_eq!(rsa["standing"], "quantum-broken");
    assert_eq!(rsa["algorithm"]["keySize"], 2048);
    assert!(rsa["occurrences"].as_array().is_some_and(|places| places.len() > 20));
    assert_eq!(report["coverage"]["read"]["Java source"]["files"], 1240);
    assert_eq!(report["coverage"]["unreadable"].as_array().map(Vec::len), Some(3));
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/scan.json"), bytes).expect("kept");
}

#[test]
fn html_lets_nothing_from_outside_become_markup() {
    let page = html(&sample::result(), &about(), Language::English);
    assert!(!page.contains("<script>alert") && !page.contains("<b>證書"), "markup from a name");
    assert!(page.contains("uploads/&#60;script&#62;alert(&#39;x&#39;)"), "the name is shown");
    assert!(!page.contains('\u{202e}') && !page.contains('\u{1b}') && !page.contains('⟦'));
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/scan.html"), page).expect("kept");
}

#[test]
fn html_asks_nothing_of_other_files() {
    let page = html(&sample::result(), &about(), Language::TraditionalChinese);
    for outside in ["src=", "href=", "url(", "@import", "http://", "https://", " style=\""] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
}

/// Findings by rule and severity.
fn counts(about: &About) -> Vec<(String, &'static str, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for finding in findings(&sample::result(), about) {
        *counts.entry((finding.rule, finding.severity.as_str())).or_insert(0) += 1;
    }
    counts.into_iter().map(|((rule, severity), count)| (rule, severity, count)).collect()
}

#[test]
fn findings_follow_the_rules() {
    let counts = counts(&about());
    let shown: Vec<_> =
        counts.iter().map(|(rule, severity, count)| format!("{rule} {severity} {count}")).collect();
    insta::assert_snapshot!(shown.join("\n"), @r"
    broken-algorithm high 17
    expired-certificate medium 1
    quantum-vulnerable-algorithm high 38
    quantum-vulnerable-algorithm medium 17
    unprotected-private-key medium 2
    unresolved-parameter note 2
    ");
    let known: Vec<_> = rules().into_iter().map(|rule| rule.id).collect();
    assert!(counts.iter().all(|(rule, ..)| known.contains(&rule.as_str())));
}

#[test]
fn nothing_has_expired_without_a_date() {
    let counts = counts(&About::default());
    assert!(counts.iter().all(|(rule, ..)| rule != "expired-certificate"), "{counts:?}");
}

#[test]
fn sarif_says_what_could_not_be_read() {
    let bytes = sarif(&sample::result(), &about());
    let log: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notifications = invocation["toolExecutionNotifications"].as_array().map(Vec::len);
    assert_eq!(notifications, Some(3));
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/scan.sarif"), bytes).expect("kept");
}
