//! `microbit.Image`.

use mpyc_abi::{microbit::picture, value::Value};
use mpyc_runtime::{
    msg::Msg,
    native::Args,
    num::float::{Float, Width},
    obj,
    ops::Binary,
    out::Out,
    vm::{Res, Vm},
};

use crate::{
    animation::single_character,
    args::{buffer, int, is_number, real},
    display::level,
    font,
    frame::MAX_LEVEL,
    image::{self, Image},
};

/// Numbers of the pictures in `ALL_ARROWS`: north and on clockwise.
const ARROWS: [u16; 8] = [2, 3, 1, 6, 5, 7, 8, 4];
/// Numbers of the pictures in `ALL_CLOCKS`: twelve o'clock and on.
const CLOCKS: [u16; 12] = [23, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22];

/// `Image()`, `Image(text)`, `Image(width, height[, buffer])`.
pub fn make(vm: &mut Vm, args: Args) -> Res {
    match args.len() {
        0 => Image::new(vm, 5, 5).map(|(value, _)| value),
        1 => from_text(vm, args.get(0)),
        2 | 3 => from_size(vm, args),
        given => Err(vm.type_error(Msg::EXPECTED_AT_MOST, &[Value::small(3), Value::small(given as i32)])),
    }
}

fn from_text(vm: &mut Vm, text: Value) -> Res {
    if !obj::str::is_str(text) {
        return Err(vm.type_error(Msg::IMAGE_TAKES_STRING, &[]));
    }
    if let Some(character) = single_character(text) {
        let glyph = Image::Bits(font::glyph(character));
        return Image::from_levels(vm, 5, 5, |x, y| glyph.get(x, y));
    }
    let bytes = obj::str::bytes(text);
    let Some((width, height)) = image::size_of_text(bytes) else {
        return Err(vm.value_error(Msg::IMAGE_CHARACTER, &[]));
    };
    let (value, made) = Image::new(vm, width, height)?;
    image::draw_text(made, bytes);
    Ok(value)
}

fn from_size(vm: &mut Vm, args: Args) -> Res {
    let (width, height) = (int(vm, args.get(0))?, int(vm, args.get(1))?);
    if width < 0 || height < 0 {
        return Err(vm.value_error(Msg::SIZE_NEGATIVE, &[]));
    }
    if args.len() == 2 {
        return Image::new(vm, width, height).map(|(value, _)| value);
    }
    let Some(levels) = buffer(args.get(2)) else {
        return Err(vm.type_error(Msg::BUFFER_REQUIRED, &[]));
    };
    if width.checked_mul(height) != i32::try_from(levels.len()).ok() {
        return Err(vm.value_error(Msg::IMAGE_DATA_SIZE, &[]));
    }
    let at = |x: i32, y: i32| levels.get((y * width + x) as usize).copied().unwrap_or(0);
    Image::from_levels(vm, width, height, at)
}

/// The image that a method is called on.
fn this(vm: &mut Vm, args: Args) -> Res<Image> {
    image_of(vm, args.get(0))
}

fn image_of(vm: &mut Vm, value: Value) -> Res<Image> {
    Image::of(value).ok_or_else(|| vm.type_error(Msg::EXPECTING_IMAGE, &[]))
}

/// The image that a method is called on, if programs may change it.
fn changeable(vm: &mut Vm, args: Args) -> Res<Image> {
    match this(vm, args)? {
        Image::Bits(_) => Err(vm.type_error(Msg::IMAGE_CONSTANT, &[])),
        image @ Image::Object(_) => Ok(image),
    }
}

/// `width()`.
pub fn width(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::small(this(vm, args)?.width()))
}

/// `height()`.
pub fn height(vm: &mut Vm, args: Args) -> Res {
    Ok(Value::small(this(vm, args)?.height()))
}

/// `get_pixel(x, y)`.
pub fn get_pixel(vm: &mut Vm, args: Args) -> Res {
    let image = this(vm, args)?;
    let (x, y) = place(vm, image, args)?;
    Ok(Value::small(i32::from(image.get(x, y))))
}

/// `set_pixel(x, y, value)`.
pub fn set_pixel(vm: &mut Vm, args: Args) -> Res {
    let image = changeable(vm, args)?;
    let (x, y) = place(vm, image, args)?;
    let level = level(vm, args.get(3))?;
    image.set(x, y, level);
    Ok(Value::NONE)
}

/// The place in `image` that the arguments 1 and 2 name.
fn place(vm: &mut Vm, image: Image, args: Args) -> Res<(i32, i32)> {
    let (x, y) = (int(vm, args.get(1))?, int(vm, args.get(2))?);
    if x < 0 || y < 0 {
        return Err(vm.value_error(Msg::INDEX_NEGATIVE, &[]));
    }
    if image.holds(x, y) { Ok((x, y)) } else { Err(vm.value_error(Msg::INDEX_TOO_LARGE, &[])) }
}

/// `fill(value)`.
pub fn fill(vm: &mut Vm, args: Args) -> Res {
    let image = changeable(vm, args)?;
    let level = level(vm, args.get(1))?;
    for y in 0..image.height() {
        for x in 0..image.width() {
            image.set(x, y, level);
        }
    }
    Ok(Value::NONE)
}

/// `copy()`.
pub fn copy(vm: &mut Vm, args: Args) -> Res {
    map(vm, args, |level| level)
}

/// `invert()`.
pub fn invert(vm: &mut Vm, args: Args) -> Res {
    map(vm, args, |level| MAX_LEVEL - level)
}

fn map(vm: &mut Vm, args: Args, change: impl Fn(u8) -> u8) -> Res {
    let image = this(vm, args)?;
    Image::from_levels(vm, image.width(), image.height(), |x, y| change(image.get(x, y)))
}

/// `shift_left(n)`.
pub fn shift_left(vm: &mut Vm, args: Args) -> Res {
    shift(vm, args, 1, 0)
}

/// `shift_right(n)`.
pub fn shift_right(vm: &mut Vm, args: Args) -> Res {
    shift(vm, args, -1, 0)
}

/// `shift_up(n)`.
pub fn shift_up(vm: &mut Vm, args: Args) -> Res {
    shift(vm, args, 0, 1)
}

/// `shift_down(n)`.
pub fn shift_down(vm: &mut Vm, args: Args) -> Res {
    shift(vm, args, 0, -1)
}

/// A new image of the same size that takes each level from `by` times the argument further on.
fn shift(vm: &mut Vm, args: Args, by_x: i32, by_y: i32) -> Res {
    let image = this(vm, args)?;
    let distance = int(vm, args.get(1))?;
    let (dx, dy) = (distance * by_x, distance * by_y);
    let level = |x: i32, y: i32| image.get(x.saturating_add(dx), y.saturating_add(dy));
    Image::from_levels(vm, image.width(), image.height(), level)
}

/// `crop(x, y, w, h)`.
pub fn crop(vm: &mut Vm, args: Args) -> Res {
    let image = this(vm, args)?;
    let (x, y) = (int(vm, args.get(1))?, int(vm, args.get(2))?);
    let (width, height) = (int(vm, args.get(3))?.max(0), int(vm, args.get(4))?.max(0));
    let level = |dx: i32, dy: i32| image.get(x.saturating_add(dx), y.saturating_add(dy));
    Image::from_levels(vm, width, height, level)
}

/// `blit(src, x, y, w, h, xdest=0, ydest=0)`.
pub fn blit(vm: &mut Vm, args: Args) -> Res {
    let target = changeable(vm, args)?;
    let source = image_of(vm, args.get(1))?;
    if args.len() == 7 {
        return Err(vm.type_error(Msg::BOTH_OFFSETS, &[]));
    }
    let from = (int(vm, args.get(2))?, int(vm, args.get(3))?);
    let size = (int(vm, args.get(4))?, int(vm, args.get(5))?);
    let zero = Value::small(0);
    let to = (int(vm, args.or(6, zero))?, int(vm, args.or(7, zero))?);
    if size.0 < 0 || size.1 < 0 {
        return Err(vm.value_error(Msg::SIZE_NEGATIVE, &[]));
    }
    image::blit(source, from, size, target, to, vm.stop());
    Ok(Value::NONE)
}

/// `Image.ALL_ARROWS`.
pub fn all_arrows(vm: &mut Vm, _: Args) -> Res {
    pictures(vm, &ARROWS)
}

/// `Image.ALL_CLOCKS`.
pub fn all_clocks(vm: &mut Vm, _: Args) -> Res {
    pictures(vm, &CLOCKS)
}

fn pictures(vm: &mut Vm, numbers: &[u16]) -> Res {
    let address = vm.allocate(mpyc_abi::object::Kind::Tuple, 0, 1 + numbers.len() as u32)?;
    for (i, &number) in (1..).zip(numbers) {
        mpyc_runtime::mem::w32(address + 4 * i, picture(number).0);
    }
    Ok(Value::object(address))
}

/// The operators `+ - * /`.
pub fn binary(vm: &mut Vm, op: Binary, a: Value, b: Value) -> Res {
    let Some(image) = Image::of(a) else { return Ok(Value::NOT_IMPLEMENTED) };
    match op {
        Binary::Add | Binary::Subtract => match Image::of(b) {
            Some(other) => combine(vm, image, other, op == Binary::Add),
            None => Ok(Value::NOT_IMPLEMENTED),
        },
        Binary::Multiply | Binary::TrueDivide if is_number(b) => {
            let number = real(vm, b)?;
            scale(vm, image, if op == Binary::Multiply { number } else { Float::ONE.divide(number, Width::Bits32) })
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

/// Adds or subtracts level by level, within 0 to 9.
fn combine(vm: &mut Vm, a: Image, b: Image, add: bool) -> Res {
    if a.width() != b.width() || a.height() != b.height() {
        return Err(vm.value_error(Msg::IMAGE_SIZES_DIFFER, &[]));
    }
    Image::from_levels(vm, a.width(), a.height(), |x, y| {
        let (a, b) = (a.get(x, y), b.get(x, y));
        if add { (a + b).min(MAX_LEVEL) } else { a.saturating_sub(b) }
    })
}

/// Multiplies every level, rounds to the nearest and stops at 9.
fn scale(vm: &mut Vm, image: Image, factor: Float) -> Res {
    if factor.is_negative() && !factor.is_zero() {
        return Err(vm.value_error(Msg::BRIGHTNESS_NEGATIVE, &[]));
    }
    Image::from_levels(vm, image.width(), image.height(), |x, y| {
        let level = f32::from(image.get(x, y)) * factor.get() + 0.5;
        Float::new(level, Width::Bits32).to_u64().min(MAX_LEVEL.into()) as u8
    })
}

/// Writes an image: on one line for `repr`, a row a line for `str`.
pub fn print(vm: &mut Vm, value: Value, out: &mut Out, repr: bool) -> Res<()> {
    let image = image_of(vm, value)?;
    out.put(vm, if repr { b"Image('" } else { b"Image(\n" })?;
    for y in 0..image.height() {
        if !repr {
            out.put(vm, b"    '")?;
        }
        for x in 0..image.width() {
            out.put(vm, &[b'0' + image.get(x, y)])?;
        }
        out.put(vm, if repr { b":" } else { b":'\n" })?;
    }
    out.put(vm, if repr { b"')" } else { b")" })
}

#[cfg(test)]
mod tests {
    use std::string::String;

    use mpyc_abi::value::Value;

    use super::*;
    use crate::testing::Machine;

    const fn int(i: i32) -> Value {
        Value::small(i)
    }

    fn image(machine: &mut Machine, text: &str) -> Value {
        let text = machine.str(text);
        let made = machine.call(make, &[text]).unwrap();
        machine.vm.push(made);
        made
    }

    fn text(machine: &mut Machine, value: Value) -> String {
        machine.printed(|vm, out| print(vm, value, out, true))
    }

    #[test]
    fn made_from_text() {
        let m = &mut Machine::new();
        for (given, shown) in [
            ("90:09:", "Image('90:09:')"),
            ("9:123", "Image('900:123:')"),
            ("1 2\n3", "Image('102:300:')"),
            ("", "Image('')"),
            ("::", "Image('::')"),
            ("A", "Image('09900:90090:99990:90090:90090:')"),
            ("\u{20AC}", "Image('09990:90009:00990:00000:00900:')"),
        ] {
            let made = image(m, given);
            assert_eq!(text(m, made), shown, "{given:?}");
        }
        let bad = m.str("12a");
        let result = m.call(make, &[bad]);
        assert_eq!(m.message(result), Msg::IMAGE_CHARACTER);
        let result = m.call(make, &[int(7)]);
        assert_eq!(m.message(result), Msg::IMAGE_TAKES_STRING);
    }

    #[test]
    fn made_from_a_size() {
        let m = &mut Machine::new();
        let blank = m.call(make, &[]).unwrap();
        assert_eq!(text(m, blank), "Image('00000:00000:00000:00000:00000:')");
        let small = m.call(make, &[int(2), int(1)]).unwrap();
        assert_eq!(text(m, small), "Image('00:')");
        let levels = obj::bytes::new(&mut m.vm, &[1, 2, 30, 4]).unwrap();
        m.vm.push(levels);
        let square = m.call(make, &[int(2), int(2), levels]).unwrap();
        assert_eq!(text(m, square), "Image('12:94:')");
        for (args, message) in [
            (&[int(3), int(2), levels][..], Msg::IMAGE_DATA_SIZE),
            (&[int(-1), int(2)], Msg::SIZE_NEGATIVE),
            (&[int(2), int(2), int(4)], Msg::BUFFER_REQUIRED),
            (&[int(2), int(2), int(4), int(4)], Msg::EXPECTED_AT_MOST),
        ] {
            let result = m.call(make, args);
            assert_eq!(m.message(result), message, "{args:?}");
        }
        assert!(m.call(make, &[int(70_000), int(1)]).is_err());
        assert!(m.call(make, &[int(60_000), int(60_000)]).is_err());
    }

    #[test]
    fn printed_a_row_a_line() {
        let m = &mut Machine::new();
        let made = image(m, "90:09:");
        let shown = m.printed(|vm, out| print(vm, made, out, false));
        assert_eq!(shown, "Image(\n    '90:'\n    '09:'\n)");
    }

    #[test]
    fn shifted_cropped_and_inverted() {
        let m = &mut Machine::new();
        let made = image(m, "123:456:");
        for (function, args, shown) in [
            (shift_left as mpyc_runtime::native::NativeFn, &[made, int(1)][..], "Image('230:560:')"),
            (shift_right, &[made, int(1)], "Image('012:045:')"),
            (shift_left, &[made, int(-2)], "Image('001:004:')"),
            (shift_up, &[made, int(1)], "Image('456:000:')"),
            (shift_down, &[made, int(1)], "Image('000:123:')"),
            (shift_down, &[made, int(1 << 29)], "Image('000:000:')"),
            (crop, &[made, int(1), int(-1), int(3), int(2)], "Image('000:230:')"),
            (crop, &[made, int(0), int(0), int(-1), int(2)], "Image('::')"),
            (invert, &[made], "Image('876:543:')"),
            (copy, &[made], "Image('123:456:')"),
        ] {
            let result = m.call(function, args).unwrap();
            assert_eq!(text(m, result), shown);
        }
    }

    #[test]
    fn pixels_are_read_and_set_within_bounds() {
        let m = &mut Machine::new();
        let made = image(m, "123:456:");
        m.call(set_pixel, &[made, int(2), int(1), int(9)]).unwrap();
        assert_eq!(m.call(get_pixel, &[made, int(2), int(1)]).unwrap(), int(9));
        assert_eq!(m.call(width, &[made]).unwrap(), int(3));
        assert_eq!(m.call(height, &[made]).unwrap(), int(2));
        m.call(fill, &[made, int(3)]).unwrap();
        assert_eq!(text(m, made), "Image('333:333:')");
        let heart = picture(33);
        for (args, message) in [
            ([made, int(-1), int(0), int(1)], Msg::INDEX_NEGATIVE),
            ([made, int(0), int(2), int(1)], Msg::INDEX_TOO_LARGE),
            ([made, int(0), int(0), int(10)], Msg::BRIGHTNESS_BOUNDS),
            ([heart, int(0), int(0), int(1)], Msg::IMAGE_CONSTANT),
            ([int(1), int(0), int(0), int(1)], Msg::EXPECTING_IMAGE),
        ] {
            let result = m.call(set_pixel, &args);
            assert_eq!(m.message(result), message);
        }
    }

    #[test]
    fn blit_copies_clears_and_survives_overlap() {
        let m = &mut Machine::new();
        let target = image(m, "999:999:999:");
        let source = image(m, "12:34:");
        m.call(blit, &[target, source, int(1), int(0), int(2), int(2), int(1), int(1)]).unwrap();
        assert_eq!(text(m, target), "Image('999:920:940:')");
        for (x, y, shown) in [(1, 1, "Image('123:412:745:')"), (-1, -1, "Image('563:896:789:')")] {
            let made = image(m, "123:456:789:");
            let from = [int(if x < 0 { 1 } else { 0 }), int(if y < 0 { 1 } else { 0 })];
            let to = [int(x.max(0)), int(y.max(0))];
            m.call(blit, &[made, made, from[0], from[1], int(2), int(2), to[0], to[1]]).unwrap();
            assert_eq!(text(m, made), shown);
        }
        let result = m.call(blit, &[target, source, int(0), int(0), int(1), int(1), int(0)]);
        assert_eq!(m.message(result), Msg::BOTH_OFFSETS);
        let result = m.call(blit, &[target, source, int(0), int(0), int(-1), int(1)]);
        assert_eq!(m.message(result), Msg::SIZE_NEGATIVE);
    }

    #[test]
    fn operators_saturate() {
        let m = &mut Machine::new();
        let (a, b) = (image(m, "159:"), image(m, "246:"));
        let half = Value::float_bits(0.5_f32.to_bits());
        for (op, left, right, shown) in [
            (Binary::Add, a, b, "Image('399:')"),
            (Binary::Subtract, b, a, "Image('100:')"),
            (Binary::Multiply, b, int(2), "Image('489:')"),
            (Binary::Multiply, a, half, "Image('135:')"),
            (Binary::TrueDivide, b, int(2), "Image('123:')"),
            (Binary::TrueDivide, a, int(0), "Image('999:')"),
        ] {
            let result = binary(&mut m.vm, op, left, right).unwrap();
            assert_eq!(text(m, result), shown);
        }
        assert_eq!(binary(&mut m.vm, Binary::Add, a, int(1)).unwrap(), Value::NOT_IMPLEMENTED);
        assert_eq!(binary(&mut m.vm, Binary::Multiply, int(2), a).unwrap(), Value::NOT_IMPLEMENTED);
        let result = binary(&mut m.vm, Binary::Multiply, a, int(-1));
        assert_eq!(m.message(result), Msg::BRIGHTNESS_NEGATIVE);
        let result = binary(&mut m.vm, Binary::Add, a, picture(0));
        assert_eq!(m.message(result), Msg::IMAGE_SIZES_DIFFER);
    }

    #[test]
    fn picture_tuples_start_at_north_and_twelve() {
        let m = &mut Machine::new();
        let arrows = m.call(all_arrows, &[]).unwrap();
        let first = Value::from_word(mpyc_runtime::mem::r32(arrows.0 + 4));
        assert_eq!(text(m, first), "Image('00900:09990:90909:00900:00900:')");
        let clocks = m.call(all_clocks, &[]).unwrap();
        let last = Value::from_word(mpyc_runtime::mem::r32(clocks.0 + 48));
        assert_eq!(text(m, last), "Image('09000:09000:00900:00000:00000:')");
    }
}
