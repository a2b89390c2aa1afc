//! The interpreter's core on the board: hot opcodes in assembly, the others by [`execute`], an instruction a call.
//!
//! The files in `thumb` keep the registers of the interpreter in those of the processor. It calls the functions below with the
//! registers saved in the machine and loads them again after, as anything may have happened. They give [`CONTINUE`],
//! or what [`run`] ends with.
//!
//! The table of handlers holds halfwords, which the assembler must know: the linker puts the core, the section
//! `.interpreter`, at [`BASE`].

use super::calling::call_method;
use super::iterate::{FORM_BYTES, FORM_LIST, FORM_RANGE, FORM_TUPLE, for_iter};
use super::subscript::{load_subscr, store_subscr};
use super::variables::{load_builtin, load_global, unbound};
use super::{execute, serve, settle};
use crate::frame::{Action, HEADER, HEADER_ACTION, HEADER_CONTEXT, HEADER_HANDLERS, HEADER_IP, Registers, SPARE, Then};
use crate::heap::Heap;
use crate::obj::generator;
use crate::ops::Binary;
use crate::port::Port;
use crate::vm::{Raised, Res, Vm};
use crate::{attr, branch, call, operator};
use core::arch::global_asm;
use core::mem::offset_of;
use core::ops::ControlFlow;
use core::sync::atomic::Ordering;
use mpyc_abi::object::{Kind, class, code, namespace, unit};
use mpyc_abi::opcode::{LOCAL_INT_OPERATORS, LOCALS_OPERATORS, op};
use mpyc_abi::value::{ABSENT, Value};

/// Go on with the next opcode: the word of no value.
const CONTINUE: u32 = 8;

/// Runs the frame just pushed until it leaves with the action `Native`.
///
/// # Errors
/// The exception that left it.
pub(super) fn run(vm: &mut Vm) -> Res {
    // Safety: the core follows the rules of this module, and the C calling convention.
    match unsafe { core_of_interpreter((&raw mut *vm).cast()) } {
        ABSENT => Err(Raised::again()),
        word => Ok(Value::from_word(word)),
    }
}

unsafe extern "C" {
    #[link_name = "mpyc_interpreter"]
    fn core_of_interpreter(vm: *mut u8) -> u32;
}

/// What the core goes on with after a function. A function of its own: there are many that need it.
#[inline(never)]
fn go_on(vm: &mut Vm, outcome: Res<Option<Value>>) -> u32 {
    match outcome {
        Ok(None) if vm.port.pending.load(Ordering::Relaxed) == 0 => CONTINUE,
        outcome => leave(vm, outcome),
    }
}

#[inline(never)]
fn leave(vm: &mut Vm, outcome: Res<Option<Value>>) -> u32 {
    match settle(vm, outcome) {
        ControlFlow::Continue(()) => CONTINUE,
        ControlFlow::Break(Ok(v)) => v.0,
        ControlFlow::Break(Err(_)) => ABSENT,
    }
}

/// Functions that the core calls.
macro_rules! entries {
    ($($name:ident($vm:ident $(, $arg:ident)*) $body:expr;)*) => {
        $(extern "C" fn $name($vm: &mut Vm $(, $arg: u32)*) -> u32 {
            let outcome = $body;
            go_on($vm, outcome)
        })*
    };
}

entries! {
    enter_execute(vm) execute(vm);
    enter_unbound(vm) Err(unbound(vm));
    enter_serve(vm) serve(vm);
    enter_test(vm) branch::test(vm);
    enter_for_iter(vm) for_iter(vm);
    enter_binary(vm, operation) bound(vm, 2).and_then(|()| operator::binary(vm, operation as u8));
    enter_load_subscr(vm) bound(vm, 2).and_then(|()| load_subscr(vm));
    enter_store_subscr(vm) bound(vm, 2).and_then(|()| store_subscr(vm));
    enter_load_attr(vm, name) bound(vm, 1).and_then(|()| attr::load(vm, Value::from_word(name)));
    enter_load_method(vm, name) bound(vm, 1).and_then(|()| attr::load_method(vm, Value::from_word(name)));
    enter_store_attr(vm, name) attr::store(vm, Value::from_word(name));
    enter_call_function(vm, pos) { let slot = vm.mark() - (pos + 1) * 4; call::call_and_push(vm, slot, pos) };
    enter_call_method(vm, pos) call_method(vm, pos, 0);
}

/// Whether so many operands have values: fused instructions push locals without a look.
#[inline(always)]
fn bound(vm: &mut Vm, operands: u32) -> Res<()> {
    let any = vm.peek(0).is_null() || (operands > 1 && vm.peek(1).is_null());
    if any { Err(unbound(vm)) } else { Ok(()) }
}

/// The operators of the instructions that take a local and an int, then those of two locals.
static OPERATORS: [u8; LOCAL_INT_OPERATORS.len() + LOCALS_OPERATORS.len()] = {
    let mut numbers = [0; LOCAL_INT_OPERATORS.len() + LOCALS_OPERATORS.len()];
    let mut i = 0;
    while i < numbers.len() {
        let first = LOCAL_INT_OPERATORS.len();
        let opcode = if i < first { LOCAL_INT_OPERATORS[i] } else { LOCALS_OPERATORS[i - first] };
        numbers[i] = opcode - op::BINARY_LESS;
        i += 1;
    }
    numbers
};

/// A global or builtin, or [`ABSENT`].
extern "C" fn find_global(vm: &mut Vm, name: u32, fp: u32) -> u32 {
    load_global(vm, fp, Value::from_word(name)).map_or(ABSENT, |v| v.0)
}

/// As [`find_global`], for a name that the module's table lacks.
extern "C" fn find_builtin(vm: &mut Vm, name: u32, fp: u32) -> u32 {
    load_builtin(vm, fp, Value::from_word(name)).map_or(ABSENT, |v| v.0)
}

/// Where the core lies: behind the vectors. The firmware's linker script says so too.
const BASE: u32 = 0xA8;

global_asm!(
    include_str!("thumb/registers.s"),
    include_str!("thumb/generators.s"),
    include_str!("thumb/variables.s"),
    include_str!("thumb/handlers.s"),
    include_str!("thumb/jumps.s"),
    include_str!("thumb/operators.s"),
    include_str!("thumb/fused.s"),
    include_str!("thumb/objects.s"),
    include_str!("thumb/calls.s"),
    include_str!("thumb/table.s"),
    core = sym core_of_interpreter,
    execute = sym enter_execute,
    unbound = sym enter_unbound,
    serve = sym enter_serve,
    test = sym enter_test,
    for_iter = sym enter_for_iter,
    binary = sym enter_binary,
    load_subscr = sym enter_load_subscr,
    store_subscr = sym enter_store_subscr,
    load_attr = sym enter_load_attr,
    load_method = sym enter_load_method,
    store_attr = sym enter_store_attr,
    load_global = sym find_global,
    load_builtin = sym find_builtin,
    call_function = sym enter_call_function,
    call_method = sym enter_call_method,
    SP = const offset_of!(Vm, sp),
    FP = const offset_of!(Vm, frame) + offset_of!(Registers, fp),
    IP = const offset_of!(Vm, frame) + offset_of!(Registers, ip),
    CODE = const offset_of!(Vm, frame) + offset_of!(Registers, code),
    PORT = const offset_of!(Vm, port),
    PENDING = const offset_of!(Port, pending),
    SLOTS = const offset_of!(Vm, slots),
    FRONTIER = const offset_of!(Vm, heap) + Heap::FRONTIER,
    SHAPE = const code::SHAPE * 4,
    FRAME_SHIFT = const code::FRAME_SHIFT,
    HANDLERS_SHIFT = const code::HANDLERS_SHIFT,
    PLAIN_SHIFT = const code::PLAIN_SHIFT,
    NAMES = const code::NAMES,
    OPCODES = const code::OPCODES,
    CONSTS_BELOW = const (unit::NAMES - unit::CONSTS) * 4,
    GLOBALS_BELOW = const (unit::NAMES - unit::GLOBALS) * 4,
    CLASS_BITS = const class::BITS * 4,
    CLASS_KEYS = const class::KEYS * 4,
    CLASS_MRO = const class::MRO * 4,
    CLASS_NAMESPACE = const class::NAMESPACE * 4,
    NOT_PLAIN = const offset_of!(Vm, not_plain),
    PATCHED = const Vm::PATCHED,
    FIRST_VALUE = const (namespace::ENTRIES + 1) * 4,
    HAS_SETATTR = const class::HAS_SETATTR << 1,
    HEADER = const HEADER,
    HEADER_IP = const HEADER_IP,
    HEADER_ACTION = const HEADER_ACTION,
    HEADER_HANDLERS = const HEADER_HANDLERS,
    HEADER_CONTEXT = const HEADER_CONTEXT,
    FOR_NEXT = const Action::of(Then::ForNext).word().0,
    GENERATOR_STATE = const generator::STATE,
    GENERATOR_COUNT = const generator::COUNT,
    GENERATOR_FRAME = const generator::FRAME,
    SUSPENDED = const generator::SUSPENDED.0,
    RUNNING = const generator::RUNNING.0,
    ROOM = const SPARE * 4,
    PLAIN_FUNCTION = const Kind::PlainFunction as u32,
    LIST = const Kind::List as u32,
    TUPLE = const Kind::Tuple as u32,
    BYTES = const Kind::Bytes as u32,
    BYTEARRAY = const Kind::Bytearray as u32,
    RANGE = const Kind::Range as u32,
    DICT = const Kind::Dict as u32,
    NAMESPACE = const Kind::Namespace as u32,
    FUNCTION = const Kind::Function as u32,
    FUNCTION_WORDS = const call::FUNCTION_WORDS,
    GENERATOR = const Kind::Generator as u32,
    INSTANCE = const Kind::Instance as u32,
    NONE = const Value::NONE.0,
    FALSE = const Value::FALSE.0,
    TRUE = const Value::TRUE.0,
    FORM_RANGE = const FORM_RANGE.0,
    FORM_LIST = const FORM_LIST.0,
    FORM_TUPLE = const FORM_TUPLE.0,
    FORM_BYTES = const FORM_BYTES.0,
    LOAD_FAST = const op::LOAD_FAST_MULTI,
    STORE_FAST = const op::STORE_FAST_MULTI,
    BINARY_LESS = const op::BINARY_LESS,
    INPLACE_OR = const Binary::InplaceOr as u8,
    OR = const Binary::Or as u8,
    AND = const Binary::And as u8,
    INPLACE_AND = const Binary::InplaceAnd as u8,
    AND_MASK = const op::AND_MASK,
    ADD_LOCALS = const op::ADD_LOCALS,
    LOCAL_INT_OPERATORS = const LOCAL_INT_OPERATORS.len(),
    operators = sym OPERATORS,
    POP_JUMP_IF_FALSE = const op::POP_JUMP_IF_FALSE,
    OP_CALL_METHOD = const op::CALL_METHOD,
    BASE = const BASE,
    CONTINUE = const CONTINUE,
    ABSENT = const ABSENT,
);
