@ ---- locals

.macro LOAD_FAST number, unbound
load_fast_\number:
    ldr r0, [r6, #4*\number]
    cmp r0, #0
    beq \unbound
    PUSH r0
    NEXT
.endm

.irp number, 0, 1, 2, 3, 4, 5, 6, 7
    LOAD_FAST \number, unbound
.endr
unbound:
    RUST {unbound}
.irp number, 8, 9, 10, 11
    LOAD_FAST \number, unbound
.endr
load_fast_high:
    subs r0, #{LOAD_FAST}
    subs r0, #{LOAD_FAST}
    lsls r0, r0, #1
    ldr r0, [r6, r0]
    cmp r0, #0
    beq unbound
    PUSH r0
    NEXT

.macro STORE_FAST number
store_fast_\number:
    subs r5, #4
    ldr r0, [r5]
    str r0, [r6, #4*\number]
    NEXT
.endm

.irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    STORE_FAST \number
.endr
store_fast_high:
    subs r0, #{STORE_FAST}
    subs r0, #{STORE_FAST}
    lsls r0, r0, #1
    subs r5, #4
    ldr r1, [r5]
    str r1, [r6, r0]
    NEXT

load_fast_n:
    OPERAND r0, slow_1
    lsls r0, r0, #2
    ldr r0, [r6, r0]
    cmp r0, #0
    beq slow_1
    adds r4, #1
    PUSH r0
    NEXT
store_fast_n:
    OPERAND r0, slow_1
    adds r4, #1
    lsls r0, r0, #2
    subs r5, #4
    ldr r1, [r5]
    str r1, [r6, r0]
    NEXT
load_deref:
    OPERAND r0, slow_1
    lsls r0, r0, #2
    ldr r0, [r6, r0]
    ldr r0, [r0, #4]
    cmp r0, #0
    beq slow_1
    adds r4, #1
    PUSH r0
    NEXT
store_deref:
    OPERAND r0, slow_1
    adds r4, #1
    lsls r0, r0, #2
    ldr r0, [r6, r0]
    subs r5, #4
    ldr r1, [r5]
    str r1, [r0, #4]
    NEXT
slow_1:
    b slow
load_slot:
    OPERAND r0, slow_1
    mov r1, r8
    ldr r1, [r1, #{SLOTS}]
    lsls r0, r0, #2
    ldr r0, [r1, r0]
    cmp r0, #0
    beq slow_1
    adds r4, #1
    PUSH r0
    NEXT
load_frozen:
    OPERAND r0, slow_1
    mov r1, r8
    ldr r1, [r1, #{NOT_PLAIN}]
    cmp r1, #0
    bmi slow_1
    mov r1, r10
    subs r1, #{GLOBALS_BELOW}
    ldr r1, [r1]
    lsls r0, r0, #3
    adds r0, r0, r1
    ldr r0, [r0, #{FIRST_VALUE}]
    adds r4, #1
    PUSH r0
    NEXT
store_slot:
    OPERAND r0, slow_1
    mov r1, r8
    ldr r1, [r1, #{SLOTS}]
    lsls r0, r0, #2
    ldr r2, [r1, r0]
    cmp r2, #0
    beq slow_1
    adds r4, #1
    subs r5, #4
    ldr r2, [r5]
    str r2, [r1, r0]
    NEXT

@ ---- constants and the stack

load_const_none:
    movs r0, #{NONE}
    PUSH r0
    NEXT
load_const_false:
    movs r0, #{FALSE}
    PUSH r0
    NEXT
load_const_true:
    movs r0, #{TRUE}
    PUSH r0
    NEXT
load_null:
    movs r0, #0
    PUSH r0
    NEXT
small_int:
    subs r0, #2*0x80-1
    PUSH r0
    NEXT
load_const_small_int:
    ldrb r0, [r4]
    adds r4, #1
    lsls r1, r0, #25
    bcs 1f
    asrs r0, r1, #24
    adds r0, #1
    PUSH r0
    NEXT
1:  asrs r1, r1, #25
2:  ldrb r0, [r4]
    adds r4, #1
    lsls r2, r0, #25
    lsrs r2, r2, #25
    lsls r1, r1, #7
    orrs r1, r2
    lsrs r0, r0, #8
    bcs 2b
    lsls r1, r1, #1
    adds r1, #1
    PUSH r1
    NEXT
load_const_string:
    OPERAND r0, slow_2
    adds r4, #1
    lsls r0, r0, #2
    mov r1, r10
    ldr r0, [r1, r0]
    PUSH r0
    NEXT
load_const_obj:
    OPERAND r0, slow_2
    adds r4, #1
    mov r1, r10
    subs r1, #{CONSTS_BELOW}
    ldr r1, [r1]
    lsls r0, r0, #2
    adds r0, r0, r1
    ldr r0, [r0, #4]
    PUSH r0
    NEXT
slow_2:
    b slow
pop_top:
    subs r5, #4
    NEXT
dup_top:
    subs r0, r5, #4
    ldr r0, [r0]
    PUSH r0
    NEXT
dup_top_two:
    movs r0, r5
    subs r0, #8
    ldm r0!, {{r1, r2}}
    stm r5!, {{r1, r2}}
    NEXT
rot_two:
    subs r5, #8
    ldr r0, [r5, #4]
    ldr r1, [r5]
    stm r5!, {{r0, r1}}
    NEXT
rot_three:
    subs r5, #12
    ldr r0, [r5, #8]
    ldr r1, [r5]
    ldr r2, [r5, #4]
    stm r5!, {{r0, r1, r2}}
    NEXT
