//! What the firmware's modules have, from the tables that the firmware is built from.

use mpyc_abi::{modules, names};
use mpyc_compiler::check::Api;
use mpyc_microbit::tables::MODULES;
use mpyc_runtime::builtins;
use mpyc_runtime::modules::{gc, math, micropython, sys, time};
use mpyc_runtime::native::Member;

/// The modules of the micro:bit's firmware.
pub struct Firmware;

impl Api for Firmware {
    fn members(&self, module: &str) -> Option<Vec<String>> {
        let members = table(module)?.iter().map(|member| names::text(member.name).to_owned());
        Some(members.chain(["__name__".to_owned()]).collect())
    }

    fn modules(&self) -> Vec<String> {
        ["microbit", "time", "math", "micropython", "gc", "sys"].map(str::to_owned).to_vec()
    }

    fn is_v2(&self) -> bool {
        false
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
    use mpyc_compiler::check::is_builtin_name;

    #[test]
    fn every_module_that_is_offered_is_known() {
        for module in Firmware.modules() {
            assert!(Firmware.members(&module).is_some_and(|members| members.len() > 2), "{module}");
        }
        assert_eq!(Firmware.members("no_such_module"), None);
    }

    #[test]
    fn the_builtins_of_the_firmware_are_no_slips() {
        for name in Firmware.members("builtins").into_iter().flatten().filter(|name| !name.starts_with("__")) {
            assert!(is_builtin_name(&name), "{name}");
        }
    }
}
