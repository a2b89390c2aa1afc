//! Local variables that only hand a value on: `x = f()` and then `return x`, where nothing else uses `x`.

use crate::code::{Arg, CodeObject, Instr, Item};
use mpyc_abi::opcode::op;

/// How a local variable is used.
#[derive(Clone, Copy, Default)]
struct Uses {
    stores: u32,
    loads: u32,
    /// Whether its slot counts for another reason: it is a cell, or deleted.
    is_needed: bool,
}

/// Leaves the value on the stack where a variable is stored once, and loaded once, right behind that.
pub(super) fn hand_on(code: &mut CodeObject) {
    let uses = uses(code);
    let mut kept = Vec::with_capacity(code.items.len());
    for item in code.items.drain(..) {
        let is_load = |slot: u32| item == Item::Instr(Instr::new(op::LOAD_FAST_N, Arg::Uint(slot)));
        if let Some((at, slot)) = last_store(&kept)
            && is_load(slot)
            && uses.get(slot as usize).is_some_and(|uses| uses.stores == 1 && uses.loads == 1 && !uses.is_needed)
        {
            kept.remove(at);
        } else {
            kept.push(item);
        }
    }
    code.items = kept;
}

/// The uses of the slots. Parameters are stored by the call, cells and captured variables have other instructions.
fn uses(code: &CodeObject) -> Vec<Uses> {
    let mut uses = vec![Uses::default(); code.local_names.len()];
    for &cell in &code.cells {
        if let Some(uses) = uses.get_mut(cell as usize) {
            uses.is_needed = true;
        }
    }
    for instr in code.instrs() {
        let Arg::Uint(slot) = instr.arg else { continue };
        let Some(uses) = uses.get_mut(slot as usize) else { continue };
        match instr.op {
            op::STORE_FAST_N => uses.stores += 1,
            op::LOAD_FAST_N => uses.loads += 1,
            op::DELETE_FAST => uses.is_needed = true,
            _ => {}
        }
    }
    uses
}

/// The store that ends the code so far, by its place and slot, if only a line mark is behind it.
fn last_store(items: &[Item]) -> Option<(usize, u32)> {
    let at = items.iter().rposition(|item| !matches!(item, Item::Line(_)))?;
    match items[at] {
        Item::Instr(Instr { op: op::STORE_FAST_N, arg: Arg::Uint(slot), .. }) => Some((at, slot)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::optimise::testing::shows;

    #[test]
    fn variables_used_once() {
        shows(
            "variables_used_once",
            "def f(a):\n    b = a.c()\n    if b:\n        d = a.d\n        return d\n    e = a()\n    a(e, e)\n\n\n\
             def g(a):\n    a = a()\n    return a\n\n\ndef h(a):\n    b = a()\n    return lambda: b\n\n\n\
             def i(a):\n    for b in a:\n        c = b\n        print(c)\n",
        );
    }
}
