//! `NAME = const(value)`: names of MicroPython's constants, replaced by their values.
//!
//! A name counts if nothing else in the file binds it. Every use of it behind the definition becomes
//! the value. If its name starts with an underscore and no use stands before, the module or class does not
//! have it at run time, as with `mpy-cross`; a class keeps what the file takes as an attribute of something.
//!
//! This is part of the language, so it happens without optimisation too.

use super::Generator;
use crate::code::{Constant, NameId};
use crate::resolve::{Access, ScopeId};
use mpyc_grammar::{ExprId, ExprKind, Name, StmtKind};
use rustc_hash::{FxHashMap, FxHashSet};

/// The constants of a file, as far as they are defined.
#[derive(Default)]
pub(super) struct Consts {
    /// How often each name is bound in the file; empty if the file has no constants.
    bindings: FxHashMap<NameId, u32>,
    defined: FxHashMap<NameId, Const>,
    /// Names whose values were loaded.
    loaded: FxHashSet<NameId>,
    /// Whether the argument of `const` is being evaluated, which folds in any case.
    pub(super) in_argument: bool,
}

struct Const {
    value: Constant,
    /// The function whose local variable it is.
    function: Option<ScopeId>,
}

impl Generator<'_> {
    /// Finds out whether `const` means MicroPython's, before any code is generated.
    pub(super) fn prepare_consts(&mut self) {
        let Some(name) = self.names.find("const") else { return };
        let mut bindings = self.scopes.bindings();
        if bindings.remove(&name).is_none() || self.imports_const() {
            self.consts.bindings = bindings;
        }
    }

    fn is_const_name(&self, expr: ExprKind) -> bool {
        matches!(expr, ExprKind::Name { id, .. } if self.tree.name(id) == "const")
    }

    fn imports_const(&self) -> bool {
        self.tree.stmts().any(|stmt| {
            let StmtKind::ImportFrom { module: Some(module), names, level: 0 } = stmt.kind else { return false };
            let is_const = |alias: &mpyc_grammar::Alias| self.tree.name(alias.name.name) == "const";
            self.tree.name(module.name) == "micropython" && self.tree.list(names).iter().any(is_const)
        })
    }

    /// The argument of `const(value)`, where the call is MicroPython's way to mark a constant.
    pub(super) fn const_argument(&mut self, value: ExprId) -> Option<ExprId> {
        let ExprKind::Call { func, args, keywords } = self.tree.expr(value).kind else { return None };
        let &[argument] = self.tree.list(args) else { return None };
        if self.consts.bindings.is_empty() || !self.is_const_name(self.tree.expr(func).kind) || !keywords.is_empty() {
            return None;
        }
        self.is_global("const").then_some(argument)
    }

    /// Treats `target = value` if `value` is a call of `const` with a constant; says whether it did.
    pub(super) fn define_const(&mut self, target: ExprId, value: ExprId) -> bool {
        let ExprKind::Name { id, .. } = self.tree.expr(target).kind else { return false };
        let Some(argument) = self.const_argument(value) else { return false };
        self.consts.in_argument = true;
        let value = self.constant(argument);
        self.consts.in_argument = false;
        let Some(value) = value else { return false };
        let name = self.id(id);
        let frame = self.scopes.frame(self.function.scope);
        let kind = self.scopes.scope(frame).kind;
        let function = kind.has_slots().then_some(frame);
        let is_plain = !matches!(self.access(name), Access::Deref(_));
        if self.consts.bindings.get(&name) != Some(&1) || !is_plain {
            self.load_constant(value);
            self.store(target);
            return true;
        }
        let is_attribute = kind == crate::resolve::ScopeKind::Class && self.takes_attribute(id);
        let hidden = self.names.text(name).starts_with('_') && !is_attribute && !self.consts.loaded.contains(&name);
        if let Constant::Tuple(_) = value {
            // The same object wherever it is used.
            self.constants.intern(value.clone());
        }
        self.consts.defined.insert(name, Const { value: value.clone(), function });
        if !hidden {
            self.load_constant(value);
            self.store(target);
        }
        true
    }

    /// Whether an attribute of that name occurs in the file.
    fn takes_attribute(&self, name: Name) -> bool {
        self.tree.exprs().any(|expr| matches!(expr.kind, ExprKind::Attribute { attr, .. } if attr.name == name))
    }

    /// The value of a name, if it is a constant here.
    pub(super) fn const_value(&self, name: NameId) -> Option<Constant> {
        let known = self.consts.defined.get(&name)?;
        let is_it = match self.access(name) {
            Access::Global | Access::Name => known.function.is_none(),
            Access::Fast(_) => known.function == Some(self.scopes.frame(self.function.scope)),
            Access::Deref(_) => false,
        };
        is_it.then(|| known.value.clone())
    }

    /// Whether a name of the tree may be a constant.
    pub(super) fn has_consts(&self) -> bool {
        !self.consts.defined.is_empty()
    }

    /// Notes that the value of a name is loaded at run time.
    pub(super) fn note_load(&mut self, name: NameId) {
        if !self.consts.bindings.is_empty() {
            self.consts.loaded.insert(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, compile, dis, mpy};

    /// The instructions of the module and of its functions, without operands' addresses.
    fn code(source: &str) -> String {
        code_with(source, &Options::default())
    }

    fn code_with(source: &str, options: &Options) -> String {
        let unit = compile("test.py", source.as_bytes(), options).unit.unwrap();
        dis::disassemble(&mpy::pack(&unit).unwrap())
    }

    #[test]
    fn without_optimisation_too() {
        let plain = Options { optimize: false, ..Options::default() };
        let shown = code_with("_A = const(150)\n_B = const(_A * 2)\ndef f():\n    return _B\n", &plain);
        assert!(shown.contains("300") && !shown.contains("_B"), "{shown}");
    }

    #[test]
    fn a_tuple_is_one_object() {
        let shown = code("_A = const((1, 2))\nb = _A\nc = b is _A, b is (1, 2)\n");
        assert_eq!(shown.matches("LOAD_CONST_OBJ").count(), 3, "{shown}");
    }

    #[test]
    fn uses_are_replaced_and_hidden_names_dropped() {
        let shown = code("_A = const(300)\nB = const(_A + 1)\nprint(_A, B)\ndef f():\n    return _A * B\n");
        assert!(shown.contains("301") && shown.contains("90300"), "{shown}");
        assert!(!shown.contains("_A") && shown.contains("STORE_NAME              B"), "{shown}");
    }

    #[test]
    fn a_name_used_before_stays() {
        let shown = code("def f():\n    return _A\n_A = const(300)\n");
        assert!(shown.contains("STORE_NAME              _A"), "{shown}");
    }

    #[test]
    fn a_name_bound_twice_is_a_variable() {
        for source in [
            "_A = const(1)\n_A = 2\nb(_A)\n",
            "_A = const(1)\nb(_A)\ndel _A\n",
            "_A = const(1)\nb(_A)\ndef _A(): pass\n",
        ] {
            let shown = code(source);
            assert!(shown.contains("LOAD_NAME               _A"), "{shown}");
        }
    }

    #[test]
    fn another_const_is_an_ordinary_function() {
        let shown = code("def const(x):\n    return x + 1\nA = const(1)\n");
        assert!(shown.contains("LOAD_NAME               const"), "{shown}");
        let shown = code("from micropython import const\nA = const(b)\n");
        assert!(shown.contains("LOAD_NAME               const"), "{shown}");
    }

    #[test]
    fn classes_keep_their_attributes() {
        let shown = code("class A:\n    _B = const(300)\n    c = _B\n    def d(self):\n        return self._B\n");
        assert!(
            shown.contains("STORE_NAME              _B") && !shown.contains("LOAD_NAME               _B"),
            "{shown}"
        );
    }

    #[test]
    fn attributes_that_nobody_takes_are_hidden() {
        let shown = code("class A:\n    _B = const(300)\n    c = _B\n");
        assert!(!shown.contains("STORE_NAME              _B"), "{shown}");
    }
}
