//! The micro:bit's types, modules and objects, as the machine's port wants them.

use mpyc_abi::{
    microbit::{BUTTON_TYPE, DISPLAY_TYPE, IMAGE_TYPE, PICTURES, TYPE_NAMES},
    names,
    tables::VAR,
};
use mpyc_runtime::{
    member_table,
    native::{BoardObject, Member, ModuleRow, TypeRow},
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

/// The board's objects: display, buttons, then the constant images.
pub static OBJECTS: &[BoardObject] = &{
    const fn object(type_number: u8) -> BoardObject {
        BoardObject { type_number, data: 0 }
    }
    let mut objects = [const { object(IMAGE_TYPE.0) }; 3 + PICTURES.len()];
    objects[0] = object(DISPLAY_TYPE.0);
    objects[1] = object(BUTTON_TYPE.0);
    objects[2] = object(BUTTON_TYPE.0);
    objects
};
