//! What the verifier knows before an instruction, in one word.

use core::num::NonZeroU32;

/// The cause on the stack of the innermost handler, if that is a finally handler being run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Cause {
    /// No finally handler is being run, or it is not the innermost one.
    None,
    /// One slot or two, the lowest right above the depth saved at SETUP.
    Entry,
    /// One slot or two, the lowest in place of the saved top (`async with`).
    Late,
    /// One slot or two, the lowest in place of `exit` (after WITH_CLEANUP).
    Cleaned,
    /// Surely one slot (`async with`).
    One,
    /// Surely two slots (`async with`).
    Two,
}

impl Cause {
    /// Depth at which only the cause is left on top of what the handler's code may not touch.
    pub(super) fn floor(self, saved: u32) -> u32 {
        match self {
            Cause::None | Cause::Late => saved,
            Cause::Entry => saved + 1,
            Cause::Cleaned | Cause::One | Cause::Two => saved.saturating_sub(1),
        }
    }

    /// Whether the true depth may be one more than the followed one.
    pub(super) fn hides_slot(self) -> bool {
        matches!(self, Cause::Entry | Cause::Late | Cause::Cleaned)
    }
}

/// Most slots on the stack that a state can tell.
pub(super) const MOST_SLOTS: u32 = 0xFFFF;
/// Most handlers that a state can tell.
pub(super) const MOST_HANDLERS: u32 = 0xFFF;

/// What is known before an instruction: in bits 1 to 16 the depth of the value stack (the lower number where a cause is one
/// slot or two), in bits 17 to 28 the number of the innermost handler from 1, in bits 29 to 31 what that left on the stack.
/// Bit 0 is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(NonZeroU32);

impl State {
    /// A state; the numbers fit.
    pub(super) fn new(depth: u32, handler: u32, cause: Cause) -> Self {
        Self(NonZeroU32::MIN | depth << 1 | handler << 17 | (cause as u32) << 29)
    }

    /// The state in a word of the tables; `None` where none is known.
    pub(super) fn from_word(word: u32) -> Option<Self> {
        NonZeroU32::new(word).map(Self)
    }

    /// Its word.
    pub(super) fn word(self) -> u32 {
        self.0.get()
    }

    /// Slots on the value stack.
    pub(super) fn depth(self) -> u32 {
        self.word() >> 1 & MOST_SLOTS
    }

    /// The innermost handler; 0 for none.
    pub(super) fn handler(self) -> u32 {
        self.word() >> 17 & MOST_HANDLERS
    }

    /// What that handler left on the stack.
    pub(super) fn cause(self) -> Cause {
        match self.word() >> 29 {
            0 => Cause::None,
            1 => Cause::Entry,
            2 => Cause::Late,
            3 => Cause::Cleaned,
            4 => Cause::One,
            _ => Cause::Two,
        }
    }

    /// The same with another depth.
    pub(super) fn with_depth(self, depth: u32) -> Self {
        Self::new(depth, self.handler(), self.cause())
    }

    /// The same with another cause.
    pub(super) fn with_cause(self, cause: Cause) -> Self {
        Self::new(self.depth(), self.handler(), cause)
    }
}
