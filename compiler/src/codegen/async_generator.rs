//! Asynchronous generators (PEP 525), which no bytecode has: plain generators with a wrapper.
//!
//! In the body of one, `await` hands out what the awaited thing hands out, as everywhere, while
//! `yield` hands out its value in a box. The wrapper's `__anext__` drives the body, passes on what is
//! not in a box and ends with the value that is. The function that makes the wrapper calls the body
//! with its own arguments; where there are many, one function makes them all.
//! Wrapper and box are one class, which is written in Python (`async_generator.py`), compiled into each
//! module with an asynchronous generator and made at its start, as a variable that no program can spell.

use super::define::parameter_count;
use super::emit::Emitter;
use super::{Generator, Signature};
use crate::code::{Arg, CodeKind, CodeObject, Instr};
use crate::resolve::{Scope, ScopeKind};
use crate::{Lines, Target};
use mpyc_abi::opcode::op;
use mpyc_grammar::Span;

/// The variable with the class of the wrappers, called with the generator of the body, and of the boxes,
/// called with the value. `import *` leaves it out: each module's generators know their own.
const CLASS: &str = "_*";
/// The name that the class itself knows.
const CLASS_NAME: &str = "async_generator";

/// The Python text of the class.
const SUPPORT: &str = include_str!("async_generator.py");

/// The variable with what makes an asynchronous generator function of the function of its body.
const DECORATOR: &str = "_**";
/// The Python text of what makes that of the class.
const DECORATOR_SUPPORT: &str = include_str!("async_generator_function.py");
/// How many functions make it worth its room.
const MANY_FUNCTIONS: usize = 6;

/// Most parameters of an asynchronous generator: they are handed on in one call.
const MAX_PARAMETERS: usize = 255;

impl Generator<'_> {
    /// Makes the class, at the start of a module with asynchronous generators in it.
    pub(super) fn async_generator_support(&mut self) {
        let Some(code) = self.support(SUPPORT) else { return };
        self.op(op::LOAD_BUILD_CLASS);
        self.make_function(self.scopes.module(), code, false);
        self.load_str_as_name(CLASS_NAME);
        self.uint(op::CALL_FUNCTION, 2);
        self.named_text(op::STORE_NAME, CLASS);
        let is_function = |scope: &&Scope| scope.is_async_generator && scope.kind == ScopeKind::Function;
        let functions = self.scopes.iter().filter(is_function).count();
        if functions < MANY_FUNCTIONS || self.options.target == Target::Image {
            return;
        }
        let Some(code) = self.support(DECORATOR_SUPPORT) else { return };
        self.make_function(self.scopes.module(), code, false);
        self.named_text(op::LOAD_NAME, CLASS);
        self.uint(op::CALL_FUNCTION, 1);
        self.named_text(op::STORE_NAME, DECORATOR);
        self.decorates_async_generators = true;
    }

    /// Pushes what makes an asynchronous generator function of the next function pushed, to be called with
    /// it; says whether the module has that.
    pub(super) fn load_async_generator_decorator(&mut self) -> bool {
        if self.decorates_async_generators {
            self.load_global(DECORATOR);
        }
        self.decorates_async_generators
    }

    /// Pushes what makes an asynchronous generator of the next thing pushed and called.
    pub(super) fn load_async_generator(&mut self) {
        self.load_global(CLASS);
    }

    /// The signature of the body of an asynchronous generator function with that signature: it gets each
    /// parameter by its place.
    pub(super) fn body_signature(&mut self, signature: &Signature, span: Span) -> Signature {
        let count = parameter_count(signature);
        self.within(span, "parameters of an asynchronous generator", count as usize, MAX_PARAMETERS);
        let star = self.intern("*");
        Signature { n_pos_args: count, arg_names: vec![star; count as usize], ..Signature::default() }
    }

    /// The function that makes asynchronous generators of the generators of `body`.
    pub(super) fn async_generator_function(&mut self, body: CodeObject, signature: Signature) -> CodeObject {
        let n_free = body.n_free;
        let n_parameters = parameter_count(&signature);
        // Only a want of memory can stop it.
        let mut emit = Emitter::new(Lines::None);
        let class = self.intern(CLASS);
        emit.instr(Instr::new(op::LOAD_GLOBAL, Arg::Name(class)));
        for cell in 0..n_free {
            emit.uint(op::LOAD_FAST_N, cell);
        }
        let op = if n_free > 0 { op::MAKE_CLOSURE } else { op::MAKE_FUNCTION };
        emit.instr(Instr { op, arg: Arg::Child(0), extra: n_free as u8 });
        for parameter in n_free..n_free + n_parameters {
            emit.uint(op::LOAD_FAST_N, parameter);
        }
        emit.uint(op::CALL_FUNCTION, n_parameters);
        emit.uint(op::CALL_FUNCTION, 1);
        emit.op(op::RETURN_VALUE);
        let emitted = emit.finish();
        let star = self.intern("*");
        let mut arg_names = vec![star; n_free as usize];
        arg_names.extend(signature.arg_names);
        CodeObject {
            kind: CodeKind::Function,
            name: body.name,
            line: body.line,
            flags: signature.flags,
            n_free,
            n_pos_args: n_free + signature.n_pos_args,
            n_kwonly_args: signature.n_kwonly_args,
            n_def_pos_args: signature.n_def_pos_args,
            arg_names,
            local_names: body.local_names.iter().take((n_free + n_parameters) as usize).copied().collect(),
            cells: Vec::new(),
            max_stack: emitted.max_stack,
            max_handlers: emitted.max_handlers,
            items: emitted.items,
            label_count: emitted.label_count,
            children: vec![body],
        }
    }

    /// Hands out what `value` pushes: in its box, if the current function is an asynchronous generator.
    pub(super) fn yield_value(&mut self, value: impl FnOnce(&mut Self)) {
        let boxed = self.scopes.scope(self.function.scope).is_async_generator;
        if boxed {
            self.load_global(CLASS);
        }
        value(self);
        if boxed {
            self.uint(op::CALL_FUNCTION, 1);
        }
        self.op(op::YIELD_VALUE);
    }
}
