//! Types that the code itself says a value has: casts, and tests of a type.

use std::rc::Rc;

use super::interpret::Interpreter;
use super::state::{Kind, Object};
use super::value::{ObjectId, Value, Values};
use crate::ir::{BinaryOp, Expr, ExprId, Sym, UnaryOp};

/// A local, and the types of which it is one.
pub(super) type Narrowing = (Sym, Vec<Value>);

/// Conditions are taken apart this far.
const MAX_PARTS: u8 = 6;

impl Interpreter<'_> {
    /// A value that the code says is of a type: what was not known at all is one of it.
    pub(super) fn cast(&mut self, value: ExprId, ty: Sym) -> Values {
        let values = self.expr(value);
        match self.known_type(ty) {
            Some(target) => self.of_type(&values, &target),
            None => values,
        }
    }

    fn is_opaque(&self, id: ObjectId) -> bool {
        matches!(self.state.object(id).map(|object| &object.kind), Some(Kind::Opaque(_)))
    }

    fn known_type(&self, ty: Sym) -> Option<Value> {
        match self.type_value(self.frame.function.unit, ty)? {
            Value::Path(path) if self.knowledge.is_known(&path) => Some(Value::Path(path)),
            class @ Value::Class(_) => Some(class),
            _ => None,
        }
    }

    pub(super) fn of_type(&mut self, values: &Values, target: &Value) -> Values {
        values.map(|traced| {
            let kind = match (&traced.value, target) {
                (Value::Unknown(_), Value::Path(path)) => {
                    Kind::External { ty: path.clone(), event: None }
                }
                (Value::Unknown(_), Value::Class(class)) => Kind::Symbolic(*class),
                (Value::Object(id), _) if self.is_opaque(*id) => match target {
                    Value::Class(class) => Kind::Symbolic(*class),
                    Value::Path(path) => Kind::External { ty: path.clone(), event: None },
                    _ => return Values::from_iter([traced.clone()]),
                },
                (Value::Object(id), Value::Path(path)) => match self.state.object(*id) {
                    Some(Object { kind: Kind::External { event, .. }, .. }) => {
                        Kind::External { ty: path.clone(), event: *event }
                    }
                    _ => return Values::from_iter([traced.clone()]),
                },
                _ => return Values::from_iter([traced.clone()]),
            };
            Values::one(Value::Object(self.allocate(Object::new(kind))))
        })
    }

    /// What a condition says of the types of locals: where it holds, and where it does not.
    pub(super) fn narrowings(&self, condition: ExprId) -> (Vec<Narrowing>, Vec<Narrowing>) {
        let (mut holds, mut fails) = (Vec::new(), Vec::new());
        self.find_narrowings(condition, &mut holds, &mut fails, MAX_PARTS);
        (holds, fails)
    }

    fn find_narrowings(
        &self,
        condition: ExprId,
        holds: &mut Vec<Narrowing>,
        fails: &mut Vec<Narrowing>,
        depth: u8,
    ) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let unit = self.unit();
        match unit.expr(condition) {
            Expr::Unary { op: UnaryOp::Not, value } => {
                self.find_narrowings(*value, fails, holds, depth);
            }
            Expr::Binary { op: BinaryOp::And, left, right } => {
                let unused = &mut Vec::new();
                self.find_narrowings(*left, holds, unused, depth);
                self.find_narrowings(*right, holds, unused, depth);
            }
            Expr::Binary { op: BinaryOp::Or, left, right } => {
                let unused = &mut Vec::new();
                self.find_narrowings(*left, unused, fails, depth);
                self.find_narrowings(*right, unused, fails, depth);
            }
            Expr::Is { value, types } => {
                let Expr::Name(name) = unit.expr(*value) else { return };
                let known: Option<Vec<Value>> =
                    types.iter().map(|ty| self.known_type(*ty)).collect();
                holds.extend(known.filter(|known| !known.is_empty()).map(|known| (*name, known)));
            }
            _ => {}
        }
    }

    /// Gives locals the types that a condition says they have.
    pub(super) fn narrow(&mut self, narrowings: &[Narrowing]) {
        for (name, types) in narrowings {
            let Some(values) = self.state.locals.get(name).cloned() else { continue };
            let mut narrowed = Values::none();
            for ty in types {
                let of_type = self.of_type(&values, ty);
                narrowed.add(&of_type);
            }
            Rc::make_mut(&mut self.state.locals).insert(*name, narrowed);
        }
    }
}
