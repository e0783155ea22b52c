//! What a bare name is: a local variable where the method assigns it, a call where it does not.

use rustc_hash::FxHashSet;
use tree_sitter::Node;

use crate::ir::{Expr, ExprId, Sym};
use crate::lower::Lowering;

/// The local variables of a method or of a body of statements.
#[derive(Debug, Default)]
pub(super) struct Locals {
    names: FxHashSet<Sym>,
    /// Whether it calls the block that it is given.
    pub(super) yields: bool,
}

impl Locals {
    /// Everything that is assigned or is a parameter anywhere inside.
    pub(super) fn of<'a, 't: 'a>(
        l: &mut Lowering<'_>,
        nodes: impl Iterator<Item = &'a Node<'t>>,
    ) -> Self {
        let mut locals = Self::default();
        for text in ["_1", "_2", "it"] {
            locals.names.insert(l.sym(text));
        }
        for node in nodes {
            locals.add(l, *node);
        }
        locals
    }

    fn add(&mut self, l: &mut Lowering<'_>, node: Node<'_>) {
        let mut cursor = node.walk();
        let mut around = vec![""];
        loop {
            let node = cursor.node();
            let is_bound = around.last().is_some_and(|parent| binds(parent, cursor.field_name()));
            if node.kind() == "identifier" && is_bound {
                self.names.insert(l.node_sym(node));
            }
            self.yields |= node.kind() == "yield";
            if cursor.goto_first_child() {
                around.push(node.kind());
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
                around.pop();
            }
        }
    }
}

/// Whether an identifier in such a place is a variable that is set.
fn binds(parent: &str, field: Option<&str>) -> bool {
    match parent {
        "assignment" | "operator_assignment" => field == Some("left"),
        "for" => field == Some("pattern"),
        "left_assignment_list"
        | "destructured_left_assignment"
        | "rest_assignment"
        | "exception_variable" => true,
        "method_parameters"
        | "block_parameters"
        | "lambda_parameters"
        | "destructured_parameter" => true,
        "as_pattern"
        | "array_pattern"
        | "find_pattern"
        | "keyword_pattern"
        | "in_clause"
        | "alternative_pattern"
        | "parenthesized_pattern" => true,
        _ => parent.ends_with("_parameter") && field == Some("name"),
    }
}

/// Turns bare names into calls, from an expression on.
pub(super) fn calls(l: &mut Lowering<'_>, start: usize, locals: &Locals) {
    let mut callees = FxHashSet::default();
    let mut bare = Vec::new();
    for (index, expr) in (0u32..).zip(&l.unit.exprs).skip(start) {
        match expr {
            Expr::Call { callee, .. } => _ = callees.insert(*callee),
            Expr::Name(name) if !locals.names.contains(name) => {
                bare.push((ExprId(index), *name));
            }
            _ => {}
        }
    }
    for (id, name) in bare {
        let is_method =
            l.unit.text(name).starts_with(|first: char| first.is_lowercase() || first == '_');
        if is_method && !callees.contains(&id) {
            let callee = l.expr_at(l.unit.line(id), Expr::Name(name));
            l.replace(id, Expr::Call { callee, args: Vec::new() });
        }
    }
}

/// In a class method and in a class body `self` is the class, and `new` makes one.
pub(super) fn own_class(l: &mut Lowering<'_>, start: usize) {
    let owner = l.owner().and_then(|owner| l.unit.types.get(owner.0 as usize)).map(|ty| ty.name);
    let Some(owner) = owner else { return };
    let new = l.sym("new");
    let mut makes = Vec::new();
    for (index, expr) in (0u32..).zip(&mut l.unit.exprs).skip(start) {
        match expr {
            Expr::This => *expr = Expr::Name(owner),
            Expr::Name(name) if *name == new => makes.push(ExprId(index)),
            _ => {}
        }
    }
    for id in makes {
        let object = l.expr_at(l.unit.line(id), Expr::Name(owner));
        l.replace(id, Expr::Member { object, name: new });
    }
}
