//! What `str`, `bytes` and `bytearray` share: their contents as bytes, making new ones, and the methods
//! that all three have. A method is written once; [`Form`] says at run time what it works on.
//!
//! A slice of an object's contents is valid while the object is reachable and, for a `bytearray`, not
//! changed. Methods take such slices of their arguments, which the VM stack keeps alive.

pub mod case;
pub mod codec;
pub mod find;
pub mod pad;
pub mod sequence;
pub mod split;
#[cfg(test)]
mod tests;
pub mod unicode;
pub mod utf8;

use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
pub use crate::obj::arguments::is_int;
use crate::obj::memoryview;
use crate::obj::slice::clamped;
use crate::vm::{Res, Vm};
use crate::{attr, ops};
use mpyc_abi::names;
use mpyc_abi::object::{self, Kind, flag};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// Which of the three types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// `str`
    Str,
    /// `bytes`
    Bytes,
    /// `bytearray`
    Bytearray,
}

/// Which of the three types `v` is of, if any; an instance of a subclass counts as what it stands for.
pub fn form(v: Value) -> Option<Form> {
    let v = ops::unwrap(v);
    if super::str::is_str(v) {
        return Some(Form::Str);
    }
    match ops::kind(v) {
        Some(Kind::Bytes) => Some(Form::Bytes),
        Some(Kind::Bytearray) => Some(Form::Bytearray),
        _ => None,
    }
}

/// The contents of one of the three types; empty for other values.
pub fn data(v: Value) -> &'static [u8] {
    let v = ops::unwrap(v);
    match ops::kind(v) {
        Some(Kind::Bytes | Kind::Bytearray) => {
            let (start, length) = place(v);
            if length == 0 { &[] } else { mem::bytes(start, length) }
        }
        _ => super::str::bytes(v),
    }
}

/// Address and number of the bytes of an object that is not a string of few bytes; views may have lost some.
pub fn place(v: Value) -> (u32, u32) {
    let length = r32(v.0 + 4);
    if !ops::is_kind(v, Kind::Bytearray) {
        return (v.0 + 8, length);
    }
    if memoryview::is_view(v) {
        let (start, whole) = place(memoryview::shown(v));
        let first = memoryview::first(v).min(whole);
        return (start + first, length.min(whole - first));
    }
    (r32(v.0 + 8) + 4, length)
}

/// The contents of a `bytes` or `bytearray`, as their type; `None` for other values.
pub fn binary_data(v: Value) -> Option<&'static [u8]> {
    match form(v) {
        Some(Form::Bytes | Form::Bytearray) => Some(data(v)),
        _ => None,
    }
}

/// The contents of any of the three types, as `int` and `float` read them; `None` for other values.
pub fn text(v: Value) -> Option<&'static [u8]> {
    form(v).map(|_| data(v))
}

/// The part of `data` from `from` to `to`; what lies outside is cut off.
pub fn part(data: &[u8], from: usize, to: usize) -> &[u8] {
    data.get(from..to.min(data.len())).unwrap_or(&[])
}

/// The one byte `b` as a slice.
pub fn byte(b: u8) -> &'static [u8] {
    BYTES.get(b as usize..b as usize + 1).unwrap_or(&[])
}

/// Every byte once.
static BYTES: [u8; 256] = {
    let mut all = [0; 256];
    let mut i = 0;
    while i < 256 {
        all[i] = i as u8;
        i += 1;
    }
    all
};

/// The number of the table of [`METHODS`], which no type has.
pub const TABLE: TypeId = TypeId(127);

/// Whether a type's values have the [`METHODS`].
pub fn covers(t: TypeId) -> bool {
    matches!(t, types::STR | types::BYTES | types::BYTEARRAY)
}

/// The methods that all three types have; each has a table with others.
pub static METHODS: &[Member] = crate::member_table! {
    fn COUNT (2, 4) PURE => find::count;
    fn FIND (2, 4) PURE => find::find;
    fn RFIND (2, 4) PURE => find::rfind;
    fn INDEX (2, 4) PURE => find::index;
    fn RINDEX (2, 4) PURE => find::rindex;
    fn REPLACE (3, 4) PURE => find::replace;
    fn STARTSWITH (2, 4) PURE => find::startswith;
    fn ENDSWITH (2, 4) PURE => find::endswith;
    fn REMOVEPREFIX (2, 2) PURE => find::removeprefix;
    fn REMOVESUFFIX (2, 2) PURE => find::removesuffix;
    fn SPLIT (1, 3) PURE + KW => split::split;
    fn RSPLIT (1, 3) PURE + KW => split::rsplit;
    fn SPLITLINES (1, 2) PURE + KW => split::splitlines;
    fn PARTITION (2, 2) PURE => split::partition;
    fn RPARTITION (2, 2) PURE => split::rpartition;
    fn JOIN (2, 2) PURE => split::join;
    fn STRIP (1, 2) PURE => pad::strip;
    fn LSTRIP (1, 2) PURE => pad::lstrip;
    fn RSTRIP (1, 2) PURE => pad::rstrip;
    fn CENTER (2, 3) PURE => pad::center;
    fn LJUST (2, 3) PURE => pad::ljust;
    fn RJUST (2, 3) PURE => pad::rjust;
    fn ZFILL (2, 2) PURE => pad::zfill;
    fn EXPANDTABS (1, 2) PURE + KW => pad::expandtabs;
    fn UPPER (1, 1) PURE => case::upper;
    fn LOWER (1, 1) PURE => case::lower;
    fn SWAPCASE (1, 1) PURE => case::swapcase;
    fn CAPITALIZE (1, 1) PURE => case::capitalize;
    fn TITLE (1, 1) PURE => case::title;
    fn ISSPACE (1, 1) PURE => case::isspace;
    fn ISALPHA (1, 1) PURE => case::isalpha;
    fn ISDIGIT (1, 1) PURE => case::isdigit;
    fn ISALNUM (1, 1) PURE => case::isalnum;
    fn ISUPPER (1, 1) PURE => case::isupper;
    fn ISLOWER (1, 1) PURE => case::islower;
    fn ISTITLE (1, 1) PURE => case::istitle;
    fn ISASCII (1, 1) PURE => case::isascii;
};

// ---- making

/// A new object of `length` zero bytes, to be filled through [`filling`] and then handed to [`finish`].
///
/// # Errors
/// MemoryError.
pub fn allocate(vm: &mut Vm, form: Form, length: usize) -> Res {
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    let size = 2 + (length >> 2) + u32::from(length & 3 != 0);
    let address = match form {
        Form::Str => vm.allocate(Kind::Str, 0, size)?,
        Form::Bytes => vm.allocate(Kind::Bytes, 0, size)?,
        Form::Bytearray => {
            let blob = if length == 0 { 0 } else { vm.allocate(Kind::Blob, 0, size - 1)? };
            vm.push(Value::object(blob));
            let array = vm.allocate(Kind::Bytearray, 0, 3)?;
            vm.pop();
            w32(array + 8, blob);
            array
        }
    };
    w32(address + 4, length);
    Ok(Value::object(address))
}

/// The contents of a new object, to write; there must be no other slice of them.
pub fn filling(v: Value) -> &'static mut [u8] {
    let (start, length) = place(v);
    if length == 0 { &mut [] } else { mem::bytes_mut(start, length) }
}

/// The canonical value of a filled object: a `str` gets its flags, and is replaced if it has a canonical form.
pub fn finish(v: Value) -> Value {
    if !ops::is_kind(v, Kind::Str) {
        return v;
    }
    let text = data(v);
    match text {
        [] => Value::str(names::EMPTY),
        [c] if *c < 128 => Value::char(*c),
        _ => {
            if text.is_ascii() {
                w32(v.0, r32(v.0) | (flag::ASCII as u32) << 8);
            }
            v
        }
    }
}

/// A new object with these contents, in canonical form.
///
/// # Errors
/// MemoryError.
pub fn new(vm: &mut Vm, form: Form, contents: &[u8]) -> Res {
    match contents {
        [] if form == Form::Str => return Ok(Value::str(names::EMPTY)),
        [c] if form == Form::Str && *c < 128 => return Ok(Value::char(*c)),
        _ => {}
    }
    let v = allocate(vm, form, contents.len())?;
    filling(v).copy_from_slice(contents);
    Ok(finish(v))
}

/// A new object whose contents are `pieces` one after the other.
///
/// # Errors
/// MemoryError.
pub fn concat(vm: &mut Vm, form: Form, pieces: &[&[u8]]) -> Res {
    let length = pieces.iter().map(|p| p.len()).sum();
    let v = allocate(vm, form, length)?;
    let mut writer = Writer::new(v);
    for piece in pieces {
        writer.put(piece);
    }
    Ok(finish(v))
}

/// Fills a new object from its start.
pub struct Writer {
    rest: &'static mut [u8],
}

impl Writer {
    /// A writer for an object of [`allocate`].
    pub fn new(v: Value) -> Writer {
        Writer { rest: filling(v) }
    }

    /// Writes bytes; what does not fit is dropped (callers measured first).
    pub fn put(&mut self, bytes: &[u8]) {
        let rest = core::mem::take(&mut self.rest);
        let (head, tail) = rest.split_at_mut(bytes.len().min(rest.len()));
        for (to, from) in head.iter_mut().zip(bytes) {
            *to = *from;
        }
        self.rest = tail;
    }

    /// Writes `bytes` `times` times.
    pub fn repeat(&mut self, bytes: &[u8], times: usize) {
        for _ in 0..times {
            self.put(bytes);
        }
    }
}

// ---- arguments of methods

/// The object whose method runs. One word: what it holds is looked up when it is asked for.
#[derive(Clone, Copy)]
pub struct Text {
    /// The object, of one of the three types.
    pub value: Value,
}

impl Text {
    /// The text of a value of one of the three types.
    pub fn of(v: Value) -> Option<Text> {
        let value = ops::unwrap(v);
        form(value).map(|_| Text { value })
    }

    /// Its contents; see the module for how long they are valid.
    pub fn data(self) -> &'static [u8] {
        data(self.value)
    }

    /// Its type.
    pub fn form(self) -> Form {
        form(self.value).unwrap_or(Form::Str)
    }

    /// Whether a character may take more than a byte.
    pub fn wide(self) -> bool {
        ops::is_kind(self.value, Kind::Str) && object::flags(r32(self.value.0)) & flag::ASCII == 0
    }

    /// Number of characters (of bytes, for `bytes`).
    pub fn len(self) -> usize {
        if self.wide() { utf8::count(self.data()) } else { self.data().len() }
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.data().is_empty()
    }

    /// Byte offset of character number `index`, at most the length.
    pub fn offset(self, index: usize) -> usize {
        if self.wide() { utf8::offset(self.data(), index) } else { index.min(self.data().len()) }
    }

    /// Number of the character at a byte offset.
    pub fn index(self, offset: usize) -> usize {
        if self.wide() { utf8::count(part(self.data(), 0, offset)) } else { offset }
    }

    /// Bytes that the character at a byte offset takes.
    pub fn width(self, offset: usize) -> usize {
        if self.wide() { self.data().get(offset).map_or(1, |&b| utf8::width(b)) } else { 1 }
    }

    /// A new object of the same type.
    ///
    /// # Errors
    /// MemoryError.
    pub fn make(self, vm: &mut Vm, contents: &[u8]) -> Res {
        new(vm, self.form(), contents)
    }

    /// The object itself if it cannot change and is all of `contents`, else a new one.
    ///
    /// # Errors
    /// MemoryError.
    pub fn same_or(self, vm: &mut Vm, contents: &[u8]) -> Res {
        if contents.len() == self.data().len() && self.form() != Form::Bytearray {
            return Ok(self.value);
        }
        self.make(vm, contents)
    }

    /// The contents of an argument that must be of a kind with this text: `str` with `str`, the others with each other.
    ///
    /// # Errors
    /// TypeError.
    pub fn peer(self, vm: &mut Vm, v: Value) -> Res<&'static [u8]> {
        match form(v) {
            Some(form) if (form == Form::Str) == (self.form() == Form::Str) => Ok(data(v)),
            _ => {
                let name = ops::type_name(vm, v);
                let wanted = if self.form() == Form::Str { names::STR } else { names::BYTES };
                Err(vm.type_error(Msg::CANT_CONVERT_IMPLICITLY, &[name, Value::str(wanted)]))
            }
        }
    }

    /// As [`Text::peer`], and for `bytes` and `bytearray` also an int 0..=255 that stands for one byte.
    ///
    /// # Errors
    /// TypeError, ValueError for an int out of range.
    pub fn peer_or_byte(self, vm: &mut Vm, v: Value) -> Res<&'static [u8]> {
        if self.form() != Form::Str && form(v).is_none() && is_int(v) {
            return byte_value(vm, v).map(byte);
        }
        self.peer(vm, v)
    }

    /// The range of bytes that optional arguments `first` (start) and `first + 1` (end) give; `None` if it is
    /// no range (start behind end).
    ///
    /// # Errors
    /// TypeError.
    pub fn span(self, vm: &mut Vm, args: Args, first: u32) -> Res<Option<(usize, usize)>> {
        let (start, end) = (args.get(first), args.get(first + 1));
        if start.is_null() && end.is_null() {
            return Ok(Some((0, self.data().len())));
        }
        let length = self.len() as i32;
        let start = bound(vm, start, 0, length)?;
        let end = bound(vm, end, length, length)?.min(length);
        Ok((start <= end).then(|| (self.offset(start as usize), self.offset(end as usize))))
    }
}

/// The object whose method runs: argument 0.
///
/// # Errors
/// TypeError.
pub fn this(vm: &mut Vm, args: Args) -> Res<Text> {
    if ops::is_kind(args.at(0), Kind::Bytearray) {
        plain_arguments(vm, args)?;
    }
    match Text::of(args.at(0)) {
        Some(text) => Ok(text),
        None => Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, args.at(0), Value::str(names::STR))),
    }
}

/// Calls the `__index__` of arguments that have one: it may change the array, whose bytes a method then reads.
fn plain_arguments(vm: &mut Vm, args: Args) -> Res<()> {
    for i in 1..args.len() + 2 * args.kw_len() {
        let at = args.base() + 4 * i;
        let v = Value::from_word(r32(at));
        if ops::is_kind(v, Kind::Instance) && attr::special(vm, v, names::DUNDER_INDEX).is_some() {
            let plain = ops::index(vm, v)?;
            w32(at, Value::small(plain).0);
        }
    }
    Ok(())
}

/// A start or end argument: counted from the end if negative, 0 or more. `default` if not given or `None`.
fn bound(vm: &mut Vm, v: Value, default: i32, length: i32) -> Res<i32> {
    if v.is_null() || v == Value::NONE {
        return Ok(default);
    }
    let i = clamped(vm, v)?;
    Ok(if i < 0 { (i + length).max(0) } else { i })
}

/// An int as a byte.
///
/// # Errors
/// TypeError, ValueError if it is not 0..=255.
pub fn byte_value(vm: &mut Vm, v: Value) -> Res<u8> {
    let i = clamped(vm, v)?;
    match u8::try_from(i) {
        Ok(b) => Ok(b),
        Err(_) => Err(vm.value_error(Msg::BYTE_RANGE, &[])),
    }
}

/// Raises UnicodeError.
pub fn unicode_error(vm: &mut Vm) -> crate::vm::Raised {
    vm.raise_value(types::UNICODE_ERROR, Value::NULL)
}
