@ ---- jumps

pop_jump_if_false:
    subs r5, #4
    ldr r0, [r5]
    cmp r0, #{FALSE}
    beq jump
    cmp r0, #{TRUE}
    beq stay
    cmp r0, #{NONE}
    beq jump
    lsrs r1, r0, #1
    bcc test
    beq jump
stay:
    ldrb r0, [r4]
    adds r4, #1
    lsrs r0, r0, #7
    adds r4, r4, r0
    NEXT
pop_jump_if_true:
    subs r5, #4
    ldr r0, [r5]
    cmp r0, #{FALSE}
    beq stay
    cmp r0, #{TRUE}
    beq jump
    cmp r0, #{NONE}
    beq stay
    lsrs r1, r0, #1
    bcc test
    beq stay
jump:
    ldrb r0, [r4]
    adds r4, #1
    subs r0, #0x40
    bmi 1f
    cmp r0, #0x40
    bhs 2f
    adds r4, r4, r0
    NEXT
1:  adds r4, r4, r0
poll:
    ldr r0, [sp]
    ldrb r0, [r0]
    cmp r0, #0
    bne serve
    NEXT
2:  ldrb r1, [r4]
    adds r4, #1
    subs r0, #0x40
    lsls r1, r1, #7
    orrs r0, r1
    adds r4, r4, r0
    movs r0, #1
    lsls r0, r0, #14
    subs r4, r4, r0
    b poll
serve:
    RUST {serve}
test:
    adds r5, #4
    RUST {test}
jump_if_true_or_pop:
    subs r0, r5, #4
    ldr r0, [r0]
    cmp r0, #{TRUE}
    beq jump_forward
    cmp r0, #{FALSE}
    bne slow_3
    b stay_and_pop
jump_if_false_or_pop:
    subs r0, r5, #4
    ldr r0, [r0]
    cmp r0, #{FALSE}
    beq jump_forward
    cmp r0, #{TRUE}
    bne slow_3
stay_and_pop:
    subs r5, #4
    b stay
jump_forward:
    ldrb r0, [r4]
    adds r4, #1
    cmp r0, #0x80
    bhs 1f
    adds r4, r4, r0
    NEXT
1:  ldrb r1, [r4]
    adds r4, #1
    subs r0, #0x80
    lsls r1, r1, #7
    orrs r0, r1
    adds r4, r4, r0
    NEXT
slow_3:
    b slow
@ ---- into the core and out of it; in the middle, as a branch reaches 2 KB

    .p2align 2
    .global {core}
    .thumb_func
{core}:
    push {{r4, r5, r6, r7, lr}}
    mov r4, r8
    mov r5, r9
    mov r6, r10
    mov r7, r11
    push {{r4, r5, r6, r7}}
    sub sp, #4
    mov r8, r0
    ldr r1, [r0, #{PORT}]
    ldr r1, [r1, #{PENDING}]
    str r1, [sp]
    ldr r7, table_address
    mov r11, r7
    b reload

    .p2align 2
table_address:
    .word handlers

settled:
    cmp r0, #{CONTINUE}
    beq reload
    add sp, #4
    pop {{r4, r5, r6, r7}}
    mov r8, r4
    mov r9, r5
    mov r10, r6
    mov r11, r7
    pop {{r4, r5, r6, r7, pc}}

reload:
    mov r0, r8
    ldr r5, [r0, #{SP}]
    ldr r6, [r0, #{FP}]
    ldr r4, [r0, #{IP}]
    ldr r1, [r0, #{CODE}]
    NAMES_OF r2, r1
    mov r10, r2
    ldr r2, [r1, #{SHAPE}]
    LOCAL_BYTES r2, r2
    adds r2, r2, r6
    mov r9, r2
    NEXT

slow8:
    adds r5, #8
slow:
    subs r4, #1
    RUST {execute}

@ ---- loops: the four slots hold what the form says, see `iterate`

for_iter:
    movs r0, r5
    subs r0, #16
    ldm r0!, {{r1, r2, r3}}
    cmp r1, #{FORM_RANGE}
    bne 3f
    ldr r1, [r0]
    cmp r1, #1
    blt 2f
    cmp r2, r3
    bge loop_end
1:  PUSH r2
    subs r1, #1
    subs r0, #8
    adds r2, r2, r1
    bvs 9f
    str r2, [r0]
4:  ldrb r0, [r4]
    adds r4, #1
    lsrs r0, r0, #7
    adds r4, r4, r0
    NEXT
2:  cmp r2, r3
    bgt 1b
loop_end:
    subs r5, #16
    b jump_forward
9:  str r3, [r0]
    b 4b
3:  cmp r1, #{FORM_LIST}
    bne 5f
    ldr r1, [r2, #8]
    cmp r3, r1
    bge loop_end
    ldr r1, [r2, #4]
6:  subs r2, r3, #1
    lsls r2, r2, #1
    adds r1, r1, r2
    ldr r1, [r1, #4]
    PUSH r1
    adds r3, #2
    subs r0, #4
    str r3, [r0]
    b 4b
5:  cmp r1, #{FORM_TUPLE}
    bne 5f
    ldrh r1, [r2, #2]
    lsls r1, r1, #1
    subs r1, #1
    cmp r3, r1
    bge loop_end
    movs r1, r2
    b 6b
5:  cmp r1, #{FORM_BYTES}
    bne 7f
    ldr r1, [r2, #4]
    lsls r1, r1, #1
    cmp r3, r1
    bhs loop_end
    ldrb r1, [r2]
    cmp r1, #{BYTES}
    beq 1f
    ldr r2, [r2, #8]
    subs r2, #4
1:  lsrs r1, r3, #1
    adds r2, r2, r1
    ldrb r1, [r2, #8]
    lsls r1, r1, #1
    adds r1, #1
    PUSH r1
    adds r3, #2
    subs r0, #4
    str r3, [r0]
    b 4b
7:  ADDRESS r2, r0, 8f
    ldrb r0, [r2]
    cmp r0, #{GENERATOR}
    bne 8f
    ldr r0, [r2, #{GENERATOR_STATE}]
    cmp r0, #{SUSPENDED}
    bne 8f
    b resume_generator
8:  RUST {for_iter}

@ Back to the loop that follows.
loop:
    ldrb r0, [r4]
    adds r4, r4, r0
    subs r4, #0x40-2
    ldr r0, [sp]
    ldrb r0, [r0]
    cmp r0, #0
    bne 8f
@ The item goes to the local that the next instruction names. Loops of other forms do that as two instructions.
for_iter_store:
    movs r0, r5
    subs r0, #16
    ldm r0!, {{r1, r2, r3}}
    cmp r1, #{FORM_RANGE}
    bne 3f
    ldr r1, [r0]
    cmp r1, #1
    blt 2f
    cmp r2, r3
    bge loop_end
1:  subs r0, #8
    subs r1, #1
    adds r1, r2, r1
    bvs 9f
    str r1, [r0]
4:  ldrb r0, [r4, #1]
    adds r4, #2
    subs r0, #{STORE_FAST}
    lsls r0, r0, #2
    str r2, [r6, r0]
    NEXT
2:  cmp r2, r3
    bgt 1b
5:  b loop_end
9:  str r3, [r0]
    b 4b
3:  cmp r1, #{FORM_LIST}
    bne 6f
    ldr r1, [r2, #8]
    cmp r3, r1
    bge 5b
    ldr r1, [r2, #4]
    subs r2, r3, #1
    lsls r2, r2, #1
    adds r1, r1, r2
    ldr r2, [r1, #4]
    adds r3, #2
    subs r0, #4
    str r3, [r0]
    b 4b
6:  b for_iter
8:  subs r4, #1
    b serve

get_iter_stack:
    subs r0, r5, #4
    ldr r2, [r0]
    ADDRESS r2, r0, 9f
    ldrb r0, [r2]
    cmp r0, #{RANGE}
    bne 1f
    ldr r1, [r2, #4]
    ldr r3, [r2, #12]
    ldr r2, [r2, #8]
    movs r0, r1
    ands r0, r2
    ands r0, r3
    lsrs r0, r0, #1
    bcc 9f
    movs r0, #{FORM_RANGE}
    subs r5, #4
    stm r5!, {{r0, r1, r2, r3}}
    NEXT
1:  movs r1, #{FORM_LIST}
    cmp r0, #{LIST}
    beq 2f
    movs r1, #{FORM_TUPLE}
    cmp r0, #{TUPLE}
    beq 2f
    movs r1, #{FORM_BYTES}
    cmp r0, #{BYTES}
    beq 2f
    cmp r0, #{BYTEARRAY}
    bne 9f
    ldrb r0, [r2, #1]
    cmp r0, #0
    bne 9f
2:  subs r5, #4
    stm r5!, {{r1, r2}}
    movs r1, #1
    movs r2, #0
    stm r5!, {{r1, r2}}
    NEXT
9:  b slow
