//! Names that are taken from modules, objects and classes which do not have them.

use mpyc_grammar::{ExprContext, ExprKind};

use super::api::{self, ApiType};
use super::names::NOT_HERE;
use super::values::Value;
use super::{Context, Known};
use crate::diagnostics::{Diagnostic, Span, nearest, no_such_member, only_on_v2};
use crate::imports::imports_of;

/// Warnings about `from module import name`, `module.name` and `object.name`.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let known = context.known;
    for import in imports_of(context.facts.tree).iter().filter(|import| !import.may_fail && !import.names.is_empty()) {
        if let Some(source) = context.file.absolute_name(&import.module, import.level) {
            found.extend(import.names.iter().filter_map(|(name, place)| known.missing(&source, name, *place)));
        }
    }
    for (_, expr) in context.facts.exprs() {
        let ExprKind::Attribute { value, attr, ctx: ExprContext::Load } = expr.kind else { continue };
        let name = context.facts.name(attr.name);
        let missing = match context.value(value) {
            Some(Value::Module(source)) => known.missing(&source, name, attr.span),
            Some(Value::Object(owner) | Value::NativeClass(owner)) => known.missing_in(owner, name, attr.span),
            _ => None,
        };
        if let Some(missing) = missing
            && !context.facts.caught(attr.span).attribute
        {
            found.push(missing);
        }
    }
}

impl Known<'_> {
    /// The warning about a member that a module does not have.
    fn missing(&self, module: &str, member: &str, place: Span) -> Option<Diagnostic> {
        if member.starts_with("__") {
            return None;
        }
        let members = self.members(module)?;
        let is_module = self.modules.contains_key(&format!("{module}.{member}"));
        if is_module || self.may_have(member) || members.iter().any(|name| name == member) {
            return None;
        }
        let v2 = api::module(module).and_then(|found| found.member(member)).is_some_and(|member| member.v2);
        if v2 && !self.modules.contains_key(module) {
            return Some(only_on_v2(place, member));
        }
        if !self.modules.contains_key(module)
            && api::module(module).is_some_and(|found| found.names().any(|name| name == member))
        {
            return Some(no_such_member(place, &format!("module `{module}`"), member, None).help(NOT_HERE));
        }
        let near = nearest(member, members.iter().map(String::as_str).filter(|name| !name.starts_with("__")));
        Some(no_such_member(place, &format!("module `{module}`"), member, near))
    }

    /// The warning about an attribute that objects of a type of the board do not have.
    fn missing_in(&self, owner: &'static ApiType, name: &str, place: Span) -> Option<Diagnostic> {
        if name.starts_with("__") || self.may_have(name) {
            return None;
        }
        if owner.names().any(|known| known == name) {
            // Who has an object that only the v2 has, was warned where it came from, or has asked for it.
            let is_on_v1 = owner.names().any(|known| !owner.is_v2(known));
            return (is_on_v1 && owner.is_v2(name) && !self.api.is_v2()).then(|| only_on_v2(place, name));
        }
        let near = nearest(name, owner.names());
        let shown = if owner.name.contains(' ') { owner.name.to_owned() } else { format!("`{}`", owner.name) };
        Some(no_such_member(place, &shown, name, near))
    }

    /// Whether the program sets or asks for an attribute of that name somewhere.
    pub(super) fn may_have(&self, name: &str) -> bool {
        self.set_attributes.contains_key(name) || self.asked_attributes.contains(name)
    }
}
