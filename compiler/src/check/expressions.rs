//! Expressions that do something else than they look like.

use mpyc_grammar::{CmpOp, Constant, ExprId, ExprKind, List, Span};
use rustc_hash::FxHashMap;

use super::Context;
use crate::diagnostics::{Diagnostic, duplicate_key, fstring_without_field, is_with_literal};

/// Warnings about single expressions.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let tree = context.facts.tree;
    let mut plain: Vec<Span> = Vec::new();
    let mut specs: Vec<Span> = Vec::new();
    for (_, expr) in context.facts.exprs() {
        match expr.kind {
            ExprKind::Compare { left, ops, comparators } => context.comparison(left, ops, comparators, found),
            ExprKind::Dict { keys, .. } => context.keys(tree.list(keys), found),
            ExprKind::JoinedStr { values } => {
                let is_field = |&value: &ExprId| matches!(tree.expr(value).kind, ExprKind::FormattedValue { .. });
                if !tree.list(values).iter().any(is_field) {
                    plain.push(expr.span);
                }
            }
            ExprKind::FormattedValue { format_spec: Some(spec), .. } => specs.push(tree.expr(spec).span),
            _ => {}
        }
    }
    // What stands after the colon of a field has the form of an f-string too.
    found.extend(plain.into_iter().filter(|span| !specs.contains(span)).map(fstring_without_field));
}

/// A key of a dict display that can be compared here.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Text(&'a [u8]),
    Bytes(&'a [u8]),
    Int(u64),
}

impl Context<'_> {
    fn comparison(&self, left: ExprId, ops: List<CmpOp>, comparators: List<ExprId>, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut left = left;
        for (&op, &right) in tree.list(ops).iter().zip(tree.list(comparators)) {
            if matches!(op, CmpOp::Is | CmpOp::IsNot)
                && let Some(literal) = [left, right].into_iter().find(|&each| self.is_literal(each))
            {
                let place = tree.expr(left).span.to(tree.expr(right).span);
                found.push(is_with_literal(place, self.source(literal), op == CmpOp::IsNot));
            }
            left = right;
        }
    }

    /// Whether an expression is a literal other than `None`, `True`, `False` and `...`.
    fn is_literal(&self, expr: ExprId) -> bool {
        match self.facts.tree.expr(expr).kind {
            ExprKind::Constant { value, .. } => {
                !matches!(value, Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
            }
            ExprKind::JoinedStr { .. }
            | ExprKind::List { .. }
            | ExprKind::Tuple { .. }
            | ExprKind::Dict { .. }
            | ExprKind::Set { .. } => true,
            _ => false,
        }
    }

    fn keys(&self, keys: &[Option<ExprId>], found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut seen: FxHashMap<Key<'_>, Span> = FxHashMap::default();
        for &key in keys.iter().flatten() {
            let expr = tree.expr(key);
            let ExprKind::Constant { value, .. } = expr.kind else { continue };
            let known = match value {
                Constant::Str(text) => Key::Text(tree.text(text)),
                Constant::Bytes(text) => Key::Bytes(tree.text(text)),
                Constant::Int(value) => Key::Int(value),
                _ => continue,
            };
            if let Some(first) = seen.insert(known, expr.span) {
                found.push(duplicate_key(expr.span, self.source(key), first));
            }
        }
    }
}
