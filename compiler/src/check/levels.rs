//! Which warnings are reported, and which count as errors.

use std::fmt;
use std::str::FromStr;

use crate::diagnostics::{Code, Diagnostic, Severity, nearest, registry};

/// What becomes of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It is not reported.
    Allow,
    /// It is reported, and the program still compiles.
    Warn,
    /// It is an error.
    Deny,
}

/// One warning, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// Every warning.
    All,
    /// The warning with this code.
    One(Code),
}

impl Selector {
    /// Whether it means the warning with this code.
    pub fn covers(self, code: Code) -> bool {
        self == Self::All || self == Self::One(code)
    }
}

/// No warning has that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWarning {
    /// A name that is spelled alike.
    pub near: Option<String>,
}

impl fmt::Display for UnknownWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no warning has that name")?;
        match &self.near {
            Some(near) => write!(f, "; did you mean `{near}`?"),
            None => f.write_str("; `mpyc explain` lists them"),
        }
    }
}

impl std::error::Error for UnknownWarning {}

impl FromStr for Selector {
    type Err = UnknownWarning;

    /// Reads the name of a warning (`unused-import`), its code (`W0101`), or `all`.
    fn from_str(text: &str) -> Result<Self, UnknownWarning> {
        if text == "all" {
            return Ok(Self::All);
        }
        let by_code = || text.parse().ok().and_then(registry::find);
        let found = registry::find_name(text).or_else(by_code).map(|info| info.code);
        let is_warning = |code: &Code| registry::warnings().any(|(_, info)| info.code == *code);
        found.filter(is_warning).map(Self::One).ok_or_else(|| {
            let names: Vec<String> = registry::warnings().map(|(name, _)| name).collect();
            let near = nearest(text, names.iter().map(String::as_str).chain(["all"]));
            UnknownWarning { near: near.map(str::to_owned) }
        })
    }
}

/// The level of each warning. The default reports all of them.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    all: Option<Level>,
    single: Vec<(Code, Level)>,
}

impl Levels {
    /// Sets the level of a warning or of all. What is said of one counts more than what is said of all, and
    /// the last word counts.
    pub fn set(&mut self, selector: Selector, level: Level) {
        match selector {
            Selector::All => self.all = Some(level),
            Selector::One(code) => self.single.push((code, level)),
        }
    }

    /// Takes out the warnings that are allowed, and makes errors of those that are denied.
    pub fn apply(&self, found: &mut Vec<Diagnostic>) {
        found.retain_mut(|each| {
            let level = self.of(each.code);
            each.denied = each.code.severity() == Severity::Warning && level == Level::Deny;
            each.is_error() || level != Level::Allow
        });
    }

    /// The level of the warning with this code.
    pub fn of(&self, code: Code) -> Level {
        let single = self.single.iter().rev().find(|(each, _)| *each == code).map(|(_, level)| *level);
        single.or(self.all).unwrap_or(Level::Warn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_known_by_name_and_code() {
        assert_eq!("all".parse(), Ok(Selector::All));
        assert_eq!("undefined-name".parse(), Ok(Selector::One(Code::warning(201))));
        assert_eq!("w201".parse(), Ok(Selector::One(Code::warning(201))));
    }

    #[test]
    fn errors_and_other_words_are_no_warnings() {
        for text in ["E0201", "return-outside-function", "", "W9999", "undefined_name", "ALL"] {
            assert!(text.parse::<Selector>().is_err(), "{text}");
        }
        let near = "undefned-name".parse::<Selector>().unwrap_err().near;
        assert_eq!(near.as_deref(), Some("undefined-name"));
    }

    #[test]
    fn one_counts_more_than_all() {
        let (one, other) = (Code::warning(201), Code::warning(501));
        let mut levels = Levels::default();
        assert_eq!(levels.of(one), Level::Warn);
        levels.set(Selector::One(one), Level::Allow);
        levels.set(Selector::All, Level::Deny);
        assert_eq!((levels.of(one), levels.of(other)), (Level::Allow, Level::Deny));
        levels.set(Selector::One(one), Level::Warn);
        assert_eq!(levels.of(one), Level::Warn);
    }
}
