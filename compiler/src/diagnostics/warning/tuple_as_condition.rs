//! `W0112`: a tuple as a condition.

use crate::diagnostics::prelude::*;

/// The row of `W0112`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(112),
    title: "a tuple as a condition",
    explain: "\
Values with commas between and parentheses around them are a tuple, and a tuple with something in
it counts as true. So the condition always holds. `assert` takes its message without parentheses.",
    wrong: r"points = 3
assert (points > 5, 'too few')
",
    right: r"points = 7
assert points > 5, 'too few'
",
};

/// The condition at `place` of the statement `keyword` is a tuple.
pub fn tuple_as_condition(place: Span, keyword: &str) -> Diagnostic {
    let found = INFO.at(place, format!("this `{keyword}` is always true"), "a tuple with something in it");
    match keyword {
        "assert" => found.help("leave the parentheses out"),
        _ => found.help("join the conditions with `and` or `or`"),
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
