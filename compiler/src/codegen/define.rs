//! Functions, lambdas and classes.

use super::call::Callee;
use super::{Generator, Signature};
use crate::code::{Arg, CodeKind, CodeObject, Constant, Instr};
use crate::diagnostics as diag;
use crate::resolve::ScopeId;
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::{FLAG_KEYWORD_DEFAULTS, FLAG_VAR_ARGS, FLAG_VAR_KEYWORDS};
use mpyc_grammar::{Arg as Parameter, ArgumentsId, ClassDef, ExprId, ExprKind, FunctionDef, Span, StmtId};

/// Most captured variables of a function, and the highest slot of a cell.
const MAX_CELLS: usize = 255;

/// How many parameters a function has, those for the rest of the arguments included.
pub(super) fn parameter_count(signature: &Signature) -> u32 {
    let rest = (signature.flags & (FLAG_VAR_ARGS | FLAG_VAR_KEYWORDS)).count_ones();
    signature.n_pos_args + signature.n_kwonly_args + rest
}

impl Generator<'_> {
    /// `def` and `async def`
    pub(super) fn function_def(&mut self, id: StmtId, def: &FunctionDef) {
        let decorators = self.decorators(self.tree.list(def.decorator_list));
        let scope = self.scopes.of_stmt(id);
        let is_async_generator = self.scopes.scope(scope).is_async_generator;
        let is_decorated = is_async_generator && self.load_async_generator_decorator();
        let has_defaults = self.defaults(def.args);
        if self.function.emit.is_live() {
            let name = self.tree.name(def.name.name);
            let signature = self.signature(def.args);
            let span = def.name.span;
            let body = |inner: &mut Self| inner.body(def.body);
            let code = if is_async_generator && !is_decorated {
                let inner = self.body_signature(&signature, span);
                let code = self.nested(scope, name, CodeKind::Function, span, inner, body);
                self.async_generator_function(code, signature)
            } else {
                self.nested(scope, name, CodeKind::Function, span, signature, body)
            };
            self.make_function(scope, code, has_defaults);
        }
        self.apply_decorators(decorators + u32::from(is_decorated));
        let name = self.id(def.name.name);
        self.store_name(name);
    }

    pub(super) fn lambda(&mut self, id: ExprId, args: ArgumentsId, body: ExprId) {
        let has_defaults = self.defaults(args);
        let scope = self.scopes.of_expr(id);
        if !self.function.emit.is_live() {
            return;
        }
        let signature = self.signature(args);
        let span = self.tree.expr(id).span;
        let code = self.nested(scope, "<lambda>", CodeKind::Lambda, span, signature, |inner| {
            inner.expr(body);
            inner.op(op::RETURN_VALUE);
        });
        self.make_function(scope, code, has_defaults);
    }

    /// `class`
    pub(super) fn class_def(&mut self, id: StmtId, def: &ClassDef) {
        let decorators = self.decorators(self.tree.list(def.decorator_list));
        self.op(op::LOAD_BUILD_CLASS);
        let scope = self.scopes.of_stmt(id);
        let name = self.tree.name(def.name.name);
        if self.function.emit.is_live() {
            let span = def.name.span;
            let code = self.nested(scope, name, CodeKind::Class, span, Signature::default(), |inner| {
                inner.class_body(scope, def);
            });
            self.make_function(scope, code, false);
        }
        self.load_str(name);
        let (typing, keywords) = (self.scopes.typing(), self.tree.list(def.keywords));
        let all = self.tree.list(def.bases).iter().copied();
        let bases: Vec<ExprId> = all.filter(|&base| !typing.is_empty_base(self.tree, base)).collect();
        self.arguments(def.name.span, Callee::WithArgs(2), &bases, keywords);
        self.apply_decorators(decorators);
        let name = self.id(def.name.name);
        self.store_name(name);
    }

    fn class_body(&mut self, scope: ScopeId, def: &ClassDef) {
        if !self.is_support {
            self.named_text(op::LOAD_NAME, "__name__");
            self.named_text(op::STORE_NAME, "__module__");
            self.load_qualified_name(def);
            self.named_text(op::STORE_NAME, "__qualname__");
        }
        self.body(def.body);
        if let Some(slot) = self.scopes.scope(scope).class_cell {
            // The class-making function puts the class into the cell it is given back.
            self.uint(op::LOAD_FAST_N, slot);
            self.op(op::RETURN_VALUE);
        }
    }

    /// Evaluates decorators; gives how many are to be called.
    fn decorators(&mut self, decorators: &[ExprId]) -> u32 {
        let mut count = 0;
        for &decorator in decorators {
            if self.is_code_kind(decorator) || self.scopes.typing().is_empty_decorator(self.tree, decorator) {
                continue;
            }
            self.expr(decorator);
            count += 1;
        }
        count
    }

    /// Whether a decorator is one of `@micropython.bytecode` and its like, which say how to
    /// compile and are no functions.
    fn is_code_kind(&mut self, decorator: ExprId) -> bool {
        let expr = *self.tree.expr(decorator);
        let ExprKind::Attribute { value, attr, .. } = expr.kind else { return false };
        let ExprKind::Name { id, .. } = self.tree.expr(value).kind else { return false };
        if self.tree.name(id) != "micropython" {
            return false;
        }
        let kind = self.tree.name(attr.name);
        match kind {
            // Native code does what bytecode does, only faster.
            "bytecode" | "native" => {}
            _ => {
                let diagnostic = diag::feature::unsupported_decorator(expr.span, kind);
                self.report(diagnostic);
            }
        }
        true
    }

    fn apply_decorators(&mut self, count: u32) {
        for _ in 0..count {
            self.uint(op::CALL_FUNCTION, 1);
        }
    }

    /// Pushes the defaults as a tuple and a dict, NULL for what there is not; says whether it did.
    fn defaults(&mut self, arguments: ArgumentsId) -> bool {
        let arguments = *self.tree.arguments(arguments);
        let positional = self.tree.list(arguments.defaults);
        let keyword: Vec<(Parameter, ExprId)> = self
            .tree
            .list(arguments.kwonlyargs)
            .iter()
            .zip(self.tree.list(arguments.kw_defaults))
            .filter_map(|(&parameter, &default)| Some((parameter, default?)))
            .collect();
        if positional.is_empty() && keyword.is_empty() {
            return false;
        }
        if positional.is_empty() {
            self.op(op::LOAD_NULL);
        } else {
            self.positional_defaults(positional);
        }
        if keyword.is_empty() {
            self.op(op::LOAD_NULL);
        } else {
            self.uint(op::BUILD_MAP, keyword.len() as u32);
            for (parameter, default) in keyword {
                self.expr(default);
                let name = self.id(parameter.arg.name);
                self.function.emit.instr(Instr::new(op::LOAD_CONST_STRING, Arg::Name(name)));
                self.op(op::STORE_MAP);
            }
        }
        true
    }

    /// A constant tuple if all are None, True or False, which take a byte in a tuple.
    fn positional_defaults(&mut self, defaults: &[ExprId]) {
        let values: Option<Vec<Constant>> = defaults
            .iter()
            .map(|&default| self.constant(default).filter(Constant::is_bare))
            .collect::<Option<_>>()
            .filter(|_| self.options.optimize);
        if let Some(values) = values {
            self.load_object(Constant::Tuple(values));
            return;
        }
        for &default in defaults {
            self.expr(default);
        }
        self.uint(op::BUILD_TUPLE, defaults.len() as u32);
    }

    fn signature(&mut self, arguments: ArgumentsId) -> Signature {
        let arguments = *self.tree.arguments(arguments);
        let positional_only = self.tree.list(arguments.posonlyargs);
        // No keyword can be spelled `*`, which makes a parameter positional-only.
        let mut arg_names = vec![self.intern("*"); positional_only.len()];
        for parameter in self.tree.list(arguments.args).iter().chain(self.tree.list(arguments.kwonlyargs)) {
            arg_names.push(self.id(parameter.arg.name));
        }
        let flag = |present, flag| if present { flag } else { 0 };
        let keyword_defaults = self.tree.list(arguments.kw_defaults).iter().any(Option::is_some);
        Signature {
            flags: flag(arguments.vararg.is_some(), FLAG_VAR_ARGS)
                | flag(arguments.kwarg.is_some(), FLAG_VAR_KEYWORDS)
                | flag(keyword_defaults, FLAG_KEYWORD_DEFAULTS),
            n_pos_args: (positional_only.len() + arguments.args.len()) as u32,
            n_kwonly_args: arguments.kwonlyargs.len() as u32,
            n_def_pos_args: arguments.defaults.len() as u32,
            arg_names,
        }
    }

    /// Makes a function of `code`, whose defaults, if it has any, are on the stack.
    pub(super) fn make_function(&mut self, scope: ScopeId, code: CodeObject, has_defaults: bool) {
        let span = self.span_of_line(code.line);
        let highest = code.cells.iter().max().map_or(0, |&cell| cell as usize + 1);
        self.within(span, "variables that inner functions capture", code.n_free as usize, MAX_CELLS);
        self.within(span, "local variables beside captured ones", highest, MAX_CELLS + 1);
        let child = Arg::Child(self.function.children.len() as u32);
        let cells = self.load_cells(scope);
        let op = match (cells, has_defaults) {
            (0, false) => op::MAKE_FUNCTION,
            (0, true) => op::MAKE_FUNCTION_DEFARGS,
            (_, false) => op::MAKE_CLOSURE,
            (_, true) => op::MAKE_CLOSURE_DEFARGS,
        };
        self.function.emit.instr(Instr { op, arg: child, extra: cells as u8 });
        self.function.children.push(code);
    }

    /// The start of a line, for messages about a whole function.
    fn span_of_line(&self, line: u32) -> Span {
        Span::at(self.lines.line_start(line).unwrap_or(0))
    }
}
