//! Arguments: what a call gives, and which parameter takes it.

use std::sync::Arc;

use super::interpret::{ArgValue, Interpreter};
use super::state::{Kind, Object};
use super::value::{FunctionRef, Value, Values, Why};
use crate::ir::{Arg, Expr, Function, Param, Sym};
use crate::{Language, Unit};

impl Interpreter<'_> {
    /// Evaluated arguments; what is unpacked in place and known stands by itself.
    pub(super) fn arguments(&mut self, args: &[Arg]) -> Vec<ArgValue> {
        let unit = self.unit();
        let mut given = Vec::with_capacity(args.len());
        for arg in args {
            let values = self.expr(arg.value);
            let name = arg.name.map(|name| unit.shared(name));
            if arg.spread && self.unpack(&values, &mut given) {
                continue;
            }
            given.push(ArgValue { name, values, spread: arg.spread });
        }
        self.references = self.references_among(args);
        given
    }

    /// Which arguments the function that is called may change: bit `n` is argument `n`.
    fn references_among(&self, args: &[Arg]) -> u64 {
        let unit = self.unit();
        if !unit.language.declares_values() {
            return 0;
        }
        let mut references = 0;
        for (at, arg) in (0_u32..).zip(args) {
            let is_reference = match unit.expr(arg.value) {
                Expr::Reference(_) => true,
                Expr::Name(name) => self.frame.tracked.iter().any(|(_, held)| held == name),
                _ => false,
            };
            if is_reference {
                references |= 1_u64.checked_shl(at).unwrap_or(0);
            }
        }
        references
    }

    /// `*list` and `**map` as the arguments that they are, where all of them are known.
    fn unpack(&self, values: &Values, given: &mut Vec<ArgValue>) -> bool {
        let Some(Value::Object(id)) = values.only() else { return false };
        let Some(object) = self.state.object(*id) else { return false };
        let known = matches!(object.kind, Kind::List | Kind::Map) && object.length.is_none();
        if object.open || !known {
            return false;
        }
        let items = object.items.iter().map(|item| (None, item));
        let fields = object.fields.iter().map(|(name, values)| (Some(name.clone()), values));
        given.extend(items.chain(fields).map(|(name, values)| ArgValue {
            name,
            values: values.clone(),
            spread: false,
        }));
        true
    }

    /// What each parameter of a function is at a call.
    pub(super) fn bind(
        &mut self,
        target: FunctionRef,
        unit: &Unit,
        function: &Function,
        args: &[ArgValue],
    ) -> Vec<(Sym, Values)> {
        let is_parameter = |name: &Arc<str>| {
            unit.symbol(name)
                .is_some_and(|name| function.params.iter().any(|param| param.name == name))
        };
        let mut others: Vec<&ArgValue> = args
            .iter()
            .filter(|arg| arg.name.as_ref().is_some_and(|name| !is_parameter(name)))
            .collect();
        let mut positional = args.iter().filter(|arg| arg.name.is_none());
        let mut spread = false;
        let mut bound = Vec::with_capacity(function.params.len());
        for (index, param) in (0u32..).zip(&function.params) {
            let name = unit.text(param.name);
            let named = args.iter().find(|arg| arg.name.as_deref() == Some(name));
            let values = if let Some(named) = named {
                named.values.clone()
            } else if param.variadic {
                self.rest(&mut positional, &others)
            } else if spread {
                Values::not_modelled("unpacked arguments")
            } else {
                match positional.next() {
                    Some(arg) if arg.spread => {
                        spread = true;
                        Values::not_modelled("unpacked arguments")
                    }
                    Some(arg) => arg.values.clone(),
                    // Ruby gathers keywords that no parameter takes into the last one.
                    None if unit.language == Language::Ruby && !others.is_empty() => {
                        let others = std::mem::take(&mut others);
                        self.options(&others)
                    }
                    None => self.default_of(target, param, index),
                }
            };
            bound.push((param.name, values));
        }
        bound
    }

    /// What a parameter takes that takes all the rest: values by position and by name.
    fn rest<'a>(
        &mut self,
        args: &mut impl Iterator<Item = &'a ArgValue>,
        named: &[&ArgValue],
    ) -> Values {
        let mut list = Object::new(Kind::List);
        for arg in args {
            list.open |= arg.spread;
            list.items.push(arg.values.clone());
        }
        for arg in named {
            if let Some(name) = &arg.name {
                list.fields.insert(name.clone(), arg.values.clone());
            }
        }
        if list.items.is_empty() && !list.fields.is_empty() {
            list.kind = Kind::Map;
        }
        Values::one(Value::Object(self.allocate(list)))
    }

    fn options(&mut self, named: &[&ArgValue]) -> Values {
        self.rest(&mut std::iter::empty(), named)
    }

    fn default_of(&mut self, target: FunctionRef, param: &Param, index: u32) -> Values {
        match param.default {
            Some(default) => self.in_unit(target, |this| this.expr(default)),
            None => Values::unknown(Why::Parameter { function: target, index }),
        }
    }
}
