//! The intermediate representation: what is left of a source file when its syntax is forgotten.
//!
//! It keeps what decides values: names, literals, calls, assignments, branches. What it does not
//! model becomes [`Expr::Unknown`], so that an evaluator says "not resolved" instead of guessing.

use std::sync::Arc;

use crate::Language;
use crate::text::Texts;

/// The key of an entry of [`Expr::Map`] that is another map's entries: `{...other}`.
pub const UNPACKED: &str = "unpacked";

/// The path of the call that stands for a value that a framework takes from the configuration.
pub const INJECTED: &str = "praya.injected";

/// An interned string of a [`Unit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(pub u32);

/// An expression of a [`Unit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExprId(pub u32);

/// A function of a [`Unit`]; `FunctionId(0)` is the file's own body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionId(pub u32);

/// A type declared in a [`Unit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// One source file.
#[derive(Debug)]
pub struct Unit {
    /// Path as reported.
    pub path: String,
    /// Its language.
    pub language: Language,
    /// Package or namespace as written, `.`-separated (`org.bank.pay`); empty where the language
    /// has none in the file (its path then names the module).
    pub package: Sym,
    /// Imports of the whole file, wherever they stand.
    pub imports: Vec<Import>,
    /// Namespaces that this file imports into every other: C#'s `global using`.
    pub global_imports: Vec<Sym>,
    /// Types, outer before inner.
    pub types: Vec<TypeDecl>,
    /// Functions; the first is the file's own body.
    pub functions: Vec<Function>,
    /// Line of the first construct that is nested too deeply to be followed.
    pub too_deep: Option<u32>,
    /// Constructs that the grammar could not parse: line numbers, at most 100.
    pub syntax_errors: Vec<u32>,
    pub(crate) exprs: Vec<Expr>,
    pub(crate) lines: Vec<u32>,
    pub(crate) texts: Texts,
}

/// An import: `local` stands for `path`; a star import has an empty `local`.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name in this file; empty for a star import (`import x.*`, `using X;`, `#include`).
    pub local: Sym,
    /// The full path, `.`-separated whatever the language's own separator is
    /// (`javax.crypto.Cipher`, `aes_gcm.Aes256Gcm`, `OpenSSL.Cipher`). Module names that contain
    /// slashes keep them (`crypto/rsa`, `@noble/curves/p256`); a member follows after a `.`.
    pub path: Sym,
}

/// A class, struct, interface, trait, enum, object, or module with members.
#[derive(Debug)]
pub struct TypeDecl {
    /// Simple name.
    pub name: Sym,
    /// The type it is declared in.
    pub outer: Option<TypeId>,
    /// Supertypes as written, type arguments left out.
    pub supers: Vec<Sym>,
    /// Fields, enum constants (static, with their construction as initialiser), properties.
    pub fields: Vec<Field>,
    /// Methods and constructors, static initialisers and instance initialisers.
    pub methods: Vec<FunctionId>,
    /// The prefix of the configuration that a framework fills its fields from.
    pub configured: Option<Sym>,
    /// Line of the declaration.
    pub line: u32,
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Name.
    pub name: Sym,
    /// Declared type as written, type arguments left out.
    pub ty: Option<Sym>,
    /// Initialiser.
    pub init: Option<ExprId>,
    /// Belongs to the type, not to an instance.
    pub is_static: bool,
    /// Cannot be assigned after construction.
    pub is_final: bool,
    /// Text of annotations or decorators that carry a value: `${crypto.alg:AES}` of Spring's
    /// `@Value`. The expression is the annotation's value.
    pub annotation: Option<(Sym, ExprId)>,
    /// Line of the declaration.
    pub line: u32,
}

/// What a function is to its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FunctionKind {
    /// The file's own body.
    Module,
    /// A free function.
    Free,
    /// An instance method.
    Method,
    /// A static or class method.
    Static,
    /// A constructor.
    Constructor,
    /// Runs when the type is first used.
    StaticInitializer,
    /// Runs with each construction, before the constructor's body.
    InstanceInitializer,
    /// A closure.
    Lambda,
}

/// A function, method, constructor, closure, or the file's own body.
#[derive(Debug)]
pub struct Function {
    /// Simple name; the type's own name for constructors, empty for closures and file bodies.
    pub name: Sym,
    /// The type it belongs to.
    pub owner: Option<TypeId>,
    /// For closures and nested functions: the function around it.
    pub outer: Option<FunctionId>,
    /// What it is to its type.
    pub kind: FunctionKind,
    /// The name the instance has inside the body where it has one of its own (`self`, a Go
    /// receiver). `this` is always understood.
    pub receiver: Option<Sym>,
    /// Parameters, without the receiver.
    pub params: Vec<Param>,
    /// Declared result type as written, type arguments left out.
    pub returns: Option<Sym>,
    /// Statements.
    pub body: Vec<Stmt>,
    /// Line of the declaration.
    pub line: u32,
    /// Names called in the body (last segment), for finding callers.
    pub(crate) calls: Vec<Sym>,
    /// Names and members of which a reference is taken in the body.
    pub(crate) references: Vec<Sym>,
    /// The first expression in the body, and how many there are.
    pub(crate) first: u32,
    /// Expressions in the body.
    pub(crate) size: u32,
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// Name.
    pub name: Sym,
    /// Declared type as written, type arguments left out.
    pub ty: Option<Sym>,
    /// Default value.
    pub default: Option<ExprId>,
    /// Takes the remaining arguments.
    pub variadic: bool,
}

/// An argument.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// Name, for keyword arguments and field initialisers.
    pub name: Option<Sym>,
    /// Value.
    pub value: ExprId,
    /// Unpacked in place: `*args`, `...args`.
    pub spread: bool,
}

impl Arg {
    /// A positional argument.
    pub fn positional(value: ExprId) -> Self {
        Self { name: None, value, spread: false }
    }

    /// A named argument.
    pub fn named(name: Sym, value: ExprId) -> Self {
        Self { name: Some(name), value, spread: false }
    }
}

/// Binary operators that decide values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named by its arithmetic")]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    ShiftLeft,
    ShiftRight,
    BitAnd,
    BitOr,
    BitXor,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
    /// `a ?: b`, `a ?? b`, Python's and Ruby's `a or b`, JavaScript's `a || b`.
    Coalesce,
}

/// Unary operators that decide values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named by its arithmetic")]
pub enum UnaryOp {
    Not,
    Negate,
    BitNot,
}

/// An expression.
#[derive(Debug)]
pub enum Expr {
    /// Text, escapes resolved.
    Str(Sym),
    /// A whole number.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// `null`, `None`, `nil`, `undefined`.
    Null,
    /// A plain identifier.
    Name(Sym),
    /// `this`, `self` where the language makes it a keyword.
    This,
    /// `super`, `base`.
    Super,
    /// Something outside that is named in full: `require('crypto')` is `Path("crypto")`.
    Path(Sym),
    /// `object.name`, `object::name`, `object->name`.
    Member {
        /// What it is a member of.
        object: ExprId,
        /// Member name.
        name: Sym,
    },
    /// `object[index]`.
    Index {
        /// List or map.
        object: ExprId,
        /// Position or key.
        index: ExprId,
    },
    /// `callee(args)`.
    Call {
        /// A name, a member, or anything callable.
        callee: ExprId,
        /// Arguments in order.
        args: Vec<Arg>,
    },
    /// `new T(args) { fields }`, Go and Rust struct literals (no args, only fields).
    New {
        /// The type as a name or member chain.
        ty: ExprId,
        /// Constructor arguments.
        args: Vec<Arg>,
        /// Object initialiser; every one is named.
        fields: Vec<Arg>,
    },
    /// `left op right`.
    Binary {
        /// Operator.
        op: BinaryOp,
        /// Left operand.
        left: ExprId,
        /// Right operand.
        right: ExprId,
    },
    /// `op value`.
    Unary {
        /// Operator.
        op: UnaryOp,
        /// Operand.
        value: ExprId,
    },
    /// `condition ? then : otherwise`, also `if` and `when` used as expressions.
    Conditional {
        /// Condition.
        condition: ExprId,
        /// Value where it holds.
        then: ExprId,
        /// Value where it does not.
        otherwise: ExprId,
    },
    /// `match`/`switch`/`when` used as an expression.
    Match {
        /// What is compared.
        subject: ExprId,
        /// Patterns (none: the default) and the value.
        arms: Vec<(Vec<ExprId>, ExprId)>,
    },
    /// `(T) value`, `value as T`, Go's `value.(T)`: the same value, known to be of a type.
    Cast {
        /// The value.
        value: ExprId,
        /// The type as written, type arguments left out.
        ty: Sym,
    },
    /// `&value`: the value itself, which a function that is given it may change.
    Reference(ExprId),
    /// `isinstance(value, (A, B))`, `value instanceof A`, `value is A`: a name that is tested is
    /// of one of the types where the test holds.
    Is {
        /// The value.
        value: ExprId,
        /// The types as written, type arguments left out.
        types: Vec<Sym>,
    },
    /// A list, tuple or array literal.
    List(Vec<ExprId>),
    /// An array of a length without contents: `new byte[16]`, `make([]byte, n)`, `[0u8; 32]`.
    Sized(ExprId),
    /// A map or object literal. Keys are `Str` where they are names.
    Map(Vec<(ExprId, ExprId)>),
    /// An interpolated string.
    Template(Vec<ExprId>),
    /// A closure.
    Lambda(FunctionId),
    /// `target = value` used as an expression; its value is `value`.
    Assign {
        /// What is assigned to.
        target: ExprId,
        /// New value.
        value: ExprId,
    },
    /// Statements with a value: the last expression's (Rust, Kotlin, Scala, Ruby blocks).
    Block(Vec<Stmt>, ExprId),
    /// Not modelled; why, in a few words.
    Unknown(&'static str),
}

/// A statement.
#[derive(Debug)]
pub enum Stmt {
    /// An expression for its effect.
    Expr(ExprId),
    /// A local variable (or a file-level one, in the file's own body).
    Declare {
        /// Name.
        name: Sym,
        /// Declared type as written, type arguments left out.
        ty: Option<Sym>,
        /// Initial value.
        value: Option<ExprId>,
    },
    /// `target = value`; compound assignments are lowered to a [`Expr::Binary`] value.
    /// A `List` target unpacks, a `Map` target destructures (`{key: Name}`).
    Assign {
        /// `Name`, `Member`, `Index`, `List` or `Map`.
        target: ExprId,
        /// New value.
        value: ExprId,
    },
    /// `if`.
    If {
        /// Condition.
        condition: ExprId,
        /// Where it holds.
        then: Vec<Stmt>,
        /// Where it does not.
        otherwise: Vec<Stmt>,
    },
    /// Any loop. `binding` takes each element of `iterable` where there is one.
    Loop {
        /// Loop variable pattern.
        binding: Option<ExprId>,
        /// What is iterated.
        iterable: Option<ExprId>,
        /// Condition.
        condition: Option<ExprId>,
        /// Body, with the update step at its end.
        body: Vec<Stmt>,
    },
    /// `switch`, `case`, `when` as a statement. No fall-through: an arm that falls through is
    /// lowered with the following arms' statements appended.
    Switch {
        /// What is compared.
        subject: ExprId,
        /// Patterns (none: the default) and statements.
        arms: Vec<(Vec<ExprId>, Vec<Stmt>)>,
    },
    /// `return`.
    Return(Option<ExprId>),
    /// `throw`, `raise`, `panic`: control does not go on.
    Throw(Option<ExprId>),
    /// `break`.
    Break,
    /// `continue`.
    Continue,
    /// `try`/`with`/`using`/`defer`: `body`, then any of `handlers`, then `finally`.
    Try {
        /// Guarded statements.
        body: Vec<Stmt>,
        /// Handlers.
        handlers: Vec<Vec<Stmt>>,
        /// Always runs.
        finally: Vec<Stmt>,
    },
    /// A nested scope.
    Block(Vec<Stmt>),
}

impl Unit {
    pub(crate) fn empty() -> Self {
        Self {
            path: String::new(),
            language: Language::C,
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
        }
    }

    /// The text of a symbol.
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym).map_or("", |text| text)
    }

    /// The text of a symbol, shared.
    pub(crate) fn shared(&self, sym: Sym) -> Arc<str> {
        self.texts.get(sym).cloned().unwrap_or_else(|| Arc::from(""))
    }

    /// A function.
    pub fn function(&self, id: FunctionId) -> Option<&Function> {
        self.functions.get(id.0 as usize)
    }

    /// A type.
    pub fn ty(&self, id: TypeId) -> Option<&TypeDecl> {
        self.types.get(id.0 as usize)
    }

    /// The symbol of a text, where the unit has it.
    pub fn symbol(&self, text: &str) -> Option<Sym> {
        self.texts.find(text)
    }

    /// Every text in it: literals and names.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }

    /// An expression.
    pub fn expr(&self, id: ExprId) -> &Expr {
        self.exprs.get(id.0 as usize).unwrap_or(&Expr::Unknown("no such expression"))
    }

    /// The line of an expression, from 1.
    pub fn line(&self, id: ExprId) -> u32 {
        self.lines.get(id.0 as usize).copied().unwrap_or(0)
    }

    /// All expressions with their ids.
    pub fn exprs(&self) -> impl Iterator<Item = (ExprId, &Expr)> {
        (0u32..).map(ExprId).zip(&self.exprs)
    }
}
