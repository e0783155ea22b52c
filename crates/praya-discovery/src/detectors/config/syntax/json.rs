//! JSON, with the comments and trailing commas that many programs allow in their configuration.

use jsonc_parser::ast::Value as Json;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::Problem;
use super::tree::{DEEPEST, Entry, Lines, Node, Value};

/// Reads a text.
pub fn read(text: &str) -> Result<Node, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let options = ParseOptions {
        allow_missing_commas: false,
        allow_loose_object_property_names: false,
        ..ParseOptions::default()
    };
    let parsed = parse_to_ast(text, &CollectOptions::default(), &options).map_err(|error| {
        let line = u32::try_from(error.line_display()).unwrap_or(u32::MAX);
        Problem::new(line, error.kind().to_string())
    })?;
    let lines = Lines::of(text);
    match parsed.value {
        Some(value) => node(value, &lines, 0),
        None => Ok(Node::default()),
    }
}

fn node(json: Json<'_>, lines: &Lines, depth: usize) -> Result<Node, Problem> {
    let line = lines.at(json.start());
    if depth > DEEPEST {
        return Err(Problem::new(line, format!("values nest deeper than {DEEPEST}")));
    }
    let value = match json {
        Json::StringLit(literal) => Value::Text(literal.value.into_owned()),
        Json::NumberLit(literal) => Value::Text(literal.value.to_owned()),
        Json::BooleanLit(literal) => Value::Text(literal.value.to_string()),
        Json::NullKeyword(_) => Value::Null,
        Json::Array(array) => {
            let items = array.elements.into_iter().map(|item| node(item, lines, depth + 1));
            Value::List(items.collect::<Result<_, _>>()?)
        }
        Json::Object(object) => {
            let mut entries = Vec::with_capacity(object.properties.len());
            for property in object.properties {
                let line = lines.at(property.start());
                let key = property.name.into_string();
                entries.push(Entry { key, line, node: node(property.value, lines, depth + 1)? });
            }
            Value::Map(entries)
        }
    };
    Ok(Node::new(line, value))
}
