//! Second half of resolution: where each name lives, and in which slot.

use super::{Access, Declared, Scope, ScopeId, ScopeKind, Scopes, Symbol};
use crate::code::{NameId, Names};
use crate::diagnostics::{self as diag, Diagnostic};
use rustc_hash::{FxHashMap, FxHashSet};

/// Decides about every name of every scope.
pub(super) fn link(scopes: &mut Scopes, names: &mut Names, diagnostics: &mut Vec<Diagnostic>) {
    let class = names.intern("__class__");
    let mut linker = Linker { scopes, names, diagnostics, class };
    let all: Vec<ScopeId> = (0..linker.scopes.scopes.len() as u32).map(ScopeId).collect();
    linker.choose_inline(&all);
    for &scope in &all {
        linker.capture_all(scope);
    }
    for &scope in &all {
        linker.assign_slots(scope);
    }
}

struct Linker<'a> {
    scopes: &'a mut Scopes,
    names: &'a Names,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// The name `__class__`.
    class: NameId,
}

impl Linker<'_> {
    /// A comprehension in a function needs no function of its own, unless it waits, or a function inside it
    /// might capture its variables: each run has its own.
    fn choose_inline(&mut self, all: &[ScopeId]) {
        let mut has_function = vec![false; all.len()];
        for &id in all.iter().rev() {
            let scope = self.scopes.scope(id);
            let Some(parent) = scope.parent else { continue };
            let is_comprehension = scope.kind == ScopeKind::Comprehension && !scope.is_generator;
            let is_function = !is_comprehension || has_function[id.0 as usize];
            has_function[parent.0 as usize] |= is_function;
            let is_inline = !is_function && self.scopes.scope(parent).kind.has_slots();
            self.scopes.scopes[id.0 as usize].is_inline = is_inline;
        }
    }

    /// Finds the owners of the names that a scope does not bind itself.
    fn capture_all(&mut self, scope: ScopeId) {
        for name in self.scopes.scope(scope).order.clone() {
            let Some(symbol) = self.scopes.scope(scope).symbols.get(&name) else { continue };
            match symbol.declared {
                Some((Declared::Global, _)) => {}
                Some((Declared::Nonlocal, span)) => match self.owner(scope, name) {
                    Some(owner) => self.capture(scope, owner, name),
                    None => {
                        let text = self.names.text(name);
                        let module = self.scopes.scope(self.scopes.module());
                        let global = module.symbols.get(&name).is_some_and(|symbol| symbol.bound);
                        self.diagnostics.push(diag::scope::nonlocal_without_binding(span, text, global));
                    }
                },
                None if symbol.bound => {}
                None => {
                    if let Some(owner) = self.owner(scope, name) {
                        self.capture(scope, owner, name);
                    }
                }
            }
        }
    }

    /// The scope whose variable a free name of `scope` means, if that is not a global.
    fn owner(&self, scope: ScopeId, name: NameId) -> Option<ScopeId> {
        let mut next = self.scopes.scope(scope).parent;
        while let Some(id) = next {
            let candidate = self.scopes.scope(id);
            next = candidate.parent;
            if candidate.kind == ScopeKind::Class && name == self.class {
                return Some(id);
            }
            if !candidate.kind.has_slots() {
                continue;
            }
            let Some(symbol) = candidate.symbols.get(&name) else { continue };
            match symbol.declared {
                Some((Declared::Global, _)) => return None,
                Some((Declared::Nonlocal, _)) => {}
                None if symbol.bound => return Some(id),
                None => {}
            }
        }
        None
    }

    /// Makes a variable of `owner` a captured one of `scope` and of all scopes between.
    fn capture(&mut self, scope: ScopeId, owner: ScopeId, name: NameId) {
        let mut at = scope;
        let mut crosses_function = false;
        while at != owner {
            let inner = &mut self.scopes.scopes[at.0 as usize];
            if !inner.is_inline {
                crosses_function = true;
                if !inner.free.contains(&name) {
                    inner.free.push(name);
                }
            }
            let Some(parent) = inner.parent else { return };
            at = parent;
        }
        let is_read_elsewhere = self.scopes.scope(scope).symbols.get(&name).is_some_and(|s| s.is_read_elsewhere);
        let outer = &mut self.scopes.scopes[owner.0 as usize];
        if outer.kind == ScopeKind::Class {
            outer.class_cell = Some(0);
        } else if let Some(symbol) = outer.symbols.get_mut(&name) {
            symbol.captured |= crosses_function;
            symbol.is_read_elsewhere |= is_read_elsewhere;
        }
    }

    /// Numbers the slots of a scope and sets how its names are reached. The scope around it is done already.
    fn assign_slots(&mut self, id: ScopeId) {
        if self.scopes.scope(id).is_inline {
            self.assign_inline(id);
            return;
        }
        let class = self.class;
        let scope = &mut self.scopes.scopes[id.0 as usize];
        let mut slots = scope.free.clone();
        if scope.kind.has_slots() {
            let is_parameter: FxHashSet<NameId> = scope.parameters.iter().copied().collect();
            slots.extend(&scope.parameters);
            slots.extend(
                scope.order.iter().filter(|&name| {
                    scope.symbols.get(name).is_some_and(Symbol::is_own) && !is_parameter.contains(name)
                }),
            );
        } else if scope.class_cell.is_some() {
            scope.class_cell = Some(slots.len() as u32);
            scope.cells.push(slots.len() as u32);
            slots.push(class);
        }
        // The first slot of a name counts: a class body may capture the `__class__` around it.
        let numbered = slots.iter().enumerate().rev();
        let slot_of: FxHashMap<NameId, u32> = numbered.map(|(slot, &name)| (name, slot as u32)).collect();
        for (slot, name) in slots.iter().enumerate().skip(scope.free.len()) {
            if scope.symbols.get(name).is_some_and(|symbol| symbol.captured) {
                scope.cells.push(slot as u32);
            }
        }
        scope.n_slots = slots.len() as u32;
        scope.slots = slots;
        set_accesses(scope, &slot_of);
    }
}

impl Linker<'_> {
    /// Gives the variables of an inline comprehension slots behind those of the scope around it. Comprehensions
    /// that are not inside each other share slots.
    fn assign_inline(&mut self, id: ScopeId) {
        let scope = self.scopes.scope(id);
        let Some(parent) = scope.parent else { return };
        let frame = self.scopes.frame(id);
        let is_own =
            |name: &&NameId| scope.symbols.get(name).is_some_and(Symbol::is_own) && !scope.parameters.contains(name);
        let own: Vec<NameId> = scope.order.iter().filter(is_own).copied().collect();
        let first = self.scopes.scope(parent).n_slots;
        let accesses: Vec<(NameId, Access)> = scope
            .symbols
            .iter()
            .map(|(&name, symbol)| match own.iter().position(|&own| own == name) {
                Some(place) => (name, Access::Fast(first + place as u32)),
                None if matches!(symbol.declared, Some((Declared::Global, _))) => (name, Access::Global),
                None => (name, self.outer_access(parent, frame, name)),
            })
            .collect();
        let slots = &mut self.scopes.scopes[frame.0 as usize].slots;
        for (slot, &name) in (first as usize..).zip(&own) {
            if slot == slots.len() {
                slots.push(name);
            }
        }
        let scope = &mut self.scopes.scopes[id.0 as usize];
        scope.n_slots = first + own.len() as u32;
        for (name, access) in accesses {
            if let Some(symbol) = scope.symbols.get_mut(&name) {
                symbol.access = access;
            }
        }
    }

    /// How a name is reached in an inline comprehension inside `parent` that does not bind it.
    fn outer_access(&self, parent: ScopeId, frame: ScopeId, name: NameId) -> Access {
        let mut at = parent;
        while at != frame {
            let scope = self.scopes.scope(at);
            if let Some(symbol) = scope.symbols.get(&name).filter(|symbol| symbol.is_own()) {
                return symbol.access;
            }
            let Some(parent) = scope.parent else { break };
            at = parent;
        }
        let scope = self.scopes.scope(frame);
        // The scope around it may hand on a name that it does not use itself.
        let free = scope.free.iter().position(|&free| free == name).map(|slot| Access::Deref(slot as u32));
        free.or(scope.symbols.get(&name).map(|symbol| symbol.access)).unwrap_or(Access::Global)
    }
}

/// Sets how each name of a scope is reached, its slots and cells being known.
fn set_accesses(scope: &mut Scope, slot_of: &FxHashMap<NameId, u32>) {
    let kind = scope.kind;
    let n_free = scope.free.len() as u32;
    let cells: FxHashSet<u32> = scope.cells.iter().copied().collect();
    for (name, symbol) in &mut scope.symbols {
        let declared = symbol.declared.map(|(declared, _)| declared);
        symbol.access = match (declared, slot_of.get(name)) {
            (Some(Declared::Global), _) => Access::Global,
            // In a class body a name that the body binds is the namespace's, even if a function
            // inside captures a variable of that name from outside.
            (None, _) if !kind.has_slots() && symbol.bound => Access::Name,
            (_, Some(&slot)) if slot < n_free || cells.contains(&slot) => Access::Deref(slot),
            (_, Some(&slot)) => Access::Fast(slot),
            (_, None) if kind.has_slots() => Access::Global,
            (_, None) => Access::Name,
        };
    }
}
