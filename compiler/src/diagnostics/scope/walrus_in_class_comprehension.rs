//! `E0222`: `:=` in a comprehension in a class body.

use crate::diagnostics::prelude::*;

/// The row of `E0222`.
pub(crate) const INFO: Info = Info {
    code: Code::error(222),
    title: "`:=` in a comprehension in a class body",
    explain: "\
In a comprehension, `:=` binds a name in the scope around it. A class body cannot be that scope.",
    wrong: r"class Table:
    rows = [last := n for n in range(3)]
",
    right: r"rows = []
for last in range(3):
    rows.append(last)
",
};

/// A `:=` that binds `name` in a comprehension directly in a class body.
pub fn walrus_in_class_comprehension(name: Span) -> Diagnostic {
    INFO.at(name, "`:=` in a comprehension cannot bind a name of a class", "would become a class attribute")
        .help("use a plain loop, or move it out of the class")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
