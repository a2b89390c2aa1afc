//! `microbit.Image`.

use mpyc_abi::{microbit::picture, value::Value};
use mpyc_runtime::{
    msg::Msg,
    native::Args,
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
    image::blit(source, from, size, target, to);
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
            scale(vm, image, if op == Binary::Multiply { number } else { 1.0 / number })
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
fn scale(vm: &mut Vm, image: Image, factor: f32) -> Res {
    if factor < 0.0 {
        return Err(vm.value_error(Msg::BRIGHTNESS_NEGATIVE, &[]));
    }
    Image::from_levels(vm, image.width(), image.height(), |x, y| {
        let level = f32::from(image.get(x, y)) * factor + 0.5;
        (level as u8).min(MAX_LEVEL)
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
