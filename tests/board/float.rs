//! Floats on the board are the same bits as here, and so are integers where assembly computes them.
//!
//! A program of its own on the emulated board (`src/bin/floats.rs` of the board's crate) computes all operations of pairs of
//! words that are sent to it. `MPYC_FLOATS=1000000` takes so many random pairs.

use std::env;

use mpyc_abi::value::Value;
use mpyc_runtime::num::float::{Float, Width};
use mpyc_tests::{command::float_program, line::TIMEOUT, qemu::Machine};

/// Numbers at the ends of ranges, in the middle between floats, and others that are special.
const EDGES: [u32; 40] = [
    0,
    1,
    2,
    3,
    4,
    6,
    0x0040_0000,
    0x007f_ffff,
    0x0080_0000,
    0x0080_0001,
    0x00ff_ffff,
    0x0100_0000,
    0x1f80_0000,
    0x2000_0000,
    0x3300_0000,
    0x3380_0000,
    0x3380_0001,
    0x3400_0000,
    0x3eff_ffff,
    0x3f00_0000,
    0x3f7f_ffff,
    0x3f80_0000,
    0x3f80_0001,
    0x3f80_0002,
    0x3f80_0004,
    0x3f80_0006,
    0x3faa_aaaa,
    0x3fff_ffff,
    0x4000_0000,
    0x4b00_0000,
    0x4b80_0000,
    0x4eff_ffff,
    0x4f00_0000,
    0x5f00_0000,
    0x7f00_0000,
    0x7f7f_fffe,
    0x7f7f_ffff,
    0x7f80_0000,
    0x7f80_0001,
    0x7fc0_0000,
];
/// Random pairs, without `MPYC_FLOATS`.
const SAMPLE: usize = 3_000;
/// Pairs that are sent at once.
const CHUNK: usize = 512;
/// What the results of a pair are, in their order.
const NAMES: [&str; 29] = [
    "a + b",
    "a - b",
    "a * b",
    "a / b",
    "comparisons",
    "from i32",
    "from u32",
    "value +",
    "value -",
    "value *",
    "value /",
    "int + value",
    "int - value",
    "int * value",
    "int / value",
    "value + int",
    "value - int",
    "value * int",
    "value / int",
    "comparisons of values",
    "a / part of b",
    "a % part of b",
    "a / part of b with sign",
    "64-bit product",
    "64-bit <<",
    "64-bit >>",
    "64-bit >> with sign",
    "leading zeros",
    "fill",
];

type Operation = fn(Float, Float, Width) -> Float;
const ARITHMETIC: [Operation; 4] = [Float::add, Float::subtract, Float::multiply, Float::divide];

/// What the board must say for a pair.
fn expected(a: u32, b: u32) -> Vec<u32> {
    let full = Width::Bits32;
    let (x, y) = (Float::from_bits(a, full), Float::from_bits(b, full));
    let mut words: Vec<u32> = ARITHMETIC.iter().map(|operation| operation(x, y, full).bits()).collect();
    words.push(comparisons(x.get(), y.get()));
    words.extend([(a as i32 as f32).to_bits(), (a as f32).to_bits()]);
    let [v, w] = [a, b].map(|bits| Float::from_bits(bits & !3, full));
    let small = a as i32 >> (a % 31 + 1);
    let int = Float::from_i32(small, full);
    // Ints of more bits are left to others, as is division by zero.
    let fits = (-(1 << 22)..1 << 22).contains(&small);
    for (left, right, taken) in [(v, w, true), (int, w, fits), (w, int, fits)] {
        for (at, operation) in ARITHMETIC.iter().enumerate() {
            let taken = taken && !(at == 3 && right.is_zero());
            let result = || Value::float_bits(operation(left, right, Width::Bits30).bits());
            words.push(if taken { result().0 } else { 0 });
        }
    }
    words.push(comparisons(v.get(), w.get()));
    words.extend(integers(a, b));
    words
}

/// As the function of the same name in the board's program.
fn integers(a: u32, b: u32) -> [u32; 9] {
    let divisor = (b >> (a & 31)).max(1);
    let (x, y) = (u64::from(a) << 32 | u64::from(b), u64::from(b) << 32 | u64::from(!a));
    let shift = b & 63;
    let folded = |long: u64| long as u32 ^ (long >> 32) as u32;
    let mut bytes = [0x55; 32];
    bytes[(a & 7) as usize..8 + (b % 25) as usize].fill(a as u8);
    [
        a / divisor,
        a % divisor,
        (a as i32).wrapping_div(divisor as i32) as u32,
        folded(x.wrapping_mul(y)),
        folded(x << shift),
        folded(x >> shift),
        folded((x as i64 >> shift) as u64),
        a.leading_zeros(),
        bytes.iter().fold(0, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)),
    ]
}

fn comparisons(x: f32, y: f32) -> u32 {
    let truths = [x < y, x > y, x == y, x <= y, x >= y, x != y];
    truths.iter().rev().fold(0, |bits, &truth| bits << 1 | u32::from(truth))
}

/// Random words: of any kind, with exponents near each other, with few bits, close to one another, subnormal.
struct Random(u64);

impl Random {
    fn word(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) as u32
    }

    fn operand(&mut self) -> u32 {
        let (bits, kind) = (self.word(), self.word());
        let near = bits & 0x807f_ffff | (112 + (kind >> 8) % 32) << 23;
        match kind >> 29 {
            0 => bits,
            1 => bits & 0x81ff_ffff,
            2 => near & 0xfff8_0000,
            3 => near | 0x007f_fff0 >> (kind & 7),
            _ => near,
        }
    }

    fn pair(&mut self) -> (u32, u32) {
        let a = self.operand();
        match self.word() {
            kind if kind >> 30 == 0 => (a, a.wrapping_add(kind % 16).wrapping_sub(8) ^ (kind & 16) << 27),
            _ => (a, self.operand()),
        }
    }
}

/// Sends pairs with their requests and gives the words that come back.
fn ask(board: &mut Machine, pairs: &[(u32, u32)], request: u8, words: usize) -> Vec<u32> {
    let bytes = |&(a, b): &(u32, u32)| [&a.to_le_bytes()[..], &b.to_le_bytes(), &[request]].concat();
    let sent: Vec<u8> = pairs.iter().flat_map(bytes).collect();
    board.send(&sent).unwrap();
    let answer = board.read_count(pairs.len() * words * 4, TIMEOUT).unwrap();
    answer.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
}

/// Has the board compute pairs; panics at the first result that is another.
fn check(board: &mut Machine, pairs: &[(u32, u32)]) {
    let sum = |words: &[u32]| words.iter().fold(0, |sum: u32, word| (sum ^ word).wrapping_mul(0x0100_0193));
    let sums = ask(board, pairs, 0, 1);
    for (&(a, b), got) in pairs.iter().zip(sums) {
        let expected = expected(a, b);
        if got == sum(&expected) {
            continue;
        }
        let all = ask(board, &[(a, b)], 1, NAMES.len());
        for ((name, expected), got) in NAMES.iter().zip(expected).zip(all) {
            assert_eq!(got, expected, "{name} of {a:#010x} and {b:#010x}: {got:#010x}, not {expected:#010x}");
        }
        panic!("the words for {a:#010x} and {b:#010x} are right, but not their sum");
    }
}

#[test]
fn floats_are_the_same_bits_as_on_the_host() {
    let mut board = Machine::start(&float_program()).unwrap();
    let signed: Vec<u32> = EDGES.iter().flat_map(|&bits| [bits, bits | 1 << 31]).collect();
    let edges: Vec<_> = signed.iter().flat_map(|&a| signed.iter().map(move |&b| (a, b))).collect();
    let count = env::var("MPYC_FLOATS").ok().and_then(|count| count.parse().ok()).unwrap_or(SAMPLE);
    let mut random = Random(20_261_123);
    edges.chunks(CHUNK).for_each(|pairs| check(&mut board, pairs));
    for start in (0..count).step_by(CHUNK) {
        let pairs: Vec<_> = (start..count.min(start + CHUNK)).map(|_| random.pair()).collect();
        check(&mut board, &pairs);
    }
    println!("{} pairs", edges.len() + count);
}
