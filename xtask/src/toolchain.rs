//! Which compiler builds the firmware.
//!
//! The firmware is built together with `core`, so that `core` is optimised for size and aborts
//! at once where it would panic. That needs a compiler whose library source lies beside it: rustup's
//! with the component `rust-src`, or Debian's packages `rustc-web` and `rust-web-src`.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process::{command, output};

/// A compiler that can build `core`, and a linker for it.
pub struct Toolchain {
    /// The compiler.
    pub rustc: PathBuf,
    /// What `rustc -vV` says.
    pub version: String,
    /// LLVM's linker.
    pub linker: PathBuf,
}

/// The compiler to build with: the one that `stamped` (a `rustc -vV`) names when it is here, else any.
pub fn find(root: &Path, stamped: Option<&str>) -> Result<Toolchain> {
    let sysroots = sysroots(root);
    let Some(linker) = sysroots.iter().find_map(|sysroot| linker(sysroot)) else {
        bail!("no rust-lld beside any Rust compiler");
    };
    let mut found = Vec::new();
    for sysroot in sysroots {
        let rustc = sysroot.join("bin/rustc");
        if !sysroot.join("lib/rustlib/src/rust/library/core").is_dir() {
            continue;
        }
        if let Ok(version) = output(&mut command(root, &rustc, &["-vV"])) {
            found.push(Toolchain { rustc, version, linker: linker.clone() });
        }
    }
    let best = found.iter().position(|toolchain| Some(toolchain.version.as_str()) == stamped).unwrap_or(0);
    if found.is_empty() {
        bail!("no Rust compiler with its library source: run `cargo xtask setup`");
    }
    Ok(found.swap_remove(best))
}

/// Whether a compiler that can build the firmware is here.
pub fn is_complete(root: &Path) -> bool {
    find(root, None).is_ok()
}

/// Sysroots to look at: that of the compiler in use, then the distribution's.
fn sysroots(root: &Path) -> Vec<PathBuf> {
    let mut sysroots = Vec::new();
    for rustc in ["rustc", "/usr/bin/rustc"] {
        if let Ok(path) = output(&mut command(root, rustc, &["--print", "sysroot"])) {
            sysroots.push(PathBuf::from(path.trim()));
        }
    }
    sysroots
}

/// The linker that comes with the compiler of `sysroot`.
fn linker(sysroot: &Path) -> Option<PathBuf> {
    let hosts = sysroot.join("lib/rustlib").read_dir().ok()?;
    hosts.flatten().map(|host| host.path().join("bin/rust-lld")).find(|path| path.is_file())
}
