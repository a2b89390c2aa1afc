//! Folding across modules: variables and attributes that keep their value become that value, operators on such values their
//! results, conditions a jump or nothing, and code that nothing leads to any more is dropped.
//!
//! What keeps its value, [`unchanging`] says: as the prompt may store to any variable, only code that runs before there is a
//! prompt is folded, the rest of the program's own body, unless the program is closed. Values and operators are those of the
//! compiler ([`values`]); [`rewrite`] changes the code of one function.
//!
//! What is dropped may have been all that stored a variable or used a function, so this goes on until nothing changes.

mod rewrite;
mod unchanging;
mod values;

use super::begun::begun;
use super::source::{Code, Source};
use super::{Evaluated, Found, Refused, find};
use unchanging::Unchanging;

/// Most rounds: a program where each finds more for another is left at the last.
const MOST_ROUNDS: u32 = 10;

/// What the program has and uses, with its code folded. Bodies that were begun have only what is left of them then.
pub(super) fn folded(source: &mut Source, evaluated: &Evaluated<'_>) -> Result<Found, Refused> {
    let bodies = begun(source, evaluated.bodies)?;
    let evaluated = Evaluated { bodies: &bodies, ..*evaluated };
    let mut found = find(source, &evaluated)?;
    for _ in 0..MOST_ROUNDS {
        let changed = changes(source, &found, &evaluated);
        if changed.is_empty() {
            break;
        }
        for (address, code) in changed {
            source.change(address, code);
        }
        found = find(source, &evaluated)?;
    }
    Ok(found)
}

/// The functions that change, in order.
fn changes(source: &Source, found: &Found, evaluated: &Evaluated<'_>) -> Vec<(u32, Code)> {
    let unchanging = Unchanging::new(source, found, evaluated);
    let functions = found.globals.functions.iter().filter(|&&function| unchanging.may_fold(function));
    functions.filter_map(|&function| Some((function, rewrite::rewritten(&unchanging, function)?))).collect()
}
