//! Keywords that are misspelt, of another language, in the wrong place, or missing.

use super::{Answer, Fault, ends_operand};
use crate::error::ParseErrorKind;
use crate::layout::starts_only_operand;
use crate::token::{Token, TokenKind};

/// The reserved words, and the soft ones that start a clause.
const KEYWORDS: [TokenKind; 37] = {
    use TokenKind::{
        And, As, Assert, Async, Await, Break, Case, Class, Continue, Def, Del, Elif, Else, Except, False, Finally, For,
        From, Global, If, Import, In, Is, Lambda, Match, None, Nonlocal, Not, Or, Pass, Raise, Return, True, Try,
        While, With, Yield,
    };
    [
        And, As, Assert, Async, Await, Break, Case, Class, Continue, Def, Del, Elif, Else, Except, False, Finally, For,
        From, Global, If, Import, In, Is, Lambda, Match, None, Nonlocal, Not, Or, Pass, Raise, Return, True, Try,
        While, With, Yield,
    ]
};

/// Words that start a statement in other languages, and what Python has for them; nothing if they are
/// just left out.
const FOREIGN: &[(&str, Option<TokenKind>)] = &[
    ("function", Some(TokenKind::Def)),
    ("fun", Some(TokenKind::Def)),
    ("func", Some(TokenKind::Def)),
    ("fn", Some(TokenKind::Def)),
    ("define", Some(TokenKind::Def)),
    ("sub", Some(TokenKind::Def)),
    ("proc", Some(TokenKind::Def)),
    ("procedure", Some(TokenKind::Def)),
    ("void", Some(TokenKind::Def)),
    ("elseif", Some(TokenKind::Elif)),
    ("elsif", Some(TokenKind::Elif)),
    ("otherwise", Some(TokenKind::Else)),
    ("catch", Some(TokenKind::Except)),
    ("rescue", Some(TokenKind::Except)),
    ("ensure", Some(TokenKind::Finally)),
    ("throw", Some(TokenKind::Raise)),
    ("switch", Some(TokenKind::Match)),
    ("foreach", Some(TokenKind::For)),
    ("forever", Some(TokenKind::While)),
    ("loop", Some(TokenKind::While)),
    ("repeat", Some(TokenKind::While)),
    ("until", Some(TokenKind::While)),
    ("struct", Some(TokenKind::Class)),
    ("interface", Some(TokenKind::Class)),
    ("include", Some(TokenKind::Import)),
    ("using", Some(TokenKind::Import)),
    ("require", Some(TokenKind::Import)),
    ("delete", Some(TokenKind::Del)),
    ("let", None),
    ("var", None),
    ("const", None),
    ("val", None),
    ("auto", None),
    ("int", None),
    ("float", None),
    ("double", None),
    ("char", None),
    ("bool", None),
    ("boolean", None),
    ("string", None),
    ("String", None),
    ("public", None),
    ("private", None),
    ("static", None),
    ("new", None),
    ("each", None),
    ("every", None),
    ("call", None),
    ("set", None),
];

fn foreign(word: &str) -> Option<Option<TokenKind>> {
    FOREIGN.iter().find(|(foreign, _)| *foreign == word).map(|(_, python)| *python)
}

/// The keywords that `word` may be a misspelling of, the likeliest first.
fn near(word: &str) -> Vec<TokenKind> {
    let folded = word.to_lowercase();
    if word.len() < 2 || word.len() > 12 {
        return Vec::new();
    }
    let mut near: Vec<(usize, TokenKind)> = KEYWORDS
        .into_iter()
        .map(|keyword| (strsim::damerau_levenshtein(&folded, &keyword.describe().to_lowercase()), keyword))
        .filter(|&(distance, keyword)| distance <= if keyword.describe().len() > 4 { 2 } else { 1 })
        .collect();
    near.sort_by_key(|&(distance, _)| distance);
    near.into_iter().map(|(_, keyword)| keyword).collect()
}

/// The clause that a line which starts with a name or a wrong `else` and ends with `:` is meant to be.
pub(crate) fn intended_clause(source: &str, tokens: &[Token]) -> Option<TokenKind> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    if last.kind != TokenKind::Colon {
        return None;
    }
    match first.kind {
        TokenKind::Name => {
            let word = first.span.text(source);
            let close = || near(word).into_iter().find(|keyword| keyword.opens_block());
            foreign(word).unwrap_or_else(close).filter(|keyword| keyword.opens_block())
        }
        TokenKind::Else if tokens.get(1).is_some_and(|next| next.kind != TokenKind::Colon) => Some(TokenKind::Elif),
        _ => None,
    }
}

/// `else if x:` or `else x > 3:`.
pub(super) fn condition_after_else(fault: &Fault<'_>) -> Answer {
    let after_else = fault.index == 1 && fault.kind(0) == TokenKind::Else && fault.tokens.len() > 2;
    let has_colon = fault.kind(fault.tokens.len().saturating_sub(1)) == TokenKind::Colon;
    let is_if = fault.found() == TokenKind::If;
    (after_else && (is_if || has_colon) && fault.found() != TokenKind::Colon).then_some(())?;
    fault.over(0, 1, ParseErrorKind::ConditionAfterElse { is_if })
}

/// `class = 5`, `def f(class):`, `import global`.
pub(super) fn keyword_as_name(fault: &Fault<'_>) -> Answer {
    let is_word =
        |kind: TokenKind| kind.is_keyword() && !matches!(kind, TokenKind::None | TokenKind::True | TokenKind::False);
    if matches!(fault.found(), TokenKind::Equal | TokenKind::Dot) && is_word(fault.before(1)) {
        return fault.at(fault.index - 1, ParseErrorKind::KeywordAsName { keyword: fault.before(1) });
    }
    let keyword = fault.found();
    is_word(keyword).then_some(())?;
    let next = fault.kind(fault.index + 1);
    let assigned = fault.starts_statement(fault.index) && next == TokenKind::Equal;
    let named = fault.expects(TokenKind::Name)
        && (matches!(
            fault.before(1),
            TokenKind::Dot
                | TokenKind::Def
                | TokenKind::Class
                | TokenKind::Import
                | TokenKind::From
                | TokenKind::As
                | TokenKind::Global
                | TokenKind::Nonlocal
        ) || matches!(next, TokenKind::Comma | TokenKind::RightParen | TokenKind::RightBracket | TokenKind::Equal));
    (assigned || named).then_some(())?;
    fault.here(ParseErrorKind::KeywordAsName { keyword })
}

/// `def (x):` or `class :`.
pub(super) fn missing_name(fault: &Fault<'_>) -> Answer {
    let clause = fault.before(1);
    let unnamed = matches!(clause, TokenKind::Def | TokenKind::Class)
        && matches!(fault.found(), TokenKind::LeftParen | TokenKind::Colon | TokenKind::Newline);
    unnamed.then_some(())?;
    fault.at(fault.index - 1, ParseErrorKind::MissingName { clause })
}

/// `def f:`.
pub(super) fn missing_parameters(fault: &Fault<'_>) -> Answer {
    let after_name = fault.before(1) == TokenKind::Name && fault.before(2) == TokenKind::Def;
    (after_name && fault.found() != TokenKind::Dot).then_some(())?;
    fault.at(fault.index - 1, ParseErrorKind::MissingParameters)
}

/// `import x from y`, `import x *`.
pub(super) fn turned_import(fault: &Fault<'_>) -> Answer {
    let turned =
        fault.kind(0) == TokenKind::Import && fault.tokens[1..].iter().any(|token| token.kind == TokenKind::From);
    let is_star =
        fault.kind(0) == TokenKind::Import && fault.found() == TokenKind::Star && fault.before(1) == TokenKind::Name;
    (turned || is_star).then_some(())?;
    fault.over(0, fault.tokens.len() - 1, ParseErrorKind::TurnedImport)
}

/// `print x`, `exec x`.
pub(super) fn call_without_parentheses(fault: &Fault<'_>) -> Answer {
    // `print [x for x in y]` reads like a subscript until `for`.
    let is_list = fault.kind(1) == TokenKind::LeftBracket && fault.text(0) == "print" && fault.fits_without(0, 1);
    if is_list {
        return fault.at(0, ParseErrorKind::MissingCallParentheses { function: "print".to_owned() });
    }
    let name = fault.index.checked_sub(1)?;
    let function = fault.text(name);
    let is_call = fault.starts_statement(name)
        && matches!(function, "print" | "exec")
        && (starts_only_operand(fault.found()) || matches!(fault.found(), TokenKind::Not | TokenKind::Greater));
    is_call.then_some(())?;
    fault.at(name, ParseErrorKind::MissingCallParentheses { function: function.to_owned() })
}

/// A word of another language where a statement starts, or before the name or value it is about.
pub(super) fn foreign_word(fault: &Fault<'_>) -> Answer {
    let is_foreign = |&index: &usize| {
        let operand = ends_operand(fault.kind(index + 1)) || starts_only_operand(fault.kind(index + 1));
        let first = index == 0 || fault.kind(index - 1) == TokenKind::Semicolon;
        let starts = first && (operand || fault.kind(index + 1) == TokenKind::Colon);
        let inside = fault.kind(index + 1) == TokenKind::Name && matches!(fault.text(index), "new" | "each" | "every");
        fault.kind(index) == TokenKind::Name && (starts || inside)
    };
    let before = fault.index.checked_sub(1).filter(is_foreign);
    let first = Some(0).filter(is_foreign);
    let found = [before, first].into_iter().flatten().find_map(|index| Some((index, foreign(fault.text(index))?)));
    if let Some((index, keyword)) = found {
        let written = fault.text(index).to_owned();
        return fault.at(index, ParseErrorKind::ForeignWord { written, keyword });
    }
    if fault.kind(0) == TokenKind::Name
        && let Some(Some(keyword)) = foreign(fault.text(0))
        && fault.fits_as(0, keyword)
    {
        let written = fault.text(0).to_owned();
        return fault.at(0, ParseErrorKind::ForeignWord { written, keyword: Some(keyword) });
    }
    let is_then = fault.found() == TokenKind::Name && fault.clause().is_some() && fault.after_expression();
    let word = fault.text(fault.index);
    let ends = fault.index + 1 == fault.tokens.len() || fault.kind(fault.index + 1) == TokenKind::Colon;
    (is_then && ends && matches!(word, "then" | "do")).then_some(())?;
    fault.here(ParseErrorKind::ForeignWord { written: word.to_owned(), keyword: Some(TokenKind::Colon) })
}

/// A name that is nearly a keyword, if the line is right with that.
pub(super) fn misspelt(fault: &Fault<'_>) -> Answer {
    let before = |count: usize| fault.index.checked_sub(count);
    let places = [Some(fault.index), before(1), Some(0), before(2)];
    let mut tried = Vec::new();
    for index in places.into_iter().flatten() {
        if fault.kind(index) != TokenKind::Name || tried.contains(&index) {
            continue;
        }
        tried.push(index);
        for keyword in near(fault.text(index)) {
            if fault.fits_as(index, keyword) {
                let written = fault.text(index).to_owned();
                return fault.at(index, ParseErrorKind::MisspeltKeyword { written, keyword });
            }
        }
    }
    None
}

/// `for x y:`.
pub(super) fn missing_in(fault: &Fault<'_>) -> Answer {
    let after_target = fault.expects(TokenKind::In) && !fault.after_expression();
    let has_for = fault.tokens[..fault.index].iter().any(|token| token.kind == TokenKind::For);
    (after_target && has_for && ends_operand(fault.before(1))).then_some(())?;
    fault.here(ParseErrorKind::MissingIn)
}

/// `raise Error, text`.
pub(super) fn comma_in_raise(fault: &Fault<'_>) -> Answer {
    let start = (0..fault.index).rev().find(|&index| fault.starts_statement(index))?;
    let is_raise = fault.kind(start) == TokenKind::Raise && fault.found() == TokenKind::Comma;
    is_raise.then_some(())?;
    fault.here(ParseErrorKind::CommaInRaise)
}

#[cfg(test)]
mod tests {
    use logos::Logos;

    use super::*;

    #[test]
    fn all_reserved_words_are_known() {
        for word in KEYWORDS {
            let read = TokenKind::lexer(word.describe()).next().and_then(Result::ok);
            let soft = matches!(word, TokenKind::Match | TokenKind::Case);
            assert!(soft || read == Some(word), "{word}");
        }
    }

    #[test]
    fn slips_and_capitals_are_near() {
        assert_eq!(near("retrun").first(), Some(&TokenKind::Return));
        assert_eq!(near("While").first(), Some(&TokenKind::While));
        assert_eq!(near("esle").first(), Some(&TokenKind::Else));
        assert!(near("x").is_empty());
        assert!(near("temperature").is_empty());
    }
}
