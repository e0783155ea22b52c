//! HCL, as Terraform and OpenTofu have it: blocks and attributes as maps, expressions as values
//! where they are literal, and as written where they are not.
//!
//! A block `resource "type" "name" { ... }` becomes an entry `resource` with a map of one entry
//! `type`, and so on, as in Terraform's JSON syntax; blocks that repeat are entries that repeat.

use hcl_edit::Span;
use hcl_edit::expr::{Expression, ObjectKey, TraversalOperator};
use hcl_edit::structure::{Body, Structure};
use hcl_edit::template::Element;

use super::Problem;
use super::tree::{DEEPEST, Entry, Lines, Node, Value};

/// Reads a text.
pub fn read(text: &str) -> Result<Node, Problem> {
    let text = text.trim_start_matches('\u{feff}');
    let lines = Lines::of(text);
    let body = hcl_edit::parser::parse_body(text).map_err(|error| {
        let line = u32::try_from(error.location().line()).unwrap_or(u32::MAX);
        Problem::new(line, error.message())
    })?;
    Reader { text, lines }.body(&body, 1, 0)
}

struct Reader<'t> {
    text: &'t str,
    lines: Lines,
}

impl Reader<'_> {
    fn body(&self, body: &Body, line: u32, depth: usize) -> Result<Node, Problem> {
        if depth > DEEPEST {
            return Err(Problem::new(line, format!("blocks nest deeper than {DEEPEST}")));
        }
        let mut entries = Vec::new();
        for structure in body {
            entries.push(match structure {
                Structure::Attribute(attribute) => {
                    let line = self.line_of(attribute.key.span().or(attribute.span()), line);
                    let node = self.value(&attribute.value, line, depth + 1);
                    Entry { key: attribute.key.to_string(), line, node }
                }
                Structure::Block(block) => {
                    let line = self.line_of(block.ident.span().or(block.span()), line);
                    let mut node = self.body(&block.body, line, depth + 1)?;
                    for label in block.labels.iter().rev() {
                        let entry = Entry { key: label.as_str().to_owned(), line, node };
                        node = Node::new(line, Value::Map(vec![entry]));
                    }
                    Entry { key: block.ident.to_string(), line, node }
                }
            });
        }
        Ok(Node::new(line, Value::Map(entries)))
    }

    fn value(&self, expression: &Expression, outer: u32, depth: usize) -> Node {
        let line = self.line_of(expression.span(), outer);
        if depth > DEEPEST {
            return Node::new(line, Value::Open("an expression that nests too deep".to_owned()));
        }
        let value = match expression {
            Expression::Null(_) => Value::Null,
            Expression::Bool(truth) => Value::Text(truth.to_string()),
            Expression::Number(number) => Value::Text(number.value().to_string()),
            Expression::String(text) => Value::Text(text.to_string()),
            Expression::Parenthesis(inner) => return self.value(inner.inner(), line, depth + 1),
            Expression::Array(items) => {
                Value::List(items.iter().map(|item| self.value(item, line, depth + 1)).collect())
            }
            Expression::Object(object) => {
                let entries = object.iter().map(|(key, value)| {
                    let node = self.value(value.expr(), line, depth + 1);
                    Entry { key: self.key(key), line: self.line_of(key_span(key), node.line), node }
                });
                Value::Map(entries.collect())
            }
            Expression::StringTemplate(template) => self.template(template.iter(), expression),
            Expression::HeredocTemplate(heredoc) => {
                self.template(heredoc.template.iter(), expression)
            }
            Expression::Conditional(choice) => Value::Either(vec![
                self.value(&choice.true_expr, line, depth + 1),
                self.value(&choice.false_expr, line, depth + 1),
            ]),
            _ => Value::Open(self.written(expression)),
        };
        Node::new(line, value)
    }

    /// A template without placeholders is its text; one that is a placeholder alone is that
    /// expression; any other stays as written.
    fn template<'e>(
        &self,
        elements: impl Iterator<Item = &'e Element>,
        whole: &Expression,
    ) -> Value {
        let mut text = String::new();
        let mut alone = None;
        let mut count = 0usize;
        for element in elements {
            count += 1;
            match element {
                Element::Literal(literal) => text.push_str(literal),
                Element::Interpolation(inner) if count == 1 => alone = Some(&inner.expr),
                _ => return Value::Open(self.written(whole)),
            }
        }
        match alone {
            None => Value::Text(text),
            Some(expression) if count == 1 => Value::Open(self.written(expression)),
            Some(_) => Value::Open(self.written(whole)),
        }
    }

    fn key(&self, key: &ObjectKey) -> String {
        match key {
            ObjectKey::Ident(ident) => ident.to_string(),
            ObjectKey::Expression(Expression::String(text)) => text.to_string(),
            ObjectKey::Expression(other) => self.written(other),
        }
    }

    /// An expression as it is written, short; `var.name` and `local.name` without blanks.
    fn written(&self, expression: &Expression) -> String {
        const LONGEST: usize = 200;
        if let Expression::Traversal(traversal) = expression
            && let Expression::Variable(root) = &traversal.expr
        {
            let mut name = root.to_string();
            for operator in &traversal.operators {
                match operator.value() {
                    TraversalOperator::GetAttr(attribute) => {
                        name.push('.');
                        name.push_str(attribute);
                    }
                    _ => {
                        name.push_str("[..]");
                        break;
                    }
                }
            }
            return name;
        }
        let text =
            expression.span().and_then(|span| self.text.get(span)).unwrap_or("an expression");
        text.trim().chars().take(LONGEST).collect()
    }

    fn line_of(&self, span: Option<std::ops::Range<usize>>, otherwise: u32) -> u32 {
        span.map_or(otherwise, |span| self.lines.at(span.start))
    }
}

fn key_span(key: &ObjectKey) -> Option<std::ops::Range<usize>> {
    match key {
        ObjectKey::Ident(ident) => ident.span(),
        ObjectKey::Expression(expression) => expression.span(),
    }
}
