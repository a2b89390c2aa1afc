//! Module `array`.

use crate::native::Member;
use mpyc_abi::types;
use mpyc_abi::value::Value;

/// Its members.
pub static MEMBERS: &[Member] = crate::member_table! {
    value ARRAY => Value::typ(types::ARRAY);
};
