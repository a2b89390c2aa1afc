use super::*;
use proptest::prelude::*;

/// The worked example of the format: `x = 1`, a function, a print.
const EXAMPLE: &[u8] = b"\x4d\x06\x00\x1f\x05\x01\x0am1.py\0\x0f\x02f\0\x02x\0\x81\x77\x05\x15a quite long string 1\0\
\x81\x4c\x10\x06\x01\x23\x24\x81\x16\x03\x32\x00\x16\x02\x11\x04\x11\x03\x11\x02\x34\x00\x34\x02\x59\x51\x63\
\x01\x38\x00\x04\x02\x20\x23\x00\x63";

#[test]
fn the_worked_example_round_trips() {
    let file = read(EXAMPLE).unwrap();
    assert_eq!(file.name(0), Some(&b"m1.py"[..]));
    assert_eq!(file.name(4), Some(&b"print"[..]));
    assert_eq!(file.objects, [Object::Str(b"a quite long string 1".to_vec())]);
    assert_eq!(file.code.children.len(), 1);
    assert_eq!(write(&file), EXAMPLE);
    assert_eq!(verify(&file), Ok(()));
}

#[test]
fn every_truncation_is_an_error() {
    for len in 0..EXAMPLE.len() {
        assert!(read(&EXAMPLE[..len]).is_err(), "{len}");
    }
    let longer = [EXAMPLE, b"\0"].concat();
    assert_eq!(read(&longer).unwrap_err().reason, ReadReason::TrailingBytes);
}

#[test]
fn other_files_are_named() {
    assert_eq!(read(b"\x7fELF").unwrap_err().reason, ReadReason::NotMpy);
    assert_eq!(read(b"M\x05\0\x1f").unwrap_err().reason, ReadReason::Version(5));
    assert_eq!(read(b"M\x06\0\x1f\x01\0\x83\x01").unwrap_err().reason, ReadReason::StaticName(192));
}

#[test]
fn deep_nesting_is_an_error() {
    let mut tuples = b"M\x06\0\x1f\0\x01".to_vec();
    tuples.extend([10, 1].repeat(5000));
    assert_eq!(read(&tuples).unwrap_err().reason, ReadReason::TooDeep);
    let mut functions = b"M\x06\0\x1f\0\0".to_vec();
    functions.extend([4, 1].repeat(5000));
    assert_eq!(read(&functions).unwrap_err().reason, ReadReason::TooDeep);
}

fn bytes(max: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..max)
}

fn names() -> impl Strategy<Value = Name> {
    prop_oneof![(1u16..=165).prop_map(Name::Static), prop::collection::vec(any::<u8>(), 1..200).prop_map(Name::Text),]
}

fn objects() -> impl Strategy<Value = Object> {
    let leaf = prop_oneof![
        prop::sample::select(vec![Object::FunTable, Object::None, Object::False, Object::True, Object::Ellipsis]),
        bytes(200).prop_map(Object::Str),
        bytes(200).prop_map(Object::Bytes),
        bytes(40).prop_map(Object::Int),
        bytes(20).prop_map(Object::Float),
        bytes(20).prop_map(Object::Complex),
    ];
    leaf.prop_recursive(4, 40, 8, |inner| prop::collection::vec(inner, 0..8).prop_map(Object::Tuple))
}

fn kinds() -> impl Strategy<Value = CodeKind> {
    prop_oneof![
        Just(CodeKind::Bytecode),
        any::<u32>().prop_map(|prelude_offset| CodeKind::Native { prelude_offset }),
        (any::<bool>(), bytes(30), any::<Option<u32>>()).prop_map(|(relevant, rodata, bss)| CodeKind::Viper {
            flags: if relevant { VIPER_RODATA } else { 0 } | if bss.is_some() { VIPER_BSS } else { 0 },
            rodata: if relevant { rodata } else { Vec::new() },
            bss: bss.unwrap_or(0),
        }),
        (any::<u32>(), 0u32..5, 0u32..4).prop_map(|(flags, n_args, return_type)| CodeKind::Asm {
            flags,
            n_args,
            return_type
        }),
    ]
}

fn codes() -> impl Strategy<Value = RawCode> {
    let leaf = (kinds(), bytes(300)).prop_map(|(kind, data)| RawCode { kind, data, children: Vec::new() });
    leaf.prop_recursive(4, 20, 5, |inner| {
        (kinds(), bytes(300), prop::collection::vec(inner, 0..5)).prop_map(|(kind, data, children)| RawCode {
            kind,
            data,
            children,
        })
    })
}

prop_compose! {
    fn files()(
        feature in any::<u8>(),
        small_int_bits in any::<u8>(),
        flags in any::<u32>(),
        names in prop::collection::vec(names(), 0..20),
        objects in prop::collection::vec(objects(), 0..10),
        code in codes(),
    ) -> File {
        let arch_flags = if feature & mpyc_abi::mpy::FEATURE_ARCH_FLAGS != 0 { flags } else { 0 };
        File { feature, small_int_bits, arch_flags, names, objects, code }
    }
}

proptest! {
    #[test]
    fn written_files_read_back(file in files()) {
        prop_assert_eq!(read(&write(&file)), Ok(file));
    }

    #[test]
    fn any_bytes_get_an_answer(bytes in bytes(400), cut in 0usize..80) {
        let _answer = read(&bytes);
        let start = EXAMPLE.get(..cut).unwrap_or_default();
        let mixed = [start, &bytes].concat();
        if let Ok(file) = read(&mixed) {
            let _verdict = verify(&file);
        }
    }
}
