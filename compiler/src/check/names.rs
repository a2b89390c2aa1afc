//! Names that nothing defines.

use mpyc_grammar::{ExprContext, ExprKind, Span};
use rustc_hash::FxHashSet;

use super::{Context, IMPLICIT, Known, api, is_builtin_name};
use crate::diagnostics::{Diagnostic, nearest, only_on_v2, undefined_name};
use crate::resolve::{ScopeId, ScopeKind};

/// Warnings about the names of a module that neither it nor the builtins have, each once.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let facts = context.facts;
    let Some(defined) = context.known.defined(context.file) else { return };
    let known = context.known;
    let mut first: Vec<(Span, ScopeId, &str)> = Vec::new();
    for (scope, expr) in facts.exprs() {
        let ExprKind::Name { id, ctx: ExprContext::Load } = expr.kind else { continue };
        if facts.variable(scope, id).is_some_and(|variable| !variable.bindings.is_empty()) {
            continue;
        }
        let text = facts.name(id);
        if is_builtin_name(text) || defined.contains(text) || IMPLICIT.contains(&text) || MACRO_NAMES.contains(&text) {
            continue;
        }
        if !facts.is_opaque(scope) && !facts.caught(expr.span).name && !known.may_set(context.file, text) {
            first.push((expr.span, scope, text));
        }
    }
    first.sort_by_key(|(span, ..)| span.start);
    let mut seen = FxHashSet::default();
    for (place, scope, text) in first {
        if seen.insert(text) {
            found.push(context.undefined(place, scope, text, &defined));
        }
    }
}

/// Names that come from elsewhere: the compiler itself understands `const`, and programs that are translated
/// have a built-in `_`.
const MACRO_NAMES: &[&str] = &["const", "_"];

/// Values that other languages, or other capitals, have for Python's.
const FOREIGN: &[(&str, &str)] = &[
    ("true", "True"),
    ("TRUE", "True"),
    ("false", "False"),
    ("FALSE", "False"),
    ("none", "None"),
    ("null", "None"),
    ("NULL", "None"),
    ("nil", "None"),
    ("this", "self"),
];

/// Words that end a block in other languages.
const ENDS: &[&str] =
    &["end", "endif", "endwhile", "endfor", "endfunction", "fi", "done", "wend", "ENDIF", "ENDWHILE", "END"];

/// What is said of names that only another firmware has.
pub(super) const NOT_HERE: &str = "the micro:bit's official firmware has it, this one does not";

impl Context<'_> {
    fn undefined(&self, place: Span, scope: ScopeId, text: &str, defined: &FxHashSet<String>) -> Diagnostic {
        if self.is_in_v2(text) {
            return only_on_v2(place, text);
        }
        if let Some((_, instead)) = FOREIGN.iter().find(|(foreign, _)| *foreign == text) {
            return undefined_name(place, text, Some(instead), None);
        }
        if ENDS.contains(&text) {
            return undefined_name(place, text, None, None)
                .help("Python has no such word: a block ends where the lines are no longer indented");
        }
        if let Some(member) = self.split_member(place, text) {
            return undefined_name(place, text, Some(&member), None);
        }
        if self.is_official(text) {
            return undefined_name(place, text, None, None).help(NOT_HERE);
        }
        if let Some(parameter) = self.attribute_of(scope, text) {
            return undefined_name(place, text, Some(&format!("{parameter}.{text}")), None);
        }
        let near = {
            let locals = self.visible(scope);
            let candidates = super::builtins::all().chain(defined.iter().map(String::as_str)).chain(locals);
            nearest(text, candidates.filter(|name| !name.starts_with("__"))).map(str::to_owned)
        };
        let module = self.known.module_with(text);
        let found = undefined_name(place, text, near.as_deref(), module.as_deref());
        if module.is_none() && api::module(text).is_some() { found.help(NOT_HERE) } else { found }
    }

    /// Whether a star import would give the name on a v2.
    fn is_in_v2(&self, text: &str) -> bool {
        let mut sources = self.file.stars.iter().flatten().filter_map(|source| api::module(source));
        !self.known.api.is_v2() && sources.any(|module| module.member(text).is_some_and(|member| member.v2))
    }

    /// Whether a star import would give the name with the official firmware.
    fn is_official(&self, text: &str) -> bool {
        let mut sources = self.file.stars.iter().flatten().filter_map(|source| api::module(source));
        sources.any(|module| module.names().any(|name| name == text))
    }

    /// `displayshow` and `display,show` as what is meant: an object of the board with its member.
    fn split_member(&self, place: Span, text: &str) -> Option<String> {
        let sources = self.file.stars.iter().flatten().filter_map(|source| api::module(source));
        let objects = sources.flat_map(|module| module.members).filter_map(|member| match member.item {
            api::Item::Object(found) | api::Item::Class(found) => Some((member.name, found)),
            api::Item::Function(_) => None,
        });
        let before = self.facts.text.get(..place.start as usize)?.trim_end();
        objects.into_iter().find_map(|(name, found)| {
            let is_before = || {
                let rest = before.strip_suffix(',').and_then(|rest| rest.trim_end().strip_suffix(name));
                rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            };
            let member =
                text.strip_prefix(name).filter(|rest| !rest.is_empty()).or_else(|| is_before().then_some(text))?;
            found.names().any(|known| known == member).then(|| format!("{name}.{member}"))
        })
    }

    /// The names of the functions around a place.
    fn visible(&self, scope: ScopeId) -> impl Iterator<Item = &str> {
        let around = std::iter::successors(Some(scope), |&id| self.facts.scopes.scope(id).parent);
        let functions = around.map(|id| self.facts.scopes.scope(id)).filter(|scope| scope.kind.has_slots());
        functions.flat_map(crate::resolve::Scope::bound).map(|name| self.facts.names.text(name))
    }

    /// The first parameter of the method around a place, if its class has an attribute of that name.
    fn attribute_of(&self, scope: ScopeId, text: &str) -> Option<&str> {
        let scopes = &self.facts.scopes;
        let method = scopes.scope(scope);
        let class = scopes.scope(method.parent?);
        if method.kind != ScopeKind::Function || class.kind != ScopeKind::Class {
            return None;
        }
        let first = self.facts.names.text(method.first_parameter()?);
        let is_member = class.bound().any(|name| self.facts.names.text(name) == text);
        (first == "self" && (is_member || self.known.set_attributes.contains_key(text))).then_some(first)
    }
}

impl Known<'_> {
    /// The built-in module of that name, or that a forgotten import would take the name from.
    fn module_with(&self, name: &str) -> Option<String> {
        let has = |module: &String| self.api.members(module).is_some_and(|all| all.iter().any(|member| member == name));
        let modules = self.api.modules();
        modules.iter().find(|module| *module == name).or_else(|| modules.iter().find(|module| has(module))).cloned()
    }

    /// Whether another file, or one that knows the module `builtins`, may give a name of this file a value.
    fn may_set(&self, file: &super::File<'_>, name: &str) -> bool {
        match self.set_attributes.get(name) {
            None => false,
            Some(only) => only.as_deref() != Some(file.name) || file.facts.global("builtins").is_some(),
        }
    }
}
