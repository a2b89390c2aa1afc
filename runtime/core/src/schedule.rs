//! Calls that are made soon (`micropython.schedule`): when the poll flag is served, between two operations
//! of the program, and never inside each other.

use crate::msg::Msg;
use crate::obj::list;
use crate::ops;
use crate::out::Out;
use crate::port::poll;
use crate::resume::is_raised;
use crate::traceback;
use crate::vm::{Res, Root, Vm};
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// Most calls that wait, as MicroPython has it.
const MOST: u32 = 4;

/// Puts a call in the queue.
///
/// # Errors
/// RuntimeError if it is full; MemoryError.
pub fn add(vm: &mut Vm, function: Value, argument: Value) -> Res<()> {
    if vm.root(Root::Scheduled).is_null() {
        let queue = list::with_capacity(vm, MOST * 2)?;
        vm.set_root(Root::Scheduled, queue);
    }
    let queue = vm.root(Root::Scheduled);
    if list::len(queue) >= MOST * 2 {
        return Err(vm.raise(types::RUNTIME_ERROR, Msg::SCHEDULE_FULL, &[]));
    }
    // There is room: both or none are added.
    list::append(vm, queue, function)?;
    list::append(vm, queue, argument)?;
    (vm.port.set_pending)(poll::SCHEDULED);
    Ok(())
}

/// Has the program get a KeyboardInterrupt where the next calls are made, once for as many times as it is asked for.
pub(crate) fn interrupt(vm: &mut Vm) {
    vm.interrupt_scheduled = true;
    (vm.port.set_pending)(poll::SCHEDULED);
}

/// Makes the calls that wait now; those that they schedule wait until the next time. What a call raises
/// is printed and the program goes on, but for KeyboardInterrupt and SystemExit.
///
/// # Errors
/// KeyboardInterrupt and SystemExit; the KeyboardInterrupt that was scheduled.
pub fn run(vm: &mut Vm) -> Res<()> {
    let queue = vm.root(Root::Scheduled);
    if vm.in_scheduled {
        return Ok(());
    }
    if core::mem::take(&mut vm.interrupt_scheduled) {
        // The calls that wait are made the next time.
        (vm.port.set_pending)(poll::SCHEDULED);
        return Err(vm.raise_value(types::KEYBOARD_INTERRUPT, Value::NULL));
    }
    if queue.is_null() {
        return Ok(());
    }
    vm.in_scheduled = true;
    let mut result = Ok(());
    for _ in 0..list::len(queue) / 2 {
        let mark = vm.mark();
        let function = list::take(queue, 0);
        vm.push(function);
        let argument = list::take(queue, 0);
        vm.push(argument);
        if let Err(raised) = ops::call(vm, function, &[argument]) {
            if is_raised(vm, types::KEYBOARD_INTERRUPT) || is_raised(vm, types::SYSTEM_EXIT) {
                result = Err(raised);
            } else {
                let e = vm.exception();
                result = traceback::print(vm, e, &mut Out::Console);
            }
        }
        vm.cut(mark);
        if result.is_err() {
            break;
        }
    }
    vm.in_scheduled = false;
    if list::len(queue) > 0 || vm.interrupt_scheduled {
        (vm.port.set_pending)(poll::SCHEDULED);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mem::Space;
    use crate::testing::machine;
    use mpyc_abi::value::Value;
    use mpyc_abi::{modules, tables};

    /// `gc.threshold`, which takes no list.
    fn failing() -> Value {
        tables::native(tables::module_table(modules::GC), 6)
    }

    #[test]
    fn calls_wait_for_the_poll_flag_and_errors_do_not_stop_the_rest() {
        let _space = Space::new();
        let mut vm = machine();
        let l = list::new(&mut vm, &[]).unwrap();
        vm.push(l);
        let append = ops::load_attr(&mut vm, l, Value::str(mpyc_abi::names::APPEND)).unwrap();
        vm.push(append);
        add(&mut vm, append, Value::small(1)).unwrap();
        add(&mut vm, failing(), l).unwrap();
        add(&mut vm, append, Value::small(2)).unwrap();
        add(&mut vm, append, Value::small(3)).unwrap();
        assert!(add(&mut vm, append, Value::small(4)).is_err());
        assert_eq!(list::len(l), 0);
        run(&mut vm).unwrap();
        assert_eq!(list::items(l), [Value::small(1), Value::small(2), Value::small(3)]);
        run(&mut vm).unwrap();
        assert_eq!(list::len(l), 3);
    }

    #[test]
    fn a_scheduled_interrupt_comes_once_and_not_in_a_call() {
        let _space = Space::new();
        let mut vm = machine();
        for _ in 0..10 {
            interrupt(&mut vm);
        }
        vm.in_scheduled = true;
        run(&mut vm).unwrap();
        vm.in_scheduled = false;
        assert!(run(&mut vm).is_err());
        assert!(is_raised(&mut vm, types::KEYBOARD_INTERRUPT));
        run(&mut vm).unwrap();
    }
}
