//! Transcripts of the prompt: what is sent, and every byte that comes back.

use super::*;
use crate::mem::Space;
use crate::native::{Args, Member, ModuleRow};
use crate::port::{Port, poll};
use crate::vm::{Config, Res};
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};
use mpyc_abi::board::FloatWidth;
use mpyc_abi::modules::{BOARD_MODULES, ModuleId};
use mpyc_abi::names;
use std::boxed::Box;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::string::String;
use std::vec::Vec;

std::thread_local! {
    static SENT: RefCell<VecDeque<u8>> = const { RefCell::new(VecDeque::new()) };
    static ENDLESS: Cell<bool> = const { Cell::new(false) };
    static RECEIVED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static PENDING: &'static AtomicU8 = Box::leak(Box::new(AtomicU8::new(0)));
    static INTERRUPT: &'static AtomicU8 = Box::leak(Box::new(AtomicU8::new(CTRL_C)));
}

/// The greeting of the board in these tests.
const HELLO: &str = "MicroPython v0 on a host\r\nType \"help()\" for more information.\r\n>>> ";
const RAW: &str = "raw REPL; CTRL-B to exit\r\n>";

/// Makes `\r\n` of line feeds, as a board does.
fn write(bytes: &[u8]) {
    RECEIVED.with_borrow_mut(|received| {
        for &byte in bytes {
            if byte == b'\n' {
                received.push(b'\r');
            }
            received.push(byte);
        }
    });
}

/// A board's module.
static STAR: &[ModuleRow] = &[ModuleRow {
    name: names::MICROBIT,
    members: &[Member::value(names::HEIGHT, Value::small(5)), Member::function(names::PANIC, 0, 0, 0, press_ctrl_c)],
    init: None,
}];

fn press_ctrl_c(vm: &mut Vm, _: Args) -> Res {
    (vm.port.set_pending)(poll::INTERRUPT);
    Ok(Value::NONE)
}

fn port() -> &'static Port {
    Box::leak(Box::new(Port {
        write,
        read: || {
            SENT.with_borrow_mut(|sent| {
                let byte = sent.pop_front()?;
                // A board's interrupt sees the byte first.
                if byte == INTERRUPT.with(|interrupt| interrupt.load(Relaxed)) {
                    PENDING.with(|pending| pending.fetch_or(poll::INTERRUPT, Relaxed));
                    return sent.pop_front();
                }
                Some(byte)
            })
        },
        ticks_us: || 0,
        ticks_ms: || 0,
        // A sender that says nothing more gives up after a while, where a test lets it.
        idle: |_| {
            assert!(ENDLESS.get(), "waits for ever");
            SENT.with_borrow_mut(|sent| sent.push_back(CTRL_C));
        },
        poll: |_: &mut Vm| -> Res<()> { Ok(()) },
        pending: PENDING.with(|pending| *pending),
        interrupt_character: INTERRUPT.with(|interrupt| *interrupt),
        clear_pending: |bits| PENDING.with(|pending| _ = pending.fetch_and(!bits, Relaxed)),
        set_pending: |bits| PENDING.with(|pending| _ = pending.fetch_or(bits, Relaxed)),
        filesystem: (0, 0),
        types: &[],
        modules: STAR,
        objects: &[],
    }))
}

/// A session at the prompt.
struct Session {
    vm: Vm,
    repl: Repl,
    _space: Space,
}

impl Session {
    fn start() -> Session {
        let space = Space::new();
        let mut vm = Vm::new(Config {
            ram_start: 0x2000_1000,
            ram_end: 0x2000_4000,
            slot_words: 0,
            native_stack_limit: 0,
            float: FloatWidth::Bits30,
            port: port(),
        });
        let star = Value::module(ModuleId(BOARD_MODULES));
        let settings = Settings { banner: "MicroPython v0 on a host", star };
        let mut session = Session { repl: Repl::start(&mut vm, settings, None), vm, _space: space };
        assert_eq!(session.received(), HELLO);
        session
    }

    /// A session in raw mode.
    fn raw() -> Session {
        let mut session = Session::start();
        assert_eq!(session.send("\x01"), format("\r\n", RAW));
        session
    }

    fn received(&mut self) -> String {
        String::from_utf8_lossy(&RECEIVED.take()).into_owned()
    }

    /// Sends bytes and gives what comes back.
    fn send(&mut self, bytes: &str) -> String {
        let (answer, reset) = self.send_all(bytes);
        assert_eq!(reset, None);
        answer
    }

    fn send_all(&mut self, bytes: &str) -> (String, Option<Reset>) {
        SENT.with_borrow_mut(|sent| sent.extend(bytes.bytes()));
        let mut reset = None;
        while let Some(byte) = SENT.with_borrow_mut(VecDeque::pop_front) {
            reset = reset.or(self.repl.feed(&mut self.vm, byte));
        }
        (self.received(), reset)
    }
}

fn format(a: &str, b: &str) -> String {
    String::from(a) + b
}

/// What raw mode answers to a program: its output, then its error.
fn answer(output: &str, error: &str) -> String {
    std::format!("OK{output}\x04{error}\x04>")
}

#[test]
fn lines_are_echoed_and_run() {
    let mut s = Session::start();
    assert_eq!(s.send("x = 6\r"), "x = 6\r\n>>> ");
    assert_eq!(s.send("x * 7\r"), "x * 7\r\n42\r\n>>> ");
    assert_eq!(s.send("None\r'a'\r\n"), "None\r\n>>> 'a'\r\n'a'\r\n>>> ");
    assert_eq!(s.send("\r\n\r"), "\r\n>>> \r\n>>> ");
    assert_eq!(s.send("print(x)\n"), "print(x)\r\n6\r\n>>> ");
}

#[test]
fn unfinished_texts_go_on_in_the_next_line() {
    let mut s = Session::start();
    assert_eq!(s.send("for i in range(2):\r"), "for i in range(2):\r\n... ");
    assert_eq!(s.send("  print(i)\r"), "  print(i)\r\n... ");
    assert_eq!(s.send("\r"), "\r\n0\r\n1\r\n>>> ");
    assert_eq!(s.send("(1,\r2)\r"), "(1,\r\n... 2)\r\n(1, 2)\r\n>>> ");
    assert_eq!(s.send("if 1:\r\x03"), "if 1:\r\n... \r\n>>> ");
    assert_eq!(s.send("if 1: 5\r\x04"), "if 1: 5\r\n... \r\n5\r\n>>> ");
}

#[test]
fn errors_are_reported_and_the_prompt_comes_back() {
    let mut s = Session::start();
    let text = s.send("1/0\r");
    assert_eq!(
        text,
        "1/0\r\nTraceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n\
         ZeroDivisionError: divide by zero\r\n>>> "
    );
    assert!(s.send("1 +\r").ends_with("\r\n>>> "));
    assert_eq!(s.send("2\r"), "2\r\n2\r\n>>> ");
}

#[test]
fn keys_edit_the_line() {
    let mut s = Session::start();
    assert_eq!(s.send("12\x08"), "12\x08\x1b[K");
    assert_eq!(s.send("\x7f\x08"), "\x08\x1b[K");
    assert_eq!(s.send("'é\x08\x1b[A\x1b[3~e'\x02\x04\r"), "'é\x08\x1b[Ke'\r\n'e'\r\n>>> ");
    assert_eq!(s.send("ab\x1b\x03"), "ab\r\n>>> ");
    assert_eq!(s.send("(\r\x08)\r"), "(\r\n... )\r\n()\r\n>>> ");
    assert_eq!(s.send("\t3\x08\x08\x08\x08\x08\r").matches("\x08\x1b[K").count(), 5);
}

#[test]
fn ctrl_b_greets_again_and_ctrl_d_resets() {
    let mut s = Session::start();
    assert_eq!(s.send("\x02"), format("\r\n", HELLO));
    assert_eq!(s.send_all("\x04"), ("\r\nMPY: soft reboot\r\n".into(), Some(Reset::Friendly)));
}

#[test]
fn system_exit_resets() {
    let mut s = Session::start();
    let (text, reset) = s.send_all("raise SystemExit\r");
    assert_eq!((text.as_str(), reset), ("raise SystemExit\r\nMPY: soft reboot\r\n", Some(Reset::Friendly)));
    let mut s = Session::raw();
    let (text, reset) = s.send_all("raise SystemExit(3)\x04");
    assert_eq!((text.as_str(), reset), ("OK\x04\x04MPY: soft reboot\r\n", Some(Reset::Raw)));
}

#[test]
fn paste_mode_collects_until_ctrl_d() {
    let mut s = Session::start();
    let header = "\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ";
    assert_eq!(s.send("\x05"), header);
    assert_eq!(s.send("if 1:\r  print(1)\r\nprint(2)"), "if 1:\r\n===   print(1)\r\n=== print(2)");
    assert_eq!(s.send("\x04"), "\r\n1\r\n2\r\n>>> ");
    assert_eq!(s.send("\x05print(3)\x03"), format(header, "print(3)\r\n>>> "));
    assert_eq!(s.send("\x05\x04"), format(header, "\r\n>>> "));
    // Values are not shown: it is a program.
    assert_eq!(s.send("\x056 + 1\x04"), format(header, "6 + 1\r\n>>> "));
}

#[test]
fn raw_mode_runs_and_keeps_globals() {
    let mut s = Session::raw();
    assert_eq!(s.send("x = 1\nprint(x)\n\x04"), answer("1\r\n", ""));
    assert_eq!(s.send("print(x + 1)\x04"), answer("2\r\n", ""));
    assert_eq!(s.send("def f():\r  return 3\rprint(f())\r\x04"), answer("3\r\n", ""));
    assert_eq!(s.send("5\x04"), answer("", ""));
    let error = "Traceback (most recent call last):\r\n  File \"<stdin>\", line 2, in <module>\r\n\
                 ZeroDivisionError: divide by zero\r\n";
    assert_eq!(s.send("print(0)\n1/0\x04"), answer("0\r\n", error));
    let text = s.send("1 +\x04");
    assert!(text.starts_with("OK\x04") && text.contains("SyntaxError: ") && text.ends_with("\r\n\x04>"), "{text}");
    assert_eq!(s.send("print(x)\x04"), answer("1\r\n", ""));
}

#[test]
fn control_keys_of_raw_mode() {
    let mut s = Session::raw();
    assert_eq!(s.send("\x01"), RAW);
    assert_eq!(s.send("garbage\x01"), RAW);
    assert_eq!(s.send("garbage\x03print(1)\x04"), answer("1\r\n", ""));
    assert_eq!(s.send("\r\x03\r\x01"), RAW);
    assert_eq!(s.send("\x02"), format("\r\n", HELLO));
    assert_eq!(s.send("\x01"), format("\r\n", RAW));
    assert_eq!(s.send_all("\x04"), ("OK\r\nMPY: soft reboot\r\n".into(), Some(Reset::Raw)));
}

#[test]
fn raw_mode_is_where_a_reset_from_raw_mode_leads() {
    let mut s = Session::raw();
    s.repl = Repl::start(&mut s.vm, s.repl.settings, Some(Reset::Raw));
    assert_eq!(s.received(), RAW);
    s.repl = Repl::start(&mut s.vm, s.repl.settings, Some(Reset::Friendly));
    assert_eq!(s.received(), HELLO);
}

#[test]
fn raw_paste_gives_credit_and_takes_the_end() {
    let mut s = Session::raw();
    let begin = "R\x01\x7f\x00\x01";
    assert_eq!(s.send("\x05A\x01print(1)\n\x04"), format(begin, "\x041\r\n\x04\x04>"));
    let long = "#".repeat(3 * 127 - 9) + "\nprint(2)";
    let credit = "\x01".repeat(3);
    assert_eq!(s.send(&std::format!("\x05A\x01{long}\x04")), std::format!("{begin}{credit}\x042\r\n\x04\x04>"));
    // Line ends count as they are sent.
    let lines = "\r\n".repeat(127);
    assert_eq!(s.send(&std::format!("\x05A\x01{lines}\x04")), std::format!("{begin}\x01\x01\x04\x04\x04>"));
}

#[test]
fn raw_paste_stops_a_sender_at_an_error() {
    let mut s = Session::raw();
    let text = s.send("\x05A\x01x = = 1\nprint(1)\nprint(2)\n\x04");
    let error = text.strip_prefix("R\x01\x7f\x00\x01\x04\x04").unwrap();
    assert!(error.contains("SyntaxError: ") && error.ends_with("\r\n\x04>"), "{text}");
    assert_eq!(s.send("print(3)\x04"), answer("3\r\n", ""));
    let text = s.send("\x05A\x01print(1)\nprint(\x03");
    assert!(text.starts_with("R\x01\x7f\x00\x01\x04\x04") && text.contains("KeyboardInterrupt: "), "{text}");
    assert_eq!(s.send("print(4)\x04"), answer("4\r\n", ""));
}

#[test]
fn other_requests_are_refused() {
    let mut s = Session::raw();
    assert_eq!(s.send("\x05B\x01"), "R\x00>");
    assert_eq!(s.send("\x05AB\x01"), RAW);
    assert_eq!(s.send("print(1)\x04"), answer("1\r\n", ""));
}

#[test]
fn ctrl_c_stops_programs_and_nothing_else() {
    let mut s = Session::raw();
    // `panic` stands for the key here.
    let text = s.send("panic()\nwhile True: pass\x04");
    assert!(text.contains(", in <module>\r\nKeyboardInterrupt: \r\n\x04>"), "{text}");
    let text = s.send("panic()\n\x04print(1)\x04");
    assert!(text.ends_with(&answer("1\r\n", "")), "{text}");
}

#[test]
fn main_sees_the_names_of_the_board() {
    let mut s = Session::raw();
    assert_eq!(s.send("print(height)\nheight = 6\nprint(height)\x04"), answer("5\r\n6\r\n", ""));
    assert_eq!(s.send("del height\nprint(height, dir())\x04"), answer("5 ['__name__', 'height', 'panic']\r\n", ""));
    assert!(s.send("print(width)\x04").contains("NameError: name 'width' isn't defined"));
    assert_eq!(s.send("def f():\n  return height\nprint(f())\x04"), answer("5\r\n", ""));
    let before = s.vm.used_bytes();
    s.send("height\x04");
    s.vm.collect();
    assert!(s.vm.used_bytes() <= before);
}

#[test]
fn a_text_too_long_for_the_memory_is_an_error_and_the_prompt_goes_on() {
    let mut s = Session::raw();
    let text = s.send(&(std::format!("x = '{}'", "a".repeat(20_000)) + "\x04"));
    assert!(text.starts_with("OK\x04MemoryError: ") && text.ends_with("\r\n\x04>"), "{text}");
    assert_eq!(s.send("print(1)\x04"), answer("1\r\n", ""));
    let text = s.send(&std::format!("\x05A\x01x = '{}'\x04", "a".repeat(20_000)));
    assert!(text.contains("MemoryError: ") && text.ends_with("\r\n\x04>"), "{text}");
    assert_eq!(s.send("print(2)\x04"), answer("2\r\n", ""));
}

#[test]
fn a_locked_heap_is_unlocked_for_the_next_command() {
    let mut s = Session::raw();
    assert_eq!(s.send("import micropython\nmicropython.heap_lock()\x04"), answer("", ""));
    assert_eq!(s.send("print([1])\x04"), answer("[1]\r\n", ""));
}

#[test]
fn the_prompt_needs_little_memory() {
    let mut s = Session::start();
    let empty = s.vm.used_bytes();
    s.send("\x01x = 1\x04");
    s.vm.collect();
    // `__main__`, its globals and the table of modules.
    assert!(s.vm.used_bytes() - empty < 250, "{}", s.vm.used_bytes() - empty);
}

/// Pieces of what the fuzz below sends, besides single bytes.
const PIECES: [&str; 31] = [
    "x = 1",
    "print(",
    ")",
    "'''",
    "\"",
    "\\",
    "def f():",
    "\n",
    "\r",
    "    ",
    "(((((((((((((((((((((((((((((((((((",
    "[",
    "{",
    "\x01",
    "\x02",
    "\x03",
    "\x04",
    "\x05",
    "\x05A\x01",
    "é",
    "1/0",
    "raise SystemExit",
    "class A:",
    "f'{x}{",
    "99999999999999999999999999999999999",
    "for i in range(3):",
    "\x1b[A",
    "\x7f",
    "import gc\n",
    "lambda:",
    "if x: pass\n",
];

/// Sends some bytes chosen by `random`, which counts on.
fn babble(s: &mut Session, random: &mut u32) {
    for _ in 0..60 {
        *random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let choice = (*random >> 16) as usize;
        let text = match choice % 40 {
            38 => "a".repeat(3000),
            39 => String::from(char::from((choice / 40) as u8)),
            piece => String::from(*PIECES.get(piece).unwrap_or(&"\n")),
        };
        if s.send_all(&text).1.is_some() {
            s.repl = Repl::start(&mut s.vm, s.repl.settings, None);
        }
    }
}

#[test]
fn whatever_is_sent_the_prompt_goes_on() {
    let mut random = 1;
    for round in 0..300 {
        let mut s = Session::start();
        let stack = s.vm.stack_bytes();
        ENDLESS.set(true);
        s.vm.heap.modes.refuse_every = if round % 3 == 0 { 7 + round } else { 0 };
        babble(&mut s, &mut random);
        s.vm.heap.modes.refuse_every = 0;
        if s.send_all("\x03\x03\x02\x03").1.is_some() {
            s.repl = Repl::start(&mut s.vm, s.repl.settings, None);
            s.received();
        }
        assert_eq!(s.vm.stack_bytes(), stack, "round {round}");
        assert_eq!(s.send("1 + 1\r"), "1 + 1\r\n2\r\n>>> ", "round {round}");
    }
}

#[test]
fn a_long_program_fits_again_and_again() {
    let mut s = Session::raw();
    let mut program = String::from("s = 1\n");
    while program.len() < 6000 {
        let number = program.len();
        program.push_str(&std::format!("s = (s * {} + {number}) % 9973\n# a comment of line {number}\n", number % 61));
    }
    program.push_str("print('done')\n\x04");
    for _ in 0..20 {
        assert_eq!(s.send(&program), answer("done\r\n", ""));
    }
}
