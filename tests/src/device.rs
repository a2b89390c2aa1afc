//! The board's own compiler on the host: compiles, runs, and has its code checked by the verifier.

use std::cell::RefCell;

use mpyc_abi::board::FloatWidth;
use mpyc_abi::code::Dialect;
use mpyc_abi::names;
use mpyc_abi::object::{Kind, code, flags, unit, words};
use mpyc_abi::prelude::{Signature, Sizes, write_signature, write_sizes};
use mpyc_abi::value::Value;
use mpyc_abi::verify::{Child, Tables, scratch_words, verify};
use mpyc_runtime::boot;
use mpyc_runtime::code_object;
use mpyc_runtime::compile::{Mode, Source, compile};
use mpyc_runtime::heap::Modes;
use mpyc_runtime::mem::{bytes, r32};
use mpyc_runtime::obj;
use mpyc_runtime::vm::{Res, Vm};
use mpyc_sim::Memory;

use crate::carried;
use crate::machine::{simulate, simulate_with};

/// RAM of a machine with about as much memory as the board.
const SMALL: std::ops::Range<u32> = 0x2000_1000..0x2000_4000;

/// Compiles a program with the board's own compiler and runs it, with an image of the carried modules that it imports; what
/// escapes is printed as the board prints it.
pub fn run_source(source: &str, modes: Modes) -> String {
    simulate_with(carried::image(source).as_ref(), modes, |vm| {
        let made = text(vm, source).and_then(|text| boot::run_source(vm, text, Value::str(names::ANON_STDIN)));
        if made.is_err() {
            boot::report(vm);
        }
    })
}

/// Puts a text into the machine's memory.
pub(crate) fn text(vm: &mut Vm, source: &str) -> Res<Source> {
    let text = obj::bytes::new(vm, source.as_bytes())?;
    vm.push(text);
    Ok(Source::Text { address: text.0 + obj::bytes::CONTENT, length: source.len() as u32 })
}

thread_local! {
    /// What a stream has still to give, the last byte first.
    static STREAM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// As [`run_source`], but the compiler gets the text byte by byte.
pub fn run_stream(source: &str, modes: Modes) -> String {
    simulate_with(carried::image(source).as_ref(), modes, |vm| stream(vm, source))
}

/// As [`run_stream`], in about as much memory as the board has.
pub fn run_stream_small(source: &str) -> String {
    let memory = Memory { flash: &[], ram: SMALL, slot_words: 0, float: FloatWidth::Bits32 };
    simulate(&memory, Modes::NONE, |vm| stream(vm, source))
}

/// Compiles a text as it comes, and runs it.
fn stream(vm: &mut Vm, source: &str) {
    STREAM.set(source.bytes().rev().collect());
    let stream = Source::Stream(|_| Ok(STREAM.with_borrow_mut(Vec::pop)));
    if boot::run_source(vm, stream, Value::str(names::ANON_STDIN)).is_err() {
        boot::report(vm);
    }
}

/// Compiles any bytes in little memory; the code is verified. The error if it is refused, with its traceback.
///
/// # Errors
/// What the verifier has against the code.
pub fn check(source: &[u8], modes: Modes) -> Result<Option<String>, String> {
    STREAM.set(source.iter().rev().copied().collect());
    let memory = Memory { flash: &[], ram: SMALL, slot_words: 0, float: FloatWidth::Bits30 };
    let mut verdict = Ok(());
    let mut refused = false;
    let printed = simulate(&memory, modes, |vm| {
        let stream = Source::Stream(|_| Ok(STREAM.with_borrow_mut(Vec::pop)));
        match compile(vm, stream, Value::str(names::ANON_STDIN), Mode::Module) {
            Ok(made) => verdict = verify_code(made.0).map(|_| ()),
            Err(_) => {
                refused = true;
                boot::report(vm);
            }
        }
    });
    verdict.map(|()| refused.then_some(printed))
}

/// What the operands of a code object may point to.
struct Operands {
    table: u32,
    children: Vec<Child>,
}

impl Tables for Operands {
    fn names(&self) -> u32 {
        words(r32(self.table)) - 1 - unit::NAMES
    }

    fn objects(&self) -> u32 {
        words(r32(self.table)) - 1
    }

    fn child(&self, index: u32) -> Option<Child> {
        self.children.get(index as usize).copied()
    }
}

/// Verifies a code object and those inside of it.
fn verify_code(c: u32) -> Result<Child, String> {
    let word = |n: u32| r32(c + n * 4);
    let size = words(r32(c));
    let table = if flags(r32(c)) & code::HAS_CHILDREN != 0 { word(size - 1) } else { 0 };
    let count = if table == 0 { 0 } else { words(r32(table)) - 1 };
    let children = (0..count).map(|i| verify_code(r32(table + 4 + i * 4))).collect::<Result<Vec<_>, _>>()?;
    let unit = word(size - u32::from(flags(r32(c)) & code::VALUES));
    let operands = Operands { table: unit, children };
    let data = as_data(c);
    let size = scratch_words(&data, Dialect::Mpy).map_err(|error| format!("{error:?}"))?;
    let verified = verify(&data, &operands, Dialect::Mpy, &mut vec![0; size]).map_err(|error| format!("{error:?}"))?;
    let locals = code::locals(word(code::SHAPE));
    if verified.n_locals > locals {
        return Err(format!("{locals} locals are too few"));
    }
    Ok(Child { n_free: verified.n_free, n_pos_args: code_object::params(c) & 0xFF })
}

/// A code object in the form of a `.mpy` file.
fn as_data(c: u32) -> Vec<u8> {
    let word = |n: u32| r32(c + n * 4);
    assert_eq!(r32(c) as u8, Kind::Code as u8);
    let (shape, params) = (word(code::SHAPE), code_object::params(c));
    let handlers = code::handlers(shape);
    let signature = Signature {
        n_state: code::frame(shape) - 3 * handlers,
        n_exc_stack: handlers,
        flags: (params >> 16) as u8,
        n_pos_args: params & 0xFF,
        n_kwonly_args: params >> 8 & 0xFF,
        n_def_pos_args: 0,
    };
    let cells = code_object::cells(c);
    let info = cells.end..code_object::parameters(c).end;
    let mut data = Vec::new();
    write_signature(&signature, |byte| data.push(byte));
    let sizes = Sizes { n_info: info.end - info.start, n_cell: cells.end - cells.start };
    write_sizes(&sizes, |byte| data.push(byte));
    data.extend(bytes(info.start, sizes.n_info));
    data.extend(bytes(cells.start, sizes.n_cell));
    data.extend(code_object::opcodes(c));
    data
}
