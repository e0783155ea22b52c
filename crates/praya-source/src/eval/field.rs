//! Fields: of instances that were seen being made, of instances that were not, and of types.

use std::rc::Rc;
use std::sync::Arc;

use super::interpret::Interpreter;
use super::names::TypeName;
use super::project::Declared;
use super::state::{Global, Kind, Object};
use super::value::{FunctionRef, ObjectId, Traced, TypeRef, Value, Values, Why};
use crate::Language;
use crate::ir::{Expr, ExprId, Field, FunctionId, FunctionKind, Sym};

/// Functions that make an object are looked into up to this many.
const MAX_MAKERS: usize = 6;

/// Functions that assign a field are looked into up to this many.
const MAX_WRITERS: usize = 8;

/// Supertypes are followed this far.
const MAX_SUPERS: usize = 8;

impl Interpreter<'_> {
    /// The type and the types around it whose members a plain name can mean.
    fn scopes(&self) -> Vec<TypeRef> {
        let unit_index = self.frame.function.unit;
        let unit = self.unit();
        let function = unit.function(self.frame.function.function);
        let mut owner = function.and_then(|function| function.owner);
        let mut scopes = Vec::new();
        while let Some(ty) = owner {
            scopes.push(TypeRef { unit: unit_index, ty });
            owner = unit.ty(ty).and_then(|decl| decl.outer);
            if scopes.len() > MAX_SUPERS {
                break;
            }
        }
        scopes
    }

    /// A type and its supertypes within the project.
    pub(super) fn lineage(&self, ty: TypeRef) -> Arc<[TypeRef]> {
        self.names.lineages.answer(ty, || self.find_lineage(ty).into())
    }

    fn find_lineage(&self, ty: TypeRef) -> Vec<TypeRef> {
        let mut lineage = vec![ty];
        let mut at = 0;
        while let Some(ty) = lineage.get(at).copied() {
            at += 1;
            let Some((_, decl)) = self.project.ty(ty) else { continue };
            for name in &decl.supers {
                if let Some(Value::Class(parent)) = self.type_value(ty.unit, *name)
                    && !lineage.contains(&parent)
                    && lineage.len() < MAX_SUPERS
                {
                    lineage.push(parent);
                }
            }
        }
        lineage
    }

    /// The supertypes that stand outside the project, by path.
    pub(super) fn outside_supers(&self, ty: TypeRef) -> Arc<[Arc<str>]> {
        self.names.outside_supers.answer(ty, || self.find_outside_supers(ty).into())
    }

    fn find_outside_supers(&self, ty: TypeRef) -> Vec<Arc<str>> {
        let mut found = Vec::new();
        for ty in self.lineage(ty).iter().copied() {
            let Some((_, decl)) = self.project.ty(ty) else { continue };
            for name in &decl.supers {
                if let Some(Value::Path(path)) = self.type_value(ty.unit, *name) {
                    found.push(path);
                }
            }
        }
        found
    }

    /// The field that a plain name means inside the current function.
    pub(super) fn field_in_scope(&self, name: Sym) -> Option<(TypeRef, usize)> {
        let unit = self.unit();
        let owner = unit.function(self.frame.function.function)?.owner?;
        let owner = TypeRef { unit: self.frame.function.unit, ty: owner };
        self.names.fields_in_scope.answer((owner, name), || {
            let text = unit.shared(name);
            self.scopes().into_iter().find_map(|scope| self.find_field(scope, &text))
        })
    }

    /// A field by name in a type or its supertypes.
    pub(super) fn find_field(&self, ty: TypeRef, name: &Arc<str>) -> Option<(TypeRef, usize)> {
        self.names.fields.answer((ty, name.clone()), || {
            for ty in self.lineage(ty).iter().copied() {
                let (unit, decl) = self.project.ty(ty)?;
                let named = |field: &Field| unit.text(field.name) == &**name;
                if let Some(at) = decl.fields.iter().position(named) {
                    return Some((ty, at));
                }
            }
            None
        })
    }

    fn field_decl(&self, owner: TypeRef, index: usize) -> Option<(&crate::Unit, &Field)> {
        let (unit, decl) = self.project.ty(owner)?;
        Some((unit, decl.fields.get(index)?))
    }

    /// The value of a field that a plain name means.
    pub(super) fn field_by_name(&mut self, owner: TypeRef, index: usize) -> Values {
        let Some((unit, field)) = self.field_decl(owner, index) else { return Values::none() };
        let name = unit.shared(field.name);
        if field.is_static {
            return self.static_field(owner, &name);
        }
        match self.instance_of(owner) {
            Some(this) => self.field_of(this, &name),
            None => {
                let this = self.allocate(Object::new(Kind::Symbolic(owner)));
                self.field_of(this, &name)
            }
        }
    }

    /// The current instance, where it is one of a type that has the field.
    fn instance_of(&self, owner: TypeRef) -> Option<ObjectId> {
        let this = self.frame.this?;
        match self.state.object(this)?.kind {
            Kind::Instance(ty) | Kind::Symbolic(ty) => {
                self.lineage(ty).contains(&owner).then_some(this)
            }
            _ => None,
        }
    }

    pub(super) fn assign_field_by_name(&mut self, owner: TypeRef, index: usize, values: Values) {
        let Some((unit, field)) = self.field_decl(owner, index) else { return };
        let name = unit.shared(field.name);
        if field.is_static {
            Rc::make_mut(&mut self.state.globals).insert(Global::Static(owner, name), values);
        } else if let Some(this) = self.instance_of(owner)
            && let Some(object) = self.state.object_mut(this)
        {
            object.fields.insert(name, values);
        }
    }

    /// A field of an object.
    pub(super) fn field_of(&mut self, id: ObjectId, name: &Arc<str>) -> Values {
        let Some(object) = self.state.object(id) else { return Values::none() };
        if let Some(values) = object.fields.get(name) {
            return values.clone();
        }
        match object.kind.clone() {
            Kind::Instance(ty) => self.uninitialized(id, ty, name),
            Kind::Symbolic(ty) => self.symbolic_field(id, ty, name),
            Kind::External { ty, event } => {
                let path: Arc<str> = format!("{ty}.{name}").into();
                let ty = self.knowledge.return_type(&path).unwrap_or(path);
                let member = Kind::External { ty, event };
                Values::one(Value::Object(self.allocate(Object::new(member))))
            }
            Kind::List if matches!(&**name, "length" | "Length" | "size" | "Count") => {
                self.length_of(id)
            }
            Kind::Opaque(why) => Values::one(Value::Unknown(why)),
            Kind::List | Kind::Text | Kind::Bound | Kind::Record => {
                Values::unknown(Why::Missing(name.clone()))
            }
            Kind::Map => Values::unknown(Why::Missing(name.clone())),
        }
    }

    pub(super) fn length_of(&self, id: ObjectId) -> Values {
        match self.state.object(id) {
            Some(object) if object.length.is_some() => object.length.clone().unwrap_or_default(),
            Some(object) if !object.open && object.kind == Kind::List => {
                Values::one(Value::Int(i64::try_from(object.items.len()).unwrap_or(0)))
            }
            _ => Values::not_modelled("a length that is not known"),
        }
    }

    /// A field of an instance whose construction did not assign it: its initialiser.
    fn uninitialized(&mut self, id: ObjectId, ty: TypeRef, name: &Arc<str>) -> Values {
        let Some((owner, index)) = self.find_field(ty, name) else {
            return self.getter(id, ty, name);
        };
        let values = self.initializer(owner, index, Some(id));
        let values = values.unwrap_or_else(|| Values::unknown(Why::NeverAssigned(name.clone())));
        if let Some(object) = self.state.object_mut(id) {
            object.fields.insert(name.clone(), values.clone());
        }
        values
    }

    /// A member that is no field: a method without parameters read like one, or a method as a
    /// value.
    fn getter(&mut self, id: ObjectId, ty: TypeRef, name: &Arc<str>) -> Values {
        let candidates = self.methods(ty, name);
        let Some(method) = candidates.first().copied() else {
            return match self.static_owner(ty, name) {
                Some(owner) => self.static_field(owner, name),
                None => Values::unknown(Why::Missing(name.clone())),
            };
        };
        let plain = self.project.function(method).is_some_and(|(unit, function)| {
            function.params.is_empty() && unit.language.reads_methods_as_fields()
        });
        if plain {
            return self.invoke(method, Some(id), &[], None);
        }
        Values::one(Value::Function { function: method, this: Some(id), captured: None })
    }

    fn initializer(
        &mut self,
        owner: TypeRef,
        index: usize,
        this: Option<ObjectId>,
    ) -> Option<Values> {
        let (_, field) = self.field_decl(owner, index)?;
        let (init, ty, annotation) = (field.init, field.ty, field.annotation);
        let context = self.context_of(owner);
        if let Some((_, value)) = annotation {
            let text = self.in_unit(context, |this| this.expr(value));
            if let Some(values) = self.injected(&text) {
                return Some(values);
            }
        }
        if let Some(configured) = self.configured(owner, index) {
            return Some(configured);
        }
        let init = init?;
        Some(self.in_unit_with(context, this, |interpreter| {
            let values = interpreter.expr(init);
            match ty {
                Some(ty) => interpreter.typed(values, ty),
                None => values,
            }
        }))
    }

    /// What the configuration sets a field to, where a framework fills its type from there.
    fn configured(&mut self, owner: TypeRef, index: usize) -> Option<Values> {
        let (unit, decl) = self.project.ty(owner)?;
        let (prefix, field) = (unit.text(decl.configured?), decl.fields.get(index)?);
        let key = format!("{prefix}.{}", unit.text(field.name));
        let set = !self.project.settings.values(&key).is_empty();
        set.then(|| self.setting(&key, None))
    }

    /// `@Value("${app.cipher:AES}")`.
    pub(super) fn injected(&mut self, text: &Values) -> Option<Values> {
        let Some(Value::Str(text)) = text.only() else { return None };
        let inner = text.strip_prefix("${")?.strip_suffix('}')?;
        let (key, default) = match inner.split_once(':') {
            Some((key, default)) => (key, Some(default)),
            None => (inner, None),
        };
        let default = default.map(|default| Values::one(Value::Str(default.into())));
        Some(self.setting(key, default))
    }

    /// A function of a type, so that expressions of its unit are evaluated in its scope.
    pub(super) fn context_of(&self, owner: TypeRef) -> FunctionRef {
        let method = self.project.ty(owner).and_then(|(_, decl)| decl.methods.first().copied());
        let function = method.unwrap_or(crate::ir::FunctionId(0));
        FunctionRef { unit: owner.unit, function }
    }

    /// A field of some instance that was not seen being made: whatever the type's own code
    /// assigns to it.
    fn symbolic_field(&mut self, id: ObjectId, ty: TypeRef, name: &Arc<str>) -> Values {
        let Some((owner, index)) = self.find_field(ty, name) else {
            return self.undeclared_field(id, ty, name);
        };
        let values = self.assigned_anywhere(id, owner, Some(index), name);
        if let Some(object) = self.state.object_mut(id) {
            object.fields.insert(name.clone(), values.clone());
        }
        values
    }

    /// Python and Ruby declare fields by assigning them.
    fn undeclared_field(&mut self, id: ObjectId, ty: TypeRef, name: &Arc<str>) -> Values {
        for owner in self.lineage(ty).iter().copied() {
            let assigned = self.project.unit(owner.unit).is_some_and(|unit| {
                unit.symbol(name).is_some_and(|sym| {
                    self.project.writers(owner.unit, sym).iter().any(|writer| {
                        unit.function(*writer)
                            .is_some_and(|function| function.owner == Some(owner.ty))
                    })
                })
            });
            if assigned {
                let values = self.assigned_anywhere(id, owner, None, name);
                if let Some(object) = self.state.object_mut(id) {
                    object.fields.insert(name.clone(), values.clone());
                }
                return values;
            }
        }
        self.getter(id, ty, name)
    }

    fn assigned_anywhere(
        &mut self,
        id: ObjectId,
        owner: TypeRef,
        index: Option<usize>,
        name: &Arc<str>,
    ) -> Values {
        // What the configuration sets, a framework puts in the place of everything else.
        if let Some(configured) = index.and_then(|index| self.configured(owner, index)) {
            return configured;
        }
        let key = Global::Static(owner, name.clone());
        if self.in_progress.contains(&key) {
            return Values::unknown(Why::Loop);
        }
        self.in_progress.push(key);
        let mut values = Values::none();
        let mut by_constructor = false;
        for writer in self.field_writers(owner, name) {
            let ((mut assigned, constructor), cut) =
                self.implicitly(|this| this.assigned_by(writer, owner, name));
            if cut {
                assigned.add(&Values::unknown(Why::Depth));
            }
            if !assigned.is_empty() {
                by_constructor |= constructor;
                values.add(&assigned);
            }
        }
        if !by_constructor {
            values.add(&self.given_at_construction(owner, name));
        }
        let initial = index.and_then(|index| self.initializer(owner, index, Some(id)));
        if let Some(initial) = initial.filter(|_| !by_constructor) {
            values.add(&initial);
        }
        let is_final = index
            .and_then(|index| self.field_decl(owner, index))
            .is_some_and(|(_, field)| field.is_final);
        if values.is_empty() || (!is_final && (is_null(&values) || self.seen.doubt)) {
            values.add(&Values::unknown(Why::NeverAssigned(name.clone())));
        }
        self.in_progress.pop();
        values
    }

    /// What literals of a type without constructors set a field to: `&Store{curve: c}`.
    fn given_at_construction(&mut self, owner: TypeRef, name: &Arc<str>) -> Values {
        let makers = self.makers(owner);
        let others = makers.iter().filter(|maker| !self.stack.contains(maker));
        let makers: Vec<FunctionRef> = others.take(MAX_MAKERS).copied().collect();
        let mut found = Values::none();
        for maker in makers {
            self.watched.push((owner, name.clone(), Values::none()));
            let (_, cut) = self.implicitly(|this| this.invoke_unknown(maker, None, None));
            if let Some((_, _, values)) = self.watched.pop() {
                found.add(&values);
            }
            if cut {
                found.add(&Values::unknown(Why::Depth));
            }
        }
        found
    }

    /// Functions that call a type by its name.
    fn makers(&self, owner: TypeRef) -> Arc<[FunctionRef]> {
        self.names.makers.answer(owner, || {
            let Some((unit, decl)) = self.project.ty(owner) else { return Arc::default() };
            let callers = self.project.callers(unit.text(decl.name)).iter();
            callers.filter(|maker| self.makes(**maker, owner)).copied().collect()
        })
    }

    /// Whether a function can mean this type by its simple name.
    fn makes(&self, maker: FunctionRef, owner: TypeRef) -> bool {
        let Some((unit, decl)) = self.project.ty(owner) else { return false };
        let name = self.project.unit(maker.unit).and_then(|from| from.symbol(unit.text(decl.name)));
        name.and_then(|name| self.type_value(maker.unit, name)) == Some(Value::Class(owner))
    }

    fn field_writers(&self, owner: TypeRef, name: &str) -> Vec<FunctionRef> {
        let Some(unit) = self.project.unit(owner.unit) else { return Vec::new() };
        let Some(sym) = unit.symbol(name) else { return Vec::new() };
        let writers = self.project.writers(owner.unit, sym).iter();
        let own = |id: &&FunctionId| {
            unit.function(**id).is_some_and(|function| function.owner == Some(owner.ty))
        };
        let is_constructor = |id: &FunctionId| {
            unit.function(*id).is_some_and(|one| one.kind == FunctionKind::Constructor)
        };
        let mut found: Vec<FunctionId> = writers.filter(own).copied().collect();
        // A constructor that hands on to one that writes says what it hands on.
        if found.iter().any(is_constructor)
            && let Some(decl) = unit.ty(owner.ty)
        {
            let others = decl.methods.iter().filter(|id| is_constructor(id) && !found.contains(id));
            found.extend(others.copied().collect::<Vec<_>>());
        }
        found.truncate(MAX_WRITERS);
        let of_unit = |id| FunctionRef { unit: owner.unit, function: id };
        let mut found: Vec<FunctionRef> = found.into_iter().map(of_unit).collect();
        if unit.language.declares_values() {
            let here = self.frame.function.unit;
            let writers = self.project.member_writers(name);
            let near: Vec<FunctionRef> =
                writers.iter().filter(|writer| writer.unit == here).copied().collect();
            // A member of a name that everything writes (`data`) is of many types.
            let few = match writers.len() {
                0..=MAX_WRITERS => writers.to_vec(),
                _ if near.len() <= MAX_WRITERS => near,
                _ => Vec::new(),
            };
            found.extend(few.into_iter().filter(|writer| !self.stack.contains(writer)));
            found.truncate(MAX_WRITERS);
        }
        found
    }

    /// What a method leaves in a field of a fresh instance; true where it is a constructor.
    fn assigned_by(
        &mut self,
        writer: FunctionRef,
        owner: TypeRef,
        name: &Arc<str>,
    ) -> (Values, bool) {
        let Some((_, function)) = self.project.function(writer) else {
            return (Values::none(), false);
        };
        if function.kind == FunctionKind::StaticInitializer || function.kind == FunctionKind::Lambda
        {
            return (Values::none(), false);
        }
        let constructor =
            matches!(function.kind, FunctionKind::Constructor | FunctionKind::InstanceInitializer);
        if function.owner != Some(owner.ty) || writer.unit != owner.unit {
            if !self.worth_running(writer) {
                return (Values::unknown(Why::NeverAssigned(name.clone())), false);
            }
            self.watched.push((owner, name.clone(), Values::none()));
            self.invoke_unknown(writer, None, None);
            let found = self.watched.pop().map(|(_, _, found)| found);
            return (found.unwrap_or_default(), false);
        }
        let fresh = self.allocate(Object::new(Kind::Instance(owner)));
        self.invoke_unknown(writer, Some(fresh), None);
        let object = self.state.object(fresh);
        let values = object.and_then(|object| object.fields.get(name)).cloned();
        (values.unwrap_or_default(), constructor)
    }

    /// The type in a lineage that declares a static field.
    pub(super) fn static_owner(&self, ty: TypeRef, name: &Arc<str>) -> Option<TypeRef> {
        let (owner, index) = self.find_field(ty, name)?;
        let (_, field) = self.field_decl(owner, index)?;
        field.is_static.then_some(owner)
    }

    /// A member of a type itself: a static field, an enum constant, a nested type, a method.
    pub(super) fn static_member(&mut self, class: TypeRef, name: &Arc<str>) -> Values {
        if let Some(owner) = self.static_owner(class, name) {
            return self.static_field(owner, name);
        }
        if self.is_class_variable(class, name) {
            return self.static_field(class, name);
        }
        if let Some(nested) = self.nested_type(class, name) {
            return Values::one(Value::Class(nested));
        }
        if let Some(method) = self.methods(class, name).first() {
            let function = *method;
            return Values::one(Value::Function { function, this: None, captured: None });
        }
        if matches!(&**name, "class" | "self" | "java" | "TYPE") {
            return Values::one(Value::Class(class));
        }
        Values::unknown(Why::Missing(name.clone()))
    }

    /// Ruby's class methods declare variables of the class by assigning them.
    fn is_class_variable(&self, class: TypeRef, name: &str) -> bool {
        let ruby = self.project.ty(class).is_some_and(|(unit, _)| unit.language == Language::Ruby);
        ruby && !self.field_writers(class, name).is_empty()
    }

    fn nested_type(&self, class: TypeRef, name: &str) -> Option<TypeRef> {
        let unit = self.project.unit(class.unit)?;
        let at = unit
            .types
            .iter()
            .position(|decl| decl.outer == Some(class.ty) && unit.text(decl.name) == name)?;
        Some(TypeRef { unit: class.unit, ty: crate::ir::TypeId(u32::try_from(at).ok()?) })
    }

    fn static_field(&mut self, owner: TypeRef, name: &Arc<str>) -> Values {
        let key = Global::Static(owner, name.clone());
        if let Some(values) = self.state.globals.get(&key) {
            return values.clone();
        }
        if self.in_progress.contains(&key) {
            return Values::unknown(Why::Loop);
        }
        // Before the field counts as being asked for: the blocks read and fill what it holds.
        self.static_initializers(owner);
        self.in_progress.push(key.clone());
        let initialized = self.state.globals.get(&key).cloned();
        let values = match initialized {
            Some(values) => values,
            None => self.static_default(owner, name),
        };
        self.in_progress.pop();
        Rc::make_mut(&mut self.state.globals).insert(key, values.clone());
        values
    }

    fn static_initializers(&mut self, owner: TypeRef) {
        if !self.initialized.insert(owner) {
            return;
        }
        let Some((unit, decl)) = self.project.ty(owner) else { return };
        let initializers = decl.methods.iter().filter(|id| {
            unit.function(**id)
                .is_some_and(|function| function.kind == FunctionKind::StaticInitializer)
        });
        for id in initializers.copied().collect::<Vec<_>>() {
            let function = FunctionRef { unit: owner.unit, function: id };
            self.implicitly(|this| this.invoke_unknown(function, None, None));
        }
    }

    /// A static field's initialiser, with what other code of the type assigns where it can.
    fn static_default(&mut self, owner: TypeRef, name: &Arc<str>) -> Values {
        let found = self.find_field(owner, name);
        let is_final = found.is_some_and(|(found, index)| {
            self.field_decl(found, index).is_some_and(|(_, field)| field.is_final)
        });
        let (initial, cut) = self.implicitly(|this| {
            found.and_then(|(found, index)| this.initializer(found, index, None))
        });
        let mut values = initial.unwrap_or_default();
        if cut {
            values.add(&Values::unknown(Why::Depth));
        }
        if let Some(Value::Object(id)) = values.only()
            && let Some(object) = self.state.object_mut(*id)
            && is_final
            && object.kind == Kind::Instance(owner)
        {
            object.constant = Some(name.clone());
        }
        if !is_final {
            let key = Global::Static(owner, name.clone());
            for writer in self.field_writers(owner, name) {
                if self.stack.contains(&writer) {
                    continue;
                }
                let held = Rc::make_mut(&mut self.state.globals).remove(&key);
                let (_, cut) = self.implicitly(|this| this.invoke_unknown(writer, None, None));
                if cut {
                    values.add(&Values::unknown(Why::Depth));
                }
                if let Some(assigned) = Rc::make_mut(&mut self.state.globals).remove(&key) {
                    values.add(&assigned);
                }
                if let Some(held) = held {
                    Rc::make_mut(&mut self.state.globals).insert(key.clone(), held);
                }
            }
        }
        if values.is_empty() || (!is_final && (is_null(&values) || self.seen.doubt)) {
            values.add(&Values::unknown(Why::NeverAssigned(name.clone())));
        }
        values
    }

    /// What a type's name means in a unit: a type of the project, or a path outside.
    pub(super) fn type_value(&self, unit: u32, name: Sym) -> Option<Value> {
        let found = self.names.types.answer((unit, name), || match self.find_type(unit, name)? {
            Value::Class(class) => Some(TypeName::Class(class)),
            Value::Path(path) => Some(TypeName::Path(path)),
            _ => None,
        });
        Some(match found? {
            TypeName::Class(class) => Value::Class(class),
            TypeName::Path(path) => Value::Path(path),
        })
    }

    /// The declaration that a full path in the current unit means.
    pub(super) fn qualified(&self, path: &Arc<str>) -> Option<Declared> {
        let here = self.frame.function.unit;
        let question = (here, path.clone());
        self.names.qualified.answer(question, || self.project.qualified(here, path))
    }

    fn find_type(&self, unit_index: u32, name: Sym) -> Option<Value> {
        let unit = self.project.unit(unit_index)?;
        let name = unit.text(name);
        let (first, rest) = match name.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (name, None),
        };
        let import = unit
            .imports
            .iter()
            .find(|import| unit.text(import.local) == first)
            .map(|import| unit.text(import.path));
        let declared = |declared| match declared {
            Some(Declared::Type(ty)) => Some(Value::Class(ty)),
            _ => None,
        };
        let head = match import {
            Some(path) if self.knowledge.is_known(path) => Value::Path(path.into()),
            Some(path) => declared(self.project.qualified(unit_index, path))
                .unwrap_or_else(|| Value::Path(path.into())),
            None => match declared(self.project.unqualified(unit_index, first)) {
                Some(class) => class,
                None => self.outside_type(unit, first)?,
            },
        };
        match (head, rest) {
            (head, None) => Some(head),
            (Value::Path(path), Some(rest)) => Some(Value::Path(format!("{path}.{rest}").into())),
            (Value::Class(class), Some(rest)) => self.nested_type(class, rest).map(Value::Class),
            _ => None,
        }
    }

    fn outside_type(&self, unit: &crate::Unit, name: &str) -> Option<Value> {
        let stars = unit.imports.iter().filter(|import| unit.text(import.local).is_empty());
        let packages = stars.map(|import| unit.text(import.path)).chain([unit.text(unit.package)]);
        let packages = packages.chain(self.project.global_imports.iter().map(|path| &**path));
        for package in packages {
            let candidate = format!("{package}.{name}");
            if self.knowledge.is_known(&candidate) {
                return Some(Value::Path(candidate.into()));
            }
        }
        let known = self.knowledge.is_known(name).then(|| name.into());
        known.or_else(|| self.knowledge.unimported(unit, name)).map(Value::Path)
    }

    /// The declared type of an expression, for calls on values that are not known.
    pub(super) fn static_type(&self, expr: ExprId) -> Option<Value> {
        let unit = self.unit();
        let here = self.frame.function.unit;
        match unit.expr(expr) {
            Expr::Name(name) => {
                if let Some(ty) = self.frame.types.get(name) {
                    return self.type_value(here, *ty);
                }
                let (owner, index) = self.field_in_scope(*name)?;
                self.field_type(owner, index)
            }
            Expr::Member { object, name } => {
                let owner = match unit.expr(*object) {
                    Expr::This => {
                        let function = unit.function(self.frame.function.function)?;
                        TypeRef { unit: here, ty: function.owner? }
                    }
                    _ => match self.static_type(*object)? {
                        Value::Class(class) => class,
                        _ => return None,
                    },
                };
                let (owner, index) = self.find_field(owner, &unit.shared(*name))?;
                self.field_type(owner, index)
            }
            Expr::Call { callee, .. } => self.return_type_of(*callee),
            Expr::Cast { ty, .. } => self.type_value(here, *ty),
            Expr::Reference(value) => self.static_type(*value),
            _ => None,
        }
    }

    /// Notes that the declaration of an expression's type may be in a file that is not read yet.
    pub(super) fn miss_type(&mut self, expr: ExprId) {
        let unit = self.unit();
        let name = match unit.expr(expr) {
            Expr::Name(name) => match self.frame.types.get(name) {
                Some(ty) => Some(unit.shared(*ty)),
                None => self.field_in_scope(*name).and_then(|(owner, index)| {
                    let (unit, field) = self.field_decl(owner, index)?;
                    Some(unit.shared(field.ty?))
                }),
            },
            _ => None,
        };
        let Some(name) = name else { return };
        let import = unit.imports.iter().find(|import| unit.text(import.local) == &*name);
        let path = import.map_or(name, |import| unit.shared(import.path));
        if !self.knowledge.is_known(&path) && path.len() > 2 {
            self.run.missing.push(path);
        }
    }

    /// The declared result type of a method of the project.
    fn return_type_of(&self, callee: ExprId) -> Option<Value> {
        let unit = self.unit();
        let method = match unit.expr(callee) {
            Expr::Member { object, name } => match self.static_type(*object)? {
                Value::Class(class) => *self.methods(class, &unit.shared(*name)).first()?,
                Value::Path(path) => {
                    let called = format!("{path}.{}", unit.text(*name));
                    return self.knowledge.return_type(&called).map(Value::Path);
                }
                _ => return None,
            },
            Expr::Name(name) => {
                let (scopes, name) = (self.scopes(), unit.shared(*name));
                let found = scopes.iter().find_map(|ty| self.methods(*ty, &name).first().copied());
                found?
            }
            _ => return None,
        };
        let (_, function) = self.project.function(method)?;
        self.type_value(method.unit, function.returns?)
    }

    fn field_type(&self, owner: TypeRef, index: usize) -> Option<Value> {
        let (_, field) = self.field_decl(owner, index)?;
        self.type_value(owner.unit, field.ty?)
    }

    /// Values of a variable with a declared type: the result of an outside call whose type was
    /// not known takes the declared one.
    pub(super) fn typed(&mut self, values: Values, ty: Sym) -> Values {
        let untyped: Vec<ObjectId> = values
            .iter()
            .filter_map(|traced| match traced.value {
                Value::Object(id) => Some(id),
                _ => None,
            })
            .filter(|id| {
                let annotated = self.unit().language == Language::Python;
                matches!(self.state.object(*id).map(|object| &object.kind),
                    Some(Kind::External { ty, .. }) if annotated || ty.ends_with("()"))
            })
            .collect();
        if untyped.is_empty() {
            return values;
        }
        let by_value = self.unit().language.declares_values();
        let target = self.type_value(self.frame.function.unit, ty);
        for id in untyped {
            let Some(object) = self.state.object_mut(id) else { continue };
            match (&target, &mut object.kind) {
                (Some(Value::Path(path)), Kind::External { ty, .. })
                    if ty.ends_with("()") || self.knowledge.is_known(path) =>
                {
                    *ty = path.clone();
                }
                // Memory for one of the project's own structures.
                (Some(Value::Class(class)), Kind::External { event: None, .. }) if by_value => {
                    object.kind = Kind::Instance(*class);
                }
                _ => {}
            }
        }
        values
    }

    /// A configuration key's values, with the default where the key is absent.
    pub(super) fn setting(&mut self, key: &str, default: Option<Values>) -> Values {
        let found = self.project.settings.values(key);
        if found.is_empty() {
            return match default {
                Some(default) => default,
                None => Values::unknown(Why::Setting(key.into())),
            };
        }
        found
            .iter()
            .map(|setting| Traced {
                // A number that a program asks for as one.
                value: match setting.value.parse() {
                    Ok(number) => Value::Int(number),
                    Err(_) => Value::Str(setting.value.clone()),
                },
                origin: Some(super::value::Origin::Setting(setting.place.clone())),
            })
            .collect()
    }

    /// An environment variable: what `.env` files give it, and always the doubt.
    pub(super) fn environment(&mut self, name: &str) -> Values {
        let mut values = Values::unknown(Why::Environment(name.into()));
        if !self.project.settings.values(name).is_empty() {
            values.add(&self.setting(name, None));
        }
        values
    }
}

/// Nothing but the absence that a variable starts with: something will be assigned somewhere.
pub(super) fn is_null(values: &Values) -> bool {
    matches!(values.only(), Some(Value::Null))
}
