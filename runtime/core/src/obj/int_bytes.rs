//! Methods of ints: bytes and bits.

use super::arguments;
use super::buffer::{self, Form};
use super::int::{Room, from_limbs, view};
use crate::msg::Msg;
use crate::native::Args;
use crate::num::big::{self, ByteOrder, BytesError, Int, Shape};
use crate::ops;
use crate::vm::{Res, Vm};
use mpyc_abi::value::Value;
use mpyc_abi::{names, types};

/// The byte order that an argument names; big if it is missing.
fn order(v: Value) -> ByteOrder {
    if super::str::bytes(v) == b"little" { ByteOrder::Little } else { ByteOrder::Big }
}

/// The truth of the argument `signed`.
fn is_signed(vm: &mut Vm, v: Value) -> Res<bool> {
    if v.is_null() { Ok(false) } else { ops::truth(vm, v) }
}

/// Limbs that an int from few bytes may have.
const SHORT: usize = 8;

/// `int.from_bytes(bytes, byteorder='big', *, signed=False)`.
pub(super) fn from_bytes(vm: &mut Vm, args: Args) -> Res {
    let names = [names::BYTES, names::BYTEORDER, names::SIGNED];
    let [data, byteorder, signed] = arguments::parse(vm, args.skip(1), &names, 1)?;
    let signed = is_signed(vm, signed)?;
    let Some(content) = buffer::binary_data(data) else {
        return Err(vm.type_error(Msg::BUFFER_REQUIRED, &[]));
    };
    // A short one needs memory only for its result.
    if content.len() < SHORT * 2 {
        let mut limbs = [0; SHORT];
        let Shape { negative, len } = big::from_bytes(content, order(byteorder), signed, &mut limbs);
        return from_limbs(vm, Int { negative, limbs: &limbs[..len] });
    }
    let room = Room::new(vm, content.len() / 2 + 1)?;
    let shape = big::from_bytes(content, order(byteorder), signed, room.limbs());
    room.finish(vm, shape)
}

/// `n.to_bytes(length=1, byteorder='big', *, signed=False)`.
pub(super) fn to_bytes(vm: &mut Vm, args: Args) -> Res {
    let this = receiver(vm, args)?;
    let names = [names::LENGTH_, names::BYTEORDER, names::SIGNED];
    let [length, byteorder, signed] = arguments::parse(vm, args.skip(1), &names, 0)?;
    let signed = is_signed(vm, signed)?;
    let length = if length.is_null() { 1 } else { ops::index(vm, length)? };
    let Ok(length) = u32::try_from(length) else {
        return Err(vm.value_error(Msg::NEGATIVE_LENGTH, &[]));
    };
    let made = buffer::allocate(vm, Form::Bytes, length as usize)?;
    write(vm, this, order(byteorder), signed, buffer::filling(made))?;
    Ok(made)
}

/// Fills `out` with the bytes of an int.
///
/// # Errors
/// OverflowError if it does not fit.
pub(super) fn write(vm: &mut Vm, int: Value, order: ByteOrder, signed: bool, out: &mut [u8]) -> Res<()> {
    let mut room = [0; 2];
    let value = view(int, &mut room).unwrap_or(Int { negative: false, limbs: &[] });
    match big::to_bytes(value, order, signed, out) {
        Ok(()) => Ok(()),
        Err(BytesError::Negative) => Err(vm.raise(types::OVERFLOW_ERROR, Msg::NEGATIVE_TO_UNSIGNED, &[])),
        Err(BytesError::TooBig) => {
            let length = Value::small(out.len() as i32);
            Err(vm.raise(types::OVERFLOW_ERROR, Msg::BYTES_OVERFLOW, &[length]))
        }
    }
}

/// The int that a method was called on.
fn receiver(vm: &mut Vm, args: Args) -> Res {
    let v = args.get(0);
    if arguments::is_int(v) {
        return Ok(v);
    }
    let given = ops::type_name(vm, v);
    Err(vm.type_error(Msg::ARGUMENT_TYPE, &[Value::typ(types::INT), given]))
}

/// `n.bit_length()`.
pub(super) fn bit_length(vm: &mut Vm, args: Args) -> Res {
    let this = receiver(vm, args)?;
    let bits = view(this, &mut [0; 2]).map_or(0, |x| big::bit_length(x.limbs));
    Ok(Value::small(bits as i32))
}

/// `n.bit_count()`: ones in the absolute value.
pub(super) fn bit_count(vm: &mut Vm, args: Args) -> Res {
    let this = receiver(vm, args)?;
    let count = |x: Int<'_>| x.limbs.iter().map(|limb| limb.count_ones()).sum::<u32>();
    let ones = view(this, &mut [0; 2]).map_or(0, count);
    Ok(Value::small(ones as i32))
}
