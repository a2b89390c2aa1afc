//! Tail merging: two ways that meet do the same last thing once, behind the place where they meet.
//!
//! `if a: b() else: c()` drops the result of whichever call it was. Only what cannot raise is shared: an
//! exception tells the line of one way.

use super::lines::is_silent;
use crate::code::{Arg, CodeObject, Instr, Item, Label};
use mpyc_abi::opcode::{ends_block, op};
use rustc_hash::FxHashMap;

/// Most instructions that one jump shares.
const MAX_SHARED: usize = 8;

/// Shares the tails of ways that meet at a label with the way that falls through to it.
pub(super) fn merge(code: &mut CodeObject) {
    let places = places_with_tails(code);
    if places.is_empty() {
        return;
    }
    let mut merger = Merger { items: &mut code.items, label_count: code.label_count, entries: FxHashMap::default() };
    let mut dropped = Vec::new();
    for at in 0..merger.items.len() {
        if let Item::Instr(Instr { op: op::JUMP, arg: Arg::Label(target), .. }) = merger.items[at]
            && let Some(&place) = places.get(&target)
            && place > at
        {
            merger.share(at, place, &mut dropped);
        }
    }
    let Merger { label_count, entries, .. } = merger;
    code.label_count = label_count;
    dropped.sort_unstable();
    rebuild(code, &dropped, &entries);
}

/// The places of labels that control from above falls through to.
fn places_with_tails(code: &CodeObject) -> FxHashMap<Label, usize> {
    let mut places = FxHashMap::default();
    let mut falls_through = true;
    for (at, item) in code.items.iter().enumerate() {
        match item {
            Item::Instr(instr) => falls_through = !ends_block(instr.op),
            Item::Label(label) if falls_through => {
                places.insert(*label, at);
            }
            // Another way falls through from here on, but its tail is in front of this label.
            Item::Label(_) => falls_through = true,
            Item::Line(_) => {}
        }
    }
    places
}

struct Merger<'a> {
    items: &'a mut [Item],
    label_count: u32,
    /// New labels, by the place of the instruction that they stand before.
    entries: FxHashMap<usize, Label>,
}

impl Merger<'_> {
    /// Shares what comes before the jump at `jump` with what comes before the label at `place`.
    fn share(&mut self, jump: usize, place: usize, dropped: &mut Vec<usize>) {
        let (mut mine, mut other) = (jump, place);
        let mut shared = Vec::new();
        while shared.len() < MAX_SHARED
            && let (Some(a), Some(b)) = (self.last_before(mine), self.last_before(other))
            && a < b
            && self.items[a] == self.items[b]
            && matches!(self.items[a], Item::Instr(instr) if is_silent(instr.op))
        {
            shared.push(a);
            (mine, other) = (a, b);
        }
        if shared.is_empty() {
            return;
        }
        let next = Label(self.label_count);
        let entry = *self.entries.entry(other).or_insert(next);
        if entry == next {
            self.label_count += 1;
        }
        self.items[jump] = Item::Instr(Instr::new(op::JUMP, Arg::Label(entry)));
        dropped.extend(shared);
    }

    /// The instruction before a place, if nothing but a line mark stands between. At the label itself other
    /// labels may stand too.
    fn last_before(&self, place: usize) -> Option<usize> {
        let is_mark = |item: &Item| matches!(item, Item::Line(_));
        let at_label = matches!(self.items[place], Item::Label(_));
        let at = self.items[..place].iter().rposition(|item| !(is_mark(item) || at_label && is_label(item)))?;
        matches!(self.items[at], Item::Instr(_)).then_some(at)
    }
}

fn is_label(item: &Item) -> bool {
    matches!(item, Item::Label(_))
}

/// Leaves out what was dropped and places the new labels.
fn rebuild(code: &mut CodeObject, dropped: &[usize], entries: &FxHashMap<usize, Label>) {
    let mut dropped = dropped.iter().copied().peekable();
    let mut items = Vec::with_capacity(code.items.len() + entries.len());
    for (at, item) in code.items.drain(..).enumerate() {
        if let Some(&label) = entries.get(&at) {
            items.push(Item::Label(label));
        }
        if dropped.next_if_eq(&at).is_none() {
            items.push(item);
        }
    }
    code.items = items;
}

#[cfg(test)]
mod tests {
    use crate::optimise::testing::shows;

    #[test]
    fn what_both_ways_do_last() {
        shows(
            "tails_of_branches",
            "def f(a, b):\n    if a:\n        b(1)\n    elif b:\n        b(2)\n    else:\n        b(3)\n    if a:\n        \
             c = b.d\n    else:\n        c = 2\n    return c\n",
        );
    }

    #[test]
    fn what_can_raise_stays_on_its_line() {
        shows("tails_that_can_raise", "if a:\n    b = c\nelse:\n    b = d\n");
    }
}
