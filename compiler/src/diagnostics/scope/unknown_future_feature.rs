//! `E0216`: unknown feature in `from __future__`.

use crate::diagnostics::prelude::*;

/// The row of `E0216`.
pub(crate) const INFO: Info = Info {
    code: Code::error(216),
    title: "unknown feature in `from __future__`",
    explain: "\
The `__future__` module holds a fixed list of feature names. The usual one is `annotations`.",
    wrong: "from __future__ import annotation\n",
    right: "from __future__ import annotations\n",
};

/// `from __future__ import` names `text` at `name`, which is no feature; `near` is one spelled alike.
pub fn unknown_future_feature(name: Span, text: &str, near: Option<&str>) -> Diagnostic {
    INFO.at(name, format!("there is no future feature `{text}`"), "not known").did_you_mean(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
