//! Jumps on the truth of an object with `__bool__` or `__len__`.

use crate::attr;
use crate::frame::{Action, Then};
use crate::interp::jump_target;
use crate::ops;
use crate::resume::opcode;
use crate::vm::{Res, Vm};
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::value::Value;

/// A conditional jump at `vm.frame.ip - 1` whose condition, on top of the stack, is no simple value.
///
/// # Errors
/// Whatever the special methods raise.
#[inline(never)]
pub(crate) fn test(vm: &mut Vm) -> Res<Option<Value>> {
    let v = vm.peek(0);
    for method in [names::DUNDER_BOOL, names::DUNDER_LEN] {
        if attr::special(vm, v, method).is_some() {
            let slot = vm.sp;
            vm.push(v);
            if let Some(called) =
                attr::call_special_in_place(vm, slot, method, Action::with(Then::Branch, method.into()))
            {
                return called;
            }
        }
    }
    let truth = ops::truth(vm, v)?;
    jump(vm, truth);
    Ok(None)
}

/// A special method, whose name is given, gave `v`.
///
/// # Errors
/// As [`test()`].
pub(crate) fn resume(vm: &mut Vm, method: u32, v: Value) -> Res<Option<Value>> {
    let truth = ops::truth_of_result(vm, v, method as u16)?;
    jump(vm, truth);
    Ok(None)
}

/// Does the jump or goes on behind it; the tested object is on top of the stack.
fn jump(vm: &mut Vm, truth: bool) {
    let opcode = opcode(vm);
    let (target, behind) = jump_target(opcode, vm.frame.ip);
    let (wanted, keep) = match opcode {
        op::POP_JUMP_IF_TRUE => (true, false),
        op::JUMP_IF_TRUE_OR_POP => (true, true),
        op::JUMP_IF_FALSE_OR_POP => (false, true),
        _ => (false, false),
    };
    let jumps = truth == wanted;
    vm.frame.ip = if jumps { target } else { behind };
    if !(jumps && keep) {
        vm.pop();
    }
}
