//! `W0109`: a key that stands twice in a dictionary.

use crate::diagnostics::prelude::*;

/// The row of `W0109`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(109),
    title: "a key that stands twice in a dictionary",
    explain: "\
A dictionary holds one value for each key. When a key is written twice, the first value is lost.",
    wrong: r"prices = {'apple': 3, 'pear': 4, 'apple': 5}
print(prices)
",
    right: r"prices = {'apple': 3, 'pear': 4, 'plum': 5}
print(prices)
",
};

/// The key `text` at `place` stood at `first` already.
pub fn duplicate_key(place: Span, text: &str, first: Span) -> Diagnostic {
    INFO.at(place, format!("the key {text} is there twice"), "replaces the first value").label(first, "first here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
