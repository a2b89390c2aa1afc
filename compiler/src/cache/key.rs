//! The key of a job's product.

use crate::job::Job;
use crate::{Lines, Options, Target};

/// Which sources this compiler was built from; set by the build script.
const COMPILER: &str = env!("MPYC_COMPILER_ID");

/// A hash of all that the product of a job depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of a job.
    pub fn new(job: &Job<'_>) -> Key {
        Key(hash(COMPILER, job))
    }

    /// The hash itself.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Each part goes in with its length, so that no two jobs give the same bytes.
fn hash(compiler: &str, job: &Job<'_>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for part in [compiler.as_bytes(), &options(&job.options), &[job.arch_flags], job.source_name.as_bytes(), job.text] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    *hasher.finalize().as_bytes()
}

/// The options as bytes. A new option has to be added here before this compiles.
fn options(options: &Options) -> [u8; 5] {
    let Options { asserts, lines, optimize, small_int_bits, target } = *options;
    let lines = match lines {
        Lines::Full => 0,
        Lines::Function => 1,
        Lines::None => 2,
    };
    [asserts.into(), lines, optimize.into(), small_int_bits, (target == Target::Image).into()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn everything_counts() {
        let job = Job { source_name: "a.py", text: b"x = 1", options: Options::default(), arch_flags: 0 };
        let with = |options: Options| Job { options, ..job };
        let jobs = [
            job,
            Job { source_name: "b.py", ..job },
            Job { source_name: "a.pyx", text: b" = 1", ..job },
            Job { text: b"x = 2", ..job },
            Job { arch_flags: 1, ..job },
            with(Options { asserts: false, ..job.options }),
            with(Options { lines: Lines::Function, ..job.options }),
            with(Options { lines: Lines::None, ..job.options }),
            with(Options { optimize: false, ..job.options }),
            with(Options { small_int_bits: 63, ..job.options }),
        ];
        let keys: HashSet<Key> = jobs.iter().map(Key::new).collect();
        assert_eq!(keys.len(), jobs.len());
        assert_eq!(Key::new(&job), Key::new(&job));
        assert_ne!(hash("another compiler", &job), hash(COMPILER, &job));
    }
}
