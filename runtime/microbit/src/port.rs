//! The machine's port to the installed board.

use core::sync::atomic::AtomicU8;

use mpyc_runtime::port::Port;

use crate::{animation, current::board, tables};

/// A port to the board that is installed; `pending` is that board's poll flag, in its [`crate::Shared`].
pub const fn port(pending: &'static AtomicU8) -> Port {
    Port {
        write: |text| board().console_write(text),
        ticks_us: || board().ticks_us() as u32,
        ticks_ms: || board().ticks_ms() as u32,
        idle: |microseconds| board().idle(microseconds),
        poll: animation::poll,
        pending,
        clear_pending: |bits| board().clear_pending(bits),
        types: tables::TYPES,
        modules: tables::MODULES,
        objects: tables::OBJECTS,
    }
}
