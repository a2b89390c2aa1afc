//! What an expression stands for, as far as that is certain: a module, a function, a class, or an object
//! of a known type.
//!
//! A name stands for what its only binding gives it. With two bindings, or one that this does not
//! follow, the answer is `None`, and the checks keep quiet.

use std::borrow::Cow;

use mpyc_grammar::{ClassDef, ExprContext, ExprId, ExprKind, FunctionDef, Module, StmtId, StmtKind};

use super::api::{self, ApiType, Gives, Item, Signature};
use super::facts::{Bound, Facts, Variable};
use super::{Context, File, Known, is_builtin_name};
use crate::resolve::{ScopeId, ScopeKind};

/// What an expression stands for.
#[derive(Clone, Debug)]
pub(super) enum Value<'a> {
    /// A module, by its dotted name.
    Module(Cow<'a, str>),
    /// A function or method of the board.
    Native(&'static Signature),
    /// A type of the board.
    NativeClass(&'static ApiType),
    /// An object of the board.
    Object(&'static ApiType),
    /// A function of the program.
    Function(Definition<'a>),
    /// A method of the program, taken from an instance.
    Method(Definition<'a>),
    /// A class of the program.
    Class(Definition<'a>),
    /// An object of a class of the program, and of no class derived from it.
    Instance(Definition<'a>),
    /// A name that every program has.
    Builtin(&'a str),
}

/// A `def` or `class` of the program.
#[derive(Clone, Copy)]
pub(super) struct Definition<'a> {
    /// The file it is in.
    pub(super) facts: &'a Facts<'a>,
    /// The statement.
    pub(super) stmt: StmtId,
}

impl std::fmt::Debug for Definition<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Definition").field(&self.stmt).finish()
    }
}

impl<'a> Definition<'a> {
    /// The tree it is in.
    pub(super) fn tree(&self) -> &'a Module {
        self.facts.tree
    }

    /// The function, if it is one.
    pub(super) fn function(&self) -> Option<&'a FunctionDef> {
        match &self.tree().stmt(self.stmt).kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => Some(def),
            _ => None,
        }
    }

    /// The class, if it is one.
    pub(super) fn class(&self) -> Option<&'a ClassDef> {
        match &self.tree().stmt(self.stmt).kind {
            StmtKind::ClassDef(def) => Some(def),
            _ => None,
        }
    }

    /// The scope of its body.
    pub(super) fn scope(&self) -> ScopeId {
        self.facts.scopes.of_stmt(self.stmt)
    }

    /// What the body of a class binds under a name.
    pub(super) fn class_variable(&self, name: &str) -> Option<&'a Variable> {
        self.facts.variable_in(self.scope(), name)
    }

    /// The names that the body of a class binds.
    pub(super) fn member_names(&self) -> impl Iterator<Item = &'a str> {
        let facts = self.facts;
        facts.scopes.scope(self.scope()).bound().map(|name| facts.names.text(name))
    }

    /// The method of that name, if the class has one plain `def` of it.
    pub(super) fn method(&self, name: &str) -> Option<Definition<'a>> {
        let [only] = self.class_variable(name)?.bindings.as_slice() else { return None };
        match only.what {
            Bound::Function(stmt) => {
                let method = Definition { stmt, ..*self };
                method.is_plain().then_some(method)
            }
            _ => None,
        }
    }

    /// Whether it is a function without decorators.
    pub(super) fn is_plain(&self) -> bool {
        self.function().is_some_and(|def| def.decorator_list.is_empty())
    }

    /// Whether it is a class whose instances have what its own body says: no bases but `object`, no
    /// decorators or keywords, and none of the methods that make attributes or instances in another way.
    pub(super) fn is_simple_class(&self) -> bool {
        const MAKERS: [&str; 4] = ["__new__", "__getattr__", "__getattribute__", "__slots__"];
        self.class().is_some_and(|def| {
            let is_object = |&base: &ExprId| self.facts.as_name(base) == Some("object");
            def.decorator_list.is_empty()
                && def.keywords.is_empty()
                && self.tree().list(def.bases).iter().all(is_object)
                && !MAKERS.iter().any(|name| self.class_variable(name).is_some())
        })
    }
}

/// How many names may stand between an expression and what it stands for.
const MAX_STEPS: u32 = 8;

impl<'a> Context<'a> {
    /// What an expression stands for.
    pub(super) fn value(&self, expr: ExprId) -> Option<Value<'a>> {
        self.value_within(expr, MAX_STEPS)
    }

    fn value_within(&self, expr: ExprId, steps: u32) -> Option<Value<'a>> {
        let steps = steps.checked_sub(1)?;
        let tree = self.facts.tree;
        match tree.expr(expr).kind {
            ExprKind::Name { id, ctx: ExprContext::Load } => {
                let scope = self.facts.scope_of(expr)?;
                match self.facts.variable(scope, id).filter(|variable| !variable.bindings.is_empty()) {
                    Some(variable) => self.bound_value(variable, steps),
                    None => self.unbound_value(tree.name(id)),
                }
            }
            ExprKind::Attribute { value, attr, ctx: ExprContext::Load } => {
                let owner = self.value_within(value, steps)?;
                self.known.attribute(&owner, tree.name(attr.name))
            }
            ExprKind::Call { func, .. } => match self.value_within(func, steps)? {
                Value::NativeClass(made) => Some(Value::Object(made)),
                Value::Native(Signature { gives: Gives::Object(made), .. }) => Some(Value::Object(made)),
                Value::Class(class) if class.is_simple_class() => Some(Value::Instance(class)),
                _ => None,
            },
            _ => None,
        }
    }

    /// What a variable with one binding stands for.
    fn bound_value(&self, variable: &Variable, steps: u32) -> Option<Value<'a>> {
        let [only] = variable.bindings.as_slice() else { return None };
        match only.what {
            Bound::Assign(value) => self.value_within(value, steps),
            _ => self.known.binding_value(self.facts, Some(self.file), only.what),
        }
    }

    /// What a name that the file does not bind stands for.
    fn unbound_value(&self, name: &'a str) -> Option<Value<'a>> {
        let mut value = is_builtin_name(name).then_some(Value::Builtin(name));
        for source in &self.file.stars {
            let source = source.as_ref()?;
            if self.known.members(source)?.contains(name) && !name.starts_with('_') {
                value = Some(self.known.member(source, name)?);
            }
        }
        value
    }
}

impl<'a> Known<'a> {
    /// The file of a module of the program.
    fn file(&'a self, module: &str) -> Option<&'a File<'a>> {
        self.files.iter().flatten().find(|file| file.name == module)
    }

    /// What a binding other than an assignment gives.
    fn binding_value(&'a self, facts: &'a Facts<'a>, file: Option<&File<'_>>, what: Bound) -> Option<Value<'a>> {
        match what {
            Bound::Import(alias) => {
                let name = facts.name(alias.name.name);
                (alias.asname.is_some() || !name.contains('.')).then_some(Value::Module(Cow::Borrowed(name)))
            }
            Bound::ImportFrom(stmt, alias) => {
                let StmtKind::ImportFrom { module: from, level, .. } = facts.tree.stmt(stmt).kind else { return None };
                let source = file?.absolute_name(from.map_or("", |from| facts.name(from.name)), level)?;
                self.member(&source, facts.name(alias.name.name))
            }
            Bound::Function(stmt) => {
                let found = Definition { facts, stmt };
                found.is_plain().then_some(Value::Function(found))
            }
            Bound::Class(stmt) => Some(Value::Class(Definition { facts, stmt })),
            Bound::Assign(_) | Bound::Augmented | Bound::Parameter | Bound::Other => None,
        }
    }

    /// What a module has under a name.
    fn member(&'a self, module: &str, name: &str) -> Option<Value<'a>> {
        let full = format!("{module}.{name}");
        if self.modules.contains_key(&full) {
            return Some(Value::Module(Cow::Owned(full)));
        }
        if let Some(file) = self.file(module) {
            let [only] = file.facts.global(name)?.bindings.as_slice() else { return None };
            let is_own =
                matches!(only.what, Bound::Function(_) | Bound::Class(_)) && !self.set_attributes.contains_key(name);
            return if is_own { self.binding_value(&file.facts, None, only.what) } else { None };
        }
        if self.modules.contains_key(module) {
            return None;
        }
        // Another firmware may have another module of that name.
        self.natives.get(module)?;
        native(api::module(module)?.member(name)?.item)
    }

    /// What something has under a name.
    fn attribute(&'a self, owner: &Value<'a>, name: &str) -> Option<Value<'a>> {
        match owner {
            Value::Module(module) => self.member(module, name),
            Value::Object(found) | Value::NativeClass(found) => native(found.member(name)?.item),
            Value::Instance(class) if !self.set_attributes.contains_key(name) => class.method(name).map(Value::Method),
            _ => None,
        }
    }
}

/// What a member of the board's modules stands for.
fn native<'a>(item: Item) -> Option<Value<'a>> {
    Some(match item {
        Item::Function(signature) => Value::Native(signature),
        Item::Class(found) => Value::NativeClass(found),
        Item::Object(found) => Value::Object(found),
    })
}

/// The scope of the class around a method, if the scope is a method's.
pub(super) fn class_around(facts: &Facts<'_>, method: ScopeId) -> Option<ScopeId> {
    let parent = facts.scopes.scope(method).parent?;
    (facts.scopes.scope(parent).kind == ScopeKind::Class).then_some(parent)
}
