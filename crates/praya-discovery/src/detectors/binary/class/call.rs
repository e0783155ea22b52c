//! What calls and field reads do: by the rules, by the class's own code, or to texts.

use std::rc::Rc;

use super::descriptor;
use super::pool::{Constant, Member};
use super::rules::{Parameter, Rule, rules};
use super::simulate::{Simulation, is_text_builder};
use super::thing::{Site, Thing};
use super::value::{Atom, Value};

const GETSTATIC: u8 = 178;
const PUTSTATIC: u8 = 179;
const GETFIELD: u8 = 180;
const INVOKESTATIC: u8 = 184;
const INVOKEDYNAMIC: u8 = 186;

/// A call being simulated.
struct Call<'c> {
    pc: usize,
    member: Member<'c>,
    receiver: Option<Value>,
    arguments: Vec<Value>,
    parameters: Vec<String>,
}

impl<'a> Simulation<'a, '_> {
    pub(super) fn field(&mut self, pc: usize, opcode: u8) {
        let Some(member) = self.class.pool.member(self.u16(pc + 1)) else {
            return self.push(Value::unknown("is a field that is not named"));
        };
        let of = member.descriptor.to_string();
        if opcode == GETSTATIC || opcode == GETFIELD {
            if opcode == GETFIELD {
                self.pop();
            }
            let value = self.read_field(pc, &member);
            return self.push_typed(value, &of);
        }
        let value = self.pop_typed(&of);
        if opcode != PUTSTATIC {
            self.pop();
        }
        if member.class == self.class.name {
            self.learnt.learn_field(&member.name, &value);
        }
    }

    fn read_field(&mut self, pc: usize, member: &Member<'a>) -> Value {
        if let Some(rule) = rules().field(&member.class, &member.name) {
            let call = Call {
                pc,
                member: member.clone(),
                receiver: None,
                arguments: Vec::new(),
                parameters: Vec::new(),
            };
            self.apply(rule, &call, pc);
            return Value::of(Atom::Thing(pc));
        }
        if member.class == self.class.name {
            return self.known.field(self.class, &member.name);
        }
        let class = member.class.rsplit('/').next().unwrap_or_default();
        Value::unknown(format!("comes from field '{class}.{}'", member.name))
    }

    pub(super) fn call(&mut self, pc: usize, opcode: u8) {
        let index = self.u16(pc + 1);
        if opcode == INVOKEDYNAMIC {
            return self.dynamic_call(index);
        }
        let Some(member) = self.class.pool.member(index) else { return };
        let descriptor = member.descriptor.clone();
        let Some((parameters, result)) = descriptor::method(&descriptor) else { return };
        let mut arguments: Vec<Value> =
            parameters.iter().rev().map(|of| self.pop_typed(of)).collect();
        arguments.reverse();
        let receiver = (opcode != INVOKESTATIC).then(|| self.pop());
        let parameters = parameters.iter().map(|of| (*of).to_owned()).collect();
        let value = self.invoke(&Call { pc, member, receiver, arguments, parameters });
        self.push_typed(value, result);
    }

    fn invoke(&mut self, call: &Call<'_>) -> Value {
        let Member { class, name, descriptor } = &call.member;
        if let Some(rule) = rules().call(class, name, descriptor) {
            return self.invoke_rule(rule, call);
        }
        if is_text_builder(class) && name == "<init>" {
            self.begin_text(call);
            return Value::default();
        }
        if let Some(value) = text_call(call) {
            return value;
        }
        if *class == self.class.name {
            self.learnt.learn_call(name, descriptor, &call.arguments);
            if let Some(value) = self.known.result(self.class, name, descriptor) {
                return value;
            }
        }
        let class = class.rsplit('/').next().unwrap_or_default();
        Value::unknown(format!("is returned by '{class}.{name}'"))
    }

    /// `new StringBuilder("AES")`: the copy of the object that stays on the stack now holds the
    /// text. A number is a capacity.
    fn begin_text(&mut self, call: &Call<'_>) {
        let begun = match (call.arguments.first(), call.parameters.first().map(String::as_str)) {
            (Some(text), Some("Ljava/lang/String;")) => {
                text.map("is not a text", |atom| atom.as_text().map(Atom::Building))
            }
            (None, _) | (_, Some("I")) => Value::of(Atom::Building("".into())),
            _ => Value::unknown("is built from a text that is not known"),
        };
        self.pop();
        self.push(begun);
    }

    fn invoke_rule(&mut self, rule: &'static Rule, call: &Call<'_>) -> Value {
        let receivers: Vec<usize> = call.receiver.iter().flat_map(Value::things).collect();
        if call.member.name == "<init>" {
            for at in receivers {
                self.apply(rule, call, at);
            }
            return Value::default();
        }
        if rule.refines {
            for at in receivers {
                self.apply(rule, call, at);
            }
            // Builders return themselves.
            return call.receiver.clone().unwrap_or_default();
        }
        self.things.entry(call.pc).or_default();
        self.apply(rule, call, call.pc);
        Value::of(Atom::Thing(call.pc))
    }

    /// Does to the object made at `at` what the rule says.
    fn apply(&mut self, rule: &'static Rule, call: &Call<'_>, at: usize) {
        let mut thing = self.things.remove(&at).unwrap_or_default();
        for (parameter, source) in &rule.set {
            let value = self.argument(source, call);
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
            let Member { class, name, .. } = &call.member;
            thing.site = Some(Site::new(self.code.line(call.pc), class, name, rule));
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
            Some("name") => Value::text(&call.member.name),
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

    fn elements(&self, array: &Value) -> Value {
        let mut elements = Value::default();
        elements.unknown.clone_from(&array.unknown);
        for thing in array.things().filter_map(|at| self.things.get(&at)) {
            elements.join(&thing.elements);
        }
        elements
    }

    /// `invokedynamic`: the concatenation of texts, as `javac` has written it since Java 9.
    fn dynamic_call(&mut self, index: u16) {
        let Constant::Dynamic { bootstrap, name_and_type } = self.class.pool.at(index) else {
            return;
        };
        let Some((name, descriptor)) = self.class.pool.name_and_type(name_and_type) else { return };
        let Some((parameters, result)) = descriptor::method(&descriptor) else { return };
        let mut arguments: Vec<Value> =
            parameters.iter().rev().map(|of| written_as(&self.pop_typed(of), of)).collect();
        arguments.reverse();
        let value = match (name.as_ref(), self.recipe(bootstrap)) {
            ("makeConcatWithConstants", Some(recipe)) => concatenated(&recipe, &arguments),
            _ => Value::unknown("is made by code that is not followed"),
        };
        self.push_typed(value, result);
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

/// Calls that make texts of texts.
fn text_call(call: &Call<'_>) -> Option<Value> {
    let Member { class, name, .. } = &call.member;
    let receiver = call.receiver.as_ref();
    let first = || {
        let value = call.arguments.first().cloned().unwrap_or_default();
        written_as(&value, call.parameters.first().map_or("", String::as_str))
    };
    match (class.as_ref(), name.as_ref()) {
        ("java/lang/String", "concat") => Some(receiver?.concat(&first(), Atom::Text)),
        ("java/lang/String", "valueOf") if call.parameters.len() == 1 => {
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
            if call.parameters.len() == 1 =>
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
