//! The module `micropython`: memory, interrupts, scheduling.

use crate::mem::r32;
use crate::member_table;
use crate::native::{Args, Member};
use crate::obj::{dict, str};
use crate::ops;
use crate::out::Out;
use crate::vm::{Res, Root, Vm};
use core::sync::atomic::Ordering::Relaxed;
use mpyc_abi::value::Value;
use mpyc_abi::{modules, tables};

/// Its members.
pub static MEMBERS: &[Member] = member_table! {
    fn CONST (1, 1) PURE => constant;
    fn HEAP_LOCK (0, 0) PLAIN => heap_lock;
    fn HEAP_UNLOCK (0, 0) PLAIN => heap_unlock;
    fn KBD_INTR (1, 1) PLAIN => kbd_intr;
    fn MEM_INFO (0, 1) PLAIN => mem_info;
    fn OPT_LEVEL (0, 1) PLAIN => opt_level;
    fn QSTR_INFO (0, 1) PLAIN => qstr_info;
    fn SCHEDULE (2, 2) PLAIN => schedule;
    fn STACK_USE (0, 0) PLAIN => stack_use;
};

/// Stands for no interrupt character.
const NO_CHARACTER: u8 = 0xFF;

/// `const(v)`: `v`; the compiler folds names bound to it.
fn constant(_vm: &mut Vm, args: Args) -> Res {
    Ok(args.at(0))
}

/// `heap_lock()`: from now on every allocation raises MemoryError, until it is unlocked as often.
fn heap_lock(vm: &mut Vm, _args: Args) -> Res {
    vm.heap_lock = vm.heap_lock.saturating_add(1);
    Ok(Value::NONE)
}

/// `heap_unlock()`: takes one lock away; gives how many are left.
fn heap_unlock(vm: &mut Vm, _args: Args) -> Res {
    vm.heap_lock = vm.heap_lock.saturating_sub(1);
    Ok(Value::small(vm.heap_lock as i32))
}

/// `kbd_intr(code)`: the byte on the console that stops the program; -1 for none.
fn kbd_intr(vm: &mut Vm, args: Args) -> Res {
    let code = ops::index(vm, args.at(0))?;
    vm.port.interrupt_character.store(u8::try_from(code).unwrap_or(NO_CHARACTER), Relaxed);
    Ok(Value::NONE)
}

/// `opt_level([n])`: level of code compiled from now on; 1 and more leave out assertions.
fn opt_level(vm: &mut Vm, args: Args) -> Res {
    if args.is_empty() {
        return Ok(Value::small(vm.opt_level as i32));
    }
    vm.opt_level = ops::index(vm, args.get(0))?.clamp(0, 3) as u8;
    Ok(Value::NONE)
}

/// The number of `kbd_intr` in [`MEMBERS`].
const KBD_INTR: u8 = 3;

/// `schedule(function, argument)`: calls it soon, between two operations of the program. `kbd_intr` is not called: the
/// program gets a KeyboardInterrupt.
fn schedule(vm: &mut Vm, args: Args) -> Res {
    if args.at(0) == tables::native(tables::module_table(modules::MICROPYTHON), KBD_INTR) {
        crate::schedule::interrupt(vm);
    } else {
        crate::schedule::add(vm, args.at(0), args.at(1))?;
    }
    Ok(Value::NONE)
}

/// `stack_use()`: bytes of the machine's stack in use.
fn stack_use(vm: &mut Vm, _args: Args) -> Res {
    Ok(Value::small(vm.stack_bytes() as i32))
}

/// Writes texts and numbers in turn to the console.
fn report(vm: &mut Vm, texts: &[&str], numbers: &[u32]) -> Res<()> {
    let mut out = Out::Console;
    for (text, &number) in texts.iter().zip(numbers) {
        out.text(vm, text)?;
        ops::print(vm, Value::small(number as i32), &mut out, false)?;
    }
    out.text(vm, "\n")
}

/// `mem_info([verbose])`: prints the use of stack and heap; with an argument, the size of every free chunk too.
fn mem_info(vm: &mut Vm, args: Args) -> Res {
    let (stack, used, free) = (vm.stack_bytes(), vm.used_bytes(), vm.free_bytes());
    let largest = vm.heap.largest_free().max(vm.gap_bytes());
    let texts = ["stack: ", " out of ", "\nGC: total: ", ", used: ", ", free: ", "\n max free sz: "];
    report(vm, &texts, &[stack, stack + vm.gap_bytes(), used + free, used, free, largest])?;
    if !args.is_empty() {
        let (mut at, end) = (vm.heap.frontier(), vm.heap.end());
        while at < end {
            let header = r32(at);
            let size = mpyc_abi::object::words(header).max(1) * 4;
            if header as u8 == mpyc_abi::object::Kind::Free as u8 {
                report(vm, &[" free at ", ": "], &[at - vm.heap.frontier(), size])?;
            }
            at += size;
        }
    }
    Ok(Value::NONE)
}

/// `qstr_info([verbose])`: prints how many names were interned at run time; with an argument, the names too.
fn qstr_info(vm: &mut Vm, args: Args) -> Res {
    let interned = vm.root(Root::Interned);
    let (mut at, mut count, mut total) = (0, 0, 0);
    while let Some(name) = next_name(interned, &mut at) {
        count += 1;
        total += str::bytes(name).len() as u32;
    }
    report(vm, &["qstr pool: n_pool=", ", n_qstr=", ", n_str_data_bytes="], &[1, count, total])?;
    if !args.is_empty() {
        let mut at = 0;
        while let Some(name) = next_name(interned, &mut at) {
            let mut out = Out::Console;
            out.text(vm, "Q(")?;
            out.put(vm, str::bytes(name))?;
            out.text(vm, ")\n")?;
        }
    }
    Ok(Value::NONE)
}

/// The next interned string.
fn next_name(interned: Value, at: &mut u32) -> Option<Value> {
    if interned.is_null() { None } else { dict::next(interned, at).map(|(name, _)| name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::obj::list;
    use crate::testing::machine;

    #[test]
    fn the_interrupt_is_scheduled_by_the_number_of_its_function() {
        assert_eq!(MEMBERS[usize::from(KBD_INTR)].name(), mpyc_abi::names::KBD_INTR);
    }

    #[test]
    fn a_locked_heap_refuses_until_it_is_unlocked_as_often() {
        let _space = Space::new();
        let mut vm = machine();
        let none = Args::new(vm.mark(), 0, 0);
        heap_lock(&mut vm, none).unwrap();
        heap_lock(&mut vm, none).unwrap();
        assert!(list::with_capacity(&mut vm, 1).is_err());
        assert_eq!(heap_unlock(&mut vm, none).unwrap(), Value::small(1));
        assert!(list::with_capacity(&mut vm, 1).is_err());
        assert_eq!(heap_unlock(&mut vm, none).unwrap(), Value::small(0));
        assert!(list::with_capacity(&mut vm, 1).is_ok());
    }

    #[test]
    fn reports_need_no_memory() {
        let _space = Space::new();
        let mut vm = machine();
        vm.heap.modes.refuse_every = 1;
        vm.push(Value::TRUE);
        let verbose = Args::new(vm.mark() - 4, 1, 0);
        mem_info(&mut vm, verbose).unwrap();
        qstr_info(&mut vm, verbose).unwrap();
    }
}
