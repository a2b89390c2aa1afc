//! The official firmware of the micro:bit v1, to compare with: that of PyPI's `uflash`, which `cargo xtask setup` installs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::lang::{output, tool};

/// The official firmware as a hex file in `folder`; `None` where it is not installed.
pub fn official(folder: &Path) -> Option<PathBuf> {
    let python = tool("python")?;
    let universal = output(Command::new(python).args(["-c", "import uflash; print(uflash._RUNTIME)"])).ok()?;
    let path = folder.join("official.hex");
    fs::write(&path, part_of_v1(&universal)).ok()?;
    Some(path)
}

/// The records of a universal hex that are for the v1. Records `0A` say whose the following ones are; those of types
/// from there on are the format's own.
fn part_of_v1(universal: &str) -> String {
    let mut is_v1 = true;
    let mut part = String::new();
    for record in universal.lines() {
        match record.get(7..9) {
            Some("0A") => is_v1 = record.get(9..13) == Some("9900"),
            Some(kind) if is_v1 && kind < "0A" && kind != "01" => part += &format!("{record}\n"),
            _ => {}
        }
    }
    part + ":00000001FF\n"
}
