//! Class patterns of `match` statements: `case Point(x, y=0)`.
//!
//! Where the file itself shows what the class's `__match_args__` are, or none matter, the attributes are
//! taken one by one by short code. Else a function written in Python does that (`match_class.py`): the class
//! may be a kind of one of the builtins, whose one positional pattern means the subject itself, and an
//! attribute may be asked for by position and by name at once.

use super::Generator;
use super::matching::Failures;
use mpyc_abi::opcode::op;
use mpyc_grammar::{
    Constant, ExprContext, ExprId, ExprKind, Ident, List, Module, Name, PatternId, PatternKind, StmtId, StmtKind,
};
use rustc_hash::FxHashMap;

/// What a pattern inside a class pattern is for.
enum Attribute {
    /// The subject of the class pattern.
    Itself,
    /// The attribute at that position of `__match_args__` of the class.
    Positional(ExprId, usize),
    /// The attribute of that name.
    Keyword(Ident),
}

/// Builtin classes whose one positional pattern means the subject itself.
const SELF_MATCHING: [&str; 11] =
    ["bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple"];

/// The function that matches any class.
const MATCH: &str = "<match_class>";

/// Its Python text.
const MATCH_SUPPORT: &str = include_str!("match_class.py");

/// What the patterns of a file may rely on.
#[derive(Default)]
pub(super) struct Classes {
    /// What `__match_args__` is, for classes that the file shows completely.
    known: FxHashMap<Name, Vec<String>>,
    /// Names of builtins in [`SELF_MATCHING`] that no scope of the file binds.
    builtin: Vec<Name>,
}

impl Generator<'_> {
    /// Looks for the classes of a file's patterns, and makes the function that matches any class, if it is
    /// needed, at the start of the module.
    pub(super) fn prepare_class_patterns(&mut self) {
        let tree = self.tree;
        let is_positional = |kind| matches!(kind, PatternKind::MatchClass { patterns, .. } if !patterns.is_empty());
        if !tree.patterns().any(|pattern| is_positional(pattern.kind)) {
            return;
        }
        self.classes = self.classes();
        let needs_support = tree.patterns().any(|pattern| match pattern.kind {
            PatternKind::MatchClass { cls, patterns, kwd_attrs, .. } => {
                self.is_open(cls, patterns.len(), tree.list(kwd_attrs))
            }
            _ => false,
        });
        if needs_support && let Some(code) = self.support(MATCH_SUPPORT) {
            self.make_function(self.scopes.module(), code, false);
            self.named_text(op::STORE_NAME, MATCH);
        }
    }

    fn classes(&self) -> Classes {
        let bindings = self.scopes.bindings();
        let count = |name| self.names.find(self.tree.name(name)).and_then(|id| bindings.get(&id)).copied().unwrap_or(0);
        let mut classes = Classes::default();
        for expr in self.tree.exprs() {
            if let ExprKind::Name { id, .. } = expr.kind
                && SELF_MATCHING.contains(&self.tree.name(id))
                && count(id) == 0
            {
                classes.builtin.push(id);
            }
        }
        classes.builtin.sort_unstable_by_key(|name| name.index());
        classes.builtin.dedup();
        if has_hidden_match_args(self.tree) {
            return classes;
        }
        for &stmt in self.tree.list(self.tree.body) {
            let StmtKind::ClassDef(def) = self.tree.stmt(stmt).kind else { continue };
            let is_plain = def.decorator_list.is_empty() && def.keywords.is_empty();
            let is_private = self.tree.name(def.name.name).starts_with("__");
            if !is_plain || is_private || count(def.name.name) != 1 {
                continue;
            }
            let own = match_args(self.tree, def.body);
            if let Some(names) = own.or_else(|| def.bases.is_empty().then(Vec::new)) {
                classes.known.insert(def.name.name, names);
            }
        }
        classes
    }

    /// Whether only the running program can tell what a class pattern asks for.
    fn is_open(&self, cls: ExprId, positional: usize, attributes: &[Ident]) -> bool {
        if positional == 0 || positional == 1 && self.matches_itself(cls) {
            return false;
        }
        match self.known_match_args(cls) {
            Some(known) => {
                let taken = known.get(..positional).unwrap_or_default();
                attributes.iter().any(|attribute| taken.iter().any(|name| name == self.tree.name(attribute.name)))
            }
            None => positional == 1 || !attributes.is_empty(),
        }
    }

    fn known_match_args(&self, cls: ExprId) -> Option<&Vec<String>> {
        let ExprKind::Name { id, .. } = self.tree.expr(cls).kind else { return None };
        self.classes.known.get(&id)
    }

    /// Whether a class pattern's class is a builtin that matches itself.
    fn matches_itself(&self, cls: ExprId) -> bool {
        matches!(self.tree.expr(cls).kind, ExprKind::Name { id, .. } if self.classes.builtin.contains(&id))
    }

    /// Matches the top of the stack and takes it away, as `pattern` does.
    pub(super) fn class_pattern(
        &mut self,
        cls: ExprId,
        patterns: &[PatternId],
        attributes: &[Ident],
        keyword: &[PatternId],
        slots: u32,
        failures: &mut Failures,
    ) {
        if self.is_open(cls, patterns.len(), attributes) {
            self.open_class(cls, patterns.len(), attributes, slots, failures);
        } else {
            self.known_class(cls, patterns.len(), attributes, slots, failures);
        }
        let count = (patterns.len() + attributes.len()) as u32;
        for (&pattern, left) in patterns.iter().chain(keyword).zip((1..=count).rev()) {
            self.pattern(pattern, slots - 1 + left, failures);
        }
    }

    /// Replaces the subject by its attributes, the first on top, by a call of the function for any class.
    fn open_class(
        &mut self,
        cls: ExprId,
        positional: usize,
        attributes: &[Ident],
        slots: u32,
        failures: &mut Failures,
    ) {
        self.load_global(MATCH);
        self.op(op::ROT_TWO);
        self.expr(cls);
        self.load_int(positional as i32);
        for attribute in attributes {
            self.load_str_as_name(self.tree.name(attribute.name));
        }
        let span = self.tree.expr(cls).span;
        self.within(span, "attributes in a class pattern", attributes.len(), 250);
        self.uint(op::CALL_FUNCTION, 3 + attributes.len() as u32);
        // A list that is not empty, or None.
        self.op(op::DUP_TOP);
        self.fail_unless(slots, failures);
        self.uint(op::UNPACK_SEQUENCE, (positional + attributes.len()) as u32);
    }

    /// Replaces the subject by its attributes, the first on top.
    fn known_class(
        &mut self,
        cls: ExprId,
        positional: usize,
        attributes: &[Ident],
        slots: u32,
        failures: &mut Failures,
    ) {
        self.check_class(slots, failures, |this| this.expr(cls));
        let itself = positional == 1 && self.matches_itself(cls);
        let of_position = |at| if itself { Attribute::Itself } else { Attribute::Positional(cls, at) };
        let wanted: Vec<Attribute> =
            (0..positional).map(of_position).chain(attributes.iter().map(|&name| Attribute::Keyword(name))).collect();
        if matches!(*wanted, [Attribute::Itself]) {
            return;
        }
        for (above, attribute) in (0..).zip(&wanted) {
            self.attribute(attribute, slots + above, failures);
        }
        self.op(op::POP_TOP);
        match wanted.len() as u32 {
            0 | 1 => {}
            2 => self.op(op::ROT_TWO),
            count => {
                self.uint(op::BUILD_TUPLE, count);
                self.uint(op::UNPACK_SEQUENCE, count);
            }
        }
    }

    /// Puts an attribute of the subject on top below the subject; fails with `slots` slots, the subject one of
    /// them, if it has none of that name.
    fn attribute(&mut self, attribute: &Attribute, slots: u32, failures: &mut Failures) {
        self.op(op::DUP_TOP);
        if let Attribute::Itself = attribute {
            return;
        }
        // A new list stands for a missing attribute: no attribute is that list.
        self.uint(op::BUILD_LIST, 0);
        self.op(op::DUP_TOP);
        self.op(op::ROT_THREE);
        self.load_builtin("getattr");
        self.op(op::ROT_THREE);
        // subject missing getattr subject missing
        match *attribute {
            Attribute::Positional(cls, at) => {
                self.match_args(cls, at);
                self.op(op::ROT_TWO);
                self.load_int(1 << 1);
                self.uint(op::CALL_FUNCTION_VAR_KW, 3);
            }
            Attribute::Keyword(name) => {
                self.load_str_as_name(self.tree.name(name.name));
                self.op(op::ROT_TWO);
                self.uint(op::CALL_FUNCTION, 3);
            }
            Attribute::Itself => {}
        }
        self.op(op::DUP_TOP);
        self.op(op::ROT_THREE);
        self.op(op::BINARY_IS);
        let failed = self.failure(slots + 1, failures);
        self.function.emit.jump(op::POP_JUMP_IF_TRUE, failed);
        self.op(op::ROT_TWO);
    }

    /// Pushes `__match_args__[at]` of a class in a tuple, or an empty one: as the arguments of `getattr` too few,
    /// which is a TypeError, as it shall be.
    fn match_args(&mut self, cls: ExprId, at: usize) {
        self.load_builtin("getattr");
        self.expr(cls);
        self.load_str_as_name("__match_args__");
        self.uint(op::BUILD_TUPLE, 0);
        self.uint(op::CALL_FUNCTION, 3);
        self.load_int(at as i32);
        self.load_int(at as i32 + 1);
        self.uint(op::BUILD_SLICE, 2);
        self.op(op::LOAD_SUBSCR);
    }
}

/// Whether a file may set `__match_args__` other than in the body of a class.
fn has_hidden_match_args(tree: &Module) -> bool {
    let mut bound: usize = 0;
    for expr in tree.exprs() {
        match expr.kind {
            ExprKind::Name { id, ctx: ExprContext::Store | ExprContext::Del } => {
                bound += usize::from(tree.name(id) == "__match_args__");
            }
            ExprKind::Attribute { attr, ctx: ExprContext::Store | ExprContext::Del, .. }
                if tree.name(attr.name) == "__match_args__" =>
            {
                return true;
            }
            ExprKind::Constant { value: Constant::Str(text), .. } if tree.text(text) == b"__match_args__" => {
                return true;
            }
            _ => {}
        }
    }
    let shown = tree.stmts().filter(|stmt| match stmt.kind {
        StmtKind::ClassDef(def) => match_args(tree, def.body).is_some(),
        _ => false,
    });
    bound != shown.count()
}

/// The names that the body of a class assigns to `__match_args__` as a tuple of texts.
fn match_args(tree: &Module, body: List<StmtId>) -> Option<Vec<String>> {
    tree.list(body).iter().find_map(|&stmt| {
        let StmtKind::Assign { targets, value } = tree.stmt(stmt).kind else { return None };
        let &[target] = tree.list(targets) else { return None };
        let (ExprKind::Name { id, .. }, ExprKind::Tuple { elts, .. }) = (tree.expr(target).kind, tree.expr(value).kind)
        else {
            return None;
        };
        (tree.name(id) == "__match_args__").then_some(())?;
        let elts = tree.list(elts).iter();
        elts.map(|&elt| match tree.expr(elt).kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                Some(String::from_utf8_lossy(tree.text(text)).into_owned())
            }
            _ => None,
        })
        .collect()
    })
}
