//! `await`, `async for`, `async with`.

use super::Generator;
use crate::code::Label;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, For, List, StmtId, WithItem};

/// Slots that MicroPython's machine may use above the body of a handler.
const BODY_HEADROOM: u32 = 3;

impl Generator<'_> {
    /// Waits for what is on the stack and leaves its result.
    pub(super) fn await_top(&mut self) {
        self.op(op::GET_ITER);
        self.op(op::LOAD_CONST_NONE);
        self.op(op::YIELD_FROM);
    }

    /// `async for`: the asynchronous iterator stays in one slot below the body.
    pub(super) fn async_for(&mut self, for_: &For) {
        self.expr(for_.iter);
        self.async_iterator();
        let emit = &mut self.function.emit;
        let (done, break_, end) = (emit.new_label(), emit.new_label(), emit.new_label());
        let next = emit.here();
        self.async_next(done);
        self.store(for_.target);
        self.loop_body(break_, next, false, for_.body);
        self.function.emit.jump(op::JUMP, next);
        self.function.emit.place(done);
        self.op(op::POP_TOP);
        self.body(for_.orelse);
        self.function.emit.jump(op::JUMP, end);
        self.function.emit.place(break_);
        self.op(op::POP_TOP);
        self.function.emit.place(end);
    }

    /// Makes the asynchronous iterator of what is on the stack.
    pub(super) fn async_iterator(&mut self) {
        self.named_text(op::LOAD_METHOD, "__aiter__");
        self.uint(op::CALL_METHOD, 0);
    }

    /// Pushes the next item of the asynchronous iterator on the stack, or goes to `done` if there
    /// is none; the iterator stays.
    pub(super) fn async_next(&mut self, done: Label) {
        let emit = &mut self.function.emit;
        let (item, handler, other) = (emit.new_label(), emit.new_label(), emit.new_label());
        emit.setup(op::SETUP_EXCEPT, handler, 1);
        self.op(op::DUP_TOP);
        self.named_text(op::LOAD_METHOD, "__anext__");
        self.uint(op::CALL_METHOD, 0);
        self.await_top();
        self.function.emit.jump(op::POP_EXCEPT_JUMP, item);
        self.function.emit.handler(handler);
        self.function.emit.headroom(BODY_HEADROOM);
        self.op(op::DUP_TOP);
        self.load_global("StopAsyncIteration");
        self.op(op::BINARY_EXCEPTION_MATCH);
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, other);
        self.op(op::POP_TOP);
        self.function.emit.jump(op::POP_EXCEPT_JUMP, done);
        self.function.emit.place(other);
        self.op(op::RAISE_LAST);
        self.function.emit.close_handler();
        self.function.emit.place(item);
    }

    /// `async with` of several items is one in the other.
    pub(super) fn async_with(&mut self, items: &[WithItem], body: List<StmtId>) {
        let mut handlers = Vec::with_capacity(items.len());
        for item in items {
            handlers.push(self.enter_async_with(item.context_expr, item.optional_vars));
        }
        self.body(body);
        while let Some((handler, depth)) = handlers.pop() {
            self.exit_async_with(handler, depth);
        }
    }

    /// Enters a manager; gives its handler and the depth below the manager.
    fn enter_async_with(&mut self, manager: ExprId, target: Option<ExprId>) -> (Label, u32) {
        let depth = self.function.emit.depth();
        self.expr(manager);
        self.op(op::DUP_TOP);
        self.named_text(op::LOAD_METHOD, "__aenter__");
        self.uint(op::CALL_METHOD, 0);
        self.await_top();
        match target {
            Some(target) => self.store(target),
            None => self.op(op::POP_TOP),
        }
        let handler = self.function.emit.new_label();
        self.function.emit.setup(op::SETUP_FINALLY, handler, 2);
        self.function.emit.headroom(BODY_HEADROOM);
        (handler, depth)
    }

    /// The way out, `manager` being the top of the stack when the body ends.
    ///
    /// The handler is entered with an exception in one slot, or with a value or jump target and a
    /// marker in two; only an exception matches BaseException. Three ways lead to its end, each
    /// with the manager gone and the cause in its place.
    fn exit_async_with(&mut self, handler: Label, depth: u32) {
        let emit = &mut self.function.emit;
        let (unwinding, exit, end) = (emit.new_label(), emit.new_label(), emit.new_label());
        // The body came to its end: None below the manager.
        self.op(op::LOAD_CONST_NONE);
        self.op(op::ROT_TWO);
        self.function.emit.jump(op::JUMP, exit);
        self.function.emit.handler(handler);
        self.function.emit.set_depth(depth + 2);
        self.op(op::DUP_TOP);
        self.load_global("BaseException");
        self.op(op::BINARY_EXCEPTION_MATCH);
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, unwinding);
        // manager exc -> exc exit self class exc None
        self.op(op::DUP_TOP);
        self.op(op::ROT_THREE);
        self.op(op::ROT_TWO);
        self.named_text(op::LOAD_METHOD, "__aexit__");
        self.op(op::ROT_THREE);
        self.op(op::ROT_THREE);
        self.op(op::DUP_TOP);
        self.named_text(op::LOAD_ATTR, "__class__");
        self.op(op::ROT_TWO);
        self.op(op::LOAD_CONST_NONE);
        self.uint(op::CALL_METHOD, 3);
        self.await_top();
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, end);
        // The exit function wants the exception gone.
        self.op(op::POP_TOP);
        self.op(op::LOAD_CONST_NONE);
        self.function.emit.jump(op::JUMP, end);
        // manager value marker -> value marker manager
        self.function.emit.place(unwinding);
        self.function.emit.set_depth(depth + 3);
        self.op(op::ROT_THREE);
        self.op(op::ROT_THREE);
        self.function.emit.set_depth(depth + 2);
        self.function.emit.place(exit);
        // One slot more than counted may be there.
        self.function.emit.headroom(BODY_HEADROOM);
        self.named_text(op::LOAD_METHOD, "__aexit__");
        self.op(op::LOAD_CONST_NONE);
        self.op(op::DUP_TOP);
        self.op(op::DUP_TOP);
        self.uint(op::CALL_METHOD, 3);
        self.await_top();
        self.op(op::POP_TOP);
        self.function.emit.headroom(6);
        self.function.emit.place(end);
        self.op(op::END_FINALLY);
        self.function.emit.set_depth(depth);
        self.function.emit.close_handler();
    }
}
