//! Tracebacks: where an exception came from, innermost place first; printed outermost first.
//!
//! An exception's traceback is an `Array` of pairs: code object, offset of the instruction. File and line are
//! looked up when it is printed.

use crate::code_object::{self, code_start, is_code};
use crate::interp;
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::obj::{class, exception, str};
use crate::ops::{self, is_kind};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::lines::{STRIPPED, line_at};
use mpyc_abi::object::{Kind, words};
use mpyc_abi::value::Value;

/// Pairs by which the array grows.
const STEP: u32 = 2;
/// Most pairs that are kept: the innermost places.
const MOST: u32 = 16;

/// Whether an exception has no place yet.
pub(crate) fn is_empty(e: Value) -> bool {
    r32(e.0 + exception::TRACEBACK) == 0
}

/// Adds the place that the running frame is at. Without memory for it, the place is left out.
pub(crate) fn add(vm: &mut Vm, e: Value) {
    if vm.frame.code == 0 || !is_kind(e, Kind::Exception) || e == vm.root(crate::vm::Root::MemoryError) {
        return;
    }
    let Some(at) = free_pair(vm, e) else { return };
    let offset = (vm.frame.ip - 1).saturating_sub(code_start(vm.frame.code));
    w32(at, Value::object(vm.frame.code).0);
    w32(at + 4, Value::small(offset as i32).0);
}

/// Adds a place in program text that is no code yet: a file's name, line and column.
pub(crate) fn add_source(vm: &mut Vm, file: Value, line: u32, column: u32) {
    let e = vm.exception();
    if is_kind(e, Kind::Exception)
        && e != vm.root(crate::vm::Root::MemoryError)
        && let Some(at) = free_pair(vm, e)
    {
        w32(at, file.0);
        w32(at + 4, Value::small((line.min(LAST_LINE) << COLUMN_BITS | column.min(LAST_COLUMN)) as i32).0);
    }
}

/// Bits of the column in a place in program text.
const COLUMN_BITS: u32 = 12;
const LAST_COLUMN: u32 = (1 << COLUMN_BITS) - 1;
const LAST_LINE: u32 = (1 << (30 - COLUMN_BITS)) - 1;

/// Address of the first free pair of the exception's array, which grows for it.
fn free_pair(vm: &mut Vm, e: Value) -> Option<u32> {
    let old = r32(e.0 + exception::TRACEBACK);
    let pairs = if old == 0 { 0 } else { (words(r32(old)) - 1) / 2 };
    for i in 0..pairs {
        if r32(old + 4 + i * 8) == 0 {
            return Some(old + 4 + i * 8);
        }
    }
    if pairs >= MOST {
        return None;
    }
    let exception = vm.exception();
    let new = vm.allocate(Kind::Array, 0, 1 + (pairs + STEP) * 2);
    // Running out of memory here is no new exception: the old one goes on without the place.
    vm.set_root(crate::vm::Root::Exception, exception);
    let new = new.ok()?;
    if old != 0 {
        mem::copy(old + 4, new + 4, pairs * 8);
    }
    w32(e.0 + exception::TRACEBACK, new);
    Some(new + 4 + pairs * 8)
}

/// The source line of an instruction of a code object; its address, if the program was stripped of lines.
fn line_of(code: u32, offset: u32) -> u32 {
    let params = code_object::params(code);
    let parameters = code_object::parameters(code);
    let mut at = parameters.start;
    for _ in 0..(params & 0xFF) + (params >> 8 & 0xFF) {
        interp::uint(&mut at);
    }
    let table = mem::bytes(at, parameters.end.saturating_sub(at));
    if table.first() == Some(&STRIPPED) { code_start(code) + offset } else { line_at(table, offset) }
}

/// The file name of a code object: the first of its unit's names.
fn file_of(code: u32) -> Value {
    Value::from_word(r32(code_object::names(code)))
}

/// Writes an exception as the interpreter reports an uncaught one: traceback, type and text, those of the exceptions
/// before it first.
///
/// # Errors
/// Whatever printing the exception raises.
pub fn print(vm: &mut Vm, e: Value, out: &mut Out) -> Res<()> {
    if !is_kind(e, Kind::Exception) {
        ops::print(vm, e, out, false)?;
        return out.text(vm, "\n");
    }
    let mut places = exception::LONGEST;
    loop {
        let (first, text, left) = exception::reported_before(e, places);
        print_one(vm, first, out)?;
        if left == 0 {
            return Ok(());
        }
        out.text(vm, "\n")?;
        out.message(vm, text)?;
        out.text(vm, "\n\n")?;
        places = left - 1;
    }
}

fn print_one(vm: &mut Vm, e: Value, out: &mut Out) -> Res<()> {
    print_places(vm, e, out)?;
    let name = class::name(exception::class(e));
    out.put(vm, str::bytes(name))?;
    out.text(vm, ": ")?;
    ops::print(vm, e, out, false)?;
    out.text(vm, "\n")
}

fn print_places(vm: &mut Vm, e: Value, out: &mut Out) -> Res<()> {
    let array = r32(e.0 + exception::TRACEBACK);
    if array == 0 {
        return Ok(());
    }
    out.text(vm, "Traceback (most recent call last):\n")?;
    let pairs = (words(r32(array)) - 1) / 2;
    for i in (0..pairs).rev() {
        let (place, offset) = (Value::from_word(r32(array + 4 + i * 8)), Value::from_word(r32(array + 8 + i * 8)));
        if is_code(place) {
            print_place(vm, place.0, offset.as_small() as u32, out)?;
        } else if !place.is_null() {
            print_source(vm, place, offset.as_small() as u32, out)?;
            print_code(vm, e, out)?;
            out.text(vm, "\n")?;
        }
    }
    Ok(())
}

fn print_line(vm: &mut Vm, file: Value, line: u32, out: &mut Out) -> Res<()> {
    out.text(vm, "  File \"")?;
    out.put(vm, str::bytes(file))?;
    out.text(vm, "\", line ")?;
    ops::print(vm, Value::small(line as i32), out, false)
}

/// Writes a place that [`add_source`] added.
fn print_source(vm: &mut Vm, file: Value, place: u32, out: &mut Out) -> Res<()> {
    print_line(vm, file, place >> COLUMN_BITS, out)?;
    out.text(vm, ", column ")?;
    ops::print(vm, Value::small((place & LAST_COLUMN) as i32), out, false)
}

/// Writes the code of a compiler's error, if it has one: four digits.
fn print_code(vm: &mut Vm, e: Value, out: &mut Out) -> Res<()> {
    let Some(code) = exception::message(e).and_then(Msg::code) else { return Ok(()) };
    out.text(vm, if code < 100 { ", E00" } else { ", E0" })?;
    if code < 10 {
        out.text(vm, "0")?;
    }
    ops::print(vm, Value::small(code.into()), out, false)
}

fn print_place(vm: &mut Vm, code: u32, offset: u32, out: &mut Out) -> Res<()> {
    print_line(vm, file_of(code), line_of(code, offset), out)?;
    out.text(vm, ", in ")?;
    out.put(vm, str::bytes(code_object::name(code)))?;
    out.text(vm, "\n")
}

/// The code object that raised an exception, by its address, and the offset in it; `None` if the traceback has no code.
#[cfg(any(feature = "host", test))]
pub(crate) fn innermost(e: Value) -> Option<(u32, u32)> {
    let array = if is_kind(e, Kind::Exception) { r32(e.0 + exception::TRACEBACK) } else { 0 };
    if array == 0 {
        return None;
    }
    let (place, offset) = (Value::from_word(r32(array + 4)), Value::from_word(r32(array + 8)).as_small() as u32);
    is_code(place).then_some((place.0, offset))
}

/// The source line where an exception was raised, if its traceback says so.
pub fn line(e: Value) -> Option<u32> {
    let array = if is_kind(e, Kind::Exception) { r32(e.0 + exception::TRACEBACK) } else { 0 };
    if array == 0 {
        return None;
    }
    let (place, offset) = (Value::from_word(r32(array + 4)), Value::from_word(r32(array + 8)).as_small() as u32);
    Some(if is_code(place) { line_of(place.0, offset) } else { offset >> COLUMN_BITS })
}
