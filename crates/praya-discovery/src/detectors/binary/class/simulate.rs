//! What the instructions of the Java virtual machine do.

use super::super::follow::{Atom, Flow, Instructions, Machine, Value};
use super::descriptor::{self, slots};
use super::file::{ClassFile, Code, Method};
use super::instruction::{flow, stack_effect};
use super::knowledge::Knowledge;
use super::pool::Constant;

/// Types by the letter of the instructions for them.
const TYPES: [&str; 5] = ["I", "J", "F", "D", "A"];

/// The code of one method.
pub(super) struct Simulation<'a, 'k> {
    pub(super) class: &'a ClassFile<'a>,
    pub(super) method: &'a Method<'a>,
    pub(super) code: &'a Code<'a>,
    /// What earlier rounds learnt.
    pub(super) known: &'k Knowledge,
    /// What this round learns.
    pub(super) learnt: &'k mut Knowledge,
}

impl Instructions for Simulation<'_, '_> {
    fn flow(&self, pc: usize) -> Option<Flow> {
        flow(self.code.bytes, pc)
    }

    fn step(&mut self, pc: usize, machine: &mut Machine) {
        let Some(&opcode) = self.code.bytes.get(pc) else { return };
        match opcode {
            1 => machine.push(Value::of(Atom::Null)),
            2..=8 => machine.push(Value::int(i64::from(opcode) - 3)),
            9 | 10 => push_typed(machine, Value::int(i64::from(opcode) - 9), "J"),
            11..=13 => machine.push(Value::unknown("is not a whole number")),
            14 | 15 => push_typed(machine, Value::unknown("is not a whole number"), "D"),
            16 => machine.push(Value::int(i64::from(self.u8(pc + 1).cast_signed()))),
            17 => machine.push(Value::int(i64::from(self.u16(pc + 1).cast_signed()))),
            18 => push_typed(machine, self.constant(u16::from(self.u8(pc + 1))), "I"),
            19 => push_typed(machine, self.constant(self.u16(pc + 1)), "I"),
            20 => push_typed(machine, self.constant(self.u16(pc + 1)), "J"),
            21..=45 => {
                let (variable, of) = self.variable(pc, opcode, 21);
                push_typed(machine, machine.local(variable), of);
            }
            50 => machine.load_element(),
            54..=78 => {
                let (variable, of) = self.variable(pc, opcode, 54);
                let value = pop_typed(machine, of);
                machine.set_local(variable, &value);
            }
            83 => machine.store_element(),
            87..=95 => shuffle(opcode, machine),
            96 | 100 | 104 | 108 | 112 | 120 | 122 | 126 | 128 | 130 => {
                machine.calculate(|left, right| calculate(opcode, left, right));
            }
            132 => {
                let by = i64::from(self.u8(pc + 2).cast_signed());
                increment(machine, usize::from(self.u8(pc + 1)), by);
            }
            172 | 176 => self.return_value(machine),
            178..=181 => self.field(pc, opcode, machine),
            182..=186 => self.call(pc, opcode, machine),
            187 => self.make(pc, machine),
            188 => self.make_bytes(pc, machine),
            189 => {
                machine.pop();
                machine.push_thing(pc);
            }
            192 => {}
            196 => self.wide(pc, machine),
            197 => machine.move_stack(usize::from(self.u8(pc + 3)), 1),
            _ => {
                let (pops, pushes) = stack_effect(opcode);
                machine.move_stack(pops, pushes);
            }
        }
    }
}

impl Simulation<'_, '_> {
    /// The variables with which the method is entered.
    pub(super) fn variables(&self) -> Vec<Value> {
        let mut locals = Vec::new();
        if !self.method.flags.is_static() {
            locals.push(Value::unknown("is the object itself"));
        }
        let parameters = descriptor::method(&self.method.descriptor).unwrap_or_default().0;
        let known = self.known.parameters(self.class, self.method);
        for (at, parameter) in parameters.iter().enumerate() {
            let value = known.and_then(|known| known.get(at)).cloned().unwrap_or_else(|| {
                let name = &self.method.name;
                Value::unknown(format!("comes from parameter {} of '{name}'", at + 1))
            });
            locals.push(value);
            locals.extend(std::iter::repeat_n(Value::default(), slots(parameter) - 1));
        }
        let most = usize::from(self.code.max_locals).max(locals.len());
        locals.resize(most, Value::default());
        locals
    }

    pub(super) fn u8(&self, at: usize) -> u8 {
        self.code.bytes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn u16(&self, at: usize) -> u16 {
        u16::from_be_bytes([self.u8(at), self.u8(at + 1)])
    }

    fn constant(&self, index: u16) -> Value {
        match self.class.pool.at(index) {
            Constant::Int(value) => Value::int(i64::from(value)),
            Constant::Long(value) => Value::int(value),
            Constant::String(text) => self
                .class
                .pool
                .text(text)
                .map_or_else(|| Value::unknown("is not a text"), |text| Value::text(&text)),
            _ => Value::unknown("is a constant of another kind"),
        }
    }

    /// The variable that a load or store names, and its type. The opcodes from `first` on are
    /// iload, lload, fload, dload, aload, then four of each.
    fn variable(&self, pc: usize, opcode: u8, first: u8) -> (usize, &'static str) {
        let at = usize::from(opcode - first);
        let (variable, of) = match at.checked_sub(5) {
            None => (usize::from(self.u8(pc + 1)), at),
            Some(short) => (short % 4, short / 4),
        };
        (variable, TYPES.get(of).copied().unwrap_or("I"))
    }

    /// Loads, stores and increments with wide operands.
    fn wide(&self, pc: usize, machine: &mut Machine) {
        let opcode = self.u8(pc + 1);
        let variable = usize::from(self.u16(pc + 2));
        let of = |first: u8| TYPES.get(usize::from(opcode - first)).copied().unwrap_or("I");
        match opcode {
            21..=25 => push_typed(machine, machine.local(variable), of(21)),
            54..=58 => {
                let value = pop_typed(machine, of(54));
                machine.set_local(variable, &value);
            }
            132 => increment(machine, variable, i64::from(self.u16(pc + 4).cast_signed())),
            _ => {}
        }
    }

    fn return_value(&mut self, machine: &mut Machine) {
        let value = machine.pop();
        self.learnt.learn_result(&self.method.name, &self.method.descriptor, &value);
    }

    /// `new`: an object is followed where a rule is about its class.
    fn make(&self, pc: usize, machine: &mut Machine) {
        let class = self.class.pool.class(self.u16(pc + 1)).unwrap_or_default();
        if is_text_builder(&class) {
            machine.push(Value::of(Atom::Building("".into())));
        } else if machine.rules().knows(&class) {
            machine.push_thing(pc);
        } else {
            let name = class.rsplit('/').next().unwrap_or_default();
            machine.push(Value::unknown(format!("is an object of class '{name}'")));
        }
    }

    /// A new array of numbers; the code 8 is for bytes.
    fn make_bytes(&self, pc: usize, machine: &mut Machine) {
        let length = machine.pop();
        if self.u8(pc + 1) == 8 {
            machine.push_bytes(pc, &length);
        } else {
            machine.push(Value::unknown("is an array"));
        }
    }
}

/// Pushes a value of a type, in as many slots as it takes.
pub(super) fn push_typed(machine: &mut Machine, value: Value, of: &str) {
    if slots(of) > 0 {
        machine.push(value);
    }
    if slots(of) > 1 {
        machine.push(Value::default());
    }
}

/// Pops a value of a type.
pub(super) fn pop_typed(machine: &mut Machine, of: &str) -> Value {
    if slots(of) > 1 {
        machine.pop();
    }
    machine.pop()
}

/// Whether a class builds texts step by step.
pub(super) fn is_text_builder(class: &str) -> bool {
    matches!(class, "java/lang/StringBuilder" | "java/lang/StringBuffer")
}

fn increment(machine: &mut Machine, variable: usize, by: i64) {
    let value = machine.local(variable).map("is counted", |atom| match atom {
        Atom::Int(value) => Some(Atom::Int(value.wrapping_add(by))),
        _ => None,
    });
    machine.set_local(variable, &value);
}

/// pop, pop2, the dups, swap.
fn shuffle(opcode: u8, machine: &mut Machine) {
    match opcode {
        87 => machine.move_stack(1, 0),
        88 => machine.move_stack(2, 0),
        89 => machine.duplicate(1, 0),
        90 => machine.duplicate(1, 1),
        91 => machine.duplicate(1, 2),
        92 => machine.duplicate(2, 0),
        93 => machine.duplicate(2, 1),
        94 => machine.duplicate(2, 2),
        _ => {
            let (top, under) = (machine.pop(), machine.pop());
            machine.push(top);
            machine.push(under);
        }
    }
}

fn calculate(opcode: u8, left: i64, right: i64) -> Option<i64> {
    let (left, right) = (i32::try_from(left).ok()?, i32::try_from(right).ok()?);
    let value = match opcode {
        96 => left.wrapping_add(right),
        100 => left.wrapping_sub(right),
        104 => left.wrapping_mul(right),
        108 => left.checked_div(right)?,
        112 => left.checked_rem(right)?,
        120 => left.wrapping_shl(right.cast_unsigned()),
        122 => left.wrapping_shr(right.cast_unsigned()),
        126 => left & right,
        128 => left | right,
        130 => left ^ right,
        _ => return None,
    };
    Some(i64::from(value))
}
