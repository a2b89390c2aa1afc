//! The limit on how deep expressions and patterns nest.
//!
//! Contract: a tree that passes can be walked by recursion, if [chains](ExprKind::leftmost) are followed in a loop:
//! they are one level, however long. A line with few tokens cannot be deep, so
//! only long ones are measured; children are made before parents, so one pass without recursion does.

use crate::MAX_DEPTH;
use crate::ast::{ArgumentsId, ExprId, ExprKind, List};
use crate::error::{ParseError, ParseErrorKind};
use crate::module::Module;
use crate::span::Span;
use crate::token::Token;

/// Checks the expressions from index `first` on, those of the line with these tokens.
///
/// Patterns nest only by brackets, which `layout` limits.
pub(crate) fn check(module: &Module, first: usize, tokens: &[Token]) -> Result<(), ParseError> {
    if tokens.len() <= MAX_DEPTH as usize {
        return Ok(());
    }
    let mut depths = Depths { module, first, depths: Vec::with_capacity(module.exprs.len() - first) };
    for expr in &module.exprs[first..] {
        let chain = expr.kind.leftmost().map_or(0, |first| depths.of(first));
        let depth = chain.max(1 + depths.of_children(&expr.kind));
        if depth > MAX_DEPTH {
            let span = Span::new(expr.span.start, expr.span.start);
            return Err(ParseError::new(ParseErrorKind::TooDeep, span));
        }
        depths.depths.push(depth);
    }
    Ok(())
}

struct Depths<'m> {
    module: &'m Module,
    first: usize,
    depths: Vec<u32>,
}

impl Depths<'_> {
    fn of(&self, expr: ExprId) -> u32 {
        let index = expr.index().checked_sub(self.first);
        index.and_then(|index| self.depths.get(index)).copied().unwrap_or(0)
    }

    fn of_option(&self, expr: Option<ExprId>) -> u32 {
        expr.map_or(0, |expr| self.of(expr))
    }

    fn of_list(&self, list: List<ExprId>) -> u32 {
        self.module.list(list).iter().map(|&expr| self.of(expr)).max().unwrap_or(0)
    }

    fn of_options(&self, list: List<Option<ExprId>>) -> u32 {
        self.module.list(list).iter().map(|&expr| self.of_option(expr)).max().unwrap_or(0)
    }

    /// The greatest depth of an expression's children, but for the one that a chain goes on with.
    fn of_children(&self, kind: &ExprKind) -> u32 {
        match *kind {
            ExprKind::BoolOp { values: list, .. }
            | ExprKind::Set { elts: list }
            | ExprKind::JoinedStr { values: list }
            | ExprKind::List { elts: list, .. }
            | ExprKind::Tuple { elts: list, .. } => self.of_list(list),
            ExprKind::NamedExpr { target, value } => self.of(target).max(self.of(value)),
            ExprKind::UnaryOp { operand: only, .. }
            | ExprKind::Await { value: only }
            | ExprKind::YieldFrom { value: only }
            | ExprKind::BinOp { right: only, .. }
            | ExprKind::Subscript { slice: only, .. }
            | ExprKind::Starred { value: only, .. } => self.of(only),
            ExprKind::Lambda { args, body } => self.of_arguments(args).max(self.of(body)),
            ExprKind::IfExp { test, body, orelse } => self.of(test).max(self.of(body)).max(self.of(orelse)),
            ExprKind::Dict { keys, values } => self.of_options(keys).max(self.of_list(values)),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => self.of(elt).max(self.of_generators(generators)),
            ExprKind::DictComp { key, value, generators } => {
                self.of(key).max(self.of(value)).max(self.of_generators(generators))
            }
            ExprKind::Yield { value } => self.of_option(value),
            ExprKind::Compare { left, comparators, .. } => self.of(left).max(self.of_list(comparators)),
            ExprKind::Call { args, keywords, .. } => {
                let keywords = self.module.list(keywords).iter();
                let keywords = keywords.map(|keyword| self.of(keyword.value)).max().unwrap_or(0);
                self.of_list(args).max(keywords)
            }
            ExprKind::FormattedValue { value, format_spec, .. } => self.of(value).max(self.of_option(format_spec)),
            ExprKind::Slice { lower, upper, step } => {
                self.of_option(lower).max(self.of_option(upper)).max(self.of_option(step))
            }
            ExprKind::Constant { .. } | ExprKind::Name { .. } | ExprKind::Attribute { .. } => 0,
        }
    }

    fn of_arguments(&self, arguments: ArgumentsId) -> u32 {
        let arguments = self.module.arguments(arguments);
        self.of_list(arguments.defaults).max(self.of_options(arguments.kw_defaults))
    }

    fn of_generators(&self, generators: List<crate::ast::Comprehension>) -> u32 {
        let generators = self.module.list(generators).iter();
        let depth = generators
            .map(|generator| self.of(generator.target).max(self.of(generator.iter)).max(self.of_list(generator.ifs)));
        depth.max().unwrap_or(0)
    }
}
