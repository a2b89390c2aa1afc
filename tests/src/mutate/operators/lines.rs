//! Lines, blocks and comments.

use mpyc_grammar::{Span, TokenKind};

use crate::mutate::source::{Damage, Random, Source};

/// The logical lines that are the header of a block in the lines below.
fn headers(source: &Source) -> Vec<usize> {
    (0..source.lines.len().saturating_sub(1))
        .filter(|&line| {
            source.kind(source.lines[line].end - 1) == TokenKind::Colon && source.column(line + 1) > source.column(line)
        })
        .collect()
}

/// The colon at the end of a header.
fn header_colon(source: &Source, random: &mut Random) -> Option<Span> {
    let line = random.pick(&headers(source))?;
    Some(source.span(source.lines[line].end - 1))
}

pub fn drop_colon(source: &Source, random: &mut Random) -> Option<Damage> {
    Some(source.replace(header_colon(source, random)?, ""))
}

pub fn semicolon_for_colon(source: &Source, random: &mut Random) -> Option<Damage> {
    Some(source.replace(header_colon(source, random)?, ";"))
}

pub fn equals_for_colon(source: &Source, random: &mut Random) -> Option<Damage> {
    Some(source.replace(header_colon(source, random)?, " ="))
}

pub fn double_colon(source: &Source, random: &mut Random) -> Option<Damage> {
    Some(source.replace(header_colon(source, random)?, "::"))
}

/// A logical line behind the first, with the blanks before it.
fn indented_line(source: &Source, random: &mut Random, least: usize) -> Option<(usize, Span)> {
    let lines = (1..source.lines.len()).filter(|&line| source.column(line) >= least).collect::<Vec<_>>();
    let line = random.pick(&lines)?;
    let end = source.span(source.lines[line].start).start;
    let blanks = Span::new(end - source.column(line) as u32, end);
    blanks.text(&source.text).bytes().all(|byte| byte == b' ').then_some((line, blanks))
}

/// The line, the one behind it, and the next one of its block.
fn around(source: &Source, line: usize) -> Vec<u32> {
    let column = source.column(line);
    let next = (line + 1..source.lines.len()).find(|&next| source.column(next) <= column);
    let sibling = next.filter(|&next| source.column(next) == column);
    let behind = Some(line + 1).filter(|&behind| behind < source.lines.len());
    let start = |line: usize| source.span(source.lines[line].start).start;
    [Some(line), behind, sibling].into_iter().flatten().map(start).collect()
}

pub fn indent_right(source: &Source, random: &mut Random) -> Option<Damage> {
    let (line, blanks) = indented_line(source, random, 0)?;
    let more = &"    "[random.below(4)..];
    Some(source.damage(&[(Span::at(blanks.end), more)], &around(source, line)))
}

pub fn indent_left(source: &Source, random: &mut Random) -> Option<Damage> {
    let (line, blanks) = indented_line(source, random, 1)?;
    let less = 1 + random.below(blanks.len().min(4) as usize) as u32;
    Some(source.damage(&[(Span::new(blanks.start, blanks.start + less), "")], &around(source, line)))
}

/// The blanks before a line become tabs.
pub fn tab_indent(source: &Source, random: &mut Random) -> Option<Damage> {
    let (line, blanks) = indented_line(source, random, 1)?;
    let tabs = "\t".repeat(blanks.len().div_ceil(4) as usize);
    Some(source.damage(&[(blanks, &tabs)], &around(source, line)))
}

/// The block of a header is left out; the header or the line behind it has the error.
pub fn drop_body(source: &Source, random: &mut Random) -> Option<Damage> {
    let line = random.pick(&headers(source))?;
    let next = source.block_end(line);
    let colon = source.span(source.lines[line].end - 1).end;
    let body = Span::new(colon, source.span(source.lines[next - 1].end - 1).end);
    let mut damage = source.damage(&[(body, "")], &[source.span(source.lines[line].start).start]);
    damage.lines.push(source.line_of(colon));
    if let Some(next) = source.lines.get(next) {
        let removed = body.text(&source.text).matches('\n').count();
        damage.lines.push(source.line_of(source.span(next.start).start) - removed);
    }
    Some(damage)
}

/// `if x:` becomes `if x {`, with `}` behind the block.
pub fn brace_block(source: &Source, random: &mut Random) -> Option<Damage> {
    let line = random.pick(&headers(source))?;
    let colon = source.span(source.lines[line].end - 1);
    let last = source.span(source.lines[source.block_end(line) - 1].end - 1).end;
    let rest = source.text[last as usize..].find('\n').map_or(source.text.len() as u32, |at| last + at as u32);
    let close = format!("\n{}}}", " ".repeat(source.column(line)));
    Some(source.damage(&[(colon, " {"), (Span::at(rest), &close)], &[colon.start]))
}

/// A line with nothing but `}`.
pub fn stray_brace(source: &Source, random: &mut Random) -> Option<Damage> {
    let line = random.pick(&headers(source))?;
    let last = source.span(source.lines[source.block_end(line) - 1].end - 1).end;
    let rest = source.text[last as usize..].find('\n').map(|at| last + at as u32)?;
    let close = format!("\n{}}}", " ".repeat(source.column(line)));
    let mut damage = source.damage(&[(Span::at(rest), &close)], &[]);
    damage.lines.push(source.line_of(rest) + 1);
    Some(damage)
}

/// Adds a comment to the end of a logical line that nothing follows.
fn comment(source: &Source, random: &mut Random, comment: &str) -> Option<Damage> {
    let lines = (0..source.lines.len())
        .filter(|&line| {
            let end = source.span(source.lines[line].end - 1).end as usize;
            source.text[end..].starts_with('\n')
        })
        .collect::<Vec<_>>();
    let last = source.lines[random.pick(&lines)?].end - 1;
    let end = source.span(last).end;
    Some(source.damage(&[(Span::at(end), comment)], &[end - 1]))
}

pub fn slash_comment(source: &Source, random: &mut Random) -> Option<Damage> {
    comment(source, random, "  // this does it")
}

pub fn block_comment(source: &Source, random: &mut Random) -> Option<Damage> {
    comment(source, random, "  /* this does it */")
}
