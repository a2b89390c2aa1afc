//! `W0501`: a file has the name of a built-in module.

use crate::diagnostics::prelude::*;

/// The row of `W0501`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(501),
    title: "a file has the name of a built-in module",
    explain: "\
The modules of the firmware come first, so a file of your own with the same name is never
imported. Give the file another name.",
    wrong: "import music  # there is a file music.py beside the app\n",
    right: "import my_music\n",
};

/// The import of `name` at `place` means the built-in module, although there is a file `file`.
pub fn file_hidden_by_builtin(place: Span, name: &str, file: &str) -> Diagnostic {
    INFO.at(place, format!("`{name}` is the built-in module, not your file"), format!("`{file}` is not used"))
        .help("give the file another name")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| file_hidden_by_builtin(at.find("music"), "music", "music.py"));
    }
}
