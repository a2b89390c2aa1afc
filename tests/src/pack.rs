//! Many language programs in one image: one boot, a module a test.
//!
//! A driver imports the programs one after the other, marks where each begins and ends, catches what it
//! raises, and empties its namespace so that the next has the memory.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::lang::Program;

/// Bytes of source that go into one image: with names, constants and line tables it stays below the
/// space between firmware and file system.
const SOURCE_LIMIT: usize = 24 * 1024;

/// Marks the start of a program's output; its name follows, then a line end.
const BEGIN: &str = "\u{1}begin ";
/// Marks the end of a program's output.
const END: &str = "\u{1}end";

/// Programs that share an image.
pub struct Pack {
    programs: Vec<Program>,
}

/// Packs of programs, in order.
pub fn packs(programs: &[Program]) -> Vec<Pack> {
    let mut packs: Vec<Pack> = Vec::new();
    let mut size = SOURCE_LIMIT;
    for program in programs {
        if size + program.source.len() > SOURCE_LIMIT || packs.is_empty() {
            packs.push(Pack { programs: Vec::new() });
            size = 0;
        }
        size += program.source.len();
        if let Some(pack) = packs.last_mut() {
            pack.programs.push(program.clone());
        }
    }
    packs
}

impl Pack {
    /// Writes the programs and their driver into a folder; gives the driver's path.
    ///
    /// # Errors
    /// If a file can't be written.
    pub fn write(&self, folder: &Path) -> std::io::Result<PathBuf> {
        for program in &self.programs {
            fs::write(folder.join(&program.name).with_extension("py"), &program.source)?;
        }
        let driver = folder.join("driver.py");
        fs::write(&driver, self.driver())?;
        Ok(driver)
    }

    fn driver(&self) -> String {
        let mut text = String::from("import gc\nimport sys\n");
        for Program { name, .. } in &self.programs {
            let _ = write!(
                text,
                "print('\\x01begin {name}')\n\
                 try:\n    import {name}\n    \
                 for _name in list({name}.__dict__):\n        delattr({name}, _name)\n\
                 except BaseException as _error:\n    sys.print_exception(_error)\n\
                 gc.collect()\n\
                 print('\\x01end')\n"
            );
        }
        text
    }

    /// The programs of the pack.
    pub fn programs(&self) -> &[Program] {
        &self.programs
    }

    /// What the driver's last program prints at its very end.
    pub fn last_words(&self) -> &'static str {
        END
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

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(5)..].join(" | ")
}
