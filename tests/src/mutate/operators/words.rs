//! Keywords and names.

use mpyc_grammar::{Span, TokenKind};

use crate::mutate::source::{Damage, Random, Source};

/// The tokens that are reserved words.
fn keywords(source: &Source) -> Vec<usize> {
    source.find(|index| source.kind(index).is_keyword() && source.token(index).len() > 1)
}

/// Replaces the first token of a line whose kind is `kind`.
fn first_word(source: &Source, random: &mut Random, kind: TokenKind, others: &[&str]) -> Option<Damage> {
    let index = random.pick(&source.find(|index| source.kind(index) == kind && source.starts_line(index)))?;
    Some(source.replace(source.span(index), random.pick(others)?))
}

/// Two letters change places, one is left out, or one comes twice.
pub fn misspell_keyword(source: &Source, random: &mut Random) -> Option<Damage> {
    let index = random.pick(&keywords(source))?;
    let mut letters: Vec<char> = source.token(index).chars().collect();
    let at = random.below(letters.len() - 1);
    match random.below(3) {
        0 => letters.swap(at, at + 1),
        1 if letters.len() > 2 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    Some(source.replace(source.span(index), &letters.iter().collect::<String>()))
}

pub fn capital_keyword(source: &Source, random: &mut Random) -> Option<Damage> {
    let small = |&index: &usize| source.token(index).starts_with(|letter: char| letter.is_ascii_lowercase());
    let small: Vec<usize> = keywords(source).into_iter().filter(small).collect();
    let index = random.pick(&small)?;
    let (first, rest) = source.token(index).split_at(1);
    Some(source.replace(source.span(index), &(first.to_uppercase() + rest)))
}

pub fn else_if(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Elif, &["else if", "elseif", "elsif", "elf"])
}

/// `else:` becomes `else x > 1:`.
pub fn else_condition(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Else, &["else x > 1", "else x == 'a'"])
}

pub fn foreign_def(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Def, &["function", "fun", "func", "fn", "define", "sub"])
}

pub fn foreign_except(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Except, &["catch"])
}

pub fn foreign_raise(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Raise, &["throw", "raise new", "throw new"])
}

pub fn foreign_switch(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::Match, &["switch"])
}

pub fn foreign_each(source: &Source, random: &mut Random) -> Option<Damage> {
    first_word(source, random, TokenKind::For, &["foreach", "for each"])
}

/// `if x:` becomes `if x then`.
pub fn then_for_colon(source: &Source, random: &mut Random) -> Option<Damage> {
    let lines = source.find_lines(|line| {
        let opens = matches!(source.kind(line.start), TokenKind::If | TokenKind::While | TokenKind::For);
        opens && source.kind(line.end - 1) == TokenKind::Colon
    });
    let line = source.lines[random.pick(&lines)?].clone();
    let word = if source.kind(line.start) == TokenKind::If { " then" } else { " do" };
    Some(source.replace(source.span(line.end - 1), word))
}

/// `x = 5` becomes `let x = 5`.
pub fn declared_variable(source: &Source, random: &mut Random) -> Option<Damage> {
    let names = source.find(|index| {
        source.starts_line(index) && source.kind(index) == TokenKind::Name && source.kind(index + 1) == TokenKind::Equal
    });
    let start = source.span(random.pick(&names)?).start;
    let word = random.pick(&["let ", "var ", "int ", "const ", "String "])?;
    Some(source.replace(Span::at(start), word))
}

pub fn keyword_as_name(source: &Source, random: &mut Random) -> Option<Damage> {
    let names = source.find(|index| {
        let target = source.starts_line(index) && source.kind(index + 1) == TokenKind::Equal;
        let parameter = matches!(source.kind(index + 1), TokenKind::Comma | TokenKind::RightParen)
            && index > 2
            && source.kind(index - 3) == TokenKind::Def;
        source.kind(index) == TokenKind::Name && (target || parameter)
    });
    let name = random.pick(&names)?;
    let word = random.pick(&["class", "from", "lambda", "in", "pass", "global", "is", "del", "import", "if"])?;
    Some(source.replace(source.span(name), word))
}

/// `my_name` becomes `my name`.
pub fn blank_in_name(source: &Source, random: &mut Random) -> Option<Damage> {
    let names = source.find(|index| {
        let (first, rest) = source.token(index).split_once('_').unwrap_or_default();
        source.kind(index) == TokenKind::Name
            && !first.is_empty()
            && rest.starts_with(|c: char| c.is_ascii_alphabetic())
    });
    let name = random.pick(&names)?;
    Some(source.replace(source.span(name), &source.token(name).replacen('_', " ", 1)))
}

/// `from a import b` becomes `import b from a`.
pub fn import_from_turned(source: &Source, random: &mut Random) -> Option<Damage> {
    let lines = source.find_lines(|line| {
        line.len() == 4
            && source.kind(line.start) == TokenKind::From
            && source.kind(line.start + 2) == TokenKind::Import
    });
    let first = source.lines[random.pick(&lines)?].start;
    let turned = format!("import {} from {}", source.token(first + 3), source.token(first + 1));
    Some(source.replace(source.span(first).to(source.span(first + 3)), &turned))
}

pub fn drop_in(source: &Source, random: &mut Random) -> Option<Damage> {
    let words = source.find(|index| {
        let line = source.lines.partition_point(|line| line.end <= index);
        let line = source.lines[line].clone();
        source.kind(index) == TokenKind::In
            && source.kind(line.start) == TokenKind::For
            && (line.start..index).all(|before| source.kind(before) != TokenKind::In)
    });
    let word = random.pick(&words)?;
    Some(source.replace(source.span(word), ""))
}

/// `def f(x):` becomes `def (x):`.
pub fn drop_def_name(source: &Source, random: &mut Random) -> Option<Damage> {
    let names = source.find(|index| index > 0 && matches!(source.kind(index - 1), TokenKind::Def | TokenKind::Class));
    let name = random.pick(&names)?;
    Some(source.replace(source.span(name), ""))
}

/// `print(x)` becomes `print x`.
pub fn print_statement(source: &Source, random: &mut Random) -> Option<Damage> {
    let calls = source.find(|index| {
        let closer = source.partner.get(index + 1).copied().flatten();
        source.starts_line(index)
            && source.token(index) == "print"
            && source.kind(index + 1) == TokenKind::LeftParen
            && source.kind(index + 2) != TokenKind::RightParen
            && closer.is_some_and(|closer| source.ends_line(closer))
    });
    let print = random.pick(&calls)?;
    let closer = source.partner[print + 1]?;
    Some(source.damage(&[(source.span(print + 1), " "), (source.span(closer), "")], &[source.span(print).start]))
}

/// `raise E(x)` becomes `raise E, x`.
pub fn raise_comma(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        source.kind(index) == TokenKind::Raise
            && source.kind(index + 1) == TokenKind::Name
            && source.kind(index + 2) == TokenKind::LeftParen
            && source.partner[index + 2].is_some_and(|closer| closer > index + 3 && source.ends_line(closer))
    });
    let open = random.pick(&places)? + 2;
    let close = source.partner[open]?;
    Some(source.damage(&[(source.span(open), ", "), (source.span(close), "")], &[source.span(open).start]))
}

/// `except E as e:` becomes `except E, e:`.
pub fn except_comma(source: &Source, random: &mut Random) -> Option<Damage> {
    let places = source.find(|index| {
        let line = &source.lines[source.lines.partition_point(|line| line.end <= index)];
        source.kind(index) == TokenKind::As && source.kind(line.start) == TokenKind::Except
    });
    let word = source.span(random.pick(&places)?);
    Some(source.replace(Span::new(word.start - 1, word.end), ","))
}
