//! The walk over functions and classes, with their parameters and annotations.

use mpyc_grammar::{
    Arguments, ClassDef, Constant, ExprId, ExprKind, FunctionDef, List, StmtId, Text, TypeParam, TypeParamKind,
};

use super::Walker;
use crate::check::facts::Bound;

impl Walker<'_, '_> {
    pub(super) fn function_def(&mut self, id: StmtId, def: &FunctionDef) {
        for &decorator in self.tree.list(def.decorator_list) {
            if self.is_directive(decorator) { self.annotation(decorator) } else { self.expr(decorator) }
        }
        let arguments = *self.tree.arguments(def.args);
        self.defaults(&arguments);
        self.facts.bind(self.scope, def.name, Bound::Function(id));
        if let Some(returns) = def.returns {
            self.annotation(returns);
        }
        let scope = self.facts.scopes.of_stmt(id);
        self.facts.define(scope, id);
        if self.tree.list(def.decorator_list).iter().any(|&decorator| self.is_assembler(decorator)) {
            self.facts.make_opaque(scope);
        }
        self.inside(scope, |walk| {
            walk.type_params(def.type_params);
            walk.parameters(&arguments);
            walk.body(def.body);
        });
    }

    /// What a decorator is, or what it calls.
    fn called(&self, decorator: ExprId) -> ExprKind {
        let mut kind = self.tree.expr(decorator).kind;
        while let ExprKind::Call { func, .. } = kind {
            kind = self.tree.expr(func).kind;
        }
        kind
    }

    /// Whether a decorator speaks to the compiler and is never evaluated: `@micropython.native`.
    fn is_directive(&self, decorator: ExprId) -> bool {
        match self.called(decorator) {
            ExprKind::Attribute { value, .. } => self.facts.as_name(value) == Some("micropython"),
            _ => false,
        }
    }

    /// Whether a decorator makes a function whose body is no Python, or has more built-in names.
    fn is_assembler(&self, decorator: ExprId) -> bool {
        let name = match self.called(decorator) {
            ExprKind::Attribute { attr, .. } => self.tree.name(attr.name),
            ExprKind::Name { id, .. } => self.tree.name(id),
            _ => return false,
        };
        name.starts_with("asm_") || name == "viper"
    }

    pub(super) fn class_def(&mut self, id: StmtId, def: &ClassDef) {
        self.exprs(def.decorator_list);
        self.exprs(def.bases);
        self.keywords(def.keywords);
        self.facts.bind(self.scope, def.name, Bound::Class(id));
        let scope = self.facts.scopes.of_stmt(id);
        self.facts.define(scope, id);
        self.inside(scope, |walk| {
            walk.type_params(def.type_params);
            walk.body(def.body);
        });
    }

    pub(super) fn defaults(&mut self, arguments: &Arguments) {
        self.exprs(arguments.defaults);
        for &default in self.tree.list(arguments.kw_defaults) {
            self.optional(default);
        }
    }

    pub(super) fn parameters(&mut self, arguments: &Arguments) {
        let listed = [arguments.posonlyargs, arguments.args, arguments.kwonlyargs];
        let listed = listed.into_iter().flat_map(|list| self.tree.list(list).iter().copied());
        for parameter in listed.chain(arguments.vararg).chain(arguments.kwarg) {
            self.facts.bind(self.scope, parameter.arg, Bound::Parameter);
            if let Some(annotation) = parameter.annotation {
                self.annotation(annotation);
            }
        }
    }

    pub(super) fn type_params(&mut self, params: List<TypeParam>) {
        for param in self.tree.list(params) {
            if let TypeParamKind::TypeVar { bound: Some(bound), .. } = param.kind {
                self.annotation(bound);
            }
        }
    }

    /// The names in an annotation count as read. One may be written as a string.
    pub(super) fn annotation(&mut self, id: ExprId) {
        let mut next = Some(id);
        while let Some(id) = next {
            let kind = self.tree.expr(id).kind;
            match kind {
                ExprKind::Name { id, .. } => self.facts.variable_mut(self.scope, id).reads += 1,
                ExprKind::Constant { value: Constant::Str(text), .. } => self.annotation_text(text),
                _ => self.parts(id, Self::annotation),
            }
            next = kind.leftmost();
        }
    }

    fn annotation_text(&mut self, text: Text) {
        let text = String::from_utf8_lossy(self.tree.text(text)).into_owned();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            self.facts.variable_of_text(self.scope, word).reads += 1;
        }
    }
}
