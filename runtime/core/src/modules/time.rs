//! The module `time`: waiting, and ticks that wrap around at `PERIOD`.

use crate::member_table;
use crate::msg::Msg;
use crate::native::{Args, Member};
use crate::vm::{Res, Vm};
use crate::{ops, wait};
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// Ticks count from 0 to this, and start again: they are small ints at any time.
const PERIOD: i32 = 1 << 30;
const HALF: i32 = PERIOD / 2;

/// Its members.
pub static MEMBERS: &[Member] = member_table! {
    fn SLEEP (1, 1) PLAIN => sleep;
    fn SLEEP_MS (1, 1) PLAIN => sleep_ms;
    fn SLEEP_US (1, 1) PLAIN => sleep_us;
    fn TICKS_ADD (2, 2) PURE => ticks_add;
    fn TICKS_CPU (0, 0) PLAIN => ticks_us;
    fn TICKS_DIFF (2, 2) PURE => ticks_diff;
    fn TICKS_MS (0, 0) PLAIN => ticks_ms;
    fn TICKS_US (0, 0) PLAIN => ticks_us;
};

/// `sleep(seconds)`: an int or a float.
fn sleep(vm: &mut Vm, args: Args) -> Res {
    let time = wait::duration(vm, args.at(0), 1_000_000)?;
    wait::sleep_us(vm, time)?;
    Ok(Value::NONE)
}

/// `sleep_ms(ms)`.
fn sleep_ms(vm: &mut Vm, args: Args) -> Res {
    let time = ops::index(vm, args.at(0))?.max(0);
    wait::sleep_us(vm, time as u64 * 1000)?;
    Ok(Value::NONE)
}

/// `sleep_us(us)`.
fn sleep_us(vm: &mut Vm, args: Args) -> Res {
    let time = ops::index(vm, args.at(0))?.max(0);
    wait::sleep_us(vm, time as u64)?;
    Ok(Value::NONE)
}

/// `ticks_ms()`.
fn ticks_ms(vm: &mut Vm, _: Args) -> Res {
    Ok(ticks((vm.port.ticks_ms)() as i32))
}

/// `ticks_us()`, and `ticks_cpu()`: nothing counts faster.
fn ticks_us(vm: &mut Vm, _: Args) -> Res {
    Ok(ticks((vm.port.ticks_us)() as i32))
}

/// `ticks_add(ticks, delta)`: OverflowError for a delta that `ticks_diff` would not give back.
fn ticks_add(vm: &mut Vm, args: Args) -> Res {
    let (start, delta) = (ops::index(vm, args.at(0))?, ops::index(vm, args.at(1))?);
    if delta.unsigned_abs() >= HALF as u32 {
        return Err(vm.raise(types::OVERFLOW_ERROR, Msg::TICKS_OVERFLOW, &[]));
    }
    Ok(ticks(start.wrapping_add(delta)))
}

/// `ticks_diff(end, start)`: from -2**29 to 2**29 - 1.
fn ticks_diff(vm: &mut Vm, args: Args) -> Res {
    let (end, start) = (ops::index(vm, args.at(0))?, ops::index(vm, args.at(1))?);
    Ok(Value::small(difference(end, start)))
}

fn ticks(count: i32) -> Value {
    Value::small(count & (PERIOD - 1))
}

fn difference(end: i32, start: i32) -> i32 {
    (end.wrapping_sub(start).wrapping_add(HALF) & (PERIOD - 1)) - HALF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_right_across_the_wrap() {
        assert_eq!(difference(5, 3), 2);
        assert_eq!(difference(3, 5), -2);
        assert_eq!(difference(2, PERIOD - 3), 5);
        assert_eq!(difference(PERIOD - 3, 2), -5);
        assert_eq!(difference(HALF, 0), -HALF);
    }
}
