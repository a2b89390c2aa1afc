//! `E0601`: the program does not fit into the flash.

use crate::diagnostics::prelude::*;

/// The row of `E0601`.
pub(crate) const INFO: Info = Info {
    code: Code::error(601),
    title: "the program does not fit into the flash",
    explain: "\
Program, libraries and their constants lie in the board's flash between the firmware and the
file system. The file system gives way down to a few kilobytes, but the program is larger than
that.

The help lines name the largest modules and functions. Leave out what the program does not use,
and keep long texts, tables and pictures short.",
    wrong: "import everything  # 90 KB of code\n",
    right: "import what_is_needed\n",
};

/// The image is `excess` bytes too long. `modules` and `functions` are the largest, with their sizes.
pub fn image_too_large(excess: u32, modules: &[(String, u32)], functions: &[(String, u32)]) -> Diagnostic {
    let list = |parts: &[(String, u32)]| {
        let shown: Vec<String> = parts.iter().map(|(name, bytes)| format!("{name} ({bytes} bytes)")).collect();
        shown.join(", ")
    };
    let mut found = INFO.diagnostic(format!("the program is {excess} bytes too large for the board's flash"));
    if !modules.is_empty() {
        found = found.help(format!("largest modules: {}", list(modules)));
    }
    if !functions.is_empty() {
        found = found.help(format!("largest functions: {}", list(functions)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| image_too_large(1240, &[("everything".to_owned(), 90_000)], &[("everything: draw".to_owned(), 5_000)]));
    }
}
