@ ---- handlers of exceptions: see `frame` for their entries

setup_finally:
setup_except:
    lsrs r3, r0, #1
    lsls r3, r3, #31
    lsrs r3, r3, #31
    ldrb r0, [r4]
    adds r4, #1
    cmp r0, #0x80
    blo 1f
    ldrb r1, [r4]
    adds r4, #1
    subs r0, #0x80
    lsls r1, r1, #7
    orrs r0, r1
1:  adds r0, r0, r4
    @ The handler's place in the code, the depth of the stack and whether it is a finally handler, in one word.
    mov r1, r8
    ldr r1, [r1, #{CODE}]
    subs r0, r0, r1
    subs r0, #{OPCODES}
    lsls r0, r0, #13
    orrs r0, r3
    ldr r2, [r1, #{SHAPE}]
    HANDLERS r2, r2
    lsls r2, r2, #3
    add r2, r9
    adds r2, #4*{HEADER}
    subs r2, r5, r2
    lsrs r2, r2, #1
    orrs r0, r2
    lsls r0, r0, #1
    adds r0, #1
    mov r2, r9
    ldr r3, [r2, #{HEADER_HANDLERS}]
    adds r1, r3, #2
    str r1, [r2, #{HEADER_HANDLERS}]
    lsls r3, r3, #2
    adds r2, r2, r3
    str r0, [r2, #4*{HEADER}-4]
    movs r0, #0
    str r0, [r2, #4*{HEADER}]
    NEXT
pop_except_jump:
    bl pop_handler
    b jump_forward
@ The end of a finally handler that nothing but the end of its `try` led to.
end_finally:
    subs r0, r5, #4
    ldr r0, [r0]
    cmp r0, #{NONE}
    bne 9f
    subs r5, #4
    bl pop_handler
    NEXT
9:  b slow
pop_handler:
    mov r2, r9
    ldr r3, [r2, #{HEADER_HANDLERS}]
    cmp r3, #1
    beq 1f
    subs r3, #2
    str r3, [r2, #{HEADER_HANDLERS}]
    lsls r3, r3, #2
    adds r2, r2, r3
    movs r0, #0
    str r0, [r2, #4*{HEADER}]
1:  bx lr
