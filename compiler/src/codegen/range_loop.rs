//! `for i in range(...)` without a range object: a counter on the stack.
//!
//! What runs while no memory may be taken, such as an interrupt handler, can loop this way, as with
//! `mpy-cross`. It happens where `range` can only be the builtin. The arguments are evaluated in their order and
//! must be integers, as `range` wants them. In an image the object costs less than the longer code.

use super::Generator;
use crate::Target;
use crate::code::Constant;
use crate::resolve::ScopeKind;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, ExprKind, For, StmtKind};

/// Names of what can bind a name unseen.
const BINDERS: [&str; 4] = ["exec", "execfile", "globals", "__builtins__"];

/// Which builtins have surely no other meaning in the functions of a file and in its module.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Certain {
    range: bool,
    len: bool,
}

/// A call of `range` that a loop can do without.
#[derive(Clone, Copy)]
struct Range {
    /// The first number; 0 if there is no expression.
    start: Option<ExprId>,
    /// The number that the loop ends before.
    end: ExprId,
    step: i32,
}

impl Generator<'_> {
    /// Finds out which builtins are certain, before any code is generated.
    pub(super) fn prepare_range_loops(&mut self) {
        let Some(range) = self.names.find("range") else { return };
        if self.options.target == Target::Image || self.scopes.module_binds(range) || self.binds_unseen() {
            return;
        }
        let len = self.names.find("len").is_some_and(|len| !self.scopes.module_binds(len));
        self.certain = Certain { range: true, len };
    }

    /// Generates a loop over a range; says whether it did.
    pub(super) fn range_loop(&mut self, for_: &For) -> bool {
        let Some(range) = self.range(for_.iter) else { return false };
        let end = self.small_constant(range.end);
        self.bounds(range, end.is_none());
        let top = self.function.emit.here();
        let emit = &mut self.function.emit;
        let (next, done, break_, after) = (emit.new_label(), emit.new_label(), emit.new_label(), emit.new_label());
        self.compare_with_end(end, range.step);
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, done);
        self.op(op::DUP_TOP);
        self.store(for_.target);
        self.loop_body(break_, next, false, for_.body);
        self.function.emit.place(next);
        self.load_int(range.step);
        self.op(op::INPLACE_ADD);
        self.function.emit.jump(op::JUMP, top);
        self.function.emit.place(done);
        if !for_.orelse.is_empty() {
            self.drop_bounds(end.is_none());
            self.body(for_.orelse);
            self.function.emit.jump(op::JUMP, after);
        }
        self.function.emit.place(break_);
        self.drop_bounds(end.is_none());
        self.function.emit.place(after);
        true
    }

    /// The range that an expression stands for, if it is a plain call of the builtin.
    fn range(&mut self, iter: ExprId) -> Option<Range> {
        let ExprKind::Call { func, args, keywords } = self.tree.expr(iter).kind else { return None };
        let arguments = self.tree.list(args);
        let is_starred = |&id: &ExprId| matches!(self.tree.expr(id).kind, ExprKind::Starred { .. });
        if !self.certain.range
            || !self.is_global_name(func, "range")
            || !keywords.is_empty()
            || arguments.iter().any(is_starred)
        {
            return None;
        }
        match *arguments {
            [end] => Some(Range { start: None, end, step: 1 }),
            [start, end] => Some(Range { start: Some(start), end, step: 1 }),
            [start, end, step] => {
                let step = self.small_constant(step).filter(|&step| step != 0)?;
                Some(Range { start: Some(start), end, step })
            }
            _ => None,
        }
    }

    /// Whether an expression is this name and no variable of a function or class.
    fn is_global_name(&mut self, expr: ExprId, text: &str) -> bool {
        let ExprKind::Name { id, .. } = self.tree.expr(expr).kind else { return false };
        let in_class = self.scopes.scope(self.function.scope).kind == ScopeKind::Class;
        self.tree.name(id) == text && !in_class && self.is_global(text)
    }

    /// Whether the file has names that no statement shows.
    fn binds_unseen(&self) -> bool {
        let is_star = |stmt: &mpyc_grammar::Stmt| {
            let StmtKind::ImportFrom { names, .. } = stmt.kind else { return false };
            self.tree.list(names).iter().any(|alias| self.tree.name(alias.name.name) == "*")
        };
        BINDERS.iter().any(|name| self.names.find(name).is_some()) || self.tree.stmts().any(is_star)
    }

    /// The value of a constant that an instruction can hold.
    fn small_constant(&mut self, expr: ExprId) -> Option<i32> {
        let Constant::Int(number) = self.constant(expr)? else { return None };
        self.small_int(&number)
    }

    /// Pushes the end, unless it is a constant, and the start.
    fn bounds(&mut self, range: Range, has_end: bool) {
        let start = range.start.map(|start| (start, self.small_constant(start)));
        if let Some((start, None)) = start {
            self.expr(start);
            if has_end {
                self.expr(range.end);
                self.check_integer(range.end);
                self.op(op::ROT_TWO);
            }
            self.check_integer(start);
            return;
        }
        if has_end {
            self.expr(range.end);
            self.check_integer(range.end);
        }
        self.load_int(start.and_then(|(_, value)| value).unwrap_or(0));
    }

    /// Raises TypeError if what `expr` has pushed is no integer.
    fn check_integer(&mut self, expr: ExprId) {
        if let ExprKind::Call { func, .. } = self.tree.expr(expr).kind
            && self.certain.len
            && self.is_global_name(func, "len")
        {
            return;
        }
        self.load_int(0);
        self.op(op::BINARY_OR);
    }

    /// Pushes whether the counter on the stack has not come to the end.
    fn compare_with_end(&mut self, end: Option<i32>, step: i32) {
        match end {
            Some(end) => {
                self.op(op::DUP_TOP);
                self.load_int(end);
                self.op(if step > 0 { op::BINARY_LESS } else { op::BINARY_MORE });
            }
            None => {
                // The end is the left operand.
                self.op(op::DUP_TOP_TWO);
                self.op(if step > 0 { op::BINARY_MORE } else { op::BINARY_LESS });
            }
        }
    }

    /// Drops counter and end.
    fn drop_bounds(&mut self, has_end: bool) {
        self.op(op::POP_TOP);
        if has_end {
            self.op(op::POP_TOP);
        }
    }
}
