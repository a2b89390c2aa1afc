//! The simulated board with its prompt, behind a serial line.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use mpyc_abi::board::MICROBIT_V1;
use mpyc_microbit::boot;
use mpyc_sim::{Control, Memory, Pace, Recorder, Simulator};

use crate::line::{Line, LineError};

/// RAM that the firmware leaves, about.
const RAM: std::ops::Range<u32> = 0x2000_1000..0x2000_4000;
/// How often a reader looks for news.
const PAUSE: Duration = Duration::from_millis(2);

/// A simulated board that runs until it is dropped.
pub struct HostBoard {
    control: Control,
    recorder: Recorder,
    /// Bytes of the record that were read.
    read: usize,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl HostBoard {
    /// Switches a board without a program on.
    ///
    /// # Panics
    /// If its thread does not start.
    pub fn start() -> Self {
        Self::with_flash(&[])
    }

    /// Switches a board on that has something in its flash: bytes and their address.
    ///
    /// # Panics
    /// If its thread does not start.
    pub fn with_flash(flash: &'static [(u32, &'static [u8])]) -> Self {
        let (recorder, ends) = (Recorder::default(), Arc::new(AtomicBool::new(false)));
        let (sender, receiver) = mpsc::channel();
        let (screen, flag) = (recorder.clone(), ends.clone());
        let thread = thread::spawn(move || {
            let memory = Memory { flash, ram: RAM, slot_words: 0, float: MICROBIT_V1.float };
            let mut simulator = Simulator::new(&memory, Pace::Real, Box::new(screen), Vec::new(), None, false);
            let memory = simulator.boot_memory(&MICROBIT_V1);
            let _ = sender.send(simulator.control());
            simulator.run(|vm| {
                let mut reset = None;
                while !flag.load(Relaxed) {
                    let (machine, refusal) = boot::machine(&memory);
                    *vm = machine;
                    reset = Some(boot::live(vm, &memory, refusal, reset));
                }
            });
        });
        let control = receiver.recv().expect("the board starts");
        Self { control, recorder, read: 0, ends, thread: Some(thread) }
    }
}

/// What the serial line carries: line ends are `\r\n` there.
fn wire(output: &[u8]) -> Vec<u8> {
    let bytes = output.iter().flat_map(|&byte| if byte == b'\n' { vec![b'\r', b'\n'] } else { vec![byte] });
    bytes.collect()
}

impl Line for HostBoard {
    fn send(&mut self, bytes: &[u8]) -> Result<(), LineError> {
        self.control.send(bytes);
        Ok(())
    }

    fn read_until(&mut self, token: &str, timeout: Duration) -> Result<String, LineError> {
        let end = Instant::now() + timeout;
        loop {
            let output = wire(&self.recorder.record().output);
            let news = output.get(self.read..).unwrap_or_default();
            if let Some(at) = news.windows(token.len()).position(|window| window == token.as_bytes()) {
                let length = at + token.len();
                self.read += length;
                return Ok(String::from_utf8_lossy(&news[..length]).into_owned());
            }
            if Instant::now() > end {
                let so_far = String::from_utf8_lossy(news);
                return Err(LineError(format!("no {token:?} from the board; it sent {so_far:?}")));
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Drop for HostBoard {
    fn drop(&mut self) {
        self.ends.store(true, Relaxed);
        // Out of a program, out of raw mode, and a soft reset, which ends it.
        self.control.send(b"\x03\x03\x02\x03\x04");
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
