//! Frames on the VM stack, and the interpreter's registers.
//!
//! ```text
//! callee   the Function that runs (the slot its result goes to)
//! fp ->    locals: first the arguments, which the caller evaluated in place
//!          header: previous fp · ip · action · handlers · context        (HEADER words)
//!          handler entries: (place, caught exception) for each of n_exc_stack
//!          operand stack
//! end ->   callee + what n_state asks for; the heap never comes closer than HEADROOM words
//! ```
//!
//! Every word is a value: addresses are small ints (all memory lies below 0x4000_0000). A frame that
//! is not the running one has in its header the `ip` at which it goes on; `ip - 1` lies inside the
//! instruction that it is at.
//!
//! The *action* says what happens with the frame's result once it has left; see [`Action`].

pub(crate) use crate::code_object::code_start;
#[cfg(any(feature = "host", test))]
pub(crate) use crate::code_object::opcodes;
use crate::code_object::{self, code_of, handler_depth, locals};
use crate::mem::{clear, r8, r32, w32};
use crate::ops;
use crate::vm::{HEADROOM, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// What the interpreter knows of the frame it runs; saved in the frame's header during a call.
#[derive(Clone, Copy, Default, Debug)]
#[repr(C)]
pub struct Registers {
    /// Address of local 0 of the running frame; 0 when none runs.
    pub fp: u32,
    /// Address of the next opcode byte.
    pub ip: u32,
    /// Address of the `Code` object that runs.
    pub code: u32,
    /// What happens with the result of the native function that is being called.
    pub action: Action,
    /// The exception raised last has left the frames of the current interpreter loop.
    pub unwound: bool,
    /// The exception raised last is being raised again: no new traceback record.
    pub again: bool,
}

/// Words of a frame header.
pub const HEADER: u32 = 5;
/// Words that a frame leaves free above the usual ones, so that there is room to say that there is no more room.
const RESERVE: u32 = 16;
/// Words between a frame's end and the heap.
pub(crate) const SPARE: u32 = HEADROOM + RESERVE;
/// Byte offsets in the header.
const PREVIOUS: u32 = 0;
/// See `PREVIOUS`.
pub(crate) const HEADER_IP: u32 = 4;
const IP: u32 = HEADER_IP;
/// See `PREVIOUS`.
pub(crate) const HEADER_ACTION: u32 = 8;
const ACTION: u32 = HEADER_ACTION;
/// See `PREVIOUS`.
pub(crate) const HEADER_HANDLERS: u32 = 12;
const HANDLERS: u32 = HEADER_HANDLERS;
/// See `PREVIOUS`.
pub(crate) const HEADER_CONTEXT: u32 = 16;
const CONTEXT: u32 = HEADER_CONTEXT;
/// Bytes of one handler entry.
const ENTRY: u32 = 8;

/// What happens with a result: a [`Then`] in bits 0..=7, its own data above.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Action(pub u32);

/// Kinds of [`Action`]. "Below" means on the stack under the callee's slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Then {
    /// Push it.
    Push = 0,
    /// Drop it.
    Discard = 1,
    /// End the interpreter loop with it: the call came from native code.
    Native = 2,
    /// As `Native`, but an iterator's end is NULL instead of StopIteration.
    NativeNext = 3,
    /// It must be None; push the object below. Below that: the action for the object.
    Init = 4,
    /// Push its truth; negated if the data is the name of the special method that gave it.
    Truth = 5,
    /// The next item of the loop at `ip - 1`; StopIteration ends the loop.
    ForNext = 6,
    /// Push it and then NULL, as LOAD_METHOD does.
    PushNull = 7,
    /// Result of a special method of an operator; data: see the `operator` module. Below: both operands.
    Operator = 8,
    /// Truth decides the jump at `ip - 1`; data: the name of the special method. Below: the tested object.
    Branch = 9,
    /// Result of `__enter__`; below: exit, manager.
    WithEnter = 10,
    /// Result of `__exit__`; below: exit, manager, cause.
    WithExit = 11,
    /// A module's body has run: do the import at `ip - 1` again. Below: the module.
    Import = 12,
    /// A class body has run. Below: the action for the class, its name, its bases, its namespace.
    Class = 13,
    /// An item of the delegate of YIELD_FROM.
    YieldFrom = 14,
    /// Result of closing a generator. Below: the action for None.
    Close = 15,
    /// Result of `__iter__` for GET_ITER_STACK.
    IterStack = 16,
    /// Result of `__new__`. Below: the action for the object; above it the class and the arguments.
    New = 17,
    /// The delegate of a YIELD_FROM was closed: raise GeneratorExit again.
    CloseDelegate = 18,
    /// Result of `__iter__` to be unpacked; data: the operand of UNPACK_SEQUENCE or UNPACK_EX. Below: the list so far.
    Unpack = 19,
    /// The next item of an unpacking. Below: the list so far, the iterator.
    UnpackNext = 20,
}

impl Action {
    /// Push the result.
    pub const PUSH: Action = Action::of(Then::Push);

    /// An action without data.
    pub const fn of(then: Then) -> Action {
        Action(then as u32)
    }

    /// An action with 20 bits of data.
    pub const fn with(then: Then, data: u32) -> Action {
        Action(then as u32 | data << 8)
    }

    /// What to do.
    pub const fn then(self) -> u8 {
        self.0 as u8
    }

    /// The data.
    pub const fn data(self) -> u32 {
        self.0 >> 8
    }

    /// The action as a stack word.
    pub const fn word(self) -> Value {
        Value::small(self.0 as i32)
    }

    /// The action in a stack word.
    pub const fn from_word(v: Value) -> Action {
        Action(v.as_small() as u32)
    }
}

/// Words from local 0 to the end of a frame.
pub fn frame_words(code: u32) -> u32 {
    code_object::state(code) + HEADER
}

/// One entry of a handler stack.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    /// Address of the handler.
    pub at: u32,
    /// Address that the operand stack is cut to.
    pub depth: u32,
    /// Whether it runs on every way out.
    pub finally: bool,
}

impl Vm {
    /// Address of the header of the running frame.
    #[inline(always)]
    pub(crate) fn header(&self) -> u32 {
        self.frame.fp + locals(self.frame.code) * 4
    }

    /// Address of the running frame's empty operand stack.
    fn operands(&self) -> u32 {
        self.header() + HEADER * 4 + handler_depth(self.frame.code) * ENTRY
    }

    /// Address up to which the running frame may use the stack, 0 when none runs.
    #[inline(always)]
    pub(crate) fn frame_end(&self) -> u32 {
        if self.frame.fp == 0 { 0 } else { self.frame.fp + frame_words(self.frame.code) * 4 }
    }

    /// Whether the running frame is between two statements, outside of handlers and of loops with an iterator.
    #[cfg(any(feature = "host", test))]
    pub(crate) fn is_between_statements(&self) -> bool {
        self.sp == self.operands() && self.handlers() == 0
    }

    /// The function that runs.
    pub(crate) fn function(&self) -> Value {
        Value::from_word(r32(self.frame.fp - 4))
    }

    /// The context of the running frame: the namespace of a class body, the generator, or NULL.
    pub(crate) fn context(&self) -> Value {
        Value::from_word(r32(self.header() + CONTEXT))
    }

    pub(crate) fn set_context(&mut self, v: Value) {
        w32(self.header() + CONTEXT, v.0);
    }

    /// Makes the frame whose callee lies at `slot` and whose arguments are bound the running one.
    ///
    /// # Errors
    /// RuntimeError when there is no room; the registers are unchanged then.
    #[inline]
    pub(crate) fn enter(&mut self, slot: u32, code: u32, bound: u32, action: Action) -> Res<()> {
        let fp = slot + 4;
        let locals = locals(code);
        let end = fp + frame_words(code) * 4;
        self.room(end)?;
        clear(fp + bound * 4, locals - bound);
        let header = fp + locals * 4;
        let depth = handler_depth(code) * ENTRY;
        self.link(header, action);
        w32(header + IP, Value::small(0).0);
        w32(header + HANDLERS, Value::small(0).0);
        w32(header + CONTEXT, 0);
        clear(header + HEADER * 4, depth / 4);
        self.sp = header + HEADER * 4 + depth;
        self.frame.fp = fp;
        self.frame.code = code;
        self.frame.ip = code_start(code);
        Ok(())
    }

    /// Links a frame's header to the running frame and saves the latter's `ip`.
    fn link(&mut self, header: u32, action: Action) {
        w32(header + PREVIOUS, Value::small(self.frame.fp as i32).0);
        w32(header + ACTION, action.word().0);
        if self.frame.fp != 0 {
            let running = self.header();
            w32(running + IP, Value::small(self.frame.ip as i32).0);
        }
    }

    /// Makes sure that the stack can reach `end`, with the usual words free above it.
    pub(crate) fn room(&mut self, end: u32) -> Res<()> {
        if end + SPARE * 4 <= self.heap.frontier() {
            return Ok(());
        }
        self.room_after_collection(end)
    }

    #[cold]
    #[inline(never)]
    fn room_after_collection(&mut self, end: u32) -> Res<()> {
        self.reserve(end.saturating_sub(self.sp) / 4 + RESERVE)
    }

    /// Copies `words` saved words of a suspended frame to the stack, above its callee at `slot`, and makes it
    /// the running one. The caller has checked the room.
    pub(crate) fn restore(&mut self, slot: u32, code: u32, saved: u32, words: u32, action: Action) {
        let fp = slot + 4;
        crate::mem::copy(saved, fp, words * 4);
        let header = fp + locals(code) * 4;
        self.link(header, action);
        self.frame.fp = fp;
        self.frame.code = code;
        self.frame.ip = Value::from_word(r32(header + IP)).as_small() as u32;
        self.sp = fp + words * 4;
    }

    /// Writes `ip` to the running frame's own header, for [`Vm::restore`].
    pub(crate) fn save_ip(&mut self) {
        w32(self.header() + IP, Value::small(self.frame.ip as i32).0);
    }

    /// Leaves the running frame: registers are the caller's, the stack is cut to the callee's slot.
    #[inline]
    pub(crate) fn leave(&mut self) -> Action {
        let header = self.header();
        let action = Action::from_word(Value::from_word(r32(header + ACTION)));
        self.sp = self.frame.fp - 4;
        let previous = Value::from_word(r32(header + PREVIOUS)).as_small() as u32;
        self.frame.fp = previous;
        if previous == 0 {
            self.frame.code = 0;
            return action;
        }
        let code = code_of(r32(previous - 4));
        self.frame.code = code;
        self.frame.ip = Value::from_word(r32(previous + locals(code) * 4 + IP)).as_small() as u32;
        action
    }

    /// Changes the address at which the running frame's caller goes on.
    pub(crate) fn set_caller_ip(&mut self, ip: u32) {
        let caller = Value::from_word(r32(self.header() + PREVIOUS)).as_small() as u32;
        if caller != 0 {
            let code = code_of(r32(caller - 4));
            w32(caller + locals(code) * 4 + IP, Value::small(ip as i32).0);
        }
    }

    // ---- handlers

    /// Number of handlers of the running frame.
    #[inline(always)]
    pub(crate) fn handlers(&self) -> u32 {
        Value::from_word(r32(self.header() + HANDLERS)).as_small() as u32
    }

    fn set_handlers(&mut self, n: u32) {
        w32(self.header() + HANDLERS, Value::small(n as i32).0);
    }

    fn entry(&self, n: u32) -> u32 {
        self.header() + HEADER * 4 + n * ENTRY
    }

    /// Pushes a handler at an address, with the stack as it is now.
    pub(crate) fn push_handler(&mut self, at: u32, finally: bool) {
        let n = self.handlers();
        let depth = (self.sp - self.operands()) / 4;
        let offset = at - code_start(self.frame.code);
        let entry = self.entry(n);
        w32(entry, Value::small((offset << 13 | depth << 1 | finally as u32) as i32).0);
        w32(entry + 4, 0);
        self.set_handlers(n + 1);
    }

    /// The innermost handler.
    pub(crate) fn handler(&self) -> Option<Handler> {
        let n = self.handlers();
        if n == 0 {
            return None;
        }
        let place = Value::from_word(r32(self.entry(n - 1))).as_small() as u32;
        Some(Handler {
            at: code_start(self.frame.code) + (place >> 13),
            depth: self.operands() + (place >> 1 & 0xFFF) * 4,
            finally: place & 1 != 0,
        })
    }

    /// Pops the innermost handler, if there is one.
    pub(crate) fn pop_handler(&mut self) {
        let n = self.handlers();
        if n > 0 {
            w32(self.entry(n - 1) + 4, 0);
            self.set_handlers(n - 1);
        }
    }

    /// Remembers the exception that the innermost handler caught.
    pub(crate) fn set_caught(&mut self, e: Value) {
        let entry = self.entry(self.handlers() - 1);
        w32(entry + 4, e.0);
    }

    /// The exception that the innermost active handler caught, of the running frame or of a caller.
    pub(crate) fn caught(&self) -> Option<Value> {
        let mut fp = self.frame.fp;
        while fp != 0 {
            let header = fp + locals(code_of(r32(fp - 4))) * 4;
            let mut n = Value::from_word(r32(header + HANDLERS)).as_small();
            while n > 0 {
                let e = Value::from_word(r32(header + HEADER * 4 + n as u32 * ENTRY - 4));
                if !e.is_null() {
                    return Some(e);
                }
                n -= 1;
            }
            fp = Value::from_word(r32(header + PREVIOUS)).as_small() as u32;
        }
        None
    }
}

/// Reads the jump operand at `*ip` as a forward jump and gives its target.
#[inline(always)]
pub(crate) fn forward_target(ip: &mut u32) -> u32 {
    let first = r8(*ip) as u32;
    *ip += 1;
    if first < 0x80 {
        return *ip + first;
    }
    let second = r8(*ip) as u32;
    *ip += 1;
    *ip + (first & 0x7F | second << 7)
}

/// Whether `v` is a function object.
pub(crate) fn is_function(v: Value) -> bool {
    ops::is_kind(v, Kind::Function) || ops::is_kind(v, Kind::PlainFunction)
}
