//! `E0503`: a module file that cannot be read.

use crate::diagnostics::prelude::*;

/// The row of `E0503`.
pub(crate) const INFO: Info = Info {
    code: Code::error(503),
    title: "a module file that cannot be read",
    explain: "\
The module was found but its file could not be read: it may belong to somebody else, or be a
folder with a name that ends in `.py`.",
    wrong: "import helpers  # helpers.py may not be read\n",
    right: "import helpers\n",
};

/// The file of module `name`, imported at `place`, cannot be read for the reason `error`.
pub fn module_unreadable(place: Span, name: &str, file: &str, error: &str) -> Diagnostic {
    INFO.at(place, format!("the file of module `{name}` cannot be read"), format!("{file}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| module_unreadable(at.find("helpers"), "helpers", "helpers.py", "permission denied"));
    }
}
