//! A function of the assembly text, as instructions that may move and lines that stay.

use std::collections::BTreeMap;

/// Instructions that do the same wherever they stand, unless an operand says otherwise.
const MOVABLE: [&str; 37] = [
    "adcs", "add", "adds", "ands", "asrs", "bics", "cmn", "cmp", "eors", "ldm", "ldr", "ldrb", "ldrh", "ldrsb",
    "ldrsh", "lsls", "lsrs", "mov", "movs", "muls", "mvns", "orrs", "rev", "rev16", "rors", "rsbs", "sbcs", "stm",
    "str", "strb", "strh", "sub", "subs", "sxtb", "sxth", "uxtb", "uxth",
];
/// Bytes of a frame from which on addresses in it are computed in other ways than are understood here.
const LARGE_FRAME: u32 = 1000;

/// What a line is.
#[derive(Clone, PartialEq)]
pub enum Kind {
    /// Moves and computes.
    Plain,
    /// Changes the stack pointer.
    Stack,
    /// Calls this function.
    Call(String),
    /// `pop` of the program counter.
    Return,
    /// Stays where it is: labels, jumps, data.
    Opaque,
}

/// A line.
#[derive(Clone)]
pub struct Token {
    /// Its text.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it stays because programs spend their time there.
    pub is_hot: bool,
}

impl Token {
    /// A line that stays.
    pub fn opaque(text: &str) -> Self {
        Self { text: text.to_owned(), kind: Kind::Opaque, is_hot: false }
    }

    /// The line with what it is, as far as one line tells.
    pub fn parse(line: &str) -> Self {
        let (opcode, operands) = line.trim().split_once('\t').unwrap_or((line.trim(), ""));
        let kind = match opcode {
            // So far does the compiler jump within large functions.
            "bl" if operands.starts_with(".L") => Kind::Opaque,
            "bl" => Kind::Call(operands.to_owned()),
            "pop" if operands.ends_with(" pc}") => Kind::Return,
            "add" | "sub" | "mov" if operands.starts_with("sp,") => Kind::Stack,
            _ if !MOVABLE.contains(&opcode) || operands.contains(".L") => Kind::Opaque,
            _ => Kind::Plain,
        };
        let token = Self { text: line.to_owned(), kind, is_hot: false };
        let stays = matches!(token.kind, Kind::Plain | Kind::Stack) && (token.mentions("pc") || token.mentions("lr"));
        if stays { Self::opaque(line) } else { token }
    }

    /// Whether it may become part of another function.
    pub fn can_move(&self) -> bool {
        self.kind != Kind::Opaque && !self.is_hot
    }

    /// Bytes that it takes, for instructions that may move.
    pub fn bytes(&self) -> usize {
        if matches!(self.kind, Kind::Call(_)) { 4 } else { 2 }
    }

    /// Bytes that it takes at most, whatever it is; [`UNMEASURED`] for what isn't known.
    pub fn most_bytes(&self) -> usize {
        let (word, operands) = self.text.trim().split_once(['\t', ' ']).unwrap_or((self.text.trim(), ""));
        let numbers = || operands.split(',').count();
        match word {
            _ if word.ends_with(':') => 0,
            "bl" | "dsb" | "dmb" | "isb" | "mrs" | "msr" => 4,
            ".p2align" => operands.parse::<u32>().map_or(UNMEASURED, |power| (1 << power) - 2),
            ".long" => 4 * numbers(),
            ".short" => 2 * numbers(),
            ".byte" => numbers(),
            ".inst.n" => 2,
            ".size" | ".cantunwind" | ".code" | ".thumb_func" | ".type" => 0,
            _ if word.starts_with('.') => UNMEASURED,
            _ => 2,
        }
    }

    /// The label that it is, without the colon.
    pub fn label(&self) -> Option<&str> {
        self.text.strip_suffix(':')
    }

    /// Whether a register is an operand.
    pub fn mentions(&self, register: &str) -> bool {
        let words = self.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.' && c != '$');
        words.into_iter().any(|word| word == register)
    }
}

/// A function.
pub struct Function {
    /// Its symbol.
    pub name: String,
    /// Its lines.
    pub tokens: Vec<Token>,
    /// Whether parts of it may be taken out: it saves the link register at once.
    pub can_lose: bool,
    /// Whether programs spend no time in it.
    pub is_seldom: bool,
    /// Whether only this text names it.
    pub is_local: bool,
}

impl Function {
    /// Reads the lines of a function.
    pub fn parse(name: &str, lines: &[&str]) -> Self {
        let mut tokens = Vec::new();
        // Between `add r, pc` and `add pc, r` distances count; so they may in text of the program's own.
        let mut fixed = false;
        for line in lines {
            // In directives `@` is no comment's start.
            let comment = if line.trim_start().starts_with('.') { None } else { line.split_once('@') };
            let line = comment.map_or(*line, |(code, comment)| {
                fixed = comment == "APP" || fixed && comment != "NO_APP";
                code.trim_end()
            });
            let is_unwinding = [".save\t", ".pad\t", ".setfp\t"].iter().any(|word| line.trim().starts_with(word));
            if line.trim().is_empty() || is_unwinding {
                continue;
            }
            fixed |= line.starts_with("\tadd\t") && line.ends_with(", pc");
            tokens.push(if fixed { Token::opaque(line) } else { Token::parse(line) });
            fixed &= !line.starts_with("\tadd\tpc, ");
        }
        let is_push = |token: &Token| token.text.starts_with("\tpush\t") && token.text.ends_with(" lr}");
        let starts_well = tokens.first().is_some_and(is_push);
        let returns_well = !tokens.iter().skip(1).any(|token| token.mentions("lr") || token.mentions("bx"));
        Self { name: name.to_owned(), tokens, can_lose: starts_well && returns_well, is_seldom: false, is_local: false }
    }

    /// A function of these lines.
    pub fn made(name: &str, lines: Vec<Token>) -> Self {
        let mut tokens = lines;
        let end = format!("\t.size\t{name}, .-{name}");
        tokens.extend([end.as_str(), "\t.cantunwind"].map(Token::opaque));
        Self { name: name.to_owned(), tokens, can_lose: false, is_seldom: true, is_local: true }
    }

    /// Bytes that it takes at most.
    pub fn most_bytes(&self) -> usize {
        self.tokens.iter().map(Token::most_bytes).sum()
    }

    /// Whether it may read what its caller has put on the stack.
    pub fn reads_stack_arguments(&self) -> bool {
        let mut frame = Frame::default();
        self.tokens.iter().any(|token| frame.reaches_beyond(&token.text))
    }
}

/// The stack frame of a function, along its lines.
#[derive(Default)]
struct Frame {
    /// Bytes that are pushed and reserved.
    bytes: u32,
    /// Registers that hold addresses in it, with the distances from the stack pointer.
    addresses: BTreeMap<String, u32>,
}

impl Frame {
    /// Whether a line may reach what lies above the frame; yes if it is not understood.
    fn reaches_beyond(&mut self, line: &str) -> bool {
        let Some((opcode, operands)) = line.trim().split_once('\t') else {
            self.addresses.clear();
            return false;
        };
        let words = operands.split([' ', ',', '[', ']', '{', '}', '!']).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        let number = words.last().and_then(|word| word.strip_prefix('#')?.parse::<u32>().ok());
        match (opcode, words.as_slice(), number) {
            ("push", registers, _) => self.bytes += 4 * registers.len() as u32,
            ("sub", ["sp", ..], Some(bytes)) => self.bytes += bytes,
            ("add", ["sp", ..], Some(_)) => {}
            ("add" | "sub" | "mov" | "msr" | "mrs" | "ldm" | "stm", ["sp", ..], _) => return true,
            _ if self.bytes >= LARGE_FRAME => return true,
            _ => return self.uses_beyond(opcode, &words, number.unwrap_or(0)),
        }
        false
    }

    /// The same for instructions that leave the stack pointer alone.
    fn uses_beyond(&mut self, opcode: &str, words: &[&str], number: u32) -> bool {
        let base_of = |word: &&str| if *word == "sp" { Some(0) } else { self.addresses.get(*word).copied() };
        let first = words.first().and_then(base_of);
        let address = match (opcode, words.len()) {
            ("ldm" | "stm", registers) => first.map(|base| base + 4 * (registers as u32 - 2)),
            ("adds", 2) => first.map(|base| base + number),
            _ => words.iter().skip(1).find_map(base_of).map(|base| base + number),
        };
        let Some(&target) = words.first().filter(|_| opcode != "cmp" && !opcode.starts_with("st")) else {
            return address.is_some_and(|address| address >= self.bytes);
        };
        match address.filter(|_| matches!(opcode, "add" | "adds" | "mov")) {
            Some(address) => self.addresses.insert(target.to_owned(), address),
            None => self.addresses.remove(target),
        };
        opcode != "subs" && address.is_some_and(|address| address >= self.bytes)
    }
}

/// More than any jump reaches: text in a function is not measured.
const UNMEASURED: usize = 1 << 16;
