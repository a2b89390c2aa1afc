//! `E0010`: a parameter that does not fit the others.

use crate::diagnostics::prelude::*;

/// The row of `E0010`.
pub(crate) const INFO: Info = Info {
    code: Code::error(10),
    title: "a parameter that does not fit the others",
    explain: "\
The order of parameters is: plain ones, those with a default, `*rest`, keyword-only ones,
`**others`. A `/` after some parameters makes them positional-only; a `*` alone makes the ones
behind it keyword-only. Each of these signs may occur once.",
    wrong: r"def move(x=0, y):
    pass
",
    right: r"def move(y, x=0):
    pass
",
};

/// A parameter at `place` that has this problem.
pub fn invalid_parameter(place: Span, problem: mpyc_grammar::ParameterProblem) -> Diagnostic {
    use mpyc_grammar::ParameterProblem as Problem;
    let (message, label, help) = match problem {
        Problem::MissingDefault => (
            "a parameter without a default follows one with a default",
            "needs a default too",
            "move it before the parameters with defaults",
        ),
        Problem::BareStarLast => ("no parameter follows `*`", "needs a parameter behind it", "remove it, or name a parameter after it"),
        Problem::SecondStar => ("a second `*` among the parameters", "only one is possible", ""),
        Problem::SlashFirst => ("no parameter stands before `/`", "needs a parameter before it", ""),
        Problem::SecondSlash => ("a second `/` among the parameters", "only one is possible", ""),
        Problem::SlashAfterStar => ("`/` after `*` among the parameters", "must come before the `*`", ""),
        Problem::AfterDoubleStar => ("nothing can follow the `**` parameter", "stands behind it", "move `**` to the end"),
        Problem::StarDefault => ("a `*` or `**` parameter cannot have a default", "has a default", ""),
    };
    let found = INFO.at(place, message, label);
    if help.is_empty() { found } else { found.help(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
