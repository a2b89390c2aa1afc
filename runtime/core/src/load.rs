//! Loading `.mpy` files: bytes to code objects on the heap, verified.
//!
//! The format is that of `mpyc_abi::mpy`. Every function is checked by the verifier before its code object is
//! made, so that nothing unverified can run. A file with native code is refused.

use crate::mem::{self, w32};
use crate::msg::Msg;
use crate::native::Args;
use crate::obj::{buffer::utf8, bytes, intern, str, tuple, type_object};
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::code::Dialect;
use mpyc_abi::object::{Kind, code, unit, words};
use mpyc_abi::prelude::{Prelude, read_signature, read_sizes};
use mpyc_abi::value::Value;
use mpyc_abi::varint::read_uint;
use mpyc_abi::verify::{self, Child, Tables};
use mpyc_abi::{mpy, names, types};

/// Largest frame of one function, in words: handler entries count their depth in 12 bits.
const MOST_STATE: u32 = 0xFFF;

/// The code object of a file's module body.
///
/// # Errors
/// ValueError for a file that is broken or needs another machine; MemoryError.
pub fn load(vm: &mut Vm, file: &[u8]) -> Res {
    let mark = vm.mark();
    let mut reader = Reader { file, pos: 0 };
    let made = reader.header(vm).and_then(|(n_names, n_objects)| reader.unit(vm, n_names, n_objects));
    vm.cut(mark);
    made
}

struct Reader<'a> {
    file: &'a [u8],
    pos: usize,
}

#[cold]
fn broken(vm: &mut Vm) -> Raised {
    vm.value_error(Msg::INVALID_MPY, &[])
}

impl<'a> Reader<'a> {
    fn byte(&mut self, vm: &mut Vm) -> Res<u8> {
        let Some(&byte) = self.file.get(self.pos) else {
            return Err(broken(vm));
        };
        self.pos += 1;
        Ok(byte)
    }

    fn uint(&mut self, vm: &mut Vm) -> Res<u32> {
        read_uint(self.file, &mut self.pos).map_err(|_| broken(vm))
    }

    fn take(&mut self, vm: &mut Vm, length: u32) -> Res<&'a [u8]> {
        let end = self.pos.checked_add(length as usize);
        let Some(taken) = end.and_then(|end| self.file.get(self.pos..end)) else {
            return Err(broken(vm));
        };
        self.pos += taken.len();
        Ok(taken)
    }

    /// Checks the header; gives the sizes of the two tables.
    fn header(&mut self, vm: &mut Vm) -> Res<(u32, u32)> {
        let [magic, version, feature, bits] = [self.byte(vm)?, self.byte(vm)?, self.byte(vm)?, self.byte(vm)?];
        let native = mpy::feature_arch(feature) != 0 || feature & mpy::FEATURE_ARCH_FLAGS != 0;
        if magic != mpy::MAGIC || version != mpy::VERSION || native || bits > mpy::SMALL_INT_BITS {
            return Err(vm.value_error(Msg::INCOMPATIBLE_MPY, &[]));
        }
        Ok((self.uint(vm)?, self.uint(vm)?))
    }

    fn unit(&mut self, vm: &mut Vm, n_names: u32, n_objects: u32) -> Res {
        // An entry takes a byte at least: larger counts are broken, whatever the memory.
        if n_names as usize > self.file.len() || n_objects as usize > self.file.len() || n_names == 0 {
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
        if self.pos != self.file.len() {
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
        let text = self.text(vm, v >> 1)?;
        intern::intern(vm, text)
    }

    /// UTF-8 text of that many bytes and the NUL behind it.
    fn text(&mut self, vm: &mut Vm, length: u32) -> Res<&'a [u8]> {
        let text = self.take(vm, length)?;
        self.byte(vm)?;
        if !utf8::is_valid(text) {
            return Err(broken(vm));
        }
        Ok(text)
    }

    fn object(&mut self, vm: &mut Vm) -> Res {
        vm.check_recursion()?;
        Ok(match self.byte(vm)? {
            mpy::object::NONE => Value::NONE,
            mpy::object::FALSE => Value::FALSE,
            mpy::object::TRUE => Value::TRUE,
            mpy::object::ELLIPSIS => Value::ELLIPSIS,
            mpy::object::STR => {
                let length = self.uint(vm)?;
                let text = self.text(vm, length)?;
                match intern::find_interned(vm, text) {
                    Some(name) => name,
                    None => str::new(vm, text)?,
                }
            }
            mpy::object::BYTES => {
                let length = self.uint(vm)?;
                let content = self.take(vm, length)?;
                self.byte(vm)?;
                bytes::new(vm, content)?
            }
            mpy::object::INT => self.number(vm, types::INT)?,
            mpy::object::FLOAT => self.number(vm, types::FLOAT)?,
            mpy::object::TUPLE => self.tuple(vm)?,
            _ => return Err(vm.value_error(Msg::INCOMPATIBLE_MPY, &[])),
        })
    }

    /// A number, written as `int` or `float` read it.
    fn number(&mut self, vm: &mut Vm, t: types::TypeId) -> Res {
        let length = self.uint(vm)?;
        let text = self.take(vm, length)?;
        let mark = vm.mark();
        let text = str::new(vm, text)?;
        let base = vm.mark();
        vm.push(text);
        let number = type_object::call(vm, t, Args::new(base, 1, 0))?;
        vm.cut(mark);
        Ok(number)
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
            return Err(vm.value_error(Msg::INCOMPATIBLE_MPY, &[]));
        }
        let data = self.take(vm, head >> mpy::CODE_LENGTH_SHIFT)?;
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
        let made = make_code(vm, data, unit, mark, count)?;
        vm.cut(mark);
        Ok(made)
    }
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
        let params = mem::r32(self.vm.at(at).0 + code::PARAMS * 4);
        Some(Child { n_free: self.vm.at(at + 4).as_small() as u32, n_pos_args: params & 0xFF })
    }
}

/// Verifies a function's data and makes its code object. Its children lie on the stack from `children` on.
fn make_code(vm: &mut Vm, data: &[u8], unit: Value, children: u32, count: u32) -> Res<(Value, u32)> {
    let Ok(prelude) = Prelude::read(data) else {
        return Err(broken(vm));
    };
    let verified = check(vm, data, unit, children, count)?;
    let signature = prelude.signature;
    let state = signature.n_state + signature.n_exc_stack;
    let start = name_start(vm, data)?;
    let body = data.get(start as usize..).unwrap_or(&[]);
    let table = child_table(vm, children, count)?;
    let flags = if count == 0 { 0 } else { code::HAS_CHILDREN };
    let words = code::words(flags);
    let opcodes = words * 4 + 1 + prelude.code_start - start;
    let fits = state <= MOST_STATE
        && signature.n_exc_stack <= 0xFF
        && signature.n_pos_args.max(signature.n_kwonly_args) <= 0xFF
        && prelude.cells.len() <= 0xFF
        && opcodes <= 0xFFFF;
    if !fits {
        return Err(broken(vm));
    }
    let length = 1 + body.len() as u32;
    let padding = length.wrapping_neg() as u8 & code::PADDING;
    let c = vm.allocate(Kind::Code, flags | padding, words + length.div_ceil(4))?;
    mem::w8(c + words * 4, prelude.cells.len() as u8);
    mem::put(c + words * 4 + 1, body);
    let params = code::params(
        signature.n_pos_args,
        signature.n_kwonly_args,
        signature.n_def_pos_args.min(0xFF),
        signature.flags,
        prelude.cells.len() as u32,
    );
    w32(c + code::SHAPE * 4, state | signature.n_exc_stack << 16 | (signature.flags as u32) << 24);
    w32(c + code::PARAMS * 4, params);
    w32(c + code::CODE_OFFSET * 4, opcodes | verified.n_locals << 16);
    w32(c + code::UNIT * 4, unit.0);
    if count != 0 {
        w32(c + code::CHILDREN * 4, table.0);
    }
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

/// Where in the data the names of the function and its arguments start: behind signature and sizes.
fn name_start(vm: &mut Vm, data: &[u8]) -> Res<u32> {
    let mut pos = 0;
    let read = read_signature(data, &mut pos).is_ok() && read_sizes(data, &mut pos).is_ok();
    if read { Ok(pos as u32) } else { Err(broken(vm)) }
}

/// Runs the verifier, in a blob that is freed again.
fn check(vm: &mut Vm, data: &[u8], unit: Value, children: u32, count: u32) -> Res<verify::Verified> {
    let Ok(size) = verify::scratch_words(data, Dialect::Mpy) else {
        return Err(broken(vm));
    };
    let blob = vm.allocate(Kind::Blob, 0, 1 + size as u32)?;
    let scratch = mem::words_mut(blob + 4, size as u32);
    let verified = verify::verify(data, &Operands { vm, unit, children, count }, Dialect::Mpy, scratch);
    vm.heap.release(blob);
    verified.map_err(|_| broken(vm))
}
