//! Calls: any callable, with arguments that lie on the VM stack above it.
//!
//! A call has the callee at the address `slot`, `pos` positional arguments above it, then `kw` pairs
//! (name, value), and `vm.sp` behind the last of them. A Python function becomes a frame in place; anything
//! else is done at once. Binding rules: Python's, as MicroPython's bytecode lays them out.

use crate::code_object;
use crate::frame::{Action, Then, is_function};
use crate::mem::{self, r8, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member, MemberKind, accepts};
use crate::obj::{cell, class, dict, exception, generator, type_object};
use crate::vm::{Res, Vm};
use crate::{attr, interp, ops};
use mpyc_abi::object::{self, Kind, code};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{names, tables, types};

/// What became of a call.
pub(crate) enum Called {
    /// A frame was pushed; its result will go where the action says.
    Pushed,
    /// The result; the stack still holds callee and arguments.
    Done(Value),
}

/// Byte offsets in a `Function` object.
pub(crate) const FUNCTION_CODE: u32 = 4;
pub(crate) const FUNCTION_GLOBALS: u32 = 8;
const FUNCTION_DEFAULTS: u32 = 12;
const FUNCTION_KW_DEFAULTS: u32 = object::function::KW_DEFAULTS * 4;
/// Words of a `Function` without captured cells but with defaults.
pub(crate) const FUNCTION_WORDS: u32 = object::function::WORDS;
/// Words of a `Function` with neither.
pub(crate) const PLAIN_FUNCTION_WORDS: u32 = object::function::PLAIN_WORDS;

/// Most objects that a call may go through on its way to a function.
const MAX_HOPS: u32 = 64;

/// Calls what lies at `slot`; see the module.
///
/// # Errors
/// TypeError for what cannot be called or wrong arguments; whatever a native function raises.
pub(crate) fn call(vm: &mut Vm, slot: u32, mut pos: u32, kw: u32, action: Action) -> Res<Called> {
    // Methods bound to methods and `__call__` of `__call__`: more than this are a circle.
    for _ in 0..MAX_HOPS {
        let callee = Value::from_word(r32(slot));
        if callee.is(Immediate::Native) {
            return call_native(vm, slot, callee, pos, kw, action);
        }
        if let Some(t) = callee.as_type() {
            return type_object::call(vm, t, Args::new(slot + 4, pos as u16, kw as u8)).map(Called::Done);
        }
        match ops::kind(callee) {
            Some(Kind::Function | Kind::PlainFunction) => return call_function(vm, slot, callee, pos, kw, action),
            Some(Kind::BoundMethod) => {
                let (this, function) = (r32(callee.0 + 4), r32(callee.0 + 8));
                insert(vm, slot + 4, 1)?;
                w32(slot, function);
                w32(slot + 4, this);
                pos += 1;
            }
            Some(Kind::Class) => return class::call(vm, slot, callee, pos, kw, action),
            _ => pos += call_special(vm, slot, callee)?,
        }
    }
    Err(vm.raise(types::RECURSION_ERROR, Msg::RECURSION, &[]))
}

/// Replaces an object by its `__call__`; returns how many arguments that adds.
fn call_special(vm: &mut Vm, slot: u32, callee: Value) -> Res<u32> {
    match attr::special(vm, callee, names::DUNDER_CALL) {
        Some((function, this)) => {
            w32(slot, function.0);
            if this.is_null() {
                return Ok(0);
            }
            insert(vm, slot + 4, 1)?;
            w32(slot + 4, this.0);
            Ok(1)
        }
        None => Err(vm.type_error_about(Msg::NOT_CALLABLE, callee, Value::NULL)),
    }
}

/// Makes room for `words` words at a stack address by moving what lies above it up. They are NULL after.
pub(crate) fn insert(vm: &mut Vm, at: u32, words: u32) -> Res<()> {
    if words > 4 {
        vm.room(vm.sp + words * 4)?;
    }
    mem::copy(at, at + words * 4, vm.sp - at);
    mem::clear(at, words);
    vm.sp += words * 4;
    Ok(())
}

/// Calls and does with the result what the action says, at once or when the pushed frame leaves.
///
/// # Errors
/// As [`call`].
pub(crate) fn call_then(vm: &mut Vm, slot: u32, pos: u32, kw: u32, action: Action) -> Res<Option<Value>> {
    match call(vm, slot, pos, kw, action)? {
        Called::Pushed => Ok(None),
        Called::Done(v) => {
            vm.sp = slot;
            crate::resume::deliver(vm, action, v)
        }
    }
}

/// As [`call_then`], for opcodes without keywords, whose result is pushed.
///
/// # Errors
/// As [`call`].
pub(crate) fn call_and_push(vm: &mut Vm, slot: u32, pos: u32) -> Res<Option<Value>> {
    let callee = vm.at(slot);
    let called = if callee.is(Immediate::Native) {
        call_native(vm, slot, callee, pos, 0, Action::PUSH)?
    } else {
        call(vm, slot, pos, 0, Action::PUSH)?
    };
    if let Called::Done(v) = called {
        vm.sp = slot;
        vm.push(v);
    }
    Ok(None)
}

/// Calls what lies at `slot` from native code and cuts the stack to `slot`.
///
/// # Errors
/// As [`call`]; whatever the callee raises; RuntimeError when the native stack is used up.
pub(crate) fn call_from_native(vm: &mut Vm, slot: u32, pos: u32, kw: u32) -> Res {
    vm.check_recursion()?;
    let saved = vm.frame.action;
    let result = match call(vm, slot, pos, kw, Action::of(Then::Native)) {
        Ok(Called::Done(v)) => Ok(v),
        Ok(Called::Pushed) => interp::run(vm),
        Err(raised) => Err(raised),
    };
    vm.frame.action = saved;
    vm.frame.unwound = false;
    vm.sp = slot;
    result
}

// ---- native functions

/// The member that a native function value names.
pub(crate) fn native_member(vm: &Vm, native: Value) -> Option<&'static Member> {
    let (table, row) = ((native.index() >> 8) as u8, native.index() as u8);
    let members = if table < 128 { type_object::members(vm, table) } else { crate::modules::members(vm, table - 128) };
    members.get(row as usize)
}

#[inline(never)]
fn call_native(vm: &mut Vm, slot: u32, native: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    let Some(member) = native_member(vm, native) else {
        return Err(vm.type_error(Msg::NOT_CALLABLE, &[Value::str(names::FUNCTION)]));
    };
    let MemberKind::Function(function) = member.kind() else {
        return Err(vm.type_error(Msg::NOT_CALLABLE, &[Value::str(names::FUNCTION)]));
    };
    if !accepts(member, pos) || (kw != 0 && member.flags() & tables::KW == 0) || pos > 0xFFFF {
        return Err(wrong_native_arguments(vm, member, pos, kw));
    }
    #[cfg(any(feature = "host", test))]
    crate::evaluate::check_native(vm, native, member);
    vm.frame.action = action;
    let result = function(vm, Args::new(slot + 4, pos as u16, kw as u8))?;
    Ok(if result.is_null() { Called::Pushed } else { Called::Done(result) })
}

#[cold]
fn wrong_native_arguments(vm: &mut Vm, member: &Member, pos: u32, kw: u32) -> crate::vm::Raised {
    if kw != 0 && member.flags() & tables::KW == 0 {
        return vm.type_error(Msg::NO_KEYWORDS, &[]);
    }
    let given = Value::small(pos as i32);
    if member.min == member.max {
        return vm.type_error(Msg::WRONG_ARG_COUNT, &[Value::small(member.min as i32), given]);
    }
    if pos < member.min as u32 {
        let missing = Value::small((member.min as u32 - pos) as i32);
        return vm.type_error(Msg::MISSING_ARGS, &[missing]);
    }
    vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(member.max as i32), given])
}

// ---- Python functions

/// Words of what a function has besides its code: none if it is its code.
fn function_words(function: Value) -> u32 {
    let header = r32(function.0);
    if header as u8 == Kind::PlainFunction as u8 { 0 } else { object::words(header) }
}

fn call_function(vm: &mut Vm, slot: u32, function: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    let code = code_object::code_of(function.0);
    let params = code_object::params(code);
    let (positional, kwonly, flags) = (params & 0xFF, params >> 8 & 0xFF, (params >> 16) as u8);
    let captured = function_words(function).saturating_sub(FUNCTION_WORDS);
    let mut pos = pos;
    if captured != 0 {
        insert(vm, slot + 4, captured)?;
        mem::copy(function.0 + FUNCTION_WORDS * 4, slot + 4, captured * 4);
        pos += captured;
    }
    let mut bound = pos;
    if kw != 0 || flags & !code::GENERATOR != 0 || kwonly != 0 || pos != positional {
        bound = Binding::new(slot + 4, pos, kw, function, captured).bind(vm)?;
    }
    vm.enter(slot, code, bound, action)?;
    if params >> 24 != 0 {
        wrap_cells(vm, code)?;
    }
    if flags & code::GENERATOR != 0 {
        let made = generator::new(vm);
        vm.leave();
        return made.map(Called::Done);
    }
    Ok(Called::Pushed)
}

/// Wraps the locals that inner functions capture, in the frame just entered.
fn wrap_cells(vm: &mut Vm, code: u32) -> Res<()> {
    for at in code_object::cells(code) {
        let local = vm.frame.fp + r8(at) as u32 * 4;
        let made = cell::new(vm, Value::from_word(r32(local)))?;
        w32(local, made.0);
    }
    Ok(())
}

/// The slow way to bind arguments: defaults, keywords, stars.
///
/// The arguments move up by as many words as the callee has parameters; these are then filled from below.
struct Binding {
    /// Address of local 0.
    base: u32,
    /// Address of the arguments, above the parameters.
    given: u32,
    pos: u32,
    kw: u32,
    function: Value,
    captured: u32,
    code: u32,
    /// Positional parameters, keyword-only ones.
    positional: u32,
    kwonly: u32,
    flags: u8,
}

impl Binding {
    fn new(base: u32, pos: u32, kw: u32, function: Value, captured: u32) -> Binding {
        let code = code_object::code_of(function.0);
        let params = code_object::params(code);
        Binding {
            base,
            given: 0,
            pos,
            kw,
            function,
            captured,
            code,
            positional: params & 0xFF,
            kwonly: params >> 8 & 0xFF,
            flags: (params >> 16) as u8,
        }
    }

    /// What a function that is not its code has for defaults; NULL if it is a short one without.
    fn part(&self, offset: u32) -> Value {
        let is_short = function_words(self.function) < FUNCTION_WORDS;
        if is_short { Value::NULL } else { Value::from_word(r32(self.function.0 + offset)) }
    }

    fn var_args(&self) -> Option<u32> {
        (self.flags & code::VAR_ARGS != 0).then_some(self.positional + self.kwonly)
    }

    fn var_keywords(&self) -> Option<u32> {
        let after_args = (self.flags & code::VAR_ARGS != 0) as u32;
        (self.flags & code::VAR_KEYWORDS != 0).then_some(self.positional + self.kwonly + after_args)
    }

    fn total(&self) -> u32 {
        let stars = self.flags & (code::VAR_ARGS | code::VAR_KEYWORDS);
        self.positional + self.kwonly + stars.count_ones()
    }

    fn param(&self, i: u32) -> u32 {
        self.base + i * 4
    }

    /// Fills the parameters; returns how many locals are bound.
    fn bind(mut self, vm: &mut Vm) -> Res<u32> {
        let total = self.total();
        vm.room(vm.sp + total * 4)?;
        insert(vm, self.base, total)?;
        self.given = self.base + total * 4;
        self.bind_positional(vm)?;
        if let Some(i) = self.var_keywords() {
            let d = dict::new(vm, 0)?;
            w32(self.param(i), d.0);
        }
        for i in 0..self.kw {
            self.bind_keyword(vm, i)?;
        }
        self.bind_defaults(vm)?;
        self.bind_kwonly(vm)?;
        vm.sp = self.given;
        Ok(total)
    }

    fn bind_positional(&self, vm: &mut Vm) -> Res<()> {
        let direct = self.pos.min(self.positional);
        mem::copy(self.given, self.base, direct * 4);
        let surplus = self.pos - direct;
        if let Some(i) = self.var_args() {
            let tuple = crate::obj::tuple::from_stack(vm, self.given + direct * 4, surplus)?;
            w32(self.param(i), tuple.0);
        } else if surplus > 0 {
            return Err(self.wrong_count(vm));
        }
        Ok(())
    }

    fn wrong_count(&self, vm: &mut Vm) -> crate::vm::Raised {
        let takes = Value::small((self.positional - self.captured.min(self.positional)) as i32);
        let given = Value::small((self.pos - self.captured.min(self.pos)) as i32);
        vm.type_error(Msg::WRONG_ARG_COUNT, &[takes, given])
    }

    /// The parameter with that name.
    fn find_param(&self, name: Value) -> Option<u32> {
        if name == Value::str(names::STAR) {
            return None;
        }
        let (table, mut at) = (code_object::names(self.code), code_object::parameters(self.code).start);
        for i in 0..self.positional + self.kwonly {
            let index = interp::uint(&mut at);
            if r32(table + index * 4) == name.0 {
                return Some(i);
            }
        }
        None
    }

    fn bind_keyword(&self, vm: &mut Vm, i: u32) -> Res<()> {
        let at = self.given + (self.pos + i * 2) * 4;
        let (name, value) = (Value::from_word(r32(at)), Value::from_word(r32(at + 4)));
        if let Some(p) = self.find_param(name) {
            if r32(self.param(p)) != 0 {
                return Err(vm.type_error(Msg::MULTIPLE_VALUES, &[name]));
            }
            w32(self.param(p), value.0);
            return Ok(());
        }
        let Some(rest) = self.var_keywords() else {
            return Err(vm.type_error(Msg::UNEXPECTED_KEYWORD, &[name]));
        };
        let rest = Value::from_word(r32(self.param(rest)));
        if crate::namespace::get(vm, rest, name).is_some() {
            return Err(vm.type_error(Msg::MULTIPLE_VALUES, &[name]));
        }
        dict::set(vm, rest, name, value)
    }

    fn bind_defaults(&self, vm: &mut Vm) -> Res<()> {
        let is_code = self.function.0 == self.code;
        let defaults = if is_code { code_object::defaults(self.code) } else { self.part(FUNCTION_DEFAULTS) };
        let count = if defaults.is_null() { 0 } else { crate::obj::tuple::len(defaults) };
        let first = self.positional - count.min(self.positional);
        for i in 0..self.positional {
            if r32(self.param(i)) != 0 {
                continue;
            }
            if i < first {
                if self.kw == 0 {
                    return Err(self.wrong_count(vm));
                }
                let number = Value::small((i + 1 - self.captured.min(i)) as i32);
                return Err(vm.type_error(Msg::MISSING_POSITIONAL, &[number]));
            }
            w32(self.param(i), r32(defaults.0 + 4 + (i - first) * 4));
        }
        Ok(())
    }

    fn bind_kwonly(&self, vm: &mut Vm) -> Res<()> {
        let defaults = self.part(FUNCTION_KW_DEFAULTS);
        let (table, mut at) = (code_object::names(self.code), code_object::parameters(self.code).start);
        for i in 0..self.positional + self.kwonly {
            let index = interp::uint(&mut at);
            if i < self.positional || r32(self.param(i)) != 0 {
                continue;
            }
            let name = Value::from_word(r32(table + index * 4));
            let value = if defaults.is_null() { None } else { crate::namespace::get(vm, defaults, name) };
            let Some(value) = value else {
                return Err(vm.type_error(Msg::MISSING_KEYWORD, &[name]));
            };
            w32(self.param(i), value.0);
        }
        Ok(())
    }
}

// ---- calls with stars

/// Turns the arguments of a CALL_*_VAR_KW into plain ones: the callee at `slot`, `fixed` leading arguments that
/// cannot be starred, then `pos` arguments of which `stars` has a bit each, then `kw` pairs, NULL names being `**`.
/// Returns the numbers of plain positional arguments and pairs.
///
/// # Errors
/// TypeError for what is no iterable or mapping; whatever iterating raises.
pub(crate) fn expand_stars(vm: &mut Vm, slot: u32, fixed: u32, pos: u32, kw: u32, stars: u32) -> Res<(u32, u32)> {
    let args = slot + 4;
    let start = vm.sp;
    for i in 0..fixed + pos {
        let v = Value::from_word(r32(args + i * 4));
        if i >= fixed && i - fixed < 31 && stars >> (i - fixed) & 1 != 0 {
            push_items(vm, v)?;
        } else {
            vm.reserve(1)?;
            vm.push(v);
        }
    }
    let positional = (vm.sp - start) / 4;
    let pairs = args + (fixed + pos) * 4;
    for i in 0..kw {
        let (name, value) = (Value::from_word(r32(pairs + i * 8)), Value::from_word(r32(pairs + i * 8 + 4)));
        if name.is_null() {
            push_pairs(vm, value)?;
        } else {
            vm.reserve(2)?;
            vm.push(name);
            vm.push(value);
        }
    }
    let words = (vm.sp - start) / 4;
    mem::copy(start, args, words * 4);
    vm.sp = args + words * 4;
    let keywords = (words - positional) / 2;
    if keywords > 0xFF || positional > 0xFFFF {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    Ok((positional, keywords))
}

/// Pushes all items of an iterable.
pub(crate) fn push_items(vm: &mut Vm, v: Value) -> Res<()> {
    let iterator = ops::iter(vm, v)?;
    let hold = vm.mark();
    vm.push(iterator);
    while let Some(item) = ops::next(vm, iterator)? {
        vm.reserve(1)?;
        vm.push(item);
    }
    let count = vm.sp - hold - 4;
    mem::copy(hold + 4, hold, count);
    vm.sp = hold + count;
    Ok(())
}

/// Pushes all (name, value) pairs of a mapping.
fn push_pairs(vm: &mut Vm, mapping: Value) -> Res<()> {
    let plain = ops::unwrap(mapping);
    if ops::is_kind(plain, Kind::Dict) {
        let mut i = 0;
        while let Some((key, value)) = dict::next(plain, &mut i) {
            push_pair(vm, key, value)?;
        }
        return Ok(());
    }
    let keys = ops::load_attr(vm, mapping, Value::str(names::KEYS))?;
    let keys = ops::call(vm, keys, &[])?;
    vm.reserve(4)?;
    vm.push(keys);
    let start = vm.mark();
    push_items(vm, keys)?;
    let count = (vm.sp - start) / 4;
    for i in 0..count {
        let key = vm.at(start + i * 4);
        let value = ops::subscr(vm, mapping, key)?;
        push_pair(vm, key, value)?;
    }
    let pairs = start + count * 4;
    let bytes = vm.sp - pairs;
    mem::copy(pairs, start - 4, bytes);
    vm.sp = start - 4 + bytes;
    Ok(())
}

fn push_pair(vm: &mut Vm, key: Value, value: Value) -> Res<()> {
    if !crate::obj::str::is_str(key) {
        return Err(vm.type_error_about(Msg::CANT_CONVERT_IMPLICITLY, key, Value::str(names::STR)));
    }
    vm.reserve(2)?;
    vm.push(key);
    vm.push(value);
    let name = crate::obj::intern::intern_value(vm, key)?;
    w32(vm.sp - 8, name.0);
    Ok(())
}

/// Makes a function of a code object: globals are those of the running function. `defaults` and
/// `kw_defaults` may be NULL; `cells` cells lie at a stack address.
///
/// # Errors
/// MemoryError.
pub(crate) fn make_function(
    vm: &mut Vm,
    code: Value,
    globals: Value,
    defaults: Value,
    kw_defaults: Value,
    cells: (u32, u32),
) -> Res {
    let (from, count) = cells;
    let is_plain = defaults.is_null() && kw_defaults.is_null() && count == 0;
    let words = if is_plain { PLAIN_FUNCTION_WORDS } else { FUNCTION_WORDS + count };
    let function = vm.allocate(Kind::Function, 0, words)?;
    w32(function + FUNCTION_CODE, code.0);
    w32(function + FUNCTION_GLOBALS, globals.0);
    if !is_plain {
        w32(function + FUNCTION_DEFAULTS, defaults.0);
        w32(function + FUNCTION_KW_DEFAULTS, kw_defaults.0);
        mem::copy(from, function + FUNCTION_WORDS * 4, count * 4);
    }
    Ok(Value::object(function))
}

/// Makes the code object of a `def` its function, too, instead of an object more, if it is in RAM, is no function yet, and all
/// functions of its unit have the same globals; says whether that could be done.
pub(crate) fn join_function(vm: &Vm, code: Value, globals: Value) -> bool {
    // What lies below the heap is an image.
    if code.0 < vm.heap.frontier() || r8(code.0) != Kind::Code as u8 {
        return false;
    }
    let place = code_object::unit_globals(code.0);
    match r32(place) {
        0 => w32(place, globals.0),
        known if known != globals.0 => return false,
        _ => {}
    }
    mem::w8(code.0, Kind::PlainFunction as u8);
    true
}

/// Whether a value can be called.
pub(crate) fn is_callable(vm: &mut Vm, v: Value) -> bool {
    v.is(Immediate::Native)
        || v.is(Immediate::Type)
        || is_function(v)
        || matches!(ops::kind(v), Some(Kind::BoundMethod | Kind::Class))
        || (exception::user_class(v).is_some() && attr::special(vm, v, names::DUNDER_CALL).is_some())
}
