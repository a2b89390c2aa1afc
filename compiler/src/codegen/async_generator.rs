//! Asynchronous generators (PEP 525), which no bytecode has: plain generators with a wrapper.
//!
//! In the body of one, `await` hands out what the awaited thing hands out, as everywhere, while
//! `yield` hands out its value in a box. The wrapper's `__anext__` drives the body, passes on what is
//! not in a box and ends with the value that is. Wrapper and box are written in Python
//! (`async_generator.py`), compiled into each module with an asynchronous generator and made at its
//! start, as variables that no program can spell.

use super::Generator;
use mpyc_abi::opcode::op;

/// Makes an asynchronous generator function of the function of its body.
const FUNCTION: &str = "<async_generator_function>";
/// The class of asynchronous generators; called with the generator of the body.
const WRAPPER: &str = "<async_generator>";
/// The class of the boxes; called with the value.
const BOX: &str = "<async_generator_value>";

/// The Python text of all three.
const SUPPORT: &str = include_str!("async_generator.py");

impl Generator<'_> {
    /// Makes wrapper and box, at the start of a module with asynchronous generators in it.
    pub(super) fn async_generator_support(&mut self) {
        let Some(code) = self.support(SUPPORT) else { return };
        self.make_function(self.scopes.module(), code, false);
        self.uint(op::CALL_FUNCTION, 0);
        self.uint(op::UNPACK_SEQUENCE, 3);
        for name in [FUNCTION, WRAPPER, BOX] {
            self.named_text(op::STORE_NAME, name);
        }
    }

    /// Pushes what makes an asynchronous generator function of the next thing pushed and called.
    pub(super) fn load_async_generator_function(&mut self) {
        self.load_global(FUNCTION);
    }

    /// Pushes what makes an asynchronous generator of the next thing pushed and called.
    pub(super) fn load_async_generator(&mut self) {
        self.load_global(WRAPPER);
    }

    /// Hands out what `value` pushes: in its box, if the current function is an asynchronous generator.
    pub(super) fn yield_value(&mut self, value: impl FnOnce(&mut Self)) {
        let boxed = self.scopes.scope(self.function.scope).is_async_generator;
        if boxed {
            self.load_global(BOX);
        }
        value(self);
        if boxed {
            self.uint(op::CALL_FUNCTION, 1);
        }
        self.op(op::YIELD_VALUE);
    }
}
