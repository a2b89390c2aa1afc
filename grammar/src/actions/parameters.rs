//! Parameters of functions and lambdas, and type parameters.
//!
//! Contract: parameters are collected as they are written, stars and slash included; when the list
//! closes, its order is checked and it is split as CPython's `arguments` node is.

use super::{Actions, Checked, Mark};
use crate::ast::{Arg, Arguments, ArgumentsId, ExprId, Ident, List, TypeParam, TypeParamKind};
use crate::error::{ParameterProblem, ParseErrorKind};
use crate::span::Span;

/// What stands before a parameter's name, or instead of a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ParamStar {
    None,
    Single,
    Double,
    BareStar,
    Slash,
}

/// One parameter, or a `*` or `/` between parameters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Param {
    star: ParamStar,
    /// Without a name for `*` and `/`.
    arg: Option<Arg>,
    default: Option<ExprId>,
    span: Span,
}

/// The checks of an order of parameters.
#[derive(Default)]
struct Order {
    parameters: usize,
    slash: Option<usize>,
    star: bool,
    bare_star: Option<Span>,
    double_star: bool,
    default: bool,
}

impl Order {
    /// What is wrong with `param` after those seen so far.
    fn check(&mut self, param: &Param) -> Option<ParameterProblem> {
        if self.double_star {
            return Some(ParameterProblem::AfterDoubleStar);
        }
        match param.star {
            ParamStar::None => {
                self.parameters += 1;
                self.bare_star = None;
                let positional = !self.star;
                if positional && self.default && param.default.is_none() {
                    return Some(ParameterProblem::MissingDefault);
                }
                self.default |= positional && param.default.is_some();
            }
            ParamStar::Slash => {
                if self.star {
                    return Some(ParameterProblem::SlashAfterStar);
                }
                if self.slash.is_some() {
                    return Some(ParameterProblem::SecondSlash);
                }
                if self.parameters == 0 {
                    return Some(ParameterProblem::SlashFirst);
                }
                self.slash = Some(self.parameters);
            }
            ParamStar::Single | ParamStar::BareStar => {
                if self.star {
                    return Some(ParameterProblem::SecondStar);
                }
                self.star = true;
                if param.star == ParamStar::BareStar {
                    self.bare_star = Some(param.span);
                }
            }
            ParamStar::Double => self.double_star = true,
        }
        let starred = matches!(param.star, ParamStar::Single | ParamStar::Double);
        (starred && param.default.is_some()).then_some(ParameterProblem::StarDefault)
    }
}

impl Actions<'_> {
    pub fn no_parameters(&mut self, l: u32) -> ArgumentsId {
        self.module.add_arguments(Arguments { span: Span::at(l), ..Arguments::default() })
    }

    /// A parameter whose text, without a default, ends at `r`.
    pub fn param(
        &mut self,
        star: ParamStar,
        l: u32,
        name: Ident,
        annotation: Option<ExprId>,
        r: u32,
        default: Option<ExprId>,
    ) {
        let arg = Arg { arg: name, annotation, span: Span::new(name.span.start, r) };
        self.scratch.params.push(Param { star, arg: Some(arg), default, span: Span::new(l, r) });
    }

    pub fn bare_param(&mut self, star: ParamStar, l: u32, r: u32) {
        self.scratch.params.push(Param { star, arg: None, default: None, span: Span::new(l, r) });
    }

    pub fn parameters(&mut self, mark: Mark, l: u32, r: u32) -> Checked<ArgumentsId> {
        let params = self.scratch.params.split_off(mark as usize);
        let order = self.check_parameters(&params)?;
        let arguments = self.split_parameters(&params, order.slash.unwrap_or(0), Span::new(l, r));
        Ok(self.module.add_arguments(arguments))
    }

    fn check_parameters(&self, params: &[Param]) -> Checked<Order> {
        let mut order = Order::default();
        for param in params {
            if let Some(problem) = order.check(param) {
                let kind = ParseErrorKind::InvalidParameter(problem);
                return self.fail(kind, param.span.start, param.span.end);
            }
        }
        if let Some(star) = order.bare_star {
            let kind = ParseErrorKind::InvalidParameter(ParameterProblem::BareStarLast);
            return self.fail(kind, star.start, star.end);
        }
        Ok(order)
    }

    fn split_parameters(&mut self, params: &[Param], slash: usize, span: Span) -> Arguments {
        let star = params
            .iter()
            .position(|param| matches!(param.star, ParamStar::Single | ParamStar::BareStar))
            .unwrap_or(params.len());
        let (before, after) = params.split_at(star);
        let plain = |param: &&Param| param.star == ParamStar::None;
        let positional: Vec<Arg> = before.iter().filter(plain).filter_map(|param| param.arg).collect();
        let keyword_only = || after.iter().filter(plain);
        let of = |star| params.iter().find(|param| param.star == star).and_then(|param| param.arg);
        Arguments {
            posonlyargs: self.module.add_list(&positional[..slash]),
            args: self.module.add_list(&positional[slash..]),
            vararg: of(ParamStar::Single),
            kwonlyargs: self.module.add_list_from(keyword_only().filter_map(|param| param.arg)),
            kw_defaults: self.module.add_list_from(keyword_only().map(|param| param.default)),
            kwarg: of(ParamStar::Double),
            defaults: self.module.add_list_from(before.iter().filter(plain).filter_map(|param| param.default)),
            span,
        }
    }

    pub fn type_param(&mut self, kind: TypeParamKind, l: u32, r: u32) {
        self.scratch.type_params.push(TypeParam { kind, span: Span::new(l, r) });
    }

    pub fn finish_type_params(&mut self, mark: Mark) -> List<TypeParam> {
        let list = self.module.add_list(&self.scratch.type_params[mark as usize..]);
        self.scratch.type_params.truncate(mark as usize);
        list
    }
}
