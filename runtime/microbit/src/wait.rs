//! Waiting: time passes, and what is pending is served.

use core::sync::atomic::Ordering::Relaxed;

use mpyc_abi::{types, value::Value};
use mpyc_runtime::{
    port::poll,
    vm::{Res, Vm},
};

use crate::{animation, current::board};

/// Serves what is pending: Ctrl-C, and steps of the animation.
///
/// # Errors
/// KeyboardInterrupt; whatever an animation's iterator raises.
pub fn service(vm: &mut Vm) -> Res<()> {
    let pending = vm.port.pending.load(Relaxed);
    if pending == 0 {
        return Ok(());
    }
    board().clear_pending(pending);
    if pending & poll::INTERRUPT != 0 {
        return Err(vm.raise_value(types::KEYBOARD_INTERRUPT, Value::NULL));
    }
    animation::poll(vm)
}

/// Waits until `milliseconds` have passed.
///
/// # Errors
/// As [`service`].
pub fn sleep_ms(vm: &mut Vm, milliseconds: u32) -> Res<()> {
    sleep_us(vm, u64::from(milliseconds) * 1000)
}

/// Waits until `microseconds` have passed.
///
/// # Errors
/// As [`service`].
pub fn sleep_us(vm: &mut Vm, microseconds: u64) -> Res<()> {
    let end = board().ticks_us() + microseconds;
    loop {
        service(vm)?;
        let now = board().ticks_us();
        if now >= end {
            return Ok(());
        }
        board().idle(u32::try_from(end - now).unwrap_or(u32::MAX));
    }
}

/// Waits until no animation runs; ends it when something is raised.
///
/// # Errors
/// As [`service`].
pub fn until_shown(vm: &mut Vm) -> Res<()> {
    while board().shared().animation.is_running() {
        if let Err(raised) = service(vm) {
            animation::stop(vm);
            return Err(raised);
        }
        board().idle(crate::TICK_US);
    }
    Ok(())
}
