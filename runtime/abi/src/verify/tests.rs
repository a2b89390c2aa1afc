use super::*;

struct Limits;

impl Tables for Limits {
    fn names(&self) -> u32 {
        8
    }

    fn objects(&self) -> u32 {
        2
    }

    fn child(&self, index: u32) -> Option<Child> {
        (index < 2).then_some(Child { n_free: index, n_pos_args: 2 })
    }
}

/// Verifies code behind a prelude of `n_state` 10, 2 handlers, no parameters, cell 3.
fn check(code: &[u8]) -> Result<Verified, Reason> {
    check_as(code, Dialect::Mpy)
}

fn check_as(code: &[u8], dialect: Dialect) -> Result<Verified, Reason> {
    let mut data = [0; 64];
    let mut len = 0;
    let signature = crate::prelude::Signature { n_state: 10, n_exc_stack: 2, ..Default::default() };
    let mut push = |byte| {
        data[len] = byte;
        len += 1;
    };
    crate::prelude::write_signature(&signature, &mut push);
    crate::prelude::write_sizes(&crate::prelude::Sizes { n_info: 1, n_cell: 1 }, &mut push);
    push(0);
    push(3);
    for &byte in code {
        push(byte);
    }
    let words = scratch_words(&data[..len], dialect).map_err(|error| error.reason)?;
    let mut scratch = [0; 64];
    verify(&data[..len], &Limits, dialect, &mut scratch[..words]).map_err(|error| error.reason)
}

const NONE: u8 = op::LOAD_CONST_NONE;
const RETURN: u8 = op::RETURN_VALUE;

#[test]
fn counts_locals_and_depth() {
    let verified = check(&[NONE, op::STORE_FAST_MULTI + 1, NONE, op::DUP_TOP, op::POP_TOP, RETURN]).unwrap();
    assert_eq!(verified, Verified { n_locals: 4, max_depth: 2, n_free: 0 });
}

#[test]
fn refuses_bad_operands() {
    assert_eq!(check(&[op::LOAD_NAME, 8, RETURN]), Err(Reason::Name));
    assert_eq!(check(&[op::LOAD_CONST_OBJ, 2, RETURN]), Err(Reason::Object));
    assert_eq!(check(&[op::MAKE_FUNCTION, 2, RETURN]), Err(Reason::Child));
    assert_eq!(check(&[op::MAKE_FUNCTION, 1, RETURN]), Err(Reason::Child));
    assert_eq!(check(&[op::LOAD_FAST_N, 10, RETURN]), Err(Reason::Local));
    assert_eq!(check(&[op::LOAD_DEREF, 1, RETURN]), Err(Reason::Cell));
    assert_eq!(check(&[NONE, op::STORE_FAST_MULTI + 3, NONE, RETURN]), Err(Reason::Cell));
    assert!(check(&[NONE, op::STORE_DEREF, 3, op::LOAD_DEREF, 3, RETURN]).is_ok());
    assert_eq!(check(&[NONE, NONE, op::BUILD_SLICE, 1, RETURN]), Err(Reason::Operand));
    assert_eq!(check(&[NONE, op::YIELD_VALUE, RETURN]), Err(Reason::Operand), "no generator");
}

#[test]
fn refuses_what_the_linker_makes_of_verified_code() {
    for code in [[op::LOAD_FROZEN, 0, RETURN], [op::LOAD_SLOT, 0, RETURN]] {
        assert_eq!(check_as(&code, Dialect::Frozen), Err(Reason::Slot));
    }
    assert!(check_as(&[op::LOAD_BUILTIN, 0, RETURN], Dialect::Frozen).is_ok());
}

#[test]
fn refuses_fused_instructions_of_what_is_not_there() {
    let frozen = |code: &[u8]| check_as(code, Dialect::Frozen);
    let value = |opcode, first, second| frozen(&[opcode, first, second, RETURN]);
    assert!(value(op::ADD_LOCALS, 4, 8).is_ok());
    assert_eq!(value(op::ADD_LOCALS, 4, 9), Err(Reason::Local), "no local at an odd place");
    assert_eq!(value(op::ADD_LOCALS, 4, 40), Err(Reason::Local), "ten slots");
    assert!(value(op::ADD_LOCAL_INT, 4, 255).is_ok());
    assert_eq!(value(op::ADD_LOCAL_INT, 4, 8), Err(Reason::Local), "no int");
    assert_eq!(value(op::LOAD_LOCAL_ATTR, 4, 252), Err(Reason::Name));
    assert_eq!(frozen(&[NONE, op::AND_MASK, 31, RETURN]), Err(Reason::Operand));
    let looping =
        |iterate, then, back| frozen(&[NONE, op::GET_ITER_STACK, iterate, 3, then, back, 0x40 - 5, NONE, RETURN]);
    assert!(looping(op::FOR_ITER_STORE, op::STORE_FAST_MULTI, op::LOOP).is_ok());
    assert_eq!(looping(op::FOR_ITER_STORE, op::POP_TOP, op::LOOP), Err(Reason::Operand));
    assert_eq!(looping(op::FOR_ITER, op::STORE_FAST_MULTI, op::LOOP), Err(Reason::JumpTarget));
    assert_eq!(check(&[op::ADD_LOCALS, 4, 8, RETURN]), Err(Reason::Code(CodeError::UnknownOpcode)));
}

#[test]
fn refuses_bad_stacks() {
    assert_eq!(check(&[op::POP_TOP, NONE, RETURN]), Err(Reason::Underflow));
    assert_eq!(check(&[NONE; 11]), Err(Reason::Overflow));
    assert_eq!(check(&[NONE]), Err(Reason::FallsOffEnd));
    assert_eq!(check(&[NONE, op::DUP_TOP, op::POP_JUMP_IF_TRUE, 0x41, NONE, RETURN]), Err(Reason::Join));
    assert_eq!(check(&[op::BUILD_LIST, 0, op::STORE_COMP, 0, NONE, RETURN]), Err(Reason::Underflow));
}

#[test]
fn refuses_bad_jumps() {
    assert_eq!(check(&[op::JUMP, 0x50, NONE, RETURN]), Err(Reason::JumpTarget));
    assert_eq!(check(&[op::JUMP, 0x3F, NONE, RETURN]), Err(Reason::JumpTarget));
    assert_eq!(check(&[op::JUMP, 0x00, NONE, RETURN]), Err(Reason::JumpTarget));
    assert!(check(&[op::JUMP, 0x3E]).is_ok());
}

#[test]
fn follows_loops_whose_test_is_at_the_bottom() {
    let code = [op::JUMP, 0x42, NONE, op::POP_TOP, op::LOAD_NAME, 1, op::POP_JUMP_IF_TRUE, 0x3A, NONE, RETURN];
    assert_eq!(check(&code).unwrap().max_depth, 1);
    let unbalanced = [op::JUMP, 0x42, NONE, NONE, op::LOAD_NAME, 1, op::POP_JUMP_IF_TRUE, 0x3A, NONE, RETURN];
    assert_eq!(check(&unbalanced), Err(Reason::Join));
}

#[test]
fn follows_handlers() {
    let finally = [op::SETUP_FINALLY, 1, NONE, op::END_FINALLY, NONE, RETURN];
    assert_eq!(check(&finally).unwrap().max_depth, 2);
    let except = [op::SETUP_EXCEPT, 2, op::POP_EXCEPT_JUMP, 1, op::END_FINALLY, NONE, RETURN];
    assert_eq!(check(&except).unwrap().max_depth, 1);
    let with = [NONE, op::SETUP_WITH, 2, op::POP_TOP, NONE, op::WITH_CLEANUP, op::END_FINALLY, NONE, RETURN];
    assert_eq!(check(&with).unwrap().max_depth, 5);
}

#[test]
fn refuses_bad_handlers() {
    assert_eq!(check(&[NONE, op::END_FINALLY, NONE, RETURN]), Err(Reason::Handler));
    // The cause must stay: the handler may not replace it.
    let swapped = [op::SETUP_FINALLY, 1, NONE, op::POP_TOP, NONE, op::END_FINALLY, NONE, RETURN];
    assert_eq!(check(&swapped), Err(Reason::Underflow));
    // The body must leave None.
    let other = [op::SETUP_FINALLY, 1, 0x7F, op::END_FINALLY, NONE, RETURN];
    assert_eq!(check(&other), Err(Reason::Handler));
    let thrice = [0x49, 9, 0x49, 5, 0x49, 1, NONE, 0x5D, NONE, 0x5D, NONE, 0x5D, NONE, RETURN];
    assert_eq!(check(&thrice), Err(Reason::HandlerDepth));
    assert_eq!(check(&[op::UNWIND_JUMP, 0x41, 1, NONE, RETURN]), Err(Reason::Handler));
    assert_eq!(check(&[NONE, op::WITH_CLEANUP, NONE, RETURN]), Err(Reason::Handler));
}

#[test]
fn follows_breaks_through_finally() {
    // while True: try: break finally: pass
    let code = [op::SETUP_FINALLY, 4, op::UNWIND_JUMP, 0x45, 1, NONE, op::END_FINALLY, op::JUMP, 0x37, NONE, RETURN];
    assert!(check(&code).is_ok());
}

#[test]
fn nothing_breaks_it() {
    // Every short program over opcodes that matter, whatever it says, gets an answer.
    let bytes = [NONE, RETURN, 0x49, 0x48, 0x47, 0x5C, 0x5D, 0x40, 0x4A, 0x44, 1, 0x3F, 0x81];
    let mut seed = 1u32;
    for _ in 0..20_000 {
        let mut code = [0; 12];
        for byte in &mut code {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = bytes[(seed >> 16) as usize % bytes.len()];
        }
        let _answer = check(&code);
    }
    assert_eq!(check(&[]), Err(Reason::FallsOffEnd));
}
