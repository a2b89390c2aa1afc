//! Patterns of `case`.
//!
//! Contract: as in CPython's grammar, only what the grammar itself forbids is an error here; names
//! bound twice and the like are left to later checks.

use super::{Actions, Checked, Mark};
use crate::ast::{Constant, ExprId, ExprKind, Ident, List, Operator, PatternId, PatternKind, UnaryOp};
use crate::error::{ParseErrorKind, PatternProblem};
use crate::span::Span;

/// An entry of a mapping pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) enum MappingItem {
    Entry(ExprId, PatternId),
    Rest(Ident),
}

/// An argument of a class pattern.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassItem {
    name: Option<Ident>,
    pattern: PatternId,
    span: Span,
}

impl Actions<'_> {
    pub fn pattern(&mut self, kind: PatternKind, l: u32, r: u32) -> PatternId {
        self.module.add_pattern(kind, Span::new(l, r))
    }

    pub fn first_patterns(&mut self, first: PatternId, second: PatternId) -> Mark {
        let mark = self.first_pattern(first);
        self.next_pattern(mark, second)
    }

    /// A capture, or the wildcard.
    pub fn capture(&mut self, l: u32, r: u32) -> PatternId {
        let name = self.ident(l, r);
        let name = (!self.is_wildcard(name)).then_some(name);
        self.pattern(PatternKind::MatchAs { pattern: None, name }, l, r)
    }

    pub fn star_pattern(&mut self, name: Ident, l: u32, r: u32) -> PatternId {
        let name = (!self.is_wildcard(name)).then_some(name);
        self.pattern(PatternKind::MatchStar { name }, l, r)
    }

    pub fn as_pattern(&mut self, pattern: PatternId, name: Ident, l: u32, r: u32) -> Checked<PatternId> {
        self.check_binding(name)?;
        let kind = PatternKind::MatchAs { pattern: Some(pattern), name: Some(name) };
        Ok(self.pattern(kind, l, r))
    }

    pub fn or_pattern(&mut self, mark: Mark, l: u32, r: u32) -> PatternId {
        let patterns = self.finish_patterns(mark);
        self.pattern(PatternKind::MatchOr { patterns }, l, r)
    }

    pub fn empty_sequence(&mut self, l: u32, r: u32) -> PatternId {
        self.pattern(PatternKind::MatchSequence { patterns: List::EMPTY }, l, r)
    }

    pub fn sequence1(&mut self, pattern: PatternId, l: u32, r: u32) -> PatternId {
        let patterns = self.module.add_list(&[pattern]);
        self.pattern(PatternKind::MatchSequence { patterns }, l, r)
    }

    pub fn sequence(&mut self, mark: Mark, l: u32, r: u32) -> PatternId {
        let patterns = self.finish_patterns(mark);
        self.pattern(PatternKind::MatchSequence { patterns }, l, r)
    }

    pub fn mapping_item(&mut self, key: ExprId, pattern: PatternId) {
        self.scratch.mapping_items.push(MappingItem::Entry(key, pattern));
    }

    pub fn mapping_rest(&mut self, name: Ident) {
        self.scratch.mapping_items.push(MappingItem::Rest(name));
    }

    pub fn empty_mapping(&mut self, l: u32, r: u32) -> PatternId {
        let (keys, patterns) = (List::EMPTY, List::EMPTY);
        self.pattern(PatternKind::MatchMapping { keys, patterns, rest: None }, l, r)
    }

    pub fn mapping(&mut self, mark: Mark, l: u32, r: u32) -> Checked<PatternId> {
        let items = self.scratch.mapping_items.split_off(mark as usize);
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        for item in items {
            match (item, rest) {
                (_, Some(Ident { span, .. })) => {
                    let kind = ParseErrorKind::InvalidPattern(PatternProblem::RestNotLast);
                    return self.fail(kind, span.start, span.end);
                }
                (MappingItem::Entry(key, pattern), None) => {
                    keys.push(key);
                    patterns.push(pattern);
                }
                (MappingItem::Rest(name), None) => {
                    self.check_binding(name)?;
                    rest = Some(name);
                }
            }
        }
        let keys = self.module.add_list(&keys);
        let patterns = self.module.add_list(&patterns);
        Ok(self.pattern(PatternKind::MatchMapping { keys, patterns, rest }, l, r))
    }

    pub fn class_item(&mut self, name: Option<Ident>, pattern: PatternId, l: u32, r: u32) {
        self.scratch.class_items.push(ClassItem { name, pattern, span: Span::new(l, r) });
    }

    pub fn empty_class_pattern(&mut self, cls: ExprId, l: u32, r: u32) -> PatternId {
        let (patterns, kwd_attrs, kwd_patterns) = (List::EMPTY, List::EMPTY, List::EMPTY);
        let kind = PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns };
        self.pattern(kind, l, r)
    }

    pub fn class_pattern(&mut self, cls: ExprId, mark: Mark, l: u32, r: u32) -> Checked<PatternId> {
        let items = self.scratch.class_items.split_off(mark as usize);
        let positional = items.iter().take_while(|item| item.name.is_none()).count();
        let (positional, keyword) = items.split_at(positional);
        if let Some(late) = keyword.iter().find(|item| item.name.is_none()) {
            let kind = ParseErrorKind::InvalidPattern(PatternProblem::PositionalAfterKeyword);
            return self.fail(kind, late.span.start, late.span.end);
        }
        let kind = PatternKind::MatchClass {
            cls,
            patterns: self.module.add_list_from(positional.iter().map(|item| item.pattern)),
            kwd_attrs: self.module.add_list_from(keyword.iter().filter_map(|item| item.name)),
            kwd_patterns: self.module.add_list_from(keyword.iter().map(|item| item.pattern)),
        };
        Ok(self.pattern(kind, l, r))
    }

    /// `real + imaginary`: only that is a literal.
    pub fn complex(&mut self, left: ExprId, op: Operator, right: ExprId, l: u32, r: u32) -> Checked<ExprId> {
        let problem = match (self.is_imaginary(left), self.is_imaginary(right)) {
            (true, _) => Some((PatternProblem::RealExpected, left)),
            (false, false) => Some((PatternProblem::ImaginaryExpected, right)),
            (false, true) => None,
        };
        if let Some((problem, at)) = problem {
            let span = self.module.expr(at).span;
            return self.fail(ParseErrorKind::InvalidPattern(problem), span.start, span.end);
        }
        Ok(self.expr(ExprKind::BinOp { left, op, right }, l, r))
    }

    pub fn pattern_string(&self, string: ExprId, l: u32, r: u32) -> Checked<ExprId> {
        if matches!(self.module.expr(string).kind, ExprKind::JoinedStr { .. }) {
            return self.fail(ParseErrorKind::InvalidPattern(PatternProblem::FString), l, r);
        }
        Ok(string)
    }

    fn is_imaginary(&self, number: ExprId) -> bool {
        match self.module.expr(number).kind {
            ExprKind::Constant { value, .. } => matches!(value, Constant::Imaginary(_)),
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => self.is_imaginary(operand),
            _ => false,
        }
    }

    fn is_wildcard(&self, name: Ident) -> bool {
        self.module.name(name.name) == "_"
    }

    /// A name that must bind something: `_` does not.
    fn check_binding(&self, name: Ident) -> Checked<()> {
        if self.is_wildcard(name) {
            let kind = ParseErrorKind::InvalidPattern(PatternProblem::WildcardAsTarget);
            return self.fail(kind, name.span.start, name.span.end);
        }
        Ok(())
    }
}
