//! Operators and their opcodes.

use mpyc_abi::opcode::op;
use mpyc_grammar::{CmpOp, Operator, UnaryOp};

/// The opcode of a binary operator.
pub(super) fn binary(operator: Operator) -> u8 {
    match operator {
        Operator::Add => op::BINARY_ADD,
        Operator::Sub => op::BINARY_SUBTRACT,
        Operator::Mult => op::BINARY_MULTIPLY,
        Operator::MatMult => op::BINARY_MAT_MULTIPLY,
        Operator::Div => op::BINARY_TRUE_DIVIDE,
        Operator::Mod => op::BINARY_MODULO,
        Operator::Pow => op::BINARY_POWER,
        Operator::LShift => op::BINARY_LSHIFT,
        Operator::RShift => op::BINARY_RSHIFT,
        Operator::BitOr => op::BINARY_OR,
        Operator::BitXor => op::BINARY_XOR,
        Operator::BitAnd => op::BINARY_AND,
        Operator::FloorDiv => op::BINARY_FLOOR_DIVIDE,
    }
}

/// The opcode of an augmented assignment.
pub(super) fn in_place(operator: Operator) -> u8 {
    match operator {
        Operator::Add => op::INPLACE_ADD,
        Operator::Sub => op::INPLACE_SUBTRACT,
        Operator::Mult => op::INPLACE_MULTIPLY,
        Operator::MatMult => op::INPLACE_MAT_MULTIPLY,
        Operator::Div => op::INPLACE_TRUE_DIVIDE,
        Operator::Mod => op::INPLACE_MODULO,
        Operator::Pow => op::INPLACE_POWER,
        Operator::LShift => op::INPLACE_LSHIFT,
        Operator::RShift => op::INPLACE_RSHIFT,
        Operator::BitOr => op::INPLACE_OR,
        Operator::BitXor => op::INPLACE_XOR,
        Operator::BitAnd => op::INPLACE_AND,
        Operator::FloorDiv => op::INPLACE_FLOOR_DIVIDE,
    }
}

/// The opcode of a unary operator.
pub(super) fn unary(operator: UnaryOp) -> u8 {
    match operator {
        UnaryOp::Invert => op::UNARY_INVERT,
        UnaryOp::Not => op::UNARY_NOT,
        UnaryOp::UAdd => op::UNARY_POSITIVE,
        UnaryOp::USub => op::UNARY_NEGATIVE,
    }
}

/// The opcode of a comparison, and whether its result is negated.
pub(super) fn compare(operator: CmpOp) -> (u8, bool) {
    match operator {
        CmpOp::Eq => (op::BINARY_EQUAL, false),
        CmpOp::NotEq => (op::BINARY_NOT_EQUAL, false),
        CmpOp::Lt => (op::BINARY_LESS, false),
        CmpOp::LtE => (op::BINARY_LESS_EQUAL, false),
        CmpOp::Gt => (op::BINARY_MORE, false),
        CmpOp::GtE => (op::BINARY_MORE_EQUAL, false),
        CmpOp::Is => (op::BINARY_IS, false),
        CmpOp::IsNot => (op::BINARY_IS, true),
        CmpOp::In => (op::BINARY_IN, false),
        CmpOp::NotIn => (op::BINARY_IN, true),
    }
}
