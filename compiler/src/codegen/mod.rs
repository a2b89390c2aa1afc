//! Code generation: a resolved syntax tree to code objects.
//!
//! A plain translation: every construct of Python that the bytecode can express, in CPython's order
//! of evaluation. What it cannot express is reported as one located diagnostic that names it.
//! Unreachable code is dropped; constants fold only where the literal says it all (negative
//! numbers, tuples of constants, conditions that are constants).

mod assign;
mod async_;
mod async_generator;
mod blocks;
mod call;
mod chain;
mod class_pattern;
mod comprehension;
mod condition;
mod constant;
mod consts;
mod define;
mod display;
mod emit;
mod expr;
mod fstring;
mod import;
mod matching;
mod names;
mod operators;
mod qualname;
mod range_loop;
mod stmt;
mod support;
mod try_;

use crate::code::{CodeKind, CodeObject, Constants, NameId, Names, Unit};
use crate::diagnostics::{self as diag, Diagnostic};
use crate::imports::carried_builtins;
use crate::resolve::{ScopeId, Scopes};
use crate::{Lines, Options, Target};
use blocks::Loop;
use class_pattern::Classes;
use consts::Consts;
use emit::Emitter;
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::FLAG_GENERATOR;
use mpyc_grammar::{ExprId, LineIndex, Module, Span};
use range_loop::Certain;

/// Most handlers in each other: an unwinding jump counts them in seven bits.
const MAX_HANDLERS: usize = 127;

/// Generates the code of a module whose names are resolved.
pub(crate) fn generate(
    source_name: &str,
    tree: &Module,
    text: &str,
    lines: &LineIndex,
    scopes: &Scopes,
    names: Names,
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Unit {
    let mut names = names;
    let name = names.intern("<module>");
    let carried = if options.target == Target::Image { carried_builtins(&names, scopes) } else { Vec::new() };
    let mut generator = Generator {
        tree,
        lines,
        scopes,
        names,
        constants: Constants::default(),
        options,
        consts: Consts::default(),
        classes: Classes::default(),
        chain: Vec::new(),
        qualified_names: !options.optimize || text.contains("__qualname__"),
        is_support: false,
        decorates_async_generators: false,
        certain: Certain::default(),
        carried,
        diagnostics,
        function: Function::new(scopes.module(), "", 1, options.lines),
    };
    if scopes.have_async_generator() {
        generator.async_generator_support();
    }
    generator.ascii_support();
    generator.prepare_class_patterns();
    generator.prepare_consts();
    generator.prepare_range_loops();
    generator.body(tree.body);
    let code = generator.finish(name, CodeKind::Module, Signature::default());
    let Generator { names, constants, .. } = generator;
    Unit { source_name: source_name.to_owned(), names, constants, code }
}

/// The whole of the translation's state.
struct Generator<'a> {
    tree: &'a Module,
    lines: &'a LineIndex,
    scopes: &'a Scopes,
    names: Names,
    constants: Constants,
    options: &'a Options,
    consts: Consts,
    classes: Classes,
    /// The links of the chains around the current expression that wait for their turn.
    chain: Vec<ExprId>,
    /// Whether the classes inside others and inside functions get their dotted names.
    qualified_names: bool,
    /// Whether this is support code, whose classes have no names that a program could ask for.
    is_support: bool,
    /// Whether the module has a function that makes asynchronous generator functions.
    decorates_async_generators: bool,
    /// The builtins that loops over ranges rely on.
    certain: Certain,
    /// In an image: the builtins that carried modules have, with those modules.
    carried: Vec<(NameId, &'static str)>,
    diagnostics: &'a mut Vec<Diagnostic>,
    /// The function being generated.
    function: Function,
}

/// A function in the making.
struct Function {
    scope: ScopeId,
    emit: Emitter,
    children: Vec<CodeObject>,
    /// The loops around the current statement, innermost last.
    loops: Vec<Loop>,
    /// Dotted name of the function, and what the names inside it start with.
    qualified: String,
    prefix: String,
    line: u32,
}

impl Function {
    /// `prefix` goes before the names of functions and classes inside.
    fn new(scope: ScopeId, prefix: &str, line: u32, lines: Lines) -> Function {
        let mut emit = Emitter::new(lines);
        emit.line(line);
        Function {
            scope,
            emit,
            children: Vec::new(),
            loops: Vec::new(),
            qualified: String::new(),
            prefix: prefix.to_owned(),
            line,
        }
    }
}

/// What the prelude says about a function's parameters.
#[derive(Default)]
struct Signature {
    flags: u8,
    n_pos_args: u32,
    n_kwonly_args: u32,
    n_def_pos_args: u32,
    arg_names: Vec<NameId>,
}

impl Generator<'_> {
    /// Generates a function inside the current one with `body`; gives its code.
    fn nested(
        &mut self,
        scope: ScopeId,
        name: &str,
        kind: CodeKind,
        span: Span,
        signature: Signature,
        body: impl FnOnce(&mut Self),
    ) -> CodeObject {
        let qualified = format!("{}{name}", self.function.prefix);
        let prefix = if kind == CodeKind::Class { format!("{qualified}.") } else { format!("{qualified}.<locals>.") };
        let mut inner = Function::new(scope, &prefix, self.lines.line(span.start), self.options.lines);
        inner.qualified = qualified;
        let outer = std::mem::replace(&mut self.function, inner);
        body(self);
        let id = self.names.intern(name);
        let code = self.finish(id, kind, signature);
        self.function = outer;
        code
    }

    /// Ends the current function, which returns None if it comes to its end.
    fn finish(&mut self, name: NameId, kind: CodeKind, signature: Signature) -> CodeObject {
        self.function.emit.op(op::LOAD_CONST_NONE);
        self.function.emit.op(op::RETURN_VALUE);
        let line = self.function.line;
        let scope_id = self.function.scope;
        let done = std::mem::replace(&mut self.function, Function::new(scope_id, "", line, Lines::None));
        let emitted = done.emit.finish();
        let place = Span::at(self.lines.line_start(line).unwrap_or(0));
        self.within(place, "nested handlers", emitted.max_handlers as usize, MAX_HANDLERS);
        let scope = self.scopes.scope(scope_id);
        let generator = if scope.is_generator { FLAG_GENERATOR } else { 0 };
        let n_free = scope.free.len() as u32;
        let star = self.names.intern("*");
        let mut arg_names = vec![star; scope.free.len()];
        arg_names.extend(signature.arg_names);
        CodeObject {
            kind,
            name,
            line,
            flags: signature.flags | generator,
            n_free,
            n_pos_args: n_free + signature.n_pos_args,
            n_kwonly_args: signature.n_kwonly_args,
            n_def_pos_args: signature.n_def_pos_args,
            arg_names,
            local_names: scope.slots.clone(),
            cells: scope.cells.clone(),
            max_stack: emitted.max_stack,
            max_handlers: emitted.max_handlers,
            items: emitted.items,
            label_count: emitted.label_count,
            children: done.children,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// What follows comes from the line where `span` starts.
    fn line_of(&mut self, span: Span) {
        let line = self.lines.line(span.start);
        self.function.emit.line(line);
    }

    /// Reports a number that is over a limit of the bytecode; says whether it is within.
    fn within(&mut self, place: Span, what: &str, count: usize, limit: usize) -> bool {
        if count > limit {
            self.report(diag::limit::too_many(place, what, count, limit));
        }
        count <= limit
    }

    fn op(&mut self, op: u8) {
        self.function.emit.op(op);
    }

    fn uint(&mut self, op: u8, value: u32) {
        self.function.emit.uint(op, value);
    }
}

#[cfg(test)]
mod tests;
