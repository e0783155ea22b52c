//! Where texts stand in a unit: under which names, and not in comparisons or messages.

use praya_source::Unit;
use praya_source::ir::{Arg, BinaryOp, Expr, ExprId, Stmt, Sym};

use super::tells;

/// How deep expressions are followed.
const MAX_DEPTH: u32 = 64;

/// A text that something is set to.
#[derive(Debug)]
pub(super) struct Mention<'u> {
    pub(super) text: &'u str,
    pub(super) line: u32,
    /// Names of what it is part of, outermost first: variables, keys, keywords, calls.
    pub(super) around: Vec<&'u str>,
    /// Which declaration, assignment or call it is part of: texts with one root are one list.
    pub(super) root: u32,
}

/// Every text of a unit that something is set to, in order.
pub(super) fn mentions(unit: &Unit) -> Vec<Mention<'_>> {
    let mut walk = Walk { unit, around: Vec::new(), root: 0, depth: 0, out: Vec::new() };
    for ty in &unit.types {
        for field in &ty.fields {
            if let Some(init) = field.init {
                walk.named(field.name, init);
            }
        }
    }
    for function in &unit.functions {
        walk.around.push(unit.text(function.name));
        walk.statements(&function.body);
        for param in &function.params {
            if let Some(default) = param.default {
                walk.named(param.name, default);
            }
        }
        walk.around.pop();
    }
    walk.out.sort_by_key(|mention| (mention.line, mention.root));
    walk.out
}

struct Walk<'u> {
    unit: &'u Unit,
    around: Vec<&'u str>,
    root: u32,
    depth: u32,
    out: Vec<Mention<'u>>,
}

impl<'u> Walk<'u> {
    fn statements(&mut self, statements: &'u [Stmt]) {
        for statement in statements {
            self.root += 1;
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'u Stmt) {
        match statement {
            Stmt::Expr(value) | Stmt::Return(Some(value)) => self.expr(*value),
            Stmt::Declare { name, value: Some(value), .. } => self.named(*name, *value),
            Stmt::Assign { target, value } => self.assign(*target, *value),
            Stmt::If { then, otherwise, .. } => {
                self.statements(then);
                self.statements(otherwise);
            }
            Stmt::Loop { iterable, body, .. } => {
                if let Some(iterable) = iterable {
                    self.expr(*iterable);
                }
                self.statements(body);
            }
            Stmt::Switch { arms, .. } => {
                for (_, body) in arms {
                    self.statements(body);
                }
            }
            Stmt::Try { body, handlers, finally } => {
                self.statements(body);
                handlers.iter().for_each(|handler| self.statements(handler));
                self.statements(finally);
            }
            Stmt::Block(body) => self.statements(body),
            Stmt::Declare { .. }
            | Stmt::Return(None)
            | Stmt::Throw(_)
            | Stmt::Break
            | Stmt::Continue => {}
        }
    }

    fn named(&mut self, name: Sym, value: ExprId) {
        self.root += 1;
        self.around.push(self.unit.text(name));
        self.expr(value);
        self.around.pop();
    }

    fn assign(&mut self, target: ExprId, value: ExprId) {
        let held = self.around.len();
        self.target(target);
        self.expr(value);
        self.around.truncate(held);
    }

    /// The names of what is assigned to.
    fn target(&mut self, target: ExprId) {
        match self.unit.expr(target) {
            Expr::Name(name) | Expr::Str(name) => self.around.push(self.unit.text(*name)),
            Expr::Member { name, .. } => self.around.push(self.unit.text(*name)),
            Expr::Index { object, index } => {
                self.target(*object);
                self.target(*index);
            }
            _ => {}
        }
    }

    fn expr(&mut self, id: ExprId) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        self.value(id);
        self.depth -= 1;
    }

    fn value(&mut self, id: ExprId) {
        match self.unit.expr(id) {
            Expr::Str(text) => self.text(*text, id),
            Expr::Name(name) | Expr::Member { name, .. } if self.is_suite(*name) => {
                self.text(*name, id);
            }
            Expr::List(items) => items.iter().for_each(|item| self.expr(*item)),
            Expr::Map(pairs) => {
                // A table from names to what they name lists everything there is.
                for (key, value) in pairs {
                    if !self.same(*key, *value) {
                        self.assign(*key, *value);
                    }
                }
            }
            Expr::Call { callee, args } => self.call(*callee, args, &[]),
            Expr::New { ty, args, fields } => self.call(*ty, args, fields),
            Expr::Binary { op: BinaryOp::Coalesce | BinaryOp::And | BinaryOp::Or, left, right } => {
                self.expr(*left);
                self.expr(*right);
            }
            Expr::Binary { op: BinaryOp::Add, left, right } => {
                for side in [*left, *right] {
                    if !matches!(self.unit.expr(side), Expr::Str(_)) {
                        self.expr(side);
                    }
                }
            }
            Expr::Conditional { then, otherwise, .. } => {
                self.expr(*then);
                self.expr(*otherwise);
            }
            Expr::Match { arms, .. } => arms.iter().for_each(|(_, value)| self.expr(*value)),
            Expr::Member { object: value, .. }
            | Expr::Index { object: value, .. }
            | Expr::Cast { value, .. } => self.expr(*value),
            Expr::Assign { target, value } => self.assign(*target, *value),
            Expr::Block(statements, value) => {
                self.statements(statements);
                self.expr(*value);
            }
            _ => {}
        }
    }

    fn call(&mut self, callee: ExprId, args: &'u [Arg], fields: &'u [Arg]) {
        let name = match self.unit.expr(callee) {
            Expr::Member { object, name } => {
                // `[..].join(":")`, `%w[..].freeze`
                self.expr(*object);
                self.unit.text(*name)
            }
            Expr::Name(name) => self.unit.text(*name),
            _ => "",
        };
        if tells(name) {
            return;
        }
        self.around.push(name);
        for arg in args.iter().chain(fields) {
            let held = self.around.len();
            self.around.extend(arg.name.map(|name| self.unit.text(name)));
            self.expr(arg.value);
            self.around.truncate(held);
        }
        self.around.pop();
    }

    /// Whether two expressions are written alike: `"a": a`, `"a": tls.a`.
    fn same(&self, key: ExprId, value: ExprId) -> bool {
        let word = |id| match self.unit.expr(id) {
            Expr::Str(text) | Expr::Name(text) | Expr::Member { name: text, .. } => Some(*text),
            _ => None,
        };
        word(key).is_some() && word(key) == word(value)
    }

    /// A constant that has a suite's name: `TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA`.
    fn is_suite(&self, name: Sym) -> bool {
        self.unit.text(name).starts_with("TLS_")
    }

    fn text(&mut self, text: Sym, id: ExprId) {
        self.out.push(Mention {
            text: self.unit.text(text),
            line: self.unit.line(id),
            around: self.around.clone(),
            root: self.root,
        });
    }
}
