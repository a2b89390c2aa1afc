//! Where compiled files are kept between runs.
//!
//! ```text
//! FOLDER/CACHEDIR.TAG        tells backup programs to leave the folder out
//! FOLDER/files/ab/REST       the entry whose key starts with the byte ab; the rest of the key names the file
//! ```
//! The folder is the one that the variable `MPYC_CACHE` names, else `mpyc` in the system's folder for caches; an empty
//! variable turns the cache off. Entries appear whole or not at all, so any number of processes can share
//! a folder. What cannot be read, or is not what was written, counts as not there and is written anew; what cannot be written
//! is left: without a cache everything still works.
//!
//! Each of the 256 folders of entries is held at [`SHARE`] by the process that adds to it: the entries that were
//! not used for the longest time go.

use std::fs::{self, File, FileTimes};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};
use std::{env, io};

use etcetera::BaseStrategy as _;
use mpyc_compiler::cache::{Key, decode, encode};
use mpyc_compiler::job::{self, Job, Product};
use tempfile::NamedTempFile;

/// The variable that names the folder.
const VARIABLE: &str = "MPYC_CACHE";

/// Bytes that the entries of one of the 256 folders may take: the whole cache stays at about 256 MiB.
const SHARE: u64 = 1 << 20;

/// An entry's time of use is not noted more often than this.
const NOTED: Duration = Duration::from_secs(3600);

/// What <https://bford.info/cachedir/> asks such a file to start with.
const TAG: &str =
    "Signature: 8a477f597d28d172789f06886806bc55\n# Compiled files of mpyc. They can be deleted at any time.\n";

/// A cache of compiled files, or none.
pub struct Cache {
    folder: Option<PathBuf>,
    /// Which of the folders got an entry.
    grown: [AtomicBool; 256],
}

impl Cache {
    /// The user's cache, or none if `off`.
    pub fn new(off: bool) -> Self {
        Self::in_folder(if off { None } else { folder() })
    }

    fn in_folder(folder: Option<PathBuf>) -> Self {
        Self { folder, grown: [const { AtomicBool::new(false) }; 256] }
    }

    /// The product of a job, from the cache if it is there.
    pub fn product(&self, job: &Job<'_>) -> Product {
        let Some(folder) = &self.folder else { return job::run(job) };
        let key = Key::new(job);
        let path = place(folder, &key);
        if let Some(product) = load(&key, &path) {
            return product;
        }
        let product = job::run(job);
        if store(&path, &encode(&key, &product)).is_ok() {
            self.grown[usize::from(key.bytes()[0])].store(true, Ordering::Relaxed);
        }
        product
    }

    /// Cuts what has grown to its size.
    pub fn trim(&self) {
        let Some(folder) = &self.folder else { return };
        for (shard, grown) in self.grown.iter().enumerate() {
            if grown.load(Ordering::Relaxed) {
                // Another process may be cutting it too.
                let _ = trim(&shard_folder(folder, shard as u8), SHARE);
            }
        }
    }
}

/// The folder that the user or the system chose.
fn folder() -> Option<PathBuf> {
    match env::var_os(VARIABLE) {
        Some(folder) if folder.is_empty() => None,
        Some(folder) => Some(folder.into()),
        None => Some(etcetera::base_strategy::choose_native_strategy().ok()?.cache_dir().join("mpyc")),
    }
}

fn shard_folder(folder: &Path, shard: u8) -> PathBuf {
    folder.join("files").join(format!("{shard:02x}"))
}

fn place(folder: &Path, key: &Key) -> PathBuf {
    let [first, rest @ ..] = key.bytes();
    let name: String = rest.iter().map(|byte| format!("{byte:02x}")).collect();
    shard_folder(folder, *first).join(name)
}

/// The product of a key, if its entry is there and whole.
fn load(key: &Key, path: &Path) -> Option<Product> {
    let mut file = File::open(path).ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).ok()?;
    let product = decode(key, &bytes)?;
    let now = SystemTime::now();
    let age = file.metadata().and_then(|about| about.modified()).ok().and_then(|used| now.duration_since(used).ok());
    if age.is_some_and(|age| age > NOTED) {
        // Only the order of use is lost if this fails.
        let _ = file.set_times(FileTimes::new().set_modified(now));
    }
    Some(product)
}

/// Puts an entry in its place, whole.
fn store(path: &Path, entry: &[u8]) -> io::Result<()> {
    let shard = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    let mut file = match NamedTempFile::new_in(shard) {
        Ok(file) => file,
        Err(_) => {
            fs::create_dir_all(shard)?;
            if let Some(folder) = shard.ancestors().nth(2) {
                fs::write(folder.join("CACHEDIR.TAG"), TAG)?;
            }
            NamedTempFile::new_in(shard)?
        }
    };
    file.write_all(entry)?;
    file.persist(path)?;
    Ok(())
}

/// Deletes the files of a folder that were not used for the longest time, down to so many bytes. The newest stays.
fn trim(folder: &Path, limit: u64) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let about = entry.metadata()?;
        files.push((about.modified()?, about.len(), entry.path()));
    }
    files.sort();
    let mut total = 0;
    for (at, (_, bytes, path)) in files.iter().rev().enumerate() {
        total += bytes;
        if at > 0 && total > limit {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mpyc_compiler::Options;

    fn job(text: &str) -> Job<'_> {
        Job { source_name: "a.py", text: text.as_bytes(), options: Options::default(), arch_flags: 0 }
    }

    fn entry_of(folder: &Path, text: &str) -> PathBuf {
        place(folder, &Key::new(&job(text)))
    }

    #[test]
    fn products_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(Some(folder.path().join("new")));
        let made = cache.product(&job("print(1)\n"));
        // What comes back next is the entry's: another one in its place shows it.
        let path = entry_of(&folder.path().join("new"), "print(1)\n");
        let key = Key::new(&job("print(1)\n"));
        let other = Product { mpy: Some(b"other".into()), diagnostics: Vec::new() };
        assert_eq!(load(&key, &path), Some(made));
        fs::write(&path, encode(&key, &other)).unwrap();
        assert_eq!(cache.product(&job("print(1)\n")), other);
        assert!(folder.path().join("new/CACHEDIR.TAG").exists());
    }

    #[test]
    fn damaged_entries_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::in_folder(Some(folder.path().into()));
        let made = cache.product(&job("x = 1\n"));
        let path = entry_of(folder.path(), "x = 1\n");
        let whole = fs::read(&path).unwrap();
        for damaged in [&b""[..], b"something else", &whole[..whole.len() - 1]] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(cache.product(&job("x = 1\n")), made);
            assert_eq!(fs::read(&path).unwrap(), whole);
        }
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_no_error() {
        let file = NamedTempFile::new().unwrap();
        let cache = Cache::in_folder(Some(file.path().into()));
        assert!(cache.product(&job("x = 1\n")).mpy.is_some());
        cache.trim();
    }

    #[test]
    fn the_least_recently_used_go() {
        let folder = tempfile::tempdir().unwrap();
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        for (name, age) in [("old", 1), ("middle", 2), ("new", 3)] {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(at(age)).unwrap();
        }
        let names = || {
            let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        trim(folder.path(), 250).unwrap();
        assert_eq!(names(), ["middle", "new"]);
        trim(folder.path(), 50).unwrap();
        assert_eq!(names(), ["new"]);
    }
}
