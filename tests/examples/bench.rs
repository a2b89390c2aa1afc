//! The benchmark programs on the emulated board, beside the measured peers.
//!
//! A program prints `name checksum us`: a number that every right Python gives, and how long its `main()`
//! took by the board's clock. The emulator takes 64 ns an instruction, so a figure counts instructions and
//! repeats on any host. `reference.json` holds each peer's figures on the same machine.
//!
//! `cargo xtask bench` runs this; names of programs as arguments limit it to those.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, fs};

use mpyc_tests::command::mpyc;
use mpyc_tests::qemu::Machine;
use serde_json::Value;

const TIMEOUT: Duration = Duration::from_secs(60);
/// Instructions a microsecond of the emulated board.
const INSTRUCTIONS_PER_US: f64 = 15.625;
/// Peers in the order of the columns: key in the reference file, title.
const PEERS: [(&str, &str); 2] = [("v1_us", "official v1"), ("modern_cg_us", "modern")];

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench");
    let reference = fs::read_to_string(folder.join("reference.json")).expect("the reference file");
    let reference: BTreeMap<String, Value> = serde_json::from_str(&reference).expect("the reference file is JSON");
    println!(
        "{:<10} {:>9} {:>9}  {}",
        "program",
        "us",
        "k-insn",
        PEERS.map(|(_, title)| format!("x {title}")).join("  ")
    );
    let mut logs = vec![Vec::new(); PEERS.len()];
    let mut failed = 0;
    for (name, peers) in reference.iter().filter(|(name, _)| wanted.is_empty() || wanted.contains(name)) {
        match measure(&folder, name, peers["checksum"].as_i64()) {
            Ok(us) => row(name, us, peers, &mut logs),
            Err(why) => {
                failed += 1;
                println!("{name:<10} {why}");
            }
        }
    }
    let means = logs.iter().map(|l| format!("{:.2}", (l.iter().sum::<f64>() / l.len().max(1) as f64).exp()));
    println!("geometric mean: {}", means.collect::<Vec<_>>().join("  "));
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn row(name: &str, us: f64, peers: &Value, logs: &mut [Vec<f64>]) {
    let mut ratios = Vec::new();
    for ((key, title), log) in PEERS.iter().zip(logs) {
        let ratio = peers[*key].as_f64().unwrap_or(f64::NAN) / us;
        log.push(ratio.ln());
        ratios.push(format!("{ratio:>width$.2}", width = title.len() + 2));
    }
    println!("{name:<10} {us:>9.0} {:>9.0}  {}", us * INSTRUCTIONS_PER_US / 1000.0, ratios.join("  "));
}

/// Builds a program for the board, runs it, checks its number; gives its microseconds.
fn measure(folder: &Path, name: &str, checksum: Option<i64>) -> Result<f64, String> {
    let hex = build(&folder.join(name).with_extension("py"))?;
    let mut board = Machine::start(&hex).map_err(|e| e.to_string())?;
    let line = board.read_until("\n", TIMEOUT).map_err(|e| e.to_string())?;
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [said, number, us] = fields[..] else { return Err(format!("the board said {line:?}")) };
    if said != name || number.parse().ok() != checksum {
        return Err(format!("wrong result: {line:?}"));
    }
    us.parse().map_err(|_| format!("no time in {line:?}"))
}

fn build(source: &Path) -> Result<PathBuf, String> {
    let hex = env::temp_dir().join(format!("bench-{}.hex", std::process::id()));
    let done = Command::new(mpyc()).arg("build").arg(source).arg("-o").arg(&hex).output().map_err(|e| e.to_string())?;
    if done.status.success() { Ok(hex) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}
