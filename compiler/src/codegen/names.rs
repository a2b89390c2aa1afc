//! Loading, storing and deleting variables.

use super::Generator;
use crate::code::{Arg, Instr, NameId};
use crate::resolve::{Access, ScopeId};
use mpyc_abi::opcode::op;
use mpyc_grammar::Name;

impl Generator<'_> {
    /// A name of the tree as the current scope knows it.
    pub(super) fn id(&mut self, name: Name) -> NameId {
        let text = self.tree.name(name);
        self.scopes.name(self.function.scope, text, &mut self.names)
    }

    /// A name that does not stand in the tree.
    pub(super) fn intern(&mut self, text: &str) -> NameId {
        self.names.intern(text)
    }

    /// An instruction with a name operand.
    pub(super) fn named(&mut self, op: u8, name: NameId) {
        self.function.emit.instr(Instr::new(op, Arg::Name(name)));
    }

    /// An instruction with a name operand that does not stand in the tree.
    pub(super) fn named_text(&mut self, op: u8, text: &str) {
        let name = self.intern(text);
        self.named(op, name);
    }

    pub(super) fn access(&self, name: NameId) -> Access {
        self.scopes.access(self.function.scope, name)
    }

    pub(super) fn load_name(&mut self, name: NameId) {
        self.note_load(name);
        let carried = self.carried.iter().find(|(builtin, _)| *builtin == name).map(|(_, module)| *module);
        if let Some(module) = carried.filter(|_| self.scopes.is_builtin(self.function.scope, name)) {
            return self.load_member(module, name);
        }
        match self.access(name) {
            Access::Fast(slot) => self.uint(op::LOAD_FAST_N, slot),
            Access::Deref(slot) => self.uint(op::LOAD_DEREF, slot),
            Access::Global => self.named(op::LOAD_GLOBAL, name),
            Access::Name => self.named(op::LOAD_NAME, name),
        }
    }

    pub(super) fn store_name(&mut self, name: NameId) {
        match self.access(name) {
            Access::Fast(slot) => self.uint(op::STORE_FAST_N, slot),
            Access::Deref(slot) => self.uint(op::STORE_DEREF, slot),
            Access::Global => self.named(op::STORE_GLOBAL, name),
            Access::Name => self.named(op::STORE_NAME, name),
        }
    }

    pub(super) fn delete_name(&mut self, name: NameId) {
        match self.access(name) {
            Access::Fast(slot) => self.uint(op::DELETE_FAST, slot),
            Access::Deref(slot) => self.uint(op::DELETE_DEREF, slot),
            Access::Global => self.named(op::DELETE_GLOBAL, name),
            Access::Name => self.named(op::DELETE_NAME, name),
        }
    }

    /// Loads a builtin or global by its name.
    pub(super) fn load_global(&mut self, text: &str) {
        self.named_text(op::LOAD_GLOBAL, text);
    }

    /// Loads a builtin, whatever the module binds to its name.
    pub(super) fn load_builtin(&mut self, text: &str) {
        let name = self.intern(text);
        if self.scopes.module_binds(name) {
            self.load_member("builtins", name);
        } else {
            self.named(op::LOAD_GLOBAL, name);
        }
    }

    /// Imports a module and pushes a member of it; binds nothing.
    pub(super) fn load_member(&mut self, module: &str, name: NameId) {
        self.load_int(0);
        self.op(op::LOAD_CONST_NONE);
        self.named_text(op::IMPORT_NAME, module);
        self.named(op::LOAD_ATTR, name);
    }

    /// Whether a name is no variable of a function here, so that it may be a builtin.
    pub(super) fn is_global(&mut self, text: &str) -> bool {
        let name = self.intern(text);
        matches!(self.access(name), Access::Global | Access::Name)
    }

    /// Pushes the cells that a scope inside captures; gives their number.
    pub(super) fn load_cells(&mut self, inner: ScopeId) -> usize {
        let free = &self.scopes.scope(inner).free;
        for &name in free {
            if let Some(slot) = self.scopes.cell_slot(self.function.scope, name) {
                self.uint(op::LOAD_FAST_N, slot);
            }
        }
        free.len()
    }
}
