//! The walk over expressions.

use mpyc_grammar::{ArgumentsId, Comprehension, Constant, ExprContext, ExprId, ExprKind, Ident, Keyword, List};

use super::Walker;
use crate::check::facts::Bound;

impl Walker<'_, '_> {
    pub(super) fn optional(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub(super) fn exprs(&mut self, exprs: List<ExprId>) {
        for &expr in self.tree.list(exprs) {
            self.expr(expr);
        }
    }

    pub(super) fn keywords(&mut self, keywords: List<Keyword>) {
        for keyword in self.tree.list(keywords) {
            self.expr(keyword.value);
        }
    }

    /// A chain of operators, attributes and calls may be long, so it is followed in a loop.
    pub(super) fn expr(&mut self, id: ExprId) {
        let bottom = self.chain.len();
        let mut first = id;
        while let Some(next) = self.tree.expr(first).kind.leftmost() {
            self.facts.set_expr_scope(first, self.scope);
            self.chain.push(first);
            first = next;
        }
        self.unchained(first);
        while self.chain.len() > bottom {
            let Some(link) = self.chain.pop() else { break };
            self.parts(link, Self::expr);
            if let ExprKind::Call { func, args, .. } = self.tree.expr(link).kind {
                self.attribute_text(func, args);
            }
        }
    }

    /// An expression that is no link of a chain.
    fn unchained(&mut self, id: ExprId) {
        self.facts.set_expr_scope(id, self.scope);
        let expr = self.tree.expr(id);
        match expr.kind {
            ExprKind::Name { id: name, ctx } => match ctx {
                ExprContext::Load => self.facts.variable_mut(self.scope, name).reads += 1,
                ExprContext::Store | ExprContext::Del => {
                    self.facts.bind(self.scope, Ident { name, span: expr.span }, Bound::Other);
                }
            },
            ExprKind::NamedExpr { target, value } => {
                self.expr(value);
                self.target(target, Bound::Other);
            }
            ExprKind::Lambda { args, body } => self.lambda(id, args, body),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => self.comprehension(id, generators, &[elt]),
            ExprKind::DictComp { key, value, generators } => self.comprehension(id, generators, &[key, value]),
            _ => self.parts(id, Self::expr),
        }
    }

    /// Hands the parts of an expression that opens no scope to `each`, but for what a chain goes on from.
    pub(super) fn parts(&mut self, id: ExprId, each: fn(&mut Self, ExprId)) {
        let tree = self.tree;
        let mut all = |list: &[ExprId]| list.iter().for_each(|&part| each(self, part));
        match tree.expr(id).kind {
            ExprKind::BoolOp { values, .. } | ExprKind::JoinedStr { values } => all(tree.list(values)),
            ExprKind::BinOp { right: part, .. }
            | ExprKind::Subscript { slice: part, .. }
            | ExprKind::UnaryOp { operand: part, .. }
            | ExprKind::Await { value: part }
            | ExprKind::YieldFrom { value: part }
            | ExprKind::Starred { value: part, .. }
            | ExprKind::Yield { value: Some(part) } => all(&[part]),
            ExprKind::IfExp { test, body, orelse } => all(&[test, body, orelse]),
            ExprKind::Dict { keys, values } => {
                for (&key, &value) in tree.list(keys).iter().zip(tree.list(values)) {
                    all(key.as_slice());
                    all(&[value]);
                }
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => all(tree.list(elts)),
            ExprKind::Compare { left, comparators, .. } => {
                all(&[left]);
                all(tree.list(comparators));
            }
            ExprKind::FormattedValue { value, format_spec, .. } => {
                all(&[value]);
                all(format_spec.as_slice());
            }
            ExprKind::Slice { lower, upper, step } => [lower, upper, step].iter().for_each(|part| all(part.as_slice())),
            ExprKind::Call { args, keywords, .. } => {
                all(tree.list(args));
                tree.list(keywords).iter().for_each(|keyword| all(&[keyword.value]));
            }
            ExprKind::NamedExpr { .. }
            | ExprKind::Lambda { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::Yield { value: None }
            | ExprKind::Attribute { .. }
            | ExprKind::Constant { .. }
            | ExprKind::Name { .. } => {}
        }
    }

    fn lambda(&mut self, id: ExprId, args: ArgumentsId, body: ExprId) {
        let arguments = *self.tree.arguments(args);
        self.defaults(&arguments);
        let scope = self.facts.scopes.of_expr(id);
        self.inside(scope, |walk| {
            walk.parameters(&arguments);
            walk.expr(body);
        });
    }

    /// The first iterable belongs to the scope around a comprehension, the rest to its own.
    fn comprehension(&mut self, id: ExprId, generators: List<Comprehension>, elements: &[ExprId]) {
        let generators = self.tree.list(generators);
        let Some((first, rest)) = generators.split_first() else { return };
        self.expr(first.iter);
        let scope = self.facts.scopes.of_expr(id);
        self.inside(scope, |walk| {
            walk.clause(first);
            for generator in rest {
                walk.expr(generator.iter);
                walk.clause(generator);
            }
            elements.iter().for_each(|&element| walk.expr(element));
        });
    }

    fn clause(&mut self, generator: &Comprehension) {
        self.expr(generator.target);
        self.exprs(generator.ifs);
    }

    /// Remembers the string that `hasattr(x, 'name')` asks for.
    fn attribute_text(&mut self, func: ExprId, args: List<ExprId>) {
        let is_asking = |name| matches!(name, "hasattr" | "getattr" | "setattr" | "delattr");
        if !self.facts.as_name(func).is_some_and(is_asking) {
            return;
        }
        if let Some(&name) = self.tree.list(args).get(1)
            && let ExprKind::Constant { value: Constant::Str(text), .. } = self.tree.expr(name).kind
        {
            let text = String::from_utf8_lossy(self.tree.text(text)).into_owned();
            self.facts.attribute_texts.push(text);
        }
    }
}
