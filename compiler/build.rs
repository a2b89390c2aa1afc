//! The compiler's identity: a hash of all sources that its results depend on.
//!
//! Two builds of one version that give different results must not take each other's cached results,
//! so the version number is not enough, and a git commit says nothing about edits.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What the results depend on, as seen from this crate's folder.
const SOURCES: [&str; 6] =
    ["src", "Cargo.toml", "../grammar/src", "../grammar/Cargo.toml", "../runtime/abi", "../Cargo.lock"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hasher = DefaultHasher::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        hash(&root.join(source), source, &mut hasher)?;
    }
    println!("cargo::rustc-env=MPYC_COMPILER_ID={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or all files below a folder in order of their names. What is not there adds nothing.
fn hash(path: &Path, name: &str, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries {
            hash(&path.join(&entry), &format!("{name}/{}", entry.to_string_lossy()), hasher)?;
        }
    } else if path.is_file() {
        let bytes = fs::read(path)?;
        hasher.write(name.as_bytes());
        hasher.write_u8(0);
        hasher.write_usize(bytes.len());
        hasher.write(&bytes);
    }
    Ok(())
}
