//! `E0601`: the program does not fit into the flash.

use crate::diagnostics::prelude::*;
use crate::link::report::Largest;

/// The row of `E0601`.
pub(crate) const INFO: Info = Info {
    code: Code::error(601),
    title: "the program does not fit into the flash",
    explain: "\
Program, libraries and their constants lie in the board's flash between the firmware and the
file system. The file system gives way down to a few kilobytes, but the program is larger than
that.

The help lines name the largest modules, and the largest functions, classes and constants. Leave
out what the program does not use: a library, or a part of it. Keep long texts, tables and
pictures short. `--lines none` leaves out which line each instruction came from: tracebacks then
name files and functions, but no lines. `-O1` leaves assertions out. `mpyc size` shows what takes
how much of a program that fits, for example of one without a library.",
    wrong: "import everything  # 90 KB of code\n",
    right: "import what_is_needed\n",
};

/// How many of the largest are named.
const NAMED: usize = 5;

/// The image of `bytes` bytes is `excess` bytes too long; `largest` is what could be left out.
pub fn image_too_large(bytes: u32, excess: u32, largest: &Largest) -> Diagnostic {
    let room = bytes.saturating_sub(excess);
    let mut found = INFO.diagnostic(format!(
        "the program is {excess} bytes too large for the board's flash: it has {bytes} bytes, {room} are possible"
    ));
    for (what, parts) in [("modules", &largest.modules), ("parts", &largest.parts)] {
        let shown: Vec<String> =
            parts.iter().take(NAMED).map(|(name, bytes)| format!("{name} ({bytes} bytes)")).collect();
        if !shown.is_empty() {
            found = found.help(format!("largest {what}: {}", shown.join(", ")));
        }
    }
    // Less than a twentieth is no help.
    if largest.lines.saturating_mul(20) >= excess {
        let enough = if largest.lines > excess { ", which is enough" } else { "" };
        found = found.help(format!("`--lines none` leaves out line numbers, about {} bytes{enough}", largest.lines));
    }
    found.help("leave out libraries, functions and constants that the program does not need")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        let largest = Largest {
            modules: vec![("everything".to_owned(), 90_000), ("__main__".to_owned(), 400)],
            parts: vec![("everything: draw".to_owned(), 5_000), ("everything: Table.rows".to_owned(), 4_000)],
            lines: 2_100,
            ..Largest::default()
        };
        shows(&INFO, |_| image_too_large(90_800, 1_240, &largest));
    }
}
