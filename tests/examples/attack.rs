//! The machine under attack, on all cores: damaged `.mpy` files and images through its loader, where files that pass the
//! verifier run; damaged programs through the linker, where images of those that it takes run; and the language programs with every Nth allocation refused.
//!
//! `cargo xtask attack damage [--first N] [--count N]` and `cargo xtask attack hunger [--from N] [--to N]` run it. What does
//! harm (a panic, an access outside of the machine's memory, a heap out of order, memory lost, no end) is told with its
//! number: `damage --first NUMBER --count 1` repeats it.

use std::backtrace::Backtrace;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use std::{env, panic, thread};

use mpyc_runtime::heap::Modes;
use mpyc_runtime::mem::Space;
use mpyc_tests::attack::{Arsenal, Tally};
use mpyc_tests::hunger::{Eater, Way};
use mpyc_tests::lang::programs;

/// Of so many attacks one is on an image and one on a program in an image.
const IMAGES: u64 = 10;
/// What takes longer counts as without an end.
const LIMIT: Duration = Duration::from_secs(120);
/// The worker has nothing to do.
const IDLE: u64 = u64::MAX;

/// What the attacks on each of the two did, and the numbers of those that did harm.
#[derive(Default)]
struct Report {
    files: Tally,
    images: Tally,
    frozen: Tally,
    harmful: Vec<u64>,
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(|info| eprintln!("{info}\n{}", Backtrace::capture())));
    let arguments: Vec<String> = env::args().skip(1).collect();
    let start = Instant::now();
    let harmed = match &arguments[..] {
        [what, first, count] if what == "damage" => number(first).zip(number(count)).map(|(a, b)| damage(a, b)),
        [what, from, to] if what == "hunger" => number(from).zip(number(to)).map(|(a, b)| hunger(a, b)),
        _ => None,
    };
    println!("{:.0} s", start.elapsed().as_secs_f64());
    match harmed {
        Some(false) => ExitCode::SUCCESS,
        Some(true) => ExitCode::FAILURE,
        None => {
            eprintln!("usage: attack damage FIRST COUNT | attack hunger FROM TO");
            ExitCode::FAILURE
        }
    }
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// What `work` gives on each core. It gets a place to tell what it is at: a process without progress is ended.
fn on_all_cores<T: Send>(work: impl Fn(&AtomicU64) -> T + Sync) -> Vec<T> {
    let count = thread::available_parallelism().map_or(1, usize::from);
    let workers: Vec<AtomicU64> = (0..count).map(|_| AtomicU64::new(IDLE)).collect();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| watch(&workers, &over));
        let handles: Vec<_> = workers.iter().map(|current| scope.spawn(|| work(current))).collect();
        let done = handles.into_iter().map(|handle| handle.join().expect("a worker ends")).collect();
        over.store(true, Relaxed);
        done
    })
}

// ---- damage

/// Attacks with these numbers; whether one did harm.
fn damage(first: u64, count: u64) -> bool {
    let next = AtomicU64::new(first);
    let mut report = Report::default();
    for part in on_all_cores(|current| attack(&next, first.saturating_add(count), current)) {
        report.files.add(part.files);
        report.images.add(part.images);
        report.frozen.add(part.frozen);
        report.harmful.extend(part.harmful);
    }
    let Report { files, images, frozen, mut harmful } = report;
    let say = |what: &str, tally: Tally, end: &str| {
        println!("{} damaged {what}: {} refused, {} {end}", tally.refused + tally.taken, tally.refused, tally.taken);
    };
    say("files", files, "run");
    say("images", images, "taken");
    say("programs in images", frozen, "run");
    harmful.sort_unstable();
    println!("{} did harm: {:?}", harmful.len(), &harmful[..harmful.len().min(50)]);
    !harmful.is_empty()
}

/// A worker: takes the next number until the last.
fn attack(next: &AtomicU64, end: u64, current: &AtomicU64) -> Report {
    let arsenal = Arsenal::new();
    let mut report = Report::default();
    loop {
        let number = next.fetch_add(1, Relaxed);
        if number >= end {
            current.store(IDLE, Relaxed);
            return report;
        }
        current.store(number, Relaxed);
        let (tally, attack): (&mut Tally, fn(&Arsenal, u64) -> Tally) = match number % IMAGES {
            8 => (&mut report.frozen, Arsenal::frozen),
            9 => (&mut report.images, Arsenal::image),
            _ => (&mut report.files, Arsenal::file),
        };
        match catch_unwind(AssertUnwindSafe(|| attack(&arsenal, number))) {
            Ok(done) => tally.add(done),
            Err(_) => report.harmful.push(number),
        }
    }
}

// ---- hunger

/// Refuses every Nth allocation of every program in every way, for N between these; whether that did harm.
fn hunger(from: u64, to: u64) -> bool {
    let programs = programs();
    let next = AtomicU64::new(0);
    let parts = on_all_cores(|current| {
        let (space, mut runs, mut failures) = (Space::new(), 0, Vec::new());
        loop {
            let number = next.fetch_add(1, Relaxed);
            let Some(program) = programs.get(number as usize) else {
                current.store(IDLE, Relaxed);
                return (runs, failures);
            };
            let eater = Eater::new(program);
            for (every, way) in (from..=to).flat_map(|every| Way::ALL.map(|way| (every, way))) {
                current.store(number * (to + 1) + every, Relaxed);
                let starve = || eater.starve(&space, way, Modes::refusing(every as u32));
                let result = catch_unwind(AssertUnwindSafe(starve));
                let result = result.unwrap_or_else(|_| Err(format!("{} as {way:?} does harm", program.name)));
                failures.extend(result.err().map(|why| format!("every {every}: {why}")));
                runs += 1;
            }
        }
    });
    let runs: usize = parts.iter().map(|(runs, _)| runs).sum();
    let failures: Vec<String> = parts.into_iter().flat_map(|(_, failures)| failures).collect();
    println!("{}", failures.join("\n"));
    println!("{runs} runs of {} programs, {} failed", programs.len(), failures.len());
    !failures.is_empty()
}

// ---- watching

/// Ends the process when something has no end.
fn watch(workers: &[AtomicU64], over: &AtomicBool) {
    let mut seen: Vec<(u64, Instant)> = workers.iter().map(|_| (IDLE, Instant::now())).collect();
    while !over.load(Relaxed) {
        thread::sleep(Duration::from_millis(200));
        for (current, (last, since)) in workers.iter().zip(&mut seen) {
            let number = current.load(Relaxed);
            if number != *last {
                (*last, *since) = (number, Instant::now());
            } else if number != IDLE && since.elapsed() > LIMIT {
                eprintln!("number {number} does not end");
                std::process::exit(1);
            }
        }
    }
}
