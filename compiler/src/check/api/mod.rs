//! The modules of the micro:bit as data: what they have, and how it is called.
//!
//! Names and signatures are those of the official firmwares (v1: 1.1.1, v2: 2.1.2 and later), read off
//! their `dir()`, documentation and sources. A signature is written as in a `def`: `/` ends the parameters
//! that take no keyword, and after `*` only keywords are taken. What the firmware of this project has
//! is not said here but by [`Api`](super::Api).

mod microbit;
mod modules;
mod sound;

/// A module.
#[derive(Debug)]
pub struct ApiModule {
    /// Its name; modules with two names are listed twice.
    pub name: &'static str,
    /// What it has.
    pub members: &'static [Member],
    /// The names in it that stand for plain values.
    pub values: &'static [&'static str],
    /// Whether only the v2 has it.
    pub v2: bool,
}

/// A type of objects.
#[derive(Debug)]
pub struct ApiType {
    /// What messages call it: the name of its class, or what its only object is called.
    pub name: &'static str,
    /// How it is called, if programs can make objects of it.
    pub make: Option<&'static str>,
    /// Its methods.
    pub members: &'static [Member],
    /// Its attributes that are plain values.
    pub values: &'static [&'static str],
    /// Those of them that only the v2 has.
    pub v2_values: &'static [&'static str],
}

/// Something that a module or type has.
#[derive(Debug)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub item: Item,
    /// Whether only the v2 has it.
    pub v2: bool,
}

/// What a member is.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    /// A function or method.
    Function(&'static Signature),
    /// A type that can be called or has constants.
    Class(&'static ApiType),
    /// An object of a type.
    Object(&'static ApiType),
}

/// How a function is called and what it gives.
#[derive(Debug)]
pub struct Signature {
    /// Its name.
    pub name: &'static str,
    /// Its parameters as in a `def`.
    pub parameters: &'static str,
    /// What it gives.
    pub gives: Gives,
}

/// What a function gives.
#[derive(Clone, Copy, Debug)]
pub enum Gives {
    /// `None`, always.
    Nothing,
    /// A value.
    Something,
    /// An object of that type.
    Object(&'static ApiType),
}

/// All modules that are known.
pub fn modules() -> impl Iterator<Item = &'static ApiModule> {
    [microbit::MODULES, sound::MODULES, modules::MODULES].into_iter().flatten()
}

/// The module of that name.
pub fn module(name: &str) -> Option<&'static ApiModule> {
    modules().find(|module| module.name == name)
}

impl ApiModule {
    /// The member of that name that is no plain value.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// All names in it, those of one board only included.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.members.iter().map(|member| member.name).chain(self.values.iter().copied())
    }
}

impl ApiType {
    /// The method of that name.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// All names in it, those of one board only included.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let values = self.values.iter().chain(self.v2_values).copied();
        self.members.iter().map(|member| member.name).chain(values)
    }

    /// Whether only the v2 has the attribute.
    pub fn is_v2(&self, name: &str) -> bool {
        self.v2_values.contains(&name) || self.member(name).is_some_and(|member| member.v2)
    }
}

/// Makes a list of members. A row is `fn` for what gives a value, `do` for what gives `None`, `new TYPE` for
/// what gives an object; `class` and `object` name a type. `v2` before it says that only the v2 has it.
macro_rules! members {
    ($($board:ident $kind:ident $name:literal $(($parameters:literal))? $($type:path)?;)*) => {
        &[$($crate::check::api::Member {
            name: $name,
            item: members!(@ $kind $name $(($parameters))? $($type)?),
            v2: members!(@board $board),
        }),*]
    };
    (@board v1) => { false };
    (@board v2) => { true };
    (@ fn $name:literal ($parameters:literal)) => { members!(@signature $name $parameters Something) };
    (@ do $name:literal ($parameters:literal)) => { members!(@signature $name $parameters Nothing) };
    (@ new $name:literal ($parameters:literal) $type:path) => {
        $crate::check::api::Item::Function(&$crate::check::api::Signature {
            name: $name,
            parameters: $parameters,
            gives: $crate::check::api::Gives::Object(&$type),
        })
    };
    (@ class $name:literal $type:path) => { $crate::check::api::Item::Class(&$type) };
    (@ object $name:literal $type:path) => { $crate::check::api::Item::Object(&$type) };
    (@signature $name:literal $parameters:literal $gives:ident) => {
        $crate::check::api::Item::Function(&$crate::check::api::Signature {
            name: $name,
            parameters: $parameters,
            gives: $crate::check::api::Gives::$gives,
        })
    };
}
use members;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// All types that are reached from a module.
    fn types() -> Vec<&'static ApiType> {
        let types = modules().flat_map(|module| module.members).filter_map(|member| match member.item {
            Item::Class(found) | Item::Object(found) => Some(found),
            Item::Function(_) => None,
        });
        types.collect()
    }

    #[test]
    fn names_are_unique() {
        for (owner, names) in modules()
            .map(|module| (module.name, module.names().collect::<Vec<_>>()))
            .chain(types().into_iter().map(|found| (found.name, found.names().collect())))
        {
            let mut seen = HashSet::new();
            assert!(names.iter().all(|name| seen.insert(name)), "{owner}");
        }
    }

    #[test]
    fn signatures_are_python() {
        let members = modules().flat_map(|m| m.members).chain(types().into_iter().flat_map(|found| found.members));
        let signatures = members.filter_map(|member| match member.item {
            Item::Function(signature) => Some(signature.parameters),
            _ => None,
        });
        for parameters in signatures.chain(types().into_iter().filter_map(|found| found.make)) {
            let (_, errors) = mpyc_grammar::parse_str(&format!("def f({parameters}): pass\n"));
            assert!(errors.is_empty(), "{parameters}");
        }
    }
}
