//! Program text on its way to the compiler: bytes in pieces on the heap, so that it grows and shrinks without copies.
//!
//! The pieces are `Blob`s in a list in the register [`Root::Text`]. The compiler takes bytes from the front, and a
//! piece is free as soon as its last byte was taken: a long program makes room for its own code.

use crate::mem::{r8, w8};
use crate::obj::list;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// Bytes that a piece holds: a power of two.
const PIECE: u32 = 128;
/// Words of a piece; the first is its header.
const WORDS: u32 = 1 + PIECE / 4;

/// Where in the first and the last piece the text starts and ends.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ends {
    /// Bytes taken from the first piece.
    taken: u8,
    /// Bytes in the last piece; 0 only without pieces.
    filled: u8,
}

/// Number of pieces.
fn pieces(vm: &Vm) -> u32 {
    let pieces = vm.root(Root::Text);
    if pieces.is_null() { 0 } else { list::len(pieces) }
}

/// Address of the bytes of piece `i`, which must be there.
fn piece(vm: &Vm, i: u32) -> u32 {
    list::get(vm.root(Root::Text), i).0 + 4
}

/// Drops the text.
pub(crate) fn clear(vm: &mut Vm) {
    vm.set_root(Root::Text, Value::NULL);
    vm.text = Ends::default();
}

pub(crate) fn is_empty(vm: &Vm) -> bool {
    pieces(vm) == 0
}

/// Appends a byte.
///
/// # Errors
/// MemoryError; the text is as before then.
pub(crate) fn push(vm: &mut Vm, byte: u8) -> Res<()> {
    let filled = u32::from(vm.text.filled);
    if filled == 0 || filled == PIECE {
        add_piece(vm)?;
    }
    let last = piece(vm, pieces(vm) - 1);
    w8(last + u32::from(vm.text.filled), byte);
    vm.text.filled += 1;
    Ok(())
}

fn add_piece(vm: &mut Vm) -> Res<()> {
    if vm.root(Root::Text).is_null() {
        let empty = list::with_capacity(vm, 0)?;
        vm.set_root(Root::Text, empty);
    }
    let piece = Value::object(vm.allocate(Kind::Blob, 0, WORDS)?);
    vm.push(piece);
    let pieces = vm.root(Root::Text);
    let added = list::append(vm, pieces, piece);
    vm.pop();
    added?;
    vm.text.filled = 0;
    Ok(())
}

/// Takes the last byte back.
pub(crate) fn pop(vm: &mut Vm) -> Option<u8> {
    let last = pieces(vm).checked_sub(1)?;
    vm.text.filled -= 1;
    let byte = r8(piece(vm, last) + u32::from(vm.text.filled));
    if vm.text.filled == 0 {
        drop_piece(vm, last);
        vm.text.filled = if last == 0 { 0 } else { PIECE as u8 };
    }
    Some(byte)
}

/// Takes the first byte. Nothing is pushed or popped any more before the text is empty or [`clear`]ed.
pub(crate) fn take(vm: &mut Vm) -> Option<u8> {
    let last = pieces(vm).checked_sub(1)?;
    let byte = r8(piece(vm, 0) + u32::from(vm.text.taken));
    vm.text.taken += 1;
    if vm.text.taken == if last == 0 { vm.text.filled } else { PIECE as u8 } {
        drop_piece(vm, 0);
        vm.text.taken = 0;
        if last == 0 {
            vm.text.filled = 0;
        }
    }
    Some(byte)
}

fn drop_piece(vm: &mut Vm, i: u32) {
    let piece = list::take(vm.root(Root::Text), i);
    vm.heap.release(piece.0);
}

/// Number of bytes; none has been taken yet.
pub(crate) fn len(vm: &Vm) -> u32 {
    match pieces(vm) {
        0 => 0,
        pieces => (pieces - 1) * PIECE + u32::from(vm.text.filled),
    }
}

/// Byte `i`, which must be there; none has been taken yet.
pub(crate) fn get(vm: &Vm, i: u32) -> u8 {
    r8(piece(vm, i / PIECE) + i % PIECE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;
    use std::vec::Vec;

    fn text(vm: &Vm) -> Vec<u8> {
        (0..len(vm)).map(|i| get(vm, i)).collect()
    }

    #[test]
    fn bytes_come_back_in_order_over_many_pieces() {
        let _space = Space::new();
        let mut vm = machine();
        let sent: Vec<u8> = (0..1000u32).map(|i| (i % 251) as u8).collect();
        for &byte in &sent {
            push(&mut vm, byte).unwrap();
        }
        assert_eq!(text(&vm), sent);
        let mut taken = Vec::new();
        while let Some(byte) = take(&mut vm) {
            taken.push(byte);
            vm.collect();
        }
        assert_eq!(taken, sent);
        assert!(is_empty(&vm));
        push(&mut vm, 7).unwrap();
        assert_eq!(text(&vm), [7]);
    }

    #[test]
    fn bytes_are_taken_back_across_pieces() {
        let _space = Space::new();
        let mut vm = machine();
        let sent: Vec<u8> = (0..300u32).map(|i| i as u8).collect();
        for &byte in &sent {
            push(&mut vm, byte).unwrap();
        }
        for length in (0..300).rev() {
            assert_eq!(pop(&mut vm), Some(length as u8));
            assert_eq!(text(&vm), sent[..length]);
        }
        assert_eq!(pop(&mut vm), None);
    }

    #[test]
    fn taking_frees_pieces_at_once_and_a_full_heap_keeps_the_text() {
        let _space = Space::new();
        let mut vm = machine();
        let mut count = 0;
        while push(&mut vm, count as u8).is_ok() {
            count += 1;
        }
        assert!(count > 10_000);
        assert_eq!(text(&vm).len(), count);
        let before = vm.free_bytes();
        for _ in 0..PIECE {
            take(&mut vm);
        }
        assert_eq!(vm.free_bytes(), before + WORDS * 4);
    }
}
