//! Stack, variables, objects, and the paths that are still to be followed.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::{Parameter, Rule, Rules};
use super::thing::{Site, Thing};
use super::value::{Atom, Value};

/// Instructions simulated in one method at most.
const MOST_STEPS: usize = 200_000;
/// Deeper stacks are not what a compiler writes.
const DEEPEST: usize = 1024;

/// How one instruction goes on.
#[derive(Debug, Default)]
pub(in super::super) struct Flow {
    /// The next instruction in the code.
    pub(in super::super) next: usize,
    /// Where it may jump to.
    pub(in super::super) targets: Vec<usize>,
    /// It never goes on to the next instruction.
    pub(in super::super) ends: bool,
}

/// The code of one method of some virtual machine.
pub(in super::super) trait Instructions {
    /// How the instruction at `pc` goes on; `None` where the code is malformed.
    fn flow(&self, pc: usize) -> Option<Flow>;

    /// Does what the instruction at `pc` does.
    fn step(&mut self, pc: usize, machine: &mut Machine);
}

/// Stack and local variables before an instruction.
#[derive(Clone, Debug, Default)]
struct State {
    stack: Vec<Value>,
    locals: Vec<Value>,
}

/// What is known while a method is followed.
#[derive(Debug)]
pub(in super::super) struct Machine {
    /// Objects, by the place that made them.
    pub(in super::super) things: BTreeMap<usize, Thing>,
    rules: &'static Rules,
    state: State,
    joins: BTreeMap<usize, State>,
    work: BTreeSet<usize>,
}

/// A call, or a read of a field.
pub(in super::super) struct Call<'c> {
    /// The instruction.
    pub(in super::super) pc: usize,
    /// Its line, where one is known.
    pub(in super::super) line: Option<u32>,
    /// Where the instruction stands in the file, where there are no lines.
    pub(in super::super) offset: Option<u64>,
    /// Class, with slashes.
    pub(in super::super) class: &'c str,
    /// Name of the member.
    pub(in super::super) name: &'c str,
    /// The object that it is called on.
    pub(in super::super) receiver: Option<Value>,
    /// Arguments, without the receiver.
    pub(in super::super) arguments: Vec<Value>,
}

/// Follows a method from its entry and its handlers until nothing new is found; whether all of it
/// could be followed.
pub(in super::super) fn run(
    code: &mut impl Instructions,
    machine: &mut Machine,
    locals: Vec<Value>,
    handlers: &[usize],
) -> bool {
    let mut targets = targets(code);
    targets.extend(handlers);
    let variables = locals.len();
    machine.enter(0, State { stack: Vec::new(), locals });
    for handler in handlers {
        machine.enter_handler(*handler, variables);
    }
    let mut steps = 0;
    while let Some(start) = machine.work.pop_first() {
        machine.state = machine.joins.get(&start).cloned().unwrap_or_default();
        let mut pc = start;
        loop {
            steps += 1;
            let Some(flow) = code.flow(pc) else { return false };
            if steps > MOST_STEPS || machine.state.stack.len() > DEEPEST {
                return false;
            }
            code.step(pc, machine);
            for target in flow.targets {
                machine.join(target);
            }
            if flow.ends {
                break;
            }
            if targets.contains(&flow.next) {
                machine.join(flow.next);
                break;
            }
            pc = flow.next;
        }
    }
    true
}

/// Where paths meet.
fn targets(code: &impl Instructions) -> BTreeSet<usize> {
    let mut targets = BTreeSet::from([0]);
    let mut pc = 0;
    while let Some(flow) = code.flow(pc) {
        targets.extend(flow.targets);
        pc = flow.next;
    }
    targets
}

impl Machine {
    pub(in super::super) fn new(rules: &'static Rules) -> Self {
        Self {
            things: BTreeMap::new(),
            rules,
            state: State::default(),
            joins: BTreeMap::new(),
            work: BTreeSet::new(),
        }
    }

    pub(in super::super) fn rules(&self) -> &'static Rules {
        self.rules
    }

    fn enter(&mut self, pc: usize, state: State) {
        self.joins.insert(pc, state);
        self.work.insert(pc);
    }

    fn enter_handler(&mut self, pc: usize, variables: usize) {
        let unknown = Value::unknown("may have been set before an exception");
        let stack = vec![Value::unknown("is an exception")];
        self.enter(pc, State { stack, locals: vec![unknown; variables] });
    }

    fn join(&mut self, pc: usize) {
        match self.joins.get_mut(&pc) {
            Some(known) => {
                if known.join(&self.state) {
                    self.work.insert(pc);
                }
            }
            None => self.enter(pc, self.state.clone()),
        }
    }

    pub(in super::super) fn push(&mut self, value: Value) {
        self.state.stack.push(value);
    }

    pub(in super::super) fn pop(&mut self) -> Value {
        self.state.stack.pop().unwrap_or_else(|| Value::unknown("is not on the stack"))
    }

    /// Takes and puts values of which nothing more matters.
    pub(in super::super) fn move_stack(&mut self, pops: usize, pushes: usize) {
        for _ in 0..pops {
            self.pop();
        }
        for _ in 0..pushes {
            self.push(Value::unknown("is computed"));
        }
    }

    /// Copies the top values below as many others as `below` says.
    pub(in super::super) fn duplicate(&mut self, copied: usize, below: usize) {
        let depth = self.state.stack.len();
        let Some(from) = depth.checked_sub(copied) else { return };
        let Some(to) = from.checked_sub(below) else { return };
        let copy: Vec<Value> = self.state.stack.get(from..).unwrap_or_default().to_vec();
        self.state.stack.splice(to..to, copy);
    }

    pub(in super::super) fn local(&self, variable: usize) -> Value {
        self.state.locals.get(variable).cloned().unwrap_or_default()
    }

    /// Sets a variable. A text that is being built and is kept in one can grow behind our back.
    pub(in super::super) fn set_local(&mut self, variable: usize, value: &Value) {
        let kept = value.map("is built in several steps", |atom| match atom {
            Atom::Building(_) => None,
            other => Some(other.clone()),
        });
        if let Some(slot) = self.state.locals.get_mut(variable) {
            *slot = kept;
        }
    }

    /// Puts a new object on the stack.
    pub(in super::super) fn push_thing(&mut self, pc: usize) {
        self.things.entry(pc).or_default();
        self.push(Value::of(Atom::Thing(pc)));
    }

    /// Puts a new array of bytes on the stack: its length is the size of a key, where it becomes
    /// one.
    pub(in super::super) fn push_bytes(&mut self, pc: usize, length: &Value) {
        self.things.entry(pc).or_default().add(Parameter::KeyBytes, length);
        self.push(Value::of(Atom::Thing(pc)));
    }

    /// Puts a value into an array.
    pub(in super::super) fn store_element(&mut self) {
        let value = self.pop();
        self.pop();
        for array in self.pop().things() {
            self.things.entry(array).or_default().elements.join(&value);
        }
    }

    /// Takes a value from an array.
    pub(in super::super) fn load_element(&mut self) {
        self.pop();
        let array = self.pop();
        let mut value = self.elements(&array);
        if value.unknown.is_none() && value.atoms.is_empty() {
            value.join(&Value::unknown("comes from an array"));
        }
        self.push(value);
    }

    fn elements(&self, array: &Value) -> Value {
        let mut elements = Value::default();
        elements.unknown.clone_from(&array.unknown);
        for thing in array.things().filter_map(|at| self.things.get(&at)) {
            elements.join(&thing.elements);
        }
        elements
    }

    /// An operation on two numbers.
    pub(in super::super) fn calculate(&mut self, each: impl Fn(i64, i64) -> Option<i64>) {
        let (right, left) = (self.pop(), self.pop());
        let mut result = Value::default();
        for (left, right) in left.atoms.iter().flat_map(|l| right.atoms.iter().map(move |r| (l, r)))
        {
            let value = match (left, right) {
                (Atom::Int(left), Atom::Int(right)) => each(*left, *right),
                _ => None,
            };
            result.join(&value.map_or_else(|| Value::unknown("is computed"), Value::int));
        }
        if left.unknown.is_some() || right.unknown.is_some() || result.atoms.is_empty() {
            result.join(&Value::unknown("is computed"));
        }
        self.push(result);
    }

    /// A read of a field that a rule is about.
    pub(in super::super) fn read_by_rule(&mut self, rule: &'static Rule, call: &Call<'_>) -> Value {
        self.apply(rule, call, call.pc);
        Value::of(Atom::Thing(call.pc))
    }

    /// A call that a rule is about.
    pub(in super::super) fn call_by_rule(
        &mut self,
        rule: &'static Rule,
        call: &Call<'_>,
        constructs: bool,
    ) -> Value {
        if !constructs && !rule.refines {
            self.things.entry(call.pc).or_default();
            self.apply(rule, call, call.pc);
            return Value::of(Atom::Thing(call.pc));
        }
        let receivers: Vec<usize> = call.receiver.iter().flat_map(Value::things).collect();
        for at in receivers {
            self.apply(rule, call, at);
        }
        // Builders return themselves.
        call.receiver.clone().unwrap_or_default()
    }

    /// Does to the object made at `at` what the rule says.
    fn apply(&mut self, rule: &'static Rule, call: &Call<'_>, at: usize) {
        let mut thing = self.things.remove(&at).unwrap_or_default();
        for (parameter, source) in &rule.set {
            let value = rule.translated(&self.argument(source, call));
            let told = self.take_over(&mut thing, *parameter, &value);
            let plain = value.map("is an object", |atom| match atom {
                Atom::Thing(_) | Atom::Null => None,
                other => Some(other.clone()),
            });
            if *parameter != Parameter::Of && !(told && plain.atoms.is_empty()) {
                thing.add(*parameter, &plain);
            }
        }
        if rule.report && thing.site.is_none() {
            thing.site = Some(Site::new(call, rule));
        } else if let Some(site) = &mut thing.site {
            site.functions.extend(rule.does);
        }
        self.things.insert(at, thing);
    }

    /// What an object that is given as an argument says of the parameter, said of the one that it
    /// is given to; all that it says, where it becomes a part of it. Whether it says anything.
    fn take_over(&mut self, thing: &mut Thing, parameter: Parameter, value: &Value) -> bool {
        let mut told = false;
        for other in value.things() {
            let Some(part) = self.things.get_mut(&other) else { continue };
            part.absorbed |= parameter == Parameter::Of;
            for (of, value) in &part.set {
                let wanted = parameter == Parameter::Of
                    || *of == parameter
                    || (parameter == Parameter::KeySize && *of == Parameter::KeyBytes);
                if wanted {
                    told = true;
                    thing.add(*of, value);
                }
            }
        }
        told
    }

    fn argument(&self, source: &str, call: &Call<'_>) -> Value {
        match source.strip_prefix('$') {
            Some("name") => Value::text(call.name),
            Some("elements") => {
                call.arguments.first().map_or_else(Value::default, |array| self.elements(array))
            }
            Some(number) => number
                .parse::<usize>()
                .ok()
                .and_then(|at| call.arguments.get(at).cloned())
                .unwrap_or_default(),
            None => Value::text(source),
        }
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
