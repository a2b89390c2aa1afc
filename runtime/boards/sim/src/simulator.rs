//! A board with its machine: loads an image and runs it.

use std::{
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use mpyc_abi::board::{self, FloatWidth};
use mpyc_microbit::{Board as _, boot, install, port};
use mpyc_runtime::{
    mem::{self, Space},
    port::Port,
    vm::{Config, Vm},
};

use crate::{
    Pace, Screen,
    board::{CutOff, SimBoard},
    clock::Clock,
    terminal::Keyboard,
};

/// How often the board looks whether ticks are due, while the program does not wait.
const TICKER_PAUSE: Duration = Duration::from_millis(2);

/// How long a sender waits until the board has room for a byte.
const PATIENCE: Duration = Duration::from_secs(1);

/// One of the buttons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// The left one.
    A,
    /// The right one.
    B,
}

/// A button that is held down for a while, in time since the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Press {
    /// Which.
    pub button: Button,
    /// When it goes down.
    pub from: Duration,
    /// When it comes up.
    pub to: Duration,
}

/// A hand on a running board, for other threads.
#[derive(Clone, Copy)]
pub struct Control(&'static SimBoard);

impl Control {
    /// Stops the program as Ctrl-C does.
    pub fn interrupt(self) {
        self.0.interrupt();
    }

    /// Sends bytes over the serial line, as fast as the board takes them. One that it does not take for long is lost.
    pub fn send(self, bytes: &[u8]) {
        for &byte in bytes {
            let end = Instant::now() + PATIENCE;
            while !self.0.receive(byte) && Instant::now() < end {
                thread::sleep(TICKER_PAUSE);
            }
        }
    }

    /// Presses a button for a moment.
    pub fn press(self, button: Button) {
        self.0.press(button);
    }
}

/// How a simulated program came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending<T> {
    /// It ran to an end of its own.
    Done(T),
    /// It reset the board.
    Reset,
    /// It called `panic` with this code.
    Panic(u16),
}

/// What a simulated board has in place of a chip's memory.
pub struct Memory<'a> {
    /// Flash contents and their address.
    pub flash: &'a [(u32, &'a [u8])],
    /// RAM that the firmware leaves to the machine.
    pub ram: Range<u32>,
    /// Words of image slots at the start of that RAM.
    pub slot_words: u32,
    /// Width of floats.
    pub float: FloatWidth,
}

/// A simulated board. It belongs to the thread that made it, and one lives in a thread at a time.
pub struct Simulator {
    board: &'static SimBoard,
    /// The machine.
    pub vm: Vm,
    ram: Range<u32>,
    _space: Space,
    _ticker: Ticker,
    _keyboard: Option<Keyboard>,
}

impl Simulator {
    /// Switches a board on.
    ///
    /// `presses` are the buttons to come; after `limit` the program is stopped as by Ctrl-C. With `keys`, the
    /// keyboard's `a`, `b` and Ctrl-C act on the board, where there is a terminal.
    pub fn new(
        memory: &Memory<'_>,
        pace: Pace,
        screen: Box<dyn Screen>,
        presses: Vec<Press>,
        limit: Option<Duration>,
        keys: bool,
    ) -> Self {
        // Natives see the board and its port for as long as they like, so these few hundred bytes are
        // never freed.
        let board: &'static SimBoard = Box::leak(Box::new(SimBoard::new(Clock::new(pace), screen, presses, limit)));
        let port: &'static Port = Box::leak(Box::new(port(board.shared(), board::MICROBIT_V1.filesystem)));
        install(board);
        let space = Space::new();
        for &(address, bytes) in memory.flash {
            mem::put(address, bytes);
        }
        space.fence(memory.ram.clone());
        let vm = Vm::new(Config {
            ram_start: memory.ram.start,
            ram_end: memory.ram.end,
            slot_words: memory.slot_words,
            native_stack_limit: stack_limit(),
            float: memory.float,
            port,
        });
        let keyboard = if keys { Keyboard::start(Control(board)) } else { None };
        Self { board, vm, ram: memory.ram.clone(), _space: space, _ticker: Ticker::start(board), _keyboard: keyboard }
    }

    /// What the board's start needs, to be run as the firmware does: with the prompt and its soft resets.
    pub fn boot_memory(&self, board: &'static board::Board) -> boot::Memory {
        boot::Memory {
            board,
            image: board.image_start,
            ram: self.ram.clone(),
            native_stack_limit: stack_limit(),
            port: self.vm.port,
        }
    }

    /// A hand on the board.
    pub fn control(&self) -> Control {
        Control(self.board)
    }

    /// Runs `program` on the machine, until it returns, resets the board or panics.
    pub fn run<T>(&mut self, program: impl FnOnce(&mut Vm) -> T) -> Ending<T> {
        let vm = &mut self.vm;
        let result = catch_unwind(AssertUnwindSafe(|| program(vm)));
        self.board.show_last();
        match result {
            Ok(value) => Ending::Done(value),
            Err(payload) => match payload.downcast::<CutOff>() {
                Ok(cut_off) => match *cut_off {
                    CutOff::Reset => Ending::Reset,
                    CutOff::Panic(code) => Ending::Panic(code),
                },
                Err(payload) => resume_unwind(payload),
            },
        }
    }
}

/// The address below which the machine's natives stop to recurse. A thread's stack has 2 MiB or more, but as on the board
/// what nests deeper than natives can follow must fit into RAM.
fn stack_limit() -> usize {
    const USABLE: usize = 1 << 18;
    let here = 0_u8;
    (&raw const here as usize).saturating_sub(USABLE)
}

/// The thread that makes ticks while the program does not wait.
struct Ticker {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    fn start(board: &'static SimBoard) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let flag = stop.clone();
        let thread = thread::spawn(move || {
            while !flag.load(Relaxed) {
                thread::sleep(TICKER_PAUSE);
                board.advance();
            }
        });
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.stop.store(true, Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use mpyc_abi::value::Value;
    use mpyc_microbit::{
        animation::{self, Style},
        board, wait,
    };
    use mpyc_runtime::wait::sleep_us;

    use super::*;
    use crate::{Recorder, frame_text};

    const MEMORY: Memory<'_> =
        Memory { flash: &[], ram: 0x2000_1000..0x2000_4000, slot_words: 0, float: FloatWidth::Bits30 };

    fn simulator(recorder: &Recorder, presses: Vec<Press>, limit: Option<Duration>) -> Simulator {
        Simulator::new(&MEMORY, Pace::Skipping, Box::new(recorder.clone()), presses, limit, false)
    }

    #[test]
    fn scrolling_takes_the_board_time_and_shows_every_step() {
        let recorder = Recorder::default();
        let mut simulator = simulator(&recorder, Vec::new(), None);
        let style = Style { delay: 150, endless: false, clears: false, monospace: false };
        let ending = simulator.run(|vm| {
            animation::scroll(vm, Value::char(b'A'), style).unwrap();
            wait::until_shown(vm).unwrap();
            board().ticks_ms()
        });
        let Ending::Done(time) = ending else { panic!("{ending:?}") };
        assert!((1340..1700).contains(&time), "{time} ms");
        let frames: Vec<_> = recorder.record().frames.iter().map(|(_, frame)| frame_text(frame)).collect();
        assert_eq!(frames.len(), 9, "{frames:?}");
        assert_eq!(frames[0], "00000:00009:00009:00009:00009:");
        assert_eq!(frames[4], "09900:90090:99990:90090:90090:");
        assert_eq!(frames[8], "00000:00000:00000:00000:00000:");
    }

    #[test]
    fn planned_presses_are_debounced_and_counted() {
        let press =
            |from, to| Press { button: Button::B, from: Duration::from_millis(from), to: Duration::from_millis(to) };
        let mut simulator =
            simulator(&Recorder::default(), vec![press(100, 300), press(500, 520), press(600, 800)], None);
        let ending = simulator.run(|vm| {
            sleep_us(vm, 1_000_000).unwrap();
            let shared = board().shared();
            (shared.button_a.get_presses(), shared.button_b.get_presses(), shared.button_b.is_pressed())
        });
        assert_eq!(ending, Ending::Done((0, 2, false)));
    }

    #[test]
    fn a_limit_stops_a_program_that_would_run_for_ever() {
        let mut simulator = simulator(&Recorder::default(), Vec::new(), Some(Duration::from_secs(5)));
        let ending = simulator.run(|vm| sleep_us(vm, u64::MAX).is_err());
        assert_eq!(ending, Ending::Done(true));
    }

    #[test]
    fn reset_and_panic_end_the_program() {
        let mut first = simulator(&Recorder::default(), Vec::new(), None);
        assert_eq!(first.run(|_| -> () { board().reset() }), Ending::Reset);
        drop(first);
        let mut second = simulator(&Recorder::default(), Vec::new(), None);
        assert_eq!(second.run(|_| -> () { board().panic(42) }), Ending::Panic(42));
    }
}
