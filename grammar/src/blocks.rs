//! Blocks and compound statements, put together from logical lines.
//!
//! Contract: every line is parsed on its own; this module owns what lines are to each other. Open
//! blocks are a stack of [`Level`]s and clauses that wait for their statement to be complete a stack
//! of [`Clause`]s, so no depth of nesting recurses. A statement with a broken clause is left out of
//! the tree, but the lines of its blocks are still checked.

use core::cmp::Ordering;

use crate::MAX_INDENT;
use crate::actions::{Actions, ClauseHeader, Line, Scratch};
use crate::ast::{ClassDef, ExceptHandler, ExprId, For, FunctionDef, List, MatchCase, StmtId, StmtKind, Try, With};
use crate::depth;
use crate::diagnose;
use crate::error::{ParseError, ParseErrorKind};
use crate::layout::{Indent, Layout, LogicalLine};
use crate::module::Module;
use crate::parser;
use crate::span::Span;
use crate::token::{Token, TokenKind};

/// A clause of a compound statement, with its block once that is read.
#[derive(Clone, Copy)]
struct Clause {
    /// The word it starts with.
    keyword: TokenKind,
    /// `None` if its line has an error.
    header: Option<ClauseHeader>,
    start: u32,
    end: u32,
    body: List<StmtId>,
    cases: List<MatchCase>,
}

/// A compound statement that may get further clauses.
#[derive(Clone, Copy)]
struct Compound {
    /// Its first clause.
    clauses: usize,
    decorators: List<ExprId>,
    /// How many errors there were when it began.
    errors: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LevelKind {
    /// The block of the last clause.
    Suite,
    /// The block of a `match`: only `case`s.
    Cases,
    /// Lines of a depth that nothing accounts for; they are read and left out.
    Stray,
}

/// An open block.
struct Level {
    indent: Indent,
    kind: LevelKind,
    /// Where its statements (or cases) start on their stack.
    first: usize,
    compound: Option<Compound>,
    /// A depth that was reported as wrong; further lines of that depth belong here too.
    also: Option<Indent>,
    /// How many errors there were when the last compound statement began: after further ones, a clause
    /// without its statement may be their echo.
    errors: usize,
}

/// What the line before leads to expect.
#[derive(Clone, Copy)]
enum Expect {
    Line,
    /// The block of the last clause, whose line this is.
    Block(Span),
    /// After an error: perhaps a block.
    Anything,
}

/// Assembles the module.
pub(crate) struct Blocks<'s> {
    source: &'s str,
    layout: Layout<'s>,
    module: Module,
    scratch: Scratch,
    levels: Vec<Level>,
    clauses: Vec<Clause>,
    cases: Vec<MatchCase>,
    decorators: Vec<ExprId>,
    /// The first decorator that waits for its definition.
    decorator_span: Span,
    expect: Expect,
    /// End of the last line's last token.
    last_end: u32,
    /// The blocks that the last line which ended blocks ended.
    ended: Vec<Indent>,
    /// How many errors there were before that line.
    ended_errors: usize,
    /// How many errors there were before the present line.
    line_errors: usize,
    /// The depth of the last line, or of its block if that is less: its own block is deeper.
    header_columns: u32,
    /// The last token of the last line.
    last_token: TokenKind,
}

/// The depth of whatever may follow a header without a block.
const ANY_DEPTH: Indent = Indent { columns: u32::MAX, alternative: u32::MAX };

impl<'s> Blocks<'s> {
    pub fn new(source: &'s str) -> Self {
        let module_level = Level {
            indent: Indent::default(),
            kind: LevelKind::Suite,
            first: 0,
            compound: None,
            also: None,
            errors: 0,
        };
        Blocks {
            source,
            layout: Layout::new(source),
            module: Module::default(),
            scratch: Scratch::default(),
            levels: vec![module_level],
            clauses: Vec::new(),
            cases: Vec::new(),
            decorators: Vec::new(),
            decorator_span: Span::default(),
            expect: Expect::Line,
            last_end: 0,
            ended: Vec::new(),
            ended_errors: 0,
            line_errors: 0,
            header_columns: 0,
            last_token: TokenKind::Newline,
        }
    }

    /// Reads all lines.
    pub fn run(mut self) -> (Module, Vec<ParseError>) {
        while let Some(line) = self.layout.next_line() {
            self.line(line);
        }
        self.missing_block(Span::at(self.last_end));
        self.orphan_decorators();
        while self.levels.len() > 1 {
            self.close_level(TokenKind::Newline);
        }
        self.finish_compound(TokenKind::Newline);
        self.module.body = self.module.add_list(&self.scratch.stmts);
        let mut errors = self.layout.errors;
        errors.sort_by_key(|error| error.span.start);
        (self.module, errors)
    }

    fn error(&mut self, kind: ParseErrorKind, span: Span) {
        self.layout.errors.push(ParseError::new(kind, span));
    }

    fn top(&mut self) -> &mut Level {
        // The module's own level is never closed.
        self.levels.last_mut().expect("the module's level")
    }

    // ---- Indentation ----

    /// Opens and closes blocks until the line at `indent` is in the innermost one; false if that was
    /// an error. `keyword` is what the line starts with and `at` its first token.
    ///
    /// A line at a wrong depth is taken as one of the block that it is most likely meant for.
    fn indentation(&mut self, indent: Indent, keyword: TokenKind, at: Span) -> bool {
        let top = self.top().indent;
        match self.expect {
            Expect::Line if indent == top => return true,
            Expect::Block(_) if indent.columns > self.header_columns => return self.open_block(indent, at),
            Expect::Block(_) => {
                self.missing_block(at);
                self.remember_ended(Some(ANY_DEPTH));
            }
            Expect::Anything if indent.columns > self.header_columns => {
                self.open_level(indent, LevelKind::Stray);
                return true;
            }
            _ => {}
        }
        match indent.columns.cmp(&top.columns) {
            Ordering::Equal => self.same_depth(indent, at),
            Ordering::Greater => self.too_deep(indent, keyword, at),
            Ordering::Less => self.dedent(indent, keyword, at),
        }
    }

    /// A line at the depth of the innermost block, perhaps in other characters.
    fn same_depth(&mut self, indent: Indent, at: Span) -> bool {
        let top = self.top();
        if indent.alternative == top.indent.alternative || top.also == Some(indent) {
            return true;
        }
        top.also = Some(indent);
        self.error(ParseErrorKind::InconsistentTabs, at);
        false
    }

    /// A line that is deeper than its block.
    fn too_deep(&mut self, indent: Indent, keyword: TokenKind, at: Span) -> bool {
        if self.top().also == Some(indent) {
            return true;
        }
        if let Some(index) = self.tab_level(indent) {
            self.take_as(index, indent, keyword, ParseErrorKind::InconsistentTabs, at);
            return false;
        }
        if self.is_echo(indent) {
            self.open_level(indent, LevelKind::Stray);
            return true;
        }
        let top = self.top();
        top.also = Some(indent);
        let block = top.indent;
        if self.last_token == TokenKind::Comma {
            let end = self.last_end;
            // Brackets without partners in this line are of the same fault.
            self.layout.errors.truncate(self.line_errors);
            self.error(ParseErrorKind::BracketClosedEarly, Span::new(end.saturating_sub(1), end));
            self.layout.skip_remains(block.columns);
            return false;
        }
        self.wrong_depth(ParseErrorKind::UnexpectedIndent { found: indent.columns, block: block.columns }, indent, at);
        false
    }

    /// A line that is less deep than the innermost block.
    fn dedent(&mut self, indent: Indent, keyword: TokenKind, at: Span) -> bool {
        self.orphan_decorators();
        let fits = |level: &Level| level.indent.columns == indent.columns || level.also == Some(indent);
        if let Some(index) = self.levels.iter().rposition(fits) {
            self.close_above(index, keyword);
            return self.top().indent.columns != indent.columns || self.same_depth(indent, at);
        }
        if let Some(index) = self.tab_level(indent) {
            self.take_as(index, indent, keyword, ParseErrorKind::InconsistentTabs, at);
            return false;
        }
        // The module's level is at column 0, so one is less deep.
        let outer = self.levels.iter().rposition(|level| level.indent.columns < indent.columns).unwrap_or_default();
        if self.is_echo(indent) {
            self.close_above(outer, keyword);
            self.open_level(indent, LevelKind::Stray);
            return true;
        }
        let between = (self.levels[outer].indent.columns, self.levels[outer + 1].indent.columns);
        let index = self.meant_level(outer, indent, keyword);
        self.take_as(index, indent, keyword, ParseErrorKind::UnindentMismatch { found: indent.columns, between }, at);
        false
    }

    /// The level that a line with tabs is at if a tab is meant as four columns.
    fn tab_level(&self, indent: Indent) -> Option<usize> {
        let fits = |level: &Level| level.indent.columns * 2 == indent.columns && level.indent.columns > 0;
        (indent.columns == 8 * indent.alternative).then(|| self.levels.iter().rposition(fits)).flatten()
    }

    /// Reports a line at a wrong depth and takes it as one of the level at `index`.
    fn take_as(&mut self, index: usize, indent: Indent, keyword: TokenKind, kind: ParseErrorKind, at: Span) {
        self.wrong_depth(kind, indent, at);
        self.close_above(index, keyword);
        self.top().also = Some(indent);
    }

    /// Whether the depth is one of the blocks that a line with an error ended: that line was at the wrong
    /// depth, and this one goes on with the block.
    fn is_echo(&self, indent: Indent) -> bool {
        self.layout.errors.len() > self.ended_errors
            && self.ended.iter().any(|&ended| ended == indent || ended == ANY_DEPTH)
    }

    /// The level, at `outer` or the one inside, that a line between the two is meant for.
    fn meant_level(&self, outer: usize, indent: Indent, keyword: TokenKind) -> usize {
        let inner = outer + 1;
        if continues(keyword) {
            let takes = |index: usize| self.last_clause(index).is_some_and(|before| follows(before, keyword));
            if takes(inner) != takes(outer) {
                return if takes(inner) { inner } else { outer };
            }
        }
        let above = indent.columns - self.levels[outer].indent.columns;
        let below = self.levels[inner].indent.columns - indent.columns;
        if below <= above { inner } else { outer }
    }

    /// The word of the last clause of the statement that the level at `index` has open.
    fn last_clause(&self, index: usize) -> Option<TokenKind> {
        let first = self.levels[index].compound?.clauses;
        let inside = self.levels[index + 1..].iter().find_map(|level| level.compound);
        let end = inside.map_or(self.clauses.len(), |compound| compound.clauses);
        self.clauses.get(first..end)?.last().map(|clause| clause.keyword)
    }

    /// Reports a wrong depth; one that comes of a tab among blanks as that.
    fn wrong_depth(&mut self, kind: ParseErrorKind, indent: Indent, at: Span) {
        let has_tab = |indent: Indent| indent.columns != indent.alternative;
        let mixed = self.levels.iter().skip(1).any(|level| has_tab(level.indent) != has_tab(indent));
        self.error(if mixed { ParseErrorKind::InconsistentTabs } else { kind }, at);
    }

    /// Closes the levels inside the one at `index`.
    fn close_above(&mut self, index: usize, keyword: TokenKind) {
        self.remember_ended(None);
        while self.levels.len() > index + 1 {
            let indent = self.top().indent;
            self.ended.push(indent);
            self.close_level(keyword);
        }
    }

    fn remember_ended(&mut self, ended: Option<Indent>) {
        self.ended.clear();
        self.ended.extend(ended);
        self.ended_errors = self.line_errors;
    }

    fn inconsistent_tabs(&mut self, indent: Indent, at: Span) -> bool {
        self.top().also = Some(indent);
        self.error(ParseErrorKind::InconsistentTabs, at);
        false
    }

    fn open_block(&mut self, indent: Indent, at: Span) -> bool {
        let consistent = indent.alternative > self.top().indent.alternative;
        let is_match = self.clauses.last().is_some_and(|clause| clause.keyword == TokenKind::Match);
        self.open_level(indent, if is_match { LevelKind::Cases } else { LevelKind::Suite });
        if self.levels.len() == MAX_INDENT as usize + 1 {
            self.error(ParseErrorKind::TooManyIndents, at);
        }
        if self.levels.len() > MAX_INDENT as usize {
            self.break_clause();
        }
        consistent || self.inconsistent_tabs(indent, at)
    }

    fn open_level(&mut self, indent: Indent, kind: LevelKind) {
        let first = if kind == LevelKind::Cases { self.cases.len() } else { self.scratch.stmts.len() };
        let errors = self.layout.errors.len();
        self.levels.push(Level { indent, kind, first, compound: None, also: None, errors });
        self.expect = Expect::Line;
    }

    /// Closes the innermost block and gives it to its clause; the next line starts with `keyword`.
    fn close_level(&mut self, keyword: TokenKind) {
        self.finish_compound(keyword);
        let Some(level) = self.levels.pop() else { return };
        match level.kind {
            LevelKind::Suite => {
                let body = self.take_body(level.first);
                self.finish_clause(body, List::EMPTY);
            }
            LevelKind::Cases => {
                let cases = self.module.add_list(&self.cases[level.first..]);
                self.cases.truncate(level.first);
                self.finish_clause(List::EMPTY, cases);
            }
            LevelKind::Stray => self.scratch.stmts.truncate(level.first),
        }
    }

    fn take_body(&mut self, first: usize) -> List<StmtId> {
        let body = self.module.add_list(&self.scratch.stmts[first..]);
        self.scratch.stmts.truncate(first);
        body
    }

    fn finish_clause(&mut self, body: List<StmtId>, cases: List<MatchCase>) {
        let end = self.last_end;
        if let Some(clause) = self.clauses.last_mut() {
            clause.body = body;
            clause.cases = cases;
            clause.end = end;
        }
    }

    fn break_clause(&mut self) {
        if let Some(clause) = self.clauses.last_mut() {
            clause.header = None;
        }
    }

    /// Reports that the last clause has no block, if it should have one.
    /// It is missed `at` the line behind the header, or at the header's end.
    fn missing_block(&mut self, at: Span) {
        if let Expect::Block(header) = self.expect {
            let keyword = self.clauses.last().map_or(TokenKind::If, |clause| clause.keyword);
            self.error(ParseErrorKind::MissingBlock { clause: keyword, header }, at);
            self.finish_clause(List::EMPTY, List::EMPTY);
            self.break_clause();
        }
        self.expect = Expect::Line;
    }

    // ---- Lines ----

    fn line(&mut self, line: LogicalLine) {
        let mut tokens = core::mem::take(&mut self.layout.tokens);
        let Some((&first, &last)) = tokens.first().zip(tokens.last()) else {
            // Nothing but a lexical error.
            self.layout.tokens = tokens;
            self.line_errors = self.layout.errors.len();
            return;
        };
        let span = first.span.to(last.span);
        let keyword = diagnose::intended_clause(self.source, &tokens).unwrap_or_else(|| clause_keyword(&tokens));
        let in_place = self.indentation(line.indent, keyword, first.span);
        let keyword = if self.top().kind == LevelKind::Cases && self.case_keyword(&mut tokens) {
            TokenKind::Case
        } else {
            keyword
        };
        if !continues(keyword) {
            self.finish_compound(keyword);
        }
        let tabs = line.indent.columns == 8 * line.indent.alternative;
        let columns = if tabs { line.indent.columns / 2 } else { line.indent.columns };
        self.header_columns = columns.min(self.top().indent.columns);
        self.expect = Expect::Line;
        if line.failed || !self.belongs(keyword, span, in_place) {
            self.broken_line(keyword, &tokens, span);
        } else {
            self.parse_line(keyword, &tokens, span, in_place);
        }
        if self.layout.errors.len() > self.line_errors {
            self.unclosed_long_string(first.span.start);
        }
        self.last_end = span.end;
        self.last_token = last.kind;
        self.layout.tokens = tokens;
        self.line_errors = self.layout.errors.len();
    }

    /// If the error of the line comes of a long string before it that is not closed, reports that instead.
    fn unclosed_long_string(&mut self, line: u32) {
        let Some(opening) = self.layout.unclosed_long_string(line) else { return };
        self.layout.errors.truncate(self.line_errors);
        self.error(ParseErrorKind::UnterminatedString { triple: true, fstring: false }, opening);
        self.decorators.clear();
        self.remember_ended(Some(ANY_DEPTH));
        self.header_columns = self.top().indent.columns;
        self.expect = Expect::Anything;
    }

    /// `case` is a keyword directly in a `match`.
    fn case_keyword(&self, tokens: &mut [Token]) -> bool {
        let Some(first) = tokens.first_mut() else { return false };
        if first.kind == TokenKind::Name && first.span.text(self.source) == "case" {
            first.kind = TokenKind::Case;
        }
        first.kind == TokenKind::Case
    }

    /// Checks that cases are where cases must be.
    fn belongs(&mut self, keyword: TokenKind, span: Span, report: bool) -> bool {
        let kind = match (self.top().kind, keyword) {
            (LevelKind::Cases, TokenKind::Case) => return true,
            (LevelKind::Cases, _) => ParseErrorKind::ExpectedCase,
            (LevelKind::Suite, TokenKind::Case) => ParseErrorKind::CaseOutsideMatch,
            _ => return true,
        };
        if report {
            self.error(kind, span);
        }
        false
    }

    /// A line with an error that has been reported.
    fn broken_line(&mut self, keyword: TokenKind, tokens: &[Token], span: Span) {
        self.decorators.clear();
        if keyword.opens_block() || tokens.last().is_some_and(|last| last.kind == TokenKind::Colon) {
            self.add_clause(keyword, None, span);
        } else {
            self.layout.skip_remains(self.header_columns);
        }
        self.expect = Expect::Anything;
    }

    fn parse_line(&mut self, keyword: TokenKind, tokens: &[Token], span: Span, report: bool) {
        let first_stmt = self.scratch.stmts.len();
        let first_expr = self.module.expr_count();
        let mut actions =
            Actions { source: self.source, tokens, module: &mut self.module, scratch: &mut self.scratch, header: None };
        let result = parser::parse_line(&mut actions, tokens);
        let header = actions.header;
        let result = result.map_err(|error| diagnose::error(self.source, tokens, error));
        let result = result.and_then(|line| depth::check(&self.module, first_expr, tokens).map(|()| line));
        let line = match result {
            Ok(line) => line,
            Err(error) => {
                if report {
                    self.layout.errors.push(error);
                }
                self.scratch.reset(first_stmt);
                self.broken_line(keyword, tokens, span);
                return;
            }
        };
        match line {
            Line::Simple => self.orphan_decorators(),
            Line::Decorator(decorator) => {
                if self.decorators.is_empty() {
                    self.decorator_span = span;
                }
                self.decorators.push(decorator);
            }
            Line::Block => {
                self.add_clause(keyword, header, span);
                let is_placed = self.layout.errors.len() == self.line_errors;
                self.expect = if is_placed { Expect::Block(span) } else { Expect::Anything };
            }
            Line::InlineBlock => {
                let body = self.take_body(first_stmt);
                self.add_clause(keyword, header, span);
                self.last_end = span.end;
                self.finish_clause(body, List::EMPTY);
                if keyword == TokenKind::Match {
                    self.error(ParseErrorKind::ExpectedCase, span);
                    self.break_clause();
                }
            }
        }
    }

    /// Reports decorators that no definition follows.
    fn orphan_decorators(&mut self) {
        if !self.decorators.is_empty() {
            self.decorators.clear();
            self.error(ParseErrorKind::DecoratorWithoutDefinition, self.decorator_span);
        }
    }

    // ---- Clauses ----

    /// Adds a clause to the statement it continues, or begins a statement with it.
    fn add_clause(&mut self, keyword: TokenKind, header: Option<ClauseHeader>, span: Span) {
        let mut header = header;
        let continues = continues(keyword);
        let definition = matches!(header, Some(ClauseHeader::Def { .. } | ClauseHeader::Class { .. }));
        if !definition {
            self.orphan_decorators();
        }
        if continues && let Some(problem) = self.misplaced(keyword, header) {
            let is_echo = self.line_errors > self.top().errors || self.top().kind == LevelKind::Stray;
            if header.is_some() && !is_echo {
                self.error(problem, span);
            }
            header = None;
        }
        if !continues || self.top().compound.is_none() {
            self.finish_compound(keyword);
            let decorators = self.module.add_list(&self.decorators);
            self.decorators.clear();
            let clauses = self.clauses.len();
            let errors = self.line_errors;
            self.top().compound = Some(Compound { clauses, decorators, errors });
            self.top().errors = errors;
        }
        let (body, cases) = (List::EMPTY, List::EMPTY);
        let Span { start, end } = span;
        self.clauses.push(Clause { keyword, header, start, end, body, cases });
    }

    /// Why a clause does not continue the statement before it.
    fn misplaced(&mut self, keyword: TokenKind, header: Option<ClauseHeader>) -> Option<ParseErrorKind> {
        let unexpected = Some(ParseErrorKind::UnexpectedClause { clause: keyword });
        let Some(compound) = self.top().compound else { return unexpected };
        let before = &self.clauses[compound.clauses..];
        let has = |word| before.iter().any(|clause| clause.keyword == word);
        let finally = (before.last()?.keyword, keyword) == (TokenKind::Else, TokenKind::Finally);
        if !(follows(before.last()?.keyword, keyword) || (finally && has(TokenKind::Try))) {
            return unexpected;
        }
        // The handlers before the last one are all of its kind.
        let mixed = match (before.last()?.header, header) {
            (Some(ClauseHeader::Except { star, .. }), Some(ClauseHeader::Except { star: other, .. })) => star != other,
            _ => false,
        };
        mixed.then_some(ParseErrorKind::MixedExcept)
    }

    /// Completes the compound statement of the innermost block, if there is one; the next line starts
    /// with `keyword`.
    fn finish_compound(&mut self, keyword: TokenKind) {
        let Some(compound) = self.top().compound.take() else { return };
        let clauses = self.clauses.split_off(compound.clauses);
        let Some(first) = clauses.first() else { return };
        if clauses.iter().any(|clause| clause.header.is_none()) {
            return;
        }
        if first.keyword == TokenKind::Try && clauses.len() == 1 {
            // A handler at the wrong depth, or an error in the block, which may have swallowed the handler.
            let has_reason =
                matches!(keyword, TokenKind::Except | TokenKind::Finally) || self.layout.errors.len() > compound.errors;
            if !has_reason {
                let at = Span::new(first.start, first.start + TokenKind::Try.describe().len() as u32);
                self.error(ParseErrorKind::TryWithoutHandler, at);
            }
            return;
        }
        self.build(first, &clauses[1..], compound.decorators);
    }

    /// Adds the statement (or case) of complete clauses.
    fn build(&mut self, first: &Clause, rest: &[Clause], decorator_list: List<ExprId>) {
        let Some(header) = first.header else { return };
        let body = first.body;
        let end = rest.last().unwrap_or(first).end;
        let span = Span::new(first.start, end);
        let orelse = rest.first().map_or(List::EMPTY, |clause| clause.body);
        let kind = match header {
            ClauseHeader::If { .. } | ClauseHeader::Elif { .. } => {
                return self.build_if(first, rest, end);
            }
            ClauseHeader::Case { pattern, guard } => {
                self.cases.push(MatchCase { pattern, guard, body, span });
                return;
            }
            ClauseHeader::While { test } => StmtKind::While { test, body, orelse },
            ClauseHeader::For { target, iter, is_async } => {
                let node = For { target, iter, body, orelse };
                if is_async { StmtKind::AsyncFor(node) } else { StmtKind::For(node) }
            }
            ClauseHeader::With { items, is_async } => {
                let node = With { items, body };
                if is_async { StmtKind::AsyncWith(node) } else { StmtKind::With(node) }
            }
            ClauseHeader::Def { name, type_params, args, returns, is_async } => {
                let type_params = type_params.unwrap_or_default();
                let node = FunctionDef { name, args, body, decorator_list, returns, type_params };
                if is_async { StmtKind::AsyncFunctionDef(node) } else { StmtKind::FunctionDef(node) }
            }
            ClauseHeader::Class { name, type_params, args } => StmtKind::ClassDef(ClassDef {
                name,
                bases: args.map_or(List::EMPTY, |args| args.args),
                keywords: args.map_or(List::EMPTY, |args| args.keywords),
                body,
                decorator_list,
                type_params: type_params.unwrap_or_default(),
            }),
            ClauseHeader::Match { subject } => StmtKind::Match { subject, cases: first.cases },
            ClauseHeader::Try => self.try_kind(body, rest),
            // These only continue a statement.
            ClauseHeader::Else | ClauseHeader::Except { .. } | ClauseHeader::Finally => return,
        };
        self.add_stmt(kind, span);
    }

    fn add_stmt(&mut self, kind: StmtKind, span: Span) {
        let stmt = self.module.add_stmt(kind, span);
        self.scratch.stmts.push(stmt);
    }

    /// Each `elif` is an `if` alone in the `else` before it, so they are built from the last one up.
    fn build_if(&mut self, first: &Clause, rest: &[Clause], end: u32) {
        let mut orelse = List::EMPTY;
        for clause in rest.iter().rev().chain([first]) {
            let (ClauseHeader::If { test } | ClauseHeader::Elif { test }) = clause.header.unwrap_or(ClauseHeader::Else)
            else {
                orelse = clause.body;
                continue;
            };
            let kind = StmtKind::If { test, body: clause.body, orelse };
            let stmt = self.module.add_stmt(kind, Span::new(clause.start, end));
            if clause.keyword == TokenKind::If {
                self.scratch.stmts.push(stmt);
            } else {
                orelse = self.module.add_list(&[stmt]);
            }
        }
    }

    fn try_kind(&mut self, body: List<StmtId>, rest: &[Clause]) -> StmtKind {
        let mut is_star = false;
        let handlers: Vec<ExceptHandler> = rest
            .iter()
            .filter_map(|clause| match clause.header {
                Some(ClauseHeader::Except { type_, name, star }) => {
                    is_star = star;
                    let span = Span::new(clause.start, clause.end);
                    Some(ExceptHandler { type_, name, body: clause.body, span })
                }
                _ => None,
            })
            .collect();
        let of = |word| rest.iter().find(|clause| clause.keyword == word).map_or(List::EMPTY, |found| found.body);
        let handlers = self.module.add_list(&handlers);
        let (orelse, finalbody) = (of(TokenKind::Else), of(TokenKind::Finally));
        let node = Try { body, handlers, orelse, finalbody };
        if is_star { StmtKind::TryStar(node) } else { StmtKind::Try(node) }
    }
}

/// Whether a clause may come directly after another in a statement; `finally` after `else` depends on more.
fn follows(before: TokenKind, keyword: TokenKind) -> bool {
    matches!(
        (before, keyword),
        (TokenKind::If | TokenKind::Elif, TokenKind::Elif | TokenKind::Else)
            | (TokenKind::For | TokenKind::While, TokenKind::Else)
            | (TokenKind::Try, TokenKind::Except | TokenKind::Finally)
            | (TokenKind::Except, TokenKind::Except | TokenKind::Else | TokenKind::Finally)
    )
}

/// Whether a clause that starts with that word continues a statement.
fn continues(keyword: TokenKind) -> bool {
    matches!(keyword, TokenKind::Elif | TokenKind::Else | TokenKind::Except | TokenKind::Finally)
}

/// The word that says what a line is: the first one, or the one after `async`.
fn clause_keyword(tokens: &[Token]) -> TokenKind {
    let kind = |index: usize| tokens.get(index).map_or(TokenKind::Newline, |token| token.kind);
    match kind(0) {
        TokenKind::Async => kind(1),
        word => word,
    }
}
