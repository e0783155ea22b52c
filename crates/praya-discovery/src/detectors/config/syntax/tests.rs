//! Text in, a short form of what was read out.

use super::tree::{Node, Value};
use super::*;

fn short(directives: &[Directive]) -> String {
    let one = |directive: &Directive| {
        let words: Vec<&str> = std::iter::once(directive.name.as_str())
            .chain(directive.args.iter().map(String::as_str))
            .collect();
        let block = directive.block.as_deref();
        let block = block.map(|inner| format!(" {{{}}}", short(inner))).unwrap_or_default();
        format!("{}:{}{block}", directive.line, words.join("|"))
    };
    directives.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn settings(settings: &Settings) -> String {
    let problem = settings.problem.as_ref();
    let problem = problem.map(|problem| format!(" ! {}: {}", problem.line, problem.reason));
    short(&settings.directives) + &problem.unwrap_or_default()
}

fn node(node: &Node) -> String {
    match &node.value {
        Value::Null => "-".to_owned(),
        Value::Text(text) => format!("{text:?}"),
        Value::Open(text) => format!("<{text}>"),
        Value::List(items) => {
            format!("[{}]", items.iter().map(self::node).collect::<Vec<_>>().join(" "))
        }
        Value::Either(items) => {
            format!("({})", items.iter().map(self::node).collect::<Vec<_>>().join("|"))
        }
        Value::Map(entries) => {
            let one = |entry: &tree::Entry| {
                format!("{}@{}={}", entry.key, entry.line, self::node(&entry.node))
            };
            format!("{{{}}}", entries.iter().map(one).collect::<Vec<_>>().join(" "))
        }
    }
}

#[test]
fn braces_of_nginx() {
    let read = |text| settings(&braces::read(text, braces::Dialect::Nginx));
    assert_eq!(read("a b;\nc {\n d 'e f' \"g\\\"h\"; # no\n}\n"), "1:a|b 2:c {3:d|e f|g\"h}");
    assert_eq!(read("a ${b}c; d \\\n;"), "1:a|${b}c 1:d|\\\n");
    assert_eq!(read("a x{{ y }}z; b {{ c }};"), "1:a|x{{ y }}z 1:b|{{ c }}");
    assert_eq!(read("s { {% if x %} a; {% endif %} }"), "1:s {1:a}");
    assert_eq!(read("a_by_lua_block { x = '}' -- }\n } b;"), "2:b");
    assert_eq!(read("a"), "1:a ! 1: the text ends inside a setting");
    assert_eq!(read("a {"), "1:a {} ! 1: the block 'a' is not closed");
    assert_eq!(read("}"), " ! 1: '}' closes nothing");
    assert_eq!(read("a \"b"), " ! 1: a quotation is not closed");
    assert_eq!(read("\u{feff}a;"), "1:a");
}

#[test]
fn braces_of_bind() {
    let read = |text| settings(&braces::read(text, braces::Dialect::Bind));
    assert_eq!(
        read("key \"k\" { secret \"a#b\"; }; // c\n/* d\n */ e;"),
        "1:key|k {1:secret|a#b} 3:e"
    );
    assert_eq!(read("a { b; }"), "1:a {1:b}");
    assert_eq!(read("/* a"), " ! 1: a comment is not closed");
}

#[test]
fn sections_of_lines() {
    let read = |text| settings(&sections::read(text, sections::Dialect::Assigned));
    assert_eq!(read("a = b c # d\ne {\n  f = \"g h\"\n}\n"), "1:a|b c 2:e {3:f|g h}");
    assert_eq!(read("a { b = c }\nd = e"), "1:a {1:b|c} 2:d|e");
    assert_eq!(read("R = {\n k = v\n}"), "1:R {2:k|v}");
    assert_eq!(read("a {\n"), "1:a {} ! 1: the block 'a' is not closed");
    let read = |text| settings(&sections::read(text, sections::Dialect::Words));
    assert_eq!(read("a.example {\n tls x \"y z\"\n}\n# no {\n"), "1:a.example {2:tls|x|y z}");
    assert_eq!(read("{\n a\n}\n"), "1: {2:a}");
}

#[test]
fn sections_in_angle_brackets() {
    let read = |text| settings(&apache::read(text));
    assert_eq!(read("A b \\\n c\n<D \"e f\">\n g\n</d>\n"), "1:A|b|c 3:D|e f {4:g}");
    assert_eq!(read("<A>\n</B>\n"), "1:A {} ! 2: </B> closes nothing that is open");
}

#[test]
fn words_of_lines() {
    assert_eq!(short(&words::read("a 'b c' d#e # f\n # g\n\nh \"\"\n")), "1:a|b c|d#e 4:h|");
}

#[test]
fn assignments() {
    let dialect = ini::Dialect {
        comments: &['#', ';'],
        inline_comments: &['#'],
        bare: true,
        continues: true,
    };
    let read = |text: &str| -> Vec<String> {
        let one = |entry: ini::Entry| {
            format!("{}:[{}]{}={}", entry.line, entry.section, entry.name, entry.value)
        };
        ini::read(text, dialect).into_iter().map(one).collect()
    };
    assert_eq!(
        read("a = 'b # c' # d\n; e = f\n[g]\nh i\nj=k \\\nl\nm\n"),
        ["1:[]a=b # c", "4:[g]h=i", "5:[g]j=k l", "7:[g]m="]
    );
}

#[test]
fn java_properties() {
    let read = |text: &str| -> Vec<String> {
        let one = |entry: ini::Entry| format!("{}:{}={}", entry.line, entry.name, entry.value);
        properties::read(text).into_iter().map(one).collect()
    };
    assert_eq!(
        read("a=b\n!c\nd : e\\\n   f\ng\\ h i\nj\\u0041=\\u00e4\\t\nk\n"),
        ["1:a=b", "3:d=ef", "5:g h=i", "6:jA=ä\t", "7:k="]
    );
    assert_eq!(read("a=\\u12"), ["1:a=\u{12}"]);
    assert_eq!(read("a=b\\"), ["1:a=b"]);
}

#[test]
fn yaml_with_anchors() {
    let (documents, problem) = yaml::read("a: &x {b: 1}\nc: *x\n---\n- !Ref d\n- ~\n");
    assert_eq!(problem, None);
    let texts: Vec<String> = documents.iter().map(node).collect();
    assert_eq!(texts, ["{a@1={b@1=\"1\"} c@2={b@1=\"1\"}}", "[\"d\" -]"]);
    assert_eq!(documents[1].items()[0].tag, "!Ref");
    let (documents, _) = yaml::read("base: &b {k: 1}\nown:\n  <<: *b\n  l: 2\n");
    assert_eq!(documents[0].at(&["own", "k"]).and_then(Node::text), Some("1"));
}

#[test]
fn yaml_that_is_hostile() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let (_, problem) = yaml::read(&bomb);
    assert_eq!(
        problem.map(|problem| problem.reason),
        Some("aliases fill in to too many values".to_owned())
    );
    let (_, problem) = yaml::read(&"[".repeat(100_000));
    assert!(problem.is_some());
    let nested: String = (0..5_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let (_, problem) = yaml::read(&nested);
    assert!(problem.is_some());
}

#[test]
fn templates_in_yaml() {
    assert_eq!(template::plain("a: 1\n"), "a: 1\n");
    assert_eq!(template::plain("a: {{ .V.x | quote }}\n"), "a: $(.V.x | quote)\n");
    assert_eq!(template::plain("{{- if .x }}\na: 1\n{{- end }}\n"), "\na: 1\n\n");
    assert_eq!(template::plain("a: {{ b\n"), "a: {{ b\n");
}

#[test]
fn json_with_comments() {
    assert_eq!(
        json::read("{\"a\": [1, true, null], // b\n \"c\": \"\\u0064\",}")
            .map(|root| node(&root))
            .unwrap(),
        "{a@1=[\"1\" \"true\" -] c@2=\"d\"}"
    );
    assert_eq!(json::read("{\"a\": \n").unwrap_err().line, 2);
    assert!(json::read(&"[".repeat(100_000)).is_err());
}

#[test]
fn toml_tables() {
    assert_eq!(
        toml::read("[a.b]\nc = [\"d\", 1]\n").map(|root| node(&root)).unwrap(),
        "{a@1={b@1={c@2=[\"d\" \"1\"]}}}"
    );
    assert!(toml::read("a = ").is_err());
    assert!(toml::read(&format!("a = {}", "[".repeat(100_000))).is_err());
}

#[test]
fn hcl_blocks() {
    let text = "resource \"t\" \"n\" {\n  a = \"x\"\n  b = var.c\n  d = e ? 1 : \"f\"\n  g { h = [1] }\n  i = \"${local.j}\"\n  k = \"l-${m}\"\n}\n";
    assert_eq!(
        hcl::read(text).map(|root| node(&root)).unwrap(),
        "{resource@1={t@1={n@1={a@2=\"x\" b@3=<var.c> d@4=(\"1\"|\"f\") g@5={h@5=[\"1\"]} i@6=<local.j> k@7=<\"l-${m}\">}}}}"
    );
    assert!(hcl::read("a {").is_err());
    assert!(hcl::read(&format!("a = {}", "[".repeat(100_000))).is_err());
}

#[test]
fn bicep_resources() {
    let (root, problem) = bicep::read(
        "@description('x')\nparam a string = 'b' // c\nresource r 'T/u@1' = if (d) {\n  e: 'f'\n  g: [\n    1\n    h\n  ]\n  i: j ? 'k' : 2\n}\n",
    );
    assert_eq!(problem, None);
    assert_eq!(
        node(&root),
        "{resources@1={r@3={type@3=\"T/u\" e@4=\"f\" g@5=[\"1\" <h>] i@9=(\"k\"|\"2\")}} parameters@1={a@2=\"b\"} variables@1={}}"
    );
    let (_, problem) = bicep::read("resource r 'T@1' = {\n");
    assert_eq!(problem.map(|problem| problem.reason), Some("'{' is not closed".to_owned()));
}

#[test]
fn xml_elements() {
    let (root, problem) = xml::read("<a x='1'>\n  <b:c y=\"&lt;&amp;&z;\"/>\n  t\n</a>");
    assert_eq!(problem, None);
    let a = &root.children[0];
    assert_eq!(
        (a.name.as_str(), a.line, a.text.as_str(), a.attribute("X")),
        ("a", 1, "t", Some("1"))
    );
    assert_eq!((a.children[0].name.as_str(), a.children[0].line), ("c", 2));
    assert_eq!(a.children[0].attribute("y"), Some("&lt;&amp;&z;"));
    let (root, problem) = xml::read("<a><b>");
    assert_eq!((root.children[0].children.len(), problem.is_some()), (1, true));
    let (_, problem) = xml::read(&"<a>".repeat(100_000));
    assert_eq!(
        problem.map(|problem| problem.reason),
        Some("elements nest deeper than 64".to_owned())
    );
}

#[test]
fn registry_exports() {
    let text = "[K\\a]\r\n\"n\"=dword:0000000a\r\n\"m\"=\"x\\\\y\"\r\n\"l\"=hex(7):41,00,00,00,\\\r\n  42,00,00,00\r\n[-K\\b]\r\n\"o\"=dword:1\r\n";
    let entries = registry_file::read(text);
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["n", "m", "l"]);
    assert_eq!(registry_file::dword(&entries[0].value), Some(10));
    assert_eq!(entries[1].value, "x\\y");
    assert_eq!(registry_file::strings(&entries[2].value), ["A", "B"]);
    assert_eq!(registry_file::decode(&[0xff, 0xfe, 0x41, 0]).as_deref(), Some("A"));
    assert_eq!(registry_file::decode(&[0x80]), None);
}
