//! Which runs to take out: the best first, until none is left that pays.

use std::collections::BTreeMap;

use super::function::{Function, Token};

/// The longest run, in instructions.
const LONGEST: usize = 32;
/// The fewest bytes that a new function must save.
const LEAST: usize = 2;

/// Instructions that stand at several places.
pub struct Run {
    /// How many instructions.
    pub length: usize,
    /// Functions and the first instructions in them; places do not overlap.
    pub places: Vec<(usize, usize)>,
}

/// The runs to take out of `functions`, none of which overlaps another; `benefit` says what a run at so many places saves.
pub fn choose(functions: &[Function], benefit: impl Fn(&[&Token], usize) -> usize) -> Vec<Run> {
    let mut used: Vec<Vec<bool>> = functions.iter().map(|function| vec![false; function.tokens.len()]).collect();
    let tokens = |run: &Run| -> Vec<&Token> {
        let (function, at) = run.places[0];
        functions[function].tokens[at..at + run.length].iter().collect()
    };
    let mut runs: Vec<(usize, Run)> = repeated(functions)
        .into_iter()
        .map(|run| (benefit(&tokens(&run), run.places.len()), run))
        .filter(|(saved, _)| *saved >= LEAST)
        .collect();
    runs.sort_by(|(saved, run), (other_saved, other)| other_saved.cmp(saved).then(run.places.cmp(&other.places)));
    let mut chosen = Vec::new();
    for (hoped, mut run) in runs {
        let mut free = Vec::new();
        let mut end = (0, 0);
        for &(function, at) in &run.places {
            let overlaps = (function, at) < end;
            if !overlaps && !used[function][at..at + run.length].contains(&true) {
                free.push((function, at));
                end = (function, at + run.length);
            }
        }
        run.places = free;
        if run.places.len() < 2 {
            continue;
        }
        let saved = benefit(&tokens(&run), run.places.len());
        // What has lost much to better runs is looked at again in the next round.
        if saved < LEAST || saved * 10 < hoped * 7 {
            continue;
        }
        for &(function, at) in &run.places {
            used[function][at..at + run.length].fill(true);
        }
        chosen.push(run);
    }
    chosen
}

/// All runs of two instructions and more at two places and more.
fn repeated(functions: &[Function]) -> Vec<Run> {
    let mut groups: Vec<Vec<(usize, usize)>> = vec![
        functions
            .iter()
            .enumerate()
            .filter(|(_, function)| function.can_lose)
            .flat_map(|(number, function)| (0..function.tokens.len()).map(move |at| (number, at)))
            .collect(),
    ];
    let mut runs = Vec::new();
    for length in 1..=LONGEST {
        let mut longer = Vec::new();
        for group in &groups {
            let mut by_next: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
            for &(function, at) in group {
                let next = functions[function].tokens.get(at + length - 1);
                if let Some(token) = next.filter(|token| token.can_move()) {
                    by_next.entry(&token.text).or_default().push((function, at));
                }
            }
            longer.extend(by_next.into_values().filter(|places| places.len() > 1));
        }
        if length > 1 {
            runs.extend(longer.iter().map(|places| Run { length, places: places.clone() }));
        }
        groups = longer;
    }
    runs
}
