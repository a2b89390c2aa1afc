//! The micro:bit's types, modules and objects, as the machine's port wants them.

use mpyc_abi::{
    microbit::{BUTTON_TYPE, DISPLAY_TYPE, IMAGE_TYPE, PICTURES, TYPE_NAMES},
    names,
    tables::VAR,
    types::TypeId,
};
use mpyc_runtime::{
    member_table,
    native::{Member, ModuleRow, TypeRow},
};

use crate::{button_type, display, image_type, module};

static MICROBIT: &[Member] = mpyc_abi::microbit_module!(member_table);
static DISPLAY: &[Member] = mpyc_abi::microbit_display!(member_table);
static IMAGE: &[Member] = mpyc_abi::microbit_image!(member_table);
static BUTTON: &[Member] = mpyc_abi::microbit_button!(member_table);

/// A type that is printed as `<Name>`, cannot be called and has methods only.
const fn plain(name: u16, members: &'static [Member]) -> TypeRow {
    TypeRow {
        name,
        members,
        make: None,
        print: None,
        binary: None,
        unary: None,
        subscript: None,
        iter: None,
        len: None,
    }
}

/// The board's types, from `BOARD_TYPES` on.
pub static TYPES: &[TypeRow] = &[
    plain(TYPE_NAMES[0], DISPLAY),
    TypeRow {
        make: Some(image_type::make),
        print: Some(image_type::print),
        binary: Some(image_type::binary),
        ..plain(TYPE_NAMES[1], IMAGE)
    },
    plain(TYPE_NAMES[2], BUTTON),
];

/// The board's modules, from `BOARD_MODULES` on.
pub static MODULES: &[ModuleRow] = &[ModuleRow { name: names::MICROBIT, members: MICROBIT, init: None }];

/// Types of the board's objects: display, buttons, then the constant images.
pub static OBJECTS: &[TypeId] = &{
    let mut types = [IMAGE_TYPE; 3 + PICTURES.len()];
    types[0] = DISPLAY_TYPE;
    types[1] = BUTTON_TYPE;
    types[2] = BUTTON_TYPE;
    types
};
