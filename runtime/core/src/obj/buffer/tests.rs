//! Methods and operators of str, bytes and bytearray; the results are CPython's. Every case runs plainly,
//! with a collection at every allocation, and with allocations refused.

use super::*;
use crate::mem::Space;
use crate::native::{Member, MemberKind, accepts};
use crate::obj::{bytearray, bytes, list, sequence as items_of, str, str_repr, tuple};
use crate::ops::Binary;
use crate::out::Out;
use crate::testing::machine;
use std::string::{String, ToString};
use std::vec::Vec;

/// An argument or object.
#[derive(Clone, Debug)]
enum Arg {
    S(&'static str),
    B(&'static [u8]),
    A(&'static [u8]),
    I(i32),
    None,
    True,
    List(Vec<Arg>),
    Tuple(Vec<Arg>),
    Slice([Option<i32>; 3]),
}
use Arg::{A, B, I, List, None as Nothing, S, Slice, True, Tuple};

/// Makes the value and leaves it on the stack.
fn make(vm: &mut Vm, arg: &Arg) -> Res {
    let v = match arg {
        S(text) => str::new(vm, text.as_bytes())?,
        B(data) => bytes::new(vm, data)?,
        A(data) => new(vm, Form::Bytearray, data)?,
        I(i) => Value::small(*i),
        Nothing => Value::NONE,
        True => Value::TRUE,
        List(items) | Tuple(items) => {
            let mark = vm.mark();
            for item in items {
                make(vm, item)?;
            }
            let n = items.len() as u32;
            let v =
                if matches!(arg, List(_)) { list::from_stack(vm, mark, n)? } else { tuple::from_stack(vm, mark, n)? };
            vm.cut(mark);
            v
        }
        Slice(parts) => {
            let [a, b, c] = parts.map(|p| p.map_or(Value::NONE, Value::small));
            slice_new(vm, a, b, c)?
        }
    };
    vm.push(v);
    Ok(v)
}

fn slice_new(vm: &mut Vm, a: Value, b: Value, c: Value) -> Res {
    crate::obj::slice::new(vm, a, b, c)
}

/// What `repr` gives for the values that occur here.
fn show(vm: &mut Vm, v: Value) -> String {
    if let Some(i) = v.small_value() {
        return i.to_string();
    }
    match v {
        Value::TRUE => return "True".into(),
        Value::FALSE => return "False".into(),
        Value::NONE => return "None".into(),
        _ => {}
    }
    let list: Vec<String> = items_of::items(v).iter().map(|&v| show(vm, v)).collect();
    if list::is_list(v) {
        return std::format!("[{}]", list.join(", "));
    }
    if tuple::is_tuple(v) {
        return std::format!("({})", list.join(", "));
    }
    let stress = core::mem::take(&mut vm.heap.modes.stress);
    let mark = vm.mark();
    let mut out = Out::string(vm);
    match form(v) {
        Some(Form::Str) => str_repr::text(vm, &mut out, data(v), false).unwrap(),
        Some(Form::Bytes) => bytes::print(vm, v, &mut out, true).unwrap(),
        Some(Form::Bytearray) => bytearray::print(vm, v, &mut out, true).unwrap(),
        None => return "?".into(),
    }
    let text = String::from_utf8(out.bytes(vm).to_vec()).unwrap();
    vm.cut(mark);
    vm.heap.modes.stress = stress;
    text
}

fn members(v: Value) -> &'static [Member] {
    match form(v) {
        Some(Form::Str) => str::MEMBERS,
        Some(Form::Bytes) => bytes::MEMBERS,
        _ => bytearray::MEMBERS,
    }
}

/// Calls a method; the text of the exception's class if it raises.
fn call(vm: &mut Vm, method: &str, args: &[Arg]) -> Result<Value, u8> {
    let base = vm.mark();
    for arg in args {
        make(vm, arg).map_err(|_| 0)?;
    }
    let rows = members(vm.at(base));
    let row = rows.iter().chain(METHODS).find(|m| names::text(m.name()) == method).unwrap();
    assert!(accepts(row, args.len() as u32), "{method}");
    let MemberKind::Function(f) = row.kind() else { panic!("{method} is no function") };
    f(vm, Args::new(base, args.len() as _, 0)).map_err(|_| raised(vm))
}

/// Number of the type of the exception that was raised.
fn raised(vm: &Vm) -> u8 {
    crate::obj::exception::class(vm.exception()).as_type().map_or(0, |t| t.0)
}

/// A case: method or operator, object and arguments, what results.
type Case = (&'static str, Vec<Arg>, &'static str);

fn operate(vm: &mut Vm, op: Binary, args: &[Arg]) -> Result<Value, u8> {
    let mark = vm.mark();
    for arg in args {
        make(vm, arg).map_err(|_| 0)?;
    }
    let (a, b) = (vm.at(mark), vm.at(mark + 4));
    let done = match form(a) {
        Some(Form::Str | Form::Bytes) => str::binary(vm, op, a, b),
        _ => bytearray::binary(vm, op, a, b),
    };
    done.map_err(|_| raised(vm))
}

fn subscript(vm: &mut Vm, args: &[Arg]) -> Result<Value, u8> {
    let mark = vm.mark();
    for arg in args {
        make(vm, arg).map_err(|_| 0)?;
    }
    let (v, index) = (vm.at(mark), vm.at(mark + 4));
    match args.get(2) {
        None if form(v) == Some(Form::Str) => str::subscr(vm, v, index),
        None => bytes::subscr(vm, v, index),
        Some(item) => {
            let item = if matches!(item, Nothing) { Value::NULL } else { vm.at(mark + 8) };
            bytearray::store_subscr(vm, v, index, item).map(|()| v)
        }
    }
    .map_err(|_| raised(vm))
}

fn run(vm: &mut Vm, case: &Case) -> Result<Value, u8> {
    match case.0 {
        "+" => operate(vm, Binary::Add, &case.1),
        "*" => operate(vm, Binary::Multiply, &case.1),
        "+=" => operate(vm, Binary::InplaceAdd, &case.1),
        "*=" => operate(vm, Binary::InplaceMultiply, &case.1),
        "<" => operate(vm, Binary::Less, &case.1),
        ">=" => operate(vm, Binary::MoreEqual, &case.1),
        "[]" => subscript(vm, &case.1),
        "in" => {
            let mark = vm.mark();
            for arg in &case.1 {
                make(vm, arg).map_err(|_| 0)?;
            }
            let (item, v) = (vm.at(mark), vm.at(mark + 4));
            find::contains(vm, v, item).map(Value::bool).map_err(|_| raised(vm))
        }
        "self" => {
            // A method that changes its object: show the object.
            let S(method) = case.1[0] else { panic!("method's name") };
            let mark = vm.mark();
            call(vm, method, &case.1[1..])?;
            Ok(vm.at(mark))
        }
        method => call(vm, method, &case.1),
    }
}

fn check(cases: &[Case]) {
    let _space = Space::new();
    for stress in [false, true] {
        let mut vm = machine();
        vm.heap.modes.stress = stress;
        for case in cases {
            let mark = vm.mark();
            let got = match run(&mut vm, case) {
                Ok(v) => {
                    vm.push(v);
                    show(&mut vm, v)
                }
                Err(t) => names::text(types::name(TypeId(t))).to_string(),
            };
            assert_eq!(got, case.2, "{case:?}, stress {stress}");
            vm.cut(mark);
        }
    }
    for refuse in 1..5 {
        let mut vm = machine();
        vm.heap.modes.refuse_every = refuse;
        for case in cases {
            let mark = vm.mark();
            let _ = run(&mut vm, case);
            vm.cut(mark);
        }
    }
}

macro_rules! cases {
    ($($method:literal [$($arg:expr),*] => $result:literal;)*) => { check(&[$(($method, std::vec![$($arg),*], $result)),*]) };
}

#[test]
fn searching() {
    cases! {
        "find" [S("hello"), S("l")] => "2";
        "find" [S("hello"), S("l"), I(3)] => "3";
        "find" [S("hello"), S("l"), I(-2)] => "3";
        "find" [S("hello"), S(""), I(5)] => "5";
        "find" [S("hello"), S(""), I(6)] => "-1";
        "find" [S("hello"), S("x"), Nothing, I(3)] => "-1";
        "find" [S("añb€c😀d"), S("c")] => "4";
        "rfind" [S("ñañb€"), S("ñ")] => "2";
        "rfind" [S("ñañb€"), S("ñ"), I(0), I(2)] => "0";
        "find" [B(b"hello"), I(108)] => "2";
        "find" [A(b"hello"), A(b"lo")] => "3";
        "index" [S("abc"), S("z")] => "ValueError";
        "rindex" [S("abca"), S("a")] => "3";
        "find" [S("abc"), B(b"a")] => "TypeError";
        "find" [B(b"abc"), S("a")] => "TypeError";
        "find" [B(b"abc"), I(256)] => "ValueError";
        "find" [S("abc"), I(1)] => "TypeError";
        "count" [S("banana"), S("an")] => "2";
        "count" [S("banana"), S("")] => "7";
        "count" [S("añ€"), S("")] => "4";
        "count" [S("banana"), S("a"), I(2), I(-1)] => "1";
        "count" [B(b"banana"), I(97)] => "3";
        "replace" [S("banana"), S("a"), S("oo")] => "'boonoonoo'";
        "replace" [S("banana"), S("a"), S(""), I(2)] => "'bnna'";
        "replace" [S("añb"), S(""), S("-")] => "'-a-ñ-b-'";
        "replace" [S("ab"), S(""), S("-"), I(2)] => "'-a-b'";
        "replace" [S("ab"), S("x"), S("-")] => "'ab'";
        "replace" [S("ab"), S("a"), S("")] => "'b'";
        "replace" [S(""), S(""), S("x")] => "'x'";
        "replace" [S("aaaa"), S("aa"), S("b"), I(0)] => "'aaaa'";
        "replace" [A(b"abc"), B(b"b"), B(b"\xFF")] => "bytearray(b'a\\xffc')";
        "startswith" [S("hello"), S("he")] => "True";
        "startswith" [S("hello"), Tuple(std::vec![S("x"), S("hell")])] => "True";
        "startswith" [S("hello"), Tuple(std::vec![])] => "False";
        "startswith" [S("hello"), S("l"), I(2)] => "True";
        "startswith" [S("hello"), S(""), I(6)] => "False";
        "startswith" [S("hello"), I(1)] => "TypeError";
        "endswith" [S("hello"), S("llo")] => "True";
        "endswith" [S("hello"), S("hello!")] => "False";
        "endswith" [B(b"hello"), B(b"l"), I(0), I(4)] => "True";
        "removeprefix" [S("hello"), S("he")] => "'llo'";
        "removesuffix" [S("hello"), S("x")] => "'hello'";
        "in" [S("ell"), S("hello")] => "True";
        "in" [S("é"), S("caf\u{e9}")] => "True";
        "in" [I(104), B(b"hello")] => "True";
        "in" [I(300), B(b"hello")] => "ValueError";
        "in" [I(1), S("hello")] => "TypeError";
    }
}

#[test]
fn splitting() {
    cases! {
        "split" [S("  a  b c ")] => "['a', 'b', 'c']";
        "split" [S("  a  b c "), Nothing, I(1)] => "['a', 'b c ']";
        "split" [S("  a  b c "), Nothing, I(0)] => "['a  b c ']";
        "split" [S("a\u{a0}b\u{3000}ü")] => "['a', 'b', 'ü']";
        "split" [B(b"a\x1cb c")] => "[b'a\\x1cb', b'c']";
        "split" [S("a\u{1c}b c")] => "['a', 'b', 'c']";
        "split" [S("")] => "[]";
        "split" [S(" ")] => "[]";
        "split" [S("a,b,,c"), S(",")] => "['a', 'b', '', 'c']";
        "split" [S("a,b,,c"), S(","), I(2)] => "['a', 'b', ',c']";
        "split" [S("a<>b"), S("<>"), I(-1)] => "['a', 'b']";
        "split" [S(""), S(",")] => "['']";
        "split" [S("a"), S("")] => "ValueError";
        "split" [S("a"), I(1)] => "TypeError";
        "split" [A(b"a b")] => "[bytearray(b'a'), bytearray(b'b')]";
        "rsplit" [S("  a  b c "), Nothing, I(1)] => "['  a  b', 'c']";
        "rsplit" [S("a,b,c"), S(","), I(1)] => "['a,b', 'c']";
        "rsplit" [S("añb€c"), S("€"), I(1)] => "['añb', 'c']";
        "rsplit" [S("a b c d")] => "['a', 'b', 'c', 'd']";
        "splitlines" [S("a\nb\r\nc\rd")] => "['a', 'b', 'c', 'd']";
        "splitlines" [S("a\n\nb\n"), True] => "['a\\n', '\\n', 'b\\n']";
        "splitlines" [S("a\u{85}b\u{2028}c\u{b}d")] => "['a', 'b', 'c', 'd']";
        "splitlines" [B(b"a\x0bb\r\n")] => "[b'a\\x0bb']";
        "splitlines" [S("")] => "[]";
        "partition" [S("a=b=c"), S("=")] => "('a', '=', 'b=c')";
        "partition" [S("abc"), S("=")] => "('abc', '', '')";
        "rpartition" [S("a=b=c"), S("=")] => "('a=b', '=', 'c')";
        "rpartition" [B(b"abc"), B(b"=")] => "(b'', b'', b'abc')";
        "partition" [S("abc"), S("")] => "ValueError";
        "join" [S(","), List(std::vec![S("a"), S("bc"), S("d")])] => "'a,bc,d'";
        "join" [S(","), Tuple(std::vec![])] => "''";
        "join" [S(","), List(std::vec![S("é")])] => "'é'";
        "join" [S("€"), List(std::vec![S("a"), S("b")])] => "'a€b'";
        "join" [B(b"-"), List(std::vec![B(b"a"), A(b"b")])] => "b'a-b'";
        "join" [S(","), List(std::vec![S("a"), I(1)])] => "TypeError";
        "join" [S(","), List(std::vec![B(b"a")])] => "TypeError";
    }
}

#[test]
fn edges() {
    cases! {
        "strip" [S("  a b ")] => "'a b'";
        "strip" [S("\u{2003}é\u{85}")] => "'é'";
        "lstrip" [S("  a ")] => "'a '";
        "rstrip" [S("  a ")] => "'  a'";
        "strip" [S("xyaxy"), S("yx")] => "'a'";
        "strip" [S("ñaññ"), S("ñ")] => "'a'";
        "strip" [S("ñ"), S("ñ")] => "''";
        "strip" [S("éèé"), S("\u{ea}é")] => "'è'";
        "strip" [B(b"\0a\0"), B(b"\0")] => "b'a'";
        "strip" [S("a"), I(1)] => "TypeError";
        "center" [S("ab"), I(5)] => "'  ab '";
        "center" [S("abc"), I(6), S("*")] => "'*abc**'";
        "center" [S("ñ"), I(4), S("€")] => "'€ñ€€'";
        "center" [S("abc"), I(2)] => "'abc'";
        "center" [S("abc"), I(9), S("ab")] => "TypeError";
        "ljust" [S("ab"), I(4), S(".")] => "'ab..'";
        "rjust" [A(b"ab"), I(4)] => "bytearray(b'  ab')";
        "zfill" [S("-42"), I(6)] => "'-00042'";
        "zfill" [S("+"), I(3)] => "'+00'";
        "zfill" [B(b"7"), I(3)] => "b'007'";
        "expandtabs" [S("a\tbc\td"), I(4)] => "'a   bc  d'";
        "expandtabs" [S("é\tb\n\tc")] => "'é       b\\n        c'";
        "expandtabs" [S("a\tb"), I(0)] => "'ab'";
    }
}

#[test]
fn case_and_kind() {
    cases! {
        "upper" [S("abC1ñßÿœ")] => "'ABC1ÑSSŸŒ'";
        "lower" [S("ABcÑΔЖ")] => "'abcñδж'";
        "upper" [B(b"ab\xE9")] => "b'AB\\xe9'";
        "swapcase" [S("aBñ")] => "'AbÑ'";
        "capitalize" [S("hELLO wORLD")] => "'Hello world'";
        "title" [S("hello world's 3rd")] => "\"Hello World'S 3Rd\"";
        "casefold" [S("Straße")] => "'strasse'";
        "isalpha" [S("abñ")] => "True";
        "isalpha" [S("ab1")] => "False";
        "isalpha" [S("")] => "False";
        "isdigit" [S("12²")] => "True";
        "isdecimal" [S("12²")] => "False";
        "isnumeric" [S("½")] => "True";
        "isalnum" [S("a1")] => "True";
        "isspace" [S(" \t\u{1f}")] => "True";
        "isspace" [B(b" \x1f")] => "False";
        "isupper" [S("AB1")] => "True";
        "isupper" [S("1")] => "False";
        "islower" [S("añ1")] => "True";
        "istitle" [S("Ab Cd")] => "True";
        "istitle" [S("Ab cd")] => "False";
        "isidentifier" [S("_a1")] => "True";
        "isidentifier" [S("1a")] => "False";
        "isprintable" [S("a\n")] => "False";
        "isprintable" [S("")] => "True";
        "isascii" [S("é")] => "False";
        "isalpha" [B(b"ab\xE9")] => "False";
    }
}

#[test]
fn sequences() {
    cases! {
        "+" [S("añ"), S("b")] => "'añb'";
        "+" [S(""), S("")] => "''";
        "+" [B(b"a"), A(b"b")] => "b'ab'";
        "+" [A(b"a"), B(b"b")] => "bytearray(b'ab')";
        "+" [S("a"), B(b"b")] => "?";
        "*" [S("ab"), I(3)] => "'ababab'";
        "*" [S("ab"), I(-1)] => "''";
        "*" [A(b"ab"), I(0)] => "bytearray(b'')";
        "*" [B(b"ab"), I(0x3FFF_FFFF)] => "MemoryError";
        "<" [S("a"), S("b")] => "True";
        "<" [S("Z"), S("é")] => "True";
        ">=" [B(b"b"), A(b"a")] => "True";
        "<" [S("a"), B(b"b")] => "?";
        "[]" [S("añ€"), I(1)] => "'ñ'";
        "[]" [S("añ€"), I(-1)] => "'€'";
        "[]" [S("añ€"), I(3)] => "IndexError";
        "[]" [S("añ€"), I(-4)] => "IndexError";
        "[]" [S("abc"), S("a")] => "TypeError";
        "[]" [B(b"abc"), I(1)] => "98";
        "[]" [S("añ€d"), Slice([Some(1), Some(3), None])] => "'ñ€'";
        "[]" [S("añ€d"), Slice([None, None, Some(-1)])] => "'d€ña'";
        "[]" [S("añ€de"), Slice([None, None, Some(2)])] => "'a€e'";
        "[]" [S("añ€de"), Slice([Some(-1), None, Some(-2)])] => "'e€a'";
        "[]" [S("abcdef"), Slice([Some(5), Some(1), Some(-2)])] => "'fd'";
        "[]" [S("abc"), Slice([Some(5), None, None])] => "''";
        "[]" [S("abc"), Slice([None, None, Some(0)])] => "ValueError";
        "[]" [A(b"abc"), Slice([Some(1), None, None])] => "bytearray(b'bc')";
    }
}

#[test]
fn conversions() {
    cases! {
        "encode" [S("é€")] => "b'\\xc3\\xa9\\xe2\\x82\\xac'";
        "encode" [S("aé"), S("ascii")] => "UnicodeError";
        "encode" [S("aéb"), S("ascii"), S("replace")] => "b'a?b'";
        "encode" [S("aéb"), S("ascii"), S("ignore")] => "b'ab'";
        "encode" [S("a"), S("rot13")] => "LookupError";
        "decode" [B(b"\xc3\xa9")] => "'é'";
        "decode" [B(b"a\xFF")] => "UnicodeError";
        "decode" [B(b"a\xFFb"), S("utf-8"), S("replace")] => "'a\u{fffd}b'";
        "decode" [B(b"a\xE2\x82b"), S("UTF8"), S("ignore")] => "'ab'";
        "decode" [B(b"\xc3\xa9"), S("ascii")] => "UnicodeError";
        "decode" [B(b"\xFF"), S("utf-8"), S("what")] => "LookupError";
        "hex" [B(b"\x01\xAB")] => "'01ab'";
        "hex" [B(b"\x01\xAB\xFF"), S(":")] => "'01:ab:ff'";
        "hex" [B(b"\x01\xAB\xFF"), S(":"), I(2)] => "'01:abff'";
        "hex" [B(b"\x01\xAB\xFF"), S(":"), I(-2)] => "'01ab:ff'";
        "hex" [B(b""), S(":")] => "''";
        "hex" [B(b"a"), S("::")] => "ValueError";
        "fromhex" [B(b""), S(" 0a FF ")] => "b'\\n\\xff'";
        "fromhex" [B(b""), S("0")] => "ValueError";
        "fromhex" [B(b""), S("zz")] => "ValueError";
    }
}

#[test]
fn changing_arrays() {
    cases! {
        "self" [S("append"), A(b"ab"), I(255)] => "bytearray(b'ab\\xff')";
        "append" [A(b"ab"), I(256)] => "ValueError";
        "self" [S("append"), A(b""), I(1)] => "bytearray(b'\\x01')";
        "self" [S("extend"), A(b"ab"), B(b"cd")] => "bytearray(b'abcd')";
        "self" [S("insert"), A(b"ab"), I(1), I(120)] => "bytearray(b'axb')";
        "self" [S("insert"), A(b"ab"), I(-9), I(120)] => "bytearray(b'xab')";
        "self" [S("insert"), A(b"ab"), I(9), I(120)] => "bytearray(b'abx')";
        "pop" [A(b"abc")] => "99";
        "pop" [A(b"abc"), I(0)] => "97";
        "pop" [A(b"")] => "IndexError";
        "pop" [A(b"a"), I(3)] => "IndexError";
        "self" [S("pop"), A(b"abc"), I(-2)] => "bytearray(b'ac')";
        "self" [S("remove"), A(b"abca"), I(97)] => "bytearray(b'bca')";
        "remove" [A(b"abc"), I(120)] => "ValueError";
        "self" [S("reverse"), A(b"abc")] => "bytearray(b'cba')";
        "self" [S("reverse"), A(b"")] => "bytearray(b'')";
        "self" [S("clear"), A(b"abc")] => "bytearray(b'')";
        "copy" [A(b"abc")] => "bytearray(b'abc')";
        "+=" [A(b"ab"), B(b"cd")] => "bytearray(b'abcd')";
        "*=" [A(b"ab"), I(2)] => "bytearray(b'abab')";
        "[]" [A(b"abc"), I(1), I(120)] => "bytearray(b'axc')";
        "[]" [A(b"abc"), I(1), I(256)] => "ValueError";
        "[]" [A(b"abc"), I(5), I(1)] => "IndexError";
        "[]" [A(b"abc"), I(0), Nothing] => "bytearray(b'bc')";
        "[]" [A(b"abcdef"), Slice([Some(1), Some(3), None]), B(b"wxyz")] => "bytearray(b'awxyzdef')";
        "[]" [A(b"abcdef"), Slice([Some(1), Some(5), None]), B(b"")] => "bytearray(b'af')";
        "[]" [A(b"abcdef"), Slice([Some(4), Some(1), None]), B(b"x")] => "bytearray(b'abcdxef')";
        "[]" [A(b"abcdef"), Slice([None, None, Some(2)]), B(b"xyz")] => "bytearray(b'xbydzf')";
        "[]" [A(b"abcdef"), Slice([None, None, Some(-2)]), B(b"xyz")] => "bytearray(b'azcyex')";
        "[]" [A(b"abcdef"), Slice([None, None, Some(2)]), B(b"xy")] => "ValueError";
        "[]" [A(b"abcdef"), Slice([Some(1), Some(3), None]), Nothing] => "bytearray(b'adef')";
        "[]" [A(b"abcdef"), Slice([None, None, Some(2)]), Nothing] => "bytearray(b'bdf')";
        "[]" [A(b"abcdef"), Slice([None, None, Some(-3)]), Nothing] => "bytearray(b'abde')";
    }
}

#[test]
fn an_array_put_into_itself() {
    let _space = Space::new();
    let mut vm = machine();
    let a = make(&mut vm, &A(b"abcd")).unwrap();
    let index = make(&mut vm, &Slice([Some(1), None, None])).unwrap();
    bytearray::store_subscr(&mut vm, a, index, a).unwrap();
    assert_eq!(data(a), b"aabcd");
    bytearray::binary(&mut vm, Binary::InplaceAdd, a, a).unwrap();
    assert_eq!(data(a), b"aabcdaabcd");
}

#[test]
fn growing_keeps_what_was_there() {
    let _space = Space::new();
    let mut vm = machine();
    let a = make(&mut vm, &A(b"")).unwrap();
    let mark = vm.mark();
    for i in 0..1000 {
        let base = vm.mark();
        vm.push(a);
        vm.push(Value::small(i & 0xFF));
        let MemberKind::Function(append) =
            bytearray::MEMBERS.iter().find(|m| m.name() == names::APPEND).unwrap().kind()
        else {
            panic!("append")
        };
        append(&mut vm, Args::new(base, 2, 0)).unwrap();
        vm.cut(mark);
    }
    assert!(data(a).iter().enumerate().all(|(i, &b)| b == i as u8) && data(a).len() == 1000);
}

#[test]
fn canonical_forms_and_hashes() {
    let _space = Space::new();
    let mut vm = machine();
    let one = allocate(&mut vm, Form::Str, 1).unwrap();
    filling(one).copy_from_slice(b"x");
    assert_eq!(finish(one), Value::char(b'x'));
    assert_eq!(str::new(&mut vm, b"").unwrap(), Value::str(names::EMPTY));
    let object = str::new(&mut vm, b"print").unwrap();
    assert!(object.is_object() && str::same(object, Value::str(names::PRINT)));
    assert_eq!(str::text_hash(object), str::text_hash(Value::str(names::PRINT)));
    assert_eq!(str::text_hash(object), str::text_hash(object));
    assert_eq!(str::bytes(object), b"print");
}
