//! Nothing that can be done to a source text makes the parser panic or point outside the text.

mod error_samples;

use error_samples::GROUPS;
use mpyc_grammar::{Module, decode, parse};

const VALID: &[u8] = include_bytes!("samples/syntax.py");

/// Pieces that a mutation puts in.
const PIECES: &[&str] = &[
    "(", ")", "[", "]", "{", "}", ":", ",", "=", "*", "**", "'", "\"", "\"\"\"", "f'", "f\"{", "}'", "\\", "\n", "\r",
    "\r\n", "\t", "    ", "#", "!", ":=", "not ", "lambda ", "if ", "else", "for ", " in ", "async ", "def f(",
    "class ", "match ", "case ", "type ", "with ", "try:", "except ", "yield ", "@", "...", ".", "0", "1e", "0x", "é",
    "€", "\0", "\u{feff}", "\\N{", "import ", "from ", "->", ";", "\x0c", "del ", "~", "_", "b'", "rf'''",
];

/// A small generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// Parses and checks what holds for any text.
fn check(source: &[u8]) {
    let (module, errors) = parse(source);
    let Ok(text) = decode(source) else {
        assert_eq!(errors.len(), 1);
        return;
    };
    for error in &errors {
        let (start, end) = (error.span.start as usize, error.span.end as usize);
        assert!(start <= end && end <= text.len(), "{error:?} in {text:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{error:?} in {text:?}");
    }
    spans(&module, text.len() as u32);
}

fn spans(module: &Module, len: u32) {
    for &stmt in module.list(module.body) {
        let span = module.stmt(stmt).span;
        assert!(span.start <= span.end && span.end <= len, "{span:?}");
    }
}

fn mutate(source: &[u8], random: &mut Random) -> Vec<u8> {
    let mut mutated = source.to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(mutated.len() + 1);
        let end = (at + random.below(12)).min(mutated.len());
        match random.below(5) {
            0 => mutated.truncate(at),
            1 => drop(mutated.drain(at..end)),
            2 => {
                let piece = PIECES[random.below(PIECES.len())];
                mutated.splice(at..at, piece.bytes());
            }
            3 => {
                let piece = PIECES[random.below(PIECES.len())];
                mutated.splice(at..end, piece.bytes());
            }
            _ => {
                let copied = mutated[at..end].to_vec();
                let to = random.below(mutated.len() + 1);
                mutated.splice(to..to, copied);
            }
        }
    }
    mutated
}

/// A few lines of the valid sample from a random one on: short texts show more for the time.
fn excerpt<'a>(lines: &[&'a [u8]], random: &mut Random) -> Vec<&'a [u8]> {
    let first = random.below(lines.len());
    let count = 1 + random.below(8);
    lines[first..].iter().take(count).copied().collect()
}

#[test]
fn mutated_sources() {
    let lines: Vec<&[u8]> = VALID.split_inclusive(|&byte| byte == b'\n').collect();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for _ in 0..20_000 {
        let source = excerpt(&lines, &mut random).concat();
        check(&mutate(&source, &mut random));
    }
}

#[test]
fn mutated_errors() {
    let samples: Vec<&[u8]> = GROUPS.iter().flat_map(|(_, samples)| samples.iter().copied()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..10_000 {
        let source = samples[random.below(samples.len())];
        check(&mutate(source, &mut random));
    }
}

#[test]
fn every_prefix() {
    for end in (0..VALID.len()).step_by(7) {
        check(&VALID[end.saturating_sub(600)..end]);
    }
}

/// Whatever ends the lines, the tree is the same.
#[test]
fn line_endings() {
    let text = std::str::from_utf8(VALID).expect("the sample is UTF-8");
    let (unix, errors) = parse(VALID);
    assert_eq!(errors, []);
    for ending in ["\r\n", "\r"] {
        let (other, errors) = parse(text.replace('\n', ending).as_bytes());
        assert_eq!(errors, []);
        assert_eq!(other.expr_count(), unix.expr_count());
        assert_eq!(other.stmt_count(), unix.stmt_count());
    }
}
