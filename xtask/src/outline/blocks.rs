//! Which blocks of a function programs hardly ever come to: those that call a function which is seldom run, and
//! those that lead nowhere else or are come to from nowhere else.

use std::collections::BTreeMap;

use super::function::{Kind, Token};

/// Instructions in a row that are all executed or none.
#[derive(Default)]
struct Block {
    /// Its first line and the one behind its last.
    lines: (usize, usize),
    /// The blocks that it may go to.
    next: Vec<usize>,
    /// Whether it may leave the function, or goes where the text doesn't tell.
    leaves: bool,
    /// Whether something else than the blocks may come to it.
    is_entry: bool,
    is_cold: bool,
}

/// For each line of a function whether it lies in a block that is hardly ever run; `seldom` tells that of functions.
pub fn cold_lines(tokens: &[Token], seldom: impl Fn(&str) -> bool) -> Vec<bool> {
    let mut blocks = divide(tokens);
    for block in &mut blocks {
        let lines = &tokens[block.lines.0..block.lines.1];
        block.is_cold = lines.iter().any(|token| matches!(&token.kind, Kind::Call(called) if seldom(called)));
    }
    while spread(&mut blocks) {}
    let mut cold = vec![false; tokens.len()];
    for block in blocks.iter().filter(|block| block.is_cold) {
        cold[block.lines.0..block.lines.1].fill(true);
    }
    cold
}

/// Blocks between cold ones become cold; whether there were any.
fn spread(blocks: &mut [Block]) -> bool {
    let mut reached: Vec<bool> = blocks.iter().map(|block| block.is_entry).collect();
    for block in blocks.iter().filter(|block| !block.is_cold) {
        for &next in &block.next {
            reached[next] = true;
        }
    }
    let mut changed = false;
    for at in 0..blocks.len() {
        let block = &blocks[at];
        let only_cold = !block.leaves && !block.next.is_empty() && block.next.iter().all(|&next| blocks[next].is_cold);
        if !block.is_cold && (only_cold || !reached[at]) {
            blocks[at].is_cold = true;
            changed = true;
        }
    }
    changed
}

/// The blocks of a function, in order.
fn divide(tokens: &[Token]) -> Vec<Block> {
    let mut starts = vec![0];
    let mut labels = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        let label = token.text.strip_suffix(':');
        if at > 0 && (label.is_some() || ends_block(&tokens[at - 1].text)) {
            starts.push(at);
        }
        if let Some(label) = label {
            labels.insert(label, starts.len() - 1);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([tokens.len()]);
    let mut blocks: Vec<Block> =
        starts.iter().zip(ends).map(|(&start, end)| Block { lines: (start, end), ..Block::default() }).collect();
    let count = blocks.len();
    blocks[0].is_entry = true;
    for at in 0..count {
        let (start, end) = blocks[at].lines;
        for token in &tokens[start..end] {
            let text = token.text.trim();
            let Some(target) = text.rsplit([' ', '\t']).find_map(|word| labels.get(word)) else {
                // What a table or an address names may be come to from anywhere.
                let named = text.split([' ', '\t', '(', ')', '-', '+', ',', '/']).filter_map(|word| labels.get(word));
                named.for_each(|&block| blocks[block].is_entry = true);
                continue;
            };
            match text.split_once('\t') {
                Some((opcode, _)) if opcode.starts_with('b') => blocks[at].next.push(*target),
                _ => blocks[*target].is_entry = true,
            }
        }
        let last = tokens.get(end.wrapping_sub(1)).map_or("", |token| token.text.as_str());
        if falls_through(last) && at + 1 < count {
            blocks[at].next.push(at + 1);
        }
        blocks[at].leaves = !falls_through(last) && blocks[at].next.is_empty();
    }
    blocks
}

/// Whether a line is a jump, so that the next one starts a block.
fn ends_block(line: &str) -> bool {
    let opcode = line.trim().split('\t').next().unwrap_or("");
    let is_branch = opcode.starts_with('b') && !matches!(opcode, "bl" | "blx" | "bics" | "bkpt");
    is_branch || !falls_through(line)
}

/// Whether control may go on behind a line.
fn falls_through(line: &str) -> bool {
    let text = line.trim();
    let (opcode, operands) = text.split_once('\t').unwrap_or((text, ""));
    let leaves = match opcode {
        "b" | "bx" | "udf" | ".inst.n" => true,
        "bl" => operands.starts_with(".L"),
        "pop" => operands.ends_with("pc}"),
        "mov" | "add" => operands.starts_with("pc,"),
        _ => false,
    };
    !leaves
}
