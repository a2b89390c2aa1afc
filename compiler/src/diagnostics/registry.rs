//! All diagnostics, and the pages that `mpyc explain` shows.

use super::{Code, Info, Severity};
use super::{board, feature, import, limit, link, scope, syntax, warning};

/// The rows of every folder with the names of their files, in the order of the table in the parent module.
fn named() -> impl Iterator<Item = (&'static str, &'static Info)> {
    let folders = [syntax::ALL, scope::ALL, feature::ALL, limit::ALL, import::ALL, link::ALL, warning::ALL, board::ALL];
    folders.into_iter().flatten().copied()
}

/// The rows of every folder, in the order of their codes within a folder.
pub fn all() -> impl Iterator<Item = &'static Info> {
    named().map(|(_, info)| info)
}

/// The row of a code; `None` if no diagnostic has it.
pub fn find(code: Code) -> Option<&'static Info> {
    all().find(|info| info.code == code)
}

/// The name of a diagnostic, as people write it: `undefined-name`.
pub fn name(code: Code) -> Option<String> {
    named().find(|(_, info)| info.code == code).map(|(file, _)| kebab(file))
}

/// The row of the diagnostic with that name.
pub fn find_name(name: &str) -> Option<&'static Info> {
    named().find(|(file, _)| kebab(file) == name).map(|(_, info)| info)
}

/// The rows of all warnings with their names.
pub fn warnings() -> impl Iterator<Item = (String, &'static Info)> {
    let is_warning = |(_, info): &(&str, &Info)| info.code.severity() == Severity::Warning;
    named().filter(is_warning).map(|(file, info)| (kebab(file), info))
}

/// The name of a file as the name of its diagnostic.
fn kebab(file: &str) -> String {
    file.replace('_', "-")
}

/// The page about a kind of diagnostic: heading, text, a wrong and a right example.
pub fn explain(info: &Info) -> String {
    let severity = match (info.code.severity(), name(info.code)) {
        (Severity::Warning, Some(name)) => format!("warning {name}"),
        (severity, _) => severity.name().to_owned(),
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

        /// The rows of this folder with the names of their files.
        pub(super) const ALL: &[(&str, &super::Info)] = &[$((stringify!($name), &$name::INFO)),*];
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
        let mut names = HashSet::new();
        for (name, info) in named() {
            assert!(seen.insert(info.code), "{} is used twice", info.code);
            assert!(names.insert(name), "{name} is used twice");
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
