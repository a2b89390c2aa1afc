//! `W0104`: a default that all calls share.

use crate::diagnostics::prelude::*;

/// The row of `W0104`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(104),
    title: "a default that all calls share",
    explain: "\
The default of a parameter is made once, when the function is defined. The function changes it,
so the next call finds what the last one left in it.",
    wrong: r"def collect(value, values=[]):
    values.append(value)
    return values

print(collect(1))
print(collect(2))
",
    right: r"def collect(value, values=None):
    if values is None:
        values = []
    values.append(value)
    return values

print(collect(1))
print(collect(2))
",
};

/// The default at `place` of the parameter `text` is changed by the function.
pub fn mutable_default(place: Span, text: &str) -> Diagnostic {
    INFO.at(place, format!("all calls share this default of `{text}`"), "made once, and changed by the function")
        .help(format!("write `{text}=None`, and make the value in the function"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
