//! The micro:bit's part of the built-in tables: types, objects and members, as compiler and runtime know them.
//!
//! Each `microbit_*` macro hands the rows of one table (see [`crate::tables`]) to the macro that it is
//! given; the paths in the rows are modules of the runtime's crate for the micro:bit, imported where a table is made.

use crate::{
    names,
    types::{BOARD_TYPES, TypeId},
    value::{Immediate, Value},
};

/// `MicroBitDisplay`: the type of `microbit.display`.
pub const DISPLAY_TYPE: TypeId = TypeId(BOARD_TYPES);
/// `MicroBitImage`, which programs know as `microbit.Image`.
pub const IMAGE_TYPE: TypeId = TypeId(BOARD_TYPES + 1);
/// `MicroBitButton`: the type of `microbit.button_a` and `microbit.button_b`.
pub const BUTTON_TYPE: TypeId = TypeId(BOARD_TYPES + 2);

/// Names of the board's types, from [`BOARD_TYPES`] on.
pub const TYPE_NAMES: [u16; 3] = [names::MICRO_BIT_DISPLAY, names::MICRO_BIT_IMAGE, names::MICRO_BIT_BUTTON];

/// `microbit.display`.
pub const DISPLAY: Value = Value::immediate(Immediate::Object, 0);
/// `microbit.button_a`.
pub const BUTTON_A: Value = Value::immediate(Immediate::Object, 1);
/// `microbit.button_b`.
pub const BUTTON_B: Value = Value::immediate(Immediate::Object, 2);
/// Index of the first of the [`PICTURES`] among the board's objects.
pub const FIRST_PICTURE: u16 = 3;

/// The constant image with that number in [`PICTURES`].
pub const fn picture(number: u16) -> Value {
    Value::immediate(Immediate::Object, FIRST_PICTURE + number)
}

/// The built-in images, in alphabetical order of their names: five rows from the top, five bits each, leftmost
/// LED first.
#[rustfmt::skip]
pub const PICTURES: [u32; 64] = [
    0b10001_01010_00000_11111_10101, // ANGRY
    0b00100_00010_11111_00010_00100, // ARROW_E
    0b00100_01110_10101_00100_00100, // ARROW_N
    0b00111_00011_00101_01000_10000, // ARROW_NE
    0b11100_11000_10100_00010_00001, // ARROW_NW
    0b00100_00100_10101_01110_00100, // ARROW_S
    0b10000_01000_00101_00011_00111, // ARROW_SE
    0b00001_00010_10100_11000_11100, // ARROW_SW
    0b00100_01000_11111_01000_00100, // ARROW_W
    0b00000_11011_00000_01110_00000, // ASLEEP
    0b11011_11111_00100_11111_11011, // BUTTERFLY
    0b01010_10101_01010_10101_01010, // CHESSBOARD
    0b00010_00010_00100_00000_00000, // CLOCK1
    0b00000_00011_00100_00000_00000, // CLOCK2
    0b00000_00000_00111_00000_00000, // CLOCK3
    0b00000_00000_00100_00011_00000, // CLOCK4
    0b00000_00000_00100_00010_00010, // CLOCK5
    0b00000_00000_00100_00100_00100, // CLOCK6
    0b00000_00000_00100_01000_01000, // CLOCK7
    0b00000_00000_00100_11000_00000, // CLOCK8
    0b00000_00000_11100_00000_00000, // CLOCK9
    0b00000_11000_00100_00000_00000, // CLOCK10
    0b01000_01000_00100_00000_00000, // CLOCK11
    0b00100_00100_00100_00000_00000, // CLOCK12
    0b00000_01010_00000_01010_10101, // CONFUSED
    0b10001_10001_11111_01110_00100, // COW
    0b00100_01010_10001_01010_00100, // DIAMOND
    0b00000_00100_01010_00100_00000, // DIAMOND_SMALL
    0b01100_11100_01111_01110_00000, // DUCK
    0b11111_11011_00000_01010_01110, // FABULOUS
    0b11111_10101_11111_11111_10101, // GHOST
    0b11000_01000_01000_01110_01010, // GIRAFFE
    0b00000_01010_00000_10001_01110, // HAPPY
    0b01010_11111_11111_01110_00100, // HEART
    0b00000_01010_01110_00100_00000, // HEART_SMALL
    0b00100_01110_11111_01110_01010, // HOUSE
    0b01010_00000_00010_00100_01000, // MEH
    0b00100_00100_00100_11100_11100, // MUSIC_CROTCHET
    0b00100_00110_00101_11100_11100, // MUSIC_QUAVER
    0b01111_01001_01001_11011_11011, // MUSIC_QUAVERS
    0b10001_01010_00100_01010_10001, // NO
    0b01111_11010_11100_11110_01111, // PACMAN
    0b10101_10101_11111_00100_00100, // PITCHFORK
    0b10100_10100_11110_11010_11110, // RABBIT
    0b00011_00011_11111_11111_01010, // ROLLERSKATE
    0b00000_01010_00000_01110_10001, // SAD
    0b11001_11010_00100_11010_11001, // SCISSORS
    0b10001_00000_11111_00101_00111, // SILLY
    0b01110_10101_11111_01110_01110, // SKULL
    0b00000_00000_00000_10001_01110, // SMILE
    0b11000_11011_01010_01110_00000, // SNAKE
    0b11111_10001_10001_10001_11111, // SQUARE
    0b00000_01110_01010_01110_00000, // SQUARE_SMALL
    0b00100_11111_00100_01010_10001, // STICKFIGURE
    0b01010_00000_00100_01010_00100, // SURPRISED
    0b00100_00100_00100_01110_00100, // SWORD
    0b00100_01110_11011_01110_00100, // TARGET
    0b00000_01110_11111_01010_00000, // TORTOISE
    0b00000_00100_01010_11111_00000, // TRIANGLE
    0b10000_11000_10100_10010_11111, // TRIANGLE_LEFT
    0b11011_11111_01110_01110_01110, // TSHIRT
    0b01110_11111_00100_10100_01100, // UMBRELLA
    0b00100_01110_00100_01110_11111, // XMAS
    0b00000_00001_00010_10100_01000, // YES
];

/// The members of the module `microbit`.
#[macro_export]
macro_rules! microbit_module {
    ($($apply:tt)*) => { $($apply)*! {
        value IMAGE => $crate::value::Value::typ($crate::microbit::IMAGE_TYPE);
        value BUTTON_A => $crate::microbit::BUTTON_A;
        value BUTTON_B => $crate::microbit::BUTTON_B;
        value DISPLAY => $crate::microbit::DISPLAY;
        fn PANIC (0, 1) PLAIN => module::panic;
        fn RESET (0, 0) PLAIN => module::reset;
        fn RUNNING_TIME (0, 0) PLAIN => module::running_time;
        fn SLEEP (1, 1) PLAIN => module::sleep;
    } };
}

/// The members of `MicroBitDisplay`.
#[macro_export]
macro_rules! microbit_display {
    ($($apply:tt)*) => { $($apply)*! {
        fn CLEAR (1, 1) PLAIN => display::clear;
        fn GET_PIXEL (3, 3) PLAIN => display::get_pixel;
        fn IS_ON (1, 1) PLAIN => display::is_on;
        fn OFF (1, 1) PLAIN => display::off;
        fn ON (1, 1) PLAIN => display::on;
        fn READ_LIGHT_LEVEL (1, 1) PLAIN => display::read_light_level;
        fn SCROLL (1, VAR) KW => display::scroll;
        fn SET_PIXEL (4, 4) PLAIN => display::set_pixel;
        fn SHOW (1, VAR) KW => display::show;
    } };
}

/// The members of `MicroBitButton`.
#[macro_export]
macro_rules! microbit_button {
    ($($apply:tt)*) => { $($apply)*! {
        fn GET_PRESSES (1, 1) PLAIN => button_type::get_presses;
        fn IS_PRESSED (1, 1) PLAIN => button_type::is_pressed;
        fn WAS_PRESSED (1, 1) PLAIN => button_type::was_pressed;
    } };
}

/// The members of `MicroBitImage`.
#[macro_export]
macro_rules! microbit_image {
    ($($apply:tt)*) => { $($apply)*! {
        fn BLIT (6, 8) PLAIN => image_type::blit;
        fn COPY (1, 1) PLAIN => image_type::copy;
        fn CROP (5, 5) PLAIN => image_type::crop;
        fn FILL (2, 2) PLAIN => image_type::fill;
        fn GET_PIXEL (3, 3) PLAIN => image_type::get_pixel;
        fn HEIGHT (1, 1) PLAIN => image_type::height;
        fn INVERT (1, 1) PLAIN => image_type::invert;
        fn SET_PIXEL (4, 4) PLAIN => image_type::set_pixel;
        fn SHIFT_DOWN (2, 2) PLAIN => image_type::shift_down;
        fn SHIFT_LEFT (2, 2) PLAIN => image_type::shift_left;
        fn SHIFT_RIGHT (2, 2) PLAIN => image_type::shift_right;
        fn SHIFT_UP (2, 2) PLAIN => image_type::shift_up;
        fn WIDTH (1, 1) PLAIN => image_type::width;
        fn IMAGE_ALL_ARROWS (1, 1) CLASS + GETTER => image_type::all_arrows;
        fn IMAGE_ALL_CLOCKS (1, 1) CLASS + GETTER => image_type::all_clocks;
        value IMAGE_ANGRY => $crate::microbit::picture(0);
        value IMAGE_ARROW_E => $crate::microbit::picture(1);
        value IMAGE_ARROW_N => $crate::microbit::picture(2);
        value IMAGE_ARROW_NE => $crate::microbit::picture(3);
        value IMAGE_ARROW_NW => $crate::microbit::picture(4);
        value IMAGE_ARROW_S => $crate::microbit::picture(5);
        value IMAGE_ARROW_SE => $crate::microbit::picture(6);
        value IMAGE_ARROW_SW => $crate::microbit::picture(7);
        value IMAGE_ARROW_W => $crate::microbit::picture(8);
        value IMAGE_ASLEEP => $crate::microbit::picture(9);
        value IMAGE_BUTTERFLY => $crate::microbit::picture(10);
        value IMAGE_CHESSBOARD => $crate::microbit::picture(11);
        value IMAGE_CLOCK1 => $crate::microbit::picture(12);
        value IMAGE_CLOCK2 => $crate::microbit::picture(13);
        value IMAGE_CLOCK3 => $crate::microbit::picture(14);
        value IMAGE_CLOCK4 => $crate::microbit::picture(15);
        value IMAGE_CLOCK5 => $crate::microbit::picture(16);
        value IMAGE_CLOCK6 => $crate::microbit::picture(17);
        value IMAGE_CLOCK7 => $crate::microbit::picture(18);
        value IMAGE_CLOCK8 => $crate::microbit::picture(19);
        value IMAGE_CLOCK9 => $crate::microbit::picture(20);
        value IMAGE_CLOCK10 => $crate::microbit::picture(21);
        value IMAGE_CLOCK11 => $crate::microbit::picture(22);
        value IMAGE_CLOCK12 => $crate::microbit::picture(23);
        value IMAGE_CONFUSED => $crate::microbit::picture(24);
        value IMAGE_COW => $crate::microbit::picture(25);
        value IMAGE_DIAMOND => $crate::microbit::picture(26);
        value IMAGE_DIAMOND_SMALL => $crate::microbit::picture(27);
        value IMAGE_DUCK => $crate::microbit::picture(28);
        value IMAGE_FABULOUS => $crate::microbit::picture(29);
        value IMAGE_GHOST => $crate::microbit::picture(30);
        value IMAGE_GIRAFFE => $crate::microbit::picture(31);
        value IMAGE_HAPPY => $crate::microbit::picture(32);
        value IMAGE_HEART => $crate::microbit::picture(33);
        value IMAGE_HEART_SMALL => $crate::microbit::picture(34);
        value IMAGE_HOUSE => $crate::microbit::picture(35);
        value IMAGE_MEH => $crate::microbit::picture(36);
        value IMAGE_MUSIC_CROTCHET => $crate::microbit::picture(37);
        value IMAGE_MUSIC_QUAVER => $crate::microbit::picture(38);
        value IMAGE_MUSIC_QUAVERS => $crate::microbit::picture(39);
        value IMAGE_NO => $crate::microbit::picture(40);
        value IMAGE_PACMAN => $crate::microbit::picture(41);
        value IMAGE_PITCHFORK => $crate::microbit::picture(42);
        value IMAGE_RABBIT => $crate::microbit::picture(43);
        value IMAGE_ROLLERSKATE => $crate::microbit::picture(44);
        value IMAGE_SAD => $crate::microbit::picture(45);
        value IMAGE_SCISSORS => $crate::microbit::picture(46);
        value IMAGE_SILLY => $crate::microbit::picture(47);
        value IMAGE_SKULL => $crate::microbit::picture(48);
        value IMAGE_SMILE => $crate::microbit::picture(49);
        value IMAGE_SNAKE => $crate::microbit::picture(50);
        value IMAGE_SQUARE => $crate::microbit::picture(51);
        value IMAGE_SQUARE_SMALL => $crate::microbit::picture(52);
        value IMAGE_STICKFIGURE => $crate::microbit::picture(53);
        value IMAGE_SURPRISED => $crate::microbit::picture(54);
        value IMAGE_SWORD => $crate::microbit::picture(55);
        value IMAGE_TARGET => $crate::microbit::picture(56);
        value IMAGE_TORTOISE => $crate::microbit::picture(57);
        value IMAGE_TRIANGLE => $crate::microbit::picture(58);
        value IMAGE_TRIANGLE_LEFT => $crate::microbit::picture(59);
        value IMAGE_TSHIRT => $crate::microbit::picture(60);
        value IMAGE_UMBRELLA => $crate::microbit::picture(61);
        value IMAGE_XMAS => $crate::microbit::picture(62);
        value IMAGE_YES => $crate::microbit::picture(63);
    } };
}
