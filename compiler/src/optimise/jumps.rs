//! Jumps: straight to where they lead in the end, and only where they are needed.
//!
//! A jump never leaves or enters a handler, so the place that a jump at its target leads to is as good a
//! target, and what stands at a function's return may stand in the place of a jump to it.

use crate::code::{Arg, CodeObject, Instr, Item, Label};
use mpyc_abi::opcode::{Operand, ends_block, op, operand};

/// Longest chain of jumps that is followed: there are loops of nothing but jumps.
const MAX_CHAIN: usize = 16;

/// Shortens the ways of a function and drops what no way reaches any more.
pub(super) fn straighten(code: &mut CodeObject) {
    thread(code);
    return_at_once(code);
    invert(code);
    drop_unreachable(code);
}

/// The place of each label.
fn places(code: &CodeObject) -> Vec<usize> {
    let mut places = vec![usize::MAX; code.label_count as usize];
    for (at, item) in code.items.iter().enumerate() {
        if let Item::Label(label) = item {
            places[label.0 as usize] = at;
        }
    }
    places
}

/// The first instruction at or behind a place.
fn next_instr(items: &[Item], from: usize) -> Option<(usize, Instr)> {
    items.iter().enumerate().skip(from).find_map(|(at, item)| match item {
        Item::Instr(instr) => Some((at, *instr)),
        _ => None,
    })
}

/// Leads each jump past the jumps at its target, and ends it there if that is a return.
fn thread(code: &mut CodeObject) {
    let places = places(code);
    let mut at = 0;
    while at < code.items.len() {
        if let Item::Instr(instr) = code.items[at]
            && let Arg::Label(target) = instr.arg
            && may_be_led_on(instr.op)
        {
            let target = destination(code, &places, at, instr.op, target);
            code.items[at] = Item::Instr(match returns_at(code, &places, target) {
                Some(return_) if instr.op == op::JUMP => return_,
                _ => Instr { arg: Arg::Label(target), ..instr },
            });
        }
        at += 1;
    }
}

/// Jumps that do the same wherever they lead. Those that open or unwind handlers do not.
fn may_be_led_on(opcode: u8) -> bool {
    matches!(
        opcode,
        op::JUMP
            | op::POP_JUMP_IF_TRUE
            | op::POP_JUMP_IF_FALSE
            | op::JUMP_IF_TRUE_OR_POP
            | op::JUMP_IF_FALSE_OR_POP
            | op::POP_EXCEPT_JUMP
            | op::FOR_ITER
    )
}

/// Where a jump at `at` to `target` leads in the end.
fn destination(code: &CodeObject, places: &[usize], at: usize, opcode: u8, target: Label) -> Label {
    let only_forward = operand(opcode) == Operand::JumpForward;
    let keeps_value = matches!(opcode, op::JUMP_IF_TRUE_OR_POP | op::JUMP_IF_FALSE_OR_POP);
    let mut target = target;
    for _ in 0..MAX_CHAIN {
        let Some((_, there)) = next_instr(&code.items, places[target.0 as usize]) else { break };
        let leads_on = there.op == op::JUMP || keeps_value && there.op == opcode;
        let Arg::Label(next) = there.arg else { break };
        if !leads_on || next == target || only_forward && places[next.0 as usize] <= at {
            break;
        }
        target = next;
    }
    target
}

/// The return at a label, if that is the first thing there.
fn returns_at(code: &CodeObject, places: &[usize], label: Label) -> Option<Instr> {
    next_instr(&code.items, places[label.0 as usize]).map(|(_, instr)| instr).filter(|i| i.op == op::RETURN_VALUE)
}

/// Returns None where a jump leads to that, in no more bytes than the jump takes.
fn return_at_once(code: &mut CodeObject) {
    let places = places(code);
    let returns_none = |item: &Item| {
        let Item::Instr(Instr { op: op::JUMP, arg: Arg::Label(target), .. }) = item else { return false };
        let Some((at, first)) = next_instr(&code.items, places[target.0 as usize]) else { return false };
        let second = code.items.get(at + 1);
        first.op == op::LOAD_CONST_NONE && second == Some(&Item::Instr(Instr::plain(op::RETURN_VALUE)))
    };
    if !code.items.iter().any(returns_none) {
        return;
    }
    let mut items = Vec::with_capacity(code.items.len() + 1);
    for item in &code.items {
        if returns_none(item) {
            items.extend([op::LOAD_CONST_NONE, op::RETURN_VALUE].map(|op| Item::Instr(Instr::plain(op))));
        } else {
            items.push(item.clone());
        }
    }
    code.items = items;
}

/// Turns a condition around that only jumps over a jump.
fn invert(code: &mut CodeObject) {
    for at in 0..code.items.len() {
        let Item::Instr(Instr { op: condition, arg: Arg::Label(over), .. }) = code.items[at] else { continue };
        let inverse = match condition {
            op::POP_JUMP_IF_TRUE => op::POP_JUMP_IF_FALSE,
            op::POP_JUMP_IF_FALSE => op::POP_JUMP_IF_TRUE,
            _ => continue,
        };
        let rest = &code.items[at + 1..];
        let Some(jump) = rest.iter().position(|item| !matches!(item, Item::Line(_))) else { continue };
        let Item::Instr(Instr { op: op::JUMP, arg: Arg::Label(target), .. }) = rest[jump] else { continue };
        if leads_to(&rest[jump + 1..], over) {
            code.items[at] = Item::Instr(Instr::new(inverse, Arg::Label(target)));
            // A label that nothing leads to is as good as nothing.
            code.items[at + 1 + jump] = Item::Label(Label(code.label_count));
            code.label_count += 1;
        }
    }
}

/// Whether control that comes from above meets a label before any instruction.
fn leads_to(items: &[Item], label: Label) -> bool {
    items.iter().take_while(|item| !matches!(item, Item::Instr(_))).any(|item| *item == Item::Label(label))
}

/// Drops code behind the end of a block that nothing leads to, jumps to the next instruction, and labels without
/// jumps. What was dropped may have held the last jump to another place, so this goes on until nothing changes.
fn drop_unreachable(code: &mut CodeObject) {
    loop {
        let before = code.items.len();
        drop_once(code);
        if code.items.len() == before {
            return;
        }
    }
}

fn drop_once(code: &mut CodeObject) {
    let mut wanted = vec![false; code.label_count as usize];
    for instr in code.instrs() {
        if let Arg::Label(label) = instr.arg {
            wanted[label.0 as usize] = true;
        }
    }
    let mut is_dead = false;
    let mut kept: Vec<Item> = Vec::with_capacity(code.items.len());
    for item in code.items.drain(..) {
        match &item {
            Item::Label(label) if wanted[label.0 as usize] => {
                is_dead = false;
                drop_jump_to(&mut kept, *label);
            }
            Item::Label(_) => continue,
            Item::Line(_) => {}
            Item::Instr(_) if is_dead => continue,
            Item::Instr(instr) => is_dead = ends_block(instr.op),
        }
        kept.push(item);
    }
    code.items = kept;
}

/// Removes a jump at the end of the code to a label that is placed there.
fn drop_jump_to(items: &mut Vec<Item>, label: Label) {
    let Some(last) = items.iter().rposition(|item| matches!(item, Item::Instr(_))) else { return };
    if items[last] == Item::Instr(Instr::new(op::JUMP, Arg::Label(label))) {
        items.remove(last);
    }
}

#[cfg(test)]
mod tests {
    use crate::optimise::testing::shows;

    #[test]
    fn conditions_that_leave_a_loop() {
        shows(
            "jumps_out_of_loops",
            "def f(a):\n    while True:\n        if a():\n            continue\n        if a.b:\n            break\n        \
             a.c()\n    return a\n",
        );
    }

    #[test]
    fn jumps_to_jumps_and_returns() {
        shows(
            "jumps_to_jumps",
            "def f(a, b):\n    while a():\n        if a.b:\n            if b:\n                a.c()\n            else:\n                \
             b()\n        else:\n            a.d()\n\n\ndef g(a, b):\n    return a() if b else b()\n",
        );
    }

    #[test]
    fn branches_at_the_end_of_a_function() {
        shows(
            "jumps_to_the_end",
            "def f(a):\n    if a:\n        with a:\n            a()\n    else:\n        a.b = 1\n\n\n{a.b: 1, a.c: d}\n",
        );
    }
}
