//! TOML.

use toml::de::{DeTable, DeValue};

use super::Problem;
use super::tree::{DEEPEST, Entry, Lines, Node, Value};

/// Reads a text. Tables and their entries come in the order of their keys.
pub fn read(text: &str) -> Result<Node, Problem> {
    let lines = Lines::of(text);
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| lines.at(span.start));
        Problem::new(line, error.message())
    })?;
    let line = lines.at(table.span().start);
    Ok(Node::new(line, map(table.get_ref(), &lines, 0)?))
}

fn map(table: &DeTable<'_>, lines: &Lines, depth: usize) -> Result<Value, Problem> {
    let mut entries = Vec::with_capacity(table.len());
    for (key, value) in table {
        let line = lines.at(key.span().start);
        let begins = lines.at(value.span().start);
        let node = Node::new(begins, of(value.get_ref(), lines, depth + 1)?);
        entries.push(Entry { key: key.get_ref().to_string(), line, node });
    }
    Ok(Value::Map(entries))
}

fn of(value: &DeValue<'_>, lines: &Lines, depth: usize) -> Result<Value, Problem> {
    if depth > DEEPEST {
        return Err(Problem::new(1, format!("values nest deeper than {DEEPEST}")));
    }
    Ok(match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => Value::Text(number.to_string()),
        DeValue::Float(number) => Value::Text(number.to_string()),
        DeValue::Boolean(truth) => Value::Text(truth.to_string()),
        DeValue::Datetime(time) => Value::Text(time.to_string()),
        DeValue::Array(items) => {
            let mut list = Vec::with_capacity(items.len());
            for item in items.iter() {
                let line = lines.at(item.span().start);
                list.push(Node::new(line, of(item.get_ref(), lines, depth + 1)?));
            }
            Value::List(list)
        }
        DeValue::Table(table) => map(table, lines, depth)?,
    })
}
