//! Bytecode of small programs, as text: the plain translation.

use crate::{Lines, Options, compile, compile_mpy, dis, mpy};

/// The `.mpy` file of a program that must compile and verify.
fn file(source: &str) -> mpy::File {
    let plain = Options { optimize: false, ..Options::default() };
    let compiled = compile("test.py", source.as_bytes(), &plain);
    let unit = compiled.unit.unwrap_or_else(|| panic!("{source}\n{:#?}", compiled.diagnostics));
    let bytes = compile_mpy(&unit, source).unwrap_or_else(|error| panic!("{error:?}"));
    let file = mpy::read(&bytes).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(mpy::write(&file), bytes);
    assert_eq!(mpy::verify(&file), Ok(()), "{}", dis::disassemble(&file));
    file
}

/// The disassembly of a program.
fn code(source: &str) -> String {
    dis::disassemble(&file(source))
}

/// Holds the code of a program in a snapshot.
fn shows(name: &str, source: &str) {
    let page = format!("----- SOURCE\n{source}\n----- CODE\n{}", code(source));
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!(name, page);
    });
}

/// The opcodes of the module's body on one line, without the return at its end.
fn ops(source: &str) -> String {
    let text = code(source);
    let body = text.split("\nfunction ").nth(1).unwrap_or_default();
    let lines =
        body.lines().skip(1).filter(|line| line.starts_with("   ") && line.trim_start().starts_with(char::is_numeric));
    let all: Vec<String> = lines.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" ")).collect();
    let all = all.join("; ");
    let all = all.strip_suffix("LOAD_CONST_NONE; RETURN_VALUE").unwrap_or(&all);
    all.trim_end_matches("; ").to_owned()
}

/// Code and message of the first error.
fn error(source: &str) -> String {
    let compiled = compile("test.py", source.as_bytes(), &Options::default());
    assert!(compiled.unit.is_none(), "compiled: {source}");
    let first = compiled.diagnostics.first().unwrap_or_else(|| panic!("no error: {source}"));
    let at = first.span().map_or("", |span| span.text(source));
    format!("{} {} | {at}", first.code, first.message)
}

#[test]
fn variables() {
    shows(
        "variables",
        "x = 1\n\
         def f(a, b=2, *c, d, e=5, **g):\n    \
             global x\n    \
             local = a\n    \
             x = local\n    \
             del local\n    \
             def inner():\n        \
                 nonlocal b\n        \
                 b = c\n        \
                 return d\n    \
             return inner\n",
    );
}

#[test]
fn classes() {
    shows(
        "classes",
        "class A(B, metaclass=M):\n    \
             x = 1\n    \
             def __private(self):\n        \
                 super().m(x)\n        \
                 return self.__private, __class__\n    \
             class Inner(*bases):\n        \
                 pass\n",
    );
}

#[test]
fn loops() {
    shows(
        "loops",
        "for i in a:\n    \
             if i: break\n    \
             try:\n        \
                 if x: continue\n        \
                 break\n    \
             finally:\n        \
                 f()\n\
         else:\n    \
             g()\n\
         while True:\n    \
             h()\n",
    );
}

#[test]
fn handlers() {
    shows(
        "handlers",
        "try:\n    \
             a()\n\
         except ValueError as e:\n    \
             b()\n\
         except:\n    \
             raise\n\
         else:\n    \
             c()\n\
         finally:\n    \
             d()\n\
         with e as f, g():\n    \
             h()\n",
    );
}

#[test]
fn asynchronous() {
    shows(
        "asynchronous",
        "async def f():\n    \
             async for i in a:\n        \
                 await b(i)\n    \
             else:\n        \
                 c()\n    \
             async with d as e:\n        \
                 return [await x for y in z async for x in y if x]\n",
    );
}

#[test]
fn comprehensions() {
    shows(
        "comprehensions",
        "def f(n):\n    \
             return [x * n for x in a if x for y in x], {k(): v() for k in a}, (x for x in n)\n",
    );
}

#[test]
fn matching() {
    shows(
        "matching",
        "match a:\n    \
             case 1 | 2:\n        \
                 b()\n    \
             case [x, *_] if x:\n        \
                 c()\n    \
             case {'k': str(s), **rest}:\n        \
                 d()\n    \
             case P(x=None) as q:\n        \
                 e()\n",
    );
}

#[test]
fn expressions_on_one_line() {
    let cases = [
        (
            "a < b < c",
            "LOAD_NAME a; LOAD_NAME b; DUP_TOP; ROT_THREE; BINARY_LESS; JUMP_IF_FALSE_OR_POP L1; LOAD_NAME c; BINARY_LESS; JUMP L2; ROT_TWO; POP_TOP; POP_TOP",
        ),
        ("a not in b", "LOAD_NAME a; LOAD_NAME b; BINARY_IN; UNARY_NOT; POP_TOP"),
        (
            "a and b or c",
            "LOAD_NAME a; JUMP_IF_FALSE_OR_POP L1; LOAD_NAME b; JUMP_IF_TRUE_OR_POP L2; LOAD_NAME c; POP_TOP",
        ),
        ("x = -1, (2, -3.5), 'ab'", "LOAD_CONST_OBJ (-1, (2, -3.5), 'ab'); STORE_NAME x"),
        ("x = 47, y", "LOAD_CONST_SMALL_INT 47; LOAD_NAME y; BUILD_TUPLE 2; STORE_NAME x"),
        ("a, b = b, a", "LOAD_NAME b; LOAD_NAME a; ROT_TWO; STORE_NAME a; STORE_NAME b"),
        ("a, *b, c = d", "LOAD_NAME d; UNPACK_EX 1 before, 1 after; STORE_NAME a; STORE_NAME b; STORE_NAME c"),
        ("a.b += 1", "LOAD_NAME a; DUP_TOP; LOAD_ATTR b; LOAD_CONST_SMALL_INT 1; INPLACE_ADD; ROT_TWO; STORE_ATTR b"),
        (
            "a[b] -= 1",
            "LOAD_NAME a; LOAD_NAME b; DUP_TOP_TWO; LOAD_SUBSCR; LOAD_CONST_SMALL_INT 1; INPLACE_SUBTRACT; ROT_THREE; STORE_SUBSCR",
        ),
        (
            "del a, b.c, d[e]",
            "DELETE_NAME a; LOAD_NULL; LOAD_NAME b; STORE_ATTR c; LOAD_NULL; LOAD_NAME d; LOAD_NAME e; STORE_SUBSCR",
        ),
        (
            "a[1:2], a[::b]",
            "LOAD_NAME a; LOAD_CONST_SMALL_INT 1; LOAD_CONST_SMALL_INT 2; BUILD_SLICE 2; LOAD_SUBSCR; LOAD_NAME a; LOAD_CONST_NONE; LOAD_CONST_NONE; LOAD_NAME b; BUILD_SLICE 3; LOAD_SUBSCR; BUILD_TUPLE 2; POP_TOP",
        ),
        (
            "f(a, *b, c=d, **e)",
            "LOAD_NAME f; LOAD_NAME a; LOAD_NAME b; LOAD_CONST_STRING 'c'; LOAD_NAME d; LOAD_NULL; LOAD_NAME e; LOAD_CONST_SMALL_INT 2; CALL_FUNCTION_VAR_KW 2 positional, 2 keyword; POP_TOP",
        ),
        (
            "{a: b, 'c': d}",
            "BUILD_MAP 2; LOAD_NAME a; LOAD_NAME b; ROT_TWO; STORE_MAP; LOAD_NAME d; LOAD_CONST_STRING 'c'; STORE_MAP; POP_TOP",
        ),
        (
            "[a, *b]",
            "LOAD_NAME a; BUILD_LIST 1; LOAD_NAME b; GET_ITER_STACK; FOR_ITER L2; STORE_COMP list 5; JUMP L1; POP_TOP",
        ),
        (
            "f'{a}{{{b!r:>{c}}'",
            "LOAD_CONST_OBJ '{}{{{!r:{}}'; LOAD_METHOD format; LOAD_NAME a; LOAD_NAME b; LOAD_CONST_STRING '>{}'; LOAD_METHOD format; LOAD_NAME c; CALL_METHOD 1 positional, 0 keyword; CALL_METHOD 3 positional, 0 keyword; POP_TOP",
        ),
        ("x = const(5)", "LOAD_CONST_SMALL_INT 5; STORE_NAME x"),
        (
            "if not a or b: c",
            "LOAD_NAME a; POP_JUMP_IF_FALSE L1; LOAD_NAME b; POP_JUMP_IF_FALSE L2; LOAD_NAME c; POP_TOP",
        ),
        ("if 0: a\nelif 'x': b\nelse: c", "LOAD_NAME b; POP_TOP"),
        ("while 0: a\nelse: b", "LOAD_NAME b; POP_TOP"),
        ("'docstring'", ""),
        (
            "from . import a as b",
            "LOAD_CONST_SMALL_INT 1; LOAD_CONST_STRING 'a'; BUILD_TUPLE 1; IMPORT_NAME; IMPORT_FROM a; STORE_NAME b; POP_TOP",
        ),
        (
            "import a.b.c as d",
            "LOAD_CONST_SMALL_INT 0; LOAD_CONST_NONE; IMPORT_NAME a.b.c; LOAD_ATTR b; LOAD_ATTR c; STORE_NAME d",
        ),
    ];
    for (source, expected) in cases {
        assert_eq!(ops(source), expected, "{source}");
    }
}

#[test]
fn numbers_at_their_limits() {
    for (source, expected) in [
        ("x = 47", "LOAD_CONST_SMALL_INT 47; STORE_NAME x"),
        ("x = 1073741823", "LOAD_CONST_SMALL_INT 1073741823; STORE_NAME x"),
        ("x = 1073741824", "LOAD_CONST_OBJ 1073741824; STORE_NAME x"),
        ("x = -1073741824", "LOAD_CONST_SMALL_INT -1073741824; STORE_NAME x"),
        ("x = -1073741825", "LOAD_CONST_OBJ -1073741825; STORE_NAME x"),
        ("x = 0xFFFF_FFFF_FFFF_FFFF_F", "LOAD_CONST_OBJ 295147905179352825855; STORE_NAME x"),
        ("x = 1e400", "LOAD_CONST_OBJ inf; STORE_NAME x"),
        ("x = 2.50j", "LOAD_CONST_OBJ 2.5j; STORE_NAME x"),
        ("x = '0123456789'", "LOAD_CONST_STRING '0123456789'; STORE_NAME x"),
        ("x = '01234567890'", "LOAD_CONST_OBJ '01234567890'; STORE_NAME x"),
    ] {
        assert_eq!(ops(source), expected, "{source}");
    }
}

#[test]
fn evaluation_goes_from_left_to_right() {
    // The function is loaded, then positional arguments, then keywords, whatever their order.
    let text = ops("f(a(), k=b(), *c())");
    let at = |name: &str| text.find(&format!("LOAD_NAME {name}")).unwrap_or_else(|| panic!("{text}"));
    assert!(at("f") < at("a") && at("a") < at("c") && at("c") < at("b"));
}

#[test]
fn long_calls_and_displays() {
    let many = (0..300).map(|n| format!("a{n}")).collect::<Vec<_>>().join(", ");
    assert!(ops(&format!("f({many})")).contains("CALL_FUNCTION_VAR_KW 1 positional, 0 keyword"));
    assert!(ops(&format!("x = [{many}]")).contains("BUILD_LIST 255"));
    assert!(ops(&format!("x = ({many})")).ends_with("CALL_FUNCTION 1 positional, 0 keyword; STORE_NAME x"));
    let stars = (0..31).map(|n| format!("*a{n}")).collect::<Vec<_>>().join(", ");
    assert!(ops(&format!("f({stars})")).contains("CALL_FUNCTION_VAR_KW 1 positional, 0 keyword"));
    let fields = "{x}".repeat(600);
    assert_eq!(ops(&format!("f'{fields}'")).matches("BINARY_ADD").count(), 2);
}

#[test]
fn jumps_grow_as_far_as_they_must() {
    for (statements, short) in [(10, true), (40, false), (4000, false)] {
        let source = format!("while a:\n    b\n{}", "    c\n".repeat(statements));
        let file = file(&source);
        let prelude = mpyc_abi::prelude::Prelude::read(&file.code.data).unwrap();
        let first = mpyc_abi::code::decode(prelude.code, mpyc_abi::code::Dialect::Mpy).nth(1).unwrap().unwrap();
        assert_eq!(first.end - first.offset == 2, short, "{statements}");
    }
}

#[test]
fn a_jump_over_too_much_is_an_error() {
    let source = format!("while a:\n{}", "    b\n".repeat(8000));
    let compiled = compile("test.py", source.as_bytes(), &Options::default());
    let found = compile_mpy(&compiled.unit.unwrap(), &source).unwrap_err();
    assert_eq!(found.code.to_string(), "E0403");
}

#[test]
fn deep_nesting_compiles() {
    let brackets = format!("{}x{}", "[".repeat(150), "]".repeat(150));
    file(&brackets);
    let lambdas = format!("{}0", "lambda: ".repeat(90));
    file(&lambdas);
    let mut blocks: String = (0..90).map(|depth| format!("{}if a:\n", " ".repeat(depth))).collect();
    blocks.push_str(&format!("{}b\n", " ".repeat(90)));
    file(&blocks);
    let handlers: String = (0..60).map(|depth| format!("{}with a:\n", " ".repeat(depth))).collect();
    file(&format!("{handlers}{}b\n", " ".repeat(60)));
    let chain: String =
        std::iter::once("if a: b\n".to_owned()).chain((0..700).map(|n| format!("elif c{n}: d\n"))).collect();
    file(&chain);
}

#[test]
fn what_bytecode_cannot_say_is_named() {
    let found = error("try: pass\nexcept* A: pass\n");
    assert_eq!(found, "E0301 `except*` cannot be compiled for the board | try");
}

#[test]
fn too_much_of_something_is_an_error() {
    let clauses = "for x in y ".repeat(5000);
    assert!(error(&format!("[x {clauses}]")).starts_with("E0401 too many `for` clauses"));
    let managers = vec!["a"; 5000].join(", ");
    assert!(error(&format!("with {managers}: pass")).starts_with("E0401 too many nested handlers"));
    let keywords = (0..300).map(|n| format!("a{n}=0")).collect::<Vec<_>>().join(", ");
    assert!(error(&format!("f({keywords})")).starts_with("E0401 too many keyword arguments"));
    let targets = (0..300).map(|n| format!("a{n}, ")).collect::<String>();
    assert!(error(&format!("{targets}*b = c")).starts_with("E0401 too many targets"));
    let locals = (0..300).map(|n| format!("    a{n} = 0\n")).collect::<String>();
    let captured = format!("def f():\n{locals}    def g(): return a299\n");
    assert!(error(&captured).starts_with("E0401 too many local variables"));
}

#[test]
fn asserts_can_be_left_out() {
    let options = Options { asserts: false, ..Options::default() };
    let unit = compile("test.py", b"assert a\nif __debug__: b\n", &options).unit.unwrap();
    assert_eq!(unit.code.instrs().count(), 2);
}

#[test]
fn lines_of_statements() {
    let file = file("a\n\n\nb(\n  c,\n  d())\ne\n");
    let prelude = mpyc_abi::prelude::Prelude::read(&file.code.data).unwrap();
    let mut lines: Vec<u32> = mpyc_abi::code::decode(prelude.code, mpyc_abi::code::Dialect::Mpy)
        .map(|instr| mpyc_abi::lines::line_at(prelude.lines, instr.unwrap().offset))
        .collect();
    lines.dedup();
    assert_eq!(lines, [1, 4, 6, 7]);
}

/// The lines that the instructions of the first function inside a program are said to come from.
fn lines_of_child(options: &Options) -> Vec<u32> {
    let source = "x\n\ndef f():\n    a\n    b\n";
    let unit = compile("test.py", source.as_bytes(), options).unit.unwrap();
    let file = mpy::pack(&unit).unwrap();
    let prelude = mpyc_abi::prelude::Prelude::read(&file.code.children[0].data).unwrap();
    let mut lines: Vec<u32> = mpyc_abi::code::decode(prelude.code, mpyc_abi::code::Dialect::Mpy)
        .map(|instr| mpyc_abi::lines::line_at(prelude.lines, instr.unwrap().offset))
        .collect();
    lines.dedup();
    lines
}

#[test]
fn lines_as_the_options_say() {
    let options = |lines| Options { lines, ..Options::default() };
    assert_eq!(lines_of_child(&options(Lines::Full)), [4, 5]);
    assert_eq!(lines_of_child(&options(Lines::Function)), [3]);
    assert_eq!(lines_of_child(&options(Lines::None)), [1]);
}

#[test]
fn levels_of_mpy_cross() {
    assert_eq!(Options::level(0), Options::default());
    assert_eq!(Options::level(1), Options { asserts: false, ..Options::default() });
    assert_eq!(Options::level(2), Options::level(1));
    assert_eq!(Options::level(3), Options { asserts: false, lines: Lines::None, ..Options::default() });
}

#[test]
fn integers_that_are_too_large_for_the_target_are_constants() {
    let objects = |bits: u8, number: i64| {
        let options = Options { small_int_bits: bits, ..Options::default() };
        let unit = compile("test.py", format!("f({number})\n").as_bytes(), &options).unit.unwrap();
        mpy::pack(&unit).unwrap().objects.len()
    };
    for (bits, number, expected) in [
        (31, (1 << 30) - 1, 0),
        (31, 1 << 30, 1),
        (31, -(1 << 30), 0),
        (16, 32767, 0),
        (16, -32769, 1),
        (47, 1 << 40, 1),
        (0, 5, 1),
        (255, 5, 0),
    ] {
        assert_eq!(objects(bits, number), expected, "{number} in {bits} bits");
    }
}
