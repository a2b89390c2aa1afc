//! `E0001`: something that cannot stand here.

use crate::diagnostics::prelude::*;

/// The row of `E0001`.
pub(crate) const INFO: Info = Info {
    code: Code::error(1),
    title: "something that cannot stand here",
    explain: "\
What is pointed at does not fit what stands before it. Often something is missing just before:
an operator, a comma, a closing bracket or a quote.",
    wrong: "import 'math'\n",
    right: "import math\n",
};

/// `found` stands at `place`, where only `expected` could.
pub fn unexpected_token(place: Span, found: &str, expected: &[String]) -> Diagnostic {
    let diagnostic = INFO.at(place, format!("{} cannot stand here", quoted(found)), expectation(expected));
    if found == ";" { diagnostic.help("values are separated by `,`; a `;` ends a statement") } else { diagnostic }
}

/// What could stand in a place, if it is few enough to tell.
pub(super) fn expectation(expected: &[String]) -> String {
    let all: Vec<String> = expected.iter().map(|token| quoted(token)).collect();
    match all.as_slice() {
        [] => "not expected here".into(),
        [one] => format!("expected {one}"),
        [first @ .., last] if all.len() <= 4 => format!("expected {} or {last}", first.join(", ")),
        _ => "not expected here".into(),
    }
}

/// A token's text in code quotes; what a kind of token is called stays as it is.
pub(super) fn quoted(token: &str) -> String {
    let is_name = token.len() > 1 && token.contains(' ');
    let is_kind = matches!(token, "name" | "number" | "string" | "newline" | "indent" | "dedent");
    if is_name || is_kind { token.to_owned() } else { format!("`{token}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
