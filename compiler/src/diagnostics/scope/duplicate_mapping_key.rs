//! `E0233`: a mapping pattern checks a key twice.

use crate::diagnostics::prelude::*;

/// The row of `E0233`.
pub(crate) const INFO: Info = Info {
    code: Code::error(233),
    title: "a mapping pattern checks a key twice",
    explain: "\
Each key of a mapping pattern is looked up once, so the same key cannot stand in it twice.",
    wrong: r"match message:
    case {'x': a, 'x': b}:
        print(a)
",
    right: r"match message:
    case {'x': a, 'y': b}:
        print(a)
",
};

/// The key at `again` was checked at `first` already.
pub fn duplicate_mapping_key(again: Span, first: Span) -> Diagnostic {
    INFO.at(again, "a mapping pattern checks the same key twice", "again here")
        .label(first, "first here")
        .help("remove one of them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
