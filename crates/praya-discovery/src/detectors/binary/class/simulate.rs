//! Follows constants and objects through the code of one method, along every path at once.

use std::collections::{BTreeMap, BTreeSet};

use super::descriptor::{self, slots};
use super::file::{ClassFile, Code, Method};
use super::instruction::{flow, stack_effect};
use super::knowledge::Knowledge;
use super::pool::Constant;
use super::rules::{Parameter, rules};
use super::thing::Thing;
use super::value::{Atom, Value};

/// Instructions simulated in one method at most; what is not reached by then is not followed.
const MOST_STEPS: usize = 200_000;
/// Deeper stacks are not Java's.
const DEEPEST: usize = 1024;

/// Stack and local variables before an instruction.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    stack: Vec<Value>,
    locals: Vec<Value>,
}

/// The simulation of one method.
pub(super) struct Simulation<'a, 'k> {
    pub(super) class: &'a ClassFile<'a>,
    pub(super) method: &'a Method<'a>,
    pub(super) code: &'a Code<'a>,
    /// What earlier rounds learnt.
    pub(super) known: &'k Knowledge,
    /// What this round learns.
    pub(super) learnt: &'k mut Knowledge,
    /// Objects, by the place that made them.
    pub(super) things: BTreeMap<usize, Thing>,
    state: State,
    joins: BTreeMap<usize, State>,
    work: BTreeSet<usize>,
    /// The code is not what a compiler writes, or there is too much of it.
    pub(super) gave_up: bool,
}

impl<'a, 'k> Simulation<'a, 'k> {
    pub(super) fn new(
        class: &'a ClassFile<'a>,
        method: &'a Method<'a>,
        code: &'a Code<'a>,
        known: &'k Knowledge,
        learnt: &'k mut Knowledge,
    ) -> Self {
        Self {
            class,
            method,
            code,
            known,
            learnt,
            things: BTreeMap::new(),
            state: State::default(),
            joins: BTreeMap::new(),
            work: BTreeSet::new(),
            gave_up: false,
        }
    }

    /// Runs until nothing new is found.
    pub(super) fn run(&mut self) {
        let targets = self.targets();
        let entry = self.entry();
        self.joins.insert(0, entry);
        self.work.insert(0);
        for handler in &self.code.handlers {
            self.enter_handler(usize::from(*handler));
        }
        let mut steps = 0;
        while let Some(start) = self.work.pop_first() {
            self.state = self.joins.get(&start).cloned().unwrap_or_default();
            let mut pc = start;
            loop {
                steps += 1;
                if steps > MOST_STEPS || self.state.stack.len() > DEEPEST {
                    self.gave_up = true;
                    return;
                }
                let Some(flow) = flow(self.code.bytes, pc) else {
                    self.gave_up = true;
                    return;
                };
                self.step(pc);
                for target in flow.targets {
                    self.join(target);
                }
                if flow.ends {
                    break;
                }
                if targets.contains(&flow.next) {
                    self.join(flow.next);
                    break;
                }
                pc = flow.next;
            }
        }
    }

    /// Where paths meet.
    fn targets(&self) -> BTreeSet<usize> {
        let mut targets = BTreeSet::from([0]);
        targets.extend(self.code.handlers.iter().map(|pc| usize::from(*pc)));
        let mut pc = 0;
        while let Some(flow) = flow(self.code.bytes, pc) {
            targets.extend(flow.targets);
            pc = flow.next;
        }
        targets
    }

    /// The state in which the method is entered.
    fn entry(&self) -> State {
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
            locals.extend(std::iter::repeat_n(filler(), slots(parameter) - 1));
        }
        let most = usize::from(self.code.max_locals).max(locals.len());
        locals.resize(most, Value::default());
        State { stack: Vec::new(), locals }
    }

    fn enter_handler(&mut self, pc: usize) {
        let unknown = Value::unknown("may have been set before an exception");
        let locals = vec![unknown; usize::from(self.code.max_locals)];
        let stack = vec![Value::unknown("is an exception")];
        self.joins.insert(pc, State { stack, locals });
        self.work.insert(pc);
    }

    fn join(&mut self, pc: usize) {
        match self.joins.get_mut(&pc) {
            Some(known) => {
                if known.join(&self.state) {
                    self.work.insert(pc);
                }
            }
            None => {
                self.joins.insert(pc, self.state.clone());
                self.work.insert(pc);
            }
        }
    }

    pub(super) fn push(&mut self, value: Value) {
        self.state.stack.push(value);
    }

    pub(super) fn pop(&mut self) -> Value {
        self.state.stack.pop().unwrap_or_else(|| Value::unknown("is not on the stack"))
    }

    /// Pushes a value of a type, in as many slots as it takes.
    pub(super) fn push_typed(&mut self, value: Value, of: &str) {
        let slots = slots(of);
        if slots > 0 {
            self.push(value);
        }
        if slots > 1 {
            self.push(filler());
        }
    }

    /// Pops a value of a type.
    pub(super) fn pop_typed(&mut self, of: &str) -> Value {
        if slots(of) > 1 {
            self.pop();
        }
        self.pop()
    }

    fn step(&mut self, pc: usize) {
        let Some(&opcode) = self.code.bytes.get(pc) else { return };
        match opcode {
            1 => self.push(Value::of(Atom::Null)),
            2..=8 => self.push(Value::int(i64::from(opcode) - 3)),
            9 | 10 => self.push_typed(Value::int(i64::from(opcode) - 9), "J"),
            11..=13 => self.push(Value::unknown("is not a whole number")),
            14 | 15 => self.push_typed(Value::unknown("is not a whole number"), "D"),
            16 => self.push(Value::int(i64::from(self.u8(pc + 1).cast_signed()))),
            17 => self.push(Value::int(i64::from(self.u16(pc + 1).cast_signed()))),
            18 => self.load_constant(u16::from(self.u8(pc + 1)), "I"),
            19 => self.load_constant(self.u16(pc + 1), "I"),
            20 => self.load_constant(self.u16(pc + 1), "J"),
            21..=45 => self.load_local(pc, opcode),
            50 => self.load_element(),
            54..=78 => self.store_local(pc, opcode),
            83 => self.store_element(),
            87..=95 => self.shuffle(opcode),
            96..=131 => self.arithmetic(opcode),
            132 => self
                .increment(usize::from(self.u8(pc + 1)), i64::from(self.u8(pc + 2).cast_signed())),
            172 | 176 => self.return_value(),
            178..=181 => self.field(pc, opcode),
            182..=186 => self.call(pc, opcode),
            187 => self.make(pc),
            188 => self.make_bytes(pc),
            189 => {
                self.pop();
                self.push_thing(pc);
            }
            192 => {}
            196 => self.wide(pc),
            197 => {
                for _ in 0..self.u8(pc + 3) {
                    self.pop();
                }
                self.push(Value::unknown("is an array of arrays"));
            }
            _ => self.move_stack(stack_effect(opcode)),
        }
    }

    fn move_stack(&mut self, (pops, pushes): (usize, usize)) {
        for _ in 0..pops {
            self.pop();
        }
        for _ in 0..pushes {
            self.push(Value::unknown("is computed"));
        }
    }

    pub(super) fn u8(&self, at: usize) -> u8 {
        self.code.bytes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn u16(&self, at: usize) -> u16 {
        u16::from_be_bytes([self.u8(at), self.u8(at + 1)])
    }

    fn load_constant(&mut self, index: u16, of: &str) {
        let value = match self.class.pool.at(index) {
            Constant::Int(value) => Value::int(i64::from(value)),
            Constant::Long(value) => Value::int(value),
            Constant::String(text) => self
                .class
                .pool
                .text(text)
                .map_or_else(|| Value::unknown("is not a text"), |text| Value::text(&text)),
            _ => Value::unknown("is a constant of another kind"),
        };
        self.push_typed(value, of);
    }

    /// The variable that a load or store names, and the type by its letter. The opcodes from
    /// `first` on are iload, lload, fload, dload, aload, then four of each.
    fn variable(&self, pc: usize, opcode: u8, first: u8) -> (usize, &'static str) {
        let of = ["I", "J", "F", "D", "A"];
        let at = usize::from(opcode - first);
        if at < 5 {
            (usize::from(self.u8(pc + 1)), of.get(at).copied().unwrap_or("I"))
        } else {
            ((at - 5) % 4, of.get((at - 5) / 4).copied().unwrap_or("I"))
        }
    }

    fn load_local(&mut self, pc: usize, opcode: u8) {
        let (variable, of) = self.variable(pc, opcode, 21);
        let value = self.local(variable);
        self.push_typed(value, of);
    }

    fn local(&self, variable: usize) -> Value {
        self.state.locals.get(variable).cloned().unwrap_or_default()
    }

    fn store_local(&mut self, pc: usize, opcode: u8) {
        let (variable, of) = self.variable(pc, opcode, 54);
        let value = self.pop_typed(of);
        self.set_local(variable, &value);
    }

    /// A text that is being built and is kept in a variable can grow behind our back.
    fn set_local(&mut self, variable: usize, value: &Value) {
        let kept = value.map("is built in several steps", |atom| match atom {
            Atom::Building(_) => None,
            other => Some(other.clone()),
        });
        if let Some(slot) = self.state.locals.get_mut(variable) {
            *slot = kept;
        }
    }

    fn increment(&mut self, variable: usize, by: i64) {
        let value = self.local(variable).map("is counted", |atom| match atom {
            Atom::Int(value) => Some(Atom::Int(value.wrapping_add(by))),
            _ => None,
        });
        self.set_local(variable, &value);
    }

    fn wide(&mut self, pc: usize) {
        let opcode = self.u8(pc + 1);
        let variable = usize::from(self.u16(pc + 2));
        let of = ["I", "J", "F", "D", "A"];
        match opcode {
            21..=25 => {
                let of = of.get(usize::from(opcode - 21)).copied().unwrap_or("I");
                let value = self.local(variable);
                self.push_typed(value, of);
            }
            54..=58 => {
                let of = of.get(usize::from(opcode - 54)).copied().unwrap_or("I");
                let value = self.pop_typed(of);
                self.set_local(variable, &value);
            }
            132 => self.increment(variable, i64::from(self.u16(pc + 4).cast_signed())),
            _ => {}
        }
    }

    /// pop to swap: the stack instructions.
    fn shuffle(&mut self, opcode: u8) {
        // How many slots are copied, and below how many others the copy goes.
        let (copied, below) = match opcode {
            87 => return drop(self.pop()),
            88 => return self.move_stack((2, 0)),
            89 => (1, 0),
            90 => (1, 1),
            91 => (1, 2),
            92 => (2, 0),
            93 => (2, 1),
            94 => (2, 2),
            _ => {
                let (top, under) = (self.pop(), self.pop());
                self.push(top);
                return self.push(under);
            }
        };
        let depth = self.state.stack.len();
        let Some(from) = depth.checked_sub(copied) else { return };
        let Some(to) = from.checked_sub(below) else { return };
        let copy: Vec<Value> = self.state.stack.get(from..).unwrap_or_default().to_vec();
        self.state.stack.splice(to..to, copy);
    }

    fn arithmetic(&mut self, opcode: u8) {
        let (pops, pushes) = stack_effect(opcode);
        if (pops, pushes) != (2, 1) || matches!(opcode, 98 | 102 | 106 | 110 | 114) {
            return self.move_stack((pops, pushes));
        }
        let (right, left) = (self.pop(), self.pop());
        let mut result = Value::default();
        for (left, right) in left.atoms.iter().flat_map(|l| right.atoms.iter().map(move |r| (l, r)))
        {
            let value = match (left, right) {
                (Atom::Int(left), Atom::Int(right)) => calculate(opcode, *left, *right),
                _ => None,
            };
            result.join(&value.map_or_else(|| Value::unknown("is computed"), Value::int));
        }
        if left.unknown.is_some() || right.unknown.is_some() || result.atoms.is_empty() {
            result.join(&Value::unknown("is computed"));
        }
        self.push(result);
    }

    fn return_value(&mut self) {
        let value = self.pop();
        self.learnt.learn_result(&self.method.name, &self.method.descriptor, &value);
    }

    /// `new`: an object is followed where a rule is about its class.
    fn make(&mut self, pc: usize) {
        let class = self.class.pool.class(self.u16(pc + 1)).unwrap_or_default();
        if is_text_builder(&class) {
            self.push(Value::of(Atom::Building("".into())));
        } else if rules().knows(&class) {
            self.push_thing(pc);
        } else {
            let name = class.rsplit('/').next().unwrap_or_default();
            self.push(Value::unknown(format!("is an object of class '{name}'")));
        }
    }

    fn push_thing(&mut self, pc: usize) {
        self.things.entry(pc).or_default();
        self.push(Value::of(Atom::Thing(pc)));
    }

    /// A new array of numbers: its length is the size of a key, where it becomes one.
    fn make_bytes(&mut self, pc: usize) {
        let length = self.pop();
        if self.u8(pc + 1) != 8 {
            return self.push(Value::unknown("is an array"));
        }
        self.things.entry(pc).or_default().add(Parameter::KeyBytes, &length);
        self.push(Value::of(Atom::Thing(pc)));
    }

    fn store_element(&mut self) {
        let value = self.pop();
        self.pop();
        for array in self.pop().things() {
            self.things.entry(array).or_default().elements.join(&value);
        }
    }

    fn load_element(&mut self) {
        self.pop();
        let array = self.pop();
        let mut value = Value::default();
        for thing in array.things().filter_map(|at| self.things.get(&at)) {
            value.join(&thing.elements);
        }
        if array.unknown.is_some() || value.atoms.is_empty() {
            value.join(&Value::unknown("comes from an array"));
        }
        self.push(value);
    }
}

impl State {
    fn join(&mut self, other: &Self) -> bool {
        let mut changed = false;
        // Stacks are equally deep where paths meet, in code that a compiler wrote.
        for (own, other) in self.stack.iter_mut().zip(&other.stack) {
            changed |= own.join(other);
        }
        for (own, other) in self.locals.iter_mut().zip(&other.locals) {
            changed |= own.join(other);
        }
        changed
    }
}

/// Whether a class builds texts step by step.
pub(super) fn is_text_builder(class: &str) -> bool {
    matches!(class, "java/lang/StringBuilder" | "java/lang/StringBuffer")
}

/// The second slot of a long or double.
fn filler() -> Value {
    Value::default()
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
