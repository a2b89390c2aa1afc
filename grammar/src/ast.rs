//! The syntax tree: CPython 3.12's `ast`, node for node and field for field.
//!
//! Contract: node kinds and fields have the names of CPython's `ast` in Rust's spelling. Nodes live
//! in arenas of a [`Module`](crate::Module) and refer to each other by id; a child's id is always
//! made before its parent's, and every id belongs to the module that gave it.
//!
//! # Walking a tree
//!
//! ```
//! use mpyc_grammar::{ExprKind, StmtKind, parse};
//!
//! let (module, errors) = parse(b"print(a, 1)\n");
//! assert!(errors.is_empty());
//! for &stmt in module.list(module.body) {
//!     let StmtKind::Expr { value } = module.stmt(stmt).kind else { continue };
//!     let ExprKind::Call { func, args, keywords } = module.expr(value).kind else { continue };
//!     let ExprKind::Name { id, .. } = module.expr(func).kind else { continue };
//!     assert_eq!(module.name(id), "print");
//!     assert_eq!(module.list(args).len(), 2);
//!     assert!(keywords.is_empty());
//! }
//! ```
//!
//! Node kinds are `Copy`, so a match on them does not keep the module borrowed.
//!
//! # Depth
//!
//! Expressions and patterns nest at most [`MAX_DEPTH`](crate::MAX_DEPTH) deep ([chains](ExprKind::leftmost) are
//! one level) and blocks at most
//! [`MAX_INDENT`](crate::MAX_INDENT) deep, so a recursive walk has a bounded stack. One thing is not
//! bounded: each `elif` is an `If` in the `orelse` of the one before, as in CPython, so walk
//! `orelse` chains in a loop.
//!
//! # Strings
//!
//! A Python string can hold lone surrogates, so its text is WTF-8: UTF-8, in which the code points
//! U+D800 to U+DFFF are encoded in three bytes like their neighbours. Two escapes that form a
//! surrogate pair stay two code points, as in CPython. [`Module::text`](crate::Module::text) gives the bytes.

use core::marker::PhantomData;
use core::num::NonZeroU32;

use crate::names::Name;
use crate::span::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $id(NonZeroU32);

        impl $id {
            /// The id of the arena's node at `index`.

            pub(crate) fn new(index: usize) -> Self {
                // Saturating: a text is shorter than 4 GiB, and each node takes a byte of it.
                $id(NonZeroU32::MIN.saturating_add(index as u32))
            }

            /// Position in the arena, from 0: usable as an index of side tables.
            pub const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    )*};
}

ids! {
    /// An expression of a module.
    ExprId;
    /// A statement of a module.
    StmtId;
    /// A pattern of a `case`.
    PatternId;
    /// The parameters of a function or lambda.
    ArgumentsId;
}

/// A run of `T`s kept by the module: [`Module::list`](crate::Module::list) gives the slice.
pub struct List<T> {
    pub(crate) start: u32,
    pub(crate) len: u32,
    element: PhantomData<fn() -> T>,
}

impl<T> List<T> {
    /// The list without elements.
    pub const EMPTY: Self = List::new(0, 0);

    pub(crate) const fn new(start: u32, len: u32) -> Self {
        List { start, len, element: PhantomData }
    }

    /// How many elements there are.
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is no element.
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> Default for List<T> {
    fn default() -> Self {
        List::EMPTY
    }
}

impl<T> core::fmt::Debug for List<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "[{}; {}]", self.start, self.len)
    }
}

/// The bytes of a string, bytes or long integer literal: [`Module::text`](crate::Module::text).
#[derive(Clone, Copy, Debug, Default)]
pub struct Text {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// An identifier where it stands in the source.
#[derive(Clone, Copy, Debug)]
pub struct Ident {
    /// The identifier.
    pub name: Name,
    /// Where it is written; for a dotted module path, the whole path.
    pub span: Span,
}

/// An expression.
#[derive(Clone, Copy, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its text. Parentheses around it do not count, except a tuple's and a generator's own.
    pub span: Span,
}

/// How a name, attribute, subscript, starred expression, list or tuple is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExprContext {
    /// Its value is read.
    Load,
    /// It is assigned to.
    Store,
    /// It is deleted.
    Del,
}

/// `and` or `or`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names of CPython's ast")]
pub enum BoolOp {
    And,
    Or,
}

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names of CPython's ast")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names of CPython's ast")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// A comparison operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names of CPython's ast")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// The conversion of a replacement field: `!s`, `!r`, `!a` or none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "named for what is called")]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// The value of a literal.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer that fits in 64 bits without a sign.
    Int(u64),
    /// A longer integer: its digits in ASCII, without prefix or underscores.
    BigInt {
        /// 2, 8, 10 or 16.
        radix: u8,
        /// The digits, most significant first, letters in either case.
        digits: Text,
    },
    /// A floating-point number, rounded correctly to binary64 (`1e999` is infinite).
    Float(f64),
    /// An imaginary number (`2j`): its imaginary part.
    Imaginary(f64),
    /// A string in WTF-8, implicit concatenation done.
    Str(Text),
    /// A bytes object, implicit concatenation done.
    Bytes(Text),
}

/// The kinds of expressions.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub enum ExprKind {
    /// `a and b and c`: two or more values.
    BoolOp { op: BoolOp, values: List<ExprId> },
    /// `target := value`
    NamedExpr { target: ExprId, value: ExprId },
    /// `left op right`
    BinOp { left: ExprId, op: Operator, right: ExprId },
    /// `op operand`
    UnaryOp { op: UnaryOp, operand: ExprId },
    /// `lambda args: body`
    Lambda { args: ArgumentsId, body: ExprId },
    /// `body if test else orelse`
    IfExp { test: ExprId, body: ExprId, orelse: ExprId },
    /// `{k: v, **m}`: a key of `None` stands for `**`.
    Dict { keys: List<Option<ExprId>>, values: List<ExprId> },
    /// `{a, b}`
    Set { elts: List<ExprId> },
    /// `[elt for ...]`
    ListComp { elt: ExprId, generators: List<Comprehension> },
    /// `{elt for ...}`
    SetComp { elt: ExprId, generators: List<Comprehension> },
    /// `{key: value for ...}`
    DictComp { key: ExprId, value: ExprId, generators: List<Comprehension> },
    /// `(elt for ...)`
    GeneratorExp { elt: ExprId, generators: List<Comprehension> },
    /// `await value`
    Await { value: ExprId },
    /// `yield value`
    Yield { value: Option<ExprId> },
    /// `yield from value`
    YieldFrom { value: ExprId },
    /// `left op comparator op comparator ...`
    Compare { left: ExprId, ops: List<CmpOp>, comparators: List<ExprId> },
    /// `func(args, keywords)`: `*args` is a `Starred`, `**kwargs` a keyword without name.
    Call { func: ExprId, args: List<ExprId>, keywords: List<Keyword> },
    /// `{value!conversion:format_spec}` in an f-string; the spec is a `JoinedStr`.
    FormattedValue { value: ExprId, conversion: Conversion, format_spec: Option<ExprId> },
    /// An f-string: `Constant` strings and `FormattedValue`s.
    JoinedStr { values: List<ExprId> },
    /// A literal; `u_prefix` says that the (first) string had a `u` before it (CPython's `kind`).
    Constant { value: Constant, u_prefix: bool },
    /// `value.attr`
    Attribute { value: ExprId, attr: Ident, ctx: ExprContext },
    /// `value[slice]`
    Subscript { value: ExprId, slice: ExprId, ctx: ExprContext },
    /// `*value`
    Starred { value: ExprId, ctx: ExprContext },
    /// A variable.
    Name { id: Name, ctx: ExprContext },
    /// `[a, b]`
    List { elts: List<ExprId>, ctx: ExprContext },
    /// `(a, b)` or `a, b`
    Tuple { elts: List<ExprId>, ctx: ExprContext },
    /// `lower:upper:step` in a subscript.
    Slice { lower: Option<ExprId>, upper: Option<ExprId>, step: Option<ExprId> },
}

impl ExprKind {
    /// The expression that this one starts with and goes on from: the left operand, the object of an attribute
    /// or subscript, what is called.
    ///
    /// A chain of these, such as `a + b + c` or `a.b().c[0]`, is as long as a program makes it and counts as one
    /// level of nesting, so whoever walks a tree follows it in a loop.
    pub fn leftmost(&self) -> Option<ExprId> {
        match *self {
            ExprKind::BinOp { left: first, .. }
            | ExprKind::Attribute { value: first, .. }
            | ExprKind::Subscript { value: first, .. }
            | ExprKind::Call { func: first, .. } => Some(first),
            _ => None,
        }
    }
}

/// One `for ... in ... if ...` of a comprehension.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Comprehension {
    pub target: ExprId,
    pub iter: ExprId,
    pub ifs: List<ExprId>,
    pub is_async: bool,
    pub span: Span,
}

/// A keyword argument; `**value` has no name.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Keyword {
    pub arg: Option<Ident>,
    pub value: ExprId,
    pub span: Span,
}

/// The parameters of a function or lambda.
#[derive(Clone, Copy, Debug, Default)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Arguments {
    pub posonlyargs: List<Arg>,
    pub args: List<Arg>,
    pub vararg: Option<Arg>,
    pub kwonlyargs: List<Arg>,
    /// One for each of `kwonlyargs`; `None` if it must be given.
    pub kw_defaults: List<Option<ExprId>>,
    pub kwarg: Option<Arg>,
    /// Of the last so many of `posonlyargs` and `args`.
    pub defaults: List<ExprId>,
    /// From the first parameter to the last, its default included; empty without parameters.
    pub span: Span,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Arg {
    pub arg: Ident,
    pub annotation: Option<ExprId>,
    /// Name and annotation, without stars or default.
    pub span: Span,
}

/// A statement.
#[derive(Clone, Copy, Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// Its text, without decorators, from the first token to the last one (of its last block).
    pub span: Span,
}

/// What `def` and `async def` have.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct FunctionDef {
    pub name: Ident,
    pub args: ArgumentsId,
    pub body: List<StmtId>,
    pub decorator_list: List<ExprId>,
    pub returns: Option<ExprId>,
    pub type_params: List<TypeParam>,
}

/// What `class` has.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct ClassDef {
    pub name: Ident,
    pub bases: List<ExprId>,
    pub keywords: List<Keyword>,
    pub body: List<StmtId>,
    pub decorator_list: List<ExprId>,
    pub type_params: List<TypeParam>,
}

/// What `for` and `async for` have.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct For {
    pub target: ExprId,
    pub iter: ExprId,
    pub body: List<StmtId>,
    pub orelse: List<StmtId>,
}

/// What `with` and `async with` have.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct With {
    pub items: List<WithItem>,
    pub body: List<StmtId>,
}

/// What `try` has, with `except` or `except*`.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Try {
    pub body: List<StmtId>,
    pub handlers: List<ExceptHandler>,
    pub orelse: List<StmtId>,
    pub finalbody: List<StmtId>,
}

/// The kinds of statements.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub enum StmtKind {
    FunctionDef(FunctionDef),
    AsyncFunctionDef(FunctionDef),
    ClassDef(ClassDef),
    Return {
        value: Option<ExprId>,
    },
    Delete {
        targets: List<ExprId>,
    },
    /// `a = b = value`: `a` and `b` are the targets, a tuple is one target.
    Assign {
        targets: List<ExprId>,
        value: ExprId,
    },
    /// `type name[type_params] = value`; `name` is a `Name` in `Store` context.
    TypeAlias {
        name: ExprId,
        type_params: List<TypeParam>,
        value: ExprId,
    },
    AugAssign {
        target: ExprId,
        op: Operator,
        value: ExprId,
    },
    /// `target: annotation = value`; `simple` if the target is a bare name without parentheses.
    AnnAssign {
        target: ExprId,
        annotation: ExprId,
        value: Option<ExprId>,
        simple: bool,
    },
    For(For),
    AsyncFor(For),
    While {
        test: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    /// `elif` is an `If` alone in `orelse`.
    If {
        test: ExprId,
        body: List<StmtId>,
        orelse: List<StmtId>,
    },
    With(With),
    AsyncWith(With),
    Match {
        subject: ExprId,
        cases: List<MatchCase>,
    },
    Raise {
        exc: Option<ExprId>,
        cause: Option<ExprId>,
    },
    Try(Try),
    TryStar(Try),
    Assert {
        test: ExprId,
        msg: Option<ExprId>,
    },
    Import {
        names: List<Alias>,
    },
    /// `level` counts the leading dots. `from m import *` has the one name `*`.
    ImportFrom {
        module: Option<Ident>,
        names: List<Alias>,
        level: u32,
    },
    Global {
        names: List<Ident>,
    },
    Nonlocal {
        names: List<Ident>,
    },
    Expr {
        value: ExprId,
    },
    Pass,
    Break,
    Continue,
}

/// One `except` with its block.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct ExceptHandler {
    pub type_: Option<ExprId>,
    pub name: Option<Ident>,
    pub body: List<StmtId>,
    pub span: Span,
}

/// One `name as asname` of an import; the name may be dotted, or `*`.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct Alias {
    pub name: Ident,
    pub asname: Option<Ident>,
    pub span: Span,
}

/// One item of a `with`.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct WithItem {
    pub context_expr: ExprId,
    pub optional_vars: Option<ExprId>,
    pub span: Span,
}

/// One `case` with its block.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub struct MatchCase {
    pub pattern: PatternId,
    pub guard: Option<ExprId>,
    pub body: List<StmtId>,
    pub span: Span,
}

/// A pattern of a `case`.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// What it is.
    pub kind: PatternKind,
    /// Its text, without parentheses that only group.
    pub span: Span,
}

/// The kinds of patterns.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub enum PatternKind {
    /// A literal or a dotted name.
    MatchValue { value: ExprId },
    /// `None`, `True` or `False`.
    MatchSingleton { value: Constant },
    /// `[a, *b]`, `(a, b)` or `a, b`
    MatchSequence { patterns: List<PatternId> },
    /// `{key: pattern, **rest}`
    MatchMapping { keys: List<ExprId>, patterns: List<PatternId>, rest: Option<Ident> },
    /// `cls(patterns, kwd_attrs=kwd_patterns)`
    MatchClass { cls: ExprId, patterns: List<PatternId>, kwd_attrs: List<Ident>, kwd_patterns: List<PatternId> },
    /// `*name`; `*_` has no name.
    MatchStar { name: Option<Ident> },
    /// `pattern as name`, a capture (no pattern), or the wildcard `_` (neither).
    MatchAs { pattern: Option<PatternId>, name: Option<Ident> },
    /// `a | b`
    MatchOr { patterns: List<PatternId> },
}

/// One type parameter.
#[derive(Clone, Copy, Debug)]
pub struct TypeParam {
    /// What it is.
    pub kind: TypeParamKind,
    /// Its text, stars and bound included.
    pub span: Span,
}

/// The kinds of type parameters.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the fields of CPython's ast, documented there")]
pub enum TypeParamKind {
    /// `T` or `T: bound`
    TypeVar { name: Ident, bound: Option<ExprId> },
    /// `**P`
    ParamSpec { name: Ident },
    /// `*Ts`
    TypeVarTuple { name: Ident },
}
