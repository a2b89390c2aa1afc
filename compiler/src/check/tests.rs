use super::testing::{Board, Files};
use super::*;
use crate::diagnostics::{Code, registry, short};

/// The findings of a program, a line each.
fn findings(app: &str, files: &[(&'static str, &'static str)]) -> String {
    let mut program = Program::load("app.py", app.as_bytes(), &mut Files(files.to_vec()));
    check(&mut program, &Board, &Levels::default());
    let shown = |module: &SourceModule| -> String {
        module.diagnostics.iter().map(|found| short(found, &module.source)).collect()
    };
    program.modules.iter().map(shown).collect()
}

#[test]
fn a_slip_of_the_finger_is_found_once() {
    let app = "score = 1\ndef win():\n    prnt(scroe)\n    prnt(scroe)\n";
    assert_eq!(
        findings(app, &[]),
        "app.py:3:5: warning[W0201]: `prnt` is not defined\napp.py:3:10: warning[W0201]: `scroe` is not defined\n"
    );
}

#[test]
fn a_forgotten_import_is_named() {
    let mut program = Program::load("app.py", b"display.show(1)\nmicrobit.sleep(1)\n", &mut Files(Vec::new()));
    check(&mut program, &Board, &Levels::default());
    let help: Vec<&str> = program.modules[0].diagnostics.iter().map(|found| found.help[0].as_str()).collect();
    let import = "write `import microbit` at the top of the file";
    assert_eq!(help, ["`microbit` has it: write `from microbit import display`", import]);
}

#[test]
fn help_says_what_is_meant() {
    for (app, help) in [
        ("while true:\n    pass\n", "did you mean `True`?"),
        ("x = null\nprint(x)\n", "did you mean `None`?"),
        ("from microbit import *\ndisplayshow(1)\n", "did you mean `display.show`?"),
        ("from microbit import *\ndisplay, show(1)\n", "did you mean `display.show`?"),
        (
            "x = 0\nwhile x < 3:\n    x += 1\nendwhile\n",
            "Python has no such word: a block ends where the lines are no longer indented",
        ),
    ] {
        let mut program = Program::load("app.py", app.as_bytes(), &mut Files(Vec::new()));
        check(&mut program, &Board, &Levels::default());
        let found = &program.modules[0].diagnostics;
        assert!(found.iter().any(|each| each.help.first().is_some_and(|each| each == help)), "{app}: {found:?}");
    }
}

#[test]
fn a_method_without_self_is_one_slip() {
    let app = "class A:\n    def f():\n        self.x = 1\n        print(self)\nA().f()\n";
    assert_eq!(findings(app, &[]), "app.py:2:9: warning[W0117]: the method `f` has no `self`\n");
}

#[test]
fn names_are_used_after_the_lines_that_define_them() {
    for wrong in ["f()\ndef f(): pass\n", "while True:\n    f()\ndef f(): pass\n", "print(x)\nx = 1\n"] {
        assert!(findings(wrong, &[]).contains("W0128"), "{wrong}");
    }
    for right in [
        "def f():\n    return g()\ndef g(): pass\nf()\n",
        "x = [a for a in 'b']\nfor i in x:\n    if i:\n        print(later)\n    later = 1\n",
        "def f():\n    global x\n    x = 1\nf()\nprint(x)\nx = 2\n",
        "try:\n    print(x)\nexcept NameError:\n    x = 1\n",
        "print(len)\nlen = 3\n",
        "f = lambda: g\ng = 1\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    class A(B): pass\nclass B: pass\n",
    ] {
        assert!(!findings(right, &[]).contains("W0128"), "{right}");
    }
}

#[test]
fn what_a_program_defines_anywhere_is_known() {
    let app = "\
import math as m, microbit
from microbit import *
def f(a, *b, c=1, **d):
    global made
    made = [x for x in a if (y := x)] + [b, c, d, made, f, y]
    def inner():
        return a, later
    return inner, display, __name__, microbit, m
class A:
    size = 3
    both = size, A0 if False else m
later = 1
A0 = lambda k: k
try:
    f(1)
except ValueError as e:
    print(e, made)
for i, (j, *k) in []:
    print(i, j, k)
with f(1) as w:
    print(w)
match later:
    case [p, {'a': q, **r}, A(size=s) as t]:
        print(p, q, r, s, t)
";
    assert_eq!(findings(app, &[]), "");
}

#[test]
fn class_names_are_not_seen_by_methods() {
    let app = "class A:\n    size = 3\n    def f(self):\n        return size\n";
    assert_eq!(findings(app, &[]), "app.py:4:16: warning[W0201]: `size` is not defined\n");
}

#[test]
fn a_module_that_may_define_anything_is_left_alone() {
    assert_eq!(findings("exec('x = 1')\nprint(x)\n", &[]), "");
    assert_eq!(findings("globals()['x'] = 1\nprint(x)\n", &[]), "");
    assert_eq!(findings("from sys import *\nprint(x)\n", &[]), "");
    assert_eq!(findings("from helpers import *\nprint(x)\n", &[("helpers.py", "exec('x = 1')\n")]), "");
}

#[test]
fn star_imports_of_known_modules_bring_their_names() {
    let helpers = [("helpers.py", "from microbit import *\nfast = 1\n_slow = 2\n")];
    assert_eq!(findings("from helpers import *\nprint(fast, display)\n", &helpers), "");
    let app = "from helpers import *\nprint(_slow, _hidden)\n";
    assert_eq!(findings(app, &helpers).matches("W0201").count(), 2);
}

#[test]
fn members_that_a_module_does_not_have() {
    let app = "import microbit\nimport helpers as h\nfrom microbit import dispaly\nmicrobit.slep(1)\nh.fast\nh.fastt\n";
    assert_eq!(
        findings(app, &[("helpers.py", "fast = 1\n")]),
        "app.py:3:22: warning[W0502]: module `microbit` has no `dispaly`\n\
         app.py:4:10: warning[W0502]: module `microbit` has no `slep`\n\
         app.py:6:3: warning[W0502]: module `helpers` has no `fastt`\n"
    );
}

#[test]
fn carried_modules_have_the_names_that_they_make_when_asked() {
    let app = "\
from collections import deqe
import collections, errno
print(deqe, collections.namedtuple, collections.OrderedDict, collections.dequ)
print(errno.EIO, errno.errorcode, errno.EI0)
";
    assert_eq!(
        findings(app, &[]),
        "app.py:1:25: warning[W0502]: module `collections` has no `deqe`\n\
         app.py:3:74: warning[W0502]: module `collections` has no `dequ`\n\
         app.py:4:41: warning[W0502]: module `errno` has no `EI0`\n"
    );
}

#[test]
fn members_that_may_be_there_are_not_reported() {
    let files = [
        ("helpers.py", "def __getattr__(name):\n    return 1\n"),
        ("state.py", ""),
        ("pkg/__init__.py", ""),
        ("pkg/sub.py", ""),
    ];
    let app = "\
import helpers, state, pkg.sub, microbit, math
from pkg import sub
state.level = 1
print(helpers.anything, state.level, pkg.sub, math.pi, sub, microbit)
def f(microbit):
    return microbit.anything
try:
    from microbit import speaker
except ImportError:
    speaker = None
";
    assert_eq!(findings(app, &files), "");
}

#[test]
fn a_file_with_errors_is_passed_over() {
    assert_eq!(findings("x = (1\nprint(y)\n", &[]).matches("W0").count(), 0);
}

#[test]
fn a_missing_module_keeps_no_other_warning_back() {
    let app = "import numpi\nfrom mathe import *\nimport time\n";
    let found = findings(app, &[]);
    let codes: Vec<&str> = found.lines().filter_map(|line| Some(&line[line.find('[')?..=line.find(']')?])).collect();
    assert_eq!(codes, ["[E0501]", "[E0501]", "[W0101]"], "{found}");
}

#[test]
fn levels_and_comments_say_what_becomes_of_warnings() {
    let with = |app: &str, levels: &[(&str, Level)]| {
        let mut set = Levels::default();
        levels.iter().for_each(|(name, level)| set.set(name.parse().unwrap(), *level));
        let mut program = Program::load("app.py", app.as_bytes(), &mut Files(Vec::new()));
        check(&mut program, &Board, &set);
        let module = &program.modules[0];
        module.diagnostics.iter().map(|found| short(found, &module.source)).collect::<String>()
    };
    assert_eq!(with("print(x)\n", &[("undefined-name", Level::Allow)]), "");
    let denied = with("print(x)\n", &[("all", Level::Deny)]);
    assert_eq!(denied, "app.py:1:7: error[W0201]: `x` is not defined\n");
    assert_eq!(with("print(x)  # mpyc: allow(undefined-name)\n", &[("all", Level::Deny)]), "");
    assert_eq!(
        with("print(1)  # mpyc: allow(undefind-name)\n", &[]),
        "app.py:1:25: warning[W0126]: no warning is called `undefind-name`\n"
    );
    assert!(with("print(1\n", &[("all", Level::Allow)]).contains("error"));
}

#[test]
fn every_warning_fires_in_its_wrong_example_alone() {
    // What lies in the files around a program shows in no example.
    let others = [Code::warning(501)];
    for (name, info) in registry::warnings().filter(|(_, info)| !others.contains(&info.code)) {
        let codes = |text: &str| testing::findings(text).into_iter().map(|found| found.code).collect::<Vec<_>>();
        let wrong = codes(info.wrong);
        assert!(!wrong.is_empty() && wrong.iter().all(|&code| code == info.code), "{name}: {wrong:?}");
        assert_eq!(codes(info.right), [], "{name}");
    }
}

#[test]
fn guards_of_expected_failures_are_understood() {
    assert_eq!(findings("try:\n    word\nexcept NameError:\n    word = 1\nprint(word)\n", &[]), "");
    assert_eq!(findings("import microbit\ntry:\n    microbit.speaker\nexcept AttributeError:\n    pass\n", &[]), "");
    assert_eq!(findings("import microbit\nif hasattr(microbit, 'speaker'):\n    microbit.speaker.on()\n", &[]), "");
    // A net for everything is no sign that a slip of the finger is expected.
    let net = "try:\n    print(1)\n    prnt(2)\nexcept Exception:\n    pass\n";
    assert_eq!(findings(net, &[]), "app.py:3:5: warning[W0201]: `prnt` is not defined\n");
}

#[test]
fn imports_that_are_for_others_are_left_alone() {
    let helpers = [("helpers.py", "from microbit import display, sleep\nimport math\n__all__ = ['math']\n")];
    let app = "from helpers import display\ndisplay.clear()\n";
    assert_eq!(findings(app, &helpers), "helpers.py:1:31: warning[W0101]: `sleep` is imported but never used\n");
    let exported = "from math import sin as sin\ntry:\n    import math\nexcept ImportError:\n    pass\n";
    assert_eq!(findings(exported, &[]), "");
    assert_eq!(findings("import math\ndef f(x: 'math.thing'): return x\nf(1)\n", &[]), "");
}

#[test]
fn classes_that_are_only_a_place_for_functions_need_no_self() {
    let class = "class Loop:\n    def stop():\n        print(1)\n";
    for quiet in ["", "def get():\n    return Loop\n", "Loop.stop()\n"] {
        assert_eq!(findings(&format!("{class}{quiet}"), &[]), "", "{quiet}");
    }
    for wrong in ["Loop()\n", "class Endless(Loop): pass\n"] {
        assert!(findings(&format!("{class}{wrong}"), &[]).contains("W0117"), "{wrong}");
    }
}

#[test]
fn assembler_has_words_of_its_own() {
    for decorator in ["@asm_pio(set_init=1)", "@rp2.asm_pio()", "@micropython.asm_thumb"] {
        let app = format!(
            "from rp2 import asm_pio\nimport rp2\n{decorator}\ndef f():\n    pull(noblock).side(0)\n    mov(x, osr)\n"
        );
        assert!(!findings(&app, &[]).contains("W0201"), "{decorator}");
    }
}

#[test]
fn functions_that_end_in_every_way_have_no_code_after() {
    let dead = |body: &str| findings(&format!("def f(x):\n{body}    print(x)\nf(1)\n"), &[]).contains("W0102");
    assert!(dead("    if x:\n        return 1\n    else:\n        raise ValueError\n"));
    assert!(dead("    while True:\n        for i in x:\n            break\n"));
    assert!(dead("    try:\n        return x\n    finally:\n        print(2)\n"));
    assert!(dead("    match x:\n        case 1:\n            return 1\n        case _:\n            return 2\n"));
    assert!(!dead("    while True:\n        if x:\n            break\n"));
    assert!(!dead("    with x:\n        return 1\n"));
    assert!(!dead("    try:\n        return x\n    except ValueError:\n        print(2)\n"));
    assert!(!dead("    if x:\n        return 1\n"));
    assert!(!dead("    for i in x:\n        return 1\n"));
}

#[test]
fn attributes_of_own_objects_are_known_where_they_are_certain() {
    let class = "class A:\n    size = 1\n    def __init__(self):\n        self.x = 2\n    def m(self):\n        return self.y\n";
    assert!(findings(&format!("{class}A().m()\n"), &[]).contains("`A` objects have no `y`"));
    for other in [
        "a = A()\na.y = 3\na.m()\n",
        "class B(A):\n    y = 1\nA()\nB().m()\n",
        "setattr(A(), 'y', 1)\n",
        "def f(a): return a\n",
    ] {
        assert!(!findings(&format!("{class}{other}"), &[]).contains("W0124"), "{other}");
    }
}
