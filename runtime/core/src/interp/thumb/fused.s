@ ---- operators on locals: fused instructions of frozen images. What is not simple goes the way of the plain operators.

@ The local in r0 and the word of the int in r1, if the local is a small int. r4 stays.
.macro LOCAL_INT otherwise=local_int
    ldrb r0, [r4]
    ldrb r1, [r4, #1]
    ldr r0, [r6, r0]
    lsrs r2, r0, #1
    bcc \otherwise
.endm

@ Two locals that are small ints in r0 and r1. r4 stays.
.macro LOCALS otherwise=locals
    ldrb r0, [r4]
    ldrb r1, [r4, #1]
    ldr r0, [r6, r0]
    ldr r1, [r6, r1]
    movs r2, r0
    ands r2, r1
    lsrs r2, r2, #1
    bcc \otherwise
.endm

@ The result, in r0.
.macro RESULT
    adds r4, #2
    PUSH r0
    NEXT
.endm

.macro COMPARED true
    adds r4, #2
    cmp r0, r1
    b\true 1f
    b compare_false
1:  b compare_true
.endm

@ Branches from behind here reach these, not the ones in the middle.
slow_5:
    b slow
serve_5:
    b serve
settled_5:
    b settled

inplace_add_local_int:
add_local_int:
    LOCAL_INT
    subs r1, #1
    adds r0, r0, r1
    bvs local_int
    RESULT
inplace_subtract_local_int:
subtract_local_int:
    LOCAL_INT
    subs r1, #1
    subs r0, r0, r1
    bvs local_int
    RESULT
@ An int of 24 bits with the sign times one of 7.
multiply_local_int:
    LOCAL_INT
    lsrs r1, r1, #1
    subs r0, #1
    lsls r2, r0, #7
    asrs r2, r2, #7
    cmp r2, r0
    bne local_int
    muls r0, r1, r0
    adds r0, #1
    RESULT
and_local_int:
    LOCAL_INT
    ands r0, r1
    RESULT
inplace_rshift_local_int:
rshift_local_int:
    LOCAL_INT
    lsrs r1, r1, #1
    asrs r0, r1
    movs r1, #1
    orrs r0, r1
    RESULT

local_int:
    ldrb r1, [r4, #1]
    subs r2, r4, #1
    ldrb r2, [r2]
    b 1f
locals:
    ldrb r1, [r4, #1]
    ldr r1, [r6, r1]
    subs r2, r4, #1
    ldrb r2, [r2]
    subs r2, #{ADD_LOCALS}-{LOCAL_INT_OPERATORS}
1:  ldr r3, operators
    ldrb r2, [r3, r2]
    ldrb r0, [r4]
    ldr r0, [r6, r0]
    adds r4, #2
    str r0, [r5]
    str r1, [r5, #4]
    b binary_operator
    .p2align 2
operators:
    .word {operators}

inplace_add_locals:
add_locals:
    LOCALS
    subs r0, #1
    adds r0, r0, r1
    bvs locals
    RESULT
subtract_locals:
    LOCALS
    subs r0, r0, r1
    bvs locals
    adds r0, #1
    RESULT
less_local_int:
    LOCAL_INT
    COMPARED lt
more_local_int:
    LOCAL_INT
    COMPARED gt
equal_local_int:
    LOCAL_INT
    COMPARED eq
not_equal_local_int:
    LOCAL_INT
    COMPARED ne
less_equal_local_int:
    LOCAL_INT
    COMPARED le
more_equal_local_int:
    LOCAL_INT
    COMPARED ge
locals_1:
    b locals
local_int_1:
    b local_int
less_locals:
    LOCALS locals_1
    COMPARED lt
more_locals:
    LOCALS locals_1
    COMPARED gt
modulo_local_int:
    LOCAL_INT local_int_1
    asrs r0, r0, #1
    bmi local_int_1
    lsrs r1, r1, #1
    subs r2, r1, #1
    tst r2, r1
    beq 1f
    bl __aeabi_uidivmod
    lsls r0, r1, #1
    adds r0, #1
    RESULT
1:  ands r0, r2
    lsls r0, r0, #1
    adds r0, #1
    RESULT
@ A product of ints of 16 bits.
multiply_locals:
    LOCALS locals_1
    asrs r0, r0, #1
    asrs r1, r1, #1
    sxth r2, r0
    cmp r2, r0
    bne locals_1
    sxth r2, r1
    cmp r2, r1
    bne locals_1
    muls r0, r1, r0
    lsls r1, r0, #1
    asrs r2, r1, #1
    cmp r2, r0
    bne locals_1
    adds r0, r1, #1
    RESULT

load_subscr_locals:
    ldrb r0, [r4]
    ldrb r1, [r4, #1]
    adds r4, #2
    ldr r0, [r6, r0]
    ldr r1, [r6, r1]
    str r0, [r5]
    str r1, [r5, #4]
    b load_item
store_subscr_locals:
    ldrb r1, [r4]
    ldrb r2, [r4, #1]
    adds r4, #2
    ldr r1, [r6, r1]
    ldr r2, [r6, r2]
    str r1, [r5]
    str r2, [r5, #4]
    subs r5, #4
    ldr r0, [r5]
    b store_item

inplace_and_mask:
and_mask:
    subs r1, r5, #4
    ldr r0, [r1]
    ldrb r2, [r4]
    lsrs r3, r0, #1
    bcc 9f
    adds r4, #1
    lsls r0, r2
    lsrs r0, r2
    str r0, [r1]
    NEXT
9:  movs r0, #0
    mvns r0, r0
    lsrs r0, r2
    PUSH r0
    subs r0, r4, #1
    ldrb r0, [r0]
    adds r4, #1
    movs r1, #{AND}
    cmp r0, #{AND_MASK}
    beq 1f
    movs r1, #{INPLACE_AND}
1:  RUST {binary}
