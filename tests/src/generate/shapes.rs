//! Statements of shapes that random expressions seldom have: those that the compiler and the linker have instructions for, and
//! programs of several modules.

use super::Generator;

/// Lines about the ints `i` and `j`, the sums `s` and `t` and the list `v`; `K` stands for a small number, `M` for a mask.
const LINES: [&str; 34] = [
    "s = i + K",
    "s += K",
    "s = j - K",
    "s -= K",
    "s = i * K",
    "t = j & K",
    "t = i >> 2",
    "s >>= 1",
    "s += i < K",
    "s += i > K",
    "s += j == K",
    "s += i <= K",
    "s += j >= K",
    "s += i != K",
    "t = i % K",
    "s = i + j",
    "s += j",
    "t = i - j",
    "s = i * j",
    "t = (i < j, s > i)",
    "if i < j: t = i",
    "if i > j: t = j",
    "m = i % 3; t = v[m]",
    "m = j % 3; v[m] = s",
    "s = (i * 77 + j) & M",
    "s &= M",
    "s ^= K",
    "s |= i",
    "s = (s & 255) << 3; s <<= 1",
    "t = (s & 15) ** 2; t **= 2",
    "t = s / 4; t /= 2",
    "s //= K; s %= 97; s *= 3",
    "v.sort(key=str, reverse=i > j)",
    "t = {i, j, s}; t = len(t)",
];

impl Generator {
    /// A statement of one of the shapes.
    pub(super) fn shape(&mut self) {
        match self.below(9) {
            0..=2 => self.arithmetic(),
            3 => self.delegation(),
            4 => self.chained_errors(),
            5 => self.many_names(),
            6 => self.deletions(),
            7 => self.coroutine(),
            _ => self.heir(),
        }
    }

    /// A number for a name in a statement that must be new.
    fn number(&mut self) -> usize {
        self.functions += 1;
        self.functions
    }

    fn arithmetic(&mut self) {
        let name = format!("f{}", self.number());
        self.line(&format!("def {name}(i, j, s=1, t=0):"));
        self.block(|this| {
            this.line("v = [1, 2, 3]");
            this.line("for k in range(3):");
            this.block(|this| {
                for _ in 0..3 + this.below(5) {
                    let (k, bits) = (2 + this.below(60), 1 + this.below(20));
                    let mask = (1u32 << bits) - 1;
                    let line = this.pick(&LINES).replace('K', &k.to_string()).replace('M', &mask.to_string());
                    this.line(&line);
                }
                this.line("i += 1");
            });
            this.line("return i, j, s, t, v");
        });
        let (i, j) = (self.below(80), self.below(80));
        self.line(&format!("show({name}({i}, {j}))"));
        // What is no int goes another way.
        self.line(&format!("show({name}({i}.5, {j}))"));
    }

    fn delegation(&mut self) {
        let number = self.number();
        let value = self.expression(1);
        self.line(&format!("def f{number}(x):"));
        self.block(|this| {
            this.line(&format!("y = yield from (x, {value}, n)"));
            this.line("try:");
            this.block(|this| this.line("z = yield from iter(range(3))"));
            this.line("finally:");
            this.block(|this| this.line("show('left', y)"));
            this.line("return z");
        });
        self.line(&format!("show(*f{number}(a), *f{number}(1))"));
        self.line(&format!("show(*zip(*[f{number}(2), 'ab']), k='{number}'.join(*[['a', 'b']]))"));
    }

    fn chained_errors(&mut self) {
        let (first, second) = (self.pick(&["ValueError", "KeyError"]), self.pick(&["TypeError", "OSError"]));
        self.line("try:");
        self.block(|this| {
            this.line("try:");
            this.block(|this| this.line(&format!("raise {first}(n)")));
            this.line(&format!("except {first} as first:"));
            let again = this.below(2) == 0;
            this.block(|this| this.line(&if again { "raise".into() } else { format!("raise {second}(a) from first") }));
        });
        self.line(&format!("except ({first}, {second}) as last:"));
        self.block(|this| this.line("show(type(last).__name__, last.__cause__)"));
    }

    /// More locals than have instructions of their own.
    fn many_names(&mut self) {
        let number = self.number();
        let names: Vec<String> = (0..18).map(|name| format!("x{name}")).collect();
        let row = names.join(", ");
        self.line(&format!("def f{number}(x0):"));
        self.block(|this| {
            this.line(&format!("{row} = range(x0, x0 + 18)"));
            let (name, value) = (&names[15 + this.below(3)], this.below(9));
            this.line(&format!("{name} = {value}"));
            this.line(&format!("return [{row}], x1 + x17, x16 * 2"));
        });
        let first = self.below(50);
        self.line(&format!("show(f{number}({first}))"));
    }

    fn deletions(&mut self) {
        let number = self.number();
        self.line(&format!("def f{number}(x, y=2):"));
        self.block(|this| {
            this.line(&format!("global made{number}"));
            this.line(&format!("made{number} = x"));
            this.line("def inner():");
            this.block(|this| this.line("return y"));
            this.line(&format!("show(made{number}, inner())"));
            this.line(&format!("del made{number}, y, x"));
            this.line("try:");
            let last = this.pick(&["x", "inner()", "made"]).replace("made", &format!("made{number}"));
            this.block(|this| this.line(&format!("show({last})")));
            this.line("except NameError as lost:");
            this.block(|this| this.line("show('lost')"));
        });
        let value = self.below(9);
        self.line(&format!("f{number}({value})"));
    }

    fn coroutine(&mut self) {
        let number = self.number();
        self.line(&format!("class Later{number}:"));
        self.block(|this| {
            this.line("def __await__(self):");
            this.block(|this| this.line("return (yield 'waits')"));
        });
        self.line(&format!("async def f{number}(x):"));
        self.block(|this| {
            this.line(&format!("got = await Later{number}()"));
            this.line("return got, x");
        });
        let (sent, value) = (self.expression(1), self.below(9));
        self.line(&format!("later = f{number}({value})"));
        self.line("show(later.send(None))");
        self.line("try:");
        self.block(|this| this.line(&format!("later.send({sent})")));
        self.line("except StopIteration as done:");
        self.block(|this| this.line("show(done.value)"));
    }

    fn heir(&mut self) {
        let number = self.number();
        self.line(&format!("class Heir{number}(Box):"));
        self.block(|this| {
            this.line("def __getitem__(self, key):");
            this.block(|this| this.line("return super().__getitem__(key), self.size + 1"));
            this.line("def __matmul__(self, other):");
            this.block(|this| this.line("return self.items, other"));
        });
        let item = self.expression(1);
        self.line(&format!("e = Heir{number}({item}, *d, k=1)"));
        self.line("show(e[0], e @ 2)");
        self.line("e @= n");
        self.line("show(e)");
        self.line("e = Box(4, k=5)");
    }
}

/// The modules of a number: names and texts, the program last. What it prints does not depend on when they are imported.
pub fn modules(seed: u64) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    for part in 0..1 + seed % 3 {
        let mut generator = Generator::new(seed.wrapping_mul(31).wrapping_add(part + 1));
        generator.prologue();
        if part > 0 {
            let before = part - 1;
            generator.line(&format!("import part{before}"));
            generator.line(&format!("from part{before} import Box as Old, show as told, a as older"));
            generator.line(&format!("n = part{before}.n + 1"));
        }
        generator.constants();
        for _ in 0..2 + generator.below(3) {
            generator.guarded();
        }
        generator.decisions(part.checked_sub(1));
        generator.decisions(part.checked_sub(1));
        let numbers: Vec<String> = (0..12).map(|_| (generator.below(64) as i64 - 16).to_string()).collect();
        generator.line(&format!("show({})", numbers.join(", ")));
        generator.line("LIMIT = 12");
        generator.line("class Shared(Box):");
        generator.block(|this| this.line("count = 3"));
        generator.line("def limited(x):");
        generator.block(|this| this.line("return x + LIMIT, Shared(x).count, sorted({1, 2, LIMIT})"));
        parts.push((format!("part{part}"), generator.text));
    }
    let last = parts.len() - 1;
    let mut generator = Generator::new(seed);
    generator.prologue();
    generator.line(&format!("import part{last}"));
    // What a star binds is known to no linker.
    let names = if seed.is_multiple_of(4) { "*" } else { "LIMIT, Shared, limited, Box, show" };
    generator.line(&format!("from part{last} import {names}"));
    generator.constants();
    generator.line(&format!("from part{last} import limited as limit"));
    for _ in 0..3 {
        generator.guarded();
    }
    for _ in 0..2 {
        generator.decisions(Some(last as u64));
    }
    generator.line(&format!("print(limit(2), part{last}.limited(1), Shared(1), LIMIT)"));
    let change = generator.pick(&[
        "LIMIT = 20",
        "LIMIT += 1",
        "Shared.count = 7",
        "Shared.count += 1",
        "limited = str",
        "extra = 1",
    ]);
    let lates = 1 + generator.below(3);
    parts.extend((0..lates).map(|late| (format!("late{late}"), late_module(seed, late, last))));
    generator.late_use(lates);
    generator.line(&format!("part{last}.{change}"));
    generator.guarded();
    generator.late_use(lates);
    let late = generator.below(lates);
    generator.line(&format!("import late{late}"));
    generator.line(&format!("late{late}.BASE = late{late}.add = 5"));
    generator.late_use(lates);
    generator.line(&format!("print(limit(2), part{last}.limited(1), LIMIT, part{last}.LIMIT, a, b, c, d, e)"));
    parts.push(("__main__".into(), generator.text));
    parts
}

/// A module that others import in functions, or late. Some of its statements do the same whenever that is, some do not.
fn late_module(seed: u64, late: usize, last: usize) -> String {
    let mut generator = Generator::new(seed.wrapping_mul(131).wrapping_add(late as u64));
    generator.line("BASE = 10");
    generator.line("count = 0");
    generator.line("def add(x, y=BASE):");
    generator.block(|this| {
        this.line("global count");
        this.line("count += 1");
        this.line("return x + y, count, BASE");
    });
    generator.line("class Kept:");
    generator.block(|this| {
        this.line("made = 0");
        this.line("def __init__(self, x):");
        this.block(|this| this.line("self.x = (x, Kept.made)"));
    });
    for _ in 0..generator.below(4) {
        let other = generator.below(3);
        let statement = generator.pick(&[
            "import partN",
            "from partN import LIMIT",
            "from partN import limited, Shared",
            "import partN; partN.LIMIT += 2",
            "import partN; seen = partN.LIMIT",
            "import partN as base; Kept = base.Shared",
            "try:\n    import lateN\nexcept ImportError:\n    lateN = None",
            "try:\n    from lateN import BASE as older\nexcept (ImportError, AttributeError):\n    older = 7",
            "try:\n    import lateN\n    lateN.count += 3\nexcept (ImportError, AttributeError):\n    older = 7",
            "rows = [BASE, count]",
            "rows = [Kept(i).x for i in range(3)]",
            "table = {i: add(i)[0] for i in range(4)}",
            "print('late')",
            "import sys; known = sorted(name for name in ('lateN', 'partN') if name in sys.modules)",
            "Kept.made += 1",
            "pair = add(1), Kept(2).x",
        ]);
        let part = format!("part{last}");
        generator.line(&statement.replace("partN", &part).replace("lateN", &format!("late{other}")));
    }
    generator.text
}

impl Generator {
    /// A function that imports late modules, and calls of it.
    fn late_use(&mut self, lates: usize) {
        let (number, late) = (self.number(), self.below(lates));
        self.line(&format!("def f{number}(x):"));
        self.block(|this| {
            this.line(&format!("import late{late}"));
            this.line(&format!("late{late}.Kept.made += x"));
            this.line("try:");
            this.block(|this| this.line(&format!("show(late{late}.add(x), late{late}.Kept(x).x)")));
            this.line("except Exception as caught:");
            this.block(|this| this.line("show(type(caught).__name__)"));
            this.line(&format!("names = [name for name in dir(late{late}) if name[0] != '_' and name != 'print']"));
            this.line(&format!("rows = [repr(getattr(late{late}, name)) for name in names]"));
            this.line("show([(name, row) for name, row in zip(names, rows) if row[0] != '<'])");
        });
        self.line(&format!("f{number}(2)"));
        self.line(&format!("f{number}(3)"));
    }
}
