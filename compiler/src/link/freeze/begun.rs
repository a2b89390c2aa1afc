//! What is left of bodies that were begun at build.
//!
//! A body that was run ahead of its import begins with the imports that it has made by then, if the program looks at
//! `sys.modules`: there they are seen.

use mpyc_abi::lines::{self, Step};
use mpyc_abi::names;
use mpyc_abi::opcode::op;
use mpyc_abi::varint;

use super::code::rest;
use super::globals::instructions;
use super::source::{Code, Source};
use super::{Body, Refused};

/// The attribute of `sys` that shows which modules are imported.
const MODULES: &[u8] = names::text(names::MODULES).as_bytes();

/// Leaves of each body that was begun what has not run; gives the bodies, which start there.
pub(super) fn begun(source: &mut Source, bodies: &[Body]) -> Result<Vec<Body>, Refused> {
    let shows_imports = source.modules().iter().any(|row| may_name_modules(source, row.body));
    let mut left = Vec::with_capacity(bodies.len());
    for body in bodies {
        let imports = if shows_imports { not_imported(source, bodies, body) } else { Vec::new() };
        if let Some(code) = left_of(source, body, &imports)? {
            source.change(body.code, code);
            left.push(Body { rest: Some(0), ..body.clone() });
        } else {
            left.push(body.clone());
        }
    }
    Ok(left)
}

/// Whether code that belongs to a body may name [`MODULES`].
fn may_name_modules(source: &Source, body: u32) -> bool {
    let Ok(code) = source.code(body) else { return true };
    let mut words = source.names(code.unit).iter().chain(source.array(code.constants));
    words.any(|&word| source.text(word).is_some_and(|text| text.windows(MODULES.len()).any(|part| part == MODULES)))
}

/// Names of the modules that a body has imported and the program has not.
fn not_imported(source: &Source, bodies: &[Body], body: &Body) -> Vec<Vec<u8>> {
    let rows = source.modules();
    let row = |module: u32| rows.iter().find(|row| row.object == module);
    let is_ahead = |code: u32| bodies.iter().any(|body| body.code == code && !body.is_imported);
    let imported = body.imports.iter().filter_map(|&module| row(module)).filter(|row| is_ahead(row.body));
    imported.filter_map(|row| source.text(row.name)).collect()
}

/// What is left of a body behind these imports; `None` if there is nothing.
fn left_of(source: &Source, body: &Body, imports: &[Vec<u8>]) -> Result<Option<Code>, Refused> {
    let mut code = match body.rest {
        Some(first) => rest(source, body.code, first)?,
        None if imports.is_empty() => return Ok(None),
        None => {
            let opcodes = source.code(body.code)?.bytes.opcodes;
            let last = instructions(&opcodes).filter(|instr| instr.op == op::LOAD_CONST_NONE).last();
            rest(source, body.code, last.ok_or(Refused("a body has no end"))?.offset)?
        }
    };
    let names = source.names(code.unit);
    let mut before = Vec::new();
    for import in imports {
        let number = names.iter().position(|&name| source.text(name).as_ref() == Some(import));
        let number = number.ok_or(Refused("an import has no name"))?;
        before.extend([op::LOAD_CONST_SMALL_INT_MULTI + 16, op::LOAD_CONST_NONE, op::IMPORT_NAME]);
        before.extend(varint::uint(number as u32).as_slice());
        before.push(op::POP_TOP);
    }
    if !code.bytes.lines.is_empty() {
        let mut step = Vec::new();
        lines::write_step(Step { bytes: before.len() as u32, lines: 0 }, |byte| step.push(byte));
        code.bytes.lines.splice(..0, step);
    }
    code.bytes.opcodes.splice(..0, before);
    Ok(Some(code))
}
