//! String constants that are names anyway: the name table holds their text once for both.
//!
//! `class Temperature` needs the name to store the class and its text to make it.

use crate::code::{Arg, CodeObject, Constant, Constants, Item, NameId, Names, Unit};
use mpyc_abi::opcode::op;

/// Loads strings from the name table where their text stands in it.
pub(super) fn share_with_names(unit: &mut Unit) {
    let mut used = vec![false; unit.names.values().len()];
    mark(&unit.code, &mut used);
    let name_of = names_of(&unit.constants, &unit.names, &used);
    replace(&mut unit.code, &name_of);
}

/// Marks the names that the file needs.
fn mark(code: &CodeObject, used: &mut [bool]) {
    let operands = code.instrs().filter_map(|instr| match instr.arg {
        Arg::Name(name) => Some(name),
        _ => None,
    });
    for name in operands.chain(code.arg_names.iter().copied()).chain([code.name]) {
        used[name.0 as usize] = true;
    }
    for child in &code.children {
        mark(child, used);
    }
}

/// For each constant, the used name that has the same text.
fn names_of(constants: &Constants, names: &Names, used: &[bool]) -> Vec<Option<NameId>> {
    let name_of = |constant: &Constant| {
        let Constant::Str(text) = constant else { return None };
        let name = names.find(str::from_utf8(text).ok()?)?;
        used[name.0 as usize].then_some(name)
    };
    constants.values().iter().map(name_of).collect()
}

fn replace(code: &mut CodeObject, name_of: &[Option<NameId>]) {
    for item in &mut code.items {
        if let Item::Instr(instr) = item
            && let Arg::Const(constant) = instr.arg
            && let Some(name) = name_of[constant.0 as usize]
        {
            instr.op = op::LOAD_CONST_STRING;
            instr.arg = Arg::Name(name);
        }
    }
    for child in &mut code.children {
        replace(child, name_of);
    }
}

#[cfg(test)]
mod tests {
    use crate::optimise::testing::shows;

    #[test]
    fn long_strings_that_are_names() {
        shows(
            "strings_that_are_names",
            "class Thermometer:\n    kind = 'Thermometer'\n    unit = 'degrees Celsius'\n\n\nprint('Thermometer', 'thermometer')\n",
        );
    }
}
