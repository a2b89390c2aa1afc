@ Routines of the ARM run-time ABI for integers, which the compiler calls: short ones, in place of its own.
@
@ Arguments are in r0 to r3, results in r0 and r1; 64-bit numbers take two registers, the low word first.

    .syntax unified
    .thumb
    .pushsection .text.mpyc_arithmetic, "ax", %progbits
    .p2align 1

    .macro routine name
    .global \name
    .type \name, %function
    .thumb_func
\name:
    .endm

@ r0 / r1 with sign, rounded towards zero; r1 is not 0.
routine __aeabi_idiv
    movs r2, r0
    eors r2, r1
    push {r2, lr}
    asrs r2, r0, #31
    eors r0, r2
    subs r0, r0, r2
    asrs r2, r1, #31
    eors r1, r2
    subs r1, r1, r2
    bl __aeabi_uidiv
    pop {r2, r3}
    asrs r2, r2, #31
    eors r0, r2
    subs r0, r0, r2
    bx r3

@ r1:r0 << r2, up to 63. A shift by 32 and more leaves 0 in a register.
routine __aeabi_llsl
    movs r3, r0
    lsls r0, r2
    lsls r1, r2
    subs r2, #32
    bpl 1f
    rsbs r2, r2, #0
    lsrs r3, r2
    orrs r1, r3
    bx lr
1:  lsls r3, r2
    orrs r1, r3
    bx lr

@ r1:r0 >> r2, up to 63, with zeros.
routine __aeabi_llsr
    movs r3, r1
    lsrs r1, r2
    lsrs r0, r2
    subs r2, #32
    bpl 1f
.Lacross:
    rsbs r2, r2, #0
    lsls r3, r2
    orrs r0, r3
    bx lr
1:  lsrs r3, r2
    orrs r0, r3
    bx lr

@ r1:r0 >> r2, up to 63, with the sign.
routine __aeabi_lasr
    movs r3, r1
    asrs r1, r2
    lsrs r0, r2
    subs r2, #32
    bmi .Lacross
    asrs r3, r2
    orrs r0, r3
    bx lr

@ The low 64 bits of r1:r0 * r3:r2.
routine __aeabi_lmul
    push {r4, r5, lr}
    muls r1, r2
    muls r3, r0
    adds r1, r1, r3
    lsrs r3, r0, #16
    lsrs r4, r2, #16
    uxth r0, r0
    uxth r2, r2
    movs r5, r3
    muls r5, r4
    adds r1, r1, r5
    muls r3, r2
    muls r4, r0
    muls r0, r2
    lsrs r5, r3, #16
    lsls r3, r3, #16
    adds r0, r0, r3
    adcs r1, r5
    lsrs r5, r4, #16
    lsls r4, r4, #16
    adds r0, r0, r4
    adcs r1, r5
    pop {r4, r5, pc}

@ How many zero bits r0 has above its highest one; 32 for 0.
routine __clzsi2
    movs r1, #32
    movs r2, #16
1:  movs r3, r0
    lsrs r3, r2
    beq 2f
    movs r0, r3
    subs r1, r1, r2
2:  lsrs r2, r2, #1
    bne 1b
    subs r0, r1, r0
    bx lr

    .popsection
