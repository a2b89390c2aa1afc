//! Modules in the board's file system: `.mpy` files of both compilers and Python's text, as editors put them there.

use std::fs;

use mpyc_abi::board::MICROBIT_V1;
use mpyc_compiler::{
    Options,
    link::{
        firmware::Firmware,
        hex::{self, Segment},
    },
};
use mpyc_tests::{
    prompt,
    qemu::{Machine, firmware},
    real::{self, Real},
};

const CHUNK: usize = 128;
const DATA: usize = 126;

const SHAPES: &str = "\
import units
def area(w, h=2, *rest, **more):
    total = w * h
    for item in rest:
        total += item
    try:
        return total + more['extra']
    except KeyError:
        return total
class Box:
    sides = ('left', b'right', 3.5, None, 12345678901234567890, (True, ...))
    def __init__(self, w):
        self.w = w
        self.grow = lambda by: self.w + by
    def twice(self):
        yield self.w
        yield from (n * units.SCALE for n in [self.w])
with_scale = [n * units.SCALE for n in range(3)]
";
const UNITS: &str = "SCALE = 10\nprint('units as', __name__)\n";
const USE: &str = "\
import shapes
b = shapes.Box(4)
print(shapes.area(3), shapes.area(3, 4, 5, extra=6), shapes.with_scale)
print(list(b.twice()), b.grow(3), shapes.Box.sides, shapes.__name__)
import shapes, units
print(units.SCALE)
";
const USED: &str = "\
units as units\r
6 23 [0, 10, 20]\r
[4, 40] 7 ('left', b'right', 3.5, None, 12345678901234567890, (True, Ellipsis)) shapes\r
10\r
";

/// The file system with these files, their chunks in turns.
fn filesystem(files: &[(&str, &[u8])]) -> Vec<u8> {
    let contents: Vec<Vec<u8>> =
        files.iter().map(|(name, content)| [&[0, name.len() as u8], name.as_bytes(), content].concat()).collect();
    let chunks = |content: &Vec<u8>| content.len() / DATA + 1;
    let longest = contents.iter().map(chunks).max().unwrap_or(0);
    let places: Vec<(usize, usize)> = (0..longest)
        .flat_map(|part| (0..files.len()).map(move |file| (file, part)))
        .filter(|&(file, part)| part < chunks(&contents[file]))
        .collect();
    let number =
        |file: usize, part: usize| places.iter().position(|&place| place == (file, part)).map(|at| at as u8 + 1);
    let mut bytes = Vec::new();
    for &(file, part) in &places {
        let mut content = contents[file].clone();
        content[0] = (content.len() % DATA) as u8;
        let mut data = content.get(part * DATA..).unwrap_or(&[]).to_vec();
        data.resize(DATA, 0xFF);
        bytes.push(part.checked_sub(1).and_then(|before| number(file, before)).unwrap_or(0xFE));
        bytes.extend(data);
        bytes.push(number(file, part + 1).unwrap_or(0xFF));
    }
    assert_eq!(bytes.len() % CHUNK, 0);
    bytes
}

/// What a board with these files says to a program at its prompt: the output and the error.
fn run(files: &[(&str, &[u8])], program: &str) -> (String, String) {
    run_on(filesystem(files), program)
}

/// The same, for a whole file system.
fn run_on(filesystem: Vec<u8>, program: &str) -> (String, String) {
    let firmware = Firmware::read(&fs::read(firmware()).unwrap(), &MICROBIT_V1).unwrap();
    let mut segments = firmware.segments;
    segments.push(Segment { address: MICROBIT_V1.filesystem.0, bytes: filesystem });
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("board.hex");
    fs::write(&file, hex::write(&segments).unwrap()).unwrap();
    let mut machine = Machine::start(&file).unwrap();
    prompt::enter_raw(&mut machine);
    prompt::exec(&mut machine, program)
}

fn ours(name: &str, source: &str) -> Vec<u8> {
    real::own(name, source.as_bytes(), &Options::default()).unwrap()
}

#[test]
fn modules_of_both_compilers_and_texts_are_imported() {
    let (shapes, units) = (ours("shapes.py", SHAPES), ours("units.py", UNITS));
    assert!(shapes.len() > 2 * DATA, "in several chunks");
    let done = (USED.to_owned(), String::new());
    assert_eq!(run(&[("units.mpy", &units), ("shapes.mpy", &shapes)], USE), done);
    assert_eq!(run(&[("shapes.py", SHAPES.as_bytes()), ("units.mpy", &units)], USE), done);
    assert_eq!(run(&[("shapes.mpy", &shapes), ("units.py", UNITS.as_bytes())], USE), done);
    if let Some(real) = Real::find() {
        let folder = tempfile::tempdir().unwrap();
        let theirs = |name: &str, source: &str| {
            let path = folder.path().join(name);
            fs::write(&path, source).unwrap();
            real.compile(&path, name).unwrap()
        };
        let (shapes, units) = (theirs("shapes.py", SHAPES), theirs("units.py", UNITS));
        assert_eq!(run(&[("shapes.mpy", &shapes), ("units.mpy", &units)], USE), done);
    }
}

#[test]
fn a_text_goes_before_an_mpy_file_and_the_firmware_before_both() {
    let (text, file) = ("print('text')\n".as_bytes(), ours("both.py", "print('file')\n"));
    let program =
        "import both, math\nprint(math.floor(2.5))\ntry:\n    import bot\nexcept ImportError as e:\n    print(e)\n";
    for files in [[("both.mpy", &*file), ("both.py", text)], [("both.py", text), ("both.mpy", &file)]] {
        let [one, other] = files;
        let output = "text\r\n2\r\nno module named 'bot'\r\n";
        assert_eq!(run(&[one, other, ("math.py", b"1/0")], program), (output.into(), String::new()));
    }
}

#[test]
fn a_damaged_file_is_refused_before_it_runs() {
    let whole = ours("part.py", "print('runs')\ndef f(a, b=2):\n    return [a, b]\nprint(f(1))\n");
    let program =
        "try:\n    import part\nexcept ValueError as e:\n    print(e)\nimport sys\nprint('part' in sys.modules)\n";
    let mut damaged: Vec<Vec<u8>> = [3, 4, whole.len() / 2, whole.len() - 1].map(|to| whole[..to].to_vec()).into();
    // Another magic, version and machine; a name past the table; a stack that is too small.
    for (at, byte) in [(0, b'N'), (1, 5), (2, 0x13), (3, 40)] {
        damaged.push(whole.clone());
        damaged.last_mut().unwrap()[at] = byte;
    }
    damaged.push([&*whole, b"more"].concat());
    for file in damaged {
        let said = run(&[("part.mpy", &file)], program);
        assert_eq!(said, ("incompatible .mpy file\r\nFalse\r\n".into(), String::new()), "{file:?}");
    }
}

#[test]
fn a_file_that_was_not_closed_is_no_module() {
    let mut flash = filesystem(&[("part.py", b"x = 1\n")]);
    // Where the file ends is written when it is closed.
    flash[1] = 0xFF;
    let said = run_on(flash, "try:\n    import part\nexcept ImportError as e:\n    print(e)\n");
    assert_eq!(said, ("no module named 'part'\r\n".into(), String::new()));
}

#[test]
fn errors_in_files_name_them() {
    let text = "x = 1\ndef f():\n    return [][x]\nf()\n";
    let trace = |name: &str| {
        format!(
            "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1, in <module>\r\n  File \"{name}\", line 4, in <module>\r\n  File \"{name}\", line 3, in f\r\nIndexError: "
        )
    };
    let (_, error) = run(&[("wrong.py", text.as_bytes())], "import wrong");
    assert!(error.starts_with(&trace("wrong.py")), "{error}");
    let (_, error) = run(&[("wrong.mpy", &ours("wrong.py", text))], "import wrong");
    assert!(error.starts_with(&trace("wrong.py")), "{error}");
    let (_, error) = run(&[("wrong.py", b"x = 1\nif x\n")], "import wrong");
    assert!(error.contains("File \"wrong.py\", line 2"), "{error}");
    // Six files that import each other.
    let chain: Vec<(String, String)> =
        (0..6).map(|at| (format!("m{at}.py"), format!("import m{}\nprint({at})\n", at + 1))).collect();
    let mut files: Vec<(&str, &[u8])> = chain.iter().map(|(name, text)| (&**name, text.as_bytes())).collect();
    files.push(("m6.py", b"print(6)\n"));
    assert_eq!(run(&files, "import m0").0.replace("\r\n", ""), "6543210");
}
