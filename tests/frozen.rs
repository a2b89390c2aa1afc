//! Programs of several modules, frozen: what is read, rebound, added, deleted and changed from everywhere does what it does on
//! CPython, wherever evaluation at build ends. `tests/frozen/NAME/main.py` is a program, `main.out` CPython's output.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use mpyc_abi::board::MICROBIT_V1;
use mpyc_abi::image::{Checksum, W_BSS};
use mpyc_abi::opcode::ROWS;
use mpyc_compiler::imports::{LIBRARY, MAIN};
use mpyc_compiler::link::firmware::Firmware;
use mpyc_compiler::link::hex::Segment;
use mpyc_compiler::link::image::Image;
use mpyc_compiler::link::program;
use mpyc_compiler::link::report::{Item, ItemKind, Report};
use mpyc_compiler::mpy::{self, File};
use mpyc_compiler::{Options, Target};
use mpyc_runtime::files::ModuleFile;
use mpyc_runtime::heap::Modes;
use mpyc_tests::carried;
use mpyc_tests::frozen;
use mpyc_tests::generate;
use mpyc_tests::host::HostBoard;
use mpyc_tests::lang::{cpython, difference, output, tool};
use mpyc_tests::line::Line;
use mpyc_tests::machine::{run_files, run_files_noting, run_image, run_image_noting};
use mpyc_tests::prompt;
use mpyc_tests::qemu::Machine;
use mpyc_tests::station;

/// RAM on the host: some more than the board's, as a program that has run less at build needs more.
const RAM: Range<u32> = 0x2000_1000..0x2000_8000;
/// For a generated program that comes near the end of that.
const MORE_RAM: Range<u32> = 0x2000_1000..0x2001_0000;

/// How long the emulated board may take for a program.
const BOARD_TIMEOUT: Duration = Duration::from_secs(60);

/// The folders of the programs, by name, with the output that each must have.
fn programs() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen");
    let entries = fs::read_dir(folder).expect("a folder of programs");
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    all.sort();
    let with_output = |folder: PathBuf| {
        let expected = fs::read_to_string(folder.join("main.out")).expect("an output; `cargo xtask bless` makes it");
        (folder, expected)
    };
    all.into_iter().map(with_output).collect()
}

/// The firmware that the command carries.
fn firmware() -> Firmware {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../compiler/cli/firmware/microbit-v1.elf");
    Firmware::read(&fs::read(path).expect("the firmware"), &MICROBIT_V1).expect("a firmware for the board")
}

/// Compares what a program prints, in a way, with what it must print.
fn check(folder: &Path, way: &str, expected: &str, printed: &str) {
    let printed = printed.replace("\r\n", "\n");
    assert!(printed == expected, "{} {way}:\n{}", folder.display(), difference(expected, &printed));
}

#[test]
fn expected_outputs_are_cpythons() {
    let Some(python) = cpython() else {
        println!("no CPython 3.12 here: the committed outputs stand");
        return;
    };
    for (folder, expected) in programs() {
        let printed = output(Command::new(&python).arg("-B").arg(folder.join("main.py"))).expect("a program that runs");
        check(&folder, "on CPython", &expected, &printed);
    }
}

#[test]
fn programs_do_the_same_from_every_point() {
    for (folder, expected) in programs() {
        for points in 0..100 {
            let image = frozen::image_of_folder(&folder, points, points % 2 == 1).expect("an image");
            check(
                &folder,
                &format!("from point {points}"),
                &expected,
                &run_image(&image, &MICROBIT_V1, RAM, Modes::NONE),
            );
        }
    }
}

/// Whether a program's image has a text in it.
fn has_text(program: &str, closed: bool, text: &[u8]) -> bool {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen").join(program);
    let image = frozen::image_of_folder(&folder, usize::MAX, closed).expect("an image");
    image.bytes.windows(text.len()).any(|bytes| bytes == text)
}

#[test]
fn names_of_parameters_that_no_call_has_are_left_out_of_closed_programs() {
    for (name, is_named) in [("depth", false), ("question", false), ("breadth", true)] {
        assert!(has_text("parameters", false, name.as_bytes()), "{name}");
        assert_eq!(has_text("parameters", true, name.as_bytes()), is_named, "{name}");
    }
    for name in ["longitude", "latitude", "north"] {
        assert!(has_text("parameters_stars", true, name.as_bytes()), "{name}");
    }
}

/// Functions and classes of a module that only a function imports are in flash before that, and take no RAM after it.
#[test]
fn modules_that_functions_import_are_run_at_build() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen/ahead");
    let slots = |source: &str| {
        let image = frozen::image_for(&folder, source).expect("an image");
        u32::from_le_bytes(*image.bytes.as_chunks().0.get(W_BSS as usize).expect("a header"))
    };
    let without = slots("def use():\n    return 1\nprint(use())\n");
    let with =
        |import: &str, result: &str| slots(&format!("def use():\n    {import}\n    return {result}\nprint(use())\n"));
    // A word for what is stored under names that the module does not have yet, and the program's variable behind the output.
    assert_eq!(with("import plain", "plain.total(2), plain.Point"), without + 1);
    assert_eq!(with("import alias", "alias.twice(2)"), without + 2);
    assert_eq!(slots("print(1)\nimport plain\nprint(plain.total(2), plain.Point)\n"), without + 2);
    // Its body needs another module as that is at the import.
    assert!(with("import taker", "taker.limit, taker.scale, taker.doubled, taker.Derived") > without + 5);
}

/// A module that was run ahead of its import may have made what cannot lie in an image: then the image has none of these, and
/// all of what the program itself has done.
#[test]
fn what_cannot_lie_in_flash_is_made_at_the_import() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen/ahead");
    let source = "import plain\ndef use():\n    import running\n    return running.first, next(running.running)\n\
                  print(plain.total(2), use(), use.__name__)\n";
    let image = frozen::image_for(&folder, source).expect("an image");
    assert_eq!(run_image(&image, &MICROBIT_V1, RAM, Modes::NONE), "2 (1, 2) use\n");
    let without = frozen::image_for(&folder, "import plain\nprint(plain.total(2))\n").expect("an image");
    let slots = |image: &Image| u32::from_le_bytes(*image.bytes.as_chunks().0.get(W_BSS as usize).expect("a header"));
    // The four names of `running`, and a word for those that it does not have yet.
    assert_eq!(slots(&image), slots(&without) + 4);
}

/// Stripped, a program does the same, also where nothing of it was run at build.
#[test]
fn stripped_programs_do_the_same() {
    for (folder, expected) in programs() {
        for points in [0, 1, 5, 20, usize::MAX] {
            let image = frozen::stripped_image_of_folder(&folder, points).expect("an image");
            let printed = run_image(&image, &MICROBIT_V1, RAM, Modes::NONE);
            check(&folder, &format!("stripped from point {points}"), &expected, &printed);
        }
    }
}

#[test]
fn programs_run_with_a_collection_at_every_allocation() {
    for (folder, expected) in programs() {
        for points in [0, 3, 10, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points, points % 2 == 1).expect("an image");
            check(&folder, "under stress", &expected, &run_image(&image, &MICROBIT_V1, RAM, Modes::STRESS));
        }
    }
}

/// The `.mpy` files of a program: that of `main.py`, and those of the modules that it imports.
fn mpy_files(folder: &Path, options: &Options) -> (Vec<u8>, Vec<ModuleFile>) {
    let source = fs::read_to_string(folder.join("main.py")).expect("a program");
    let files = carried::compiled_in(folder, &source, options).expect("a program that compiles");
    let (main, modules): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, ..)| name == MAIN);
    let module =
        |(name, is_package, file): (String, bool, File)| ModuleFile { name, is_package, bytes: mpy::write(&file) };
    (mpy::write(&main[0].2), modules.into_iter().map(module).collect())
}

#[test]
fn programs_do_the_same_as_mpy_files() {
    for optimize in [true, false] {
        let options = Options { optimize, ..Options::default() };
        for (folder, expected) in programs() {
            for modes in [Modes::NONE, Modes::STRESS] {
                let (main, modules) = mpy_files(&folder, &options);
                check(&folder, "as .mpy files", &expected, &run_files(&main, modules, modes));
            }
        }
    }
}

/// A program that is another one there says so in its first line: `# differs: micropython (reason)`.
#[test]
fn the_mpy_files_of_programs_run_on_micropython() {
    let Some(micropython) = tool("micropython") else {
        println!("no MicroPython here: `cargo xtask setup` installs it");
        return;
    };
    let mut agreeing = 0;
    for (folder, expected) in programs() {
        let source = fs::read_to_string(folder.join("main.py")).expect("a program");
        if source.starts_with("# differs: micropython (") {
            continue;
        }
        agreeing += 1;
        let scratch = tempfile::tempdir().expect("a folder");
        let (main, modules) = mpy_files(&folder, &Options::default());
        fs::write(scratch.path().join("main.mpy"), main).expect("a file");
        for module in modules {
            let init = if module.is_package { "/__init__" } else { "" };
            let path = scratch.path().join(format!("{}{init}.mpy", module.name.replace('.', "/")));
            fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
            fs::write(path, module.bytes).expect("a file");
        }
        let mut command = Command::new(&micropython);
        let printed = output(command.args(["-m", "main"]).current_dir(scratch.path())).unwrap_or_else(|error| error);
        check(&folder, "on MicroPython", &expected, &printed);
    }
    assert!(agreeing >= 2, "only {agreeing} programs are the same on MicroPython");
}

#[test]
fn programs_run_on_the_emulated_board() {
    let firmware = firmware();
    let scratch = tempfile::tempdir().expect("a folder");
    let hex_file = scratch.path().join("program.hex");
    for (folder, expected) in programs() {
        for points in [0, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points, false).expect("an image");
            fs::write(&hex_file, program::hex(&firmware, &image, &MICROBIT_V1).expect("a hex")).expect("a file");
            let mut board = Machine::start(&hex_file).expect("a board");
            let printed = board.read_up_to("MicroPython v", BOARD_TIMEOUT);
            check(&folder, "on the board", &expected, printed.trim_end_matches("MicroPython v"));
        }
    }
}

/// The programs that are changed at the prompt when they have ended, by the commands in `prompt.py`: an empty line stands between
/// two of them. `prompt.out` has CPython's output, the name of what a command raises in it.
fn changed_programs() -> Vec<(PathBuf, Vec<String>, String)> {
    let all = programs().into_iter().filter_map(|(folder, _)| {
        let commands = fs::read_to_string(folder.join("prompt.py")).ok()?;
        let expected = fs::read_to_string(folder.join("prompt.out")).expect("an output; `cargo xtask bless` makes it");
        Some((folder, commands.split("\n\n").map(str::to_owned).collect(), expected))
    });
    all.collect()
}

#[test]
fn outputs_of_the_prompt_are_cpythons() {
    let Some(python) = cpython() else { return };
    let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/session.py");
    for (folder, _, expected) in changed_programs() {
        let printed = output(Command::new(&python).arg("-B").arg(&session).arg(&folder)).expect("a session");
        check(&folder, "at CPython's prompt", &expected, &printed);
    }
}

/// What a program prints, and then the commands at its prompt.
fn session(line: &mut dyn Line, commands: &[String]) -> String {
    let mut text = line.read_until(MICROBIT_V1.banner, BOARD_TIMEOUT).expect("the prompt after the program");
    text.truncate(text.len() - MICROBIT_V1.banner.len());
    prompt::enter_raw(line);
    for command in commands {
        let (printed, error) = prompt::raw_paste(line, command);
        text += &printed;
        if let Some(last) = error.trim_end().lines().last() {
            text += last.split(':').next().unwrap_or_default();
            text.push('\n');
        }
    }
    text
}

#[test]
fn programs_are_changed_at_the_prompt() {
    let firmware = firmware();
    let scratch = tempfile::tempdir().expect("a folder");
    let hex_file = scratch.path().join("program.hex");
    for (folder, commands, expected) in changed_programs() {
        for points in [0, 7, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points, false).expect("an image");
            fs::write(&hex_file, program::hex(&firmware, &image, &MICROBIT_V1).expect("a hex")).expect("a file");
            let bytes: &[u8] = Box::leak(image.bytes.into_boxed_slice());
            let mut simulated = HostBoard::with_flash(Box::leak(Box::new([(MICROBIT_V1.image_start, bytes)])));
            check(&folder, "at the simulated prompt", &expected, &session(&mut simulated, &commands));
            let mut board = Machine::start(&hex_file).expect("a board");
            check(&folder, "at the prompt", &expected, &session(&mut board, &commands));
        }
    }
}

/// The official firmware takes 193 lines of such functions as source.
#[test]
fn a_program_of_3000_lines_in_ten_modules_runs_with_9500_bytes_free() {
    let scratch = tempfile::tempdir().expect("a folder");
    let lines = station::write(scratch.path()).expect("the program's files");
    assert!(lines >= 3000, "{lines} lines");
    let image = frozen::image_of_folder(scratch.path(), usize::MAX, false).expect("an image");
    let filesystem = MICROBIT_V1.filesystem.1 - image.layout.filesystem_start;
    let hex_file = scratch.path().join("program.hex");
    fs::write(&hex_file, program::hex(&firmware(), &image, &MICROBIT_V1).expect("a hex")).expect("a file");
    let mut board = Machine::start(&hex_file).expect("a board");
    let printed = board.read_up_to("MicroPython v", BOARD_TIMEOUT);
    let mut printed = printed.lines();
    let (sum, free) = (printed.next().unwrap_or_default(), printed.next().unwrap_or_default());
    println!("{lines} lines: image {} bytes, file system {filesystem}, {free} bytes of heap free", image.bytes.len());
    assert!(free.trim().parse::<u32>().is_ok_and(|free| free >= 9500), "{free} bytes free");
    assert!(filesystem >= 0x4000, "{filesystem} bytes are left for the file system");
    if let Some(python) = cpython() {
        let expected = output(Command::new(&python).arg("-B").arg(scratch.path().join("main.py"))).expect("a sum");
        assert_eq!(Some(sum), expected.lines().next());
    }
}

/// Checks that the items in an item add up to it, and that all of them are known.
fn assert_adds_up(item: &Item) {
    assert_ne!(item.kind, ItemKind::Unknown, "{item:?}");
    if !item.items.is_empty() {
        assert_eq!(item.bytes, item.items.iter().map(|inner| inner.bytes).sum::<u32>(), "{item:?}");
    }
    item.items.iter().for_each(assert_adds_up);
}

#[test]
fn reports_count_every_byte_of_flash_and_ram_once() {
    for (folder, _) in programs() {
        for points in [0, 10, usize::MAX] {
            let image = frozen::image_of_folder(&folder, points, false).expect("an image");
            let report = Report::of_image("main.py", &image, &firmware(), &MICROBIT_V1);
            let flash = report.flash.expect("an image that can be read");
            assert_eq!(flash.bytes as usize, image.bytes.len(), "{}", folder.display());
            assert_adds_up(&flash);
            let ram: u32 = report.ram.iter().map(|row| row.variables + row.objects).sum();
            assert_eq!(ram, image.variables + image.heap, "{}", folder.display());
        }
    }
}

#[test]
fn reports_of_damaged_images_do_not_panic() {
    let (folder, _) = programs().swap_remove(0);
    let image = frozen::image_of_folder(&folder, usize::MAX, false).expect("an image");
    for at in (16..64).step_by(4).chain((64..image.bytes.len()).step_by(84)) {
        for word in [0, 0xFFFF_FFFF, 0x2000_3FF0, 0xFFFF_0011, 0x0002_D040, 0x0003_0012] {
            let mut bytes = image.bytes.clone();
            bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(word));
            let checksum = Checksum::of(&bytes);
            bytes[4..8].copy_from_slice(&checksum.to_le_bytes());
            Report::of_hex("", &[Segment { address: MICROBIT_V1.image_start, bytes }], &MICROBIT_V1);
        }
    }
}

#[test]
fn what_no_code_names_is_left_out() {
    let unused = ["only_for_unused", "never_called", "UNUSED_TABLE", "Unused"];
    let used = ["describe", "perimeter", "diagonal", "_factor", "shown"];
    assert_eq!(holds("unused", false, unused), [false; 4]);
    assert_eq!(holds("unused", false, used), [true; 5]);
}

#[test]
fn modules_that_no_used_code_imports_are_left_out() {
    assert_eq!(holds("late", false, ["never_called", "also_unused", "nothing"]), [false; 3]);
    assert_eq!(holds("late", false, ["add", "weight", "double"]), [true; 3]);
}

/// What stores to an attribute of a module or a class, by whatever door: `IT` is either.
const DOORS: [&str; 18] = [
    "IT.FLAG = True",
    "IT.FLAG, n = True, 1",
    "for IT.FLAG in [True]: pass",
    "[0 for IT.FLAG in [True]]",
    "IT.FLAG |= True",
    "[n, *IT.FLAG] = [1, True]",
    "with manager as IT.FLAG: pass",
    "n = IT; n.FLAG = True",
    "setattr(IT, 'FLAG', True)",
    "setattr(IT, 'FL' + 'AG', True)",
    "put = setattr; put(IT, 'FLAG', True)",
    "[setattr(IT, name, True) for name in dir(IT) if name == 'FLAG']",
    "exec('IT.FLAG = True')",
    "eval('setattr(IT, \"FLAG\", True)')",
    "import builtins; builtins.setattr(IT, 'FLAG', True)",
    "from builtins import setattr as put; put(IT, 'FLAG', True)",
    "import sys; it = sys.modules['settings'].IT; it.FLAG = True",
    "import late",
];
/// What only a module has.
const DOORS_OF_MODULES: [&str; 13] = [
    "settings.__dict__['FLAG'] = True",
    "getattr(settings, '__dict__')['FLAG'] = True",
    "getattr(settings, '__di' + 'ct__')['FLAG'] = True",
    "vars(settings)['FLAG'] = True",
    "vars(settings).update(FLAG=True)",
    "settings.variables()['FLAG'] = True",
    "settings.change()",
    "settings.change.__globals__['FLAG'] = True",
    "getattr(settings.change, '__globals__')['FLAG'] = True",
    "eval('settings.change()')",
    "__import__('settings').FLAG = True",
    "import sys; sys.modules['settings'].FLAG = True",
    "settings.FLAG: bool = True",
];

/// The modules of a program that goes through a door after a while.
fn through(door: &str, it: &str) -> Vec<(String, String)> {
    let uses = |name: &str| door.contains(name);
    let mut settings = "FLAG = False\nclass Mode:\n    FLAG = False\n".to_owned();
    if uses("change") {
        settings += "def change():\n    global FLAG\n    FLAG = True\n";
    }
    if uses("variables") {
        settings += "def variables():\n    return globals()\n";
    }
    let engine = format!(
        "import settings\nfrom settings import Mode\n\
         def flag():\n    if {it}.FLAG:\n        return 'on'\n    return 'off'\n"
    );
    let late = format!("import settings\nfrom settings import Mode\n{it}.FLAG = True\n");
    let door = door.replace("].IT", if it == "Mode" { "].Mode" } else { "]" }).replace("IT", it);
    let main = format!(
        "import engine, settings\nfrom settings import Mode\n\
         class Manager:\n    def __enter__(self):\n        return True\n    def __exit__(self, *details):\n        pass\n\
         manager = Manager()\nprint(engine.flag())\ndef go():\n    {door}\ngo()\nprint(engine.flag())\n"
    );
    let mut modules = vec![("settings", settings), ("engine", engine)];
    if door.contains("late") {
        modules.push(("late", late));
    }
    modules.push((MAIN, main));
    modules.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

#[test]
fn what_any_door_leads_to_is_not_folded() {
    let options = Options { target: Target::Image, ..Options::default() };
    let of_both = DOORS.iter().flat_map(|door| [(door, "settings"), (door, "Mode")]);
    for (door, it) in of_both.chain(DOORS_OF_MODULES.iter().map(|door| (door, "settings"))) {
        let files = frozen::compiled_modules(&through(door, it), &options).expect("a program that compiles");
        for points in [0, usize::MAX] {
            let image = frozen::linked(&files, points, true).expect("an image");
            let printed = run_image(&image, &MICROBIT_V1, RAM, Modes::NONE).replace("\r\n", "\n");
            assert_eq!(printed, "off\non\n", "{door} of {it} from point {points}");
        }
    }
}

/// The text of a program's image, evaluated to the end, contains these.
fn holds<const N: usize>(name: &str, closed: bool, texts: [&str; N]) -> [bool; N] {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("frozen").join(name);
    let image = frozen::image_of_folder(&folder, usize::MAX, closed).expect("an image");
    texts.map(|text| image.bytes.windows(text.len()).any(|bytes| bytes == text.as_bytes()))
}

#[test]
fn what_never_changes_is_folded_in_closed_programs() {
    let folded = ["never", "loud", "BIG", "EDGE", "_VERBOSE", "inner"];
    assert_eq!(holds("folding", true, folded), [false; 6]);
    assert_eq!(holds("folding", false, folded), [true; 6]);
    // The body of the program's own file runs before there is a prompt.
    assert_eq!(holds("folding", false, ["unlikely"]), [false]);
}

#[test]
fn texts_that_the_firmware_has_are_not_in_the_image() {
    let source = "words = ' '.join(['plat' + 'form', 'by' + 'teorder', 'ver' + 'sion', 'own']).split()\n\
                  places = {word: place for place, word in enumerate(words + [str(n) for n in range(10)])}\n\
                  found = {words[0], words[3], 'other'}\n\
                  print(words, places['platform'], places['version'], places['own'], 'platform' in found, len(found))\n";
    let image = frozen::image(source, usize::MAX).expect("an image");
    let has = |text: &str| image.bytes.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert_eq!(["platform", "byteorder", "version", "own"].map(has), [false, false, false, true]);
    let printed = run_image(&image, &MICROBIT_V1, RAM, Modes::NONE);
    assert_eq!(printed.trim_end(), "['platform', 'byteorder', 'version', 'own'] 0 2 3 True 3");
}

#[test]
fn data_that_fills_half_the_memory_is_made_on_the_board() {
    let data = [
        "rows = [[number] * 16 for number in range(100)]",
        "rows = {number: [number] * 4 for number in range(90)}",
        "rows = [bytearray(200) for number in range(40)]",
        "rows = [str(number) * 9 for number in range(150)]",
        "rows = [0] * 1800",
    ];
    for line in data {
        let source = format!("def f(x):\n    return x\n{line}\nother = [1, 2]\nprint(len(rows), f(other))\n");
        let image = frozen::image(&source, usize::MAX).expect("an image");
        assert!(image.heap <= 5120, "{line}: {} bytes", image.heap);
        let printed = run_image(&image, &MICROBIT_V1, 0x2000_1100..0x2000_4000, Modes::NONE);
        assert!(printed.ends_with("[1, 2]\n"), "{line}: {printed}");
    }
}

/// What runs on the board keeps all that is imported after it from being made at build, too.
#[test]
fn carried_modules_are_made_at_build() {
    let unfinished: Vec<&str> = LIBRARY
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !frozen::is_done_at_build(&format!("import {name}\n")).expect("an image"))
        .collect();
    assert!(unfinished.is_empty(), "{unfinished:?} need the board when they are imported");
}

#[test]
fn methods_of_texts_run_at_build() {
    for line in
        ["'-'.join(['a', 'b'])", "b'-'.join(x for x in [b'a'])", "' a b '.strip().split()", "'a'.upper().center(9)"]
    {
        assert!(frozen::is_done_at_build(&format!("made = {line}\n")).expect("an image"), "{line}");
    }
}

/// Of the table's bytes, as many must be executed by the generated programs.
const COVERED_PERCENT: usize = 95;
/// So many programs are run at least, however slow the machine is.
const LEAST: u64 = 40;

/// Checks that what was executed is nearly all that there is.
fn check_coverage(executed: &[bool; 256]) {
    let bytes = ROWS.iter().flat_map(|row| (row.first..=row.last).map(|byte| (byte, row.name)));
    let (covered, missing): (Vec<_>, Vec<_>) = bytes.partition(|(byte, _)| executed[usize::from(*byte)]);
    let all = covered.len() + missing.len();
    println!("{} of {all} opcodes executed; not {missing:?}", covered.len());
    assert!(covered.len() * 100 >= all * COVERED_PERCENT, "{} of {all}, not {missing:?}", covered.len());
}

/// `MPYC_FUZZ=3600` for an hour; a comma and a number start from another program.
#[test]
fn generated_programs_go_on_from_any_point() {
    let wish = env::var("MPYC_FUZZ").unwrap_or_default();
    let mut numbers = wish.split(',').map(|part| part.trim().parse::<u64>().ok());
    let seconds = numbers.next().flatten().unwrap_or(30);
    let first = numbers.next().flatten().unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut seed, mut executed) = (first, [false; 256]);
    while Instant::now() < end || seed < first + LEAST {
        seed += 1;
        compare_modules(seed, &mut executed);
    }
    println!("{} programs from {first} on", seed - first);
    check_coverage(&executed);
}

/// Compares the ways to run a generated program of several modules: as `.mpy` files, frozen, and frozen after having been run at
/// build up to some point. Notes the opcodes that are executed.
fn compare_modules(seed: u64, executed: &mut [bool; 256]) {
    let mut modules = generate::modules(seed);
    for (name, text) in &mut modules {
        // A program that prints at once is run no further at build, so that what it imports later is run ahead of that.
        if name != MAIN || seed.is_multiple_of(2) {
            *text = frozen::quiet(text);
        }
        if name != MAIN {
            // So that a star does not import it.
            text.push_str("del print\n");
        }
    }
    let Ok(files) = frozen::compiled_modules(&modules, &Options::default()) else { return };
    let for_image = Options { target: Target::Image, ..Options::default() };
    let frozen_files = frozen::compiled_modules(&modules, &for_image).expect("a program that compiles");
    let plain = frozen::linked(&frozen_files, 0, true).expect("an image");
    let expected = run_image_noting(&plain, RAM, executed);
    // Which of the two comes first, and where, depends on where objects lie.
    if expected.contains("MemoryError") || expected.contains("RecursionError") {
        return;
    }
    let same = |way: &str, printed: &str| {
        assert!(printed == expected, "program {seed} {way}:\n{}", difference(&expected, printed));
    };
    let (main, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, ..)| name == MAIN);
    let module =
        |(name, is_package, file): (String, bool, File)| ModuleFile { name, is_package, bytes: mpy::write(&file) };
    let printed = run_files_noting(&mpy::write(&main[0].2), others.into_iter().map(module).collect(), executed);
    same("as .mpy files", &printed);
    for points in [1 + seed as usize % 20, 20 + seed as usize % 90, usize::MAX] {
        let image = frozen::linked(&frozen_files, points, true).expect("an image");
        let mut printed = run_image_noting(&image, RAM, executed);
        if printed.contains("MemoryError") {
            // What was made at build lies elsewhere than what the program makes, so less may fit between.
            printed = run_image_noting(&image, MORE_RAM, executed);
        }
        same(&format!("from point {points}"), &printed);
    }
}
