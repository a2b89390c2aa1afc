//! `W0118`: an `except` that never catches anything.

use crate::diagnostics::prelude::*;

/// The row of `W0118`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(118),
    title: "an `except` that never catches anything",
    explain: "\
The `except` blocks are tried in order. An earlier one catches this kind of error already, as it
names a wider kind. Put the narrow kinds first.",
    wrong: r"try:
    value = int(input())
except Exception:
    print('failed')
except ValueError:
    print('no number')
",
    right: r"try:
    value = int(input())
except ValueError:
    print('no number')
except Exception:
    print('failed')
",
};

/// What the handler at `place` names is caught by the one at `earlier`, which names `text`.
pub fn unreachable_handler(place: Span, earlier: Span, text: &str) -> Diagnostic {
    INFO.at(place, "this `except` never catches anything", "caught before")
        .label(earlier, format!("`{text}` includes it"))
        .help("put the narrower `except` first")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
