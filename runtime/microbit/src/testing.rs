//! A machine with a board for unit tests: time stands still, nothing is driven.

use core::sync::atomic::Ordering::Relaxed;
use std::{boxed::Box, string::String, vec::Vec};

use mpyc_abi::{board::FloatWidth, value::Value};
use mpyc_runtime::{
    mem::Space,
    msg::Msg,
    native::{Args, NativeFn},
    obj,
    out::Out,
    vm::{Config, Res, Vm},
};

use crate::{Board, Shared, install, port};

struct StillBoard(Shared);

impl Board for StillBoard {
    fn uart_write(&self, _: u8) {}
    fn uart_read(&self) -> Option<u8> {
        None
    }
    fn ticks_us(&self) -> u64 {
        0
    }
    fn ticks_ms(&self) -> u64 {
        0
    }
    fn idle(&self, _: u32) {
        self.0.tick(false, false);
    }
    fn shared(&self) -> &Shared {
        &self.0
    }
    fn clear_pending(&self, bits: u8) {
        self.0.pending.fetch_and(!bits, Relaxed);
    }
    fn set_pending(&self, bits: u8) {
        self.0.set_pending(bits);
    }
    fn drive_display(&self, _: bool) {}
    fn is_display_driven(&self) -> bool {
        true
    }
    fn light_level(&self) -> u8 {
        0
    }
    fn unique_id(&self) -> [u8; 8] {
        [0; 8]
    }
    fn reset(&self) -> ! {
        panic!("reset")
    }
    fn panic(&self, code: u16) -> ! {
        panic!("panic {code}")
    }
}

/// A machine with a board of its own, in this thread.
pub struct Machine {
    pub vm: Vm,
    pub board: &'static dyn Board,
    _space: Space,
}

impl Machine {
    pub fn new() -> Self {
        let board: &'static StillBoard = Box::leak(Box::new(StillBoard(Shared::new())));
        let port = Box::leak(Box::new(port(&board.0, (0, 0))));
        install(board);
        let space = Space::new();
        let vm = Vm::new(Config {
            ram_start: 0x2000_1000,
            ram_end: 0x2000_4000,
            slot_words: 0,
            native_stack_limit: 0,
            float: FloatWidth::Bits30,
            port,
        });
        Self { vm, board, _space: space }
    }

    /// Calls a native as the interpreter does: arguments on the stack.
    pub fn call(&mut self, function: NativeFn, args: &[Value]) -> Res {
        let base = self.vm.mark();
        for &arg in args {
            self.vm.push(arg);
        }
        function(&mut self.vm, Args::new(base, args.len().try_into().unwrap(), 0))
    }

    /// A str, kept alive.
    pub fn str(&mut self, text: &str) -> Value {
        let made = obj::str::new(&mut self.vm, text.as_bytes()).unwrap();
        self.vm.push(made);
        made
    }

    /// What a printing function writes.
    pub fn printed(&mut self, print: impl FnOnce(&mut Vm, &mut Out) -> Res<()>) -> String {
        let mut out = Out::string(&mut self.vm);
        print(&mut self.vm, &mut out).unwrap();
        String::from_utf8(Vec::from(out.bytes(&self.vm))).unwrap()
    }

    /// The text number of the exception that a call raised.
    pub fn message(&mut self, result: Res) -> Msg {
        assert!(result.is_err(), "nothing was raised");
        let message = mpyc_runtime::mem::r32(self.vm.exception().0 + 8);
        Msg(Value::from_word(mpyc_runtime::mem::r32(message + 4)).as_small() as u16)
    }
}
