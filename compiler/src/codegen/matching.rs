//! `match` statements.
//!
//! A pattern takes its subject from the top of the stack. When it fails it jumps to the label for
//! the number of slots that are left above those that must stay: [`Failures`]. Names are bound as
//! soon as their part of the pattern fits.

use super::Generator;
use crate::code::Label;
use mpyc_abi::opcode::op;
use mpyc_grammar::{Constant as Literal, ExprId, ExprKind, Ident, MatchCase, PatternId, PatternKind};

/// Where a pattern that does not fit goes, by the number of slots to drop.
#[derive(Default)]
struct Failures {
    labels: Vec<Label>,
}

/// What a pattern inside a class pattern is for.
enum Attribute {
    /// The subject of the class pattern.
    Itself,
    /// The attribute at that position of `__match_args__` of the class.
    Positional(ExprId, usize),
    /// The attribute of that name.
    Keyword(Ident),
}

/// Builtin classes whose one positional pattern means the subject itself.
const SELF_MATCHING: [&str; 11] =
    ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];

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
    fn failure(&mut self, slots: u32, failures: &mut Failures) -> Label {
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
    fn fail_unless(&mut self, slots: u32, failures: &mut Failures) {
        let label = self.failure(slots, failures);
        self.function.emit.jump(op::POP_JUMP_IF_FALSE, label);
    }

    /// Matches the top of the stack and takes it away. `slots` slots, the subject one of them, are
    /// to be dropped on failure.
    fn pattern(&mut self, id: PatternId, slots: u32, failures: &mut Failures) {
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
    fn check_class(&mut self, slots: u32, failures: &mut Failures, push_class: impl FnOnce(&mut Self)) {
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

    fn class_pattern(
        &mut self,
        cls: ExprId,
        patterns: &[PatternId],
        attributes: &[Ident],
        keyword: &[PatternId],
        slots: u32,
        failures: &mut Failures,
    ) {
        self.check_class(slots, failures, |this| this.expr(cls));
        let itself = patterns.len() == 1 && self.matches_itself(cls);
        let of_position = |at| if itself { Attribute::Itself } else { Attribute::Positional(cls, at) };
        let wanted: Vec<Attribute> = (0..patterns.len())
            .map(of_position)
            .chain(attributes.iter().map(|&name| Attribute::Keyword(name)))
            .collect();
        if !matches!(*wanted, [Attribute::Itself]) {
            for (above, attribute) in (0..).zip(&wanted) {
                self.attribute(attribute, slots + above, failures);
            }
            self.op(op::POP_TOP);
        }
        let count = wanted.len() as u32;
        match count {
            0 | 1 => {}
            2 => self.op(op::ROT_TWO),
            _ => {
                self.uint(op::BUILD_TUPLE, count);
                self.uint(op::UNPACK_SEQUENCE, count);
            }
        }
        for (&pattern, left) in patterns.iter().chain(keyword).zip((1..=count).rev()) {
            self.pattern(pattern, slots - 1 + left, failures);
        }
    }

    /// Puts an attribute of the subject on top below the subject; fails with `slots` slots, the subject one of
    /// them, if it has none of that name.
    fn attribute(&mut self, attribute: &Attribute, slots: u32, failures: &mut Failures) {
        self.op(op::DUP_TOP);
        if let Attribute::Itself = attribute {
            return;
        }
        // A new list stands for a missing attribute: no attribute is that list.
        self.uint(op::BUILD_LIST, 0);
        self.op(op::DUP_TOP);
        self.op(op::ROT_THREE);
        self.load_builtin("getattr");
        self.op(op::ROT_THREE);
        // subject missing getattr subject missing
        match *attribute {
            Attribute::Positional(cls, at) => {
                self.match_args(cls, at);
                self.op(op::ROT_TWO);
                self.load_int(1 << 1);
                self.uint(op::CALL_FUNCTION_VAR_KW, 3);
            }
            Attribute::Keyword(name) => {
                self.load_str_as_name(self.tree.name(name.name));
                self.op(op::ROT_TWO);
                self.uint(op::CALL_FUNCTION, 3);
            }
            Attribute::Itself => {}
        }
        self.op(op::DUP_TOP);
        self.op(op::ROT_THREE);
        self.op(op::BINARY_IS);
        let failed = self.failure(slots + 1, failures);
        self.function.emit.jump(op::POP_JUMP_IF_TRUE, failed);
        self.op(op::ROT_TWO);
    }

    /// Pushes `__match_args__[at]` of a class in a tuple, or an empty one: as the arguments of `getattr` too few,
    /// which is a TypeError, as it shall be.
    fn match_args(&mut self, cls: ExprId, at: usize) {
        self.load_builtin("getattr");
        self.expr(cls);
        self.load_str_as_name("__match_args__");
        self.uint(op::BUILD_TUPLE, 0);
        self.uint(op::CALL_FUNCTION, 3);
        self.load_int(at as i32);
        self.load_int(at as i32 + 1);
        self.uint(op::BUILD_SLICE, 2);
        self.op(op::LOAD_SUBSCR);
    }

    /// Whether a class pattern's class is a builtin that matches itself.
    fn matches_itself(&mut self, cls: ExprId) -> bool {
        let ExprKind::Name { id, .. } = self.tree.expr(cls).kind else { return false };
        let text = self.tree.name(id);
        SELF_MATCHING.contains(&text) && self.is_global(text)
    }
}
