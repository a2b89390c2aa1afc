//! The disassembler: a `.mpy` file as text.
//!
//! The text is for people and for snapshots: names and constants stand in place of their indexes,
//! jump targets are labels, source lines are marked, and what cannot be decoded is shown as bytes.

mod function;
mod literal;

use crate::mpy::{CodeKind, File, RawCode};
use function::function;
use std::fmt::Write;

/// The whole file as text, ending with a newline.
pub fn disassemble(file: &File) -> String {
    let mut out = String::new();
    let source = file.name(0).map(text).unwrap_or_default();
    let _ = writeln!(out, "file {source}");
    let _ = writeln!(
        out,
        "  names {}, objects {}, small ints {} bits",
        file.names.len(),
        file.objects.len(),
        file.small_int_bits
    );
    if file.feature != 0 {
        let _ = writeln!(out, "  feature byte {:#04x}", file.feature);
    }
    code(&mut out, file, &file.code, "", "");
    out
}

/// A function and those inside it; `path` is the numbers of the functions around it.
fn code(out: &mut String, file: &File, code_object: &RawCode, path: &str, parent: &str) {
    let mut qualified = String::new();
    match &code_object.kind {
        CodeKind::Bytecode => qualified = function(out, file, code_object, path, parent),
        kind => {
            let _ = writeln!(out, "\n{path} {kind:?}, {} bytes", code_object.data.len());
        }
    }
    for (index, child) in code_object.children.iter().enumerate() {
        let path = if path.is_empty() { format!("{index}") } else { format!("{path}.{index}") };
        code(out, file, child, &path, &qualified);
    }
}

/// Bytes of a name as text; what is no UTF-8 is replaced.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests;
