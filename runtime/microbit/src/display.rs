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

#[cfg(test)]
mod tests {
    use std::string::String;

    use mpyc_abi::{microbit, value::Value};

    use super::*;
    use crate::{frame::SIDE, testing::Machine};

    fn shown(machine: &Machine) -> String {
        let levels = machine.board.shared().frame.levels();
        let row = |row: &[u8]| row.iter().map(|level| char::from(b'0' + level)).collect::<String>() + ":";
        levels.chunks(SIDE).map(row).collect()
    }

    const THIS: Value = microbit::DISPLAY;

    #[test]
    fn pixels_are_set_and_read() {
        let m = &mut Machine::new();
        m.call(set_pixel, &[THIS, Value::small(1), Value::small(4), Value::small(7)]).unwrap();
        assert_eq!(shown(m), "00000:00000:00000:00000:07000:");
        assert_eq!(m.call(get_pixel, &[THIS, Value::small(1), Value::small(4)]).unwrap(), Value::small(7));
        m.call(clear, &[THIS]).unwrap();
        assert_eq!(shown(m), "00000:00000:00000:00000:00000:");
        for (place, level, message) in [
            ((5, 0), 1, Msg::INDEX_BOUNDS),
            ((0, -1), 1, Msg::INDEX_BOUNDS),
            ((0, 0), 10, Msg::BRIGHTNESS_BOUNDS),
            ((0, 0), -1, Msg::BRIGHTNESS_BOUNDS),
        ] {
            let args = [THIS, Value::small(place.0), Value::small(place.1), Value::small(level)];
            let result = m.call(set_pixel, &args);
            assert_eq!(m.message(result), message);
        }
    }

    #[test]
    fn one_picture_is_shown_at_once_and_stays() {
        let m = &mut Machine::new();
        m.call(show, &[THIS, microbit::picture(33)]).unwrap();
        assert_eq!(shown(m), "09090:99999:99999:09990:00900:");
        m.call(show, &[THIS, Value::char(b'!')]).unwrap();
        assert_eq!(shown(m), "09000:09000:09000:00000:09000:");
        let empty = m.str("");
        m.call(show, &[THIS, empty]).unwrap();
        assert_eq!(shown(m), "09000:09000:09000:00000:09000:");
    }

    #[test]
    fn scrolling_ends_dark() {
        let m = &mut Machine::new();
        let text = m.str("Hi");
        m.call(scroll, &[THIS, text, Value::small(0)]).unwrap();
        assert_eq!(shown(m), "00000:00000:00000:00000:00000:");
        assert!(!m.board.shared().animation.is_running());
        let result = m.call(scroll, &[THIS, Value::NONE]);
        assert_eq!(m.message(result), Msg::CANT_CONVERT_IMPLICITLY);
    }
}
