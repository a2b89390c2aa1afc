//! `match` statements.
//!
//! A pattern takes its subject from the top of the stack. When it fails it jumps to the label for
//! the number of slots that are left above those that must stay: [`Failures`]. Names are bound as
//! soon as their part of the pattern fits.

use super::Generator;
use crate::code::Label;
use mpyc_abi::opcode::op;
use mpyc_grammar::{Constant as Literal, ExprId, Ident, MatchCase, PatternId, PatternKind};

/// Where a pattern that does not fit goes, by the number of slots to drop.
#[derive(Default)]
pub(super) struct Failures {
    labels: Vec<Label>,
}

impl Generator<'_> {
    pub(super) fn match_(&mut self, subject: ExprId, cases: &[MatchCase]) {
        self.expr(subject);
        let end = self.function.emit.new_label();
        for case in cases {
            let next = self.function.emit.new_label();
            self.line_of(case.span);
            let mut failures = Failures::default();
            self.op(op::DUP_TOP);
            self.pattern(case.pattern, 1, &mut failures);
            if let Some(guard) = case.guard {
                let failed = self.failure(0, &mut failures);
                self.jump_if(guard, false, failed);
            }
            self.op(op::POP_TOP);
            self.body(case.body);
            self.function.emit.jump(op::JUMP, end);
            self.place_failures(failures, next);
        }
        self.op(op::POP_TOP);
        self.function.emit.place(end);
    }

    /// The label for a failure with `slots` slots to drop.
    pub(super) fn failure(&mut self, slots: u32, failures: &mut Failures) -> Label {
        while failures.labels.len() <= slots as usize {
            let label = self.function.emit.new_label();
            failures.labels.push(label);
        }
        failures.labels[slots as usize]
    }

    /// Drops what failed patterns left, the most first, and goes on at `next`.
    fn place_failures(&mut self, failures: Failures, next: Label) {
        for (slots, label) in failures.labels.into_iter().enumerate().rev() {
            self.function.emit.place(label);
            if slots > 0 {
                self.op(op::POP_TOP);
            }
        }
        self.function.emit.jump(op::JUMP, next);
        self.function.emit.place(next);
    }

    /// Goes to the failure of `slots` slots if the top of the stack is false.
    pub(super) fn fail_unless(&mut self, slots: u32, failures: &mut Failures) {
        let label = self.failure(slots, failures);
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, label);
    }

    /// Matches the top of the stack and takes it away. `slots` slots, the subject one of them, are
    /// to be dropped on failure.
    pub(super) fn pattern(&mut self, id: PatternId, slots: u32, failures: &mut Failures) {
        let pattern = *self.tree.pattern(id);
        self.line_of(pattern.span);
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                self.expr(value);
                self.op(op::BINARY_EQUAL);
                self.fail_unless(slots - 1, failures);
            }
            PatternKind::MatchSingleton { value } => {
                self.op(match value {
                    Literal::True => op::LOAD_CONST_TRUE,
                    Literal::False => op::LOAD_CONST_FALSE,
                    _ => op::LOAD_CONST_NONE,
                });
                self.op(op::BINARY_IS);
                self.fail_unless(slots - 1, failures);
            }
            PatternKind::MatchSequence { patterns } => self.sequence_pattern(self.tree.list(patterns), slots, failures),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(self.tree.list(keys), self.tree.list(patterns), rest, slots, failures);
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let (attributes, keyword) = (self.tree.list(kwd_attrs), self.tree.list(kwd_patterns));
                self.class_pattern(cls, self.tree.list(patterns), attributes, keyword, slots, failures);
            }
            PatternKind::MatchStar { name } => self.capture(name),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(inner) = pattern {
                    self.op(op::DUP_TOP);
                    self.pattern(inner, slots + 1, failures);
                }
                self.capture(name);
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(self.tree.list(patterns), slots, failures),
        }
    }

    /// Stores the top of the stack, or drops it for `_`.
    fn capture(&mut self, name: Option<Ident>) {
        match name {
            Some(name) => {
                let name = self.id(name.name);
                self.store_name(name);
            }
            None => self.op(op::POP_TOP),
        }
    }

    fn or_pattern(&mut self, patterns: &[PatternId], slots: u32, failures: &mut Failures) {
        let fits = self.function.emit.new_label();
        for &pattern in patterns {
            let next = self.function.emit.new_label();
            let mut inner = Failures::default();
            self.op(op::DUP_TOP);
            self.pattern(pattern, 1, &mut inner);
            self.function.emit.jump(op::JUMP, fits);
            self.place_failures(inner, next);
        }
        let failed = self.failure(slots, failures);
        self.function.emit.jump(op::JUMP, failed);
        self.function.emit.place(fits);
        self.op(op::POP_TOP);
    }

    /// Fails unless the top of the stack is of a class that `push_class` pushes; the top stays.
    pub(super) fn check_class(&mut self, slots: u32, failures: &mut Failures, push_class: impl FnOnce(&mut Self)) {
        self.op(op::DUP_TOP);
        self.load_builtin("isinstance");
        self.op(op::ROT_TWO);
        push_class(self);
        self.uint(op::CALL_FUNCTION, 2);
        self.fail_unless(slots, failures);
    }

    /// Pushes the class of an empty container, whatever the program calls by its name.
    fn class_of_empty(&mut self, build: u8) {
        self.uint(build, 0);
        self.named_text(op::LOAD_ATTR, "__class__");
    }

    fn sequence_pattern(&mut self, patterns: &[PatternId], slots: u32, failures: &mut Failures) {
        self.check_class(slots, failures, |this| {
            this.class_of_empty(op::BUILD_LIST);
            this.class_of_empty(op::BUILD_TUPLE);
            this.load_builtin("range");
            this.uint(op::BUILD_TUPLE, 3);
        });
        let is_star = |id: &PatternId| matches!(self.tree.pattern(*id).kind, PatternKind::MatchStar { .. });
        let star = patterns.iter().position(is_star);
        let fixed = patterns.len() - usize::from(star.is_some());
        self.op(op::DUP_TOP);
        self.load_builtin("len");
        self.op(op::ROT_TWO);
        self.uint(op::CALL_FUNCTION, 1);
        self.load_int(fixed as i32);
        self.op(if star.is_some() { op::BINARY_MORE_EQUAL } else { op::BINARY_EQUAL });
        self.fail_unless(slots, failures);
        match star {
            None => self.uint(op::UNPACK_SEQUENCE, patterns.len() as u32),
            Some(before) => {
                let after = fixed - before;
                let span = self.tree.pattern(patterns[before]).span;
                if !self.within(span, "patterns beside a starred one", before.max(after), 255) {
                    self.op(op::POP_TOP);
                    return;
                }
                self.uint(op::UNPACK_EX, before as u32 | (after as u32) << 8);
            }
        }
        for (at, &pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, slots - 1 + (patterns.len() - at) as u32, failures);
        }
    }

    fn mapping_pattern(
        &mut self,
        keys: &[ExprId],
        patterns: &[PatternId],
        rest: Option<Ident>,
        slots: u32,
        failures: &mut Failures,
    ) {
        self.check_class(slots, failures, |this| this.class_of_empty(op::BUILD_MAP));
        for &key in keys {
            self.op(op::DUP_TOP);
            self.expr(key);
            self.op(op::ROT_TWO);
            self.op(op::BINARY_IN);
            self.fail_unless(slots, failures);
        }
        for (&key, &pattern) in keys.iter().zip(patterns) {
            self.op(op::DUP_TOP);
            self.expr(key);
            self.op(op::LOAD_SUBSCR);
            self.pattern(pattern, slots + 1, failures);
        }
        if rest.is_some() {
            self.named_text(op::LOAD_METHOD, "copy");
            self.uint(op::CALL_METHOD, 0);
            for &key in keys {
                // copy -> copy NULL copy key
                self.op(op::DUP_TOP);
                self.op(op::LOAD_NULL);
                self.op(op::ROT_TWO);
                self.expr(key);
                self.op(op::STORE_SUBSCR);
            }
        }
        self.capture(rest);
    }
}
