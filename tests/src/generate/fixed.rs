//! Constants of modules and classes, functions that decide by them, and stores to some of them: what the linker folds, and what it
//! must not.

use super::Generator;

/// The constants that each module has; `Level` is a class.
const CONSTANTS: [&str; 9] = ["EDGE", "STEP", "QUIET", "LOUD", "WORD", "NOTHING", "ROW", "Level.LOW", "Level.HIGH"];
const OPERATORS: [&str; 10] = ["+", "-", "*", "//", "%", "&", "|", "^", "<<", ">>"];
const COMPARISONS: [&str; 6] = ["<", ">", "==", "!=", "<=", ">="];

impl Generator {
    /// The definitions of a module's constants.
    pub(super) fn constants(&mut self) {
        let (edge, step) = (self.below(100), 1 + self.below(5));
        self.line(&format!("EDGE = {edge}"));
        self.line(&format!("STEP = {step}"));
        self.line("QUIET, LOUD, NOTHING = True, False, None");
        self.line("WORD, ROW = 'ab', (1, 'ab', None)");
        self.line("class Level:");
        self.line(&format!("    LOW = {step}"));
        self.line("    HIGH = 70000");
    }

    /// A function that decides by constants of its module and of the one before, and calls of it around a change.
    pub(super) fn decisions(&mut self, before: Option<u64>) {
        self.functions += 1;
        let name = format!("fixed{}", self.functions);
        self.line(&format!("def {name}(x):"));
        self.block(|this| {
            this.line("found = []");
            for _ in 0..2 + this.below(3) {
                this.decision(before);
            }
            let value = this.fixed(before, 3);
            this.line(&format!("return found, {value}"));
        });
        self.tried(&format!("show({name}(1), {name}(EDGE))"));
        if self.below(3) == 0 {
            self.change(before);
            self.tried(&format!("show({name}(2))"));
        }
    }

    /// A statement in a `try`.
    fn tried(&mut self, statement: &str) {
        self.line("try:");
        self.block(|this| this.line(statement));
        self.line("except Exception as caught:");
        self.block(|this| this.line("print('!', type(caught).__name__)"));
    }

    fn decision(&mut self, before: Option<u64>) {
        let (test, value) = (self.fixed(before, 2), self.fixed(before, 2));
        match self.below(7) {
            0 => {
                self.line(&format!("while {test}:"));
                self.block(|this| {
                    this.line(&format!("found.append({value})"));
                    this.line("break");
                });
                self.line("else:");
                self.block(|this| this.line("found.append('else')"));
            }
            1 => {
                self.line("for i in range(3):");
                self.block(|this| {
                    this.line(&format!("if {test}:"));
                    let way = this.pick(&["continue", "break", "return found", "found.append(i)"]);
                    this.block(|this| this.line(way));
                    this.line(&format!("found.append({value})"));
                });
            }
            2 => {
                self.line("try:");
                self.block(|this| {
                    this.line(&format!("if {test}:"));
                    let way = this.pick(&["return found", "raise ValueError(x)", "found.append(1)"]);
                    this.block(|this| this.line(way));
                    this.line(&format!("found.append({value})"));
                });
                if self.below(2) == 0 {
                    self.line("except ValueError:");
                    self.block(|this| this.line("found.append('error')"));
                }
                self.line("finally:");
                let test = self.fixed(before, 2);
                self.block(|this| {
                    this.line(&format!("if {test}:"));
                    this.block(|this| this.line("found.append('left')"));
                });
            }
            3 => {
                self.line("with Box() as box:");
                self.block(|this| {
                    this.line(&format!("if {test}:"));
                    this.block(|this| this.line("return found"));
                });
            }
            4 => self.line(&format!("found.append([i for i in range(3) if {test}])")),
            _ => {
                self.line(&format!("if {test}:"));
                self.block(|this| this.line(&format!("found.append({value})")));
                let (test, value) = (self.fixed(before, 1), self.fixed(before, 1));
                self.line(&format!("elif {test}:"));
                self.block(|this| this.line(&format!("x = {value}")));
                self.line("else:");
                self.block(|this| this.line("found.append('other')"));
            }
        }
    }

    /// A constant of this module, or of the one before.
    fn constant(&mut self, before: Option<u64>) -> String {
        let name = self.pick(&CONSTANTS);
        match before {
            Some(part) if self.below(2) == 0 => format!("part{part}.{name}"),
            _ => name.into(),
        }
    }

    /// An expression of mostly constants.
    fn fixed(&mut self, before: Option<u64>, depth: usize) -> String {
        if depth == 0 {
            return match self.below(6) {
                0 => "x".into(),
                1 => self.below(40).to_string(),
                _ => self.constant(before),
            };
        }
        let (left, right) = (self.fixed(before, depth - 1), self.fixed(before, depth - 1));
        match self.below(12) {
            0..=2 => match self.pick(&OPERATORS) {
                "<<" => format!("({left} << 2)"),
                operator => format!("({left} {operator} {right})"),
            },
            3..=5 => format!("({left} {} {right})", self.pick(&COMPARISONS)),
            6 => format!("({left} and {right})"),
            7 => format!("({left} or {right})"),
            8 => format!("(not {left})"),
            9 => format!("({left} if {right} else {left})"),
            10 => format!("({left} in ({right}, 'ab', 1))"),
            // Of singletons only: whether equal constants are one object is left to each implementation.
            _ => format!("({left} {} None)", self.pick(&["is", "is not"])),
        }
    }

    /// A change of one of the constants.
    fn change(&mut self, before: Option<u64>) {
        let names = &CONSTANTS[..7];
        let name = self.pick(names);
        let value = self.fixed(None, 1);
        let statement = match (self.below(6), before) {
            (0, Some(part)) => format!("part{part}.{name} = {value}"),
            (1, Some(part)) => format!("setattr(part{part}, '{name}', {value})"),
            (2, Some(part)) => format!("del part{part}.{name}"),
            (3, _) => format!("Level.HIGH = {value}"),
            (4, _) => "Level.LOW += 1".to_owned(),
            _ => format!("{name} = {value}"),
        };
        if self.below(2) == 0 {
            return self.tried(&statement);
        }
        self.functions += 1;
        let function = format!("change{}", self.functions);
        self.line(&format!("def {function}(x):"));
        self.block(|this| {
            this.line(&format!("global {name}"));
            this.line(&statement);
        });
        self.tried(&format!("{function}(3)"));
    }
}
