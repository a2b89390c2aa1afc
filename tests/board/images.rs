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

/// A library and a program whose last line fails, within a method, a generator and a lambda.
const LIBRARY: &str = "\
def each(values):
    for value in values:
        yield check(value)


def check(value):
    if value > 2:
        raise ValueError('too large: %d' % value)
    return value
";
const PROGRAM: &str = "\
import library
import sys


class Machine:
    def __init__(self, limit):
        self.limit = limit

    def run(self):
        total = 0
        for value in library.each(range(self.limit)):
            total += value
        return total


def attempt():
    try:
        1 // 0
    except ZeroDivisionError as error:
        sys.print_exception(error)


print(Machine(3).run())
attempt()
go = lambda machine: machine.run()
print(
    go(Machine(4)),
)
";

#[test]
fn tracebacks_of_stripped_programs_are_restored() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("library.py"), LIBRARY).unwrap();
    fs::write(file("app.py"), PROGRAM).unwrap();
    let image = |name: &str, options: &[&str]| {
        build(&file("app.py"), &file(name), &[&["--emit", "image"], options].concat());
        fs::read(file(name)).unwrap()
    };
    let (whole, stripped) = (image("whole.img", &[]), image("stripped.img", &["--strip"]));
    assert!(stripped.len() < whole.len());
    let (whole, stripped) = (printed(folder.path(), &whole), printed(folder.path(), &stripped));
    assert!(whole.contains("  File \"library.py\", line 8, in check\r\n"), "{whole}");
    assert!(stripped.contains("  File \"\", line ") && !stripped.contains(".py"), "{stripped}");

    fs::write(file("stripped.txt"), &stripped).unwrap();
    let traceback = |map: &str| {
        let output = Command::new(mpyc()).arg("traceback").arg(file(map)).arg(file("stripped.txt")).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(traceback("stripped.map"), (Some(0), whole));

    // The map of another program has none of these places.
    fs::write(file("other.py"), "print('x')\n").unwrap();
    build(&file("other.py"), &file("other.img"), &["--emit", "image", "--strip"]);
    assert_eq!(traceback("other.map"), (Some(2), stripped));
}
