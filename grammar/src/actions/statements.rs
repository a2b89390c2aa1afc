//! Imports, type aliases, and the headers of `with` and `match`.
//!
//! Contract: as in [`super`].

use super::{Actions, Checked, ClauseHeader, Mark};
use crate::ast::{Alias, ExprContext, ExprId, ExprKind, Ident, List, StmtKind, TypeParam, WithItem};
use crate::error::ParseErrorKind;
use crate::span::Span;
use crate::token::TokenKind;

/// What stands between `from` and `import`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromModule {
    module: Option<Ident>,
    level: u32,
}

impl Actions<'_> {
    pub fn import_source(&mut self, level: u32, path: Option<(u32, u32)>) -> FromModule {
        let module = path.map(|(l, r)| self.dotted_name(l, r));
        FromModule { module, level }
    }

    pub fn import_from(&mut self, from: FromModule, mark: Mark, l: u32, r: u32) {
        let names = self.finish_aliases(mark);
        let FromModule { module, level } = from;
        self.stmt(StmtKind::ImportFrom { module, names, level }, l, r);
    }

    pub fn alias(&mut self, name: Ident, asname: Option<Ident>, l: u32, r: u32) {
        self.scratch.aliases.push(Alias { name, asname, span: Span::new(l, r) });
    }

    pub fn star_alias(&mut self, l: u32, r: u32) -> Mark {
        let name = self.ident(l, r);
        self.alias(name, None, l, r);
        self.first_alias(())
    }

    /// A dotted path at `l..m` with or without a new name, all of it at `l..r`.
    pub fn dotted_alias(&mut self, l: u32, m: u32, asname: Option<Ident>, r: u32) {
        let name = self.dotted_name(l, m);
        self.alias(name, asname, l, r);
    }

    pub fn finish_aliases(&mut self, mark: Mark) -> List<Alias> {
        let list = self.module.add_list(&self.scratch.aliases[mark as usize..]);
        self.scratch.aliases.truncate(mark as usize);
        list
    }

    /// The name of the dotted path at `l..r`, without the spaces it may have around its dots.
    fn dotted_name(&mut self, l: u32, r: u32) -> Ident {
        let first = self.token_index(l);
        let path = self.tokens[first..].iter().take_while(|token| token.span.start < r);
        let parts = path.clone().count();
        if parts == 1 {
            return self.ident(l, r);
        }
        let text: String = path.map(|token| token.span.text(self.source)).collect();
        Ident { name: self.intern_text(&text), span: Span::new(l, r) }
    }

    pub fn type_alias(&mut self, name: Ident, type_params: Option<List<TypeParam>>, value: ExprId, l: u32, r: u32) {
        let kind = ExprKind::Name { id: name.name, ctx: ExprContext::Store };
        let name = self.module.add_expr(kind, name.span);
        let type_params = type_params.unwrap_or_default();
        self.stmt(StmtKind::TypeAlias { name, type_params, value }, l, r);
    }

    pub fn match_subject(&mut self, mark: Mark, comma: bool, l: u32, r: u32) -> Checked<ExprId> {
        if comma || self.scratch.exprs.len() as Mark - mark > 1 {
            return Ok(self.tuple(mark, l, r));
        }
        let only = self.scratch.exprs[mark as usize];
        self.scratch.exprs.truncate(mark as usize);
        if self.is_starred(only) {
            return self.fail(ParseErrorKind::StarNotAllowed, l, r);
        }
        Ok(only)
    }

    pub fn with_item(&mut self, context_expr: ExprId, target: Option<ExprId>, l: u32, r: u32) {
        let span = Span::new(l, r);
        self.scratch.with_items.push(WithItem { context_expr, optional_vars: target, span });
    }

    /// The elements since `mark`, the last of which has a target, turn out to be items in the
    /// parentheses that open at `outer`.
    pub fn as_items(&mut self, outer: u32, mark: Mark, target: ExprId, r: u32) -> Checked<Mark> {
        let items = self.scratch.with_items.len() as Mark;
        let last = self.scratch.exprs.len() - 1;
        for index in mark as usize..=last {
            let element = self.scratch.exprs[index];
            let span = self.module.expr(element).span;
            if self.is_starred(element) || self.is_bare_named(element, outer) {
                return self.fail(ParseErrorKind::StarNotAllowed, span.start, span.end);
            }
            if index == last {
                self.with_item(element, Some(target), span.start, r);
            } else {
                self.with_item(element, None, span.start, span.end);
            }
        }
        self.scratch.exprs.truncate(mark as usize);
        Ok(items)
    }

    pub fn with_header(&mut self, mark: Mark, is_async: bool) {
        self.split_lone_tuple(mark);
        let items = self.module.add_list(&self.scratch.with_items[mark as usize..]);
        self.scratch.with_items.truncate(mark as usize);
        self.header(ClauseHeader::With { items, is_async });
    }

    /// `with (a, b):` reads as one tuple, but its elements are the items.
    fn split_lone_tuple(&mut self, mark: Mark) {
        let [WithItem { context_expr, optional_vars: None, span }] = self.scratch.with_items[mark as usize..] else {
            return;
        };
        let tuple = *self.module.expr(context_expr);
        let ExprKind::Tuple { elts, .. } = tuple.kind else { return };
        let elements: Vec<ExprId> = self.module.list(elts).to_vec();
        let are_items = tuple.span == span
            && !elements.is_empty()
            && !elements.iter().any(|&e| self.is_starred(e) || self.is_bare_named(e, span.start));
        if are_items {
            self.scratch.with_items.truncate(mark as usize);
            for element in elements {
                let Span { start, end } = self.module.expr(element).span;
                self.with_item(element, None, start, end);
            }
        }
    }

    /// Whether `expr` is a `:=` without parentheses of its own, in those that open at `outer`.
    fn is_bare_named(&self, expr: ExprId, outer: u32) -> bool {
        let node = self.module.expr(expr);
        if !matches!(node.kind, ExprKind::NamedExpr { .. }) {
            return false;
        }
        let before = self.token_index(node.span.start).checked_sub(1);
        let token = before.and_then(|index| self.tokens.get(index));
        !token.is_some_and(|token| token.kind == TokenKind::LeftParen && token.span.start != outer)
    }
}
