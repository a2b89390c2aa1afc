//! `E0606`: too many variables for the RAM.

use crate::diagnostics::prelude::*;

/// The row of `E0606`.
pub(crate) const INFO: Info = Info {
    code: Code::error(606),
    title: "too many variables for the RAM",
    explain: "\
Each name that a module binds at its top, also by `import`, `def` and `class`, takes four bytes
of the board's RAM. So many names leave no room for anything else. Keep values that belong
together in a list, a dict or an object.",
    wrong: "a0 = a1 = a2 = 0  # ... four thousand names\n",
    right: "a = [0] * 3\n",
};

/// The program's variables take `bytes` of RAM, where `room` could be had.
pub fn too_many_variables(bytes: u32, room: u32) -> Diagnostic {
    INFO.diagnostic(format!("the program's variables need {bytes} bytes of RAM, {room} are possible"))
        .help("keep values that belong together in a list, a dict or an object")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| too_many_variables(14_000, 13_056));
    }
}
