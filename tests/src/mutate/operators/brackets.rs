//! Brackets and what stands between them.

use mpyc_grammar::{Span, TokenKind};

use crate::mutate::source::{Damage, Random, Source};

fn is_opener(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::LeftParen | TokenKind::LeftBracket | TokenKind::LeftBrace)
}

fn is_closer(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::RightParen | TokenKind::RightBracket | TokenKind::RightBrace)
}

/// A bracket that `wanted` chooses, and its partner.
fn bracket(source: &Source, random: &mut Random, wanted: fn(TokenKind) -> bool) -> Option<(Span, Span)> {
    let index = random.pick(&source.find(|index| wanted(source.kind(index)) && source.partner[index].is_some()))?;
    Some((source.span(index), source.span(source.partner[index]?)))
}

pub fn drop_opener(source: &Source, random: &mut Random) -> Option<Damage> {
    let (opener, closer) = bracket(source, random, is_opener)?;
    Some(source.damage(&[(opener, "")], &[opener.start, closer.start]))
}

pub fn drop_closer(source: &Source, random: &mut Random) -> Option<Damage> {
    let (closer, opener) = bracket(source, random, is_closer)?;
    Some(source.damage(&[(closer, "")], &[opener.start]))
}

pub fn double_opener(source: &Source, random: &mut Random) -> Option<Damage> {
    let (opener, closer) = bracket(source, random, is_opener)?;
    let text = opener.text(&source.text).repeat(2);
    Some(source.damage(&[(opener, &text)], &[opener.start, closer.start]))
}

pub fn double_closer(source: &Source, random: &mut Random) -> Option<Damage> {
    let (closer, opener) = bracket(source, random, is_closer)?;
    let text = closer.text(&source.text).repeat(2);
    Some(source.damage(&[(closer, &text)], &[closer.start, opener.start]))
}

pub fn wrong_closer(source: &Source, random: &mut Random) -> Option<Damage> {
    let (closer, opener) = bracket(source, random, is_closer)?;
    let others: Vec<&str> = [")", "]", "}"].into_iter().filter(|&other| other != closer.text(&source.text)).collect();
    let other = random.pick(&others)?;
    Some(source.damage(&[(closer, other)], &[closer.start, opener.start]))
}

/// `f(x)` becomes `f x`.
pub fn drop_call_parens(source: &Source, random: &mut Random) -> Option<Damage> {
    let calls = source.find(|index| {
        let first = index > 0 && source.starts_line(index - 1) && source.kind(index - 1) == TokenKind::Name;
        let operand = matches!(source.kind(index + 1), TokenKind::Name | TokenKind::Number | TokenKind::String);
        let last = source.partner[index].is_some_and(|closer| source.ends_line(closer));
        source.kind(index) == TokenKind::LeftParen && first && operand && last
    });
    let index = random.pick(&calls)?;
    let (opener, closer) = (source.span(index), source.span(source.partner[index]?));
    Some(source.damage(&[(opener, " "), (closer, "")], &[opener.start]))
}

/// `def f():` becomes `def f:`.
pub fn drop_def_parens(source: &Source, random: &mut Random) -> Option<Damage> {
    let empty = source.find(|index| {
        index >= 2
            && source.kind(index - 2) == TokenKind::Def
            && source.kind(index) == TokenKind::LeftParen
            && source.kind(index + 1) == TokenKind::RightParen
    });
    let index = random.pick(&empty)?;
    Some(source.replace(source.span(index).to(source.span(index + 1)), ""))
}

pub fn drop_comma(source: &Source, random: &mut Random) -> Option<Damage> {
    let comma = random.pick(&source.of_kind(TokenKind::Comma))?;
    Some(source.replace(source.span(comma), " "))
}
