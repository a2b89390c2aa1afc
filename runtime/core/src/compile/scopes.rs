//! Scopes: which variables are local, captured or global.
//!
//! The table is filled while a definition, lambda or comprehension at the top is read for the first time, resolved at
//! its end, and asked while it is read again; scopes are numbered in the order in which they begin, which is the same
//! both times. An entry is two values: a name and a number that packs scope, flags and slot; the entry without a
//! name that begins a scope packs the scope's number, its parent and its kind.

use super::error;
use super::lexer::Lexer;
use super::{Compiler, SCOPES};
use crate::mem::{r32, w32};
use crate::msg::Msg;
use crate::vm::Res;
use mpyc_abi::names;
use mpyc_abi::object::Kind;
use mpyc_abi::value::Value;

/// The scope of a module's body, which is not in the table.
pub(super) const NO_SCOPE: u32 = 0x3FF;

/// What a scope belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum ScopeKind {
    Module = 0,
    Class = 1,
    Function = 2,
    Lambda = 3,
    /// A comprehension or generator expression.
    Comprehension = 4,
}

/// Flags of an entry.
pub(super) struct Flags;

#[rustfmt::skip]
impl Flags {
    /// The scope binds the name.
    pub const BOUND: u32 = 0x001;
    /// It is a parameter.
    pub const PARAM: u32 = 0x002;
    /// A keyword-only parameter.
    pub const KEYWORD_ONLY: u32 = 0x004;
    /// `*args`; with `KEYWORD_ONLY`: `**kwargs`.
    pub const STARRED: u32 = 0x008;
    /// `global`
    pub const GLOBAL: u32 = 0x010;
    /// `nonlocal`
    pub const NONLOCAL: u32 = 0x020;
    /// Inner scopes capture it.
    pub const CELL: u32 = 0x040;
    /// It is captured from a scope around.
    pub const FREE: u32 = 0x080;
    /// A positional-only parameter.
    pub const POSITIONAL_ONLY: u32 = 0x100;
    /// A positional parameter with a default.
    pub const DEFAULT: u32 = 0x200;
    /// What kind of parameter it is.
    pub const PARAM_KINDS: u32 = Flags::PARAM | Flags::KEYWORD_ONLY | Flags::STARRED;
}

const SCOPE_BITS: u32 = 10;
const FLAG_BITS: u32 = 10;
const SCOPE_MASK: u32 = (1 << SCOPE_BITS) - 1;
const FLAG_MASK: u32 = (1 << FLAG_BITS) - 1;

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// A local slot.
    Fast(u32),
    /// The cell in a local slot.
    Cell(u32),
    /// The namespace that the code runs in.
    Name,
    /// The globals.
    Global,
}

/// What the table says about a name.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// Number of the entry.
    at: u32,
    /// Its [`Flags`].
    pub flags: u32,
    /// The local slot, once the table is resolved.
    pub slot: u32,
}

impl Compiler<'_> {
    fn entry(&self, i: u32) -> (Value, u32) {
        let at = self.slot(SCOPES).0 + 4 + i * 8;
        (Value::from_word(r32(at)), Value::from_word(r32(at + 4)).as_small() as u32)
    }

    fn set_entry(&mut self, i: u32, packed: u32) {
        w32(self.slot(SCOPES).0 + 8 + i * 8, Value::small(packed as i32).0);
    }

    fn add_entry(&mut self, name: Value, packed: u32) -> Res<()> {
        let used = self.scopes_len * 8;
        let table = self.grow(SCOPES, Kind::Array, used, used + 8)?;
        w32(table + 4 + used, name.0);
        w32(table + 8 + used, Value::small(packed as i32).0);
        self.scopes_len += 1;
        Ok(())
    }

    /// Begins a scope inside the open function; gives its number.
    pub(super) fn begin_scope(&mut self, kind: ScopeKind) -> Res<u32> {
        let scope = self.next_scope;
        if scope >= NO_SCOPE {
            return Err(error::syntax(self, Msg::TOO_LARGE));
        }
        self.next_scope += 1;
        if self.scanning {
            let parent = self.fun.scope;
            self.add_entry(Value::NULL, scope | parent << SCOPE_BITS | (kind as u32) << (2 * SCOPE_BITS))?;
        }
        Ok(scope)
    }

    /// Forgets the scopes from a number on, because the text is read again in another way.
    pub(super) fn forget_scopes(&mut self, from: u32) {
        self.next_scope = from;
        if !self.scanning {
            return;
        }
        let mut kept = 0;
        for i in 0..self.scopes_len {
            let (name, packed) = self.entry(i);
            if packed & SCOPE_MASK < from {
                w32(self.slot(SCOPES).0 + 4 + kept * 8, name.0);
                self.set_entry(kept, packed);
                kept += 1;
            }
        }
        self.scopes_len = kept;
    }

    /// Whether what begins here has to be read for its scopes first.
    pub(super) fn needs_scan(&self) -> bool {
        !self.scanning && self.scopes_len == 0 && self.fun.scope == NO_SCOPE
    }

    /// Begins the pass that looks for scopes; gives where to go on after it.
    pub(super) fn begin_scan(&mut self) -> (Lexer, u32) {
        self.scanning = true;
        self.next_scope = 0;
        (self.lex, self.fun.depth)
    }

    /// Ends that pass: resolves names and goes back.
    pub(super) fn end_scan(&mut self, back: (Lexer, u32)) -> Res<()> {
        self.resolve()?;
        (self.lex, self.fun.depth) = back;
        self.scanning = false;
        self.next_scope = 0;
        Ok(())
    }

    /// The table is not needed any more.
    pub(super) fn drop_scopes(&mut self) {
        self.scopes_len = 0;
        self.next_scope = 0;
    }

    /// Notes what the current scope, or another one, does with a name.
    pub(super) fn record(&mut self, scope: u32, name: Value, flags: u32) -> Res<()> {
        if !self.scanning || scope == NO_SCOPE {
            return Ok(());
        }
        match self.lookup(scope, name) {
            Some(found) => {
                let (_, packed) = self.entry(found.at);
                self.set_entry(found.at, packed | flags << SCOPE_BITS);
                Ok(())
            }
            None => self.add_entry(name, scope | flags << SCOPE_BITS),
        }
    }

    /// What the table says about a name in a scope.
    pub(super) fn lookup(&self, scope: u32, name: Value) -> Option<Found> {
        for at in 0..self.scopes_len {
            let (its_name, packed) = self.entry(at);
            if its_name == name && packed & SCOPE_MASK == scope {
                let flags = packed >> SCOPE_BITS & FLAG_MASK;
                return Some(Found { at, flags, slot: packed >> (SCOPE_BITS + FLAG_BITS) });
            }
        }
        None
    }

    /// The names of a scope in order, with their flags; `i` counts on from 0.
    pub(super) fn next_of(&self, scope: u32, i: &mut u32) -> Option<(Value, u32)> {
        while *i < self.scopes_len {
            let (name, packed) = self.entry(*i);
            *i += 1;
            if packed & SCOPE_MASK == scope && !name.is_null() {
                return Some((name, packed >> SCOPE_BITS & FLAG_MASK));
            }
        }
        None
    }

    /// How many names of a scope have just the flags `value` of those in `mask`.
    pub(super) fn count(&self, scope: u32, mask: u32, value: u32) -> u32 {
        let (mut i, mut count) = (0, 0);
        while let Some((_, flags)) = self.next_of(scope, &mut i) {
            count += (flags & mask == value) as u32;
        }
        count
    }

    /// How many local slots a scope has.
    pub(super) fn locals(&self, scope: u32) -> u32 {
        let is_class = self.scope_kind(scope) == ScopeKind::Class as u32;
        let (mut i, mut count) = (0, 0);
        while let Some((_, flags)) = self.next_of(scope, &mut i) {
            count += has_slot(flags, is_class) as u32;
        }
        count
    }

    /// Parent and kind of a scope, packed.
    fn scope_entry(&self, scope: u32) -> u32 {
        for i in 0..self.scopes_len {
            let (name, packed) = self.entry(i);
            if name.is_null() && packed & SCOPE_MASK == scope {
                return packed >> SCOPE_BITS;
            }
        }
        NO_SCOPE
    }

    fn parent(&self, scope: u32) -> u32 {
        self.scope_entry(scope) & SCOPE_MASK
    }

    fn scope_kind(&self, scope: u32) -> u32 {
        self.scope_entry(scope) >> SCOPE_BITS
    }

    /// The scope that an assignment expression in the open function binds its name in.
    pub(super) fn binding_scope(&self) -> u32 {
        let mut scope = self.fun.scope;
        while scope != NO_SCOPE && self.scope_kind(scope) == ScopeKind::Comprehension as u32 {
            scope = self.parent(scope);
        }
        scope
    }

    /// Where a name lives, seen from the open function.
    pub(super) fn access(&self, name: Value) -> Access {
        if self.fun.scope == NO_SCOPE {
            return Access::Name;
        }
        let is_class = self.fun.kind == ScopeKind::Class as u32;
        match self.lookup(self.fun.scope, name) {
            Some(found) if found.flags & Flags::GLOBAL != 0 => Access::Global,
            Some(found) if is_class && found.flags & (Flags::BOUND | Flags::NONLOCAL) == Flags::BOUND => Access::Name,
            Some(found) if found.flags & (Flags::FREE | Flags::CELL) != 0 => Access::Cell(found.slot),
            Some(found) if found.flags & Flags::BOUND != 0 && !is_class => Access::Fast(found.slot),
            _ if is_class => Access::Name,
            _ => Access::Global,
        }
    }

    // ---- resolving

    /// Finds out which names are captured from where, and gives out slots.
    fn resolve(&mut self) -> Res<()> {
        let mut i = 0;
        while i < self.scopes_len {
            let (name, packed) = self.entry(i);
            i += 1;
            let flags = packed >> SCOPE_BITS & FLAG_MASK;
            let own = flags & (Flags::BOUND | Flags::NONLOCAL) == Flags::BOUND;
            if name.is_null() || own || flags & (Flags::GLOBAL | Flags::FREE) != 0 {
                continue;
            }
            self.capture(packed & SCOPE_MASK, name, flags)?;
        }
        for i in 0..self.scopes_len {
            let (name, packed) = self.entry(i);
            if name.is_null() {
                self.give_slots(packed & SCOPE_MASK, packed >> (2 * SCOPE_BITS) == ScopeKind::Class as u32);
            }
        }
        Ok(())
    }

    /// Captures a name from a scope around, if one binds it; all scopes between hand it on.
    fn capture(&mut self, scope: u32, name: Value, flags: u32) -> Res<()> {
        let owner = self.owner(self.parent(scope), name);
        if owner == NO_SCOPE {
            if flags & Flags::NONLOCAL != 0 {
                return Err(error::syntax(self, Msg::NO_NONLOCAL));
            }
            return Ok(());
        }
        self.record(owner, name, Flags::BOUND | Flags::CELL)?;
        let mut between = scope;
        while between != owner {
            self.record(between, name, Flags::FREE)?;
            between = self.parent(between);
        }
        Ok(())
    }

    /// The innermost scope from `scope` outwards whose variable a captured name is.
    fn owner(&self, mut scope: u32, name: Value) -> u32 {
        while scope != NO_SCOPE {
            if self.scope_kind(scope) == ScopeKind::Class as u32 {
                if name == Value::str(names::DUNDER_CLASS) {
                    return scope;
                }
            } else if let Some(found) = self.lookup(scope, name) {
                if found.flags & Flags::GLOBAL != 0 {
                    return NO_SCOPE;
                }
                if found.flags & (Flags::BOUND | Flags::NONLOCAL) == Flags::BOUND {
                    return scope;
                }
            }
            scope = self.parent(scope);
        }
        NO_SCOPE
    }

    /// Gives out a scope's slots: captured variables, parameters, other locals.
    fn give_slots(&mut self, scope: u32, is_class: bool) {
        const ORDER: [u32; 4] = [
            Flags::PARAM,
            Flags::PARAM | Flags::KEYWORD_ONLY,
            Flags::PARAM | Flags::STARRED,
            Flags::PARAM | Flags::KEYWORD_ONLY | Flags::STARRED,
        ];
        let mut slot = 0;
        for round in 0..6 {
            for i in 0..self.scopes_len {
                let (name, packed) = self.entry(i);
                let flags = packed >> SCOPE_BITS & FLAG_MASK;
                if name.is_null() || packed & SCOPE_MASK != scope || !has_slot(flags, is_class) {
                    continue;
                }
                let its_round = if flags & Flags::FREE != 0 {
                    0
                } else {
                    1 + ORDER.iter().position(|&kind| flags & Flags::PARAM_KINDS == kind).unwrap_or(4)
                };
                if its_round == round {
                    let low = packed & ((1 << (SCOPE_BITS + FLAG_BITS)) - 1);
                    self.set_entry(i, low | slot << (SCOPE_BITS + FLAG_BITS));
                    slot += 1;
                }
            }
        }
    }
}

/// Whether a name with those flags has a local slot.
fn has_slot(flags: u32, is_class: bool) -> bool {
    if flags & Flags::FREE != 0 {
        return true;
    }
    let own = flags & Flags::GLOBAL == 0 && flags & (Flags::BOUND | Flags::NONLOCAL) == Flags::BOUND;
    own && (!is_class || flags & Flags::CELL != 0)
}
