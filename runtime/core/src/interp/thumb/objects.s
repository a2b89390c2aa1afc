@ ---- subscripts

load_subscr:
    subs r5, #8
    ldr r0, [r5]
    ldr r1, [r5, #4]
load_item:
    lsrs r2, r1, #1
    bcc 9f
    ADDRESS r0, r3, 9f
    ldrb r3, [r0]
    cmp r3, #{LIST}
    bne 1f
    ldr r3, [r0, #8]
    lsrs r3, r3, #1
    cmp r2, r3
    bhs 8f
    ldr r0, [r0, #4]
3:  lsls r2, r2, #2
    adds r0, r0, r2
    ldr r0, [r0, #4]
    PUSH r0
    NEXT
8:  cmp r1, #0
    bpl 9f
    asrs r2, r1, #1
    adds r2, r2, r3
    bmi 9f
    ldr r0, [r0, #4]
    b 3b
1:  cmp r3, #{TUPLE}
    bne 2f
    ldrh r3, [r0, #2]
    subs r3, #1
    cmp r2, r3
    blo 3b
    b 9f
2:  cmp r3, #{BYTEARRAY}
    bne 9f
    ldrb r3, [r0, #1]
    cmp r3, #0
    bne 9f
    ldr r3, [r0, #4]
    cmp r2, r3
    bhs 9f
    ldr r0, [r0, #8]
    adds r0, r0, r2
    ldrb r0, [r0, #4]
    lsls r0, r0, #1
    adds r0, #1
    PUSH r0
    NEXT
9:  adds r5, #8
    RUST {load_subscr}, settled_5
store_subscr:
    subs r5, #12
    movs r3, r5
    ldm r3!, {{r0, r1, r2}}
store_item:
    cmp r0, #0
    beq 9f
    lsrs r2, r2, #1
    bcc 9f
    ADDRESS r1, r3, 9f
    ldrb r3, [r1]
    cmp r3, #{LIST}
    bne 2f
    ldr r3, [r1, #8]
    lsrs r3, r3, #1
    cmp r2, r3
    bhs 9f
    ldr r1, [r1, #4]
    lsls r2, r2, #2
    adds r1, r1, r2
    str r0, [r1, #4]
    NEXT
2:  cmp r3, #{BYTEARRAY}
    bne 9f
    ldrb r3, [r1, #1]
    cmp r3, #0
    bne 9f
    ldr r3, [r1, #4]
    cmp r2, r3
    bhs 9f
    lsrs r0, r0, #1
    bcc 9f
    cmp r0, #255
    bhi 9f
    ldr r1, [r1, #8]
    adds r1, r1, r2
    strb r0, [r1, #4]
    NEXT
9:  adds r5, #12
    RUST {store_subscr}, settled_5

@ ---- attributes

@ Finds the slot of attribute r1 of instance r0: its address in r3 and contents in r2, which are 0 if it has no value.
@ Then, and if the class has properties or a built-in base, r2 is 0. Harms r6 and r7.
attribute_slot:
    ldr r2, [r0, #4]
    ldr r3, [r2, #{CLASS_BITS}]
    mov r7, r8
    ldr r7, [r7, #{NOT_PLAIN}]
    tst r3, r7
    bne 9f
    ldr r3, [r2, #{CLASS_KEYS}]
    cmp r3, #0
    beq 9f
    ldrh r7, [r3, #2]
    lsls r7, r7, #2
    adds r7, r7, r3
1:  adds r3, #4
    cmp r3, r7
    beq 9f
    ldr r6, [r3]
    cmp r6, r1
    bne 1b
    ldr r2, [r2, #{CLASS_KEYS}]
    subs r3, r3, r2
    adds r3, #8
    ldrh r2, [r0, #2]
    lsls r2, r2, #2
    cmp r3, r2
    bhs 9f
    adds r3, r3, r0
    ldr r2, [r3]
    bx lr
9:  movs r2, #0
    bx lr

@ What class r2 or the nearest of its ancestors has under name r1, in r2: 0 if that is nothing, or takes more than looking
@ through small dicts. Harms r3, r6 and r7.
class_value:
    ldr r3, [r2, #{CLASS_BITS}]
    mov r7, r8
    ldr r7, [r7, #{NOT_PLAIN}]
    tst r3, r7
    bne 9f
    ldr r7, [r2, #{CLASS_MRO}]
    ldrh r3, [r7, #2]
    lsls r3, r3, #2
    adds r3, r3, r7
    mov r12, r3
    b 3f
2:  adds r7, #4
    cmp r7, r12
    bhs 9f
    ldr r2, [r7]
    lsls r3, r2, #30
    bne 9f
3:  ldr r2, [r2, #{CLASS_NAMESPACE}]
    ldrh r3, [r2]
    cmp r3, #{NAMESPACE}
    beq 4f
    @ A dict without flags: its keys are interned.
    cmp r3, #{DICT}
    bne 9f
    ldr r2, [r2, #4]
    cmp r2, #0
    beq 2b
    ldrh r3, [r2, #4]
    cmp r3, #8
    bhi 9f
    ldrh r3, [r2, #6]
    lsls r3, r3, #3
    b 5f
    @ The entries of both have two words before them.
4:  ldrh r3, [r2, #2]
    subs r3, #2
    lsls r3, r3, #2
5:  adds r3, r3, r2
1:  cmp r2, r3
    beq 2b
    adds r2, #8
    ldr r6, [r2]
    cmp r6, r1
    bne 1b
    ldr r2, [r2, #4]
    bx lr
9:  movs r2, #0
    bx lr

@ Reads the operand's name to r1 and the object on top of the stack to r0; goes to the first label if the operand is long, to
@ the second if the object is no instance of a class.
.macro NAME_OF_INSTANCE long, otherwise
    OPERAND r1, \long
    lsls r1, r1, #2
    mov r2, r10
    ldr r1, [r2, r1]
    subs r0, r5, #4
    ldr r0, [r0]
    INSTANCE_IN_R0 \otherwise
.endm

.macro INSTANCE_IN_R0 otherwise
    ADDRESS r0, r3, \otherwise
    ldrb r3, [r0]
    cmp r3, #{INSTANCE}
    bne \otherwise
.endm

@ Pushes the local and reads the name of a LocalName operand, r0 and r1; r4 goes to its last byte.
.macro LOCAL_NAME
    ldrb r0, [r4]
    ldr r0, [r6, r0]
    PUSH r0
    ldrb r1, [r4, #1]
    adds r4, #1
    mov r2, r10
    ldr r1, [r2, r1]
.endm

load_local_attr:
    LOCAL_NAME
    INSTANCE_IN_R0 9f
    b 1f
load_attr:
    NAME_OF_INSTANCE 8f, 9f
1:  bl attribute_slot
    cmp r2, #0
    beq 2f
3:  mov r7, r11
    mov r6, r8
    ldr r6, [r6, #{FP}]
    subs r5, #4
    adds r4, #1
    PUSH r2
    NEXT
8:  b slow_5
    @ An int in the class, if nothing was stored in a frozen one.
2:  ldr r3, [r0, #8]
    mov r7, r8
    movs r2, #{PATCHED}
    ldr r2, [r7, r2]
    orrs r3, r2
    bne 7f
    ldr r2, [r0, #4]
    bl class_value
    lsrs r3, r2, #1
    bcs 3b
7:  mov r7, r11
9:  adds r4, #1
    RUST {load_attr}, settled_5
store_attr:
    NAME_OF_INSTANCE 8b, 9f
    ldr r2, [r0, #4]
    ldr r2, [r2, #{CLASS_BITS}]
    movs r3, #{HAS_SETATTR}
    tst r2, r3
    bne 9f
    bl attribute_slot
    mov r7, r11
    cmp r2, #0
    beq 9f
    subs r5, #8
    ldr r0, [r5]
    cmp r0, #0
    beq 6f
    str r0, [r3]
    mov r6, r8
    ldr r6, [r6, #{FP}]
    adds r4, #1
    NEXT
6:  adds r5, #8
9:  adds r4, #1
    RUST {store_attr}, settled_5

@ A function of the instance's class.
load_local_method:
    LOCAL_NAME
    INSTANCE_IN_R0 9f
    b 2f
load_method:
    NAME_OF_INSTANCE 8b, 9f
2:  ldr r3, [r0, #8]
    cmp r3, #0
    bne 9f
    bl attribute_slot
    cmp r2, #0
    bne 8f
    ldr r2, [r0, #4]
    bl class_value
    ADDRESS r2, r3, 8f
    ldrb r3, [r2]
    cmp r3, #{PLAIN_FUNCTION}
    beq 1f
    cmp r3, #{FUNCTION}
    bne 8f
1:  mov r7, r11
    mov r6, r8
    ldr r6, [r6, #{FP}]
    adds r4, #1
    subs r5, #4
    movs r1, r2
    PUSH r1
    PUSH r0
    NEXT
8:  mov r7, r11
9:  adds r4, #1
    RUST {load_method}, settled_5

load_builtin:
    OPERAND r2, 8f
    lsls r2, r2, #2
    mov r0, r10
    ldr r1, [r0, r2]
    movs r2, r6
    mov r0, r8
    bl {load_builtin}
    b 1f
load_global:
    OPERAND r2, 8f
    lsls r2, r2, #2
    mov r0, r10
    ldr r2, [r0, r2]
    movs r1, r2
    movs r2, r6
    mov r0, r8
    bl {load_global}
1:  cmp r0, #{ABSENT}
    beq 8f
    adds r4, #1
    PUSH r0
    NEXT
8:  b slow_5
