//! Texts and numbers that meet: `'Score: ' + score`, `input() > 5`.

use mpyc_grammar::{CmpOp, Constant, ExprId, ExprKind, List, Operator, UnaryOp};

use super::Context;
use super::api::Signature;
use super::facts::Bound;
use super::values::Value;
use crate::diagnostics::{Diagnostic, Mixed, text_and_number};

/// Warnings about operators between a text and a number.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (_, expr) in context.facts.exprs() {
        let before = found.len();
        match expr.kind {
            ExprKind::BinOp { left, op: Operator::Add, right } => context.meet(left, right, Mixed::Added, found),
            ExprKind::BinOp { left, op: Operator::Sub | Operator::Div | Operator::FloorDiv, right } => {
                context.meet(left, right, Mixed::Calculated, found);
            }
            ExprKind::Compare { left, ops, comparators } => context.compared(left, ops, comparators, found),
            _ => {}
        }
        if found.len() > before && context.facts.caught(expr.span).value {
            found.truncate(before);
        }
    }
}

/// What a value is, as far as that is certain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
}

/// How many expressions are looked through to find out what one is.
const MAX_STEPS: u32 = 8;

/// Functions of the board that give numbers.
const READERS: [&str; 12] = [
    "get_presses",
    "get_x",
    "get_y",
    "get_z",
    "heading",
    "randint",
    "read_analog",
    "read_digital",
    "read_light_level",
    "running_time",
    "temperature",
    "ticks_ms",
];

impl Context<'_> {
    fn compared(&self, left: ExprId, ops: List<CmpOp>, comparators: List<ExprId>, found: &mut Vec<Diagnostic>) {
        let tree = self.facts.tree;
        let mut left = left;
        for (&op, &right) in tree.list(ops).iter().zip(tree.list(comparators)) {
            match op {
                CmpOp::Lt | CmpOp::LtE | CmpOp::Gt | CmpOp::GtE => self.meet(left, right, Mixed::Ordered, found),
                CmpOp::Eq | CmpOp::NotEq => self.meet(left, right, Mixed::Equal, found),
                _ => {}
            }
            left = right;
        }
    }

    /// Reports a text and a number on the two sides of an operator.
    fn meet(&self, left: ExprId, right: ExprId, how: Mixed, found: &mut Vec<Diagnostic>) {
        let (text, number) = match (self.kind(left, MAX_STEPS), self.kind(right, MAX_STEPS)) {
            (Some(Kind::Text), Some(Kind::Number)) => (left, right),
            (Some(Kind::Number), Some(Kind::Text)) => (right, left),
            _ => return,
        };
        let span = |expr: ExprId| self.facts.tree.expr(expr).span;
        let sources = (self.source(text), self.source(number));
        found.push(text_and_number((span(text), span(number)), sources, how));
    }

    fn kind(&self, expr: ExprId, steps: u32) -> Option<Kind> {
        let steps = steps.checked_sub(1)?;
        match self.facts.tree.expr(expr).kind {
            ExprKind::Constant { value, .. } => match value {
                Constant::Str(_) => Some(Kind::Text),
                Constant::Int(_) | Constant::BigInt { .. } | Constant::Float(_) => Some(Kind::Number),
                _ => None,
            },
            ExprKind::JoinedStr { .. } => Some(Kind::Text),
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => {
                self.kind(operand, steps).filter(|&kind| kind == Kind::Number)
            }
            ExprKind::BinOp { left, op, right } => match (self.kind(left, steps)?, op, self.kind(right, steps)) {
                (Kind::Text, Operator::Mod, _) => Some(Kind::Text),
                (left, Operator::Add, Some(right)) if left == right => Some(left),
                (Kind::Text, Operator::Mult, Some(Kind::Number)) => Some(Kind::Text),
                (Kind::Number, _, Some(Kind::Number)) => Some(Kind::Number),
                _ => None,
            },
            ExprKind::Call { func, .. } => match self.value(func)? {
                Value::Builtin("str" | "input" | "chr" | "repr" | "hex" | "bin") => Some(Kind::Text),
                Value::Builtin("int" | "float" | "len" | "ord") => Some(Kind::Number),
                Value::Native(Signature { name, .. }) if READERS.contains(name) => Some(Kind::Number),
                _ => None,
            },
            ExprKind::Name { .. } => self.kind_of_variable(expr, steps),
            _ => None,
        }
    }

    /// What a variable is in all places that give it a value.
    fn kind_of_variable(&self, name: ExprId, steps: u32) -> Option<Kind> {
        let ExprKind::Name { id, .. } = self.facts.tree.expr(name).kind else { return None };
        let variable = self.facts.scope_of(name).and_then(|scope| self.facts.variable(scope, id))?;
        if self.known.set_attributes.contains_key(self.facts.name(id)) {
            return None;
        }
        let mut kind = None;
        for binding in &variable.bindings {
            match binding.what {
                Bound::Assign(value) => {
                    let this = self.kind(value, steps)?;
                    if kind.is_some_and(|kind| kind != this) {
                        return None;
                    }
                    kind = Some(this);
                }
                // A number stays a number, and a text a text.
                Bound::Augmented => {}
                _ => return None,
            }
        }
        kind
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    fn codes(app: &str) -> Vec<String> {
        findings(app).into_iter().map(|each| each.code.to_string()).collect()
    }

    #[test]
    fn texts_and_numbers_do_not_meet() {
        for wrong in [
            "score = 5\nscore += 1\nprint('Score: ' + score)\n",
            "print(f'{1}' + 2 * 3)\n",
            "print(len('a') + ' letters')\n",
            "guess = input('?')\nif guess > 5:\n    print(1)\n",
            "guess = input('?')\nif guess == 5:\n    print(1)\n",
            "print(input('?') - 1)\n",
            "from microbit import display, temperature\ndisplay.scroll('now ' + temperature())\n",
        ] {
            assert_eq!(codes(wrong), ["W0127"], "{wrong}");
        }
    }

    #[test]
    fn what_may_be_right_is_left_alone() {
        for right in [
            "score = 5\nprint('Score: ' + str(score), 'Score: %d' % score, 'ab' * score)\n",
            "guess = int(input('?'))\nprint(guess > 5, guess - 1)\n",
            "def f(a):\n    print(a + 1, 'x' + a)\nf(1)\n",
            "a = 1\na = 'x'\nprint(a + 'b')\n",
            "for a in 'xy':\n    print(a + 'b', a > 'c')\n",
            "try:\n    'a' + 1\nexcept TypeError:\n    pass\n",
        ] {
            assert_eq!(codes(right), [""; 0], "{right}");
        }
    }
}
