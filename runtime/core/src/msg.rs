//! Texts of built-in exceptions, by number: formatted only when they are printed or asked for.
//!
//! They stand in `messages.txt` and are packed by `build.rs`. An argument is printed as its text if it is a string, as
//! its name if it is a type or class, in decimal if it is an int, and as `repr` shows it otherwise.

/// Number of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Msg(pub u16);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// Ends a packed text.
const END: u8 = 0;
/// In the bytes of a [`Text`]: the next argument belongs here.
pub const ARGUMENT: u8 = 1;
/// Bytes from here on stand for a pair of others.
const FIRST_PAIR: u8 = 0x80;
/// Deepest nesting of pairs.
const DEPTH: usize = 12;

/// The bytes of a text, with [`ARGUMENT`] for each argument.
pub struct Text {
    rest: &'static [u8],
    /// Bytes that are unpacked in part, the next one last.
    open: [u8; DEPTH],
    depth: usize,
}

impl Msg {
    /// The number of the command line tool's error for the same mistake, which `mpyc explain` explains.
    pub fn code(self) -> Option<u16> {
        let code = CODES.get(usize::from(self.0.wrapping_sub(FIRST_CODE)));
        code.copied().filter(|&code| code != 0)
    }

    /// The text.
    pub fn text(self) -> Text {
        let mut rest = &TEXTS[..];
        for _ in 0..self.0 {
            let end = rest.iter().position(|&byte| byte == END).unwrap_or(0);
            rest = rest.get(end + 1..).unwrap_or(&[]);
        }
        Text { rest, open: [END; DEPTH], depth: 0 }
    }
}

impl Iterator for Text {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let mut byte = if self.depth > 0 {
            self.depth -= 1;
            self.open[self.depth]
        } else {
            let (&first, rest) = self.rest.split_first()?;
            self.rest = if first == END { &[] } else { rest };
            first
        };
        while byte >= FIRST_PAIR {
            let [first, second] = PAIRS[usize::from(byte - FIRST_PAIR)];
            self.open[self.depth] = second;
            self.depth += 1;
            byte = first;
        }
        (byte != END).then_some(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;

    fn shown(number: u16) -> String {
        Msg(number).text().map(|byte| if byte == ARGUMENT { '*' } else { byte.into() }).collect()
    }

    #[test]
    fn packed_texts_are_those_of_the_list() {
        let lines = include_str!("messages.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut count = 0;
        for (number, line) in (0..).zip(lines) {
            let (_, text) = line.split_once(": ").unwrap();
            assert_eq!(shown(number), text.replace("{}", "*").replace("\\n", "\n"));
            count += 1;
        }
        assert_eq!(shown(count), "");
        assert_eq!([Msg::EXPECTED_COLON.code(), Msg::INVALID_SYNTAX.code(), Msg(count).code()], [Some(3), None, None]);
        assert_eq!(shown(Msg::DIVIDE_BY_ZERO.0), "divide by zero");
    }

    #[test]
    fn packing_saves_a_third() {
        let size = include_str!("messages.txt")
            .lines()
            .map(|line| line.split_once(": ").map_or(0, |(_, text)| text.len() + 1));
        assert!((TEXTS.len() + PAIRS.len() * 2) * 3 < size.sum::<usize>() * 2);
    }
}
