//! Our hex files in the editors' own code: `microbit-fs` and `microbit-universal-hex`.
//!
//! They come with `cargo xtask setup`; without them or Node this test says so and passes.

use std::fs;
use std::path::Path;
use std::process::Command;

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::link::hex::{self, HexError};
use mpyc_compiler::link::report::{Memory, Report};
use mpyc_compiler::link::sources;
use mpyc_tests::command::mpyc;

/// The workspace's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the workspace")
}

#[test]
fn editors_list_and_add_files() {
    check_editors(&[]);
}

#[test]
fn editors_leave_embedded_sources_alone() {
    let Some(theirs) = check_editors(&["--embed-source"]) else { return };
    let segments = hex::read(&theirs).expect("a hex file");
    let flash = hex::bytes_at(&segments, MICROBIT_V1.image_start).expect("an image");
    let source = fs::read(root().join("examples/heart.py")).expect("the example");
    assert_eq!(sources::files(flash), Ok([("heart.py".to_owned(), source)].into()));
}

/// Builds a hex with those options and checks what editors make of it; gives the hex with files of the editor's, if
/// there is an editor's code here.
fn check_editors(options: &[&str]) -> Option<String> {
    let modules = root().join("target/tools/node/node_modules");
    if !modules.exists() {
        println!("no microbit-fs here: `cargo xtask setup` installs it");
        return None;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let [ours, theirs, universal] = ["ours.hex", "theirs.hex", "universal.hex"].map(|name| folder.path().join(name));
    let mut build = Command::new(mpyc());
    build.args(["build", "examples/heart.py", "-o"]).arg(&ours).args(options).current_dir(root());
    let build = build.output().expect("mpyc starts");
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));

    let script = root().join("tests/interop/editor.cjs");
    let node = Command::new("node").arg(script).args([&ours, &theirs, &universal]).env("NODE_PATH", modules).output();
    let node = node.expect("node starts");
    assert!(node.status.success(), "{}", String::from_utf8_lossy(&node.stderr));
    let (start, end) = MICROBIT_V1.filesystem;
    let expected = format!(
        "files 0\nstorage {}\nimported data.txt main.py\nread \"print('hello')\\n\"\nuniversal false\n",
        end - start
    );
    assert_eq!(String::from_utf8_lossy(&node.stdout), expected);

    let read = |path: &Path| fs::read_to_string(path).expect("a hex file");
    let (ours, theirs_text) = (read(&ours), read(&theirs));
    let report = |text: &str| Report::of_hex("", &hex::read(text).expect("a hex file"), &MICROBIT_V1);
    let in_flash = |report: &Report, name: &str| {
        let mut rows = report.room.iter().filter(|row| row.memory == Memory::Flash);
        rows.find(|row| row.name == name).map(|row| row.bytes)
    };
    let [ours, theirs] = [&ours, &theirs_text].map(|text| report(text));
    let files = [&ours, &theirs].map(|report| in_flash(report, "file system"));
    assert_eq!(files, [Some(0), Some(10 * 128)], "a file of a chunk and one of nine");
    assert_eq!(in_flash(&ours, "firmware"), in_flash(&theirs, "firmware"));
    assert_eq!((&ours.flash, &ours.ram), (&theirs.flash, &theirs.ram));
    assert_eq!(in_flash(&ours, "sources").is_some(), !options.is_empty());
    assert_eq!(in_flash(&ours, "sources"), in_flash(&theirs, "sources"));
    assert_eq!(hex::read(&read(&universal)).err(), Some(HexError::Universal));
    Some(theirs_text)
}
