//! Loading `.mpy` files: bytes to code objects on the heap, verified.
//!
//! The format is that of `mpyc_abi::mpy`. Every function is checked by the verifier before its code object is
//! made, so that nothing unverified can run. A file with native code is refused.
//!
//! A file is read byte by byte, as it may lie in pieces; of its bytes only one text or the code of one function are on the heap at
//! a time.

use crate::code_object::{self, Parts};
use crate::mem::{self, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::{buffer::utf8, bytes, intern, str, tuple, type_object};
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::code::Dialect;
use mpyc_abi::object::{Kind, code, unit, words};
use mpyc_abi::prelude::Prelude;
use mpyc_abi::value::Value;
use mpyc_abi::varint::read_uint;
use mpyc_abi::verify::{self, Child, Tables};
use mpyc_abi::{mpy, names, types};

/// The longest varuint, in bytes.
const MOST_UINT: usize = 5;

/// The bytes of a file, from a place in it on.
pub trait Bytes: Copy {
    /// How many there are.
    fn left(&self) -> u32;
    /// The first of them, which is passed.
    fn next(&mut self) -> Option<u8>;
}

impl Bytes for &[u8] {
    fn left(&self) -> u32 {
        self.len() as u32
    }

    fn next(&mut self) -> Option<u8> {
        let (&first, rest) = self.split_first()?;
        *self = rest;
        Some(first)
    }
}

/// The code object of a file's module body.
///
/// # Errors
/// ValueError for a file that is broken or needs another machine; MemoryError.
pub fn load(vm: &mut Vm, file: impl Bytes) -> Res {
    let mark = vm.mark();
    let mut reader = Reader { file };
    let made = reader.header(vm).and_then(|(n_names, n_objects)| reader.unit(vm, n_names, n_objects));
    vm.cut(mark);
    made
}

struct Reader<B> {
    file: B,
}

#[cold]
#[inline(never)]
fn broken(vm: &mut Vm) -> Raised {
    vm.value_error(Msg::INCOMPATIBLE_MPY, &[])
}

impl<B: Bytes> Reader<B> {
    #[inline(never)]
    fn byte(&mut self, vm: &mut Vm) -> Res<u8> {
        self.file.next().ok_or_else(|| broken(vm))
    }

    fn uint(&mut self, vm: &mut Vm) -> Res<u32> {
        let mut bytes = [0; MOST_UINT];
        for byte in &mut bytes {
            *byte = self.byte(vm)?;
            if *byte < 0x80 {
                break;
            }
        }
        read_uint(&bytes, &mut 0).map_err(|_| broken(vm))
    }

    /// A copy of so many bytes in a blob, which is pushed on the stack.
    fn take(&mut self, vm: &mut Vm, length: u32) -> Res<&'static mut [u8]> {
        if length > self.file.left() {
            return Err(broken(vm));
        }
        vm.reserve(1)?;
        let blob = vm.allocate(Kind::Blob, 0, 1 + length.div_ceil(4))?;
        vm.push(Value::object(blob));
        let content = mem::bytes_mut(blob + 4, length);
        for byte in &mut *content {
            *byte = self.byte(vm)?;
        }
        Ok(content)
    }

    /// What `make` makes of so many bytes.
    fn made_of(&mut self, vm: &mut Vm, length: u32, make: fn(&mut Vm, &[u8]) -> Res) -> Res {
        let content = self.take(vm, length)?;
        let made = make(vm, content)?;
        free(vm);
        Ok(made)
    }

    /// What `make` makes of a text or bytes and the NUL behind them.
    fn text(&mut self, vm: &mut Vm, length: u32, make: fn(&mut Vm, &[u8]) -> Res) -> Res {
        let made = self.made_of(vm, length, make)?;
        self.byte(vm)?;
        Ok(made)
    }

    /// Checks the header; gives the sizes of the two tables.
    fn header(&mut self, vm: &mut Vm) -> Res<(u32, u32)> {
        let [magic, version, feature, bits] = [self.byte(vm)?, self.byte(vm)?, self.byte(vm)?, self.byte(vm)?];
        let native = mpy::feature_arch(feature) != 0 || feature & mpy::FEATURE_ARCH_FLAGS != 0;
        if magic != mpy::MAGIC || version != mpy::VERSION || native || bits > mpy::SMALL_INT_BITS {
            return Err(broken(vm));
        }
        Ok((self.uint(vm)?, self.uint(vm)?))
    }

    fn unit(&mut self, vm: &mut Vm, n_names: u32, n_objects: u32) -> Res {
        // An entry takes a byte at least: larger counts are broken, whatever the memory.
        if n_names.max(n_objects) > self.file.left() || n_names == 0 {
            return Err(broken(vm));
        }
        let unit = array(vm, unit::NAMES + n_names)?;
        let constants = array(vm, n_objects)?;
        w32(unit.0 + 4 + unit::CONSTS * 4, constants.0);
        for i in 0..n_names {
            let name = self.name(vm)?;
            w32(unit.0 + 4 + (unit::NAMES + i) * 4, name.0);
        }
        for i in 0..n_objects {
            let object = self.object(vm)?;
            w32(constants.0 + 4 + i * 4, object.0);
        }
        let (code, _) = self.code(vm, unit)?;
        if self.file.left() != 0 {
            return Err(broken(vm));
        }
        Ok(code)
    }

    fn name(&mut self, vm: &mut Vm) -> Res {
        let v = self.uint(vm)?;
        if v & 1 == 1 {
            let id = v >> 1;
            if id == 0 || id >= names::MPY_STATIC as u32 {
                return Err(broken(vm));
            }
            return Ok(Value::str(id as u16));
        }
        self.text(vm, v >> 1, |vm, text| {
            check_text(vm, text)?;
            intern::intern(vm, text)
        })
    }

    fn object(&mut self, vm: &mut Vm) -> Res {
        vm.check_recursion()?;
        Ok(match self.byte(vm)? {
            mpy::object::NONE => Value::NONE,
            mpy::object::FALSE => Value::FALSE,
            mpy::object::TRUE => Value::TRUE,
            mpy::object::ELLIPSIS => Value::ELLIPSIS,
            mpy::object::TUPLE => self.tuple(vm)?,
            kind => {
                let length = self.uint(vm)?;
                match kind {
                    mpy::object::STR => self.text(vm, length, string)?,
                    mpy::object::BYTES => self.text(vm, length, bytes::new)?,
                    mpy::object::INT => self.made_of(vm, length, |vm, text| number(vm, text, types::INT))?,
                    mpy::object::FLOAT => self.made_of(vm, length, |vm, text| number(vm, text, types::FLOAT))?,
                    _ => return Err(broken(vm)),
                }
            }
        })
    }

    fn tuple(&mut self, vm: &mut Vm) -> Res {
        let count = self.uint(vm)?;
        let start = vm.mark();
        for _ in 0..count {
            let item = self.object(vm)?;
            vm.reserve(1)?;
            vm.push(item);
        }
        let made = tuple::from_stack(vm, start, count)?;
        vm.cut(start);
        Ok(made)
    }

    /// One function and its children; gives the number of captured variables too. The code object is not rooted.
    fn code(&mut self, vm: &mut Vm, unit: Value) -> Res<(Value, u32)> {
        vm.check_recursion()?;
        let head = self.uint(vm)?;
        if head as u8 & 3 != mpy::code_kind::BYTECODE {
            return Err(broken(vm));
        }
        let (start, length) = (self.file, head >> mpy::CODE_LENGTH_SHIFT);
        for _ in 0..length {
            self.byte(vm)?;
        }
        let mark = vm.mark();
        let mut count = 0;
        if head & mpy::CODE_HAS_CHILDREN != 0 {
            count = self.uint(vm)?;
            for _ in 0..count {
                let (child, n_free) = self.code(vm, unit)?;
                vm.reserve(2)?;
                vm.push(child);
                vm.push(Value::small(n_free as i32));
            }
        }
        // Its own code is read when theirs is gone.
        let behind = core::mem::replace(&mut self.file, start);
        let data = self.take(vm, length)?;
        let above = vm.mark();
        let made = make_code(vm, data, unit, mark, count)?;
        self.file = behind;
        vm.cut(above);
        free(vm);
        vm.cut(mark);
        Ok(made)
    }
}

/// Frees the blob that is on top of the stack.
fn free(vm: &mut Vm) {
    let blob = vm.pop();
    vm.heap.release(blob.0);
}

fn check_text(vm: &mut Vm, text: &[u8]) -> Res<()> {
    if utf8::is_valid(text) { Ok(()) } else { Err(broken(vm)) }
}

fn string(vm: &mut Vm, text: &[u8]) -> Res {
    check_text(vm, text)?;
    match intern::find_interned(vm, text) {
        Some(name) => Ok(name),
        None => str::new(vm, text),
    }
}

/// A number, written as `int` or `float` read it.
fn number(vm: &mut Vm, text: &[u8], t: types::TypeId) -> Res {
    let mark = vm.mark();
    let text = str::new(vm, text)?;
    vm.push(text);
    let number = type_object::call(vm, t, Args::new(mark, 1, 0))?;
    vm.cut(mark);
    Ok(number)
}

/// An array of that many words, pushed on the stack.
fn array(vm: &mut Vm, length: u32) -> Res {
    let a = Value::object(vm.allocate(Kind::Array, 0, 1 + length)?);
    vm.push(a);
    Ok(a)
}

/// What operands may point to. The children lie on the stack, each with its number of captured variables.
struct Operands<'a> {
    vm: &'a Vm,
    unit: Value,
    children: u32,
    count: u32,
}

impl Tables for Operands<'_> {
    fn names(&self) -> u32 {
        words(mem::r32(self.unit.0)) - 1 - unit::NAMES
    }

    fn objects(&self) -> u32 {
        words(mem::r32(mem::r32(self.unit.0 + 4 + unit::CONSTS * 4))) - 1
    }

    fn child(&self, index: u32) -> Option<Child> {
        if index >= self.count {
            return None;
        }
        let at = self.children + index * 8;
        let params = code_object::params(self.vm.at(at).0);
        Some(Child { n_free: self.vm.at(at + 4).as_small() as u32, n_pos_args: params & 0xFF })
    }
}

/// Verifies a function's data and makes its code object. Its children lie on the stack from `children` on.
fn make_code(vm: &mut Vm, data: &[u8], unit: Value, children: u32, count: u32) -> Res<(Value, u32)> {
    let Ok(prelude) = Prelude::read(data) else {
        return Err(broken(vm));
    };
    let verified = check(vm, &prelude, unit, children, count)?;
    let signature = prelude.signature;
    let info = data.get(prelude.info_start as usize..prelude.code_start as usize - prelude.cells.len()).unwrap_or(&[]);
    let table = child_table(vm, children, count)?;
    let cells = prelude.cells.len() as u32;
    let parts = Parts {
        opcodes: prelude.code.len() as u32,
        info: cells + info.len() as u32,
        locals: verified.n_locals,
        state: signature.n_state.saturating_add(signature.n_exc_stack),
        handlers: signature.n_exc_stack,
        params: code::params(signature.n_pos_args, signature.n_kwonly_args, signature.flags, cells),
        unit,
        children: table,
    };
    let fits = code::fits(parts.locals, parts.state, parts.handlers)
        && signature.n_pos_args.max(signature.n_kwonly_args).max(cells) <= 0xFF
        && parts.info < code::MOST_INFO;
    if !fits {
        return Err(broken(vm));
    }
    let (c, place) = code_object::make(vm, &parts)?;
    mem::put(code_object::code_start(c), prelude.code);
    mem::put(place, prelude.cells);
    mem::put(place + cells, info);
    Ok((Value::object(c), verified.n_free))
}

/// The array of children, pushed on the stack; NULL if there are none.
fn child_table(vm: &mut Vm, children: u32, count: u32) -> Res {
    if count == 0 {
        return Ok(Value::NULL);
    }
    let table = array(vm, count)?;
    for i in 0..count {
        w32(table.0 + 4 + i * 4, vm.at(children + i * 8).0);
    }
    Ok(table)
}

/// Runs the verifier, in a blob that is freed again.
fn check(vm: &mut Vm, prelude: &Prelude, unit: Value, children: u32, count: u32) -> Res<verify::Verified> {
    let Ok(size) = verify::scratch_words_of(prelude, Dialect::Mpy) else {
        return Err(broken(vm));
    };
    let blob = vm.allocate(Kind::Blob, 0, 1 + size as u32)?;
    let scratch = mem::words_mut(blob + 4, size as u32);
    let verified = verify::verify_read(prelude, &Operands { vm, unit, children, count }, Dialect::Mpy, scratch);
    vm.heap.release(blob);
    verified.map_err(|_| broken(vm))
}
