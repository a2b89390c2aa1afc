//! The walk over the patterns of `match`.

use mpyc_grammar::{Ident, List, PatternId, PatternKind};

use super::Walker;
use crate::check::facts::Bound;

impl Walker<'_, '_> {
    pub(super) fn pattern(&mut self, id: PatternId) {
        match self.tree.pattern(id).kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => self.patterns(patterns),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.exprs(keys);
                self.patterns(patterns);
                self.capture(rest);
            }
            PatternKind::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.expr(cls);
                self.patterns(patterns);
                self.patterns(kwd_patterns);
            }
            PatternKind::MatchStar { name } => self.capture(name),
            PatternKind::MatchAs { pattern, name } => {
                if let Some(pattern) = pattern {
                    self.pattern(pattern);
                }
                self.capture(name);
            }
        }
    }

    fn patterns(&mut self, patterns: List<PatternId>) {
        for &pattern in self.tree.list(patterns) {
            self.pattern(pattern);
        }
    }

    fn capture(&mut self, name: Option<Ident>) {
        if let Some(name) = name {
            self.facts.bind(self.scope, name, Bound::Other);
        }
    }
}
