//! Puts `memory.x` where the linker looks for it. Only the firmware that repetitions were taken out of has to fit: others
//! may take all of the flash.

use std::{env, fs, io, path::PathBuf};

/// The region in `memory.x`.
const FIRMWARE: &str = "LENGTH = 0x2D000";
/// All of the flash.
const FLASH: &str = "LENGTH = 0x40000";

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut memory = fs::read_to_string("memory.x")?;
    if env::var_os("CARGO_FEATURE_OUTLINED").is_none() {
        memory = memory.replace(FIRMWARE, FLASH);
    }
    fs::write(out.join("memory.x"), memory)?;
    println!("cargo::rustc-link-search={}", out.display());
    println!("cargo::rerun-if-changed=memory.x");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("none") {
        println!("cargo::rustc-link-arg-bins=-Tlink.x");
        println!("cargo::rustc-link-arg-bins=--nmagic");
        // Functions with equal code become one: none is known by its address alone.
        println!("cargo::rustc-link-arg-bins=--icf=all");
    }
    Ok(())
}
