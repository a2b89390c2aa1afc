//! `E0012`: a pattern that does not fit.

use crate::diagnostics::prelude::*;

/// The row of `E0012`.
pub(crate) const INFO: Info = Info {
    code: Code::error(12),
    title: "a pattern that does not fit",
    explain: "\
Patterns after `case` look like values but have rules of their own: positional parts come before
those with names, `**rest` is last, and what follows `as` is a plain name.",
    wrong: r"match shape:
    case Point(x=0, 1):
        pass
",
    right: r"match shape:
    case Point(1, x=0):
        pass
",
};

/// A pattern at `place` that has this problem.
pub fn invalid_pattern(place: Span, problem: mpyc_grammar::PatternProblem) -> Diagnostic {
    use mpyc_grammar::PatternProblem as Problem;
    let (message, label) = match problem {
        Problem::PositionalAfterKeyword => ("a positional pattern follows one with a name", "move it before those with names"),
        Problem::WildcardAsTarget => ("`_` cannot take a value in a pattern", "use a name"),
        Problem::TargetNotAName => ("only a plain name can follow `as` in a pattern", "not a plain name"),
        Problem::RestNotLast => ("`**` must be last in a pattern", "something follows it"),
        Problem::ImaginaryExpected => ("the second part of a complex number must be imaginary", "not imaginary"),
        Problem::RealExpected => ("the first part of a complex number must be real", "imaginary"),
        Problem::FString => ("an f-string cannot be a pattern", "not a constant"),
    };
    INFO.at(place, message, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
