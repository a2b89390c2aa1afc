@ ---- calls of plain functions: those that need nothing but their positional arguments bound

call_method:
    OPERAND r0, 8b
    adds r0, #1
    lsls r1, r0, #2
    subs r2, r5, r1
    ldr r1, [r2]
    cmp r1, #0
    beq 9f
    subs r2, #4
    ldr r1, [r2]
    b 1f
call_function:
    OPERAND r0, 8b
    lsls r1, r0, #2
    subs r2, r5, r1
    subs r2, #4
    ldr r1, [r2]
1:  ADDRESS r1, r3, 9f
    ldr r3, [r1]
    uxtb r7, r3
    cmp r7, #{PLAIN_FUNCTION}
    bne function
    movs r3, r1
    @ r0 arguments, r2 the function's stack address, r3 its code
enter:
    ldr r1, [r3, #{SHAPE}]
    asrs r6, r1, #{PLAIN_SHIFT}
    cmp r6, r0
    bne 7f
    FRAME_END r7, r1, r2, r6, 7f
    mov r6, r8
    str r3, [r6, #{CODE}]
    ldr r7, [r6, #{FP}]
    adds r2, #4
    str r2, [r6, #{FP}]
    adds r4, #1
    lsls r4, r4, #1
    adds r4, #1
    mov r6, r9
    str r4, [r6, #{HEADER_IP}]
    NAMES_OF r5, r3
    mov r10, r5
    movs r4, r3
    adds r4, #{OPCODES}
    LOCAL_BYTES r6, r1
    adds r6, r6, r2
    mov r9, r6
    lsls r0, r0, #2
    adds r5, r2, r0
    movs r0, #0
    b 3f
2:  PUSH r0
3:  cmp r5, r6
    bne 2b
    lsls r7, r7, #1
    adds r7, #1
    PUSH r7
    movs r3, #1
    PUSH r3
    PUSH r3
    PUSH r3
    PUSH r0
    movs r6, r2
    mov r7, r11
    HANDLERS r1, r1
    beq 5f
4:  PUSH r0
    PUSH r0
    subs r1, #1
    bne 4b
5:  ldr r0, [sp]
    ldrb r0, [r0]
    cmp r0, #0
    bne 6f
    NEXT
6:  b serve_5
7:  mov r7, r11
9:  subs r0, r4, #1
    ldrb r0, [r0]
    ldrb r1, [r4]
    adds r4, #1
    cmp r0, #{OP_CALL_METHOD}
    beq 1f
    RUST {call_function}, settled_5
1:  RUST {call_method}, settled_5
@ A function that is not its own code. It may have captured cells: these become the first arguments, if there is room and the function is plain.
function:
    cmp r7, #{FUNCTION}
    bne 7b
    lsrs r7, r3, #16
    ldr r3, [r1, #4]
    subs r7, #{FUNCTION_WORDS}
    ble enter
    ldr r3, [r3, #{SHAPE}]
    asrs r6, r3, #{PLAIN_SHIFT}
    subs r6, r6, r7
    cmp r6, r0
    bne 7b
    FRAME_END r6, r3, r2, r3, 7b
    lsls r6, r7, #2
    adds r0, r0, r7
    adds r2, #4
    b 2f
1:  subs r5, #4
    ldr r3, [r5]
    str r3, [r5, r6]
2:  cmp r5, r2
    bne 1b
    movs r5, r1
    adds r5, #4*{FUNCTION_WORDS}
3:  subs r6, #4
    ldr r3, [r5, r6]
    str r3, [r2, r6]
    bne 3b
    subs r2, #4
    ldr r3, [r1, #4]
    b enter

@ Makes the frame at r0 / 2, below the one that leaves, the running one. Harms r0 to r3.
caller:
    lsrs r6, r0, #1
    subs r0, r6, #4
    ldr r0, [r0]
    CODE_OF r0, r3
    ldr r1, [r3, #{SHAPE}]
    LOCAL_BYTES r1, r1
    adds r1, r1, r6
    mov r9, r1
    ldr r4, [r1, #{HEADER_IP}]
    lsrs r4, r4, #1
    NAMES_OF r1, r3
    mov r10, r1
    mov r0, r8
    str r6, [r0, #{FP}]
    str r3, [r0, #{CODE}]
    bx lr

@ Out of a function, not a generator or class body, to an opcode that called it and wants the result pushed.
return_value:
    mov r1, r9
    ldm r1!, {{r0, r2}}
    ldm r1!, {{r2, r3}}
    cmp r2, #1
    bne 9f
    cmp r3, #1
    bne 9f
    ldr r3, [r1]
    cmp r3, #0
    bne 9f
    cmp r0, #1
    beq 9f
    subs r5, #4
    ldr r1, [r5]
    subs r5, r6, #4
    PUSH r1
    bl caller
    NEXT
9:  b slow_5
