//! Constants in flash that instructions load: those that nothing loads any more go, and functions that lie one behind the
//! other share them, as far as a load reaches.

use std::collections::BTreeMap;

use super::function::{Function, Token};

/// Bytes that a load surely reaches, ahead.
const REACH: usize = 1000;

/// Takes out the constants that nothing loads.
pub fn drop_unused(function: &mut Function) {
    let unused: Vec<usize> = constants(&function.tokens)
        .filter(|(at, _)| loads(&function.tokens, *at).next().is_none())
        .map(|(at, _)| at)
        .collect();
    for at in unused {
        remove(function, at);
    }
    finish(function);
}

/// Has functions that lie one behind the other load the constants of later ones; `behind` tells how many bytes are put
/// behind one.
pub fn share(functions: &mut [Function], behind: impl Fn(&str) -> usize) {
    let mut bytes = 0;
    let starts: Vec<usize> = functions
        .iter()
        .map(|function| {
            let start = bytes;
            bytes += function.most_bytes() + behind(&function.name) + 2;
            start
        })
        .collect();
    let mut later: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for (function, start) in functions.iter_mut().zip(starts).rev() {
        let place = |at: usize| start + function.tokens[..at].iter().map(Token::most_bytes).sum::<usize>();
        let mut shared = Vec::new();
        let found: Vec<(usize, String)> =
            constants(&function.tokens).map(|(at, value)| (at, value.to_owned())).collect();
        for (at, value) in found.into_iter().rev() {
            let from = loads(&function.tokens, at).map(&place).min();
            let near = later.get(&value).filter(|(_, place)| from.is_some_and(|from| place - from <= REACH));
            match near {
                Some((label, _)) => shared.push((at, label.clone())),
                None => drop(later.insert(value, (label_of(&function.tokens[at]), place(at)))),
            }
        }
        for (at, label) in shared {
            let old = label_of(&function.tokens[at]);
            for token in function.tokens.iter_mut().filter(|token| loaded(token) == Some(&old)) {
                token.text = token.text.replace(&old, &label);
            }
            remove(function, at);
        }
        finish(function);
    }
}

/// The lines of constants' labels, with what they are; not those whose address is taken.
fn constants(tokens: &[Token]) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    let is_constant = |at: usize| {
        let label = tokens[at].label().filter(|label| label.starts_with(".LCPI"))?;
        let value = tokens.get(at + 1)?.text.strip_prefix("\t.long\t").filter(|value| !value.contains([',', '(']))?;
        let is_free =
            tokens.iter().all(|token| !token.mentions(label) || token.label().is_some() || loaded(token).is_some());
        is_free.then_some((at, value))
    };
    (0..tokens.len()).filter_map(is_constant)
}

/// The lines that load the constant whose label stands at `label`.
fn loads(tokens: &[Token], label: usize) -> impl Iterator<Item = usize> {
    let name = label_of(&tokens[label]);
    (0..tokens.len()).filter(move |&at| loaded(&tokens[at]) == Some(&name))
}

/// The label of the constant that a line loads.
fn loaded(token: &Token) -> Option<&str> {
    let (_, label) = token.text.strip_prefix("\tldr\t")?.split_once(", ")?;
    label.starts_with(".LCPI").then_some(label)
}

fn label_of(token: &Token) -> String {
    token.label().unwrap_or_default().to_owned()
}

/// Takes out a label and its constant.
fn remove(function: &mut Function, at: usize) {
    function.tokens[at..at + 2].fill(Token::opaque(""));
}

/// Takes out what is empty, and gaps before constants that are gone.
fn finish(function: &mut Function) {
    function.tokens.retain(|token| !token.text.is_empty());
    let is_code =
        |token: &Token| token.label().is_some_and(|label| label.starts_with(".LBB") || label.starts_with(".Lfunc_end"));
    for at in (1..function.tokens.len()).rev() {
        if function.tokens[at - 1].text == "\t.p2align\t2" && is_code(&function.tokens[at]) {
            function.tokens.remove(at - 1);
        }
    }
}
