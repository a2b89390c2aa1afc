//! Statements.

use super::Generator;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, List, StmtId, StmtKind};

impl Generator<'_> {
    /// The statements of a block.
    pub(super) fn body(&mut self, body: List<StmtId>) {
        for &stmt in self.tree.list(body) {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, id: StmtId) {
        let stmt = *self.tree.stmt(id);
        self.line_of(stmt.span);
        match stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => self.function_def(id, &def),
            StmtKind::ClassDef(def) => self.class_def(id, &def),
            StmtKind::Return { value } => {
                self.optional(value);
                self.op(op::RETURN_VALUE);
            }
            StmtKind::Delete { targets } => {
                for &target in self.tree.list(targets) {
                    self.delete(target);
                }
            }
            StmtKind::Assign { targets, value } => {
                if let &[target] = self.tree.list(targets)
                    && self.define_const(target, value)
                {
                    return;
                }
                self.assign(targets, value);
            }
            // The alias is for type checkers; the name exists.
            StmtKind::TypeAlias { name, .. } => {
                self.op(op::LOAD_CONST_NONE);
                self.store(name);
            }
            StmtKind::AugAssign { target, op, value } => self.aug_assign(target, op, value),
            StmtKind::AnnAssign { target, value, .. } => {
                if value.is_none_or(|value| !self.define_const(target, value)) {
                    self.ann_assign(target, value);
                }
            }
            StmtKind::For(for_) => self.for_(&for_),
            StmtKind::AsyncFor(for_) => self.async_for(&for_),
            StmtKind::While { test, body, orelse } => self.while_(test, body, orelse),
            StmtKind::If { .. } => self.if_(id),
            StmtKind::With(with) => self.with(self.tree.list(with.items), with.body),
            StmtKind::AsyncWith(with) => self.async_with(self.tree.list(with.items), with.body),
            StmtKind::Match { subject, cases } => self.match_(subject, self.tree.list(cases)),
            StmtKind::Raise { exc, cause } => self.raise(exc, cause),
            // `except*` is reported by the resolver.
            StmtKind::Try(try_) | StmtKind::TryStar(try_) => self.try_(&try_),
            StmtKind::Assert { test, msg } => self.assert(test, msg),
            StmtKind::Import { names } => self.import(&stmt.kind, self.tree.list(names)),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(&stmt.kind, module, self.tree.list(names), level);
            }
            StmtKind::Expr { value } => self.expr_stmt(value),
            StmtKind::Global { .. } | StmtKind::Nonlocal { .. } | StmtKind::Pass => {}
            StmtKind::Break => self.break_(),
            StmtKind::Continue => self.continue_(),
        }
    }

    /// An expression for its effect; a constant has none.
    fn expr_stmt(&mut self, value: ExprId) {
        if self.constant(value).is_some() {
            return;
        }
        self.expr(value);
        self.op(op::POP_TOP);
    }

    /// `if` with its `elif`s, which are a chain in the tree.
    fn if_(&mut self, first: StmtId) {
        let end = self.function.emit.new_label();
        let mut next = Some(first);
        while let Some(id) = next.take() {
            let stmt = *self.tree.stmt(id);
            let StmtKind::If { test, body, orelse } = stmt.kind else { break };
            let other = self.function.emit.new_label();
            self.line_of(stmt.span);
            self.jump_if(test, false, other);
            self.body(body);
            if !orelse.is_empty() {
                self.function.emit.jump(op::JUMP, end);
            }
            self.function.emit.place(other);
            match *self.tree.list(orelse) {
                [only] if matches!(self.tree.stmt(only).kind, StmtKind::If { .. }) => next = Some(only),
                _ => self.body(orelse),
            }
        }
        self.function.emit.place(end);
    }

    fn raise(&mut self, exc: Option<ExprId>, cause: Option<ExprId>) {
        let Some(exc) = exc else {
            self.op(op::RAISE_LAST);
            return;
        };
        self.expr(exc);
        match cause {
            None => self.op(op::RAISE_OBJ),
            Some(cause) => {
                self.expr(cause);
                self.op(op::RAISE_FROM);
            }
        }
    }

    fn assert(&mut self, test: ExprId, msg: Option<ExprId>) {
        if !self.options.asserts {
            return;
        }
        let end = self.function.emit.new_label();
        self.jump_if(test, true, end);
        self.load_global("AssertionError");
        if let Some(msg) = msg {
            self.expr(msg);
            self.uint(op::CALL_FUNCTION, 1);
        }
        self.op(op::RAISE_OBJ);
        self.function.emit.place(end);
    }
}
