//! `E0221`: `:=` rebinds the loop variable of a comprehension.

use crate::diagnostics::prelude::*;

/// The row of `E0221`.
pub(crate) const INFO: Info = Info {
    code: Code::error(221),
    title: "`:=` rebinds the loop variable of a comprehension",
    explain: "\
A comprehension's loop variable lives in the comprehension alone, while `:=` binds in the
function around it. The same name cannot be both.",
    wrong: "found = [x := x + 1 for x in items]\n",
    right: "found = [y := x + 1 for x in items]\n",
};

/// A `:=` at `name` binds `text`, the comprehension's loop variable at `target`.
pub fn walrus_rebinds_loop_name(name: Span, text: &str, target: Span) -> Diagnostic {
    INFO.at(name, format!("`:=` cannot rebind the loop variable `{text}`"), "bound again here")
        .label(target, "the loop variable")
        .help("use another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
