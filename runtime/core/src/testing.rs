//! A machine for unit tests: 16 KiB of RAM, no board, output thrown away.

use crate::port::Port;
use crate::vm::{Config, Res, Vm};
use core::sync::atomic::AtomicU8;
use mpyc_abi::board::FloatWidth;

static PENDING: AtomicU8 = AtomicU8::new(0);

static PORT: Port = Port {
    write: |_| {},
    read: || None,
    ticks_us: || 0,
    ticks_ms: || 0,
    idle: |_| {},
    poll: |_: &mut Vm| -> Res<()> { Ok(()) },
    pending: &PENDING,
    interrupt_character: &PENDING,
    clear_pending: |bits| {
        PENDING.fetch_and(!bits, core::sync::atomic::Ordering::Relaxed);
    },
    set_pending: |bits| {
        PENDING.fetch_or(bits, core::sync::atomic::Ordering::Relaxed);
    },
    filesystem: (0, 0),
    types: &[],
    modules: &[],
    objects: &[],
};

/// A machine in the current [`crate::mem::Space`].
pub fn machine() -> Vm {
    Vm::new(Config {
        ram_start: 0x2000_1000,
        ram_end: 0x2000_4000,
        slot_words: 0,
        native_stack_limit: 0,
        float: FloatWidth::Bits30,
        port: &PORT,
    })
}
