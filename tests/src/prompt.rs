//! What editors and tools send to a board's prompt, byte by byte, and what must come back.
//!
//! Each function is one tool's habit or one promise of the prompt, and takes any board's line; they panic when the
//! board answers otherwise.

use std::fmt::Write as _;
use std::thread::sleep;
use std::time::Duration;

use mpyc_abi::board::MICROBIT_V1;

use crate::line::{Line, TIMEOUT};
use crate::raw;

/// Raw mode's greeting.
pub const RAW: &str = raw::GREETING;
/// What precedes the greeting after a soft reset.
const REBOOT: &str = "soft reboot\r\n";

/// The friendly greeting with its prompt.
pub fn greeting() -> String {
    format!("{}\r\nType \"help()\" for more information.\r\n>>> ", MICROBIT_V1.banner)
}

fn send(line: &mut dyn Line, bytes: &[u8]) {
    line.send(bytes).expect("the line takes bytes");
}

fn read(line: &mut dyn Line, token: &str) -> String {
    line.read_until(token, TIMEOUT).unwrap_or_else(|error| panic!("{error}"))
}

/// To the friendly prompt from there or from a program, with all that came before read.
fn wait_for_friendly(line: &mut dyn Line) {
    send(line, b"\x03'ready'\r");
    read(line, "'ready'\r\n'ready'\r\n>>> ");
}

/// Into raw mode from anywhere.
pub fn enter_raw(line: &mut dyn Line) {
    send(line, b"\r\x03");
    send(line, b"\r\x01");
    read(line, RAW);
}

/// Runs a program in raw mode; gives its output and its error.
pub fn exec(line: &mut dyn Line, program: &str) -> (String, String) {
    raw::exec(line, program, TIMEOUT).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads what raw mode answers, after `head`.
fn outcome(line: &mut dyn Line, head: &str) -> (String, String) {
    raw::outcome(line, head, TIMEOUT).unwrap_or_else(|error| panic!("{error}"))
}

fn printed(output: &str) -> (String, String) {
    (output.to_owned(), String::new())
}

/// The library microfs: out of any program, raw mode, a soft reset, commands in pieces of 32 bytes.
pub fn microfs(line: &mut dyn Line) {
    send(line, b"\x02");
    for _ in 0..3 {
        sleep(Duration::from_millis(10));
        send(line, b"\r\x03");
    }
    sleep(Duration::from_millis(10));
    send(line, b"\r\x01");
    read(line, RAW);
    send(line, b"\x04");
    read(line, REBOOT);
    assert_eq!(read(line, RAW), RAW);
    for (command, answer) in [
        ("result = [1, 2]", ""),
        ("r = result.append", ""),
        ("while len(result) < 5:\n r(len(result))\n", ""),
        ("print(result)", "[1, 2, 2, 3, 4]\r\n"),
        ("print('a' * 60, 'more than one piece of a command', 'b' * 60, sep='')", &long_line()),
    ] {
        assert_eq!(exec(line, command), printed(answer), "{command}");
    }
    send(line, b"\x02");
    assert_eq!(read(line, ">>> "), "\r\n".to_owned() + &greeting());
}

fn long_line() -> String {
    format!("{}more than one piece of a command{}\r\n", "a".repeat(60), "b".repeat(60))
}

/// The editor Mu runs commands without waiting for any answer: what arrives during the soft reset must be kept.
pub fn mu(line: &mut dyn Line) {
    send(line, b"\x02");
    send(line, b"\x03");
    read(line, "\r\n>>> ");
    let commands: &[&[u8]] = &[
        b"\x03",
        b"\x03",
        b"\x01",
        b"\x04",
        b"\x03",
        b"\x03",
        b"print(\"\\n\");",
        b"\r",
        b"x = [i * i for i in range(5)]\r",
        b"print(x)\r",
        b"\r",
        b"\x04",
        b"\x02",
    ];
    for command in commands {
        send(line, command);
        sleep(Duration::from_millis(2));
    }
    read(line, REBOOT);
    let answer = read(line, &greeting());
    assert!(answer.starts_with(RAW), "{answer:?}");
    assert!(answer.contains(">OK\r\n\r\n[0, 1, 4, 9, 16]\r\n\x04\x04>\r\n"), "{answer:?}");
}

/// The Python editors paste programs, stop them, and find the line of an error in its traceback.
pub fn editors(line: &mut dyn Line) {
    wait_for_friendly(line);
    send(line, b"\x05def f(x):\r\n    return 1 // x\r\nprint(f(1))\r\nf(0)\x04");
    let answer = read(line, "\r\n>>> ");
    let (_, answer) = answer.split_once("f(0)\r\n").unwrap_or_else(|| panic!("{answer:?}"));
    assert_eq!(
        answer,
        "1\r\nTraceback (most recent call last):\r\n  File \"<stdin>\", line 4, in <module>\r\n  \
         File \"<stdin>\", line 2, in f\r\nZeroDivisionError: divide by zero\r\n>>> "
    );
    send(line, b"\x05while True:\r    pass\r\x04");
    read(line, "\r\n=== \r\n");
    send(line, b"\x03");
    let answer = read(line, ">>> ");
    assert!(answer.contains("KeyboardInterrupt: \r\n"), "{answer:?}");
    send(line, b"\x04");
    assert_eq!(read(line, ">>> "), format!("\r\nMPY: {REBOOT}{}", greeting()));
}

/// Typing at the friendly prompt.
pub fn typing(line: &mut dyn Line) {
    wait_for_friendly(line);
    for (typed, answer) in [
        ("6 * 7\r", "6 * 7\r\n42\r\n>>> "),
        ("x = 5\r", "x = 5\r\n>>> "),
        ("if x:\r", "if x:\r\n... "),
        ("  x, 'é'\r", "  x, 'é'\r\n... "),
        ("\r", "\r\n(5, 'é')\r\n>>> "),
        ("12\x08\r", "12\x08\x1b[K\r\n1\r\n>>> "),
    ] {
        send(line, typed.as_bytes());
        assert_eq!(read(line, answer), answer);
    }
}

/// A program can schedule its own interrupt, which comes once, and not in the scheduled call that asks for it.
pub fn scheduled_interrupt(line: &mut dyn Line) {
    enter_raw(line);
    let program = "import micropython\nseen = []\ndef ask(n):\n for i in range(9):\n  micropython.schedule(micropython.kbd_intr, None)\n \
                   seen.append(n)\nmicropython.schedule(ask, 5)\ntry:\n while True:\n  pass\nexcept KeyboardInterrupt:\n \
                   print('stopped', seen)\nfor i in range(9):\n pass\nprint('on')";
    assert_eq!(exec(line, program), printed("stopped [5]\r\non\r\n"));
}

/// What `help` tells.
pub fn help(line: &mut dyn Line) {
    enter_raw(line);
    let (said, failed) = exec(line, "class A:\n x = 5\n def f(self): pass\na = A()\na.y = 'z'\nhelp(a)");
    assert!(said.starts_with("object <A object at ") && said.contains("> is of type A\r\n"), "{said:?} {failed:?}");
    for row in ["f -- <function", "x -- 5\r\n", "y -- 'z'\r\n"] {
        assert!(said.contains(&format!("\r\n  {row}")), "{said:?}");
    }
    let (said, failed) = exec(line, "help()");
    assert!(
        said.starts_with("This micro:bit speaks Python.") && said.ends_with("help(x) shows what x has.\r\n"),
        "{said:?}"
    );
    assert_eq!(failed, "");
}

/// Ctrl-C stops what runs for ever, and the prompt goes on with what was there.
pub fn ctrl_c(line: &mut dyn Line) {
    enter_raw(line);
    for program in [
        "while True: pass",
        "def f():\n  while True: g()\ndef g(): pass\nf()",
        "sleep(10**8)",
        "import time\ntime.sleep(100000)",
        "display.scroll('x' * 20, loop=True, wait=True)",
        "display.show(['1', '2'], loop=True, wait=True)",
        "while True:\n  try:\n    1 // 0\n  except Exception: pass",
        "sum(iter(lambda: 1, 2))",
    ] {
        let program = format!("kept = 7\nprint('go')\n{program}\n\x04");
        raw::send(line, program.as_bytes()).expect("the line takes bytes");
        read(line, "OKgo\r\n");
        send(line, b"\x03");
        let (output, error) = outcome(line, "");
        assert_eq!(output, "", "{program}");
        assert!(error.ends_with("\r\nKeyboardInterrupt: \r\n"), "{program}: {error:?}");
        assert_eq!(exec(line, "print(kept)"), printed("7\r\n"));
    }
}

/// Sends a program that compiles in raw-paste mode, as fast as the board gives credit.
pub fn raw_paste(line: &mut dyn Line, program: &str) -> (String, String) {
    send(line, b"\x05A\x01");
    assert_eq!(read(line, "\x01"), "R\x01");
    let header = read(line, "\x01");
    let [low, high, 1] = *header.as_bytes() else { panic!("no window: {header:?}") };
    let window = usize::from(u16::from_le_bytes([low, high]));
    let (mut credit, mut credits) = (2 * window, 0);
    let mut rest = program.as_bytes();
    while !rest.is_empty() {
        if credit == 0 {
            assert_eq!(read(line, "\x01"), "\x01");
            credit = window;
            credits += 1;
        }
        let (piece, after) = rest.split_at(credit.min(rest.len()));
        send(line, piece);
        credit -= piece.len();
        rest = after;
    }
    send(line, b"\x04");
    let last = read(line, "\x04");
    assert!(last.trim_end_matches('\x04').bytes().all(|byte| byte == 1), "{last:?}");
    // The board counts what it gets.
    assert_eq!(credits + last.len() - 1, program.len() / window, "credits");
    outcome(line, "")
}

/// A program of about 6 KB, half of it comments, whose result depends on every line of code, and its result.
pub fn long_program() -> (String, u32) {
    let (mut program, mut sum) = ("s = 1\n".to_owned(), 1u32);
    let mut number = 12_345u32;
    while program.len() < 6000 {
        number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let (factor, term) = (number >> 16 & 0x3F, number >> 22 & 0x3FF);
        let _ = writeln!(program, "s = (s * {factor} + {term}) % 9973");
        let _ = writeln!(program, "# line {}, {number:#x}", program.len());
        sum = (sum * factor + term) % 9973;
    }
    program.push_str("print(s)\n");
    (program, sum)
}

/// A long program in raw-paste mode at full speed, again and again: nothing is lost.
pub fn raw_paste_loses_nothing(line: &mut dyn Line, times: u32) {
    enter_raw(line);
    let (program, result) = long_program();
    for _ in 0..times {
        assert_eq!(raw_paste(line, &program), printed(&format!("{result}\r\n")));
    }
    // A sender is stopped at an error.
    send(line, b"\x05A\x01print(1)\nx = = 2\n");
    assert_eq!(read(line, "\x04"), "R\x01\x7f\0\x01\x04");
    send(line, b"print(3)\n\x04");
    let (output, error) = outcome(line, "");
    assert_eq!(output, "");
    assert!(error.contains("SyntaxError: "), "{error:?}");
    assert_eq!(exec(line, "print(4)"), printed("4\r\n"));
}
