//! Many language programs in one image: one boot, a module a test.
//!
//! A driver imports the programs one after the other, marks where each begins and ends, catches what it
//! raises, and empties its namespace so that the next has the memory.

use std::fmt::Write as _;

use mpyc_abi::board::Board;
use mpyc_compiler::link::LinkError;
use mpyc_compiler::link::image::{Image, ImageModule, link, link_unfused};
use mpyc_compiler::mpy::{self, File};
use mpyc_compiler::{Options, Target, compile};

use crate::carried;
use crate::lang::Program;

/// Bytes of source that go into one image: with names, constants and line tables it stays below the
/// space between firmware and file system, and the variables of all its programs leave the RAM that one of them needs.
const SOURCE_LIMIT: usize = 15 * 1024;

/// Marks the start of a program's output; its name follows, then a line end.
const BEGIN: &str = "\u{1}begin ";
/// Marks the end of a program's output.
const END: &str = "\u{1}end";

/// Printed when all programs have run.
const DONE: &str = "\u{1}done";

/// Programs that share an image.
pub struct Pack {
    programs: Vec<Program>,
    /// Names and texts of the carried modules that they import.
    carried: Vec<(String, String)>,
}

/// Packs of programs, in order.
pub fn packs(programs: &[Program]) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    for program in programs {
        let needed = carried::modules(&program.source);
        if let Some(pack) = packs.last_mut()
            && pack.size_with(program, &needed) <= SOURCE_LIMIT
        {
            pack.add(program, needed);
            continue;
        }
        let mut pack = Pack { programs: Vec::new(), carried: Vec::new() };
        pack.add(program, needed);
        packs.push(pack);
    }
    packs
}

impl Pack {
    /// Bytes of source with one more program and what it needs.
    fn size_with(&self, program: &Program, needed: &[(String, String)]) -> usize {
        let new = needed.iter().filter(|module| !self.carried.contains(module));
        let carried = self.carried.iter().chain(new).map(|(_, text)| text.len());
        let programs = self.programs.iter().chain([program]).map(|program| program.source.len());
        carried.sum::<usize>() + programs.sum::<usize>()
    }

    fn add(&mut self, program: &Program, needed: Vec<(String, String)>) {
        let new: Vec<_> = needed.into_iter().filter(|module| !self.carried.contains(module)).collect();
        self.carried.extend(new);
        self.programs.push(program.clone());
    }

    /// Compiles and links the programs and their driver.
    ///
    /// # Errors
    /// What the compiler or the linker says.
    pub fn image(&self, board: &Board) -> Result<Image, String> {
        self.linked(true, |modules| link(modules, board))
    }

    /// The same without any optimisation.
    ///
    /// # Errors
    /// What the compiler or the linker says.
    pub fn plain_image(&self, board: &Board) -> Result<Image, String> {
        self.linked(false, |modules| link_unfused(modules, board))
    }

    fn linked(
        &self,
        optimize: bool,
        link: impl FnOnce(&[ImageModule<'_>]) -> Result<Image, LinkError>,
    ) -> Result<Image, String> {
        let options = Options { target: Target::Image, optimize, ..Options::default() };
        let mut files = Vec::new();
        for (name, text) in &self.carried {
            files.push((name.clone(), compiled_with(name, text, &options)?));
        }
        for program in &self.programs {
            files.push((program.name.clone(), compiled_with(&program.name, &program.source, &options)?));
        }
        files.push(("__main__".into(), compiled("driver", &self.driver())?));
        let modules: Vec<ImageModule<'_>> =
            files.iter().map(|(name, file)| ImageModule { name, is_package: false, file }).collect();
        link(&modules).map_err(|error| format!("{:?}", error.diagnostic()))
    }

    fn driver(&self) -> String {
        // Carried modules go too: the next program that imports them has them anew.
        let names: Vec<&str> = self.carried.iter().map(|(name, _)| &**name).collect();
        let mut text = format!(
            "import gc\nimport sys\n\
             def empty():\n    for name in {names:?}:\n        module = sys.modules.pop(name, None)\n        \
             for name in list(module.__dict__) if module else ():\n            delattr(module, name)\n"
        );
        for Program { name, .. } in &self.programs {
            let _ = write!(
                text,
                "print('\\x01begin {name}')\n\
                 try:\n    import {name}\n    \
                 for _name in list({name}.__dict__):\n        delattr({name}, _name)\n\
                 except BaseException as _error:\n    sys.print_exception(_error)\n\
                 empty()\n\
                 gc.collect()\n\
                 print('\\x01end')\n"
            );
        }
        text.push_str("print('\\x01done')\n");
        text
    }

    /// The programs of the pack.
    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// What the driver prints at its very end.
    pub fn last_words(&self) -> &'static str {
        DONE
    }

    /// A program's part of what the driver printed.
    ///
    /// # Errors
    /// Says how far the driver came, if not to the end of this program.
    pub fn part(&self, printed: &str, name: &str) -> Result<String, String> {
        let begin = format!("{BEGIN}{name}\n");
        let Some(at) = printed.find(&begin) else {
            return Err(format!("did not start; the board's last words: {}", tail(printed)));
        };
        let rest = &printed[at + begin.len()..];
        match rest.find(END) {
            Some(end) => Ok(rest[..end].to_owned()),
            None => Err(format!("did not end; the board's last words: {}", tail(rest))),
        }
    }
}

/// A program as the compiler hands it to the linker or the `.mpy` writer.
///
/// # Errors
/// The program's diagnostics.
pub fn compiled(name: &str, source: &str) -> Result<File, String> {
    compiled_with(name, source, &Options::default())
}

/// A program compiled with other options than the usual ones.
///
/// # Errors
/// The program's diagnostics.
pub fn compiled_with(name: &str, source: &str, options: &Options) -> Result<File, String> {
    let compiled = compile(&format!("{name}.py"), source.as_bytes(), options);
    let unit = compiled.unit.ok_or_else(|| format!("{name}: {:?}", compiled.diagnostics))?;
    mpy::pack(&unit).map_err(|error| format!("{name}: {error:?}"))
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(5)..].join(" | ")
}
