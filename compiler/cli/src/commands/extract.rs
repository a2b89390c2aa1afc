//! `mpyc extract`: the sources in a hex or image file.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use mpyc_abi::image;
use mpyc_compiler::link::hex::{self, bytes_at};
use mpyc_compiler::link::sources::{self, Files};

use crate::args::ExtractArgs;
use crate::failure::Failure;
use crate::files;

/// Writes the files that a hex or image file holds, and prints their paths. If one of them is there already, none is
/// written, unless it is to be replaced.
pub fn run(args: &ExtractArgs) -> Result<(), Failure> {
    let found = embedded(args)?;
    let folder = args.directory.clone().unwrap_or_default();
    let targets: Vec<(PathBuf, &[u8])> =
        found.iter().map(|(path, contents)| (folder.join(path), &contents[..])).collect();
    if !args.force
        && let Some((path, _)) = targets.iter().find(|(path, _)| path.symlink_metadata().is_ok())
    {
        let reason = "it exists; `--force` replaces it".into();
        return Err(Failure::File { verb: "write", path: path.clone(), reason });
    }
    let mut text = String::new();
    for (path, contents) in &targets {
        write(path, contents, args.force)?;
        text += &format!("{}\n", path.display());
    }
    files::print(text.as_bytes())
}

/// The files in a hex or image file.
fn embedded(args: &ExtractArgs) -> Result<Files, Failure> {
    let bytes = files::read(&args.file)?;
    let found = if bytes.starts_with(&image::MAGIC.to_le_bytes()) {
        sources::files(&bytes)
    } else {
        let text = files::text(&args.file, bytes)?;
        let segments = hex::read(&text).map_err(|error| Failure::bad_file(&args.file, &error))?;
        sources::files(bytes_at(&segments, args.board.board.image_start).unwrap_or_default())
    };
    found.map_err(|error| Failure::bad_file(&args.file, &error))
}

/// Writes a file, with the folders that it lies in.
fn write(path: &Path, contents: &[u8], replace: bool) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::file("make", folder, &error))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).truncate(replace).create(replace).create_new(!replace);
    let done = options.open(path).and_then(|mut file| file.write_all(contents));
    done.map_err(|error| Failure::file("write", path, &error))
}
