//! String constants in the name table, where their text takes a byte less than among the constants.
//!
//! A text that is a name anyway stands there once for both: `class Temperature` needs the name to store
//! the class and its text to make it. Other strings move there as far as that makes no index longer.
//! Short strings are there from the start.

use crate::Target;
use crate::code::{Arg, CodeObject, Constant, Item, NameId, Unit};
use mpyc_abi::opcode::op;
use std::cmp::Reverse;

/// Longest string that a name's length byte can hold in a `.mpy` file.
const MAX_LEN: usize = 63;
/// How many entries of a table have an index of one byte.
const SHORT_INDEXES: usize = 128;

/// Loads strings from the name table where that makes the file smaller.
pub(super) fn move_to_names(unit: &mut Unit, target: Target) {
    let mut uses =
        Uses { names: vec![0; unit.names.values().len()], constants: vec![0; unit.constants.values().len()] };
    uses.count(&unit.code);
    let mut name_of = shared_with_names(unit, &uses);
    // In an image a name takes an entry of a table more than a string.
    let moved = if target == Target::File { movable(unit, &uses, &name_of) } else { Vec::new() };
    for constant in moved {
        name_of[constant] = text_of(&unit.constants.values()[constant]).map(|text| unit.names.intern(text));
    }
    replace(&mut unit.code, &name_of);
}

/// How often each name and constant is used.
struct Uses {
    names: Vec<u32>,
    constants: Vec<u32>,
}

impl Uses {
    fn count(&mut self, code: &CodeObject) {
        for name in code.arg_names.iter().chain([&code.name]) {
            self.names[name.0 as usize] += 1;
        }
        for instr in code.instrs() {
            match instr.arg {
                Arg::Name(name) => self.names[name.0 as usize] += 1,
                Arg::Const(constant) => self.constants[constant.0 as usize] += 1,
                _ => {}
            }
        }
        for child in &code.children {
            self.count(child);
        }
    }
}

fn text_of(constant: &Constant) -> Option<&str> {
    let Constant::Str(text) = constant else { return None };
    str::from_utf8(text).ok()
}

/// For each constant, the name in use that has the same text.
fn shared_with_names(unit: &Unit, uses: &Uses) -> Vec<Option<NameId>> {
    let name_of = |constant: &Constant| {
        let name = unit.names.find(text_of(constant)?)?;
        (uses.names[name.0 as usize] > 0).then_some(name)
    };
    unit.constants.values().iter().map(name_of).collect()
}

/// The constants to move, besides those that share a name.
fn movable(unit: &Unit, uses: &Uses, name_of: &[Option<NameId>]) -> Vec<usize> {
    let is_left = |&constant: &usize| uses.constants[constant] > 0 && name_of[constant].is_none();
    let mut left: Vec<usize> = (0..name_of.len()).filter(is_left).collect();
    left.sort_by_key(|&constant| Reverse(uses.constants[constant]));
    // The source file's name comes first.
    let names = 1 + uses.names.iter().filter(|&&count| count > 0).count();
    let mut free = SHORT_INDEXES.saturating_sub(names);
    let is_short = |constant: usize| text_of(&unit.constants.values()[constant]).is_some_and(|t| t.len() <= MAX_LEN);
    let mut moved = Vec::new();
    for (place, constant) in left.into_iter().enumerate().rev().filter(|&(_, constant)| is_short(constant)) {
        if free > 0 || place >= SHORT_INDEXES {
            free = free.saturating_sub(1);
            moved.push(constant);
        }
    }
    moved
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
