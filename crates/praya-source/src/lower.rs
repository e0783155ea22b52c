//! From bytes to a [`Unit`]: decoding, parsing, and what all languages' lowerings share.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;

use tree_sitter::{Node, ParseOptions, Parser, Tree};

use crate::Language;
use crate::ir::{
    Arg, Expr, ExprId, Function, FunctionId, FunctionKind, INJECTED, Import, Stmt, Sym, TypeDecl,
    TypeId, Unit,
};
use crate::text::Texts;

/// Expressions and statements nested deeper than this become [`Expr::Unknown`].
const MAX_DEPTH: u16 = 250;

/// Files above this are generated data more often than code, and a syntax tree takes some
/// thirty times the source.
pub(crate) const MAX_SOURCE_BYTES: usize = 8 << 20;

/// Why a source file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LowerError {
    /// Larger than [`MAX_SOURCE_BYTES`].
    TooLarge,
    /// Contains NUL bytes: not text.
    Binary,
    /// The parser gave up.
    Parser,
}

impl std::fmt::Display for LowerError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(out, "source file larger than {} MiB", MAX_SOURCE_BYTES >> 20),
            Self::Binary => write!(out, "contains NUL bytes, so it is not source text"),
            Self::Parser => write!(out, "the parser gave up: too many ways to read the text"),
        }
    }
}

impl std::error::Error for LowerError {}

/// Reads a source file into a [`Unit`].
///
/// # Errors
/// Where the bytes are too large, are not text, or cannot be parsed within bounds. Mere syntax
/// errors are no error: what could be parsed is in the unit, and their lines are listed.
pub fn lower(path: &str, language: Language, bytes: &[u8]) -> Result<Unit, LowerError> {
    if bytes.len() > MAX_SOURCE_BYTES {
        return Err(LowerError::TooLarge);
    }
    let source = language.prepare(decode(bytes)?);
    let tree = parse(language, &source).ok_or(LowerError::Parser)?;
    let mut lowering = Lowering::new(path, language, &source);
    lowering.syntax_errors(&tree);
    language.lower(&mut lowering, tree.root_node());
    Ok(lowering.finish())
}

/// Text of any of the encodings that source files come in; invalid sequences are replaced.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, LowerError> {
    let wide = |to_unit: fn([u8; 2]) -> u16, rest: &[u8]| {
        let units = rest.chunks_exact(2).map(|pair| to_unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect::<String>()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => Ok(Cow::Owned(wide(u16::from_le_bytes, rest))),
        [0xfe, 0xff, rest @ ..] => Ok(Cow::Owned(wide(u16::from_be_bytes, rest))),
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok(String::from_utf8_lossy(rest)),
        _ if memchr::memchr(0, bytes).is_some() => Err(LowerError::Binary),
        _ => Ok(String::from_utf8_lossy(bytes)),
    }
}

fn parse(language: Language, source: &str) -> Option<Tree> {
    let mut parser = Parser::new();
    parser.set_language(&language.grammar()).ok()?;
    bounded(&mut parser, 20_000 + source.len(), &mut |offset| source.as_bytes().get(offset..))
}

/// Parses with a bound on the parser's work: error recovery can be superlinear on hostile text.
fn bounded<'s>(
    parser: &mut Parser,
    limit: usize,
    text: &mut dyn FnMut(usize) -> Option<&'s [u8]>,
) -> Option<Tree> {
    let mut calls: usize = 0;
    // The callback runs once per hundred parser operations; clean code needs a few per byte.
    let mut progress = |_: &tree_sitter::ParseState| {
        calls += 1;
        if calls > limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let options = ParseOptions::new().progress_callback(&mut progress);
    parser.parse_with_options(
        &mut |offset, _| text(offset).unwrap_or_default(),
        None,
        Some(options),
    )
}

/// Builds a [`Unit`] while a language's lowering walks its tree.
#[derive(Debug)]
pub(crate) struct Lowering<'s> {
    source: &'s str,
    pub(crate) unit: Unit,
    depth: u16,
    /// The function whose body is being lowered.
    function: FunctionId,
    /// The type whose members are being lowered.
    owner: Option<TypeId>,
    /// How many bytes may still be parsed by themselves.
    fragments: Cell<usize>,
}

impl<'s> Lowering<'s> {
    fn new(path: &str, language: Language, source: &'s str) -> Self {
        let unit = Unit {
            path: path.to_owned(),
            language,
            package: Sym(0),
            imports: Vec::new(),
            global_imports: Vec::new(),
            too_deep: None,
            types: Vec::new(),
            functions: Vec::new(),
            syntax_errors: Vec::new(),
            exprs: Vec::new(),
            lines: Vec::new(),
            texts: Texts::default(),
        };
        let fragments = Cell::new(source.len().saturating_mul(8));
        let mut lowering =
            Self { source, unit, depth: 0, function: FunctionId(0), owner: None, fragments };
        lowering.sym("");
        lowering.unit.functions.push(Function {
            name: Sym(0),
            owner: None,
            outer: None,
            kind: FunctionKind::Module,
            receiver: None,
            params: Vec::new(),
            returns: None,
            body: Vec::new(),
            line: 1,
            calls: Vec::new(),
            references: Vec::new(),
            first: 0,
            size: 0,
        });
        lowering
    }

    fn finish(mut self) -> Unit {
        for function in &mut self.unit.functions {
            function.calls.sort_unstable();
            function.calls.dedup();
            function.calls.shrink_to_fit();
            function.params.shrink_to_fit();
            shrink(&mut function.body);
            function.references.sort_unstable();
            function.references.dedup();
        }
        self.unit.exprs.iter_mut().for_each(shrink_expr);
        self.unit.exprs.shrink_to_fit();
        self.unit.lines.shrink_to_fit();
        self.unit
    }

    fn syntax_errors(&mut self, tree: &Tree) {
        if !tree.root_node().has_error() {
            return;
        }
        let mut cursor = tree.walk();
        while self.unit.syntax_errors.len() < 100 {
            let node = cursor.node();
            if node.is_error() || node.is_missing() {
                self.unit.syntax_errors.push(line_of(node));
            }
            let descend = node.has_error() && !node.is_error() && cursor.goto_first_child();
            if descend {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
            }
        }
    }

    /// The source text of a node.
    pub(crate) fn text(&self, node: Node<'_>) -> &'s str {
        self.source.get(node.byte_range()).unwrap_or_default()
    }

    /// Interns a text.
    pub(crate) fn sym(&mut self, text: &str) -> Sym {
        self.unit.texts.intern(text)
    }

    /// Interns a node's text.
    pub(crate) fn node_sym(&mut self, node: Node<'_>) -> Sym {
        let text = self.text(node);
        self.sym(text)
    }

    /// Adds an expression at a node's line.
    pub(crate) fn expr(&mut self, node: Node<'_>, expr: Expr) -> ExprId {
        self.expr_at(line_of(node), expr)
    }

    /// Adds an expression at a line.
    pub(crate) fn expr_at(&mut self, line: u32, expr: Expr) -> ExprId {
        match &expr {
            Expr::Call { callee, .. } => self.note_call(*callee),
            Expr::New { ty, .. } => self.note_call(*ty),
            _ => {}
        }
        let id = ExprId(u32::try_from(self.unit.exprs.len()).unwrap_or(u32::MAX));
        self.unit.exprs.push(expr);
        self.unit.lines.push(line);
        id
    }

    /// Puts another expression in the place of one.
    pub(crate) fn replace(&mut self, id: ExprId, expr: Expr) {
        if let Expr::Call { callee, .. } = &expr {
            self.note_call(*callee);
        }
        if let Some(held) = self.unit.exprs.get_mut(id.0 as usize) {
            *held = expr;
        }
    }

    fn note_call(&mut self, callee: ExprId) {
        let callee = match self.unit.expr(callee) {
            Expr::Index { object, .. } => *object,
            _ => callee,
        };
        let name = match self.unit.expr(callee) {
            Expr::Name(name) | Expr::Member { name, .. } | Expr::Path(name) => *name,
            Expr::Super => Sym(0),
            _ => return,
        };
        if let Some(function) = self.unit.functions.get_mut(self.function.0 as usize) {
            function.calls.push(name);
        }
    }

    /// `&value`; of what has no name it is the value itself.
    pub(crate) fn reference(&mut self, node: Node<'_>, value: ExprId) -> ExprId {
        let name = match self.unit.expr(value) {
            Expr::Name(name) | Expr::Member { name, .. } => *name,
            _ => return value,
        };
        if let Some(function) = self.unit.functions.get_mut(self.function.0 as usize) {
            function.references.push(name);
        }
        self.expr(node, Expr::Reference(value))
    }

    /// The value of `${key:default}`, which a framework takes from the configuration.
    pub(crate) fn injected(&mut self, node: Node<'_>, value: ExprId) -> ExprId {
        let path = self.sym(INJECTED);
        let callee = self.expr(node, Expr::Path(path));
        self.expr(node, Expr::Call { callee, args: vec![Arg::positional(value)] })
    }

    /// The prefix of the configuration that a type's fields are filled from.
    pub(crate) fn configured_by(&mut self, ty: TypeId, prefix: Option<Sym>) {
        if let Some(ty) = self.unit.types.get_mut(ty.0 as usize) {
            ty.configured = prefix;
        }
    }

    /// A string literal.
    pub(crate) fn string(&mut self, node: Node<'_>, value: &str) -> ExprId {
        let sym = self.sym(value);
        self.expr(node, Expr::Str(sym))
    }

    /// A name expression.
    pub(crate) fn name(&mut self, node: Node<'_>) -> ExprId {
        let sym = self.node_sym(node);
        self.expr(node, Expr::Name(sym))
    }

    /// A `.`-separated path as a chain of members: `a.b.c`.
    pub(crate) fn dotted(&mut self, node: Node<'_>, path: &str) -> ExprId {
        let mut parts = path.split('.').filter(|part| !part.is_empty());
        let first = self.sym(parts.next().unwrap_or_default());
        let mut object = self.expr(node, Expr::Name(first));
        for part in parts {
            let name = self.sym(part);
            object = self.expr(node, Expr::Member { object, name });
        }
        object
    }

    /// A value known to be of a type. Conversions of numbers and texts are the value itself.
    pub(crate) fn cast(&mut self, node: Node<'_>, value: ExprId, ty: Option<Sym>) -> ExprId {
        let is_class = |name: &str| {
            let last = name.rsplit('.').next().unwrap_or(name);
            last.starts_with(|c: char| c.is_ascii_uppercase()) && !last.ends_with(']')
        };
        match ty {
            Some(ty) if is_class(self.unit.text(ty)) => self.expr(node, Expr::Cast { value, ty }),
            _ => value,
        }
    }

    /// An expression that is not modelled.
    pub(crate) fn unknown(&mut self, node: Node<'_>, why: &'static str) -> ExprId {
        self.expr(node, Expr::Unknown(why))
    }

    /// Lowers something nested, unless it is nested too deeply.
    pub(crate) fn nested(
        &mut self,
        node: Node<'_>,
        lower: impl FnOnce(&mut Self, Node<'_>) -> ExprId,
    ) -> ExprId {
        if self.depth >= MAX_DEPTH {
            self.unit.too_deep.get_or_insert(line_of(node));
            return self.unknown(node, "nested too deeply");
        }
        self.depth += 1;
        let id = lower(self, node);
        self.depth -= 1;
        id
    }

    /// Lowers nested statements, unless they are nested too deeply.
    pub(crate) fn nested_block(
        &mut self,
        node: Node<'_>,
        out: &mut Vec<Stmt>,
        lower: impl FnOnce(&mut Self, Node<'_>, &mut Vec<Stmt>),
    ) {
        if self.depth >= MAX_DEPTH {
            self.unit.too_deep.get_or_insert(line_of(node));
            let unknown = self.unknown(node, "nested too deeply");
            out.push(Stmt::Expr(unknown));
            return;
        }
        self.depth += 1;
        lower(self, node, out);
        self.depth -= 1;
    }

    /// Adds an import.
    pub(crate) fn import(&mut self, local: &str, path: &str) {
        let import = Import { local: self.sym(local), path: self.sym(path) };
        self.unit.imports.push(import);
    }

    /// Declares a type and lowers its members inside it.
    pub(crate) fn with_type(
        &mut self,
        node: Node<'_>,
        name: &str,
        supers: Vec<Sym>,
        members: impl FnOnce(&mut Self, TypeId),
    ) -> TypeId {
        let id = TypeId(u32::try_from(self.unit.types.len()).unwrap_or(u32::MAX));
        let name = self.sym(name);
        self.unit.types.push(TypeDecl {
            name,
            outer: self.owner,
            supers,
            fields: Vec::new(),
            methods: Vec::new(),
            configured: None,
            line: line_of(node),
        });
        self.inside_type(id, members);
        id
    }

    /// Lowers further members of a type declared before (Rust `impl`, Go methods, C# partial).
    pub(crate) fn inside_type(&mut self, id: TypeId, members: impl FnOnce(&mut Self, TypeId)) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        let outer = self.owner.replace(id);
        members(self, id);
        self.owner = outer;
        self.depth -= 1;
    }

    /// The type declared so far under a simple name.
    pub(crate) fn type_named(&self, name: &str) -> Option<TypeId> {
        let name = self.unit.symbol(name)?;
        let index = self.unit.types.iter().position(|ty| ty.name == name)?;
        Some(TypeId(u32::try_from(index).ok()?))
    }

    /// Declares a function and lowers its body inside it; `function.owner` and `function.outer`
    /// are filled here.
    pub(crate) fn with_function(
        &mut self,
        mut function: Function,
        body: impl FnOnce(&mut Self, &mut Vec<Stmt>),
    ) -> FunctionId {
        let id = FunctionId(u32::try_from(self.unit.functions.len()).unwrap_or(u32::MAX));
        function.owner = self.owner;
        function.outer = Some(self.function).filter(|outer| outer.0 != 0);
        if let Some(owner) = self.owner
            && function.kind != FunctionKind::Lambda
            && let Some(ty) = self.unit.types.get_mut(owner.0 as usize)
        {
            ty.methods.push(id);
        }
        self.unit.functions.push(function);
        let outer = std::mem::replace(&mut self.function, id);
        let before = self.unit.exprs.len();
        let mut statements = Vec::new();
        body(self, &mut statements);
        self.function = outer;
        let size = self.unit.exprs.len() - before;
        if let Some(function) = self.unit.functions.get_mut(id.0 as usize) {
            function.body = statements;
            function.first = u32::try_from(before).unwrap_or(u32::MAX);
            function.size = u32::try_from(size).unwrap_or(u32::MAX);
        }
        id
    }

    /// Lowers parameter defaults and the like of a function that is not yet declared.
    pub(crate) fn function(&mut self, node: Node<'_>, name: &str, kind: FunctionKind) -> Function {
        Function {
            name: self.sym(name),
            owner: None,
            outer: None,
            kind,
            receiver: None,
            params: Vec::new(),
            returns: None,
            body: Vec::new(),
            line: line_of(node),
            calls: Vec::new(),
            references: Vec::new(),
            first: 0,
            size: 0,
        }
    }

    /// Adds a field to the type being lowered.
    pub(crate) fn field(&mut self, field: crate::ir::Field) {
        if let Some(owner) = self.owner
            && let Some(ty) = self.unit.types.get_mut(owner.0 as usize)
        {
            ty.fields.push(field);
        }
    }

    /// The type whose members are being lowered.
    pub(crate) fn owner(&self) -> Option<TypeId> {
        self.owner
    }

    /// Whether a function is being lowered, and not the file's own body.
    pub(crate) fn in_function(&self) -> bool {
        self.function.0 != 0
    }

    /// Appends to the file's own body.
    pub(crate) fn module_body(&mut self, statements: Vec<Stmt>) {
        if let Some(module) = self.unit.functions.first_mut() {
            module.body.extend(statements);
        }
    }

    /// Whether what is being lowered stands outside all functions.
    pub(crate) fn at_file_level(&self) -> bool {
        self.function.0 == 0
    }

    /// The declared result type of the function being lowered.
    pub(crate) fn result_type(&self) -> Option<Sym> {
        self.unit.functions.get(self.function.0 as usize)?.returns
    }

    /// Whether statements may be lowered a second time (a `switch` arm that is fallen into, a
    /// `finally`): only while there are fewer expressions than the file could hold once, so that
    /// nesting cannot multiply them without end.
    pub(crate) fn may_repeat(&self) -> bool {
        self.unit.exprs.len() < self.source.len()
    }

    /// Parses a node's text by itself, as if `before` and `after` stood around it: the grammar
    /// leaves the replacement text of a macro unparsed. Positions are the file's own; `before`
    /// takes the place of as many bytes in front of the text, and `text` that of the node's.
    /// Text that is nested in text is parsed again at each level, so there is an end to it.
    pub(crate) fn fragment(
        &self,
        node: Node<'_>,
        [before, text, after]: [&str; 3],
    ) -> Option<Tree> {
        let (begin, end) = (node.start_byte(), node.start_byte() + text.len());
        let start = begin.checked_sub(before.len())?;
        self.fragments.set(self.fragments.get().checked_sub(text.len())?);
        let mut parser = Parser::new();
        parser.set_language(&self.unit.language.grammar()).ok()?;
        let range = tree_sitter::Range {
            start_byte: start,
            end_byte: end + after.len(),
            start_point: node.start_position(),
            end_point: tree_sitter::Point::new(usize::MAX, 0),
        };
        parser.set_included_ranges(&[range]).ok()?;
        bounded(&mut parser, 100 + text.len(), &mut |offset| match offset {
            _ if offset < begin => before.as_bytes().get(offset.saturating_sub(start)..),
            _ if offset < end => text.as_bytes().get(offset - begin..),
            _ => after.as_bytes().get(offset - end..),
        })
    }

    /// Positional arguments.
    pub(crate) fn args(values: Vec<ExprId>) -> Vec<Arg> {
        values.into_iter().map(Arg::positional).collect()
    }
}

/// Gives back what statements have reserved: most lists are short, and stay.
fn shrink(body: &mut Vec<Stmt>) {
    body.shrink_to_fit();
    for stmt in body {
        match stmt {
            Stmt::If { then, otherwise, .. } => [then, otherwise].into_iter().for_each(shrink),
            Stmt::Loop { body, .. } | Stmt::Block(body) => shrink(body),
            Stmt::Switch { arms, .. } => {
                arms.shrink_to_fit();
                arms.iter_mut().for_each(|(_, body)| shrink(body));
            }
            Stmt::Try { body, handlers, finally } => {
                handlers.iter_mut().chain([body, finally]).for_each(shrink);
            }
            _ => {}
        }
    }
}

fn shrink_expr(expr: &mut Expr) {
    match expr {
        Expr::Call { args, .. } => args.shrink_to_fit(),
        Expr::New { args, fields, .. } => {
            args.shrink_to_fit();
            fields.shrink_to_fit();
        }
        Expr::List(items) | Expr::Template(items) => items.shrink_to_fit(),
        Expr::Map(entries) => entries.shrink_to_fit(),
        Expr::Block(body, _) => shrink(body),
        _ => {}
    }
}

/// The line of a node's first character, from 1.
pub(crate) fn line_of(node: Node<'_>) -> u32 {
    u32::try_from(node.start_position().row).map_or(u32::MAX, |row| row.saturating_add(1))
}

/// A node's named children, comments left out.
pub(crate) fn children<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| !child.is_extra()).collect()
}

/// A node's named children and what could not be parsed among them: there may be code in it, which
/// matters where statements or members follow each other and would shift operands.
pub(crate) fn contents<'t>(node: Node<'t>) -> Vec<Node<'t>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| !child.is_extra() || child.is_error()).collect()
}

/// A node's child in a field.
pub(crate) fn field<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    node.child_by_field_name(name)
}
