//! `E0037`: fields in fields in fields of an f-string.

use crate::diagnostics::prelude::*;

/// The row of `E0037`.
pub(crate) const INFO: Info = Info {
    code: Code::error(37),
    title: "fields in fields in fields of an f-string",
    explain: "\
The format of a field can hold fields itself, as in `{x:{width}}`, and two levels more, but not deeper.",
    wrong: "print(f'{a:{b:{c:{d}}}}')\n",
    right: r"fmt = f'{y:{z}}'
print(f'{x:{fmt}}')
",
};

/// A replacement field at `place` in the format of a field in the format of a field.
pub fn fields_too_deep(place: Span) -> Diagnostic {
    INFO.at(place, "fields of an f-string are nested too deeply", "one level too many").help("work out the inner part before")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
