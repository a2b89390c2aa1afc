//! Outlining: what stands in several functions of an assembly text becomes a function of its own.
//!
//! LLVM's outliner knows no ARMv6-M, so this works on the compiler's assembly text of the whole firmware. A run of
//! instructions without jumps and labels is replaced by a call where that takes less flash: a call keeps all
//! registers and flags but `lr`, which the functions that are looked at have saved. What is called is
//!
//! * the run and `bx lr`;
//! * for a run that ends with the only call in it, the run with a jump instead of the call, beside the called function;
//! * for a run with more calls, the run between `push` and `pop` (unless somebody reads arguments from the stack);
//! * for a run that ends a function, the run: its `pop` returns to the function's caller.
//!
//! Functions whose names contain a word of [`QUICK`] stay as they are. Equal text gives equal text.

mod choose;
mod function;

use std::collections::{BTreeMap, BTreeSet};

use choose::{Run, choose};
use function::{Function, Kind, Token};

/// Bytes that a function may take so that what is put behind it reaches its start with a short jump.
const SHORT_JUMP: usize = 1700;
/// Bytes that may be put behind a function.
const BEHIND: usize = 250;

/// Words of the names of functions that programs spend their time in, or that wait for exact times.
const QUICK: [&str; 30] = [
    "11microbit_v1",
    "12mpyc_runtime4attr",
    "12mpyc_runtime4call",
    "12mpyc_runtime4heap",
    "12mpyc_runtime5frame",
    "12mpyc_runtime6interp",
    "12mpyc_runtime6resume",
    "12mpyc_runtime6unpack",
    "12mpyc_runtime6unwind",
    "12mpyc_runtime8operator",
    "12mpyc_runtime9namespace",
    "12mpyc_runtime3ops",
    "12mpyc_runtime2vm",
    "12mpyc_runtime3mem",
    "3num5float",
    "3num3big",
    "3obj10dict_table",
    "3obj4dict",
    "3obj4list",
    "3obj5tuple",
    "3obj5range",
    "3obj5class",
    "3obj6object",
    "3obj8instance",
    "3obj8iterator",
    "3obj9generator",
    "3obj8sequence",
    "3obj14int_arithmetic",
    "3obj3int",
    "3obj5slice",
];

/// A part of the text: a line, or the functions' instructions.
enum Part<'a> {
    Line(&'a str),
    Function(usize),
}

/// Takes repetitions out of an assembly text for ARMv6-M that the compiler wrote.
pub fn shorten(text: &str) -> String {
    let (parts, mut functions) = parse(text);
    let mut library = Library::of(&functions);
    while library.round(&mut functions) {}
    library.write(&parts, &functions)
}

fn parse(text: &str) -> (Vec<Part<'_>>, Vec<Function>) {
    let (mut parts, mut functions) = (Vec::new(), Vec::new());
    let mut name = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        parts.push(Part::Line(line));
        if let Some(label) = line.strip_suffix(':') {
            name = label;
        }
        if line.trim() == ".fnstart" {
            let body: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != ".fnend").collect();
            let quick = QUICK.iter().any(|word| name.contains(word));
            parts.push(Part::Function(functions.len()));
            parts.push(Part::Line("\t.fnend"));
            functions.push(Function::parse(name, &body, !quick));
        }
    }
    (parts, functions)
}

/// What is known of all functions, and the functions that are made.
struct Library {
    /// Functions that read no arguments from the stack.
    register_arguments: BTreeSet<String>,
    /// Bytes of the functions that a short jump can reach from behind.
    short: BTreeMap<String, usize>,
    /// The new functions' text, by the function that they stand behind; alone under the empty name.
    made: BTreeMap<String, Vec<String>>,
    /// How many there are.
    count: usize,
}

impl Library {
    fn of(functions: &[Function]) -> Self {
        let register_arguments = functions.iter().filter(|function| !function.reads_stack_arguments());
        let short = functions.iter().filter(|function| function.most_bytes() <= SHORT_JUMP);
        Self {
            register_arguments: register_arguments.map(|function| function.name.clone()).collect(),
            short: short.map(|function| (function.name.clone(), 0)).collect(),
            made: BTreeMap::new(),
            count: 0,
        }
    }

    /// Takes out what pays; whether there was any.
    fn round(&mut self, functions: &mut [Function]) -> bool {
        let runs = choose(functions, |tokens, times| self.benefit(tokens, times));
        for run in &runs {
            self.take_out(functions, run);
        }
        for function in functions {
            function.tokens.retain(|token| !token.text.is_empty());
        }
        !runs.is_empty()
    }

    /// Bytes saved by making a function of `tokens`, which stand at `times` places; 0 if that can't be.
    fn benefit(&self, tokens: &[&Token], times: usize) -> usize {
        let bytes: usize = tokens.iter().map(|token| token.bytes()).sum();
        let Some(made) = self.form(tokens).map(|form| form.bytes(bytes)) else { return 0 };
        (times * bytes.saturating_sub(4)).saturating_sub(made)
    }

    fn form(&self, tokens: &[&Token]) -> Option<Form> {
        let (last, before) = tokens.split_last()?;
        let is_call = |token: &&Token| matches!(token.kind, Kind::Call(_));
        if before.iter().any(|token| token.kind == Kind::Return) {
            return None;
        }
        if last.kind == Kind::Return {
            return (!before.iter().any(is_call)).then_some(Form::Tail);
        }
        if tokens.iter().any(|token| token.kind == Kind::Stack) {
            return None;
        }
        if !tokens.iter().any(is_call) {
            return Some(Form::Leaf);
        }
        if let Kind::Call(called) = &last.kind
            && !before.iter().any(is_call)
            && self.short.get(called).is_some_and(|&behind| behind < BEHIND)
        {
            return Some(Form::Jump(called.clone()));
        }
        let takes_registers = |token: &&Token| match &token.kind {
            Kind::Call(called) => self.register_arguments.contains(called),
            _ => !token.mentions("sp"),
        };
        let spare = ["r4", "r5", "r6", "r7"];
        let spare = spare.into_iter().find(|register| !tokens.iter().any(|token| token.mentions(register)))?;
        tokens.iter().all(takes_registers).then_some(Form::Calls(spare))
    }

    fn take_out(&mut self, functions: &mut [Function], run: &Run) {
        let (home, at) = run.places[0];
        let tokens: Vec<&Token> = functions[home].tokens[at..at + run.length].iter().collect();
        let Some(form) = self.form(&tokens) else { return };
        let name = format!("{}.outlined.{}", functions[home].name, self.count);
        self.count += 1;
        let bytes: usize = tokens.iter().map(|token| token.bytes()).sum();
        if let Form::Jump(called) = &form
            && let Some(behind) = self.short.get_mut(called)
        {
            *behind += form.bytes(bytes);
        }
        let (place, text) = form.text(&name, &tokens);
        self.made.entry(place).or_default().push(text);
        for &(function, at) in &run.places {
            let tokens = &mut functions[function].tokens[at..at + run.length];
            tokens.fill(Token::opaque(""));
            tokens[0] = Token::opaque(&format!("\tbl\t{name}"));
        }
    }

    fn write(&self, parts: &[Part<'_>], functions: &[Function]) -> String {
        let mut text = String::new();
        let mut behind = None;
        for part in parts {
            match part {
                Part::Line(line) => {
                    text += line;
                    text.push('\n');
                    if let Some(made) = behind.take_if(|_| line.trim() == ".fnend").and_then(|name| self.made.get(name))
                    {
                        text.extend(made.iter().map(String::as_str));
                    }
                }
                Part::Function(at) => {
                    behind = Some(functions[*at].name.as_str());
                    for token in &functions[*at].tokens {
                        text += &token.text;
                        text.push('\n');
                    }
                }
            }
        }
        text.extend(self.made.get("").into_iter().flatten().map(String::as_str));
        text
    }
}

/// What becomes of a run.
enum Form {
    /// A function without calls.
    Leaf,
    /// The end of a function.
    Tail,
    /// Jumps to this function, beside it.
    Jump(String),
    /// A function with calls, which pushes this register to keep the stack's alignment.
    Calls(&'static str),
}

impl Form {
    /// Bytes of the made function for a run of so many.
    fn bytes(&self, run: usize) -> usize {
        match self {
            Self::Leaf => run + 2,
            Self::Tail => run,
            Self::Jump(_) => run - 2,
            Self::Calls(_) => run + 4,
        }
    }

    /// The function that the made one stands behind, if any, and its text.
    fn text(&self, name: &str, tokens: &[&Token]) -> (String, String) {
        let mut lines: Vec<String> = tokens.iter().map(|token| token.text.clone()).collect();
        let mut place = String::new();
        match self {
            Self::Leaf => lines.push("\tbx\tlr".into()),
            Self::Tail => {}
            Self::Jump(called) => {
                lines.pop();
                lines.push(format!("\tb\t{called}"));
                place.clone_from(called);
            }
            Self::Calls(spare) => {
                lines.insert(0, format!("\tpush\t{{{spare}, lr}}"));
                lines.push(format!("\tpop\t{{{spare}, pc}}"));
            }
        }
        let section =
            if place.is_empty() { format!("\t.section\t.text.{name},\"ax\",%progbits\n") } else { String::new() };
        let body = lines.join("\n");
        let head = format!("{section}\t.p2align\t1\n\t.type\t{name},%function\n\t.code\t16\n\t.thumb_func\n{name}:\n");
        (place, format!("{head}{body}\n\t.Lend_{name}:\n\t.size\t{name}, .Lend_{name}-{name}\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::shorten;

    fn function(name: &str, body: &str) -> String {
        let body = body.replace("; ", "\n\t");
        format!(
            "\t.section\t.text.{name},\"ax\",%progbits\n{name}:\n\t.fnstart\n\tpush\t{{r4, lr}}\n\t{body}\n\tpop\t{{r4, pc}}\n\t.fnend\n"
        )
    }

    #[test]
    fn runs_at_several_places_become_a_function() {
        let body =
            "movs\tr0, #1; lsls\tr1, r0, #4; adds\tr0, r0, r1; adds\tr0, #9; adds\tr0, #7; str\tr0, [sp]; movs\tr0, #";
        let text: String = (0..4).map(|at| function(&format!("f{at}"), &format!("{body}{at}"))).collect();
        let short = shorten(&text);
        assert_eq!(short.matches("\tbl\tf0.outlined.0\n").count(), 4);
        assert_eq!(short.matches("lsls").count(), 1);
        assert!(short.contains("\tstr\tr0, [sp]\n\tbx\tlr\n"));
    }

    #[test]
    fn arguments_of_a_call_are_made_beside_what_is_called() {
        let mut text = function("called", "movs\tr0, #0");
        for at in 0..6 {
            text += &function(&format!("f{at}"), &format!("movs\tr4, #{at}; movs\tr0, #1; movs\tr1, #2; bl\tcalled"));
        }
        let short = shorten(&text);
        assert_eq!(short.matches("\tbl\tcalled\n").count(), 0);
        assert!(short.contains("\tmovs\tr0, #1\n\tmovs\tr1, #2\n\tb\tcalled\n"));
    }

    #[test]
    fn who_reads_the_callers_stack_is_not_called_from_elsewhere() {
        let mut text = function("called", "ldr\tr0, [sp, #8]");
        text += &function("other", "movs\tr0, #0");
        for at in 0..9 {
            let body = format!(
                "movs\tr4, #{at}; bl\tcalled; movs\tr1, #2; movs\tr2, #2; bl\tother; cmp\tr0, #0; movs\tr3, #{at}"
            );
            text += &function(&format!("f{at}"), &body);
        }
        assert_eq!(shorten(&text).matches("\tbl\tcalled\n").count(), 9);
    }

    #[test]
    fn functions_without_a_saved_link_register_stay() {
        let leaf = |name: &str| {
            let body = "\tadds\tr0, #1\n\tadds\tr0, #2\n\tadds\tr0, #3\n\tadds\tr0, #4\n\tadds\tr0, #5\n";
            format!("{name}:\n\t.fnstart\n{body}\tbx\tlr\n\t.fnend\n")
        };
        let text: String = ["a", "b", "c", "d"].map(leaf).concat();
        assert_eq!(shorten(&text), text);
    }
}
