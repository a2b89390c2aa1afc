//! Comprehensions and generator expressions: in line, or functions of one hidden argument.

use super::display::{INTO_DICT, INTO_LIST, INTO_SET};
use super::{Generator, Signature};
use crate::code::CodeKind;
use crate::resolve::ScopeId;
use mpyc_abi::opcode::op;
use mpyc_grammar::{Comprehension, ExprId, ExprKind, List};

/// Most `for` clauses of one comprehension.
const MAX_CLAUSES: usize = 50;

/// What a comprehension makes.
#[derive(Clone, Copy)]
enum Makes {
    List(ExprId),
    Set(ExprId),
    Dict(ExprId, ExprId),
    Generator(ExprId),
}

impl Makes {
    fn name(self) -> &'static str {
        match self {
            Makes::List(_) => "<listcomp>",
            Makes::Set(_) => "<setcomp>",
            Makes::Dict(..) => "<dictcomp>",
            Makes::Generator(_) => "<genexpr>",
        }
    }
}

impl Generator<'_> {
    pub(super) fn comprehension(&mut self, id: ExprId) {
        let (makes, generators) = match self.tree.expr(id).kind {
            ExprKind::ListComp { elt, generators } => (Makes::List(elt), generators),
            ExprKind::SetComp { elt, generators } => (Makes::Set(elt), generators),
            ExprKind::DictComp { key, value, generators } => (Makes::Dict(key, value), generators),
            ExprKind::GeneratorExp { elt, generators } => (Makes::Generator(elt), generators),
            _ => return,
        };
        let Some(first) = self.tree.list(generators).first() else { return };
        if !self.within(self.tree.expr(id).span, "`for` clauses", generators.len(), MAX_CLAUSES) {
            self.op(op::LOAD_CONST_NONE);
            return;
        }
        if !self.function.emit.is_live() {
            return;
        }
        let scope = self.scopes.of_expr(id);
        if self.scopes.scope(scope).is_inline {
            self.inline_comprehension(scope, makes, generators);
            return;
        }
        let is_async_generator = self.scopes.scope(scope).is_async_generator;
        if is_async_generator {
            self.load_async_generator();
        }
        let code = self.comprehension_code(id, scope, makes, generators);
        self.make_function(scope, code, false);
        self.expr(first.iter);
        if let Makes::Generator(_) = makes {
            if first.is_async {
                self.async_iterator();
            } else {
                self.op(op::GET_ITER);
            }
        }
        self.uint(op::CALL_FUNCTION, 1);
        if is_async_generator {
            self.uint(op::CALL_FUNCTION, 1);
        }
        if !matches!(makes, Makes::Generator(_)) && self.scopes.scope(scope).is_generator {
            self.await_top();
        }
    }

    /// A comprehension whose variables live in the frame of the current function.
    fn inline_comprehension(&mut self, scope: ScopeId, makes: Makes, generators: List<Comprehension>) {
        let generators = self.tree.list(generators);
        let Some(first) = generators.first() else { return };
        self.container(makes);
        self.expr(first.iter);
        self.op(op::GET_ITER_STACK);
        let around = std::mem::replace(&mut self.function.scope, scope);
        self.clauses(generators, 0, makes);
        self.function.scope = around;
    }

    /// Pushes what a comprehension fills.
    fn container(&mut self, makes: Makes) {
        match makes {
            Makes::List(_) => self.uint(op::BUILD_LIST, 0),
            Makes::Set(_) => self.uint(op::BUILD_SET, 0),
            Makes::Dict(..) => self.uint(op::BUILD_MAP, 0),
            Makes::Generator(_) => {}
        }
    }

    fn comprehension_code(
        &mut self,
        id: ExprId,
        scope: ScopeId,
        makes: Makes,
        generators: List<Comprehension>,
    ) -> crate::code::CodeObject {
        let star = self.intern("*");
        let signature = Signature { n_pos_args: 1, arg_names: vec![star], ..Signature::default() };
        let is_generator = matches!(makes, Makes::Generator(_));
        let kind = if is_generator { CodeKind::Generator } else { CodeKind::Comprehension };
        let span = self.tree.expr(id).span;
        self.nested(scope, makes.name(), kind, span, signature, |inner| {
            inner.container(makes);
            let hidden = inner.scopes.scope(scope).free.len() as u32;
            let generators = inner.tree.list(generators);
            let is_async = generators.first().is_some_and(|first| first.is_async);
            if is_generator && is_async {
                // The iterator is made already, and takes one slot.
                inner.uint(op::LOAD_FAST_N, hidden);
            } else if is_generator {
                // The iterator is made already; the loop expects it in four slots.
                inner.op(op::LOAD_NULL);
                inner.uint(op::LOAD_FAST_N, hidden);
                inner.op(op::LOAD_NULL);
                inner.op(op::LOAD_NULL);
            } else {
                inner.uint(op::LOAD_FAST_N, hidden);
                inner.iterator(generators);
            }
            inner.clauses(generators, 0, makes);
            if !is_generator {
                inner.op(op::RETURN_VALUE);
            }
        })
    }

    /// Makes the iterator of the first of `generators` of what is on the stack.
    fn iterator(&mut self, generators: &[Comprehension]) {
        if generators.first().is_some_and(|generator| generator.is_async) {
            self.async_iterator();
        } else {
            self.op(op::GET_ITER_STACK);
        }
    }

    /// The loop of the first of `generators`, whose iterator is on the stack, and those inside.
    /// `outer` is how many slots the iterators around it take.
    ///
    /// Clauses do not nest in the tree: [`MAX_CLAUSES`] bounds this recursion.
    fn clauses(&mut self, generators: &[Comprehension], outer: u32, makes: Makes) {
        let Some((first, rest)) = generators.split_first() else { return };
        let end = self.function.emit.new_label();
        let next = self.function.emit.here();
        let slots = outer + if first.is_async { 1 } else { 4 };
        if first.is_async {
            self.async_next(end);
        } else {
            self.function.emit.jump(op::FOR_ITER, end);
        }
        self.store(first.target);
        for &test in self.tree.list(first.ifs) {
            self.line_of(self.tree.expr(test).span);
            self.jump_if(test, false, next);
        }
        match rest.first() {
            Some(generator) => {
                self.expr(generator.iter);
                self.iterator(rest);
                self.clauses(rest, slots, makes);
            }
            None => self.element(slots, makes),
        }
        self.function.emit.jump(op::JUMP, next);
        self.function.emit.place(end);
        if first.is_async {
            self.op(op::POP_TOP);
        }
    }

    /// Puts an element into the container below the iterators, which take `slots` slots, or hands
    /// it out.
    fn element(&mut self, slots: u32, makes: Makes) {
        let below = slots + 1;
        match makes {
            Makes::List(elt) => {
                self.expr(elt);
                self.uint(op::STORE_COMP, below << 2 | INTO_LIST);
            }
            Makes::Set(elt) => {
                self.expr(elt);
                self.uint(op::STORE_COMP, below << 2 | INTO_SET);
            }
            Makes::Dict(key, value) => {
                self.key_and_value(key, value);
                self.uint(op::STORE_COMP, (below + 1) << 2 | INTO_DICT);
            }
            Makes::Generator(elt) => {
                self.yield_value(|this| this.expr(elt));
                self.op(op::POP_TOP);
            }
        }
    }
}
