//! PEM in all its surroundings.

use super::super::pem_block::blocks;
use super::{bytes, read};

fn labels(text: &str) -> Vec<(u32, String, bool)> {
    blocks(text.as_bytes()).map(|block| (block.line, block.label, block.body.is_ok())).collect()
}

fn certificate() -> String {
    String::from_utf8(bytes("pem-in-text/bundle.pem")).unwrap().lines().skip(3).take(12).fold(
        String::new(),
        |mut text, line| {
            text.push_str(line);
            text.push('\n');
            text
        },
    )
}

fn one(text: &str) -> bool {
    labels(text).iter().filter(|(_, label, read)| label == "CERTIFICATE" && *read).count() == 1
}

#[test]
fn surroundings() {
    let pem = certificate();
    assert!(one(&pem));
    let marked = |mark: &str| pem.lines().map(|line| format!("{mark}{line}\n")).collect::<String>();
    for mark in
        ["    ", "\t", "# ", "#", "// ", "//", " * ", "> ", "; ", "-- ", "+", "-", "| ", "rem "]
    {
        assert!(one(&marked(mark)), "{mark:?}");
    }
    let quoted = |before: &str, after: &str| {
        pem.lines().map(|line| format!("{before}{line}{after}\n")).collect::<String>()
    };
    for (before, after) in [
        ("\"", "\\n\" +"),
        ("\"", "\\n\""),
        ("'", "\\n' ."),
        ("    '", "',"),
        ("\"", "\\r\\n\" \\"),
        ("echo \"", "\" >> ca.pem"),
        ("echo ", " >> ca.pem"),
        ("append(\"", "\");"),
        ("s += `", "`"),
        ("dc.b \"", "\",10"),
        ("    ", "\\n\\"),
        ("", "\\"),
    ] {
        assert!(one(&quoted(before, after)), "{before:?} {after:?}");
    }
    for line_end in ["\r\n", "\r", "\\n", "\\r\\n", "\\\\n", "&#10;", "&#xA;", " ", "\n\n"] {
        assert!(one(&pem.trim_end().replace('\n', line_end)), "{line_end:?}");
    }
}

#[test]
fn prose_is_no_block() {
    for text in [
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "starts with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\n...\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nMIIB...snip...\n-----END CERTIFICATE-----",
        "if line == \"-----BEGIN CERTIFICATE-----\" { read_until(\"-----END CERTIFICATE-----\") }",
        "-----BEGIN \" + label + \"-----",
        "-----BEGIN CERTIFICATE-----\n{{ certificate }}\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\n$CERTIFICATE_BODY_THAT_IS_REPLACED_WHEN_IT_IS_DEPLOYED\n-----END CERTIFICATE-----",
    ] {
        assert_eq!(labels(text), [], "{text}");
    }
}

#[test]
fn lines_are_those_of_the_markers() {
    let text = format!("a\nb\n{}c\n{}", certificate(), certificate());
    let lines: Vec<u32> = labels(&text).iter().map(|(line, ..)| *line).collect();
    assert_eq!(lines, [3, 16]);
}

#[test]
fn what_was_meant_and_fails_is_said() {
    let pem = certificate();
    let cut: String = pem.lines().take(5).map(|line| format!("{line}\n")).collect();
    assert_eq!(labels(&cut), [(1, "CERTIFICATE".to_owned(), false)]);
    let report = read("cut.pem", cut.as_bytes());
    assert_eq!(report.unreadable[0].reason, "line 1: CERTIFICATE: the end marker is missing");
    let report = read("bad.pem", pem.replace("MII", "M!I").as_bytes());
    assert_eq!(report.unreadable[0].reason, "line 1: CERTIFICATE: the body is not base64");
}
