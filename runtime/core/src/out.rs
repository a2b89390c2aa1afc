//! Where printed text goes: the console, or a string under construction.

use crate::mem;
use crate::msg::Msg;
use crate::obj::buffer::{self, Form};
use crate::vm::{Res, Vm};
use mpyc_abi::object::{Kind, header, words};
use mpyc_abi::value::Value;

/// A sink for text. A string under construction keeps its buffer in one stack slot, so that it is a root:
/// nothing that is pushed after [`Out::string`] may be popped below it before [`Out::finish`].
pub enum Out {
    /// The console.
    Console,
    /// A string under construction.
    String {
        /// Stack address of the slot that holds the buffer (a `Blob` whose first word is kept free, so that
        /// it can become the finished object; or NULL while empty).
        slot: u32,
        /// Bytes written.
        length: u32,
    },
}

impl Out {
    /// A string under construction; pushes one stack slot.
    pub fn string(vm: &mut Vm) -> Out {
        let slot = vm.mark();
        vm.push(Value::NULL);
        Out::String { slot, length: 0 }
    }

    /// Writes bytes. `bytes` may lie in a heap object, if that object is reachable.
    ///
    /// # Errors
    /// MemoryError, KeyboardInterrupt.
    pub fn put(&mut self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        vm.check_interrupt()?;
        match self {
            Out::Console => {
                for piece in bytes.chunks(PIECE) {
                    vm.check_interrupt()?;
                    (vm.port.write)(piece);
                }
            }
            Out::String { slot, length } => {
                let total = *length + bytes.len() as u32;
                let buffer = grow(vm, *slot, *length, total)?;
                mem::put(buffer + DATA + *length, bytes);
                *length = total;
            }
        }
        Ok(())
    }

    /// Writes text.
    ///
    /// # Errors
    /// MemoryError.
    pub fn text(&mut self, vm: &mut Vm, text: &str) -> Res<()> {
        self.put(vm, text.as_bytes())
    }

    /// Writes a text of the firmware that takes no arguments.
    ///
    /// # Errors
    /// As [`Out::put`].
    pub fn message(&mut self, vm: &mut Vm, text: Msg) -> Res<()> {
        for byte in text.text() {
            self.put(vm, &[byte])?;
        }
        Ok(())
    }

    /// Bytes written to a string under construction.
    pub fn length(&self) -> u32 {
        match self {
            Out::Console => 0,
            Out::String { length, .. } => *length,
        }
    }

    /// The bytes written to a string under construction so far.
    pub fn bytes(&self, vm: &Vm) -> &'static [u8] {
        match self {
            Out::String { slot, length } if *length > 0 => mem::bytes(vm.at(*slot).0 + DATA, *length),
            _ => &[],
        }
    }

    /// The finished `str` (its text must be UTF-8). The stack slot stays; the caller's native ends or cuts.
    ///
    /// # Errors
    /// MemoryError.
    pub fn finish(self, vm: &mut Vm) -> Res {
        self.finish_as(vm, Form::Str)
    }

    /// The finished `bytes`.
    ///
    /// # Errors
    /// MemoryError.
    pub fn finish_bytes(self, vm: &mut Vm) -> Res {
        self.finish_as(vm, Form::Bytes)
    }

    /// The finished object of that type. The buffer itself becomes a `str` or `bytes`, so nothing is copied.
    ///
    /// # Errors
    /// MemoryError.
    pub fn finish_as(self, vm: &mut Vm, form: Form) -> Res {
        let kind = match (&self, form) {
            (Out::String { length: 1.., .. }, Form::Str) => Kind::Str,
            (Out::String { length: 1.., .. }, Form::Bytes) => Kind::Bytes,
            _ => {
                let bytes = self.bytes(vm);
                return buffer::new(vm, form, bytes);
            }
        };
        let Out::String { slot, length } = self else { return Ok(Value::NULL) };
        let buffer = vm.at(slot).0;
        let size = 2 + length.div_ceil(4);
        vm.heap.shrink(buffer, size);
        mem::w32(buffer, header(kind, 0, size));
        mem::w32(buffer + 4, length);
        Ok(buffer::finish(Value::object(buffer)))
    }
}

/// Bytes that go to the console between two looks at Ctrl-C: a serial line takes some 20 ms for so many.
const PIECE: usize = 256;

/// Where the text starts in a buffer.
const DATA: u32 = 8;

/// Makes the buffer in a stack slot hold `total` bytes; returns its address.
fn grow(vm: &mut Vm, slot: u32, used: u32, total: u32) -> Res<u32> {
    let old = vm.at(slot);
    let capacity = if old.is_null() { 0 } else { (words(mem::r32(old.0)) - 2) * 4 };
    if total <= capacity && !old.is_null() {
        return Ok(old.0);
    }
    let wanted = total.max(capacity + capacity / 2).max(12);
    let new = vm.allocate(Kind::Blob, 0, 2 + wanted.div_ceil(4))?;
    if !old.is_null() {
        mem::copy(old.0 + DATA, new + DATA, used);
        vm.heap.release(old.0);
    }
    mem::w32(slot, new);
    Ok(new)
}
