//! Where the program goes: code that is never reached, handlers that never catch, and loops that nothing
//! can stop.

use mpyc_grammar::{Constant, ExprId, ExprKind, List, Module, PatternKind, Span, StmtId, StmtKind, Try};

use super::Context;
use crate::diagnostics::{Diagnostic, swallows_ctrl_c, unreachable_code, unreachable_handler};

/// Warnings about the order in which statements run.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let tree = context.facts.tree;
    let flow = Flow::new(tree);
    flow.dead_code(context, tree.body, found);
    for (_, stmt) in context.facts.stmts() {
        blocks(tree, &stmt.kind, |block| flow.dead_code(context, block, found));
        match stmt.kind {
            StmtKind::Try(block) => context.handlers(&block, found),
            StmtKind::While { test, body, .. } if is_always_true(tree, test) => {
                context.endless_loop(Span::new(stmt.span.start, stmt.span.start + 5), body, found);
            }
            _ => {}
        }
    }
}

/// Whether a condition is a constant that is true.
pub(super) fn is_always_true(tree: &Module, test: ExprId) -> bool {
    match tree.expr(test).kind {
        ExprKind::Constant { value, .. } => matches!(value, Constant::True | Constant::Int(1..)),
        _ => false,
    }
}

/// Hands every block of a statement to `each`.
pub(super) fn blocks(tree: &Module, kind: &StmtKind, mut each: impl FnMut(List<StmtId>)) {
    match *kind {
        StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => each(def.body),
        StmtKind::ClassDef(def) => each(def.body),
        StmtKind::For(node) | StmtKind::AsyncFor(node) => {
            each(node.body);
            each(node.orelse);
        }
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            each(body);
            each(orelse);
        }
        StmtKind::With(with) | StmtKind::AsyncWith(with) => each(with.body),
        StmtKind::Match { cases, .. } => tree.list(cases).iter().for_each(|case| each(case.body)),
        StmtKind::Try(block) | StmtKind::TryStar(block) => {
            each(block.body);
            tree.list(block.handlers).iter().for_each(|handler| each(handler.body));
            each(block.orelse);
            each(block.finalbody);
        }
        _ => {}
    }
}

/// For each statement, what is certain about its end.
struct Flow<'a> {
    tree: &'a Module,
    /// Whether the statement after it is never reached from it.
    ends: Vec<bool>,
    /// Whether it may leave the loop around it.
    breaks: Vec<bool>,
}

impl<'a> Flow<'a> {
    fn new(tree: &'a Module) -> Self {
        let mut flow = Self { tree, ends: Vec::new(), breaks: Vec::new() };
        // The statements in a block come before the one that has the block.
        for stmt in tree.stmts() {
            let (ends, breaks) = flow.end_of(&stmt.kind);
            flow.ends.push(ends);
            flow.breaks.push(breaks);
        }
        flow
    }

    fn block_ends(&self, block: List<StmtId>) -> bool {
        self.tree.list(block).iter().any(|stmt| self.ends.get(stmt.index()) == Some(&true))
    }

    fn block_breaks(&self, block: List<StmtId>) -> bool {
        self.tree.list(block).iter().any(|stmt| self.breaks.get(stmt.index()) == Some(&true))
    }

    /// Whether a statement never goes on to the next, and whether it may leave the loop around it.
    fn end_of(&self, kind: &StmtKind) -> (bool, bool) {
        let ends = match *kind {
            StmtKind::Return { .. } | StmtKind::Raise { .. } | StmtKind::Continue | StmtKind::Break => true,
            StmtKind::If { body, orelse, .. } => self.block_ends(body) && self.block_ends(orelse),
            StmtKind::While { test, body, .. } => is_always_true(self.tree, test) && !self.block_breaks(body),
            StmtKind::Try(block) => self.try_ends(&block),
            StmtKind::Match { cases, .. } => {
                let cases = self.tree.list(cases);
                let catches_all = cases.last().is_some_and(|case| {
                    let pattern = self.tree.pattern(case.pattern).kind;
                    case.guard.is_none() && matches!(pattern, PatternKind::MatchAs { pattern: None, .. })
                });
                catches_all && cases.iter().all(|case| self.block_ends(case.body))
            }
            // The object of a `with` may swallow an exception, and a `for` may have nothing to do.
            _ => false,
        };
        (ends, self.breaks_out(kind))
    }

    fn try_ends(&self, block: &Try) -> bool {
        let handlers = self.tree.list(block.handlers);
        let body_ends = self.block_ends(block.body) || self.block_ends(block.orelse);
        self.block_ends(block.finalbody) || body_ends && handlers.iter().all(|handler| self.block_ends(handler.body))
    }

    fn breaks_out(&self, kind: &StmtKind) -> bool {
        match *kind {
            StmtKind::Break => true,
            StmtKind::FunctionDef(_) | StmtKind::AsyncFunctionDef(_) | StmtKind::ClassDef(_) => false,
            // The breaks in a loop's body are its own.
            StmtKind::For(node) | StmtKind::AsyncFor(node) => self.block_breaks(node.orelse),
            StmtKind::While { orelse, .. } => self.block_breaks(orelse),
            _ => {
                let mut any = false;
                blocks(self.tree, kind, |block| any |= self.block_breaks(block));
                any
            }
        }
    }

    /// Reports the first statement of a block that is never reached.
    fn dead_code(&self, context: &Context<'_>, block: List<StmtId>, found: &mut Vec<Diagnostic>) {
        let pairs = self.tree.list(block).windows(2);
        let mut after_end = pairs.filter(|pair| matches!(pair, [end, _] if self.ends.get(end.index()) == Some(&true)));
        let Some(&[end, dead]) = after_end.next() else { return };
        let (end, dead) = (self.tree.stmt(end), self.tree.stmt(dead));
        let is_harmless = match dead.kind {
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => true,
            // A `yield` that is never reached makes the function a generator.
            StmtKind::Expr { value } => {
                matches!(self.tree.expr(value).kind, ExprKind::Yield { .. } | ExprKind::Constant { .. })
            }
            _ => false,
        };
        if !is_harmless {
            let why = if matches!(end.kind, StmtKind::While { .. }) {
                "this loop never ends"
            } else {
                "nothing goes on after this"
            };
            found.push(unreachable_code(context.first_line(dead.span), context.first_line(end.span), why));
        }
    }
}

/// Built-in exceptions with the one that each is a kind of.
const KINDS: &[(&str, &str)] = &[
    ("ArithmeticError", "Exception"),
    ("AssertionError", "Exception"),
    ("AttributeError", "Exception"),
    ("EOFError", "Exception"),
    ("Exception", "BaseException"),
    ("FileNotFoundError", "OSError"),
    ("GeneratorExit", "BaseException"),
    ("IOError", "OSError"),
    ("ImportError", "Exception"),
    ("IndentationError", "SyntaxError"),
    ("IndexError", "LookupError"),
    ("KeyError", "LookupError"),
    ("KeyboardInterrupt", "BaseException"),
    ("LookupError", "Exception"),
    ("MemoryError", "Exception"),
    ("ModuleNotFoundError", "ImportError"),
    ("NameError", "Exception"),
    ("NotImplementedError", "RuntimeError"),
    ("OSError", "Exception"),
    ("OverflowError", "ArithmeticError"),
    ("RuntimeError", "Exception"),
    ("StopIteration", "Exception"),
    ("SyntaxError", "Exception"),
    ("SystemExit", "BaseException"),
    ("TypeError", "Exception"),
    ("UnicodeError", "ValueError"),
    ("ValueError", "Exception"),
    ("ZeroDivisionError", "ArithmeticError"),
];

/// Whether an exception of one name is caught under the other.
fn is_kind_of(name: &str, other: &str) -> bool {
    let parent = |name: &&str| KINDS.iter().find(|(kind, _)| kind == name).map(|&(_, parent)| parent);
    std::iter::successors(Some(name), parent).any(|kind| kind == other)
}

impl Context<'_> {
    /// Reports handlers whose exceptions an earlier one catches.
    fn handlers(&self, block: &Try, found: &mut Vec<Diagnostic>) {
        let mut earlier: Vec<(&str, Span)> = Vec::new();
        for handler in self.facts.tree.list(block.handlers) {
            let Some(type_) = handler.type_ else { break };
            let types = match self.facts.tree.expr(type_).kind {
                ExprKind::Tuple { elts, .. } => self.facts.tree.list(elts),
                _ => std::slice::from_ref(&type_),
            };
            let names: Vec<Option<&str>> = types.iter().map(|&each| self.builtin_name(each)).collect();
            let covering = |name: &Option<&str>| {
                let name = (*name)?;
                earlier.iter().find(|(other, _)| is_kind_of(name, other)).copied()
            };
            let place = self.facts.tree.expr(type_).span;
            let covered: Vec<_> = names.iter().map(covering).collect();
            if let (Some(&Some((other, before))), true) = (covered.first(), covered.iter().all(Option::is_some)) {
                found.push(unreachable_handler(place, before, other));
            }
            earlier.extend(names.into_iter().flatten().map(|name| (name, place)));
        }
    }

    /// Reports handlers in an endless loop that catch Ctrl-C and go on.
    fn endless_loop(&self, keyword: Span, body: List<StmtId>, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut pending = vec![body];
        while let Some(block) = pending.pop() {
            for &stmt in tree.list(block) {
                let kind = &tree.stmt(stmt).kind;
                if let StmtKind::Try(block) = kind {
                    let handlers = tree.list(block.handlers).iter().filter(|handler| match handler.type_ {
                        None => true,
                        Some(type_) => self.builtin_name(type_) == Some("BaseException"),
                    });
                    for handler in handlers.filter(|handler| !self.may_leave(handler.body)) {
                        found.push(swallows_ctrl_c(Span::new(handler.span.start, handler.span.start + 6), keyword));
                    }
                }
                let is_own = matches!(kind, StmtKind::While { test, .. } if is_always_true(tree, *test));
                let is_definition =
                    matches!(kind, StmtKind::FunctionDef(_) | StmtKind::AsyncFunctionDef(_) | StmtKind::ClassDef(_));
                if !is_own && !is_definition {
                    blocks(tree, kind, |block| pending.push(block));
                }
            }
        }
    }

    /// Whether a block may leave the loop around it: it raises, returns, breaks or ends the program.
    fn may_leave(&self, block: List<StmtId>) -> bool {
        let tree = self.facts.tree;
        let mut pending = vec![block];
        while let Some(block) = pending.pop() {
            for &stmt in tree.list(block) {
                let kind = &tree.stmt(stmt).kind;
                match *kind {
                    StmtKind::Raise { .. } | StmtKind::Return { .. } | StmtKind::Break => return true,
                    StmtKind::Expr { value } if self.ends_program(value) => return true,
                    _ => blocks(tree, kind, |block| pending.push(block)),
                }
            }
        }
        false
    }

    fn ends_program(&self, expr: ExprId) -> bool {
        let tree = self.facts.tree;
        let ExprKind::Call { func, .. } = tree.expr(expr).kind else { return false };
        let name = match tree.expr(func).kind {
            ExprKind::Attribute { attr, .. } => attr.name,
            ExprKind::Name { id, .. } => id,
            _ => return false,
        };
        matches!(tree.name(name), "exit" | "_exit" | "quit" | "reset" | "panic" | "abort")
    }

    /// The built-in thing that a name means, if the file does not give it another meaning.
    pub(super) fn builtin_name(&self, expr: ExprId) -> Option<&str> {
        match self.value(expr)? {
            super::values::Value::Builtin(name) => Some(name),
            _ => None,
        }
    }
}
