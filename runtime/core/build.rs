//! Packs the texts of exceptions for the flash: writes `messages.rs`, which `src/msg.rs` includes.
//!
//! The texts are put one after the other, and the pair of bytes that occurs most often becomes one byte of its own,
//! again and again (byte pair encoding).

use std::{collections::BTreeMap, env, fmt::Write as _, fs, io, path::PathBuf};

const TEXTS: &str = "src/messages.txt";
/// Ends a text; as `END` in `src/msg.rs`.
const END: u8 = 0;
/// The place of an argument; as `ARGUMENT` in `src/msg.rs`.
const ARGUMENT: u8 = 1;
/// The first byte that stands for a pair; as `FIRST_PAIR` in `src/msg.rs`.
const FIRST_PAIR: u8 = 0x80;
/// A pair takes two bytes of its own: below so many uses it saves nothing.
const FEWEST: usize = 4;
/// Deepest nesting of pairs that the reader unpacks; as `DEPTH` in `src/msg.rs`.
const DEPTH: usize = 12;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={TEXTS}");
    println!("cargo::rerun-if-changed=build.rs");
    let source = fs::read_to_string(TEXTS)?;
    let messages: Vec<(&str, &str)> = source
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once(": ").expect("a line is a name, a colon and a text"))
        .collect();
    let mut code = String::new();
    let mut bytes = Vec::new();
    let mut codes = Vec::new();
    for (number, (name, text)) in messages.iter().enumerate() {
        let (name, explained) = name.split_once(" E").unwrap_or((name, "0"));
        codes.push(explained.parse::<u16>().expect("a code is E and digits"));
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{name}: only ASCII is packed");
        bytes.extend_from_slice(text.replace("{}", "\u{1}").replace("\\n", "\n").as_bytes());
        bytes.push(END);
        writeln!(code, "    /// `{text}`\n    pub const {name}: Msg = Msg({number});").expect("strings take all");
    }
    let pairs = pack(&mut bytes);
    let depth = pairs.iter().fold(Vec::new(), deeper).into_iter().max().unwrap_or(0);
    assert!(depth < DEPTH, "pairs nest {depth} deep");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("messages.rs");
    let (size, count) = (bytes.len(), pairs.len());
    let first_code = codes.iter().position(|&code| code != 0).unwrap_or(0);
    let last_code = codes.iter().rposition(|&code| code != 0).unwrap_or(0);
    let codes = &codes[first_code..=last_code];
    let coded = codes.len();
    fs::write(
        out,
        format!(
            "/// See `messages.txt`.\n#[allow(missing_docs)]\nimpl Msg {{\n{code}}}\n\
             static TEXTS: [u8; {size}] = {bytes:?};\nstatic PAIRS: [[u8; 2]; {count}] = {pairs:?};\n\
             /// Codes of the texts from `FIRST_CODE` on, or 0.\nstatic CODES: [u16; {coded}] = {codes:?};\n\
             const FIRST_CODE: u16 = {first_code};\n"
        ),
    )
}

/// The nesting of each pair, with one more behind it.
fn deeper(mut depths: Vec<usize>, pair: &[u8; 2]) -> Vec<usize> {
    let of = |byte: u8| byte.checked_sub(FIRST_PAIR).map_or(0, |pair| depths[usize::from(pair)]);
    depths.push(1 + of(pair[0]).max(of(pair[1])));
    depths
}

/// Replaces frequent pairs by bytes of their own, in place; gives what those stand for.
fn pack(bytes: &mut Vec<u8>) -> Vec<[u8; 2]> {
    let mut pairs = Vec::new();
    while let Some(symbol) = FIRST_PAIR.checked_add(pairs.len() as u8) {
        let Some(pair) = most_frequent(bytes) else { break };
        pairs.push(pair);
        replace(bytes, pair, symbol);
    }
    pairs
}

/// The pair with the most uses, the first one of equals.
fn most_frequent(bytes: &[u8]) -> Option<[u8; 2]> {
    let mut counts: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    for pair in bytes.windows(2) {
        if !pair.iter().any(|&byte| byte == END || byte == ARGUMENT) {
            *counts.entry([pair[0], pair[1]]).or_default() += 1;
        }
    }
    let most = counts.values().copied().max().filter(|&count| count >= FEWEST)?;
    counts.into_iter().find(|&(_, count)| count == most).map(|(pair, _)| pair)
}

fn replace(bytes: &mut Vec<u8>, pair: [u8; 2], symbol: u8) {
    let mut packed = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while let Some((&first, after)) = rest.split_first() {
        let is_pair = first == pair[0] && after.first() == Some(&pair[1]);
        packed.push(if is_pair { symbol } else { first });
        rest = &after[usize::from(is_pair)..];
    }
    *bytes = packed;
}
