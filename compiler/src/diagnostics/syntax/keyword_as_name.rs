//! `E0071`: a keyword as a name.

use crate::diagnostics::prelude::*;

/// The row of `E0071`.
pub(crate) const INFO: Info = Info {
    code: Code::error(71),
    title: "a keyword as a name",
    explain: "\
Keywords such as `class`, `from` or `in` have a fixed meaning and cannot be names of variables,
functions or modules. A usual way out is a `_` at the end.",
    wrong: "class = 5\n",
    right: "class_ = 5\n",
};

/// `keyword` at `place`, where a name must stand.
pub fn keyword_as_name(place: Span, keyword: &str) -> Diagnostic {
    INFO.at(place, format!("the keyword `{keyword}` cannot be a name"), format!("choose another name, like `{keyword}_`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
