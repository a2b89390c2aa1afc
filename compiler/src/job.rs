//! One source file in one call: its text to the bytes of a `.mpy` file.

use crate::check::{check_file, check_result};
use crate::diagnostics::{Diagnostic, Severity};
use crate::resolve::Resolved;
use crate::{Options, compile_tree, front, mpy, pack};
use mpyc_abi::mpy::FEATURE_ARCH_FLAGS;

/// A file to compile, with all that the result depends on.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// What tracebacks call the file.
    pub source_name: &'a str,
    /// The file's bytes.
    pub text: &'a [u8],
    /// How to compile.
    pub options: Options,
    /// Instruction set extensions that the file's header asks for; 0 for none.
    pub arch_flags: u8,
}

/// What became of a [`Job`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The `.mpy` file, unless an error was found.
    pub mpy: Option<Vec<u8>>,
    /// All findings in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a file, with all warnings about it.
pub fn run(job: &Job<'_>) -> Product {
    run_with(job, true)
}

/// Compiles a file, with those warnings only that say that the result is another than the file asks for.
pub fn run_unchecked(job: &Job<'_>) -> Product {
    run_with(job, false)
}

fn run_with(job: &Job<'_>, all_warnings: bool) -> Product {
    let parsed = front::parse(job.source_name, job.text);
    let text = parsed.source.text();
    let resolved = Resolved::of(&parsed.tree);
    let compiled = compile_tree(job.source_name, &parsed.tree, text, &resolved, &job.options, parsed.diagnostics);
    let mut diagnostics = compiled.diagnostics;
    if compiled.unit.is_none() {
        // What was not understood may be anything.
    } else if all_warnings {
        check_file(&parsed.tree, text, &resolved, &mut diagnostics);
    } else {
        check_result(&parsed.tree, text, &mut diagnostics);
    }
    let file = compiled.unit.and_then(|unit| pack(&unit, text).map_err(|found| diagnostics.push(found)).ok());
    diagnostics.sort_by_key(Diagnostic::span);
    debug_assert!(file.is_some() || diagnostics.iter().any(|found| found.severity() == Severity::Error));
    Product { mpy: file.map(|file| mpy::write(&with_header(file, job))), diagnostics }
}

/// The file with what the job asks of its header.
fn with_header(file: mpy::File, job: &Job<'_>) -> mpy::File {
    let feature = if job.arch_flags == 0 { file.feature } else { file.feature | FEATURE_ARCH_FLAGS };
    mpy::File { feature, small_int_bits: job.options.small_int_bits, arch_flags: job.arch_flags.into(), ..file }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(text: &'static str) -> Job<'static> {
        Job { source_name: "a.py", text: text.as_bytes(), options: Options::default(), arch_flags: 0 }
    }

    #[test]
    fn the_header_says_what_the_job_asks() {
        let head = |job: &Job<'_>| run(job).mpy.unwrap()[..5].to_vec();
        assert_eq!(head(&job("x = 1\n"))[..4], [b'M', 6, 0, 31]);
        let options = Options { small_int_bits: 8, ..Options::default() };
        assert_eq!(head(&Job { options, arch_flags: 3, ..job("x = 1\n") }), [b'M', 6, 0x40, 8, 3]);
    }

    #[test]
    fn comments_allow_warnings() {
        let text = "@micropython.native\ndef f(): pass\n";
        let found = run(&job(text)).diagnostics;
        assert_eq!(found.iter().map(|each| each.code.to_string()).collect::<Vec<_>>(), ["W0301"]);
        assert_eq!(
            run(&job(concat!("# mpyc: allow(W0301)\n", "@micropython.native\ndef f(): pass\n"))).diagnostics,
            []
        );
    }

    #[test]
    fn errors_leave_no_file() {
        let product = run(&job("def f(:\n  pass\nx = = 1\n"));
        assert_eq!(product.mpy, None);
        assert_eq!(product.diagnostics.len(), 2);
    }
}
