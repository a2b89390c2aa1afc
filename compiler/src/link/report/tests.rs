use std::fmt::Write as _;

use mpyc_abi::board::MICROBIT_V1;

use super::*;
use crate::link::firmware::tests::firmware;
use crate::link::image::{ImageModule, link};
use crate::{Options, Target, compile};

/// The report of a program without anything evaluated.
fn report(modules: &[(&str, &str)]) -> (Report, Image) {
    let options = Options { target: Target::Image, ..Options::default() };
    let files: Vec<_> = modules
        .iter()
        .map(|(name, source)| {
            let compiled = compile(&format!("{name}.py"), source.as_bytes(), &options);
            let unit = compiled.unit.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics));
            (*name, crate::pack(&unit, source).unwrap())
        })
        .collect();
    let modules: Vec<_> = files.iter().map(|(name, file)| ImageModule { name, is_package: false, file }).collect();
    let image = link(&modules, &MICROBIT_V1).unwrap();
    (Report::of_image("app.py", &image, &firmware(), &MICROBIT_V1), image)
}

/// A line for each item, indented.
fn lines(item: &Item, depth: usize, out: &mut String) {
    let _ = writeln!(out, "{}{} ({}): {}", "  ".repeat(depth), item.name, item.kind.title(), item.bytes);
    for inner in &item.items {
        lines(inner, depth + 1, out);
    }
}

fn assert_adds_up(item: &Item) {
    if !item.items.is_empty() {
        assert_eq!(item.bytes, item.items.iter().map(|inner| inner.bytes).sum::<u32>(), "{item:?}");
    }
    item.items.iter().for_each(assert_adds_up);
}

const LIBRARY: &str = r#"
TABLE = (1000000007, "a constant of the module", "another one")
def first(x):
    def inner(y):
        return "only here", x + y
    return inner
def second():
    return "only here as well", TABLE
class Zoo:
    limit = 12
    def feed(self, animal):
        self.fed_animals = animal
        return lambda: self.fed_animals
"#;

const APP: &str = "from library import first, Zoo\nprint(first(1), Zoo().feed('a shared text'), 'a shared text')\n";

#[test]
fn every_byte_has_one_place() {
    let (report, image) = report(&[("library", LIBRARY), ("__main__", APP)]);
    let flash = report.flash.unwrap();
    assert_eq!(flash.bytes as usize, image.bytes.len());
    assert_adds_up(&flash);
    let ram: u32 = report.ram.iter().map(|row| row.variables + row.objects).sum();
    assert_eq!(ram, image.variables + image.heap);
    let mut text = String::new();
    lines(&flash, 0, &mut text);
    for row in &report.ram {
        let _ = writeln!(text, "RAM of {}: {} + {}", row.module, row.variables, row.objects);
    }
    for part in report.largest.iter().take(5) {
        let _ = writeln!(text, "{} ({}): {}", part.path(), part.kind.title(), part.bytes);
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_hex_file_says_the_same_as_its_program() {
    let (mut of_image, image) = report(&[("library", LIBRARY), ("__main__", APP)]);
    let text = crate::link::program::hex(&firmware(), &image, &MICROBIT_V1).unwrap();
    let of_hex = Report::of_hex("app.py", &crate::link::hex::read(&text).unwrap(), &MICROBIT_V1);
    // The file system of a hex file is what is in it.
    let of_files = |report: &Report| report.room.iter().position(|row| row.name == "file system").unwrap();
    assert_eq!(of_files(&of_image), of_files(&of_hex));
    let place = of_files(&of_image);
    assert_eq!(of_hex.room[place].limit, Some(of_image.room[place].bytes));
    of_image.room[place] = of_hex.room[place].clone();
    assert_eq!(of_image, of_hex);
}

#[test]
fn a_hex_file_without_an_image_says_so() {
    let report = Report::of_hex("app.hex", &[Segment { address: 0, bytes: vec![1; 100] }], &MICROBIT_V1);
    assert_eq!((report.flash, report.no_image.as_deref()), (None, Some("there is no image")));
    assert_eq!(report.room[0].bytes, 100);
}

#[test]
fn the_largest_come_first() {
    let text = format!("def small():\n    return 1\nLONG = '{}'\n", "text ".repeat(100));
    let (report, _) = report(&[("__main__", &text)]);
    assert!(report.largest.is_sorted_by(|a, b| a.bytes >= b.bytes));
    assert_eq!(report.largest[0].kind, ItemKind::Constants);
    assert!(report.largest.iter().any(|part| part.path() == "__main__: small"), "{:?}", report.largest);
}
