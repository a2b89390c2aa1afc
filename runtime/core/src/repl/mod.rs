//! The prompt on the console: friendly, raw and raw-paste mode, as tools for MicroPython boards speak them.
//!
//! A [`Repl`] is a state machine that is fed the bytes received. At the friendly prompt lines are echoed and run
//! as soon as they are complete; Ctrl-E collects many lines first. Raw mode (Ctrl-A) is for programs: no echo,
//! Ctrl-D runs what was sent, and output and error come back between bytes `\x04`. Raw-paste mode
//! (`\x05A\x01` in raw mode) adds flow control, and compiles while it receives. Ctrl-D with nothing sent is a soft
//! reset.
//!
//! At a prompt Ctrl-C is a byte like any other, so that nothing overtakes it; while a program runs, the port sets
//! the poll flag for it. Globals stay from command to command, and those of the program that ran before are there.
//! Bytes that arrive meanwhile, even during a soft reset, wait in the port.

mod complete;
mod execute;
mod input;
#[cfg(test)]
mod tests;
mod text;

use crate::vm::{Root, Vm};
use execute::{Exits, Mode};
pub(crate) use input::Line;
pub use input::WINDOW;
use mpyc_abi::value::Value;
pub(crate) use text::Ends;

const CTRL_A: u8 = 1;
const CTRL_B: u8 = 2;
const CTRL_C: u8 = 3;
const CTRL_D: u8 = 4;
const CTRL_E: u8 = 5;
const BACKSPACE: u8 = 8;
const ESCAPE: u8 = 27;
const DELETE: u8 = 127;

/// As an interrupt character: no byte is one.
const NO_INTERRUPT: u8 = 0xFF;

/// What a Tab types.
const INDENT: &[u8] = b"    ";

/// What the prompt is told by its board.
#[derive(Clone, Copy)]
pub struct Settings {
    /// First line of the greeting, without line end.
    pub banner: &'static str,
    /// The built-in module whose names `__main__` sees when no program ran in it, or NULL.
    pub star: Value,
}

/// How a session at the prompt ends: the machine is to be made anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reset {
    /// From the friendly prompt: with the start's program.
    Friendly,
    /// From raw mode: straight to raw mode again.
    Raw,
}

/// What the prompt does with bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// A line is typed, the first of a text or a later one.
    Line,
    /// Paste mode.
    Paste,
    /// Raw mode.
    Raw,
}

/// An escape sequence that a key sent, which is skipped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sequence {
    None,
    Started,
    /// After `ESC [` or `ESC O`: ends with a letter or `~`.
    Inside,
}

/// The prompt.
pub struct Repl {
    settings: Settings,
    state: State,
    sequence: Sequence,
    /// Bytes typed in this line.
    typed: u32,
}

/// Writes to the console, which makes `\r\n` of every `\n`.
fn write(vm: &Vm, bytes: &[u8]) {
    (vm.port.write)(bytes);
}

impl Repl {
    /// Greets, in raw mode if `reset` says that raw mode was left for a soft reset.
    pub fn start(vm: &mut Vm, settings: Settings, reset: Option<Reset>) -> Repl {
        execute::allow_interrupt(vm, false);
        if vm.root(Root::Main).is_null() {
            vm.main_names = settings.star;
        }
        let mut repl = Repl { settings, state: State::Line, sequence: Sequence::None, typed: 0 };
        if reset == Some(Reset::Raw) {
            repl.raw(vm);
        } else {
            repl.friendly(vm);
        }
        repl
    }

    /// Receives and serves bytes until a soft reset.
    #[inline(never)]
    pub fn run(&mut self, vm: &mut Vm) -> Reset {
        loop {
            let byte = input::wait(vm, true);
            if let Some(reset) = self.feed(vm, byte) {
                return reset;
            }
        }
    }

    /// Does what a received byte asks for.
    pub fn feed(&mut self, vm: &mut Vm, byte: u8) -> Option<Reset> {
        match self.state {
            State::Line => self.key(vm, byte),
            State::Paste => self.paste(vm, byte),
            State::Raw => self.raw_byte(vm, byte),
        }
    }

    // ---- prompts

    fn friendly(&mut self, vm: &mut Vm) {
        write(vm, self.settings.banner.as_bytes());
        write(vm, b"\nType \"help()\" for more information.\n");
        self.prompt(vm);
    }

    fn prompt(&mut self, vm: &mut Vm) {
        self.state = State::Line;
        self.forget(vm);
        write(vm, b">>> ");
    }

    fn raw(&mut self, vm: &mut Vm) {
        self.state = State::Raw;
        write(vm, b"raw REPL; CTRL-B to exit\n");
        self.raw_prompt(vm);
    }

    fn raw_prompt(&mut self, vm: &mut Vm) {
        self.forget(vm);
        write(vm, b">");
    }

    /// Drops the text.
    fn forget(&mut self, vm: &mut Vm) {
        text::clear(vm);
        vm.text_lost = false;
        self.typed = 0;
    }

    /// Keeps a byte of the text. Without memory for it all of the text is lost, which is an error at its end.
    fn keep(&mut self, vm: &mut Vm, byte: u8) {
        if !vm.text_lost && text::push(vm, byte).is_err() {
            text::clear(vm);
            vm.text_lost = true;
        }
    }

    fn is_empty(&self, vm: &Vm) -> bool {
        text::is_empty(vm) && !vm.text_lost
    }

    fn reset(&mut self, vm: &mut Vm, reset: Reset) -> Option<Reset> {
        write(vm, b"MPY: soft reboot\n");
        Some(reset)
    }

    // ---- the friendly prompt

    fn key(&mut self, vm: &mut Vm, byte: u8) -> Option<Reset> {
        let byte = input::line_end(vm, byte)?;
        if self.is_in_sequence(byte) {
            return None;
        }
        match byte {
            CTRL_C => {
                write(vm, b"\n");
                self.prompt(vm);
            }
            CTRL_A..=CTRL_E if self.typed == 0 => return self.control(vm, byte),
            b'\n' => return self.enter(vm),
            BACKSPACE | DELETE => self.erase(vm),
            b'\t' => self.insert(vm, INDENT),
            b' '..=b'~' | 0x80.. => self.insert(vm, &[byte]),
            _ => {}
        }
        None
    }

    /// Whether a byte belongs to what a cursor key or the like sends.
    fn is_in_sequence(&mut self, byte: u8) -> bool {
        if byte < b' ' && byte != ESCAPE {
            self.sequence = Sequence::None;
            return false;
        }
        let before = self.sequence;
        self.sequence = match (before, byte) {
            (Sequence::None, ESCAPE) => Sequence::Started,
            (Sequence::Started, b'[' | b'O') | (Sequence::Inside, b'0'..=b'?') => Sequence::Inside,
            _ => Sequence::None,
        };
        before != Sequence::None || byte == ESCAPE
    }

    /// A control key in an empty line.
    fn control(&mut self, vm: &mut Vm, byte: u8) -> Option<Reset> {
        write(vm, b"\n");
        match byte {
            CTRL_A => self.raw(vm),
            CTRL_B => self.friendly(vm),
            CTRL_D if self.is_empty(vm) => return self.reset(vm, Reset::Friendly),
            CTRL_D => return self.execute(vm, b"", Mode::Interactive),
            _ => {
                self.forget(vm);
                self.state = State::Paste;
                write(vm, b"paste mode; Ctrl-C to cancel, Ctrl-D to finish\n=== ");
            }
        }
        None
    }

    fn insert(&mut self, vm: &mut Vm, bytes: &[u8]) {
        for &byte in bytes {
            self.keep(vm, byte);
        }
        self.typed += bytes.len() as u32;
        write(vm, bytes);
    }

    /// Takes back the last character of the line.
    fn erase(&mut self, vm: &mut Vm) {
        let mut is_part = true;
        while is_part && self.typed > 0 {
            self.typed -= 1;
            // Further bytes of a character start with the bits 10.
            is_part = text::pop(vm).is_some_and(|byte| byte & 0xC0 == 0x80);
            if !is_part {
                write(vm, b"\x08\x1b[K");
            }
        }
    }

    fn enter(&mut self, vm: &mut Vm) -> Option<Reset> {
        write(vm, b"\n");
        if self.is_empty(vm) {
            self.prompt(vm);
            return None;
        }
        if complete::needs_more(text::len(vm), |i| text::get(vm, i)) {
            self.keep(vm, b'\n');
            self.typed = 0;
            write(vm, b"... ");
            return None;
        }
        self.execute(vm, b"", Mode::Interactive)
    }

    fn execute(&mut self, vm: &mut Vm, answer: &[u8], mode: Mode) -> Option<Reset> {
        if execute::typed(vm, answer, mode, false) == Exits(true) {
            return self.reset(vm, Reset::Friendly);
        }
        self.prompt(vm);
        None
    }

    fn paste(&mut self, vm: &mut Vm, byte: u8) -> Option<Reset> {
        match byte {
            CTRL_C => {
                write(vm, b"\n");
                self.prompt(vm);
            }
            CTRL_D => return self.execute(vm, b"\n", Mode::Module),
            _ => {
                let byte = input::line_end(vm, byte)?;
                self.keep(vm, byte);
                write(vm, if byte == b'\n' { b"\n=== " } else { core::slice::from_ref(&byte) });
            }
        }
        None
    }

    // ---- raw mode

    fn raw_byte(&mut self, vm: &mut Vm, byte: u8) -> Option<Reset> {
        match byte {
            CTRL_A => return self.raw_start(vm),
            CTRL_B => {
                write(vm, b"\n");
                self.friendly(vm);
            }
            CTRL_C => self.forget(vm),
            CTRL_D => return self.raw_end(vm),
            _ => {
                if let Some(byte) = input::line_end(vm, byte) {
                    self.keep(vm, byte);
                }
            }
        }
        None
    }

    /// Ctrl-A in raw mode: the end of a request that Ctrl-E began, or the greeting again.
    fn raw_start(&mut self, vm: &mut Vm) -> Option<Reset> {
        if text::len(vm) != 2 || text::get(vm, 0) != CTRL_E {
            self.raw(vm);
            return None;
        }
        if text::get(vm, 1) != b'A' {
            write(vm, b"R\x00");
            self.raw_prompt(vm);
            return None;
        }
        self.forget(vm);
        write(vm, b"R\x01");
        input::begin_paste(vm);
        let exits = execute::pasted(vm);
        self.raw_done(vm, exits)
    }

    fn raw_end(&mut self, vm: &mut Vm) -> Option<Reset> {
        if self.is_empty(vm) {
            write(vm, b"OK\n");
            return self.reset(vm, Reset::Raw);
        }
        let exits = execute::typed(vm, b"OK", Mode::Module, true);
        self.raw_done(vm, exits)
    }

    fn raw_done(&mut self, vm: &mut Vm, exits: Exits) -> Option<Reset> {
        if exits == Exits(true) {
            return self.reset(vm, Reset::Raw);
        }
        self.raw_prompt(vm);
        None
    }
}
