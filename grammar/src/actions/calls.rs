//! Arguments of calls and class definitions.
//!
//! Contract: arguments are collected as they are written; when the call closes, their order is checked
//! and they are split into positional ones and keywords, as CPython's `ast` has them.

use super::{Actions, Checked, ClauseHeader, Mark};
use crate::ast::{ExprContext, ExprId, ExprKind, Ident, Keyword, List, TypeParam};
use crate::error::{ArgumentProblem, ParseErrorKind};
use crate::span::Span;

/// One argument as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallArg {
    kind: ArgKind,
    value: ExprId,
    span: Span,
}

#[derive(Clone, Copy, Debug)]
enum ArgKind {
    Positional,
    Star,
    /// A generator expression without parentheses of its own.
    BareGenerator,
    Keyword(Ident),
    DoubleStar,
    /// Not an argument: a comma after the last one. The value is that of the argument before.
    TrailingComma,
}

/// Arguments as the tree has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arguments {
    pub args: List<ExprId>,
    pub keywords: List<Keyword>,
}

impl Actions<'_> {
    pub fn no_args(&mut self) -> Mark {
        self.scratch.args.len() as Mark
    }

    pub fn trailing_comma(&mut self, mark: Mark) -> Mark {
        if let Some(&last) = self.scratch.args.last() {
            self.scratch.args.push(CallArg { kind: ArgKind::TrailingComma, ..last });
        }
        mark
    }

    pub fn positional(&mut self, value: ExprId, l: u32, r: u32) {
        self.push_arg(ArgKind::Positional, value, l, r);
    }

    pub fn star_arg(&mut self, value: ExprId, l: u32, r: u32) {
        let starred = self.expr(ExprKind::Starred { value, ctx: ExprContext::Load }, l, r);
        self.push_arg(ArgKind::Star, starred, l, r);
    }

    pub fn double_star_arg(&mut self, value: ExprId, l: u32, r: u32) {
        self.push_arg(ArgKind::DoubleStar, value, l, r);
    }

    pub fn keyword_arg(&mut self, name: ExprId, value: ExprId, l: u32, m: u32, r: u32) -> Checked<()> {
        let node = *self.module.expr(name);
        match node.kind {
            ExprKind::Name { id, .. } if node.span == Span::new(l, m) => {
                let ident = Ident { name: id, span: node.span };
                self.push_arg(ArgKind::Keyword(ident), value, l, r);
                Ok(())
            }
            _ => self.fail(ParseErrorKind::InvalidArgument(ArgumentProblem::NotAName), l, m),
        }
    }

    pub fn generator_arg(&mut self, elt: ExprId, mark: Mark, l: u32, r: u32) {
        let generators = self.finish_comprehensions(mark);
        let generator = self.expr(ExprKind::GeneratorExp { elt, generators }, l, r);
        self.push_arg(ArgKind::BareGenerator, generator, l, r);
    }

    /// `p` is where the parenthesis opens.
    pub fn call(&mut self, func: ExprId, mark: Mark, l: u32, p: u32, r: u32) -> Checked<ExprId> {
        if let [CallArg { kind: ArgKind::BareGenerator, value, .. }] = self.scratch.args[mark as usize..] {
            // The call's parentheses are the generator's.
            self.module.exprs[value.index()].span = Span::new(p, r);
            self.scratch.args.truncate(mark as usize);
            let args = self.module.add_list(&[value]);
            return Ok(self.expr(ExprKind::Call { func, args, keywords: List::EMPTY }, l, r));
        }
        let Arguments { args, keywords } = self.finish_args(mark)?;
        Ok(self.expr(ExprKind::Call { func, args, keywords }, l, r))
    }

    pub fn class_header(&mut self, name: Ident, type_params: Option<List<TypeParam>>, mark: Mark) -> Checked<()> {
        let args = Some(self.finish_args(mark)?);
        self.header(ClauseHeader::Class { name, type_params, args });
        Ok(())
    }

    fn push_arg(&mut self, kind: ArgKind, value: ExprId, l: u32, r: u32) {
        self.scratch.args.push(CallArg { kind, value, span: Span::new(l, r) });
    }

    fn finish_args(&mut self, mark: Mark) -> Checked<Arguments> {
        let mark = mark as usize;
        self.check_args(&self.scratch.args[mark..])?;
        let values = self.scratch.exprs.len();
        let mut keywords = 0;
        for arg in &self.scratch.args[mark..] {
            match arg.kind {
                ArgKind::Positional | ArgKind::Star | ArgKind::BareGenerator => {
                    self.scratch.exprs.push(arg.value);
                }
                ArgKind::Keyword(_) | ArgKind::DoubleStar => keywords += 1,
                ArgKind::TrailingComma => {}
            }
        }
        let args = self.finish_exprs(values as Mark);
        let keywords = if keywords == 0 { List::EMPTY } else { self.finish_keywords(mark) };
        self.scratch.args.truncate(mark);
        Ok(Arguments { args, keywords })
    }

    fn finish_keywords(&mut self, mark: usize) -> List<Keyword> {
        let keywords = self.scratch.args[mark..].iter().filter_map(|arg| match arg.kind {
            ArgKind::Keyword(ident) => Some(Keyword { arg: Some(ident), value: arg.value, span: arg.span }),
            ArgKind::DoubleStar => Some(Keyword { arg: None, value: arg.value, span: arg.span }),
            _ => None,
        });
        self.module.add_list_from(keywords)
    }

    fn check_args(&self, args: &[CallArg]) -> Checked<()> {
        let (mut keyword, mut unpacking) = (false, false);
        for arg in args {
            let problem = match arg.kind {
                ArgKind::BareGenerator => Some(ArgumentProblem::BareGenerator),
                ArgKind::Positional if unpacking => Some(ArgumentProblem::PositionalAfterUnpacking),
                ArgKind::Positional if keyword => Some(ArgumentProblem::PositionalAfterKeyword),
                ArgKind::Star if unpacking => Some(ArgumentProblem::StarAfterUnpacking),
                _ => None,
            };
            if let Some(problem) = problem {
                let kind = ParseErrorKind::InvalidArgument(problem);
                return self.fail(kind, arg.span.start, arg.span.end);
            }
            keyword |= matches!(arg.kind, ArgKind::Keyword(_));
            unpacking |= matches!(arg.kind, ArgKind::DoubleStar);
        }
        Ok(())
    }
}
