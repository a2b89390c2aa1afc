//! Large collections of Python files: finding them, and working on them on all processors.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

/// The Python files that `paths` mean, in order: a file itself, the files that a `.txt` lists line by
/// line, or all `.py` files below a folder, except what was installed into a `site-packages`.
pub fn python_files(paths: impl IntoIterator<Item = PathBuf>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        collect(&path, &mut files);
    }
    files.sort();
    files
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.extension().is_some_and(|ending| ending == "txt") {
        let list = fs::read_to_string(path).unwrap_or_default();
        files.extend(list.lines().filter(|line| !line.is_empty()).map(PathBuf::from));
        return;
    }
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "site-packages") {
                collect(&path, files);
            }
        } else if path.extension().is_some_and(|ending| ending == "py") {
            files.push(path);
        }
    }
}

/// What `work` gives for each file, in order of the files.
///
/// # Panics
/// If `work` does.
pub fn for_each<T: Send>(files: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut results: Vec<(usize, T)> = thread::scope(|scope| {
        let run = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(file) = files.get(at) else { return done };
                done.push((at, work(file)));
            }
        };
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(run)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("work on a file panicked")).collect()
    });
    results.sort_by_key(|&(at, _)| at);
    results.into_iter().map(|(_, result)| result).collect()
}
