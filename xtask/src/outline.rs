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
//! What programs spend their time in stays as it is: the functions in [`HOT`], but for the blocks of them that only lead to
//! functions that are not there. What asks for an object's kind is a call of its own (`kinds`). After that jumps are made as
//! short as they can be by then (`jumps`), and the functions that are seldom run share their ends (`tails`) and constants
//! (`literals`). Equal text gives equal text.

mod blocks;
mod choose;
mod function;
mod jumps;
mod kinds;
mod literals;
mod tails;

use std::collections::{BTreeMap, BTreeSet};

use blocks::cold_lines;
use choose::{Run, choose};
use function::{Function, Kind, Token};

/// Bytes that a function may take so that what is put behind it reaches its start with a short jump.
const SHORT_JUMP: usize = 1700;
/// Bytes that may be put behind a function.
const BEHIND: usize = 250;

/// Functions that take at least 0.3 % of the instructions of a benchmark program, frozen or compiled on the board, as they
/// are called in Rust, a line each: counted in the emulator's log of all instructions. One that is not there is taken for a
/// function that is seldom run, which costs speed and nothing else.
const HOT: &str = include_str!("outline/hot.txt");
/// How the names of functions begin that wait for exact times.
const EXACT: [&str; 2] = ["microbit_v1::", "<microbit_v1::"];

/// Where the functions that are seldom run lie, behind each other.
const SELDOM: &str = "\t.section\t.text.seldom,\"ax\",%progbits";

/// A part of the text.
enum Part<'a> {
    Lines(Vec<&'a str>),
    /// The function of that number, and the lines before its first instruction.
    Function(Vec<&'a str>, usize),
}

/// Takes repetitions out of an assembly text for ARMv6-M that the compiler wrote.
pub fn shorten(text: &str) -> String {
    let (parts, mut functions) = parse(text);
    keep_hot(&mut functions);
    let kinds = kinds::share(&mut functions);
    functions.iter_mut().for_each(literals::drop_unused);
    let mut library = Library::of(&functions);
    while library.round(&mut functions) {}
    for function in &mut functions {
        jumps::tighten(&mut function.tokens);
    }
    let twins = tails::twins(&functions);
    let moves = |function: &Function| function.is_seldom && function.is_local && !twins.contains(&function.name);
    let (row, functions): (Vec<_>, Vec<_>) =
        functions.into_iter().enumerate().partition(|(_, function)| moves(function));
    let mut row: Vec<Function> = row.into_iter().map(|(_, function)| function).collect();
    row.append(&mut library.alone);
    row.extend(kinds);
    tails::sort(&mut row);
    tails::share(&mut row, |name| library.bytes_behind(name));
    literals::share(&mut row, |name| library.bytes_behind(name));
    library.write(&parts, &functions.into_iter().collect(), &row)
}

fn parse(text: &str) -> (Vec<Part<'_>>, Vec<Function>) {
    let (mut parts, mut functions) = (Vec::new(), Vec::new());
    let mut before = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        before.push(line);
        if line.trim() == ".fnstart" {
            let section =
                before.iter().rposition(|line| line.starts_with("\t.section\t.text.")).unwrap_or(before.len());
            let head = before.split_off(section);
            let name = head.iter().rev().find_map(|line| line.strip_suffix(':')).unwrap_or("");
            let body: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != ".fnend").collect();
            let mut function = Function::parse(name, &body);
            function.is_local = !head.is_empty() && !head.iter().any(|line| line.starts_with("\t.globl\t"));
            parts.push(Part::Lines(std::mem::take(&mut before)));
            parts.push(Part::Function(head, functions.len()));
            functions.push(function);
        }
    }
    parts.push(Part::Lines(before));
    (parts, functions)
}

/// Marks what stays as it is: in functions that programs spend their time in, all but the blocks that they hardly ever
/// come to.
fn keep_hot(functions: &mut [Function]) {
    let hot: BTreeSet<&str> = HOT.lines().collect();
    let names: Vec<String> =
        functions.iter().map(|function| format!("{:#}", rustc_demangle::demangle(&function.name))).collect();
    let is_exact = |name: &str| EXACT.iter().any(|start| name.starts_with(start));
    let is_seldom = |name: &str| !is_exact(name) && !hot.contains(name);
    let seldom: BTreeSet<String> = functions
        .iter()
        .zip(&names)
        .filter(|(_, name)| is_seldom(name))
        .map(|(function, _)| function.name.clone())
        .collect();
    for (function, name) in functions.iter_mut().zip(&names) {
        function.is_seldom = is_seldom(name);
        if function.is_seldom {
            continue;
        }
        let cold = cold_lines(&function.tokens, |called| !is_exact(name) && seldom.contains(called));
        for (token, cold) in function.tokens.iter_mut().zip(cold) {
            token.is_hot = !cold;
        }
    }
}

/// What is known of all functions, and the functions that are made.
struct Library {
    /// Functions that read no arguments from the stack.
    register_arguments: BTreeSet<String>,
    /// Bytes of the functions that a short jump can reach from behind.
    short: BTreeMap<String, usize>,
    /// New functions, by the function that they stand behind.
    behind: BTreeMap<String, Vec<Function>>,
    /// Those that may stand anywhere.
    alone: Vec<Function>,
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
            behind: BTreeMap::new(),
            alone: Vec::new(),
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
        let spare = ["r4", "r5", "r6", "r7"];
        let spare = spare.into_iter().find(|register| !tokens.iter().any(|token| token.mentions(register)))?;
        tokens.iter().all(|token| self.takes_registers(token)).then_some(Form::Calls(spare))
    }

    /// Whether an instruction does the same when something else is on top of the stack.
    fn takes_registers(&self, token: &Token) -> bool {
        match &token.kind {
            Kind::Call(called) => self.register_arguments.contains(called),
            _ => !token.mentions("sp"),
        }
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
        // What the end of a function became does not come back.
        let call = if matches!(form, Form::Tail) { Token::opaque } else { Token::parse }(&format!("\tbl\t{name}"));
        if tokens.iter().all(|token| self.takes_registers(token)) {
            self.register_arguments.insert(name.clone());
        }
        let made = Function::made(&name, form.tokens(&tokens));
        match form {
            Form::Jump(called) => self.behind.entry(called).or_default().push(made),
            _ => self.alone.push(made),
        }
        for &(function, at) in &run.places {
            let tokens = &mut functions[function].tokens[at..at + run.length];
            tokens.fill(Token::opaque(""));
            tokens[0] = call.clone();
        }
    }

    /// Bytes of what stands behind a function.
    fn bytes_behind(&self, name: &str) -> usize {
        self.behind.get(name).into_iter().flatten().map(Function::most_bytes).sum()
    }

    /// The text with functions at their places, and the others in a row behind all.
    fn write(&self, parts: &[Part<'_>], functions: &BTreeMap<usize, Function>, row: &[Function]) -> String {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Lines(lines) => add_lines(&mut text, lines.iter().copied()),
                Part::Function(head, number) => {
                    if let Some(function) = functions.get(number) {
                        add_lines(&mut text, head.iter().copied());
                        self.add(&mut text, function);
                    }
                }
            }
        }
        add_lines(&mut text, (!row.is_empty()).then_some(SELDOM));
        for function in row {
            add_lines(&mut text, head(&function.name).iter().map(String::as_str));
            self.add(&mut text, function);
        }
        text
    }

    /// Adds a function without its head, and those behind it with theirs.
    fn add(&self, text: &mut String, function: &Function) {
        add_lines(text, function.tokens.iter().map(|token| token.text.as_str()).chain(["\t.fnend"]));
        for made in self.behind.get(&function.name).into_iter().flatten() {
            add_lines(text, head(&made.name).iter().map(String::as_str));
            self.add(text, made);
        }
    }
}

fn add_lines<'a>(text: &mut String, lines: impl IntoIterator<Item = &'a str>) {
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
}

/// The lines before a function's first instruction.
fn head(name: &str) -> [String; 6] {
    let kind = format!("\t.type\t{name},%function");
    [
        "\t.p2align\t1".into(),
        kind,
        "\t.code\t16".into(),
        "\t.thumb_func".into(),
        format!("{name}:"),
        "\t.fnstart".into(),
    ]
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

    /// The made function's lines.
    fn tokens(&self, run: &[&Token]) -> Vec<Token> {
        let mut tokens: Vec<Token> = run.iter().map(|&token| token.clone()).collect();
        match self {
            Self::Leaf => tokens.push(Token::parse("\tbx\tlr")),
            Self::Tail => {}
            Self::Jump(called) => {
                tokens.pop();
                tokens.push(Token::parse(&format!("\tb\t{called}")));
            }
            Self::Calls(spare) => {
                tokens.insert(0, Token::parse(&format!("\tpush\t{{{spare}, lr}}")));
                tokens.push(Token::parse(&format!("\tpop\t{{{spare}, pc}}")));
            }
        }
        tokens
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
    fn equal_ends_stand_once() {
        let end = |name: &str, first: &str| function(name, &format!("movs\tr4, #{first}; mov\tr0, r4; adds\tr0, #1"));
        let short = shorten(&(end("a", "1") + &end("b", "2")));
        assert_eq!(short.matches("\tpop\t{r4, pc}\n").count(), 1);
        assert!(short.contains("a.end.0:\n\tmov\tr0, r4\n\tadds\tr0, #1\n\tpop"), "{short}");
        assert!(short.contains("\tmovs\tr4, #2\n\tb\ta.end.0\n"), "{short}");
    }

    #[test]
    fn jumps_that_reach_are_short() {
        let nops = "nop; ".repeat(200);
        let far =
            |between: &str| format!("cmp\tr4, #0; bne\t.LBB0_1; b\t.LBB0_2\n.LBB0_1:\n\t{between}nop\n.LBB0_2:\n\tnop");
        let (near, distant) = (shorten(&function("f", &far(""))), shorten(&function("f", &far(&nops))));
        assert!(near.contains("\tcmp\tr4, #0\n\tbeq\t.LBB0_2\n.LBB0_1:\n"), "{near}");
        assert!(distant.contains("\tbne\t.LBB0_1\n\tb\t.LBB0_2\n"), "{distant}");
    }

    #[test]
    fn kinds_are_asked_for_by_a_call() {
        let mut text = String::new();
        for at in 0..4 {
            let body = format!(
                "ldr\tr0, .LCPI{at}_0; tst\tr5, r0; bne\t.LBB{at}_1; ldrb\tr0, [r5]; cmp\tr0, #{at}; bne\t.LBB{at}_1; adds\tr4, #{at}\n.LBB{at}_1:"
            );
            let constant = format!("\t.p2align\t2\n.LCPI{at}_0:\n\t.long\t2147483651\n.Lfunc_end{at}:\n\t.fnend");
            text += &function(&format!("f{at}"), &body).replace("\t.fnend", &constant);
        }
        let short = shorten(&text);
        assert_eq!(short.matches("\tbl\tkind.r5.r0\n\tcmp\tr0, #").count(), 4, "{short}");
        assert_eq!(short.matches("\t.long\t2147483651\n").count(), 1, "{short}");
        assert_eq!(short.matches("\ttst\tr5, r0\n").count(), 1, "{short}");
    }

    #[test]
    fn constants_that_later_functions_have_are_loaded_from_there() {
        let loads = |at: u32, nops: usize| {
            let constant = format!("\t.p2align\t2\n.LCPI{at}_0:\n\t.long\t70000\n.Lfunc_end{at}:\n\t.fnend");
            let body = format!("ldr\tr0, .LCPI{at}_0; cmp\tr0, #{at}; {}movs\tr4, #{at}", "nop; ".repeat(nops));
            function(&format!("f{at}"), &body).replace("\t.fnend", &constant)
        };
        let constants = |text: &str| shorten(text).matches("\t.long\t70000\n").count();
        assert_eq!(constants(&(loads(0, 0) + &loads(1, 0) + &loads(2, 0))), 1);
        assert_eq!(constants(&(loads(0, 0) + &loads(1, 600))), 2);
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
