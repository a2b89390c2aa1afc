//! Against what others wrote: files of the real `mpy-cross`, and real MicroPython running ours.
//!
//! Both tools come with `cargo xtask setup`; without them these tests say so and pass.

use std::fs;
use std::process::Command;

use mpyc_compiler::{Options, compile, compile_mpy, mpy};
use mpyc_tests::lang::{Program, compare, foreign_file, mpy_cross, output, programs, tool};

#[test]
fn files_of_mpy_cross_round_trip_and_verify() {
    let Some(compiler) = mpy_cross() else {
        println!("no mpy-cross here: `cargo xtask setup` installs it");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut accepted = 0;
    for program in programs() {
        let Some(bytes) = foreign_file(&compiler, &program, folder.path()) else { continue };
        accepted += 1;
        let file = mpy::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", program.name));
        assert_eq!(mpy::write(&file), bytes, "{}", program.name);
        // Its code for a call of 256 arguments is corrupt, and the verifier sees that.
        let corrupt = program.name == "modern_call_256_args";
        assert_eq!(mpy::verify(&file).is_err(), corrupt, "{}: {:?}", program.name, mpy::verify(&file));
    }
    assert!(accepted > 20, "mpy-cross took only {accepted} programs");
}

/// Our `.mpy` of a program.
fn own_file(program: &Program, options: &Options) -> Vec<u8> {
    let compiled = compile(&format!("{}.py", program.name), program.source.as_bytes(), options);
    let unit = compiled.unit.unwrap_or_else(|| panic!("{}: {:#?}", program.name, compiled.diagnostics));
    compile_mpy(&unit, &program.source).unwrap_or_else(|error| panic!("{}: {error:?}", program.name))
}

#[test]
fn own_files_verify() {
    for program in programs() {
        let bytes = own_file(&program, &Options::default());
        let file = mpy::read(&bytes).unwrap_or_else(|error| panic!("{}: {error}", program.name));
        assert_eq!(mpy::verify(&file), Ok(()), "{}", program.name);
    }
}

#[test]
fn own_files_run_on_micropython() {
    run_on_micropython(&Options::default());
}

#[test]
fn own_plain_files_run_on_micropython() {
    run_on_micropython(&Options { optimize: false, ..Options::default() });
}

fn run_on_micropython(options: &Options) {
    let Some(micropython) = tool("micropython") else {
        println!("no MicroPython here: `cargo xtask setup` installs it");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    compare("micropython", |program| {
        // Another name than the program's: some import modules of that name.
        fs::write(folder.path().join("program.mpy"), own_file(program, options)).expect("a file in the folder");
        output(Command::new(&micropython).args(["-c", RUN]).current_dir(folder.path()))
    });
}

/// Imports the program and shows what escapes from it as CPython does, without the traceback.
const RUN: &str = "import program";
