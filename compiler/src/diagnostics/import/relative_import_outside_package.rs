//! `E0502`: a relative import that leads nowhere.

use crate::diagnostics::prelude::*;

/// The row of `E0502`.
pub(crate) const INFO: Info = Info {
    code: Code::error(502),
    title: "a relative import that leads nowhere",
    explain: "\
The dots of a relative import count packages from the module's own package up. The app itself is
in no package, and there is nothing above the outermost one. Import the module by its full name.",
    wrong: "from .helpers import blink\n",
    right: "from helpers import blink\n",
};

/// A relative import at `place` in a module of `package` leads out of it; `None`: it is in none.
pub fn relative_import_outside_package(place: Span, package: Option<&str>) -> Diagnostic {
    match package {
        None => INFO
            .at(place, "relative import outside a package", "this file is in no package")
            .help("leave out the dots and write the full name"),
        Some(package) => INFO
            .at(place, "relative import beyond the outermost package", format!("this module is in `{package}`"))
            .help("use fewer dots"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| relative_import_outside_package(at.find("helpers"), None));
    }
}
