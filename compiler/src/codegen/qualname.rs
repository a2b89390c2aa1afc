//! `__qualname__`, the dotted name of a class.
//!
//! MicroPython's classes know their plain names only. The dotted name of a class inside another or inside
//! a function takes room, so it is there in files that mention `__qualname__`. In a file it is put together
//! of pieces, most of which are needed anyway; in an image it is a constant.

use super::Generator;
use crate::Target;
use mpyc_abi::opcode::op;
use mpyc_grammar::ClassDef;

/// What stands between a function and what is inside it.
const LOCALS: &str = ".<locals>.";

impl Generator<'_> {
    /// Pushes the name of the class whose body is being generated.
    pub(super) fn load_qualified_name(&mut self, def: &ClassDef) {
        if !self.qualified_names {
            self.load_str(self.tree.name(def.name.name));
            return;
        }
        let whole = self.function.qualified.clone();
        let pieces = pieces(&whole);
        let in_pieces = self.options.optimize && self.options.target == Target::File && is_smaller(&whole, &pieces);
        let pieces = if in_pieces { pieces } else { vec![whole.as_str()] };
        for (at, piece) in pieces.iter().enumerate() {
            self.load_str(piece);
            if at > 0 {
                self.op(op::BINARY_ADD);
            }
        }
    }
}

/// The parts of a dotted name that are likely to be used again: `A.`, `f`, `.<locals>.`, `B`.
fn pieces(qualified: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for (at, part) in qualified.split(LOCALS).enumerate() {
        if at > 0 {
            pieces.push(LOCALS);
        }
        let start = part.rfind('.').map_or(0, |dot| dot + 1);
        pieces.extend([&part[..start], &part[start..]].into_iter().filter(|piece| !piece.is_empty()));
    }
    pieces
}

/// Whether loading and joining the pieces takes fewer bytes than the whole as a constant, by rule of thumb: a
/// piece takes four.
fn is_smaller(whole: &str, pieces: &[&str]) -> bool {
    pieces.len() > 1 && whole.len() > 4 * pieces.len() + 4
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_of_names() {
        assert_eq!(pieces("A"), ["A"]);
        assert_eq!(pieces("A.B"), ["A.", "B"]);
        assert_eq!(pieces("A.f.<locals>.B"), ["A.", "f", ".<locals>.", "B"]);
        assert_eq!(
            pieces("f.<locals>.<lambda>.<locals>.A.B"),
            ["f", ".<locals>.", "<lambda>", ".<locals>.", "A.", "B"]
        );
    }
}
