//! `W0114`: a local variable that is never read.

use crate::diagnostics::prelude::*;

/// The row of `W0114`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(114),
    title: "a local variable that is never read",
    explain: "\
The function gives the variable a value, and nothing reads it. Perhaps one of the names has a slip
of the finger. Or the variable of the same name outside the function is meant: an assignment in a
function makes a new variable, unless a `global` line says otherwise.",
    wrong: r"score = 0

def win():
    score = 100

win()
print(score)
",
    right: r"score = 0

def win():
    global score
    score = 100

win()
print(score)
",
};

/// Where a variable of the same name is, around a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outer {
    /// In the file.
    Global,
    /// In a function around it.
    Nonlocal,
    /// Nowhere.
    None,
}

impl Outer {
    /// The keyword of the statement that makes it the function's too.
    pub fn keyword(self) -> Option<&'static str> {
        match self {
            Self::Global => Some("global"),
            Self::Nonlocal => Some("nonlocal"),
            Self::None => None,
        }
    }
}

/// A function assigns its variable `text` at `place` and never reads it.
pub fn unused_variable(place: Span, text: &str, outer: Outer) -> Diagnostic {
    let found = INFO.at(place, format!("the variable `{text}` of this function is never read"), "not used");
    match outer.keyword() {
        Some(keyword) => found.help(format!(
            "this is not the `{text}` outside the function; to change that one, write `{keyword} {text}` before it"
        )),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
