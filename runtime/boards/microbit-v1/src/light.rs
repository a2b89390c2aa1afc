//! Measuring light with the display's LEDs.
//!
//! A dark LED whose row is low and whose column is high is a charged capacitor. Left alone, it
//! loses its charge the faster the more light falls on it; what is left after a while is measured.

use crate::{
    chip::{self, converter},
    matrix,
};

/// Pins that are columns of the matrix and inputs of the converter, with the number of that input.
const COLUMNS: [(u32, u32); 3] = [(4, 5), (5, 6), (6, 7)];
/// Processor cycles that an LED is left alone: 4 ms.
const WAIT_CYCLES: u32 = 64_000;
/// Rounds to wait for the converter, which takes 68 us.
const CONVERTER_ROUNDS: u32 = 2000;
/// Ten bits; a third of the input against a third of the supply.
const CONVERTER_CONFIG: u32 = 2 | 2 << 2 | 3 << 5;
/// The converter's reading in bright light, and in the dark.
const BRIGHT: u32 = 75;
const DARK: u32 = 338;

/// How bright it is, from 0 to 255. The display is dark meanwhile, for about 12 ms.
pub fn level() -> u8 {
    let was_driven = matrix::is_driven();
    matrix::drive(false);
    let sum: u32 = COLUMNS.iter().map(|&(pin, input)| charge_left(pin, input)).sum();
    matrix::drive(was_driven);
    let reading = (sum / COLUMNS.len() as u32).clamp(BRIGHT, DARK);
    ((DARK - reading) * 255 / (DARK - BRIGHT)) as u8
}

/// What is left on the LEDs of a column, which is an output again after.
fn charge_left(pin: u32, input: u32) -> u32 {
    let mask = 1 << pin;
    // Safety: a mask of one column, and the converter's settings as its manual gives them.
    unsafe {
        chip::pins().dirclr.write(|w| w.bits(mask));
        converter().config.write(|w| w.bits(CONVERTER_CONFIG | 1 << (8 + input)));
        converter().enable.write(|w| w.bits(1));
        cortex_m::asm::delay(WAIT_CYCLES);
        converter().events_end.reset();
        converter().tasks_start.write(|w| w.bits(1));
        for _ in 0..CONVERTER_ROUNDS {
            if converter().events_end.read().bits() != 0 {
                break;
            }
        }
        let reading = converter().result.read().bits();
        converter().tasks_stop.write(|w| w.bits(1));
        converter().enable.reset();
        chip::pins().dirset.write(|w| w.bits(mask));
        reading
    }
}
