//! All diagnostics, and the pages that `mpyc explain` shows.

use super::{Code, Info, Severity};
use super::{feature, import, limit, link, scope, syntax};

/// The rows of every folder, in the order of their codes within a folder.
pub fn all() -> impl Iterator<Item = &'static Info> {
    [syntax::ALL, scope::ALL, feature::ALL, limit::ALL, import::ALL, link::ALL].into_iter().flatten().copied()
}

/// The row of a code; `None` if no diagnostic has it.
pub fn find(code: Code) -> Option<&'static Info> {
    all().find(|info| info.code == code)
}

/// The page about a kind of diagnostic: heading, text, a wrong and a right example.
pub fn explain(info: &Info) -> String {
    let severity = match info.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut page = format!("{} ({severity}): {}\n\n{}\n", info.code, info.title, info.explain.trim_end());
    for (heading, program) in [("Wrong:", info.wrong), ("Right:", info.right)] {
        page.push_str(&format!("\n{heading}\n\n"));
        page.extend(program.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n"));
    }
    page
}

/// Declares the diagnostics of a folder: a module each, its constructors, and the table of rows.
macro_rules! folder {
    ($($name:ident)*) => {
        $(mod $name; pub use $name::*;)*

        /// The rows of this folder.
        pub(super) const ALL: &[&super::Info] = &[$(&$name::INFO),*];
    };
}
pub(super) use folder;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique() {
        let mut seen = HashSet::new();
        for info in all() {
            assert!(seen.insert(info.code), "{} is used twice", info.code);
        }
    }

    #[test]
    fn every_code_is_found_by_its_text() {
        for info in all() {
            let code = info.code.to_string().parse().unwrap();
            assert_eq!(find(code).map(|found| found.title), Some(info.title));
        }
        assert!(find(Code::error(9999)).is_none());
    }

    #[test]
    fn every_code_is_explained() {
        for info in all() {
            assert!(!info.title.is_empty() && !info.title.ends_with('.'), "{}: title", info.code);
            assert!(info.explain.len() > 60, "{}: explain says too little", info.code);
            assert!(info.wrong.ends_with('\n') && info.right.ends_with('\n'), "{}: examples", info.code);
            assert_ne!(info.wrong, info.right, "{}: examples", info.code);
        }
    }

    #[test]
    fn page_of_a_code() {
        insta::assert_snapshot!(explain(find(Code::error(201)).unwrap()));
    }
}
