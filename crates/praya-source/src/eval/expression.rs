//! Expressions: what they may be.

use std::rc::Rc;
use std::sync::Arc;

use super::interpret::{ArgValue, Interpreter};
use super::operator;
use super::project::{Declared, last_segment};
use super::state::{Global, Kind, Object};
use super::value::{FunctionRef, ObjectId, Traced, TypeRef, Value, Values, Why};
use crate::Language;
use crate::ir::{BinaryOp, Expr, ExprId, FunctionKind, Stmt, Sym, UNPACKED};

/// Literals with more elements are tables, not choices.
const MAX_ITEMS: usize = 256;

impl Interpreter<'_> {
    /// What an expression of the current unit may be.
    pub(super) fn expr(&mut self, id: ExprId) -> Values {
        if !self.step() {
            return Values::unknown(Why::Depth);
        }
        let unit = self.unit();
        match unit.expr(id) {
            Expr::Str(text) => Values::written(Value::Str(unit.shared(*text)), self.origin(id)),
            Expr::Int(value) => Values::written(Value::Int(*value), self.origin(id)),
            Expr::Bool(value) => Values::one(Value::Bool(*value)),
            Expr::Null => Values::one(Value::Null),
            Expr::Name(name) => self.name(*name),
            Expr::This => self.this(),
            Expr::Super => self.this(),
            Expr::Path(path) => self.path(&unit.shared(*path)),
            Expr::Member { object, name } => {
                let values = self.member(*object, *name);
                self.called_without_arguments(id, values)
            }
            Expr::Index { object, index } => self.index(*object, *index),
            Expr::Call { callee, args } => self.call(id, *callee, args),
            Expr::New { ty, args, fields } => self.construct(id, *ty, args, fields),
            Expr::Binary { op, left, right } => self.binary(*op, *left, *right),
            Expr::Cast { value, ty } => self.cast(*value, *ty),
            Expr::Reference(value) => self.expr(*value),
            Expr::Is { value, .. } => {
                self.expr(*value);
                Values::bool(None)
            }
            Expr::Unary { op, value } => {
                let values = self.expr(*value);
                operator::unary(*op, &values)
            }
            Expr::Conditional { condition, then, otherwise } => {
                self.conditional(*condition, *then, *otherwise)
            }
            Expr::Match { subject, arms } => self.match_(*subject, arms),
            Expr::List(items) => self.list(items),
            Expr::Sized(length) => {
                let mut object = Object::new(Kind::List);
                object.length = Some(self.expr(*length));
                object.open = true;
                Values::one(Value::Object(self.allocate(object)))
            }
            Expr::Map(entries) => self.map(entries),
            Expr::Template(parts) => self.template(parts),
            Expr::Lambda(function) => self.lambda(*function),
            Expr::Assign { target, value } => {
                let values = self.expr(*value);
                self.assign(*target, values.clone());
                values
            }
            Expr::Block(statements, value) => {
                self.block(statements);
                if self.state.live { self.expr(*value) } else { Values::none() }
            }
            Expr::Unknown(why) => Values::not_modelled(why),
        }
    }

    /// In Scala a member may be a call that leaves its parentheses out.
    fn called_without_arguments(&mut self, site: ExprId, values: Values) -> Values {
        if self.unit().language != Language::Scala {
            return values;
        }
        match values.only() {
            Some(Value::Path(path)) if self.knowledge.is_call(path) => {
                let path = path.clone();
                self.outside(site, &path, None, &[], &[])
            }
            _ => values,
        }
    }

    fn this(&mut self) -> Values {
        match self.frame.this {
            Some(this) => Values::one(Value::Object(this)),
            None => Values::not_modelled("the instance in a static context"),
        }
    }

    fn path(&mut self, path: &Arc<str>) -> Values {
        Values::one(Value::Path(path.clone()))
    }

    fn lambda(&mut self, function: crate::ir::FunctionId) -> Values {
        let function = FunctionRef { unit: self.frame.function.unit, function };
        let this = self.frame.this;
        self.frame.idle.push((function, this));
        let captured = Some(self.state.locals.clone());
        Values::one(Value::Function { function, this, captured })
    }

    fn binary(&mut self, op: BinaryOp, left: ExprId, right: ExprId) -> Values {
        let left = self.expr(left);
        match op {
            BinaryOp::Coalesce => return self.coalesce(left, right),
            BinaryOp::And if left.truth() == Some(false) => return left,
            BinaryOp::Or if left.truth() == Some(true) => return left,
            _ => {}
        }
        let right = match op {
            BinaryOp::And | BinaryOp::Or => self.beside(right),
            _ => self.expr(right),
        };
        if op == BinaryOp::Remainder
            && let Some(Value::Str(template)) = left.only()
        {
            return self.formatted(&template.clone(), &right);
        }
        // Flags of a library: what is asked of them may be any.
        if op == BinaryOp::BitOr
            && left.iter().chain(right.iter()).any(|one| matches!(one.value, Value::Path(_)))
        {
            let mut both = left;
            both.add(&right);
            return both;
        }
        if op == BinaryOp::Add {
            return operator::binary(op, &self.spelled(&left), &self.spelled(&right));
        }
        if matches!(op, BinaryOp::Equal | BinaryOp::NotEqual) {
            return operator::binary(op, &self.comparable(&left), &self.comparable(&right));
        }
        operator::binary(op, &left, &right)
    }

    /// `"%s-%d" % (a, b)`.
    fn formatted(&mut self, template: &str, right: &Values) -> Values {
        let (items, open) = self.elements(right);
        let parts = if open { vec![right.clone()] } else { items };
        let args: Vec<super::interpret::ArgValue> = parts
            .into_iter()
            .map(|values| super::interpret::ArgValue { name: None, values, spread: false })
            .collect();
        super::builtin::fill(self, template, &args)
    }

    /// Values with the text that an outside constant stands for in its place.
    pub(super) fn spelled(&self, values: &Values) -> Values {
        let text = |traced: &Traced| match &traced.value {
            Value::Path(path) => self.knowledge.constant_of(path).cloned(),
            _ => None,
        };
        if !values.iter().any(|traced| text(traced).is_some()) {
            return values.clone();
        }
        let spelled = values.iter().map(|traced| match text(traced) {
            Some(text) => Traced { value: Value::Str(text), origin: traced.origin.clone() },
            None => traced.clone(),
        });
        spelled.collect()
    }

    /// The left value where it is one, otherwise the right. What is not known may be either.
    fn coalesce(&mut self, left: Values, right: ExprId) -> Values {
        let absent = |value: &Value| match value {
            Value::Null | Value::Bool(false) => true,
            Value::Str(text) => text.is_empty(),
            _ => false,
        };
        let open = |value: &Value| value.doubt().is_some();
        let given = left.iter().all(|traced| !absent(&traced.value) && !open(&traced.value));
        if given && !left.is_empty() {
            return left;
        }
        let mut out: Values =
            left.iter().filter(|traced| !absent(&traced.value)).cloned().collect();
        let right = self.beside(right);
        out.add(&right);
        out
    }

    /// An operand that need not be evaluated: where it leaves (`x ?? throw y`), others go on.
    fn beside(&mut self, operand: ExprId) -> Values {
        let before = self.state.clone();
        let values = self.expr(operand);
        if self.state.live {
            self.state.join(before);
        } else {
            self.state = before;
        }
        values
    }

    fn conditional(&mut self, condition: ExprId, then: ExprId, otherwise: ExprId) -> Values {
        let truth = self.expr(condition).truth();
        let mut values = Values::none();
        let cell = std::cell::RefCell::new(&mut values);
        self.branch(
            truth,
            |this| {
                let then = this.expr(then);
                cell.borrow_mut().add(&then);
            },
            |this| {
                let otherwise = this.expr(otherwise);
                cell.borrow_mut().add(&otherwise);
            },
        );
        values
    }

    fn match_(&mut self, subject: ExprId, arms: &[(Vec<ExprId>, ExprId)]) -> Values {
        let subject = self.expr(subject);
        let chosen = self.arms(&subject, arms.iter().map(|(patterns, _)| patterns.as_slice()));
        let before = self.state.clone();
        let mut after = super::state::State::default();
        let mut values = Values::none();
        for index in chosen.possible {
            self.state.clone_from(&before);
            if let Some((_, value)) = arms.get(index) {
                let value = self.expr(*value);
                values.add(&value);
            }
            after.join(std::mem::take(&mut self.state));
        }
        if after.live {
            self.state = after;
        } else {
            self.state = before;
        }
        values
    }

    fn list(&mut self, items: &[ExprId]) -> Values {
        let mut object = Object::new(Kind::List);
        object.open = items.len() > MAX_ITEMS;
        for item in items.iter().take(MAX_ITEMS) {
            object.items.push(self.expr(*item));
        }
        Values::one(Value::Object(self.allocate(object)))
    }

    fn map(&mut self, entries: &[(ExprId, ExprId)]) -> Values {
        let mut object = Object::new(Kind::Map);
        for (key, value) in entries {
            if matches!(self.unit().expr(*key), Expr::Unknown(UNPACKED)) {
                let values = self.expr(*value);
                self.merge(&mut object, &values);
                continue;
            }
            let key = self.map_key(*key);
            let value = self.expr(*value);
            match key {
                Some(key) => {
                    object.fields.insert(key, value);
                }
                None => object.open = true,
            }
        }
        Values::one(Value::Object(self.allocate(object)))
    }

    /// `{...values}`: its entries, where they are known.
    pub(super) fn merge(&self, object: &mut Object, values: &Values) {
        let held = match values.only() {
            Some(Value::Object(id)) => self.state.object(*id),
            Some(Value::Null) => return,
            _ => None,
        };
        let known = held.filter(|held| {
            !matches!(held.kind, Kind::Symbolic(_)) && (held.kind != Kind::List || !held.open)
        });
        let Some(held) = known else {
            object.open = true;
            return;
        };
        object.open |= held.open || matches!(held.kind, Kind::External { .. });
        let entries = held.fields.iter().map(|(name, values)| (name.clone(), values.clone()));
        object.fields.extend(entries);
    }

    fn map_key(&mut self, key: ExprId) -> Option<Arc<str>> {
        match self.expr(key).only() {
            Some(Value::Path(path)) => Some(last_segment(path).into()),
            Some(value) => operator::text(value),
            None => None,
        }
    }

    fn template(&mut self, parts: &[ExprId]) -> Values {
        let mut text = Values::one(Value::Str("".into()));
        for part in parts {
            let part = self.expr(*part);
            text = operator::binary(BinaryOp::Add, &text, &self.spelled(&part));
        }
        text
    }

    /// A plain name: a local, a field, a declaration, an import, or something outside.
    pub(super) fn name(&mut self, name: Sym) -> Values {
        if let Some(values) = self.state.locals.get(&name) {
            return values.clone();
        }
        if let Some((owner, index)) = self.field_in_scope(name) {
            return self.field_by_name(owner, index);
        }
        self.global_name(name)
    }

    /// A plain name that is neither a local nor a field.
    pub(super) fn global_name(&mut self, name: Sym) -> Values {
        let unit = self.unit();
        let text = unit.shared(name);
        let here = self.frame.function.unit;
        let found = match unit.language {
            Language::Ruby => self.ruby_constant(&text),
            _ => self
                .names
                .unqualified
                .answer((here, name), || self.project.unqualified(here, &text)),
        };
        let own = found.filter(|declared| {
            !matches!(declared, Declared::Variable(other) if *other != here)
                || unit.language.folder_is_scope()
                || unit.language.links_by_name()
        });
        // A macro elsewhere that renames a known function does not hide it.
        if unit.language.links_by_name()
            && matches!(own, Some(Declared::Variable(_)))
            && self.knowledge.is_call(&text)
        {
            return Values::one(Value::Path(text));
        }
        let own_file = own.filter(|declared| declared_in(*declared) == here);
        if let Some(declared) = own_file {
            return self.declared(declared, &text);
        }
        // A loop's variable in a file's own body is declared by nothing else.
        let global = Global::Module(here, text.clone());
        if let Some(values) = self.state.globals.get(&global) {
            return values.clone();
        }
        if let Some(import) = unit.imports.iter().find(|import| import.local == name) {
            return self.imported(&unit.shared(import.path));
        }
        if let Some(declared) = own {
            return self.declared(declared, &text);
        }
        self.starred(&text)
    }

    /// A Ruby constant is looked for in the modules around, inmost first, and then at the top;
    /// there a module of a library that the project opens again stays the library's.
    fn ruby_constant(&self, text: &Arc<str>) -> Option<Declared> {
        let here = self.frame.function.unit;
        let unit = self.unit();
        let owner = unit.function(self.frame.function.function).and_then(|held| held.owner);
        let mut around = self.project.nesting(here, owner);
        let candidates = self.project.declarations(text);
        loop {
            let top = around.is_empty();
            let found = candidates.iter().find(|declared| match declared {
                Declared::Type(ty) => {
                    let outer = self.project.ty(*ty).and_then(|(_, decl)| decl.outer);
                    self.project.same_family(here, ty.unit)
                        && self.project.nesting(ty.unit, outer) == around
                }
                _ => false,
            });
            if found.is_some() && !(top && self.knowledge.is_known(text)) {
                return found.copied();
            }
            if around.pop().is_none() {
                break;
            }
        }
        self.project
            .unqualified(here, text)
            .filter(|declared| !matches!(declared, Declared::Type(_)))
    }

    fn imported(&mut self, path: &Arc<str>) -> Values {
        if !self.knowledge.is_known(path)
            && let Some(declared) = self.qualified(path)
        {
            let name: Arc<str> = last_segment(path).into();
            return self.declared(declared, &name);
        }
        if let Some(values) = self.imported_member(path) {
            return values;
        }
        if let Some(values) = self.handed_on(path) {
            return values;
        }
        if !self.knowledge.is_known(path) {
            self.run.missing.push(path.clone());
        }
        Values::one(Value::Path(path.clone()))
    }

    /// What a module of the project imports itself, for others to import from it.
    pub(super) fn handed_on(&mut self, path: &Arc<str>) -> Option<Values> {
        let here = self.frame.function.unit;
        if self.knowledge.is_known(path) || !self.unit().language.hands_on_imports() {
            return None;
        }
        let question = (here, path.clone());
        let found = self.names.handed_on.answer(question, || self.project.handed_on(here, path));
        let (unit, path) = found?;
        let body = FunctionRef { unit, function: crate::ir::FunctionId(0) };
        Some(self.in_unit(body, |this| this.imported(&path)))
    }

    /// A static member of a type of the project that is imported by itself.
    fn imported_member(&mut self, path: &str) -> Option<Values> {
        let (owner, name) = path.rsplit_once('.')?;
        let class = self.project_type(owner)?;
        self.member_if_any(class, &name.into())
    }

    fn project_type(&self, path: &str) -> Option<TypeRef> {
        let here = self.frame.function.unit;
        let declared = self.project.qualified(here, path);
        let declared = declared.or_else(|| self.project.unqualified(here, path));
        match declared? {
            Declared::Type(ty) => Some(ty),
            _ => None,
        }
    }

    fn member_if_any(&mut self, class: TypeRef, name: &Arc<str>) -> Option<Values> {
        let has = self.find_field(class, name).is_some() || !self.methods(class, name).is_empty();
        has.then(|| self.static_member(class, name))
    }

    /// A name that only a star import, the own package, or nothing at all can explain.
    fn starred(&mut self, text: &Arc<str>) -> Values {
        let unit = self.unit();
        for import in unit.imports.iter().filter(|import| unit.text(import.local).is_empty()) {
            let candidate = format!("{}.{text}", unit.text(import.path));
            if self.knowledge.is_known(&candidate) {
                return Values::one(Value::Path(candidate.into()));
            }
        }
        for import in unit.imports.iter().filter(|import| unit.text(import.local).is_empty()) {
            if let Some(class) = self.project_type(unit.text(import.path))
                && let Some(values) = self.member_if_any(class, text)
            {
                return values;
            }
        }
        for namespace in &self.project.global_imports {
            let candidate = format!("{namespace}.{text}");
            if self.knowledge.is_known(&candidate) {
                return Values::one(Value::Path(candidate.into()));
            }
        }
        let own = format!("{}.{text}", unit.text(unit.package));
        if self.knowledge.is_known(&own) {
            return Values::one(Value::Path(own.into()));
        }
        if self.knowledge.is_known(text) {
            return Values::one(Value::Path(text.clone()));
        }
        if let Some(path) = self.knowledge.unimported(unit, text) {
            return Values::one(Value::Path(path));
        }
        self.run.missing.push(text.clone());
        Values::unknown(Why::Missing(text.clone()))
    }

    /// What a declaration of the project is as a value.
    pub(super) fn declared(&mut self, declared: Declared, name: &Arc<str>) -> Values {
        match declared {
            Declared::Type(ty) => Values::one(Value::Class(ty)),
            Declared::Function(function) => {
                Values::one(Value::Function { function, this: None, captured: None })
            }
            Declared::Variable(unit) => self.module_variable(unit, name),
        }
    }

    /// A variable of a file body: everything that the file body assigns to it.
    fn module_variable(&mut self, unit: u32, name: &Arc<str>) -> Values {
        let global = Global::Module(unit, name.clone());
        if let Some(values) = self.state.globals.get(&global) {
            return values.clone();
        }
        let Some(sym) = self.project.unit(unit).and_then(|unit| unit.symbol(name)) else {
            return Values::unknown(Why::Missing(name.clone()));
        };
        if self.in_progress.contains(&global) {
            return Values::unknown(Why::Loop);
        }
        self.in_progress.push(global.clone());
        let body = FunctionRef { unit, function: crate::ir::FunctionId(0) };
        let definitions = self.project.definitions(unit, sym).to_vec();
        let mut values = Values::none();
        for definition in definitions {
            let mut defined = self.in_unit(body, |this| this.expr(definition.value));
            if let Some(element) = definition.element {
                defined = self.element(&defined, element as usize);
            }
            let member = definition.member.zip(self.project.unit(unit));
            if let Some(member) = member.map(|(member, unit)| unit.shared(member)) {
                defined = defined.clone().map(|traced| self.member_of(traced, &member));
            }
            values.add(&defined);
        }
        self.add_assigned_elsewhere(unit, sym, name, &mut values);
        let written = self.seen.doubt && !self.project.writers(unit, sym).is_empty();
        if values.is_empty() || super::field::is_null(&values) || written {
            values.add(&Values::unknown(Why::NeverAssigned(name.clone())));
        }
        self.in_progress.pop();
        Rc::make_mut(&mut self.state.globals).insert(global, values.clone());
        values
    }

    /// Functions of the file that assign the variable add what they assign where that is a
    /// constant, and doubt where it is not.
    fn add_assigned_elsewhere(
        &mut self,
        unit: u32,
        sym: Sym,
        name: &Arc<str>,
        values: &mut Values,
    ) {
        let Some(language) = self.project.unit(unit).map(|unit| unit.language) else { return };
        let scoped = matches!(language, Language::Python | Language::Ruby | Language::Php);
        for writer in self.project.writers(unit, sym) {
            let function = FunctionRef { unit, function: *writer };
            let Some((owner, body)) = self.project.function(function) else { continue };
            let reference = body.references.contains(&sym);
            if body.kind == FunctionKind::Module
                || declares(&body.body, sym)
                || (scoped && !reference)
            {
                continue;
            }
            if reference && language.declares_values() {
                let left = self.left_in_global(function, unit, name);
                values.add(&left);
            }
            for value in assigned_literals(owner, &body.body, sym) {
                let assigned = match value {
                    Some(value) => self.in_unit(function, |this| this.expr(value)),
                    None => Values::unknown(Why::NeverAssigned(name.clone())),
                };
                values.add(&assigned);
            }
        }
    }

    /// What a function leaves in a variable of a file of which it hands on a reference.
    fn left_in_global(&mut self, writer: FunctionRef, unit: u32, name: &Arc<str>) -> Values {
        let global = Global::Module(unit, name.clone());
        if self.stack.contains(&writer) {
            return Values::none();
        }
        if !self.worth_running(writer) {
            return Values::unknown(Why::NeverAssigned(name.clone()));
        }
        self.implicitly(|this| this.invoke_unknown(writer, None, None));
        let left = Rc::make_mut(&mut self.state.globals).remove(&global);
        left.unwrap_or_else(|| Values::unknown(Why::NeverAssigned(name.clone())))
    }

    fn member(&mut self, object: ExprId, name: Sym) -> Values {
        let text = self.unit().shared(name);
        let objects = match self.crate_named(object) {
            Some(path) => Values::one(Value::Path(path)),
            None => self.expr(object),
        };
        if objects.iter().all(|traced| matches!(traced.value, Value::Unknown(_)))
            && let Some(ty) = self.static_type(object)
        {
            return self.member_of_type(&ty, &text, &objects);
        }
        let objects = objects.clone();
        objects.map(|traced| self.member_of(traced, &text))
    }

    /// In Rust the first part of a path is a crate or module, whatever functions are called so.
    fn crate_named(&self, object: ExprId) -> Option<Arc<str>> {
        let unit = self.unit();
        let Expr::Name(name) = unit.expr(object) else { return None };
        let text = unit.shared(*name);
        let hidden = unit.language == Language::Rust
            && !self.state.locals.contains_key(name)
            && !unit.imports.iter().any(|import| import.local == *name)
            && self.knowledge.is_known(&text);
        hidden.then_some(text)
    }

    fn member_of_type(&mut self, ty: &Value, name: &Arc<str>, unknown: &Values) -> Values {
        match ty {
            Value::Class(class) => {
                let object = self.allocate(Object::new(Kind::Symbolic(*class)));
                self.field_of(object, name)
            }
            _ => unknown.clone(),
        }
    }

    /// A member of one value.
    pub(super) fn member_of(&mut self, traced: &Traced, name: &Arc<str>) -> Values {
        match &traced.value {
            // `SHA256.self`, `X::class` are the type itself.
            Value::Path(_) if matches!(&**name, "self" | "class") => {
                Values::from_iter([traced.clone()])
            }
            Value::Path(path) => self.member_of_path(path, name),
            Value::Class(class) => self.static_member(*class, name),
            Value::Object(object) => self.field_of(*object, name),
            Value::Str(text) if matches!(&**name, "length" | "size" | "Length" | "count") => {
                Values::one(Value::Int(i64::try_from(text.chars().count()).unwrap_or(0)))
            }
            // An enumeration's constant is known by its value.
            Value::Str(_) | Value::Int(_) if matches!(&**name, "value" | "rawValue") => {
                Values::from_iter([traced.clone()])
            }
            Value::Function { .. } if &**name == "prototype" => Values::one(traced.value.clone()),
            Value::Unknown(why) | Value::Partial(_, why) => {
                Values::one(Value::Unknown(why.clone()))
            }
            _ => Values::unknown(Why::Missing(name.clone())),
        }
    }

    fn member_of_path(&mut self, path: &Arc<str>, name: &Arc<str>) -> Values {
        let full: Arc<str> = format!("{path}.{name}").into();
        if matches!(&**path, "process.env" | "import.meta.env" | "ENV") {
            return self.environment(name);
        }
        if self.knowledge.is_known(&full) {
            return Values::one(Value::Path(full));
        }
        if let Some(declared) = self.qualified(&full) {
            return self.declared(declared, name);
        }
        if let Some(values) = self.handed_on(&full) {
            return values;
        }
        if !self.knowledge.is_known(path) {
            self.run.missing.push(full.clone());
        }
        Values::one(Value::Path(full))
    }

    fn index(&mut self, object: ExprId, index: ExprId) -> Values {
        let objects = self.expr(object);
        let keys = self.expr(index);
        if let Some(values) = self.looked_up(object, &objects, &keys) {
            return values;
        }
        objects.map(|traced| match &traced.value {
            Value::Object(object) => self.entry(*object, &keys),
            Value::Path(path) => self.instantiate_path(path, &keys),
            Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
            _ => Values::not_modelled("an index into other than a list or a map"),
        })
    }

    /// `configuration["Key"]` of an object that reads the configuration.
    fn looked_up(&mut self, object: ExprId, objects: &Values, keys: &Values) -> Option<Values> {
        let (ty, receiver) = match objects.only()? {
            Value::Object(id) => match &self.state.object(*id)?.kind {
                Kind::External { ty, .. } => (ty.clone(), Some(*id)),
                _ => return None,
            },
            Value::Unknown(_) => match self.static_type(object)? {
                Value::Path(path) => (path, None),
                _ => return None,
            },
            _ => return None,
        };
        let lookup = self.knowledge.lookup_of(&format!("{ty}.[]"))?;
        let key = ArgValue { name: None, values: keys.clone(), spread: false };
        Some(self.lookup(lookup, receiver, &[key]))
    }

    /// `Hmac<Sha256>`; `ENV["KEY"]`.
    fn instantiate_path(&mut self, path: &Arc<str>, keys: &Values) -> Values {
        if matches!(&**path, "process.env" | "os.environ" | "ENV" | "import.meta.env") {
            return keys.clone().map(|traced| match &traced.value {
                Value::Str(key) => self.environment(key),
                _ => Values::not_modelled("an environment variable whose name is not known"),
            });
        }
        let Some(Value::Object(list)) = keys.only() else {
            return keys.clone().map(|key| match &key.value {
                Value::Str(name) => self.member_of_path(path, name),
                Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
                _ => Values::unknown(Why::External(path.clone())),
            });
        };
        let mut names = Vec::new();
        if let Some(list) = self.state.object(*list) {
            for item in &list.items {
                match item.only() {
                    Some(Value::Path(name)) => names.push(name.to_string()),
                    _ => names.push("?".to_owned()),
                }
            }
        }
        Values::one(Value::Path(format!("{path}<{}>", names.join(",")).into()))
    }

    /// An entry of a map or an element of a list.
    pub(super) fn entry(&mut self, object: ObjectId, keys: &Values) -> Values {
        let Some(held) = self.state.object(object) else { return Values::none() };
        let is_list = matches!(held.kind, Kind::List);
        let mut out = Values::none();
        for key in keys.iter() {
            let found = match &key.value {
                Value::Int(at) if is_list => {
                    usize::try_from(*at).ok().and_then(|at| held.items.get(at))
                }
                value => operator::text(value).and_then(|key| held.fields.get(&key)),
            };
            match (found, &key.value) {
                (Some(values), _) => out.add(values),
                (None, Value::Unknown(_)) => {
                    for values in held.items.iter().chain(held.fields.values()) {
                        out.add(values);
                    }
                    // What a literal table holds is all that there is.
                    if held.open || (held.items.is_empty() && held.fields.is_empty()) {
                        out.add(&Values::not_modelled("an entry under a key that is not known"));
                    }
                }
                _ => out.add(&Values::not_modelled("an entry that is not known")),
            }
        }
        out
    }

    /// The elements of whatever is iterated; true where there may be more.
    pub(super) fn elements(&self, values: &Values) -> (Vec<Values>, bool) {
        let Some(Value::Object(object)) = values.only() else { return (Vec::new(), true) };
        let Some(object) = self.state.object(*object) else { return (Vec::new(), true) };
        match object.kind {
            Kind::List => (object.items.clone(), object.open),
            Kind::Map => {
                let keys = object.fields.keys().map(|key| Values::one(Value::Str(key.clone())));
                (keys.collect(), object.open)
            }
            _ => (Vec::new(), true),
        }
    }

    /// One element of something that is unpacked.
    pub(super) fn element(&mut self, values: &Values, at: usize) -> Values {
        values.map(|traced| match &traced.value {
            Value::Object(object) => match self.state.object(*object) {
                Some(held) if matches!(held.kind, Kind::List) => held
                    .items
                    .get(at)
                    .cloned()
                    .unwrap_or_else(|| Values::not_modelled("an element that is not known")),
                // `key, err := rsa.GenerateKey(...)`
                _ if at == 0 => Values::one(traced.value.clone()),
                Some(Object { kind: Kind::External { ty, event: Some(event) }, .. }) => {
                    let ty = format!("{ty}#{at}").into();
                    let other = Object::new(Kind::External { ty, event: Some(*event) });
                    let mut either = Values::one(Value::Object(self.allocate(other)));
                    // It may be an error, and there may be none.
                    either.add(&Values::one(Value::Null));
                    either
                }
                _ => Values::not_modelled("a second result of an outside call"),
            },
            Value::Unknown(why) => Values::one(Value::Unknown(why.clone())),
            _ if at == 0 => Values::one(traced.value.clone()),
            _ => Values::not_modelled("unpacking of a single value"),
        })
    }

    /// Assigns to a name, a member, an entry, or unpacks.
    pub(super) fn assign(&mut self, target: ExprId, values: Values) {
        let unit = self.unit();
        match unit.expr(target) {
            Expr::Name(name) => self.assign_name(target, *name, values),
            Expr::Reference(value) => self.assign(*value, values),
            Expr::Member { object, name } => {
                let objects = self.expr(*object);
                let objects = self.materialized(*object, objects);
                let name = unit.shared(*name);
                self.assign_member(target, &objects, &name, &values);
            }
            Expr::Index { object, index } => {
                let objects = self.expr(*object);
                let keys = self.expr(*index);
                self.assign_entry(&objects, &keys, &values);
            }
            Expr::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let element = self.element(&values, at);
                    self.assign(*item, element);
                }
            }
            Expr::Map(entries) => {
                for (key, local) in entries {
                    let Some(key) = self.map_key(*key) else { continue };
                    let value = values.clone().map(|traced| self.member_of(traced, &key));
                    self.assign(*local, value);
                }
            }
            _ => {}
        }
    }

    /// An object to keep what is assigned to a member of something of which nothing is known.
    fn materialized(&mut self, place: ExprId, objects: Values) -> Values {
        let unit = self.unit();
        let by_value = unit.language.declares_values();
        let name = match unit.expr(place) {
            Expr::Name(name) if self.state.locals.contains_key(name) => *name,
            Expr::Member { name, .. } => *name,
            _ => return objects,
        };
        let why = match objects.only() {
            Some(Value::Unknown(why)) => why.clone(),
            Some(Value::Null) if by_value => Rc::new(Why::NeverAssigned(unit.shared(name))),
            _ => return objects,
        };
        let kind = match self.static_type(place) {
            Some(Value::Class(class)) => Kind::Symbolic(class),
            _ => Kind::Opaque(why),
        };
        let made = Values::one(Value::Object(self.allocate(Object::new(kind))));
        self.assign(place, made.clone());
        made
    }

    fn assign_name(&mut self, site: ExprId, name: Sym, values: Values) {
        if self.state.locals.contains_key(&name) {
            let values = match self.frame.types.get(&name) {
                Some(ty) => self.typed(values, *ty),
                None => values,
            };
            Rc::make_mut(&mut self.state.locals).insert(name, values);
            return;
        }
        if let Some((owner, index)) = self.field_in_scope(name) {
            self.assign_field_by_name(owner, index, values);
            return;
        }
        if self.assign_on_receiver(site, name, &values) {
            return;
        }
        let unit = self.unit();
        let here = self.frame.function.unit;
        let function_scoped =
            matches!(unit.language, Language::Python | Language::Ruby | Language::Php);
        let function = unit.function(self.frame.function.function);
        let in_body = self.frame.function.function.0 == 0
            || function_scoped && function.is_some_and(|held| held.references.contains(&name));
        if in_body || (!function_scoped && self.project.is_variable(here, name)) {
            let global = Global::Module(here, unit.shared(name));
            Rc::make_mut(&mut self.state.globals).insert(global, values);
        } else {
            Rc::make_mut(&mut self.state.locals).insert(name, values);
        }
    }

    /// A plain assignment inside `object.apply { ... }` sets the object's property.
    fn assign_on_receiver(&mut self, site: ExprId, name: Sym, values: &Values) -> bool {
        let Some(this) = self.frame.this else { return false };
        let Some(Kind::External { ty, .. }) = self.state.object(this).map(|held| &held.kind) else {
            return false;
        };
        let name = self.unit().shared(name);
        if !self.knowledge.is_call(&format!("{ty}.{name}=")) {
            return false;
        }
        self.property_set(site, &Values::one(Value::Object(this)), &name, values);
        true
    }

    fn assign_member(
        &mut self,
        target: ExprId,
        objects: &Values,
        name: &Arc<str>,
        values: &Values,
    ) {
        let strong = objects.len() == 1;
        for traced in objects.iter() {
            match &traced.value {
                Value::Object(object) => {
                    let Some(held) = self.state.object_mut(*object) else { continue };
                    if let Kind::Instance(ty) | Kind::Symbolic(ty) = held.kind {
                        for (owner, watched, found) in &mut self.watched {
                            if *owner == ty && watched == name {
                                found.add(values);
                            }
                        }
                    }
                    let field = held.fields.entry(name.clone()).or_default();
                    if strong {
                        field.clone_from(values);
                    } else {
                        field.add(values);
                    }
                }
                Value::Class(class) => {
                    let owner = self.static_owner(*class, name).unwrap_or(*class);
                    let global = Global::Static(owner, name.clone());
                    Rc::make_mut(&mut self.state.globals).insert(global, values.clone());
                }
                _ => {}
            }
        }
        self.property_set(target, objects, name, values);
    }

    fn assign_entry(&mut self, objects: &Values, keys: &Values, values: &Values) {
        for traced in objects.iter() {
            let Value::Object(object) = &traced.value else { continue };
            let Some(held) = self.state.object_mut(*object) else { continue };
            match (keys.only(), &held.kind) {
                (Some(Value::Int(at)), Kind::List) => {
                    match usize::try_from(*at).ok().filter(|at| *at < 4096) {
                        Some(at) => {
                            if held.items.len() <= at {
                                held.items.resize(at + 1, Values::none());
                            }
                            if let Some(item) = held.items.get_mut(at) {
                                item.clone_from(values);
                            }
                        }
                        None => held.open = true,
                    }
                }
                (Some(key), _) => match operator::text(key) {
                    Some(key) => {
                        held.fields.insert(key, values.clone());
                    }
                    None => held.open = true,
                },
                (None, _) => held.open = true,
            }
        }
    }
}

fn declared_in(declared: Declared) -> u32 {
    match declared {
        Declared::Type(TypeRef { unit, .. })
        | Declared::Function(FunctionRef { unit, .. })
        | Declared::Variable(unit) => unit,
    }
}

/// Whether a body declares a local of a name at its top.
fn declares(body: &[Stmt], name: Sym) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::Declare { name: declared, .. } => *declared == name,
        Stmt::Block(body) => declares(body, name),
        _ => false,
    })
}

/// What top-level statements of a body assign to a name: literals, or `None` for anything else.
fn assigned_literals(unit: &crate::Unit, body: &[Stmt], name: Sym) -> Vec<Option<ExprId>> {
    let mut found = Vec::new();
    let mut rest: Vec<&Stmt> = body.iter().collect();
    while let Some(stmt) = rest.pop() {
        match stmt {
            Stmt::Assign { target, value } => {
                if matches!(unit.expr(*target), Expr::Name(target) if *target == name) {
                    let literal = matches!(
                        unit.expr(*value),
                        Expr::Str(_)
                            | Expr::Int(_)
                            | Expr::Bool(_)
                            | Expr::Name(_)
                            | Expr::Member { .. }
                            | Expr::Conditional { .. }
                            | Expr::Call { .. }
                    );
                    found.push(literal.then_some(*value));
                }
            }
            Stmt::If { then, otherwise, .. } => rest.extend(then.iter().chain(otherwise)),
            Stmt::Loop { body, .. } | Stmt::Block(body) => rest.extend(body),
            Stmt::Switch { arms, .. } => rest.extend(arms.iter().flat_map(|(_, body)| body)),
            Stmt::Try { body, handlers, finally } => {
                rest.extend(body.iter().chain(handlers.iter().flatten()).chain(finally));
            }
            _ => {}
        }
    }
    found
}
