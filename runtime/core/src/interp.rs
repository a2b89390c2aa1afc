//! The interpreter: one loop, one arm an opcode; whatever is not simple is done by a function outside.
//!
//! Inside the loop `ip` and `sp` live in local variables; before anything that may raise, allocate or change
//! frames they are saved to the machine, and loaded again after. An arm either goes on with the next opcode, or
//! *breaks* with the result of such a function: `Ok(None)` to go on with the registers as they are now,
//! `Ok(Some(value))` to end the loop, `Err` to raise.

use crate::call;
use crate::code_object;
use crate::frame::{Action, forward_target};
use crate::mem::{r8, r32, w32};
use crate::msg::Msg;
use crate::obj::generator;
use crate::ops::Unary;
use crate::port::poll;
#[cfg(not(target_os = "none"))]
use crate::resume;
use crate::vm::{Res, Vm};
use crate::{attr, branch, import, namespace, operator, unpack, unwind, with};
use calling::{call_function_var, call_method, call_method_var, make_function};
use core::ops::ControlFlow;
use core::sync::atomic::Ordering;
#[cfg(not(target_os = "none"))]
use iterate::{FORM_RANGE, for_iter, item_of_form};
use iterate::{get_iter, get_iter_stack};
#[cfg(not(target_os = "none"))]
use mpyc_abi::object::code;
#[cfg(not(target_os = "none"))]
use mpyc_abi::opcode;
use mpyc_abi::opcode::op;
use mpyc_abi::types;
use mpyc_abi::value::Value;
#[cfg(not(target_os = "none"))]
use subscript::{load_subscr, store_subscr};
use variables::{
    delete_from, delete_name, load_builtin, load_empty_slot, load_frozen, load_global, load_name, store_empty_slot,
    store_global, store_name, unbound, undefined,
};

mod calling;
mod iterate;
mod subscript;
#[cfg(target_os = "none")]
mod thumb;
mod variables;

pub(crate) use iterate::push_iterator;
pub(crate) use variables::{globals, locals};

#[cfg(not(target_os = "none"))]
/// The bytes of the family that pushes small ints.
const SMALL_INTS: u8 = 64;

#[cfg(not(target_os = "none"))]
/// Names for the bytes of a family: patterns of single values make one jump table, ranges make comparisons.
macro_rules! family {
    ($first:expr; $($name:ident = $n:literal),*) => {
        $(const $name: u8 = $first + $n;)*
    };
}

#[cfg(not(target_os = "none"))]
family!(op::LOAD_FAST_MULTI; LOAD_FAST_0 = 0, LOAD_FAST_1 = 1, LOAD_FAST_2 = 2, LOAD_FAST_3 = 3, LOAD_FAST_4 = 4, LOAD_FAST_5 = 5, LOAD_FAST_6 = 6, LOAD_FAST_7 = 7, LOAD_FAST_8 = 8, LOAD_FAST_9 = 9, LOAD_FAST_10 = 10, LOAD_FAST_11 = 11, LOAD_FAST_12 = 12, LOAD_FAST_13 = 13, LOAD_FAST_14 = 14, LOAD_FAST_15 = 15);
#[cfg(not(target_os = "none"))]
family!(op::STORE_FAST_MULTI; STORE_FAST_0 = 0, STORE_FAST_1 = 1, STORE_FAST_2 = 2, STORE_FAST_3 = 3, STORE_FAST_4 = 4, STORE_FAST_5 = 5, STORE_FAST_6 = 6, STORE_FAST_7 = 7, STORE_FAST_8 = 8, STORE_FAST_9 = 9, STORE_FAST_10 = 10, STORE_FAST_11 = 11, STORE_FAST_12 = 12, STORE_FAST_13 = 13, STORE_FAST_14 = 14, STORE_FAST_15 = 15);

/// Reads a varuint and moves behind it.
#[inline(always)]
pub(crate) fn uint(ip: &mut u32) -> u32 {
    let first = r8(*ip) as u32;
    *ip += 1;
    if first < 0x80 {
        return first;
    }
    let (value, behind) = long_uint(*ip, first);
    *ip = behind;
    value
}

/// The rest of a varuint, and the address behind it. By value: `ip` would leave its register for a reference.
#[inline(never)]
fn long_uint(mut ip: u32, first: u32) -> (u32, u32) {
    let mut value = first & 0x7F;
    loop {
        let byte = r8(ip) as u32;
        ip += 1;
        value = value << 7 | byte & 0x7F;
        if byte < 0x80 {
            return (value, ip);
        }
    }
}

#[cfg(not(target_os = "none"))]
/// Reads a signed varuint; gives it and the address behind it.
#[inline(never)]
fn int(mut ip: u32) -> (i32, u32) {
    let mut value = if r8(ip) & 0x40 != 0 { -1i32 } else { 0 };
    loop {
        let byte = r8(ip) as i32;
        ip += 1;
        value = value << 7 | byte & 0x7F;
        if byte < 0x80 {
            return (value, ip);
        }
    }
}

/// Target of a jump with a signed offset; `ip` is moved behind the offset.
#[inline(always)]
fn signed_target(ip: &mut u32) -> u32 {
    let first = r8(*ip) as u32;
    *ip += 1;
    if first < 0x80 {
        return (*ip + first).wrapping_sub(0x40);
    }
    let second = r8(*ip) as u32;
    *ip += 1;
    (*ip + (first & 0x7F | second << 7)).wrapping_sub(0x4000)
}

/// Target of the conditional jump whose operand lies at `ip`, and the address behind it.
pub(crate) fn jump_target(opcode: u8, mut ip: u32) -> (u32, u32) {
    let target = match opcode {
        op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => forward_target(&mut ip),
        _ => signed_target(&mut ip),
    };
    (target, ip)
}

/// The name with that index.
#[inline(always)]
fn name_at(code: u32, index: u32) -> Value {
    Value::from_word(r32(code_object::names(code) + index * 4))
}

#[cfg(not(target_os = "none"))]
/// The truth of a value that is its own: constants and small ints.
#[inline(always)]
fn simple_truth(v: Value) -> Option<bool> {
    if v == Value::TRUE {
        Some(true)
    } else if v == Value::FALSE || v == Value::NONE {
        Some(false)
    } else if v.is_small_int() {
        Some(v != Value::small(0))
    } else {
        None
    }
}

/// Both values as small ints.
#[cfg(not(target_os = "none"))]
#[inline(always)]
fn both_small(a: Value, b: Value) -> bool {
    a.0 & b.0 & 1 != 0
}

/// Runs the frame just pushed, and all that it calls, until it leaves with the action `Native`.
///
/// # Errors
/// The exception that left it.
#[inline(never)]
pub(crate) fn run(vm: &mut Vm) -> Res {
    #[cfg(target_os = "none")]
    return thumb::run(vm);
    #[cfg(not(target_os = "none"))]
    loop {
        let outcome = execute(vm);
        if let ControlFlow::Break(result) = settle(vm, outcome) {
            return result;
        }
        #[cfg(any(feature = "host", test))]
        if vm.evaluation.is_on && !crate::evaluate::goes_on(vm) {
            return Err(vm.raise(types::SYSTEM_EXIT, Msg::RECURSION, &[]));
        }
    }
}

/// What a single instruction came to.
#[cfg(any(feature = "host", test))]
pub(crate) enum Step {
    /// There is a next one.
    On,
    /// The frame with the action `Native` has left.
    Done,
    /// An exception has left it.
    Failed,
}

/// Executes one instruction of a program that is run at build.
#[cfg(any(feature = "host", test))]
pub(crate) fn step(vm: &mut Vm) -> Step {
    crate::evaluate::goes_on(vm);
    let outcome = execute(vm);
    match settle(vm, outcome) {
        ControlFlow::Continue(()) => Step::On,
        ControlFlow::Break(Ok(_)) => Step::Done,
        ControlFlow::Break(Err(_)) => Step::Failed,
    }
}

/// What follows from the outcome of instructions: the loop goes on, or ends with a result.
fn settle(vm: &mut Vm, outcome: Res<Option<Value>>) -> ControlFlow<Res> {
    // What jumps nowhere must not run long either: calls and slow operators come by here. Scheduled calls wait for a jump.
    let outcome = match outcome {
        Ok(None) if vm.port.pending.load(Ordering::Relaxed) & !poll::SCHEDULED != 0 => serve(vm),
        outcome => outcome,
    };
    let outcome = match outcome {
        Err(raised) => unwind::raise(vm, raised),
        outcome => outcome,
    };
    match outcome {
        Ok(None) => ControlFlow::Continue(()),
        Ok(Some(v)) => ControlFlow::Break(Ok(v)),
        Err(raised) => ControlFlow::Break(Err(raised)),
    }
}

/// Executes instructions until one needs to be settled; on the board, where `thumb` knows the hot ones, just one.
#[inline(never)]
fn execute(vm: &mut Vm) -> Res<Option<Value>> {
    #[cfg(not(target_os = "none"))]
    let pending = vm.port.pending;
    {
        let fp = vm.frame.fp;
        let code = vm.frame.code;
        let mut ip = vm.frame.ip;
        let mut sp = vm.sp;
        macro_rules! push {
            ($v:expr) => {{
                let v: Value = $v;
                w32(sp, v.0);
                sp += 4;
            }};
        }
        macro_rules! pop {
            () => {{
                sp -= 4;
                Value::from_word(r32(sp))
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! top {
            () => {
                Value::from_word(r32(sp - 4))
            };
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! set_top {
            ($v:expr) => {{
                let v: Value = $v;
                w32(sp - 4, v.0)
            }};
        }
        macro_rules! save {
            () => {
                vm.sp = sp;
                vm.frame.ip = ip;
            };
        }
        macro_rules! leave {
            ($e:expr) => {{
                save!();
                break $e;
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! poll {
            () => {
                if pending.load(Ordering::Relaxed) != 0 {
                    leave!(serve(vm));
                }
            };
        }
        macro_rules! load_local {
            ($n:expr) => {{
                let v = Value::from_word(r32(fp + $n * 4));
                if v.is_null() {
                    leave!(Err(unbound(vm)));
                }
                push!(v);
            }};
        }
        macro_rules! store_local {
            ($n:expr) => {{
                let v = pop!();
                w32(fp + $n * 4, v.0);
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! compare {
            ($n:expr, $op:tt) => {{
                let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                if both_small(a, b) {
                    sp -= 4;
                    set_top!(Value::bool((a.0 as i32) $op (b.0 as i32)));
                } else {
                    leave!(operator::binary(vm, $n));
                }
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! arithmetic {
            ($n:expr, $method:ident) => {{
                let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                if both_small(a, b)
                    && let Some(v) = Value::small_int(a.as_small().$method(b.as_small()))
                {
                    sp -= 4;
                    set_top!(v);
                } else {
                    leave!(operator::binary(vm, $n));
                }
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! bitwise {
            ($n:expr, $op:tt) => {{
                let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                if both_small(a, b) {
                    sp -= 4;
                    set_top!(Value::small(a.as_small() $op b.as_small()));
                } else {
                    leave!(operator::binary(vm, $n));
                }
            }};
        }
        // A conditional jump that pops its condition: the arm for the wanted truth.
        #[cfg(not(target_os = "none"))]
        macro_rules! pop_jump {
            ($wanted:expr) => {{
                let v = top!();
                let start = ip;
                let target = signed_target(&mut ip);
                match simple_truth(v) {
                    Some(truth) => {
                        sp -= 4;
                        if truth == $wanted {
                            ip = target;
                        }
                        poll!();
                    }
                    None => {
                        ip = start;
                        leave!(branch::test(vm));
                    }
                }
            }};
        }
        #[cfg(not(target_os = "none"))]
        macro_rules! jump_or_pop {
            ($wanted:expr) => {{
                let start = ip;
                let target = forward_target(&mut ip);
                match simple_truth(top!()) {
                    Some(truth) if truth == $wanted => ip = target,
                    Some(_) => sp -= 4,
                    None => {
                        ip = start;
                        leave!(branch::test(vm));
                    }
                }
            }};
        }

        let outcome: Res<Option<Value>> = loop {
            let opcode = r8(ip);
            #[cfg(any(feature = "host", test))]
            {
                vm.executed[opcode as usize] = true;
            }
            ip += 1;
            match opcode {
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_0 => load_local!(0),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_1 => load_local!(1),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_2 => load_local!(2),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_3 => load_local!(3),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_4 => load_local!(4),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_5 => load_local!(5),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_6 => load_local!(6),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_7 => load_local!(7),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_8 => load_local!(8),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_9 => load_local!(9),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_10 => load_local!(10),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_11 => load_local!(11),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_12 => load_local!(12),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_13 => load_local!(13),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_14 => load_local!(14),
                #[cfg(not(target_os = "none"))]
                LOAD_FAST_15 => load_local!(15),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_0 => store_local!(0),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_1 => store_local!(1),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_2 => store_local!(2),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_3 => store_local!(3),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_4 => store_local!(4),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_5 => store_local!(5),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_6 => store_local!(6),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_7 => store_local!(7),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_8 => store_local!(8),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_9 => store_local!(9),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_10 => store_local!(10),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_11 => store_local!(11),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_12 => store_local!(12),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_13 => store_local!(13),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_14 => store_local!(14),
                #[cfg(not(target_os = "none"))]
                STORE_FAST_15 => store_local!(15),
                op::LOAD_CONST_STRING => {
                    let name = name_at(code, uint(&mut ip));
                    push!(name);
                }
                #[cfg(not(target_os = "none"))]
                op::LOAD_CONST_SMALL_INT => {
                    let (i, behind) = int(ip);
                    ip = behind;
                    push!(Value::small(i));
                }
                op::LOAD_CONST_OBJ => {
                    let index = uint(&mut ip);
                    push!(Value::from_word(r32(code_object::constants(code) + index * 4)));
                }
                #[cfg(not(target_os = "none"))]
                op::LOAD_CONST_NONE => push!(Value::NONE),
                #[cfg(not(target_os = "none"))]
                op::LOAD_CONST_TRUE => push!(Value::TRUE),
                #[cfg(not(target_os = "none"))]
                op::LOAD_CONST_FALSE => push!(Value::FALSE),
                #[cfg(not(target_os = "none"))]
                op::LOAD_NULL => push!(Value::NULL),
                op::LOAD_FAST_N => {
                    let n = uint(&mut ip);
                    load_local!(n);
                }
                op::STORE_FAST_N => {
                    let n = uint(&mut ip);
                    store_local!(n);
                }
                op::DELETE_FAST => {
                    let n = uint(&mut ip);
                    if r32(fp + n * 4) == 0 {
                        leave!(Err(unbound(vm)));
                    }
                    w32(fp + n * 4, 0);
                }
                op::LOAD_DEREF => {
                    let n = uint(&mut ip);
                    let v = Value::from_word(r32(r32(fp + n * 4) + 4));
                    if v.is_null() {
                        leave!(Err(unbound(vm)));
                    }
                    push!(v);
                }
                op::STORE_DEREF => {
                    let n = uint(&mut ip);
                    let v = pop!();
                    w32(r32(fp + n * 4) + 4, v.0);
                }
                op::DELETE_DEREF => {
                    let cell = r32(fp + uint(&mut ip) * 4);
                    if r32(cell + 4) == 0 {
                        leave!(Err(unbound(vm)));
                    }
                    w32(cell + 4, 0);
                }
                op::LOAD_FROZEN => {
                    let row = uint(&mut ip);
                    match load_frozen(vm, fp, row) {
                        Some(v) => push!(v),
                        None => leave!(Err(undefined(vm, namespace::row_name(globals(vm), row)))),
                    }
                }
                op::LOAD_SLOT => {
                    let slot = uint(&mut ip);
                    let v = Value::from_word(r32(vm.slots + slot * 4));
                    if v.is_null() {
                        leave!(load_empty_slot(vm, slot));
                    }
                    push!(v);
                }
                op::STORE_SLOT => {
                    let slot = uint(&mut ip);
                    let at = vm.slots + slot * 4;
                    if r32(at) == 0 {
                        leave!(store_empty_slot(vm, slot));
                    }
                    let v = pop!();
                    w32(at, v.0);
                }
                op::LOAD_BUILTIN => {
                    let name = name_at(code, uint(&mut ip));
                    match load_builtin(vm, fp, name) {
                        Some(v) => push!(v),
                        None => leave!(Err(undefined(vm, name))),
                    }
                }

                #[cfg(not(target_os = "none"))]
                op::POP_TOP => sp -= 4,
                #[cfg(not(target_os = "none"))]
                op::DUP_TOP => {
                    let v = top!();
                    push!(v);
                }
                #[cfg(not(target_os = "none"))]
                op::DUP_TOP_TWO => {
                    let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                    push!(a);
                    push!(b);
                }
                #[cfg(not(target_os = "none"))]
                op::ROT_TWO => {
                    let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                    w32(sp - 8, b.0);
                    set_top!(a);
                }
                #[cfg(not(target_os = "none"))]
                op::ROT_THREE => {
                    let (a, b, c) = (r32(sp - 12), r32(sp - 8), r32(sp - 4));
                    w32(sp - 12, c);
                    w32(sp - 8, a);
                    w32(sp - 4, b);
                }

                #[cfg(not(target_os = "none"))]
                op::JUMP | op::LOOP => {
                    ip = signed_target(&mut ip);
                    poll!();
                }
                #[cfg(not(target_os = "none"))]
                op::POP_JUMP_IF_TRUE => pop_jump!(true),
                #[cfg(not(target_os = "none"))]
                op::POP_JUMP_IF_FALSE => pop_jump!(false),
                #[cfg(not(target_os = "none"))]
                op::JUMP_IF_TRUE_OR_POP => jump_or_pop!(true),
                #[cfg(not(target_os = "none"))]
                op::JUMP_IF_FALSE_OR_POP => jump_or_pop!(false),
                #[cfg(target_os = "none")]
                op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP => leave!(branch::test(vm)),
                #[cfg(not(target_os = "none"))]
                op::FOR_ITER | op::FOR_ITER_STORE => {
                    // A loop over a range or a list is in the four slots itself, see `push_iterator`.
                    let form = Value::from_word(r32(sp - 16));
                    if form == FORM_RANGE {
                        let target = forward_target(&mut ip);
                        let (now, stop, step) =
                            (r32(sp - 12) as i32, r32(sp - 8) as i32, Value::from_word(r32(sp - 4)).as_small());
                        let goes_on = if step > 0 { now < stop } else { now > stop };
                        if goes_on {
                            let next = Value::small_int((now >> 1) + step).unwrap_or(Value::from_word(stop as u32));
                            w32(sp - 12, next.0);
                            push!(Value::from_word(now as u32));
                        } else {
                            sp -= 16;
                            ip = target;
                        }
                    } else if form.is_small_int() {
                        let target = forward_target(&mut ip);
                        let items = Value::from_word(r32(sp - 12));
                        let index = Value::from_word(r32(sp - 8)).as_small() as u32;
                        let item = item_of_form(form, items, index);
                        if item.is_null() {
                            sp -= 16;
                            ip = target;
                        } else {
                            w32(sp - 8, Value::small(index as i32 + 1).0);
                            push!(item);
                        }
                    } else {
                        leave!(for_iter(vm));
                    }
                }

                #[cfg(not(target_os = "none"))]
                op::BINARY_LESS => compare!(0, <),
                #[cfg(not(target_os = "none"))]
                op::BINARY_MORE => compare!(1, >),
                #[cfg(not(target_os = "none"))]
                op::BINARY_EQUAL => compare!(2, ==),
                #[cfg(not(target_os = "none"))]
                op::BINARY_LESS_EQUAL => compare!(3, <=),
                #[cfg(not(target_os = "none"))]
                op::BINARY_MORE_EQUAL => compare!(4, >=),
                #[cfg(not(target_os = "none"))]
                op::BINARY_NOT_EQUAL => compare!(5, !=),
                #[cfg(not(target_os = "none"))]
                op::BINARY_IS => {
                    let b = pop!();
                    let a = top!();
                    set_top!(Value::bool(a == b));
                }
                #[cfg(not(target_os = "none"))]
                op::INPLACE_ADD => arithmetic!(14, wrapping_add),
                #[cfg(not(target_os = "none"))]
                op::INPLACE_SUBTRACT => arithmetic!(15, wrapping_sub),
                #[cfg(not(target_os = "none"))]
                op::BINARY_ADD => arithmetic!(27, wrapping_add),
                #[cfg(not(target_os = "none"))]
                op::BINARY_SUBTRACT => arithmetic!(28, wrapping_sub),
                #[cfg(not(target_os = "none"))]
                op::BINARY_OR => bitwise!(22, |),
                #[cfg(not(target_os = "none"))]
                op::BINARY_XOR => bitwise!(23, ^),
                #[cfg(not(target_os = "none"))]
                op::BINARY_AND => bitwise!(24, &),
                #[cfg(not(target_os = "none"))]
                op::INPLACE_OR => bitwise!(9, |),
                #[cfg(not(target_os = "none"))]
                op::INPLACE_XOR => bitwise!(10, ^),
                #[cfg(not(target_os = "none"))]
                op::INPLACE_AND => bitwise!(11, &),
                #[cfg(not(target_os = "none"))]
                op::BINARY_MULTIPLY | op::INPLACE_MULTIPLY => {
                    let (a, b) = (Value::from_word(r32(sp - 8)), top!());
                    match small_product(a, b) {
                        Some(v) => {
                            sp -= 4;
                            set_top!(v);
                        }
                        None => leave!(operator::binary(vm, opcode - op::BINARY_LESS)),
                    }
                }
                #[cfg(not(target_os = "none"))]
                op::BINARY_IN
                | op::BINARY_EXCEPTION_MATCH
                | op::INPLACE_LSHIFT
                | op::INPLACE_RSHIFT
                | op::INPLACE_MAT_MULTIPLY
                | op::INPLACE_FLOOR_DIVIDE
                | op::INPLACE_TRUE_DIVIDE
                | op::INPLACE_MODULO
                | op::INPLACE_POWER
                | op::BINARY_LSHIFT
                | op::BINARY_RSHIFT
                | op::BINARY_MAT_MULTIPLY
                | op::BINARY_FLOOR_DIVIDE
                | op::BINARY_TRUE_DIVIDE
                | op::BINARY_MODULO
                | op::BINARY_POWER => leave!(operator::binary(vm, opcode - op::BINARY_LESS)),
                #[cfg(target_os = "none")]
                op::UNARY_NOT => leave!(operator::unary(vm, Unary::Not)),
                #[cfg(not(target_os = "none"))]
                op::UNARY_NOT => match simple_truth(top!()) {
                    Some(truth) => set_top!(Value::bool(!truth)),
                    None => leave!(operator::unary(vm, Unary::Not)),
                },
                op::UNARY_POSITIVE => leave!(operator::unary(vm, Unary::Positive)),
                op::UNARY_NEGATIVE => leave!(operator::unary(vm, Unary::Negative)),
                op::UNARY_INVERT => leave!(operator::unary(vm, Unary::Invert)),

                op::LOAD_GLOBAL => {
                    let name = name_at(code, uint(&mut ip));
                    match load_global(vm, fp, name) {
                        Some(v) => push!(v),
                        None => leave!(Err(undefined(vm, name))),
                    }
                }
                op::LOAD_NAME => {
                    let name = name_at(code, uint(&mut ip));
                    save!();
                    match load_name(vm, name) {
                        Some(v) => push!(v),
                        None => break Err(undefined(vm, name)),
                    }
                }
                op::STORE_NAME => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(store_name(vm, name));
                }
                op::STORE_GLOBAL => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(store_global(vm, name));
                }
                op::DELETE_NAME => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(delete_name(vm, name));
                }
                op::DELETE_GLOBAL => {
                    let name = name_at(code, uint(&mut ip));
                    save!();
                    let globals = globals(vm);
                    break delete_from(vm, globals, name);
                }

                op::LOAD_ATTR => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(attr::load(vm, name));
                }
                op::LOAD_METHOD => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(attr::load_method(vm, name));
                }
                op::LOAD_SUPER_METHOD => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(attr::load_super_method(vm, name));
                }
                op::STORE_ATTR => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(attr::store(vm, name));
                }
                #[cfg(not(target_os = "none"))]
                op::LOAD_SUBSCR => leave!(load_subscr(vm)),
                #[cfg(not(target_os = "none"))]
                op::STORE_SUBSCR => leave!(store_subscr(vm)),

                op::CALL_FUNCTION => {
                    let args = uint(&mut ip);
                    let (pos, kw) = (args & 0xFF, args >> 8 & 0xFF);
                    let slot = sp - (pos + kw * 2 + 1) * 4;
                    leave!(call::call_then(vm, slot, pos, kw, Action::PUSH));
                }
                op::CALL_METHOD => {
                    let args = uint(&mut ip);
                    leave!(call_method(vm, args & 0xFF, args >> 8 & 0xFF));
                }
                op::CALL_FUNCTION_VAR_KW => {
                    let args = uint(&mut ip);
                    leave!(call_function_var(vm, args & 0xFF, args >> 8 & 0xFF));
                }
                op::CALL_METHOD_VAR_KW => {
                    let args = uint(&mut ip);
                    leave!(call_method_var(vm, args & 0xFF, args >> 8 & 0xFF));
                }
                #[cfg(target_os = "none")]
                op::RETURN_VALUE => leave!(unwind::return_value(vm)),
                #[cfg(not(target_os = "none"))]
                op::RETURN_VALUE => {
                    if code_object::scope_flags(code) & code::GENERATOR == 0 {
                        save!();
                        if vm.handlers() == 0 {
                            let v = pop!();
                            let action = vm.leave();
                            if action == Action::PUSH {
                                vm.push(v);
                                break Ok(None);
                            }
                            break resume::deliver(vm, action, v);
                        }
                    }
                    leave!(unwind::return_value(vm));
                }

                op::MAKE_FUNCTION => {
                    let child = uint(&mut ip);
                    leave!(make_function(vm, child, false, 0));
                }
                op::MAKE_FUNCTION_DEFARGS => {
                    let child = uint(&mut ip);
                    leave!(make_function(vm, child, true, 0));
                }
                op::MAKE_CLOSURE => {
                    let child = uint(&mut ip);
                    let cells = r8(ip) as u32;
                    ip += 1;
                    leave!(make_function(vm, child, false, cells));
                }
                op::MAKE_CLOSURE_DEFARGS => {
                    let child = uint(&mut ip);
                    let cells = r8(ip) as u32;
                    ip += 1;
                    leave!(make_function(vm, child, true, cells));
                }
                op::LOAD_BUILD_CLASS => push!(crate::builtins::build_class()),

                op::BUILD_TUPLE => {
                    let n = uint(&mut ip);
                    leave!(crate::build::tuple(vm, n));
                }
                op::BUILD_LIST => {
                    let n = uint(&mut ip);
                    leave!(crate::build::list(vm, n));
                }
                op::BUILD_MAP => {
                    let n = uint(&mut ip);
                    leave!(crate::build::map(vm, n));
                }
                op::BUILD_SET => {
                    let n = uint(&mut ip);
                    leave!(crate::build::set(vm, n));
                }
                op::BUILD_SLICE => {
                    let n = uint(&mut ip);
                    leave!(crate::build::slice(vm, n));
                }
                op::STORE_MAP => leave!(crate::build::store_map(vm)),
                op::STORE_COMP => {
                    let n = uint(&mut ip);
                    leave!(crate::build::store_comp(vm, n));
                }
                op::UNPACK_SEQUENCE => {
                    let n = uint(&mut ip);
                    leave!(unpack::sequence(vm, n));
                }
                op::UNPACK_EX => {
                    let ends = uint(&mut ip);
                    leave!(unpack::star(vm, ends));
                }
                op::GET_ITER => leave!(get_iter(vm, Action::PUSH)),
                op::GET_ITER_STACK => leave!(get_iter_stack(vm)),

                op::SETUP_WITH => leave!(with::setup(vm)),
                op::WITH_CLEANUP => leave!(with::cleanup(vm)),
                op::SETUP_EXCEPT | op::SETUP_FINALLY => {
                    let at = forward_target(&mut ip);
                    save!();
                    vm.push_handler(at, opcode == op::SETUP_FINALLY);
                }
                op::POP_EXCEPT_JUMP => {
                    ip = forward_target(&mut ip);
                    save!();
                    vm.pop_handler();
                }
                op::UNWIND_JUMP => {
                    let target = signed_target(&mut ip);
                    let n = r8(ip);
                    ip += 1;
                    save!();
                    unwind::unwind_jump(vm, target, n);
                    break poll_then(vm);
                }
                op::END_FINALLY => leave!(unwind::end_finally(vm)),
                op::RAISE_OBJ => leave!(unwind::raise_object(vm)),
                op::RAISE_FROM => leave!(unwind::raise_from(vm)),
                op::RAISE_LAST => leave!(unwind::raise_last(vm)),
                op::YIELD_VALUE => leave!(generator::yield_value(vm)),
                op::YIELD_FROM => leave!(generator::yield_from(vm)),

                op::IMPORT_NAME => {
                    let start = ip;
                    let name = name_at(code, uint(&mut ip));
                    leave!(import::import_name(vm, name, start));
                }
                op::IMPORT_FROM => {
                    let name = name_at(code, uint(&mut ip));
                    leave!(import::import_from(vm, name));
                }
                op::IMPORT_STAR => leave!(import::import_star(vm)),
                // Fused instructions push their operands and go on as their operators.
                #[cfg(not(target_os = "none"))]
                op::ADD_LOCAL_INT..=op::MODULO_LOCAL_INT => {
                    let (local, int) = (r8(ip), r8(ip + 1));
                    ip += 2;
                    load_local!(u32::from(local) / 4);
                    push!(Value::from_word(int.into()));
                    let operator = opcode::LOCAL_INT_OPERATORS[usize::from(opcode - op::ADD_LOCAL_INT)];
                    leave!(operator::binary(vm, operator - op::BINARY_LESS));
                }
                #[cfg(not(target_os = "none"))]
                op::ADD_LOCALS..=op::MORE_LOCALS | op::LOAD_SUBSCR_LOCALS | op::STORE_SUBSCR_LOCALS => {
                    let (a, b) = (r8(ip), r8(ip + 1));
                    ip += 2;
                    load_local!(u32::from(a) / 4);
                    load_local!(u32::from(b) / 4);
                    match opcode {
                        op::LOAD_SUBSCR_LOCALS => leave!(load_subscr(vm)),
                        op::STORE_SUBSCR_LOCALS => leave!(store_subscr(vm)),
                        _ => {
                            let operator = opcode::LOCALS_OPERATORS[usize::from(opcode - op::ADD_LOCALS)];
                            leave!(operator::binary(vm, operator - op::BINARY_LESS));
                        }
                    }
                }
                #[cfg(not(target_os = "none"))]
                op::LOAD_LOCAL_ATTR | op::LOAD_LOCAL_METHOD => {
                    let name = name_at(code, u32::from(r8(ip + 1)) / 4);
                    load_local!(u32::from(r8(ip)) / 4);
                    ip += 2;
                    leave!(if opcode == op::LOAD_LOCAL_ATTR {
                        attr::load(vm, name)
                    } else {
                        attr::load_method(vm, name)
                    });
                }
                #[cfg(not(target_os = "none"))]
                op::AND_MASK | op::INPLACE_AND_MASK => {
                    push!(Value::from_word(u32::MAX >> r8(ip)));
                    ip += 1;
                    let operator = if opcode == op::AND_MASK { op::BINARY_AND } else { op::INPLACE_AND };
                    leave!(operator::binary(vm, operator - op::BINARY_LESS));
                }
                #[cfg(target_os = "none")]
                _ => leave!(Err(vm.raise(types::NOT_IMPLEMENTED_ERROR, Msg::OPCODE, &[]))),
                #[cfg(not(target_os = "none"))]
                _ => {
                    let family = opcode.wrapping_sub(op::LOAD_CONST_SMALL_INT_MULTI);
                    if family >= SMALL_INTS {
                        leave!(Err(vm.raise(types::NOT_IMPLEMENTED_ERROR, Msg::OPCODE, &[])));
                    }
                    push!(Value::small(family as i32 - 16));
                }
            }
            #[cfg(target_os = "none")]
            leave!(Ok(None));
            #[cfg(any(feature = "host", test))]
            if vm.evaluation.is_on {
                leave!(Ok(None));
            }
        };
        outcome
    }
}

#[cfg(not(target_os = "none"))]
/// The product of two small ints, if it is one. Without division, and on the board without a 64-bit product.
#[inline(always)]
fn small_product(a: Value, b: Value) -> Option<Value> {
    if !both_small(a, b) {
        return None;
    }
    let (x, y) = (a.as_small(), b.as_small());
    const HALF: i32 = 1 << 15;
    if (-HALF..HALF).contains(&x) && (-HALF..HALF).contains(&y) {
        return Value::small_int(x.wrapping_mul(y));
    }
    let wide = x as i64 * y as i64;
    i32::try_from(wide).ok().and_then(Value::small_int)
}

// ---- polling

/// Serves the poll flag.
#[cold]
#[inline(never)]
fn serve(vm: &mut Vm) -> Res<Option<Value>> {
    crate::wait::service(vm)?;
    Ok(None)
}

fn poll_then(vm: &mut Vm) -> Res<Option<Value>> {
    if vm.port.pending.load(Ordering::Relaxed) != 0 { serve(vm) } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_abi::opcode;
    use std::{format, string::String, vec, vec::Vec};

    /// What a byte's handler may be called in the board's core, besides `slow`.
    fn handler_names(byte: u8) -> Vec<String> {
        let Some(row) = opcode::row(byte) else { return Vec::new() };
        let name = row.name.to_lowercase();
        let number = byte - row.first;
        match row.first {
            op::LOAD_CONST_SMALL_INT_MULTI => vec!["small_int".into()],
            op::LOAD_FAST_MULTI if number >= 12 => vec!["load_fast_high".into()],
            op::STORE_FAST_MULTI if number >= 12 => vec!["store_fast_high".into()],
            op::LOAD_FAST_MULTI => vec![format!("load_fast_{number}")],
            op::STORE_FAST_MULTI => vec![format!("store_fast_{number}")],
            op::BINARY_LESS..=op::BINARY_POWER => vec![name.replace("inplace_", "binary_"), "binary".into()],
            _ => vec![name],
        }
    }

    #[test]
    fn the_board_s_table_of_handlers_follows_the_opcodes() {
        let rows = include_str!("interp/thumb/table.s").lines().filter_map(|line| line.trim().strip_prefix("AT "));
        let handlers: Vec<&str> =
            rows.flat_map(|row| row.split('@').next().unwrap_or("").split(',')).map(str::trim).collect();
        assert_eq!(handlers.len(), 256);
        for (byte, handler) in (0..=255).zip(handlers) {
            let names = handler_names(byte);
            assert!(
                handler == "slow" || names.iter().any(|name| name == handler),
                "{byte:#04x}: {handler}, not {names:?}"
            );
        }
    }
}
