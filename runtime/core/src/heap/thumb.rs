//! Marking and sweeping on the board, in assembly: `thumb.s`.

use super::{GREY, Heap, LAST_LEAF, MARK_STACK};
use crate::mem::r32;
use core::arch::global_asm;
use mpyc_abi::object::{Kind, flag, traced};
use mpyc_abi::value::Value;

global_asm!(
    include_str!("thumb.s"),
    MARK_BIT = const flag::MARK,
    GREY = const GREY,
    LAST_LEAF = const LAST_LEAF,
    STACK = const MARK_STACK * 4,
    PARTLY = const PARTLY,
    traced_words = sym traced_words,
    end_run = sym end_run,
);

/// Kinds of which not all words are values, each by the bit below its number: shifted by the number, it is the carry.
const PARTLY: u32 = bit(Kind::Bytearray)
    | bit(Kind::Blob)
    | bit(Kind::DictTable)
    | bit(Kind::SetTable)
    | bit(Kind::Code)
    | bit(Kind::Native)
    | bit(Kind::PlainFunction);

const fn bit(kind: Kind) -> u32 {
    1 << (kind as u8 - 1)
}

unsafe extern "C" {
    fn mpyc_runtime_mark(from: *const Value, to: *const Value, low: u32, end: u32);
    fn mpyc_runtime_sweep(heap: *mut u8, at: u32, end: u32);
}

impl Heap {
    /// Marks what these values reach.
    pub(crate) fn mark(&mut self, roots: &[Value]) {
        let roots = roots.as_ptr_range();
        // Safety: the assembly follows the C calling convention and writes headers of this heap only.
        unsafe { mpyc_runtime_mark(roots.start, roots.end, self.frontier, self.end) }
    }

    /// Frees every object that is not marked and clears the marks of the others.
    pub(crate) fn sweep(&mut self) {
        self.free = [0; super::CLASSES + 1];
        self.filled = 0;
        let (at, end) = (self.frontier, self.end);
        // Safety: as above; free runs go through `end_run`, on this heap.
        unsafe { mpyc_runtime_sweep((&raw mut *self).cast(), at, end) }
    }
}

/// The words of an object that are values: address of the first (low half) and behind the last.
extern "C" fn traced_words(address: u32) -> u64 {
    let (from, to) = traced(r32(address), r32(address + 4));
    u64::from(address + from * 4) | u64::from(address + to * 4) << 32
}

extern "C" fn end_run(heap: &mut Heap, start: u32, end: u32) {
    heap.end_run(start, end);
}
