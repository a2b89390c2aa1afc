//! The board that natives work on: one for the firmware, one a thread on the host.

#[cfg(any(feature = "host", test))]
mod host {
    use core::cell::Cell;

    use crate::Board;

    std::thread_local! {
        static BOARD: Cell<Option<&'static dyn Board>> = const { Cell::new(None) };
    }

    /// Makes `board` the one that this thread's programs see. To be called before any program runs.
    pub fn install(board: &'static dyn Board) {
        BOARD.set(Some(board));
    }

    /// The board of this thread.
    ///
    /// # Panics
    /// When none was installed: a mistake in the board's crate that no program can cause.
    pub fn board() -> &'static dyn Board {
        BOARD.get().expect("a board is installed before programs run")
    }
}

#[cfg(any(feature = "host", test))]
pub use host::{board, install};

#[cfg(not(any(feature = "host", test)))]
mod firmware {
    use crate::Board;

    unsafe extern "Rust" {
        /// The firmware's board. The firmware has it under this name, so that the compiler knows which it is.
        safe static MPYC_BOARD: &'static (dyn Board + Sync);
    }

    /// The board.
    #[inline(always)]
    pub fn board() -> &'static dyn Board {
        MPYC_BOARD
    }
}

#[cfg(not(any(feature = "host", test)))]
pub use firmware::board;
