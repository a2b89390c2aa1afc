//! Attributes of the program's own objects that nothing sets.

use mpyc_grammar::{ExprContext, ExprId, ExprKind};
use rustc_hash::FxHashSet;

use super::facts::Bound;
use super::values::{Definition, Value, class_around};
use super::{Context, Known};
use crate::diagnostics::{Diagnostic, nearest, no_such_attribute};

/// Warnings about `self.name` and `object.name`.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.known.is_alone || context.known.sets_attributes_by_name() {
        return;
    }
    let made = context.made_classes();
    for (_, expr) in context.facts.exprs() {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = expr.kind else { continue };
        let name = context.facts.name(attr.name);
        if name.starts_with("__") || context.known.may_have(name) {
            continue;
        }
        let Some(class) = context.class_of(value, &made) else { continue };
        if class.class_variable(name).is_some_and(|variable| !variable.bindings.is_empty()) {
            continue;
        }
        let Some(def) = class.class() else { continue };
        if context.facts.caught(attr.span).attribute {
            continue;
        }
        let members: Vec<&str> = class.member_names().collect();
        let near = nearest(name, members.into_iter().chain(context.known.set_attributes.keys().map(String::as_str)));
        found.push(no_such_attribute(attr.span, class.facts.name(def.name.name), name, near));
    }
}

impl<'a> Context<'a> {
    /// The class of what an expression stands for, if its objects are of no other class.
    fn class_of(&self, expr: ExprId, made: &FxHashSet<&str>) -> Option<Definition<'a>> {
        let class = match self.value(expr) {
            Some(Value::Instance(class)) => class,
            Some(_) => return None,
            None => self.class_of_self(expr).filter(|class| {
                let name = class.class().map(|def| class.facts.name(def.name.name));
                name.is_some_and(|name| made.contains(name))
            })?,
        };
        let name = class.facts.name(class.class()?.name.name);
        (class.is_simple_class() && !self.known.bases.contains(name)).then_some(class)
    }

    /// The class around a method whose first parameter the expression is.
    fn class_of_self(&self, expr: ExprId) -> Option<Definition<'a>> {
        let ExprKind::Name { id, .. } = self.facts.tree.expr(expr).kind else { return None };
        let variable = self.facts.variable(self.facts.scope_of(expr)?, id)?;
        let [only] = variable.bindings.as_slice() else { return None };
        if !matches!(only.what, Bound::Parameter) {
            return None;
        }
        let method = self.facts.scopes.scope(only.scope);
        let first = self.facts.names.text(method.first_parameter()?);
        let definition = |stmt| Definition { facts: self.facts, stmt };
        let is_plain = definition(self.facts.definition(only.scope)?).is_plain();
        let class = self.facts.definition(class_around(self.facts, only.scope)?)?;
        (is_plain && first == self.facts.name(id)).then(|| definition(class))
    }

    /// The names of the classes that the file makes objects of.
    fn made_classes(&self) -> FxHashSet<&'a str> {
        let calls = self.facts.tree.exprs().filter_map(|expr| match expr.kind {
            ExprKind::Call { func, .. } => self.facts.as_name(func),
            _ => None,
        });
        calls.collect()
    }
}

impl Known<'_> {
    /// Whether the program may set attributes whose names do not stand in it as such.
    fn sets_attributes_by_name(&self) -> bool {
        self.files.iter().any(|file| {
            let Some(file) = file else { return true };
            let tree = file.facts.tree;
            tree.exprs().any(|expr| match expr.kind {
                ExprKind::Name { id, .. } => matches!(tree.name(id), "setattr" | "vars" | "exec" | "eval"),
                ExprKind::Attribute { attr, .. } => matches!(tree.name(attr.name), "__dict__" | "__setattr__"),
                _ => false,
            })
        })
    }
}
