//! The files of a project together: which name means which declaration.

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::settings::Settings;
use super::value::{FunctionRef, TypeRef};
use crate::ir::{Expr, ExprId, FunctionId, FunctionKind, Stmt, Sym, TypeId};
use crate::{Language, Unit};

/// A top-level or nested declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Declared {
    Type(TypeRef),
    Function(FunctionRef),
    /// A variable of a unit's file body.
    Variable(u32),
}

impl Declared {
    fn unit(self) -> u32 {
        match self {
            Self::Type(ty) => ty.unit,
            Self::Function(function) => function.unit,
            Self::Variable(unit) => unit,
        }
    }
}

/// How a variable of a file body gets a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    pub(super) value: ExprId,
    /// An element of it, where it is unpacked.
    pub(super) element: Option<u32>,
    /// The member of it, where it is destructured.
    pub(super) member: Option<Sym>,
}

impl Definition {
    fn whole(value: ExprId) -> Self {
        Self { value, element: None, member: None }
    }
}

/// Units, indexed by the names they declare and the names they call.
#[derive(Debug, Default)]
pub struct Project {
    pub(super) units: Vec<Unit>,
    pub(super) settings: Settings,
    declared: FxHashMap<Arc<str>, Vec<Declared>>,
    /// Functions that assign a member, where types have no functions of their own.
    member_writers: FxHashMap<Arc<str>, Vec<FunctionRef>>,
    /// Functions by the simple names they call.
    callers: FxHashMap<Arc<str>, Vec<FunctionRef>>,
    /// Namespaces that some file imports into every other of its language.
    pub(super) global_imports: Vec<Arc<str>>,
    /// Direct subtypes by the simple name of the supertype.
    subtypes: FxHashMap<Arc<str>, Vec<TypeRef>>,
    variables: FxHashMap<(u32, Sym), Vec<Definition>>,
    /// Functions that assign a member or variable of a name.
    writers: FxHashMap<(u32, Sym), Vec<FunctionId>>,
}

impl Project {
    /// A project without files.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Adds files; the order decides nothing but their numbers.
    pub fn add(&mut self, units: Vec<Unit>) {
        for unit in units {
            let index = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
            self.index(index, &unit);
            self.units.push(unit);
        }
    }

    /// The units.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub(super) fn unit(&self, index: u32) -> Option<&Unit> {
        self.units.get(index as usize)
    }

    fn index(&mut self, index: u32, unit: &Unit) {
        for path in &unit.global_imports {
            let path = unit.shared(*path);
            if !self.global_imports.contains(&path) {
                self.global_imports.push(path);
            }
        }
        for (id, ty) in (0..).map(TypeId).zip(&unit.types) {
            let reference = TypeRef { unit: index, ty: id };
            self.declare(unit, ty.name, Declared::Type(reference));
            for name in &ty.supers {
                let simple = last_segment(unit.text(*name));
                self.subtypes.entry(simple.into()).or_default().push(reference);
            }
        }
        for (id, function) in (0..).map(FunctionId).zip(&unit.functions) {
            let reference = FunctionRef { unit: index, function: id };
            if function.kind == FunctionKind::Free {
                self.declare(unit, function.name, Declared::Function(reference));
            }
            for name in &function.references {
                self.note_writer(index, *name, id);
                let writers = self.member_writers.entry(unit.shared(*name)).or_default();
                if writers.last() != Some(&reference) {
                    writers.push(reference);
                }
            }
            for name in &function.calls {
                let simple: Arc<str> = match last_segment(unit.text(*name)) {
                    whole if whole == unit.text(*name) => unit.shared(*name),
                    part => part.into(),
                };
                self.callers.entry(simple).or_default().push(reference);
            }
            self.index_writes(index, unit, id, &function.body, 0);
        }
        if let Some(body) = unit.functions.first() {
            self.index_variables(index, unit, &body.body, 0);
        }
    }

    fn declare(&mut self, unit: &Unit, name: Sym, declared: Declared) {
        self.declared.entry(unit.shared(name)).or_default().push(declared);
    }

    fn index_variables(&mut self, index: u32, unit: &Unit, body: &[Stmt], depth: u32) {
        for stmt in body {
            match stmt {
                Stmt::Declare { name, value: Some(value), .. } => {
                    self.define(index, unit, *name, Definition::whole(*value));
                }
                Stmt::Declare { name, value: None, .. } => self.index_name(index, unit, *name),
                Stmt::Assign { target, value } => self.index_target(index, unit, *target, *value),
                _ if depth > 8 => {}
                Stmt::If { then, otherwise, .. } => {
                    self.index_variables(index, unit, then, depth + 1);
                    self.index_variables(index, unit, otherwise, depth + 1);
                }
                Stmt::Try { body, handlers, finally } => {
                    for block in std::iter::once(body).chain(handlers).chain([finally]) {
                        self.index_variables(index, unit, block, depth + 1);
                    }
                }
                Stmt::Block(body) => self.index_variables(index, unit, body, depth + 1),
                _ => {}
            }
        }
    }

    fn index_target(&mut self, index: u32, unit: &Unit, target: ExprId, value: ExprId) {
        match unit.expr(target) {
            Expr::Name(name) => {
                self.define(index, unit, *name, Definition::whole(value));
            }
            Expr::Member { object, name } => {
                // `exports.KEY_SIZE = 2048`
                let exported = matches!(unit.expr(*object), Expr::Name(object)
                    if unit.text(*object) == "exports")
                    || matches!(unit.expr(*object), Expr::Member { name, .. }
                    if unit.text(*name) == "exports");
                if exported {
                    self.define(index, unit, *name, Definition::whole(value));
                }
            }
            Expr::List(items) => {
                for (element, item) in (0..).zip(items) {
                    if let Expr::Name(name) = unit.expr(*item) {
                        let element = Some(element);
                        let definition = Definition { element, ..Definition::whole(value) };
                        self.define(index, unit, *name, definition);
                    }
                }
            }
            Expr::Map(entries) => {
                for (key, local) in entries {
                    if let (Expr::Str(key), Expr::Name(name)) = (unit.expr(*key), unit.expr(*local))
                    {
                        let member = Some(*key);
                        let definition = Definition { member, ..Definition::whole(value) };
                        self.define(index, unit, *name, definition);
                    }
                }
            }
            _ => {}
        }
    }

    fn define(&mut self, index: u32, unit: &Unit, name: Sym, definition: Definition) {
        self.index_name(index, unit, name);
        self.variables.entry((index, name)).or_default().push(definition);
    }

    fn index_name(&mut self, index: u32, unit: &Unit, name: Sym) {
        if let Entry::Vacant(place) = self.variables.entry((index, name)) {
            place.insert(Vec::new());
            self.declared.entry(unit.shared(name)).or_default().push(Declared::Variable(index));
        }
    }

    fn index_write(&mut self, index: u32, unit: &Unit, id: FunctionId, target: ExprId) {
        match unit.expr(target) {
            Expr::Member { name, .. } => {
                self.note_writer(index, *name, id);
                if unit.language.declares_values() {
                    let writer = FunctionRef { unit: index, function: id };
                    let writers = self.member_writers.entry(unit.shared(*name)).or_default();
                    if writers.last() != Some(&writer) {
                        writers.push(writer);
                    }
                }
            }
            Expr::Name(name) => self.note_writer(index, *name, id),
            Expr::List(items) => {
                items.iter().for_each(|item| self.index_write(index, unit, id, *item));
            }
            _ => {}
        }
    }

    fn index_writes(&mut self, index: u32, unit: &Unit, id: FunctionId, body: &[Stmt], depth: u32) {
        if depth > 40 {
            return;
        }
        for stmt in body {
            match stmt {
                Stmt::Assign { target, .. } => self.index_write(index, unit, id, *target),
                Stmt::If { then, otherwise, .. } => {
                    self.index_writes(index, unit, id, then, depth + 1);
                    self.index_writes(index, unit, id, otherwise, depth + 1);
                }
                Stmt::Loop { body, .. } | Stmt::Block(body) => {
                    self.index_writes(index, unit, id, body, depth + 1);
                }
                Stmt::Switch { arms, .. } => {
                    for (_, body) in arms {
                        self.index_writes(index, unit, id, body, depth + 1);
                    }
                }
                Stmt::Try { body, handlers, finally } => {
                    for block in std::iter::once(body).chain(handlers).chain([finally]) {
                        self.index_writes(index, unit, id, block, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn note_writer(&mut self, index: u32, name: Sym, id: FunctionId) {
        let writers = self.writers.entry((index, name)).or_default();
        if writers.last() != Some(&id) {
            writers.push(id);
        }
    }

    /// Functions anywhere that assign a member of a name.
    pub(super) fn member_writers(&self, name: &str) -> &[FunctionRef] {
        self.member_writers.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a file declares a variable of a name in its own body.
    pub(super) fn is_variable(&self, unit: u32, name: Sym) -> bool {
        self.variables.contains_key(&(unit, name))
    }

    pub(super) fn definitions(&self, unit: u32, name: Sym) -> &[Definition] {
        self.variables.get(&(unit, name)).map_or(&[], Vec::as_slice)
    }

    /// Functions of a unit that assign a name.
    pub(super) fn writers(&self, unit: u32, name: Sym) -> &[FunctionId] {
        self.writers.get(&(unit, name)).map_or(&[], Vec::as_slice)
    }

    /// Functions that call something by a simple name.
    pub(super) fn callers(&self, simple: &str) -> &[FunctionRef] {
        self.callers.get(simple).map_or(&[], Vec::as_slice)
    }

    pub(super) fn subtypes(&self, simple: &str) -> &[TypeRef] {
        self.subtypes.get(simple).map_or(&[], Vec::as_slice)
    }

    pub(super) fn function(&self, reference: FunctionRef) -> Option<(&Unit, &crate::ir::Function)> {
        let unit = self.unit(reference.unit)?;
        Some((unit, unit.function(reference.function)?))
    }

    pub(super) fn ty(&self, reference: TypeRef) -> Option<(&Unit, &crate::ir::TypeDecl)> {
        let unit = self.unit(reference.unit)?;
        Some((unit, unit.ty(reference.ty)?))
    }

    /// The declaration that a plain name in a unit means, outside its functions.
    pub(super) fn unqualified(&self, from: u32, name: &str) -> Option<Declared> {
        let candidates = self.declared.get(name)?;
        let unit = self.unit(from)?;
        if let Some(own) = candidates.iter().find(|declared| declared.unit() == from) {
            return Some(*own);
        }
        let same_family =
            candidates.iter().filter(|declared| self.same_family(from, declared.unit())).copied();
        let same_family = same_family.filter(|declared| !self.is_nested(*declared));
        let mut near = same_family.clone().filter(|declared| self.is_near(from, declared.unit()));
        if let Some(near) = near.next() {
            return Some(near);
        }
        let imported = unit.imports.iter().filter(|import| unit.text(import.local).is_empty());
        let stars: Vec<Qualifier<'_>> =
            imported.map(|import| Qualifier::new(unit.text(import.path))).collect();
        let mut starred = same_family
            .clone()
            .filter(|declared| stars.iter().any(|star| self.is_module(declared.unit(), star)));
        if let Some(starred) = starred.next() {
            return Some(starred);
        }
        // C and C++ link by name alone.
        let mut linked = same_family.filter(|_| unit.language.links_by_name());
        match (linked.next(), linked.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The declaration that a full path means: its last segment is the name, what comes before
    /// must name the module or the type around it.
    pub(super) fn qualified(&self, from: u32, path: &str) -> Option<Declared> {
        let (qualifier, name) = match path.rsplit_once('.') {
            Some((qualifier, name)) if !qualifier.trim_matches(['.', '/']).is_empty() => {
                (qualifier, name)
            }
            _ => {
                let name = path.trim_start_matches(['.', '/']);
                return (name != path).then(|| self.unqualified(from, name)).flatten();
            }
        };
        let candidates = self.declared.get(name)?;
        let qualifier = &Qualifier::new(qualifier);
        let mut found = candidates.iter().filter(|declared| {
            self.same_family(from, declared.unit()) && self.qualifies(**declared, qualifier)
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            (Some(first), Some(_)) => {
                let near = candidates.iter().find(|declared| {
                    self.qualifies(**declared, qualifier) && self.is_near(from, declared.unit())
                });
                Some(*near.unwrap_or(first))
            }
            _ => None,
        }
    }

    /// The module that a path names and that imports the path's last name itself, with the path
    /// from which it does.
    pub(super) fn handed_on(&self, from: u32, path: &str) -> Option<(u32, Arc<str>)> {
        let (owner, name) = path.rsplit_once('.').or_else(|| path.rsplit_once('/'))?;
        let qualifier = Qualifier::new(owner);
        let module = *qualifier.reversed.first()?;
        for (index, unit) in (0_u32..).zip(&self.units) {
            let Some(local) = unit.symbol(name).filter(|_| index != from) else { continue };
            let Some(import) = unit.imports.iter().find(|import| import.local == local) else {
                continue;
            };
            // A Rust module may stand in any file.
            let inline = unit.language == Language::Rust && unit.symbol(module).is_some();
            if self.same_family(from, index)
                && unit.text(import.path) != path
                && (inline || self.is_module(index, &qualifier))
            {
                return Some((index, unit.shared(import.path)));
            }
        }
        None
    }

    /// A type inside another is not seen by its simple name from other files.
    fn is_nested(&self, declared: Declared) -> bool {
        match declared {
            Declared::Type(ty) => self.ty(ty).is_some_and(|(unit, decl)| {
                decl.outer.is_some() && unit.language.hides_nested_types()
            }),
            _ => false,
        }
    }

    fn qualifies(&self, declared: Declared, qualifier: &Qualifier<'_>) -> bool {
        if self.is_module(declared.unit(), qualifier) {
            return true;
        }
        let outer = match declared {
            Declared::Type(ty) => self.ty(ty).and_then(|(_, decl)| decl.outer),
            _ => None,
        };
        outer.is_some_and(|outer| {
            let outer = TypeRef { unit: declared.unit(), ty: outer };
            self.ty(outer)
                .is_some_and(|(unit, decl)| unit.text(decl.name) == last_segment(qualifier.whole))
        })
    }

    /// Whether a unit is the module that a qualifier names: by package, or by path.
    fn is_module(&self, unit: u32, qualifier: &Qualifier<'_>) -> bool {
        let Some(unit) = self.unit(unit) else { return false };
        let package = unit.text(unit.package);
        if !package.is_empty() && qualifier.is_package(package) {
            return true;
        }
        let Some(last) = qualifier.reversed.first() else { return false };
        let stem = unit.path.rsplit_once('.').map_or(unit.path.as_str(), |(stem, _)| stem);
        let mut parts = stem.rsplit('/').peekable();
        if matches!(parts.peek(), Some(&("index" | "__init__" | "mod" | "lib" | "main"))) {
            parts.next();
        }
        let folder = {
            let mut parts = parts.clone();
            parts.next();
            parts.next()
        };
        // A Go or Rust import names the folder, others the file.
        let mut same = qualifier.reversed.iter().all(|wanted| parts.next() == Some(*wanted));
        same |= unit.language.folder_is_module() && folder == Some(*last);
        same
    }

    /// Names of the types around, outermost first, with the type itself.
    pub(super) fn nesting(&self, unit: u32, mut ty: Option<TypeId>) -> Vec<Arc<str>> {
        let mut names = Vec::new();
        let Some(unit) = self.unit(unit) else { return names };
        while let Some(decl) = ty.and_then(|ty| unit.ty(ty))
            && names.len() < 32
        {
            names.push(unit.shared(decl.name));
            ty = decl.outer;
        }
        names.reverse();
        names
    }

    /// Everything that is declared under a simple name.
    pub(super) fn declarations(&self, name: &str) -> &[Declared] {
        self.declared.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn same_family(&self, a: u32, b: u32) -> bool {
        match (self.unit(a), self.unit(b)) {
            (Some(a), Some(b)) => a.language.family() == b.language.family(),
            _ => false,
        }
    }

    /// Same package, or same folder where the language has no packages.
    fn is_near(&self, a: u32, b: u32) -> bool {
        let (Some(a), Some(b)) = (self.unit(a), self.unit(b)) else { return false };
        let (package_a, package_b) = (a.text(a.package), b.text(b.package));
        let same_folder = folder(&a.path) == folder(&b.path);
        if package_a.is_empty() && package_b.is_empty() {
            return same_folder && a.language.folder_is_scope();
        }
        package_a == package_b && (same_folder || !a.language.folder_is_module())
    }
}

/// Every name that files declare.
pub(super) fn declared_names(units: &[Unit]) -> BTreeSet<Arc<str>> {
    let mut names = BTreeSet::new();
    for unit in units {
        names.extend(unit.types.iter().map(|ty| unit.shared(ty.name)));
        names.extend(unit.functions.iter().map(|function| unit.shared(function.name)));
        let body = unit.functions.first().map_or(&[][..], |body| &body.body);
        for stmt in body {
            match stmt {
                Stmt::Declare { name, .. } => {
                    names.insert(unit.shared(*name));
                }
                Stmt::Assign { target, .. } => {
                    if let Expr::Name(name) | Expr::Member { name, .. } = unit.expr(*target) {
                        names.insert(unit.shared(*name));
                    }
                }
                _ => {}
            }
        }
        let stem = unit.path.rsplit('/').next().and_then(|name| name.split('.').next());
        names.extend(stem.map(Arc::from));
    }
    names.remove("");
    names
}

/// What stands before a name, taken apart once for all the units it is compared with.
struct Qualifier<'q> {
    whole: &'q str,
    /// Its parts from the last, without those that name no folder or file.
    reversed: Vec<&'q str>,
}

impl<'q> Qualifier<'q> {
    fn new(whole: &'q str) -> Self {
        let path = whole.trim_start_matches(['.', '/', '@', '~']);
        let reversed = path
            .rsplit(['.', '/'])
            .filter(|part| !matches!(*part, "" | "crate" | "super" | "self" | "js" | "ts" | "h"))
            .collect();
        Self { whole, reversed }
    }

    fn is_package(&self, package: &str) -> bool {
        self.whole
            .strip_suffix(package)
            .is_some_and(|before| before.is_empty() || before.ends_with('/'))
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `c` of `a.b.c` and of `a/b/c`.
pub(super) fn last_segment(path: &str) -> &str {
    path.rsplit(['.', '/']).next().unwrap_or(path)
}
