//! `E0214`: `import *` inside a function or class.

use crate::diagnostics::prelude::*;

/// The row of `E0214`.
pub(crate) const INFO: Info = Info {
    code: Code::error(214),
    title: "`import *` inside a function or class",
    explain: "\
`from module import *` brings in all names of a module, and which names those are is known only
at the top of a file. In a function or class, name what is needed or import the module itself.",
    wrong: r"def show():
    from microbit import *
    display.show(Image.HEART)
",
    right: r"from microbit import *
def show():
    display.show(Image.HEART)
",
};

/// A `*` at `star` imported elsewhere than at module level.
pub fn import_star_in_function(star: Span) -> Diagnostic {
    INFO.at(star, "`import *` is allowed only at the top of a file", "cannot import all names here")
        .help("move the line to the top of the file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
