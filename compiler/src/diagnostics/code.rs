//! The code of a diagnostic: `E0201`, `W0003`.

use std::fmt;
use std::str::FromStr;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The program cannot be compiled.
    Error,
    /// The program compiles, but probably does not do what its author means.
    Warning,
}

impl Severity {
    /// The word used in every output form: `error` or `warning`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The stable name of a diagnostic: a letter for its severity and four digits.
///
/// A code is never used again for another meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code {
    severity: Severity,
    number: u16,
}

impl Code {
    /// The code `E` followed by `number`.
    pub const fn error(number: u16) -> Self {
        Self { severity: Severity::Error, number }
    }

    /// The code `W` followed by `number`.
    pub const fn warning(number: u16) -> Self {
        Self { severity: Severity::Warning, number }
    }

    /// Whether a diagnostic with this code is an error or a warning.
    pub const fn severity(self) -> Severity {
        self.severity
    }

    /// The digits behind the letter.
    pub const fn number(self) -> u16 {
        self.number
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
        };
        write!(f, "{letter}{:04}", self.number)
    }
}

/// The text is not a letter `E` or `W` with one to four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseCodeError;

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code is `E` or `W` and up to four digits, like `E0201`")
    }
}

impl std::error::Error for ParseCodeError {}

impl FromStr for Code {
    type Err = ParseCodeError;

    /// Reads a code as people type it: any letter case, leading zeros optional.
    fn from_str(text: &str) -> Result<Self, ParseCodeError> {
        let (letter, digits) = text.split_at_checked(1).ok_or(ParseCodeError)?;
        let decimal = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| decimal).ok_or(ParseCodeError)?;
        match letter {
            "E" | "e" => Ok(Self::error(number)),
            "W" | "w" => Ok(Self::warning(number)),
            _ => Err(ParseCodeError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_read_as_people_type_it() {
        assert_eq!("E0201".parse(), Ok(Code::error(201)));
        assert_eq!("e201".parse(), Ok(Code::error(201)));
        assert_eq!("w3".parse(), Ok(Code::warning(3)));
    }

    #[test]
    fn other_text_is_no_code() {
        for text in ["", "E", "201", "E+201", "E02010", "X0201", "é201", "E02 1"] {
            assert_eq!(text.parse::<Code>(), Err(ParseCodeError), "{text:?}");
        }
    }

    #[test]
    fn code_prints_with_four_digits() {
        assert_eq!(Code::error(7).to_string(), "E0007");
        assert_eq!(Code::warning(12).to_string(), "W0012");
    }
}
