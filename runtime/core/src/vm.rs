//! The virtual machine's state: stack, heap, roots, pending exception; allocation and raising.
//!
//! **Stack.** One VM stack of words grows up from `stack_base` towards the heap. Every word on it is a
//! [`Value`]: numbers that the interpreter keeps there are small ints. Frames are described in `frame`.
//!
//! **Rooting.** The collector may run at every allocation and frees what is not reachable from the stack
//! or the roots. So a native function pushes every new object that it still needs before it allocates
//! again; its arguments lie on the stack already. The stack is cut back when a native returns, so there is
//! nothing to pop on the way out. [`HEADROOM`] words are free when a native starts; one that pushes more
//! calls [`Vm::reserve`] first.
//!
//! **Errors.** A function that can raise returns [`Res`]; `Err(Raised)` says that the exception object is
//! in `vm.exception`. `Raised` can only be made by raising.

use crate::heap::Heap;
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::obj::type_object::METHOD_LINES;
use crate::port::Port;
use crate::wait::Stop;
use core::cell::Cell;
use core::sync::atomic::Ordering;
use mpyc_abi::board::FloatWidth;
use mpyc_abi::image::W_ROOTS;
use mpyc_abi::object::{Kind, class, header, words};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// Proof that an exception was raised: it is in [`Vm::exception`].
#[derive(Debug)]
#[must_use]
pub struct Raised(());

impl Raised {
    /// The proof again, where it went through a number: the exception is where it was.
    #[cfg(target_os = "none")]
    pub(crate) fn again() -> Raised {
        Raised(())
    }
}

/// Result of whatever can raise.
pub type Res<T = Value> = Result<T, Raised>;

/// Words of stack that every native function may push without asking.
pub const HEADROOM: u32 = 32;

/// Registers that hold values for the whole life of the machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Root {
    /// The exception that [`Raised`] speaks of.
    Exception,
    /// An exception object kept ready for when there is no memory for one.
    MemoryError,
    /// Its message.
    MemoryMessage,
    /// `Dict` of loaded modules, by name.
    Modules,
    /// Table of strings interned at run time (see `obj::intern`), or NULL.
    Interned,
    /// Globals of `__main__`.
    Main,
    /// `sys.path`, a list, or NULL before it was asked for.
    SysPath,
    /// `sys.argv`, a list, or NULL before it was asked for.
    SysArgv,
    /// Scheduled calls: a list of functions and arguments in turn, or NULL.
    Scheduled,
    /// Program text that is being collected at the prompt (see `repl`), or NULL.
    Text,
    /// `Dict` of what was stored in frozen classes: their namespaces' addresses and a `Dict` for each; or NULL.
    Patched,
    /// First of the registers for the board's modules (animations, callbacks).
    Board0,
    /// See `Board0`.
    Board1,
    /// See `Board0`.
    Board2,
    /// See `Board0`.
    Board3,
}

/// Number of [`Root`]s.
pub const ROOTS: usize = 15;

/// What a machine is made of.
#[derive(Clone, Copy)]
pub struct Config {
    /// Start of the RAM it owns: image slots, then stack and heap.
    pub ram_start: u32,
    /// End of that RAM.
    pub ram_end: u32,
    /// Words of image slots (`.bss` and `.data`) at the start of the RAM; all hold values.
    pub slot_words: u32,
    /// Lowest address that the native stack may reach, or 0 for no check.
    pub native_stack_limit: usize,
    /// Width of floats.
    pub float: FloatWidth,
    /// The world outside: output, time, the board's types and modules.
    pub port: &'static Port,
}

/// Bits (as a small int's word) of a class whose attributes are not simply in the slots of its instances.
const NOT_PLAIN: u32 = ((class::HAS_DESCRIPTORS | 0xFF00) << 1) as u32;

/// One virtual machine.
///
/// In the order of the source: an instruction reaches the first 128 bytes directly, so the registers that are
/// rarely named come last.
#[repr(C)]
pub struct Vm {
    /// Address of the first free stack word.
    pub(crate) sp: u32,
    /// Interpreter registers.
    pub(crate) frame: crate::frame::Registers,
    /// The world outside.
    pub port: &'static Port,
    /// Width of floats.
    pub float: FloatWidth,
    /// Bits of a class that the interpreter's core leaves to others; all of them once something was changed that it takes for
    /// granted (see [`Vm::has_changed_frozen`]).
    pub(crate) not_plain: u32,
    /// Whether allocation may collect (`gc.disable`).
    pub gc_enabled: bool,
    /// While set, allocation raises MemoryError (`micropython.heap_lock`); counts locks.
    pub heap_lock: u16,
    /// Bytes allocated after which the next allocation collects; -1: only when memory is needed.
    pub gc_threshold: i32,
    /// Bytes allocated since the last collection, counted while there is a threshold.
    allocated: u32,
    /// Heap and collector.
    pub heap: Heap,
    /// Address of the first stack word.
    pub(crate) stack_base: u32,
    /// Lowest address that the heap may grow down to before it is collected. The heap never moves an object, so
    /// one that lies low would keep the stack from growing for as long as it lives.
    low_water: u32,
    /// Lowest address for the native stack pointer; 0: unchecked.
    native_stack_limit: usize,
    /// Start of the image's slots; `slot_words` of them.
    pub slots: u32,
    slot_words: u32,
    /// The names of the image that runs (see `mpyc_abi::image::NameIndex`), or NULL.
    pub image_names: Value,
    roots: [Value; ROOTS],
    /// Address of the frozen image, 0 without one.
    pub(crate) image: u32,
    /// The built-in module whose names `__main__` sees after its own, or NULL.
    pub(crate) main_names: Value,
    /// State of the text and the line at the prompt.
    pub(crate) text: crate::repl::Ends,
    /// There was no memory for the text at the prompt.
    pub(crate) text_lost: bool,
    /// See `text`.
    pub(crate) line: crate::repl::Line,
    /// Modules of the board that have been imported, a bit each.
    pub(crate) initialised: u32,
    /// The file that is being compiled.
    pub(crate) file: crate::filesystem::File,
    /// Whether a scheduled call runs: they do not interrupt each other.
    pub(crate) in_scheduled: bool,
    /// Whether a KeyboardInterrupt was scheduled.
    pub(crate) interrupt_scheduled: bool,
    /// Optimisation level of code that the board compiles (`micropython.opt_level`).
    pub opt_level: u8,
    /// Methods of built-in types looked up last: name's number and type's, and what was found.
    pub(crate) methods: [Cell<(u32, Value)>; METHOD_LINES],
    /// Whether a program is run at build.
    #[cfg(any(feature = "host", test))]
    pub(crate) evaluation: crate::evaluate::Mode,
    /// The opcodes that were executed, for the coverage of tests.
    #[cfg(any(feature = "host", test))]
    pub executed: [bool; 256],
    /// Modules that lie in files.
    #[cfg(any(feature = "host", test))]
    pub files: std::vec::Vec<std::sync::Arc<crate::files::ModuleFile>>,
}

impl Vm {
    /// Offset of [`Root::Patched`], for the interpreter's core.
    #[cfg(target_os = "none")]
    pub(crate) const PATCHED: usize = core::mem::offset_of!(Vm, roots) + Root::Patched as usize * 4;

    /// A machine with an empty heap. The RAM must be zeroed or at least free to use.
    pub fn new(config: Config) -> Vm {
        let slots = config.ram_start;
        let empty_tuple = slots + config.slot_words * 4;
        let stack_base = empty_tuple + 4;
        mem::clear(slots, config.slot_words);
        w32(empty_tuple, header(Kind::Tuple, 0, 1));
        let mut vm = Vm {
            heap: Heap::new(config.ram_end & !3),
            sp: stack_base,
            stack_base,
            slots,
            slot_words: config.slot_words,
            roots: [Value::NULL; ROOTS],
            low_water: 0,
            native_stack_limit: config.native_stack_limit,
            float: config.float,
            port: config.port,
            image_names: Value::NULL,
            heap_lock: 0,
            not_plain: NOT_PLAIN,
            gc_enabled: true,
            gc_threshold: -1,
            allocated: 0,
            in_scheduled: false,
            interrupt_scheduled: false,
            opt_level: 0,
            image: 0,
            main_names: Value::NULL,
            text: crate::repl::Ends::default(),
            text_lost: false,
            line: crate::repl::Line::default(),
            initialised: 0,
            file: crate::filesystem::File::default(),
            methods: [const { Cell::new((0, Value::NULL)) }; METHOD_LINES],
            #[cfg(any(feature = "host", test))]
            evaluation: crate::evaluate::Mode::default(),
            #[cfg(any(feature = "host", test))]
            executed: [false; 256],
            #[cfg(any(feature = "host", test))]
            files: std::vec::Vec::new(),
            frame: crate::frame::Registers::default(),
        };
        vm.low_water = stack_base + vm.stack_room();
        vm.prepare();
        vm
    }

    /// Starts the heap anew with these words of an image, which lie below `end` in RAM.
    pub(crate) fn preset_heap(&mut self, from: u32, words: u32, end: u32) {
        self.heap.preset(from, words, end);
        self.roots = [Value::NULL; ROOTS];
        self.prepare();
    }

    /// Whether something was changed that is usually taken for granted: a frozen module's constant, a frozen class's method, or
    /// what a class does when its instances' attributes are looked up.
    pub(crate) fn has_changed_frozen(&self) -> bool {
        self.not_plain == u32::MAX
    }

    /// Such a thing is going to be changed.
    pub(crate) fn change_frozen(&mut self) {
        self.not_plain = u32::MAX;
    }

    /// Makes the objects that must exist before anything can fail.
    fn prepare(&mut self) {
        if let Some(e) = self.try_allocate(Kind::Exception, 0, crate::obj::exception::WORDS) {
            w32(e + 4, Value::typ(types::MEMORY_ERROR).0);
            w32(e + 8, self.empty_tuple().0);
            self.set_root(Root::MemoryError, Value::object(e));
        }
        if let Some(message) = self.try_allocate(Kind::Message, 0, 3) {
            self.set_root(Root::MemoryMessage, Value::object(message));
        }
    }

    /// The empty tuple: there is just one.
    pub fn empty_tuple(&self) -> Value {
        Value::object(self.stack_base - 4)
    }

    // ---- roots

    /// Reads a register.
    pub fn root(&self, r: Root) -> Value {
        self.roots[r as usize]
    }

    /// Writes a register.
    pub fn set_root(&mut self, r: Root, v: Value) {
        self.roots[r as usize] = v;
    }

    /// Reads the register with that number.
    #[cfg(any(feature = "host", test))]
    pub(crate) fn root_at(&self, number: usize) -> Value {
        self.roots[number]
    }

    /// Writes the register with that number.
    #[cfg(any(feature = "host", test))]
    pub(crate) fn set_root_at(&mut self, number: usize, v: Value) {
        self.roots[number] = v;
    }

    /// The exception that was raised last.
    pub fn exception(&self) -> Value {
        self.root(Root::Exception)
    }

    // ---- stack

    /// Pushes a value. See the module's rooting rule for how many a native may push.
    #[inline(always)]
    pub fn push(&mut self, v: Value) {
        w32(self.sp, v.0);
        self.sp += 4;
    }

    /// Pops the top value.
    #[inline(always)]
    pub fn pop(&mut self) -> Value {
        self.sp -= 4;
        Value::from_word(r32(self.sp))
    }

    /// The value `depth` below the top (0 is the top).
    #[inline(always)]
    pub fn peek(&self, depth: u32) -> Value {
        Value::from_word(r32(self.sp - 4 - depth * 4))
    }

    /// Address of the next free stack word: with [`Vm::cut`], a way to drop what was pushed since.
    #[inline(always)]
    pub fn mark(&self) -> u32 {
        self.sp
    }

    /// Cuts the stack back to a [`Vm::mark`].
    #[inline(always)]
    pub fn cut(&mut self, mark: u32) {
        self.sp = mark;
    }

    /// The value at a stack address.
    #[inline(always)]
    pub fn at(&self, address: u32) -> Value {
        Value::from_word(r32(address))
    }

    /// Makes sure that `words` more can be pushed on top of [`HEADROOM`].
    ///
    /// # Errors
    /// RuntimeError when stack and heap would meet even after a collection.
    pub fn reserve(&mut self, words: u32) -> Res<()> {
        let need = self.sp.saturating_add((words + HEADROOM) * 4);
        if need <= self.heap.frontier() {
            return Ok(());
        }
        self.collect();
        if need <= self.heap.frontier() {
            return Ok(());
        }
        Err(self.raise(types::RECURSION_ERROR, Msg::RECURSION, &[]))
    }

    /// Raises RuntimeError if the native stack is nearly used up. Called by every native recursion.
    ///
    /// # Errors
    /// RuntimeError.
    #[inline]
    pub fn check_native_stack(&mut self) -> Res<()> {
        let here = 0u8;
        if (&raw const here as usize) < self.native_stack_limit {
            return Err(self.raise(types::RECURSION_ERROR, Msg::RECURSION, &[]));
        }
        Ok(())
    }

    /// What every native recursion checks at each level: native stack left, [`HEADROOM`] words of VM stack left.
    ///
    /// # Errors
    /// RuntimeError.
    pub fn check_recursion(&mut self) -> Res<()> {
        self.check_interrupt()?;
        self.check_native_stack()?;
        self.reserve(0)
    }

    // ---- heap

    /// A zeroed object of that kind and size in words (header included), collecting if needed.
    ///
    /// # Errors
    /// MemoryError.
    pub fn allocate(&mut self, kind: Kind, flags: u8, words: u32) -> Res<u32> {
        if words > mpyc_abi::object::MAX_WORDS {
            return Err(self.raise_memory(words));
        }
        match self.try_allocate(kind, flags, words) {
            Some(address) => Ok(address),
            None => Err(self.raise_memory(words)),
        }
    }

    fn try_allocate(&mut self, kind: Kind, flags: u8, words: u32) -> Option<u32> {
        if self.heap_lock != 0 || self.heap.refuses() {
            return None;
        }
        if self.heap.stressed() {
            self.collect();
        }
        let words = words.max(2);
        if self.gc_threshold >= 0 {
            self.count(words);
        }
        let limit = self.sp.max(self.frame_end()) + HEADROOM * 4;
        if self.gc_enabled {
            if let Some(address) = self.heap.allocate(kind, flags, words, limit.max(self.low_water)) {
                return Some(address);
            }
            self.collect();
            self.low_water = limit + self.stack_room();
            if let Some(address) = self.heap.allocate(kind, flags, words, self.low_water) {
                return Some(address);
            }
            // The heap is nearly full: it gets the stack's room bit by bit, so that not every object costs a collection.
            self.low_water = self.heap.frontier().saturating_sub(words * 4 + (self.stack_room() >> 3));
        }
        self.heap.allocate(kind, flags, words, limit)
    }

    /// Bytes that the stack should find free above it: an eighth of the RAM.
    fn stack_room(&self) -> u32 {
        (self.heap.end() - self.stack_base) >> 3
    }

    /// Counts an allocation towards the threshold, and collects when that is reached.
    #[cold]
    fn count(&mut self, words: u32) {
        self.allocated = self.allocated.saturating_add(words * 4);
        if self.gc_enabled && self.allocated > self.gc_threshold as u32 {
            self.allocated = 0;
            self.collect();
        }
    }

    /// Runs the collector.
    pub fn collect(&mut self) {
        self.heap.mark(mem::values(self.stack_base, (self.sp - self.stack_base) / 4));
        self.heap.mark(mem::values(self.slots, self.slot_words));
        self.heap.mark(&self.roots);
        let frozen = if self.image == 0 { 0 } else { r32(self.image + W_ROOTS * 4) };
        if frozen != 0 {
            self.heap.mark(mem::values(frozen + 4, words(r32(frozen)) - 1));
        }
        self.heap.sweep();
    }

    /// Runs the collector between two programs: what the next one keeps will lie away from the stack, as at the start.
    pub(crate) fn tidy(&mut self) {
        self.collect();
        self.low_water = self.sp + HEADROOM * 4 + self.stack_room();
    }

    /// Bytes that can still be allocated: free chunks and the gap above the stack.
    pub fn free_bytes(&self) -> u32 {
        self.heap.free_bytes() + self.gap_bytes()
    }

    /// Bytes between stack and heap that either may take.
    pub fn gap_bytes(&self) -> u32 {
        self.heap.frontier().saturating_sub(self.sp.max(self.frame_end()) + HEADROOM * 4)
    }

    /// Bytes of the VM stack in use.
    pub fn stack_bytes(&self) -> u32 {
        self.sp - self.stack_base
    }

    /// Bytes in use by objects.
    pub fn used_bytes(&self) -> u32 {
        self.heap.end() - self.heap.frontier() - self.heap.free_bytes()
    }

    /// Serves the poll flag; natives whose loops may run long call it once an item.
    ///
    /// # Errors
    /// KeyboardInterrupt; whatever the board's pending work raises.
    #[inline]
    pub fn poll(&mut self) -> Res<()> {
        if self.port.pending.load(Ordering::Relaxed) == 0 { Ok(()) } else { crate::wait::service(self) }
    }

    /// What tells long computations that Ctrl-C has come.
    #[inline]
    pub fn stop(&self) -> Stop<'static> {
        Stop::new(self.port.pending)
    }

    /// Serves Ctrl-C and nothing else that is pending, so no Python runs: for natives that hold what Python could change.
    ///
    /// # Errors
    /// KeyboardInterrupt.
    #[inline(never)]
    pub fn check_interrupt(&mut self) -> Res<()> {
        if self.stop().is_asked() { crate::wait::service(self) } else { Ok(()) }
    }

    // ---- raising

    // Inlined is only the choice between two functions: most texts take no arguments, and a call then passes none.

    /// Raises a built-in exception with a text. Arguments are kept, the text is made when asked for.
    #[inline(always)]
    pub fn raise(&mut self, t: TypeId, text: Msg, args: &[Value]) -> Raised {
        if args.is_empty() { self.raise_text(t, text) } else { self.raise_text_with(t, text, args) }
    }

    #[inline(never)]
    fn raise_text(&mut self, t: TypeId, text: Msg) -> Raised {
        self.raise_text_with(t, text, &[])
    }

    #[inline(never)]
    fn raise_text_with(&mut self, t: TypeId, text: Msg, args: &[Value]) -> Raised {
        let mark = self.sp;
        let made = crate::obj::exception::new_message(self, t, text, args);
        self.cut(mark);
        match made {
            Ok(e) => self.raise_object(e),
            Err(raised) => raised,
        }
    }

    /// Raises a built-in exception with one argument (`KeyError(key)`, `StopIteration(value)`), or none for NULL.
    pub fn raise_value(&mut self, t: TypeId, arg: Value) -> Raised {
        let mark = self.sp;
        let made = crate::obj::exception::new_value(self, t, arg);
        self.cut(mark);
        match made {
            Ok(e) => self.raise_object(e),
            Err(raised) => raised,
        }
    }

    /// Raises an exception object.
    pub fn raise_object(&mut self, e: Value) -> Raised {
        self.set_root(Root::Exception, e);
        Raised(())
    }

    /// Raises `TypeError` with a text.
    #[inline(always)]
    pub fn type_error(&mut self, text: Msg, args: &[Value]) -> Raised {
        if args.is_empty() { self.type_error_text(text) } else { self.type_error_with(text, args) }
    }

    #[inline(never)]
    fn type_error_text(&mut self, text: Msg) -> Raised {
        self.type_error_with(text, &[])
    }

    #[inline(never)]
    fn type_error_with(&mut self, text: Msg, args: &[Value]) -> Raised {
        self.raise_text_with(types::TYPE_ERROR, text, args)
    }

    /// Raises `TypeError` with a text whose first argument is the name of a value's type, the second `other` if that
    /// is not NULL.
    #[inline(never)]
    pub fn type_error_about(&mut self, text: Msg, v: Value, other: Value) -> Raised {
        let args = [crate::ops::type_name(self, v), other];
        self.type_error_with(text, if other.is_null() { &args[..1] } else { &args })
    }

    /// Raises `ValueError` with a text.
    #[inline(always)]
    pub fn value_error(&mut self, text: Msg, args: &[Value]) -> Raised {
        if args.is_empty() { self.value_error_text(text) } else { self.raise_text_with(types::VALUE_ERROR, text, args) }
    }

    #[inline(never)]
    fn value_error_text(&mut self, text: Msg) -> Raised {
        self.raise_text_with(types::VALUE_ERROR, text, &[])
    }

    /// Raises MemoryError without allocating: with the objects kept ready.
    fn raise_memory(&mut self, words: u32) -> Raised {
        let (e, message) = (self.root(Root::MemoryError), self.root(Root::MemoryMessage));
        crate::obj::exception::forget(self, e);
        if !message.is_null() {
            let text = if self.heap_lock == 0 { Msg::MEMORY } else { Msg::HEAP_LOCKED };
            w32(message.0 + 4, Value::small(text.0 as i32).0);
            w32(message.0 + 8, Value::small(words.saturating_mul(4).min(0x3FFF_FFFF) as i32).0);
            crate::obj::exception::set_message(e, message);
        }
        self.raise_object(e)
    }
}
