//! Computes floats and long integers for a test, which compares the results with its own: not part of the firmware.
//!
//! Over the serial line come pairs of words, little-endian, and behind each a byte: for 1 all words that [`results`] tells
//! go back, else one word for all of them. `tests/board/float.rs` is the other end. Only a build with the feature
//! `floats` has it.
#![no_std]
#![no_main]

#[path = "../arithmetic.rs"]
mod arithmetic;
#[path = "../divide.rs"]
mod divide;
#[path = "../fill.rs"]
mod fill;

use core::hint::black_box;

use cortex_m_rt::entry;
use mpyc_abi::value::Value;
use mpyc_runtime::{num::float::thumb::operator, ops::Binary};
use nrf51_pac::Peripherals;

const PIN_TX: u32 = 24;
const PIN_RX: u32 = 25;
const BAUD_115200: u32 = 0x01D7_E000;
const ENABLED: u32 = 4;

const ARITHMETIC: [Binary; 4] = [Binary::Add, Binary::Subtract, Binary::Multiply, Binary::TrueDivide];
const COMPARISONS: [Binary; 6] =
    [Binary::Less, Binary::More, Binary::Equal, Binary::LessEqual, Binary::MoreEqual, Binary::NotEqual];

#[entry]
fn main() -> ! {
    let Some(peripherals) = Peripherals::take() else { cortex_m::asm::udf() };
    let serial = peripherals.UART0;
    // Safety: pin numbers, baud rate and modes as the reference manual of the chip gives them.
    unsafe {
        serial.pseltxd.write(|w| w.bits(PIN_TX));
        serial.pselrxd.write(|w| w.bits(PIN_RX));
        serial.baudrate.write(|w| w.bits(BAUD_115200));
        serial.enable.write(|w| w.bits(ENABLED));
        serial.tasks_starttx.write(|w| w.bits(1));
        serial.tasks_startrx.write(|w| w.bits(1));
    }
    let read = || {
        while serial.events_rxdrdy.read().bits() == 0 {}
        serial.events_rxdrdy.reset();
        serial.rxd.read().bits() as u8
    };
    let write = |byte: u8| {
        serial.events_txdrdy.reset();
        // Safety: any byte may be sent.
        serial.txd.write(|w| unsafe { w.bits(byte.into()) });
        while serial.events_txdrdy.read().bits() == 0 {}
    };
    loop {
        let word = || u32::from_le_bytes([read(), read(), read(), read()]);
        let (a, b) = (word(), word());
        let mut put = |word: u32| word.to_le_bytes().into_iter().for_each(write);
        if read() == 1 {
            results(a, b, &mut put);
        } else {
            let mut sum = 0;
            results(a, b, &mut |word| sum = (sum ^ word).wrapping_mul(FACTOR));
            put(sum);
        }
    }
}

/// All words are one by xor and this factor, in turn.
const FACTOR: u32 = 0x0100_0193;

/// All results for two words: as binary32, sum, difference, product, quotient, and the comparisons as bits; the floats
/// for `a` as an integer with sign and without; then [`operator`] on values: arithmetic on the floats of 30 bits, on an
/// int of part of `a` and the second float, on the second float and that int; and comparisons as bits. Then [`integers`].
fn results(a: u32, b: u32, put: &mut dyn FnMut(u32)) {
    let (x, y) = (black_box(f32::from_bits(a)), black_box(f32::from_bits(b)));
    for result in [x + y, x - y, x * y, x / y] {
        put(result.to_bits());
    }
    put(bits([x < y, x > y, x == y, x <= y, x >= y, x != y]));
    put((a as i32 as f32).to_bits());
    put((a as f32).to_bits());
    let (v, w) = (Value::float_bits(a), Value::float_bits(b));
    let small = Value::small(a as i32 >> (a % 31 + 1));
    for (left, right) in [(v, w), (small, w), (w, small)] {
        for op in ARITHMETIC {
            put(operator(left, right, op).0);
        }
    }
    put(bits(COMPARISONS.map(|op| operator(v, w, op) == Value::TRUE)));
    integers(black_box(a), black_box(b), put);
}

/// Quotient and remainder, without sign and with; the product and the shifts of two 64-bit numbers made of both words,
/// each folded to one word; leading zeros; a filled array, folded.
fn integers(a: u32, b: u32, put: &mut dyn FnMut(u32)) {
    let divisor = (b >> (a & 31)).max(1);
    put(a / divisor);
    put(a % divisor);
    put((a as i32).wrapping_div(divisor as i32) as u32);
    let (x, y) = (u64::from(a) << 32 | u64::from(b), u64::from(b) << 32 | u64::from(!a));
    let shift = b & 63;
    for long in [x.wrapping_mul(y), x << shift, x >> shift, (x as i64 >> shift) as u64] {
        put(long as u32 ^ (long >> 32) as u32);
    }
    put(a.leading_zeros());
    let mut bytes = [0x55; 32];
    let (start, end) = ((a & 7) as usize, 8 + (b % 25) as usize);
    bytes[start..end].fill(black_box(a as u8));
    put(bytes.iter().fold(0, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(FACTOR)));
}

/// Each truth as a bit, the first lowest.
fn bits(truths: [bool; 6]) -> u32 {
    truths.iter().rev().fold(0, |bits, &truth| bits << 1 | u32::from(truth))
}
