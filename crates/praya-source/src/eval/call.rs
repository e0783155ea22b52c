//! Calls: of the project's functions, and to whom a call goes.

use std::rc::Rc;
use std::sync::Arc;

use super::builtin;
use super::interpret::{ArgValue, Interpreter};
use super::project::last_segment;
use super::state::{Kind, Object};
use super::value::{FunctionRef, ObjectId, Traced, TypeRef, Value, Values, Why};
use crate::ir::{Arg, Expr, ExprId, FunctionKind};

/// Implementations of one interface method that are followed.
const MAX_IMPLEMENTATIONS: usize = 8;

/// Subtypes of subtypes are followed this far.
const MAX_DISPATCHES: u8 = 3;

impl Interpreter<'_> {
    pub(super) fn call(&mut self, site: ExprId, callee: ExprId, args: &[Arg]) -> Values {
        self.reach(site, callee);
        let result = self.callee(site, callee, args);
        let mut known = std::mem::take(&mut self.filled);
        known.extend(self.written.take());
        self.doubt_references(args, &known);
        for (at, values) in known {
            if let Some(arg) = args.get(at) {
                self.assign(arg.value, values);
            }
        }
        result
    }

    /// A local of which a call that is not followed has a reference may be anything behind it.
    fn doubt_references(&mut self, args: &[Arg], known: &[(usize, Values)]) {
        let unit = self.unit();
        for (at, arg) in args.iter().enumerate() {
            let Expr::Reference(value) = unit.expr(arg.value) else { continue };
            let Expr::Name(name) = unit.expr(*value) else { continue };
            if known.iter().any(|(known, _)| *known == at) {
                continue;
            }
            let Some(held) = self.state.locals.get(name) else { continue };
            let is_plain = |one: &Traced| {
                matches!(one.value, Value::Null | Value::Bool(_) | Value::Int(_) | Value::Str(_))
            };
            if held.iter().any(is_plain) {
                let mut doubted = held.clone();
                doubted.add(&Values::unknown(Why::NeverAssigned(unit.shared(*name))));
                Rc::make_mut(&mut self.state.locals).insert(*name, doubted);
            }
        }
    }

    fn reach(&mut self, site: ExprId, callee: ExprId) {
        let unit = self.unit();
        if let Some(name) = super::starts::called_name(unit, callee)
            && self.knowledge.starts_by(last_segment(unit.text(name)))
        {
            self.run.reached.insert((self.frame.function.unit, site.0));
        }
    }

    fn callee(&mut self, site: ExprId, callee: ExprId, args: &[Arg]) -> Values {
        let unit = self.unit();
        match unit.expr(callee) {
            Expr::Name(name) => {
                let name = *name;
                let args = self.arguments(args);
                self.call_name(site, name, &args)
            }
            Expr::Member { object, name } => {
                let name = unit.shared(*name);
                if matches!(unit.expr(*object), Expr::Super) {
                    let args = self.arguments(args);
                    return self.super_method(site, &name, &args);
                }
                let objects = self.expr(*object);
                let args = self.arguments(args);
                // A smart pointer takes another value.
                if unit.language == crate::Language::Cpp
                    && &*name == "reset"
                    && let [value] = args.as_slice()
                {
                    self.assign(*object, value.values.clone());
                    return Values::none();
                }
                self.call_member(site, *object, &objects, &name, &args)
            }
            Expr::Super | Expr::This => {
                let args = self.arguments(args);
                self.call_constructor(matches!(unit.expr(callee), Expr::Super), &args)
            }
            _ => {
                let callees = self.expr(callee);
                let args = self.arguments(args);
                callees.map(|traced| self.call_value(site, &traced.value, &args))
            }
        }
    }

    fn call_name(&mut self, site: ExprId, name: crate::ir::Sym, args: &[ArgValue]) -> Values {
        if let Some(values) = self.state.locals.get(&name).cloned() {
            return values.map(|traced| self.call_value(site, &traced.value, args));
        }
        let text = self.unit().shared(name);
        if let Some(method) = self.method_in_scope(&text, args) {
            let this = self.frame.this;
            if let Some(id) = this
                && let Some(Kind::Symbolic(ty)) = self.state.object(id).map(|object| &object.kind)
                && self.methods(*ty, &text).contains(&method)
            {
                let ty = *ty;
                return self.call_on_instance(site, id, ty, &text, args);
            }
            return self.call_project(site, method, this, args, None);
        }
        if let Some(values) = self.call_on_receiver(site, &text, args) {
            return values;
        }
        let callees = match self.field_in_scope(name) {
            Some((owner, index)) => self.field_by_name(owner, index),
            None => self.global_name(name),
        };
        callees.map(|traced| match &traced.value {
            Value::Unknown(_) => self.unresolved_call(&text, args),
            value => self.call_value(site, value, args),
        })
    }

    /// A plain call inside `object.apply { ... }` is one on the object.
    fn call_on_receiver(
        &mut self,
        site: ExprId,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Option<Values> {
        let this = self.frame.this?;
        let (ty, event) = match &self.state.object(this)?.kind {
            Kind::External { ty, event } => (ty, event),
            Kind::Instance(class) | Kind::Symbolic(class) => {
                let supers = self.outside_supers(*class);
                let mut inherited = supers.iter().map(|path| format!("{path}.{name}"));
                let full = inherited.find(|full| self.knowledge.is_call(full))?;
                return Some(self.outside(site, &full.into(), None, args, &[]));
            }
            _ => return None,
        };
        let full: Arc<str> = format!("{ty}.{name}").into();
        let event = *event;
        let known = self.knowledge.is_call(&full) || self.knowledge.return_type(&full).is_some();
        known.then(|| self.outside(site, &full, Some((this, event)), args, &[]))
    }

    /// A call of something that nothing here explains: a function of the language, or unknown.
    fn unresolved_call(&mut self, name: &Arc<str>, args: &[ArgValue]) -> Values {
        if let Some(values) = builtin::function(self, name, args) {
            return values;
        }
        self.run_closures(args);
        Values::unknown(Why::Missing(name.clone()))
    }

    fn method_in_scope(&self, name: &Arc<str>, args: &[ArgValue]) -> Option<FunctionRef> {
        let unit = self.unit();
        let function = unit.function(self.frame.function.function)?;
        let mut owner = function.owner.filter(|_| unit.language.calls_methods_plainly());
        while let Some(ty) = owner {
            let ty = TypeRef { unit: self.frame.function.unit, ty };
            if let Some(method) = self.overload(&self.methods(ty, name), args) {
                return Some(method);
            }
            owner = unit.ty(ty.ty).and_then(|decl| decl.outer);
        }
        None
    }

    /// Methods of a name in a type and its supertypes, nearest first.
    pub(super) fn methods(&self, ty: TypeRef, name: &Arc<str>) -> Arc<[FunctionRef]> {
        self.names.methods.answer((ty, name.clone()), || self.find_methods(ty, name).into())
    }

    fn find_methods(&self, ty: TypeRef, name: &str) -> Vec<FunctionRef> {
        let mut found = Vec::new();
        for ty in self.lineage(ty).iter().copied() {
            let Some((unit, decl)) = self.project.ty(ty) else { continue };
            let Some(sym) = unit.symbol(name) else { continue };
            let named = decl.methods.iter().filter(|id| {
                unit.function(**id).is_some_and(|function| {
                    function.name == sym && function.kind != FunctionKind::Constructor
                })
            });
            found.extend(named.map(|id| FunctionRef { unit: ty.unit, function: *id }));
        }
        found
    }

    /// The candidate that takes these arguments best.
    fn overload(&self, candidates: &[FunctionRef], args: &[ArgValue]) -> Option<FunctionRef> {
        let mut best: Option<(u32, FunctionRef)> = None;
        for candidate in candidates {
            let Some(score) = self.fits(*candidate, args) else { continue };
            if best.is_none_or(|(held, _)| score > held) {
                best = Some((score, *candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// How well a function takes arguments; `None` where it cannot.
    fn fits(&self, candidate: FunctionRef, args: &[ArgValue]) -> Option<u32> {
        let (unit, function) = self.project.function(candidate)?;
        let required = function
            .params
            .iter()
            .filter(|param| param.default.is_none() && !param.variadic)
            .count();
        let variadic = function.params.iter().any(|param| param.variadic);
        let spread = args.iter().any(|arg| arg.spread);
        let loose = unit.language.calls_loosely();
        if !spread
            && !loose
            && (args.len() < required || (args.len() > function.params.len() && !variadic))
        {
            return None;
        }
        let mut score = 1 + 4 * u32::from(args.len() == function.params.len());
        for (param, arg) in function.params.iter().zip(args) {
            let Some(ty) = param.ty else { continue };
            let ty = unit.text(ty);
            score += match arg.values.only() {
                Some(Value::Str(_)) if matches!(ty, "String" | "string" | "CharSequence") => 3,
                Some(Value::Int(_)) if matches!(ty, "int" | "long" | "Integer" | "Int") => 3,
                Some(Value::Bool(_)) if matches!(ty, "boolean" | "bool" | "Boolean") => 3,
                Some(Value::Str(_) | Value::Int(_) | Value::Bool(_)) => 0,
                _ => 1,
            };
        }
        Some(score)
    }

    fn super_method(&mut self, site: ExprId, name: &Arc<str>, args: &[ArgValue]) -> Values {
        let Some(this) = self.frame.this else { return Values::not_modelled("super") };
        let Some(Kind::Instance(ty) | Kind::Symbolic(ty)) =
            self.state.object(this).map(|object| object.kind.clone())
        else {
            return Values::not_modelled("super");
        };
        let lineage = self.lineage(ty);
        for parent in lineage.iter().skip(1).copied() {
            if let Some(method) = self.overload(&self.methods(parent, name), args) {
                return self.call_project(site, method, Some(this), args, None);
            }
        }
        if &**name == "__init__" || &**name == "initialize" {
            return self.call_constructor(true, args);
        }
        match self.outside_supers(ty).first().cloned() {
            Some(path) => {
                let full: Arc<str> = format!("{path}.{name}").into();
                self.outside(site, &full, None, args, &[])
            }
            None => Values::unknown(Why::Missing(name.clone())),
        }
    }

    /// `super(...)` and `this(...)`.
    fn call_constructor(&mut self, parent: bool, args: &[ArgValue]) -> Values {
        let unit = self.unit();
        let owner = unit.function(self.frame.function.function).and_then(|f| f.owner);
        let (Some(owner), Some(this)) = (owner, self.frame.this) else { return Values::none() };
        let own = TypeRef { unit: self.frame.function.unit, ty: owner };
        let target = if parent { self.lineage(own).get(1).copied() } else { Some(own) };
        if let Some(target) = target {
            self.run_constructor(target, this, args);
        }
        Values::none()
    }

    /// A member call on whatever the object may be.
    fn call_member(
        &mut self,
        site: ExprId,
        object: ExprId,
        objects: &Values,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        let unknown =
            objects.iter().all(|traced| matches!(traced.value, Value::Unknown(_) | Value::Null));
        if unknown {
            match self.static_type(object) {
                Some(ty @ Value::Class(_)) => return self.call_on_type(site, &ty, name, args),
                Some(ty @ Value::Path(_)) => {
                    self.miss_type(object);
                    return self.call_on_type(site, &ty, name, args);
                }
                _ => self.miss_type(object),
            }
        }
        objects.map(|traced| self.call_method(site, traced, name, args))
    }

    /// A call on a value of which only the declared type is known.
    fn call_on_type(
        &mut self,
        site: ExprId,
        ty: &Value,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        match ty {
            Value::Class(class) => {
                let object = self.allocate(Object::new(Kind::Symbolic(*class)));
                self.call_on_object(site, object, name, args)
            }
            Value::Path(path) => {
                let full: Arc<str> = format!("{path}.{name}").into();
                self.outside(site, &full, None, args, &[])
            }
            _ => Values::unknown(Why::Missing(name.clone())),
        }
    }

    /// A method call on one value.
    pub(super) fn call_method(
        &mut self,
        site: ExprId,
        object: &Traced,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        match &object.value {
            Value::Path(_) | Value::Function { .. } if self.binds(name) => {
                let own = Values::from_iter([object.clone()]);
                let own = ArgValue { name: None, values: own, spread: false };
                let rest = args.get(1..).unwrap_or_default().iter().cloned();
                let args: Vec<ArgValue> = std::iter::once(own).chain(rest).collect();
                builtin::partial(self, &args)
            }
            Value::Path(path) => self.call_on_path(site, path, name, args),
            Value::Class(class) => self.call_on_class(site, *class, name, args),
            Value::Object(id) => self.call_on_object(site, *id, name, args),
            Value::Function { .. }
                if matches!(
                    &**name,
                    "call" | "apply" | "get" | "invoke" | "run" | "accept" | "execute" | "test"
                ) =>
            {
                self.call_value(site, &object.value, args)
            }
            Value::Partial(_, why) if !builtin::keeps_text(name) => {
                self.run_closures(args);
                Values::one(Value::Unknown(why.clone()))
            }
            value => match self
                .call_on_language_type(value, name, args)
                .or_else(|| builtin::method(self, object, name, args))
            {
                Some(values) => values,
                None => {
                    self.run_closures(args);
                    match value {
                        Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
                        _ => Values::unknown(Why::External(name.clone())),
                    }
                }
            },
        }
    }

    /// JavaScript's `f.bind(this, a)`.
    fn binds(&self, name: &str) -> bool {
        name == "bind" && self.unit().language.finds_members_by_name()
    }

    /// `String.format`, `Integer.parseInt`: types that no import names.
    fn call_on_language_type(
        &mut self,
        object: &Value,
        name: &str,
        args: &[ArgValue],
    ) -> Option<Values> {
        let Value::Unknown(why) = object else { return None };
        let Why::Missing(ty) = &**why else { return None };
        builtin::path(self, &format!("{ty}.{name}"), args)
    }

    fn call_on_path(
        &mut self,
        site: ExprId,
        path: &Arc<str>,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        // Ruby's way to a constant by its name.
        if &**name == "const_get"
            && let Some(Value::Str(constant)) = args.first().and_then(|arg| arg.values.only())
        {
            let constant: Arc<str> = format!("{path}.{constant}").into();
            return Values::one(Value::Path(constant));
        }
        let full: Arc<str> = format!("{path}.{name}").into();
        let generic = full.contains('<');
        if !generic && !self.knowledge.is_known(&full) {
            if let Some(declared) = self.qualified(&full) {
                let callees = self.declared(declared, name);
                return callees.map(|traced| self.call_value(site, &traced.value, args));
            }
            if let Some(callees) = self.handed_on(&full) {
                return callees.map(|traced| self.call_value(site, &traced.value, args));
            }
            if !self.knowledge.is_known(path) {
                self.run.missing.push(full.clone());
            }
        }
        self.outside(site, &full, None, args, &[])
    }

    fn call_on_class(
        &mut self,
        site: ExprId,
        class: TypeRef,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        if let Some(method) = self.overload(&self.methods(class, name), args) {
            return self.call_project(site, method, None, args, None);
        }
        if let Some(owner) = self.static_owner(class, name) {
            let values = self.static_member(owner, name);
            return values.map(|traced| self.call_value(site, &traced.value, args));
        }
        match (&**name, args.first()) {
            ("new" | "of" | "create" | "getInstance" | "apply", _) => {
                self.instantiate(class, args, &[])
            }
            ("valueOf", Some(constant)) => {
                let constants = constant.values.clone();
                constants.map(|traced| match &traced.value {
                    Value::Str(constant) => self.static_member(class, constant),
                    _ => Values::not_modelled("an enum constant whose name is not known"),
                })
            }
            _ => match self.outside_supers(class).first().cloned() {
                Some(path) => {
                    let full: Arc<str> = format!("{path}.{name}").into();
                    self.outside(site, &full, None, args, &[])
                }
                None => Values::unknown(Why::Missing(name.clone())),
            },
        }
    }

    fn call_on_object(
        &mut self,
        site: ExprId,
        id: ObjectId,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        let Some(object) = self.state.object(id) else { return Values::none() };
        match object.kind.clone() {
            Kind::Instance(ty) | Kind::Symbolic(ty) => {
                self.call_on_instance(site, id, ty, name, args)
            }
            Kind::External { ty, event } => {
                if let Some(values) = builtin::external_method(self, id, &ty, name, args) {
                    return values;
                }
                let full: Arc<str> = format!("{ty}.{name}").into();
                self.outside(site, &full, Some((id, event)), args, &[])
            }
            Kind::Record if matches!(&**name, "new" | "[]" | "_make") => {
                let names = object.items.clone();
                self.fill_record(&names, args)
            }
            Kind::Bound if matches!(&**name, "call" | "apply") => self.call_object(site, id, args),
            Kind::Bound | Kind::Record => Values::not_modelled("a member of a function"),
            Kind::Opaque(why) => {
                let unknown = Value::Unknown(why);
                self.call_method(site, &Traced { value: unknown, origin: None }, name, args)
            }
            Kind::List | Kind::Map | Kind::Text => {
                if args.is_empty()
                    && let Some(values) = object.fields.get(name)
                    && self.unit().language.reads_methods_as_fields()
                {
                    return values.clone();
                }
                if let Some(Value::Function { .. } | Value::Path(_)) =
                    object.fields.get(name).and_then(|values| values.only())
                {
                    let callees = object.fields.get(name).cloned().unwrap_or_default();
                    return callees.map(|traced| self.call_value(site, &traced.value, args));
                }
                if let Some(values) = self.over_elements(id, name, args) {
                    return values;
                }
                self.run_closures(args);
                builtin::container(self, id, name, args)
            }
        }
    }

    /// `list.forEach(x -> ...)`: the closure is run with each element; `map` gives the results.
    fn over_elements(&mut self, id: ObjectId, name: &str, args: &[ArgValue]) -> Option<Values> {
        if !builtin::ITERATIONS.contains(&name) {
            return None;
        }
        let closure = args.iter().find_map(|arg| match arg.values.only() {
            Some(Value::Function { function, this, captured }) => {
                Some((*function, *this, captured.clone()))
            }
            _ => None,
        });
        let (function, this, captured) = closure?;
        let own = Values::one(Value::Object(id));
        let (elements, open) = self.elements(&own);
        if elements.is_empty() || elements.len() > builtin::MAX_ITERATIONS {
            return None;
        }
        let mut results = Object::new(Kind::List);
        results.open = open;
        for element in elements {
            let args = self.element_arguments(id, name, function, element);
            results.items.push(self.invoke(function, this, &args, captured.as_ref()));
        }
        let is_map = matches!(name, "map" | "collect" | "Select" | "flatMap" | "mapNotNull");
        Some(if is_map { Values::one(Value::Object(self.allocate(results))) } else { own })
    }

    /// What a closure is given for one element: of a map its key and its value, and what a list
    /// holds as a list where the closure takes several.
    fn element_arguments(
        &mut self,
        id: ObjectId,
        name: &str,
        function: FunctionRef,
        element: Values,
    ) -> Vec<ArgValue> {
        let takes = self.project.function(function).map_or(1, |(_, one)| one.params.len());
        let held = self.state.object(id);
        let is_map = held.is_some_and(|held| held.kind == Kind::Map);
        let ruby = self.unit().language == crate::Language::Ruby;
        let given = if is_map {
            let value = self.entry(id, &element);
            match name {
                "each_key" => vec![element],
                "each_value" => vec![value],
                "forEach" if self.unit().language.finds_members_by_name() => vec![value, element],
                _ => vec![element, value],
            }
        } else if ruby && takes > 1 {
            (0..takes).map(|at| self.element(&element, at)).collect()
        } else {
            vec![element]
        };
        let argument = |values| ArgValue { name: None, values, spread: false };
        given.into_iter().map(argument).collect()
    }

    fn call_on_instance(
        &mut self,
        site: ExprId,
        id: ObjectId,
        ty: TypeRef,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        let candidates = self.methods(ty, name);
        if let Some(method) = self.overload(&candidates, args) {
            let symbolic =
                matches!(self.state.object(id).map(|o| &o.kind), Some(Kind::Symbolic(_)));
            if symbolic && self.is_abstract(method) {
                return self.implementations(site, ty, name, args);
            }
            let mut values = self.call_project(site, method, Some(id), args, None);
            // Some instance that was not seen being made may be one of a subtype.
            if symbolic && self.is_overridden(ty, name) {
                values.add(&self.implementations(site, ty, name, args));
            }
            return values;
        }
        if let Some((owner, index)) = self.find_field(ty, name) {
            let _ = (owner, index);
            if args.is_empty() {
                // A record's accessor.
                return self.field_of(id, name);
            }
            let callees = self.field_of(id, name);
            return callees.map(|traced| self.call_value(site, &traced.value, args));
        }
        if let Some(values) = builtin::scope_function(self, site, id, name, args) {
            return values;
        }
        match self.outside_supers(ty).first().cloned() {
            Some(path) => {
                let full: Arc<str> = format!("{path}.{name}").into();
                self.outside(site, &full, None, args, &[])
            }
            None => {
                self.run_closures(args);
                Values::unknown(Why::Missing(name.clone()))
            }
        }
    }

    fn is_abstract(&self, method: FunctionRef) -> bool {
        self.project.function(method).is_some_and(|(_, function)| function.body.is_empty())
    }

    /// Whether direct subtypes, not too many, have a method of their own under a name.
    fn is_overridden(&self, ty: TypeRef, name: &str) -> bool {
        let Some((unit, decl)) = self.project.ty(ty) else { return false };
        let subtypes = self.project.subtypes(unit.text(decl.name));
        subtypes.len() <= MAX_IMPLEMENTATIONS
            && subtypes.iter().any(|subtype| {
                *subtype != ty
                    && self.lineage(*subtype).contains(&ty)
                    && self.own_method(*subtype, name)
            })
    }

    fn own_method(&self, ty: TypeRef, name: &str) -> bool {
        self.project.ty(ty).is_some_and(|(unit, decl)| {
            unit.symbol(name).is_some_and(|name| {
                let mut methods = decl.methods.iter();
                methods.any(|id| unit.function(*id).is_some_and(|one| one.name == name))
            })
        })
    }

    /// Every implementation of an abstract method.
    fn implementations(
        &mut self,
        site: ExprId,
        ty: TypeRef,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        let Some((unit, decl)) = self.project.ty(ty) else { return Values::none() };
        let mut subtypes = self.project.subtypes(unit.text(decl.name)).to_vec();
        // Types of one name are told apart by what they descend from.
        subtypes.retain(|subtype| *subtype != ty && self.lineage(*subtype).contains(&ty));
        if subtypes.is_empty() || subtypes.len() > MAX_IMPLEMENTATIONS {
            return Values::unknown(Why::Missing(name.clone()));
        }
        if self.dispatches >= MAX_DISPATCHES || !self.step() {
            return Values::unknown(Why::Depth);
        }
        self.dispatches += 1;
        let values = self.each_implementation(site, subtypes, name, args);
        self.dispatches -= 1;
        values
    }

    fn each_implementation(
        &mut self,
        site: ExprId,
        subtypes: Vec<TypeRef>,
        name: &Arc<str>,
        args: &[ArgValue],
    ) -> Values {
        let mut values = Values::none();
        for subtype in subtypes {
            if self.methods(subtype, name).iter().any(|method| !self.is_abstract(*method)) {
                let object = self.allocate(Object::new(Kind::Symbolic(subtype)));
                let result = self.call_on_instance(site, object, subtype, name, args);
                values.add(&result);
            }
        }
        values
    }

    /// A call of a function of the project, unless its full name is one that is reported.
    fn call_project(
        &mut self,
        site: ExprId,
        target: FunctionRef,
        this: Option<ObjectId>,
        args: &[ArgValue],
        captured: Option<&Rc<super::state::Locals>>,
    ) -> Values {
        if let Some(path) = self.known_path(target) {
            return self.outside(site, &path, None, args, &[]);
        }
        let implicit = this.or_else(|| self.implicit_instance(target));
        self.handed_on = std::mem::take(&mut self.references);
        self.invoke(target, implicit, args, captured)
    }

    /// The full name of a function of the project, where it is one that is reported: a library
    /// looked at from inside.
    fn known_path(&self, target: FunctionRef) -> Option<Arc<str>> {
        self.names.known_paths.answer(target, || self.find_known_path(target))
    }

    fn find_known_path(&self, target: FunctionRef) -> Option<Arc<str>> {
        let (unit, function) = self.project.function(target)?;
        let package = unit.text(unit.package);
        if package.is_empty() || !self.knowledge.is_known(package) {
            return None;
        }
        let owner = unit.ty(function.owner?)?;
        let path = format!("{package}.{}.{}", unit.text(owner.name), unit.text(function.name));
        self.knowledge.is_call(&path).then(|| path.into())
    }

    fn implicit_instance(&self, target: FunctionRef) -> Option<ObjectId> {
        let (_, function) = self.project.function(target)?;
        (function.kind == FunctionKind::Method).then_some(self.frame.this).flatten()
    }

    /// Calls a value.
    pub(super) fn call_value(&mut self, site: ExprId, value: &Value, args: &[ArgValue]) -> Values {
        match value {
            Value::Function { function, this, captured } => {
                self.call_project(site, *function, *this, args, captured.as_ref())
            }
            Value::Class(class) => self.instantiate_reported(site, *class, args, &[]),
            Value::Path(path) => self.outside(site, path, None, args, &[]),
            Value::Object(id) => self.call_object(site, *id, args),
            Value::Unknown(why) => {
                self.run_closures(args);
                Values::one(Value::Unknown(why.clone()))
            }
            _ => Values::not_modelled("a call of other than a function"),
        }
    }

    fn call_object(&mut self, site: ExprId, id: ObjectId, args: &[ArgValue]) -> Values {
        let Some(object) = self.state.object(id).cloned() else { return Values::none() };
        match object.kind {
            Kind::External { ty, event } => {
                let full: Arc<str> = format!("{ty}.()").into();
                self.outside(site, &full, Some((id, event)), args, &[])
            }
            Kind::Bound => {
                let mut held = object.items.into_iter();
                let callees = held.next().unwrap_or_default();
                let first = held.map(|values| ArgValue { name: None, values, spread: false });
                let named = object.fields.into_iter().map(|(name, values)| ArgValue {
                    name: Some(name),
                    values,
                    spread: false,
                });
                let args: Vec<ArgValue> = first.chain(args.iter().cloned()).chain(named).collect();
                callees.map(|traced| self.call_value(site, &traced.value, &args))
            }
            Kind::Record => self.fill_record(&object.items, args),
            _ => Values::not_modelled("a call of an object"),
        }
    }

    /// An instance of a [`Kind::Record`]: its fields by name, and in order.
    fn fill_record(&mut self, names: &[Values], args: &[ArgValue]) -> Values {
        let mut made = Object::new(Kind::Map);
        let mut names = names.iter().filter_map(|name| match name.only() {
            Some(Value::Str(name)) => Some(name.clone()),
            _ => None,
        });
        for arg in args {
            if let Some(name) = arg.name.clone().or_else(|| names.next()) {
                made.fields.insert(name, arg.values.clone());
            }
        }
        Values::one(Value::Object(self.allocate(made)))
    }

    /// Closures handed to something that is not followed may well be called.
    pub(super) fn run_closures(&mut self, args: &[ArgValue]) {
        for arg in args {
            for traced in arg.values.iter() {
                if let Value::Function { function, this, captured } = &traced.value
                    && let Some(at) = self.frame.idle.iter().position(|(idle, _)| idle == function)
                {
                    self.frame.idle.remove(at);
                    self.invoke_unknown(*function, *this, captured.as_ref());
                }
            }
        }
    }

    pub(super) fn construct(
        &mut self,
        site: ExprId,
        ty: ExprId,
        args: &[Arg],
        fields: &[Arg],
    ) -> Values {
        self.reach(site, ty);
        let types = match self.unit().expr(ty) {
            Expr::Name(name) if self.state.locals.contains_key(name) => self.expr(ty),
            Expr::Name(name) => match self.type_value(self.frame.function.unit, *name) {
                Some(value) => Values::one(value),
                None => self.global_name(*name),
            },
            _ => self.expr(ty),
        };
        let args = self.arguments(args);
        let fields = self.arguments(fields);
        types.map(|traced| match &traced.value {
            Value::Class(class) => self.instantiate_reported(site, *class, &args, &fields),
            Value::Path(path) => self.construct_outside(site, path, &args, &fields),
            Value::Unknown(why) => {
                let name = match &**why {
                    Why::Missing(name) => name.clone(),
                    _ => Arc::from("?"),
                };
                if let Some(values) = builtin::construct(self, &name, &args) {
                    return values;
                }
                self.run_closures(&args);
                self.external_object(&name, None, &fields)
            }
            value => self.call_value(site, value, &args),
        })
    }

    fn construct_outside(
        &mut self,
        site: ExprId,
        path: &Arc<str>,
        args: &[ArgValue],
        fields: &[ArgValue],
    ) -> Values {
        let plain = path.split_once('<').map_or(&**path, |(plain, _)| plain);
        if let Some(values) = builtin::construct(self, last_segment(plain), args) {
            return values;
        }
        let made: Arc<str> = format!("{path}.new").into();
        self.outside(site, &made, None, args, fields)
    }

    pub(super) fn external_object(
        &mut self,
        ty: &Arc<str>,
        event: Option<u32>,
        fields: &[ArgValue],
    ) -> Values {
        let mut object = Object::new(Kind::External { ty: ty.clone(), event });
        for (at, field) in fields.iter().enumerate() {
            let name = field.name.clone().unwrap_or_else(|| at.to_string().into());
            object.fields.insert(name, field.values.clone());
        }
        Values::one(Value::Object(self.allocate(object)))
    }

    /// Construction of a type of the project, reported where its full name is known.
    fn instantiate_reported(
        &mut self,
        site: ExprId,
        class: TypeRef,
        args: &[ArgValue],
        fields: &[ArgValue],
    ) -> Values {
        if let Some((unit, decl)) = self.project.ty(class) {
            let package = unit.text(unit.package);
            if !package.is_empty() && self.knowledge.is_known(package) {
                let made = format!("{package}.{}.new", unit.text(decl.name));
                if self.knowledge.is_call(&made) {
                    return self.outside(site, &made.into(), None, args, fields);
                }
            }
        }
        let made = self.instantiate(class, args, fields);
        self.inherited_construction(site, class, args);
        made
    }

    /// Construction of what a type without constructors of its own inherits from outside.
    fn inherited_construction(&mut self, site: ExprId, class: TypeRef, args: &[ArgValue]) {
        let Some(outside) = self.outside_supers(class).first().cloned() else { return };
        let constructs = |ty: &TypeRef| {
            self.project.ty(*ty).is_some_and(|(unit, decl)| {
                decl.methods.iter().any(|id| {
                    unit.function(*id).is_some_and(|one| one.kind == FunctionKind::Constructor)
                })
            })
        };
        let made: Arc<str> = format!("{outside}.new").into();
        if self.knowledge.is_call(&made) && !self.lineage(class).iter().any(constructs) {
            self.outside(site, &made, None, args, &[]);
        }
    }

    pub(super) fn instantiate(
        &mut self,
        class: TypeRef,
        args: &[ArgValue],
        fields: &[ArgValue],
    ) -> Values {
        let id = self.allocate(Object::new(Kind::Instance(class)));
        self.run_constructor(class, id, args);
        for field in fields {
            if let (Some(name), Some(object)) = (&field.name, self.state.object_mut(id)) {
                object.fields.insert(name.clone(), field.values.clone());
            }
        }
        if let Some(object) = self.state.object(id) {
            for (watched, name, values) in &mut self.watched {
                if *watched == class
                    && let Some(given) = object.fields.get(name)
                {
                    values.add(given);
                }
            }
        }
        Values::one(Value::Object(id))
    }

    fn run_constructor(&mut self, class: TypeRef, id: ObjectId, args: &[ArgValue]) {
        let Some((unit, decl)) = self.project.ty(class) else { return };
        let of_kind = |kind| {
            let methods = decl.methods.iter();
            methods
                .filter(|id| unit.function(**id).is_some_and(|function| function.kind == kind))
                .map(|id| FunctionRef { unit: class.unit, function: *id })
                .collect::<Vec<_>>()
        };
        for initializer in of_kind(FunctionKind::InstanceInitializer) {
            self.invoke(initializer, Some(id), &[], None);
        }
        let constructors = of_kind(FunctionKind::Constructor);
        if let Some(constructor) = self.overload(&constructors, args) {
            self.invoke(constructor, Some(id), args, None);
            return;
        }
        if constructors.is_empty() {
            self.assign_components(class, id, args);
        }
    }

    /// A record, data class or struct without a constructor takes its fields in order.
    fn assign_components(&mut self, class: TypeRef, id: ObjectId, args: &[ArgValue]) {
        let Some((unit, decl)) = self.project.ty(class) else { return };
        let names: Vec<Arc<str>> = decl
            .fields
            .iter()
            .filter(|field| !field.is_static)
            .map(|field| unit.shared(field.name))
            .collect();
        if names.is_empty() {
            if let Some(parent) = self.lineage(class).get(1).copied() {
                self.run_constructor(parent, id, args);
            }
            return;
        }
        let mut positional = names.into_iter();
        for arg in args {
            let name = match &arg.name {
                Some(name) => Some(name.clone()),
                None => positional.next(),
            };
            if let (Some(name), Some(object)) = (name, self.state.object_mut(id)) {
                object.fields.insert(name, arg.values.clone());
            }
        }
    }
}
