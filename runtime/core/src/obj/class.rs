//! Classes: making them, looking up in them, making their instances.

use crate::attr::{self, Attr};
use crate::builtins::object;
use crate::call::{self, Called};
use crate::frame::{Action, Then, is_function};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::namespace;
use crate::native::Args;
use crate::obj::{dict, exception, instance, pair, tuple, type_object};
use crate::ops::{self, is_kind};
use crate::resume;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::object::{Kind, class as words};
use mpyc_abi::types::{self, TypeId};
use mpyc_abi::value::{Immediate, Value};

/// Whether `v` is a type or class.
pub fn is_class(v: Value) -> bool {
    v.is(Immediate::Type) || is_kind(v, Kind::Class)
}

/// Name of a type or class.
pub fn name(v: Value) -> Value {
    match v.as_type() {
        Some(t) => Value::str(types::name(t)),
        None => Value::from_word(r32(v.0 + words::NAME * 4)),
    }
}

/// The metaclass of a class, if it is a class of the program.
pub(crate) fn meta(cls: Value) -> Option<Value> {
    let has_one = is_kind(cls, Kind::Class) && mpyc_abi::object::words(r32(cls.0)) > words::META;
    if has_one { Some(Value::from_word(r32(cls.0 + words::META * 4))) } else { None }
}

/// The metaclass of a class with those bases, of which `given` is asked for (or NULL): the most derived one, NULL
/// for `type`.
fn metaclass(bases: Value, given: Value) -> Value {
    let mut best = if given == Value::typ(types::TYPE) { Value::NULL } else { given };
    for meta in tuple::items(bases).iter().filter_map(|&base| meta(base)) {
        if best.is_null() || is_class(best) && is_subclass(meta, best) {
            best = meta;
        }
    }
    best
}

/// The bits of a class.
fn bits(cls: Value) -> i32 {
    Value::from_word(r32(cls.0 + words::BITS * 4)).as_small()
}

/// What a class or its ancestors may define (`HAS_GETATTR` ...): all of it, once a class was given such a thing.
pub(crate) fn traits(vm: &Vm, cls: Value) -> i32 {
    if vm.has_changed_frozen() { bits(cls) | 0xFF } else { bits(cls) }
}

/// The built-in type that instances of a class are laid out as; `object` is 0.
pub(crate) fn layout(cls: Value) -> TypeId {
    TypeId((bits(cls) >> 8) as u8)
}

/// Whether instances are exceptions.
pub(crate) fn is_exception_layout(cls: Value) -> bool {
    types::is_subtype(layout(cls), types::BASE_EXCEPTION)
}

/// Whether instances hold a value of a built-in type.
pub(crate) fn has_payload(cls: Value) -> bool {
    let layout = layout(cls);
    layout.0 != 0 && !types::is_subtype(layout, types::BASE_EXCEPTION)
}

/// Whether a class lies in RAM.
pub(crate) fn is_writable(cls: Value) -> bool {
    cls.0 >= mem::RAM
}

fn namespace_of(cls: Value) -> Value {
    Value::from_word(r32(cls.0 + words::NAMESPACE * 4))
}

/// The ancestors of a class in order of look-up.
pub(crate) fn ancestry(cls: Value) -> &'static [Value] {
    tuple::items(Value::from_word(r32(cls.0 + words::MRO * 4)))
}

/// Bases of a type or class: a tuple, for a built-in type of its base.
///
/// # Errors
/// MemoryError.
pub(crate) fn bases(vm: &mut Vm, cls: Value) -> Res {
    match cls.as_type() {
        Some(types::OBJECT) => Ok(vm.empty_tuple()),
        Some(t) => tuple::new(vm, &[Value::typ(types::base(t))]),
        None => {
            let bases = Value::from_word(r32(cls.0 + words::BASES * 4));
            if tuple::len(bases) == 0 { tuple::new(vm, &[Value::typ(types::OBJECT)]) } else { Ok(bases) }
        }
    }
}

/// Whether `cls` is `ancestor` or derives from it; both are types or classes.
pub fn is_subclass(cls: Value, ancestor: Value) -> bool {
    if ancestor == Value::typ(types::OBJECT) || cls == ancestor {
        return true;
    }
    match (cls.as_type(), ancestor.as_type()) {
        (Some(t), Some(u)) => types::is_subtype(t, u),
        (Some(_), None) => false,
        _ => ancestry(cls).contains(&ancestor),
    }
}

// ---- look-up

/// What a class or its ancestors hold under a name, built-in ones included.
#[inline]
pub(crate) fn lookup(vm: &Vm, cls: Value, name: Value) -> Option<Value> {
    if let Some(v) = namespace::get(vm, namespace_of(cls), name) {
        return Some(v);
    }
    ancestry(cls).iter().find_map(|&c| own(vm, c, name)).or_else(|| type_object::row(vm, types::OBJECT, name))
}

/// What a class itself holds under a name.
fn own(vm: &Vm, cls: Value, name: Value) -> Option<Value> {
    match cls.as_type() {
        Some(t) => type_object::row(vm, t, name),
        None => namespace::get(vm, namespace_of(cls), name),
    }
}

/// As [`lookup`], but in classes of the program only.
pub(crate) fn lookup_user(vm: &Vm, cls: Value, name: Value) -> Option<Value> {
    let classes = ancestry(cls).iter().filter(|c| !c.is(Immediate::Type));
    [cls].iter().chain(classes).find_map(|&c| namespace::get(vm, namespace_of(c), name))
}

/// As [`lookup`], but behind `after` in the order of `cls`.
pub(crate) fn lookup_after(vm: &Vm, cls: Value, after: Value, name: Value) -> Option<Value> {
    if !is_kind(cls, Kind::Class) {
        return None;
    }
    let order = ancestry(cls);
    let place = if after == cls { 0 } else { order.iter().position(|&c| c == after)? + 1 };
    let rest = order.get(place..).unwrap_or(&[]);
    rest.iter().find_map(|&c| own(vm, c, name)).or_else(|| type_object::row(vm, types::OBJECT, name))
}

/// An attribute of a class as an object.
pub(crate) fn attribute(vm: &mut Vm, cls: Value, name: Value) -> Attr {
    if name == Value::str(names::DUNDER_DICT) {
        return type_object::dict_of_class(vm, cls);
    }
    if let Some(found) = lookup(vm, cls, name) {
        return bind_to_class(vm, found, cls);
    }
    match name {
        n if n == Value::str(names::DUNDER_NAME) => Attr::Value(self::name(cls)),
        _ => ancestors(vm, cls, name),
    }
}

/// `__bases__` or `__mro__` of a type or class.
pub(crate) fn ancestors(vm: &mut Vm, cls: Value, name: Value) -> Attr {
    match name {
        n if n == Value::str(names::DUNDER_BASES) => Attr::made(bases(vm, cls)),
        n if n == Value::str(names::DUNDER_MRO) => Attr::made(full_order(vm, cls)),
        _ => Attr::Missing,
    }
}

/// The classes in order of look-up, `object` included.
fn full_order(vm: &mut Vm, cls: Value) -> Res {
    let mark = vm.mark();
    let mut i = 0;
    while let Some(c) = Merge::item(cls, i) {
        vm.reserve(1)?;
        vm.push(c);
        i += 1;
    }
    vm.push(Value::typ(types::OBJECT));
    let order = tuple::from_stack(vm, mark, (vm.sp - mark) / 4);
    vm.cut(mark);
    order
}

/// Binds what a class holds to the class itself.
pub(crate) fn bind_to_class(vm: &mut Vm, found: Value, cls: Value) -> Attr {
    if let Some((get, descriptor)) = attr::special(vm, found, names::DUNDER_GET)
        && descriptor == found
    {
        return Attr::Call(get, [descriptor, Value::NONE, cls], 3);
    }
    if is_kind(found, Kind::Pair) {
        return pair::bind_to_class(found, cls);
    }
    type_object::bind_to_class(vm, found, cls)
}

/// Stores or deletes an attribute of a class.
///
/// # Errors
/// MemoryError.
pub(crate) fn set(vm: &mut Vm, cls: Value, name: Value, value: Value) -> Res<bool> {
    let ns = namespace_of(cls);
    if value.is_null() {
        return namespace::remove(vm, ns, name);
    }
    namespace::set(vm, ns, name, value)?;
    // Neither a frozen class can be told, nor can the classes that derive from it.
    if bits_of(vm, name, value) & !bits(cls) != 0 {
        vm.change_frozen();
    }
    Ok(true)
}

/// The namespace of a class.
pub(crate) fn own_namespace(cls: Value) -> Value {
    namespace_of(cls)
}

/// The names and values of a class's own namespace, in order.
pub(crate) fn next(vm: &Vm, cls: Value, i: &mut u32) -> Option<(Value, Value)> {
    namespace::next(vm, namespace_of(cls), i)
}

// ---- making a class

/// `__build_class__(body, name, *bases, metaclass=type, **kw)`: runs the body as a frame with a new namespace.
///
/// Below that frame lie the action for the class, in the place of the callee, and what remains of the arguments;
/// then metaclass (or NULL), name, bases, namespace, the other keywords, and a count: see [`built_words`].
///
/// # Errors
/// TypeError; whatever the body raises.
pub(crate) fn build(vm: &mut Vm, args: Args) -> Res {
    let slot = args.base() - 4;
    let (body, name) = (args.at(0), args.at(1));
    if !is_function(body) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    w32(slot, vm.frame.action.word().0);
    let bases = tuple::from_stack(vm, args.base() + 8, args.len() - 2)?;
    vm.push(bases);
    let ns = dict::new(vm, 0)?;
    for v in [metaclass(bases, args.kw(names::METACLASS)), name, bases, ns] {
        vm.push(v);
    }
    let keywords = push_keywords(vm, args, Value::str(names::METACLASS))?;
    vm.push(Value::small(((vm.sp - slot) << 8 | keywords) as i32));
    let callee = vm.sp;
    vm.push(body);
    match call::call(vm, callee, 0, 0, Action::of(Then::Class))? {
        Called::Pushed => vm.set_context(ns),
        Called::Done(_) => return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[])),
    }
    Ok(Value::NULL)
}

/// Pushes the keyword arguments of a call but for one; returns how many those are.
fn push_keywords(vm: &mut Vm, args: Args, but: Value) -> Res<u32> {
    vm.reserve(args.kw_len() * 2)?;
    let start = vm.mark();
    for (name, v) in (0..args.kw_len()).map(|i| args.kw_at(i)).filter(|(name, _)| *name != but) {
        vm.push(name);
        vm.push(v);
    }
    Ok((vm.mark() - start) / 8)
}

/// Pops the count that [`build`] pushed; returns the address that it started at and the number of keywords.
fn built_words(vm: &mut Vm) -> (u32, u32) {
    let counts = vm.pop().as_small() as u32;
    (vm.sp - (counts >> 8), counts & 0xFF)
}

/// A class body has run and gave `cell`: None, or the cell of `__class__`. Calls the metaclass.
///
/// # Errors
/// TypeError for bases that do not fit; what the metaclass raises.
pub(crate) fn finish(vm: &mut Vm, cell: Value) -> Res<Option<Value>> {
    let (start, kw) = built_words(vm);
    let action = Action::from_word(vm.at(start));
    vm.push(cell);
    let called = call_metaclass(vm, start, kw, action);
    resume::called_at(vm, start, action, called)
}

/// Calls a metaclass with name, bases, namespace and keywords, which lie on the stack with the cell above them. `type`
/// gets no copy of the namespace; the others find the cell in it.
fn call_metaclass(vm: &mut Vm, start: u32, kw: u32, action: Action) -> Res<Called> {
    let (cell, callee) = (vm.peek(0), vm.sp - (5 + kw * 2) * 4);
    let has_cell = is_kind(cell, Kind::Cell);
    let [meta, name, bases, ns] = [0, 4, 8, 12].map(|word| vm.at(callee + word));
    if meta.is_null() {
        let cls = new(vm, meta, name, bases, ns, Args::new(callee + 16, 0, kw as u8))?;
        if has_cell {
            w32(cell.0 + 4, cls.0);
        }
        return Ok(Called::Done(cls));
    }
    if has_cell {
        namespace::set(vm, ns, Value::str(names::DUNDER_CLASSCELL), cell)?;
    }
    vm.pop();
    mem::copy(callee, start, vm.sp - callee);
    vm.sp -= callee - start;
    call::call(vm, start, 3, kw, action)
}

/// A class body raised: drops what lies below its frame and gives the action of the class.
pub(crate) fn unfinished(vm: &mut Vm) -> Action {
    let (start, _) = built_words(vm);
    vm.cut(start);
    Action::from_word(vm.at(start))
}

/// Makes a class of a name, a tuple of bases and a namespace, for a metaclass or NULL; all are reachable. The keywords
/// are for `__init_subclass__`.
///
/// # Errors
/// TypeError for bases that are no classes, have no common order or layout; what `__set_name__` and
/// `__init_subclass__` raise.
pub(crate) fn new(vm: &mut Vm, given: Value, name: Value, bases: Value, ns: Value, keywords: Args) -> Res {
    let mark = vm.mark();
    let (layout, mut bits) = inherited(vm, bases)?;
    let cell = dict::remove_str(ns, Value::str(names::DUNDER_CLASSCELL));
    let mut i = 0;
    while let Some((name, value)) = namespace::next(vm, ns, &mut i) {
        bits |= bits_of(vm, name, value);
    }
    if let Some(cell) = cell {
        vm.push(cell);
    }
    let meta = metaclass(bases, given);
    let cls = vm.allocate(Kind::Class, 0, words::WORDS + !meta.is_null() as u32)?;
    let cls = Value::object(cls);
    vm.push(cls);
    if !meta.is_null() {
        w32(cls.0 + words::META * 4, meta.0);
    }
    if let Some(cell) = cell.filter(|&cell| is_kind(cell, Kind::Cell)) {
        w32(cell.0 + 4, cls.0);
    }
    let fields = [
        (words::NAME, name),
        (words::BASES, bases),
        (words::NAMESPACE, ns),
        (words::BITS, Value::small(bits | (layout.0 as i32) << 8)),
    ];
    for (word, v) in fields {
        w32(cls.0 + word * 4, v.0);
    }
    mark_methods(vm, ns)?;
    let order = linearize(vm, bases)?;
    w32(cls.0 + words::MRO * 4, order.0);
    set_names(vm, cls, ns)?;
    init_subclass(vm, cls, keywords)?;
    vm.cut(mark);
    Ok(cls)
}

/// `__new__` is a static method without saying so, two others are class methods.
fn mark_methods(vm: &mut Vm, ns: Value) -> Res<()> {
    let methods = [
        (names::DUNDER_NEW, types::STATICMETHOD),
        (names::DUNDER_INIT_SUBCLASS, types::CLASSMETHOD),
        (names::DUNDER_CLASS_GETITEM, types::CLASSMETHOD),
    ];
    for (name, kind) in methods {
        let name = Value::str(name);
        if let Some(f) = namespace::get(vm, ns, name)
            && is_function(f)
        {
            let made = pair::method(vm, kind, f)?;
            namespace::set(vm, ns, name, made)?;
        }
    }
    Ok(())
}

/// Calls the `__init_subclass__` of the classes above.
fn init_subclass(vm: &mut Vm, cls: Value, keywords: Args) -> Res<()> {
    let name = Value::str(names::DUNDER_INIT_SUBCLASS);
    if let Attr::Method(f, this) = attr::super_attribute(vm, cls.0, cls.0, name) {
        let slot = vm.mark();
        vm.push(f);
        vm.push(this);
        let kw = push_keywords(vm, keywords, Value::NULL)?;
        call::call_from_native(vm, slot, 1, kw)?;
    }
    Ok(())
}

/// Calls `__set_name__` of what the namespace holds.
fn set_names(vm: &mut Vm, cls: Value, ns: Value) -> Res<()> {
    let start = vm.mark();
    let mut i = 0;
    while let Some((name, value)) = namespace::next(vm, ns, &mut i) {
        if attr::special(vm, value, names::DUNDER_SET_NAME).is_some() {
            vm.reserve(2)?;
            vm.push(value);
            vm.push(name);
        }
    }
    // They may change the namespace.
    let (mut at, end) = (start, vm.mark());
    while at < end {
        let (value, name) = (vm.at(at), vm.at(at + 4));
        attr::call_special(vm, value, names::DUNDER_SET_NAME, &[cls, name])?;
        at += 8;
    }
    vm.cut(start);
    Ok(())
}

/// What a name in a class's namespace means for its bits.
fn bits_of(vm: &mut Vm, name: Value, value: Value) -> i32 {
    if name == Value::str(names::DUNDER_GETATTR) {
        return words::HAS_GETATTR;
    }
    if name == Value::str(names::DUNDER_SETATTR) || name == Value::str(names::DUNDER_DELATTR) {
        return words::HAS_SETATTR;
    }
    if name == Value::str(names::DUNDER_NEW) {
        return words::HAS_NEW;
    }
    let descriptor = pair::is_descriptor(value)
        || (is_kind(value, Kind::Instance) && attr::special(vm, value, names::DUNDER_SET).is_some());
    if descriptor { words::HAS_DESCRIPTORS } else { 0 }
}

/// The layout and the bits that bases hand down.
fn inherited(vm: &mut Vm, bases: Value) -> Res<(TypeId, i32)> {
    let mut layout = TypeId(0);
    let mut all = 0;
    for &base in tuple::items(bases) {
        let (base_layout, bits) = match base.as_type() {
            Some(types::OBJECT) => (TypeId(0), 0),
            Some(t) if type_object::is_base(t) => (t, 0),
            None if is_kind(base, Kind::Class) => (self::layout(base), traits(vm, base) & 0xFF),
            _ => return Err(vm.type_error(Msg::NOT_A_BASE, &[])),
        };
        all |= bits;
        if layout.0 == 0 || (base_layout.0 != 0 && types::is_subtype(base_layout, layout)) {
            layout = base_layout;
        } else if base_layout.0 != 0 && !types::is_subtype(layout, base_layout) && !both_exceptions(layout, base_layout)
        {
            return Err(vm.type_error(Msg::BASES_CONFLICT, &[]));
        }
    }
    Ok((layout, all))
}

/// Whether two types are exceptions: these all have one layout.
fn both_exceptions(a: TypeId, b: TypeId) -> bool {
    types::is_subtype(a, types::BASE_EXCEPTION) && types::is_subtype(b, types::BASE_EXCEPTION)
}

/// The linear order of the ancestors of a class with those bases (C3): the merge of the bases' orders and of the
/// bases themselves. `object` is left out: it always comes last.
fn linearize(vm: &mut Vm, bases: Value) -> Res {
    let mark = vm.mark();
    let mut merge = Merge { bases, taken: mark };
    while let Some(next) = merge.next(vm)? {
        vm.reserve(1)?;
        vm.push(next);
    }
    let order = tuple::from_stack(vm, mark, (vm.sp - mark) / 4)?;
    vm.cut(mark);
    Ok(order)
}

/// A merge in progress. The classes taken so far lie on the stack from `taken` on.
struct Merge {
    bases: Value,
    taken: u32,
}

impl Merge {
    fn is_taken(&self, vm: &Vm, c: Value) -> bool {
        (self.taken..vm.sp).step_by(4).any(|at| vm.at(at) == c)
    }

    /// Item `i` of the order of a base, `object` left out.
    fn item(base: Value, i: u32) -> Option<Value> {
        match base.as_type() {
            Some(mut t) => {
                for _ in 0..i {
                    t = types::base(t);
                }
                if t.0 == 0 || t == types::OBJECT { None } else { Some(Value::typ(t)) }
            }
            None if i == 0 => Some(base),
            None => ancestry(base).get(i as usize - 1).copied(),
        }
    }

    /// The first item of a base's order that is not taken.
    fn head(&self, vm: &Vm, base: Value) -> Option<Value> {
        (0..).map_while(|i| Self::item(base, i)).find(|&c| !self.is_taken(vm, c))
    }

    /// Whether a class lies behind the head of any order, or of the list of bases.
    fn in_a_tail(&self, vm: &Vm, c: Value) -> bool {
        let bases = tuple::items(self.bases);
        let in_order = bases.iter().any(|&base| {
            let rest = (0..).map_while(|i| Self::item(base, i)).filter(|&x| !self.is_taken(vm, x));
            rest.skip(1).any(|x| x == c)
        });
        in_order || bases.iter().copied().filter(|&x| !self.is_taken(vm, x)).skip(1).any(|x| x == c)
    }

    fn next(&mut self, vm: &mut Vm) -> Res<Option<Value>> {
        let mut left = false;
        for &base in tuple::items(self.bases) {
            let Some(head) = self.head(vm, base) else { continue };
            left = true;
            if !self.in_a_tail(vm, head) {
                return Ok(Some(head));
            }
        }
        if left { Err(vm.type_error(Msg::NO_ORDER, &[])) } else { Ok(None) }
    }
}

// ---- making an instance

/// Calls a class: the `__call__` of its metaclass, or what `type` does; see [`call::call`].
///
/// # Errors
/// As [`call::call`].
pub(crate) fn call(vm: &mut Vm, slot: u32, cls: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    if let Some((function, this)) = attr::special(vm, cls, names::DUNDER_CALL)
        && this == cls
    {
        call::insert(vm, slot, 1)?;
        w32(slot, function.0);
        w32(slot + 4, cls.0);
        return call::call(vm, slot, pos + 1, kw, action);
    }
    instantiate(vm, slot, cls, pos, kw, action)
}

/// `type.__call__(cls, ...)`: in the place of the native function that runs.
///
/// # Errors
/// As [`call::call`].
pub(crate) fn type_call(vm: &mut Vm, args: Args) -> Res {
    let (action, slot, cls) = (vm.frame.action, args.base() - 4, args.at(0));
    if !is_kind(cls, Kind::Class) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    mem::copy(args.base(), slot, vm.sp - args.base());
    vm.sp -= 4;
    let called = instantiate(vm, slot, cls, args.len() - 1, args.kw_len(), action)?;
    Ok(match called {
        Called::Pushed => Value::NULL,
        Called::Done(v) => v,
    })
}

/// Calls a class: its `__new__`, then its `__init__`; see [`call::call`].
fn instantiate(vm: &mut Vm, slot: u32, cls: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    if traits(vm, cls) & words::HAS_NEW != 0
        && let Some(new) = lookup_user(vm, cls, Value::str(names::DUNDER_NEW))
    {
        return create(vm, slot, cls, pair::inner(new), pos, kw, action);
    }
    let init = lookup_user(vm, cls, Value::str(names::DUNDER_INIT));
    let args = Args::new(slot + 4, pos as u16, kw as u8);
    let object = allocate(vm, cls, args, init.is_some())?;
    match init {
        Some(init) => initialise(vm, slot, object, init, pos, kw, action),
        None => {
            if pos + kw != 0 && layout(cls).0 == 0 {
                return Err(vm.type_error(Msg::WRONG_ARG_COUNT, &[Value::small(0), Value::small((pos + kw) as i32)]));
            }
            Ok(Called::Done(object))
        }
    }
}

/// An object of a class. One laid out as a built-in type gets its value from the arguments, unless that type can
/// change and `__init__` will fill it.
fn allocate(vm: &mut Vm, cls: Value, args: Args, has_init: bool) -> Res {
    if layout(cls) == types::TYPE {
        return object::make_class(vm, cls, args);
    }
    if is_exception_layout(cls) {
        return exception::make(vm, cls, args);
    }
    let object = instance::new(vm, cls)?;
    if has_payload(cls) {
        vm.push(object);
        let layout = layout(cls);
        let later = has_init && type_object::is_mutable(layout);
        let given = if later { Args::new(vm.sp, 0, 0) } else { args };
        let payload = type_object::call(vm, layout, given)?;
        instance::set_payload(object, payload);
    }
    Ok(object)
}

/// `object.__new__(cls)` and its relatives: an object without `__init__`.
///
/// # Errors
/// TypeError if `cls` is no class.
pub(crate) fn bare(vm: &mut Vm, args: Args) -> Res {
    let cls = args.at(0);
    if let Some(t @ (types::OBJECT | types::TYPE)) = cls.as_type() {
        return type_object::call(vm, t, args.skip(1));
    }
    if !is_kind(cls, Kind::Class) {
        return Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[]));
    }
    let init = lookup_user(vm, cls, Value::str(names::DUNDER_INIT)).is_some();
    allocate(vm, cls, args.skip(1), init)
}

/// Calls `__init__` of a fresh object with the arguments above `slot`:
/// the stack becomes action, object, init, object, arguments.
fn initialise(vm: &mut Vm, slot: u32, object: Value, init: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    vm.sp = slot + 4 + (pos + kw * 2) * 4;
    call::insert(vm, slot, 3)?;
    let (f, this) = match attr::bind(vm, init, object, ops::type_of(vm, object)) {
        Attr::Method(f, this) => (f, this),
        Attr::Value(f) => (f, Value::NULL),
        _ => (init, object),
    };
    w32(slot, action.word().0);
    w32(slot + 4, object.0);
    w32(slot + 8, f.0);
    w32(slot + 12, this.0);
    let mut count = pos + 1;
    if this.is_null() {
        mem::copy(slot + 16, slot + 12, vm.sp - slot - 16);
        vm.sp -= 4;
        count = pos;
    }
    match call::call(vm, slot + 8, count, kw, Action::of(Then::Init))? {
        Called::Pushed => Ok(Called::Pushed),
        Called::Done(Value::NONE) => Ok(Called::Done(object)),
        Called::Done(v) => Err(vm.type_error_about(Msg::INIT_RESULT, v, Value::NULL)),
    }
}

/// Calls a class's own `__new__`. The stack becomes: action, class, arguments, their counts; then the call.
fn create(vm: &mut Vm, slot: u32, cls: Value, new: Value, pos: u32, kw: u32, action: Action) -> Res<Called> {
    let words = pos + kw * 2;
    vm.room(vm.sp + (words + 4) * 4)?;
    vm.sp = slot + 4 + words * 4;
    call::insert(vm, slot, 1)?;
    w32(slot, action.word().0);
    w32(slot + 4, cls.0);
    vm.push(Value::small((pos << 8 | kw) as i32));
    let callee = vm.sp;
    vm.push(new);
    vm.push(cls);
    mem::copy(slot + 8, vm.sp, words * 4);
    vm.sp += words * 4;
    match call::call(vm, callee, pos + 1, kw, Action::of(Then::New))? {
        Called::Pushed => Ok(Called::Pushed),
        Called::Done(v) => {
            vm.sp = callee;
            after_new(vm, v)
        }
    }
}

/// Drops what [`create`] pushed; returns the address it started at and the counts of arguments.
fn created_words(vm: &Vm) -> (u32, u32, u32) {
    let counts = vm.peek(0).as_small() as u32;
    let (pos, kw) = (counts >> 8, counts & 0xFF);
    let start = vm.sp - 4 - (pos + kw * 2) * 4 - 8;
    (start, pos, kw)
}

/// `__new__` gave `v`: calls its `__init__`, if it is of the class.
fn after_new(vm: &mut Vm, v: Value) -> Res<Called> {
    let (start, pos, kw) = created_words(vm);
    let action = Action::from_word(vm.at(start));
    let cls = vm.at(start + 4);
    let own = ops::type_of(vm, v);
    if !is_kind(own, Kind::Class) || !is_subclass(own, cls) {
        vm.cut(start);
        return Ok(Called::Done(v));
    }
    match lookup_user(vm, own, Value::str(names::DUNDER_INIT)) {
        None => {
            vm.cut(start);
            Ok(Called::Done(v))
        }
        Some(init) => {
            // The class's place is the callee's now, the action's word goes to `initialise`.
            mem::copy(start + 4, start, (pos + kw * 2 + 1) * 4);
            initialise(vm, start, v, init, pos, kw, action)
        }
    }
}

/// `__new__` gave `v` by way of a frame.
///
/// # Errors
/// What `__init__` raises.
pub(crate) fn created(vm: &mut Vm, v: Value) -> Res<Option<Value>> {
    let (start, _, _) = created_words(vm);
    let action = Action::from_word(vm.at(start));
    match after_new(vm, v) {
        Ok(Called::Pushed) => Ok(None),
        Ok(Called::Done(v)) => {
            vm.cut(start);
            resume::deliver(vm, action, v)
        }
        Err(raised) => {
            vm.cut(start);
            resume::fail(vm, action, raised)
        }
    }
}

/// `__new__` raised: drops what its call left on the stack and gives the action of the call of the class.
pub(crate) fn abandoned(vm: &mut Vm) -> Action {
    let (start, _, _) = created_words(vm);
    let action = Action::from_word(vm.at(start));
    vm.cut(start);
    action
}
