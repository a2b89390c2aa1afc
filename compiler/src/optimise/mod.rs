//! The optimiser: code objects to smaller and faster code objects that do the same.
//!
//! Each pass is a file, takes time in proportion to the code, and keeps what the rest relies on:
//! * what an instruction does and the order of effects, exceptions and their lines included;
//! * the emitter's contract: no unreachable code, equal stack depths where ways meet, labels defined;
//! * determinism: the result follows from the code alone.

#[cfg(test)]
mod testing;

mod assigned;
pub(crate) mod fold;
mod jumps;
mod lines;
mod locals;
mod strings;
mod tails;

use crate::Target;
use crate::code::{CodeObject, Unit};

/// Optimises a unit.
pub(crate) fn optimise(unit: &mut Unit, target: Target) {
    function(&mut unit.code);
    strings::move_to_names(unit, target);
}

/// The passes over one function, after those inside it.
fn function(code: &mut CodeObject) {
    for child in &mut code.children {
        function(child);
    }
    locals::hand_on(code);
    tails::merge(code);
    jumps::straighten(code);
    lines::keep_needed(code);
}
