//! `W0201`: a name that nothing defines.

use crate::diagnostics::prelude::*;

/// The row of `W0201`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(201),
    title: "a name that nothing defines",
    explain: "\
The program uses a name that no line of the file gives a value, and that is not built in either.
When the program gets there, it stops with a NameError. Most often it is a slip of the finger,
or a missing import.",
    wrong: r"score = 3
print(scroe)
",
    right: r"score = 3
print(score)
",
};

/// `text` at `place` is defined nowhere; `near` is a known name spelled alike, `module` one that has it, or
/// that is called so.
pub fn undefined_name(place: Span, text: &str, near: Option<&str>, module: Option<&str>) -> Diagnostic {
    let found = INFO.at(place, format!("`{text}` is not defined"), "nothing gives this name a value");
    match (near, module) {
        (_, Some(module)) if module == text => found.help(format!("write `import {module}` at the top of the file")),
        (_, Some(module)) => found.help(format!("`{module}` has it: write `from {module} import {text}`")),
        (near, None) => found.did_you_mean(near),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
