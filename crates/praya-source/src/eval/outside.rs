//! Calls of what stands outside the project: what is reported of them, and what they return.

use std::sync::Arc;

use super::builtin;
use super::event::{Argument, Event, Resolved};
use super::interpret::{ArgValue, Interpreter};
use super::state::{Kind, Object};
use super::value::{ObjectId, Origin, Traced, Value, Values, Why};
use crate::ir::ExprId;

/// The field in which a part of the configuration keeps its key: no program names it so.
const SECTION: &str = "\u{0}section";

/// How deep values are shown in events.
const MAX_SHOWN_DEPTH: u8 = 4;

impl Interpreter<'_> {
    /// A call of something outside the project.
    pub(super) fn outside(
        &mut self,
        site: ExprId,
        path: &Arc<str>,
        receiver: Option<(ObjectId, Option<u32>)>,
        args: &[ArgValue],
        fields: &[ArgValue],
    ) -> Values {
        // Swift's `.sha2(.sha256)` is told by its argument.
        if path.starts_with('.')
            && let [only] = args
        {
            return only.values.clone();
        }
        let (plain, type_args) = split_generics(path);
        if let Some(lookup) = self.knowledge.lookup_of(&plain) {
            return self.lookup(lookup, receiver.map(|(id, _)| id), args);
        }
        if let Some((key, ty)) = self.knowledge.section_of(&plain) {
            return self.section(key, ty, receiver.map(|(id, _)| id), args);
        }
        if self.knowledge.is_identity(&plain)
            && let Some(first) = args.first()
        {
            return first.values.clone();
        }
        let reported = self.reported_path(&plain);
        if let Some(size) = self.knowledge.size_of(&plain) {
            if let Some(path) = reported {
                self.report(site, path, type_args, receiver, args, fields);
            }
            return self.bytes_of(size, args);
        }
        if reported.is_none()
            && let Some(values) = builtin::path(self, &plain, args)
        {
            return values;
        }
        self.run_closures(args);
        let made = reported.clone().unwrap_or(plain);
        let event = reported.map(|path| self.report(site, path, type_args, receiver, args, fields));
        let result = self.result(&made, event, receiver, fields);
        self.written = self.knowledge.written_by(&made).map(|at| (at, result.clone()));
        result
    }

    /// Bytes of which only the number is known.
    fn bytes_of(&mut self, size: super::knowledge::Size, args: &[ArgValue]) -> Values {
        use super::knowledge::Size;
        let mut list = Object::new(Kind::List);
        list.open = true;
        list.length = Some(match size {
            Size::Bytes(bytes) => Values::one(Value::Int(bytes)),
            Size::Argument(at) => match args.get(at) {
                Some(arg) => arg.values.clone(),
                None => Values::not_modelled("a length that is the library's default"),
            },
        });
        Values::one(Value::Object(self.allocate(list)))
    }

    /// The path to report: the call's own, or a constructor's under its type's name.
    fn reported_path(&self, plain: &Arc<str>) -> Option<Arc<str>> {
        if self.knowledge.is_call(plain) {
            return Some(plain.clone());
        }
        let made: Arc<str> = format!("{plain}.new").into();
        self.knowledge.is_call(&made).then_some(made)
    }

    /// A part of the configuration, whose keys stand behind its own.
    fn section(
        &mut self,
        key: usize,
        ty: Arc<str>,
        of: Option<ObjectId>,
        args: &[ArgValue],
    ) -> Values {
        let key = args.get(key).map(|arg| arg.values.clone()).unwrap_or_default();
        let key = self.key_in(of, &key);
        let section = self.external_object(&ty, None, &[]);
        if let Some(Value::Object(id)) = section.only()
            && let Some(object) = self.state.object_mut(*id)
        {
            object.fields.insert(SECTION.into(), key);
        }
        section
    }

    /// A key as the whole configuration has it.
    fn key_in(&self, section: Option<ObjectId>, key: &Values) -> Values {
        let held = section.and_then(|id| self.state.object(id));
        let Some(prefix) = held.and_then(|held| held.fields.get(SECTION)) else {
            return key.clone();
        };
        let dot = Values::one(Value::Str(".".into()));
        let prefix = super::operator::binary(crate::ir::BinaryOp::Add, prefix, &dot);
        super::operator::binary(crate::ir::BinaryOp::Add, &prefix, key)
    }

    pub(super) fn lookup(
        &mut self,
        lookup: super::knowledge::Lookup,
        section: Option<ObjectId>,
        args: &[ArgValue],
    ) -> Values {
        let key = args.get(lookup.key).map(|arg| arg.values.clone()).unwrap_or_default();
        let key = self.key_in(section, &key);
        let default = lookup.default.and_then(|at| args.get(at)).map(|arg| arg.values.clone());
        key.map(|traced| match &traced.value {
            Value::Str(key) if lookup.environment => {
                let mut values = self.environment(key);
                if let Some(default) = &default {
                    values.add(default);
                }
                values
            }
            Value::Str(key) => self.setting(key, default.clone()),
            _ => Values::not_modelled("a configuration key that is not known"),
        })
    }

    fn report(
        &mut self,
        site: ExprId,
        path: Arc<str>,
        type_args: Vec<Arc<str>>,
        receiver: Option<(ObjectId, Option<u32>)>,
        args: &[ArgValue],
        fields: &[ArgValue],
    ) -> u32 {
        let used = self.knowledge.used(&path).cloned().unwrap_or_default();
        let args = &self.made_by_functions(args);
        let names_places = self.unit().language.names_arguments_in_place() && fields.is_empty();
        let mut position = 0;
        let shown = args
            .iter()
            .chain(fields)
            .map(|arg| {
                let claimed = |name: &Arc<str>| used.keywords.iter().any(|used| **used == **name);
                let by_place = names_places && !arg.name.as_ref().is_some_and(claimed);
                let name = arg.name.clone().filter(|_| !by_place);
                let matters = match &name {
                    Some(name) => used.keywords.iter().any(|used| **used == **name),
                    None => {
                        position += 1;
                        used.positions.contains(&(position - 1))
                    }
                };
                let depth = if matters { MAX_SHOWN_DEPTH } else { 0 };
                let values = if matters { self.resolve(&arg.values, depth) } else { Vec::new() };
                Argument { name, values }
            })
            .collect();
        let id = u32::try_from(self.run.events.len()).unwrap_or(u32::MAX);
        self.run.events.push(Event {
            unit: self.frame.function.unit,
            line: self.unit().line(site),
            site: site.0,
            path,
            type_args,
            receivers: receiver.and_then(|(_, event)| event).into_iter().collect(),
            args: shown,
            context: self.stack.clone(),
        });
        id
    }

    /// Arguments with what functions without parameters make in their place: `hmac.New` takes one.
    fn made_by_functions(&mut self, args: &[ArgValue]) -> Vec<ArgValue> {
        let mut made = args.to_vec();
        for arg in &mut made {
            let Some(Value::Function { function, this, captured }) = arg.values.only().cloned()
            else {
                continue;
            };
            let takes_none = self
                .project
                .function(function)
                .is_some_and(|(_, function)| function.params.is_empty());
            if takes_none {
                arg.values = self.invoke(function, this, &[], captured.as_ref());
            }
        }
        made
    }

    /// What an outside call returns.
    fn result(
        &mut self,
        path: &Arc<str>,
        event: Option<u32>,
        receiver: Option<(ObjectId, Option<u32>)>,
        fields: &[ArgValue],
    ) -> Values {
        if let Some(types) = self.knowledge.return_types(path) {
            let mut list = Object::new(Kind::List);
            for ty in types {
                list.items.push(self.external_object(ty, event, fields));
            }
            return Values::one(Value::Object(self.allocate(list)));
        }
        if let Some(ty) = self.knowledge.return_type(path) {
            let event = event.or(receiver.and_then(|(_, event)| event));
            return self.external_object(&ty, event, fields);
        }
        if let Some(ty) = path.strip_suffix(".new") {
            return self.external_object(&ty.into(), event, fields);
        }
        let (owner, method) = path.rsplit_once('.').unwrap_or(("", path));
        let factory = matches!(
            method,
            "getInstance" | "create" | "Create" | "newInstance" | "of" | "New" | "builder"
        );
        if factory && receiver.is_none() {
            return self.external_object(&owner.into(), event, fields);
        }
        // A builder's methods mostly return the builder: what is called next is called on it.
        if event.is_none()
            && let Some((id, Some(origin))) = receiver
        {
            let _ = origin;
            return Values::one(Value::Object(id));
        }
        if event.is_some() {
            return self.external_object(&format!("{path}()").into(), event, fields);
        }
        if self.knowledge.is_known(path) {
            return self.external_object(path, None, fields);
        }
        self.external_object(&format!("{path}()").into(), None, fields)
    }

    /// Setting a property of an outside object is a call: `rsa.KeySize = 2048`.
    pub(super) fn property_set(
        &mut self,
        site: ExprId,
        objects: &Values,
        name: &Arc<str>,
        values: &Values,
    ) {
        for traced in objects.iter() {
            if let Value::Path(owner) = &traced.value {
                let owner = self.knowledge.return_type(owner).unwrap_or_else(|| owner.clone());
                let path: Arc<str> = format!("{owner}.{name}=").into();
                if self.knowledge.is_call(&path) {
                    let arg = ArgValue { name: None, values: values.clone(), spread: false };
                    self.report(site, path, Vec::new(), None, &[arg], &[]);
                }
                continue;
            }
            let Value::Object(id) = traced.value else { continue };
            let Some(Kind::External { ty, event }) =
                self.state.object(id).map(|object| object.kind.clone())
            else {
                continue;
            };
            let path: Arc<str> = format!("{ty}.{name}=").into();
            if self.knowledge.is_call(&path) {
                let arg = ArgValue { name: None, values: values.clone(), spread: false };
                self.report(site, path, Vec::new(), Some((id, event)), &[arg], &[]);
            }
        }
    }

    /// Values as they leave an evaluation.
    pub(super) fn resolve(&self, values: &Values, depth: u8) -> Vec<Resolved> {
        values.iter().map(|traced| self.resolve_one(traced, depth)).collect()
    }

    fn resolve_one(&self, traced: &Traced, depth: u8) -> Resolved {
        let origin: Option<Origin> = traced.origin.clone();
        match &traced.value {
            Value::Null => Resolved::Null,
            Value::Bool(value) => Resolved::Bool(*value),
            Value::Int(value) => Resolved::Int(*value, origin),
            Value::Str(text) => Resolved::Text(text.clone(), origin),
            Value::Path(path) => Resolved::Path(path.clone()),
            Value::Function { .. } | Value::Class(_) => Resolved::Project,
            Value::Unknown(why) => Resolved::Unknown((**why).clone()),
            Value::Partial(text, why) => Resolved::Partial(text.clone(), (**why).clone()),
            Value::Object(id) => self.resolve_object(*id, depth),
        }
    }

    fn resolve_object(&self, id: ObjectId, depth: u8) -> Resolved {
        let Some(object) = self.state.object(id) else { return Resolved::Project };
        let Some(depth) = depth.checked_sub(1) else {
            return Resolved::Unknown(Why::Depth);
        };
        match &object.kind {
            Kind::External { event: Some(event), .. } => Resolved::Event(*event),
            Kind::External { ty, event: None } if object.fields.is_empty() => {
                Resolved::External(ty.clone())
            }
            Kind::Text => {
                let values = object.fields.get("").map(|values| self.resolve(values, depth));
                match values.unwrap_or_default().as_slice() {
                    [only] => only.clone(),
                    _ => Resolved::Unknown(Why::TooMany),
                }
            }
            Kind::List => {
                if let Some(length) = &object.length {
                    return Resolved::Sized(self.resolve(length, depth));
                }
                let items = object.items.iter().map(|item| self.resolve(item, depth)).collect();
                Resolved::List { items, open: object.open }
            }
            Kind::Opaque(why) => Resolved::Unknown((**why).clone()),
            Kind::Symbolic(_) | Kind::Bound | Kind::Record => Resolved::Project,
            Kind::Map | Kind::Instance(_) | Kind::External { .. } => {
                let fields = object.fields.iter();
                Resolved::Map(
                    fields
                        .map(|(name, values)| (name.clone(), self.resolve(values, depth)))
                        .collect(),
                )
            }
        }
    }
}

/// A path without its type arguments, and those.
fn split_generics(path: &Arc<str>) -> (Arc<str>, Vec<Arc<str>>) {
    let Some(start) = path.find('<') else { return (path.clone(), Vec::new()) };
    let Some(end) = path.rfind('>') else { return (path.clone(), Vec::new()) };
    let (head, tail) = (path.get(..start), path.get(end + 1..));
    let inner = path.get(start + 1..end).unwrap_or_default();
    let plain = format!("{}{}", head.unwrap_or_default(), tail.unwrap_or_default());
    let mut args = Vec::new();
    let mut depth = 0_i32;
    let mut current = String::new();
    for c in inner.chars() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            ',' if depth == 0 => {
                args.push(std::mem::take(&mut current).into());
                continue;
            }
            _ => {}
        }
        current.push(c);
    }
    args.push(current.into());
    (plain.into(), args)
}
