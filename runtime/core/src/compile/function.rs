//! The function whose body is being compiled, and how functions are opened and finished.

use super::error;
use super::scopes::{Flags, NO_SCOPE, ScopeKind};
use super::{CHILDREN, CLASS, CODE, Compiler, LAST, LINES};
use crate::code_object::{self, Parts};
use crate::mem::{self, w8};
use crate::msg::Msg;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, code};
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;
use mpyc_abi::varint;

/// Slots that code of a handler may use beyond those that are counted.
const HEADROOM: u32 = 3;

macro_rules! function {
    ($($(#[$doc:meta])* $field:ident,)*) => {
        /// The open function; all fields are numbers, so that they can lie on the machine's stack meanwhile.
        #[derive(Clone, Copy, Default)]
        #[repr(C)]
        pub(super) struct Function {
            $($(#[$doc])* pub $field: u32,)*
        }

        impl Function {
            /// The fields as an array.
            fn words(&mut self) -> &mut [u32; Function::WORDS as usize] {
                // Safety: a `repr(C)` structure of nothing but words is laid out as the array of them.
                unsafe { &mut *core::ptr::from_mut(self).cast() }
            }

            /// Pushes the fields.
            fn save(&mut self, vm: &mut Vm) {
                for word in self.words() {
                    vm.push(Value::small(*word as i32));
                }
            }

            /// Pops what [`Function::save`] pushed.
            fn restore(&mut self, vm: &mut Vm) {
                for word in self.words().iter_mut().rev() {
                    *word = vm.pop().as_small() as u32;
                }
            }

            /// Words that [`Function::save`] pushes.
            pub const WORDS: u32 = [$(stringify!($field)),*].len() as u32;
        }
    };
}

function! {
    /// Depth of the stack at this place, and the largest.
    depth,
    max_depth,
    /// Its scope, or `NO_SCOPE` for a module's body.
    scope,
    /// The scope's kind.
    kind,
    /// Where the last instruction starts.
    last,
    /// Where its code starts in the buffer.
    code_start,
    /// The last place that a jump leads to.
    label,
    /// Open handlers at this place, and the most.
    handlers,
    max_handlers,
    /// Stack address of the innermost loop's entry, or 0.
    around,
    /// Scope flags of the code object.
    flags,
    /// The last line that the line table knows, and where its code starts.
    line,
    line_at,
    /// Where its parameter names start, and its line table.
    lines_start,
    table_start,
    /// Where its children start.
    children_start,
}

impl Function {
    /// A module's body.
    pub fn module() -> Function {
        Function {
            scope: NO_SCOPE,
            kind: ScopeKind::Module as u32,
            line: 1,
            last: u32::MAX >> 2,
            ..Function::default()
        }
    }

    /// Notes that the stack may be so many slots deeper than it is.
    pub fn note_depth(&mut self, more: u32) {
        self.max_depth = self.max_depth.max(self.depth + more);
    }

    /// Whether `return` and `yield` may stand here.
    pub fn is_function(&self) -> bool {
        self.kind != ScopeKind::Module as u32 && self.kind != ScopeKind::Class as u32
    }
}

impl Compiler<'_> {
    /// Opens a function. What was open lies on the machine's stack until [`Compiler::leave`].
    pub(super) fn enter(&mut self, scope: u32, kind: ScopeKind) -> Res<()> {
        self.vm.reserve(Function::WORDS + 2)?;
        self.vm.push(self.slot(CLASS));
        self.fun.save(self.vm);
        self.fun = Function {
            scope,
            kind: kind as u32,
            code_start: self.code_len,
            lines_start: self.lines_len,
            children_start: self.children_len,
            line: 1,
            line_at: self.code_len,
            last: u32::MAX >> 2,
            ..Function::default()
        };
        if !self.scanning {
            self.put_parameters(scope)?;
        }
        self.fun.table_start = self.lines_len;
        let line = self.lex.line;
        self.set_line(line)
    }

    /// Writes the names of the parameters, captured variables before them.
    fn put_parameters(&mut self, scope: u32) -> Res<()> {
        let count = self.count(scope, Flags::FREE, Flags::FREE);
        for _ in 0..count {
            self.put_parameter(Value::str(names::STAR))?;
        }
        for kind in [Flags::PARAM, Flags::PARAM | Flags::KEYWORD_ONLY] {
            let mut i = 0;
            while let Some((name, flags)) = self.next_of(scope, &mut i) {
                if flags & Flags::PARAM_KINDS == kind {
                    let hidden = flags & Flags::POSITIONAL_ONLY != 0;
                    self.put_parameter(if hidden { Value::str(names::STAR) } else { name })?;
                }
            }
        }
        Ok(())
    }

    fn put_parameter(&mut self, name: Value) -> Res<()> {
        let index = self.table_index(name)?;
        for &byte in varint::uint(index).as_slice() {
            self.put_line(byte)?;
        }
        Ok(())
    }

    /// Finishes the open function and goes back to the one around it. Pushes the function object: its code is a child
    /// of that one. `defaults` says whether its defaults lie on the stack.
    pub(super) fn leave(&mut self, name: Value, defaults: bool) -> Res<()> {
        let scope = self.fun.scope;
        let made = if self.scanning { Value::NULL } else { self.finish_code(name)? };
        self.fun.restore(self.vm);
        let class = self.vm.pop();
        self.set_slot(CLASS, class);
        if self.scanning {
            return Ok(());
        }
        let child = self.add_child(made)?;
        let cells = self.load_cells(scope)?;
        let opcode = match (cells, defaults) {
            (0, false) => op::MAKE_FUNCTION,
            (0, true) => op::MAKE_FUNCTION_DEFARGS,
            (_, false) => op::MAKE_CLOSURE,
            (_, true) => op::MAKE_CLOSURE_DEFARGS,
        };
        self.make_function(opcode, child, cells as u8)
    }

    /// Pushes the cells that a scope captures from the open function; gives their number.
    fn load_cells(&mut self, scope: u32) -> Res<u32> {
        let (mut i, mut count) = (0, 0);
        while let Some((name, flags)) = self.next_of(scope, &mut i) {
            if flags & Flags::FREE != 0 {
                let slot = self.lookup(self.fun.scope, name).map_or(0, |found| found.slot);
                self.op_uint(op::LOAD_FAST_N, slot)?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Writes the return at the end of a body, unless nothing gets there.
    pub(super) fn final_return(&mut self) -> Res<()> {
        if self.last_opcode() == op::RETURN_VALUE && self.fun.label < self.code_len {
            return Ok(());
        }
        self.ops(&[op::LOAD_CONST_NONE, op::RETURN_VALUE])
    }

    /// Makes the code object of the open function and takes its parts off the buffers.
    pub(super) fn finish_code(&mut self, name: Value) -> Res {
        let fun = self.fun;
        let (free, positional) = (self.count(fun.scope, Flags::FREE, Flags::FREE), self.parameters_of(Flags::PARAM));
        let keyword_only = self.parameters_of(Flags::PARAM | Flags::KEYWORD_ONLY);
        let locals = self.locals(fun.scope);
        if free + positional > 0xFF || keyword_only > 0xFF || locals > 0xFF {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        let state = locals + fun.max_depth + if fun.max_handlers > 0 { HEADROOM } else { 0 } + fun.max_handlers;
        let children = self.finish_children()?;
        self.vm.push(children);
        let name = self.table_index(name)?;
        let name = varint::uint(name);
        let captured = self.count(fun.scope, Flags::CELL, Flags::CELL);
        let info = captured + name.as_slice().len() as u32 + self.lines_len - fun.lines_start;
        if !code::fits(locals, state, fun.max_handlers) || info >= code::MOST_INFO {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        let parts = Parts {
            opcodes: self.code_len - fun.code_start,
            info,
            locals,
            state: state.max(1),
            handlers: fun.max_handlers,
            params: code::params(free + positional, keyword_only, fun.flags as u8, captured),
            // The code made before it, until all are known.
            unit: self.slot(LAST),
            children,
        };
        let (c, info) = code_object::make(self.vm, &parts)?;
        self.vm.cut(self.vm.mark() - 4);
        self.put_bytes(code_object::code_start(c), info, name.as_slice());
        self.set_slot(LAST, Value::object(c));
        self.code_len = fun.code_start;
        self.lines_len = fun.lines_start;
        self.children_len = fun.children_start;
        Ok(Value::object(c))
    }

    /// How many parameters of a kind the open function has.
    fn parameters_of(&self, kind: u32) -> u32 {
        self.count(self.fun.scope, Flags::PARAM_KINDS, kind)
    }

    /// Writes the opcodes of the open function, and the bytes behind them.
    fn put_bytes(&mut self, opcodes: u32, mut at: u32, name: &[u8]) {
        let fun = self.fun;
        mem::copy(self.slot(CODE).0 + 4 + fun.code_start, opcodes, self.code_len - fun.code_start);
        let mut i = 0;
        while let Some((name, flags)) = self.next_of(fun.scope, &mut i) {
            if flags & Flags::CELL != 0 {
                let slot = self.lookup(fun.scope, name).map_or(0, |found| found.slot);
                w8(at, slot as u8);
                at += 1;
            }
        }
        mem::put(at, name);
        mem::copy(self.slot(LINES).0 + 4 + fun.lines_start, at + name.len() as u32, self.lines_len - fun.lines_start);
    }

    /// The array of the open function's children; NULL if there are none.
    fn finish_children(&mut self) -> Res {
        let count = self.children_len - self.fun.children_start;
        if count == 0 {
            return Ok(Value::NULL);
        }
        let array = self.vm.allocate(Kind::Array, 0, 1 + count)?;
        mem::copy(self.slot(CHILDREN).0 + 4 + self.fun.children_start * 4, array + 4, count * 4);
        // The buffer forgets them, so that it does not keep what was taken back alive.
        mem::clear(self.slot(CHILDREN).0 + 4 + self.fun.children_start * 4, count);
        Ok(Value::object(array))
    }
}
