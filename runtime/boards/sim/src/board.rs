//! A board without hardware.

use std::{
    collections::VecDeque,
    panic::resume_unwind,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

use mpyc_microbit::{Board, Shared, TICK_US};
use mpyc_runtime::port::poll;

use crate::{Frame, Press, Screen, clock::Clock, simulator::Button};

/// How long a key counts as a pressed button: terminals don't tell when a key goes up.
const KEY_US: u64 = 150_000;
/// A program that goes on after its limit is stopped again after so long.
const STOP_US: u64 = 1_000_000;
/// Bytes on the serial line that wait for the program, as on the board; more are lost.
const LINE: usize = 255;
/// As bright as an ordinary room.
const LIGHT_LEVEL: u8 = 128;

/// Why a program was cut off: it reset the board, or stopped it for ever.
pub enum CutOff {
    /// `reset()`.
    Reset,
    /// `panic(code)`.
    Panic(u16),
}

/// The board. The program's thread and the ticker's share it.
pub struct SimBoard {
    shared: Shared,
    clock: Clock,
    ticks: Mutex<Ticks>,
    screen: Mutex<Box<dyn Screen>>,
    /// What arrived on the serial line.
    line: Mutex<VecDeque<u8>>,
    is_driven: AtomicBool,
    a_key_until: AtomicU64,
    b_key_until: AtomicU64,
}

/// What the tick works with.
struct Ticks {
    /// When the next tick is due, in microseconds since the start.
    next: u64,
    /// When the program is stopped, in microseconds since the start.
    stop: u64,
    shown: Frame,
    presses: Vec<Press>,
}

impl SimBoard {
    /// A board that starts now; `presses` are the buttons to come.
    pub fn new(clock: Clock, screen: Box<dyn Screen>, presses: Vec<Press>, limit: Option<Duration>) -> Self {
        Self {
            shared: Shared::new(),
            clock,
            ticks: Mutex::new(Ticks {
                next: u64::from(TICK_US),
                stop: limit.map_or(u64::MAX, |limit| limit.as_micros() as u64),
                shown: [0; 25],
                presses,
            }),
            screen: Mutex::new(screen),
            line: Mutex::default(),
            is_driven: AtomicBool::new(true),
            a_key_until: AtomicU64::new(0),
            b_key_until: AtomicU64::new(0),
        }
    }

    /// Makes the ticks that are due.
    pub fn advance(&self) {
        let mut ticks = lock(&self.ticks);
        let now = self.clock.now();
        while ticks.next <= now {
            let at = ticks.next;
            self.shared.tick(self.is_down(Button::A, at, &ticks), self.is_down(Button::B, at, &ticks));
            self.show(at, &mut ticks);
            ticks.next += u64::from(TICK_US);
        }
        if now > ticks.stop {
            // Once a second, as a person would: its report may be finished in between.
            ticks.stop = now + STOP_US;
            self.shared.set_pending(poll::INTERRUPT);
        }
    }

    /// Shows what the display holds now, even between ticks.
    pub fn show_last(&self) {
        let mut ticks = lock(&self.ticks);
        self.show(self.clock.now(), &mut ticks);
        lock(&self.screen).end();
    }

    /// Stops the program as Ctrl-C does.
    pub fn interrupt(&self) {
        self.shared.set_pending(poll::INTERRUPT);
    }

    /// Takes in a byte of the serial line: the interrupt character stops the program, all others wait. `false`: there
    /// is no room for it.
    pub fn receive(&self, byte: u8) -> bool {
        let mut line = lock(&self.line);
        if self.shared.is_interrupt(byte) {
            self.shared.set_pending(poll::INTERRUPT);
            return true;
        }
        let has_room = line.len() < LINE;
        if has_room {
            line.push_back(byte);
        }
        has_room
    }

    /// Presses a button for a moment.
    pub fn press(&self, button: Button) {
        let until = match button {
            Button::A => &self.a_key_until,
            Button::B => &self.b_key_until,
        };
        until.store(self.clock.now() + KEY_US, Relaxed);
    }

    fn show(&self, at: u64, ticks: &mut Ticks) {
        let frame = if self.is_driven.load(Relaxed) { self.shared.frame.levels() } else { [0; 25] };
        if frame != ticks.shown {
            ticks.shown = frame;
            lock(&self.screen).show(Duration::from_micros(at), frame);
        }
    }

    fn is_down(&self, button: Button, at: u64, ticks: &Ticks) -> bool {
        let key_until = match button {
            Button::A => &self.a_key_until,
            Button::B => &self.b_key_until,
        };
        let time = Duration::from_micros(at);
        let is_planned = |press: &Press| press.button == button && press.from <= time && time < press.to;
        at < key_until.load(Relaxed) || ticks.presses.iter().any(is_planned)
    }
}

impl Board for SimBoard {
    fn uart_write(&self, byte: u8) {
        self.console_write(&[byte]);
    }

    fn console_write(&self, text: &[u8]) {
        self.advance();
        lock(&self.screen).print(text);
    }

    fn uart_read(&self) -> Option<u8> {
        lock(&self.line).pop_front()
    }

    fn ticks_us(&self) -> u64 {
        self.clock.now()
    }

    fn ticks_ms(&self) -> u64 {
        self.clock.now() / 1000
    }

    fn idle(&self, microseconds: u32) {
        let to_tick = lock(&self.ticks).next.saturating_sub(self.clock.now());
        self.clock.pass(u64::from(microseconds).min(to_tick));
        self.advance();
    }

    fn shared(&self) -> &Shared {
        &self.shared
    }

    fn clear_pending(&self, bits: u8) {
        self.shared.pending.fetch_and(!bits, Relaxed);
    }

    fn set_pending(&self, bits: u8) {
        self.shared.set_pending(bits);
    }

    fn drive_display(&self, on: bool) {
        self.is_driven.store(on, Relaxed);
    }

    fn is_display_driven(&self) -> bool {
        self.is_driven.load(Relaxed)
    }

    fn light_level(&self) -> u8 {
        LIGHT_LEVEL
    }

    fn unique_id(&self) -> [u8; 8] {
        *b"mpyc-sim"
    }

    fn reset(&self) -> ! {
        resume_unwind(Box::new(CutOff::Reset))
    }

    fn panic(&self, code: u16) -> ! {
        resume_unwind(Box::new(CutOff::Panic(code)))
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
