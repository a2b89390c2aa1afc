//! Division of unsigned ints: the routines that the compiler calls, in a quarter of the flash of its own.
//!
//! The divisor is moved up to the dividend, first by fours of bits, and then down again, a bit of the quotient a turn: ten
//! instructions a bit, and none for the bits that a small quotient does not have.

use core::arch::global_asm;

global_asm!(
    ".pushsection .text.divide, \"ax\", %progbits",
    ".p2align 2",
    ".global __udivsi3",
    ".thumb_func",
    "__udivsi3:",
    ".global __aeabi_uidiv",
    ".thumb_func",
    "__aeabi_uidiv:",
    ".global __aeabi_uidivmod",
    ".thumb_func",
    "__aeabi_uidivmod:",
    // r0 dividend, r1 divisor; gives the quotient in r0 and the remainder in r1.
    "movs r3, #0",
    "cmp r1, #0",
    "beq 5f", // never asked for; gives the dividend as the remainder
    "movs r2, #1",
    "b 1f",
    "0:",
    "lsls r1, r1, #4",
    "lsls r2, r2, #4",
    "1:",
    "lsrs r3, r0, #4",
    "cmp r1, r3",
    "bls 0b",
    "b 2f",
    "0:",
    "lsls r1, r1, #1",
    "lsls r2, r2, #1",
    "2:",
    "lsrs r3, r0, #1",
    "cmp r1, r3",
    "bls 0b",
    "movs r3, #0",
    "3:",
    "cmp r0, r1",
    "blo 4f",
    "subs r0, r0, r1",
    "orrs r3, r2",
    "4:",
    "lsrs r1, r1, #1",
    "lsrs r2, r2, #1",
    "bne 3b",
    "5:",
    "movs r1, r0",
    "movs r0, r3",
    "bx lr",
    ".popsection",
);
