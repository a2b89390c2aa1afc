//! The time of `mpyc build`: `cargo xtask bench build`.
//!
//! The program is made here: an app of some 300 lines and five modules of some 80, with functions, classes and constants that
//! are all used. Times are those of all processors, of many runs in turns: other load on the machine changes the middle one
//! little. A build keeps nothing for the next one, so the first takes what any other takes; the program that is changed each time shows
//! it. The program is built in two folders, to compare the bytes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, ensure};

use crate::{
    cost::{Cost, measure},
    process::{cargo, run},
};

/// Runs of each kind.
const ROUNDS: usize = 40;

/// Modules beside the app.
const MODULES: usize = 5;

/// What one kind of run took.
struct Row {
    what: &'static str,
    costs: Vec<Cost>,
}

/// The program and where its results go.
struct Bench {
    mpyc: PathBuf,
    folder: PathBuf,
}

/// Builds `mpyc`, measures it and prints the table; fails if bytes differ.
pub fn bench(root: &Path) -> Result<()> {
    run(&mut cargo(root, &["build", "--release", "--quiet", "--package", "mpyc"]))?;
    let folder = root.join("target/bench/build");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let bench = Bench { mpyc: root.join("target/release/mpyc"), folder };
    let (here, there) = (bench.program("here")?, bench.program("deep/inside/there")?);
    println!("an app of {} lines, {MODULES} modules of {} lines", lines(&here, "app")?, lines(&here, "module_0")?);
    bench.times(&here)?;
    let is_same = bench.hex(&here)? == bench.hex(&there)?;
    println!("{:<44} {:>12}", "builds in two folders", if is_same { "same bytes" } else { "OTHER BYTES" });
    ensure!(is_same, "a program has two hex files");
    Ok(())
}

/// How many lines a module has.
fn lines(folder: &Path, module: &str) -> Result<usize> {
    Ok(fs::read_to_string(folder.join(format!("{module}.py")))?.lines().count())
}

impl Bench {
    /// Writes the program into a folder; gives the folder.
    fn program(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        fs::create_dir_all(&folder)?;
        for number in 0..MODULES {
            fs::write(folder.join(format!("module_{number}.py")), module(number))?;
        }
        fs::write(folder.join("app.py"), app())?;
        Ok(folder)
    }

    fn build(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.mpyc);
        command.args(["build", "app.py"]).current_dir(folder);
        command
    }

    /// The bytes of the hex file that a build writes.
    fn hex(&self, folder: &Path) -> Result<Vec<u8>> {
        measure(&mut self.build(folder))?;
        Ok(fs::read(folder.join("app.hex"))?)
    }

    /// Measures all kinds of runs in turns.
    fn times(&self, folder: &Path) -> Result<()> {
        let titles = ["mpyc build, nothing has changed", "mpyc build, the app has changed"];
        let mut rows = titles.map(|what| Row { what, costs: Vec::with_capacity(ROUNDS) });
        for round in 0..ROUNDS {
            fs::write(folder.join("app.py"), app())?;
            rows[0].costs.push(measure(&mut self.build(folder))?);
            fs::write(folder.join("app.py"), format!("{}print({round})\n", app()))?;
            rows[1].costs.push(measure(&mut self.build(folder))?);
        }
        fs::write(folder.join("app.py"), app())?;
        println!("{:<44} {:>12} {:>12} {:>12} {:>12}", "", "CPU ms", "least", "most", "elapsed ms");
        for row in rows {
            row.print();
        }
        Ok(())
    }
}

impl Row {
    /// The middle, least and most CPU time, and the middle time of the clock.
    fn print(&self) {
        let sorted = |of: fn(&Cost) -> Duration| {
            let mut times: Vec<f64> = self.costs.iter().map(|cost| of(cost).as_secs_f64() * 1e3).collect();
            times.sort_by(f64::total_cmp);
            times
        };
        let (cpu, wall) = (sorted(|cost| cost.cpu), sorted(|cost| cost.wall));
        let middle = ROUNDS / 2;
        println!(
            "{:<44} {:>12.1} {:>12.1} {:>12.1} {:>12.1}",
            self.what,
            cpu[middle],
            cpu[0],
            cpu[ROUNDS - 1],
            wall[middle]
        );
    }
}

/// A library module: constants, functions and classes.
fn module(number: usize) -> String {
    let mut text = format!(
        "\"\"\"Measures of kind {number}.\"\"\"\n\nLIMIT = {limit}\nUNITS = ('mm', 'cm', 'dm', 'unit{number}')\n",
        limit = 100 + number
    );
    for at in 0..5 {
        text += &format!(
            "\n\ndef scale_{number}_{at}(value, factor={at}):\n    \"\"\"Scales a value.\"\"\"\n    total = 0\n    for step in range(factor + 1):\n        total += value * step + {number}\n    \
             if total > LIMIT:\n        total -= LIMIT\n    return total\n"
        );
    }
    for at in 0..2 {
        text += &format!(
            "\n\nclass Gauge{number}{at}:\n    count = 0\n\n    def __init__(self, name, start={at}):\n        self.name = name\n        self.value = start\n\n    \
             def add(self, amount):\n        self.value += scale_{number}_{at}(amount)\n        return self\n\n    \
             def text(self):\n        return '{{}}: {{}} {{}}'.format(self.name, self.value, UNITS[{at}])\n"
        );
    }
    text
}

/// The app, which uses all of its modules.
fn app() -> String {
    let mut text = String::from("\"\"\"A program that uses five modules.\"\"\"\n\n");
    text += &(0..MODULES).map(|number| format!("import module_{number}\n")).collect::<String>();
    text += "\nRESULTS = []\nROUNDS = 3\n";
    for at in 0..18 {
        let (number, other) = (at % MODULES, at % 2);
        text += &format!(
            "\n\ndef task_{at}(amount, times=ROUNDS):\n    \"\"\"Does one thing several times.\"\"\"\n    gauge = module_{number}.Gauge{number}{other}('task {at}')\n    \
             for turn in range(times):\n        if turn % 2:\n            gauge.add(amount + turn)\n        else:\n            \
             gauge.add(module_{number}.scale_{number}_{scale}(turn))\n    RESULTS.append(gauge.value)\n    return gauge.text()\n",
            scale = at % 5
        );
    }
    for at in 0..4 {
        text += &format!(
            "\n\nclass Plan{at}:\n    def __init__(self, steps):\n        self.steps = steps\n        self.done = 0\n\n    \
             def run(self, amount):\n        while self.done < self.steps:\n            print(task_{at}(amount, self.done))\n            self.done += 1\n\n    \
             def limit(self):\n        return module_{at}.LIMIT + self.done\n"
        );
    }
    text += "\n\n";
    for at in 0..4 {
        text += &format!("plan_{at} = Plan{at}(2)\nplan_{at}.run({at})\nprint(plan_{at}.limit())\n");
    }
    text += &(0..18).map(|at| format!("print(task_{at}({at}))\n")).collect::<String>();
    text + "print(sum(RESULTS))\n"
}
