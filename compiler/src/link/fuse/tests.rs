use std::collections::HashMap;

use super::*;
use crate::mpy::{self, RawCode};
use crate::{Options, compile};
use mpyc_abi::lines::line_at;
use mpyc_abi::prelude::{Signature, write_signature};

/// The data of the functions of a program, its body first.
fn functions(source: &str) -> Vec<Vec<u8>> {
    fn collect(raw: &RawCode, all: &mut Vec<Vec<u8>>) {
        all.push(raw.data.clone());
        for child in &raw.children {
            collect(child, all);
        }
    }
    let unit = compile("t.py", source.as_bytes(), &Options::default()).unit.expect("a good program");
    let mut all = Vec::new();
    collect(&mpy::pack(&unit).expect("small jumps").code, &mut all);
    all
}

/// The plain instructions that an instruction stands for: opcode and operand, a jump's without it.
fn expand(instr: &Instr) -> Vec<(u8, u32)> {
    let (low, high) = (instr.arg & 0xFF, instr.arg >> 8);
    let load = |word: u32| match word / 4 {
        n @ 0..=15 => (op::LOAD_FAST_MULTI + n as u8, 0),
        n => (op::LOAD_FAST_N, n),
    };
    let int = |int: u32| match int {
        0..=47 => (0x80 + int as u8, 0),
        _ => (op::LOAD_CONST_SMALL_INT, int),
    };
    let places = |first: u8| usize::from(instr.op - first);
    match instr.op {
        op::ADD_LOCAL_INT..=op::MODULO_LOCAL_INT => {
            vec![load(low), int(high / 2), (LOCAL_INT_OPERATORS[places(op::ADD_LOCAL_INT)], 0)]
        }
        op::ADD_LOCALS..=op::MORE_LOCALS => {
            vec![load(low), load(high), (LOCALS_OPERATORS[places(op::ADD_LOCALS)], 0)]
        }
        op::LOAD_SUBSCR_LOCALS => vec![load(low), load(high), (op::LOAD_SUBSCR, 0)],
        op::STORE_SUBSCR_LOCALS => vec![load(low), load(high), (op::STORE_SUBSCR, 0)],
        op::LOAD_LOCAL_ATTR => vec![load(low), (op::LOAD_ATTR, high / 4)],
        op::LOAD_LOCAL_METHOD => vec![load(low), (op::LOAD_METHOD, high / 4)],
        op::AND_MASK => vec![int(0x7FFF_FFFF >> instr.arg), (op::BINARY_AND, 0)],
        op::INPLACE_AND_MASK => vec![int(0x7FFF_FFFF >> instr.arg), (op::INPLACE_AND, 0)],
        op::FOR_ITER_STORE => vec![(op::FOR_ITER, 0)],
        op::LOOP => vec![(op::JUMP, 0)],
        _ if instr.target().is_some() => vec![(instr.op, 0)],
        _ => vec![(instr.op, instr.arg)],
    }
}

fn instrs(data: &[u8]) -> (Prelude<'_>, Vec<Instr>) {
    let prelude = Prelude::read(data).unwrap();
    let instrs = decode(prelude.code, Dialect::Frozen).collect::<Result<_, _>>().unwrap();
    (prelude, instrs)
}

/// Checks that fused code does the same instructions, of the same lines, with jumps to the same places.
fn check(plain: &[u8]) -> usize {
    let data = fuse(plain);
    let ((old, before), (new, after)) = (instrs(plain), instrs(&data));
    assert_eq!((old.signature, old.name, old.cells), (new.signature, new.name, new.cells));
    assert!(old.arg_names().eq(new.arg_names()));
    let mut place = 0;
    let mut jumps = Vec::new();
    let mut moved = HashMap::new();
    for instr in &after {
        moved.insert(instr.offset, before[place].offset);
        for (opcode, arg) in expand(instr) {
            let was = &before[place];
            assert_eq!((opcode, arg), (was.op, if was.target().is_some() { 0 } else { was.arg }));
            assert_eq!(line_at(new.lines, instr.offset), line_at(old.lines, was.offset));
            if let (Some(there), Some(was_there)) = (instr.target(), was.target()) {
                assert_eq!(instr.extra, was.extra);
                jumps.push((there, was_there));
            }
            place += 1;
        }
    }
    assert_eq!(place, before.len());
    assert!(jumps.iter().all(|(there, was)| moved.get(there) == Some(was)));
    assert!(data.len() <= plain.len());
    before.len() - after.len()
}

/// The instructions of the first function in a program, fused.
fn names(source: &str) -> Vec<&'static str> {
    let data = fuse(&functions(source)[1]);
    let (_, instrs) = instrs(&data);
    instrs.iter().filter_map(|instr| mpyc_abi::opcode::row(instr.op)).map(|row| row.name).collect()
}

#[test]
fn programs_do_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/lang");
    let mut fused = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "py") {
            let source = std::fs::read_to_string(path).unwrap();
            fused += functions(&source).iter().map(|data| check(data)).sum::<usize>();
        }
    }
    assert!(fused > 1000, "{fused}");
}

#[test]
fn operators_subscripts_and_attributes_of_locals() {
    let source = "def f(a, b):\n    a[b] = a.x + b.y(a[b] & 255)\n    a += b\n    return a % 10 << b\n";
    assert_eq!(
        names(source),
        [
            "LOAD_LOCAL_ATTR",
            "LOAD_LOCAL_METHOD",
            "LOAD_SUBSCR_LOCALS",
            "AND_MASK",
            "CALL_METHOD",
            "BINARY_ADD",
            "STORE_SUBSCR_LOCALS",
            "INPLACE_ADD_LOCALS",
            "STORE_FAST_MULTI",
            "MODULO_LOCAL_INT",
            "LOAD_FAST_MULTI",
            "BINARY_LSHIFT",
            "RETURN_VALUE",
        ]
    );
}

#[test]
fn loops_store_their_items() {
    let source = "def f(a):\n    for i in a:\n        f(i - 1)\n";
    let expected = [
        "LOAD_FAST_MULTI",
        "GET_ITER_STACK",
        "FOR_ITER_STORE",
        "STORE_FAST_MULTI",
        "LOAD_GLOBAL",
        "SUBTRACT_LOCAL_INT",
    ];
    assert_eq!(names(source)[..6], expected);
    assert!(names(source).contains(&"LOOP"));
    // A body of more bytes than a short jump leads over.
    let long = format!("{source}{}", "        f(i - 1)\n".repeat(20));
    assert!(names(&long).contains(&"FOR_ITER") && names(&long).contains(&"JUMP"));
}

#[test]
fn what_does_not_fit_stays_plain() {
    for (expression, plain) in [
        ("a + 128", "BINARY_ADD"),
        ("a - -1", "BINARY_SUBTRACT"),
        ("a >> 31", "BINARY_RSHIFT"),
        ("a % 0", "BINARY_MODULO"),
        ("a & 6 & 6", "BINARY_AND"),
        ("f(a) & 6", "BINARY_AND"),
        ("f(a) & 0", "BINARY_AND"),
        ("f(a) & 0x7fffffff", "BINARY_AND"),
        ("1 + a", "BINARY_ADD"),
    ] {
        let names = names(&format!("def f(a):\n    return {expression}\n"));
        assert!(names.contains(&plain), "{expression}: {names:?}");
    }
    assert!(names("def f(a):\n    return f(a) & 0x3fffffff\n").contains(&"AND_MASK"));
    assert!(names("def f(a):\n    return a + 127\n").contains(&"ADD_LOCAL_INT"));
}

#[test]
fn no_run_crosses_a_line_or_a_target_of_a_jump() {
    let target = names("def f(a, b):\n    return a + (b if b else a)\n");
    assert!(!target.contains(&"ADD_LOCALS"), "{target:?}");
    // `a + b` with a line of its own for `b`, or for all of it; the compiler gives no such lines.
    let code = [op::LOAD_FAST_MULTI, op::LOAD_FAST_MULTI + 1, op::BINARY_ADD, op::RETURN_VALUE];
    let with_lines = |lines: &[u8]| {
        let mut data = Vec::new();
        write_signature(&Signature { n_state: 4, n_pos_args: 2, ..Signature::default() }, |byte| data.push(byte));
        write_sizes(&Sizes { n_info: 3 + lines.len() as u32, n_cell: 0 }, |byte| data.push(byte));
        data.extend([0, 0, 0]);
        data.extend(lines);
        data.extend(code);
        data
    };
    for (lines, fused) in
        [(&[0x20][..], 2), (&[0x21], 0), (&[0x20, 0x22], 0), (&[0x20, 0x23], 2), (&[0x20, 0x24, 0x29], 2)]
    {
        assert_eq!(check(&with_lines(lines)), fused, "{lines:?}");
    }
}

#[test]
fn what_cannot_be_read_stays_as_it_is() {
    for data in [&[][..], &[0x00, 0x04, 0x02], &[0x00, 0x04, 0x02, 0x20, 0xFF], &[0x00, 0x04, 0x02, 0x20, 0x42, 0x60]] {
        assert_eq!(fuse(data), data);
    }
}
