//! A compiled unit as a `.mpy` file.

use super::order::order;
use super::{CodeKind, File, Name, Object, RawCode, float_text};
use crate::assemble::{JumpTooFar, Numbering, assemble};
use crate::code::{CodeObject, ConstId, Constant, NameId, Unit};
use mpyc_abi::mpy::SMALL_INT_BITS;

/// Why a unit does not fit into a `.mpy` file: a jump of this line is too long.
pub type PackError = JumpTooFar;

/// Makes the file of a unit. What is used most comes first in the tables of names and constants.
pub fn pack(unit: &Unit) -> Result<File, PackError> {
    let order = order(unit);
    let mut names = vec![Name::new(&unit.source_name)];
    names.extend(order.names.iter().map(|&name| Name::new(unit.names.text(name))));
    let value = |&constant: &ConstId| unit.constants.value(constant).map_or(Object::None, object);
    let objects = order.constants.iter().map(value).collect();
    let mut numbers = FileNumbers {
        names: inverse(order.names.iter().map(|name| name.0), 1, unit.names.values().len()),
        constants: inverse(order.constants.iter().map(|constant| constant.0), 0, unit.constants.values().len()),
    };
    let code = pack_code(&unit.code, &mut numbers)?;
    Ok(File { feature: 0, small_int_bits: SMALL_INT_BITS, arch_flags: 0, names, objects, code })
}

/// The place in the file's table, counted from `first`, for each of `len` numbers of the unit's.
fn inverse(order: impl Iterator<Item = u32>, first: u32, len: usize) -> Vec<u32> {
    let mut places = vec![0; len];
    for (place, number) in (first..).zip(order) {
        places[number as usize] = place;
    }
    places
}

fn pack_code(code: &CodeObject, numbers: &mut FileNumbers) -> Result<RawCode, PackError> {
    let data = assemble(code, numbers)?;
    let children = code.children.iter().map(|child| pack_code(child, numbers)).collect::<Result<_, _>>()?;
    Ok(RawCode { kind: CodeKind::Bytecode, data, children })
}

/// The places of names and constants in the file, by their numbers in the unit.
struct FileNumbers {
    names: Vec<u32>,
    constants: Vec<u32>,
}

impl Numbering for FileNumbers {
    fn name(&mut self, name: NameId) -> u32 {
        self.names[name.0 as usize]
    }

    fn constant(&mut self, constant: ConstId) -> u32 {
        self.constants[constant.0 as usize]
    }
}

fn object(value: &Constant) -> Object {
    match value {
        Constant::None => Object::None,
        Constant::False => Object::False,
        Constant::True => Object::True,
        Constant::Ellipsis => Object::Ellipsis,
        Constant::Str(text) => Object::Str(text.clone()),
        Constant::Bytes(bytes) => Object::Bytes(bytes.clone()),
        Constant::Int(value) => Object::Int(value.to_string().into_bytes()),
        Constant::Float(value) => Object::Float(float_text(*value).into_bytes()),
        Constant::Imaginary(value) => Object::Complex(imaginary_text(*value).into_bytes()),
        Constant::Tuple(items) => Object::Tuple(items.iter().map(object).collect()),
    }
}

/// An imaginary literal: `1j`, `2.5j`.
fn imaginary_text(value: f64) -> String {
    let text = float_text(value);
    format!("{}j", text.strip_suffix(".0").unwrap_or(&text))
}
