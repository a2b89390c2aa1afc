//! Random programs that end and print what they do, for comparing two ways to run a program.
//!
//! A program is made from a number alone, so that a difference can be made again. What may raise is caught and its
//! type printed; loops are short; nothing depends on addresses, time or the order of sets.

mod fixed;
mod shapes;

pub use shapes::modules;

use std::fmt::Write;

/// Makes programs.
pub struct Generator {
    state: u64,
    text: String,
    indent: usize,
    /// What may stand here.
    in_function: bool,
    in_loop: bool,
    in_generator: bool,
    in_comprehension: bool,
    functions: usize,
    budget: usize,
}

/// Deepest nesting of expressions.
const DEPTH: usize = 4;
const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "n"];
const BINARY: [&str; 13] = ["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>", "/", "and", "or"];
const COMPARE: [&str; 10] = ["<", ">", "==", "<=", ">=", "!=", "in", "not in", "is", "is not"];

/// The program of a number.
pub fn program(seed: u64) -> String {
    let mut generator = Generator::new(seed);
    generator.prologue();
    let statements = 6 + generator.below(10);
    for _ in 0..statements {
        generator.guarded();
    }
    generator.line("print(a, b, c, d, e)");
    generator.text
}

impl Generator {
    fn new(seed: u64) -> Self {
        Self {
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            text: String::new(),
            indent: 0,
            in_function: false,
            in_loop: false,
            in_generator: false,
            in_comprehension: false,
            functions: 0,
            budget: 60,
        }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 11) as usize % n.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn line(&mut self, text: &str) {
        let indent = "    ".repeat(self.indent);
        let _ = writeln!(self.text, "{indent}{text}");
    }

    fn prologue(&mut self) {
        self.line("class Box:");
        self.line("    size = 2");
        self.line("    def __init__(self, *items, **named):");
        self.line("        self.items = list(items)");
        self.line("        self.named = sorted(named.items())");
        self.line("    def __repr__(self):");
        self.line("        return f'Box({self.items!r}, {self.named})'");
        self.line("    def __getitem__(self, key):");
        self.line("        return self.items[key]");
        self.line("    def __enter__(self):");
        self.line("        print('enter')");
        self.line("        return self");
        self.line("    def __exit__(self, t, v, tb):");
        self.line("        print('exit', t and t.__name__)");
        self.line("        return self.size > 2");
        self.line("def show(*args, **named):");
        self.line("    print(*args, sorted(named))");
        self.line("    return args[0] if args else None");
        self.line("a, b, c, d, e, n, z = 1, -2, 'text', [1, 2, 3], Box(4, k=5), 3, 0");
    }

    /// A statement whose errors are caught.
    fn guarded(&mut self) {
        self.line("try:");
        self.block(Generator::statement);
        let variable = self.below(3) == 0;
        self.line(if variable { "except Exception as error:" } else { "except Exception as caught:" });
        self.block(|this| {
            this.line(if variable { "print('!', type(error).__name__)" } else { "print('!', type(caught).__name__)" });
        });
        if self.below(4) == 0 {
            self.line("else:");
            self.block(Self::simple);
        }
        if self.below(4) == 0 {
            self.line("finally:");
            self.block(Self::simple);
        }
    }

    fn block(&mut self, body: impl FnOnce(&mut Self)) {
        self.indent += 1;
        body(self);
        self.indent -= 1;
    }

    fn statement(&mut self) {
        if self.budget == 0 || self.indent > 5 {
            return self.simple();
        }
        self.budget -= 1;
        match self.below(16) {
            13..=15 => self.shape(),
            0 | 1 => self.if_(),
            2 | 3 => self.for_(),
            4 => self.while_(),
            5 => self.guarded(),
            6 => self.with(),
            7 | 8 => self.function(),
            9 => self.class(),
            _ => self.simple(),
        }
    }

    fn body(&mut self) {
        self.block(|this| {
            for _ in 0..1 + this.below(2) {
                this.statement();
            }
        });
    }

    fn if_(&mut self) {
        let test = self.expression(2);
        self.line(&format!("if {test}:"));
        self.body();
        if self.below(3) == 0 {
            let test = self.expression(2);
            self.line(&format!("elif {test}:"));
            self.body();
        }
        if self.below(2) == 0 {
            self.line("else:");
            self.body();
        }
    }

    fn looped(&mut self) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.body();
        self.in_loop = outer;
        if self.below(4) == 0 {
            self.line("else:");
            self.body();
        }
    }

    fn for_(&mut self) {
        let target = self.pick(&["a", "b", "n", "a, b", "(a, b)", "a, *d", "[a, [b, *d]]"]);
        let items = match target {
            "a" | "b" | "n" => self.pick(&["range(3)", "d", "(1, 'x', None)", "'ab'", "range(4, 0, -2)"]),
            "[a, [b, *d]]" => "[(1, (2, 3)), (4, 'xyz')]",
            _ => "[(1, 2), 'ab', [5, 6]]",
        };
        self.line(&format!("for {target} in {items}:"));
        self.looped();
    }

    fn while_(&mut self) {
        let counter = format!("w{}", self.indent);
        let turns = 1 + self.below(3);
        self.line(&format!("{counter} = {turns}"));
        self.line(&format!("while {counter} > 0:"));
        let outer = std::mem::replace(&mut self.in_loop, true);
        self.block(|this| {
            this.line(&format!("{counter} -= 1"));
            this.statement();
        });
        self.in_loop = outer;
        if self.below(4) == 0 {
            self.line("else:");
            self.body();
        }
    }

    fn with(&mut self) {
        let item = self.pick(&["Box()", "Box() as e", "Box() as e, Box(1) as d", "(Box(7) as e)"]);
        self.line(&format!("with {item}:"));
        self.body();
    }

    fn function(&mut self) {
        self.functions += 1;
        let name = format!("f{}", self.functions);
        let default = self.expression(1);
        let parameters = match self.below(6) {
            0 => "x".to_string(),
            1 => format!("x, y={default}"),
            2 => "x, *rest".into(),
            3 => format!("x, *, k={default}"),
            4 => "x, /, y=0, **named".into(),
            _ => format!("x: int = 1, *rest, k={default}, **named"),
        };
        if self.below(5) == 0 {
            self.line("@(lambda f: lambda *p, **q: (show('call', len(p)), f(*p, **q))[1])");
        }
        let generator = self.below(4) == 0;
        self.line(&format!("def {name}({parameters}):"));
        let saved = (self.in_function, self.in_loop, self.in_generator);
        (self.in_function, self.in_loop, self.in_generator) = (true, false, generator);
        self.block(|this| {
            match this.below(4) {
                0 => this.line("global a, b"),
                1 => this.line("a = b = c = d = 2"),
                2 => this.line("a, b, c, d = x, [x], 'in', {x: 1}"),
                _ => {}
            }
            if generator {
                this.line("yield x");
            }
            for _ in 0..1 + this.below(3) {
                this.statement();
            }
            if this.below(3) == 0 {
                this.line("def inner(z=x):");
                this.block(|this| {
                    if this.below(2) == 0 {
                        this.line("nonlocal x");
                        this.line("x = z");
                    }
                    let value = this.expression(2);
                    this.line(&format!("return x, z, {value}"));
                });
                this.line("show(inner(), x)");
            }
            let value = this.expression(3);
            this.line(&format!("return {value}"));
        });
        (self.in_function, self.in_loop, self.in_generator) = saved;
        let argument = self.expression(1);
        let call = match self.below(4) {
            0 => format!("{name}({argument})"),
            1 => format!("{name}({argument}, k=2)"),
            2 => format!("{name}(*[{argument}, 3])"),
            _ => format!("{name}({argument}, **{{'y': 5}})"),
        };
        self.line(&if generator { format!("show(*{call})") } else { format!("show({call})") });
    }

    fn class(&mut self) {
        self.functions += 1;
        let name = format!("C{}", self.functions);
        let base = self.pick(&["", "()", "(Box)", "(Box, object)"]);
        let value = self.expression(1);
        self.line(&format!("class {name}{base}:"));
        self.block(|this| {
            this.line("'text'");
            this.line(&format!("size = {value}"));
            this.line("__hidden = [size for _ in range(2)]");
            this.line("def method(self, x=size):");
            this.block(|this| {
                let value = this.expression(2);
                this.line(&format!("return self.size, self.__hidden, x, {value}"));
            });
            if base.contains("Box") {
                this.line("def __init__(self, *items):");
                this.line("    super().__init__(*items, own=1)");
            }
        });
        self.line(&format!("e = {name}()"));
        self.line("show(e.method())");
    }

    fn simple(&mut self) {
        let value = self.expression(DEPTH);
        let name = self.pick(&NAMES);
        let text = match self.below(18) {
            0..=4 => format!("{name} = {value}"),
            5 => format!("{name} {}= {value}", self.pick(&["+", "-", "*", "|", "%", "//"])),
            6 => format!("a, b = {value}, {name}"),
            7 => format!("a = {name} = {value}"),
            8 => format!("d[{}] = {value}", self.below(4)),
            9 => format!("d[{}:] = [{value}, 1]", self.below(3)),
            10 => format!("e.size = e.items[0] = {value}"),
            11 => format!("d[0] {}= {value}", self.pick(&["+", "*", "-"])),
            12 => format!("assert {value}, {name}"),
            13 => format!("raise {}({value})", self.pick(&["ValueError", "KeyError", "TypeError"])),
            14 if self.in_loop => self.pick(&["break", "continue"]).into(),
            15 if self.in_generator => format!("{name} = yield {value}"),
            16 if self.in_function && !self.in_generator => format!("return {value}"),
            17 => format!("del d[{}]", self.below(3)),
            _ => format!("show({value}, {name})"),
        };
        self.line(&text);
    }

    fn atom(&mut self) -> String {
        match self.below(12) {
            0..=4 => self.pick(&NAMES).into(),
            5 | 6 => format!("{}", self.below(300) as i64 - 20),
            7 => self.pick(&["'x'", "'a{b}'", "\"it's\"", "'''t'''", "r'\\n'", "'p' 'q'", "''"]).into(),
            8 => self.pick(&["None", "True", "False", "...", "()", "[]", "{}"]).into(),
            9 => self.pick(&["0x1F", "1_000", "2.5", "1e3", "0b101", "123456789012"]).into(),
            10 => "e.size".into(),
            _ => format!("d[{}]", self.pick(&["0", "-1", "1:", ":2", "::2", "n", ":"])),
        }
    }

    /// An expression of at most that depth.
    fn expression(&mut self, depth: usize) -> String {
        if depth == 0 {
            return self.atom();
        }
        let inner = |this: &mut Self| this.expression(depth - 1);
        let kind = self.below(26);
        if (13..=16).contains(&kind) {
            let outer = std::mem::replace(&mut self.in_comprehension, true);
            let made = self.comprehension(kind, depth - 1);
            self.in_comprehension = outer;
            return made;
        }
        match kind {
            0..=3 => {
                let (x, y) = (inner(self), inner(self));
                let operator = self.pick(&BINARY);
                // Shifts stay small.
                if operator == "<<" { format!("({x} << 3)") } else { format!("({x} {operator} {y})") }
            }
            4 => format!("{} {} {}", self.atom(), self.pick(&["+", "-", "*"]), self.atom()),
            5 => format!("({} {} {})", inner(self), self.pick(&COMPARE), inner(self)),
            6 => format!("({} < {} <= {})", inner(self), inner(self), inner(self)),
            7 => format!("({} if {} else {})", inner(self), inner(self), inner(self)),
            8 => format!("(not {})", self.atom()),
            9 => format!("{}{}", self.pick(&["-", "+", "~", "- -"]), self.atom()),
            10 => format!("[{}, {}]", inner(self), inner(self)),
            11 => format!("({}, *{}, {})", inner(self), self.pick(&["d", "'xy'", "(1,)"]), inner(self)),
            12 => format!("{{{}: {}, 'k': {}, **{{'z': 1}}}}", self.atom(), inner(self), inner(self)),
            17 => format!("(lambda x, y=n: ({}, x, y))({})", inner(self), inner(self)),
            18 => format!("show({}, k={})", inner(self), inner(self)),
            19 => format!("Box(*d, {}, **{{'w': {}}})", inner(self), inner(self)),
            20 => format!("f'{{{}}} {{n!r:>4}}{{{{}}}} {{a=}}'", self.field()),
            21 if !self.in_comprehension => format!("(z := {})", inner(self)),
            22 => format!("str({}).{}", inner(self), self.pick(&["upper()", "split('a', 1)", "replace('1', 'one')"])),
            23 => format!("max({}, {}, key=str)", inner(self), inner(self)),
            24 => format!("'%s|%r' % ({}, {})", inner(self), inner(self)),
            _ => self.atom(),
        }
    }

    fn comprehension(&mut self, kind: usize, depth: usize) -> String {
        let (x, y) = (self.expression(depth), self.expression(depth));
        match kind {
            13 => format!("[{x} for a in range(3) if {y}]"),
            14 => format!("[(a, b) for a, b in [(1, {x}), (2, 3)] for n in 'xy']"),
            15 => format!("sorted({{str(a): {x} for a in range(2)}}.items())"),
            _ => format!("list({x} for b in d)"),
        }
    }

    /// An expression in a field of an f-string.
    fn field(&mut self) -> String {
        self.pick(&["a", "n + 1", "c.upper()", "d[0]", "[x for x in d]", "(lambda: n)()", "e", "'q'", "b if n else c"])
            .into()
    }
}
