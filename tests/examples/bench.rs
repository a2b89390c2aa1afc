//! The benchmark programs on the emulated board, beside the measured peers.
//!
//! A program prints `name checksum us`: a number that every right Python gives, and how long its `main()`
//! took by the board's clock. The emulator takes 64 ns an instruction, so a figure counts instructions and
//! repeats on any host. `reference.json` holds each peer's figures on the same machine.
//!
//! Each program runs twice: *frozen*, built into the image by `mpyc`, and *compiled* by the board's own compiler from
//! the text that the prompt is sent.
//!
//! `cargo xtask bench` runs this; names of programs as arguments limit it to those.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;
use std::{env, fs};

use mpyc_tests::command::mpyc;
use mpyc_tests::prompt;
use mpyc_tests::qemu::{Machine, firmware};
use serde_json::Value;

const TIMEOUT: Duration = Duration::from_secs(60);
/// Instructions a microsecond of the emulated board.
const INSTRUCTIONS_PER_US: f64 = 15.625;
/// Peers in the order of the columns: key in the reference file, title.
const PEERS: [(&str, &str); 2] = [("v1_us", "official v1"), ("modern_cg_us", "modern")];
/// How a program gets to the board, in the order of the columns.
const WAYS: [(&str, Way); 2] = [("frozen", frozen), ("compiled", compiled)];

/// Gives the line that a program prints.
type Way = fn(&Path) -> Result<String, String>;

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bench");
    let reference = fs::read_to_string(folder.join("reference.json")).expect("the reference file");
    let reference: BTreeMap<String, Value> = serde_json::from_str(&reference).expect("the reference file is JSON");
    let columns = WAYS.map(|(way, _)| {
        format!("{:>9} {:>7}  {}", way, "k-insn", PEERS.map(|(_, peer)| format!("x {peer}")).join("  "))
    });
    println!("{:<10} {}", "program", columns.join("   "));
    let mut logs = vec![vec![Vec::new(); PEERS.len()]; WAYS.len()];
    let mut failed = 0;
    for (name, peers) in reference.iter().filter(|(name, _)| wanted.is_empty() || wanted.contains(name)) {
        let program = folder.join(name).with_extension("py");
        let measured: Vec<Result<f64, String>> =
            WAYS.iter().map(|(_, way)| check(&way(&program)?, name, peers["checksum"].as_i64())).collect();
        let columns = measured.iter().zip(&mut logs).map(|(us, logs)| match us {
            Ok(us) => column(*us, peers, logs),
            Err(why) => {
                failed += 1;
                why.clone()
            }
        });
        println!("{name:<10} {}", columns.collect::<Vec<_>>().join("   "));
    }
    for ((way, _), logs) in WAYS.iter().zip(&logs) {
        let means = logs.iter().map(|l| format!("{:.2}", (l.iter().sum::<f64>() / l.len().max(1) as f64).exp()));
        println!("geometric mean, {way}: {}", means.collect::<Vec<_>>().join("  "));
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Microseconds, instructions and the ratio to each peer.
fn column(us: f64, peers: &Value, logs: &mut [Vec<f64>]) -> String {
    let mut ratios = Vec::new();
    for ((key, title), log) in PEERS.iter().zip(logs) {
        let ratio = peers[*key].as_f64().unwrap_or(f64::NAN) / us;
        log.push(ratio.ln());
        ratios.push(format!("{ratio:>width$.2}", width = title.len() + 2));
    }
    format!("{us:>9.0} {:>7.0}  {}", us * INSTRUCTIONS_PER_US / 1000.0, ratios.join("  "))
}

/// The microseconds in the line that a program printed, if its number is right.
fn check(line: &str, name: &str, checksum: Option<i64>) -> Result<f64, String> {
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [said, number, us] = fields[..] else { return Err(format!("the board said {line:?}")) };
    if said != name || number.parse().ok() != checksum {
        return Err(format!("wrong result: {line:?}"));
    }
    us.parse().map_err(|_| format!("no time in {line:?}"))
}

/// Builds a program into the image and runs that.
fn frozen(program: &Path) -> Result<String, String> {
    let mut board = Machine::start(&build(program)?).map_err(|e| e.to_string())?;
    board.read_until("\n", TIMEOUT).map_err(|e| e.to_string())
}

/// Sends a program's text to the prompt.
fn compiled(program: &Path) -> Result<String, String> {
    let text = fs::read_to_string(program).map_err(|e| e.to_string())?;
    let mut board = Machine::start(&firmware()).map_err(|e| e.to_string())?;
    prompt::enter_raw(&mut board);
    let (output, error) = prompt::raw_paste(&mut board, &text);
    if error.is_empty() { Ok(output) } else { Err(error) }
}

fn build(source: &Path) -> Result<PathBuf, String> {
    let hex = env::temp_dir().join(format!("bench-{}.hex", std::process::id()));
    let done = Command::new(mpyc()).arg("build").arg(source).arg("-o").arg(&hex).output().map_err(|e| e.to_string())?;
    if done.status.success() { Ok(hex) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}
