//! The verifier's tables in a buffer of the caller: jump targets and handlers of one function.
//!
//! ```text
//! bitmap of targets · labels (2 words each, in order of offset) · setups (3 words each, in order)
//! ```

use super::{Cause, Reason, State, VerifyError};
use crate::code::{Dialect, decode};
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

/// What is known of a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setup {
    /// Offset of its code.
    pub(super) target: u32,
    /// Stack depth when it was opened.
    pub(super) saved: u32,
    /// What opened it.
    pub(super) kind: SetupKind,
    /// The handler around it, and the cause that one holds.
    pub(super) outer: Option<u16>,
    pub(super) outer_cause: Cause,
    /// How deep it is nested, from 1.
    pub(super) level: u32,
    /// Slots by which depths inside may be too low, because of handlers around it.
    pub(super) hidden: u8,
    /// Stack depth behind its END_FINALLY, once known.
    pub(super) after: Option<u32>,
}

const LABEL_WORDS: usize = 2;
const SETUP_WORDS: usize = 3;
/// No handler, or a depth not known yet.
const NONE: u32 = 0xFFFF;
/// Marks a label whose state is known.
const KNOWN: u32 = 1 << 31;

/// Words needed for code of `len` bytes with so many jumps and handlers.
pub(super) fn words(len: usize, labels: usize, setups: usize) -> usize {
    len.div_ceil(32) + labels * LABEL_WORDS + setups * SETUP_WORDS
}

/// The tables.
pub(super) struct Scratch<'a> {
    labels: &'a mut [[u32; LABEL_WORDS]],
    setups: &'a mut [[u32; SETUP_WORDS]],
}

impl<'a> Scratch<'a> {
    /// Finds all jump targets of `code` and checks that instructions start there.
    pub(super) fn new(buffer: &'a mut [u32], code: &[u8], dialect: Dialect) -> Result<Self, VerifyError> {
        let fail = |offset, reason| VerifyError { offset, reason };
        let bitmap_words = code.len().div_ceil(32);
        if buffer.len() < bitmap_words {
            return Err(fail(0, Reason::Scratch));
        }
        let (bitmap, rest) = buffer.split_at_mut(bitmap_words);
        bitmap.fill(0);
        let mut setups = 0;
        for instr in decode(code, dialect) {
            let instr = instr.map_err(|(offset, error)| fail(offset, Reason::Code(error)))?;
            setups += usize::from(SetupKind::of(instr.op).is_some());
            let Some(target) = instr.target() else { continue };
            if target as usize >= code.len() {
                return Err(fail(instr.offset, Reason::JumpTarget));
            }
            if let Some(word) = bitmap.get_mut(target as usize / 32) {
                *word |= 1 << (target % 32);
            }
        }
        let count = bitmap.iter().map(|word| word.count_ones() as usize).sum::<usize>();
        if rest.len() < count * LABEL_WORDS + setups * SETUP_WORDS {
            return Err(fail(0, Reason::Scratch));
        }
        let (labels, rest) = rest.split_at_mut(count * LABEL_WORDS);
        let labels = labels.as_chunks_mut::<LABEL_WORDS>().0;
        let (setups, _) = rest.split_at_mut(setups * SETUP_WORDS);
        let setups = setups.as_chunks_mut::<SETUP_WORDS>().0;
        setups.fill([0, NONE << 16, 0]);
        fill_labels(labels, bitmap, code, dialect)?;
        Ok(Scratch { labels, setups })
    }

    /// Number of labels and handlers together.
    pub(super) fn len(&self) -> usize {
        self.labels.len() + self.setups.len()
    }

    /// The label at an offset.
    pub(super) fn label_at(&self, offset: u32) -> Option<usize> {
        self.labels.binary_search_by_key(&offset, |label| label[0] & 0xFFFF).ok()
    }

    /// The state known at a label.
    pub(super) fn state(&self, label: usize) -> Option<State> {
        let [place, state] = *self.labels.get(label)?;
        if state & KNOWN == 0 {
            return None;
        }
        Some(State {
            depth: state & 0xFFFF,
            handler: u16::try_from(place >> 16).ok().filter(|&handler| u32::from(handler) != NONE),
            cause: cause(state >> 16),
        })
    }

    /// Notes the state at a label.
    pub(super) fn set_state(&mut self, label: usize, state: State) {
        if let Some(words) = self.labels.get_mut(label) {
            words[0] = words[0] & 0xFFFF | state.handler.map_or(NONE, u32::from) << 16;
            words[1] = KNOWN | (state.cause as u32) << 16 | state.depth & 0xFFFF;
        }
    }

    /// A handler by its number in the code.
    pub(super) fn setup(&self, index: u16) -> Setup {
        let [place, outer, rest] = self.setups.get(usize::from(index)).copied().unwrap_or_default();
        Setup {
            target: place & 0xFFFF,
            saved: place >> 16,
            kind: match rest >> 24 & 3 {
                0 => SetupKind::Except,
                1 => SetupKind::Finally,
                _ => SetupKind::With,
            },
            outer: (outer & 0xFFFF != NONE).then_some(outer as u16),
            outer_cause: cause(rest >> 26),
            level: rest & 0xFF,
            hidden: (rest >> 8) as u8,
            after: Some(outer >> 16).filter(|&after| after != NONE),
        }
    }

    /// Notes a handler.
    pub(super) fn set_setup(&mut self, index: u16, setup: Setup) {
        if let Some(words) = self.setups.get_mut(usize::from(index)) {
            let outer = setup.outer.map_or(NONE, u32::from);
            *words = [
                setup.target & 0xFFFF | setup.saved << 16,
                outer | setup.after.unwrap_or(NONE) << 16,
                setup.level & 0xFF
                    | u32::from(setup.hidden) << 8
                    | (setup.kind as u32) << 24
                    | (setup.outer_cause as u32) << 26,
            ];
        }
    }
}

/// Makes a label of every marked offset; one that is no instruction start is an error.
fn fill_labels(
    labels: &mut [[u32; LABEL_WORDS]],
    bitmap: &[u32],
    code: &[u8],
    dialect: Dialect,
) -> Result<(), VerifyError> {
    let marked = |offset: u32| bitmap.get(offset as usize / 32).is_some_and(|word| word >> (offset % 32) & 1 != 0);
    let mut next = 0;
    for instr in decode(code, dialect).flatten() {
        if marked(instr.offset)
            && let Some(label) = labels.get_mut(next)
        {
            *label = [instr.offset, 0];
            next += 1;
        }
        if let Some(inside) = (instr.offset + 1..instr.end).find(|&offset| marked(offset)) {
            return Err(VerifyError { offset: inside, reason: Reason::JumpTarget });
        }
    }
    Ok(())
}

fn cause(number: u32) -> Cause {
    match number & 7 {
        0 => Cause::None,
        1 => Cause::Entry,
        2 => Cause::Late,
        3 => Cause::Cleaned,
        4 => Cause::One,
        _ => Cause::Two,
    }
}
