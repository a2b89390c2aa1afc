//! Questions for the kind of an object: whether a word is an address, and what byte lies there.
//!
//! The compiler writes them out wherever one is asked, with a constant in flash each: mask, test, jump, byte, comparison,
//! jump. In functions that are seldom run a call gets the byte. For what is no address it leaves the mask in the register,
//! which no comparison with a byte takes for one, as the text would have.

use std::collections::{BTreeMap, BTreeSet};

use super::function::{Function, Token};

/// What the bits are that an address does not have.
const MASK: &str = "\t.long\t2147483651";
/// Instructions that a call takes the place of.
const TAKEN: usize = 4;
/// The fewest places that a function is made for.
const FEWEST: usize = 4;

/// The registers of a question: the word's, and the mask's, in which the byte is left.
type Registers = (String, String);

/// Puts calls where functions ask for kinds; gives the functions that are called.
pub fn share(functions: &mut [Function]) -> Vec<Function> {
    let mut places: BTreeMap<Registers, Vec<(usize, usize)>> = BTreeMap::new();
    for (number, function) in functions.iter().enumerate().filter(|(_, function)| function.can_lose) {
        let masks = masks(&function.tokens);
        for at in 0..function.tokens.len() {
            if let Some(registers) = question(&function.tokens[at..], &masks) {
                places.entry(registers).or_default().push((number, at));
            }
        }
    }
    places.retain(|_, places| places.len() >= FEWEST);
    for (registers, places) in &places {
        for &(function, at) in places {
            let tokens = &mut functions[function].tokens[at..at + TAKEN];
            tokens.fill(Token::opaque(""));
            tokens[0] = Token::parse(&format!("\tbl\t{}", name(registers)));
        }
    }
    for function in functions {
        function.tokens.retain(|token| !token.text.is_empty());
    }
    places.keys().map(made).collect()
}

/// The labels of the mask in a function.
fn masks(tokens: &[Token]) -> BTreeSet<&str> {
    tokens.windows(2).filter(|pair| pair[1].text == MASK).filter_map(|pair| pair[0].label()).collect()
}

/// The registers of the question that starts here, if one does.
fn question(tokens: &[Token], masks: &BTreeSet<&str>) -> Option<Registers> {
    let text = |at: usize| tokens.get(at).filter(|token| !token.is_hot).map(|token| token.text.as_str());
    let (mask, label) = text(0)?.strip_prefix("\tldr\t")?.split_once(", ")?;
    let word = text(1)?.strip_prefix("\ttst\t")?.strip_suffix(mask)?.strip_suffix(", ")?;
    let no = text(2)?.strip_prefix("\tbne\t")?;
    let is_byte = text(3)? == format!("\tldrb\t{mask}, [{word}]") && text(4)?.starts_with(&format!("\tcmp\t{mask}, #"));
    // Another byte must lead where no address does.
    let jump = text(5)?;
    let leads_there =
        jump.strip_prefix("\tbne\t") == Some(no) || jump.starts_with("\tbeq\t") && tokens.get(6)?.label() == Some(no);
    (masks.contains(label) && is_byte && leads_there).then(|| (word.to_owned(), mask.to_owned()))
}

fn name((word, mask): &Registers) -> String {
    format!("kind.{word}.{mask}")
}

/// The function that is called.
fn made(registers: &Registers) -> Function {
    let (name, (word, mask)) = (name(registers), registers);
    let lines = [
        format!("\tldr\t{mask}, .LCPI_{name}"),
        format!("\ttst\t{word}, {mask}"),
        format!("\tbne\t.L_{name}"),
        format!("\tldrb\t{mask}, [{word}]"),
        format!(".L_{name}:"),
        "\tbx\tlr".into(),
        "\t.p2align\t2".into(),
        format!(".LCPI_{name}:"),
        MASK.into(),
    ];
    Function::made(&name, lines.iter().map(|line| Token::parse(line)).collect())
}
