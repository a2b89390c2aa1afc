//! `W0126`: a `# mpyc:` comment that names no warning.

use crate::diagnostics::prelude::*;

/// The row of `W0126`.
pub(crate) const INFO: Info = Info {
    code: Code::warning(126),
    title: "a `# mpyc:` comment that names no warning",
    explain: "\
`# mpyc: allow(NAME)` switches warnings off: at the end of a line for that line; on a line of its
own for the next line with code; and before the first statement for the whole file. NAME is the
name or code of a warning, several names with commas between, or `all`. This comment has another
form, or there is no warning of that name. `mpyc explain` lists all of them.",
    wrong: r"# mpyc: allow(no-such-membr)
print('hello')
",
    right: r"# mpyc: allow(no-such-member)
print('hello')
",
};

/// The comment or name at `place` allows nothing; `name` is what no warning is called, `near` one
/// spelled alike.
pub fn unknown_allow(place: Span, name: Option<&str>, near: Option<&str>) -> Diagnostic {
    let Some(name) = name else {
        return INFO
            .at(place, "this comment is not understood", "allows nothing")
            .help("write `# mpyc: allow(NAME)` with the name of a warning");
    };
    let found = INFO.at(place, format!("no warning is called `{name}`"), "unknown name");
    match near {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help("`mpyc explain` lists the names"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        warned(&INFO);
    }
}
