//! Memory: the board's address space, on the board and on the host.
//!
//! An address is the board's, always. [`at`] is the identity on the board and one add into a reserved
//! range on the host (feature `host`, see `Space`): flash from 0, RAM from 0x2000_0000.
//!
//! The functions here are safe to call although they read and write raw memory: every address in the
//! runtime comes from an object that the collector knows, from the VM stack, or from an image that was
//! checked before use. That is the invariant the `unsafe` blocks below rest on. Slices returned live only
//! as long as the object they lie in is reachable and not written; callers keep it so.

use mpyc_abi::value::Value;

#[cfg(any(feature = "host", test))]
mod space {
    use core::cell::Cell;
    use core::ops::Range;
    use std::alloc::{Layout, alloc_zeroed, dealloc};

    /// End of the reserved range: RAM of the largest board.
    const SIZE: usize = 0x2002_0000;
    /// No more than the allocator's own alignment: only then does it take fresh zero pages unwritten.
    const ALIGN: usize = 16;

    /// End of flash, which may be read.
    const FLASH_END: u64 = 0x8_0000;

    std::thread_local! {
        static BASE: Cell<*mut u8> = const { Cell::new(core::ptr::null_mut()) };
        /// Start and end of the RAM that may be read and written.
        static MACHINE: Cell<(u32, u32)> = const { Cell::new((0, SIZE as u32)) };
    }

    /// One board's memory on the host. Making it current makes addresses of this thread mean this space.
    ///
    /// The range is reserved, not touched: pages cost memory once they are written.
    pub struct Space {
        base: *mut u8,
    }

    impl Space {
        /// A zeroed space, current for this thread.
        pub fn new() -> Space {
            // Safety: the layout has a non-zero size; a null result ends the process.
            let base = unsafe { alloc_zeroed(Self::layout()) };
            assert!(!base.is_null(), "no address space for the board's memory");
            let space = Space { base };
            space.make_current();
            MACHINE.set((0, SIZE as u32));
            space
        }

        /// From now on this thread touches no RAM but this, and only reads flash: anything else is a fault, which builds
        /// with assertions notice.
        pub fn fence(&self, ram: Range<u32>) {
            MACHINE.set((ram.start, ram.end));
        }

        /// Makes addresses of this thread mean this space.
        pub fn make_current(&self) {
            BASE.with(|b| b.set(self.base));
        }

        fn layout() -> Layout {
            // Safety: ALIGN is a power of two and SIZE, rounded up to it, does not overflow.
            unsafe { Layout::from_size_align_unchecked(SIZE, ALIGN) }
        }
    }

    impl Default for Space {
        fn default() -> Self {
            Self::new()
        }
    }

    impl Drop for Space {
        fn drop(&mut self) {
            BASE.with(|b| {
                if b.get() == self.base {
                    b.set(core::ptr::null_mut());
                }
            });
            // Safety: allocated in `new` with this layout, freed once.
            unsafe { dealloc(self.base, Self::layout()) };
        }
    }

    /// The host pointer for a board address from which on so many bytes are read.
    #[inline(always)]
    pub(super) fn to_read(address: u32, length: u32) -> *mut u8 {
        if cfg!(debug_assertions) {
            let end = u64::from(address) + u64::from(length);
            let (from, to) = MACHINE.get();
            let is_inside = end <= FLASH_END || address >= from && end <= u64::from(to) || length == 0;
            assert!(is_inside, "{length} bytes at {address:#x} are read outside of the machine");
        }
        at(address)
    }

    /// The host pointer for a board address from which on so many bytes are written.
    #[inline(always)]
    pub(super) fn to_write(address: u32, length: u32) -> *mut u8 {
        if cfg!(debug_assertions) {
            let end = u64::from(address) + u64::from(length);
            let (from, to) = MACHINE.get();
            let is_inside = address >= from && end <= u64::from(to) || length == 0;
            assert!(is_inside, "{length} bytes at {address:#x} are written outside of the machine");
        }
        at(address)
    }

    /// The host pointer for a board address.
    #[inline(always)]
    pub fn at(address: u32) -> *mut u8 {
        debug_assert!((address as usize) <= SIZE, "address {address:#x} outside the board");
        BASE.with(Cell::get).wrapping_add(address as usize)
    }
}

#[cfg(any(feature = "host", test))]
pub use space::{Space, at};
#[cfg(any(feature = "host", test))]
use space::{to_read, to_write};

/// The pointer for an address from which on so many bytes are read.
#[cfg(not(any(feature = "host", test)))]
#[inline(always)]
fn to_read(address: u32, _: u32) -> *mut u8 {
    at(address)
}

/// The pointer for an address from which on so many bytes are written.
#[cfg(not(any(feature = "host", test)))]
#[inline(always)]
fn to_write(address: u32, _: u32) -> *mut u8 {
    at(address)
}

/// The pointer for an address.
#[cfg(not(any(feature = "host", test)))]
#[inline(always)]
pub fn at(address: u32) -> *mut u8 {
    address as *mut u8
}

/// Where RAM starts, on every board; what lies below is flash and cannot be written.
pub const RAM: u32 = 0x2000_0000;

/// The word at a word-aligned address.
#[inline(always)]
pub fn r32(address: u32) -> u32 {
    // Safety: the module's invariant.
    unsafe { to_read(address, 4).cast::<u32>().read() }
}

/// Writes a word at a word-aligned address.
#[inline(always)]
pub fn w32(address: u32, word: u32) {
    // Safety: the module's invariant.
    unsafe { to_write(address, 4).cast::<u32>().write(word) }
}

/// The halfword at an even address.
#[inline(always)]
pub fn r16(address: u32) -> u16 {
    // Safety: the module's invariant.
    unsafe { to_read(address, 2).cast::<u16>().read() }
}

/// Writes a halfword at an even address.
#[inline(always)]
pub fn w16(address: u32, halfword: u16) {
    // Safety: the module's invariant.
    unsafe { to_write(address, 2).cast::<u16>().write(halfword) }
}

/// The byte at an address.
#[inline(always)]
pub fn r8(address: u32) -> u8 {
    // Safety: the module's invariant.
    unsafe { to_read(address, 1).read() }
}

/// Writes a byte.
#[inline(always)]
pub fn w8(address: u32, byte: u8) {
    // Safety: the module's invariant.
    unsafe { to_write(address, 1).write(byte) }
}

/// The bytes at an address; valid while the object they lie in is reachable and not written.
#[inline(always)]
pub fn bytes(address: u32, length: u32) -> &'static [u8] {
    // Safety: the module's invariant.
    unsafe { core::slice::from_raw_parts(to_read(address, length), length as usize) }
}

/// The bytes at an address, to write; no other slice of them may be alive.
#[allow(clippy::mut_from_ref)]
#[inline(always)]
pub fn bytes_mut(address: u32, length: u32) -> &'static mut [u8] {
    // Safety: the module's invariant, and the caller's word that the bytes are not shared now.
    unsafe { core::slice::from_raw_parts_mut(to_write(address, length), length as usize) }
}

/// The values at a word-aligned address; valid while the object they lie in is reachable and not written.
#[inline(always)]
pub fn values(address: u32, count: u32) -> &'static [Value] {
    // Safety: the module's invariant; a value is one word.
    unsafe { core::slice::from_raw_parts(to_read(address, count * 4).cast::<Value>(), count as usize) }
}

/// The words from an address on, to write; no other slice of them may be alive.
#[allow(clippy::mut_from_ref)]
pub fn words_mut(address: u32, words: u32) -> &'static mut [u32] {
    // Safety: the module's invariant, the address is word-aligned, and the caller's word that they are not shared now.
    unsafe { core::slice::from_raw_parts_mut(to_write(address, words * 4).cast::<u32>(), words as usize) }
}

/// The halfwords at an even address; valid while the object they lie in is reachable and not written.
#[inline(always)]
pub fn halfwords(address: u32, count: u32) -> &'static [u16] {
    // Safety: the module's invariant.
    unsafe { core::slice::from_raw_parts(to_read(address, count * 2).cast::<u16>(), count as usize) }
}

/// The halfwords at an even address, to write; no other slice of them may be alive.
#[allow(clippy::mut_from_ref)]
#[inline(always)]
pub fn halfwords_mut(address: u32, count: u32) -> &'static mut [u16] {
    // Safety: the module's invariant, and the caller's word that the halfwords are not shared now.
    unsafe { core::slice::from_raw_parts_mut(to_write(address, count * 2).cast::<u16>(), count as usize) }
}

/// Copies `length` bytes; the ranges may overlap.
#[inline]
pub fn copy(from: u32, to: u32, length: u32) {
    // Safety: the module's invariant.
    unsafe { core::ptr::copy(to_read(from, length), to_write(to, length), length as usize) }
}

/// Copies a slice to an address.
#[inline]
pub fn put(to: u32, bytes: &[u8]) {
    bytes_mut(to, bytes.len() as u32).copy_from_slice(bytes);
}

/// Sets `words` words from an address on to 0.
#[inline]
pub fn clear(address: u32, words: u32) {
    // Safety: the module's invariant; 0 is a valid word.
    unsafe { core::ptr::write_bytes(to_write(address, words * 4).cast::<u32>(), 0, words as usize) }
}
