//! `cargo xtask ast-compare`: our syntax trees against CPython's `ast`.
//!
//! Contract: both sides write a tree as one JSON array a node, in the order of the fields: depth,
//! field, kind, position and plain values. A file is the same if the texts are.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use mpyc_grammar::{Constant, LineIndex, Module, Node, Sink, walk};

use crate::cpython;

const DUMP: &str = include_str!("ast_dump.py");

/// What to compare.
#[derive(clap::Args)]
pub struct Options {
    /// The Python whose `ast` is the measure; without it, a CPython 3.12 on the path or among pyenv's
    #[arg(long)]
    python: Option<PathBuf>,
    /// Compare only every Nth file, beginning with a file that changes from day to day
    #[arg(long, default_value_t = 1)]
    sample: usize,
    /// Files and folders; without any, the standard library of that Python
    paths: Vec<PathBuf>,
}

/// Compares and prints each file that differs; an error if any does.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    let python = options.python.clone().or_else(|| cpython::find(root));
    compare(&python.context("no CPython 3.12 here: name one with --python")?, options)
}

/// Compares a part of the standard library, another one each day; does nothing without CPython 3.12.
pub fn sample(root: &Path, step: usize) -> Result<()> {
    let Some(python) = cpython::find(root) else {
        println!("no CPython 3.12 here: nothing to compare with");
        return Ok(());
    };
    compare(&python, &Options { python: None, sample: step, paths: Vec::new() })
}

fn compare(python: &Path, options: &Options) -> Result<()> {
    let files = files(python, options)?;
    let mut python = Command::new(python)
        .args(["-W", "ignore", "-c", DUMP])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {}", python.display()))?;
    let mut requests = python.stdin.take().context("no pipe to Python")?;
    let mut answers = BufReader::new(python.stdout.take().context("no pipe from Python")?);
    let (mut different, mut invalid) = (0, 0);
    for file in &files {
        writeln!(requests, "{}", file.display())?;
        let expected = answer(&mut answers)?;
        invalid += usize::from(expected.is_none());
        let source = std::fs::read(file)?;
        if let Some(difference) = difference(&source, expected.as_deref()) {
            different += 1;
            println!("{}: {difference}", file.display());
        }
    }
    drop(requests);
    python.wait()?;
    println!("{} files, {invalid} of them not valid Python, {different} different", files.len());
    ensure!(different == 0, "the syntax trees differ");
    Ok(())
}

/// The files to compare, in order.
fn files(python: &Path, options: &Options) -> Result<Vec<PathBuf>> {
    let version = "import sys, sysconfig; assert sys.version_info >= (3, 12); print(sysconfig.get_path('stdlib'))";
    let output = Command::new(python).args(["-c", version]).output();
    let output = output.with_context(|| format!("cannot run {}", python.display()))?;
    if !output.status.success() {
        bail!("{} is not Python 3.12 or later", python.display());
    }
    let mut paths = options.paths.clone();
    if paths.is_empty() {
        let library = PathBuf::from(String::from_utf8(output.stdout)?.trim_end());
        // The substitute's library lies in an archive; setup unpacks it beside the command.
        paths.push(if library.is_dir() { library } else { python.with_file_name("lib") });
    }
    let mut files = Vec::new();
    for path in &paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let step = options.sample.max(1);
    let day = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs() / 86_400;
    Ok(files.into_iter().skip(day as usize % step).step_by(step).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        let is_dir = entry.as_ref().is_ok_and(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let entry = entry?.path();
        if is_dir || entry.extension().is_some_and(|extension| extension == "py") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// One dump from Python; `None` if the file is not valid.
fn answer(answers: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut length = String::new();
    answers.read_line(&mut length)?;
    let length: i64 = length.trim_end().parse().context("Python stopped")?;
    let Ok(length) = usize::try_from(length) else { return Ok(None) };
    let mut dump = vec![0; length];
    answers.read_exact(&mut dump)?;
    Ok(Some(dump))
}

/// How our tree of `source` differs from what is expected.
fn difference(source: &[u8], expected: Option<&[u8]>) -> Option<String> {
    let (module, errors) = mpyc_grammar::parse(source);
    let text = mpyc_grammar::decode(source).unwrap_or_default();
    let lines = LineIndex::new(&text);
    let expected = match (errors.first(), expected) {
        (Some(_), None) => return None,
        (None, None) => return Some("accepted, but Python refuses it".into()),
        (Some(error), Some(_)) => {
            let at = lines.line_column(error.span.start);
            return Some(format!("refused at {}:{}: {:?}", at.line, at.column, error.kind));
        }
        (None, Some(expected)) => expected,
    };
    let mut dump = Dump { lines: &lines, out: String::new() };
    walk(&module, &mut dump);
    if dump.out.as_bytes() == expected {
        return None;
    }
    let expected = String::from_utf8_lossy(expected);
    let mut pairs = dump.out.lines().zip(expected.lines());
    let (ours, theirs) = pairs.find(|(ours, theirs)| ours != theirs).unwrap_or(("(end)", "(end)"));
    Some(format!("different\n  ours:   {ours}\n  python: {theirs}"))
}

/// Writes a tree as `ast_dump.py` does.
struct Dump<'a> {
    lines: &'a LineIndex,
    out: String,
}

impl Sink for Dump<'_> {
    fn node(&mut self, node: &Node<'_>) {
        let _ = write!(self.out, "[{},\"{}\",\"{}\"", node.depth, node.field, node.kind);
        if let Some(span) = node.span {
            let (start, end) = (self.lines.line_column(span.start), self.lines.line_column(span.end));
            let _ = write!(self.out, ",[{},{},{},{}]", start.line, start.column, end.line, end.column);
        }
        for (name, value) in node.values {
            let _ = write!(self.out, ",\"{name}={value}\"");
        }
        self.out.push_str("]\n");
    }

    fn name(&self, name: &str) -> String {
        printable(name.as_bytes())
    }

    fn constant(&self, module: &Module, value: Constant) -> String {
        let float =
            |value: f64| value.to_be_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        match value {
            Constant::None => "None".into(),
            Constant::True => "True".into(),
            Constant::False => "False".into(),
            Constant::Ellipsis => "...".into(),
            Constant::Int(value) => format!("int:{value:x}"),
            Constant::BigInt { radix, digits } => format!("int:{}", hexadecimal(module.text(digits), radix)),
            Constant::Float(value) => format!("float:{}", float(value)),
            Constant::Imaginary(value) => format!("imaginary:{}", float(value)),
            Constant::Str(text) => format!("str:{}", printable(module.text(text))),
            Constant::Bytes(text) => format!("bytes:{}", printable(module.text(text))),
        }
    }
}

/// The digits of a number in hexadecimal.
fn hexadecimal(digits: &[u8], radix: u8) -> String {
    // Little-endian.
    let mut limbs: Vec<u32> = Vec::new();
    for &digit in digits {
        let mut carry = u64::from(char::from(digit).to_digit(u32::from(radix)).unwrap_or_default());
        for limb in &mut limbs {
            carry += u64::from(*limb) * u64::from(radix);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    let text = limbs.iter().rev().fold(String::new(), |text, limb| text + &format!("{limb:08x}"));
    text.trim_start_matches('0').to_owned()
}

/// ASCII as it is, every other byte as an escape.
fn printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        if matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\' {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "\\\\{byte:02x}");
        }
    }
    text
}
