//! `E0020`: a file too long.

use crate::diagnostics::prelude::*;

/// The row of `E0020`.
pub(crate) const INFO: Info = Info {
    code: Code::error(20),
    title: "a file too long",
    explain: "\
A source file can have just under 4 GiB. This is surely not a program that somebody wrote.",
    wrong: "# imagine four billion letters\n",
    right: "# a short file\n",
};

/// The file has 4 GiB or more.
pub fn file_too_long() -> Diagnostic {
    INFO.diagnostic("the file is longer than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| file_too_long());
    }
}
