//! What `microbit.panic` shows.

use crate::font::{glyph, is_lit};

const SAD: [u8; 25] = [
    0, 0, 0, 0, 0, //
    0, 1, 0, 1, 0, //
    0, 0, 0, 0, 0, //
    0, 1, 1, 1, 0, //
    1, 0, 0, 0, 1,
];

/// The pictures that take turns: a sad face, then the three decimal digits of `code`. A code above
/// 999 counts as 0.
pub fn panic_frames(code: u16) -> impl Iterator<Item = [u8; 25]> {
    let code = if code > 999 { 0 } else { code };
    let digits = [code / 100, code / 10 % 10, code % 10];
    let pictures = digits.map(|digit| {
        let glyph = glyph(b'0' + digit as u8);
        core::array::from_fn(|led| u8::from(is_lit(glyph, led % 5, led / 5)))
    });
    core::iter::once(SAD).chain(pictures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_three_digits() {
        let frames: [[u8; 25]; 4] = core::array::from_fn(|i| panic_frames(42).nth(i).unwrap());
        assert_eq!(panic_frames(42).count(), 4);
        assert_eq!(frames[0], SAD);
        assert_eq!(frames[2][..5], [0, 0, 1, 1, 0]);
        assert!(panic_frames(1000).eq(panic_frames(0)));
    }
}
