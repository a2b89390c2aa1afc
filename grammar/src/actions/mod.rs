//! What the productions of `python.lalrpop` do: they build the tree of one logical line.
//!
//! Contract: an action is called in the order of the text, children first. Lists grow on the stacks
//! of [`Scratch`]; since constructs nest, so do their parts of a stack, and a [`Mark`] (the stack's
//! height when the list began) is all a production needs to carry. Actions that check something
//! fail with the line's one error.

mod calls;
mod operators;
mod parameters;
mod patterns;
mod statements;
mod strings;
mod targets;

use unicode_normalization::UnicodeNormalization;

use crate::ast::{
    Alias, ArgumentsId, CmpOp, Comprehension, Constant, ExprContext, ExprId, ExprKind, Ident, List, PatternId, StmtId,
    StmtKind, TypeParam, WithItem,
};
use crate::error::{ParseError, ParseErrorKind};
use crate::literal;
use crate::module::Module;
use crate::names::Name;
use crate::span::Span;
use crate::token::{Token, TokenKind};

pub(crate) use calls::CallArg;
pub(crate) use operators::{Infix, Operand, OperatorEntry, Part};
pub(crate) use parameters::{Param, ParamStar};
pub(crate) use patterns::{ClassItem, MappingItem};
pub(crate) use statements::FromModule;
pub(crate) use strings::Piece;

/// What a failing action gives.
pub(crate) type Fail = Box<ParseError>;

/// What an action that checks something gives.
pub(crate) type Checked<T> = Result<T, lalrpop_util::ParseError<u32, TokenKind, Fail>>;

/// The height of a stack when a list on it began.
pub(crate) type Mark = u32;

/// What a logical line is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Line {
    /// Simple statements, which lie on [`Scratch::stmts`].
    Simple,
    /// A decorator.
    Decorator(ExprId),
    /// A header, in [`Actions::header`], whose block is on the next lines.
    Block,
    /// A header whose block is on its line.
    InlineBlock,
}

/// The header of a clause.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ClauseHeader {
    If {
        test: ExprId,
    },
    Elif {
        test: ExprId,
    },
    Else,
    While {
        test: ExprId,
    },
    For {
        target: ExprId,
        iter: ExprId,
        is_async: bool,
    },
    Try,
    Except {
        type_: Option<ExprId>,
        name: Option<Ident>,
        star: bool,
    },
    Finally,
    With {
        items: List<WithItem>,
        is_async: bool,
    },
    Def {
        name: Ident,
        type_params: Option<List<TypeParam>>,
        args: ArgumentsId,
        returns: Option<ExprId>,
        is_async: bool,
    },
    Class {
        name: Ident,
        type_params: Option<List<TypeParam>>,
        args: Option<calls::Arguments>,
    },
    Match {
        subject: ExprId,
    },
    Case {
        pattern: PatternId,
        guard: Option<ExprId>,
    },
}

/// The stacks on which lists grow. Empty between lines, except `stmts`, which holds open blocks.
#[derive(Default)]
pub(crate) struct Scratch {
    pub stmts: Vec<StmtId>,
    exprs: Vec<ExprId>,
    idents: Vec<Ident>,
    aliases: Vec<Alias>,
    with_items: Vec<WithItem>,
    params: Vec<Param>,
    type_params: Vec<TypeParam>,
    args: Vec<CallArg>,
    dict_items: Vec<(Option<ExprId>, ExprId)>,
    comprehensions: Vec<Comprehension>,
    patterns: Vec<PatternId>,
    mapping_items: Vec<MappingItem>,
    class_items: Vec<ClassItem>,
    pieces: Vec<Piece>,
    parts: Vec<Part>,
    operators: Vec<OperatorEntry>,
    prefixes: Vec<(crate::ast::UnaryOp, u32)>,
    /// Workspace of single actions.
    work: Vec<ExprId>,
    cmp_ops: Vec<CmpOp>,
}

impl Scratch {
    /// Forgets what a line that failed left behind.
    pub fn reset(&mut self, stmts: usize) {
        self.stmts.truncate(stmts);
        self.exprs.clear();
        self.idents.clear();
        self.aliases.clear();
        self.with_items.clear();
        self.params.clear();
        self.type_params.clear();
        self.args.clear();
        self.dict_items.clear();
        self.comprehensions.clear();
        self.patterns.clear();
        self.mapping_items.clear();
        self.class_items.clear();
        self.pieces.clear();
        self.parts.clear();
        self.operators.clear();
        self.prefixes.clear();
    }
}

/// The state of the parse of one line.
pub(crate) struct Actions<'a> {
    pub source: &'a str,
    pub tokens: &'a [Token],
    pub module: &'a mut Module,
    pub scratch: &'a mut Scratch,
    /// The line's header, if it has one.
    pub header: Option<ClauseHeader>,
}

/// Stacks whose lists need nothing but a push of an element and a move to the module.
macro_rules! lists {
    ($($stack:ident: $element:ty => $first:ident $next:ident $finish:ident;)*) => {$(
        pub fn $first(&mut self, element: $element) -> Mark {
            let mark = self.scratch.$stack.len() as Mark;
            self.scratch.$stack.push(element);
            mark
        }

        pub fn $next(&mut self, mark: Mark, element: $element) -> Mark {
            self.scratch.$stack.push(element);
            mark
        }

        pub fn $finish(&mut self, mark: Mark) -> List<$element> {
            let list = self.module.add_list(&self.scratch.$stack[mark as usize..]);
            self.scratch.$stack.truncate(mark as usize);
            list
        }
    )*};
}

/// Stacks whose elements are pushed by the production of the element itself.
macro_rules! pushed {
    ($($stack:ident => $first:ident $next:ident;)*) => {$(
        pub fn $first(&mut self, (): ()) -> Mark {
            self.scratch.$stack.len() as Mark - 1
        }

        pub fn $next(&mut self, mark: Mark, (): ()) -> Mark {
            mark
        }
    )*};
}

impl Actions<'_> {
    lists! {
        exprs: ExprId => first_expr next_expr finish_exprs;
        idents: Ident => first_ident next_ident finish_idents;
        patterns: PatternId => first_pattern next_pattern finish_patterns;
    }

    pushed! {
        aliases => first_alias next_alias;
        with_items => first_with_item next_with_item;
        params => first_param next_param;
        type_params => first_type_param next_type_param;
        args => first_arg next_arg;
        dict_items => first_dict_item next_dict_item;
        comprehensions => first_comprehension next_comprehension;
        mapping_items => first_mapping_item next_mapping_item;
        class_items => first_class_item next_class_item;
    }

    pub fn first_exprs(&mut self, first: ExprId, second: ExprId) -> Mark {
        let mark = self.first_expr(first);
        self.next_expr(mark, second)
    }

    pub fn fail<T>(&self, kind: ParseErrorKind, l: u32, r: u32) -> Checked<T> {
        let error = Box::new(ParseError::new(kind, Span::new(l, r)));
        Err(lalrpop_util::ParseError::User { error })
    }

    pub fn header(&mut self, header: ClauseHeader) {
        self.header = Some(header);
    }

    pub fn stmt(&mut self, kind: StmtKind, l: u32, r: u32) {
        let stmt = self.module.add_stmt(kind, Span::new(l, r));
        self.scratch.stmts.push(stmt);
    }

    #[inline]
    pub fn expr(&mut self, kind: ExprKind, l: u32, r: u32) -> ExprId {
        self.module.add_expr(kind, Span::new(l, r))
    }

    pub fn constant(&mut self, value: Constant, l: u32, r: u32) -> ExprId {
        self.expr(ExprKind::Constant { value, u_prefix: false }, l, r)
    }

    pub fn number(&mut self, l: u32, r: u32) -> ExprId {
        let source = self.source;
        let value = literal::number(Span::new(l, r).text(source), self.module);
        self.constant(value, l, r)
    }

    pub fn name(&mut self, l: u32, r: u32) -> ExprId {
        let id = self.intern(l, r);
        self.expr(ExprKind::Name { id, ctx: ExprContext::Load }, l, r)
    }

    pub fn ident(&mut self, l: u32, r: u32) -> Ident {
        Ident { name: self.intern(l, r), span: Span::new(l, r) }
    }

    pub fn tuple1(&mut self, element: ExprId, l: u32, r: u32) -> ExprId {
        let elts = self.module.add_list(&[element]);
        self.expr(ExprKind::Tuple { elts, ctx: ExprContext::Load }, l, r)
    }

    pub fn tuple(&mut self, mark: Mark, l: u32, r: u32) -> ExprId {
        let elts = self.finish_exprs(mark);
        self.expr(ExprKind::Tuple { elts, ctx: ExprContext::Load }, l, r)
    }

    pub fn empty_tuple(&mut self, l: u32, r: u32) -> ExprId {
        self.expr(ExprKind::Tuple { elts: List::EMPTY, ctx: ExprContext::Load }, l, r)
    }

    /// The elements between parentheses, without a comma after the last one.
    pub fn group(&mut self, mark: Mark, l: u32, r: u32) -> Checked<ExprId> {
        if self.scratch.exprs.len() as Mark - mark > 1 {
            return Ok(self.tuple(mark, l, r));
        }
        let only = self.scratch.exprs.pop();
        match only {
            Some(e) if !self.is_starred(e) => Ok(e),
            _ => self.fail(ParseErrorKind::StarNotAllowed, l + 1, r - 1),
        }
    }

    /// The items of a subscript: a tuple unless there is one without a comma or star.
    pub fn slices(&mut self, mark: Mark, comma: bool, l: u32, r: u32) -> ExprId {
        let first = self.scratch.exprs[mark as usize];
        if comma || self.scratch.exprs.len() as Mark - mark > 1 || self.is_starred(first) {
            return self.tuple(mark, l, r);
        }
        self.scratch.exprs.truncate(mark as usize);
        first
    }

    pub fn dict_item(&mut self, key: Option<ExprId>, value: ExprId) {
        self.scratch.dict_items.push((key, value));
    }

    pub fn dict(&mut self, mark: Mark, l: u32, r: u32) -> ExprId {
        let items = self.scratch.dict_items.split_off(mark as usize);
        let keys: Vec<Option<ExprId>> = items.iter().map(|item| item.0).collect();
        let values: Vec<ExprId> = items.iter().map(|item| item.1).collect();
        let keys = self.module.add_list(&keys);
        let values = self.module.add_list(&values);
        self.expr(ExprKind::Dict { keys, values }, l, r)
    }

    pub fn for_if(&mut self, target: ExprId, iter: ExprId, is_async: bool, l: u32) -> Mark {
        let span = Span::at(l);
        let clause = Comprehension { target, iter, ifs: List::EMPTY, is_async, span };
        self.scratch.comprehensions.push(clause);
        self.scratch.exprs.len() as Mark
    }

    pub fn finish_for_if(&mut self, mark: Mark, r: u32) {
        let ifs = self.finish_exprs(mark);
        if let Some(clause) = self.scratch.comprehensions.last_mut() {
            clause.ifs = ifs;
            clause.span.end = r;
        }
    }

    pub fn finish_comprehensions(&mut self, mark: Mark) -> List<Comprehension> {
        let list = self.module.add_list(&self.scratch.comprehensions[mark as usize..]);
        self.scratch.comprehensions.truncate(mark as usize);
        list
    }

    /// The element of a comprehension must not be starred.
    pub fn check_element(&self, element: ExprId, l: u32, r: u32) -> Checked<()> {
        if self.is_starred(element) {
            return self.fail(ParseErrorKind::UnpackingInComprehension, l, r);
        }
        Ok(())
    }

    fn is_starred(&self, expr: ExprId) -> bool {
        matches!(self.module.expr(expr).kind, ExprKind::Starred { .. })
    }

    /// The name written at `l..r`, normalised as Python compares names.
    fn intern(&mut self, l: u32, r: u32) -> Name {
        let source = self.source;
        self.intern_text(Span::new(l, r).text(source))
    }

    fn intern_text(&mut self, text: &str) -> Name {
        if text.is_ascii() {
            return self.module.names.intern(text);
        }
        let normal: String = text.nfkc().collect();
        self.module.names.intern(&normal)
    }

    /// Index in `tokens` of the first token that starts at or after `offset`.
    fn token_index(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < offset)
    }
}
