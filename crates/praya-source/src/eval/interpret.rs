//! Statements: how control and state flow through a function.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::event::{Resolved, Run};
use super::knowledge::Knowledge;
use super::names::Names;
use super::project::Project;
use super::state::{Global, Kind, Locals, Object, State};
use super::value::{FunctionRef, ObjectId, Origin, Traced, TypeRef, Value, Values, Why};
use crate::Unit;
use crate::ir::{BinaryOp, ExprId, Function, FunctionKind, Stmt, Sym};

/// Calls deeper than this are not followed.
const MAX_CALLS: usize = 10;

/// Functions of at most this many expressions are always followed.
const SMALL_FUNCTION: u32 = 80;

/// Functions of more expressions are not run for what they leave in a variable of another file.
const LARGEST_WRITER: u32 = 400;

/// Steps for one question that the code at hand does not ask itself.
const MAX_IMPLICIT_STEPS: u32 = 300;

/// Constructors of at most this many expressions are always followed.
const SMALL_CONSTRUCTOR: u32 = 240;

/// What one parameter was given, over all calls seen.
pub(super) type Passed = Vec<Resolved>;

/// What earlier runs have found out of parameters.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Functions of which parameters are sought: bit `n` is parameter `n`.
    pub(super) sought: FxHashMap<FunctionRef, u64>,
    /// What they were given.
    pub(super) passed: FxHashMap<FunctionRef, Vec<Passed>>,
    /// Use what is known: parameters of a run's first function, and of constructors, take it.
    pub(super) substitute: bool,
    /// Doubt what variables hold that code elsewhere may set.
    pub(super) doubt: bool,
}

/// An argument at a call.
#[derive(Clone, Debug)]
pub(super) struct ArgValue {
    pub(super) name: Option<Arc<str>>,
    pub(super) values: Values,
    pub(super) spread: bool,
}

/// One call in progress.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) function: FunctionRef,
    pub(super) this: Option<ObjectId>,
    /// Declared types of locals.
    pub(super) types: FxHashMap<Sym, Sym>,
    returns: Values,
    /// Parameters that are references, by their place among the arguments, and what they were
    /// where the function returned.
    pub(super) tracked: Vec<(usize, Sym)>,
    filled: Vec<Values>,
    after: State,
    breaks: State,
    /// Closures made here that nothing has called yet.
    pub(super) idle: Vec<(FunctionRef, Option<ObjectId>)>,
}

/// What all runs of a round share.
#[derive(Clone, Copy)]
pub(super) struct World<'p> {
    pub(super) project: &'p Project,
    pub(super) knowledge: &'p Knowledge,
    pub(super) seen: &'p Seen,
    pub(super) names: &'p Names,
}

/// Runs functions over abstract values.
pub(super) struct Interpreter<'p> {
    pub(super) project: &'p Project,
    pub(super) knowledge: &'p Knowledge,
    pub(super) seen: &'p Seen,
    pub(super) names: &'p Names,
    pub(super) state: State,
    pub(super) frame: Frame,
    pub(super) stack: Vec<FunctionRef>,
    pub(super) run: Run,
    /// Fields and globals whose defaults are being evaluated.
    pub(super) in_progress: Vec<Global>,
    pub(super) initialized: FxHashSet<TypeRef>,
    /// Abstract or overridden methods that are being looked up in subtypes.
    pub(super) dispatches: u8,
    /// What the last outside call puts into which of its arguments.
    pub(super) written: Option<(usize, Values)>,
    /// Arguments of the present call that are references, and those of the call being entered.
    pub(super) references: u64,
    pub(super) handed_on: u64,
    /// What the last call left in which of its arguments.
    pub(super) filled: Vec<(usize, Values)>,
    /// Fields whose values at construction are sought, with what was found.
    pub(super) watched: Vec<(TypeRef, Arc<str>, Values)>,
    next_object: ObjectId,
    steps: u32,
    limit: u32,
    /// Loops around what is being run.
    loops: u32,
    /// Hardly follow calls: a second attempt at what took too many steps.
    shallow: bool,
}

impl<'p> Interpreter<'p> {
    pub(super) fn new(world: World<'p>, limit: u32, shallow: bool) -> Self {
        let World { project, knowledge, seen, names } = world;
        Self {
            project,
            knowledge,
            seen,
            names,
            state: State::start(),
            frame: Frame::new(FunctionRef { unit: 0, function: crate::ir::FunctionId(0) }, None),
            stack: Vec::new(),
            run: Run::default(),
            in_progress: Vec::new(),
            initialized: FxHashSet::default(),
            dispatches: 0,
            written: None,
            references: 0,
            handed_on: 0,
            filled: Vec::new(),
            watched: Vec::new(),
            next_object: 0,
            steps: 0,
            limit,
            loops: 0,
            shallow,
        }
    }

    /// Runs a function as nobody's callee: its parameters are what earlier runs have seen, or
    /// unknown.
    pub(super) fn run_root(mut self, root: FunctionRef) -> Run {
        let Some((_, function)) = self.project.function(root) else { return self.run };
        let this = self.symbolic_this(root, function);
        let args = self.root_arguments(root, function);
        self.enter(root, this, args, None);
        if root.function.0 == 0 {
            self.initializers(root.unit);
        }
        self.run
    }

    /// Initialisers of fields that no other code reads.
    fn initializers(&mut self, unit_index: u32) {
        let Some(unit) = self.project.unit(unit_index) else { return };
        for (id, ty) in (0..).map(crate::ir::TypeId).zip(&unit.types) {
            let owner = TypeRef { unit: unit_index, ty: id };
            for field in &ty.fields {
                let calls = field.init.filter(|init| {
                    matches!(
                        unit.expr(*init),
                        crate::ir::Expr::Call { .. }
                            | crate::ir::Expr::New { .. }
                            | crate::ir::Expr::List(_)
                            | crate::ir::Expr::Map(_)
                    )
                });
                let Some(init) = calls else { continue };
                // A member that is only declared is made with its object.
                let declared = matches!(unit.expr(init), crate::ir::Expr::New { args, fields, .. }
                    if args.is_empty() && fields.is_empty());
                if declared && unit.language == crate::Language::Cpp {
                    continue;
                }
                let context = self.context_of(owner);
                self.in_unit_with(context, None, |this| this.expr(init));
            }
        }
    }

    fn symbolic_this(&mut self, root: FunctionRef, function: &Function) -> Option<ObjectId> {
        let ty = TypeRef { unit: root.unit, ty: function.owner? };
        let kind = match function.kind {
            FunctionKind::Static | FunctionKind::StaticInitializer => return None,
            FunctionKind::Constructor => Kind::Instance(ty),
            _ => Kind::Symbolic(ty),
        };
        Some(self.allocate(Object::new(kind)))
    }

    /// Values for every parameter where no call gives them.
    pub(super) fn root_arguments(
        &mut self,
        root: FunctionRef,
        function: &Function,
    ) -> Vec<(Sym, Values)> {
        let passed = self.seen.passed.get(&root).filter(|_| self.seen.substitute);
        let mut args = Vec::new();
        for (index, param) in (0u32..).zip(&function.params) {
            let unknown = Values::unknown(Why::Parameter { function: root, index });
            let known = passed.and_then(|passed| passed.get(index as usize));
            let values = match known {
                Some(known) if !known.is_empty() => {
                    known.iter().map(|value| constant(value, root, index)).collect()
                }
                _ => match param.default {
                    Some(default) if self.seen.substitute => {
                        self.in_unit(root, |this| this.expr(default))
                    }
                    // A function that a caller may replace is called all the same.
                    Some(default) if self.is_function_name(root.unit, default) => {
                        let mut either = self.in_unit(root, |this| this.expr(default));
                        either.add(&unknown);
                        either
                    }
                    _ => unknown,
                },
            };
            args.push((param.name, values));
        }
        args
    }

    fn is_function_name(&self, unit: u32, default: ExprId) -> bool {
        let Some(unit) = self.project.unit(unit) else { return false };
        unit.language.names_functions_as_values()
            && matches!(
                unit.expr(default),
                crate::ir::Expr::Member { .. } | crate::ir::Expr::Name(_)
            )
    }

    /// Calls are followed into small functions, whose results and effects are cheap to know; into
    /// those that call something of interest; and into those whose parameters are sought.
    fn worth_following(&self, target: FunctionRef, unit: &Unit, function: &Function) -> bool {
        if self.shallow {
            return self.stack.len() < 2 && function.size <= SMALL_FUNCTION;
        }
        let small = match function.kind {
            FunctionKind::Constructor | FunctionKind::Lambda => SMALL_CONSTRUCTOR,
            _ => SMALL_FUNCTION,
        };
        function.size <= small
            || self.seen.sought.contains_key(&target)
            || self.names.starts.answer(target, || {
                function.calls.iter().any(|name| {
                    self.knowledge.is_start(unit, super::project::last_segment(unit.text(*name)))
                })
            })
    }

    /// Whether a function is short enough to be run only for what it leaves in a variable.
    pub(super) fn worth_running(&self, writer: FunctionRef) -> bool {
        let size = self.project.function(writer).map_or(u32::MAX, |(_, function)| function.size);
        !self.shallow && size <= LARGEST_WRITER
    }

    /// Answers a question that the code at hand does not ask itself (what constructors leave in
    /// a field) with at most so many steps; true where that was too few.
    pub(super) fn implicitly<T>(&mut self, answer: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let outer = self.limit;
        self.limit = outer.min(self.steps.saturating_add(MAX_IMPLICIT_STEPS));
        let answered = answer(self);
        let cut = self.run.exhausted && self.steps <= outer;
        self.limit = outer;
        if cut {
            self.run.exhausted = false;
            self.run.cut.extend(self.stack.iter().copied());
        }
        (answered, cut)
    }

    /// Takes a step; false when the run has taken too many.
    pub(super) fn step(&mut self) -> bool {
        if self.run.exhausted {
            return false;
        }
        self.steps += 1;
        if self.steps > self.limit {
            self.run.exhausted = true;
        }
        !self.run.exhausted
    }

    pub(super) fn allocate(&mut self, object: Object) -> ObjectId {
        let id = self.next_object;
        self.next_object += 1;
        self.state.insert(id, object);
        id
    }

    pub(super) fn unit(&self) -> &'p Unit {
        // A frame's function always comes from the project, so its unit exists.
        let index = self.frame.function.unit as usize;
        let units = &self.project.units;
        units.get(index).or(units.first()).unwrap_or_else(|| empty_unit())
    }

    pub(super) fn origin(&self, expr: ExprId) -> Origin {
        Origin::Source { unit: self.frame.function.unit, line: self.unit().line(expr) }
    }

    /// Calls a function of the project with evaluated arguments.
    pub(super) fn invoke(
        &mut self,
        target: FunctionRef,
        this: Option<ObjectId>,
        args: &[ArgValue],
        captured: Option<&Rc<Locals>>,
    ) -> Values {
        let Some((unit, function)) = self.project.function(target) else { return Values::none() };
        let recursive = self.stack.iter().filter(|running| **running == target).count();
        if self.stack.len() >= MAX_CALLS || recursive > 1 || !self.step() {
            self.run.cut.extend(self.stack.iter().copied());
            return Values::unknown(Why::Depth);
        }
        if !self.worth_following(target, unit, function) {
            if self.shallow {
                self.run.cut.extend(self.stack.iter().copied());
            }
            return Values::unknown(Why::Depth);
        }
        let bound = self.bind(target, unit, function, args);
        self.run.invoked.insert(target);
        if self.seen.sought.contains_key(&target) {
            let passed =
                bound.iter().map(|(_, values)| self.resolve(values, 1)).collect::<Vec<_>>();
            self.run.passed.push((target, passed));
        }
        if let Some(outer_idle) = self.frame.idle.iter().position(|(idle, _)| *idle == target) {
            self.frame.idle.remove(outer_idle);
        }
        self.enter(target, this, bound, captured)
    }

    fn enter(
        &mut self,
        target: FunctionRef,
        this: Option<ObjectId>,
        bound: Vec<(Sym, Values)>,
        captured: Option<&Rc<Locals>>,
    ) -> Values {
        let Some((_, function)) = self.project.function(target) else { return Values::none() };
        let mut locals = captured.map(|captured| (**captured).clone()).unwrap_or_default();
        let mut frame = Frame::new(target, this);
        let references = std::mem::take(&mut self.handed_on);
        for (at, param) in function.params.iter().enumerate() {
            if let Some(ty) = param.ty {
                frame.types.insert(param.name, ty);
            }
            let bit = u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0);
            if references & bit != 0 {
                frame.tracked.push((at, param.name));
            }
        }
        frame.filled.resize(frame.tracked.len(), Values::none());
        if let Some(receiver) = function.receiver {
            let class = function.owner.map(|ty| TypeRef { unit: target.unit, ty });
            let itself = match this {
                Some(this) => Some(Value::Object(this)),
                // The class of a class method.
                None => class.map(Value::Class),
            };
            locals.extend(itself.map(|itself| (receiver, Values::one(itself))));
        }
        locals.extend(bound);
        let saved_locals = std::mem::replace(&mut self.state.locals, Rc::new(locals));
        let saved_frame = std::mem::replace(&mut self.frame, frame);
        self.stack.push(target);
        self.block(&function.body);
        self.run_idle();
        self.note_references();
        self.stack.pop();
        let frame = std::mem::replace(&mut self.frame, saved_frame);
        self.state.locals = Rc::default();
        self.state.join(frame.after);
        self.state.locals = saved_locals;
        // Where every path throws, the caller goes on all the same: a handler may be anywhere.
        self.state.live = true;
        let filled = frame.tracked.iter().map(|(at, _)| *at).zip(frame.filled);
        self.filled = filled.filter(|(_, values)| !values.is_empty()).collect();
        frame.returns
    }

    /// Keeps what the parameters are that are references, where the function returns.
    fn note_references(&mut self) {
        if !self.state.live {
            return;
        }
        for (at, (_, name)) in self.frame.tracked.iter().enumerate() {
            if let (Some(values), Some(held)) =
                (self.state.locals.get(name), self.frame.filled.get_mut(at))
            {
                held.add(values);
            }
        }
    }

    /// Closures that nothing called may be called by what they were handed to.
    fn run_idle(&mut self) {
        let idle = std::mem::take(&mut self.frame.idle);
        if idle.is_empty() {
            return;
        }
        let live = std::mem::replace(&mut self.state.live, true);
        let captured = self.state.locals.clone();
        for (function, this) in idle {
            self.invoke_unknown(function, this, Some(&captured));
        }
        self.state.live = live;
    }

    /// Calls a function whose arguments nobody knows.
    pub(super) fn invoke_unknown(
        &mut self,
        target: FunctionRef,
        this: Option<ObjectId>,
        captured: Option<&Rc<Locals>>,
    ) -> Values {
        let Some((_, function)) = self.project.function(target) else { return Values::none() };
        if self.stack.len() >= MAX_CALLS || self.stack.contains(&target) || !self.step() {
            return Values::unknown(Why::Depth);
        }
        let args = self.root_arguments(target, function);
        self.enter(target, this, args, captured)
    }

    /// Evaluates something that stands in another function's unit, without locals.
    pub(super) fn in_unit(
        &mut self,
        function: FunctionRef,
        evaluate: impl FnOnce(&mut Self) -> Values,
    ) -> Values {
        self.in_unit_with(function, None, evaluate)
    }

    pub(super) fn in_unit_with(
        &mut self,
        function: FunctionRef,
        this: Option<ObjectId>,
        evaluate: impl FnOnce(&mut Self) -> Values,
    ) -> Values {
        if self.stack.len() >= MAX_CALLS {
            return Values::unknown(Why::Depth);
        }
        let saved_locals = std::mem::take(&mut self.state.locals);
        let saved_frame = std::mem::replace(&mut self.frame, Frame::new(function, this));
        self.stack.push(function);
        let values = evaluate(self);
        self.stack.pop();
        self.frame = saved_frame;
        self.state.locals = saved_locals;
        values
    }

    pub(super) fn block(&mut self, statements: &[Stmt]) {
        for statement in statements {
            if !self.state.live || !self.step() {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Expr(expr) => {
                self.expr(*expr);
            }
            Stmt::Declare { name, ty, value } => self.declare(*name, *ty, *value),
            Stmt::Assign { target, value } => {
                let values = self.expr(*value);
                self.assign(*target, values);
            }
            Stmt::If { condition, then, otherwise } => {
                let truth = self.expr(*condition).truth();
                let (holds, fails) = self.narrowings(*condition);
                self.branch(
                    truth,
                    |this| {
                        this.narrow(&holds);
                        this.block(then);
                    },
                    |this| {
                        this.narrow(&fails);
                        this.block(otherwise);
                    },
                );
            }
            Stmt::Loop { binding, iterable, condition, body } => {
                self.loop_(*binding, *iterable, *condition, body);
            }
            Stmt::Switch { subject, arms } => self.switch(*subject, arms),
            Stmt::Return(value) => self.return_(*value),
            Stmt::Throw(value) => {
                if let Some(value) = value {
                    self.expr(*value);
                }
                self.state.live = false;
            }
            Stmt::Break | Stmt::Continue => {
                self.frame.breaks.join(self.state.clone());
                self.state.live = false;
            }
            Stmt::Try { body, handlers, finally } => self.try_(body, handlers, finally),
            Stmt::Block(body) => self.block(body),
        }
    }

    fn declare(&mut self, name: Sym, ty: Option<Sym>, value: Option<ExprId>) {
        let mut values = match value {
            Some(value) => self.expr(value),
            None => self.undefined(ty),
        };
        if let Some(ty) = ty {
            self.frame.types.insert(name, ty);
            values = self.typed(values, ty);
        }
        Rc::make_mut(&mut self.state.locals).insert(name, values);
    }

    /// A variable that is declared and not assigned.
    fn undefined(&mut self, ty: Option<Sym>) -> Values {
        let unit = self.frame.function.unit;
        let by_value = self.unit().language.declares_values();
        match ty.filter(|_| by_value).and_then(|ty| self.type_value(unit, ty)) {
            Some(Value::Class(class)) => {
                let object = Object::new(Kind::Instance(class));
                Values::one(Value::Object(self.allocate(object)))
            }
            _ => Values::one(Value::Null),
        }
    }

    fn return_(&mut self, value: Option<ExprId>) {
        let values = value.map(|value| self.expr(value)).unwrap_or_default();
        if !self.state.live {
            return;
        }
        self.frame.returns.add(&values);
        self.note_references();
        let mut after = std::mem::take(&mut self.state);
        let locals = std::mem::take(&mut after.locals);
        self.frame.after.join(after.clone());
        self.state = after;
        self.state.locals = locals;
        self.state.live = false;
    }

    /// Runs what a condition decides; both where it does not.
    pub(super) fn branch(
        &mut self,
        truth: Option<bool>,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        match truth {
            Some(true) => then(self),
            Some(false) => otherwise(self),
            None => {
                self.steps += self.state.weight();
                let before = self.state.clone();
                then(self);
                let after_then = std::mem::replace(&mut self.state, before);
                otherwise(self);
                self.state.join(after_then);
            }
        }
    }

    fn loop_(
        &mut self,
        binding: Option<ExprId>,
        iterable: Option<ExprId>,
        condition: Option<ExprId>,
        body: &[Stmt],
    ) {
        let iterated = iterable.map(|iterable| self.expr(iterable));
        let truth = condition.and_then(|condition| self.expr(condition).truth());
        if truth == Some(false) {
            return;
        }
        let outer_breaks = std::mem::take(&mut self.frame.breaks);
        let elements = iterated.as_ref().map(|iterated| self.elements(iterated));
        let surely = truth == Some(true)
            || elements.as_ref().is_some_and(|(items, open)| !items.is_empty() && !open);
        let skipped = (!surely).then(|| self.state.clone());
        match (binding, elements) {
            (Some(binding), Some((items, false))) if items.len() <= 8 => {
                for item in items {
                    self.assign(binding, item);
                    self.iteration(body, None);
                }
            }
            (Some(binding), elements) => {
                let item = match elements {
                    Some((items, open)) => union(&items, open),
                    None => Values::not_modelled("a loop variable"),
                };
                self.assign(binding, item);
                self.iterate_twice(body, condition);
            }
            _ => self.iterate_twice(body, condition),
        }
        if let Some(skipped) = skipped {
            self.state.join(skipped);
        }
        let breaks = std::mem::replace(&mut self.frame.breaks, outer_breaks);
        self.state.join(breaks);
    }

    /// The state after `continue` and `break` joins the end of the body: a value that any of them
    /// leaves is possible in the next round and after the loop.
    fn iteration(&mut self, body: &[Stmt], condition: Option<ExprId>) {
        self.block(body);
        let breaks = self.frame.breaks.clone();
        self.state.join(breaks);
        if let Some(condition) = condition
            && self.state.live
        {
            self.expr(condition);
        }
    }

    /// A value that the second round changes again changes in the loop. Loops in loops go round
    /// once: the outer loop's rounds are theirs.
    fn iterate_twice(&mut self, body: &[Stmt], condition: Option<ExprId>) {
        self.doubt_counters(body);
        let mut first = self.state.clone();
        self.loops += 1;
        self.iteration(body, condition);
        if self.loops == 1 {
            first = self.state.clone();
            self.iteration(body, condition);
        }
        self.loops -= 1;
        self.state.doubt_grown(&first);
        for (name, values) in Rc::make_mut(&mut self.state.locals) {
            if first.locals.get(name).is_some_and(|before| !before.same(values)) {
                values.push(Traced { value: Value::Unknown(Rc::new(Why::Loop)), origin: None });
            }
        }
        self.state.join(first);
    }

    /// A number that each round counts on has no value that can be told.
    fn doubt_counters(&mut self, body: &[Stmt]) {
        let unit = self.unit();
        for stmt in body {
            let (target, value) = match stmt {
                Stmt::Assign { target, value } => (target, value),
                Stmt::Expr(expr) => match unit.expr(*expr) {
                    crate::ir::Expr::Assign { target, value } => (target, value),
                    _ => continue,
                },
                _ => continue,
            };
            let crate::ir::Expr::Name(name) = unit.expr(*target) else { continue };
            let counts = matches!(unit.expr(*value), crate::ir::Expr::Binary { op, left, right }
                if matches!(op, BinaryOp::Add | BinaryOp::Subtract)
                    && matches!(unit.expr(*left), crate::ir::Expr::Name(left) if left == name)
                    && matches!(unit.expr(*right), crate::ir::Expr::Int(_)));
            if counts && self.state.locals.contains_key(name) {
                Rc::make_mut(&mut self.state.locals).insert(*name, Values::unknown(Why::Loop));
            }
        }
    }

    fn switch(&mut self, subject: ExprId, arms: &[(Vec<ExprId>, Vec<Stmt>)]) {
        let subject = self.expr(subject);
        let outer_breaks = std::mem::take(&mut self.frame.breaks);
        let chosen = self.arms(&subject, arms.iter().map(|(patterns, _)| patterns.as_slice()));
        let before = self.state.clone();
        let mut after = State::default();
        for index in &chosen.possible {
            self.state.clone_from(&before);
            if let Some((_, body)) = arms.get(*index) {
                self.block(body);
            }
            after.join(std::mem::take(&mut self.state));
        }
        if !chosen.exhaustive {
            after.join(before);
        }
        self.state = after;
        let breaks = std::mem::replace(&mut self.frame.breaks, outer_breaks);
        self.state.join(breaks);
    }

    /// Which arms a subject can take.
    pub(super) fn arms<'a>(
        &mut self,
        subject: &Values,
        patterns: impl Iterator<Item = &'a [ExprId]>,
    ) -> Arms {
        let subject = &self.comparable(subject);
        let mut possible = Vec::new();
        let mut default = None;
        for (index, patterns) in patterns.enumerate() {
            if patterns.is_empty() {
                default = Some(index);
                continue;
            }
            let mut any = Some(false);
            for pattern in patterns {
                let pattern = self.pattern(subject, *pattern);
                match super::operator::equal(subject, &pattern) {
                    Some(true) => any = Some(true),
                    None if any != Some(true) => any = None,
                    _ => {}
                }
            }
            match any {
                Some(true) => return Arms { possible: vec![index], exhaustive: true },
                None => possible.push(index),
                Some(false) => {}
            }
        }
        possible.extend(default);
        Arms { possible, exhaustive: default.is_some() }
    }

    /// A pattern's values; `case ONE:` may name a constant of the subject's enumeration.
    fn pattern(&mut self, subject: &Values, pattern: ExprId) -> Values {
        let unit = self.unit();
        if let crate::ir::Expr::Name(name) | crate::ir::Expr::Member { name, .. } =
            unit.expr(pattern)
        {
            let constant = enumerated(unit.text(*name));
            let same = |one: &Traced| matches!(&one.value, Value::Str(text) if **text == constant);
            if subject.iter().any(same) {
                return Values::one(Value::Str(constant.into()));
            }
        }
        let values = self.expr(pattern);
        self.comparable(&values)
    }

    /// Values of which constants of enumerations are told apart by name.
    pub(super) fn comparable(&self, values: &Values) -> Values {
        let constant = |traced: &Traced| match traced.value {
            Value::Object(id) => self.state.object(id)?.constant.clone(),
            _ => None,
        };
        if values.iter().all(|traced| constant(traced).is_none()) {
            return values.clone();
        }
        let told = values.iter().map(|traced| match constant(traced) {
            Some(name) => Traced { value: Value::Str(enumerated(&name).into()), origin: None },
            None => traced.clone(),
        });
        told.collect()
    }

    fn try_(&mut self, body: &[Stmt], handlers: &[Vec<Stmt>], finally: &[Stmt]) {
        let before = (!handlers.is_empty()).then(|| self.state.clone());
        self.block(body);
        if let Some(mut thrown) = before {
            thrown.join(self.state.clone());
            for handler in handlers {
                let after = std::mem::replace(&mut self.state, thrown.clone());
                self.block(handler);
                self.state.join(after);
            }
        }
        let live = std::mem::replace(&mut self.state.live, true);
        self.block(finally);
        self.state.live &= live;
    }
}

/// The arms that a subject can take.
pub(super) struct Arms {
    pub(super) possible: Vec<usize>,
    /// One of them is taken for sure.
    pub(super) exhaustive: bool,
}

impl Frame {
    fn new(function: FunctionRef, this: Option<ObjectId>) -> Self {
        Self {
            function,
            this,
            types: FxHashMap::default(),
            returns: Values::none(),
            tracked: Vec::new(),
            filled: Vec::new(),
            after: State::default(),
            breaks: State::default(),
            idle: Vec::new(),
        }
    }
}

/// What stands for an enumeration's constant where it is compared: no program writes such a text.
fn enumerated(name: &str) -> String {
    format!("\u{0}{name}")
}

fn union(items: &[Values], open: bool) -> Values {
    let mut all = Values::none();
    for item in items {
        all.add(item);
    }
    if open || items.is_empty() {
        all.add(&Values::not_modelled("an element that is not known"));
    }
    all
}

/// What a run has seen of a parameter, as a value of another run.
fn constant(resolved: &Resolved, function: FunctionRef, index: u32) -> Traced {
    let (value, origin) = match resolved {
        Resolved::Null => (Value::Null, None),
        Resolved::Bool(value) => (Value::Bool(*value), None),
        Resolved::Int(value, origin) => (Value::Int(*value), origin.clone()),
        Resolved::Text(text, origin) => (Value::Str(text.clone()), origin.clone()),
        Resolved::Path(path) => (Value::Path(path.clone()), None),
        _ => (Value::Unknown(Rc::new(Why::Parameter { function, index })), None),
    };
    Traced { value, origin }
}

fn empty_unit() -> &'static Unit {
    static EMPTY: std::sync::OnceLock<Unit> = std::sync::OnceLock::new();
    EMPTY.get_or_init(Unit::empty)
}
