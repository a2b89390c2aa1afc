//! Runs of operators and operands, shaped by precedence as they arrive.
//!
//! Contract: the grammar gives a run flat and in order. Operators wait on `operators` until one of
//! lower precedence (or the end) shows how far they reach; `parts` holds the operands so far. Both
//! stacks are shared by nested runs, so a run never looks below its [`Mark`].

use super::{Actions, Checked, Mark};
use crate::ast::{BoolOp, CmpOp, ExprId, ExprKind, Operator, UnaryOp};
use crate::error::ParseErrorKind;
use crate::span::Span;

/// An operator between two operands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Infix {
    Or,
    And,
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
    BitOr,
    BitXor,
    BitAnd,
    LShift,
    RShift,
    Add,
    Sub,
    Mult,
    Div,
    FloorDiv,
    Mod,
    MatMult,
    Pow,
}

/// How tight operators bind, loosest first: the one table of precedence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Precedence {
    Or,
    And,
    Not,
    Comparison,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Sign,
    Power,
}

enum Meaning {
    Bool(BoolOp),
    Compare(CmpOp),
    Binary(Operator),
}

impl Infix {
    const fn precedence(self) -> Precedence {
        match self {
            Infix::Or => Precedence::Or,
            Infix::And => Precedence::And,
            Infix::Eq
            | Infix::NotEq
            | Infix::Lt
            | Infix::LtE
            | Infix::Gt
            | Infix::GtE
            | Infix::Is
            | Infix::IsNot
            | Infix::In
            | Infix::NotIn => Precedence::Comparison,
            Infix::BitOr => Precedence::BitOr,
            Infix::BitXor => Precedence::BitXor,
            Infix::BitAnd => Precedence::BitAnd,
            Infix::LShift | Infix::RShift => Precedence::Shift,
            Infix::Add | Infix::Sub => Precedence::Sum,
            Infix::Mult | Infix::Div | Infix::FloorDiv | Infix::Mod | Infix::MatMult => Precedence::Product,
            Infix::Pow => Precedence::Power,
        }
    }

    const fn meaning(self) -> Meaning {
        match self {
            Infix::Or => Meaning::Bool(BoolOp::Or),
            Infix::And => Meaning::Bool(BoolOp::And),
            Infix::Eq => Meaning::Compare(CmpOp::Eq),
            Infix::NotEq => Meaning::Compare(CmpOp::NotEq),
            Infix::Lt => Meaning::Compare(CmpOp::Lt),
            Infix::LtE => Meaning::Compare(CmpOp::LtE),
            Infix::Gt => Meaning::Compare(CmpOp::Gt),
            Infix::GtE => Meaning::Compare(CmpOp::GtE),
            Infix::Is => Meaning::Compare(CmpOp::Is),
            Infix::IsNot => Meaning::Compare(CmpOp::IsNot),
            Infix::In => Meaning::Compare(CmpOp::In),
            Infix::NotIn => Meaning::Compare(CmpOp::NotIn),
            Infix::BitOr => Meaning::Binary(Operator::BitOr),
            Infix::BitXor => Meaning::Binary(Operator::BitXor),
            Infix::BitAnd => Meaning::Binary(Operator::BitAnd),
            Infix::LShift => Meaning::Binary(Operator::LShift),
            Infix::RShift => Meaning::Binary(Operator::RShift),
            Infix::Add => Meaning::Binary(Operator::Add),
            Infix::Sub => Meaning::Binary(Operator::Sub),
            Infix::Mult => Meaning::Binary(Operator::Mult),
            Infix::Div => Meaning::Binary(Operator::Div),
            Infix::FloorDiv => Meaning::Binary(Operator::FloorDiv),
            Infix::Mod => Meaning::Binary(Operator::Mod),
            Infix::MatMult => Meaning::Binary(Operator::MatMult),
            Infix::Pow => Meaning::Binary(Operator::Pow),
        }
    }
}

/// An operand with so many prefix operators, which lie on [`super::Scratch::prefixes`], the
/// innermost first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operand {
    expr: ExprId,
    /// Where it starts without its prefixes, but with parentheses.
    start: u32,
    prefixes: u32,
}

impl Operand {
    pub const fn bare(expr: ExprId, start: u32) -> Self {
        Operand { expr, start, prefixes: 0 }
    }
}

/// An operand and the text it covers, parentheses around it included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    expr: ExprId,
    span: Span,
}

/// An operator that waits for its right operand to be complete.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OperatorEntry {
    Infix(Infix),
    Prefix(UnaryOp, u32),
}

impl OperatorEntry {
    fn precedence(self) -> Precedence {
        match self {
            OperatorEntry::Infix(op) => op.precedence(),
            OperatorEntry::Prefix(UnaryOp::Not, _) => Precedence::Not,
            OperatorEntry::Prefix(..) => Precedence::Sign,
        }
    }
}

impl Actions<'_> {
    pub fn prefixed(&mut self, op: UnaryOp, l: u32, operand: Operand) -> Operand {
        self.scratch.prefixes.push((op, l));
        Operand { prefixes: operand.prefixes + 1, ..operand }
    }

    /// A run of a single operand that ends at `r`.
    #[inline]
    pub fn lone_operand(&mut self, operand: Operand, r: u32) -> ExprId {
        if operand.prefixes == 0 {
            return operand.expr;
        }
        let first = self.scratch.prefixes.len() - operand.prefixes as usize;
        let mut expr = operand.expr;
        for index in first..self.scratch.prefixes.len() {
            let (op, start) = self.scratch.prefixes[index];
            expr = self.expr(ExprKind::UnaryOp { op, operand: expr }, start, r);
        }
        self.scratch.prefixes.truncate(first);
        expr
    }

    /// The first two operands of a run, each with its end, and the operator between them.
    pub fn first_operands(&mut self, first: (Operand, u32), op: Infix, second: (Operand, u32)) -> Mark {
        let mark = self.scratch.operators.len() as Mark;
        let prefixes = &self.scratch.prefixes;
        // The second operand's prefixes lie above the first one's.
        let middle = prefixes.len() - second.0.prefixes as usize;
        let bottom = middle - first.0.prefixes as usize;
        self.push_operand(first, bottom..middle);
        self.infix(op, mark);
        self.push_operand(second, middle..self.scratch.prefixes.len());
        self.scratch.prefixes.truncate(bottom);
        mark
    }

    /// A further operator and operand.
    pub fn next_operand(&mut self, mark: Mark, op: Infix, operand: (Operand, u32)) -> Mark {
        self.infix(op, mark);
        let all = self.scratch.prefixes.len();
        let first = all - operand.0.prefixes as usize;
        self.push_operand(operand, first..all);
        self.scratch.prefixes.truncate(first);
        mark
    }

    /// The tree of a run that is complete.
    pub fn finish_run(&mut self, mark: Mark) -> ExprId {
        while self.scratch.operators.len() > mark as usize {
            self.reduce_top(mark);
        }
        self.pop_part().expr
    }

    /// An operand of `*` or `**`: it may not be a comparison, `not`, `and` or `or` without parentheses.
    pub fn bit_or(&mut self, expr: ExprId, l: u32, r: u32) -> Checked<ExprId> {
        let node = self.module.expr(expr);
        let loose = matches!(
            node.kind,
            ExprKind::Compare { .. } | ExprKind::BoolOp { .. } | ExprKind::UnaryOp { op: UnaryOp::Not, .. }
        );
        if loose && node.span == Span::new(l, r) {
            return self.fail(ParseErrorKind::StarNotAllowed, l, r);
        }
        Ok(expr)
    }

    fn push_operand(&mut self, (operand, r): (Operand, u32), prefixes: core::ops::Range<usize>) {
        // Outermost first, as they are written.
        for &(op, start) in self.scratch.prefixes[prefixes].iter().rev() {
            self.scratch.operators.push(OperatorEntry::Prefix(op, start));
        }
        self.scratch.parts.push(Part { expr: operand.expr, span: Span::new(operand.start, r) });
    }

    /// Completes the operators that bind tighter than `op`, then lets it wait in its turn.
    fn infix(&mut self, op: Infix, mark: Mark) {
        let precedence = op.precedence();
        while self.scratch.operators.len() > mark as usize {
            let Some(top) = self.scratch.operators.last() else { break };
            let top = top.precedence();
            // Equal ones of these pile up: chains are one node, and powers go from right to left.
            let piles =
                matches!(precedence, Precedence::Or | Precedence::And | Precedence::Comparison | Precedence::Power);
            if top < precedence || (top == precedence && piles) {
                break;
            }
            self.reduce_top(mark);
        }
        self.scratch.operators.push(OperatorEntry::Infix(op));
    }

    /// Builds the node of the topmost operator, or of the chain of equals that ends with it.
    fn reduce_top(&mut self, mark: Mark) {
        let Some(&top) = self.scratch.operators.last() else { return };
        match top {
            OperatorEntry::Prefix(op, start) => {
                self.scratch.operators.pop();
                let operand = self.pop_part();
                self.finish_part(ExprKind::UnaryOp { op, operand: operand.expr }, Span::new(start, operand.span.end));
            }
            OperatorEntry::Infix(op) => match op.meaning() {
                Meaning::Binary(op) => {
                    self.scratch.operators.pop();
                    let right = self.pop_part();
                    let left = self.pop_part();
                    self.finish_part(
                        ExprKind::BinOp { left: left.expr, op, right: right.expr },
                        left.span.to(right.span),
                    );
                }
                Meaning::Bool(bool_op) => self.reduce_bool(bool_op, op.precedence(), mark),
                Meaning::Compare(_) => self.reduce_comparison(mark),
            },
        }
    }

    fn reduce_bool(&mut self, op: BoolOp, precedence: Precedence, mark: Mark) {
        let first = self.pop_chain(mark, precedence);
        let chain = &self.scratch.parts[first..];
        let span = chain[0].span.to(chain[chain.len() - 1].span);
        self.scratch.work.clear();
        self.scratch.work.extend(chain.iter().map(|part| part.expr));
        let values = self.module.add_list(&self.scratch.work);
        self.scratch.parts.truncate(first);
        self.finish_part(ExprKind::BoolOp { op, values }, span);
    }

    fn reduce_comparison(&mut self, mark: Mark) {
        let first = self.pop_chain(mark, Precedence::Comparison);
        let chain = &self.scratch.parts[first..];
        let span = chain[0].span.to(chain[chain.len() - 1].span);
        let left = chain[0].expr;
        self.scratch.work.clear();
        self.scratch.work.extend(chain[1..].iter().map(|part| part.expr));
        let comparators = self.module.add_list(&self.scratch.work);
        let ops = self.module.add_list(&self.scratch.cmp_ops);
        self.scratch.parts.truncate(first);
        self.finish_part(ExprKind::Compare { left, ops, comparators }, span);
    }

    /// Takes the topmost operators of one precedence, the comparisons among them to `cmp_ops`, and
    /// gives where their operands start in `parts`.
    fn pop_chain(&mut self, mark: Mark, precedence: Precedence) -> usize {
        let run = &self.scratch.operators[mark as usize..];
        let others = run.iter().rposition(|op| op.precedence() != precedence);
        let first = mark as usize + others.map_or(0, |at| at + 1);
        let count = self.scratch.operators.len() - first;
        self.scratch.cmp_ops.clear();
        for entry in self.scratch.operators.drain(first..) {
            if let OperatorEntry::Infix(op) = entry
                && let Meaning::Compare(op) = op.meaning()
            {
                self.scratch.cmp_ops.push(op);
            }
        }
        self.scratch.parts.len() - count - 1
    }

    fn finish_part(&mut self, kind: ExprKind, span: Span) {
        let expr = self.module.add_expr(kind, span);
        self.scratch.parts.push(Part { expr, span });
    }

    fn pop_part(&mut self) -> Part {
        // An operator is only pushed between two operands, so there is one.
        self.scratch.parts.pop().expect("an operand for each operator")
    }
}
