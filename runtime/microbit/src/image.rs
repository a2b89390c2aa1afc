//! Images: the constant ones in flash, and objects that programs make.
//!
//! A constant image is 25 bits (see `mpyc_abi::microbit::PICTURES`), its lit LEDs at full brightness. An
//! image made by a program is a `Native` object; its words after header and type are
//!
//! ```text
//! word 2    width (low half), height (high half)
//! word 3..  levels, row by row, four bits each, the first in the lowest bits
//! ```

use mpyc_abi::{
    microbit::{FIRST_PICTURE, IMAGE_TYPE, PICTURES},
    object::{Kind, MAX_WORDS},
    value::{Immediate, Value},
};
use mpyc_runtime::{
    mem, ops,
    vm::{Res, Vm},
    wait::Stop,
};

use crate::{font, frame::MAX_LEVEL};

const SIZE: u32 = 8;
const LEVELS: u32 = 12;
const HEADER_WORDS: u32 = 3;

/// A readable image.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Image {
    /// 25 bits in the order of the font's glyphs, lit ones at full brightness.
    Bits(u32),
    /// The object at that address, which must stay reachable while this is in use.
    Object(u32),
}

impl Image {
    /// The image that `v` is, if it is one.
    pub fn of(v: Value) -> Option<Image> {
        if v.is(Immediate::Object) {
            let number = v.index().checked_sub(FIRST_PICTURE)?;
            return PICTURES.get(usize::from(number)).map(|&bits| Image::Bits(bits));
        }
        let is_image = ops::is_kind(v, Kind::Native) && mem::r32(v.0 + 4) == Value::typ(IMAGE_TYPE).0;
        is_image.then_some(Image::Object(v.0))
    }

    /// A new dark image. `width` and `height` are not negative.
    ///
    /// # Errors
    /// MemoryError.
    pub fn new(vm: &mut Vm, width: i32, height: i32) -> Res<(Value, Image)> {
        let (w, h) = (width as u32, height as u32);
        let fits = w <= 0xFFFF && h <= 0xFFFF;
        let levels = if fits { w.saturating_mul(h) } else { u32::MAX };
        let words = (levels / 8).saturating_add(u32::from(!levels.is_multiple_of(8))) + HEADER_WORDS;
        let address = vm.allocate(Kind::Native, 0, words.min(MAX_WORDS + 1))?;
        mem::w32(address + 4, Value::typ(IMAGE_TYPE).0);
        mem::w32(address + SIZE, w | h << 16);
        Ok((Value::object(address), Image::Object(address)))
    }

    /// A new image whose levels `level` gives for each column and row.
    ///
    /// # Errors
    /// MemoryError, KeyboardInterrupt.
    pub fn from_levels(vm: &mut Vm, width: i32, height: i32, level: impl Fn(i32, i32) -> u8) -> Res {
        let (value, image) = Image::new(vm, width, height)?;
        for y in 0..height {
            for x in 0..width {
                vm.check_interrupt()?;
                image.set(x, y, level(x, y));
            }
        }
        Ok(value)
    }

    /// Number of columns.
    pub fn width(self) -> i32 {
        match self {
            Image::Bits(_) => 5,
            Image::Object(address) => i32::from(mem::r16(address + SIZE)),
        }
    }

    /// Number of rows.
    pub fn height(self) -> i32 {
        match self {
            Image::Bits(_) => 5,
            Image::Object(address) => i32::from(mem::r16(address + SIZE + 2)),
        }
    }

    /// Level in column `x` and row `y`; 0 outside.
    pub fn get(self, x: i32, y: i32) -> u8 {
        if !self.holds(x, y) {
            return 0;
        }
        match self {
            Image::Bits(bits) => u8::from(font::is_lit(bits, x as usize, y as usize)) * MAX_LEVEL,
            Image::Object(address) => {
                let (byte, shift) = self.place(address, x, y);
                mem::r8(byte) >> shift & 0xF
            }
        }
    }

    /// Sets the level in column `x` and row `y`; nothing outside and in constant images.
    pub fn set(self, x: i32, y: i32, level: u8) {
        if let Image::Object(address) = self
            && self.holds(x, y)
        {
            let (byte, shift) = self.place(address, x, y);
            let others = mem::r8(byte) & !(0xF << shift);
            mem::w8(byte, others | level.min(MAX_LEVEL) << shift);
        }
    }

    /// Whether there is a column `x` and a row `y`.
    pub fn holds(self, x: i32, y: i32) -> bool {
        (0..self.width()).contains(&x) && (0..self.height()).contains(&y)
    }

    /// Address of the byte and number of the lowest bit that hold a level.
    fn place(self, address: u32, x: i32, y: i32) -> (u32, u32) {
        let index = (y * self.width() + x) as u32;
        (address + LEVELS + index / 2, index % 2 * 4)
    }
}

/// What the text of an image says: `(width, height)`.
///
/// Rows are digits 0 to 9 (a space is 0), ended by a colon or a line feed; the last end may be missing.
/// `None` when there is any other character.
pub fn size_of_text(text: &[u8]) -> Option<(i32, i32)> {
    let (mut width, mut height, mut column) = (0, 0, 0);
    for &c in text {
        match c {
            b':' | b'\n' => {
                height += 1;
                column = 0;
            }
            b'0'..=b'9' | b' ' => {
                column += 1;
                width = width.max(column);
            }
            _ => return None,
        }
    }
    Some((width, height + i32::from(column > 0)))
}

/// Sets the levels of `image` to those of a text that [`size_of_text`] accepts.
pub fn draw_text(image: Image, text: &[u8]) {
    let (mut x, mut y) = (0, 0);
    for &c in text {
        match c {
            b':' | b'\n' => {
                y += 1;
                x = 0;
            }
            _ => {
                image.set(x, y, c.saturating_sub(b'0'));
                x += 1;
            }
        }
    }
}

/// Copies a rectangle of `source` at `from` to `to` in `target`; both may be the same image. What
/// lies outside `target` is left out, what lies outside `source` counts as dark. When it is stopped, only a part is copied.
pub fn blit(source: Image, from: (i32, i32), size: (i32, i32), target: Image, to: (i32, i32), stop: Stop<'_>) {
    let columns = clip(to.0, size.0, target.width());
    let rows = clip(to.1, size.1, target.height());
    // Where source and target are one image, each level is read before it is overwritten: go
    // towards the side that the rectangle comes from.
    let mut row = |y: i32| {
        let mut copy = |x: i32| {
            if stop.is_asked() {
                return;
            }
            let level = source.get(from.0.saturating_add(x), from.1.saturating_add(y));
            target.set(to.0 + x, to.1 + y, level);
        };
        if to.0 > from.0 { columns.clone().rev().for_each(&mut copy) } else { columns.clone().for_each(&mut copy) }
    };
    if to.1 > from.1 { rows.rev().for_each(&mut row) } else { rows.for_each(&mut row) }
}

/// The part of `0..size` that lies inside `0..limit` when it starts at `start`.
fn clip(start: i32, size: i32, limit: i32) -> core::ops::Range<i32> {
    let first = start.saturating_neg().max(0);
    let last = size.min(limit.saturating_sub(start));
    first..last.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_a_size() {
        assert_eq!(size_of_text(b"90009:09090:"), Some((5, 2)));
        assert_eq!(size_of_text(b"9 0\n1"), Some((3, 2)));
        assert_eq!(size_of_text(b""), Some((0, 0)));
        assert_eq!(size_of_text(b"::"), Some((0, 2)));
        assert_eq!(size_of_text(b"12/"), None);
        assert_eq!(size_of_text(b"a"), None);
    }

    #[test]
    fn clipping_keeps_what_is_inside() {
        assert_eq!(clip(0, 5, 5), 0..5);
        assert_eq!(clip(-2, 5, 5), 2..5);
        assert_eq!(clip(3, 5, 5), 0..2);
        assert_eq!(clip(9, 5, 5), 0..0);
        assert_eq!(clip(i32::MIN, i32::MAX, 5).len(), 0);
        assert_eq!(clip(-3, i32::MAX, 5), 3..8);
    }

    #[test]
    fn constant_images_read_like_any() {
        let heart = Image::of(mpyc_abi::microbit::picture(33)).unwrap();
        let row = |y| core::array::from_fn(|x| heart.get(x as i32, y));
        assert_eq!(row(0), [0, 9, 0, 9, 0]);
        assert_eq!(row(4), [0, 0, 9, 0, 0]);
        assert_eq!(heart.get(5, 0), 0);
        assert_eq!(heart.get(0, -1), 0);
        assert_eq!((heart.width(), heart.height()), (5, 5));
    }

    #[test]
    fn only_pictures_and_image_objects_are_images() {
        // `None` is the address of a word: asking what it is reads memory.
        let _memory = mem::Space::new();
        assert_eq!(Image::of(mpyc_abi::microbit::DISPLAY), None);
        assert_eq!(Image::of(mpyc_abi::microbit::picture(64)), None);
        assert_eq!(Image::of(Value::small(3)), None);
        assert_eq!(Image::of(Value::NONE), None);
    }
}
