//! The board's own compiler: from program text to the code objects of the interpreter.
//!
//! There is no syntax tree. The parser reads tokens and writes code as it goes, one top-level statement after the
//! other; where Python's order is not the code's, it marks a place in the text and reads it again, or turns bytes round
//! that are written already (code has no absolute addresses). A definition, lambda or comprehension at the top is
//! read twice: first for the scopes of its variables, then for its code. Expressions and blocks keep what is open on
//! the machine's stack, so that the native stack stays flat; only lambdas, comprehensions and fields of f-strings
//! recurse, and check it.
//!
//! Nothing runs before the whole text is compiled. All functions of a text share one table of names and constants.
//! The code is that of `mpyc_abi::opcode`; its stack depth comes from the same table.
//!
//! Left out, each refused by its name: `match`, asynchronous comprehensions, `except*`, `type` statements, type
//! parameters, complex numbers, `\N{...}`, calls with more than 255 arguments. What is done in a simpler way: the fields
//! of an f-string are all evaluated before one is formatted, names are taken as they are spelled, equal constants may
//! be two objects, and the `__qualname__` of a class is its name.

mod assign;
mod async_;
mod blocks;
mod call;
mod comprehension;
mod define;
mod display;
mod emit;
mod error;
mod expression;
mod format;
mod function;
mod import;
mod lexer;
mod literal;
mod names;
mod operator;
mod scopes;
mod statement;
mod subscript;
mod target;
mod token;
mod tries;

use crate::code_object;
use crate::vm::{Res, Vm};
use function::Function;
use lexer::{Indents, Lexer, NO_INDENTS};
use mpyc_abi::object::{Kind, unit, words};
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;
use token::{DEDENT, END, INDENT, NEWLINE};

use crate::mem::{self, r32, w32};
use crate::msg::Msg;

/// Where program text comes from.
pub enum Source {
    /// Text in memory that the caller keeps there.
    Text {
        /// Address of its first byte.
        address: u32,
        /// Length in bytes.
        length: u32,
    },
    /// Bytes one by one, `None` at the end; asked for as the compiler goes, so that a sender can be held off.
    Stream(fn(&mut Vm) -> Res<Option<u8>>),
}

/// What a text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A program.
    Module,
    /// One expression, whose value the code returns.
    Expression,
    /// What was typed at a prompt: expression statements print their values.
    Interactive,
}

// Slots on the machine's stack that keep the compiler's objects alive.
/// The buffer of a stream's text.
const TEXT: u32 = 0;
/// The buffer of opcodes: those of the functions that are open, the innermost one last.
const CODE: u32 = 1;
/// The buffer of parameter names and line tables, likewise.
const LINES: u32 = 2;
/// The table of names and constants.
const TABLE: u32 = 3;
/// The code objects of finished functions, likewise.
const CHILDREN: u32 = 4;
/// The table of scopes.
const SCOPES: u32 = 5;
/// The code object made last, which leads to all others (see [`Compiler::link`]).
const LAST: u32 = 6;
/// The name of the class whose body is open, for private names, or NULL.
const CLASS: u32 = 7;
const SLOTS: u32 = 8;

/// A compilation. The order of the fields is that of their use: on the board, bytes far from the start of a structure
/// take longer code.
#[repr(C)]
struct Compiler<'a> {
    lex: Lexer,
    /// The current pass looks for the scopes of variables and writes nothing.
    scanning: bool,
    /// The block that was opened last stands on its header's line.
    inline: bool,
    mode: Mode,
    /// Whether the text is a buffer of a stream.
    streams: bool,
    vm: &'a mut Vm,
    /// Stack address of the slots above.
    slots: u32,
    /// The function whose body is open.
    fun: Function,
    /// Bytes in `CODE` and `LINES`; items in `TABLE` and `CHILDREN`; entries in `SCOPES`.
    code_len: u32,
    scopes_len: u32,
    children_len: u32,
    /// Number of the next scope.
    next_scope: u32,
    /// Address and length of the text.
    text: u32,
    text_len: u32,
    table_len: u32,
    lines_len: u32,
    /// Operand and stars of the class header that was read last.
    header: (u32, u32),
    /// The rest of a stream.
    stream: Option<fn(&mut Vm) -> Res<Option<u8>>>,
    /// The file's name.
    file: Value,
    indents: Indents,
}

/// The code object of a text's body; what its globals are is said when it runs.
///
/// `file` is the file's name, an interned string.
///
/// # Errors
/// SyntaxError, IndentationError; MemoryError; what the stream raises.
pub fn compile(vm: &mut Vm, source: Source, file: Value, mode: Mode) -> Res {
    let slots = vm.mark();
    vm.reserve(SLOTS)?;
    for _ in 0..SLOTS {
        vm.push(Value::NULL);
    }
    let (text, text_len, stream) = match source {
        Source::Text { address, length } => (address, length, None),
        Source::Stream(next) => (0, 0, Some(next)),
    };
    let mut compiler = Compiler {
        vm,
        slots,
        lex: Lexer::new(),
        indents: NO_INDENTS,
        text,
        text_len,
        stream,
        streams: stream.is_some(),
        file,
        mode,
        scanning: false,
        code_len: 0,
        lines_len: 0,
        table_len: unit::NAMES,
        children_len: 0,
        scopes_len: 0,
        next_scope: 0,
        fun: Function::module(),
        inline: false,
        header: (0, 0),
    };
    let made = compiler.unit();
    vm.cut(slots);
    made
}

impl Compiler<'_> {
    fn unit(&mut self) -> Res {
        let file = self.file;
        self.table_index(file)?;
        if self.more(0)? && self.slice(0, 3) == "\u{feff}".as_bytes() {
            self.lex.at = 3;
        }
        self.advance()?;
        if self.lex.token == INDENT && self.mode != Mode::Expression {
            return Err(error::indentation(self, Msg::UNEXPECTED_INDENT));
        }
        if self.mode == Mode::Expression {
            if self.lex.token == INDENT {
                // A text for `eval` may begin with spaces.
                self.advance()?;
            }
            self.expression_list()?;
            while matches!(self.lex.token, NEWLINE | DEDENT) {
                self.advance()?;
            }
        } else {
            self.statements()?;
            self.op(op::LOAD_CONST_NONE)?;
        }
        if self.lex.token != END {
            return Err(error::unexpected(self));
        }
        self.op(op::RETURN_VALUE)?;
        let body = self.finish_code(Value::str(mpyc_abi::names::ANON_MODULE))?;
        self.link();
        Ok(body)
    }

    /// Gives every code object the table, which does not grow any more. Until now their field for it led from
    /// each to the one made before it.
    fn link(&mut self) {
        let table = self.slot(TABLE).0;
        if table != 0 {
            self.vm.heap.shrink(table, 1 + self.table_len);
            // The constants are entries of the same table.
            w32(table + 4 + unit::CONSTS * 4, table);
        }
        let mut c = self.slot(LAST).0;
        while c != 0 {
            let before = r32(code_object::unit_place(c));
            code_object::set_unit(c, table);
            c = before;
        }
    }

    fn slot(&self, slot: u32) -> Value {
        self.vm.at(self.slots + slot * 4)
    }

    fn set_slot(&mut self, slot: u32, v: Value) {
        w32(self.slots + slot * 4, v.0);
    }

    /// Makes the object in a slot hold `need` bytes behind its header, of which `used` are in use; its address.
    fn grow(&mut self, slot: u32, kind: Kind, used: u32, need: u32) -> Res<u32> {
        let old = self.slot(slot).0;
        if old != 0 && (words(r32(old)) - 1) * 4 >= need {
            return Ok(old);
        }
        let wanted = need + need / 4 + 16;
        let new = self.vm.allocate(kind, 0, 1 + wanted.div_ceil(4))?;
        if old != 0 {
            mem::copy(old + 4, new + 4, used);
            self.vm.heap.release(old);
        }
        self.set_slot(slot, Value::object(new));
        Ok(new)
    }
}
