@ ---- operators

.macro COMPARE false
    SMALL_OPERANDS binary8
    cmp r0, r1
    b\false compare_false
    b compare_true
.endm

binary_less:
    COMPARE ge
binary_more:
    COMPARE le
binary_equal:
    COMPARE ne
binary_true_divide:
    subs r5, #8
@ Floats have assembly of their own, which gives 0 for what is none. It takes plain operators.
binary8:
    subs r2, r4, #1
    ldrb r2, [r2]
    subs r2, #{BINARY_LESS}
@ As binary8, for operator r2.
binary_operator:
    movs r7, r2
    cmp r2, #{INPLACE_OR}
    blo 1f
    cmp r2, #{OR}
    bhs 1f
    adds r2, #{OR}-{INPLACE_OR}
1:  ldr r0, [r5]
    ldr r1, [r5, #4]
    bl mpyc_float_operator
    movs r1, r7
    mov r7, r11
    cmp r0, #0
    beq 2f
    PUSH r0
    NEXT
2:  adds r5, #8
    RUST {binary}
binary:
    subs r1, r4, #1
    ldrb r1, [r1]
    subs r1, #{BINARY_LESS}
    RUST {binary}
compare_true:
    ldrb r0, [r4]
    cmp r0, #{POP_JUMP_IF_FALSE}
    bne push_true
    adds r4, #1
    ldrb r0, [r4]
    adds r4, #1
    lsrs r0, r0, #7
    adds r4, r4, r0
    NEXT
push_true:
    movs r0, #{TRUE}
    PUSH r0
    NEXT
compare_false:
    ldrb r0, [r4]
    cmp r0, #{POP_JUMP_IF_FALSE}
    bne push_false
    adds r4, #1
    b jump
push_false:
    movs r0, #{FALSE}
    PUSH r0
    NEXT
unary_not:
    subs r5, #4
    ldr r0, [r5]
    cmp r0, #{FALSE}
    beq push_true
    cmp r0, #{NONE}
    beq push_true
    cmp r0, #{TRUE}
    beq push_false
    adds r5, #4
    b slow
binary_less_equal:
    COMPARE gt
binary_more_equal:
    COMPARE lt
binary_not_equal:
    COMPARE eq
binary_is:
    subs r5, #8
    ldr r0, [r5]
    ldr r1, [r5, #4]
    cmp r0, r1
    beq compare_true
    b compare_false

binary_add:
    SMALL_OPERANDS binary8_1
    subs r0, #1
    adds r0, r0, r1
    bvs binary8_1
    PUSH r0
    NEXT
binary_subtract:
    SMALL_OPERANDS binary8_1
    subs r0, r0, r1
    bvs binary8_1
    adds r0, #1
    PUSH r0
    NEXT
binary_or:
    SMALL_OPERANDS binary8_1
    orrs r0, r1
    PUSH r0
    NEXT
binary_and:
    SMALL_OPERANDS binary8_1
    ands r0, r1
    PUSH r0
    NEXT
binary8_1:
    b binary8
binary_xor:
    SMALL_OPERANDS binary8_1
    eors r0, r1
    adds r0, #1
    PUSH r0
    NEXT
@ A product: one of the factors must have 16 bits.
binary_multiply:
    SMALL_OPERANDS binary8_1
    asrs r0, r0, #1
    asrs r1, r1, #1
    sxth r2, r1
    cmp r2, r1
    bne 1f
    sxth r2, r0
    cmp r2, r0
    bne 2f
    muls r0, r1, r0
    lsls r1, r0, #1
    asrs r2, r1, #1
    cmp r2, r0
    bne binary8_2
    adds r1, #1
    PUSH r1
    NEXT
1:  movs r2, r0
    movs r0, r1
    movs r1, r2
    sxth r2, r1
    cmp r2, r1
    bne binary8_2
    @ r0 * 2^16 + r2 times r1, whose upper half must fit 15 bits.
2:  uxth r2, r0
    asrs r0, r0, #16
    muls r2, r1, r2
    muls r0, r1, r0
    asrs r1, r2, #16
    adds r0, r0, r1
    lsls r1, r0, #17
    asrs r3, r1, #17
    cmp r3, r0
    bne binary8_2
    uxth r2, r2
    lsls r2, r2, #1
    adds r2, #1
    orrs r1, r2
    PUSH r1
    NEXT
@ Shifts by 0 to 30 bits that lose none.
binary_lshift:
    SMALL_OPERANDS binary8_2
    asrs r1, r1, #1
    cmp r1, #30
    bhi binary8_2
    subs r0, #1
    movs r2, r0
    lsls r0, r1
    movs r3, r0
    asrs r3, r1
    cmp r3, r2
    bne binary8_2
    adds r0, #1
    PUSH r0
    NEXT
binary8_2:
    b binary8
binary_rshift:
    SMALL_OPERANDS binary8_2
    asrs r1, r1, #1
    cmp r1, #30
    bhi binary8_2
    asrs r0, r1
    movs r1, #1
    orrs r0, r1
    PUSH r0
    NEXT
@ Quotient and remainder of an int that is not negative and one that is positive.
binary_floor_divide:
    SMALL_OPERANDS binary8_2
    asrs r0, r0, #1
    bmi binary8_2
    asrs r1, r1, #1
    ble binary8_2
    bl __aeabi_uidivmod
    lsls r0, r0, #1
    adds r0, #1
    PUSH r0
    NEXT
binary_modulo:
    SMALL_OPERANDS binary8_2
    asrs r0, r0, #1
    bmi binary8_2
    asrs r1, r1, #1
    ble binary8_2
    subs r2, r1, #1
    movs r3, r1
    ands r3, r2
    beq 1f
    bl __aeabi_uidivmod
    lsls r0, r1, #1
    adds r0, #1
    PUSH r0
    NEXT
1:  ands r0, r2
    lsls r0, r0, #1
    adds r0, #1
    PUSH r0
    NEXT
unary_negative:
    subs r1, r5, #4
    ldr r0, [r1]
    lsrs r2, r0, #1
    bcc slow_4
    movs r2, #2
    subs r0, r2, r0
    bvs slow_4
    str r0, [r1]
    NEXT
unary_invert:
    subs r1, r5, #4
    ldr r0, [r1]
    lsrs r2, r0, #1
    bcc slow_4
    rsbs r0, r0, #0
    str r0, [r1]
    NEXT
slow_4:
    b slow
