//! A compiled unit as a `.mpy` file.

use super::{CodeKind, File, Name, Object, RawCode, float_text};
use crate::assemble::{JumpTooFar, Numbering, assemble};
use crate::code::{CodeObject, ConstId, Constant, NameId, Unit};
use mpyc_abi::mpy::SMALL_INT_BITS;
use std::collections::HashMap;

/// Why a unit does not fit into a `.mpy` file: a jump of this line is too long.
pub type PackError = JumpTooFar;

/// Makes the file of a unit. Names and constants are numbered in order of first use.
pub fn pack(unit: &Unit) -> Result<File, PackError> {
    let mut numbers = FileNumbers {
        unit,
        names: Vec::new(),
        by_name: HashMap::new(),
        objects: Vec::new(),
        by_constant: HashMap::new(),
    };
    numbers.names.push(Name::new(&unit.source_name));
    let code = pack_code(&unit.code, &mut numbers)?;
    Ok(File {
        feature: 0,
        small_int_bits: SMALL_INT_BITS,
        arch_flags: 0,
        names: numbers.names,
        objects: numbers.objects,
        code,
    })
}

fn pack_code(code: &CodeObject, numbers: &mut FileNumbers) -> Result<RawCode, PackError> {
    let data = assemble(code, numbers)?;
    let children = code.children.iter().map(|child| pack_code(child, numbers)).collect::<Result<_, _>>()?;
    Ok(RawCode { kind: CodeKind::Bytecode, data, children })
}

/// Gives out the numbers of a file as names and constants turn up.
struct FileNumbers<'a> {
    unit: &'a Unit,
    names: Vec<Name>,
    by_name: HashMap<NameId, u32>,
    objects: Vec<Object>,
    by_constant: HashMap<ConstId, u32>,
}

impl Numbering for FileNumbers<'_> {
    fn name(&mut self, name: NameId) -> u32 {
        *self.by_name.entry(name).or_insert_with(|| {
            self.names.push(Name::new(self.unit.names.text(name)));
            self.names.len() as u32 - 1
        })
    }

    fn constant(&mut self, constant: ConstId) -> u32 {
        *self.by_constant.entry(constant).or_insert_with(|| {
            self.objects.push(self.unit.constants.value(constant).map_or(Object::None, object));
            self.objects.len() as u32 - 1
        })
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
