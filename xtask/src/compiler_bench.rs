//! The compiler's speed and memory beside `mpy-cross`'s, in one run: `cargo xtask bench compiler`.
//!
//! The corpus is CPython's standard library, as far as `mpy-cross` accepts it. `mpyc` runs without its cache, and
//! its warnings are looked for but not shown.
//! Times are the least of several runs, taken in turns, as other load on the machine only adds. Instructions are callgrind's
//! and repeat; an empty file's are taken off where it says so.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};

use crate::{
    cost::{Cost, measure},
    process::{cargo, run},
    setup,
};

/// Files of the library that are no programs of today's Python.
const LEFT_OUT: [&str; 2] = ["site-packages", "lib2to3/tests/data"];

/// The file that instructions are counted on.
const SAMPLE: &str = "_pydecimal.py";

/// Of so many files the one that takes the most memory counts.
const LARGEST: usize = 20;

/// Rounds of `mpyc`, and of `mpy-cross`, which takes longer.
const ROUNDS: (usize, usize) = (5, 2);

/// Both compilers, and the corpus.
struct Bench {
    mpyc: PathBuf,
    mpy_cross: PathBuf,
    folder: PathBuf,
    /// Files with their sizes, in order.
    files: Vec<(PathBuf, u64)>,
    /// How many files of the library `mpy-cross` and `mpyc` refuse; those of the first are not tried with the second.
    refused: (usize, usize),
}

/// Builds `mpyc`, measures both on the library, which is found by itself if not given, and prints the table.
pub fn bench(root: &Path, library: Option<PathBuf>) -> Result<()> {
    run(&mut cargo(root, &["build", "--release", "--quiet", "--package", "mpyc"]))?;
    let library = library.map_or_else(find_library, Ok)?;
    let bench = Bench::prepare(root, &library)?;
    let bytes: u64 = bench.files.iter().map(|(_, size)| size).sum();
    println!(
        "{} files of {} with {bytes} bytes; left out: {} that mpy-cross refuses, {} that mpyc refuses",
        bench.files.len(),
        library.display(),
        bench.refused.0,
        bench.refused.1
    );
    println!("{:<44} {:>12} {:>12} {:>8}", "", "mpyc", "mpy-cross", "ratio");
    bench.times(bytes)?;
    bench.instructions()?;
    bench.memory()?;
    bench.error()
}

/// The library of CPython 3.11, whose files the figures of others are about, or of the `python3` on the path.
fn find_library() -> Result<PathBuf> {
    let candidates = ["python3.11", "python3"];
    let ask = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let found = candidates.iter().find_map(|python| {
        let output = Command::new(python).args(["-c", ask]).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
    });
    found.context("no Python 3 whose library could be compiled; `--library` names one")
}

impl Bench {
    /// Copies what both accept into a folder of its own.
    fn prepare(root: &Path, library: &Path) -> Result<Bench> {
        let mpy_cross = setup::mpy_cross(root).context("no mpy-cross; `cargo xtask setup` installs it")?;
        let folder = root.join("target/bench");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let mpyc = root.join("target/release/mpyc");
        let mut bench = Bench { mpyc, mpy_cross, folder: folder.join("library"), files: Vec::new(), refused: (0, 0) };
        fs::create_dir_all(&bench.folder)?;
        bench.adopt(library, Path::new(""))?;
        ensure!(!bench.files.is_empty(), "mpy-cross accepts nothing in {}", library.display());
        Ok(bench)
    }

    /// Copies the accepted files below a folder of the library.
    fn adopt(&mut self, library: &Path, below: &Path) -> Result<()> {
        let mut entries: Vec<PathBuf> = fs::read_dir(library.join(below))?
            .map(|entry| Ok(below.join(entry?.file_name())))
            .collect::<Result<_>>()?;
        entries.sort();
        for path in entries {
            let from = library.join(&path);
            if from.is_dir() {
                if !LEFT_OUT.iter().any(|left| path.ends_with(left)) {
                    self.adopt(library, &path)?;
                }
            } else if path.extension().is_some_and(|ending| ending == "py") {
                let to = self.folder.join(&path);
                fs::create_dir_all(to.parent().context("a file has a folder")?)?;
                fs::copy(&from, &to)?;
                let is_refused = |mut command: Command| measure(command.stderr(Stdio::null())).is_err();
                if is_refused(self.mpy_cross(&to)) {
                    self.refused.0 += 1;
                } else if is_refused(self.mpyc(&to)) {
                    self.refused.1 += 1;
                } else {
                    self.files.push((path, from.metadata()?.len()));
                    continue;
                }
                fs::remove_file(&to)?;
            }
        }
        Ok(())
    }

    fn mpy_cross(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.mpy_cross);
        command.arg(file).arg("-o").arg(self.folder.with_file_name("one.mpy")).current_dir(&self.folder);
        command
    }

    /// `mpyc` for one file.
    fn mpyc(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.mpyc);
        command
            .args(["compile", "--no-cache", "--allow", "all", "-o"])
            .arg(self.folder.with_file_name("one.mpy"))
            .arg(file);
        command.current_dir(&self.folder);
        command
    }

    /// One call of `mpyc` for the library, on so many threads.
    fn mpyc_for_all(&self, threads: usize) -> Command {
        let mut command = Command::new(&self.mpyc);
        command.args(["compile", "--no-cache", "--allow", "all", "-o"]).arg(self.folder.with_file_name("out"));
        command.args([".", &format!("-j{threads}")]).current_dir(&self.folder);
        command
    }

    /// The whole library, on one thread and on two.
    fn times(&self, bytes: u64) -> Result<()> {
        let (mut one, mut two, mut peer) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS.0 {
            one.push(measure(&mut self.mpyc_for_all(1))?);
            two.push(measure(&mut self.mpyc_for_all(2))?);
            if round < ROUNDS.1 {
                peer.push(self.one_by_one()?);
            }
        }
        let least =
            |costs: &[Cost], of: fn(&Cost) -> Duration| costs.iter().map(of).min().unwrap_or_default().as_secs_f64();
        let speed = |costs: &[Cost]| bytes as f64 / 1e6 / least(costs, |cost| cost.cpu);
        row("text to .mpy, one thread, MB/s of CPU time", speed(&one), speed(&peer), 2, true);
        let wall = |costs: &[Cost]| least(costs, |cost| cost.wall);
        row("the library, one call with -j2, s", wall(&two), wall(&peer), 2, false);
        Ok(())
    }

    /// The library with a process of `mpy-cross` for each file.
    fn one_by_one(&self) -> Result<Cost> {
        let mut total = Cost { wall: Duration::ZERO, cpu: Duration::ZERO, memory: 0 };
        for (path, _) in &self.files {
            let cost = measure(&mut self.mpy_cross(path))?;
            total.wall += cost.wall;
            total.cpu += cost.cpu;
            total.memory = total.memory.max(cost.memory);
        }
        Ok(total)
    }

    /// Instructions a byte of the sample, without those of an empty file.
    fn instructions(&self) -> Result<()> {
        let empty = self.folder.with_file_name("empty.py");
        fs::write(&empty, "")?;
        let sample = self.folder.join(SAMPLE);
        let bytes = sample.metadata().with_context(|| format!("no {SAMPLE} in the library"))?.len() as f64;
        let ours = |file: &Path| instructions(&self.mpyc(file), &[0]);
        let theirs = |file: &Path| instructions(&self.mpy_cross(file), &[0]);
        let (ours, theirs) = ((ours(&sample)?, ours(&empty)?), (theirs(&sample)?, theirs(&empty)?));
        let per_byte = |(sample, empty): (u64, u64)| (sample - empty) as f64 / bytes;
        row(&format!("instructions a byte of {SAMPLE}"), per_byte(ours), per_byte(theirs), 0, false);
        row("instructions for an empty file, thousands", ours.1 as f64 / 1e3, theirs.1 as f64 / 1e3, 0, false);
        Ok(())
    }

    /// Memory for the largest files: the most that one of them takes.
    fn memory(&self) -> Result<()> {
        let mut largest: Vec<&(PathBuf, u64)> = self.files.iter().collect();
        largest.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let (mut ours, mut theirs) = (0, 0);
        for (path, _) in largest.into_iter().take(LARGEST) {
            ours = ours.max(measure(&mut self.mpyc(path))?.memory);
            theirs = theirs.max(measure(&mut self.mpy_cross(path))?.memory);
        }
        let what = format!("memory for one of the {LARGEST} largest files, MB");
        row(&what, ours as f64 / 1e6, theirs as f64 / 1e6, 1, false);
        Ok(())
    }

    /// `mpyc check` of a program of 1,000 lines with one error.
    fn error(&self) -> Result<()> {
        let file = self.folder.with_file_name("error.py");
        let function = |n: usize| {
            format!(
                "def step_{n}(x, y):\n    total = x * {n} + y\n    for i in range(10):\n        total += i\n    return total\n"
            )
        };
        let program: String = (0..199).map(function).collect();
        fs::write(&file, program + "while True\n    print(step_1(1, 2))\n\n\nstep_2(3, 4)\n")?;
        let mut command = Command::new(&self.mpyc);
        let count = instructions(command.arg("check").arg(&file), &[1])?;
        println!("{:<44} {:>12.1}", "check of 1,000 lines, 1 error, M instructions", count as f64 / 1e6);
        Ok(())
    }
}

/// A line of the table; `more` says whether more is better. The ratio is how much better ours is.
fn row(what: &str, ours: f64, theirs: f64, digits: usize, more: bool) {
    let ratio = if more { ours / theirs } else { theirs / ours };
    println!("{what:<44} {ours:>12.digits$} {theirs:>12.digits$} {ratio:>8.2}");
}

/// The instructions of a program that ends with one of these statuses.
fn instructions(command: &Command, statuses: &[i32]) -> Result<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(command.get_program());
    valgrind.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        valgrind.current_dir(folder);
    }
    let output = valgrind.stdin(Stdio::null()).output().context("valgrind is needed to count instructions")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.code().is_some_and(|status| statuses.contains(&status)), "{command:?}: {said}");
    let line = said.lines().find_map(|line| line.split_once("Collected :")).context("callgrind counted nothing")?;
    Ok(line.1.trim().parse()?)
}
