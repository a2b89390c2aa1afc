//! Functions and classes that are written another way than they are meant.

use mpyc_grammar::{
    Arguments, ClassDef, ExprContext, ExprId, ExprKind, FunctionDef, List, Module, Name, Span, StmtId, StmtKind,
};
use rustc_hash::FxHashMap;

use super::{Context, flow};
use crate::diagnostics::{Diagnostic, method_without_self, misspelt_method, mutable_default, redefined_function};

/// Warnings about `def` and `class`.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let tree = context.facts.tree;
    context.redefined(tree.body, found);
    for (_, stmt) in context.facts.stmts() {
        flow::blocks(tree, &stmt.kind, |block| context.redefined(block, found));
        match &stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => context.defaults(stmt.span, def, found),
            StmtKind::ClassDef(def) => context.methods(def, found),
            _ => {}
        }
    }
}

/// Methods that change a list, set, dict or bytearray.
const CHANGERS: &[&str] = &[
    "add",
    "append",
    "clear",
    "discard",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "reverse",
    "setdefault",
    "sort",
    "update",
];

/// Special methods that programs write often, without the underscores.
const SPECIAL: &[&str] = &[
    "add", "bool", "call", "contains", "del", "delitem", "enter", "eq", "exit", "format", "ge", "getattr", "getitem",
    "gt", "hash", "init", "int", "iter", "le", "len", "lt", "mul", "ne", "neg", "new", "next", "radd", "repr", "rmul",
    "setattr", "setitem", "str", "sub", "truediv",
];

impl Context<'_> {
    /// Two functions of one name in a block, of which nothing uses the first.
    fn redefined(&self, block: List<StmtId>, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut seen: FxHashMap<Name, (Span, Span)> = FxHashMap::default();
        for &stmt in tree.list(block) {
            let (StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def)) = &tree.stmt(stmt).kind else {
                continue;
            };
            let text = tree.name(def.name.name);
            if !def.decorator_list.is_empty() || text.trim_matches('_').is_empty() {
                seen.remove(&def.name.name);
                continue;
            }
            let span = tree.stmt(stmt).span;
            if let Some((first, end)) = seen.insert(def.name.name, (def.name.span, Span::at(span.end)))
                && !self.is_read_between(def.name.name, end.end, span.start)
            {
                found.push(redefined_function(def.name.span, text, first));
            }
        }
    }

    fn is_read_between(&self, name: Name, start: u32, end: u32) -> bool {
        self.facts.tree.exprs().any(|expr| match expr.kind {
            ExprKind::Name { id, ctx: ExprContext::Load | ExprContext::Del } => {
                id == name && start <= expr.span.start && expr.span.end <= end
            }
            _ => false,
        })
    }

    fn defaults(&self, function: Span, def: &FunctionDef, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let arguments = tree.arguments(def.args);
        for (name, default) in with_defaults(self, arguments) {
            let text = tree.name(name);
            if self.is_mutable(default) && !is_store(text) && self.is_changed(name, function) {
                found.push(mutable_default(tree.expr(default).span, text));
            }
        }
    }

    fn is_mutable(&self, expr: ExprId) -> bool {
        match self.facts.tree.expr(expr).kind {
            // A list with one thing in it is how a function keeps something between calls on purpose.
            ExprKind::List { elts, .. } => elts.is_empty(),
            ExprKind::Dict { keys, .. } => keys.is_empty(),
            ExprKind::Call { func, args, .. } if args.is_empty() => {
                matches!(self.builtin_name(func), Some("list" | "dict" | "set" | "bytearray"))
            }
            _ => false,
        }
    }

    /// Whether a function changes what a parameter stands for.
    fn is_changed(&self, parameter: Name, function: Span) -> bool {
        let tree = self.facts.tree;
        let is_it = |expr: ExprId| matches!(tree.expr(expr).kind, ExprKind::Name { id, .. } if id == parameter);
        let inside = tree.exprs().filter(|e| function.start <= e.span.start && e.span.end <= function.end);
        let by_expr = inside.into_iter().any(|expr| match expr.kind {
            ExprKind::Subscript { value, ctx: ExprContext::Store | ExprContext::Del, .. } => is_it(value),
            ExprKind::Call { func, .. } => match tree.expr(func).kind {
                ExprKind::Attribute { value, attr, .. } => is_it(value) && CHANGERS.contains(&tree.name(attr.name)),
                _ => false,
            },
            _ => false,
        });
        let inside = tree.stmts().filter(|s| function.start <= s.span.start && s.span.end <= function.end);
        by_expr
            && !inside.into_iter().any(|stmt| match stmt.kind {
                // With a value of its own, the parameter no longer stands for the default.
                StmtKind::Assign { targets, .. } => tree.list(targets).iter().any(|&target| is_it(target)),
                _ => false,
            })
    }

    fn methods(&self, class: &ClassDef, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let is_for_objects = self.has_self(class) || self.is_made(tree.name(class.name.name));
        for &stmt in tree.list(class.body) {
            let (StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def)) = &tree.stmt(stmt).kind else {
                continue;
            };
            let text = tree.name(def.name.name);
            let arguments = tree.arguments(def.args);
            if let Some(meant) = meant_method(text, arguments) {
                found.push(misspelt_method(def.name.span, text, &meant));
            }
            let takes_nothing = arguments.span.is_empty() && def.decorator_list.is_empty();
            if takes_nothing
                && is_for_objects
                && !self.is_empty(def.body)
                && !self.is_used_without_self(class, stmt, def)
            {
                let body = tree.stmt(stmt).span;
                // That `self` is not defined in it comes of that.
                found.retain(|each| {
                    each.span().is_none_or(|place| {
                        let is_inside = body.start <= place.start && place.end <= body.end;
                        !is_inside || place.text(self.facts.text) != "self"
                    })
                });
                found.push(method_without_self(def.name.span, text));
            }
        }
    }

    /// Whether a function of a class takes the object.
    fn has_self(&self, class: &ClassDef) -> bool {
        let tree = self.facts.tree;
        tree.list(class.body).iter().any(|&stmt| match &tree.stmt(stmt).kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => {
                let first = tree.list(tree.arguments(def.args).args).first();
                first.is_some_and(|first| tree.name(first.arg.name) == "self")
            }
            _ => false,
        })
    }

    /// Whether the program makes objects of a class, or derives another from it.
    fn is_made(&self, class: &str) -> bool {
        let files = self.known.files.iter().flatten().map(|file| file.facts.tree);
        let is_class = |tree: &Module, expr: ExprId| match tree.expr(expr).kind {
            ExprKind::Name { id, .. } => tree.name(id) == class,
            ExprKind::Attribute { attr, .. } => tree.name(attr.name) == class,
            _ => false,
        };
        self.known.bases.contains(class)
            || files.chain([self.facts.tree]).any(|tree| {
                tree.exprs().any(|expr| matches!(expr.kind, ExprKind::Call { func, .. } if is_class(tree, func)))
            })
    }

    /// Whether a block does nothing.
    fn is_empty(&self, block: List<StmtId>) -> bool {
        let tree = self.facts.tree;
        tree.list(block).iter().all(|&stmt| match tree.stmt(stmt).kind {
            StmtKind::Pass => true,
            StmtKind::Expr { value } => matches!(tree.expr(value).kind, ExprKind::Constant { .. }),
            _ => false,
        })
    }

    /// Whether the class body uses a function itself, or it is called on the class.
    fn is_used_without_self(&self, class: &ClassDef, stmt: StmtId, def: &FunctionDef) -> bool {
        let tree = self.facts.tree;
        let scope = self.facts.stmt_scope(stmt);
        let in_body = scope.and_then(|scope| self.facts.variable(scope, def.name.name));
        let is_class = |expr: ExprId| match tree.expr(expr).kind {
            ExprKind::Name { id, .. } => id == class.name.name || matches!(tree.name(id), "cls" | "__class__"),
            ExprKind::Call { .. } => false,
            _ => true,
        };
        let on_class = tree.exprs().any(|expr| match expr.kind {
            ExprKind::Attribute { value, attr, .. } => attr.name == def.name.name && is_class(value),
            _ => false,
        });
        on_class || in_body.is_none_or(|variable| variable.reads > 0)
    }
}

/// The parameters that have defaults.
fn with_defaults(context: &Context<'_>, arguments: &Arguments) -> Vec<(Name, ExprId)> {
    let tree = context.facts.tree;
    let positional = [tree.list(arguments.posonlyargs), tree.list(arguments.args)].concat();
    let defaults = tree.list(arguments.defaults);
    let without = positional.len().saturating_sub(defaults.len());
    let mut all: Vec<(Name, ExprId)> = positional
        .iter()
        .skip(without)
        .zip(defaults)
        .map(|(parameter, &default)| (parameter.arg.name, default))
        .collect();
    let keyword = tree.list(arguments.kwonlyargs).iter().zip(tree.list(arguments.kw_defaults));
    all.extend(keyword.filter_map(|(parameter, default)| Some((parameter.arg.name, (*default)?))));
    all
}

/// Whether a name says that its value is to be kept between calls.
fn is_store(name: &str) -> bool {
    name.starts_with('_') || ["cache", "memo"].iter().any(|word| name.contains(word))
}

/// The special method that a name is a slip for.
fn meant_method(name: &str, arguments: &Arguments) -> Option<String> {
    let stem = name.trim_matches('_');
    let meant = format!("__{stem}__");
    if SPECIAL.contains(&stem) {
        if name == "__int__" && arguments.args.len() > 1 + arguments.defaults.len() {
            return Some("__init__".into());
        }
        return (name != meant && name.starts_with('_') && name.ends_with('_')).then_some(meant);
    }
    let is_dunder = name == meant;
    (is_dunder && strsim::damerau_levenshtein(stem, "init") == 1).then(|| "__init__".into())
}
