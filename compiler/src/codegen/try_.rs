//! `try` and `with`: handlers.
//!
//! A handler's code starts at the label of its SETUP instruction, right behind what it protects.
//! A finally handler starts with one or two slots on the stack (see the verifier of
//! `runtime/abi`); the emitter counts two.

use super::Generator;
use crate::code::{Label, NameId};
use crate::resolve::Access;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExceptHandler, ExprId, List, StmtId, Try, WithItem};

/// Slots that MicroPython's machine may use above the exception in a chain of `except`s.
const EXCEPT_HEADROOM: u32 = 3;
/// Slots that it uses above the cause to call an exit function.
const EXIT_HEADROOM: u32 = 2;

impl Generator<'_> {
    pub(super) fn try_(&mut self, try_: &Try) {
        if try_.finalbody.is_empty() {
            self.try_except(try_);
            return;
        }
        self.finally(
            |this| {
                if try_.handlers.is_empty() {
                    this.body(try_.body);
                } else {
                    this.try_except(try_);
                }
            },
            |this| this.body(try_.finalbody),
        );
    }

    /// Runs `body`, then `cleanup` on every way out of it.
    fn finally(&mut self, body: impl FnOnce(&mut Self), cleanup: impl FnOnce(&mut Self)) {
        let handler = self.function.emit.new_label();
        self.function.emit.setup(op::SETUP_FINALLY, handler, 2);
        let depth = self.function.emit.depth();
        self.function.emit.headroom(EXCEPT_HEADROOM);
        body(self);
        self.op(op::LOAD_CONST_NONE);
        self.function.emit.handler(handler);
        cleanup(self);
        self.op(op::END_FINALLY);
        self.function.emit.set_depth(depth);
        self.function.emit.close_handler();
    }

    fn try_except(&mut self, try_: &Try) {
        let emit = &mut self.function.emit;
        let (handler, orelse, end) = (emit.new_label(), emit.new_label(), emit.new_label());
        emit.setup(op::SETUP_EXCEPT, handler, 1);
        self.body(try_.body);
        self.function.emit.jump(op::POP_EXCEPT_JUMP, orelse);
        self.function.emit.handler(handler);
        self.function.emit.headroom(EXCEPT_HEADROOM);
        for clause in self.tree.list(try_.handlers) {
            self.except(clause, end);
        }
        self.op(op::END_FINALLY);
        self.function.emit.close_handler();
        self.function.emit.place(orelse);
        self.body(try_.orelse);
        self.function.emit.place(end);
    }

    /// One `except` clause, the exception being on the stack.
    fn except(&mut self, clause: &ExceptHandler, end: Label) {
        let next = self.function.emit.new_label();
        self.line_of(clause.span);
        if let Some(class) = clause.type_ {
            self.op(op::DUP_TOP);
            self.expr(class);
            self.op(op::BINARY_EXCEPTION_MATCH);
            self.function.emit.jump(op::POP_JUMP_IF_FALSE, next);
        }
        match clause.name {
            None => {
                self.op(op::POP_TOP);
                self.body(clause.body);
            }
            Some(name) => {
                let name = self.id(name.name);
                self.store_name(name);
                self.body_with_name(clause, name);
            }
        }
        self.function.emit.jump(op::POP_EXCEPT_JUMP, end);
        self.function.emit.place(next);
    }

    /// The body of a clause whose variable is set. The variable goes away when the clause ends, however it ends.
    fn body_with_name(&mut self, clause: &ExceptHandler, name: NameId) {
        if self.options.optimize && self.scopes.stays_in_clauses(self.function.scope, name) {
            self.body(clause.body);
            return;
        }
        let deletions = self.function.emit.deletions();
        self.finally(
            |this| this.body(clause.body),
            |this| {
                let may_be_gone = this.function.emit.deletions() != deletions;
                this.forget(name, may_be_gone);
            },
        );
    }

    /// Deletes the variable of an `except` clause, which may be gone already.
    fn forget(&mut self, name: NameId, may_be_gone: bool) {
        let is_slot = matches!(self.access(name), Access::Fast(_));
        if !is_slot || may_be_gone || !self.options.optimize {
            self.op(op::LOAD_CONST_NONE);
            self.store_name(name);
        }
        self.delete_name(name);
    }

    /// `with` of several items is a `with` in a `with`; their number is not bounded by nesting.
    pub(super) fn with(&mut self, items: &[WithItem], body: List<StmtId>) {
        let mut handlers = Vec::with_capacity(items.len());
        for item in items {
            self.expr(item.context_expr);
            handlers.push(self.enter_with(item.optional_vars));
        }
        self.body(body);
        while let Some((handler, depth)) = handlers.pop() {
            self.exit_with(handler, depth);
        }
    }

    /// Enters the manager on the stack; gives its handler and the depth below the manager.
    fn enter_with(&mut self, target: Option<ExprId>) -> (Label, u32) {
        let depth = self.function.emit.depth().saturating_sub(1);
        let handler = self.function.emit.new_label();
        self.function.emit.setup(op::SETUP_WITH, handler, 2);
        match target {
            Some(target) => self.store(target),
            None => self.op(op::POP_TOP),
        }
        (handler, depth)
    }

    fn exit_with(&mut self, handler: Label, depth: u32) {
        self.op(op::LOAD_CONST_NONE);
        self.function.emit.handler(handler);
        self.function.emit.headroom(EXIT_HEADROOM);
        self.op(op::WITH_CLEANUP);
        self.op(op::END_FINALLY);
        self.function.emit.set_depth(depth);
        self.function.emit.close_handler();
    }
}
