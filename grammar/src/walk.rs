//! A syntax tree as a list of nodes, in the order and with the fields of CPython's `ast`.
//!
//! Contract: [`walk`] tells a [`Sink`] of every node, a parent before its children, depth first. How
//! a node is written is the sink's business.

use crate::ast::{
    Alias, Arg, ArgumentsId, BoolOp, CmpOp, Comprehension, Constant, Conversion, ExceptHandler, ExprContext, ExprId,
    ExprKind, Ident, Keyword, List, MatchCase, Operator, PatternId, PatternKind, StmtId, StmtKind, TypeParam,
    TypeParamKind, UnaryOp, WithItem,
};
use crate::module::Module;
use crate::span::Span;

/// A node of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// How many nodes are around it.
    pub depth: usize,
    /// The field of its parent that it is in.
    pub field: &'a str,
    /// Its kind: the class's name in CPython's `ast`.
    pub kind: &'a str,
    /// Its text, if the kind has a place.
    pub span: Option<Span>,
    /// Its fields that are no nodes: names and values.
    pub values: &'a [(&'a str, String)],
}

/// What becomes of the nodes of a tree.
pub trait Sink {
    /// Takes a node.
    fn node(&mut self, node: &Node<'_>);
    /// The value of a literal as text.
    fn constant(&self, module: &Module, value: Constant) -> String;
    /// An identifier as text.
    fn name(&self, name: &str) -> String {
        name.to_owned()
    }
}

/// Tells `sink` of all nodes of a module.
pub fn walk(module: &Module, sink: &mut impl Sink) {
    Walker { module, sink, depth: 0 }.module();
}

struct Walker<'a, S> {
    module: &'a Module,
    sink: &'a mut S,
    depth: usize,
}

impl<S: Sink> Walker<'_, S> {
    fn module(&mut self) {
        self.leaf("body", "Module", None, &[]);
        self.depth = 1;
        self.stmts("body", self.module.body);
    }

    /// A node without children.
    fn leaf(&mut self, field: &str, kind: &str, span: Option<Span>, values: &[(&str, String)]) {
        self.sink.node(&Node { depth: self.depth, field, kind, span, values });
    }

    /// A node whose children `children` writes.
    fn node(
        &mut self,
        field: &str,
        kind: &str,
        span: Option<Span>,
        values: &[(&str, String)],
        children: impl FnOnce(&mut Self),
    ) {
        self.leaf(field, kind, span, values);
        self.depth += 1;
        children(self);
        self.depth -= 1;
    }

    fn name(&self, ident: Ident) -> String {
        self.sink.name(self.module.name(ident.name))
    }

    fn names(&self, idents: List<Ident>) -> Vec<String> {
        self.module.list(idents).iter().map(|&ident| self.name(ident)).collect()
    }

    fn stmts(&mut self, field: &str, list: List<StmtId>) {
        for &stmt in self.module.list(list) {
            self.stmt(field, stmt);
        }
    }

    fn stmt(&mut self, field: &str, id: StmtId) {
        let stmt = *self.module.stmt(id);
        let span = Some(stmt.span);
        match stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => {
                let is_async = matches!(stmt.kind, StmtKind::AsyncFunctionDef(_));
                let kind = if is_async { "AsyncFunctionDef" } else { "FunctionDef" };
                self.node(field, kind, span, &[("name", self.name(def.name))], |walk| {
                    walk.arguments(def.args);
                    walk.stmts("body", def.body);
                    walk.exprs("decorator_list", def.decorator_list);
                    walk.option("returns", def.returns);
                    walk.type_params(def.type_params);
                });
            }
            StmtKind::ClassDef(def) => {
                self.node(field, "ClassDef", span, &[("name", self.name(def.name))], |walk| {
                    walk.exprs("bases", def.bases);
                    walk.keywords(def.keywords);
                    walk.stmts("body", def.body);
                    walk.exprs("decorator_list", def.decorator_list);
                    walk.type_params(def.type_params);
                });
            }
            StmtKind::Return { value } => self.node(field, "Return", span, &[], |walk| walk.option("value", value)),
            StmtKind::Delete { targets } => {
                self.node(field, "Delete", span, &[], |walk| walk.exprs("targets", targets));
            }
            StmtKind::Assign { targets, value } => self.node(field, "Assign", span, &[], |walk| {
                walk.exprs("targets", targets);
                walk.expr("value", value);
            }),
            StmtKind::TypeAlias { name, type_params, value } => self.node(field, "TypeAlias", span, &[], |walk| {
                walk.expr("name", name);
                walk.type_params(type_params);
                walk.expr("value", value);
            }),
            StmtKind::AugAssign { target, op, value } => {
                self.node(field, "AugAssign", span, &[("op", operator(op).into())], |walk| {
                    walk.expr("target", target);
                    walk.expr("value", value);
                });
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.node(field, "AnnAssign", span, &[("simple", u8::from(simple).to_string())], |walk| {
                    walk.expr("target", target);
                    walk.expr("annotation", annotation);
                    walk.option("value", value);
                });
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                let kind = if matches!(stmt.kind, StmtKind::For(_)) { "For" } else { "AsyncFor" };
                self.node(field, kind, span, &[], |walk| {
                    walk.expr("target", node.target);
                    walk.expr("iter", node.iter);
                    walk.stmts("body", node.body);
                    walk.stmts("orelse", node.orelse);
                });
            }
            StmtKind::If { .. } => self.if_chain(field, id),
            StmtKind::While { test, body, orelse } => {
                self.node(field, "While", span, &[], |walk| {
                    walk.expr("test", test);
                    walk.stmts("body", body);
                    walk.stmts("orelse", orelse);
                });
            }
            StmtKind::With(node) | StmtKind::AsyncWith(node) => {
                let kind = if matches!(stmt.kind, StmtKind::With(_)) { "With" } else { "AsyncWith" };
                self.node(field, kind, span, &[], |walk| {
                    walk.with_items(node.items);
                    walk.stmts("body", node.body);
                });
            }
            StmtKind::Match { subject, cases } => self.node(field, "Match", span, &[], |walk| {
                walk.expr("subject", subject);
                walk.cases(cases);
            }),
            StmtKind::Raise { exc, cause } => self.node(field, "Raise", span, &[], |walk| {
                walk.option("exc", exc);
                walk.option("cause", cause);
            }),
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                let kind = if matches!(stmt.kind, StmtKind::Try(_)) { "Try" } else { "TryStar" };
                self.node(field, kind, span, &[], |walk| {
                    walk.stmts("body", node.body);
                    walk.handlers(node.handlers);
                    walk.stmts("orelse", node.orelse);
                    walk.stmts("finalbody", node.finalbody);
                });
            }
            StmtKind::Assert { test, msg } => self.node(field, "Assert", span, &[], |walk| {
                walk.expr("test", test);
                walk.option("msg", msg);
            }),
            StmtKind::Import { names } => {
                self.node(field, "Import", span, &[], |walk| walk.aliases(names));
            }
            StmtKind::ImportFrom { module, names, level } => {
                let mut values = Vec::new();
                values.extend(module.map(|module| ("module", self.name(module))));
                values.push(("level", level.to_string()));
                self.node(field, "ImportFrom", span, &values, |walk| walk.aliases(names));
            }
            StmtKind::Global { names } => {
                self.leaf(field, "Global", span, &[("names", self.names(names).join(" "))]);
            }
            StmtKind::Nonlocal { names } => {
                self.leaf(field, "Nonlocal", span, &[("names", self.names(names).join(" "))]);
            }
            StmtKind::Expr { value } => self.node(field, "Expr", span, &[], |walk| walk.expr("value", value)),
            StmtKind::Pass => self.leaf(field, "Pass", span, &[]),
            StmtKind::Break => self.leaf(field, "Break", span, &[]),
            StmtKind::Continue => self.leaf(field, "Continue", span, &[]),
        }
    }

    /// An `if` and those that stand alone in its `orelse`: a chain of `elif`s has no limit, so it is a loop.
    fn if_chain(&mut self, field: &str, first: StmtId) {
        let (depth, mut field, mut next) = (self.depth, field, first);
        loop {
            let stmt = *self.module.stmt(next);
            let StmtKind::If { test, body, orelse } = stmt.kind else { break };
            self.leaf(field, "If", Some(stmt.span), &[]);
            self.depth += 1;
            self.expr("test", test);
            self.stmts("body", body);
            match *self.module.list(orelse) {
                [only] if matches!(self.module.stmt(only).kind, StmtKind::If { .. }) => {
                    (field, next) = ("orelse", only);
                }
                _ => {
                    self.stmts("orelse", orelse);
                    break;
                }
            }
        }
        self.depth = depth;
    }

    fn with_items(&mut self, items: List<WithItem>) {
        for &item in self.module.list(items) {
            self.node("items", "withitem", None, &[], |walk| {
                walk.expr("context_expr", item.context_expr);
                walk.option("optional_vars", item.optional_vars);
            });
        }
    }

    fn cases(&mut self, cases: List<MatchCase>) {
        for &case in self.module.list(cases) {
            self.node("cases", "match_case", None, &[], |walk| {
                walk.pattern("pattern", case.pattern);
                walk.option("guard", case.guard);
                walk.stmts("body", case.body);
            });
        }
    }

    fn handlers(&mut self, handlers: List<ExceptHandler>) {
        for &handler in self.module.list(handlers) {
            let name: Vec<_> = handler.name.map(|name| ("name", self.name(name))).into_iter().collect();
            self.node("handlers", "ExceptHandler", Some(handler.span), &name, |walk| {
                walk.option("type", handler.type_);
                walk.stmts("body", handler.body);
            });
        }
    }

    fn aliases(&mut self, aliases: List<Alias>) {
        for alias in self.module.list(aliases) {
            let mut values = vec![("name", self.name(alias.name))];
            values.extend(alias.asname.map(|name| ("asname", self.name(name))));
            self.leaf("names", "alias", Some(alias.span), &values);
        }
    }

    fn type_params(&mut self, params: List<TypeParam>) {
        for &param in self.module.list(params) {
            let span = Some(param.span);
            let (kind, name, bound) = match param.kind {
                TypeParamKind::TypeVar { name, bound } => ("TypeVar", name, bound),
                TypeParamKind::ParamSpec { name } => ("ParamSpec", name, None),
                TypeParamKind::TypeVarTuple { name } => ("TypeVarTuple", name, None),
            };
            let name = self.name(name);
            self.node("type_params", kind, span, &[("name", name)], |walk| walk.option("bound", bound));
        }
    }

    fn arguments(&mut self, id: ArgumentsId) {
        let arguments = *self.module.arguments(id);
        let none = |walk: &Self, list: List<Option<ExprId>>| -> Vec<(&'static str, String)> {
            let items = walk.module.list(list).iter().enumerate();
            let missing = items.filter(|(_, item)| item.is_none());
            missing.map(|(index, _)| ("kw_defaults", format!("none at {index}"))).collect()
        };
        let values = none(self, arguments.kw_defaults);
        self.node("args", "arguments", None, &values, |walk| {
            walk.args("posonlyargs", walk.module.list(arguments.posonlyargs));
            walk.args("args", walk.module.list(arguments.args));
            walk.args("vararg", arguments.vararg.as_slice());
            walk.args("kwonlyargs", walk.module.list(arguments.kwonlyargs));
            walk.options("kw_defaults", arguments.kw_defaults);
            walk.args("kwarg", arguments.kwarg.as_slice());
            walk.exprs("defaults", arguments.defaults);
        });
    }

    fn args(&mut self, field: &str, args: &[Arg]) {
        for arg in args {
            let name = self.name(arg.arg);
            self.node(field, "arg", Some(arg.span), &[("arg", name)], |walk| {
                walk.option("annotation", arg.annotation);
            });
        }
    }

    fn keywords(&mut self, keywords: List<Keyword>) {
        for &keyword in self.module.list(keywords) {
            let name: Vec<_> = keyword.arg.map(|name| ("arg", self.name(name))).into_iter().collect();
            self.node("keywords", "keyword", Some(keyword.span), &name, |walk| walk.expr("value", keyword.value));
        }
    }

    fn comprehensions(&mut self, list: List<Comprehension>) {
        for &clause in self.module.list(list) {
            let is_async = [("is_async", u8::from(clause.is_async).to_string())];
            self.node("generators", "comprehension", None, &is_async, |walk| {
                walk.expr("target", clause.target);
                walk.expr("iter", clause.iter);
                walk.exprs("ifs", clause.ifs);
            });
        }
    }

    fn exprs(&mut self, field: &str, list: List<ExprId>) {
        for &expr in self.module.list(list) {
            self.expr(field, expr);
        }
    }

    fn options(&mut self, field: &str, list: List<Option<ExprId>>) {
        for &expr in self.module.list(list) {
            self.option(field, expr);
        }
    }

    fn option(&mut self, field: &str, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(field, expr);
        }
    }

    /// An expression. The links of a chain of operators, attributes and calls lie in each other without limit,
    /// so they are told of in a loop, the last first, and then what each has besides the one before.
    fn expr(&mut self, field: &str, id: ExprId) {
        let (depth, mut field, mut first) = (self.depth, field, id);
        let mut chain = Vec::new();
        while let Some(next) = self.module.expr(first).kind.leftmost() {
            field = self.link(field, first);
            self.depth += 1;
            chain.push(first);
            first = next;
        }
        self.unchained(field, first);
        for link in chain.into_iter().rev() {
            match self.module.expr(link).kind {
                ExprKind::BinOp { right, .. } => self.expr("right", right),
                ExprKind::Subscript { slice, .. } => self.expr("slice", slice),
                ExprKind::Call { args, keywords, .. } => {
                    self.exprs("args", args);
                    self.keywords(keywords);
                }
                _ => {}
            }
            self.depth -= 1;
        }
        self.depth = depth;
    }

    /// The node of a link of a chain alone; gives the field of what the chain starts with.
    fn link(&mut self, field: &str, id: ExprId) -> &'static str {
        let expr = *self.module.expr(id);
        let span = Some(expr.span);
        match expr.kind {
            ExprKind::BinOp { op, .. } => {
                self.leaf(field, "BinOp", span, &[("op", operator(op).into())]);
                "left"
            }
            ExprKind::Attribute { attr, ctx, .. } => {
                let values = [("attr", self.name(attr)), ("ctx", context(ctx).into())];
                self.leaf(field, "Attribute", span, &values);
                "value"
            }
            ExprKind::Subscript { ctx, .. } => {
                self.leaf(field, "Subscript", span, &[("ctx", context(ctx).into())]);
                "value"
            }
            _ => {
                self.leaf(field, "Call", span, &[]);
                "func"
            }
        }
    }

    /// An expression that is no link of a chain.
    fn unchained(&mut self, field: &str, id: ExprId) {
        let expr = *self.module.expr(id);
        let span = Some(expr.span);
        match expr.kind {
            ExprKind::BoolOp { op, values } => {
                let op = if op == BoolOp::And { "And" } else { "Or" };
                self.node(field, "BoolOp", span, &[("op", op.into())], |walk| walk.exprs("values", values));
            }
            ExprKind::NamedExpr { target, value } => self.node(field, "NamedExpr", span, &[], |walk| {
                walk.expr("target", target);
                walk.expr("value", value);
            }),
            ExprKind::UnaryOp { op, operand } => {
                let op = match op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                self.node(field, "UnaryOp", span, &[("op", op.into())], |walk| walk.expr("operand", operand));
            }
            ExprKind::Lambda { args, body } => self.node(field, "Lambda", span, &[], |walk| {
                walk.arguments(args);
                walk.expr("body", body);
            }),
            ExprKind::IfExp { test, body, orelse } => self.node(field, "IfExp", span, &[], |walk| {
                walk.expr("test", test);
                walk.expr("body", body);
                walk.expr("orelse", orelse);
            }),
            ExprKind::Dict { keys, values } => {
                let items = self.module.list(keys).iter().enumerate();
                let unpacked = items.filter(|(_, key)| key.is_none());
                let none: Vec<_> = unpacked.map(|(index, _)| ("keys", format!("none at {index}"))).collect();
                self.node(field, "Dict", span, &none, |walk| {
                    walk.options("keys", keys);
                    walk.exprs("values", values);
                });
            }
            ExprKind::Set { elts } => self.node(field, "Set", span, &[], |walk| walk.exprs("elts", elts)),
            ExprKind::ListComp { elt, generators } => self.comprehension(field, "ListComp", span, elt, generators),
            ExprKind::SetComp { elt, generators } => self.comprehension(field, "SetComp", span, elt, generators),
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(field, "GeneratorExp", span, elt, generators);
            }
            ExprKind::DictComp { key, value, generators } => self.node(field, "DictComp", span, &[], |walk| {
                walk.expr("key", key);
                walk.expr("value", value);
                walk.comprehensions(generators);
            }),
            ExprKind::Await { value } => self.node(field, "Await", span, &[], |walk| walk.expr("value", value)),
            ExprKind::Yield { value } => self.node(field, "Yield", span, &[], |walk| walk.option("value", value)),
            ExprKind::YieldFrom { value } => {
                self.node(field, "YieldFrom", span, &[], |walk| walk.expr("value", value));
            }
            ExprKind::Compare { left, ops, comparators } => {
                let ops: Vec<&str> = self.module.list(ops).iter().map(|&op| comparison(op)).collect();
                self.node(field, "Compare", span, &[("ops", ops.join(" "))], |walk| {
                    walk.expr("left", left);
                    walk.exprs("comparators", comparators);
                });
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let conversion = match conversion {
                    Conversion::None => "-1",
                    Conversion::Str => "115",
                    Conversion::Repr => "114",
                    Conversion::Ascii => "97",
                };
                self.node(field, "FormattedValue", span, &[("conversion", conversion.into())], |walk| {
                    walk.expr("value", value);
                    walk.option("format_spec", format_spec);
                });
            }
            ExprKind::JoinedStr { values } => {
                self.node(field, "JoinedStr", span, &[], |walk| walk.exprs("values", values));
            }
            ExprKind::Constant { value, u_prefix } => {
                let mut values = vec![("value", self.sink.constant(self.module, value))];
                if u_prefix {
                    values.push(("kind", "u".into()));
                }
                self.leaf(field, "Constant", span, &values);
            }
            ExprKind::BinOp { .. }
            | ExprKind::Call { .. }
            | ExprKind::Attribute { .. }
            | ExprKind::Subscript { .. } => {
                self.link(field, id);
            }
            ExprKind::Starred { value, ctx } => {
                self.node(field, "Starred", span, &[("ctx", context(ctx).into())], |walk| walk.expr("value", value));
            }
            ExprKind::Name { id, ctx } => {
                let id = self.sink.name(self.module.name(id));
                self.leaf(field, "Name", span, &[("id", id), ("ctx", context(ctx).into())]);
            }
            ExprKind::List { elts, ctx } => {
                self.node(field, "List", span, &[("ctx", context(ctx).into())], |walk| walk.exprs("elts", elts));
            }
            ExprKind::Tuple { elts, ctx } => {
                self.node(field, "Tuple", span, &[("ctx", context(ctx).into())], |walk| walk.exprs("elts", elts));
            }
            ExprKind::Slice { lower, upper, step } => self.node(field, "Slice", span, &[], |walk| {
                walk.option("lower", lower);
                walk.option("upper", upper);
                walk.option("step", step);
            }),
        }
    }

    fn comprehension(
        &mut self,
        field: &str,
        kind: &str,
        span: Option<Span>,
        elt: ExprId,
        generators: List<Comprehension>,
    ) {
        self.node(field, kind, span, &[], |walk| {
            walk.expr("elt", elt);
            walk.comprehensions(generators);
        });
    }

    fn patterns(&mut self, field: &str, list: List<PatternId>) {
        for &pattern in self.module.list(list) {
            self.pattern(field, pattern);
        }
    }

    fn pattern(&mut self, field: &str, id: PatternId) {
        let pattern = *self.module.pattern(id);
        let span = Some(pattern.span);
        let named = |walk: &Self, key: &'static str, name: Option<Ident>| -> Vec<(&'static str, String)> {
            name.map(|name| (key, walk.name(name))).into_iter().collect()
        };
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                self.node(field, "MatchValue", span, &[], |walk| walk.expr("value", value));
            }
            PatternKind::MatchSingleton { value } => {
                let value = self.sink.constant(self.module, value);
                self.leaf(field, "MatchSingleton", span, &[("value", value)]);
            }
            PatternKind::MatchSequence { patterns } => {
                self.node(field, "MatchSequence", span, &[], |walk| walk.patterns("patterns", patterns));
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let rest = named(self, "rest", rest);
                self.node(field, "MatchMapping", span, &rest, |walk| {
                    walk.exprs("keys", keys);
                    walk.patterns("patterns", patterns);
                });
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let mut values = Vec::new();
                if !kwd_attrs.is_empty() {
                    values.push(("kwd_attrs", self.names(kwd_attrs).join(" ")));
                }
                self.node(field, "MatchClass", span, &values, |walk| {
                    walk.expr("cls", cls);
                    walk.patterns("patterns", patterns);
                    walk.patterns("kwd_patterns", kwd_patterns);
                });
            }
            PatternKind::MatchStar { name } => {
                let name = named(self, "name", name);
                self.leaf(field, "MatchStar", span, &name);
            }
            PatternKind::MatchAs { pattern, name } => {
                let name = named(self, "name", name);
                self.node(field, "MatchAs", span, &name, |walk| {
                    if let Some(pattern) = pattern {
                        walk.pattern("pattern", pattern);
                    }
                });
            }
            PatternKind::MatchOr { patterns } => {
                self.node(field, "MatchOr", span, &[], |walk| walk.patterns("patterns", patterns));
            }
        }
    }
}

fn context(ctx: ExprContext) -> &'static str {
    match ctx {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    }
}

fn operator(op: Operator) -> &'static str {
    match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Count {
        nodes: usize,
        deepest: usize,
    }

    impl Sink for Count {
        fn node(&mut self, node: &Node<'_>) {
            self.nodes += 1;
            self.deepest = self.deepest.max(node.depth);
        }

        fn constant(&self, _: &Module, _: Constant) -> String {
            String::new()
        }
    }

    #[test]
    fn a_chain_of_clauses_is_no_recursion() {
        let source = format!("if a: b\n{}", "elif a: b\n".repeat(50_000));
        let (module, errors) = crate::parse_str(&source);
        assert_eq!(errors, []);
        let mut count = Count::default();
        walk(&module, &mut count);
        assert_eq!(count.nodes, 1 + 50_001 * 4);
        assert_eq!(count.deepest, 50_001 + 2);
    }

    #[test]
    fn a_chain_of_operators_and_calls_is_no_recursion() {
        let source = format!("a{}\n", " + b.c[d](e, f=g)".repeat(20_000));
        let (module, errors) = crate::parse_str(&source);
        assert_eq!(errors, []);
        let mut count = Count::default();
        walk(&module, &mut count);
        assert_eq!(count.nodes, 3 + 20_000 * 9);
        assert_eq!(count.deepest, 2 + 20_000 + 3);
        let source = format!("a{}\n", ".b(c)[d]".repeat(20_000));
        let (module, errors) = crate::parse_str(&source);
        assert_eq!(errors, []);
        walk(&module, &mut count);
    }
}
