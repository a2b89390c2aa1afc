//! Operators, and characters that do not belong.

use mpyc_grammar::{Span, TokenKind};

use crate::mutate::source::{Damage, Random, Source};

/// Replaces one of the tokens that have a text in `pairs` by what stands beside it.
fn swap(source: &Source, random: &mut Random, pairs: &[(TokenKind, &str)]) -> Option<Damage> {
    let other = |kind| pairs.iter().find(|(from, _)| *from == kind).map(|(_, to)| *to);
    let index = random.pick(&source.find(|index| other(source.kind(index)).is_some()))?;
    Some(source.replace(source.span(index), other(source.kind(index))?))
}

fn is_operand(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Name | TokenKind::Number | TokenKind::String)
}

fn is_binary(kind: TokenKind) -> bool {
    use TokenKind::{
        And, DoubleSlash, EqualEqual, Greater, GreaterEqual, Less, LessEqual, NotEqual, Or, Percent, Plus, Slash,
    };
    matches!(
        kind,
        And | Or
            | Plus
            | Slash
            | DoubleSlash
            | Percent
            | EqualEqual
            | NotEqual
            | Less
            | LessEqual
            | Greater
            | GreaterEqual
    )
}

pub fn single_equal(source: &Source, random: &mut Random) -> Option<Damage> {
    swap(source, random, &[(TokenKind::EqualEqual, "=")])
}

pub fn triple_equal(source: &Source, random: &mut Random) -> Option<Damage> {
    swap(source, random, &[(TokenKind::EqualEqual, "==="), (TokenKind::NotEqual, "!==")])
}

pub fn turned_comparison(source: &Source, random: &mut Random) -> Option<Damage> {
    let pairs = [(TokenKind::GreaterEqual, "=>"), (TokenKind::LessEqual, "=<"), (TokenKind::NotEqual, "=!")];
    swap(source, random, &pairs)
}

pub fn split_operator(source: &Source, random: &mut Random) -> Option<Damage> {
    let pairs = [
        (TokenKind::GreaterEqual, "> ="),
        (TokenKind::LessEqual, "< ="),
        (TokenKind::NotEqual, "! ="),
        (TokenKind::EqualEqual, "= ="),
        (TokenKind::PlusEqual, "+ ="),
        (TokenKind::MinusEqual, "- ="),
    ];
    swap(source, random, &pairs)
}

pub fn diamond(source: &Source, random: &mut Random) -> Option<Damage> {
    swap(source, random, &[(TokenKind::NotEqual, "<>")])
}

/// `x += 1` becomes `x++`.
pub fn increment(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        matches!(source.kind(index), TokenKind::PlusEqual | TokenKind::MinusEqual)
            && source.kind(index + 1) == TokenKind::Number
            && source.token(index + 1) == "1"
            && source.ends_line(index + 1)
    });
    let index = random.pick(&places)?;
    let twice = if source.kind(index) == TokenKind::PlusEqual { "++" } else { "--" };
    let before = source.span(index - 1).end;
    Some(source.replace(Span::new(before, source.span(index + 1).end), twice))
}

pub fn and_signs(source: &Source, random: &mut Random) -> Option<Damage> {
    swap(source, random, &[(TokenKind::And, "&&")])
}

pub fn or_signs(source: &Source, random: &mut Random) -> Option<Damage> {
    swap(source, random, &[(TokenKind::Or, "||")])
}

/// `not x` becomes `!x`.
pub fn not_sign(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        source.kind(index) == TokenKind::Not
            && source.kind(index + 1) == TokenKind::Name
            && (index == 0 || source.kind(index - 1) != TokenKind::Is)
    });
    let index = random.pick(&places)?;
    let span = Span::new(source.span(index).start, source.span(index + 1).start);
    Some(source.replace(span, "!"))
}

pub fn missing_operand(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        let goes_on = matches!(source.kind(index + 1), TokenKind::Dot | TokenKind::LeftParen | TokenKind::LeftBracket);
        index > 0 && is_binary(source.kind(index - 1)) && is_operand(source.kind(index)) && !goes_on
    });
    let index = random.pick(&places)?;
    let marks = [source.span(index - 1).start, source.span(index).start];
    Some(source.damage(&[(source.span(index), "")], &marks))
}

/// `a < b` becomes `a < < b`.
pub fn double_operator(source: &Source, random: &mut Random) -> Option<Damage> {
    let operator = random.pick(&source.find(|index| is_binary(source.kind(index))))?;
    let twice = format!("{0} {0}", source.token(operator));
    Some(source.replace(source.span(operator), &twice))
}

fn dots(source: &Source) -> Vec<usize> {
    source.find(|index| {
        source.kind(index) == TokenKind::Dot
            && index > 0
            && source.kind(index - 1) == TokenKind::Name
            && source.kind(index + 1) == TokenKind::Name
    })
}

pub fn arrow_for_dot(source: &Source, random: &mut Random) -> Option<Damage> {
    let dot = random.pick(&dots(source))?;
    Some(source.replace(source.span(dot), "->"))
}

pub fn missing_dot(source: &Source, random: &mut Random) -> Option<Damage> {
    let dot = random.pick(&dots(source))?;
    Some(source.replace(source.span(dot), " "))
}

/// `x = 5` becomes `x 5`.
pub fn drop_equals(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        source.kind(index) == TokenKind::Equal && source.starts_line(index - 1) && is_operand(source.kind(index + 1))
    });
    let equal = random.pick(&places)?;
    Some(source.replace(source.span(equal), " "))
}

/// A character that only looks like the right one.
pub fn look_alike(source: &Source, random: &mut Random) -> Option<Damage> {
    let pairs = [
        (TokenKind::LeftParen, "（"),
        (TokenKind::RightParen, "）"),
        (TokenKind::Comma, "，"),
        (TokenKind::Colon, "："),
        (TokenKind::Minus, "–"),
        (TokenKind::Star, "×"),
        (TokenKind::NotEqual, "≠"),
        (TokenKind::LessEqual, "≤"),
        (TokenKind::Ellipsis, "…"),
    ];
    swap(source, random, &pairs)
}

fn assigned_names(source: &Source) -> Vec<usize> {
    source.find(|index| source.starts_line(index) && source.kind(index + 1) == TokenKind::Equal)
}

pub fn digit_before_name(source: &Source, random: &mut Random) -> Option<Damage> {
    let name = random.pick(&source.of_kind(TokenKind::Name))?;
    let text = format!("{}{}", 1 + random.below(9), source.token(name));
    Some(source.replace(source.span(name), &text))
}

/// `x = 5` becomes `$x = 5`.
pub fn dollar_name(source: &Source, random: &mut Random) -> Option<Damage> {
    let name = random.pick(&assigned_names(source))?;
    let text = format!("${}", source.token(name));
    Some(source.replace(source.span(name), &text))
}
