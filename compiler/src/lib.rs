//! The mpyc compiler: syntax trees to MicroPython bytecode, `.mpy` files, frozen images and hex files.
//!
//! Contract: no I/O, no printing, no exit, no panic on any input; the same input gives the same bytes.

pub mod assemble;
pub mod cache;
pub mod check;
pub mod code;
pub mod diagnostics;
pub mod dis;
pub mod front;
pub mod imports;
pub mod job;
pub mod link;
pub mod mpy;
pub mod resolve;

mod codegen;
mod optimise;

use code::Unit;
use diagnostics::{Diagnostic, Severity};
use mpyc_abi::mpy::SMALL_INT_BITS;
use mpyc_grammar::{LineIndex, Module};
use resolve::Resolved;

/// How to compile. Each switch is independent of the others; [`Options::level`] sets them as
/// `mpy-cross -O` does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether `assert` statements are kept. `__debug__` has the same value.
    pub asserts: bool,
    /// Which source lines the code remembers.
    pub lines: Lines,
    /// Whether the optimiser runs; without it the code is the plain translation.
    pub optimize: bool,
    /// Bits of a small integer, sign included, on the smallest machine that shall run the code. More than
    /// [`SMALL_INT_BITS`] are written into the file and not used.
    pub small_int_bits: u8,
    /// Where the code goes.
    pub target: Target,
}

/// Where code goes, which decides what is cheap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// A file that is loaded into memory, constants and all: each byte counts.
    #[default]
    File,
    /// An image in flash, where a constant takes no memory, so anything that can be one is.
    Image,
}

/// Which source lines a function remembers, for tracebacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// The line of each instruction.
    #[default]
    Full,
    /// The line where the function starts.
    Function,
    /// None: every traceback says line 1.
    None,
}

impl Default for Options {
    /// Optimised, with assertions and all lines.
    fn default() -> Self {
        Options {
            asserts: true,
            lines: Lines::Full,
            optimize: true,
            small_int_bits: SMALL_INT_BITS,
            target: Target::File,
        }
    }
}

impl Options {
    /// The default options at an optimisation level of `mpy-cross`: from 1 on without assertions, from 3
    /// on without lines.
    pub fn level(level: u32) -> Options {
        let lines = if level >= 3 { Lines::None } else { Lines::Full };
        Options { asserts: level == 0, lines, ..Options::default() }
    }

    /// Whether an instruction can hold this integer.
    fn is_small_int(&self, value: i32) -> bool {
        let limit = 1i32 << (self.small_int_bits.clamp(1, SMALL_INT_BITS) - 1);
        (-limit..limit).contains(&value)
    }
}

/// What became of a source file.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The code, unless an error was found.
    pub unit: Option<Unit>,
    /// All findings in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a source file. Tracebacks will call it `source_name`.
pub fn compile(source_name: &str, text: &[u8], options: &Options) -> Compiled {
    let parsed = front::parse(source_name, text);
    let resolved = Resolved::of(&parsed.tree);
    let text = parsed.source.text();
    let mut compiled = compile_tree(source_name, &parsed.tree, text, &resolved, options, parsed.diagnostics);
    compiled.diagnostics.sort_by_key(Diagnostic::span);
    compiled
}

/// Compiles a syntax tree made of `text`, whose names are resolved; `diagnostics` is what the parser found.
///
/// With an error among them there is no code, and what is wrong with the names is added as far as it is certain.
pub fn compile_tree(
    source_name: &str,
    tree: &Module,
    text: &str,
    resolved: &Resolved,
    options: &Options,
    diagnostics: Vec<Diagnostic>,
) -> Compiled {
    let mut diagnostics = diagnostics;
    let mut found = resolved.diagnostics.clone();
    if has_errors(&diagnostics) {
        // What stands before the first line that may be in the wrong block is certain.
        let moving = diagnostics.iter().filter(|found| diagnostics::syntax::moves_lines(found.code));
        let first = moving.filter_map(|found| Some(found.span()?.start)).min();
        let is_moved = |found: &Diagnostic| first.is_some_and(|first| found.span().is_none_or(|at| at.start >= first));
        found.retain(|found| !diagnostics::scope::may_be_echo(found.code, is_moved(found)));
    }
    diagnostics.append(&mut found);
    if has_errors(&diagnostics) {
        return Compiled { unit: None, diagnostics };
    }
    let lines = LineIndex::new(text);
    let (scopes, names) = (&resolved.scopes, resolved.names.clone());
    let mut unit = codegen::generate(source_name, tree, text, &lines, scopes, names, options, &mut diagnostics);
    if has_errors(&diagnostics) {
        return Compiled { unit: None, diagnostics };
    }
    if options.optimize {
        optimise::optimise(&mut unit, options.target);
    }
    Compiled { unit: Some(unit), diagnostics }
}

/// The bytes of a `.mpy` file, or what does not fit into one.
pub fn compile_mpy(unit: &Unit, text: &str) -> Result<Vec<u8>, Diagnostic> {
    Ok(mpy::write(&pack(unit, text)?))
}

/// The `.mpy` file of a unit made of `text`, or what does not fit into one.
pub fn pack(unit: &Unit, text: &str) -> Result<mpy::File, Diagnostic> {
    mpy::pack(unit).map_err(|error| jump_too_far(error.line, text))
}

/// The diagnostic for a jump of a line that is too long.
fn jump_too_far(line: u32, text: &str) -> Diagnostic {
    let lines = LineIndex::new(text);
    let start = lines.line_start(line).unwrap_or(0);
    diagnostics::limit::jump_too_far(diagnostics::Span::at(start))
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
}
