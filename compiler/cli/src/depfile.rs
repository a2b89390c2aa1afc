//! Rules that say which files a result was made of, as make and ninja read them.

/// The rule for one result.
pub fn rule<'a>(output: &str, sources: impl Iterator<Item = &'a str>) -> String {
    let sources: String = sources.map(|source| format!(" {}", escaped(source))).collect();
    format!("{}:{sources}\n", escaped(output))
}

/// A path with what has a meaning in a rule escaped.
fn escaped(path: &str) -> String {
    path.replace('$', "$$").replace('#', "\\#").replace(' ', "\\ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_are_escaped() {
        assert_eq!(rule("out.mpy", ["a.py", "my app#1$.py"].into_iter()), "out.mpy: a.py my\\ app\\#1$$.py\n");
    }
}
