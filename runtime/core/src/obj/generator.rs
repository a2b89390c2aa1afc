//! Generators: a function and the saved words of its frame.
//!
//! Resuming copies the frame to the top of the stack, yielding copies it back. Words: function; state; number
//! of saved words; the words, as many as the frame can ever have.

use crate::attr;
use crate::call;
use crate::code_object;
use crate::frame::{self, Action, Then};
use crate::mem::{self, r32, w32};
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::obj::{class, exception};
use crate::ops::{self, is_kind};
use crate::out::Out;
use crate::resume;
use crate::vm::{Raised, Res, Vm};
use mpyc_abi::object::Kind;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

const FUNCTION: u32 = 4;
pub(crate) const STATE: u32 = 8;
pub(crate) const COUNT: u32 = 12;
pub(crate) const FRAME: u32 = 16;
/// Words before the saved frame.
const WORDS: u32 = 4;

const FRESH: Value = Value::small(0);
pub(crate) const SUSPENDED: Value = Value::small(1);
pub(crate) const RUNNING: Value = Value::small(2);
const FINISHED: Value = Value::small(3);

/// What a generator is resumed with.
#[derive(Clone, Copy)]
pub(crate) enum With {
    /// A value that `yield` gives.
    Value(Value),
    /// An exception that `yield` raises.
    Exception(Value),
}

/// Makes a generator of the frame just entered.
///
/// # Errors
/// MemoryError.
pub(crate) fn new(vm: &mut Vm) -> Res {
    let words = frame::frame_words(vm.frame.code);
    let g = vm.allocate(Kind::Generator, 0, WORDS + words)?;
    w32(g + FUNCTION, vm.function().0);
    w32(g + STATE, FRESH.0);
    w32(g + COUNT, Value::small(0).0);
    let g = Value::object(g);
    vm.set_context(g);
    save(vm, g);
    Ok(g)
}

/// Copies the running frame into its generator.
fn save(vm: &mut Vm, g: Value) {
    vm.save_ip();
    let words = (vm.sp - vm.frame.fp) / 4;
    mem::copy(vm.frame.fp, g.0 + FRAME, words * 4);
    let before = Value::from_word(r32(g.0 + COUNT)).as_small() as u32;
    if before > words {
        mem::clear(g.0 + FRAME + words * 4, before - words);
    }
    w32(g.0 + COUNT, Value::small(words as i32).0);
}

fn finish(g: Value) {
    let before = Value::from_word(r32(g.0 + COUNT)).as_small() as u32;
    mem::clear(g.0 + FRAME, before);
    w32(g.0 + COUNT, Value::small(0).0);
    w32(g.0 + STATE, FINISHED.0);
}

/// Resumes a generator for its next item; its frame goes to `slot`, the end of the stack.
///
/// # Errors
/// ValueError if it runs already.
pub(crate) fn resume_next(vm: &mut Vm, slot: u32, g: Value, action: Action) -> Res<Option<Value>> {
    resume_with(vm, slot, g, With::Value(Value::NONE), action)
}

/// Resumes a generator: pushes its frame at `slot`, with the stack cut there.
///
/// # Errors
/// ValueError if it runs already; TypeError for a value sent to a fresh one; what is thrown into one that cannot
/// take it.
pub(crate) fn resume_with(vm: &mut Vm, slot: u32, g: Value, with: With, action: Action) -> Res<Option<Value>> {
    vm.cut(slot);
    match (Value::from_word(r32(g.0 + STATE)), with) {
        (RUNNING, _) => {
            let raised = vm.value_error(Msg::GENERATOR_RUNNING, &[]);
            return resume::fail(vm, action, raised);
        }
        (FINISHED, With::Value(_)) => return resume::deliver_end(vm, action, Value::NONE),
        (FINISHED, With::Exception(e)) => {
            let raised = raise_given(vm, e);
            return resume::fail(vm, action, raised);
        }
        (FRESH, With::Exception(e)) => {
            finish(g);
            let raised = raise_given(vm, e);
            return resume::fail(vm, action, raised);
        }
        (FRESH, With::Value(v)) if v != Value::NONE => {
            let raised = vm.type_error(Msg::CANT_SEND, &[]);
            return resume::fail(vm, action, raised);
        }
        _ => {}
    }
    if let Err(raised) = enter(vm, slot, g, with, action) {
        vm.cut(slot);
        return resume::fail(vm, action, raised);
    }
    if let With::Exception(e) = with { thrown(vm, e) } else { Ok(None) }
}

/// Makes the saved frame the running one.
fn enter(vm: &mut Vm, slot: u32, g: Value, with: With, action: Action) -> Res<()> {
    let fresh = Value::from_word(r32(g.0 + STATE)) == FRESH;
    let function = Value::from_word(r32(g.0 + FUNCTION));
    let code = code_object::code_of(function.0);
    // What is not on the stack must survive a collection: the words above the stack are free for it.
    w32(slot, g.0);
    let value = match with {
        With::Value(v) | With::Exception(v) => v,
    };
    w32(slot + 4, value.0);
    vm.cut(slot + 8);
    vm.room(slot + 4 + frame::frame_words(code) * 4)?;
    w32(slot, function.0);
    let words = Value::from_word(r32(g.0 + COUNT)).as_small() as u32;
    vm.restore(slot, code, g.0 + FRAME, words, action);
    w32(g.0 + STATE, RUNNING.0);
    if !fresh {
        w32(vm.sp - 4, value.0);
    }
    Ok(())
}

/// Raises in the frame just resumed, or gives the exception to what it delegates to.
fn thrown(vm: &mut Vm, e: Value) -> Res<Option<Value>> {
    if mem::r8(vm.frame.ip) != op::YIELD_FROM {
        return Err(raise_given(vm, e));
    }
    vm.frame.ip += 1;
    vm.check_native_stack()?;
    // The delegate lies below the value that was yielded, whose place the exception has taken.
    let delegate = vm.peek(1);
    if exception::matches(vm, e, Value::typ(types::GENERATOR_EXIT)) {
        return close_delegate(vm, delegate, e);
    }
    if is_kind(delegate, Kind::Generator) {
        let slot = vm.sp - 4;
        return resume_with(vm, slot, delegate, With::Exception(e), Action::of(Then::YieldFrom));
    }
    match attr::try_load(vm, delegate, Value::str(names::THROW))? {
        Some(f) => {
            let slot = vm.sp - 4;
            vm.cut(slot);
            vm.push(f);
            vm.push(e);
            resume::call_next(vm, slot, 1, Action::of(Then::YieldFrom))
        }
        None => Err(raise_given(vm, e)),
    }
}

/// Raises what was thrown, or says that it is no exception. A delegate with a `throw` of its own gets anything.
fn raise_given(vm: &mut Vm, given: Value) -> Raised {
    match exception::instance_of(vm, given, Msg::NOT_AN_EXCEPTION) {
        Ok(e) => vm.raise_object(e),
        Err(raised) => raised,
    }
}

/// Closes a delegate and then raises GeneratorExit `e`, which lies on top of the stack.
fn close_delegate(vm: &mut Vm, delegate: Value, e: Value) -> Res<Option<Value>> {
    let action = Action::of(Then::CloseDelegate);
    if is_kind(delegate, Kind::Generator) {
        return close(vm, delegate, action);
    }
    match attr::try_load(vm, delegate, Value::str(names::CLOSE))? {
        Some(f) => {
            let slot = vm.sp;
            vm.push(f);
            call::call_then(vm, slot, 0, 0, action)
        }
        None => Err(vm.raise_object(e)),
    }
}

/// Closes a generator; None goes where the action says.
fn close(vm: &mut Vm, g: Value, action: Action) -> Res<Option<Value>> {
    vm.push(action.word());
    let slot = vm.sp;
    vm.push(g);
    let made = exception::new_value(vm, types::GENERATOR_EXIT, Value::NULL);
    vm.cut(slot);
    match made {
        Ok(e) => resume_with(vm, slot, g, With::Exception(e), Action::of(Then::Close)),
        Err(raised) => resume::fail(vm, Action::of(Then::Close), raised),
    }
}

// ---- what the interpreter does

/// YIELD_VALUE: suspends the running frame with the value on top of its stack.
///
/// # Errors
/// Whatever delivering the value raises.
pub(crate) fn yield_value(vm: &mut Vm) -> Res<Option<Value>> {
    let (g, v) = (vm.context(), vm.peek(0));
    if !is_kind(g, Kind::Generator) {
        return Err(vm.raise(types::NOT_IMPLEMENTED_ERROR, Msg::OPCODE, &[]));
    }
    let action = suspend(vm, g);
    resume::deliver(vm, action, v)
}

/// Saves and leaves the running frame, which is `g`'s.
fn suspend(vm: &mut Vm, g: Value) -> Action {
    save(vm, g);
    w32(g.0 + STATE, SUSPENDED.0);
    vm.leave()
}

/// YIELD_FROM: iterator and the value to send are on top of the stack.
///
/// # Errors
/// What the iterator raises.
pub(crate) fn yield_from(vm: &mut Vm) -> Res<Option<Value>> {
    let (iterator, sent) = (vm.peek(1), vm.peek(0));
    let slot = vm.sp - 4;
    let action = Action::of(Then::YieldFrom);
    if is_kind(iterator, Kind::Generator) {
        return resume_with(vm, slot, iterator, With::Value(sent), action);
    }
    vm.cut(slot);
    if sent != Value::NONE {
        let f = ops::load_attr(vm, iterator, Value::str(names::SEND))?;
        vm.push(f);
        vm.push(sent);
        return resume::call_next(vm, slot, 1, action);
    }
    if let Some((f, this)) = attr::special(vm, iterator, names::DUNDER_NEXT) {
        vm.push(f);
        if !this.is_null() {
            vm.push(this);
        }
        let pos = (vm.sp - slot) / 4 - 1;
        return resume::call_next(vm, slot, pos, action);
    }
    let called = ops::next_or_stop(vm, iterator).map(call::Called::Done);
    resume::called_at(vm, slot, action, called)
}

/// The delegate yielded `v`: so does this frame, and stays at the same instruction. Returns its action.
pub(crate) fn delegate_yielded(vm: &mut Vm, v: Value) -> Action {
    vm.frame.ip -= 1;
    vm.push(v);
    let g = vm.context();
    suspend(vm, g)
}

/// A generator's frame returns `v`: its iteration ends.
///
/// # Errors
/// StopIteration, for callers that take the end so.
pub(crate) fn returned(vm: &mut Vm, v: Value) -> Res<Option<Value>> {
    finish(vm.context());
    let action = vm.leave();
    resume::deliver_end(vm, action, v)
}

/// An exception leaves the running frame: if that is a generator's, it is finished, and StopIteration becomes
/// RuntimeError.
pub(crate) fn raised_out(vm: &mut Vm, raised: Raised) -> Raised {
    let g = vm.context();
    if !is_kind(g, Kind::Generator) {
        return raised;
    }
    finish(g);
    if resume::is_raised(vm, types::STOP_ITERATION) {
        return vm.raise(types::RUNTIME_ERROR, Msg::GENERATOR_STOP, &[]);
    }
    raised
}

/// The next item, `None` at the end; for native code.
///
/// # Errors
/// What the generator raises.
pub(crate) fn next_native(vm: &mut Vm, g: Value) -> Res<Option<Value>> {
    vm.check_recursion()?;
    let (slot, saved) = (vm.sp, vm.frame.action);
    let result = match resume_with(vm, slot, g, With::Value(Value::NONE), Action::of(Then::NativeNext)) {
        Ok(Some(v)) => Ok(v),
        Ok(None) => crate::interp::run(vm),
        Err(raised) => Err(raised),
    };
    vm.frame.action = saved;
    vm.frame.unwound = false;
    vm.cut(slot);
    result.map(|v| if v.is_null() { None } else { Some(v) })
}

/// Writes it.
///
/// # Errors
/// MemoryError.
pub(crate) fn print(vm: &mut Vm, g: Value, out: &mut Out) -> Res<()> {
    out.text(vm, "<generator object '")?;
    let name = crate::obj::function::name(Value::from_word(r32(g.0 + FUNCTION)));
    out.put(vm, crate::obj::str::bytes(name))?;
    out.text(vm, "'")?;
    crate::obj::function::address(vm, g, out)
}

// ---- methods

/// The generator that a method is called on.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    let g = args.at(0);
    if is_kind(g, Kind::Generator) { Ok(g) } else { Err(vm.type_error(Msg::WRONG_ARGUMENTS, &[])) }
}

/// Goes on in place of a native function: its result is what resuming gives, now or later.
fn in_place(vm: &mut Vm, args: Args, g: Value, with: With) -> Res {
    let action = vm.frame.action;
    finish_call(resume_with(vm, args.base() - 4, g, with, action)?)
}

/// What a native function gives when the interpreter is to go on with the registers.
fn finish_call(done: Option<Value>) -> Res {
    Ok(done.unwrap_or(Value::NULL))
}

/// `__next__`, and `next(generator)`.
pub(crate) fn next(vm: &mut Vm, args: Args) -> Res {
    let g = receiver(vm, args)?;
    in_place(vm, args, g, With::Value(Value::NONE))
}

fn send(vm: &mut Vm, args: Args) -> Res {
    let g = receiver(vm, args)?;
    in_place(vm, args, g, With::Value(args.at(1)))
}

fn throw(vm: &mut Vm, args: Args) -> Res {
    let g = receiver(vm, args)?;
    let given = if args.get(2).is_null() || args.get(2) == Value::NONE { args.at(1) } else { args.get(2) };
    // Only this one is not left to a delegate's `throw`.
    let exits = exception::is_exception_class(given) && class::is_subclass(given, Value::typ(types::GENERATOR_EXIT));
    let given = if exits { exception::instance_of(vm, given, Msg::NOT_AN_EXCEPTION)? } else { given };
    in_place(vm, args, g, With::Exception(given))
}

fn close_method(vm: &mut Vm, args: Args) -> Res {
    let g = receiver(vm, args)?;
    let action = vm.frame.action;
    vm.cut(args.base() - 4);
    finish_call(close(vm, g, action)?)
}

/// Its methods.
pub static MEMBERS: &[Member] = crate::member_table! {
    fn DUNDER_NEXT (1, 1) PLAIN => next;
    fn SEND (2, 2) PLAIN => send;
    fn THROW (2, 4) PLAIN => throw;
    fn CLOSE (1, 1) PLAIN => close_method;
};
