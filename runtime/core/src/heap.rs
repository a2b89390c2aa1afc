//! The heap and its collector: non-moving, precise mark and sweep.
//!
//! The heap grows down from the end of RAM, the VM stack grows up towards it; the *frontier* is the
//! lowest address of the heap. From the frontier to the end, objects and free chunks lie one after the
//! other, so the heap can be walked by the sizes in their headers (layouts: `mpyc_abi::object`).
//!
//! Roots are the words of the VM stack, the VM's root registers and the image's RAM slots; all hold
//! values. A chunk that the sweep frees at the frontier is given back to the gap between heap and stack.
//! Marking and sweeping are assembly on the board (`heap/thumb.s`), as a program waits while they run.
//!
//! Modes for tests (feature `host`): a collection at every allocation, with freed memory poisoned; and
//! refusal of every Nth allocation.

#[cfg(not(target_os = "none"))]
mod mark;
#[cfg(target_os = "none")]
mod thumb;

use crate::mem::{clear, copy, r32, w32};
#[cfg(not(target_os = "none"))]
use mpyc_abi::object::flag;
use mpyc_abi::object::{self, Kind, header, words};

/// Chunks of 2..=`CLASSES + 1` words have a free list each; larger ones share the last.
const CLASSES: usize = 8;
/// Objects marked but not yet looked into that the collector remembers; others get the bit [`GREY`].
const MARK_STACK: usize = 24;
/// In a header, during a collection: the object is marked and still to be looked into. A bit of the kind.
const GREY: u32 = 0x80;
/// Objects of the kinds up to this one hold no values.
const LAST_LEAF: u32 = Kind::Bytes as u32;
/// What freed memory is filled with in stress mode: no object, no small address.
#[cfg(any(feature = "host", test))]
const POISON: u32 = 0xDEAD_BEEC;

/// The heap of one virtual machine.
#[cfg_attr(any(feature = "host", test), derive(Clone))]
pub struct Heap {
    frontier: u32,
    end: u32,
    free: [u32; CLASSES + 1],
    /// A bit for each list of `free` that is not empty.
    filled: u32,
    /// Modes for tests.
    #[cfg(any(feature = "host", test))]
    pub modes: Modes,
}

/// Modes for tests.
#[cfg(any(feature = "host", test))]
#[derive(Clone, Copy, Default, Debug)]
pub struct Modes {
    /// Collect before every allocation and poison what is freed.
    pub stress: bool,
    /// Refuse every Nth allocation; 0 never.
    pub refuse_every: u32,
    count: u32,
}

#[cfg(any(feature = "host", test))]
impl Modes {
    /// None of them.
    pub const NONE: Modes = Modes { stress: false, refuse_every: 0, count: 0 };
    /// A collection before every allocation.
    pub const STRESS: Modes = Modes { stress: true, refuse_every: 0, count: 0 };

    /// Refusal of every `every`-th allocation.
    pub const fn refusing(every: u32) -> Modes {
        Modes { stress: false, refuse_every: every, count: 0 }
    }
}

impl Heap {
    /// Byte offset of the frontier.
    #[cfg(target_os = "none")]
    pub(crate) const FRONTIER: usize = core::mem::offset_of!(Heap, frontier);

    /// An empty heap below `end`.
    pub const fn new(end: u32) -> Heap {
        Heap {
            frontier: end,
            end,
            free: [0; CLASSES + 1],
            filled: 0,
            #[cfg(any(feature = "host", test))]
            modes: Modes::NONE,
        }
    }

    /// Forgets all objects and takes over so many words of others, which are copied below `end`; what lies above is free.
    pub(crate) fn preset(&mut self, from: u32, words: u32, end: u32) {
        self.free = [0; CLASSES + 1];
        self.frontier = end - words * 4;
        copy(from, self.frontier, words * 4);
        if end < self.end {
            self.add_free(end, (self.end - end) / 4);
        }
    }

    /// Lowest address of the heap.
    #[inline(always)]
    pub fn frontier(&self) -> u32 {
        self.frontier
    }

    /// End of the heap.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// Bytes in free chunks.
    pub fn free_bytes(&self) -> u32 {
        let mut total = 0;
        self.walk(|address, h| {
            let _ = address;
            if h as u8 == Kind::Free as u8 {
                total += words(h) * 4;
            }
        });
        total
    }

    /// Bytes of the largest free chunk.
    pub fn largest_free(&self) -> u32 {
        let mut largest = 0;
        self.walk(|_, h| {
            if h as u8 == Kind::Free as u8 {
                largest = largest.max(words(h) * 4);
            }
        });
        largest
    }

    fn walk(&self, mut each: impl FnMut(u32, u32)) {
        let mut at = self.frontier;
        while at < self.end {
            let h = r32(at);
            each(at, h);
            at += words(h).max(1) * 4;
        }
    }

    /// Whether objects and free chunks lie one after the other up to the end, as they must.
    #[cfg(any(feature = "host", test))]
    pub fn is_sound(&self) -> bool {
        let mut at = self.frontier;
        while at < self.end {
            let h = r32(at);
            let is_clean = Kind::from_u8(h as u8).is_some() && object::flags(h) & flag::MARK == 0;
            if !is_clean || words(h) == 0 {
                return false;
            }
            at += words(h) * 4;
        }
        at == self.end
    }

    /// Whether the mode for tests refuses this allocation.
    pub(crate) fn refuses(&mut self) -> bool {
        #[cfg(any(feature = "host", test))]
        if self.modes.refuse_every != 0 {
            self.modes.count += 1;
            return self.modes.count.is_multiple_of(self.modes.refuse_every);
        }
        false
    }

    /// Whether the mode for tests wants a collection before each allocation.
    pub(crate) fn stressed(&self) -> bool {
        #[cfg(any(feature = "host", test))]
        return self.modes.stress;
        #[cfg(not(any(feature = "host", test)))]
        false
    }

    /// A zeroed object of `size` words (2..=65535), header written; the frontier may fall to `limit`.
    /// `None`: no chunk is large enough; a collection may help.
    pub(crate) fn allocate(&mut self, kind: Kind, flags: u8, size: u32, limit: u32) -> Option<u32> {
        let address = self.take(size, limit)?;
        w32(address, header(kind, flags, size));
        clear(address + 4, size - 1);
        Some(address)
    }

    #[inline(always)]
    fn take(&mut self, size: u32, limit: u32) -> Option<u32> {
        let class = class_of(size);
        if class < CLASSES && self.free[class] != 0 {
            return Some(self.pop(class));
        }
        // No list from this one on has a chunk: there is nothing to look for.
        if self.filled >> class == 0 {
            return self.take_frontier(size, limit);
        }
        self.search(size, class, limit)
    }

    #[inline(never)]
    fn search(&mut self, size: u32, class: usize, limit: u32) -> Option<u32> {
        self.take_larger(size).or_else(|| self.take_from(size, class + 1)).or_else(|| self.take_frontier(size, limit))
    }

    #[inline(always)]
    fn pop(&mut self, class: usize) -> u32 {
        let chunk = self.free[class];
        let next = r32(chunk + 4);
        self.free[class] = next;
        if next == 0 {
            self.filled &= !(1 << class);
        }
        chunk
    }

    /// First fit in the list of large chunks.
    fn take_larger(&mut self, size: u32) -> Option<u32> {
        let mut link = 0;
        let mut chunk = self.free[CLASSES];
        while chunk != 0 {
            let next = r32(chunk + 4);
            if words(r32(chunk)) >= size {
                if link == 0 {
                    self.free[CLASSES] = next;
                    if next == 0 {
                        self.filled &= !(1 << CLASSES);
                    }
                } else {
                    w32(link + 4, next);
                }
                self.give_back_tail(chunk, size);
                return Some(chunk);
            }
            link = chunk;
            chunk = next;
        }
        None
    }

    fn take_from(&mut self, size: u32, first: usize) -> Option<u32> {
        let class = (first..CLASSES).find(|&c| self.free[c] != 0)?;
        let chunk = self.pop(class);
        self.give_back_tail(chunk, size);
        Some(chunk)
    }

    fn give_back_tail(&mut self, chunk: u32, size: u32) {
        let rest = words(r32(chunk)) - size;
        if rest > 0 {
            self.add_free(chunk + size * 4, rest);
        }
    }

    fn take_frontier(&mut self, size: u32, limit: u32) -> Option<u32> {
        let address = self.frontier.checked_sub(size * 4)?;
        if address < limit {
            return None;
        }
        self.frontier = address;
        Some(address)
    }

    /// Writes the header of a free chunk and links it, if it is long enough to hold a link.
    fn add_free(&mut self, address: u32, size: u32) {
        w32(address, header(Kind::Free, 0, size));
        if size > 1 {
            let class = class_of(size);
            w32(address + 4, self.free[class]);
            self.free[class] = address;
            self.filled |= 1 << class;
        }
    }

    /// Frees one object at once; only for an object that nothing refers to. Objects outside the heap
    /// (those of an image's `.data`) stay as they are.
    pub(crate) fn release(&mut self, address: u32) {
        if address >= self.frontier && address < self.end {
            self.add_free(address, words(r32(address)));
        }
    }

    /// Cuts an object to `size` words (2 or more, at most its size) and frees the rest.
    pub fn shrink(&mut self, address: u32, size: u32) {
        let h = r32(address);
        let rest = words(h) - size;
        if rest > 0 {
            w32(address, h & 0xFFFF | size << 16);
            self.add_free(address + size * 4, rest);
        }
    }

    /// Frees every object that is not marked and clears the marks of the others.
    #[cfg(not(target_os = "none"))]
    pub(crate) fn sweep(&mut self) {
        self.free = [0; CLASSES + 1];
        self.filled = 0;
        let (mut at, mut run) = (self.frontier, self.frontier);
        while at < self.end {
            let h = r32(at);
            let next = at + words(h) * 4;
            if object::flags(h) & flag::MARK != 0 {
                w32(at, h & !((flag::MARK as u32) << 8));
                self.end_run(run, at);
                run = next;
            }
            at = next;
        }
        self.end_run(run, at);
    }

    /// Links the run of free words from `start` to `end`, or gives it back if it starts the heap.
    fn end_run(&mut self, mut start: u32, end: u32) {
        #[cfg(any(feature = "host", test))]
        if self.modes.stress {
            for at in (start..end).step_by(4) {
                w32(at, POISON);
            }
        }
        if start == self.frontier {
            self.frontier = end;
            return;
        }
        while start < end {
            let part = ((end - start) / 4).min(object::MAX_WORDS);
            self.add_free(start, part);
            start += part * 4;
        }
    }
}

/// Whether an object with this header, which is no free chunk, holds no values.
#[cfg(not(target_os = "none"))]
fn is_leaf(h: u32) -> bool {
    u32::from(h as u8) <= LAST_LEAF
}

fn class_of(size: u32) -> usize {
    (size as usize).saturating_sub(2).min(CLASSES)
}

#[cfg(test)]
mod tests {
    use crate::mem::{self, Space, w32};
    use crate::testing::machine;
    use mpyc_abi::object::Kind;
    use mpyc_abi::value::Value;

    #[test]
    fn unreachable_objects_are_freed_and_reused() {
        let _space = Space::new();
        let mut vm = machine();
        let kept = vm.allocate(Kind::Tuple, 0, 3).unwrap();
        vm.push(Value::object(kept));
        let before = vm.free_bytes();
        for _ in 0..5000 {
            vm.allocate(Kind::Tuple, 0, 7).unwrap();
        }
        vm.collect();
        assert_eq!(vm.free_bytes(), before);
        assert_eq!(mem::r32(kept) >> 16, 3);
    }

    #[test]
    fn deep_structures_are_marked_without_recursion() {
        let _space = Space::new();
        let mut vm = machine();
        vm.push(Value::NONE);
        let mut chain = Value::NONE;
        for _ in 0..500 {
            let cell = vm.allocate(Kind::Tuple, 0, 3).unwrap();
            w32(cell + 4, chain.0);
            w32(cell + 8, chain.0);
            chain = Value::object(cell);
            vm.pop();
            vm.push(chain);
        }
        vm.collect();
        let mut length = 0;
        while chain != Value::NONE {
            assert_eq!(mem::r32(chain.0) as u8, Kind::Tuple as u8);
            chain = Value::from_word(mem::r32(chain.0 + 4));
            length += 1;
        }
        assert_eq!(length, 500);
    }

    /// More objects in one than the collector remembers, with more of them below, up and down in the heap.
    #[test]
    fn wide_structures_are_marked_whole() {
        let _space = Space::new();
        let mut vm = machine();
        let leaf = |vm: &mut crate::vm::Vm| {
            let leaf = Value::object(vm.allocate(Kind::Tuple, 0, 2).unwrap());
            w32(leaf.0 + 4, Value::small(7).0);
            leaf
        };
        let wide = vm.allocate(Kind::Tuple, 0, 31).unwrap();
        vm.push(Value::object(wide));
        for i in 1..=30 {
            let inner = vm.allocate(Kind::Array, 0, 26).unwrap();
            w32(wide + i * 4, inner);
            for j in 1..=25 {
                let leaf = leaf(&mut vm);
                w32(inner + j * 4, leaf.0);
            }
        }
        let before = vm.used_bytes();
        vm.collect();
        assert_eq!(vm.used_bytes(), before);
        assert!(vm.heap.is_sound());
        for i in 1..=30 {
            let inner = mem::r32(wide + i * 4);
            assert!((1..=25).all(|j| mem::r32(mem::r32(inner + j * 4) + 4) == Value::small(7).0));
        }
    }

    #[test]
    fn a_full_heap_is_a_memory_error_and_recovers() {
        let _space = Space::new();
        let mut vm = machine();
        let mark = vm.mark();
        while let Ok(o) = vm.allocate(Kind::Array, 0, 64) {
            vm.push(Value::object(o));
        }
        assert!(!vm.exception().is_null());
        vm.cut(mark);
        assert!(vm.allocate(Kind::Array, 0, 64).is_ok());
    }

    #[test]
    fn a_young_object_does_not_keep_the_stack_from_growing() {
        let _space = Space::new();
        let mut vm = machine();
        for _ in 0..3000 {
            let mark = vm.mark();
            let young = vm.allocate(Kind::Tuple, 0, 3).unwrap();
            vm.push(Value::object(young));
            assert!(vm.reserve(300).is_ok());
            vm.cut(mark);
        }
    }

    #[test]
    fn stress_mode_collects_at_every_allocation() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let lost = vm.allocate(Kind::Array, 0, 4).unwrap();
        vm.allocate(Kind::Array, 0, 2).unwrap();
        assert_ne!(mem::r32(lost), mpyc_abi::object::header(Kind::Array, 0, 4));
    }
}
