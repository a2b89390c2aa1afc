@ The handler of every byte. What has none is for Rust, which refuses what is no opcode. A test compares it with the table of opcodes.

@ Addresses: the linker puts the core at {BASE}.
.macro AT label:vararg
.irp handler, \label
    .hword \handler - mpyc_interpreter_core + {BASE}
.endr
.endm

    .p2align 2
handlers:
    AT add_local_int, inplace_add_local_int, subtract_local_int, inplace_subtract_local_int, multiply_local_int, and_local_int, rshift_local_int, inplace_rshift_local_int @ 0x00
    AT less_local_int, more_local_int, equal_local_int, less_equal_local_int, more_equal_local_int, not_equal_local_int, modulo_local_int, slow @ 0x08
    AT load_const_string, slow, load_global, load_attr, load_method, slow, slow, slow @ 0x10
    AT store_attr, slow, slow, slow, slow, load_builtin, slow, slow @ 0x18
    AT slow, slow, load_const_small_int, load_const_obj, load_fast_n, load_deref, store_fast_n, store_deref @ 0x20
    AT slow, slow, slow, slow, slow, slow, slow, slow @ 0x28
    AT unpack_sequence, slow, slow, slow, call_function, slow, call_method, slow @ 0x30
    AT load_slot, store_slot, load_frozen, slow, slow, slow, slow, slow @ 0x38
    AT slow, slow, jump, pop_jump_if_true, pop_jump_if_false, jump_if_true_or_pop, jump_if_false_or_pop, slow @ 0x40
    AT setup_except, setup_finally, pop_except_jump, for_iter, for_iter_store, loop, slow, slow @ 0x48
    AT load_const_false, load_const_none, load_const_true, load_null, slow, load_subscr, store_subscr, dup_top @ 0x50
    AT dup_top_two, pop_top, rot_two, rot_three, slow, end_finally, slow, get_iter_stack @ 0x58
    AT slow, slow, slow, return_value, slow, slow, slow, yield_value @ 0x60
    AT slow, slow, load_subscr_locals, store_subscr_locals, load_local_attr, load_local_method, and_mask, inplace_and_mask @ 0x68
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x70
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x78
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x80
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x88
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x90
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0x98
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0xa0
    AT small_int, small_int, small_int, small_int, small_int, small_int, small_int, small_int @ 0xa8
    AT load_fast_0, load_fast_1, load_fast_2, load_fast_3, load_fast_4, load_fast_5, load_fast_6, load_fast_7 @ 0xb0
    AT load_fast_8, load_fast_9, load_fast_10, load_fast_11, load_fast_high, load_fast_high, load_fast_high, load_fast_high @ 0xb8
    AT store_fast_0, store_fast_1, store_fast_2, store_fast_3, store_fast_4, store_fast_5, store_fast_6, store_fast_7 @ 0xc0
    AT store_fast_8, store_fast_9, store_fast_10, store_fast_11, store_fast_high, store_fast_high, store_fast_high, store_fast_high @ 0xc8
    AT slow, unary_negative, unary_invert, unary_not, slow, slow, slow, binary_less @ 0xd0
    AT binary_more, binary_equal, binary_less_equal, binary_more_equal, binary_not_equal, binary, binary_is, binary @ 0xd8
    AT binary_or, binary_xor, binary_and, binary_lshift, binary_rshift, binary_add, binary_subtract, binary_multiply @ 0xe0
    AT binary, binary_floor_divide, binary_true_divide, binary_modulo, binary, binary_or, binary_xor, binary_and @ 0xe8
    AT binary_lshift, binary_rshift, binary_add, binary_subtract, binary_multiply, binary, binary_floor_divide, binary_true_divide @ 0xf0
    AT binary_modulo, binary, add_locals, inplace_add_locals, subtract_locals, multiply_locals, less_locals, more_locals @ 0xf8
    .size mpyc_interpreter_core, . - mpyc_interpreter_core
    .popsection
