//! Files that `mpyc build` writes: images without firmware, on firmware that is or is not theirs, and the same bytes from
//! every place.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use mpyc_abi::{board::MICROBIT_V1, image};
use mpyc_compiler::link::{
    firmware::Firmware,
    hex::{self, Segment},
};
use mpyc_tests::{
    command::mpyc,
    qemu::{Machine, firmware},
};

use crate::{TIMEOUT, example};

/// Builds a program with those options.
fn build(program: &Path, output: &Path, options: &[&str]) {
    let built = Command::new(mpyc()).arg("build").arg(program).arg("-o").arg(output).args(options).output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}

/// What a board prints that has our firmware and these bytes in the place of the image.
fn printed(folder: &Path, image: &[u8]) -> String {
    let firmware = Firmware::read(&fs::read(firmware()).unwrap(), &MICROBIT_V1).unwrap();
    let mut segments = firmware.segments;
    segments.push(Segment { address: MICROBIT_V1.image_start, bytes: image.to_vec() });
    let file = folder.join("board.hex");
    fs::write(&file, hex::write(&segments).unwrap()).unwrap();
    Machine::start(&file).unwrap().read_until(MICROBIT_V1.banner, TIMEOUT).unwrap()
}

#[test]
fn an_image_runs_on_its_own_firmware_only() {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("app.py");
    fs::write(&program, "print('from the image')\n").unwrap();
    let file = folder.path().join("app.img");
    build(&program, &file, &["--emit", "image"]);
    let bytes = fs::read(&file).unwrap();
    assert!(printed(folder.path(), &bytes).starts_with("from the image\r\n"));
    for (word, message) in [
        (image::W_FORMAT, "the program was built for another firmware or board"),
        (image::W_BOARD, "the program was built for another firmware or board"),
        (image::W_ABI, "the program was built for another firmware or board"),
        (image::W_CHECKSUM, "the program is damaged, copy it to the board again"),
    ] {
        let mut other = bytes.clone();
        other[word as usize * 4] ^= 0x40;
        let said = printed(folder.path(), &other);
        assert!(said.starts_with(&format!("mpyc: {message}\r\n")), "word {word}: {said}");
    }
}

#[test]
fn builds_in_two_places_are_the_same_bytes() {
    let source = example("orbit");
    let outputs = ["first", "another/place/far away"].map(|place| {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join(place);
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(&source).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
        let file: PathBuf = copy.join("main.hex");
        let built = Command::new(mpyc()).args(["build", "main.py"]).env("MPYC_CACHE", "").current_dir(&copy).output();
        let built = built.unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        (fs::read(file).unwrap(), built.stdout)
    });
    assert!(outputs[0] == outputs[1], "a hex depends on its folder");
}
