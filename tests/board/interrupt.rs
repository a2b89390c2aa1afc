//! Ctrl-C stops whatever runs within 50 ms.
//!
//! The time is counted by the board: a build of the firmware with the feature `stopwatch` notes its microsecond timer in
//! the receive interrupt that brings Ctrl-C, and again when the first byte of the prompt's answer is written, after the
//! exception has ended the program; the test reads the difference out of the board's memory. The emulator takes 64 ns
//! an instruction whatever the host does meanwhile, near the real chip's pace, so the figures are counts of
//! instructions. A serial line takes no time there; on the real board the bytes that the prompt is writing when Ctrl-C
//! comes, at most 256, take up to 22 ms more.
//!
//! When Ctrl-C comes is chance, so each program does its long thing again and again, and is stopped several times.

use std::{fs, path::PathBuf, thread::sleep, time::Duration};

use goblin::elf::Elf;
use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::{
    firmware::Firmware,
    image::{ImageModule, link},
    program,
};
use mpyc_tests::{command::stopwatch_firmware, line::TIMEOUT, pack::compiled, qemu::Machine, raw};

/// What Ctrl-C may take, in microseconds.
const LIMIT: u32 = 50_000;
/// Where the firmware keeps the time of the last Ctrl-C.
const STOPWATCH: &str = "MPYC_STOPWATCH";
/// Milliseconds that a program runs before Ctrl-C comes, one for each time that it is stopped.
const DELAYS: [u64; 4] = [5, 23, 41, 64];

/// A program that is stopped: its name, what it does first, and what it does for ever.
type Case = (&'static str, &'static str, &'static str);

/// Finds the largest argument for which a function has the memory.
const MOST: &str = "def most(f, n):\n  while True:\n    try:\n      f(n)\n      return n\n    except MemoryError:\n      n = n * 7 // 8\n";

/// The programs; `most` is the function of [`MOST`].
const CASES: &[Case] = &[
    ("while True: pass", "", "pass"),
    ("sleep", "", "sleep(10**8)"),
    ("time.sleep", "import time", "time.sleep(100000)"),
    ("display.scroll", "", "display.scroll('abc' * 20)"),
    ("recursion without a loop", "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)", "fib(30)"),
    ("endless recursion", "def f(n): return f(n + 1)", "try: f(0)\n  except RuntimeError: pass"),
    (
        "sort",
        "n = most(lambda n: ([0] * n, [0] * n), 2000)\na = [0] * n\nfor i in range(n): a[i] = i * 7919 % 10007",
        "b = a[:]; b.sort(); del b",
    ),
    (
        "sort by a key",
        "n = most(lambda n: ([0] * n, [0] * n, [0] * n), 1000)\na = [0] * n\nfor i in range(n): a[i] = i * 7919 % 10007",
        "a.sort(key=lambda x: x * 31 % 1009)",
    ),
    ("sort of long texts", "s = 'x' * 1000\na = [s + 'a', s + 'b'] * 400", "a.sort(); a.sort(reverse=True)"),
    ("power", "n = most(lambda n: 3 ** n, 60000)", "3 ** n"),
    ("power with a modulus", "n = 1500", "pow((1 << n) - 5, (1 << n) - 7, (1 << n) - 3)"),
    ("long exponent", "n = (1 << 20000) - 1", "pow(3, n, 10007)"),
    ("product", "n = most(lambda n: ((1 << n) * ((1 << n) - 1)), 40000)\na = (1 << n) - 1", "a * a"),
    ("quotient", "a = (1 << 12000) - 1\nb = (1 << 6000) - 12345", "a // b; a % b; divmod(a, b)"),
    ("str of an int", "n = most(lambda n: str(1 << n), 40000)\na = (1 << n) - 1", "str(a)"),
    ("int of a str", "n = most(lambda n: int('9' * n), 10000)\ns = '9' * n", "int(s)"),
    ("print of an int", "a = (1 << most(lambda n: str(1 << n), 20000)) - 1", "print(a)"),
    ("sum", "", "sum(range(10**9))"),
    ("max with a key", "", "max(range(10**9), key=lambda x: 1)"),
    ("list of a range", "", "try: list(range(10**9))\n  except MemoryError: pass"),
    ("in an iterator", "", "'x' in iter(range(10**9))"),
    ("in a generator", "", "any(0 for x in range(10**9))"),
    ("find", "s = 'a' * 3500\nt = 'a' * 1500 + 'b'", "t in s; s.find(t)"),
    ("rfind", "s = 'a' * 3500\nt = 'b' + 'a' * 1500", "s.rfind(t)"),
    ("count", "s = 'a' * 3500\nt = 'a' * 1500 + 'b'", "s.count(t)"),
    ("split", "s = 'a ' * 1000", "s.split(); s.split('b'); s.split(' ')"),
    (
        "replace",
        "s = 'a' * most(lambda n: ('a' * n).replace('a', 'b'), 5000)",
        "s.replace('a', 'b'); s.replace('b', 'a')",
    ),
    ("join", "a = ['ab'] * most(lambda n: ''.join(['ab'] * n), 3000)", "''.join(a)"),
    ("strip", "s = 'a' * 5000\nt = 'bcdefghijklmnopqrstuvwxyz' * 40 + 'a'", "s.strip(t)"),
    ("== of deep lists", "x = y = [1]\nfor i in range(3): x = [x] * 100; y = [y] * 100", "x == y"),
    (
        "== of dicts",
        "n = range(60)\na = dict.fromkeys(n, 1); b = dict.fromkeys(n, 1.0)\nx = dict.fromkeys(n, a); y = dict.fromkeys(n, b)",
        "x == y",
    ),
    ("index of a list", "a = [1] * 300\nb = [1] * 299 + [2]\nx = [a] * 500", "b in x; x.count(b)"),
    ("count of a text", "s = 'x' * 2000\nt = 'x' * 1999 + 'y'\nx = [s] * 500", "x.count(t)"),
    ("hash of a deep tuple", "x = (1,)\nfor i in range(3): x = (x,) * 100", "hash(x)"),
    ("print of a deep tuple", "x = (1,)\nfor i in range(3): x = (x,) * 100", "print(x)"),
    ("print of a long text", "s = 'x' * 3000", "print(s)"),
    (
        "compile",
        "s = ''.join('def f%d(a, b):\\n  return a + b * %d\\n' % (i, i) for i in range(40))",
        "compile(s, 'f', 'exec')",
    ),
    ("exec", "s = 'x = 1\\n' * 300", "exec(s)"),
    ("collection", "import gc\na = [[] for i in range(300)]", "gc.collect()"),
    (
        "Image",
        "n = most(lambda n: Image(n, 100).invert(), 180)\ni = Image(n, 100)",
        "i.invert(); i.blit(i, 1, 1, n, 100)",
    ),
];

/// A board with the firmware that measures.
struct Watched {
    machine: Machine,
    /// Address of the measured time.
    address: u32,
}

impl Watched {
    fn start(image: &std::path::Path, address: u32) -> Self {
        Self { machine: Machine::start(image).unwrap(), address }
    }

    /// Sends Ctrl-C after a time, waits for `answer`, and gives the microseconds that it took.
    fn stop(&mut self, delay: u64, answer: &str) -> u32 {
        sleep(Duration::from_millis(delay));
        self.machine.send(b"\x03").unwrap();
        let said = self.machine.read_until(answer, TIMEOUT).unwrap();
        assert!(said.contains("KeyboardInterrupt"), "{said}");
        let time = self.machine.read_word(self.address).unwrap();
        assert_ne!(time, u32::MAX, "the time was not taken");
        time
    }

    /// Runs a program in raw mode and stops it; the microseconds that it took.
    fn run(&mut self, program: &str, begun: &str, delay: u64) -> u32 {
        raw::soft_reset(&mut self.machine, TIMEOUT).unwrap();
        raw::send(&mut self.machine, program.as_bytes()).unwrap();
        self.machine.send(b"\x04").unwrap();
        let begins = self.machine.read_until(begun, Duration::from_secs(15));
        assert!(begins.is_ok(), "{program}: {begins:?}");
        self.stop(delay, "\x04>")
    }
}

/// Path of the firmware that measures, and the address of what it measures.
fn stopwatch() -> (PathBuf, u32) {
    let path = stopwatch_firmware();
    let bytes = fs::read(&path).unwrap();
    let elf = Elf::parse(&bytes).unwrap();
    let found = elf.syms.iter().find(|symbol| elf.strtab.get_at(symbol.st_name) == Some(STOPWATCH));
    (path, found.expect("the stopwatch has a symbol").st_value as u32)
}

/// The longest of several times that a program is stopped, for the table and against the limit.
fn worst(name: &str, mut stop: impl FnMut(u64) -> u32) -> bool {
    let times: Vec<u32> = DELAYS.iter().map(|&delay| stop(delay)).collect();
    let worst = times.iter().max().copied().unwrap_or_default();
    println!("{name:26} {worst:>8} us");
    worst <= LIMIT
}

/// A program whose text takes the board's compiler about a second.
fn long_script() -> String {
    let functions = (0..40).map(|i| format!("def f{i}(a, b):\n  c = a + b * {i}\n  return [c, a, b, (c, a), c * 2]\n"));
    functions.collect::<String>() + "while True: pass\n"
}

#[test]
fn ctrl_c_takes_at_most_50_milliseconds() {
    let (firmware, address) = stopwatch();
    let mut board = Watched::start(&firmware, address);
    raw::enter(&mut board.machine, TIMEOUT).unwrap();
    let mut slow = Vec::new();
    for &(name, before, repeated) in CASES {
        let program = format!("{MOST}{before}\nprint('go')\nwhile True:\n  {repeated}\n");
        if !worst(name, |delay| board.run(&program, "go\r\n", delay)) {
            slow.push(name);
        }
    }
    if !worst("compiling a long script", |delay| board.run(&long_script(), "OK", delay)) {
        slow.push("compiling a long script");
    }
    if !worst("the prompt shows a value", |delay| shows_a_value(&mut board, delay)) {
        slow.push("the prompt shows a value");
    }
    assert!(slow.is_empty(), "more than {LIMIT} us: {slow:?}");
}

/// Stops the friendly prompt in showing a value.
fn shows_a_value(board: &mut Watched, delay: u64) -> u32 {
    board.machine.send(b"\x02x = (1,)\rx = (x,) * 100\rx = (x,) * 100\rx = (x,) * 100\rx\r").unwrap();
    board.machine.read_until("((((1,),", TIMEOUT).unwrap();
    board.stop(delay, "KeyboardInterrupt: \r\n>>> ")
}

#[test]
fn ctrl_c_stops_a_frozen_app_in_time() {
    let (path, address) = stopwatch();
    let firmware = Firmware::read(&fs::read(path).unwrap(), &MICROBIT_V1).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let hex = folder.path().join("app.hex");
    for (name, app) in [
        ("frozen loop", "print('go')\nwhile True: pass\n"),
        ("frozen computation", "n = (1 << 11000) - 1\nprint('go')\nwhile True: str(n)\n"),
        ("frozen recursion", "def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)\nprint('go')\nfib(40)\n"),
    ] {
        let file = compiled("__main__", app).unwrap();
        let module = ImageModule { name: "__main__", is_package: false, file: &file };
        let image = link(&[module], &MICROBIT_V1).unwrap();
        fs::write(&hex, program::hex(&firmware, &image, &MICROBIT_V1).unwrap()).unwrap();
        let mut board = Watched::start(&hex, address);
        let in_time = worst(name, |delay| {
            board.machine.read_until("go\r\n", TIMEOUT).unwrap();
            let time = board.stop(delay, ">>> ");
            board.machine.send(b"\x04").unwrap();
            time
        });
        assert!(in_time, "{name}: more than {LIMIT} us");
    }
}
