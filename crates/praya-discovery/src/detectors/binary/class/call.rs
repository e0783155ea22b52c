//! What calls and field reads do: by the rules, by the class's own code, or to texts.

use std::rc::Rc;

use super::super::follow::{Atom, Call, Machine, Value};
use super::descriptor;
use super::pool::{Constant, Member};
use super::simulate::{Simulation, is_text_builder, pop_typed, push_typed};

const GETSTATIC: u8 = 178;
const PUTSTATIC: u8 = 179;
const GETFIELD: u8 = 180;
const INVOKESTATIC: u8 = 184;
const INVOKEDYNAMIC: u8 = 186;

impl<'a> Simulation<'a, '_> {
    pub(super) fn field(&mut self, pc: usize, opcode: u8, machine: &mut Machine) {
        let Some(member) = self.class.pool.member(self.u16(pc + 1)) else {
            return machine.push(Value::unknown("is a field that is not named"));
        };
        if opcode == GETSTATIC || opcode == GETFIELD {
            if opcode == GETFIELD {
                machine.pop();
            }
            let value = self.read_field(pc, &member, machine);
            return push_typed(machine, value, &member.descriptor);
        }
        let value = pop_typed(machine, &member.descriptor);
        if opcode != PUTSTATIC {
            machine.pop();
        }
        if member.class == self.class.name {
            self.learnt.learn_field(&member.name, &value);
        }
    }

    fn read_field(&self, pc: usize, member: &Member<'a>, machine: &mut Machine) -> Value {
        let Member { class, name, .. } = member;
        if let Some(rule) = machine.rules().field(class, name) {
            let line = self.code.line(pc);
            let call =
                Call { pc, line, offset: None, class, name, receiver: None, arguments: Vec::new() };
            return machine.read_by_rule(rule, &call);
        }
        if *class == self.class.name {
            return self.known.field(self.class, name);
        }
        let class = class.rsplit('/').next().unwrap_or_default();
        Value::unknown(format!("comes from field '{class}.{name}'"))
    }

    pub(super) fn call(&mut self, pc: usize, opcode: u8, machine: &mut Machine) {
        let index = self.u16(pc + 1);
        if opcode == INVOKEDYNAMIC {
            return self.dynamic_call(index, machine);
        }
        let Some(member) = self.class.pool.member(index) else { return };
        let descriptor = member.descriptor.clone();
        let Some((parameters, result)) = descriptor::method(&descriptor) else { return };
        let mut arguments: Vec<Value> =
            parameters.iter().rev().map(|of| pop_typed(machine, of)).collect();
        arguments.reverse();
        let receiver = (opcode != INVOKESTATIC).then(|| machine.pop());
        let call = Call {
            pc,
            line: self.code.line(pc),
            offset: None,
            class: &member.class,
            name: &member.name,
            receiver,
            arguments,
        };
        let value = self.invoke(&call, &descriptor, &parameters, machine);
        push_typed(machine, value, result);
    }

    fn invoke(
        &mut self,
        call: &Call<'_>,
        descriptor: &str,
        parameters: &[&str],
        machine: &mut Machine,
    ) -> Value {
        let Call { class, name, .. } = *call;
        if let Some(rule) = machine.rules().call(class, name, descriptor) {
            return machine.call_by_rule(rule, call, name == "<init>");
        }
        if is_text_builder(class) && name == "<init>" {
            begin_text(call, parameters, machine);
            return Value::default();
        }
        if let Some(value) = text_call(call, parameters) {
            return value;
        }
        if class == self.class.name {
            self.learnt.learn_call(name, descriptor, &call.arguments);
            if let Some(value) = self.known.result(self.class, name, descriptor) {
                return value;
            }
        }
        let class = class.rsplit('/').next().unwrap_or_default();
        Value::unknown(format!("is returned by '{class}.{name}'"))
    }

    /// `invokedynamic`: the concatenation of texts, as `javac` has written it since Java 9.
    fn dynamic_call(&self, index: u16, machine: &mut Machine) {
        let Constant::Dynamic { bootstrap, name_and_type } = self.class.pool.at(index) else {
            return;
        };
        let Some((name, descriptor)) = self.class.pool.name_and_type(name_and_type) else { return };
        let Some((parameters, result)) = descriptor::method(&descriptor) else { return };
        let mut arguments: Vec<Value> =
            parameters.iter().rev().map(|of| written_as(&pop_typed(machine, of), of)).collect();
        arguments.reverse();
        let value = match (name.as_ref(), self.recipe(bootstrap)) {
            ("makeConcatWithConstants", Some(recipe)) => concatenated(&recipe, &arguments),
            _ => Value::unknown("is made by code that is not followed"),
        };
        push_typed(machine, value, result);
    }

    /// The recipe of a concatenation, with its constants filled in.
    fn recipe(&self, bootstrap: u16) -> Option<String> {
        let arguments = self.class.bootstraps.get(usize::from(bootstrap))?;
        let text = |index: &u16| match self.class.pool.at(*index) {
            Constant::String(text) => self.class.pool.text(text).map(|text| text.into_owned()),
            Constant::Int(value) => Some(value.to_string()),
            _ => None,
        };
        let (recipe, constants) = arguments.split_first()?;
        let mut filled = text(recipe)?;
        for constant in constants {
            filled = filled.replacen('\u{2}', &text(constant)?, 1);
        }
        Some(filled)
    }
}

fn concatenated(recipe: &str, arguments: &[Value]) -> Value {
    let mut pieces = recipe.split('\u{1}');
    let mut whole = Value::text(pieces.next().unwrap_or_default());
    for (argument, piece) in arguments.iter().zip(pieces) {
        whole = whole.concat(argument, Atom::Text).concat(&Value::text(piece), Atom::Text);
    }
    whole
}

/// A value of a type as concatenation writes it: a `char` is a letter, not a number.
fn written_as(value: &Value, of: &str) -> Value {
    value.map("is not a text", |atom| match (atom, of) {
        (Atom::Int(code), "C") => {
            let letter = char::from_u32(u32::try_from(*code).ok()?)?;
            Some(Atom::Text(letter.to_string().into()))
        }
        (Atom::Int(_), "Z") => None,
        (other, _) => Some(other.clone()),
    })
}

/// `new StringBuilder("AES")`: the copy of the object that stays on the stack now holds the text.
/// A number is a capacity.
fn begin_text(call: &Call<'_>, parameters: &[&str], machine: &mut Machine) {
    let begun = match (call.arguments.first(), parameters.first()) {
        (Some(text), Some(&"Ljava/lang/String;")) => {
            text.map("is not a text", |atom| atom.as_text().map(Atom::Building))
        }
        (None, _) | (_, Some(&"I")) => Value::of(Atom::Building("".into())),
        _ => Value::unknown("is built from a text that is not known"),
    };
    machine.pop();
    machine.push(begun);
}

/// Calls that make texts of texts.
fn text_call(call: &Call<'_>, parameters: &[&str]) -> Option<Value> {
    let receiver = call.receiver.as_ref();
    let first = || {
        let value = call.arguments.first().cloned().unwrap_or_default();
        written_as(&value, parameters.first().copied().unwrap_or_default())
    };
    match (call.class, call.name) {
        ("java/lang/String", "concat") => Some(receiver?.concat(&first(), Atom::Text)),
        ("java/lang/String", "valueOf") if parameters.len() == 1 => {
            Some(first().map("is not a text", |atom| atom.as_text().map(Atom::Text)))
        }
        ("java/lang/String", "toString" | "intern") => receiver.cloned(),
        ("java/lang/String", "toUpperCase") => Some(each_text(receiver?, str::to_uppercase)),
        ("java/lang/String", "toLowerCase") => Some(each_text(receiver?, str::to_lowercase)),
        ("java/lang/String", "trim" | "strip") => {
            Some(each_text(receiver?, |text| text.trim().to_owned()))
        }
        ("java/lang/Integer", "valueOf" | "parseInt") => {
            Some(call.arguments.first()?.map("is not a number", |atom| match atom {
                Atom::Int(value) => Some(Atom::Int(*value)),
                Atom::Text(text) => text.parse().ok().map(Atom::Int),
                _ => None,
            }))
        }
        ("java/lang/Integer", "intValue") => receiver.cloned(),
        ("java/lang/StringBuilder" | "java/lang/StringBuffer", "append")
            if parameters.len() == 1 =>
        {
            Some(receiver?.concat(&first(), Atom::Building))
        }
        ("java/lang/StringBuilder" | "java/lang/StringBuffer", "toString") => {
            Some(receiver?.map("is not a text", |atom| atom.as_text().map(Atom::Text)))
        }
        _ => None,
    }
}

fn each_text(value: &Value, change: impl Fn(&str) -> String) -> Value {
    value.map("is not a text", |atom| match atom {
        Atom::Text(text) => Some(Atom::Text(Rc::from(change(text)))),
        _ => None,
    })
}
