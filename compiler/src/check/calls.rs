//! Functions that are not called, called with the wrong arguments, or asked for a result they do not have.

use mpyc_grammar::{CmpOp, Constant, ExprId, ExprKind, Keyword, List, Span, StmtKind, UnaryOp};

use super::api::{Gives, Signature};
use super::facts::{Bound, Caught};
use super::parameters::Parameters;
use super::values::{Definition, Value};
use super::{Context, Known};
use crate::diagnostics::{Diagnostic, function_not_called, no_result, not_callable};

/// Warnings about calls, and about functions where a call is meant.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let calls = Calls { context };
    for (_, stmt) in context.facts.stmts() {
        match stmt.kind {
            StmtKind::Expr { value } => calls.statement(value, found),
            StmtKind::If { test, .. } | StmtKind::While { test, .. } | StmtKind::Assert { test, .. } => {
                calls.condition(test, found);
            }
            StmtKind::Assign { targets, value } => calls.assignment(context.facts.tree.list(targets), value, found),
            _ => {}
        }
    }
    for (_, expr) in context.facts.exprs() {
        calls.expression(&expr.kind, found);
    }
}

/// Built-in functions that are no types.
const FUNCTIONS: &[&str] = &[
    "abs", "all", "any", "bin", "chr", "dir", "divmod", "exit", "hash", "help", "hex", "id", "input", "iter", "len",
    "max", "min", "next", "oct", "open", "ord", "pow", "print", "quit", "repr", "round", "sorted", "sum",
];

/// Methods of lists that change the list and give nothing.
const LIST_CHANGERS: &[&str] = &["append", "clear", "extend", "insert", "remove", "reverse", "sort"];

struct Calls<'c, 'a> {
    context: &'c Context<'a>,
}

impl<'a> Calls<'_, 'a> {
    fn kind(&self, expr: ExprId) -> ExprKind {
        self.context.facts.tree.expr(expr).kind
    }

    fn span(&self, expr: ExprId) -> Span {
        self.context.facts.tree.expr(expr).span
    }

    /// What a name or attribute stands for, if it is a function.
    fn function(&self, expr: ExprId) -> Option<Value<'a>> {
        if !matches!(self.kind(expr), ExprKind::Name { .. } | ExprKind::Attribute { .. }) {
            return None;
        }
        self.context.value(expr).filter(|value| match value {
            Value::Native(_) | Value::Function(_) | Value::Method(_) => true,
            Value::Builtin(name) => FUNCTIONS.contains(name),
            _ => false,
        })
    }

    fn not_called(&self, expr: ExprId, label: &str, found: &mut Vec<Diagnostic>) {
        found.push(function_not_called(self.span(expr), self.context.source(expr), label));
    }

    fn statement(&self, value: ExprId, found: &mut Vec<Diagnostic>) {
        // Where a failure is caught, the name is there to see whether it exists.
        let is_test = || self.context.facts.caught(self.span(value)) != Caught::default();
        if self.function(value).is_some() && !is_test() {
            self.not_called(value, "this does nothing", found);
        }
    }

    /// A condition and the conditions it is joined of.
    fn condition(&self, test: ExprId, found: &mut Vec<Diagnostic>) {
        match self.kind(test) {
            ExprKind::BoolOp { values, .. } => {
                self.context.facts.tree.list(values).iter().for_each(|&value| self.condition(value, found));
            }
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => self.condition(operand, found),
            _ => {
                let is_own = |value: &Value<'_>| !matches!(value, Value::Builtin(_));
                if self.function(test).filter(is_own).is_some() {
                    self.not_called(test, "a function is always true", found);
                }
                self.needs_result(test, found);
            }
        }
    }

    fn expression(&self, kind: &ExprKind, found: &mut Vec<Diagnostic>) {
        match *kind {
            ExprKind::IfExp { test, .. } => self.condition(test, found),
            ExprKind::BinOp { left, right, .. } => {
                for side in [left, right] {
                    if self.function(side).is_some() && !self.context.facts.caught(self.span(side)).value {
                        self.not_called(side, "a function, not its result", found);
                    }
                    self.needs_result(side, found);
                }
            }
            ExprKind::Compare { left, ops, comparators } => self.comparison(left, ops, comparators, found),
            ExprKind::FormattedValue { value, .. } => self.shown(value, found),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords, found),
            _ => {}
        }
    }

    fn comparison(&self, left: ExprId, ops: List<CmpOp>, comparators: List<ExprId>, found: &mut Vec<Diagnostic>) {
        let tree = self.context.facts.tree;
        let mut left = left;
        for (&op, &right) in tree.list(ops).iter().zip(tree.list(comparators)) {
            for (side, other) in [(left, right), (right, left)] {
                let is_wrong = match op {
                    CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => true,
                    CmpOp::Eq | CmpOp::NotEq => self.is_plain_value(other),
                    _ => false,
                };
                if is_wrong && !self.context.facts.caught(self.span(side)).value {
                    if self.function(side).is_some() {
                        self.not_called(side, "a function, not its result", found);
                    }
                    self.needs_result(side, found);
                }
            }
            left = right;
        }
    }

    /// Whether an expression is a number or text.
    fn is_plain_value(&self, expr: ExprId) -> bool {
        match self.kind(expr) {
            ExprKind::Constant { value, .. } => {
                !matches!(value, Constant::None | Constant::True | Constant::False | Constant::Ellipsis)
            }
            _ => false,
        }
    }

    /// A value that is shown to the user.
    fn shown(&self, value: ExprId, found: &mut Vec<Diagnostic>) {
        if let Some(Value::Native(_)) = self.function(value) {
            self.not_called(value, "a function, not its result", found);
        }
        self.needs_result(value, found);
    }

    fn assignment(&self, targets: &[ExprId], value: ExprId, found: &mut Vec<Diagnostic>) {
        self.needs_result(value, found);
        let tree = self.context.facts.tree;
        let &[target] = targets else { return };
        let ExprKind::Call { func, .. } = self.kind(value) else { return };
        let ExprKind::Attribute { value: owner, attr, .. } = self.kind(func) else { return };
        let (ExprKind::Name { id: target, .. }, ExprKind::Name { id: owner_name, .. }) =
            (self.kind(target), self.kind(owner))
        else {
            return;
        };
        // `x = x.append(1)`
        if target == owner_name && LIST_CHANGERS.contains(&tree.name(attr.name)) && self.is_list(owner) {
            found.push(no_result(self.span(value), self.context.source(func)));
        }
    }

    /// Whether a variable is somewhere given a new list.
    fn is_list(&self, name: ExprId) -> bool {
        let ExprKind::Name { id, .. } = self.kind(name) else { return false };
        let facts = self.context.facts;
        let variable = facts.scope_of(name).and_then(|scope| facts.variable(scope, id));
        variable.is_some_and(|variable| {
            variable.bindings.iter().any(|binding| match binding.what {
                Bound::Assign(value) => matches!(self.kind(value), ExprKind::List { .. } | ExprKind::ListComp { .. }),
                _ => false,
            })
        })
    }

    /// Reports a call whose result is used, if there is none.
    fn needs_result(&self, expr: ExprId, found: &mut Vec<Diagnostic>) {
        let ExprKind::Call { func, .. } = self.kind(expr) else { return };
        let has_none = match self.function(func) {
            Some(Value::Native(Signature { gives: Gives::Nothing, .. }) | Value::Builtin("print")) => true,
            Some(Value::Function(definition) | Value::Method(definition)) => gives_nothing(definition),
            _ => false,
        };
        if has_none {
            found.push(no_result(self.span(expr), self.context.source(func)));
        }
    }

    fn call(&self, func: ExprId, args: List<ExprId>, keywords: List<Keyword>, found: &mut Vec<Diagnostic>) {
        self.callable(func, found);
        let Some(value) = self.context.value(func) else { return };
        if let Value::Builtin("print") | Value::Native(Signature { name: "scroll" | "show", .. }) = value {
            self.context.facts.tree.list(args).iter().for_each(|&arg| self.shown(arg, found));
        }
        let is_changed = || matches!(value, Value::Function(_) | Value::Method(_)) && self.context.known.changes_code();
        if let Some(parameters) = Parameters::of(&value) {
            let tree = self.context.facts.tree;
            let name = self.context.source(func);
            let fault = parameters.fault(tree, tree.list(args), tree.list(keywords), self.span(func), name);
            found.extend(fault.filter(|_| !self.context.facts.caught(self.span(func)).value && !is_changed()));
        }
    }

    /// Reports a call of a variable that only ever stands for numbers, texts and the like.
    fn callable(&self, func: ExprId, found: &mut Vec<Diagnostic>) {
        let ExprKind::Name { id, .. } = self.kind(func) else { return };
        let facts = self.context.facts;
        let Some(variable) = facts.scope_of(func).and_then(|scope| facts.variable(scope, id)) else { return };
        let Some(first) = variable.bindings.first() else { return };
        let is_literal = |value: ExprId| {
            let kind = self.kind(value);
            matches!(kind, ExprKind::Constant { .. } | ExprKind::JoinedStr { .. } | ExprKind::List { .. })
                && !matches!(kind, ExprKind::Constant { value: Constant::None, .. })
        };
        let only_literals = variable.bindings.iter().all(|binding| match binding.what {
            Bound::Assign(value) => is_literal(value),
            Bound::Augmented => true,
            _ => false,
        });
        let place = self.span(func);
        // Before the assignment the name may have another meaning.
        if only_literals && first.place.start < place.start && !facts.caught(place).value {
            let text = facts.name(id);
            found.push(not_callable(place, text, first.place, super::is_builtin_name(text)));
        }
    }
}

impl Known<'_> {
    /// Whether the program changes functions that were defined.
    fn changes_code(&self) -> bool {
        ["__code__", "__defaults__", "__kwdefaults__"].iter().any(|name| self.set_attributes.contains_key(*name))
    }
}

/// Whether a function of the program always gives `None`, and is not only there to be filled in.
fn gives_nothing(definition: Definition<'_>) -> bool {
    let tree = definition.tree();
    let scope = definition.facts.scopes.scope(definition.scope());
    let Some(def) = definition.function() else { return false };
    let does_something = tree.list(def.body).iter().any(|&stmt| match tree.stmt(stmt).kind {
        StmtKind::Pass => false,
        StmtKind::Expr { value } => !matches!(tree.expr(value).kind, ExprKind::Constant { .. }),
        _ => true,
    });
    let raises = tree.list(def.body).last().is_some_and(|&stmt| matches!(tree.stmt(stmt).kind, StmtKind::Raise { .. }));
    does_something && !raises && !scope.is_generator && !scope.returns_value()
}
