//! Values that are known at build, and what operators make of them: as the compiler folds constants.

use mpyc_abi::object::Kind;
use mpyc_abi::opcode::op;
use mpyc_abi::value::{Immediate, Value};
use mpyc_grammar::{CmpOp, Operator, UnaryOp};

use crate::code::Constant;
use crate::link::freeze::source::Source;
use crate::optimise::fold;

/// Most items of a tuple that is looked into.
const MOST_ITEMS: usize = 16;

/// A value that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// One that operators take.
    Constant(Constant),
    /// Any other: its word.
    Object(u32),
}

impl Known {
    /// The value of a word.
    pub(super) fn of(source: &Source, word: u32) -> Known {
        constant(source, word).map_or(Known::Object(word), Known::Constant)
    }

    /// An int.
    pub(super) fn int(value: i32) -> Known {
        Known::Constant(Constant::Int(value.into()))
    }

    /// A bool.
    pub(super) fn bool(value: bool) -> Known {
        Known::Constant(if value { Constant::True } else { Constant::False })
    }

    /// Its truth value, if no code decides it.
    pub(super) fn truth(&self, source: &Source) -> Option<bool> {
        match self {
            Known::Constant(constant) => Some(fold::truth(constant)),
            &Known::Object(word) => {
                let value = Value(word);
                let is_function = value.is(Immediate::Native) || value.is(Immediate::Module);
                let is_true = |kind| matches!(kind, Kind::Function | Kind::PlainFunction | Kind::Module);
                (is_function || source.object(word).is_some_and(|object| is_true(object.kind))).then_some(true)
            }
        }
    }
}

/// The constant that a word is; `None` if it is of another kind. Floats are left to the machine.
fn constant(source: &Source, word: u32) -> Option<Constant> {
    let value = Value(word);
    if let Some(small) = value.small_value() {
        return Some(Constant::Int(small.into()));
    }
    match value {
        Value::NONE => return Some(Constant::None),
        Value::FALSE => return Some(Constant::False),
        Value::TRUE => return Some(Constant::True),
        Value::ELLIPSIS => return Some(Constant::Ellipsis),
        _ => {}
    }
    if let Some(text) = source.text(word) {
        return Some(Constant::Str(text));
    }
    let tuple = source.object(word).filter(|object| object.kind == Kind::Tuple)?;
    let items = tuple.words.get(1..).filter(|items| items.len() <= MOST_ITEMS)?;
    let is_plain = |&item: &u32| source.object(item).is_none_or(|object| object.kind == Kind::Str);
    let items = items.iter().map(|item| is_plain(item).then(|| constant(source, *item))?);
    items.collect::<Option<_>>().map(Constant::Tuple)
}

/// What an operator's opcode gives for a value; `None` if it is another opcode or the machine's business.
pub(super) fn unary(opcode: u8, operand: &Known, source: &Source) -> Option<Known> {
    if opcode == op::UNARY_NOT {
        return operand.truth(source).map(|truth| Known::bool(!truth));
    }
    let operator = match opcode {
        op::UNARY_POSITIVE => UnaryOp::UAdd,
        op::UNARY_NEGATIVE => UnaryOp::USub,
        op::UNARY_INVERT => UnaryOp::Invert,
        _ => return None,
    };
    let Known::Constant(operand) = operand else { return None };
    fold::unary(operator, operand).map(Known::Constant)
}

/// The same for two values, the left one first.
pub(super) fn binary(opcode: u8, left: &Known, right: &Known) -> Option<Known> {
    if opcode == op::BINARY_IS {
        return is_same(left, right).map(Known::bool);
    }
    let (Known::Constant(left), Known::Constant(right)) = (left, right) else { return None };
    if opcode == op::BINARY_IN {
        return contains(right, left).map(Known::bool);
    }
    if let Some(operator) = comparison(opcode) {
        return fold::compare(operator, left, right).map(Known::Constant);
    }
    fold::binary(operator(opcode)?, left, right).map(Known::Constant)
}

/// Whether both are one object, if one of them is an object that there is only once.
fn is_same(left: &Known, right: &Known) -> Option<bool> {
    let is_single = |known: &Known| {
        matches!(known, Known::Constant(Constant::None | Constant::True | Constant::False | Constant::Ellipsis))
    };
    (is_single(left) || is_single(right)).then(|| left == right)
}

/// Whether a tuple of ints and strings has an item.
fn contains(container: &Constant, item: &Constant) -> Option<bool> {
    let Constant::Tuple(items) = container else { return None };
    let equal = |other: &Constant| match (item, other) {
        (Constant::Int(_), Constant::Str(_)) | (Constant::Str(_), Constant::Int(_)) => Some(false),
        _ => fold::compare(CmpOp::Eq, item, other).map(|equal| equal == Constant::True),
    };
    items.iter().map(equal).try_fold(false, |found, equal| Some(found | equal?))
}

fn comparison(opcode: u8) -> Option<CmpOp> {
    Some(match opcode {
        op::BINARY_LESS => CmpOp::Lt,
        op::BINARY_MORE => CmpOp::Gt,
        op::BINARY_EQUAL => CmpOp::Eq,
        op::BINARY_LESS_EQUAL => CmpOp::LtE,
        op::BINARY_MORE_EQUAL => CmpOp::GtE,
        op::BINARY_NOT_EQUAL => CmpOp::NotEq,
        _ => return None,
    })
}

/// The operator of an opcode; what stores its result does the same for constants.
fn operator(opcode: u8) -> Option<Operator> {
    Some(match opcode {
        op::BINARY_OR | op::INPLACE_OR => Operator::BitOr,
        op::BINARY_XOR | op::INPLACE_XOR => Operator::BitXor,
        op::BINARY_AND | op::INPLACE_AND => Operator::BitAnd,
        op::BINARY_LSHIFT | op::INPLACE_LSHIFT => Operator::LShift,
        op::BINARY_RSHIFT | op::INPLACE_RSHIFT => Operator::RShift,
        op::BINARY_ADD | op::INPLACE_ADD => Operator::Add,
        op::BINARY_SUBTRACT | op::INPLACE_SUBTRACT => Operator::Sub,
        op::BINARY_MULTIPLY | op::INPLACE_MULTIPLY => Operator::Mult,
        op::BINARY_FLOOR_DIVIDE | op::INPLACE_FLOOR_DIVIDE => Operator::FloorDiv,
        op::BINARY_MODULO | op::INPLACE_MODULO => Operator::Mod,
        op::BINARY_POWER | op::INPLACE_POWER => Operator::Pow,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Known {
        Known::Constant(Constant::Str(text.into()))
    }

    #[test]
    fn operators_of_constants() {
        let tuple = Known::Constant(Constant::Tuple(vec![Constant::Int(1.into()), Constant::Str("ab".into())]));
        let none = Known::Constant(Constant::None);
        for (opcode, left, right, result) in [
            (op::BINARY_ADD, Known::int(2), Known::int(3), Some(Known::int(5))),
            (op::INPLACE_SUBTRACT, Known::int(2), Known::int(3), Some(Known::int(-1))),
            (op::BINARY_FLOOR_DIVIDE, Known::int(2), Known::int(0), None),
            (op::BINARY_TRUE_DIVIDE, Known::int(2), Known::int(1), None),
            (op::BINARY_MORE, Known::int(2), Known::int(3), Some(Known::bool(false))),
            (op::BINARY_EQUAL, text("ab"), text("ab"), Some(Known::bool(true))),
            (op::BINARY_EQUAL, text("ab"), Known::int(1), None),
            (op::BINARY_IN, Known::int(1), tuple.clone(), Some(Known::bool(true))),
            (op::BINARY_IN, text("abc"), tuple.clone(), Some(Known::bool(false))),
            (op::BINARY_IN, none.clone(), tuple, None),
            (op::BINARY_IN, text("a"), text("ab"), None),
            (op::BINARY_IS, none.clone(), none.clone(), Some(Known::bool(true))),
            (op::BINARY_IS, Known::Object(0x2D000), none, Some(Known::bool(false))),
            (op::BINARY_IS, Known::int(1), Known::int(1), None),
            (op::BINARY_SUBTRACT, text("ab"), Known::int(1), None),
            (op::LOAD_SUBSCR, text("ab"), Known::int(1), None),
        ] {
            assert_eq!(binary(opcode, &left, &right), result, "{opcode:#x} of {left:?} and {right:?}");
        }
    }
}
