//! Waiting, and serving what is pending meanwhile.

use crate::msg::Msg;
use crate::num::float::{Float, Width};
use crate::obj;
use crate::ops;
use crate::port::poll;
use crate::schedule;
use crate::vm::{Res, Vm};
use core::sync::atomic::{AtomicU8, Ordering::Relaxed};
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// Asks whether Ctrl-C has come, for long computations that know no machine: they end early then, with any result, and
/// whoever called them raises KeyboardInterrupt ([`Vm::check_interrupt`]) before the result is used.
#[derive(Clone, Copy)]
pub struct Stop<'a>(&'a AtomicU8);

impl<'a> Stop<'a> {
    /// A stop that the poll flag asks for.
    #[must_use]
    pub fn new(pending: &'a AtomicU8) -> Self {
        Self(pending)
    }

    /// A stop that nobody asks for.
    #[must_use]
    pub fn never() -> Self {
        static NOTHING: AtomicU8 = AtomicU8::new(0);
        Self(&NOTHING)
    }

    /// Whether to end early.
    #[inline]
    #[must_use]
    pub fn is_asked(self) -> bool {
        self.0.load(Relaxed) & poll::INTERRUPT != 0
    }
}

/// Serves what the poll flag says: raises KeyboardInterrupt, or lets the board do its pending work.
/// The interpreter calls it at back-jumps when the flag is not 0, natives that take long call it in their loops.
///
/// # Errors
/// KeyboardInterrupt; whatever the board's work raises.
pub fn service(vm: &mut Vm) -> Res<()> {
    let pending = vm.port.pending.load(Relaxed);
    if pending & poll::INTERRUPT != 0 {
        (vm.port.clear_pending)(poll::INTERRUPT);
        return Err(vm.raise_value(types::KEYBOARD_INTERRUPT, Value::NULL));
    }
    if pending & poll::BOARD != 0 {
        (vm.port.clear_pending)(poll::BOARD);
        (vm.port.poll)(vm)?;
    }
    if pending & poll::SCHEDULED != 0 {
        (vm.port.clear_pending)(poll::SCHEDULED);
        schedule::run(vm)?;
    }
    Ok(())
}

/// Waits until `microseconds` have passed.
///
/// # Errors
/// As [`service`].
pub fn sleep_us(vm: &mut Vm, microseconds: u64) -> Res<()> {
    let mut left = microseconds;
    let mut last = (vm.port.ticks_us)();
    loop {
        service(vm)?;
        let now = (vm.port.ticks_us)();
        let passed = u64::from(now.wrapping_sub(last));
        if passed >= left {
            return Ok(());
        }
        left -= passed;
        last = now;
        (vm.port.idle)(u32::try_from(left).unwrap_or(u32::MAX));
    }
}

/// A number of time units as microseconds: an int, or a float, whose fraction counts. Negative ones are 0.
///
/// # Errors
/// TypeError for what is no number, OverflowError for an int beyond 31 bits.
pub fn duration(vm: &mut Vm, units: Value, unit_us: u32) -> Res<u64> {
    if let Some(units) = obj::float::value(units) {
        return Ok(Float::new(units.get() * unit_us as f32, Width::Bits32).to_u64());
    }
    if !ops::is_kind(units, Kind::Int) && !units.is_small_int() && units != Value::TRUE && units != Value::FALSE {
        return Err(vm.type_error_about(Msg::CANT_CONVERT, units, Value::str(names::FLOAT)));
    }
    let units = ops::index(vm, units)?.max(0);
    Ok(units as u64 * u64::from(unit_us))
}
