//! Sorting: a stable merge sort without recursion.
//!
//! Runs of `RUN` items are sorted by binary insertion, then merged pairwise with a buffer for the left
//! run. Without memory for the buffer everything is sorted by insertion: slower, but it needs none.
//! While a list is sorted it is empty for everyone else, so comparisons cannot disturb it.

use super::{arguments, list};
use crate::mem::{copy, r32, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// Items sorted by insertion before merging starts.
const RUN: u32 = 8;

/// By what, and in which direction, to sort.
#[derive(Clone, Copy)]
pub struct Order {
    /// Function of an item that gives what is compared, or NULL.
    pub key: Value,
    /// Whether the largest comes first.
    pub reverse: bool,
}

impl Order {
    /// The keyword arguments `key` and `reverse`.
    ///
    /// # Errors
    /// TypeError for others.
    pub fn from_keywords(vm: &mut Vm, args: Args) -> Res<Order> {
        let named = Args::new(args.base() + args.len() * 4, 0, args.kw_len() as u8);
        let [key, reverse] = arguments::parse(vm, named, &[names::KEY, names::REVERSE], 0)?;
        let reverse = !reverse.is_null() && ops::truth(vm, reverse)?;
        Ok(Order { key: if key == Value::NONE { Value::NULL } else { key }, reverse })
    }
}

/// Sorts a list in place.
///
/// # Errors
/// Whatever the key function and comparisons raise; then the items are all there, in some order.
/// ValueError if Python code changed the list meanwhile.
pub fn sort(vm: &mut Vm, l: Value, order: Order) -> Res<()> {
    let mark = vm.mark();
    let (array, n) = list::detach(l);
    vm.push(Value::object(array));
    vm.push(l);
    let sorted = if order.key.is_null() {
        Span { base: array + 4, shift: 2, reverse: order.reverse }.sort(vm, n)
    } else {
        sort_by_key(vm, array, n, order)
    };
    let untouched = list::attach(l, array, n);
    vm.cut(mark);
    sorted?;
    if untouched { Ok(()) } else { Err(vm.value_error(Msg::LIST_MODIFIED, &[])) }
}

/// Sorts pairs of key and item, then writes the items back.
fn sort_by_key(vm: &mut Vm, array: u32, n: u32, order: Order) -> Res<()> {
    let pairs = vm.allocate(Kind::Array, 0, (n * 2).saturating_add(1))?;
    vm.push(Value::object(pairs));
    let mark = vm.mark();
    for i in 0..n {
        let item = Value::from_word(r32(array + 4 + i * 4));
        let key = ops::call(vm, order.key, &[item])?;
        vm.cut(mark);
        w32(pairs + 4 + i * 8, key.0);
        w32(pairs + 8 + i * 8, item.0);
        vm.poll()?;
    }
    Span { base: pairs + 4, shift: 3, reverse: order.reverse }.sort(vm, n)?;
    for i in 0..n {
        w32(array + 4 + i * 4, r32(pairs + 8 + i * 8));
    }
    Ok(())
}

/// What is sorted: elements whose first word is compared, in an array that is reachable.
#[derive(Clone, Copy)]
struct Span {
    /// Address of element 0.
    base: u32,
    /// Binary logarithm of an element's size in bytes.
    shift: u32,
    reverse: bool,
}

impl Span {
    fn at(self, i: u32) -> u32 {
        self.base + (i << self.shift)
    }

    fn sort(self, vm: &mut Vm, n: u32) -> Res<()> {
        let buffer = if n > RUN { vm.allocate(Kind::Array, 0, 1 + (n << (self.shift - 2))).ok() } else { None };
        let Some(buffer) = buffer else { return self.insertion(vm, 0, n) };
        vm.push(Value::object(buffer));
        let mut start = 0;
        while start < n {
            self.insertion(vm, start, (start + RUN).min(n))?;
            start += RUN;
        }
        let mut width = RUN;
        while width < n {
            let mut start = 0;
            while start + width < n {
                self.merge(vm, start, width, (width * 2).min(n - start), buffer + 4)?;
                start += width * 2;
            }
            width *= 2;
        }
        Ok(())
    }

    /// Whether the element at address `b`, which now stands behind the one at `a`, belongs before it.
    fn swapped(self, vm: &mut Vm, a: u32, b: u32) -> Res<bool> {
        let (a, b) = (Value::from_word(r32(a)), Value::from_word(r32(b)));
        let (x, y) = if self.reverse { (a, b) } else { (b, a) };
        if let (Some(x), Some(y)) = (x.small_value(), y.small_value()) {
            return Ok(x < y);
        }
        let mark = vm.mark();
        vm.push(x);
        vm.push(y);
        // One comparison of long texts takes as long as a hundred of numbers, and a merge has hundreds of them.
        vm.poll()?;
        let less = ops::less(vm, x, y)?;
        vm.cut(mark);
        Ok(less)
    }

    /// Binary insertion sort of elements `from..to`.
    fn insertion(self, vm: &mut Vm, from: u32, to: u32) -> Res<()> {
        for i in from + 1..to {
            vm.poll()?;
            let (mut low, mut high) = (from, i);
            while low < high {
                // The last place is tried first: sorted input needs one comparison an element.
                let middle = if high == i && low == from { i - 1 } else { (low + high) / 2 };
                if self.swapped(vm, self.at(middle), self.at(i))? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            self.rotate(low, i);
        }
        Ok(())
    }

    /// Moves element `i` to place `to`, the ones between up by one.
    fn rotate(self, to: u32, i: u32) {
        let (first, second) = (r32(self.at(i)), r32(self.at(i) + 4 * (self.shift - 2)));
        copy(self.at(to), self.at(to + 1), (i - to) << self.shift);
        w32(self.at(to), first);
        if self.shift == 3 {
            w32(self.at(to) + 4, second);
        }
    }

    /// Merges `width` sorted elements from `start` on with the sorted ones after them, `total` in all.
    fn merge(self, vm: &mut Vm, start: u32, width: u32, total: u32, buffer: u32) -> Res<()> {
        vm.poll()?;
        let middle = start + width;
        if !self.swapped(vm, self.at(middle - 1), self.at(middle))? {
            return Ok(());
        }
        copy(self.at(start), buffer, width << self.shift);
        let left = Span { base: buffer, ..self };
        let (mut i, mut j, mut to) = (0, middle, start);
        let mut failed = Ok(());
        while i < width && j < start + total {
            let from = match self.swapped(vm, left.at(i), self.at(j)) {
                Ok(true) => {
                    j += 1;
                    self.at(j - 1)
                }
                Ok(false) => {
                    i += 1;
                    left.at(i - 1)
                }
                Err(e) => {
                    failed = Err(e);
                    break;
                }
            };
            copy(from, self.at(to), 1 << self.shift);
            to += 1;
        }
        copy(left.at(i), self.at(to), (width - i) << self.shift);
        failed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;
    use std::vec::Vec;

    fn sorted(n: u32, reverse: bool, memory: bool) -> bool {
        let mut vm = machine();
        let l = list::with_capacity(&mut vm, n).unwrap();
        vm.push(l);
        let mut random = 7u32;
        let mut model = Vec::new();
        for _ in 0..n {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            model.push((random >> 20) as i32 - 2000);
            list::append(&mut vm, l, Value::small((random >> 20) as i32 - 2000)).unwrap();
        }
        vm.heap.modes.refuse_every = !memory as u32;
        sort(&mut vm, l, Order { key: Value::NULL, reverse }).unwrap();
        model.sort_unstable();
        if reverse {
            model.reverse();
        }
        list::items(l).iter().map(|v| v.as_small()).eq(model)
    }

    #[test]
    fn any_length_in_both_directions() {
        let _space = Space::new();
        for n in [0, 1, 2, 7, 8, 9, 16, 17, 100, 255, 511, 1000] {
            assert!(sorted(n, false, true) && sorted(n, true, true), "{n}");
        }
    }

    #[test]
    fn without_memory_for_a_buffer() {
        let _space = Space::new();
        assert!(sorted(300, false, false) && sorted(300, true, false));
    }
}
