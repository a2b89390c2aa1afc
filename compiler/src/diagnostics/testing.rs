//! Helpers for the tests of single diagnostics.

use crate::{Options, compile};

use super::{Diagnostic, HumanStyle, Info, SourceFile, Span, human};

/// The wrong example of a diagnostic, with a finder of places in it.
pub(crate) struct Example {
    text: &'static str,
}

impl Example {
    /// The span of the first occurrence of `part`.
    pub(crate) fn find(&self, part: &str) -> Span {
        self.nth(part, 0)
    }

    /// The span of occurrence number `n` (from 0) of `part`.
    pub(crate) fn nth(&self, part: &str, n: usize) -> Span {
        let (start, _) = self.text.match_indices(part).nth(n).expect("the example has no such part");
        Span { start: start as u32, end: (start + part.len()) as u32 }
    }
}

/// Holds the look of what the compiler reports for the wrong example of a diagnostic in
/// `snapshots/CODE.snap`: the example and the drawing.
pub(crate) fn reported(info: &Info) {
    let found = compile("example.py", info.wrong.as_bytes(), &Options::default()).diagnostics;
    assert!(!found.is_empty() && found.iter().all(|found| found.code == info.code), "{found:?}");
    snapshot(info, &found);
}

/// The same for a warning: the check finds it in the wrong example, and nothing in the right one.
pub(crate) fn warned(info: &Info) {
    let found = crate::check::testing::findings(info.wrong);
    assert!(!found.is_empty() && found.iter().all(|found| found.code == info.code), "{found:?}");
    let none = crate::check::testing::findings(info.right);
    assert!(none.is_empty(), "{none:?}");
    snapshot(info, &found);
}

/// The same for a diagnostic whose fault takes more than a short program: it is made by hand.
pub(crate) fn shows(info: &Info, make: impl FnOnce(&Example) -> Diagnostic) {
    let diagnostic = make(&Example { text: info.wrong });
    assert_eq!(diagnostic.code, info.code);
    snapshot(info, &[diagnostic]);
}

fn snapshot(info: &Info, found: &[Diagnostic]) {
    let file = SourceFile::new("example.py", info.wrong);
    let drawn: String = found.iter().map(|found| human(found, &file, HumanStyle::default())).collect();
    for diagnostic in found {
        assert!(!diagnostic.message.ends_with('.'), "a message has no full stop: {}", diagnostic.message);
    }
    let page = format!("----- SOURCE\n{}\n----- DIAGNOSTIC\n{drawn}", info.wrong);
    insta::with_settings!({snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(info.code.to_string(), page);
    });
}
