//! Prints how good the errors are that damaged programs get: `cargo xtask mutate` runs this.
//!
//! Programs are those of CPython's library that `tests/mutate/library.txt` lists and our own. A damage that
//! CPython takes is harmless and counts nowhere. Arguments: `--show N` prints up to N damages an operator
//! that got a poor error, `--rounds N` makes N damages of each kind a program, and names of operators limit
//! it to those.

use std::env;
use std::process::ExitCode;

use mpyc_tests::lang::cpython;
use mpyc_tests::mutate::{
    Damage, OPERATORS, Operator, Oracle, Source, Tally, Verdict, library, library_programs, own_programs, table,
};

/// What to do.
struct Options {
    show: usize,
    rounds: usize,
    names: Vec<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options { show: 0, rounds: 1, names: Vec::new() };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse().ok()).ok_or(format!("{argument} takes a number"));
        match argument.as_str() {
            "--show" => options.show = number()?,
            "--rounds" => options.rounds = number()?,
            _ => options.names.push(argument),
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<bool, String> {
    let python = cpython().ok_or("no CPython 3.12 here")?;
    let mut oracle = Oracle::start(&python).map_err(|error| error.to_string())?;
    let mut programs = own_programs();
    programs.extend(library_programs(&library(&python).ok_or("that CPython does not tell where its library is")?));
    let wanted = |operator: &&Operator| options.names.is_empty() || options.names.iter().any(|n| n == operator.name);
    let operators: Vec<&Operator> = OPERATORS.iter().filter(wanted).collect();
    let mut rows = Vec::new();
    let mut strict = 0;
    for operator in &operators {
        let mut tally = Tally::default();
        let mut shown = 0;
        for source in &programs {
            for round in 0..options.rounds {
                let Some(damage) = operator.damage(source, round) else { continue };
                let verdict = Verdict::of(&damage);
                if oracle.accepts(&damage.text).map_err(|error| error.to_string())? {
                    tally.harmless += 1;
                    if verdict.refused() {
                        strict += 1;
                        show("refused but right", operator, source, &damage, &verdict);
                    }
                    continue;
                }
                tally.add(&verdict);
                let good = verdict.on_line && verdict.specific() && verdict.errors == 1;
                if !good && shown < options.show {
                    shown += 1;
                    show("poor", operator, source, &damage, &verdict);
                }
            }
        }
        rows.push((operator.name, tally));
    }
    let mut all = Tally::default();
    rows.iter().for_each(|(_, tally)| all.join(tally));
    println!("{} programs, {} operators", programs.len(), operators.len());
    print!("{}", table(&rows));
    Ok(all.is_good() && strict == 0)
}

/// Prints a damage, where it is and where the first error is.
fn show(what: &str, operator: &Operator, source: &Source, damage: &Damage, verdict: &Verdict) {
    println!("{what}: {} in {}: {} errors, first {:?}", operator.name, source.name, verdict.errors, verdict.first);
    let line = |line: usize| damage.text.lines().nth(line - 1).unwrap_or_default();
    for &number in &damage.lines {
        println!("  damaged {number:>5} {}", line(number));
    }
    if let Some(number) = verdict.line.filter(|number| !damage.lines.contains(number)) {
        println!("  error   {number:>5} {}", line(number));
    }
}
