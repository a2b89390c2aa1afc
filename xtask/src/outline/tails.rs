//! Common ends of functions: what several functions end with stands in one of them, and the others jump there.
//!
//! A jump takes two bytes and reaches two thousand, so functions with equal ends are put beside each other. Nothing is
//! asked of the functions: instructions that are the same do the same, whoever jumps there.

use std::collections::{BTreeMap, BTreeSet};

use super::function::{Function, Kind, Token};
use super::jumps::REACH;

/// The lines of a row of functions that lie one behind the other, and where they lie.
struct Row<'a> {
    functions: &'a mut [Function],
    /// For each function and line, how many bytes lie before it at most.
    places: Vec<Vec<usize>>,
    /// Labels to put before lines.
    labels: BTreeMap<(usize, usize), String>,
    /// What may be jumped into: the last lines of ends that are still there, by what they say.
    ends: BTreeMap<String, Vec<(usize, usize)>>,
}

/// The names of functions that say the same as another one: the linker makes one of them.
pub fn twins(functions: &[Function]) -> BTreeSet<String> {
    let mut same: BTreeMap<Vec<String>, Vec<&str>> = BTreeMap::new();
    for function in functions {
        let lines = function.tokens.iter().map(|token| without_numbers(&token.text, &function.name)).collect();
        same.entry(lines).or_default().push(&function.name);
    }
    same.into_values().filter(|names| names.len() > 1).flatten().map(str::to_owned).collect()
}

/// A line without the number that the compiler gives to a function's labels, and without the function's name.
fn without_numbers(line: &str, name: &str) -> String {
    let mut parts = line.split(".L");
    let mut text = parts.next().unwrap_or("").replace(name, "");
    for part in parts {
        let word = part.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        text += &part[..part.len() - word.len()];
        text += &rest.replace(name, "");
    }
    text
}

/// Orders functions by their ends.
pub fn sort(functions: &mut [Function]) {
    functions.sort_by_cached_key(|function| {
        let ends = (0..function.tokens.len()).filter(|&at| is_end(&function.tokens[at]));
        let longest = ends.map(|end| end_of(&function.tokens, end)).max_by_key(Vec::len).unwrap_or_default();
        (longest, function.name.clone())
    });
}

/// Has functions that lie one behind the other share their ends; `behind` tells how many bytes are put behind one.
pub fn share(functions: &mut [Function], behind: impl Fn(&str) -> usize) {
    let mut places = Vec::new();
    let mut bytes = 0;
    for function in functions.iter() {
        let mut row = Vec::new();
        for token in &function.tokens {
            row.push(bytes);
            bytes += token.most_bytes();
        }
        places.push(row);
        // Functions start at whole words at most.
        bytes += behind(&function.name) + 2;
    }
    let mut row = Row { functions, places, labels: BTreeMap::new(), ends: BTreeMap::new() };
    for function in 0..row.functions.len() {
        for end in 0..row.functions[function].tokens.len() {
            if is_end(&row.functions[function].tokens[end]) {
                row.replace(function, end);
            }
        }
    }
    row.write();
}

impl Row<'_> {
    /// Jumps into another end instead of this one, or keeps it for others.
    fn replace(&mut self, function: usize, end: usize) {
        let text = end_of(&self.functions[function].tokens, end);
        let here = self.places[function][end];
        let others = self.ends.entry(text[0].clone()).or_default();
        let near = others.iter().filter(|&&(other, at)| here - self.places[other][at] <= REACH);
        let shared = near.map(|&(other, at)| (common(&self.functions[other].tokens, at, &text), other, at));
        // Of equally good ones the last is the nearest.
        let best = shared.max_by_key(|((lines, _), other, at)| (*lines, *other, *at));
        let bytes = |lines: usize| -> usize {
            self.functions[function].tokens[end + 1 - lines..=end].iter().map(Token::most_bytes).sum()
        };
        let Some(((lines, first), other, _)) = best.filter(|((lines, _), ..)| bytes(*lines) > 2) else {
            others.push((function, end));
            return;
        };
        let count = self.labels.len();
        let name = &self.functions[other].name;
        let label = self.labels.entry((other, first)).or_insert_with(|| format!("{name}.end.{count}")).clone();
        let tokens = &mut self.functions[function].tokens[end + 1 - lines..=end];
        tokens.fill(Token::opaque(""));
        tokens[0] = Token::opaque(&format!("\tb\t{label}"));
    }

    /// Puts the labels where they belong.
    fn write(self) {
        for (&(function, line), label) in self.labels.iter().rev() {
            self.functions[function].tokens.insert(line, Token::opaque(&format!("{label}:")));
        }
        for function in self.functions {
            function.tokens.retain(|token| !token.text.is_empty());
        }
    }
}

/// Whether a line leaves its function.
fn is_end(token: &Token) -> bool {
    token.kind == Kind::Return || token.text == "\tbx\tlr"
}

/// The instructions that end with a line, the last first, as far as nothing jumps between them and all may stand elsewhere.
fn end_of(tokens: &[Token], end: usize) -> Vec<String> {
    let before = tokens[..end].iter().rev().take_while(|token| token.can_move() && !is_end(token));
    [&tokens[end]].into_iter().chain(before).map(|token| token.text.clone()).collect()
}

/// How many instructions before and with line `end` are those of `text`, and the first of them.
fn common(tokens: &[Token], end: usize, text: &[String]) -> (usize, usize) {
    let (mut lines, mut first) = (0, end);
    for (at, token) in tokens[..=end].iter().enumerate().rev().filter(|(_, token)| token.label().is_none()) {
        if text.get(lines) != Some(&token.text) {
            break;
        }
        (lines, first) = (lines + 1, at);
    }
    (lines, first)
}
