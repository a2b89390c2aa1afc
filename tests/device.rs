//! The board's own compiler, on the host: every language program, damaged texts, too little memory.

use std::time::{Duration, Instant};

use mpyc_compiler::job::{self, Job};
use mpyc_compiler::mpy;
use mpyc_runtime::heap::Modes;
use mpyc_tests::device::{check, run_source, run_stream, run_stream_small};
use mpyc_tests::generate;
use mpyc_tests::lang::{compare, difference, programs};
use mpyc_tests::machine::run_mpy;
use mpyc_tests::mutate::{OPERATORS, own_programs};
use mpyc_tests::pack::compiled;

const PLAIN: Modes = Modes::NONE;

#[test]
fn programs_do_the_same() {
    compare("device", |program| Ok(run_source(&program.source, PLAIN)));
}

#[test]
fn programs_compile_with_a_collection_at_every_allocation() {
    compare("device", |program| Ok(run_source(&program.source, Modes::STRESS)));
}

#[test]
fn programs_compile_as_a_stream_comes() {
    compare("device", |program| Ok(run_stream(&program.source, PLAIN)));
}

/// A stream is read line by line into a text on the heap, so a token at the end of a line may collect.
#[test]
fn numbers_outlast_the_lines_behind_them() {
    let lines = ["print(123456789012345678901234567890", "+ 1, 2.5e10", ", 98765432109876543210", ")"];
    let source = lines.map(|line| format!("{line}{}\n", " ".repeat(200))).concat();
    assert_eq!(run_stream(&source, Modes::STRESS), "123456789012345678901234567891 2.5e+10 98765432109876543210\n");
}

#[test]
fn any_statement_may_end_the_text() {
    for last in
        ["import gc", "import gc, sys", "from gc import collect", "x = [a for a in b'x']", "(x) = 1", "x = lambda: 1"]
    {
        assert_eq!(run_source(&format!("print(1)\n{last}"), PLAIN), "1\n", "{last}");
        assert_eq!(run_source(&format!("if 1:\n  print(1)\n  {last}"), PLAIN), "1\n", "{last}");
    }
}

#[test]
fn the_code_of_every_program_verifies() {
    let failures: Vec<String> = programs()
        .iter()
        .filter_map(|program| {
            check(program.source.as_bytes(), PLAIN).err().map(|why| format!("{}: {why}", program.name))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn refused_allocations_are_errors() {
    for refuse_every in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89] {
        let mut modes = Modes::NONE;
        modes.refuse_every = refuse_every;
        for program in programs() {
            let result = check(program.source.as_bytes(), modes);
            assert!(result.is_ok(), "{} with every allocation {refuse_every} refused: {result:?}", program.name);
        }
    }
}

#[test]
fn damaged_programs_are_refused_or_verify() {
    let mut failures = Vec::new();
    let (mut refused, mut accepted) = (0, 0);
    for source in own_programs() {
        for (at, operator) in OPERATORS.iter().enumerate() {
            let Some(damage) = operator.damage(&source, at) else { continue };
            match check(damage.text.as_bytes(), PLAIN) {
                Ok(Some(_)) => refused += 1,
                Ok(None) => accepted += 1,
                Err(why) => failures.push(format!("{} {}: {why}", source.name, operator.name)),
            }
        }
    }
    println!("{refused} refused, {accepted} accepted");
    assert!(failures.is_empty(), "{} of {}: {}", failures.len(), refused + accepted, failures.join("\n"));
}

/// Programs that neither compiler has seen do the same through both, as far as they go in the time: `MPYC_FUZZ` says
/// how many seconds, and the first program's number after a comma.
#[test]
fn generated_programs_do_the_same() {
    let wish = std::env::var("MPYC_FUZZ").unwrap_or_default();
    let mut numbers = wish.split(',').map(|part| part.trim().parse::<u64>().ok());
    let seconds = numbers.next().flatten().unwrap_or(60);
    let first = numbers.next().flatten().unwrap_or(0);
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut seed, mut refused, mut too_large) = (first, 0, 0);
    while Instant::now() < end {
        seed += 1;
        let source = generate::program(seed);
        let host = compiled("generated", &source).map(|compiled| run_mpy(&mpy::write(&compiled), PLAIN));
        let Ok(host) = host else {
            // An assignment expression in a class's comprehension, and the like.
            refused += 1;
            continue;
        };
        // Places differ: the host runs comprehensions in line.
        let places =
            |text: &str| text.lines().filter(|line| !line.starts_with("  File ")).collect::<Vec<_>>().join("\n");
        let (host, board) = (places(&host), places(&run_source(&source, PLAIN)));
        if host.contains("MemoryError") || board.contains("MemoryError") {
            // The board's compiler takes the program's text and code from the same heap: how much is left differs.
            too_large += 1;
            continue;
        }
        assert!(host == board, "program {seed} differs\n{source}\n{}", difference(&host, &board));
    }
    let made = seed - first;
    println!("{made} programs from {first} on, {refused} refused, {too_large} out of memory");
    assert!(refused * 2 <= made, "most programs are none");
    assert!(too_large * 20 <= made, "too many programs run out of memory");
}

/// The official firmware takes 143 lines of such functions. The heap is the board's without the prompt, which takes some
/// 20 lines' worth more.
#[test]
fn a_script_of_600_lines_fits_the_heap() {
    let function = |n: usize| {
        format!(
            "def f{n}(x, y):\n    s = 0\n    for i in range(x):\n        if i % 2:\n            s += i * y\n        else:\n            \
             s -= 1\n    if s > 100:\n        s = s // 3\n    return s + {n}\n"
        )
    };
    let mut script: String = (0..60).map(function).collect();
    script += "print(f0(3, 4), f59(3, 4))\n";
    assert_eq!(run_stream_small(&script), "2 61\n");
}

/// Any bytes: parts of programs cut and put together.
#[test]
fn any_bytes_are_refused_or_verify() {
    let programs = programs();
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    for round in 0..6_000 {
        let mut text = Vec::new();
        for _ in 0..1 + random(4) {
            let source = programs[random(programs.len())].source.as_bytes();
            let from = random(source.len());
            text.extend(&source[from..(from + random(200)).min(source.len())]);
            if random(3) == 0 {
                text.push(b"()[]{}:,='\"\n\\ \t#@*.\xC3\xFF\0"[random(22)]);
            }
        }
        let result = check(&text, PLAIN);
        assert!(result.is_ok(), "round {round}: {result:?}\n{}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn nesting_and_length_have_limits() {
    let deep = |open: &str, close: &str, n: usize| format!("x = {}1{}\n", open.repeat(n), close.repeat(n));
    let blocks: String = (0..60).map(|n| format!("{}if x:\n", " ".repeat(n))).collect();
    let texts = [
        deep("(", ")", 20_000),
        deep("[", "]", 150),
        deep("{1:", "}", 150),
        deep("f(", ")", 150),
        deep("-", "", 2_000),
        deep("not ", "", 2_000),
        deep("lambda: ", "", 500),
        deep("[x for x in ", "]", 150),
        deep("f'{", "}'", 100),
        deep("1 if 1 else ", "", 1_000),
        deep("a.b.", "", 1_000),
        format!("x = {}\n", "9".repeat(5_000)),
        format!("x = '{}'\n", "a".repeat(20_000)),
        format!("x = {}1\n", "1 + ".repeat(3_000)),
        format!("x = {}1\n", "1 and ".repeat(3_000)),
        format!("x = {}1\n", "1 < ".repeat(3_000)),
        format!("{}\n", "x = ".repeat(3_000)),
        format!("#{}\n", "c".repeat(100_000)),
        format!("({}) = 1\n", "(".repeat(5_000)),
        format!("del {}\n", "(".repeat(5_000)),
        format!("for {} in x: pass\n", "(".repeat(5_000)),
        format!("def f({}): pass\n", "a, ".repeat(300)),
        format!("def f(): {}\n", "x = 1; ".repeat(10_000)),
        blocks,
    ];
    for text in texts {
        let result = check(text.as_bytes(), PLAIN);
        assert!(result.is_ok(), "{result:?}: {}", text.chars().take(60).collect::<String>());
    }
}

/// The code of the first error that the host's compiler has for a text.
fn first_error(source: &str) -> String {
    let options = mpyc_compiler::Options::default();
    let job = Job { source_name: "main.py", text: source.as_bytes(), options, arch_flags: 0 };
    let found = job::run(&job).diagnostics;
    found.iter().find(|diagnostic| diagnostic.is_error()).map_or_else(String::new, |error| error.code.to_string())
}

#[test]
fn errors_tell_line_column_and_reason() {
    let cases = [
        ("if x\n    y\n", "1, column 5", "expected ':'"),
        ("x = 1\nif x:\ny = 2\n", "3, column 1", "expected an indented block"),
        ("x = 1\n  y = 2\n", "2, column 3", "unexpected indent"),
        ("if x:\n    y\n  z\n", "3, column 3", "unindent doesn't match any outer indent level"),
        ("x = (1,\ny = 2\n", "2, column 3", "invalid syntax"),
        ("x = (1,\n\n", "3, column 1", "bracket was never closed"),
        ("x = 'abc\ny = 2\n", "1, column 5", "unterminated string"),
        ("x = \"\"\"abc\n", "1, column 5", "unterminated string"),
        ("x = 012\n", "1, column 5", "invalid number"),
        ("x = 0x\n", "1, column 5", "invalid number"),
        ("x = 1j\n", "1, column 5", "the board's compiler has no complex numbers"),
        ("x = '\\xg0'\n", "1, column 5", "invalid escape in string"),
        ("x = b'a' 'b'\n", "1, column 10", "can't mix bytes and nonbytes literals"),
        ("x = f'{}'\n", "1, column 8", "f-string: empty expression"),
        ("x = f'}'\n", "1, column 5", "f-string: unmatched brace"),
        ("x = f'{a!x}'\n", "1, column 11", "f-string: conversion must be 'a', 'r' or 's'"),
        ("def if():\n    pass\n", "1, column 5", "a keyword can't be a name"),
        ("f() = 1\n", "1, column 1", "can't assign to expression"),
        ("a + b = 1\n", "1, column 1", "can't assign to expression"),
        ("del f()\n", "1, column 5", "can't delete expression"),
        ("*a, *b = c\n", "1, column 5", "multiple *x in assignment"),
        ("x = *a\n", "1, column 7", "can't use a star here"),
        ("break\n", "1, column 1", "'break' outside loop"),
        ("if x:\n    continue\n", "2, column 5", "'continue' outside loop"),
        ("return 1\n", "1, column 1", "'return' outside function"),
        ("class A:\n    yield 1\n", "2, column 5", "'yield' outside function"),
        ("await x\n", "1, column 1", "'await' outside function"),
        ("def f():\n    nonlocal x\n", "3, column 1", "no binding for nonlocal found"),
        ("def f(a, a):\n    pass\n", "1, column 11", "argument name reused"),
        ("def f(a=1, b):\n    pass\n", "1, column 13", "non-default argument follows default argument"),
        ("f(a=1, 2)\n", "1, column 9", "positional argument follows keyword argument"),
        ("print 'x'\n", "1, column 1", "missing parentheses in call to print"),
        ("x = 1 if y\n", "1, column 11", "expected 'else' after 'if' expression"),
        ("try:\n    x\ny\n", "3, column 1", "expected 'except' or 'finally' block"),
        ("match x:\n    case 1:\n        pass\n", "1, column 1", "the board's compiler has no 'match'"),
        ("match (x):\n    case 1:\n        pass\n", "1, column 1", "the board's compiler has no 'match'"),
        ("type X = int\n", "1, column 1", "the board's compiler has no 'type' statement"),
        ("def f[T](x): pass\n", "1, column 6", "the board's compiler has no type parameters"),
        ("async with x: pass\n", "1, column 7", "'await' outside function"),
        ("async for a in x: pass\n", "1, column 7", "'await' outside function"),
        (
            "async def f():\n    [a async for a in x]\n",
            "2, column 8",
            "the board's compiler has no asynchronous comprehensions",
        ),
        ("try:\n    x\nexcept* A:\n    y\n", "3, column 7", "the board's compiler has no 'except*'"),
        ("x = '\\N{BULLET}'\n", "1, column 5", "the board's compiler has no \\N{...}"),
        ("@micropython.viper\ndef f(): pass\n", "1, column 2", "the board's compiler makes no native code"),
        ("try:\n    x\nexcept:\n    y\nexcept A:\n    z\n", "5, column 8", "default 'except' must be last"),
        ("*a = b\n", "1, column 4", "can't use a star here"),
        ("x = 3 $ 4\n", "1, column 7", "invalid syntax"),
        ("else:\n    x\n", "1, column 1", "invalid syntax"),
    ];
    let mut failures = Vec::new();
    let mut coded = 0;
    for (source, place, text) in cases {
        let printed = check(source.as_bytes(), PLAIN).expect("code that verifies").unwrap_or_default();
        let found = printed.split_once("  File \"<stdin>\", line ").and_then(|(_, rest)| rest.split_once('\n'));
        let (found, rest) = found.unwrap_or_default();
        let (found, code) = found.split_once(", E").map_or((found, None), |(found, code)| (found, Some(code)));
        if found != place || !rest.contains(&format!("Error: {text}\n")) {
            failures.push(format!("{source}wanted line {place}: {text}\n{printed}"));
        }
        let Some(code) = code else { continue };
        coded += 1;
        if first_error(source) != format!("E{code}") {
            failures.push(format!("{source}the host says {}\n{printed}", first_error(source)));
        }
    }
    assert!(coded > 30, "only {coded} errors have a code");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
