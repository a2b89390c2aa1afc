//! What the tests of the passes share.

use crate::code::{CodeObject, Item, Unit};
use crate::{Options, compile, compile_mpy, dis, mpy};

/// A program, compiled with the optimiser.
pub(super) fn optimised(source: &str) -> Unit {
    let compiled = compile("test.py", source.as_bytes(), &Options::default());
    compiled.unit.unwrap_or_else(|| panic!("{source}\n{:#?}", compiled.diagnostics))
}

/// The first function inside a program.
pub(super) fn function(source: &str) -> CodeObject {
    optimised(source).code.children.into_iter().next().expect("a function")
}

/// The lines that the first function inside a program remembers.
pub(super) fn lines(source: &str) -> Vec<u32> {
    let line = |item: &Item| if let Item::Line(line) = item { Some(*line) } else { None };
    function(source).items.iter().filter_map(line).collect()
}

/// Holds the code of a program in a snapshot; it must verify.
pub(super) fn shows(name: &str, source: &str) {
    let bytes = compile_mpy(&optimised(source), source).unwrap_or_else(|error| panic!("{error:?}"));
    let file = mpy::read(&bytes).unwrap_or_else(|error| panic!("{error}"));
    let code = dis::disassemble(&file);
    assert_eq!(mpy::verify(&file), Ok(()), "{code}");
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!(name, format!("----- SOURCE\n{source}\n----- CODE\n{code}"));
    });
}
