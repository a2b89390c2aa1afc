//! Interned strings: the one value of a text that names things.
//!
//! A text is, in this order: a canonical immediate (empty, one ASCII character), a built-in name, a name of
//! the frozen image, or an object that was interned at run time. Interned strings are equal only if
//! they are identical, so attributes and globals are found without comparing text.
//!
//! Those of run time are in a table that lives in `Root::Interned`: an `Array` whose first item counts the
//! entries, and whose others are an open-addressed hash table of a power of two places, NULL where empty.
//! They stay for good, as names of attributes and globals are few and come again.

use super::str;
use crate::mem::{r16, r32, w32};
use crate::ops;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::image::NameIndex;
use mpyc_abi::names;
use mpyc_abi::object::{self, Kind, flag, words};
use mpyc_abi::value::Value;

/// Places of the first table.
const SMALLEST: u32 = 8;

/// The interned string with that UTF-8 text.
///
/// # Errors
/// MemoryError.
pub fn intern(vm: &mut Vm, text: &[u8]) -> Res {
    if let Some(found) = find_interned(vm, text) {
        return Ok(found);
    }
    let made = str::new(vm, text)?;
    add(vm, made)
}

/// The interned string with the text of the string `v`: `v` itself, if it is the first of its text.
///
/// # Errors
/// MemoryError.
pub fn intern_value(vm: &mut Vm, v: Value) -> Res {
    if str::is_interned(v) {
        return Ok(v);
    }
    match find_interned(vm, str::bytes(v)) {
        Some(found) => Ok(found),
        None if v.0 >= crate::mem::RAM => add(vm, v),
        None => {
            let copy = str::new(vm, str::bytes(v))?;
            add(vm, copy)
        }
    }
}

/// The interned string with that UTF-8 text, if there is one.
pub fn find_interned(vm: &Vm, text: &[u8]) -> Option<Value> {
    match text {
        [c] if *c < 128 => return Some(Value::char(*c)),
        _ => {}
    }
    if let Some(name) = names::find(text) {
        return Some(Value::str(name));
    }
    find_in_image(vm.image_names, text).or_else(|| find_in_table(vm.root(Root::Interned), text))
}

/// Searches the image's names.
fn find_in_image(index: Value, text: &[u8]) -> Option<Value> {
    if index.is_null() {
        return None;
    }
    let length = text.len() as u32;
    let size = NameIndex::words(length);
    let place = index.0 + 4 + (size - NameIndex::SMALLEST) * 2;
    if place + 4 > index.0 + words(r32(index.0)) * 4 {
        return None;
    }
    let (mut name, end) = (index.0 + u32::from(r16(place)) * 4, index.0 + u32::from(r16(place + 2)) * 4);
    let length_and_hash = length | object::text_hash(text) << 20;
    while name < end {
        if r32(name + 4) == length_and_hash && str::bytes(Value::object(name)) == text {
            return Some(Value::object(name));
        }
        name += size * 4;
    }
    None
}

// ---- the table of run time

/// Number of places; a power of two, or 0 without a table.
fn places(table: Value) -> u32 {
    if table.is_null() { 0 } else { words(r32(table.0)) - 2 }
}

fn place(table: Value, i: u32) -> u32 {
    table.0 + 8 + i * 4
}

fn entries(table: Value) -> u32 {
    if table.is_null() { 0 } else { Value::from_word(r32(table.0 + 4)).as_small() as u32 }
}

fn find_in_table(table: Value, text: &[u8]) -> Option<Value> {
    let mask = places(table).checked_sub(1)?;
    let mut i = object::text_hash(text) & mask;
    loop {
        let entry = Value::from_word(r32(place(table, i)));
        if entry.is_null() {
            return None;
        }
        if str::bytes(entry) == text {
            return Some(entry);
        }
        i = (i + 1) & mask;
    }
}

/// Puts a string that is not in the table into it; there is a free place.
fn insert(table: Value, v: Value) {
    let mask = places(table) - 1;
    let mut i = str::text_hash(v) & mask;
    while r32(place(table, i)) != 0 {
        i = (i + 1) & mask;
    }
    w32(place(table, i), v.0);
}

/// Interns an object whose text is not interned yet.
fn add(vm: &mut Vm, v: Value) -> Res {
    if !ops::is_kind(v, Kind::Str) {
        return Ok(v);
    }
    let table = vm.root(Root::Interned);
    // A quarter of the places stays free, so that searches end soon.
    let table = if (entries(table) + 1) * 4 > places(table) * 3 { grow(vm, table, v)? } else { table };
    w32(v.0, r32(v.0) | (flag::INTERNED as u32) << 8);
    insert(table, v);
    w32(table.0 + 4, Value::small(entries(table) as i32 + 1).0);
    Ok(v)
}

/// Makes a table of twice the places; `v` stays reachable.
fn grow(vm: &mut Vm, old: Value, v: Value) -> Res {
    let size = (places(old) * 2).max(SMALLEST);
    vm.push(v);
    let address = vm.allocate(Kind::Array, 0, 2 + size);
    vm.pop();
    let table = Value::object(address?);
    w32(table.0 + 4, Value::small(entries(old) as i32).0);
    for i in 0..places(old) {
        let entry = Value::from_word(r32(place(old, i)));
        if !entry.is_null() {
            insert(table, entry);
        }
    }
    vm.set_root(Root::Interned, table);
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;

    #[test]
    fn a_text_has_one_value() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        assert_eq!(intern(&mut vm, b"print").unwrap(), Value::str(names::PRINT));
        assert_eq!(intern(&mut vm, b"q").unwrap(), Value::char(b'q'));
        assert_eq!(find_interned(&vm, b"speed"), None);
        let first = intern(&mut vm, b"speed").unwrap();
        assert_eq!(intern(&mut vm, b"speed").unwrap(), first);
        assert_eq!(find_interned(&vm, b"speed"), Some(first));
        let object = str::new(&mut vm, b"angle").unwrap();
        vm.push(object);
        assert_eq!(intern_value(&mut vm, object).unwrap(), object);
        assert!(str::is_interned(object));
        let other = str::new(&mut vm, b"angle").unwrap();
        assert_eq!(intern_value(&mut vm, other).unwrap(), object);
    }

    #[test]
    fn the_table_grows() {
        let _space = Space::new();
        let mut vm = machine();
        let names: std::vec::Vec<_> = (0..200).map(|i| std::format!("name{i}")).collect();
        let values: std::vec::Vec<_> = names.iter().map(|n| intern(&mut vm, n.as_bytes()).unwrap()).collect();
        vm.collect();
        for (name, value) in names.iter().zip(&values) {
            assert_eq!(find_interned(&vm, name.as_bytes()), Some(*value));
        }
    }

    #[test]
    fn names_of_the_image_come_first() {
        let _space = Space::new();
        let mut vm = machine();
        let texts: [&[u8]; 4] = [b"bar", b"foo", b"apple", b"zebra"];
        // The index, then two names of three words and two of four.
        let index = vm.allocate(Kind::Blob, 0, 3 + 2 * 3 + 2 * 4).unwrap();
        w32(index, object::header(Kind::Blob, 0, 3));
        w32(index + 4, 3 | 9 << 16);
        w32(index + 8, 17 | 17 << 16);
        vm.image_names = Value::object(index);
        let mut at = index + 3 * 4;
        for text in texts {
            let size = NameIndex::words(text.len() as u32);
            w32(at, object::header(Kind::Str, flag::INTERNED | flag::ASCII, size));
            w32(at + 4, text.len() as u32 | object::text_hash(text) << 20);
            crate::mem::put(at + 8, text);
            assert_eq!(intern(&mut vm, text).unwrap(), Value::object(at));
            at += size * 4;
        }
        for unknown in [&b"baz"[..], b"a_name_longer_than_all_others", b"six_66"] {
            assert_eq!(find_interned(&vm, unknown), None);
        }
    }
}
