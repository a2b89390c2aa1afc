//! The arenas that hold a syntax tree.
//!
//! Contract: everything a tree refers to by id, list, text or name is found here and nowhere else.
//! Ids, lists and texts of another module are never undefined behaviour, but may panic or give
//! unrelated nodes. Dropping a module frees a few vectors: it never recurses.

use crate::ast::{
    Alias, Arg, Arguments, ArgumentsId, CmpOp, Comprehension, ExceptHandler, Expr, ExprId, ExprKind, Ident, Keyword,
    List, MatchCase, Pattern, PatternId, PatternKind, Stmt, StmtId, StmtKind, Text, TypeParam, WithItem,
};
use crate::names::{Name, Names};
use crate::span::Span;

/// A parsed source text.
#[derive(Clone, Debug, Default)]
pub struct Module {
    /// The statements of the file.
    pub body: List<StmtId>,
    /// All names of the tree.
    pub names: Names,
    pub(crate) exprs: Vec<Expr>,
    pub(crate) stmts: Vec<Stmt>,
    patterns: Vec<Pattern>,
    arguments: Vec<Arguments>,
    texts: Vec<u8>,
    lists: Lists,
}

macro_rules! lists {
    ($($field:ident: $element:ty,)*) => {
        /// One vector for each type of list element.
        #[derive(Clone, Debug, Default)]
        struct Lists {
            $($field: Vec<$element>,)*
        }

        $(
            impl Sealed for $element {
                fn all(module: &Module) -> &Vec<Self> {
                    &module.lists.$field
                }

                fn all_mut(module: &mut Module) -> &mut Vec<Self> {
                    &mut module.lists.$field
                }
            }

            impl ListElement for $element {}
        )*
    };
}

lists! {
    exprs: ExprId,
    opt_exprs: Option<ExprId>,
    stmts: StmtId,
    patterns: PatternId,
    idents: Ident,
    cmp_ops: CmpOp,
    comprehensions: Comprehension,
    keywords: Keyword,
    args: Arg,
    handlers: ExceptHandler,
    aliases: Alias,
    with_items: WithItem,
    match_cases: MatchCase,
    type_params: TypeParam,
}

/// A type that a [`List`] of a module can hold.
#[expect(private_bounds, reason = "only the tree's own types are elements")]
pub trait ListElement: Sealed {}

trait Sealed: Copy {
    fn all(module: &Module) -> &Vec<Self>;
    fn all_mut(module: &mut Module) -> &mut Vec<Self>;
}

impl Module {
    /// The expression with this id.
    #[inline]
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()]
    }

    /// The statement with this id.
    #[inline]
    pub fn stmt(&self, id: StmtId) -> &Stmt {
        &self.stmts[id.index()]
    }

    /// The pattern with this id.
    #[inline]
    pub fn pattern(&self, id: PatternId) -> &Pattern {
        &self.patterns[id.index()]
    }

    /// The parameters with this id.
    #[inline]
    pub fn arguments(&self, id: ArgumentsId) -> &Arguments {
        &self.arguments[id.index()]
    }

    /// The elements of a list.
    #[inline]
    pub fn list<T: ListElement>(&self, list: List<T>) -> &[T] {
        let start = list.start as usize;
        &T::all(self)[start..start + list.len()]
    }

    /// The text of a name.
    #[inline]
    pub fn name(&self, name: Name) -> &str {
        self.names.text(name)
    }

    /// The bytes of a literal: WTF-8 for a string, any for bytes, ASCII for digits.
    #[inline]
    pub fn text(&self, text: Text) -> &[u8] {
        let start = text.start as usize;
        &self.texts[start..start + text.len as usize]
    }

    /// All expressions, in the order they were read; those of lines with errors may be among them.
    pub fn exprs(&self) -> impl Iterator<Item = &Expr> {
        self.exprs.iter()
    }

    /// An expression and all expressions in it, itself first.
    pub fn within(&self, id: ExprId) -> impl Iterator<Item = &Expr> {
        // Parts are made before the whole, and nothing else between.
        let span = self.expr(id).span;
        let made = self.exprs.get(..=id.index()).unwrap_or_default();
        made.iter().rev().take_while(move |expr| span.start <= expr.span.start && expr.span.end <= span.end)
    }

    /// All statements, in the order they were read.
    pub fn stmts(&self) -> impl Iterator<Item = &Stmt> {
        self.stmts.iter()
    }

    /// All patterns, in the order they were read.
    pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter()
    }

    /// All parameters.
    pub fn parameters(&self) -> impl Iterator<Item = Arg> {
        self.arguments.iter().flat_map(|all| {
            let listed = [all.posonlyargs, all.args, all.kwonlyargs]
                .into_iter()
                .flat_map(|list| self.list(list).iter().copied());
            listed.chain(all.vararg).chain(all.kwarg)
        })
    }

    /// The number of expressions: ids' indices are below it.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// The number of statements: ids' indices are below it.
    pub fn stmt_count(&self) -> usize {
        self.stmts.len()
    }

    /// The number of patterns: ids' indices are below it.
    pub fn pattern_count(&self) -> usize {
        self.patterns.len()
    }

    /// The number of parameter lists: ids' indices are below it.
    pub fn arguments_count(&self) -> usize {
        self.arguments.len()
    }

    #[inline]
    pub(crate) fn add_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.exprs.push(Expr { kind, span });
        ExprId::new(self.exprs.len() - 1)
    }

    #[inline]
    pub(crate) fn add_stmt(&mut self, kind: StmtKind, span: Span) -> StmtId {
        self.stmts.push(Stmt { kind, span });
        StmtId::new(self.stmts.len() - 1)
    }

    pub(crate) fn add_pattern(&mut self, kind: PatternKind, span: Span) -> PatternId {
        self.patterns.push(Pattern { kind, span });
        PatternId::new(self.patterns.len() - 1)
    }

    pub(crate) fn add_arguments(&mut self, arguments: Arguments) -> ArgumentsId {
        self.arguments.push(arguments);
        ArgumentsId::new(self.arguments.len() - 1)
    }

    #[inline]
    pub(crate) fn add_list<T: ListElement>(&mut self, elements: &[T]) -> List<T> {
        if elements.is_empty() {
            return List::EMPTY;
        }
        let all = T::all_mut(self);
        let start = all.len() as u32;
        all.extend_from_slice(elements);
        List::new(start, elements.len() as u32)
    }

    pub(crate) fn add_list_from<T: ListElement>(&mut self, elements: impl Iterator<Item = T>) -> List<T> {
        let all = T::all_mut(self);
        let start = all.len();
        all.extend(elements);
        List::new(start as u32, (all.len() - start) as u32)
    }

    /// The text that `decode` appends.
    pub(crate) fn add_decoded<E>(&mut self, decode: impl FnOnce(&mut Vec<u8>) -> Result<(), E>) -> Result<Text, E> {
        let start = self.texts.len() as u32;
        decode(&mut self.texts)?;
        Ok(Text { start, len: self.texts.len() as u32 - start })
    }

    /// Moves the bytes to the end of the texts, if they are not there, so that more can follow.
    pub(crate) fn join_texts(&mut self, first: Text, second: Text) -> Text {
        let len = first.len + second.len;
        if first.start + first.len == second.start {
            return Text { start: first.start, len };
        }
        let start = self.texts.len();
        let range = |text: Text| text.start as usize..(text.start + text.len) as usize;
        self.texts.extend_from_within(range(first));
        self.texts.extend_from_within(range(second));
        Text { start: start as u32, len }
    }

    pub(crate) fn add_text(&mut self, bytes: &[u8]) -> Text {
        let start = self.texts.len() as u32;
        self.texts.extend_from_slice(bytes);
        Text { start, len: bytes.len() as u32 }
    }
}
