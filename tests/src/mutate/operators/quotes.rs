//! Quotes, and braces in f-strings.

use mpyc_grammar::{Span, TokenKind};

use crate::mutate::source::{Damage, Random, Source};

/// A string between single quotes: its opening quote with the prefix, its text, its closing quote.
fn parts(source: &Source, index: usize) -> Option<(Span, Span, Span)> {
    let span = source.span(index);
    let text = source.token(index);
    let open = text.find(['"', '\''])? as u32;
    if text[open as usize..].starts_with("\"\"\"") || text[open as usize..].starts_with("'''") {
        return None;
    }
    let (start, end) = (span.start + open, span.end - 1);
    Some((Span::new(start, start + 1), Span::new(start + 1, end), Span::new(end, end + 1)))
}

fn pick(source: &Source, random: &mut Random, wanted: impl Fn(&str) -> bool) -> Option<(Span, Span, Span)> {
    let strings = source.find(|index| {
        source.kind(index) == TokenKind::String
            && parts(source, index).is_some_and(|(_, inside, _)| wanted(inside.text(&source.text)))
    });
    parts(source, random.pick(&strings)?)
}

pub fn drop_opening_quote(source: &Source, random: &mut Random) -> Option<Damage> {
    let (open, _, _) = pick(source, random, |_| true)?;
    Some(source.replace(open, ""))
}

pub fn drop_closing_quote(source: &Source, random: &mut Random) -> Option<Damage> {
    let (open, _, close) = pick(source, random, |_| true)?;
    Some(source.damage(&[(close, "")], &[open.start]))
}

pub fn other_closing_quote(source: &Source, random: &mut Random) -> Option<Damage> {
    let (open, _, close) = pick(source, random, |_| true)?;
    let other = if open.text(&source.text) == "'" { "\"" } else { "'" };
    Some(source.damage(&[(close, other)], &[open.start]))
}

/// `'hello world'` becomes `hello world`.
pub fn drop_quotes(source: &Source, random: &mut Random) -> Option<Damage> {
    let words = |text: &str| {
        text.split(' ').count() > 1
            && text.split(' ').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
    };
    let (open, _, close) = pick(source, random, words)?;
    Some(source.damage(&[(open, ""), (close, "")], &[open.start]))
}

/// `'hello'` becomes `‘hello’`.
pub fn smart_quotes(source: &Source, random: &mut Random) -> Option<Damage> {
    let (open, _, close) = pick(source, random, |_| true)?;
    let (left, right) = if open.text(&source.text) == "'" { ("‘", "’") } else { ("“", "”") };
    Some(source.damage(&[(open, left), (close, right)], &[open.start]))
}

pub fn drop_triple_closer(source: &Source, random: &mut Random) -> Option<Damage> {
    let strings = source.find(|index| {
        source.kind(index) == TokenKind::String
            && (source.token(index).ends_with("\"\"\"") || source.token(index).ends_with("'''"))
    });
    let span = source.span(random.pick(&strings)?);
    Some(source.damage(&[(Span::new(span.end - 3, span.end), "")], &[span.start]))
}

pub fn drop_field_open(source: &Source, random: &mut Random) -> Option<Damage> {
    let open = random.pick(&source.of_kind(TokenKind::FieldOpen))?;
    Some(source.replace(source.span(open), ""))
}

pub fn drop_field_close(source: &Source, random: &mut Random) -> Option<Damage> {
    let close = random.pick(&source.of_kind(TokenKind::FieldClose))?;
    let open = source.span(source.partner[close]?);
    Some(source.damage(&[(source.span(close), "")], &[open.start]))
}

/// `f'{x}'` becomes `f'{}'`.
pub fn empty_field(source: &Source, random: &mut Random) -> Option<Damage> {
    let open = random.pick(&source.of_kind(TokenKind::FieldOpen))?;
    let close = source.partner[open]?;
    Some(source.replace(Span::new(source.span(open).end, source.span(close).start), ""))
}
