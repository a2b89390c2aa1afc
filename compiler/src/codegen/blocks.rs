//! Loops, and the jumps out of them.

use super::Generator;
use crate::code::Label;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, For, List, StmtId};

/// A loop around the current statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    /// Where `break` goes; the stack there is as deep as in the body, less an iterator.
    pub(super) break_: Label,
    /// Where `continue` goes.
    pub(super) continue_: Label,
    /// Handlers open around the body.
    pub(super) handlers: u32,
    /// Stack depth of the body.
    pub(super) depth: u32,
    /// Whether the top of the body's stack is an iterator in four slots.
    pub(super) iterator: bool,
}

impl Generator<'_> {
    /// `while test: body else: orelse`
    pub(super) fn while_(&mut self, test: ExprId, body: List<StmtId>, orelse: List<StmtId>) {
        let top = self.function.emit.here();
        let (done, end) = (self.function.emit.new_label(), self.function.emit.new_label());
        self.jump_if(test, false, done);
        self.loop_body(end, top, false, body);
        self.function.emit.jump(op::JUMP, top);
        self.function.emit.place(done);
        self.body(orelse);
        self.function.emit.place(end);
    }

    /// `for target in iter: body else: orelse`
    pub(super) fn for_(&mut self, for_: &For) {
        if self.range_loop(for_) {
            return;
        }
        self.expr(for_.iter);
        self.op(op::GET_ITER_STACK);
        let (done, end) = (self.function.emit.new_label(), self.function.emit.new_label());
        let next = self.function.emit.here();
        self.function.emit.jump(op::FOR_ITER, done);
        self.store(for_.target);
        self.loop_body(end, next, true, for_.body);
        self.function.emit.jump(op::JUMP, next);
        self.function.emit.place(done);
        self.body(for_.orelse);
        self.function.emit.place(end);
    }

    pub(super) fn loop_body(&mut self, break_: Label, continue_: Label, iterator: bool, body: List<StmtId>) {
        let (handlers, depth) = (self.function.emit.handlers(), self.function.emit.depth());
        self.function.loops.push(Loop { break_, continue_, handlers, depth, iterator });
        self.body(body);
        self.function.loops.pop();
    }

    pub(super) fn break_(&mut self) {
        let Some(&around) = self.function.loops.last() else { return };
        let slots = if around.iterator { 4 } else { 0 };
        let handlers = self.function.emit.handlers() - around.handlers;
        if handlers > 0 {
            let depth = around.depth.saturating_sub(slots);
            self.function.emit.unwind(around.break_, handlers, around.iterator, depth);
            return;
        }
        for _ in 0..slots {
            self.op(op::POP_TOP);
        }
        self.function.emit.jump(op::JUMP, around.break_);
    }

    pub(super) fn continue_(&mut self) {
        let Some(&around) = self.function.loops.last() else { return };
        let handlers = self.function.emit.handlers() - around.handlers;
        if handlers > 0 {
            self.function.emit.unwind(around.continue_, handlers, false, around.depth);
        } else {
            self.function.emit.jump(op::JUMP, around.continue_);
        }
    }
}
