@ ---- generators in `for` loops

@ Resumes generator r2 for a loop: copies its frame to the end of the stack.
resume_generator:
    ldr r0, [r2, #4]
    CODE_OF r0, r3
    ldr r1, [r3, #{SHAPE}]
    FRAME_END r7, r1, r5, r6, 9f
    PUSH r0
    mov r6, r8
    str r3, [r6, #{CODE}]
    ldr r7, [r6, #{FP}]
    str r5, [r6, #{FP}]
    lsls r4, r4, #1
    adds r4, #1
    mov r6, r9
    str r4, [r6, #{HEADER_IP}]
    movs r0, #{RUNNING}
    str r0, [r2, #{GENERATOR_STATE}]
    ldr r0, [r2, #{GENERATOR_COUNT}]
    movs r6, r5
    adds r2, #{GENERATOR_FRAME}
    @ Two words at a time: one more than there are may come along.
    subs r0, #1
1:  ldm r2!, {{r1, r4}}
    stm r5!, {{r1, r4}}
    subs r0, #4
    bgt 1b
    lsls r0, r0, #1
    adds r5, r5, r0
    ldr r0, [r3, #{SHAPE}]
    LOCAL_BYTES r0, r0
    adds r0, r0, r6
    mov r9, r0
    lsls r7, r7, #1
    adds r7, #1
    str r7, [r0]
    movs r1, #{FOR_NEXT}
    str r1, [r0, #{HEADER_ACTION}]
    ldr r4, [r0, #{HEADER_IP}]
    lsrs r4, r4, #1
    subs r1, r5, #4
    movs r2, #{NONE}
    str r2, [r1]
    NAMES_OF r1, r3
    mov r10, r1
    mov r7, r11
    NEXT
9:  mov r7, r11
    RUST {for_iter}

@ Yields to a loop: copies the frame back.
yield_value:
    mov r1, r9
    ldr r0, [r1, #{HEADER_ACTION}]
    cmp r0, #{FOR_NEXT}
    bne 9f
    ldr r0, [r1, #{HEADER_CONTEXT}]
    lsls r4, r4, #1
    adds r4, #1
    str r4, [r1, #{HEADER_IP}]
    ldr r1, [r1]
    subs r2, r5, r6
    ldr r3, [r0, #{GENERATOR_COUNT}]
    lsrs r7, r2, #1
    adds r7, #1
    str r7, [r0, #{GENERATOR_COUNT}]
    movs r7, #{SUSPENDED}
    str r7, [r0, #{GENERATOR_STATE}]
    adds r0, #{GENERATOR_FRAME}
    subs r3, #1
    lsls r3, r3, #1
    adds r3, r3, r0
    movs r5, r6
    lsls r7, r2, #29
    bpl 1f
    ldm r5!, {{r7}}
    stm r0!, {{r7}}
    subs r2, #4
1:  ldm r5!, {{r4, r7}}
    stm r0!, {{r4, r7}}
    subs r2, #8
    bne 1b
    b 3f
2:  stm r0!, {{r2}}
3:  cmp r0, r3
    blo 2b
    subs r5, r6, #4
    movs r0, r1
    bl caller
    ldrb r0, [r4]
    adds r4, #1
    lsrs r0, r0, #7
    adds r4, r4, r0
    PUSH r7
    mov r7, r11
    NEXT
9:  b slow

unpack_sequence:
    OPERAND r0, 9b
    subs r1, r5, #4
    ldr r1, [r1]
    ADDRESS r1, r2, 9b
    ldrb r2, [r1]
    cmp r2, #{TUPLE}
    bne 2f
    ldrh r2, [r1, #2]
    subs r2, #1
1:  cmp r2, r0
    bne 9b
    cmp r0, #0
    beq 9b
    adds r4, #1
    subs r5, #4
    lsls r2, r0, #2
    adds r2, r2, r1
3:  ldr r1, [r2]
    PUSH r1
    subs r2, #4
    subs r0, #1
    bne 3b
    NEXT
2:  cmp r2, #{LIST}
    bne 9b
    ldr r2, [r1, #8]
    ldr r1, [r1, #4]
    lsrs r2, r2, #1
    b 1b
