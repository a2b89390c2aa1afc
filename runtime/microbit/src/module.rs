//! Functions of the module `microbit`.

use mpyc_abi::value::Value;
use mpyc_runtime::{
    native::Args,
    vm::{Res, Vm},
    wait,
};

use crate::{
    args::{int, milliseconds},
    current::board,
};

/// Code that `panic()` shows without an argument.
const PANIC_CODE: i32 = 999;
/// Bits of a time that is given as an int that never grows long.
const TIME_BITS: u64 = 0x3FFF_FFFF;

/// `panic(n=999)`: never returns.
pub fn panic(vm: &mut Vm, args: Args) -> Res {
    let code = int(vm, args.or(0, Value::small(PANIC_CODE)))?;
    board().panic(u16::try_from(code).unwrap_or(0))
}

/// `reset()`: never returns.
pub fn reset(_: &mut Vm, _: Args) -> Res {
    board().reset()
}

/// `running_time()`: milliseconds since reset.
pub fn running_time(_: &mut Vm, _: Args) -> Res {
    Ok(Value::small((board().ticks_ms() & TIME_BITS) as i32))
}

/// `sleep(n)`: milliseconds.
pub fn sleep(vm: &mut Vm, args: Args) -> Res {
    let time = milliseconds(vm, args.get(0))?;
    wait::sleep_us(vm, u64::from(time) * 1000)?;
    Ok(Value::NONE)
}
