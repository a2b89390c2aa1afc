//! `microbit.display`.

use mpyc_abi::{names, value::Value};
use mpyc_runtime::{
    msg::Msg,
    native::Args,
    obj,
    vm::{Res, Vm},
};

use crate::{
    animation::{self, Style, draw_image, single_character},
    args::{flag, int, is_number, milliseconds, required, sort, text},
    current::board,
    font,
    frame::{MAX_LEVEL, SIDE},
    image::Image,
    wait,
};

const SHOW_DELAY: Value = Value::small(400);
const SCROLL_DELAY: Value = Value::small(150);

/// `clear()`: ends the animation, all LEDs off.
pub fn clear(vm: &mut Vm, _: Args) -> Res {
    animation::stop(vm);
    board().shared().frame.clear();
    Ok(Value::NONE)
}

/// `get_pixel(x, y)`: the level of an LED.
pub fn get_pixel(vm: &mut Vm, args: Args) -> Res {
    let (x, y) = place(vm, args)?;
    Ok(Value::small(i32::from(board().shared().frame.get(x, y))))
}

/// `set_pixel(x, y, value)`.
pub fn set_pixel(vm: &mut Vm, args: Args) -> Res {
    let (x, y) = place(vm, args)?;
    let level = level(vm, args.get(3))?;
    board().shared().frame.set(x, y, level);
    Ok(Value::NONE)
}

/// The place that the arguments 1 and 2 name.
fn place(vm: &mut Vm, args: Args) -> Res<(usize, usize)> {
    let (x, y) = (int(vm, args.get(1))?, int(vm, args.get(2))?);
    let inside = 0..SIDE as i32;
    if inside.contains(&x) && inside.contains(&y) {
        Ok((x as usize, y as usize))
    } else {
        Err(vm.value_error(Msg::INDEX_BOUNDS, &[]))
    }
}

/// An argument that is a level, 0 to 9.
///
/// # Errors
/// ValueError outside, TypeError for no int.
pub fn level(vm: &mut Vm, value: Value) -> Res<u8> {
    match int(vm, value)? {
        level @ 0..=9 => Ok(level as u8),
        _ => Err(vm.value_error(Msg::BRIGHTNESS_BOUNDS, &[])),
    }
}

/// `on()`: drives the LEDs.
pub fn on(_: &mut Vm, _: Args) -> Res {
    board().drive_display(true);
    Ok(Value::NONE)
}

/// `off()`: leaves the LEDs dark and their pins to the program.
pub fn off(_: &mut Vm, _: Args) -> Res {
    board().drive_display(false);
    Ok(Value::NONE)
}

/// `is_on()`.
pub fn is_on(_: &mut Vm, _: Args) -> Res {
    Ok(Value::bool(board().is_display_driven()))
}

/// `read_light_level()`: 0 to 255.
pub fn read_light_level(_: &mut Vm, _: Args) -> Res {
    Ok(Value::small(i32::from(board().light_level())))
}

/// `scroll(text, delay=150, *, wait=True, monospace=False, loop=False)`.
pub fn scroll(vm: &mut Vm, args: Args) -> Res {
    let params = [names::TEXT, names::DELAY, names::WAIT, names::MONOSPACE, names::LOOP];
    let [shown, delay, wait, monospace, endless] = sort(vm, args.skip(1), 2, params)?;
    let shown = required(vm, shown, 1)?;
    let delay = milliseconds(vm, if delay.is_null() { SCROLL_DELAY } else { delay })?;
    let (wait, monospace) = (flag(vm, wait, true)?, flag(vm, monospace, false)?);
    let endless = flag(vm, endless, false)?;
    let shown = text(vm, shown)?;
    animation::scroll(vm, shown, Style { delay, endless, clears: false, monospace })?;
    finish(vm, wait)
}

/// `show(image, delay=400, *, clear=False, wait=True, loop=False)`.
pub fn show(vm: &mut Vm, args: Args) -> Res {
    let params = [names::IMAGE_ARGUMENT, names::DELAY, names::CLEAR, names::WAIT, names::LOOP];
    let [shown, delay, clears, wait, endless] = sort(vm, args.skip(1), 2, params)?;
    let shown = required(vm, shown, 1)?;
    let delay = milliseconds(vm, if delay.is_null() { SHOW_DELAY } else { delay })?;
    let (clears, wait) = (flag(vm, clears, false)?, flag(vm, wait, true)?);
    let endless = flag(vm, endless, false)?;
    let shown = if is_number(shown) { text(vm, shown)? } else { shown };
    let style = Style { delay, endless, clears, monospace: false };
    if let Some(image) = picture(shown) {
        draw_image(image);
        if !clears && !endless {
            animation::stop(vm);
            return Ok(Value::NONE);
        }
        animation::hold(vm, style);
    } else if obj::str::is_str(shown) && obj::str::bytes(shown).is_empty() {
        return Ok(Value::NONE);
    } else {
        vm.push(shown);
        animation::show(vm, shown, style)?;
    }
    finish(vm, wait)
}

/// The single picture that an argument of `show` stands for.
fn picture(shown: Value) -> Option<Image> {
    let is_str = obj::str::is_str(shown);
    let character = if is_str { single_character(shown) } else { None };
    character.map(|character| Image::Bits(font::glyph(character))).or_else(|| Image::of(shown))
}

fn finish(vm: &mut Vm, wait: bool) -> Res {
    if wait {
        wait::until_shown(vm)?;
    }
    Ok(Value::NONE)
}

const _: () = assert!(MAX_LEVEL == 9, "`level` and its message speak of 0 to 9");
