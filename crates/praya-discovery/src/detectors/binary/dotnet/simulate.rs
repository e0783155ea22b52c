//! What the instructions of the common intermediate language do: ECMA-335, part III.

use std::collections::BTreeMap;

use super::super::follow::{Atom, Call, Flow, Instructions, Machine, Value};
use super::body::Body;
use super::instruction::{flow, operand, stack_effect};
use super::member::{Member, Signature, member};
use super::metadata::Assembly;
use super::schema::FIELD;
use super::{ACCESS, ASSEMBLY, PRIVATE};

/// A field that is set once only.
const INIT_ONLY: u32 = 0x20;

/// What all code of the assembly puts into fields and hands to its own methods, by token or row.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    pub(super) fields: BTreeMap<u32, Value>,
    pub(super) arguments: BTreeMap<usize, Vec<Value>>,
}

/// The code of one method.
pub(super) struct Simulation<'a, 'k> {
    pub(super) assembly: &'k Assembly<'a>,
    pub(super) body: &'k Body<'a>,
    pub(super) known: &'k Knowledge,
    pub(super) learnt: &'k mut Knowledge,
    /// How many arguments the method has, the object included: they stand before the variables.
    pub(super) arguments: usize,
}

impl Instructions for Simulation<'_, '_> {
    fn flow(&self, pc: usize) -> Option<Flow> {
        flow(self.body.code, pc)
    }

    fn step(&mut self, pc: usize, machine: &mut Machine) {
        let Some((opcode, operand)) = operand(self.body.code, pc) else { return };
        let variable = |at: i64| usize::try_from(at).unwrap_or(usize::MAX);
        let local = |at: i64| variable(at).saturating_add(self.arguments);
        match opcode {
            0x02..=0x05 => machine.push(machine.local(usize::from(opcode - 0x02))),
            0x06..=0x09 => machine.push(machine.local(local(i64::from(opcode - 0x06)))),
            0x0a..=0x0d => store(machine, local(i64::from(opcode - 0x0a))),
            0x0e | 0xfe09 => machine.push(machine.local(variable(operand))),
            0x10 | 0xfe0b => store(machine, variable(operand)),
            0x11 | 0xfe0c => machine.push(machine.local(local(operand))),
            0x13 | 0xfe0e => store(machine, local(operand)),
            0x0f | 0xfe0a => address(machine, variable(operand)),
            0x12 | 0xfe0d => address(machine, local(operand)),
            0x14 => machine.push(Value::of(Atom::Null)),
            0x15..=0x1e => machine.push(Value::int(i64::from(opcode) - 0x16)),
            0x1f..=0x21 => machine.push(Value::int(operand)),
            0x25 => machine.duplicate(1, 0),
            0x28 | 0x6f | 0x73 => self.call(pc, opcode, token(operand), machine),
            0x58..=0x5b | 0x5d | 0x5f..=0x63 => {
                machine.calculate(|left, right| calculate(opcode, left, right));
            }
            0x72 => {
                let text = self.assembly.user_text(token(operand) & 0x00ff_ffff);
                machine.push(
                    text.map_or_else(|| Value::unknown("is not a text"), |t| Value::text(&t)),
                );
            }
            // Conversions of numbers, casts and boxes leave the value what it is.
            0x67..=0x6a | 0x6d | 0x6e | 0x74 | 0x75 | 0x8c | 0xa5 | 0xd1..=0xd3 => {}
            0x7b | 0x7e => {
                machine.move_stack(usize::from(opcode == 0x7b), 0);
                machine.push(self.field(token(operand)));
            }
            0x7c | 0x7f => {
                machine.move_stack(usize::from(opcode == 0x7c), 1);
                self.learn_field(token(operand), &Value::unknown("is changed elsewhere"));
            }
            0x7d | 0x80 => {
                let value = machine.pop();
                machine.move_stack(usize::from(opcode == 0x7d), 0);
                self.learn_field(token(operand), &value);
            }
            0x8d => {
                let length = machine.pop();
                machine.push_bytes(pc, &length);
            }
            0x9a | 0xa3 => machine.load_element(),
            0xa2 | 0xa4 => machine.store_element(),
            _ => {
                let (pops, pushes) = stack_effect(opcode);
                machine.move_stack(pops, pushes);
            }
        }
    }
}

impl Simulation<'_, '_> {
    /// What a field can hold. One that other assemblies can set can hold anything.
    fn field(&self, token: u32) -> Value {
        let row = usize::try_from(token & 0x00ff_ffff).unwrap_or_default();
        let own = token >> 24 == u32::try_from(FIELD).unwrap_or_default();
        let flags = self.assembly.cell(FIELD, row, 0).filter(|_| own);
        let closed = flags.is_some_and(|flags| {
            matches!(flags & ACCESS, PRIVATE | ASSEMBLY) || flags & INIT_ONLY != 0
        });
        match self.known.fields.get(&token).filter(|_| closed) {
            Some(value) => value.clone(),
            None => {
                let own_name = self.assembly.text(FIELD, row, 1).filter(|_| own);
                let name = own_name.map(|name| name.into_owned());
                let name = name.or_else(|| Some(member(self.assembly, token)?.name));
                Value::unknown(format!("comes from field '{}'", name.unwrap_or_default()))
            }
        }
    }

    fn learn_field(&mut self, token: u32, value: &Value) {
        self.learnt.fields.entry(token).or_default().join(&outside(value));
    }

    fn call(&mut self, pc: usize, opcode: u16, token: u32, machine: &mut Machine) {
        let Some(Member { class, name, signature, own }) = member(self.assembly, token) else {
            return machine.move_stack(0, 1);
        };
        let constructs = opcode == 0x73;
        let mut arguments: Vec<Value> = (0..signature.count).map(|_| machine.pop()).collect();
        arguments.reverse();
        let receiver = match (constructs, signature.instance) {
            (true, _) => Some(Value::of(Atom::Thing(pc))),
            (false, true) => Some(machine.pop()),
            (false, false) => None,
        };
        if let Some(row) = own {
            self.learn_call(row, receiver.is_some(), &arguments);
        }
        let offset = u64::try_from(self.body.offset + pc).ok();
        let call = Call { pc, line: None, offset, class: &class, name: &name, receiver, arguments };
        let value = self.invoke(&call, &signature, machine);
        if constructs || signature.returns {
            machine.push(value);
        }
    }

    fn invoke(&self, call: &Call<'_>, signature: &Signature, machine: &mut Machine) -> Value {
        let constructs = call.name == ".ctor";
        if let Some(rule) = machine.rules().call(call.class, call.name, &signature.descriptor) {
            if constructs {
                machine.things.entry(call.pc).or_default();
            }
            return machine.call_by_rule(rule, call, constructs);
        }
        if let Some(value) = text_call(call) {
            return value;
        }
        let class = call.class.rsplit('/').next().unwrap_or_default();
        if constructs {
            return Value::unknown(format!("is an object of class '{class}'"));
        }
        Value::unknown(format!("is returned by '{class}.{}'", call.name))
    }

    fn learn_call(&mut self, row: usize, instance: bool, arguments: &[Value]) {
        let known = self.learnt.arguments.entry(row).or_default();
        let first = usize::from(instance);
        known.resize(known.len().max(arguments.len() + first), Value::default());
        for (known, argument) in known.iter_mut().skip(first).zip(arguments) {
            known.join(&outside(argument));
        }
    }
}

fn token(operand: i64) -> u32 {
    u32::try_from(operand & 0xffff_ffff).unwrap_or_default()
}

fn store(machine: &mut Machine, variable: usize) {
    let value = machine.pop();
    machine.set_local(variable, &value);
}

/// Through its address a variable can be changed by others.
fn address(machine: &mut Machine, variable: usize) {
    let value = machine.local(variable);
    let mut changed = value.clone();
    changed.join(&Value::unknown("is changed elsewhere"));
    machine.set_local(variable, &changed);
    machine.push(value);
}

/// `String.Concat` and what leaves a text as it is.
fn text_call(call: &Call<'_>) -> Option<Value> {
    let receiver = call.receiver.as_ref();
    let each = |change: fn(&str) -> String| {
        Some(receiver?.map("is not a text", |atom| match atom {
            Atom::Text(text) => Some(Atom::Text(change(text).into())),
            _ => None,
        }))
    };
    match (call.class, call.name) {
        ("System/String", "Concat") => {
            let mut texts = call.arguments.iter();
            let first = texts.next()?.clone();
            Some(texts.fold(first, |whole, text| whole.concat(text, Atom::Text)))
        }
        ("System/String", "ToUpper" | "ToUpperInvariant") => each(|text| text.to_uppercase()),
        ("System/String", "ToLower" | "ToLowerInvariant") => each(|text| text.to_lowercase()),
        ("System/String", "Trim") => each(|text| text.trim().to_owned()),
        _ => None,
    }
}

/// A value as it is outside the method that made it.
fn outside(value: &Value) -> Value {
    value.map("is an object made elsewhere in the assembly", |atom| match atom {
        Atom::Thing(_) | Atom::Building(_) => None,
        other => Some(other.clone()),
    })
}

fn calculate(opcode: u16, left: i64, right: i64) -> Option<i64> {
    let shift = || u32::try_from(right).ok().filter(|by| *by < 32);
    match opcode {
        0x58 => left.checked_add(right),
        0x59 => left.checked_sub(right),
        0x5a => left.checked_mul(right),
        0x5b => left.checked_div(right),
        0x5d => left.checked_rem(right),
        0x5f => Some(left & right),
        0x60 => Some(left | right),
        0x61 => Some(left ^ right),
        0x62 => left.checked_shl(shift()?),
        0x63 => left.checked_shr(shift()?),
        _ => None,
    }
}
