//! `W0115`: a local variable that has no value yet.

use crate::diagnostics::prelude::*;

/// The row of `W0115`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(115),
    title: "a local variable that has no value yet",
    explain: "\
An assignment anywhere in a function makes the name a variable of that function. This one is
read to calculate its first value, so the program stops with an error. If the variable outside
the function is meant, say so with a `global` line.",
    wrong: r"score = 0

def win():
    score = score + 1

win()
",
    right: r"score = 0

def win():
    global score
    score = score + 1

win()
",
};

use super::Outer;

/// A function reads its variable `text` at `place`, where it has no value yet.
pub fn unbound_local(place: Span, text: &str, outer: Outer) -> Diagnostic {
    let found = INFO.at(place, format!("`{text}` has no value here yet"), "a variable of this function, read first");
    match outer.keyword() {
        Some(keyword) => found.help(format!("write `{keyword} {text}` at the top of the function")),
        None => found.help(format!("give `{text}` a first value before")),
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
