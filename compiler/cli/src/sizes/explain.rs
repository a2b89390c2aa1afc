//! What was done at build and what not, for people.

use std::fmt::Write as _;

use mpyc_compiler::imports::Program;
use mpyc_compiler::link::report::{Explanation, Kept, LeftOut, LeftOutKind, ModuleFacts, Place, Progress};

use super::bars::grouped;

/// Most names in a row.
const NAMED: usize = 12;
/// Most places that are named for a variable.
const PLACES: usize = 3;
/// Most reasons to keep everything that are told.
const REASONS: usize = 5;

/// The explanation as text, with the program's lines; without one, nothing was run at build as the program was
/// translated plainly.
pub fn text(explanation: Option<&Explanation>, program: &Program) -> String {
    let Some(explanation) = explanation else {
        return "Nothing was done at build, as --no-optimize asks: the board runs all of the program.\n".into();
    };
    let mut out = String::new();
    if let Some(reason) = &explanation.refused {
        let what = if explanation.is_only_ahead { "run ahead of imports" } else { "done at build" };
        let _ = writeln!(out, "The image holds nothing of what was {what}: {reason}.\n");
    }
    match &explanation.ending {
        None => out += "At build, all of the program was run.\n",
        Some(ending) => {
            let place = ending.place.as_ref().map_or_else(|| "its start".into(), |place| shown(place, program));
            let _ = writeln!(out, "At build, the program was run up to {place}: it {}.", ending.reason);
            if let Some(line) = ending.place.as_ref().and_then(|place| line(program, &place.module, place.line)) {
                let _ = writeln!(out, "    {line}");
            }
            let _ = writeln!(out, "  help: {}", ending.help);
        }
    }
    if let Some(kept) = &explanation.kept {
        out += &kept_and_left_out(kept, program);
    }
    for module in &explanation.modules {
        out += &of_module(module, program);
    }
    out
}

/// How much is left out, or why nothing is.
fn kept_and_left_out(kept: &Kept, program: &Program) -> String {
    if !kept.reaches.is_empty() {
        let mut out = String::from("Nothing is left out, as the program can come to any name:\n");
        for reach in kept.reaches.iter().take(REASONS) {
            let place = reach.place.as_ref().map_or_else(String::new, |place| format!(" at {}", shown(place, program)));
            let _ = writeln!(out, "  {}{place}", reach.what);
        }
        if let Some(more @ 1..) = kept.reaches.len().checked_sub(REASONS) {
            let _ = writeln!(out, "  and {more} more");
        }
        return out;
    }
    let whole = match kept.modules.is_empty() {
        true => String::new(),
        false => format!("; all of {} stays for the prompt", kept.modules.join(", ")),
    };
    let mut out = match kept.bytes {
        0 => format!("Nothing is left out{whole}.\n"),
        bytes => format!("{} bytes are left out, as the program cannot come to them by name{whole}.\n", grouped(bytes)),
    };
    if !kept.absent.is_empty() {
        let _ = writeln!(out, "No code that is used imports {}.", kept.absent.join(", "));
    }
    out
}

/// A module's part.
fn of_module(module: &ModuleFacts, program: &Program) -> String {
    let mut out = format!("\n{} ({}): ", module.module, file(program, &module.module));
    match module.progress {
        Progress::All => out += "all of it was run at build\n",
        Progress::Nothing => out += "the board runs it\n",
        Progress::Until(at) => {
            let place = at.map_or_else(|| "a statement".into(), |at| format!("line {at}"));
            let _ = writeln!(out, "run at build up to {place}, with which the board goes on");
            if let Some(text) = line(program, &module.module, at) {
                let _ = writeln!(out, "    {text}");
            }
        }
    }
    if let Some(ending) = &module.ending {
        let place = ending.place.as_ref().map_or_else(String::new, |place| format!("{}: ", shown(place, program)));
        let _ = writeln!(out, "  as {place}it {}", ending.reason);
        let _ = writeln!(out, "  help: {}", ending.help);
    }
    let in_flash = module.constants.iter().filter(|name| !module.objects.contains(name));
    let left_out: Vec<String> = module.left_out.iter().map(named).collect();
    out += &names("left out", left_out.iter());
    out += &names("constants in flash", in_flash);
    out += &names("constants whose objects lie in RAM", module.objects.iter());
    for variable in &module.variables {
        let places: Vec<String> = variable.stored.iter().take(PLACES).map(|place| shown(place, program)).collect();
        let why = match places.is_empty() {
            true => "the board binds it".to_owned(),
            false => format!("stored at {}", places.join(", ")),
        };
        let _ = writeln!(out, "  variable in RAM: {}, {why}", variable.name);
    }
    out
}

/// What is left out under a name.
fn named(left: &LeftOut) -> String {
    let kind = match left.kind {
        LeftOutKind::Class => "class ",
        LeftOutKind::Function | LeftOutKind::Method => "def ",
        LeftOutKind::Variable | LeftOutKind::Attribute => "",
    };
    match left.bytes {
        0 => format!("{kind}{}", left.name),
        bytes => format!("{kind}{} ({} B)", left.name, grouped(bytes)),
    }
}

/// A row of names.
fn names<'a>(title: &str, all: impl Iterator<Item = &'a String>) -> String {
    let all: Vec<&str> = all.map(String::as_str).collect();
    let shown = all[..all.len().min(NAMED)].join(", ");
    match all.len().saturating_sub(NAMED) {
        0 if all.is_empty() => String::new(),
        0 => format!("  {title}: {shown}\n"),
        more => format!("  {title}: {shown} and {more} more\n"),
    }
}

/// A place as people read it.
fn shown(place: &Place, program: &Program) -> String {
    let mut out = file(program, &place.module);
    if let Some(line) = place.line {
        let _ = write!(out, ":{line}");
    }
    if !place.function.is_empty() {
        let _ = write!(out, " in {}", place.function);
    }
    out
}

/// The file of a module.
fn file(program: &Program, module: &str) -> String {
    let found = program.modules.iter().find(|known| known.name == module);
    found.map_or_else(|| module.to_owned(), |found| found.source.name().to_owned())
}

/// A line of a module's text.
fn line<'a>(program: &'a Program, module: &str, line: Option<u32>) -> Option<&'a str> {
    let source = &program.modules.iter().find(|known| known.name == module)?.source;
    let range = source.line_range((line? as usize).checked_sub(1)?)?;
    Some(source.text()[range].trim()).filter(|line| !line.is_empty())
}
