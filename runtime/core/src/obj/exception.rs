//! Exceptions: class, arguments or a message not yet formatted, traceback, attributes, the exception before it.

use crate::import;
use crate::mem::{r8, r32, w8, w32};
use crate::msg::{self, Msg};
use crate::native::{Args, Member};
use crate::obj::{class, dict, str, tuple};
use crate::ops::{self, is_kind};
use crate::out::Out;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, words};
use mpyc_abi::tables::VAR;
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::Value;

/// Size in words.
pub const WORDS: u32 = 6;
const CLASS: u32 = 4;
const ARGS: u32 = 8;
/// Byte offset of the traceback.
pub(crate) const TRACEBACK: u32 = 12;
/// Byte offset of the dict of its own attributes, or NULL.
pub(crate) const ATTRIBUTES: u32 = 16;
/// Byte offset of the exception before it, or NULL.
const BEFORE: u32 = 20;
/// Byte offset of the flags.
const FLAGS: u32 = 1;

/// Flag: it was raised `from` something.
const SUPPRESSES: u8 = 1;
/// Flag: the exception before it is its cause.
const HAS_CAUSE: u8 = 2;
/// Flag: the exception before it was handled when it was raised. There is room for one exception: for another than the
/// cause the flag is not set.
const HAS_CONTEXT: u8 = 4;
/// The longest row of exceptions that is followed.
pub(crate) const LONGEST: u32 = 16;

/// An exception of a built-in type with a message; the text is made when it is asked for.
///
/// # Errors
/// MemoryError.
pub fn new_message(vm: &mut Vm, t: TypeId, text: Msg, args: &[Value]) -> Res {
    for &a in args {
        vm.push(a);
    }
    let message = vm.allocate(Kind::Message, 0, 2 + args.len() as u32)?;
    w32(message + 4, Value::small(text.0 as i32).0);
    for (i, a) in args.iter().enumerate() {
        w32(message + 8 + i as u32 * 4, a.0);
    }
    vm.push(Value::object(message));
    new(vm, Value::typ(t), Value::object(message))
}

/// An exception of a built-in type with one argument, or none for NULL.
///
/// # Errors
/// MemoryError.
pub fn new_value(vm: &mut Vm, t: TypeId, arg: Value) -> Res {
    vm.push(arg);
    let args = if arg.is_null() { vm.empty_tuple() } else { tuple::new(vm, &[arg])? };
    vm.push(args);
    new(vm, Value::typ(t), args)
}

fn new(vm: &mut Vm, class: Value, args: Value) -> Res {
    let e = vm.allocate(Kind::Exception, 0, WORDS)?;
    w32(e + CLASS, class.0);
    w32(e + ARGS, args.0);
    Ok(Value::object(e))
}

/// An exception of a type or class, called with arguments; keywords are for `__init__` alone.
///
/// # Errors
/// MemoryError; TypeError for keywords that nothing takes.
pub(crate) fn make(vm: &mut Vm, class: Value, args: Args) -> Res {
    if args.kw_len() != 0 && class.as_type().is_some() {
        return Err(vm.type_error(Msg::NO_KEYWORDS, &[]));
    }
    let mark = vm.mark();
    let given = tuple::from_stack(vm, args.base(), args.len())?;
    vm.push(class);
    vm.push(given);
    let e = new(vm, class, given)?;
    vm.cut(mark);
    Ok(e)
}

/// Drops the traceback, so that an exception object can be raised anew.
pub fn forget(_vm: &mut Vm, e: Value) {
    if is_kind(e, Kind::Exception) {
        w32(e.0 + TRACEBACK, 0);
    }
}

/// Gives an exception object of a built-in type a message.
pub(crate) fn set_message(e: Value, message: Value) {
    w32(e.0 + ARGS, message.0);
}

/// The class of an exception object: a type value or a class.
pub fn class(e: Value) -> Value {
    Value::from_word(r32(e.0 + CLASS))
}

/// The class of an instance of a class of the program, a metaclass of the program included; `None` for other values.
#[inline]
pub(crate) fn user_class(v: Value) -> Option<Value> {
    if !v.is_object() {
        return None;
    }
    let kind = r32(v.0) as u8;
    if kind == Kind::Instance as u8 {
        return Some(Value::from_word(r32(v.0 + 4)));
    }
    if kind == Kind::Exception as u8 {
        let class = class(v);
        return if is_kind(class, Kind::Class) { Some(class) } else { None };
    }
    class::meta(v)
}

/// Whether `v` is a type or class of exceptions.
pub(crate) fn is_exception_class(v: Value) -> bool {
    match v.as_type() {
        Some(t) => types::is_subtype(t, types::BASE_EXCEPTION),
        None => is_kind(v, Kind::Class) && class::is_exception_layout(v),
    }
}

/// Whether `v` is what an `except` clause may name.
pub(crate) fn is_class_or_tuple(v: Value) -> bool {
    if is_kind(v, Kind::Tuple) {
        return tuple::items(v).iter().all(|&c| is_exception_class(c));
    }
    is_exception_class(v)
}

/// Whether `e` is an exception of one of the classes.
pub(crate) fn matches(_vm: &Vm, e: Value, classes: Value) -> bool {
    if !is_kind(e, Kind::Exception) {
        return false;
    }
    let own = class(e);
    if is_kind(classes, Kind::Tuple) {
        return tuple::items(classes).iter().any(|&c| class::is_subclass(own, c));
    }
    class::is_subclass(own, classes)
}

/// The exception that `raise v` or `throw(v)` means.
///
/// # Errors
/// TypeError with the text `otherwise` if `v` is neither exception nor class of exceptions; whatever calling the class
/// raises.
pub(crate) fn instance_of(vm: &mut Vm, v: Value, otherwise: Msg) -> Res {
    if is_kind(v, Kind::Exception) {
        return Ok(v);
    }
    if is_exception_class(v) {
        let made = ops::call(vm, v, &[])?;
        if is_kind(made, Kind::Exception) {
            return Ok(made);
        }
    }
    Err(vm.type_error(otherwise, &[]))
}

// ---- rows of exceptions

fn flags(e: Value) -> u8 {
    r8(e.0 + FLAGS)
}

fn before(e: Value) -> Value {
    Value::from_word(r32(e.0 + BEFORE))
}

fn set_before(e: Value, before: Value, flags: u8) {
    w32(e.0 + BEFORE, before.0);
    w8(e.0 + FLAGS, flags);
}

/// Makes an exception, or None, the cause of another one.
pub(crate) fn set_cause(e: Value, cause: Value) {
    if cause == Value::NONE {
        set_before(e, Value::NULL, SUPPRESSES);
    } else {
        set_before(e, cause, SUPPRESSES | HAS_CAUSE);
    }
}

/// Remembers the exception that was handled when another one was raised.
pub(crate) fn set_context(e: Value, handled: Value) {
    let has_cause = flags(e) & HAS_CAUSE != 0;
    if e == handled || (has_cause && before(e) != handled) {
        return;
    }
    // One that has led to itself would have no end.
    let mut at = handled;
    for _ in 0..LONGEST {
        let next = before(at);
        if next == e && flags(at) & HAS_CAUSE == 0 {
            set_before(at, Value::NULL, flags(at) & SUPPRESSES);
        }
        if next.is_null() {
            break;
        }
        at = next;
    }
    set_before(e, handled, flags(e) | HAS_CONTEXT);
}

/// The exception that is reported `most` places before another one, or the first one; the text between it and the next
/// one; how many places there are.
pub(crate) fn reported_before(e: Value, most: u32) -> (Value, Msg, u32) {
    let (mut at, mut text, mut places) = (e, Msg::DURING_HANDLING, 0);
    while places < most {
        let (flags, next) = (flags(at), before(at));
        if next.is_null() || next == e || flags & (SUPPRESSES | HAS_CAUSE) == SUPPRESSES {
            break;
        }
        text = if flags & HAS_CAUSE != 0 { Msg::DIRECT_CAUSE } else { Msg::DURING_HANDLING };
        at = next;
        places += 1;
    }
    (at, text, places)
}

/// The arguments as a tuple; a message is formatted.
///
/// # Errors
/// MemoryError.
pub fn args(vm: &mut Vm, e: Value) -> Res {
    let args = Value::from_word(r32(e.0 + ARGS));
    if !is_kind(args, Kind::Message) {
        return Ok(args);
    }
    let mark = vm.mark();
    vm.push(e);
    let mut out = Out::string(vm);
    print_message(vm, args, &mut out)?;
    let text = out.finish(vm)?;
    vm.push(text);
    let tuple = tuple::new(vm, &[text])?;
    vm.cut(mark);
    w32(e.0 + ARGS, tuple.0);
    Ok(tuple)
}

/// The first argument, or None.
///
/// # Errors
/// MemoryError.
pub(crate) fn value(vm: &mut Vm, e: Value) -> Res {
    let args = args(vm, e)?;
    Ok(tuple::items(args).first().copied().unwrap_or(Value::NONE))
}

/// The text of an exception that the machine raised, unless its arguments were asked for since.
pub(crate) fn message(e: Value) -> Option<Msg> {
    let held = Value::from_word(r32(e.0 + ARGS));
    is_kind(held, Kind::Message).then(|| number(held))
}

fn number(message: Value) -> Msg {
    Msg(Value::from_word(r32(message.0 + 4)).as_small() as u16)
}

fn print_message(vm: &mut Vm, message: Value, out: &mut Out) -> Res<()> {
    let text = number(message).text();
    let count = words(r32(message.0)) - 2;
    let mut i = 0;
    for byte in text {
        if byte != msg::ARGUMENT {
            out.put(vm, &[byte])?;
            continue;
        }
        let arg = if i < count { Value::from_word(r32(message.0 + 8 + i * 4)) } else { Value::NONE };
        i += 1;
        print_argument(vm, arg, out)?;
    }
    Ok(())
}

fn print_argument(vm: &mut Vm, arg: Value, out: &mut Out) -> Res<()> {
    if str::is_str(arg) {
        return out.put(vm, str::bytes(arg));
    }
    if class::is_class(arg) {
        let name = class::name(arg);
        return out.put(vm, str::bytes(name));
    }
    ops::print(vm, arg, out, true)
}

/// Writes `str` or `repr` of an exception.
///
/// # Errors
/// Whatever printing the arguments raises.
pub fn print(vm: &mut Vm, e: Value, out: &mut Out, repr: bool) -> Res<()> {
    let own = class(e);
    if repr {
        let name = class::name(own);
        out.put(vm, str::bytes(name))?;
        let args = args(vm, e)?;
        if tuple::len(args) == 1 {
            out.text(vm, "(")?;
            ops::print(vm, tuple::get(args, 0), out, true)?;
            return out.text(vm, ")");
        }
        return ops::print(vm, args, out, true);
    }
    let held = Value::from_word(r32(e.0 + ARGS));
    if is_kind(held, Kind::Message) {
        return print_message(vm, held, out);
    }
    // What the carried module says of an error of the system, in images that have it.
    if class::is_subclass(own, Value::typ(types::OS_ERROR))
        && let Some(text) = import::carried(vm, names::ERRNO, names::DUNDER_FORMAT)?
        && let text = ops::call(vm, text, tuple::items(held))?
        && text != Value::NONE
    {
        vm.push(text);
        ops::print(vm, text, out, false)?;
        vm.pop();
        return Ok(());
    }
    match tuple::len(held) {
        0 => Ok(()),
        1 => {
            let key = class::is_subclass(own, Value::typ(types::KEY_ERROR));
            ops::print(vm, tuple::get(held, 0), out, key)
        }
        _ => ops::print(vm, held, out, true),
    }
}

/// Stores or deletes an attribute of its own; `false` if there is none to delete.
///
/// # Errors
/// MemoryError; TypeError for `args` that are no tuple.
pub(crate) fn set_attribute(vm: &mut Vm, e: Value, name: Value, value: Value) -> Res<bool> {
    if name == Value::str(names::ARGS) && is_kind(value, Kind::Tuple) {
        w32(e.0 + ARGS, value.0);
        return Ok(true);
    }
    let mut own = Value::from_word(r32(e.0 + ATTRIBUTES));
    if value.is_null() {
        return Ok(!own.is_null() && dict::remove_str(own, name).is_some());
    }
    if own.is_null() {
        let mark = vm.mark();
        for held in [e, name, value] {
            vm.push(held);
        }
        own = dict::new(vm, 0)?;
        vm.cut(mark);
        w32(e.0 + ATTRIBUTES, own.0);
    }
    dict::set(vm, own, name, value)?;
    Ok(true)
}

// ---- members

fn get_args(vm: &mut Vm, given: Args) -> Res {
    args(vm, given.at(0))
}

/// The exception before it, if that flag is set.
fn get_before(args: Args, flag: u8) -> Value {
    let e = args.at(0);
    if is_kind(e, Kind::Exception) && flags(e) & flag != 0 { before(e) } else { Value::NONE }
}

fn get_cause(_vm: &mut Vm, given: Args) -> Res {
    Ok(get_before(given, HAS_CAUSE))
}

fn get_context(_vm: &mut Vm, given: Args) -> Res {
    Ok(get_before(given, HAS_CONTEXT))
}

fn get_suppress(_vm: &mut Vm, given: Args) -> Res {
    Ok(Value::bool(flags(given.at(0)) & SUPPRESSES != 0))
}

fn get_value(vm: &mut Vm, given: Args) -> Res {
    value(vm, given.at(0))
}

/// `__init__`: replaces the arguments.
fn init(vm: &mut Vm, given: Args) -> Res {
    let e = given.at(0);
    if !is_kind(e, Kind::Exception) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let args = tuple::from_stack(vm, given.base() + 4, given.len() - 1)?;
    w32(e.0 + ARGS, args.0);
    Ok(Value::NONE)
}

/// Members of every exception.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DUNDER_INIT (1, VAR) PLAIN => init;
    fn ARGS (1, 1) GETTER => get_args;
    fn DUNDER_CAUSE (1, 1) GETTER => get_cause;
    fn DUNDER_CONTEXT (1, 1) GETTER => get_context;
    fn DUNDER_SUPPRESS_CONTEXT (1, 1) GETTER => get_suppress;
};

/// Members of StopIteration.
pub static STOP_MEMBERS: &[Member] = crate::member_table! {
    fn VALUE (1, 1) GETTER => get_value;
};

/// Members of OSError.
pub static OS_MEMBERS: &[Member] = crate::member_table! {
    fn ERRNO (1, 1) GETTER => get_value;
};
