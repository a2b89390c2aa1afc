//! The hash table under dicts and sets: entries in order of insertion, and an index once there are many.
//!
//! An *owner* is a `Dict` or `Set` object: header, its table or NULL, entries in use. The table's layout
//! is in `mpyc_abi::object`. Up to [`SCAN_MAX`] entries there is no index and lookups compare one key after
//! the other, by identity first; above, an index of entry numbers (plus one; 0: empty) is probed linearly.
//! A deleted entry keeps its place, and its index slot, with a NULL key; the next growth drops it.
//!
//! Keys' `__hash__` and `__eq__` may be Python code that changes the very table. So nothing here trusts an
//! address across such a call: what was read is compared afterwards, and the operation starts anew if it
//! differs. The caller keeps owner and key reachable; a failed allocation leaves the owner as it was.

use crate::mem::{copy, r8, r16, r32, w8, w16, w32};
use crate::msg::Msg;
use crate::obj::tuple;
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::object::table::{BYTE_MAX, SCAN_MAX, index_words, spread};
use mpyc_abi::object::{self, Kind, flag, words};
use mpyc_abi::value::Value;

/// Byte offset of the table in its owner.
const TABLE: u32 = 4;
/// Byte offset of the count of entries in use.
const USED: u32 = 8;
/// Byte offset of the first entry in a table.
const ENTRIES: u32 = 8;
/// Flag of an owner: a key may be a string that is not interned, so that names are compared by text too.
const TEXTS: u8 = 0x04;

/// A table's shape as read at one moment. Without a table: no capacity.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Table {
    address: u32,
    capacity: u32,
    filled: u32,
    /// Binary logarithm of an entry's size in bytes.
    shift: u32,
}

impl Table {
    fn of(owner: Value) -> Table {
        let address = r32(owner.0 + TABLE);
        let word = if address == 0 { 0 } else { r32(address + 4) };
        Table { address, capacity: word & 0xFFFF, filled: word >> 16, shift: shift(owner) }
    }

    fn entry(&self, number: u32) -> u32 {
        self.address + ENTRIES + (number << self.shift)
    }

    fn indexed(&self) -> bool {
        self.capacity > SCAN_MAX
    }

    /// Slots of the index less one: what the object has room for behind the entries.
    #[inline(always)]
    fn mask(&self) -> u32 {
        let bytes = (words(r32(self.address)) - 2) * 4 - (self.capacity << self.shift);
        if self.capacity <= BYTE_MAX { bytes - 1 } else { bytes / 2 - 1 }
    }

    /// The entry number plus one in an index slot.
    fn slot(&self, slot: u32) -> u32 {
        let index = self.entry(self.capacity);
        if self.capacity <= BYTE_MAX { r8(index + slot) as u32 } else { r16(index + slot * 2) as u32 }
    }

    fn set_slot(&self, slot: u32, number: u32) {
        let index = self.entry(self.capacity);
        if self.capacity <= BYTE_MAX {
            w8(index + slot, number as u8);
        } else {
            w16(index + slot * 2, number as u16);
        }
    }

    /// Enters an entry number in the first empty slot for its hash.
    fn place(&self, hash: u32, number: u32) {
        let mask = self.mask();
        let mut slot = spread(hash) & mask;
        while self.slot(slot) != 0 {
            slot = (slot + 1) & mask;
        }
        self.set_slot(slot, number + 1);
    }

    fn set_filled(&mut self, filled: u32) {
        self.filled = filled;
        w32(self.address + 4, self.capacity | filled << 16);
    }
}

/// Binary logarithm of an entry's size in bytes.
fn shift(owner: Value) -> u32 {
    if r32(owner.0) as u8 == Kind::Dict as u8 { 3 } else { 2 }
}

/// Words of a table of that capacity.
fn words_of(capacity: u32, shift: u32) -> u32 {
    2 + (capacity << (shift - 2)) + index_words(capacity)
}

/// Whether hashing and comparing `v` runs no Python code and cannot fail.
fn plain(v: Value) -> bool {
    !v.is_object() || ops::is_kind(v, Kind::Str)
}

/// Whether two keys are equal, as far as it can be said without calling anything.
fn compare(a: Value, b: Value) -> Option<bool> {
    if a == b {
        return Some(true);
    }
    if a.is_null() || (a.is_small_int() && b.is_small_int()) {
        return Some(false);
    }
    let is_str = crate::obj::str::is_str;
    match (is_str(a), is_str(b)) {
        (true, true) if interned(a) && interned(b) => Some(false),
        (true, true) => Some(crate::obj::str::bytes(a) == crate::obj::str::bytes(b)),
        (true, false) if !b.is_object() => Some(false),
        (false, true) if !a.is_object() => Some(false),
        _ => compare_tuples(a, b),
    }
}

/// As [`compare`], for tuples whose items are the same words, or differ in a small int.
fn compare_tuples(a: Value, b: Value) -> Option<bool> {
    if !tuple::is_tuple(a) || !tuple::is_tuple(b) {
        return None;
    }
    let (a, b) = (tuple::items(a), tuple::items(b));
    if a.len() != b.len() {
        return Some(false);
    }
    match a.iter().zip(b).find(|(x, y)| x != y) {
        None => Some(true),
        Some((x, y)) if x.is_small_int() && y.is_small_int() => Some(false),
        Some(_) => None,
    }
}

/// The entry whose key is that very word, or 0: then there may still be an equal one. In a table with an index only
/// small ints and strings are looked for.
#[inline(never)]
pub(crate) fn find_same(owner: Value, key: Value) -> u32 {
    let address = r32(owner.0 + TABLE);
    if address == 0 {
        return 0;
    }
    let (capacity, filled, shift) = (r16(address + 4) as u32, r16(address + 6) as u32, shift(owner));
    let entry = address + ENTRIES;
    if capacity <= SCAN_MAX {
        let (mut entry, end) = (entry, entry + (filled << shift));
        while entry < end {
            if r32(entry) == key.0 {
                return entry;
            }
            entry += 1 << shift;
        }
        return 0;
    }
    let hash = match key.small_value() {
        Some(i) => i as u32,
        None if crate::obj::str::is_str(key) => crate::obj::str::text_hash(key),
        None => return 0,
    };
    let table = Table { address, capacity, filled, shift };
    let (index, mask, wide) = (entry + (capacity << shift), table.mask(), capacity > BYTE_MAX);
    let mut at = spread(hash) & mask;
    loop {
        let number = if wide { r16(index + at * 2) as u32 } else { r8(index + at) as u32 };
        if number == 0 {
            return 0;
        }
        let found = entry + ((number - 1) << shift);
        if r32(found) == key.0 {
            return found;
        }
        at = (at + 1) & mask;
    }
}

/// Whether identity is equality for this string.
fn interned(v: Value) -> bool {
    !v.is_object() || object::flags(r32(v.0)) & flag::INTERNED != 0
}

/// The entries that may hold a key of some hash, in probing order; ends with 0.
struct Walk {
    table: Table,
    /// Next entry number, or with an index the next slot.
    at: u32,
}

impl Walk {
    fn new(table: Table, hash: u32) -> Walk {
        Walk { table, at: if table.indexed() { spread(hash) & table.mask() } else { 0 } }
    }

    fn next(&mut self) -> u32 {
        let t = &self.table;
        if !t.indexed() {
            if self.at >= t.filled {
                return 0;
            }
            self.at += 1;
            return t.entry(self.at - 1);
        }
        let number = t.slot(self.at);
        if number == 0 {
            return 0;
        }
        self.at = (self.at + 1) & t.mask();
        t.entry(number - 1)
    }
}

/// Where a lookup ended.
enum Found {
    /// At the entry of that address.
    Entry(u32),
    /// The key is not there.
    Nothing,
    /// A comparison changed the table.
    Changed,
}

/// Looks a key up; also gives the key's hash (0 where the table needs none).
fn look(vm: &mut Vm, owner: Value, key: Value) -> Res<(u32, u32)> {
    let same = find_same(owner, key);
    if same != 0 {
        return Ok((same, 0));
    }
    loop {
        let needed = Table::of(owner).indexed() || !plain(key);
        let hash = if needed { ops::hash(vm, key)? } else { 0 };
        match probe(vm, owner, key, hash)? {
            Found::Entry(entry) => return Ok((entry, hash)),
            Found::Nothing => return Ok((0, hash)),
            Found::Changed => {}
        }
    }
}

fn probe(vm: &mut Vm, owner: Value, key: Value, hash: u32) -> Res<Found> {
    let mut walk = Walk::new(Table::of(owner), hash);
    loop {
        let entry = walk.next();
        if entry == 0 {
            return Ok(Found::Nothing);
        }
        let candidate = Value::from_word(r32(entry));
        let equal = match compare(candidate, key) {
            Some(equal) => equal,
            None => {
                let equal = ask(vm, candidate, key, hash, owner)?;
                if Table::of(owner) != walk.table || r32(entry) != candidate.0 {
                    return Ok(Found::Changed);
                }
                equal
            }
        };
        if equal {
            return Ok(Found::Entry(entry));
        }
    }
}

/// `candidate == key` by whatever code their types have.
fn ask(vm: &mut Vm, candidate: Value, key: Value, hash: u32, owner: Value) -> Res<bool> {
    vm.check_recursion()?;
    let mark = vm.mark();
    vm.push(candidate);
    vm.push(key);
    vm.push(owner);
    let equal = same_hash(vm, candidate, key, hash)? && ops::eq(vm, candidate, key)?;
    vm.cut(mark);
    Ok(equal)
}

/// Whether instances of Python classes are worth comparing: their `__eq__` is asked only if hashes agree.
fn same_hash(vm: &mut Vm, candidate: Value, key: Value, hash: u32) -> Res<bool> {
    if !ops::is_kind(candidate, Kind::Instance) && !ops::is_kind(key, Kind::Instance) {
        return Ok(true);
    }
    let hash = if plain(key) { ops::hash(vm, key)? } else { hash };
    Ok(ops::hash(vm, candidate)? == hash)
}

/// The address of a key's entry, or 0.
///
/// # Errors
/// TypeError for unhashable keys; whatever `__hash__` and `__eq__` raise.
pub(crate) fn find(vm: &mut Vm, owner: Value, key: Value) -> Res<u32> {
    Ok(look(vm, owner, key)?.0)
}

/// The address of the entry of a string key, or 0. Calls nothing; keys that are not strings are passed over.
pub(crate) fn find_str(owner: Value, key: Value) -> u32 {
    let same = find_same(owner, key);
    if same != 0 || (interned(key) && object::flags(r32(owner.0)) & TEXTS == 0) {
        return same;
    }
    let table = Table::of(owner);
    let hash = if table.indexed() { crate::obj::str::text_hash(key) } else { 0 };
    let mut walk = Walk::new(table, hash);
    loop {
        let entry = walk.next();
        if entry == 0 || compare(Value::from_word(r32(entry)), key) == Some(true) {
            return entry;
        }
    }
}

/// The address of a key's entry, which is made if there is none; in a dict its value is then NULL and
/// must be written before anything else happens.
///
/// # Errors
/// As [`find`]; TypeError for NULL; MemoryError.
pub(crate) fn insert(vm: &mut Vm, owner: Value, key: Value) -> Res<u32> {
    // Code of a file may have one where a key should be: it would be an entry that is deleted.
    if key.is_null() {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    loop {
        let (entry, hash) = look(vm, owner, key)?;
        if entry != 0 {
            return Ok(entry);
        }
        let mut table = Table::of(owner);
        if table.filled < table.capacity {
            let number = table.filled;
            table.set_filled(number + 1);
            w32(table.entry(number), key.0);
            if !interned(key) && ops::is_kind(key, Kind::Str) {
                set_flags(owner, TEXTS);
            }
            set_used(owner, len(owner) + 1);
            if table.indexed() {
                table.place(hash, number);
            }
            return Ok(table.entry(number));
        }
        let mark = vm.mark();
        vm.push(owner);
        vm.push(key);
        let used = len(owner);
        // With few deleted entries, dropping them alone would soon have to be done again.
        let slack = if used == table.filled { 0 } else { used / 8 };
        let grown = rebuild(vm, owner, larger(used + slack));
        vm.cut(mark);
        grown?;
    }
}

/// The capacity after `used` entries in the sequence by which tables grow.
fn larger(used: u32) -> u32 {
    match used {
        0..=3 => 4,
        4..=7 => 8,
        _ => (used + used / 2 + 7) & !7,
    }
}

/// Gives an owner a table of that capacity without deleted entries. If hashing a key changes the owner,
/// nothing happens; the caller looks again.
fn rebuild(vm: &mut Vm, owner: Value, capacity: u32) -> Res<()> {
    let kind = if shift(owner) == 3 { Kind::DictTable } else { Kind::SetTable };
    let address = vm.allocate(kind, 0, words_of(capacity, shift(owner)))?;
    vm.push(Value::object(address));
    w32(address + 4, capacity);
    let mut new = Table { address, capacity, filled: 0, shift: shift(owner) };
    let old = Table::of(owner);
    for number in 0..old.filled {
        let key = Value::from_word(r32(old.entry(number)));
        if key.is_null() {
            continue;
        }
        // An emptied and refilled table may look as before and hold more.
        if new.filled == new.capacity {
            return Ok(());
        }
        w32(new.entry(new.filled), key.0);
        new.set_filled(new.filled + 1);
        if new.indexed() {
            let hash = ops::hash(vm, key)?;
            if Table::of(owner) != old {
                return Ok(());
            }
            new.place(hash, new.filled - 1);
        }
    }
    if take_over(owner, old, new) {
        w32(owner.0 + TABLE, new.address);
        if old.address != 0 {
            vm.heap.release(old.address);
        }
    }
    Ok(())
}

/// Copies the values of `old` to the entries of `new`; false if `old` no longer has the keys that `new` has.
fn take_over(owner: Value, old: Table, new: Table) -> bool {
    if Table::of(owner) != old || len(owner) != new.filled {
        return false;
    }
    let mut to = 0;
    for number in 0..old.filled {
        let entry = old.entry(number);
        if r32(entry) == 0 {
            continue;
        }
        if r32(entry) != r32(new.entry(to)) {
            return false;
        }
        copy(entry, new.entry(to), 1 << old.shift);
        to += 1;
    }
    true
}

/// Removes the entry at an address that [`find`] gave.
pub(crate) fn remove(owner: Value, entry: u32) {
    let mut table = Table::of(owner);
    w32(entry, 0);
    if table.shift == 3 {
        w32(entry + 4, 0);
    }
    let used = len(owner) - 1;
    set_used(owner, used);
    if used == 0 {
        empty_index(table);
        table.set_filled(0);
    } else if !table.indexed() {
        while table.filled > 0 && r32(table.entry(table.filled - 1)) == 0 {
            table.set_filled(table.filled - 1);
        }
    }
}

fn empty_index(table: Table) {
    if table.indexed() {
        let from = table.entry(table.capacity);
        let words = words_of(table.capacity, table.shift) - (from - table.address) / 4;
        crate::mem::clear(from, words);
    }
}

/// Number of entries in use.
pub(crate) fn len(owner: Value) -> u32 {
    Value::from_word(r32(owner.0 + USED)).as_small() as u32
}

fn set_flags(owner: Value, flags: u8) {
    w32(owner.0, r32(owner.0) | (flags as u32) << 8);
}

fn set_used(owner: Value, used: u32) {
    w32(owner.0 + USED, Value::small(used as i32).0);
}

/// The address of the first entry in use from number `*at` on, which is moved behind it; 0 at the end.
/// Tolerates any change of the owner between two calls.
pub(crate) fn next(owner: Value, at: &mut u32) -> u32 {
    let table = Table::of(owner);
    while *at < table.filled {
        let entry = table.entry(*at);
        *at += 1;
        if r32(entry) != 0 {
            return entry;
        }
    }
    0
}

/// The address of the last entry in use before number `*at`, which is moved to it; 0 if there is none.
pub(crate) fn previous(owner: Value, at: &mut u32) -> u32 {
    let table = Table::of(owner);
    *at = (*at).min(table.filled);
    while *at > 0 {
        *at -= 1;
        let entry = table.entry(*at);
        if r32(entry) != 0 {
            return entry;
        }
    }
    0
}

/// Makes room for `capacity` entries in an owner without table.
///
/// # Errors
/// MemoryError.
pub(crate) fn prepare(vm: &mut Vm, owner: Value, capacity: u32) -> Res<()> {
    if capacity == 0 {
        return Ok(());
    }
    let mark = vm.mark();
    vm.push(owner);
    let made = rebuild(vm, owner, capacity);
    vm.cut(mark);
    made
}

/// Gives an empty owner the entries of another of the same kind.
///
/// # Errors
/// MemoryError.
pub(crate) fn copy_to(vm: &mut Vm, from: Value, to: Value) -> Res<()> {
    let table = Table::of(from);
    if len(from) == 0 {
        return Ok(());
    }
    let header = r32(table.address);
    let kind = if table.shift == 3 { Kind::DictTable } else { Kind::SetTable };
    let mark = vm.mark();
    vm.push(from);
    vm.push(to);
    let new = vm.allocate(kind, 0, words(header));
    vm.cut(mark);
    let new = new?;
    copy(table.address + 4, new + 4, words(header) * 4 - 4);
    w32(to.0 + TABLE, new);
    set_flags(to, object::flags(r32(from.0)) & TEXTS);
    set_used(to, len(from));
    Ok(())
}

/// Drops every entry.
pub(crate) fn clear(vm: &mut Vm, owner: Value) {
    let table = r32(owner.0 + TABLE);
    w32(owner.0 + TABLE, 0);
    set_used(owner, 0);
    if table != 0 {
        vm.heap.release(table);
    }
}

#[cfg(test)]
mod tests {
    use crate::mem::Space;
    use crate::obj::dict;
    use crate::testing::machine;
    use crate::vm::Vm;
    use mpyc_abi::value::Value;
    use std::vec::Vec;

    fn keys(d: Value) -> Vec<i32> {
        let (mut at, mut all) = (0, Vec::new());
        while let Some((k, _)) = dict::next(d, &mut at) {
            all.push(k.as_small());
        }
        all
    }

    fn filled(vm: &mut Vm, n: i32) -> Value {
        let d = dict::new(vm, 0).unwrap();
        vm.push(d);
        for i in 0..n {
            dict::set(vm, d, Value::small(i * 64), Value::small(i)).unwrap();
        }
        d
    }

    #[test]
    fn no_value_is_no_key() {
        let _space = Space::new();
        let mut vm = machine();
        let d = filled(&mut vm, 3);
        assert!(dict::set(&mut vm, d, Value::NULL, Value::NONE).is_err());
        assert_eq!(dict::len(d), 3);
    }

    /// Random changes, compared with a plain list of pairs.
    fn behaves_like_a_list_of_pairs(stress: bool) {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = stress;
        let d = dict::new(&mut vm, 0).unwrap();
        vm.push(d);
        let mut model: Vec<(i32, i32)> = Vec::new();
        let mut random = 1u32;
        for step in 0..if stress { 600 } else { 6000 } {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (random >> 16) as i32 % 200 * 16;
            if random >> 13 & 3 == 0 {
                let removed = dict::remove(&mut vm, d, Value::small(key)).unwrap();
                let place = model.iter().position(|p| p.0 == key);
                assert_eq!(removed.map(Value::as_small), place.map(|i| model.remove(i).1));
            } else {
                dict::set(&mut vm, d, Value::small(key), Value::small(step)).unwrap();
                match model.iter_mut().find(|p| p.0 == key) {
                    Some(p) => p.1 = step,
                    None => model.push((key, step)),
                }
            }
            assert_eq!(dict::len(d) as usize, model.len());
        }
        assert_eq!(keys(d), model.iter().map(|p| p.0).collect::<Vec<_>>());
        for (k, v) in model {
            assert_eq!(dict::get(&mut vm, d, Value::small(k)).unwrap(), Some(Value::small(v)));
        }
    }

    #[test]
    fn random_changes() {
        behaves_like_a_list_of_pairs(false);
    }

    #[test]
    fn random_changes_with_a_collection_at_every_allocation() {
        behaves_like_a_list_of_pairs(true);
    }

    #[test]
    fn index_slots_of_two_bytes() {
        let _space = Space::new();
        let mut vm = machine();
        let d = filled(&mut vm, 300);
        for i in 0..300 {
            assert_eq!(dict::get(&mut vm, d, Value::small(i * 64)).unwrap(), Some(Value::small(i)));
        }
        assert_eq!(dict::get(&mut vm, d, Value::small(1)).unwrap(), None);
    }

    #[test]
    fn names_are_found_without_a_machine() {
        let _space = Space::new();
        let mut vm = machine();
        let d = dict::new(&mut vm, 0).unwrap();
        vm.push(d);
        for name in 20..60 {
            dict::set(&mut vm, d, Value::str(name), Value::small(name as i32)).unwrap();
        }
        assert_eq!(dict::get_str(d, Value::str(33)), Some(Value::small(33)));
        assert_eq!(dict::remove_str(d, Value::str(33)), Some(Value::small(33)));
        assert_eq!(dict::get_str(d, Value::str(33)), None);
        assert_eq!(dict::len(d), 39);
    }

    #[test]
    fn a_refused_allocation_leaves_the_dict_as_it_was() {
        let _space = Space::new();
        let mut vm = machine();
        let d = filled(&mut vm, 16);
        vm.heap.modes.refuse_every = 1;
        assert!(dict::set(&mut vm, d, Value::small(-5), Value::NONE).is_err());
        assert!(dict::copy(&mut vm, d).is_err());
        vm.heap.modes.refuse_every = 0;
        assert_eq!(keys(d), (0..16).map(|i| i * 64).collect::<Vec<_>>());
        dict::set(&mut vm, d, Value::small(-5), Value::NONE).unwrap();
        assert_eq!(dict::len(d), 17);
    }

    #[test]
    fn a_copy_is_independent() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.stress = true;
        let d = filled(&mut vm, 20);
        let copy = dict::copy(&mut vm, d).unwrap();
        vm.push(copy);
        dict::remove(&mut vm, d, Value::small(64)).unwrap();
        dict::clear(&mut vm, d);
        assert_eq!((dict::len(d), dict::len(copy)), (0, 20));
        assert_eq!(dict::get(&mut vm, copy, Value::small(64)).unwrap(), Some(Value::small(1)));
    }

    #[test]
    fn used_as_a_queue_the_table_stays_small() {
        let _space = Space::new();
        let mut vm = machine();
        let d = filled(&mut vm, 10);
        for i in 10..2000 {
            dict::set(&mut vm, d, Value::small(i * 64), Value::NONE).unwrap();
            dict::remove(&mut vm, d, Value::small((i - 10) * 64)).unwrap();
        }
        assert_eq!(keys(d), (1990..2000).map(|i| i * 64).collect::<Vec<_>>());
        assert!(super::Table::of(d).capacity <= 24);
    }
}
