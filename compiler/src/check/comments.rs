//! Comments that allow warnings: `# mpyc: allow(NAME, NAME)`.
//!
//! At the end of a line such a comment speaks for that line (a statement that goes on over several
//! lines counts as one). On a line of its own it speaks for the next line that has code; before the first
//! statement, for the whole file (a docstring counts as no statement here).

use mpyc_grammar::{TokenKind, token_lines};

use super::Selector;
use crate::diagnostics::{Diagnostic, Span, unknown_allow};

/// What starts the comments that speak to this program, after the `#` and spaces.
const MARK: &str = "mpyc:";

/// The warnings that a file allows.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    file: Vec<Selector>,
    lines: Vec<(Span, Selector)>,
}

impl Allowed {
    /// Reads the comments of a text. What is wrong with them goes to `found`.
    pub(super) fn of(text: &str, found: &mut Vec<Diagnostic>) -> Self {
        let mut allowed = Self::default();
        // Most files have no such comment and need not be split into tokens again.
        let marks: Vec<usize> = text.match_indices(MARK).filter_map(|(at, _)| hash_before(text, at)).collect();
        if marks.is_empty() {
            return allowed;
        }
        let lines = Lines::new(text);
        for hash in marks.into_iter().filter(|&hash| !lines.is_in_token(hash)) {
            let place = lines.speaks_for(text, hash);
            for selector in selectors(text, hash, found) {
                match place {
                    Place::File => allowed.file.push(selector),
                    Place::Line(span) => allowed.lines.push((span, selector)),
                    Place::Nothing => {}
                }
            }
        }
        allowed
    }

    /// Whether a finding is allowed.
    pub(super) fn covers(&self, found: &Diagnostic) -> bool {
        let here = |line: &Span| found.span().is_some_and(|span| line.start <= span.start && span.start <= line.end);
        self.file.iter().any(|selector| selector.covers(found.code))
            || self.lines.iter().any(|(line, selector)| selector.covers(found.code) && here(line))
    }
}

/// The `#` that stands before `at` with nothing but spaces between.
fn hash_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?.trim_end_matches([' ', '\t']);
    before.ends_with('#').then(|| before.len() - 1)
}

/// What a comment speaks for.
#[derive(Clone, Copy)]
enum Place {
    File,
    Line(Span),
    Nothing,
}

/// The logical lines of a text and its tokens.
struct Lines {
    /// From the first token of each line to its last.
    lines: Vec<Span>,
    tokens: Vec<Span>,
    /// The first line that is no docstring.
    first: usize,
}

impl Lines {
    fn new(text: &str) -> Self {
        let (lines, _) = token_lines(text);
        let is_docstring = lines.first().is_some_and(|line| line.tokens.iter().all(|t| t.kind == TokenKind::String));
        let span = |tokens: &[mpyc_grammar::Token]| Some(tokens.first()?.span.to(tokens.last()?.span));
        let tokens = lines.iter().flat_map(|line| line.tokens.iter().map(|token| token.span)).collect();
        let lines = lines.iter().filter_map(|line| span(&line.tokens)).collect();
        Self { lines, tokens, first: usize::from(is_docstring) }
    }

    fn is_in_token(&self, at: usize) -> bool {
        let next = self.tokens.partition_point(|token| token.start as usize <= at);
        next.checked_sub(1).and_then(|last| self.tokens.get(last)).is_some_and(|token| at < token.end as usize)
    }

    /// What a comment that starts at `hash` speaks for.
    fn speaks_for(&self, text: &str, hash: usize) -> Place {
        let next = self.lines.partition_point(|line| line.start as usize <= hash);
        let before = next.checked_sub(1).and_then(|last| self.lines.get(last));
        if let Some(&line) = before
            && !text.get(line.end as usize..hash).is_some_and(|between| between.contains(['\n', '\r']))
        {
            return Place::Line(line);
        }
        if next <= self.first {
            return Place::File;
        }
        self.lines.get(next).map_or(Place::Nothing, |&line| Place::Line(line))
    }
}

/// The warnings that the comment at `hash` names.
fn selectors(text: &str, hash: usize, found: &mut Vec<Diagnostic>) -> Vec<Selector> {
    let comment = text.get(hash..).unwrap_or_default();
    let comment = comment.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    let Some((before, names)) = names(comment) else {
        found.push(unknown_allow(Span::new(hash as u32, (hash + comment.len()) as u32), None, None));
        return Vec::new();
    };
    let mut selectors = Vec::new();
    let mut start = hash + before;
    for name in names.split(',') {
        let (indent, next) = (name.len() - name.trim_start().len(), start + name.len() + 1);
        match name.trim().parse() {
            Ok(selector) => selectors.push(selector),
            Err(super::UnknownWarning { near }) => {
                let place = Span::new((start + indent) as u32, (start + indent + name.trim().len()) as u32);
                found.push(unknown_allow(place, Some(name.trim()), near.as_deref()));
            }
        }
        start = next;
    }
    selectors
}

/// What stands between the parentheses of a comment, with the number of bytes before it.
fn names(comment: &str) -> Option<(usize, &str)> {
    let (_, rest) = comment.split_once(MARK)?;
    let rest = rest.trim_start().strip_prefix("allow")?.trim_start().strip_prefix('(')?;
    let (names, _) = rest.split_once(')')?;
    Some((comment.len() - rest.len(), names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, undefined_name};

    /// For each `x` of a text, whether a warning there is allowed.
    fn allowed(text: &str) -> Vec<bool> {
        let mut found = Vec::new();
        let allowed = Allowed::of(text, &mut found);
        assert!(found.is_empty(), "{found:?}");
        let at = |start: usize| Span::new(start as u32, start as u32 + 1);
        let warning = |start: usize| undefined_name(at(start), "x", None, None);
        text.match_indices('x').map(|(start, _)| allowed.covers(&warning(start))).collect()
    }

    #[test]
    fn a_comment_speaks_for_its_line() {
        assert_eq!(allowed("x\nx  # mpyc: allow(undefined-name)\nx\n"), [false, true, false]);
        assert_eq!(allowed("f(x,  # mpyc:allow( all )\n  x)\nx\n"), [true, true, false]);
        assert_eq!(allowed("y\n# mpyc: allow(W0201)\n\nx\nx\n"), [true, false]);
        assert_eq!(allowed("x # mpyc: allow(no-such-member)\n"), [false]);
    }

    #[test]
    fn a_comment_before_all_code_speaks_for_the_file() {
        assert_eq!(allowed("#!/bin/x\n# mpyc: allow(undefined-name)\nx\nx\n")[1..], [true, true]);
        assert_eq!(allowed("'''Tells.'''\n# mpyc: allow(undefined-name)\ny\nx\n"), [true]);
        assert_eq!(allowed("y\nx\n# mpyc: allow(undefined-name)\n"), [false]);
    }

    #[test]
    fn a_string_is_no_comment() {
        assert_eq!(allowed("y = '# mpyc: allow(all)'\nx\n"), [false]);
        assert_eq!(allowed("x = '''\n# mpyc: allow(all)\n''' # no\n"), [false]);
        assert_eq!(allowed("x = f'# mpyc: allow(all)'\n"), [false]);
    }

    #[test]
    fn what_is_not_understood_is_reported() {
        let spans = |text: &str| -> Vec<String> {
            let mut found = Vec::new();
            Allowed::of(text, &mut found);
            assert!(found.iter().all(|found| found.code == Code::warning(126)));
            found.iter().filter_map(|found| Some(found.span()?.text(text).to_owned())).collect()
        };
        assert_eq!(spans("x # mpyc: allow(undefind-name, all)\n"), ["undefind-name"]);
        assert_eq!(spans("x # mpyc: ignore \n"), ["# mpyc: ignore"]);
        assert_eq!(spans("x # mpyc: allow(no-such-member\n"), ["# mpyc: allow(no-such-member"]);
        assert_eq!(spans("x # the mpyc: way\n"), [""; 0]);
    }
}
