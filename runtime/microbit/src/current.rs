//! The board that natives work on: one for the firmware, one a thread on the host.

use crate::Board;

#[cfg(any(feature = "host", test))]
mod cell {
    use core::cell::Cell;

    use crate::Board;

    std::thread_local! {
        static BOARD: Cell<Option<&'static dyn Board>> = const { Cell::new(None) };
    }

    pub fn set(board: &'static dyn Board) {
        BOARD.set(Some(board));
    }

    pub fn get() -> Option<&'static dyn Board> {
        BOARD.get()
    }
}

#[cfg(not(any(feature = "host", test)))]
mod cell {
    use core::cell::Cell;

    use crate::Board;

    struct Only(Cell<Option<&'static dyn Board>>);

    // Safety: the firmware has one thread; interrupts use the board's own statics, never this.
    unsafe impl Sync for Only {}

    static BOARD: Only = Only(Cell::new(None));

    pub fn set(board: &'static dyn Board) {
        BOARD.0.set(Some(board));
    }

    pub fn get() -> Option<&'static dyn Board> {
        BOARD.0.get()
    }
}

/// Makes `board` the one that this thread's programs see. To be called before any program runs.
pub fn install(board: &'static dyn Board) {
    cell::set(board);
}

/// The board of this thread.
///
/// # Panics
/// When none was installed: a mistake in the board's crate that no program can cause.
pub fn board() -> &'static dyn Board {
    cell::get().expect("a board is installed before programs run")
}
