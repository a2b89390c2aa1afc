//! `E0606`: too many variables for the RAM.

use crate::diagnostics::prelude::*;

/// The row of `E0606`.
pub(crate) const INFO: Info = Info {
    code: Code::error(606),
    title: "too many variables for the RAM",
    explain: "\
A module's name that the program may bind again takes four bytes of the board's RAM, and so do
lists, dicts and objects that modules make at their start, with all that is in them. Half of the
RAM that the firmware leaves must stay free for what the program makes as it runs; this program
takes more.

Keep values that belong together in a list, a tuple or an object, use a tuple or `bytes` for what
never changes (they lie in flash), and make large lists where they are needed, so that they can be
freed again. `mpyc size` shows the RAM that each module takes, `mpyc size --explain` which of its
variables and why.",
    wrong: "a0 = a1 = a2 = 0  # ... four thousand names\n",
    right: "a = [0] * 3\n",
};

/// How many modules are named.
const NAMED: usize = 5;

/// The program's variables and data take `bytes` of RAM, where `room` could be had; `modules` take most of it.
pub fn too_many_variables(bytes: u32, room: u32, modules: &[(String, u32)]) -> Diagnostic {
    let excess = bytes.saturating_sub(room);
    let mut found = INFO.diagnostic(format!(
        "the program's variables and data need {excess} bytes of RAM too much: {bytes} bytes, {room} are possible"
    ));
    let shown: Vec<String> = modules
        .iter()
        .filter(|(_, bytes)| *bytes > 0)
        .take(NAMED)
        .map(|(name, bytes)| format!("{name} ({bytes} bytes)"))
        .collect();
    if !shown.is_empty() {
        found = found.help(format!("modules that take most: {}", shown.join(", ")));
    }
    found.help("use tuples for what never changes, and make large lists and dicts where they are needed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| too_many_variables(14_000, 6_528, &[("app".to_owned(), 12_000), ("lib".to_owned(), 2_000)]));
    }
}
