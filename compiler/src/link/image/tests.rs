use super::super::dump::dump;
use super::super::hex::Segment;
use super::super::report::Report;
use super::super::view::{View, ViewError};
use super::*;
use crate::mpy;
use mpyc_abi::board::MICROBIT_V1;
use mpyc_abi::object::code;
use mpyc_abi::prelude::{Signature, Sizes, write_signature, write_sizes};

/// What mpy-cross 1.29 makes of `x = 1` / `def f(): return "a quite long string 1"` / `print(x, f())`.
const SAMPLE: &[u8] = b"M\x06\x00\x1f\x05\x01\x0am1.py\x00\x0f\x02f\x00\x02x\x00\x81\x77\
    \x05\x15a quite long string 1\x00\x81\x4c\x10\x06\x01\x23\x24\x81\x16\x03\x32\x00\x16\x02\
    \x11\x04\x11\x03\x11\x02\x34\x00\x34\x02\x59\x51\x63\x01\x38\x00\x04\x02\x20\x23\x00\x63";

fn sample() -> File {
    mpy::read(SAMPLE).unwrap()
}

/// A file whose module body is `opcodes`, with these names (the first is the source's) and constants.
fn file(names: &[&str], objects: Vec<Object>, opcodes: &[u8]) -> File {
    let signature = Signature { n_state: 4, ..Signature::default() };
    File {
        feature: 0,
        small_int_bits: 31,
        arch_flags: 0,
        names: names.iter().map(|name| mpy::Name::new(name)).collect(),
        objects,
        code: raw(signature, &[0], opcodes),
    }
}

fn raw(signature: Signature, info: &[u8], opcodes: &[u8]) -> RawCode {
    let mut data = Vec::new();
    write_signature(&signature, |byte| data.push(byte));
    write_sizes(&Sizes { n_info: info.len() as u32, n_cell: 0 }, |byte| data.push(byte));
    data.extend(info);
    data.extend(opcodes);
    RawCode { kind: mpy::CodeKind::Bytecode, data, children: Vec::new() }
}

/// The body that does nothing.
const NOTHING: &[u8] = &[op::LOAD_CONST_NONE, op::RETURN_VALUE];

/// A module; one whose name is `pkg` is a package.
fn module<'a>(name: &'a str, file: &'a File) -> ImageModule<'a> {
    ImageModule { name, is_package: name == "pkg", file }
}

fn link_one(file: &File) -> Result<Image, LinkError> {
    link(&[module("__main__", file)], &MICROBIT_V1)
}

fn view(image: &Image) -> View {
    View::new(&image.bytes, &MICROBIT_V1).unwrap()
}

#[test]
fn layout_of_a_small_program() {
    let image = link_one(&sample()).unwrap();
    insta::assert_snapshot!(dump(&view(&image)));
}

#[test]
fn header_states_what_the_board_checks() {
    let image = link_one(&sample()).unwrap();
    let word = |index: u32| u32::from_le_bytes(image.bytes[4 * index as usize..][..4].try_into().unwrap());
    assert_eq!(word(image::W_MAGIC), u32::from_le_bytes(*b"MPYi"));
    assert_eq!(word(image::W_LENGTH) as usize, image.bytes.len());
    assert_eq!(word(image::W_CHECKSUM), image::Checksum::of(&image.bytes));
    assert_eq!(word(image::W_BOARD), 1);
    assert_eq!(word(image::W_ABI), ABI_HASH);
    assert_eq!(image.variables, 4 * 3);
}

#[test]
fn two_modules_share_names_and_equal_constants() {
    let (lib, main) = (sample(), sample());
    let modules = [module("lib", &lib), module("__main__", &main)];
    let both = link(&modules, &MICROBIT_V1).unwrap();
    let text = dump(&view(&both));
    assert_eq!(text.matches("  str \"a quite long string 1\"").count(), 1, "{text}");
    assert_eq!(text.matches("interned str \"m1.py\"").count(), 1, "{text}");
    assert!(text.contains("entry \"__main__\""), "{text}");
    assert!(text.contains("slot5"), "each module has slots of its own:\n{text}");
    assert_eq!(both.variables, 4 * 6);
}

#[test]
fn same_modules_same_bytes() {
    assert_eq!(link_one(&sample()).unwrap().bytes, link_one(&sample()).unwrap().bytes);
}

#[test]
fn every_kind_of_constant() {
    let text = |text: &str| text.as_bytes().to_vec();
    let objects = vec![
        Object::Tuple(vec![Object::None, Object::True, Object::False, Object::Ellipsis, Object::Tuple(vec![])]),
        Object::Str("größer".into()),
        Object::Bytes(b"\0\xff!".to_vec()),
        Object::Int(text("-123456789012345678901234567890")),
        Object::Int(text("1073741823")),
        Object::Float(text("0.1")),
        Object::Float(text("-inf")),
        Object::Str("print".into()),
    ];
    let image = link_one(&file(&["constants.py"], objects, NOTHING)).unwrap();
    insta::assert_snapshot!(dump(&view(&image)));
}

#[test]
fn globals_of_functions_and_submodules_have_slots() {
    // STORE_NAME a; a function that does STORE_GLOBAL g.
    let mut package = file(
        &["p.py", "a", "g"],
        vec![],
        &[op::LOAD_CONST_NONE, op::STORE_NAME, 1, op::LOAD_CONST_NONE, op::RETURN_VALUE],
    );
    let inner = [op::LOAD_CONST_NONE, op::STORE_GLOBAL, 2, op::LOAD_CONST_NONE, op::RETURN_VALUE];
    package.code.children.push(raw(Signature { n_state: 2, ..Signature::default() }, &[1], &inner));
    let (sub, main) = (file(&["s.py"], vec![], NOTHING), file(&["m.py"], vec![], NOTHING));
    let modules = [("pkg.sub", &sub), ("pkg", &package), ("__main__", &main)].map(|(name, file)| module(name, file));
    let image = link(&modules, &MICROBIT_V1).unwrap();
    let text = dump(&view(&image));
    let expected =
        "namespace spill=slot1 \"__name__\"=\"pkg\" \"__path__\"=\"pkg\" \"a\"=slot2 \"g\"=slot3 \"sub\"=slot4";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn code_object_fields_are_the_prelude_s() {
    let signature =
        Signature { n_state: 300, n_exc_stack: 2, flags: 4, n_pos_args: 3, n_kwonly_args: 1, n_def_pos_args: 2 };
    let mut main = file(&["m.py", "f", "a", "b", "c", "d"], vec![], NOTHING);
    // Name, four argument names, two bytes of lines, no cells.
    main.code.children.push(raw(signature, &[1, 2, 3, 4, 5, 0x21, 0x22], NOTHING));
    let image = link_one(&main).unwrap();
    let view = view(&image);
    let found = view.objects().find(|object| object.kind == mpyc_abi::object::Kind::Code).unwrap();
    let shape = found.word(code::SHAPE as usize);
    assert_eq!((code::locals(shape), code::frame(shape), code::handlers(shape)), (5, 300 + 2 * 2, 2));
    assert!(code::plain(shape) < 0);
    let code = view.code(found).unwrap();
    assert_eq!(code.params, 3 | 1 << 8 | 4 << 16);
    assert_eq!((code.opcodes.as_slice(), code.lines.as_slice()), (NOTHING, &[0x21, 0x22][..]));
}

#[test]
fn code_that_must_not_run_is_refused() {
    let bad = file(&["m.py"], vec![], &[op::POP_TOP, op::LOAD_CONST_NONE, op::RETURN_VALUE]);
    assert!(matches!(link_one(&bad), Err(LinkError::Unverified { .. })), "{:?}", link_one(&bad).err());
    let unknown_name = file(&["m.py"], vec![], &[op::LOAD_NAME, 9, op::RETURN_VALUE]);
    assert!(matches!(link_one(&unknown_name), Err(LinkError::Unverified { .. })));
    let mut native = sample();
    native.code.children[0].kind = mpy::CodeKind::Native { prelude_offset: 0 };
    assert!(matches!(link_one(&native), Err(LinkError::NoSuchType { name: "native code", .. })));
}

#[test]
fn what_a_board_has_no_type_for_is_refused() {
    let complex = file(&["m.py"], vec![Object::Complex(b"2j".to_vec())], NOTHING);
    assert_eq!(link_one(&complex).err(), Some(LinkError::NoSuchType { module: "__main__".into(), name: "complex" }));
}

#[test]
fn too_many_parameters_for_a_code_object() {
    let mut main = file(&["m.py"], vec![], NOTHING);
    let signature = Signature { n_state: 300, n_pos_args: 256, ..Signature::default() };
    main.code.children.push(raw(signature, &[0; 257], NOTHING));
    let error = link_one(&main).unwrap_err();
    assert!(matches!(error, LinkError::FunctionTooLarge { what: "parameters", limit: 255, .. }), "{error:?}");
    assert_eq!(error.diagnostic().message, "function `m.py` of module `__main__` has too many parameters");
}

#[test]
fn an_image_without_room_names_what_is_largest() {
    let strings = |length: usize, letter: &str| vec![Object::Str(letter.repeat(length).into_bytes())];
    let (small, large) =
        (file(&["s.py"], strings(10_000, "s"), NOTHING), file(&["l.py"], strings(90_000, "l"), NOTHING));
    let modules = [module("small", &small), module("__main__", &large)];
    let error = link(&modules, &MICROBIT_V1).unwrap_err();
    let LinkError::ImageTooLarge { bytes, excess, largest } = &error else { panic!("{error:?}") };
    assert!((32_000..33_000).contains(excess) && *bytes > 100_000, "{bytes} {excess}");
    assert_eq!(largest.modules[0].0, "__main__");
    assert!(largest.parts[0].0.starts_with("__main__: \"llll"), "{largest:?}");
    let help = error.diagnostic().help;
    assert!(help[0].starts_with("largest modules: __main__ (9"), "{help:?}");
}

#[test]
fn an_image_that_moves_the_file_system_says_so_in_its_header() {
    let long = file(&["l.py"], vec![Object::Str(vec![b'x'; 60_000])], NOTHING);
    let image = link_one(&long).unwrap();
    assert_eq!(image.layout.id, 4);
    assert_eq!(view(&image).header(image::W_BOARD), 1 | 4 << 16);
}

#[test]
fn damaged_images_are_not_read() {
    let image = link_one(&sample()).unwrap();
    let read = |bytes: &[u8]| View::new(bytes, &MICROBIT_V1).map(|_| ());
    assert_eq!(read(&[]), Err(ViewError::NoImage));
    assert_eq!(read(&[0xFF; 4096]), Err(ViewError::NoImage));
    assert_eq!(read(&image.bytes[..image.bytes.len() - 4]), Err(ViewError::Truncated));
    for at in 8..image.bytes.len() {
        let mut bytes = image.bytes.clone();
        bytes[at] ^= 0x10;
        assert!(read(&bytes).is_err(), "byte {at}");
    }
}

#[test]
fn an_image_with_wrong_words_and_a_right_checksum_is_dumped_without_panic() {
    let image = link_one(&sample()).unwrap();
    for at in (8..image.bytes.len()).step_by(4) {
        for word in [0, 0xFFFF_FFFF, 0xFFFF_0011, 0x0002_D008, 0x0000_0011] {
            let mut bytes = image.bytes.clone();
            bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(word));
            let checksum = image::Checksum::of(&bytes);
            bytes[4..8].copy_from_slice(&checksum.to_le_bytes());
            if let Ok(view) = View::new(&bytes, &MICROBIT_V1) {
                dump(&view);
                Report::of_hex("", &[Segment { address: MICROBIT_V1.image_start, bytes }], &MICROBIT_V1);
            }
        }
    }
}

#[test]
fn instructions_are_fused_unless_they_shall_stay() {
    let body = [op::LOAD_FAST_MULTI, 0x81, op::BINARY_ADD, op::RETURN_VALUE];
    let mut main = file(&["m.py", "f"], vec![], NOTHING);
    main.code.children.push(raw(Signature { n_state: 3, n_pos_args: 1, ..Signature::default() }, &[1, 0], &body));
    let opcodes = |image: &Image| {
        let view = view(image);
        let found = view.objects().find(|object| object.kind == mpyc_abi::object::Kind::Code).unwrap();
        view.code(found).unwrap().opcodes
    };
    assert_eq!(opcodes(&link_one(&main).unwrap()), [op::ADD_LOCAL_INT, 0, 3, op::RETURN_VALUE]);
    assert_eq!(opcodes(&link_unfused(&[module("__main__", &main)], &MICROBIT_V1).unwrap()), body);
}
