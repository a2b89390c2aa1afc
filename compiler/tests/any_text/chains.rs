//! Programs made by programs: rows of operators, calls and clauses that are longer than anybody writes.

use super::check::compiles_or_is_refused;
use mpyc_compiler::{Options, compile};

/// A program with a row: what stands before it, what is repeated, what stands behind.
const ROWS: &[(&str, &str, &str)] = &[
    ("x = a", " + b", ""),
    ("x = a", " + b * c", ""),
    ("x = 1", " - 1", ""),
    ("x = 'a'", " + 'b'", ""),
    ("x = ", "'a' ", ""),
    ("x = a", " and b", ""),
    ("if a", " or b", ": c"),
    ("x = a", " and b or c", ""),
    ("while a", " + b", " > 3: pass"),
    ("x = a", " < b", ""),
    ("if a", " < b", ": c"),
    ("x = not a", " and not b", ""),
    ("x = a", ".b", ""),
    ("x = a", "()", ""),
    ("x = a", "[0]", ""),
    ("x = a", ".b(c)", ""),
    ("x = await_", ".b(c, *d, e=f)[0]", ""),
    ("x = '%d'", " % a", ""),
    ("a", ".b", " = 1"),
    ("a", "[0]", " += 1"),
    ("del a", ".b()", ".c"),
    ("x: a", " | b", " = 1"),
    ("def f(x: a", " | b", "): pass"),
    ("@a", ".b()", "\ndef f(): pass"),
    ("class A:\n    def f(self): super().f()", ".g()", ""),
    ("X = const(1", " + 1", ")\nprint(X)"),
    ("if 1", " + 1", " == 3: pass"),
    ("x = f'", "{a}", "'"),
    ("x = 1,", "2,", ""),
    ("x = f(", "a, ", ")"),
    ("", "a = ", "1"),
    ("", "a; ", "a"),
    ("if a: b", "\nelif a: b", "\nelse: c"),
    ("match x:\n    case a", ".b", ": pass"),
    ("match x:\n    case ", "1 | ", "2: pass"),
];

/// A program with a row of `count` links.
fn program(&(before, link, after): &(&str, &str, &str), count: usize) -> String {
    format!("{before}{}{after}\n", link.repeat(count))
}

#[test]
fn rows_of_a_thousand_compile() {
    for row in ROWS {
        let text = program(row, 1000);
        for optimize in [false, true] {
            let found = compile("row.py", text.as_bytes(), &Options { optimize, ..Options::default() });
            assert!(found.unit.is_some(), "{row:?}: {:?}", found.diagnostics.first());
        }
        compiles_or_is_refused(text.as_bytes());
    }
}

#[test]
fn rows_of_any_length_take_no_native_stack() {
    for row in ROWS {
        compile("row.py", program(row, 20_000).as_bytes(), &Options::default());
    }
}
