//! The LED matrix: 25 LEDs wired as three rows of nine columns, lit one row a tick.
//!
//! A row is selected by driving it high, an LED lit by driving its column low. An LED's brightness
//! is how long it stays lit in its row's visit: at the start of a visit every LED above level 0
//! is lit, and [`dim`] turns off level after level as each one's time is over.

use core::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering::Relaxed};

use mpyc_microbit::frame::{MAX_LEVEL, ON_TIME_US};

use crate::{board::SHARED, chip, clock};

const FIRST_ROW_PIN: u32 = 13;
const FIRST_COLUMN_PIN: u32 = 4;
const ROWS: u32 = 0b111 << FIRST_ROW_PIN;
const COLUMNS: u32 = 0x1FF << FIRST_COLUMN_PIN;

/// For each row and column of the matrix, the LED's place in the frame (5 * y + x).
const LEDS: [&[u8]; 3] =
    [&[0, 2, 4, 19, 18, 17, 16, 15, 11], &[14, 10, 12, 1, 3, 23, 21], &[22, 24, 20, 5, 6, 7, 8, 9, 13]];

static DRIVEN: AtomicBool = AtomicBool::new(true);
static ROW: AtomicU8 = AtomicU8::new(0);
/// The counter when the row's visit began.
static STARTED: AtomicU32 = AtomicU32::new(0);
/// The level that goes dark next; above [`MAX_LEVEL`] when none does in this visit.
static NEXT_LEVEL: AtomicU8 = AtomicU8::new(MAX_LEVEL + 1);

/// Makes the matrix's pins outputs, all LEDs off.
pub fn start() {
    blank();
    // Safety: the mask names only the matrix's pins.
    chip::pins().dirset.write(|w| unsafe { w.bits(ROWS | COLUMNS) });
}

/// Drives the matrix, or leaves its pins alone with all LEDs off.
pub fn drive(on: bool) {
    DRIVEN.store(on, Relaxed);
    if !on {
        NEXT_LEVEL.store(MAX_LEVEL + 1, Relaxed);
        blank();
    }
}

/// Whether the matrix is driven.
pub fn is_driven() -> bool {
    DRIVEN.load(Relaxed)
}

/// Starts the visit of the next row; `at` is the counter now. Called by the tick.
pub fn next_row(at: u32) {
    if !DRIVEN.load(Relaxed) {
        return;
    }
    let row = match ROW.load(Relaxed) {
        0 => 1,
        1 => 2,
        _ => 0,
    };
    ROW.store(row, Relaxed);
    STARTED.store(at, Relaxed);
    blank();
    light(row, columns(row, 1..=MAX_LEVEL));
    let dims = columns(row, 1..=MAX_LEVEL - 1) != 0;
    NEXT_LEVEL.store(if dims { 1 } else { MAX_LEVEL + 1 }, Relaxed);
    if dims {
        dim();
    }
}

/// Turns off the levels whose time is over, and asks to be called when the next one's is.
pub fn dim() {
    let row = ROW.load(Relaxed);
    for level in NEXT_LEVEL.load(Relaxed)..MAX_LEVEL {
        let columns = columns(row, level..=level);
        if columns == 0 {
            continue;
        }
        let on_time = u32::from(ON_TIME_US[usize::from(level)]);
        let started = STARTED.load(Relaxed);
        NEXT_LEVEL.store(level, Relaxed);
        clock::wake_display_at(started.wrapping_add(on_time));
        if clock::now().wrapping_sub(started) < on_time {
            return;
        }
        chip::set_pins(columns);
    }
    NEXT_LEVEL.store(MAX_LEVEL + 1, Relaxed);
}

/// Lights exactly `levels` for ever, one row after the other, without interrupts.
pub fn hold(levels: &[u8; 25], visits: u32, visit_rounds: u32) {
    for visit in 0..visits {
        let row = (visit % 3) as u8;
        blank();
        let lit = columns_of(row, |led| levels[usize::from(led)] > 0);
        light(row, lit);
        cortex_m::asm::delay(visit_rounds);
    }
}

fn blank() {
    chip::clear_pins(ROWS);
    chip::set_pins(COLUMNS);
}

fn light(row: u8, columns: u32) {
    chip::clear_pins(columns);
    chip::set_pins(1 << (FIRST_ROW_PIN + u32::from(row)));
}

/// Column pins of the row's LEDs whose level lies in `levels`.
fn columns(row: u8, levels: core::ops::RangeInclusive<u8>) -> u32 {
    let frame = &SHARED.frame;
    columns_of(row, |led| levels.contains(&frame.at(led)))
}

fn columns_of(row: u8, is_lit: impl Fn(u8) -> bool) -> u32 {
    let mut mask = 0;
    for (column, &led) in LEDS[usize::from(row)].iter().enumerate() {
        if is_lit(led) {
            mask |= 1 << (FIRST_COLUMN_PIN + column as u32);
        }
    }
    mask
}
