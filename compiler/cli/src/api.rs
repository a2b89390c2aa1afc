//! What the firmware's modules have, from the tables that the firmware is built from.

use std::collections::BTreeSet;

use mpyc_abi::{modules, names};
use mpyc_compiler::check::Api;
use mpyc_compiler::check::api::{self, ApiModule};
use mpyc_compiler::imports::is_builtin;
use mpyc_microbit::tables::MODULES;
use mpyc_runtime::builtins;
use mpyc_runtime::modules::{gc, math, micropython, sys, time};
use mpyc_runtime::native::Member;

use crate::args::Microbit;

/// The modules of a micro:bit's firmware. That of the v2 is not made here: it has what the v1's has, and
/// all that the official one has.
#[derive(Clone, Copy, Debug)]
pub struct Firmware {
    /// Whose firmware it is.
    pub board: Microbit,
}

impl Firmware {
    /// Whether there is a module of that name.
    pub fn has(self, module: &str) -> bool {
        is_builtin(module) || self.official(module).is_some()
    }

    /// The module as the official firmware has it, if that is what this one has.
    fn official(self, module: &str) -> Option<&'static ApiModule> {
        if self.is_v2() { api::module(module) } else { None }
    }
}

impl Api for Firmware {
    fn members(&self, module: &str) -> Option<Vec<String>> {
        let (own, official) = (table(module), self.official(module));
        if own.is_none() && official.is_none() {
            return None;
        }
        let own = own.unwrap_or_default().iter().map(|member| names::text(member.name()));
        let official = official.into_iter().flat_map(ApiModule::names);
        let all: BTreeSet<&str> = own.chain(official).chain(["__name__"]).collect();
        Some(all.into_iter().map(str::to_owned).collect())
    }

    fn modules(&self) -> Vec<String> {
        let known = api::modules().map(|module| module.name).chain(["sys"]);
        known.filter(|name| self.has(name)).map(str::to_owned).collect()
    }

    fn is_v2(&self) -> bool {
        self.board == Microbit::V2
    }
}

/// The members of a built-in module.
fn table(module: &str) -> Option<&'static [Member]> {
    let name = names::find(module.as_bytes())?;
    if let Some(row) = MODULES.iter().find(|row| row.name == name) {
        return Some(row.members);
    }
    match modules::find(name)? {
        modules::BUILTINS => Some(builtins::MEMBERS),
        modules::SYS => Some(sys::MEMBERS),
        modules::GC => Some(gc::MEMBERS),
        modules::MICROPYTHON => Some(micropython::MEMBERS),
        modules::MATH => Some(math::MEMBERS),
        modules::TIME => Some(time::MEMBERS),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_abi::tables::KW;
    use mpyc_compiler::check::api::Item;
    use mpyc_compiler::check::is_builtin_name;
    use mpyc_microbit::tables::TYPES;
    use mpyc_runtime::native::VALUE;

    const V1: Firmware = Firmware { board: Microbit::V1 };
    const V2: Firmware = Firmware { board: Microbit::V2 };

    #[test]
    fn every_module_that_is_offered_is_known() {
        for firmware in [V1, V2] {
            for module in firmware.modules() {
                assert!(firmware.has(&module) && firmware.members(&module).is_some(), "{module}");
            }
            assert_eq!(firmware.members("no_such_module"), None);
            assert!(!firmware.has("no_such_module"));
        }
    }

    #[test]
    fn the_v2_has_what_the_v1_has_and_more() {
        for module in V1.modules() {
            let (fewer, more) = (V1.members(&module).unwrap_or_default(), V2.members(&module).unwrap_or_default());
            assert!(fewer.iter().all(|name| more.contains(name)), "{module}");
        }
        let has_microphone =
            |firmware: Firmware| firmware.members("microbit").is_some_and(|all| all.contains(&"microphone".to_owned()));
        assert!(has_microphone(V2) && !has_microphone(V1));
        assert!(V2.has("log") && !V1.has("log"));
    }

    #[test]
    fn the_builtins_of_the_firmware_are_no_slips() {
        for name in V1.members("builtins").into_iter().flatten().filter(|name| !name.starts_with("__")) {
            assert!(is_builtin_name(&name), "{name}");
        }
    }

    /// The fewest and the most positional arguments of a signature.
    fn arity(parameters: &str) -> (usize, usize) {
        let positional = parameters.split('*').next().unwrap_or_default();
        let listed = positional.split(',').map(str::trim).filter(|part| !part.is_empty() && *part != "/");
        let most = if parameters.contains("*values") { usize::MAX } else { listed.clone().count() };
        (listed.filter(|part| !part.contains('=')).count(), most)
    }

    /// What the check would wrongly say of calls of a table's functions; the first `skip` arguments are the
    /// object.
    fn differences(members: &[Member], known: impl Fn(&str) -> Option<Item>, skip: usize) -> Vec<String> {
        let functions = members.iter().filter(|member| member.min != VALUE);
        let wrong = functions.filter_map(|member| {
            let name = names::text(member.name());
            let Some(Item::Function(signature)) = known(name) else { return None };
            let (fewest, most) = arity(signature.parameters);
            let refuses_few = usize::from(member.min) < fewest + skip;
            let refuses_many = most != usize::MAX && usize::from(member.max) > most + skip;
            // The tables do not say which arguments may be given by keyword.
            let by_keyword = member.flags() & KW != 0;
            (!by_keyword && (refuses_few || refuses_many)).then(|| name.to_owned())
        });
        wrong.collect()
    }

    #[test]
    fn calls_that_the_firmware_takes_are_not_reported() {
        for module in ["microbit", "math", "time", "gc", "micropython"] {
            let known = api::module(module).expect("it is in the table");
            let item = |name: &str| known.member(name).map(|member| member.item);
            assert_eq!(differences(table(module).unwrap_or_default(), item, 0), [""; 0], "{module}");
        }
    }

    #[test]
    fn the_types_of_the_firmware_are_known() {
        let microbit = api::module("microbit").expect("it is in the table");
        let own = [("MicroBitDisplay", "display"), ("MicroBitImage", "Image"), ("MicroBitButton", "button_a")];
        for row in TYPES {
            let found = own.iter().find(|(name, _)| *name == names::text(row.name));
            let Some((_, member)) = found else { continue };
            let (Some(Item::Object(known)) | Some(Item::Class(known))) =
                microbit.member(member).map(|known| known.item)
            else {
                panic!("{member}")
            };
            for each in row.members {
                let name = names::text(each.name());
                assert!(known.names().any(|known| known == name) && !known.is_v2(name), "{member}.{name}");
            }
            let item = |name: &str| known.member(name).map(|member| member.item);
            assert_eq!(differences(row.members, item, 1), [""; 0], "{member}");
        }
    }
}
