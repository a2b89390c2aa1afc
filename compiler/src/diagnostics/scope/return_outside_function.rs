//! `E0201`: `return` outside a function.

use crate::diagnostics::prelude::*;

/// The row of `E0201`.
pub(crate) const INFO: Info = Info {
    code: Code::error(201),
    title: "`return` outside a function",
    explain: "\
`return` ends a function and gives a value to its caller. Here there is no function around it:
it stands at the top of the file or in the body of a class.

If it was meant to be in a function, indent it as far as the other lines of that function. To
end the whole program, let it run to its last line or put the program in a function and return
from that.",
    wrong: r"x = 5
return x
",
    right: r"def five():
    x = 5
    return x
",
};

/// A `return` at `keyword` with no function around it.
pub fn return_outside_function(keyword: Span) -> Diagnostic {
    INFO.at(keyword, "`return` outside a function", "there is no function here to return from")
        .help("indent this line if it belongs to a `def` above")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
