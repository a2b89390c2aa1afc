//! Calls.

use super::Generator;
use super::display::INTO_LIST;
use crate::resolve::Access;
use mpyc_abi::opcode::op;
use mpyc_grammar::{ExprId, ExprKind, Keyword, List, Span};

/// Most positional arguments of a call instruction, and most keyword arguments.
const MAX_ARGS: usize = 255;
/// The first positional argument that the bitmap of stars cannot name: a small int has 30 value bits.
const MAX_STARS: usize = 30;

/// What stands before the arguments on the stack.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Callee {
    /// A function.
    Function,
    /// A pair made by LOAD_METHOD or LOAD_SUPER_METHOD.
    Method,
    /// A function and so many positional arguments.
    WithArgs(usize),
}

impl Generator<'_> {
    /// A call that no chain goes through: `cast(T, value)`, `super()` and `super().name()`.
    pub(super) fn first_call(&mut self, id: ExprId, func: ExprId, args: List<ExprId>, keywords: List<Keyword>) {
        if let Some(value) = self.scopes.typing().cast(self.tree, &self.tree.expr(id).kind) {
            self.expr(value);
        } else if let ExprKind::Attribute { value, attr, .. } = self.tree.expr(func).kind {
            let name = self.id(attr.name);
            self.super_arguments(value);
            self.named(op::LOAD_SUPER_METHOD, name);
            self.arguments(self.tree.expr(id).span, Callee::Method, self.tree.list(args), self.tree.list(keywords));
        } else {
            self.super_arguments(id);
            self.uint(op::CALL_FUNCTION, 2);
        }
    }

    /// Whether a call is a `super()` in a method.
    pub(super) fn is_super_call(&self, call: ExprId) -> bool {
        self.scopes.super_self(call).is_some()
            && self.names.find("super").is_none_or(|name| matches!(self.access(name), Access::Global | Access::Name))
    }

    /// Pushes `super`, the class and the first parameter for a `super()` in a method.
    fn super_arguments(&mut self, call: ExprId) {
        let Some(first) = self.scopes.super_self(call) else { return };
        self.load_global("super");
        let class = self.intern("__class__");
        self.load_name(class);
        self.load_name(first);
    }

    /// Evaluates arguments and calls what is on the stack.
    pub(super) fn arguments(&mut self, span: Span, callee: Callee, args: &[ExprId], keywords: &[Keyword]) {
        let before = if let Callee::WithArgs(count) = callee { count } else { 0 };
        self.within(span, "keyword arguments", keywords.len(), MAX_ARGS);
        let keywords = keywords.get(..MAX_ARGS).unwrap_or(keywords);
        let starred = |id: &ExprId| matches!(self.tree.expr(*id).kind, ExprKind::Starred { .. });
        let last_star = args.iter().rposition(starred);
        let double_star = keywords.iter().any(|keyword| keyword.arg.is_none());
        let fits = before + args.len() <= MAX_ARGS && last_star.is_none_or(|star| before + star < MAX_STARS);
        let mut stars = 0u32;
        let mut count = before;
        if fits {
            for &arg in args {
                if let ExprKind::Starred { value, .. } = self.tree.expr(arg).kind {
                    stars |= 1 << count;
                    self.expr(value);
                } else {
                    self.expr(arg);
                }
                count += 1;
            }
        } else {
            // All of them in one list, and a star before it.
            self.sequence(args, op::BUILD_LIST, INTO_LIST);
            stars = 1 << count;
            count += 1;
        }
        self.keyword_arguments(keywords);
        let operand = count as u32 | (keywords.len() as u32) << 8;
        let method = callee == Callee::Method;
        if stars == 0 && !double_star {
            self.uint(if method { op::CALL_METHOD } else { op::CALL_FUNCTION }, operand);
        } else {
            self.load_int(stars.cast_signed());
            self.uint(if method { op::CALL_METHOD_VAR_KW } else { op::CALL_FUNCTION_VAR_KW }, operand);
        }
    }

    /// Pairs of name and value; NULL in place of the name is `**`.
    fn keyword_arguments(&mut self, keywords: &[Keyword]) {
        for keyword in keywords {
            match keyword.arg {
                // The names of keywords are never private.
                Some(arg) => self.load_str_as_name(self.tree.name(arg.name)),
                None => self.op(op::LOAD_NULL),
            }
            self.expr(keyword.value);
        }
    }
}
