//! Any text compiles or is refused with spans inside the file; any accepted program's code passes the verifier.

mod chains;
mod check;

use std::fs;
use std::path::Path;

use check::compiles_or_is_refused;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What the texts are strung together from: every keyword, and the beginnings of what the language has.
const PIECES: &[&str] = &[
    "\n",
    "\n    ",
    "\n        ",
    "\n\t",
    " ",
    "  ",
    ":",
    ",",
    ";",
    ".",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "=",
    "==",
    ":=",
    "->",
    "*",
    "**",
    "+",
    "-",
    "/",
    "//",
    "%",
    "@",
    "~",
    "<",
    ">>",
    "+=",
    "!=",
    "!",
    "...",
    "\\\n",
    "# c\n",
    "x",
    "y",
    "self",
    "_",
    "é",
    "0",
    "1",
    "0x1F",
    "1_0",
    "1e5",
    "2j",
    "99999999999999999999",
    "''",
    "'a'",
    "\"b\"",
    "b'c'",
    "r'\\d'",
    "f'{",
    "f'{x}'",
    "f\"{x!r:>{y}}\"",
    "}'",
    "'''",
    "\"\"\"",
    "'\\N{DIGIT ONE}'",
    "'\\x4",
    "False",
    "None",
    "True",
    "and ",
    "as ",
    "assert ",
    "async ",
    "await ",
    "break",
    "class ",
    "continue",
    "def ",
    "del ",
    "elif ",
    "else:",
    "except ",
    "except* ",
    "finally:",
    "for ",
    "from ",
    "global ",
    "if ",
    "import ",
    "in ",
    "is ",
    "lambda ",
    "match ",
    "case ",
    "type ",
    "nonlocal ",
    "not ",
    "or ",
    "pass",
    "raise ",
    "return ",
    "try:",
    "while ",
    "with ",
    "yield ",
    "yield from ",
    "def f():\n    ",
    "class A:\n    ",
    "for x in y:\n    ",
    "async def g():\n    ",
    "try:\n    pass\nfinally:\n    ",
    "match x:\n    case ",
    "[x for x in y",
    "lambda x: ",
    "\u{feff}",
    "\0",
    "\u{c}",
    "\r\n",
    "\r",
    "“",
    "→",
];

fn programs() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/lang");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the language programs").flatten().map(|e| e.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "py"));
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a readable program")).collect()
}

/// A damage: bytes between two places are replaced by a part of another place.
fn damaged(program: &[u8], damages: &[(Index, u8, Index, u8)]) -> Vec<u8> {
    let mut text = program.to_vec();
    for (at, cut, from, length) in damages {
        if text.is_empty() {
            break;
        }
        let from = from.index(text.len());
        let part = text[from..(from + usize::from(*length)).min(text.len())].to_vec();
        let at = at.index(text.len());
        let end = (at + usize::from(*cut)).min(text.len());
        text.splice(at..end, part);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn pieces_of_the_language(pieces in prop::collection::vec(select(PIECES), 0..60)) {
        compiles_or_is_refused(pieces.concat().as_bytes());
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        compiles_or_is_refused(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_programs(
        program in select(programs()),
        damages in prop::collection::vec((any::<Index>(), 0_u8..20, any::<Index>(), 0_u8..40), 1..4),
    ) {
        compiles_or_is_refused(&damaged(&program, &damages));
    }
}
