//! Line marks: only those that a traceback can show.
//!
//! A mark stays if an exception can name, as its place, an instruction between it and the next mark.
//! Backward jumps need theirs, because that is where a program is interrupted.

use super::assigned::Assigned;
use crate::code::{Arg, CodeKind, CodeObject, Instr, Item};
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::FLAG_GENERATOR;

/// Leaves out the marks that no instruction needs.
pub(super) fn keep_needed(code: &mut CodeObject) {
    let mut assigned = Assigned::new(code);
    let mut placed = vec![false; code.label_count as usize];
    // A generator that was not started yet can have an exception thrown into it.
    let mut entered = code.flags & FLAG_GENERATOR != 0;
    let in_class = code.kind == CodeKind::Class;
    // The last mark, while nothing needs it.
    let mut idle = None;
    let mut needless = Vec::new();
    for (at, item) in code.items.iter().enumerate() {
        match item {
            Item::Line(_) => needless.extend(idle.replace(at)),
            Item::Label(label) => placed[label.0 as usize] = true,
            Item::Instr(instr) => {
                let back = matches!(instr.arg, Arg::Label(target) if placed[target.0 as usize]);
                let raises = entered || back || may_raise(instr, &assigned) && !(in_class && only_allocates(instr.op));
                entered = matches!(instr.op, op::YIELD_VALUE);
                if raises {
                    idle = None;
                }
            }
        }
        assigned.step(item);
    }
    needless.extend(idle);
    remove(&mut code.items, &needless);
}

/// Removes the items at these places, which are in order.
fn remove(items: &mut Vec<Item>, places: &[usize]) {
    let (mut at, mut places) = (0, places.iter().peekable());
    items.retain(|_| {
        at += 1;
        places.next_if_eq(&&(at - 1)).is_none()
    });
}

/// Whether an instruction of a class body can fail for want of memory only. While a class's methods are made,
/// that is reported for the class as a whole: the place where memory ends tells little.
fn only_allocates(opcode: u8) -> bool {
    matches!(
        opcode,
        op::MAKE_FUNCTION
            | op::MAKE_FUNCTION_DEFARGS
            | op::MAKE_CLOSURE
            | op::MAKE_CLOSURE_DEFARGS
            | op::BUILD_TUPLE
            | op::STORE_NAME
    )
}

/// Whether an exception can say that it comes from this instruction.
fn may_raise(instr: &Instr, assigned: &Assigned) -> bool {
    match instr.op {
        op::LOAD_FAST_N => !matches!(instr.arg, Arg::Uint(slot) if assigned.has(slot)),
        op::JUMP | op::UNWIND_JUMP | op::SETUP_EXCEPT | op::SETUP_FINALLY | op::POP_EXCEPT_JUMP => false,
        // It passes on an exception that has its place already.
        op::END_FINALLY => false,
        op::RETURN_VALUE => false,
        opcode => !is_silent(opcode),
    }
}

/// Whether an instruction only moves values about, which never fails.
pub(super) fn is_silent(opcode: u8) -> bool {
    matches!(
        opcode,
        op::LOAD_CONST_STRING
            | op::LOAD_CONST_SMALL_INT
            | op::LOAD_CONST_OBJ
            | op::LOAD_CONST_FALSE
            | op::LOAD_CONST_NONE
            | op::LOAD_CONST_TRUE
            | op::LOAD_NULL
            | op::STORE_FAST_N
            | op::STORE_DEREF
            | op::DUP_TOP
            | op::DUP_TOP_TWO
            | op::POP_TOP
            | op::ROT_TWO
            | op::ROT_THREE
            | op::BINARY_IS
    )
}

#[cfg(test)]
mod tests {
    use crate::optimise::testing::lines;

    #[test]
    fn what_cannot_raise_has_no_line() {
        assert!(lines("def f(a):\n    b = 1\n    c = a\n    return b\n").is_empty());
        assert_eq!(lines("def f(a):\n    b = 1\n    a()\n    c = b\n    return c()\n"), [3, 5]);
    }

    #[test]
    fn a_variable_that_may_have_no_value_needs_its_line() {
        assert_eq!(lines("def f(a):\n    if a:\n        b = 1\n    return b\n"), [2, 4]);
        assert_eq!(lines("def f(a):\n    if a:\n        b = 1\n    else:\n        b = 2\n    return b\n"), [2]);
        assert_eq!(lines("def f(a):\n    del a\n    b = 1\n    return a\n"), [2, 4]);
        assert_eq!(lines("def f(a):\n    try:\n        b = a()\n    except:\n        a = b\n"), [3, 5]);
    }

    #[test]
    fn loops_can_be_interrupted() {
        assert_eq!(lines("def f():\n    while True:\n        pass\n"), [3]);
    }

    #[test]
    fn generators_are_resumed_anywhere() {
        assert_eq!(lines("def f():\n    a = 1\n    b = yield\n    c = 2\n    return c\n"), [2, 3]);
    }

    #[test]
    fn methods_are_made_at_the_line_of_the_class() {
        assert_eq!(lines("class A:\n    def b(self):\n        pass\n    c = d\n"), [1, 4]);
    }
}
