//! The machine's port to the installed board.

use mpyc_runtime::port::Port;

use crate::{Shared, animation, current::board, tables};

/// A port to the board that is installed, with this shared state and this region for files.
pub const fn port(shared: &'static Shared, filesystem: (u32, u32)) -> Port {
    Port {
        write: |text| board().console_write(text),
        read: || board().uart_read(),
        ticks_us: || board().ticks_us() as u32,
        ticks_ms: || board().ticks_ms() as u32,
        idle: |microseconds| board().idle(microseconds),
        poll: animation::poll,
        pending: &shared.pending,
        interrupt_character: &shared.interrupt_character,
        clear_pending: |bits| board().clear_pending(bits),
        set_pending: |bits| board().set_pending(bits),
        filesystem,
        types: tables::TYPES,
        modules: tables::MODULES,
        objects: tables::OBJECTS,
    }
}
