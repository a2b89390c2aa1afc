//! `E0007`: something that cannot be assigned.

use crate::diagnostics::prelude::*;

/// The row of `E0007`.
pub(crate) const INFO: Info = Info {
    code: Code::error(7),
    title: "something that cannot be assigned",
    explain: "\
Only a variable, an attribute like `a.b`, an item like `a[i]`, or a list or tuple of those can
be given a value or deleted. A call, a number or a calculation cannot.",
    wrong: "f() = 3\n",
    right: "x = f() + 3\n",
};

/// `found` (a kind of expression) at `place` is the target of `target`.
pub fn invalid_target(place: Span, found: &str, target: mpyc_grammar::TargetUse) -> Diagnostic {
    use mpyc_grammar::TargetUse as Use;
    let message = match target {
        Use::Assignment | Use::With => format!("cannot assign to {found}"),
        Use::AugmentedAssignment => format!("cannot change {found} in place"),
        Use::Annotation => format!("cannot annotate {found}"),
        Use::NamedExpression => format!("`:=` cannot assign to {found}"),
        Use::Delete => format!("cannot delete {found}"),
        Use::For => format!("{found} cannot be a loop variable"),
    };
    let diagnostic = INFO.at(place, message, "not a variable");
    match (target, found) {
        (Use::Assignment, "comparison" | "function call" | "literal") => {
            diagnostic.help("the variable goes on the left of `=`; to compare, write `==`")
        }
        (Use::Assignment, "difference") => {
            diagnostic.help("a name has no `-` in it, which means minus: write `my_name`")
        }
        (Use::NamedExpression, _) => diagnostic.help("only a plain name can stand before `:=`"),
        _ => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
