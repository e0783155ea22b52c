//! What is known of a class's own fields, parameters and results, from all of its code.

use std::collections::BTreeMap;

use super::super::follow::{Atom, Value};
use super::file::{ClassFile, Field, Method};
use super::pool::Constant;

type Signature = (String, String);

/// What the last round of simulation learnt.
#[derive(Debug, Default)]
pub(super) struct Knowledge {
    fields: BTreeMap<String, Value>,
    parameters: BTreeMap<Signature, Vec<Value>>,
    results: BTreeMap<Signature, Value>,
}

impl Knowledge {
    pub(super) fn learn_field(&mut self, name: &str, value: &Value) {
        self.fields.entry(name.to_owned()).or_default().join(&outside(value));
    }

    pub(super) fn learn_result(&mut self, name: &str, descriptor: &str, value: &Value) {
        let signature = (name.to_owned(), descriptor.to_owned());
        self.results.entry(signature).or_default().join(&outside(value));
    }

    pub(super) fn learn_call(&mut self, name: &str, descriptor: &str, arguments: &[Value]) {
        let signature = (name.to_owned(), descriptor.to_owned());
        let known = self.parameters.entry(signature).or_default();
        known.resize(arguments.len().max(known.len()), Value::default());
        for (known, argument) in known.iter_mut().zip(arguments) {
            known.join(&outside(argument));
        }
    }

    /// What a field of the class can hold. A field that others can set can hold anything.
    pub(super) fn field(&self, class: &ClassFile<'_>, name: &str) -> Value {
        let unknown = || Value::unknown(format!("comes from field '{name}'"));
        let Some(field) = class.fields.iter().find(|field| field.name == name) else {
            return unknown();
        };
        if let Some(value) = constant(class, field) {
            return value;
        }
        let closed = field.flags.is_final() || (field.flags.is_private() && !class.in_nest);
        match self.fields.get(name) {
            Some(value) if closed => value.clone(),
            _ => unknown(),
        }
    }

    /// What the parameters of a method can be: known where the class alone can call it, and it is
    /// called.
    pub(super) fn parameters(
        &self,
        class: &ClassFile<'_>,
        method: &Method<'_>,
    ) -> Option<&[Value]> {
        let closed =
            method.flags.is_private() && !class.in_nest && !class.is_handed_around(&method.name);
        let signature = (method.name.to_string(), method.descriptor.to_string());
        self.parameters.get(&signature).filter(|_| closed).map(Vec::as_slice)
    }

    /// What a method of the class returns: known where no subclass can override it.
    pub(super) fn result(
        &self,
        class: &ClassFile<'_>,
        name: &str,
        descriptor: &str,
    ) -> Option<Value> {
        let method = class
            .methods
            .iter()
            .find(|method| method.name == name && method.descriptor == descriptor)?;
        let flags = method.flags;
        let fixed = flags.is_private() || flags.is_static() || flags.is_final();
        self.results.get(&(name.to_owned(), descriptor.to_owned())).filter(|_| fixed).cloned()
    }
}

fn constant(class: &ClassFile<'_>, field: &Field<'_>) -> Option<Value> {
    match class.pool.at(field.constant?) {
        Constant::Int(value) => Some(Value::int(i64::from(value))),
        Constant::Long(value) => Some(Value::int(value)),
        Constant::String(text) => class.pool.text(text).map(|text| Value::text(&text)),
        _ => None,
    }
}

/// A value as it is outside the method that made it: objects are followed within one method only.
fn outside(value: &Value) -> Value {
    value.map("is an object made elsewhere in the class", |atom| match atom {
        Atom::Thing(_) | Atom::Building(_) => None,
        other => Some(other.clone()),
    })
}
