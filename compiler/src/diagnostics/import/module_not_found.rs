//! `E0501`: no module of this name.

use crate::diagnostics::prelude::*;

/// The row of `E0501`.
pub(crate) const INFO: Info = Info {
    code: Code::error(501),
    title: "no module of this name",
    explain: "\
The build follows every `import` from the app on. A module is either built into the firmware, or
a file `name.py` or a folder `name` in the app's own folder or in one given with `--path`, or
one of the standard modules that `mpyc` brings along, such as `json` and `collections`. This one
is none of these.

Python on a computer has many modules that a board has no room for, such as `requests` or
`threading`. If the program has another way without the module, put the import in `try:` with
`except ImportError:` and it is left to the board.",
    wrong: "import micorbit\n",
    right: "import microbit\n",
};

/// The module `name`, imported at `place`, is not in any of `folders`; `near` is one spelled alike.
pub fn module_not_found(place: Span, name: &str, folders: &[String], near: Option<&str>) -> Diagnostic {
    let mut found = INFO.at(place, format!("no module named `{name}`"), "not found");
    if let Some(near) = near {
        found = found.help(format!("did you mean `{near}`?"));
    } else if crate::imports::is_only_on_computers(name) {
        found = found.help(format!("`{name}` is a module of Python on computers; a board does not have it"));
    }
    found.help(format!("searched the built-in modules and: {}", folders.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| module_not_found(at.find("micorbit"), "micorbit", &[".".to_owned(), "lib".to_owned()], Some("microbit")));
    }
}
