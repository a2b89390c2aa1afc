//! A micro:bit v1 in QEMU: serial line, LEDs and buttons.
//!
//! The machine runs with `-icount`, so that its time is a count of executed instructions and sleeps
//! pass at once. Serial line and qtest protocol are Unix sockets in a folder of the machine's own; the
//! emulator ends when the value is dropped.

use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read, Write},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::line::{Line, LineError};

/// Pin of the left button, low when pressed.
pub const BUTTON_A: u32 = 17;
/// Pin of the right button, low when pressed.
pub const BUTTON_B: u32 = 26;

const GPIO_OUT: u32 = 0x5000_0504;
const ROW_PINS: [u32; 3] = [13, 14, 15];
const FIRST_COLUMN_PIN: u32 = 4;
/// For each row and column of the LED matrix, (x, y) on the display.
const LEDS: [&[(usize, usize)]; 3] = [
    &[(0, 0), (2, 0), (4, 0), (4, 3), (3, 3), (2, 3), (1, 3), (0, 3), (1, 2)],
    &[(4, 2), (0, 2), (2, 2), (1, 0), (3, 0), (3, 4), (1, 4)],
    &[(2, 4), (4, 4), (0, 4), (0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (3, 2)],
];

/// Path of the firmware that `mpyc` carries, without a program.
pub fn firmware() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/cli/firmware/microbit-v1.elf")
}

/// What went wrong with the machine.
pub use crate::line::LineError as MachineError;

impl From<io::Error> for MachineError {
    fn from(error: io::Error) -> Self {
        Self(error.to_string())
    }
}

/// Results of this module.
pub type Result<T> = std::result::Result<T, MachineError>;

/// A running machine.
pub struct Machine {
    process: Child,
    serial: UnixStream,
    qtest: UnixStream,
    received: Vec<u8>,
    /// Holds the sockets; removed with the machine.
    _folder: TempDir,
}

impl Machine {
    /// Starts a machine with `image` in flash: an Intel HEX when its name ends so, else an ELF.
    pub fn start(image: &Path) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let (serial, qtest) = (folder.path().join("serial"), folder.path().join("qtest"));
        let socket = |path: &Path| format!("unix:{},server=on,wait=off", path.display());
        let mut command = emulator(image);
        // The processor waits until the test listens, so that no byte of the start is lost.
        command.args(["-serial", &format!("unix:{},server=on,wait=on", serial.display())]);
        command.args(["-qtest", &socket(&qtest), "-qtest-log", "/dev/null"]);
        let process = command.spawn()?;
        let mut guard = Killer(Some(process));
        let serial = connect(&serial)?;
        let qtest = connect(&qtest)?;
        let process = guard.0.take().ok_or_else(|| MachineError("no process".into()))?;
        Ok(Self { process, serial, qtest, received: Vec::new(), _folder: folder })
    }

    /// Sends bytes over the serial line.
    pub fn send(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.serial.write_all(bytes)?)
    }

    /// What the board sends up to and with `token`. Bytes after it are kept for the next call.
    pub fn read_until(&mut self, token: &str, timeout: Duration) -> Result<String> {
        let end = Instant::now() + timeout;
        loop {
            let found = self.received.windows(token.len()).position(|window| window == token.as_bytes());
            if let Some(at) = found {
                let rest = self.received.split_off(at + token.len());
                let head = std::mem::replace(&mut self.received, rest);
                return Ok(String::from_utf8_lossy(&head).into_owned());
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let so_far = String::from_utf8_lossy(&self.received).into_owned();
                return Err(MachineError(format!("no {token:?} from the board; it sent {so_far:?}")));
            }
            self.receive(left)?;
        }
    }

    /// The next bytes that the board sends.
    pub fn read_count(&mut self, count: usize, timeout: Duration) -> Result<Vec<u8>> {
        let end = Instant::now() + timeout;
        while self.received.len() < count {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(MachineError(format!("{} bytes of {count} from the board", self.received.len())));
            }
            self.receive(left)?;
        }
        let rest = self.received.split_off(count);
        Ok(std::mem::replace(&mut self.received, rest))
    }

    /// What the board sends up to and with `token`, or all it sent when the time is over.
    pub fn read_up_to(&mut self, token: &str, timeout: Duration) -> String {
        match self.read_until(token, timeout) {
            Ok(text) => text,
            Err(_) => String::from_utf8_lossy(&std::mem::take(&mut self.received)).into_owned(),
        }
    }

    /// Presses (`true`) or releases a button: [`BUTTON_A`] or [`BUTTON_B`].
    pub fn set_button(&mut self, pin: u32, pressed: bool) -> Result<()> {
        let level = u8::from(!pressed);
        self.ask(&format!("set_irq_in /machine/nrf51 unnamed-gpio-in {pin} {level}")).map(drop)
    }

    /// The LEDs that are lit in the course of `samples` looks, as the text of an image:
    /// five rows of `9` and `0`, each ended by a colon.
    ///
    /// One look shows at most one row of the matrix; a few hundred catch all three.
    pub fn display(&mut self, samples: usize) -> Result<String> {
        let mut lit = [[false; 5]; 5];
        for _ in 0..samples {
            let out = self.read_word(GPIO_OUT)?;
            for (pin, leds) in ROW_PINS.iter().zip(LEDS) {
                for (column, &(x, y)) in (FIRST_COLUMN_PIN..).zip(leds) {
                    lit[y][x] |= out >> pin & 1 == 1 && out >> column & 1 == 0;
                }
            }
        }
        let row = |row: [bool; 5]| row.map(|led| if led { '9' } else { '0' }).iter().collect::<String>() + ":";
        Ok(lit.map(row).concat())
    }

    /// Waits until the display shows `image`, given as [`Machine::display`] gives it.
    pub fn wait_for_display(&mut self, image: &str, timeout: Duration) -> Result<()> {
        let end = Instant::now() + timeout;
        let mut seen = String::new();
        while Instant::now() < end {
            seen = self.display(300)?;
            if seen == image {
                return Ok(());
            }
        }
        Err(MachineError(format!("the display never showed {image}; at last it showed {seen}")))
    }

    /// A word of the board's address space.
    pub fn read_word(&mut self, address: u32) -> Result<u32> {
        let answer = self.ask(&format!("readl {address:#x}"))?;
        let digits = answer.trim_start_matches("0x").trim_start_matches('0');
        if digits.is_empty() {
            return Ok(0);
        }
        u32::from_str_radix(digits, 16).map_err(|_| MachineError(format!("no word: {answer:?}")))
    }

    /// Bytes of the board's address space.
    pub fn read_bytes(&mut self, address: u32, length: u32) -> Result<Vec<u8>> {
        let answer = self.ask(&format!("read {address:#x} {length:#x}"))?;
        let digits = answer.trim_start_matches("0x").as_bytes();
        let byte = |pair: &[u8]| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = digits.chunks(2).map(byte).collect();
        bytes
            .filter(|bytes| bytes.len() == length as usize)
            .ok_or_else(|| MachineError(format!("no bytes: {answer:?}")))
    }

    /// How many bytes of a stack that ends at `end` and is `size` bytes long were ever used: RAM is zero when the
    /// machine starts.
    pub fn stack_used(&mut self, end: u32, size: u32) -> Result<u32> {
        let bytes = self.read_bytes(end - size, size)?;
        let unused = bytes.iter().take_while(|&&byte| byte == 0).count();
        Ok(size - unused as u32)
    }

    /// Whether the emulator still runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }

    /// Sends a line of the qtest protocol and gives what follows `OK`.
    fn ask(&mut self, line: &str) -> Result<String> {
        self.qtest.write_all(format!("{line}\n").as_bytes())?;
        let mut answer = Vec::new();
        let mut byte = [0];
        loop {
            self.qtest.read_exact(&mut byte)?;
            if byte != *b"\n" {
                answer.push(byte[0]);
                continue;
            }
            let text = String::from_utf8_lossy(&answer).into_owned();
            match text.strip_prefix("OK") {
                Some(rest) => return Ok(rest.trim().to_owned()),
                None if text.starts_with("IRQ") => answer.clear(),
                None => return Err(MachineError(format!("{line}: {text}"))),
            }
        }
    }

    fn receive(&mut self, timeout: Duration) -> Result<()> {
        self.serial.set_read_timeout(Some(timeout))?;
        let mut buffer = [0; 4096];
        match self.serial.read(&mut buffer) {
            Ok(0) => Err(MachineError("the emulator closed the serial line".into())),
            Ok(count) => {
                self.received.extend_from_slice(&buffer[..count]);
                Ok(())
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Line for Machine {
    fn send(&mut self, bytes: &[u8]) -> std::result::Result<(), LineError> {
        self.send(bytes)
    }

    fn read_until(&mut self, token: &str, timeout: Duration) -> std::result::Result<String, LineError> {
        self.read_until(token, timeout)
    }
}

/// The emulator with `image` in flash, without serial line.
fn emulator(image: &Path) -> Command {
    let mut command = Command::new("qemu-system-arm");
    command.args(["-M", "microbit", "-display", "none", "-monitor", "none"]);
    command.args(["-icount", "shift=6,align=off,sleep=off", "-seed", "1"]);
    let is_hex = image.extension().is_some_and(|extension| extension == "hex");
    let image = image.display();
    if is_hex {
        command.args(["-device", &format!("loader,file={image}")]);
    } else {
        command.args(["-kernel", &image.to_string()]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Instructions that a board with `image` in flash executes from its reset until it writes the first byte to the serial line. The
/// emulator tells each one; those that it starts twice, at some devices' registers, count twice.
pub fn instructions_to_first_byte(image: &Path) -> Result<u64> {
    let mut count = 0;
    trace(image, |_| count += 1, |_| true)?;
    Ok(count)
}

/// How often it executes the instruction at each address until it writes that byte to the serial line; counted likewise.
pub fn executed(image: &Path, last: u8) -> Result<BTreeMap<u32, u64>> {
    let mut counts = BTreeMap::new();
    trace(image, |address| *counts.entry(address).or_default() += 1, |byte| byte == last)?;
    Ok(counts)
}

/// Runs a board and tells each instruction's address, until `ends` says so of a byte that it writes.
fn trace(image: &Path, mut each: impl FnMut(u32), ends: impl Fn(u8) -> bool) -> Result<()> {
    let mut command = emulator(image);
    command.args(["-serial", "null", "-singlestep", "-d", "exec,nochain", "-trace", "nrf51_uart_write"]);
    let mut guard = Killer(Some(command.stderr(Stdio::piped()).spawn()?));
    let told = guard.0.as_mut().and_then(|process| process.stderr.take());
    for line in told.map(BufReader::new).into_iter().flat_map(BufReader::lines) {
        let line = line?;
        if line.starts_with("Trace ") {
            each(line.split('/').nth(1).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or(0));
        }
        let byte = line.split_once(UART_TXD).and_then(|(_, rest)| rest.strip_prefix("value 0x")?.split(' ').next());
        if let Some(byte) = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok())
            && ends(byte)
        {
            return Ok(());
        }
    }
    Err(MachineError("the board does not write what was waited for".into()))
}

/// The register that sends a byte, as the emulator tells of it.
const UART_TXD: &str = "addr 0x51c ";

/// A running machine whose serial line is a terminal device, for tools that want one.
pub struct TerminalMachine {
    process: Child,
    path: PathBuf,
}

impl TerminalMachine {
    /// Starts a machine as [`Machine::start`] does. What it sends before someone opens the device is lost.
    pub fn start(image: &Path) -> Result<Self> {
        let mut process = emulator(image).args(["-serial", "pty"]).stdout(Stdio::piped()).spawn()?;
        let said = process.stdout.take();
        let mut machine = Self { process, path: PathBuf::new() };
        let mut line = String::new();
        if let Some(said) = said {
            BufReader::new(said).read_line(&mut line)?;
        }
        // It says: char device redirected to PATH (label serial0).
        let path = line.split_whitespace().find(|word| word.starts_with('/'));
        machine.path = path.ok_or_else(|| MachineError(format!("no device from the emulator: {line:?}")))?.into();
        Ok(machine)
    }

    /// Path of the device.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TerminalMachine {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Ends a process that did not become a [`Machine`].
struct Killer(Option<Child>);

impl Drop for Killer {
    fn drop(&mut self) {
        if let Some(process) = &mut self.0 {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn connect(path: &Path) -> Result<UnixStream> {
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        match UnixStream::connect(path) {
            Ok(stream) => return Ok(stream),
            Err(error) if Instant::now() > end => return Err(error.into()),
            Err(_) => thread::sleep(Duration::from_millis(10)),
        }
    }
}
