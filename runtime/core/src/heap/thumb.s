@ The collector's two walks for a Cortex-M0.

    .syntax unified
    .thumb
    .pushsection .text.mpyc_runtime4heap, "ax", %progbits
    .p2align 2

@ mpyc_runtime_mark(from, to, low, end): marks what the values from `from` to `to` reach in the heap from `low` to `end`.
@ Marked objects that are still to be looked into lie on the native stack; those that find no room there get a bit in
@ their headers, and the heap is walked for them, from the lowest on.
@   r0, r1  values to look at, r2 low, r3 size of the heap, r4 the mark, r7 how far the stack may go
@   r8  the stack without objects, r9 end, r10 where to walk from, r11 kinds that are not all values
    .global mpyc_runtime_mark
    .type mpyc_runtime_mark, %function
    .thumb_func
mpyc_runtime_mark:
    push {{r4-r7, lr}}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {{r4-r7}}
    mov r8, sp
    mov r9, r3
    mov r10, r3
    ldr r7, 10f
    mov r11, r7
    mov r7, sp
    subs r7, #{STACK}
    subs r3, r3, r2
    movs r4, #{MARK_BIT}
    lsls r4, r4, #8
    b 3f
1:  @ the object at r0; its kind is the lowest byte, and so much is r1 shifted
    ldr r5, [r0]
    mov r1, r11
    lsrs r1, r5
    bcs 4f
    lsrs r1, r5, #16
    lsls r1, r1, #2
    adds r1, r1, r0
    adds r0, #4
2:  ldmia r0!, {{r5}}
    lsls r6, r5, #30
    bne 3f
    subs r6, r5, r2
    cmp r6, r3
    bhs 3f
    ldr r6, [r5]
    tst r6, r4
    bne 3f
    adds r6, r6, r4
    str r6, [r5]
    uxtb r6, r6
    cmp r6, #{LAST_LEAF}
    bls 3f
    cmp sp, r7
    bls 9f
    push {{r5}}
3:  cmp r0, r1
    blo 2b
    cmp sp, r8
    beq 5f
    pop {{r0}}
    b 1b
4:  push {{r2, r3}}
    bl {traced_words}
    pop {{r2, r3}}
    b 3b
5:  mov r0, r10
    mov r1, r9
    b 7f
6:  ldr r5, [r0]
    lsrs r6, r5, #16
    lsls r6, r6, #2
    adds r6, r6, r0
    lsls r5, r5, #24
    bmi 8f
    movs r0, r6
7:  cmp r0, r1
    blo 6b
    pop {{r4-r7}}
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    pop {{r4-r7, pc}}
8:  mov r10, r6
    ldr r5, [r0]
    subs r5, #{GREY}
    str r5, [r0]
    b 1b
9:  ldr r6, [r5]
    adds r6, #{GREY}
    str r6, [r5]
    cmp r10, r5
    bls 3b
    mov r10, r5
    b 3b
    .p2align 2
10: .word {PARTLY}
    .size mpyc_runtime_mark, . - mpyc_runtime_mark

@ mpyc_runtime_sweep(heap, at, end): clears the marks from `at` on and gives runs of what has none to `end_run`.
@   r4 heap, r5 end, r6 start of the run, r7 where it is
    .global mpyc_runtime_sweep
    .type mpyc_runtime_sweep, %function
    .thumb_func
mpyc_runtime_sweep:
    push {{r4-r7, lr}}
    movs r4, r0
    movs r5, r2
    movs r6, r1
    movs r7, r1
    b 5f
1:  @ among what is marked; the last bit shifted out is the mark
    ldr r0, [r7]
    lsrs r1, r0, #16
    bcc 3f
    lsls r1, r1, #2
    subs r0, r0, r3
    str r0, [r7]
    adds r7, r7, r1
2:  cmp r7, r5
    blo 1b
    pop {{r4-r7, pc}}
3:  movs r6, r7
4:  lsls r1, r1, #2
    adds r7, r7, r1
    cmp r7, r5
    bhs 5f
    ldr r0, [r7]
    lsrs r1, r0, #16
    bcc 4b
5:  movs r0, r4
    movs r1, r6
    movs r2, r7
    bl {end_run}
    movs r3, #{MARK_BIT}
    lsls r3, r3, #8
    b 2b
    .size mpyc_runtime_sweep, . - mpyc_runtime_sweep

    .popsection
