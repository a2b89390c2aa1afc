use super::*;
use crate::{Options, compile};

/// Where each name of a scope lives, by the name of the function: `x fast 0`.
fn accesses(source: &str, function: &str) -> Vec<String> {
    let (tree, errors) = mpyc_grammar::parse(source.as_bytes());
    assert!(errors.is_empty(), "{errors:?}");
    let mut names = Names::default();
    let mut diagnostics = Vec::new();
    let scopes = resolve(&tree, &mut names, &mut diagnostics);
    assert_eq!(diagnostics, [], "{source}");
    let found = scopes.by_stmt.iter().find(|(stmt, _)| match tree.stmt(**stmt).kind {
        mpyc_grammar::StmtKind::FunctionDef(def) => tree.name(def.name.name) == function,
        mpyc_grammar::StmtKind::ClassDef(def) => tree.name(def.name.name) == function,
        _ => false,
    });
    let scope = found.map_or(scopes.module(), |(_, &scope)| scope);
    let order = &scopes.scope(scope).order;
    order
        .iter()
        .map(|&name| {
            let place = match scopes.access(scope, name) {
                Access::Fast(slot) => format!("fast {slot}"),
                Access::Deref(slot) => format!("cell {slot}"),
                Access::Global => "global".into(),
                Access::Name => "name".into(),
            };
            format!("{} {place}", names.text(name))
        })
        .collect()
}

#[test]
fn locals_globals_and_captured() {
    let source = "def outer(a, b):\n    c = 1\n    def inner(d):\n        return a + c + d + e\n    return inner, b\n";
    assert_eq!(accesses(source, "outer"), ["a cell 0", "b fast 1", "c cell 2", "inner fast 3"]);
    assert_eq!(accesses(source, "inner"), ["d fast 2", "a cell 0", "c cell 1", "e global"]);
    assert_eq!(accesses(source, ""), ["outer name"]);
}

#[test]
fn declared_names() {
    let source = "def outer():\n    x = 1\n    def inner():\n        nonlocal x\n        global y\n        x = y = 2\n";
    assert_eq!(accesses(source, "inner"), ["x cell 0", "y global"]);
    let hidden = "def outer():\n    global x\n    def inner():\n        return x\n";
    assert_eq!(accesses(hidden, "inner"), ["x global"]);
}

#[test]
fn class_bodies_hide_their_names_from_functions() {
    let source =
        "def f():\n    x = 1\n    class A:\n        x = x\n        y = x\n        def m(self):\n            return x\n";
    assert_eq!(accesses(source, "A"), ["x name", "y name", "m name"]);
    assert_eq!(accesses(source, "m"), ["self fast 1", "x cell 0"]);
    let read = "def f(x):\n    class A:\n        y = x\n";
    assert_eq!(accesses(read, "A"), ["x cell 0", "y name"]);
}

#[test]
fn super_captures_the_class() {
    let source =
        "class A:\n    def m(self):\n        return super().m()\n    def n(self):\n        return super(B, self)\n";
    assert_eq!(accesses(source, "m"), ["self fast 1", "super global", "__class__ cell 0"]);
    assert_eq!(accesses(source, "n"), ["self fast 0", "super global", "B global"]);
}

#[test]
fn walrus_binds_outside_comprehensions() {
    let source = "def f(a):\n    [b := x for x in a]\n    return b\n";
    assert_eq!(accesses(source, "f"), ["a fast 0", "b fast 1"]);
    let captured = "def f(a):\n    [(b := x, lambda: b) for x in a]\n    return b\n";
    assert_eq!(accesses(captured, "f"), ["a fast 0", "b cell 1"]);
    assert_eq!(accesses("[[b := y for y in x] for x in a]\nb\n", ""), ["a name", "b name"]);
}

#[test]
fn comprehensions_in_functions_capture_nothing() {
    let places = |source: &str| accesses(source, "f");
    assert_eq!(places("def f(a, b):\n    return [a * x for x in b]\n"), ["a fast 0", "b fast 1"]);
    assert_eq!(places("def f(a, b):\n    return [[a for y in x] for x in b]\n"), ["a fast 0", "b fast 1"]);
    assert_eq!(places("def f(a, b):\n    return (a * x for x in b)\n"), ["a cell 0", "b fast 1"]);
    assert_eq!(places("def f(a, b):\n    return [lambda: a * x for x in b]\n"), ["a cell 0", "b fast 1"]);
}

#[test]
fn errors_are_named() {
    let cases = [
        ("break\n", "E0204"),
        ("for x in y:\n    def f(): continue\n", "E0205"),
        ("return 1\n", "E0201"),
        ("class A:\n    yield 1\n", "E0202"),
        ("def f():\n    await x\n", "E0203"),
        ("nonlocal x\n", "E0207"),
        ("def f():\n    nonlocal x\n", "E0208"),
        ("def f(x):\n    global x\n", "E0210"),
        ("def f():\n    x = 1\n    global x\n", "E0209"),
        ("def f(a, a): pass\n", "E0213"),
        ("def f():\n    from a import *\n", "E0214"),
    ];
    for (source, code) in cases {
        let compiled = compile("test.py", source.as_bytes(), &Options::default());
        let codes: Vec<String> = compiled.diagnostics.iter().map(|found| found.code.to_string()).collect();
        assert_eq!(codes, [code], "{source}");
    }
}

/// The codes of the errors in a program.
fn codes(source: &str) -> Vec<String> {
    let found = compile("test.py", source.as_bytes(), &Options::default()).diagnostics;
    found.iter().filter(|found| found.is_error()).map(|found| found.code.to_string()).collect()
}

#[test]
fn debug_is_given_no_value_in_any_place() {
    for source in
        ["a.__debug__ = 1\n", "del a.__debug__\n", "f(__debug__=1)\n", "def f(*a: (lambda __debug__: 0)): pass\n"]
    {
        assert_eq!(codes(source), ["E0232"], "{source}");
    }
    assert!(codes("print(a.__debug__)\n").is_empty());
}

#[test]
fn annotations_and_types_are_checked_but_capture_nothing() {
    assert_eq!(codes("def g(a: (yield)): pass\n"), ["E0202"]);
    assert_eq!(codes("x: (await y)\n"), ["E0203"]);
    for source in ["type A[T: (x := 3)] = int\n", "type A = (yield 3)\n", "class A[T]((await 3)): ...\n"] {
        assert_eq!(codes(source), ["E0236"], "{source}");
    }
    let source = "def outer(t):\n    def inner(x: t, y: [u for u in t]) -> (lambda: t): return x\n    return inner\n";
    assert_eq!(accesses(source, "outer"), ["t fast 0", "inner fast 1"]);
}

#[test]
fn a_field_holds_no_lone_star() {
    assert_eq!(codes("x = f'{*a}'\n"), ["E0219"]);
    assert!(codes("x = f'{*a,}'\n").is_empty());
}

#[test]
fn a_lone_value_has_no_star() {
    for lone in ["x = *a", "x = y = *a", "x += *a", "x: int = *a", "*a", "for x in *a: pass"] {
        assert_eq!(codes(&format!("{lone}\n")), ["E0219"], "{lone}");
        let tuple = lone.replacen("*a", "*a,", 1);
        if !lone.starts_with("x +") {
            assert!(codes(&format!("{tuple}\n")).is_empty(), "{tuple}");
        }
    }
    assert_eq!(codes("def f():\n    yield *a\n    return *a\n"), ["E0219", "E0219"]);
    assert!(codes("def f():\n    yield *a,\n    return *a, 1\n").is_empty());
}

#[test]
fn statements_before_a_line_at_a_wrong_depth_are_certain() {
    assert_eq!(codes("return 1\nx = 2\n  y = 3\n"), ["E0201", "E0046"]);
    assert_eq!(codes("break\nx = (1\ny = 2\n"), ["E0204", "E0042"]);
    // This may belong to a function whose line is meant by the wrong one.
    assert_eq!(codes("x = 2\n  y = 3\nreturn 1\n"), ["E0046"]);
}
