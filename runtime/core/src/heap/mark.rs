//! Marking on the host; the board's is `thumb.s`, which does the same.

use super::{GREY, Heap, MARK_STACK, is_leaf};
use crate::mem::{r32, w32};
use mpyc_abi::object::{self, Kind, flag, traced};
use mpyc_abi::value::Value;

/// The grey objects of one marking pass: a few on a stack, the others by a bit in their headers.
struct Marker {
    low: u32,
    high: u32,
    stack: [u32; MARK_STACK],
    depth: usize,
    /// No grey header lies below it.
    lowest: u32,
}

impl Heap {
    /// Marks what these values reach.
    pub(crate) fn mark(&mut self, roots: &[Value]) {
        let (low, high) = (self.frontier, self.end);
        let mut marker = Marker { low, high, stack: [0; MARK_STACK], depth: 0, lowest: high };
        for &root in roots {
            marker.visit(root);
        }
        marker.drain();
        while marker.lowest < high {
            let at = marker.lowest;
            let h = r32(at);
            let bare = h & !GREY;
            marker.lowest = at + object::words(h) * 4;
            if h != bare {
                w32(at, bare);
                marker.scan(at, bare);
                marker.drain();
            }
        }
    }
}

impl Marker {
    fn visit(&mut self, v: Value) {
        if !object::in_heap(v, self.low, self.high) {
            return;
        }
        let h = r32(v.0);
        debug_assert!(h as u8 != Kind::Free as u8 && Kind::from_u8((h & !GREY) as u8).is_some(), "{v:?} is no object");
        if object::flags(h) & flag::MARK != 0 {
            return;
        }
        let marked = h | (flag::MARK as u32) << 8;
        w32(v.0, marked);
        if is_leaf(h) {
            return;
        }
        if let Some(place) = self.stack.get_mut(self.depth) {
            *place = v.0;
            self.depth += 1;
        } else {
            w32(v.0, marked | GREY);
            self.lowest = self.lowest.min(v.0);
        }
    }

    fn drain(&mut self) {
        while self.depth > 0 {
            self.depth -= 1;
            let address = self.stack[self.depth];
            self.scan(address, r32(address));
        }
    }

    fn scan(&mut self, address: u32, h: u32) {
        let (from, to) = traced(h, r32(address + 4));
        for i in from..to {
            self.visit(Value::from_word(r32(address + i * 4)));
        }
    }
}
