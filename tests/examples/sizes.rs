//! Compiles every Python file below the given folders with our compiler and with `mpy-cross`, at the
//! same settings and under the same name, and compares the sizes of the results.
//!
//! `cargo xtask sizes PATH...` runs it. A file that either compiler refuses is counted and left
//! out. The limits are those of the project: the total, and each file's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::{env, fs};

use mpyc_compiler::{Options, compile, compile_mpy, mpy};
use mpyc_tests::corpus::{for_each, python_files};
use mpyc_tests::lang::mpy_cross;
use mpyc_tests::parts::{Parts, parts};

/// Most that all our files together may take, in parts of `mpy-cross`'s total.
const TOTAL_LIMIT: f64 = 0.95;
/// Most that one of our files may take, in parts of `mpy-cross`'s.
const FILE_LIMIT: f64 = 1.01;
/// How many of the worst files are listed.
const WORST: usize = 10;

/// A file compiled by both.
struct Pair {
    name: String,
    ours: usize,
    theirs: usize,
    our_parts: Parts,
    their_parts: Parts,
}

/// What became of a file.
enum Outcome {
    Both(Pair),
    /// `mpy-cross` refuses it.
    TheyRefuse,
    /// It says that it is not in UTF-8, which `mpy-cross` does not heed: its texts are other texts.
    TheyMisread,
    /// Only our compiler refuses it.
    WeRefuse(String),
}

impl Pair {
    fn ratio(&self) -> f64 {
        self.ours as f64 / self.theirs as f64
    }
}

fn main() -> ExitCode {
    let Some(compiler) = mpy_cross() else {
        println!("no mpy-cross here: `cargo xtask setup` installs it");
        return ExitCode::FAILURE;
    };
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let base = paths.first().filter(|path| path.is_dir()).cloned().unwrap_or_default();
    let folder = tempfile::tempdir().expect("a folder");
    let files = python_files(paths);
    let outcomes = for_each(&files, |file| compare(&compiler, &base, file, folder.path()));
    let (mut pairs, mut they_refuse, mut they_misread, mut we_refuse) = (Vec::new(), 0, 0, Vec::new());
    for outcome in outcomes {
        match outcome {
            Outcome::Both(pair) => pairs.push(pair),
            Outcome::TheyRefuse => they_refuse += 1,
            Outcome::TheyMisread => they_misread += 1,
            Outcome::WeRefuse(why) => we_refuse.push(why),
        }
    }
    for why in &we_refuse {
        println!("refused only here: {why}");
    }
    print_parts(&pairs);
    println!(
        "{they_refuse} files are refused by mpy-cross, {they_misread} misread by it, {} refused only here",
        we_refuse.len()
    );
    if report(&mut pairs) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn compare(compiler: &Path, base: &Path, path: &Path, folder: &Path) -> Outcome {
    let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().into_owned();
    let target = folder.join(name.replace(['/', '\\'], "+"));
    let mut command = Command::new(compiler);
    command.arg("-s").arg(&name).arg("-o").arg(&target).arg(path).stdout(Stdio::null()).stderr(Stdio::null());
    if !command.status().is_ok_and(|status| status.success()) {
        return Outcome::TheyRefuse;
    }
    let source = fs::read(path).expect("a file that mpy-cross could read");
    if str::from_utf8(&source).is_err() {
        return Outcome::TheyMisread;
    }
    let theirs = fs::read(&target).expect("the file mpy-cross wrote");
    let _ = fs::remove_file(&target);
    let compiled = compile(&name, &source, &Options::default());
    let text = String::from_utf8_lossy(&source);
    let ours = match compiled.unit.map(|unit| compile_mpy(&unit, &text)) {
        Some(Ok(bytes)) => bytes,
        Some(Err(error)) => return Outcome::WeRefuse(format!("{name}: {} {}", error.code, error.message)),
        None => {
            let first = compiled.diagnostics.first();
            return Outcome::WeRefuse(first.map_or(name.clone(), |e| format!("{name}: {} {}", e.code, e.message)));
        }
    };
    let of = |bytes: &[u8]| mpy::read(bytes).map(|file| parts(&file)).unwrap_or_default();
    let (our_parts, their_parts) = (of(&ours), of(&theirs));
    Outcome::Both(Pair { name, ours: ours.len(), theirs: theirs.len(), our_parts, their_parts })
}

/// Prints what the bytes are for, where the two differ most first.
fn print_parts(pairs: &[Pair]) {
    let mut all: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for pair in pairs {
        for (part, bytes) in &pair.our_parts {
            all.entry(part).or_default().0 += bytes;
        }
        for (part, bytes) in &pair.their_parts {
            all.entry(part).or_default().1 += bytes;
        }
    }
    let mut rows: Vec<_> = all.into_iter().collect();
    rows.sort_by_key(|(part, (ours, theirs))| (std::cmp::Reverse(ours.abs_diff(*theirs)), *part));
    println!("{:<24} {:>10} {:>10} {:>10}", "bytes for", "ours", "mpy-cross", "difference");
    for (part, (ours, theirs)) in rows {
        println!("{part:<24} {ours:>10} {theirs:>10} {:>10}", ours as i64 - theirs as i64);
    }
}

/// Prints totals and the worst files; says whether all is within the limits.
fn report(pairs: &mut [Pair]) -> bool {
    pairs.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
    println!("\n{:<48} {:>10} {:>10} {:>8}", "the worst files", "ours", "mpy-cross", "ratio");
    for pair in pairs.iter().take(WORST) {
        println!("{:<48} {:>10} {:>10} {:>8.4}", pair.name, pair.ours, pair.theirs, pair.ratio());
    }
    let ours: usize = pairs.iter().map(|pair| pair.ours).sum();
    let theirs: usize = pairs.iter().map(|pair| pair.theirs).sum();
    let ratio = ours as f64 / theirs.max(1) as f64;
    println!("{:<48} {ours:>10} {theirs:>10} {ratio:>8.4}", format!("total of {} files", pairs.len()));
    let over = pairs.iter().filter(|pair| pair.ratio() > FILE_LIMIT).count();
    println!("{over} files over {FILE_LIMIT}, limit of the total {TOTAL_LIMIT}");
    over == 0 && ratio <= TOTAL_LIMIT
}
