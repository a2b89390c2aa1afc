//! Annotations and type expressions: they are checked as CPython checks them, and leave no code.
//!
//! Contract: nothing that an annotation does counts for the scopes of the program, so a name in it is no
//! use and captures nothing.

use super::collect::Collector;
use crate::diagnostics::scope;
use mpyc_grammar::{ArgumentsId, ExprId, List, Span, TypeParam, TypeParamKind};

/// What a type alias's value and the bases of a generic class are called in messages.
pub(super) const TYPE_ALIAS: &str = "a type alias";
pub(super) const GENERIC: &str = "the definition of a generic";
const BOUND: &str = "the bound of a type parameter";

impl Collector<'_> {
    /// Checks an expression that leaves no code; in a `type_place` it can't suspend or bind.
    pub(super) fn erased(&mut self, expr: ExprId, type_place: Option<&'static str>) {
        let count = self.scopes.scopes.len();
        let functions = self.scopes.by_expr.len();
        let (kind, is_async) = (self.scope().kind, self.function().is_async);
        let outer = std::mem::replace(&mut self.type_place, type_place);
        self.inside(kind, self.tree.expr(expr).span, |inner| {
            inner.scope_mut().is_async = is_async;
            inner.expr(expr);
        });
        self.type_place = outer;
        self.scopes.scopes.truncate(count);
        if self.scopes.by_expr.len() > functions {
            self.scopes.by_expr.retain(|_, scope| (scope.0 as usize) < count);
        }
    }

    /// Checks the annotations of a function.
    pub(super) fn signature(&mut self, arguments: ArgumentsId, returns: Option<ExprId>, type_params: List<TypeParam>) {
        let place = (!type_params.is_empty()).then_some(GENERIC);
        self.bounds(type_params);
        let arguments = *self.tree.arguments(arguments);
        let lists = [arguments.posonlyargs, arguments.args, arguments.kwonlyargs];
        let named = lists.into_iter().flat_map(|list| self.tree.list(list).iter().copied());
        let all = named.chain(arguments.vararg).chain(arguments.kwarg);
        for annotation in all.filter_map(|parameter| parameter.annotation).chain(returns) {
            self.erased(annotation, place);
        }
    }

    /// Checks the bounds of type parameters.
    pub(super) fn bounds(&mut self, type_params: List<TypeParam>) {
        for param in self.tree.list(type_params) {
            if let TypeParamKind::TypeVar { bound: Some(bound), .. } = param.kind {
                self.erased(bound, Some(BOUND));
            }
        }
    }

    /// Whether `what` at `place` can't stand in the type expression around it, which is reported then.
    pub(super) fn not_in_type(&mut self, place: Span, what: &str) -> bool {
        if let Some(around) = self.type_place {
            self.report(scope::not_in_type(place, what, around));
        }
        self.type_place.is_some()
    }
}
