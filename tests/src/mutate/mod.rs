//! Mutation test of the error messages: programs that are right are damaged as beginners damage them, and
//! what the compiler says about it is judged.
//!
//! Contract: the same program, operator and round give the same damage on any machine. A [`Damage`] knows
//! the lines on which its error may be reported:
//!
//! - the physical line that was changed;
//! - for a bracket or quote that was put in, taken out or changed, the line of its partner too, as the text
//!   does not tell which of the two is wrong; but for a closing bracket that was taken out only the line of
//!   the opening one, which is what a reader must look at;
//! - for a change of indentation the line behind it and the next line of its block too: two lines do not line
//!   up then, and the text does not tell which of them is wrong;
//! - for a block that was taken out the header or the line behind it, where the block is missed.

mod judge;
mod operators;
mod oracle;
mod source;

pub use judge::{Tally, Verdict, table};
pub use operators::{OPERATORS, Operator};
pub use oracle::{Oracle, library};
pub use source::{Damage, Random, Source};

use std::fs;
use std::path::{Path, PathBuf};

use crate::lang;

/// Names of files of CPython's library, below its folder.
const LIBRARY: &str = include_str!("../../mutate/library.txt");

/// Our own programs: the language tests and the examples.
///
/// # Panics
/// If a folder of the project can't be read.
pub fn own_programs() -> Vec<Source> {
    let mut paths: Vec<PathBuf> = lang::programs().into_iter().map(|program| program.path).collect();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples"), &mut paths);
    paths.sort();
    paths.iter().filter_map(|path| Source::read(path, &path.file_name()?.to_string_lossy())).collect()
}

/// The listed programs of CPython's library in `folder`, as many as there are.
pub fn library_programs(folder: &Path) -> Vec<Source> {
    LIBRARY.lines().filter_map(|name| Source::read(&folder.join(name), name)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            paths.push(path);
        }
    }
}
