//! The verifier's tables in a buffer of the caller: jump targets and handlers of one function.
//!
//! ```text
//! bitmap of targets · a state for each target, in order of offset · handlers, in order, the first for no handler
//! ```

use super::state::State;
use crate::opcode::op;

/// Which instruction opened a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SetupKind {
    Except,
    Finally,
    With,
}

impl SetupKind {
    /// The kind of handler an opcode opens.
    pub(super) fn of(opcode: u8) -> Option<SetupKind> {
        match opcode {
            op::SETUP_EXCEPT => Some(SetupKind::Except),
            op::SETUP_FINALLY => Some(SetupKind::Finally),
            op::SETUP_WITH => Some(SetupKind::With),
            _ => None,
        }
    }
}

/// What is known of a handler, a word each.
#[derive(Clone, Copy)]
pub(super) enum Field {
    /// Offset of its code; no code is that of no handler.
    Target,
    /// Stack depth when it was opened.
    Saved,
    /// What opened it, a [`SetupKind`].
    Kind,
    /// The word of a state with the handler around it and the cause that one holds.
    Outer,
    /// How deep it is nested, from 1.
    Level,
    /// Slots by which depths inside may be too low, because of handlers around it.
    Hidden,
    /// Stack depth behind its END_FINALLY, plus one; 0 until it is known.
    After,
}

const FIELDS: usize = 7;

/// Words needed for code of `len` bytes with so many jumps and handlers.
pub(super) fn words(len: usize, jumps: usize, setups: usize) -> usize {
    len.div_ceil(32) + jumps + (setups + 1) * FIELDS
}

/// The tables. Their parts are found by [`Scratch::divide`], once all targets are marked.
pub(super) struct Scratch<'a> {
    words: &'a mut [u32],
    /// Where the states start: behind the bitmap.
    states: usize,
    /// Where the handlers start.
    setups: usize,
    /// Whether something was learned since this was last cleared.
    pub(super) changed: bool,
}

impl<'a> Scratch<'a> {
    /// Tables without any target for code of `len` bytes; `None` if the buffer is too small for the bitmap.
    pub(super) fn new(words: &'a mut [u32], len: usize) -> Option<Self> {
        words.fill(0);
        let states = len.div_ceil(32);
        (states <= words.len()).then_some(Self { words, states, setups: 0, changed: false })
    }

    /// Marks a target, which lies within the code.
    pub(super) fn mark(&mut self, target: u32) {
        if let Some(word) = self.words.get_mut(target as usize / 32) {
            *word |= 1 << (target % 32);
        }
    }

    /// Whether an offset is a target.
    pub(super) fn is_target(&self, offset: u32) -> bool {
        self.word(offset as usize / 32) >> (offset % 32) & 1 != 0
    }

    /// Divides what is behind the bitmap; whether it suffices for so many handlers.
    pub(super) fn divide(&mut self, setups: usize) -> bool {
        let targets: u32 = self.words.iter().take(self.states).map(|word| word.count_ones()).sum();
        self.setups = self.states + targets as usize;
        self.set_word(self.setups, u32::MAX);
        self.changed = false;
        self.setups + (setups + 1) * FIELDS <= self.words.len()
    }

    /// Number of targets and handlers together, or more.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn word(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(0)
    }

    fn set_word(&mut self, at: usize, value: u32) {
        if let Some(word) = self.words.get_mut(at)
            && *word != value
        {
            *word = value;
            self.changed = true;
        }
    }

    /// The place of a target's state: it has as many before it as targets lie before it.
    fn place(&self, target: u32) -> usize {
        let at = target as usize / 32;
        let below = self.word(at) & ((1 << (target % 32)) - 1);
        let before: u32 = self.words.iter().take(at).map(|word| word.count_ones()).sum();
        self.states + (before + below.count_ones()) as usize
    }

    /// The state known at a target.
    pub(super) fn state(&self, target: u32) -> Option<State> {
        State::from_word(self.word(self.place(target)))
    }

    /// Notes the state at a target.
    pub(super) fn set_state(&mut self, target: u32, state: State) {
        self.set_word(self.place(target), state.word());
    }

    fn field_place(&self, handler: u32, field: Field) -> usize {
        self.setups + handler as usize * FIELDS + field as usize
    }

    /// What is known of a handler; 0 is none.
    pub(super) fn field(&self, handler: u32, field: Field) -> u32 {
        self.word(self.field_place(handler, field))
    }

    /// Notes something of a handler.
    pub(super) fn set_field(&mut self, handler: u32, field: Field, value: u32) {
        self.set_word(self.field_place(handler, field), value);
    }
}
