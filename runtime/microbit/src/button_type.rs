//! `microbit.button_a` and `microbit.button_b`.

use mpyc_abi::{microbit::BUTTON_B, value::Value};
use mpyc_runtime::{
    native::Args,
    vm::{Res, Vm},
};

use crate::{Button, current::board};

/// `is_pressed()`.
pub fn is_pressed(_: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(button(args).is_pressed()))
}

/// `was_pressed()`: since the last call.
pub fn was_pressed(_: &mut Vm, args: Args) -> Res {
    Ok(Value::bool(button(args).was_pressed()))
}

/// `get_presses()`: since the last call.
pub fn get_presses(_: &mut Vm, args: Args) -> Res {
    Ok(Value::small(i32::from(button(args).get_presses())))
}

fn button(args: Args) -> &'static Button {
    let shared = board().shared();
    if args.get(0) == BUTTON_B { &shared.button_b } else { &shared.button_a }
}
