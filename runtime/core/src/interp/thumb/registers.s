@ The opcodes that most programs spend their time in, for ARMv6-M. What is not simple goes to Rust. See `thumb.rs`.
@
@ r4  address of the next byte of code, behind the opcode
@ r5  address of the first free stack word
@ r6  address of local 0
@ r7  the table of handlers; r11 has it too, so that a handler may use r7 for something else
@ r8  the machine
@ r9  header of the running frame
@ r10 first of the names that the code knows
@ [sp] address of the poll flag
@
@ A handler that gives up goes to `slow` with r4 and r5 as they were when it began.

@ Goes on with the next opcode, whose handler finds twice the opcode in r0.
.macro NEXT
    ldrb r0, [r4]
    adds r4, #1
    lsls r0, r0, #1
    ldrh r1, [r7, r0]
    mov pc, r1
.endm

.macro PUSH register
    stm r5!, {{\register}}
.endm

@ Saves what Rust must know and calls a function of Rust; it may change everything.
.macro RUST function, then=settled
    mov r0, r8
    str r5, [r0, #{SP}]
    str r4, [r0, #{IP}]
    bl \function
    b \then
.endm

@ Takes two operands into r0 and r1, if both are small ints; else goes to the label, with r5 8 too low.
.macro SMALL_OPERANDS otherwise
    subs r5, #8
    ldr r0, [r5]
    ldr r1, [r5, #4]
    movs r2, r0
    ands r2, r1
    lsrs r2, r2, #1
    bcc \otherwise
.endm

@ Reads an operand of one byte to a register; goes to the label if it is longer. r4 stays.
.macro OPERAND register, otherwise
    ldrb \register, [r4]
    cmp \register, #0x80
    bhs \otherwise
.endm

@ Goes to the label if a register holds no address. Harms the scratch register.
.macro ADDRESS register, scratch, otherwise
    lsls \scratch, \register, #30
    bne \otherwise
    cmp \register, #0
    bmi \otherwise
.endm

@ Bytes of the locals, from the word SHAPE.
.macro LOCAL_BYTES register, shape
    lsls \register, \shape, #32-{FRAME_SHIFT}
    lsrs \register, \register, #30-{FRAME_SHIFT}
.endm

@ How many handlers, from the word SHAPE.
.macro HANDLERS register, shape
    lsls \register, \shape, #32-{PLAIN_SHIFT}
    lsrs \register, \register, #32-{PLAIN_SHIFT}+{HANDLERS_SHIFT}
.endm

@ The first of the names that a code object knows.
.macro NAMES_OF register, code
    ldrh \register, [\code, #{NAMES}]
    lsls \register, \register, #16
    asrs \register, \register, #14
    adds \register, \register, \code
.endm

@ The end of a frame whose callee lies at `slot`, with the room that must be free above it, from the word SHAPE. Goes to the
@ label if there is no such room. Harms the scratch register.
.macro FRAME_END register, shape, slot, scratch, otherwise
    lsls \register, \shape, #32-{HANDLERS_SHIFT}
    lsrs \register, \register, #32-{HANDLERS_SHIFT}+{FRAME_SHIFT}
    lsls \register, \register, #2
    adds \register, \register, \slot
    adds \register, #{ROOM}+4*{HEADER}+4
    mov \scratch, r8
    ldr \scratch, [\scratch, #{FRONTIER}]
    cmp \register, \scratch
    bhi \otherwise
.endm

@ The code of a function, in another register. Harms r1.
.macro CODE_OF function, register
    movs \register, \function
    ldrb r1, [\function]
    cmp r1, #{PLAIN_FUNCTION}
    beq .Lcode\@
    ldr \register, [\function, #4]
.Lcode\@:
.endm

    .pushsection .interpreter, "ax", %progbits
    .type mpyc_interpreter_core, %function
mpyc_interpreter_core:
