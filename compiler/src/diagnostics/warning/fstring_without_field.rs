//! `W0111`: an f-string without a field.

use crate::diagnostics::prelude::*;

/// The row of `W0111`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(111),
    title: "an f-string without a field",
    explain: "\
The `f` before a text says that parts of it in braces are replaced by values. There are no
braces, so either they were forgotten or the `f` is not needed.",
    wrong: r"name = 'Ada'
print(f'hello name')
",
    right: r"name = 'Ada'
print(f'hello {name}')
",
};

/// The f-string at `place` has no field.
pub fn fstring_without_field(place: Span) -> Diagnostic {
    INFO.at(place, "this f-string has no `{}`", "nothing is put into it")
        .help("write the variables in braces, or take the `f` away")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
