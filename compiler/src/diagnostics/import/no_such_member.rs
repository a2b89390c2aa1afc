//! `W0502`: a module does not have this name.

use crate::diagnostics::prelude::*;

/// The row of `W0502`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(502),
    title: "a module does not have this name",
    explain: "\
The module that the name is taken from is known, and it has no such name. When the program gets
there, it stops with an ImportError or AttributeError. Most often it is a slip of the finger.
Some names exist only on the micro:bit v2.",
    wrong: "from microbit import dispaly\n",
    right: "from microbit import display\n",
};

/// `module` has no `member`, which stands at `place`; `near` is one spelled alike.
pub fn no_such_member(place: Span, module: &str, member: &str, near: Option<&str>) -> Diagnostic {
    let found = INFO.at(place, format!("module `{module}` has no `{member}`"), "not found in it");
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |at| no_such_member(at.find("dispaly"), "microbit", "dispaly", Some("display")));
    }
}
