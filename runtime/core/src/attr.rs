//! Attributes: look-up, storing and deleting, for every kind of object.
//!
//! Names are interned strings. A look-up never calls Python code: it says what would have to be called
//! (`Attr::Call`), and the interpreter pushes a frame for that or native code calls it.

use crate::frame::{Action, Then};
use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::obj::{class, exception, function, instance, module, pair, type_object};
use crate::ops::{self, is_kind};
use crate::resume::is_raised;
use crate::vm::{Raised, Res, Vm};
use crate::{call, namespace};
use mpyc_abi::object::{Kind, class as class_words};
use mpyc_abi::value::{Immediate, Value};
use mpyc_abi::{names, types};

/// What a look-up found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Attr {
    /// Nothing.
    Missing,
    /// There was no memory to make it: the exception is the machine's.
    Failed,
    /// The value.
    Value(Value),
    /// A function to be called with `self` in front.
    Method(Value, Value),
    /// The result of calling a function with so many arguments: property, `__getattr__`, `__get__`.
    Call(Value, [Value; 3], u8),
}

impl Attr {
    /// An attribute that is made when asked for.
    pub(crate) fn made(made: Res) -> Attr {
        made.map_or(Attr::Failed, Attr::Value)
    }
}

/// The exception of [`Attr::Failed`].
#[cold]
pub(crate) fn failed(vm: &mut Vm) -> Raised {
    vm.raise_object(vm.exception())
}

/// Looks up `v.name`.
pub(crate) fn lookup(vm: &mut Vm, v: Value, name: Value) -> Attr {
    if let Some(t) = v.as_type() {
        let found = type_object::attribute(vm, t, name);
        return or_class(vm, v, name, found);
    }
    match ops::kind(v) {
        Some(Kind::Instance) => return instance_attribute(vm, v, name),
        Some(Kind::Class) => {
            let found = class::attribute(vm, v, name);
            return match class::meta(v) {
                Some(meta) if matches!(found, Attr::Missing) => class_attribute(vm, v, meta, name),
                _ => or_class(vm, v, name, found),
            };
        }
        Some(Kind::Exception) => return exception_attribute(vm, v, name),
        Some(Kind::Module) => return module::attribute(vm, v, name),
        Some(Kind::Pair) if pair::is_super(v) => return super_attribute(vm, r32(v.0 + 4), r32(v.0 + 8), name),
        _ => {}
    }
    if v.is(Immediate::Module) {
        return module::builtin_attribute(vm, v, name);
    }
    let t = type_object::type_id(vm, v);
    let found = type_object::method(vm, t, name).map_or(Attr::Missing, |row| type_object::bind(vm, t, row, v));
    or_class(vm, v, name, found)
}

/// `__class__` of what has no such attribute, and what functions have.
fn or_class(vm: &mut Vm, v: Value, name: Value, found: Attr) -> Attr {
    if !matches!(found, Attr::Missing) {
        return found;
    }
    if name == Value::str(names::DUNDER_CLASS) {
        return Attr::Value(ops::type_of(vm, v));
    }
    function::attribute(vm, v, name)
}

fn instance_attribute(vm: &mut Vm, v: Value, name: Value) -> Attr {
    let cls = Value::from_word(r32(v.0 + 4));
    let bits = class::traits(vm, cls);
    if bits & class_words::HAS_DESCRIPTORS != 0
        && let Some(found) = class::lookup(vm, cls, name)
        && pair::is_property(found)
    {
        return bind(vm, found, v, cls);
    }
    if let Some(found) = instance::get(v, name) {
        return Attr::Value(found);
    }
    class_attribute(vm, v, cls, name)
}

/// An attribute of an instance that comes from its class.
fn class_attribute(vm: &mut Vm, v: Value, cls: Value, name: Value) -> Attr {
    if let Some(found) = class::lookup(vm, cls, name) {
        return bind(vm, found, v, cls);
    }
    if name == Value::str(names::DUNDER_CLASS) {
        return Attr::Value(cls);
    }
    if class::traits(vm, cls) & class_words::HAS_GETATTR != 0
        && let Some(f) = class::lookup(vm, cls, Value::str(names::DUNDER_GETATTR))
    {
        return Attr::Call(f, [v, name, Value::NULL], 2);
    }
    Attr::Missing
}

fn exception_attribute(vm: &mut Vm, v: Value, name: Value) -> Attr {
    let own = Value::from_word(r32(v.0 + exception::ATTRIBUTES));
    if !own.is_null()
        && let Some(found) = namespace::get(vm, own, name)
    {
        return Attr::Value(found);
    }
    let cls = exception::class(v);
    if is_kind(cls, Kind::Class) {
        return class_attribute(vm, v, cls, name);
    }
    let t = cls.as_type().unwrap_or(types::BASE_EXCEPTION);
    let found = type_object::method(vm, t, name).map_or(Attr::Missing, |row| type_object::bind(vm, t, row, v));
    or_class(vm, v, name, found)
}

/// An attribute of `super(cls, this)`: looked up behind `cls` in the order of `this`'s class.
pub(crate) fn super_attribute(vm: &mut Vm, cls: u32, this: u32, name: Value) -> Attr {
    let (cls, this) = (Value::from_word(cls), Value::from_word(this));
    let on_class = is_kind(this, Kind::Class) && class::is_subclass(this, cls);
    let own = if on_class { this } else { ops::type_of(vm, this) };
    match class::lookup_after(vm, own, cls, name) {
        Some(found) if on_class => class::bind_to_class(vm, found, this),
        Some(found) => bind(vm, found, this, own),
        None => Attr::Missing,
    }
}

/// Binds what a class holds to an instance.
pub(crate) fn bind(vm: &mut Vm, found: Value, this: Value, cls: Value) -> Attr {
    if found.is(Immediate::Native) {
        return type_object::bind_native(vm, found, this, cls);
    }
    match ops::kind(found) {
        Some(Kind::Function | Kind::PlainFunction) => Attr::Method(found, this),
        Some(Kind::Pair) => pair::bind(found, this, cls),
        Some(Kind::Instance) => match special(vm, found, names::DUNDER_GET) {
            Some((function, descriptor)) if !descriptor.is_null() => Attr::Call(function, [descriptor, this, cls], 3),
            _ => Attr::Value(found),
        },
        _ => Attr::Value(found),
    }
}

/// A special method of an instance of a user class: function and `self` (NULL if it takes none).
pub(crate) fn special(vm: &mut Vm, v: Value, name: u16) -> Option<(Value, Value)> {
    let cls = exception::user_class(v)?;
    let found = class::lookup_user(vm, cls, Value::str(name))?;
    if crate::frame::is_function(found) {
        return Some((found, v));
    }
    match bind(vm, found, v, cls) {
        Attr::Method(f, this) => Some((f, this)),
        Attr::Value(f) => Some((f, Value::NULL)),
        _ => None,
    }
}

/// AttributeError for `v.name`.
#[cold]
pub(crate) fn missing(vm: &mut Vm, v: Value, name: Value) -> Raised {
    if v.is(Immediate::Type) || is_kind(v, Kind::Class) {
        let type_name = class::name(v);
        return vm.raise(types::ATTRIBUTE_ERROR, Msg::TYPE_NO_ATTRIBUTE, &[type_name, name]);
    }
    let type_name = ops::type_name(vm, v);
    vm.raise(types::ATTRIBUTE_ERROR, Msg::NO_ATTRIBUTE, &[type_name, name])
}

/// `function` bound to `this`.
///
/// # Errors
/// MemoryError.
pub(crate) fn bound_method(vm: &mut Vm, function: Value, this: Value) -> Res {
    vm.push(function);
    vm.push(this);
    let made = vm.allocate(Kind::BoundMethod, 0, 3)?;
    w32(made + 4, this.0);
    w32(made + 8, function.0);
    vm.sp -= 8;
    Ok(Value::object(made))
}

/// Pushes a callee and its arguments and calls it.
fn call_found(vm: &mut Vm, f: Value, args: &[Value], action: Action) -> Res<Option<Value>> {
    let slot = vm.sp;
    vm.push(f);
    for &a in args {
        vm.push(a);
    }
    call::call_then(vm, slot, args.len() as u32, 0, action)
}

/// The `__getattr__` of an object's class, unless it is what was called already.
fn fallback(vm: &mut Vm, v: Value, called: Value) -> Option<Value> {
    let cls = exception::user_class(v)?;
    if class::traits(vm, cls) & class_words::HAS_GETATTR == 0 {
        return None;
    }
    class::lookup_user(vm, cls, Value::str(names::DUNDER_GETATTR)).filter(|&getattr| getattr != called)
}

/// What a look-up of `v.name` found; where `__getattr__` comes after what is to be called, the value. `v` is reachable.
///
/// # Errors
/// As [`load_found`], and AttributeError.
fn settled(vm: &mut Vm, v: Value, name: Value) -> Res<Attr> {
    match lookup(vm, v, name) {
        Attr::Call(f, ..) if fallback(vm, v, f).is_some() => ops::load_attr(vm, v, name).map(Attr::Value),
        other => Ok(other),
    }
}

/// LOAD_ATTR: replaces the top of the stack by its attribute, or pushes the frame that will.
///
/// # Errors
/// AttributeError.
pub(crate) fn load(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let v = vm.peek(0);
    let value = match settled(vm, v, name)? {
        Attr::Missing => return Err(missing(vm, v, name)),
        Attr::Failed => return Err(failed(vm)),
        Attr::Value(found) => found,
        Attr::Method(f, this) => bound_method(vm, f, this)?,
        Attr::Call(f, args, n) => {
            vm.pop();
            return call_found(vm, f, args.get(..n as usize).unwrap_or(&[]), Action::PUSH);
        }
    };
    vm.pop();
    vm.push(value);
    Ok(None)
}

/// LOAD_METHOD: replaces the top of the stack by function and self, or by value and NULL.
///
/// # Errors
/// AttributeError.
pub(crate) fn load_method(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let v = vm.peek(0);
    let found = settled(vm, v, name)?;
    vm.pop();
    push_method(vm, v, name, found)
}

/// Pushes function and self for what was found, or value and NULL.
pub(crate) fn push_method(vm: &mut Vm, v: Value, name: Value, found: Attr) -> Res<Option<Value>> {
    match found {
        Attr::Missing => return Err(missing(vm, v, name)),
        Attr::Failed => return Err(failed(vm)),
        Attr::Value(found) => {
            vm.push(found);
            vm.push(Value::NULL);
        }
        Attr::Method(f, this) => {
            vm.push(f);
            vm.push(this);
        }
        Attr::Call(f, args, n) => {
            return call_found(vm, f, args.get(..n as usize).unwrap_or(&[]), Action::of(Then::PushNull));
        }
    }
    Ok(None)
}

/// LOAD_SUPER_METHOD: the stack holds `super`, class and self.
///
/// # Errors
/// AttributeError.
pub(crate) fn load_super_method(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let this = vm.pop();
    let cls = vm.pop();
    vm.pop();
    let found = super_attribute(vm, cls.0, this.0, name);
    push_method(vm, this, name, found)
}

/// How an attribute is stored.
enum Store {
    Done,
    /// The function to call with these arguments.
    Call(Value, [Value; 3], u8),
}

/// Stores or (NULL) deletes `v.name`, or says what does.
fn store_attribute(vm: &mut Vm, v: Value, name: Value, value: Value) -> Res<Store> {
    if let Some(cls) = exception::user_class(v)
        && let Some(call) = intercepted(vm, v, cls, name, value)
    {
        return Ok(call);
    }
    store_plain(vm, v, name, value)?;
    Ok(Store::Done)
}

/// `__setattr__`, `__delattr__`, properties and descriptors.
fn intercepted(vm: &mut Vm, v: Value, cls: Value, name: Value, value: Value) -> Option<Store> {
    let bits = class::traits(vm, cls);
    if bits & class_words::HAS_SETATTR != 0 {
        let method = if value.is_null() { names::DUNDER_DELATTR } else { names::DUNDER_SETATTR };
        if let Some((f, this)) = special(vm, v, method) {
            return Some(Store::Call(f, [this, name, value], if value.is_null() { 2 } else { 3 }));
        }
    }
    if bits & class_words::HAS_DESCRIPTORS == 0 {
        return None;
    }
    let found = class::lookup(vm, cls, name)?;
    if pair::is_property(found) {
        let f = if value.is_null() { pair::deleter(found) } else { pair::setter(found) };
        return Some(Store::Call(f, [v, value, Value::NULL], if value.is_null() { 1 } else { 2 }));
    }
    let method = if value.is_null() { names::DUNDER_DELETE } else { names::DUNDER_SET };
    let (f, this) = special(vm, found, method)?;
    Some(Store::Call(f, [this, v, value], if value.is_null() { 2 } else { 3 }))
}

/// Stores or deletes in the object itself.
///
/// # Errors
/// AttributeError for what has no such attribute; MemoryError.
pub(crate) fn store_plain(vm: &mut Vm, v: Value, name: Value, value: Value) -> Res<()> {
    let done = match ops::kind(v) {
        Some(Kind::Instance) => instance::set(vm, v, name, value)?,
        Some(Kind::Class) => class::set(vm, v, name, value)?,
        Some(Kind::Module) => module::set(vm, v, name, value)?,
        Some(Kind::Exception) => exception::set_attribute(vm, v, name, value)?,
        _ => false,
    };
    if done { Ok(()) } else { Err(missing(vm, v, name)) }
}

/// STORE_ATTR: the stack holds value (NULL: delete) and object.
///
/// # Errors
/// AttributeError.
pub(crate) fn store(vm: &mut Vm, name: Value) -> Res<Option<Value>> {
    let (v, value) = (vm.peek(0), vm.peek(1));
    let how = store_attribute(vm, v, name, value)?;
    vm.sp -= 8;
    match how {
        Store::Done => Ok(None),
        Store::Call(f, _, _) if f.is_null() || f == Value::NONE => Err(missing(vm, v, name)),
        Store::Call(f, args, n) => call_found(vm, f, args.get(..n as usize).unwrap_or(&[]), Action::of(Then::Discard)),
    }
}

/// `v.name`, or `None` if there is no such attribute; for native code.
///
/// # Errors
/// Whatever a property or `__getattr__` raises, besides AttributeError.
pub fn try_load(vm: &mut Vm, v: Value, name: Value) -> Res<Option<Value>> {
    match load_found(vm, v, name) {
        Err(_) if is_raised(vm, types::ATTRIBUTE_ERROR) => Ok(None),
        other => other,
    }
}

/// The same, with the AttributeError of what was called for it.
///
/// # Errors
/// Whatever a property or `__getattr__` raises.
pub(crate) fn load_found(vm: &mut Vm, v: Value, name: Value) -> Res<Option<Value>> {
    let result = match lookup(vm, v, name) {
        Attr::Missing => return Ok(None),
        Attr::Failed => Err(failed(vm)),
        Attr::Value(found) => Ok(found),
        Attr::Method(f, this) => bound_method(vm, f, this),
        Attr::Call(f, args, n) => {
            let result = ops::call(vm, f, args.get(..n as usize).unwrap_or(&[]));
            match fallback(vm, v, f) {
                Some(getattr) if result.is_err() && is_raised(vm, types::ATTRIBUTE_ERROR) => {
                    ops::call(vm, getattr, &[v, name])
                }
                _ => result,
            }
        }
    };
    result.map(Some)
}

/// `v.name = value`, deletes for NULL; for native code.
///
/// # Errors
/// AttributeError; whatever a setter raises.
pub fn store_native(vm: &mut Vm, v: Value, name: Value, value: Value) -> Res<()> {
    match store_attribute(vm, v, name, value)? {
        Store::Done => Ok(()),
        Store::Call(f, _, _) if f.is_null() || f == Value::NONE => Err(missing(vm, v, name)),
        Store::Call(f, args, n) => ops::call(vm, f, args.get(..n as usize).unwrap_or(&[])).map(|_| ()),
    }
}

/// Calls a special method from native code; `None` if the object has none.
///
/// # Errors
/// Whatever the method raises.
pub fn call_special(vm: &mut Vm, v: Value, name: u16, args: &[Value]) -> Res<Option<Value>> {
    let Some((f, this)) = special(vm, v, name) else {
        return Ok(None);
    };
    let slot = vm.sp;
    vm.push(f);
    if !this.is_null() {
        vm.push(this);
    }
    for &a in args {
        vm.push(a);
    }
    let pos = (vm.sp - slot) / 4 - 1;
    call::call_from_native(vm, slot, pos, 0).map(Some)
}

/// Calls a special method from an opcode: the object and the arguments lie at `slot`, the last things on the
/// stack; the result goes where the action says, with the stack cut to `slot`. `None`: it has no such method.
///
/// # Errors
/// Whatever calling raises.
pub(crate) fn call_special_in_place(vm: &mut Vm, slot: u32, name: u16, action: Action) -> Option<Res<Option<Value>>> {
    let (f, this) = special(vm, Value::from_word(r32(slot)), name)?;
    let args = (vm.sp - slot) / 4 - 1;
    if this.is_null() {
        w32(slot, f.0);
        return Some(call::call_then(vm, slot, args, 0, action));
    }
    if let Err(raised) = call::insert(vm, slot, 1) {
        return Some(Err(raised));
    }
    w32(slot, f.0);
    w32(slot + 4, this.0);
    Some(call::call_then(vm, slot, args + 1, 0, action))
}
