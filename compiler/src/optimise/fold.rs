//! Constant folding: what an operator gives for constants, as every MicroPython computes it.
//!
//! Floats are left to the machine, because their width is its own; so is whatever would raise, and
//! what would take more room than the operation.

use crate::code::Constant;
use mpyc_grammar::{CmpOp, Operator, UnaryOp};
use num_bigint::{BigInt, Sign};

/// Most bits of an integer that is a result.
const MAX_BITS: u64 = 128;
/// Longest string or bytes that a repetition gives.
const MAX_REPEATED: usize = 16;
/// Longest tuple that is a result.
const MAX_ITEMS: usize = 64;

/// `left operator right`
pub(crate) fn binary(operator: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Int(a), Constant::Int(b)) => {
            integers(operator, a, b).filter(|value| value.bits() <= MAX_BITS).map(Constant::Int)
        }
        (Constant::Str(a), Constant::Str(b)) if operator == Operator::Add => {
            Some(Constant::Str([a.as_slice(), b].concat()))
        }
        (Constant::Bytes(a), Constant::Bytes(b)) if operator == Operator::Add => {
            Some(Constant::Bytes([a.as_slice(), b].concat()))
        }
        (Constant::Tuple(a), Constant::Tuple(b)) if operator == Operator::Add => {
            (a.len() + b.len() <= MAX_ITEMS).then(|| Constant::Tuple([a.as_slice(), b].concat()))
        }
        (sequence, Constant::Int(count)) | (Constant::Int(count), sequence) if operator == Operator::Mult => {
            repeated(sequence, count)
        }
        _ => None,
    }
}

fn repeated(sequence: &Constant, count: &BigInt) -> Option<Constant> {
    let count = if count.sign() == Sign::Minus { 0 } else { usize::try_from(count).ok()? };
    let fits = |len: usize, most: usize| len.checked_mul(count).is_some_and(|len| len <= most);
    match sequence {
        Constant::Str(text) if fits(text.len(), MAX_REPEATED) => Some(Constant::Str(text.repeat(count))),
        Constant::Bytes(bytes) if fits(bytes.len(), MAX_REPEATED) => Some(Constant::Bytes(bytes.repeat(count))),
        Constant::Tuple(items) if fits(items.len(), MAX_ITEMS) => {
            Some(Constant::Tuple(items.iter().cycle().take(items.len() * count).cloned().collect()))
        }
        _ => None,
    }
}

fn integers(operator: Operator, a: &BigInt, b: &BigInt) -> Option<BigInt> {
    match operator {
        Operator::Add => Some(a + b),
        Operator::Sub => Some(a - b),
        Operator::Mult => Some(a * b),
        Operator::FloorDiv => floor_divided(a, b).map(|(quotient, _)| quotient),
        Operator::Mod => floor_divided(a, b).map(|(_, rest)| rest),
        Operator::Pow => power(a, b),
        Operator::LShift => {
            let by = shift(b)?;
            (a.bits() + u64::from(by) <= MAX_BITS).then(|| a << by)
        }
        Operator::RShift => Some(a >> shift(b)?),
        Operator::BitOr => Some(a | b),
        Operator::BitXor => Some(a ^ b),
        Operator::BitAnd => Some(a & b),
        // A float, and no operator of integers.
        Operator::Div | Operator::MatMult => None,
    }
}

/// Quotient rounded down, and the rest, which has the sign of the divisor.
fn floor_divided(a: &BigInt, b: &BigInt) -> Option<(BigInt, BigInt)> {
    if *b == BigInt::ZERO {
        return None;
    }
    let (quotient, rest) = (a / b, a % b);
    if rest != BigInt::ZERO && (rest.sign() == Sign::Minus) != (b.sign() == Sign::Minus) {
        return Some((quotient - 1, rest + b));
    }
    Some((quotient, rest))
}

fn power(a: &BigInt, b: &BigInt) -> Option<BigInt> {
    let exponent = u32::try_from(b).ok()?;
    (a.bits().saturating_mul(u64::from(exponent)) <= MAX_BITS).then(|| a.pow(exponent))
}

/// The bits to shift by; `None` if it is negative or beyond what is folded.
fn shift(by: &BigInt) -> Option<u32> {
    u32::try_from(by).ok().filter(|&by| u64::from(by) <= MAX_BITS)
}

/// `operator operand`
pub(crate) fn unary(operator: UnaryOp, operand: &Constant) -> Option<Constant> {
    match (operator, operand) {
        (UnaryOp::Not, operand) => Some(boolean(!truth(operand))),
        (UnaryOp::USub, Constant::Int(value)) => Some(Constant::Int(-value)),
        // A sign is exact at any width.
        (UnaryOp::USub, Constant::Float(value)) => Some(Constant::Float(-value)),
        (UnaryOp::UAdd, Constant::Int(_) | Constant::Float(_)) => Some(operand.clone()),
        (UnaryOp::Invert, Constant::Int(value)) => Some(Constant::Int(-value - 1)),
        _ => None,
    }
}

/// `left operator right`
pub(crate) fn compare(operator: CmpOp, left: &Constant, right: &Constant) -> Option<Constant> {
    let order = match (left, right) {
        (Constant::Int(a), Constant::Int(b)) => a.cmp(b),
        // UTF-8 sorts like the code points it stands for.
        (Constant::Str(a), Constant::Str(b)) | (Constant::Bytes(a), Constant::Bytes(b)) => a.cmp(b),
        _ => return None,
    };
    let holds = match operator {
        CmpOp::Eq => order.is_eq(),
        CmpOp::NotEq => order.is_ne(),
        CmpOp::Lt => order.is_lt(),
        CmpOp::LtE => order.is_le(),
        CmpOp::Gt => order.is_gt(),
        CmpOp::GtE => order.is_ge(),
        CmpOp::Is | CmpOp::IsNot | CmpOp::In | CmpOp::NotIn => return None,
    };
    Some(boolean(holds))
}

fn boolean(value: bool) -> Constant {
    if value { Constant::True } else { Constant::False }
}

/// The truth value of a constant.
pub(crate) fn truth(value: &Constant) -> bool {
    match value {
        Constant::None | Constant::False => false,
        Constant::True | Constant::Ellipsis => true,
        Constant::Str(bytes) | Constant::Bytes(bytes) => !bytes.is_empty(),
        Constant::Int(value) => *value != BigInt::ZERO,
        Constant::Float(value) | Constant::Imaginary(value) => *value != 0.0,
        Constant::Tuple(items) => !items.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(value: i64) -> Constant {
        Constant::Int(value.into())
    }

    #[test]
    fn integers_as_python_computes_them() {
        for (a, operator, b, result) in [
            (7, Operator::FloorDiv, 2, 3),
            (-7, Operator::FloorDiv, 2, -4),
            (7, Operator::FloorDiv, -2, -4),
            (-7, Operator::FloorDiv, -2, 3),
            (-7, Operator::Mod, 2, 1),
            (7, Operator::Mod, -2, -1),
            (6, Operator::Mod, -2, 0),
            (-5, Operator::RShift, 1, -3),
            (-1, Operator::RShift, 100, -1),
            (2, Operator::Pow, 10, 1024),
            (-6, Operator::BitAnd, 11, 10),
            (1, Operator::LShift, 40, 1 << 40),
        ] {
            assert_eq!(binary(operator, &int(a), &int(b)), Some(int(result)), "{a} {operator:?} {b}");
        }
    }

    #[test]
    fn what_raises_or_grows_is_left() {
        for (a, operator, b) in [
            (1, Operator::FloorDiv, 0),
            (1, Operator::Mod, 0),
            (1, Operator::LShift, -1),
            (1, Operator::LShift, 1000),
            (1, Operator::RShift, -1),
            (2, Operator::Pow, -1),
            (2, Operator::Pow, 1_000_000),
            (1, Operator::Div, 2),
            (1, Operator::MatMult, 2),
        ] {
            assert_eq!(binary(operator, &int(a), &int(b)), None, "{a} {operator:?} {b}");
        }
        let text = Constant::Str(b"abc".to_vec());
        assert_eq!(binary(Operator::Mult, &text, &int(1000)), None);
        assert_eq!(binary(Operator::Add, &text, &int(1)), None);
        assert_eq!(binary(Operator::Add, &Constant::Float(1.0), &Constant::Float(2.0)), None);
        assert_eq!(unary(UnaryOp::Invert, &text), None);
        assert_eq!(compare(CmpOp::Lt, &text, &int(1)), None);
    }

    #[test]
    fn sequences() {
        let text = Constant::Str(b"ab".to_vec());
        assert_eq!(binary(Operator::Mult, &int(2), &text), Some(Constant::Str(b"abab".to_vec())));
        assert_eq!(binary(Operator::Mult, &text, &int(-2)), Some(Constant::Str(Vec::new())));
        let empty = Constant::Tuple(Vec::new());
        assert_eq!(binary(Operator::Mult, &empty, &int(1 << 40)), Some(empty));
        assert_eq!(compare(CmpOp::GtE, &text, &text), Some(Constant::True));
        assert_eq!(unary(UnaryOp::Not, &text), Some(Constant::False));
        assert_eq!(unary(UnaryOp::USub, &Constant::Float(0.0)), Some(Constant::Float(-0.0)));
    }
}
