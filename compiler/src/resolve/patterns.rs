//! The walk over `match` statements.

use super::collect::Collector;
use crate::diagnostics::scope;
use mpyc_grammar::{Constant, ExprId, ExprKind, Ident, MatchCase, Name, PatternId, PatternKind, Span};
use rustc_hash::FxHashMap;

impl Collector<'_> {
    pub(super) fn match_(&mut self, subject: ExprId, cases: &[MatchCase]) {
        self.expr(subject);
        for (at, case) in cases.iter().enumerate() {
            let mut bound = FxHashMap::default();
            self.pattern(case.pattern, &mut bound);
            if at + 1 < cases.len() && case.guard.is_none() {
                self.check_reachable(case.pattern);
            }
            self.optional(case.guard);
            self.body(case.body);
        }
    }

    /// A case without guard that matches everything must be the last one.
    fn check_reachable(&mut self, pattern: PatternId) {
        if let Some(name) = self.irrefutable(pattern) {
            let span = self.tree.pattern(pattern).span;
            let text = name.map(|name| self.tree.name(name).to_owned());
            self.report(scope::unreachable_case(span, text.as_deref()));
        }
    }

    /// Whether a pattern matches everything, and the name that it captures.
    fn irrefutable(&self, pattern: PatternId) -> Option<Option<Name>> {
        match self.tree.pattern(pattern).kind {
            PatternKind::MatchAs { pattern: None, name } => Some(name.map(|name| name.name)),
            PatternKind::MatchAs { pattern: Some(inner), .. } => self.irrefutable(inner),
            PatternKind::MatchOr { patterns } => {
                self.tree.list(patterns).last().and_then(|&last| self.irrefutable(last))
            }
            _ => None,
        }
    }

    fn capture(&mut self, name: Option<Ident>, bound: &mut FxHashMap<Name, Span>) {
        let Some(name) = name else { return };
        if let Some(first) = bound.insert(name.name, name.span) {
            let text = self.tree.name(name.name).to_owned();
            self.report(scope::name_bound_twice_in_pattern(name.span, &text, Some(first)));
        }
        self.bind(name);
    }

    fn pattern(&mut self, id: PatternId, bound: &mut FxHashMap<Name, Span>) {
        let pattern = *self.tree.pattern(id);
        match pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } => self.sequence(self.tree.list(patterns), bound),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_keys(self.tree.list(keys));
                for &pattern in self.tree.list(patterns) {
                    self.pattern(pattern, bound);
                }
                self.capture(rest, bound);
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.expr(cls);
                self.class_attributes(self.tree.list(kwd_attrs));
                for &pattern in self.tree.list(patterns).iter().chain(self.tree.list(kwd_patterns)) {
                    self.pattern(pattern, bound);
                }
            }
            PatternKind::MatchStar { name } => self.capture(name, bound),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern, bound);
                }
                self.capture(name, bound);
            }
            PatternKind::MatchOr { patterns } => self.alternatives(self.tree.list(patterns), bound),
        }
    }

    fn sequence(&mut self, patterns: &[PatternId], bound: &mut FxHashMap<Name, Span>) {
        let mut star = None;
        for &pattern in patterns {
            if let PatternKind::MatchStar { .. } = self.tree.pattern(pattern).kind {
                let span = self.tree.pattern(pattern).span;
                if let Some(first) = star {
                    self.report(scope::two_starred_patterns(span, first));
                }
                star.get_or_insert(span);
            }
            self.pattern(pattern, bound);
        }
    }

    fn mapping_keys(&mut self, keys: &[ExprId]) {
        let mut seen = FxHashMap::default();
        for &key in keys {
            self.expr(key);
            let span = self.tree.expr(key).span;
            if let Some(first) = self.literal_text(key).and_then(|text| seen.insert(text, span)) {
                self.report(scope::duplicate_mapping_key(span, first));
            }
        }
    }

    /// A literal key in a form that is equal for equal keys.
    fn literal_text(&self, key: ExprId) -> Option<String> {
        let ExprKind::Constant { value, .. } = self.tree.expr(key).kind else { return None };
        Some(match value {
            Constant::Str(text) => format!("s{}", String::from_utf8_lossy(self.tree.text(text))),
            Constant::Bytes(text) => format!("b{:?}", self.tree.text(text)),
            Constant::Int(value) => format!("n{value}"),
            other => format!("{other:?}"),
        })
    }

    fn class_attributes(&mut self, attributes: &[Ident]) {
        let mut seen = FxHashMap::default();
        for attribute in attributes {
            if let Some(first) = seen.insert(attribute.name, attribute.span) {
                let text = self.tree.name(attribute.name).to_owned();
                self.report(scope::duplicate_pattern_attribute(attribute.span, &text, first));
            }
        }
    }

    /// All alternatives bind the same names, and only the last may match everything.
    fn alternatives(&mut self, patterns: &[PatternId], bound: &mut FxHashMap<Name, Span>) {
        let mut all: Option<FxHashMap<Name, Span>> = None;
        for (at, &pattern) in patterns.iter().enumerate() {
            let mut names = FxHashMap::default();
            self.pattern(pattern, &mut names);
            if at + 1 < patterns.len() {
                self.check_reachable(pattern);
            }
            let Some(first) = &all else {
                all = Some(names);
                continue;
            };
            let missing = first.keys().find(|name| !names.contains_key(name));
            let missing = missing.or_else(|| names.keys().find(|name| !first.contains_key(name)));
            if let Some(&missing) = missing {
                let span = self.tree.pattern(pattern).span;
                let text = self.tree.name(missing).to_owned();
                self.report(scope::alternatives_bind_differently(span, &text));
            }
        }
        for (name, span) in all.unwrap_or_default() {
            if let Some(first) = bound.insert(name, span) {
                let text = self.tree.name(name).to_owned();
                self.report(scope::name_bound_twice_in_pattern(span, &text, Some(first)));
            }
        }
    }
}
