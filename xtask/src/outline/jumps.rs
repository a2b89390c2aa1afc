//! Jumps that the compiler made longer than they need to be now: it laid them out before anything was taken out.

use std::collections::BTreeMap;

use super::function::Token;

/// Conditions, each beside its opposite.
const CONDITIONS: [[&str; 2]; 7] =
    [["beq", "bne"], ["bhs", "blo"], ["bmi", "bpl"], ["bvs", "bvc"], ["bhi", "bls"], ["bge", "blt"], ["bgt", "ble"]];
/// Bytes that a conditional jump surely reaches, to both sides.
const CONDITIONAL_REACH: usize = 248;
/// Bytes that a jump surely reaches, to both sides.
pub const REACH: usize = 2040;

/// Makes the jumps of a function as short as they can be; to labels of the compiler's blocks only.
pub fn tighten(tokens: &mut Vec<Token>) {
    while let Some(change) = find(tokens) {
        match change {
            Change::Remove(at) => drop(tokens.remove(at)),
            Change::Replace(at, text) => tokens[at].text = text,
            Change::Join(at, text) => {
                tokens[at].text = text;
                tokens.remove(at + 1);
            }
            Change::Label(at, label) => tokens.insert(at, Token::opaque(&format!("{label}:"))),
        }
    }
}

/// What to do with a line.
enum Change {
    Remove(usize),
    Replace(usize, String),
    /// Puts this in place of the line and the next one.
    Join(usize, String),
    /// Puts this label before it.
    Label(usize, String),
}

/// The next change that makes a function shorter, or that leads to one.
fn find(tokens: &[Token]) -> Option<Change> {
    let mut places = Vec::with_capacity(tokens.len());
    let mut labels = BTreeMap::new();
    let mut bytes = 0;
    for (at, token) in tokens.iter().enumerate() {
        if let Some(label) = token.label() {
            labels.insert(label, at);
        }
        places.push(bytes);
        bytes += token.most_bytes();
    }
    // Whether only labels lie between two lines.
    let meet = |from: usize, to: usize| from < to && tokens[from + 1..to].iter().all(|token| token.label().is_some());
    let reaches = |at: usize, line: usize, most: usize| places[at].abs_diff(places[line]) <= most;
    for (at, token) in tokens.iter().enumerate() {
        let Some((opcode, target)) = jump(token) else { continue };
        let Some(&line) = labels.get(target) else { continue };
        if meet(at, line) {
            return Some(Change::Remove(at));
        }
        if opcode == "bl" && reaches(at, line, REACH) {
            return Some(Change::Replace(at, format!("\tb\t{target}")));
        }
        let Some(opposite) = opposite(opcode) else { continue };
        let Some(("b", far)) = tokens.get(at + 1).and_then(jump).filter(|_| meet(at + 1, line)) else { continue };
        if labels.get(far).is_some_and(|&line| reaches(at, line, CONDITIONAL_REACH)) {
            return Some(Change::Join(at, format!("\t{opposite}\t{far}")));
        }
        // Another jump to the same place may be near enough.
        let is_near = |&other: &usize| other != at + 1 && reaches(at, other, CONDITIONAL_REACH);
        let same = |other: &usize| tokens[*other].text == tokens[at + 1].text;
        if let Some(other) = (1..tokens.len()).filter(is_near).find(same) {
            return Some(match tokens[other - 1].label() {
                Some(label) => Change::Join(at, format!("\t{opposite}\t{label}")),
                None => Change::Label(other, format!("{far}.from.{}", labels.len())),
            });
        }
    }
    None
}

/// The jump on the opposite condition.
fn opposite(opcode: &str) -> Option<&'static str> {
    let pair = CONDITIONS.iter().find(|pair| pair.contains(&opcode))?;
    pair.iter().find(|&&other| other != opcode).copied()
}

/// The opcode and the target of a jump to one of the compiler's blocks.
fn jump(token: &Token) -> Option<(&str, &str)> {
    let (opcode, target) = token.text.strip_prefix('\t')?.split_once('\t')?;
    (opcode.starts_with('b') && target.starts_with(".LBB")).then_some((opcode, target))
}
