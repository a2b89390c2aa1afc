@ Binary32 arithmetic for a Cortex-M0, and operators on float values.
@
@ The first part is the ARM run-time ABI's float functions, which the compiler calls for Rust's `f32`: operands in r0 and
@ r1, the result in r0; r1 to r3 and r12 are lost. Results are rounded to nearest, ties to even; subnormal numbers,
@ infinities and signed zeros are IEEE 754's; a NaN is always 0x7FC00000. The second part is `mpyc_float_operator`.
@
@ A mantissa has its leading bit at bit 30, or just above: so 7 bits (8 above) are there to round by. Bits that are shifted
@ out below leave a 1 in the lowest bit. A sum of mantissa and exponent field lets a carry run into the exponent, at
@ the top into infinity; a leading bit that takes part counts as 1 in the exponent.

    .syntax unified
    .thumb
    .pushsection .text.mpyc_float, "ax", %progbits
    .p2align 2

    .macro function name
    .global \name
    .type \name, %function
    .thumb_func
\name:
    .endm
    .macro end name
    .size \name, . - \name
    .endm

@ b - a
function __aeabi_frsub
    movs r2, #1
    lsls r2, r2, #31
    eors r0, r2
    b __aeabi_fadd
    end __aeabi_frsub

@ a - b
function __aeabi_fsub
    movs r2, #1
    lsls r2, r2, #31
    eors r1, r2
    end __aeabi_fsub

@ a + b: the larger magnitude's sign and exponent are the sum's, but for a carry or a loss of leading bits.
function __aeabi_fadd
    push {r4, r5, lr}
    lsls r2, r0, #1
    lsls r3, r1, #1
    cmp r2, r3
    bhs 1f
    movs r4, r0
    movs r0, r1
    movs r1, r4
    movs r4, r2
    movs r2, r3
    movs r3, r4
1:  movs r4, r0
    eors r4, r1
    asrs r4, r4, #31            @ all ones if the signs differ
    lsrs r3, r3, #24
    beq 5f
    lsrs r2, r2, #24
    cmp r2, #255
    beq 9f
    subs r3, r2, r3             @ how far to shift b
    cmp r3, #26
    bhs 4f                      @ less than a quarter of a's last bit
    lsls r1, r1, #9
    lsrs r1, r1, #2
    movs r5, #1
    lsls r5, r5, #30
    orrs r1, r5
2:  eors r1, r4
    subs r1, r1, r4
    movs r4, r1
    asrs r1, r3
    movs r5, #32
    subs r5, r5, r3
    lsls r4, r5
    beq 3f
    movs r4, #1
    orrs r1, r4
3:  lsrs r2, r0, #23            @ sign and exponent
    lsls r0, r0, #9
    lsrs r0, r0, #2             @ without its leading bit: the sum is so much too small
    adds r0, r0, r1
    lsls r1, r0, #1
    bmi 7f
    bcs 8f
.Lround:
    lsrs r1, r0, #8
    movs r1, #63
    adcs r0, r1
    lsrs r0, r0, #7
    lsls r2, r2, #23
    adds r0, r0, r2
4:  pop {r4, r5, pc}

    @ b is zero or subnormal.
5:  lsrs r2, r2, #24
    beq 6f
    cmp r2, #255
    beq 9f
    lsls r1, r1, #9
    lsrs r1, r1, #2
    subs r3, r2, #1
    cmp r3, #26
    blo 2b
    pop {r4, r5, pc}

    @ So is a: integers in the same unit. A difference of 0 is positive.
6:  lsls r1, r1, #1
    lsrs r1, r1, #1
    eors r1, r4
    subs r1, r1, r4
    adds r0, r0, r1
    lsls r1, r0, #1
    bne 4b
    bics r0, r4
    pop {r4, r5, pc}

    @ The two top bits are 01 or 11.
7:  bcs 1f

    @ 2 or more: they are 01 or 10.
8:  movs r1, #1
    lsls r1, r1, #30
    subs r0, r0, r1
    adds r2, #1
    uxtb r1, r2
    cmp r1, #255
    beq 2f
    lsrs r1, r0, #9
    movs r1, #127
    adcs r0, r1
    lsrs r0, r0, #8
    lsls r2, r2, #23
    adds r0, r0, r2
    pop {r4, r5, pc}
2:  lsls r0, r2, #23
    pop {r4, r5, pc}

    @ Less than 1: leading bits are lost.
1:  movs r1, #1
    lsls r1, r1, #30
    adds r0, r0, r1
    beq 4b
    lsrs r4, r2, #8
    lsls r4, r4, #8
    uxtb r2, r2
1:  lsrs r1, r0, #22            @ nine bits or more
    bne 2f
    subs r2, #8
    lsls r0, r0, #8
    b 1b
2:  subs r2, #1
    lsls r0, r0, #1
    lsls r1, r0, #1
    bpl 2b
    subs r2, #1
    bmi 1f
    orrs r2, r4
    b .Lround
1:  movs r1, #7
    subs r1, r1, r2
    lsrs r0, r1
    lsls r4, r4, #23
    orrs r0, r4
    pop {r4, r5, pc}

    @ a is infinite or NaN.
9:  lsls r2, r0, #1
    lsls r3, r0, #9
    bne .Lnan
    lsls r3, r1, #1
    cmp r2, r3
    bne 1f
    cmp r4, #0
    bne .Lnan
1:  pop {r4, r5, pc}

.Lnan:
    ldr r0, =0x7fc00000
    pop {r4, r5, pc}
    end __aeabi_fadd

@ a * b
function __aeabi_fmul
    push {r4, r5, lr}
    movs r4, r0
    eors r4, r1
    lsrs r4, r4, #31
    lsls r4, r4, #31            @ the sign
    lsls r2, r0, #1
    lsrs r2, r2, #24
    subs r2, #1
    cmp r2, #254
    bhs 3f
    lsls r3, r1, #1
    lsrs r3, r3, #24
    subs r3, #1
    cmp r3, #254
    bhs 4f
1:  adds r2, r2, r3
    movs r3, #1
    lsls r3, r3, #23
    lsls r0, r0, #9
    lsrs r0, r0, #9
    orrs r0, r3
    lsls r1, r1, #9
    lsrs r1, r1, #9
    orrs r1, r3
    @ The product's bits from 16 on: a * b.high + a.high * b.low + a.low * b.low / 2**16.
    lsrs r3, r1, #16
    uxth r1, r1
    uxth r5, r0
    muls r3, r0
    lsrs r0, r0, #16
    muls r0, r1
    adds r0, r0, r3
    muls r1, r5
    lsrs r3, r1, #16
    adds r0, r0, r3
    lsls r1, r1, #16
    beq 2f
    movs r1, #1
    orrs r0, r1
2:  cmp r0, #0
    bpl .Lfinish
    subs r2, #125
    cmp r2, #254
    bhs 5f
    lsrs r1, r0, #9
    movs r1, #127
    adcs r0, r1
    lsrs r0, r0, #8
    lsls r2, r2, #23
    adds r0, r0, r2
    orrs r0, r4
    pop {r4, r5, pc}

    @ An operand is zero, subnormal, infinite or NaN.
3:  lsls r3, r1, #1
    lsrs r3, r3, #24
    subs r3, #1
4:  movs r5, #0
    mov r12, r5
    bl .Lspecial
    b 1b

    @ Too large or small.
5:  lsrs r0, r0, #1             @ the lowest bit is not among those to round by, nor is the next
    bcc .Lextreme
    movs r1, #1
    orrs r0, r1
    b .Lextreme

    @ r0: mantissa with bit 30 set, r2: exponent field + 125, r4: sign.
.Lfinish:
    subs r2, #126
    cmp r2, #254
    bhs .Lextreme
    lsrs r1, r0, #8
    movs r1, #63
    adcs r0, r1
    lsrs r0, r0, #7
    lsls r2, r2, #23
    adds r0, r0, r2
    orrs r0, r4
    pop {r4, r5, pc}

    @ The exponent field would be r2 + 1.
.Lextreme:
    rsbs r2, r2, #0
    bmi .Linfinite
    cmp r2, #31
    bls 1f
    movs r2, #31
1:  movs r1, r0
    lsrs r0, r2
    movs r3, #32
    subs r3, r3, r2
    lsls r1, r3
    beq 2f
    movs r1, #1
    orrs r0, r1
2:  lsrs r1, r0, #8
    movs r1, #63
    adcs r0, r1
    lsrs r0, r0, #7
    orrs r0, r4
    pop {r4, r5, pc}

.Linfinite:
    movs r0, #255
    lsls r0, r0, #23
    orrs r0, r4
    pop {r4, r5, pc}
    end __aeabi_fmul

@ a / b
function __aeabi_fdiv
    push {r4, r5, lr}
    movs r4, r0
    eors r4, r1
    lsrs r4, r4, #31
    lsls r4, r4, #31
    lsls r3, r1, #1
    lsrs r3, r3, #24
    subs r3, #1
    lsls r2, r0, #1
    lsrs r2, r2, #24
    subs r2, #1
    cmp r2, #254
    bhs 5f
    cmp r3, #254
    bhs 5f
1:  subs r2, r2, r3
    movs r3, #1
    lsls r3, r3, #23
    lsls r0, r0, #9
    lsrs r0, r0, #9
    orrs r0, r3
    lsls r1, r1, #9
    lsrs r1, r1, #9
    orrs r1, r3
    adds r2, #252
    cmp r0, r1
    bhs 2f
    lsls r0, r0, #1
    subs r2, #1
2:  lsls r1, r1, #1
    movs r5, #128               @ its bit falls out after 25 bits of the quotient
3:  lsls r0, r0, #1
    cmp r0, r1
    blo 4f
    subs r0, r0, r1
4:  adcs r5, r5
    bcc 3b
    lsls r5, r5, #6
    cmp r0, #0
    beq 4f
    adds r5, #1
4:  movs r0, r5
    b .Lfinish
5:  movs r5, #1
    mov r12, r5
    bl .Lspecial
    b 1b

@ For a product (r12 is 0) or quotient (1): operands r0 and r1, exponent fields less 1 in r2 and r3, sign in r4. Returns for
@ subnormal operands, which it makes normal, but for the range of the exponent; else the caller returns with the result.
.Lspecial:
    cmp r2, #254
    bne 1f
    lsls r0, r0, #9
    bne .Lno_number
1:  cmp r3, #254
    bne 1f
    lsls r1, r1, #9
    bne .Lno_number
1:  lsls r0, r0, #1             @ the magnitudes, 0 for infinities too
    lsls r1, r1, #1
    mov r5, r12
    cmp r5, #0
    bne 1f
    cmp r2, #254
    beq 3f
    cmp r3, #254
    bne 2f
    adds r2, #1
    orrs r2, r0
    beq .Lno_number
    b .Linfinite
3:  adds r3, #1
    orrs r3, r1
    beq .Lno_number
    b .Linfinite
1:  cmp r3, #254
    bne 1f
    cmp r2, #254
    beq .Lno_number
    b .Lzero
1:  cmp r2, #254
    beq .Linfinite
    cmp r1, #0
    bne 2f
    cmp r0, #0
    beq .Lno_number
    b .Linfinite
2:  lsrs r0, r0, #1
    beq .Lzero
    lsrs r1, r1, #1
    beq .Lzero
    adds r2, #1
    bne 1f
2:  subs r2, #1
    lsls r0, r0, #1
    lsls r5, r0, #8
    bpl 2b
    adds r2, #1
1:  subs r2, #1
    adds r3, #1
    bne 1f
2:  subs r3, #1
    lsls r1, r1, #1
    lsls r5, r1, #8
    bpl 2b
    adds r3, #1
1:  subs r3, #1
    bx lr
.Lzero:
    movs r0, r4
    pop {r4, r5, pc}
.Lno_number:
    b .Lnan
    end __aeabi_fdiv

@ Comparisons: 1 if so, else 0.
function __aeabi_fcmplt
    movs r2, #0
    b .Lcompare
    end __aeabi_fcmplt
function __aeabi_fcmpgt
    movs r2, #1
    b .Lcompare
    end __aeabi_fcmpgt
function __aeabi_fcmpeq
    movs r2, #2
    b .Lcompare
    end __aeabi_fcmpeq
function __aeabi_fcmple
    movs r2, #3
    b .Lcompare
    end __aeabi_fcmple
function __aeabi_fcmpge
    movs r2, #4
    b .Lcompare
    end __aeabi_fcmpge
function __aeabi_fcmpun
    movs r2, #6

@ Comparison number r2: `<`, `>`, `==`, `<=`, `>=`, `!=`, unordered.
.Lcompare:
    push {r4, lr}
    lsls r3, r0, #1
    lsls r4, r1, #1
    cmp r3, r4
    bhs 1f
    movs r3, r4
1:  lsls r2, r2, #2
    movs r4, #255
    lsls r4, r4, #24
    cmp r3, r4                  @ a NaN is above infinity
    bhi 3f
    asrs r3, r0, #31
    lsls r0, r0, #1
    lsrs r0, r0, #1
    eors r0, r3
    subs r0, r0, r3
    asrs r3, r1, #31
    lsls r1, r1, #1
    lsrs r1, r1, #1
    eors r1, r3
    subs r1, r1, r3
    cmp r0, r1
    blt 2f
    beq 1f
    adds r2, #1
1:  adds r2, #1
2:  ldr r0, =0x8d63241          @ four bits a comparison: true for less, equal, greater, unordered
    lsrs r0, r2
    movs r1, #1
    ands r0, r1
    pop {r4, pc}
3:  adds r2, #3
    b 2b

@ An operand of `mpyc_float_operator`, less 2: as it is for a float, the float for a small int that is exact as one.
.Lnumber:
    lsls r1, r0, #30
    beq 1f
    lsls r1, r0, #31
    beq .Lnone
    asrs r0, r0, #1
    adds r0, #1
    asrs r1, r0, #22
    adds r1, #1
    lsrs r1, r1, #1
    bne .Lnone
    end __aeabi_fcmpun

@ The nearest float to an integer with a sign, and without.
function __aeabi_i2f
    asrs r2, r0, #31
    eors r0, r2
    subs r0, r0, r2
    lsls r2, r2, #31
    b .Lconvert
    end __aeabi_i2f
function __aeabi_ui2f
    movs r2, #0
.Lconvert:
    movs r3, #157
    lsrs r1, r0, #16
    bne 2f
    subs r3, #16
    lsls r0, r0, #16
    beq 1f
2:  lsrs r1, r0, #24
    bne 2f
    subs r3, #8
    lsls r0, r0, #8
2:  lsrs r1, r0, #28
    bne 2f
    subs r3, #4
    lsls r0, r0, #4
2:  lsrs r1, r0, #30
    bne 2f
    subs r3, #2
    lsls r0, r0, #2
2:  lsrs r1, r0, #31
    bne 2f
    subs r3, #1
    lsls r0, r0, #1
2:  lsls r1, r0, #25            @ the bits below the half
    lsrs r0, r0, #8
    bcc 3f
    cmp r1, #0
    bne 2f
    lsrs r1, r0, #1
    bcc 3f
2:  adds r0, #1
3:  lsls r3, r3, #23
    adds r0, r0, r3
    orrs r0, r2
1:  bx lr
    end __aeabi_ui2f

@ The word of `a op b` for the words a and b (r0, r1), floats or one of them a small int, and the number of a plain binary
@ operator (r2): `+`, `-`, `*`, `/` or a comparison. 0 if it is not for this function: other operands or operators,
@ division by zero.
function mpyc_float_operator
    push {r4, lr}
    subs r0, #2
    subs r1, #2
    movs r3, r0
    orrs r3, r1
    lsls r3, r3, #30
    bne 6f
1:  subs r2, #27
    bmi 5f
    cmp r2, #2
    bhi 3f
    beq 2f
    lsls r2, r2, #31
    eors r1, r2
    bl __aeabi_fadd
    b 4f
2:  bl __aeabi_fmul
    b 4f
3:  cmp r2, #5
    bne .Lnone
    lsls r3, r1, #1
    beq .Lnone
    bl __aeabi_fdiv
4:  lsrs r1, r0, #3
    movs r1, #1
    adcs r0, r1
    lsrs r0, r0, #2
    lsls r0, r0, #2
    adds r0, #2
    pop {r4, pc}

5:  adds r2, #27
    cmp r2, #5
    bhi .Lnone
    bl .Lcompare
    lsls r0, r0, #2
    adds r0, #32
    pop {r4, pc}

6:  movs r3, r0
    ands r3, r1
    lsls r3, r3, #31
    bne .Lnone
    mov r12, r2
    movs r4, r1
    bl .Lnumber
    movs r1, r4
    movs r4, r0
    movs r0, r1
    bl .Lnumber
    movs r1, r0
    movs r0, r4
    mov r2, r12
    b 1b
.Lnone:
    movs r0, #0
    pop {r4, pc}

    .ltorg
    end mpyc_float_operator
    .popsection
