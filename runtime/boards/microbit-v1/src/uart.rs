//! The serial line: 115200 baud, 8 bits, no parity, one stop bit.
//!
//! Bytes out are polled, bytes in go to a ring by interrupt. The ring has one writer, the interrupt,
//! and one reader, the program, so loads and stores are enough. When it is full, bytes are dropped, all but the
//! interrupt character, which never goes into it.

use core::sync::atomic::{AtomicU8, Ordering::Relaxed};

use mpyc_runtime::port::poll;
use nrf51_pac::interrupt;

use crate::{
    board::SHARED,
    chip::{self, PIN_RX, PIN_TX, serial},
};

/// Bytes of the ring; it holds one less. Indices count modulo 256 by themselves. That is 22 ms of the line, more
/// than a collection takes, and the credit of raw-paste mode.
const RING: usize = 256;
const _: () = assert!(RING > 2 * mpyc_runtime::repl::WINDOW as usize + 1);

/// Rounds of polling after which a byte out is given up. The line takes 87 us for a byte; an emulated one takes as
/// long as whoever reads it.
const SEND_ROUNDS: u32 = 20_000_000;
const BAUD_115200: u32 = 0x01D7_E000;
const ENABLED: u32 = 4;
const RX_INTERRUPT: u32 = 1 << 2;

static RING_BYTES: [AtomicU8; RING] = [const { AtomicU8::new(0) }; RING];
static HEAD: AtomicU8 = AtomicU8::new(0);
static TAIL: AtomicU8 = AtomicU8::new(0);

/// Starts the serial line on the pins of the interface chip.
pub fn start() {
    chip::set_pins(1 << PIN_TX);
    // Safety: pin numbers, baud rate and modes as the reference manual of the chip gives them.
    unsafe {
        chip::pins().dirset.write(|w| w.bits(1 << PIN_TX));
        chip::pins().pin_cnf[PIN_RX as usize].write(|w| w.bits(0));
        serial().pseltxd.write(|w| w.bits(PIN_TX));
        serial().pselrxd.write(|w| w.bits(PIN_RX));
        serial().baudrate.write(|w| w.bits(BAUD_115200));
        serial().config.write(|w| w.bits(0));
        serial().enable.write(|w| w.bits(ENABLED));
        serial().tasks_starttx.write(|w| w.bits(1));
        serial().tasks_startrx.write(|w| w.bits(1));
        serial().intenset.write(|w| w.bits(RX_INTERRUPT));
    }
}

/// Sends one byte and waits until it has left, with a bound.
pub fn write(byte: u8) {
    #[cfg(feature = "stopwatch")]
    crate::stopwatch::writes();
    serial().events_txdrdy.reset();
    // Safety: any byte may be sent.
    serial().txd.write(|w| unsafe { w.bits(u32::from(byte)) });
    for _ in 0..SEND_ROUNDS {
        if serial().events_txdrdy.read().bits() != 0 {
            return;
        }
    }
}

/// Takes the oldest byte that arrived.
pub fn read() -> Option<u8> {
    let tail = TAIL.load(Relaxed);
    if tail == HEAD.load(Relaxed) {
        return None;
    }
    let byte = RING_BYTES[usize::from(tail)].load(Relaxed);
    TAIL.store(tail.wrapping_add(1), Relaxed);
    Some(byte)
}

/// Takes in a byte: the interrupt character stops the program, all others wait in the ring.
fn receive(byte: u8) {
    if SHARED.is_interrupt(byte) {
        #[cfg(feature = "stopwatch")]
        crate::stopwatch::received();
        SHARED.set_pending(poll::INTERRUPT);
        return;
    }
    let head = HEAD.load(Relaxed);
    let next = head.wrapping_add(1);
    if next != TAIL.load(Relaxed) {
        RING_BYTES[usize::from(head)].store(byte, Relaxed);
        HEAD.store(next, Relaxed);
    }
}

#[interrupt]
fn UART0() {
    // The event is cleared before the byte is taken: a byte that arrives between raises it again.
    while serial().events_rxdrdy.read().bits() != 0 {
        serial().events_rxdrdy.reset();
        receive(serial().rxd.read().bits() as u8);
    }
}
