//! The command line of `mpy-cross` 1.29: what is accepted, what it means, and what is said otherwise.
//!
//! It follows no common rule of command lines, so it is read here by hand. Options may stand before and
//! after the input; the last of a kind counts. `-X` is looked for in all words before anything else, even
//! behind `--` and in place of an option's value.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// What a command line asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// Compile a file.
    Compile(Box<Request>),
    /// Print the version.
    Version,
    /// Print the usage; the command line is wrong, or is `-h`.
    Usage,
    /// Say this; the command line is wrong.
    Refuse(&'static str),
}

/// A file to compile.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The source file; `-` is standard input.
    pub input: PathBuf,
    /// The `.mpy` file; `-` is standard output.
    pub output: Option<PathBuf>,
    /// What tracebacks call the source.
    pub source_name: Option<String>,
    /// Level of `-O`, from 0.
    pub level: u32,
    /// Whether the code remembers its lines.
    pub lines: bool,
    /// Bits of a small integer, as the header of the file holds them.
    pub small_int_bits: u8,
    /// Which code functions without a decorator get.
    pub emit: Emit,
    /// The instruction set extensions of `-march-flags`.
    pub arch_flags: u8,
}

/// The kinds of code of `-X emit=`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emit {
    /// Bytecode.
    #[default]
    Bytecode,
    /// Machine code that does what bytecode does.
    Native,
    /// Machine code on machine words.
    Viper,
}

/// The architectures of `-march`.
const ARCHITECTURES: [&str; 14] = [
    "x86",
    "x64",
    "armv6",
    "armv6m",
    "armv7m",
    "armv7em",
    "armv7emsp",
    "armv7emdp",
    "xtensa",
    "xtensawin",
    "rv32imc",
    "rv64imc",
    "host",
    "debug",
];

/// The only architecture with flags, and those flags by bit.
const WITH_FLAGS: (&str, [&str; 2]) = ("rv32imc", ["zba", "zcmp"]);

/// Reads a command line, the program's name left out.
pub fn read(words: &[OsString]) -> Wish {
    match Reader::default().read(words) {
        Ok(request) => Wish::Compile(Box::new(request)),
        Err(wish) => wish,
    }
}

/// What was read so far, before it is known to fit together.
#[derive(Default)]
struct Reader {
    input: Option<PathBuf>,
    output: Option<PathBuf>,
    source_name: Option<String>,
    level: u32,
    no_lines: bool,
    small_int_bits: Option<u8>,
    emit: Emit,
    arch: Option<&'static str>,
    arch_flags: Option<String>,
}

impl Reader {
    fn read(mut self, words: &[OsString]) -> Result<Request, Wish> {
        self.implementation_options(words)?;
        let mut words = words.iter();
        let mut options = true;
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--") if options => options = false,
                Some(option) if options && option.len() > 1 && option.starts_with('-') => {
                    self.option(option, &mut words)?;
                }
                _ if self.input.is_some() => return Err(Wish::Refuse("multiple input files")),
                _ => self.input = Some(PathBuf::from(with_slashes(word))),
            }
        }
        self.finish()
    }

    /// The values of all `-X`.
    fn implementation_options(&mut self, words: &[OsString]) -> Result<(), Wish> {
        let mut words = words.iter();
        while words.any(|word| word == "-X") {
            match words.next().and_then(|word| word.to_str()).ok_or(Wish::Usage)? {
                "emit=bytecode" => self.emit = Emit::Bytecode,
                "emit=native" => self.emit = Emit::Native,
                "emit=viper" => self.emit = Emit::Viper,
                "source-lines" => self.no_lines = false,
                "no-source-lines" => self.no_lines = true,
                option if option.strip_prefix("heapsize=").is_some_and(is_heap_size) => {}
                _ => return Err(Wish::Usage),
            }
        }
        Ok(())
    }

    fn option<'a>(&mut self, option: &str, values: &mut impl Iterator<Item = &'a OsString>) -> Result<(), Wish> {
        match option {
            "-X" => drop(values.next()),
            "--version" => return Err(Wish::Version),
            "-v" => {}
            "-o" => self.output = Some(PathBuf::from(values.next().ok_or(Wish::Usage)?)),
            "-s" => self.source_name = Some(with_slashes(values.next().ok_or(Wish::Usage)?).to_string_lossy().into()),
            _ => return self.joined_option(option),
        }
        Ok(())
    }

    /// An option with its value in the same word.
    fn joined_option(&mut self, option: &str) -> Result<(), Wish> {
        if let Some(value) = option.strip_prefix("-msmall-int-bits=") {
            // The header has a byte for it.
            self.small_int_bits = Some(integer(value).ok_or(Wish::Usage)? as u8);
        } else if let Some(value) = option.strip_prefix("-march=") {
            let known = ARCHITECTURES.into_iter().find(|&known| known == value);
            self.arch = Some(known.ok_or(Wish::Usage)?);
        } else if let Some(value) = option.strip_prefix("-march-flags=") {
            self.arch_flags = Some(value.to_owned());
        } else if let Some(value) = option.strip_prefix("-O") {
            let digit = value.chars().next().and_then(|first| first.to_digit(10));
            self.level = digit.unwrap_or_else(|| 1 + value.chars().take_while(|&more| more == 'O').count() as u32);
        } else {
            return Err(Wish::Usage);
        }
        Ok(())
    }

    /// The whole, if it fits together.
    fn finish(self) -> Result<Request, Wish> {
        let arch_flags = match (self.arch, &self.arch_flags) {
            (Some(arch), Some(flags)) => arch_flags(arch, flags).ok_or(Wish::Refuse("unrecognised arch flags"))?,
            _ => 0,
        };
        if self.emit != Emit::Bytecode && self.arch.is_none() {
            return Err(Wish::Refuse("arch not specified"));
        }
        Ok(Request {
            input: self.input.ok_or(Wish::Refuse("no input file"))?,
            output: self.output,
            source_name: self.source_name,
            level: self.level,
            lines: !self.no_lines,
            small_int_bits: self.small_int_bits.unwrap_or(mpyc_abi::mpy::SMALL_INT_BITS),
            emit: self.emit,
            arch_flags,
        })
    }
}

/// A path with `/` for each `\`, as both are written on Windows.
fn with_slashes(path: &OsStr) -> OsString {
    path.to_str().map_or_else(|| path.to_owned(), |path| path.replace('\\', "/").into())
}

/// Whether a value of `-X heapsize=` is one: a number; what unit follows is of no matter, as there is no
/// heap of a fixed size here.
fn is_heap_size(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
}

/// An integer as C's `strtol` reads it: decimal, hexadecimal after `0x`, octal after `0`. No digits are 0.
fn integer(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let digits = text.trim_start_matches([' ', '\t']);
    let (negative, digits) = match digits.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, digits.strip_prefix('+').unwrap_or(digits)),
    };
    let (base, digits) = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
        Some(digits) => (16, digits),
        None if digits.starts_with('0') => (8, digits),
        None => (10, digits),
    };
    // `from_str_radix` takes a sign of its own.
    let value = digits.chars().next()?.is_digit(base).then(|| i64::from_str_radix(digits, base).ok())??;
    Some(if negative { -value } else { value })
}

/// The bits of `-march-flags`: a number, or names with commas. There must be at least one name.
fn arch_flags(arch: &str, text: &str) -> Option<u8> {
    let (with_flags, names) = WITH_FLAGS;
    if arch != with_flags {
        return None;
    }
    let bit = |name: &str| names.iter().position(|&known| known == name).map(|at| 1u8 << at);
    let number = || {
        let (base, digits) = match text.get(..2) {
            Some("0x" | "0X") => (16, &text[2..]),
            Some("0b" | "0B") => (2, &text[2..]),
            Some("0o" | "0O") => (8, &text[2..]),
            // As in Python, a decimal number has no leading zero.
            Some(start) if start.starts_with('0') => return None,
            _ => (10, text),
        };
        u8::from_str_radix(digits, base).ok().filter(|&flags| flags < 1 << names.len() && !digits.starts_with('+'))
    };
    // A comma at the end is no name.
    let list = text.strip_suffix(',').unwrap_or(text);
    number().or_else(|| list.split(',').map(bit).try_fold(0, |flags, bit| Some(flags | bit?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(line: &str) -> Wish {
        read(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>())
    }

    fn request(line: &str) -> Request {
        match wish(line) {
            Wish::Compile(request) => *request,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn without_options_everything_has_its_default() {
        let expected = Request { input: "a.py".into(), lines: true, small_int_bits: 31, ..Request::default() };
        assert_eq!(request("a.py"), expected);
        assert_eq!(request("-v -- a.py"), expected);
    }

    #[test]
    fn options_stand_anywhere_and_the_last_counts() {
        let asked = request("-o x a.py -s dir\\a.py -X no-source-lines -o y.mpy -O3 -O1");
        assert_eq!(asked.output, Some("y.mpy".into()));
        assert_eq!(asked.source_name.as_deref(), Some("dir/a.py"));
        assert_eq!((asked.level, asked.lines), (1, false));
    }

    #[test]
    fn levels() {
        for (line, level) in [("-O", 1), ("-OO", 2), ("-OOO", 3), ("-O0", 0), ("-O9", 9), ("-O12", 1), ("-OxO", 1)] {
            assert_eq!(request(&format!("{line} a.py")).level, level, "{line}");
        }
    }

    #[test]
    fn small_int_bits_are_read_as_c_does() {
        for (value, bits) in [("31", 31), ("0x1f", 31), ("010", 8), ("", 0), ("-1", 255), ("300", 44), ("+7", 7)] {
            assert_eq!(request(&format!("-msmall-int-bits={value} a.py")).small_int_bits, bits, "{value}");
        }
        for value in ["abc", "31x", "0x", "--1", "09"] {
            assert_eq!(wish(&format!("-msmall-int-bits={value} a.py")), Wish::Usage, "{value}");
        }
    }

    #[test]
    fn what_follows_two_dashes_is_an_input() {
        assert_eq!(request("-- -x.py").input, PathBuf::from("-x.py"));
        assert_eq!(wish("-- a.py -X"), Wish::Usage);
        assert_eq!(wish("-o -X a.py"), Wish::Usage);
    }

    #[test]
    fn wrong_lines() {
        for line in
            ["-h", "--help", "-o", "a.py -o", "-s", "-X", "-X foo a.py", "-Xemit=native", "-march", "-march=z80"]
        {
            assert_eq!(wish(line), Wish::Usage, "{line}");
        }
        assert_eq!(wish(""), Wish::Refuse("no input file"));
        assert_eq!(wish("a.py b.py"), Wish::Refuse("multiple input files"));
        assert_eq!(wish("-X emit=native a.py"), Wish::Refuse("arch not specified"));
        assert_eq!(wish("-X emit=native a.py --version"), Wish::Version);
    }

    #[test]
    fn heap_sizes() {
        for value in ["1000", "0x100", "512k", "2M", "4wk", "8w", "1kk"] {
            assert_eq!(request(&format!("-X heapsize={value} a.py")).input, PathBuf::from("a.py"), "{value}");
        }
        for value in ["", "k", "lots"] {
            assert_eq!(wish(&format!("-X heapsize={value} a.py")), Wish::Usage, "{value}");
        }
    }

    #[test]
    fn flags_of_architectures() {
        let flags = |value: &str| wish(&format!("-march=rv32imc -march-flags={value} a.py"));
        for (value, bits) in [("zba", 1), ("zcmp", 2), ("zba,zcmp", 3), ("zba,", 1), ("3", 3), ("0x2", 2), ("0", 0)] {
            let Wish::Compile(asked) = flags(value) else { panic!("{value}") };
            assert_eq!(asked.arch_flags, bits, "{value}");
        }
        for value in ["", ",", "zbb", "4", "+1", "03", "0x", "zba,,zcmp"] {
            assert_eq!(flags(value), Wish::Refuse("unrecognised arch flags"), "{value}");
        }
        assert_eq!(request("-march-flags=zba a.py").arch_flags, 0);
        assert_eq!(wish("-march=armv6m -march-flags=zba a.py"), Wish::Refuse("unrecognised arch flags"));
    }
}
