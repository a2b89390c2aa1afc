//! `W0119`: a value that makes a condition always true.

use crate::diagnostics::prelude::*;

/// The row of `W0119`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(119),
    title: "a value that makes a condition always true",
    explain: "\
`or` and `and` join whole conditions: in `a == 1 or 2` the second condition is `2` alone, and
every number but 0 and every text but the empty one counts as true. Write out each comparison.",
    wrong: r"answer = input()
if answer == 'y' or 'yes':
    print('go')
",
    right: r"answer = input()
if answer == 'y' or answer == 'yes':
    print('go')
",
};

/// The value `text` at `place` stands as a condition; `instead` is the comparison that is probably meant.
pub fn always_true(place: Span, text: &str, instead: &str) -> Diagnostic {
    INFO.at(place, format!("{text} alone is always true"), "not compared with anything")
        .help(format!("write `{instead}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
