//! `cargo xtask ast-compare`: our syntax trees against CPython's `ast`.
//!
//! Contract: both sides write a tree as one JSON array a node, in the order of the fields: depth,
//! field, kind, position and plain values. A file is the same if the texts are.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use mpyc_grammar::{
    Arg, ArgumentsId, BoolOp, CmpOp, Comprehension, Constant, Conversion, ExceptHandler, ExprContext, ExprId, ExprKind,
    Ident, Keyword, LineIndex, List, MatchCase, Module, Operator, PatternId, PatternKind, Span, StmtId, StmtKind,
    TypeParam, TypeParamKind, UnaryOp, WithItem,
};

const DUMP: &str = include_str!("ast_dump.py");

/// What to compare.
#[derive(clap::Args)]
pub struct Options {
    /// The Python whose `ast` is the measure: 3.12 or later
    #[arg(long, default_value = "python3")]
    python: PathBuf,
    /// Compare only every Nth file, beginning with a file that changes from day to day
    #[arg(long, default_value_t = 1)]
    sample: usize,
    /// Files and folders; without any, the standard library of that Python
    paths: Vec<PathBuf>,
}

/// Compares and prints each file that differs; an error if any does.
pub fn run(options: &Options) -> Result<()> {
    let files = files(options)?;
    let mut python = Command::new(&options.python)
        .args(["-W", "ignore", "-c", DUMP])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {}", options.python.display()))?;
    let mut requests = python.stdin.take().context("no pipe to Python")?;
    let mut answers = BufReader::new(python.stdout.take().context("no pipe from Python")?);
    let (mut different, mut invalid) = (0, 0);
    for file in &files {
        writeln!(requests, "{}", file.display())?;
        let expected = answer(&mut answers)?;
        invalid += usize::from(expected.is_none());
        let source = std::fs::read(file)?;
        if let Some(difference) = difference(&source, expected.as_deref()) {
            different += 1;
            println!("{}: {difference}", file.display());
        }
    }
    drop(requests);
    python.wait()?;
    println!("{} files, {invalid} of them not valid Python, {different} different", files.len());
    ensure!(different == 0, "the syntax trees differ");
    Ok(())
}

/// The files to compare, in order.
fn files(options: &Options) -> Result<Vec<PathBuf>> {
    let version = "import sys, sysconfig; assert sys.version_info >= (3, 12); print(sysconfig.get_path('stdlib'))";
    let output = Command::new(&options.python).args(["-c", version]).output();
    let output = output.with_context(|| format!("cannot run {}", options.python.display()))?;
    if !output.status.success() {
        bail!("{} is not Python 3.12 or later", options.python.display());
    }
    let mut paths = options.paths.clone();
    if paths.is_empty() {
        paths.push(String::from_utf8(output.stdout)?.trim_end().into());
    }
    let mut files = Vec::new();
    for path in &paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let step = options.sample.max(1);
    let day = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs() / 86_400;
    Ok(files.into_iter().skip(day as usize % step).step_by(step).collect())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))? {
        let entry = entry?.path();
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "py") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// One dump from Python; `None` if the file is not valid.
fn answer(answers: &mut impl BufRead) -> Result<Option<Vec<u8>>> {
    let mut length = String::new();
    answers.read_line(&mut length)?;
    let length: i64 = length.trim_end().parse().context("Python stopped")?;
    let Ok(length) = usize::try_from(length) else { return Ok(None) };
    let mut dump = vec![0; length];
    answers.read_exact(&mut dump)?;
    Ok(Some(dump))
}

/// How our tree of `source` differs from what is expected.
fn difference(source: &[u8], expected: Option<&[u8]>) -> Option<String> {
    let (module, errors) = mpyc_grammar::parse(source);
    let text = mpyc_grammar::decode(source).unwrap_or_default();
    let lines = LineIndex::new(&text);
    let expected = match (errors.first(), expected) {
        (Some(_), None) => return None,
        (None, None) => return Some("accepted, but Python refuses it".into()),
        (Some(error), Some(_)) => {
            let at = lines.line_column(error.span.start);
            return Some(format!("refused at {}:{}: {:?}", at.line, at.column, error.kind));
        }
        (None, Some(expected)) => expected,
    };
    let mut dump = Dump { module: &module, lines: &lines, out: String::new(), depth: 0 };
    dump.module();
    if dump.out.as_bytes() == expected {
        return None;
    }
    let expected = String::from_utf8_lossy(expected);
    let mut pairs = dump.out.lines().zip(expected.lines());
    let (ours, theirs) = pairs.find(|(ours, theirs)| ours != theirs).unwrap_or(("(end)", "(end)"));
    Some(format!("different\n  ours:   {ours}\n  python: {theirs}"))
}

/// Writes a tree as `ast_dump.py` does.
struct Dump<'m> {
    module: &'m Module,
    lines: &'m LineIndex,
    out: String,
    depth: usize,
}

impl Dump<'_> {
    fn module(&mut self) {
        self.out.push_str("[0,\"body\",\"Module\"]\n");
        self.depth = 1;
        self.stmts("body", self.module.body);
    }

    /// A node without children.
    fn leaf(&mut self, field: &str, kind: &str, span: Option<Span>, values: &[(&str, String)]) {
        let _ = write!(self.out, "[{},\"{field}\",\"{kind}\"", self.depth);
        if let Some(span) = span {
            let (start, end) = (self.lines.line_column(span.start), self.lines.line_column(span.end));
            let _ = write!(self.out, ",[{},{},{},{}]", start.line, start.column, end.line, end.column);
        }
        for (name, value) in values {
            let _ = write!(self.out, ",\"{name}={value}\"");
        }
        self.out.push_str("]\n");
    }

    /// A node whose children `children` writes.
    fn node(
        &mut self,
        field: &str,
        kind: &str,
        span: Option<Span>,
        values: &[(&str, String)],
        children: impl FnOnce(&mut Self),
    ) {
        self.leaf(field, kind, span, values);
        self.depth += 1;
        children(self);
        self.depth -= 1;
    }

    fn name(&self, ident: Ident) -> String {
        printable(self.module.name(ident.name).as_bytes())
    }

    fn names(&self, idents: List<Ident>) -> Vec<String> {
        self.module.list(idents).iter().map(|&ident| self.name(ident)).collect()
    }

    fn stmts(&mut self, field: &str, list: List<StmtId>) {
        for &stmt in self.module.list(list) {
            self.stmt(field, stmt);
        }
    }

    fn stmt(&mut self, field: &str, id: StmtId) {
        let stmt = *self.module.stmt(id);
        let span = Some(stmt.span);
        match stmt.kind {
            StmtKind::FunctionDef(def) | StmtKind::AsyncFunctionDef(def) => {
                let is_async = matches!(stmt.kind, StmtKind::AsyncFunctionDef(_));
                let kind = if is_async { "AsyncFunctionDef" } else { "FunctionDef" };
                self.node(field, kind, span, &[("name", self.name(def.name))], |dump| {
                    dump.arguments(def.args);
                    dump.stmts("body", def.body);
                    dump.exprs("decorator_list", def.decorator_list);
                    dump.option("returns", def.returns);
                    dump.type_params(def.type_params);
                });
            }
            StmtKind::ClassDef(def) => {
                self.node(field, "ClassDef", span, &[("name", self.name(def.name))], |dump| {
                    dump.exprs("bases", def.bases);
                    dump.keywords(def.keywords);
                    dump.stmts("body", def.body);
                    dump.exprs("decorator_list", def.decorator_list);
                    dump.type_params(def.type_params);
                });
            }
            StmtKind::Return { value } => self.node(field, "Return", span, &[], |dump| dump.option("value", value)),
            StmtKind::Delete { targets } => {
                self.node(field, "Delete", span, &[], |dump| dump.exprs("targets", targets));
            }
            StmtKind::Assign { targets, value } => self.node(field, "Assign", span, &[], |dump| {
                dump.exprs("targets", targets);
                dump.expr("value", value);
            }),
            StmtKind::TypeAlias { name, type_params, value } => self.node(field, "TypeAlias", span, &[], |dump| {
                dump.expr("name", name);
                dump.type_params(type_params);
                dump.expr("value", value);
            }),
            StmtKind::AugAssign { target, op, value } => {
                self.node(field, "AugAssign", span, &[("op", operator(op).into())], |dump| {
                    dump.expr("target", target);
                    dump.expr("value", value);
                });
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.node(field, "AnnAssign", span, &[("simple", u8::from(simple).to_string())], |dump| {
                    dump.expr("target", target);
                    dump.expr("annotation", annotation);
                    dump.option("value", value);
                });
            }
            StmtKind::For(node) | StmtKind::AsyncFor(node) => {
                let kind = if matches!(stmt.kind, StmtKind::For(_)) { "For" } else { "AsyncFor" };
                self.node(field, kind, span, &[], |dump| {
                    dump.expr("target", node.target);
                    dump.expr("iter", node.iter);
                    dump.stmts("body", node.body);
                    dump.stmts("orelse", node.orelse);
                });
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                let kind = if matches!(stmt.kind, StmtKind::If { .. }) { "If" } else { "While" };
                self.node(field, kind, span, &[], |dump| {
                    dump.expr("test", test);
                    dump.stmts("body", body);
                    dump.stmts("orelse", orelse);
                });
            }
            StmtKind::With(node) | StmtKind::AsyncWith(node) => {
                let kind = if matches!(stmt.kind, StmtKind::With(_)) { "With" } else { "AsyncWith" };
                self.node(field, kind, span, &[], |dump| {
                    dump.with_items(node.items);
                    dump.stmts("body", node.body);
                });
            }
            StmtKind::Match { subject, cases } => self.node(field, "Match", span, &[], |dump| {
                dump.expr("subject", subject);
                dump.cases(cases);
            }),
            StmtKind::Raise { exc, cause } => self.node(field, "Raise", span, &[], |dump| {
                dump.option("exc", exc);
                dump.option("cause", cause);
            }),
            StmtKind::Try(node) | StmtKind::TryStar(node) => {
                let kind = if matches!(stmt.kind, StmtKind::Try(_)) { "Try" } else { "TryStar" };
                self.node(field, kind, span, &[], |dump| {
                    dump.stmts("body", node.body);
                    dump.handlers(node.handlers);
                    dump.stmts("orelse", node.orelse);
                    dump.stmts("finalbody", node.finalbody);
                });
            }
            StmtKind::Assert { test, msg } => self.node(field, "Assert", span, &[], |dump| {
                dump.expr("test", test);
                dump.option("msg", msg);
            }),
            StmtKind::Import { names } => {
                self.node(field, "Import", span, &[], |dump| dump.aliases(names));
            }
            StmtKind::ImportFrom { module, names, level } => {
                let mut values = Vec::new();
                values.extend(module.map(|module| ("module", self.name(module))));
                values.push(("level", level.to_string()));
                self.node(field, "ImportFrom", span, &values, |dump| dump.aliases(names));
            }
            StmtKind::Global { names } => {
                self.leaf(field, "Global", span, &[("names", self.names(names).join(" "))]);
            }
            StmtKind::Nonlocal { names } => {
                self.leaf(field, "Nonlocal", span, &[("names", self.names(names).join(" "))]);
            }
            StmtKind::Expr { value } => self.node(field, "Expr", span, &[], |dump| dump.expr("value", value)),
            StmtKind::Pass => self.leaf(field, "Pass", span, &[]),
            StmtKind::Break => self.leaf(field, "Break", span, &[]),
            StmtKind::Continue => self.leaf(field, "Continue", span, &[]),
        }
    }

    fn with_items(&mut self, items: List<WithItem>) {
        for &item in self.module.list(items) {
            self.node("items", "withitem", None, &[], |dump| {
                dump.expr("context_expr", item.context_expr);
                dump.option("optional_vars", item.optional_vars);
            });
        }
    }

    fn cases(&mut self, cases: List<MatchCase>) {
        for &case in self.module.list(cases) {
            self.node("cases", "match_case", None, &[], |dump| {
                dump.pattern("pattern", case.pattern);
                dump.option("guard", case.guard);
                dump.stmts("body", case.body);
            });
        }
    }

    fn handlers(&mut self, handlers: List<ExceptHandler>) {
        for &handler in self.module.list(handlers) {
            let name: Vec<_> = handler.name.map(|name| ("name", self.name(name))).into_iter().collect();
            self.node("handlers", "ExceptHandler", Some(handler.span), &name, |dump| {
                dump.option("type", handler.type_);
                dump.stmts("body", handler.body);
            });
        }
    }

    fn aliases(&mut self, aliases: List<mpyc_grammar::Alias>) {
        for alias in self.module.list(aliases) {
            let mut values = vec![("name", self.name(alias.name))];
            values.extend(alias.asname.map(|name| ("asname", self.name(name))));
            self.leaf("names", "alias", Some(alias.span), &values);
        }
    }

    fn type_params(&mut self, params: List<TypeParam>) {
        for &param in self.module.list(params) {
            let span = Some(param.span);
            let (kind, name, bound) = match param.kind {
                TypeParamKind::TypeVar { name, bound } => ("TypeVar", name, bound),
                TypeParamKind::ParamSpec { name } => ("ParamSpec", name, None),
                TypeParamKind::TypeVarTuple { name } => ("TypeVarTuple", name, None),
            };
            let name = self.name(name);
            self.node("type_params", kind, span, &[("name", name)], |dump| dump.option("bound", bound));
        }
    }

    fn arguments(&mut self, id: ArgumentsId) {
        let arguments = *self.module.arguments(id);
        let none = |dump: &Self, list: List<Option<ExprId>>| -> Vec<(&'static str, String)> {
            let items = dump.module.list(list).iter().enumerate();
            let missing = items.filter(|(_, item)| item.is_none());
            missing.map(|(index, _)| ("kw_defaults", format!("none at {index}"))).collect()
        };
        let values = none(self, arguments.kw_defaults);
        self.node("args", "arguments", None, &values, |dump| {
            dump.args("posonlyargs", dump.module.list(arguments.posonlyargs));
            dump.args("args", dump.module.list(arguments.args));
            dump.args("vararg", arguments.vararg.as_slice());
            dump.args("kwonlyargs", dump.module.list(arguments.kwonlyargs));
            dump.options("kw_defaults", arguments.kw_defaults);
            dump.args("kwarg", arguments.kwarg.as_slice());
            dump.exprs("defaults", arguments.defaults);
        });
    }

    fn args(&mut self, field: &str, args: &[Arg]) {
        for arg in args {
            let name = self.name(arg.arg);
            self.node(field, "arg", Some(arg.span), &[("arg", name)], |dump| {
                dump.option("annotation", arg.annotation);
            });
        }
    }

    fn keywords(&mut self, keywords: List<Keyword>) {
        for &keyword in self.module.list(keywords) {
            let name: Vec<_> = keyword.arg.map(|name| ("arg", self.name(name))).into_iter().collect();
            self.node("keywords", "keyword", Some(keyword.span), &name, |dump| dump.expr("value", keyword.value));
        }
    }

    fn comprehensions(&mut self, list: List<Comprehension>) {
        for &clause in self.module.list(list) {
            let is_async = [("is_async", u8::from(clause.is_async).to_string())];
            self.node("generators", "comprehension", None, &is_async, |dump| {
                dump.expr("target", clause.target);
                dump.expr("iter", clause.iter);
                dump.exprs("ifs", clause.ifs);
            });
        }
    }

    fn exprs(&mut self, field: &str, list: List<ExprId>) {
        for &expr in self.module.list(list) {
            self.expr(field, expr);
        }
    }

    fn options(&mut self, field: &str, list: List<Option<ExprId>>) {
        for &expr in self.module.list(list) {
            self.option(field, expr);
        }
    }

    fn option(&mut self, field: &str, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(field, expr);
        }
    }

    fn expr(&mut self, field: &str, id: ExprId) {
        let expr = *self.module.expr(id);
        let span = Some(expr.span);
        match expr.kind {
            ExprKind::BoolOp { op, values } => {
                let op = if op == BoolOp::And { "And" } else { "Or" };
                self.node(field, "BoolOp", span, &[("op", op.into())], |dump| dump.exprs("values", values));
            }
            ExprKind::NamedExpr { target, value } => self.node(field, "NamedExpr", span, &[], |dump| {
                dump.expr("target", target);
                dump.expr("value", value);
            }),
            ExprKind::BinOp { left, op, right } => {
                self.node(field, "BinOp", span, &[("op", operator(op).into())], |dump| {
                    dump.expr("left", left);
                    dump.expr("right", right);
                });
            }
            ExprKind::UnaryOp { op, operand } => {
                let op = match op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                self.node(field, "UnaryOp", span, &[("op", op.into())], |dump| dump.expr("operand", operand));
            }
            ExprKind::Lambda { args, body } => self.node(field, "Lambda", span, &[], |dump| {
                dump.arguments(args);
                dump.expr("body", body);
            }),
            ExprKind::IfExp { test, body, orelse } => self.node(field, "IfExp", span, &[], |dump| {
                dump.expr("test", test);
                dump.expr("body", body);
                dump.expr("orelse", orelse);
            }),
            ExprKind::Dict { keys, values } => {
                let items = self.module.list(keys).iter().enumerate();
                let unpacked = items.filter(|(_, key)| key.is_none());
                let none: Vec<_> = unpacked.map(|(index, _)| ("keys", format!("none at {index}"))).collect();
                self.node(field, "Dict", span, &none, |dump| {
                    dump.options("keys", keys);
                    dump.exprs("values", values);
                });
            }
            ExprKind::Set { elts } => self.node(field, "Set", span, &[], |dump| dump.exprs("elts", elts)),
            ExprKind::ListComp { elt, generators } => self.comprehension(field, "ListComp", span, elt, generators),
            ExprKind::SetComp { elt, generators } => self.comprehension(field, "SetComp", span, elt, generators),
            ExprKind::GeneratorExp { elt, generators } => {
                self.comprehension(field, "GeneratorExp", span, elt, generators);
            }
            ExprKind::DictComp { key, value, generators } => self.node(field, "DictComp", span, &[], |dump| {
                dump.expr("key", key);
                dump.expr("value", value);
                dump.comprehensions(generators);
            }),
            ExprKind::Await { value } => self.node(field, "Await", span, &[], |dump| dump.expr("value", value)),
            ExprKind::Yield { value } => self.node(field, "Yield", span, &[], |dump| dump.option("value", value)),
            ExprKind::YieldFrom { value } => {
                self.node(field, "YieldFrom", span, &[], |dump| dump.expr("value", value));
            }
            ExprKind::Compare { left, ops, comparators } => {
                let ops: Vec<&str> = self.module.list(ops).iter().map(|&op| comparison(op)).collect();
                self.node(field, "Compare", span, &[("ops", ops.join(" "))], |dump| {
                    dump.expr("left", left);
                    dump.exprs("comparators", comparators);
                });
            }
            ExprKind::Call { func, args, keywords } => self.node(field, "Call", span, &[], |dump| {
                dump.expr("func", func);
                dump.exprs("args", args);
                dump.keywords(keywords);
            }),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let conversion = match conversion {
                    Conversion::None => "-1",
                    Conversion::Str => "115",
                    Conversion::Repr => "114",
                    Conversion::Ascii => "97",
                };
                self.node(field, "FormattedValue", span, &[("conversion", conversion.into())], |dump| {
                    dump.expr("value", value);
                    dump.option("format_spec", format_spec);
                });
            }
            ExprKind::JoinedStr { values } => {
                self.node(field, "JoinedStr", span, &[], |dump| dump.exprs("values", values));
            }
            ExprKind::Constant { value, u_prefix } => {
                let mut values = vec![("value", self.constant(value))];
                if u_prefix {
                    values.push(("kind", "u".into()));
                }
                self.leaf(field, "Constant", span, &values);
            }
            ExprKind::Attribute { value, attr, ctx } => {
                let values = [("attr", self.name(attr)), ("ctx", context(ctx).into())];
                self.node(field, "Attribute", span, &values, |dump| dump.expr("value", value));
            }
            ExprKind::Subscript { value, slice, ctx } => {
                self.node(field, "Subscript", span, &[("ctx", context(ctx).into())], |dump| {
                    dump.expr("value", value);
                    dump.expr("slice", slice);
                });
            }
            ExprKind::Starred { value, ctx } => {
                self.node(field, "Starred", span, &[("ctx", context(ctx).into())], |dump| dump.expr("value", value));
            }
            ExprKind::Name { id, ctx } => {
                let id = printable(self.module.name(id).as_bytes());
                self.leaf(field, "Name", span, &[("id", id), ("ctx", context(ctx).into())]);
            }
            ExprKind::List { elts, ctx } => {
                self.node(field, "List", span, &[("ctx", context(ctx).into())], |dump| dump.exprs("elts", elts));
            }
            ExprKind::Tuple { elts, ctx } => {
                self.node(field, "Tuple", span, &[("ctx", context(ctx).into())], |dump| dump.exprs("elts", elts));
            }
            ExprKind::Slice { lower, upper, step } => self.node(field, "Slice", span, &[], |dump| {
                dump.option("lower", lower);
                dump.option("upper", upper);
                dump.option("step", step);
            }),
        }
    }

    fn comprehension(
        &mut self,
        field: &str,
        kind: &str,
        span: Option<Span>,
        elt: ExprId,
        generators: List<Comprehension>,
    ) {
        self.node(field, kind, span, &[], |dump| {
            dump.expr("elt", elt);
            dump.comprehensions(generators);
        });
    }

    fn patterns(&mut self, field: &str, list: List<PatternId>) {
        for &pattern in self.module.list(list) {
            self.pattern(field, pattern);
        }
    }

    fn pattern(&mut self, field: &str, id: PatternId) {
        let pattern = *self.module.pattern(id);
        let span = Some(pattern.span);
        let named = |dump: &Self, key: &'static str, name: Option<Ident>| -> Vec<(&'static str, String)> {
            name.map(|name| (key, dump.name(name))).into_iter().collect()
        };
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                self.node(field, "MatchValue", span, &[], |dump| dump.expr("value", value));
            }
            PatternKind::MatchSingleton { value } => {
                let value = self.constant(value);
                self.leaf(field, "MatchSingleton", span, &[("value", value)]);
            }
            PatternKind::MatchSequence { patterns } => {
                self.node(field, "MatchSequence", span, &[], |dump| dump.patterns("patterns", patterns));
            }
            PatternKind::MatchMapping { keys, patterns, rest } => {
                let rest = named(self, "rest", rest);
                self.node(field, "MatchMapping", span, &rest, |dump| {
                    dump.exprs("keys", keys);
                    dump.patterns("patterns", patterns);
                });
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                let mut values = Vec::new();
                if !kwd_attrs.is_empty() {
                    values.push(("kwd_attrs", self.names(kwd_attrs).join(" ")));
                }
                self.node(field, "MatchClass", span, &values, |dump| {
                    dump.expr("cls", cls);
                    dump.patterns("patterns", patterns);
                    dump.patterns("kwd_patterns", kwd_patterns);
                });
            }
            PatternKind::MatchStar { name } => {
                let name = named(self, "name", name);
                self.leaf(field, "MatchStar", span, &name);
            }
            PatternKind::MatchAs { pattern, name } => {
                let name = named(self, "name", name);
                self.node(field, "MatchAs", span, &name, |dump| {
                    if let Some(pattern) = pattern {
                        dump.pattern("pattern", pattern);
                    }
                });
            }
            PatternKind::MatchOr { patterns } => {
                self.node(field, "MatchOr", span, &[], |dump| dump.patterns("patterns", patterns));
            }
        }
    }

    fn constant(&self, value: Constant) -> String {
        let float =
            |value: f64| value.to_be_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        match value {
            Constant::None => "None".into(),
            Constant::True => "True".into(),
            Constant::False => "False".into(),
            Constant::Ellipsis => "...".into(),
            Constant::Int(value) => format!("int:{value:x}"),
            Constant::BigInt { radix, digits } => format!("int:{}", hexadecimal(self.module.text(digits), radix)),
            Constant::Float(value) => format!("float:{}", float(value)),
            Constant::Imaginary(value) => format!("imaginary:{}", float(value)),
            Constant::Str(text) => format!("str:{}", printable(self.module.text(text))),
            Constant::Bytes(text) => format!("bytes:{}", printable(self.module.text(text))),
        }
    }
}

/// The digits of a number in hexadecimal.
fn hexadecimal(digits: &[u8], radix: u8) -> String {
    // Little-endian.
    let mut limbs: Vec<u32> = Vec::new();
    for &digit in digits {
        let mut carry = u64::from(char::from(digit).to_digit(u32::from(radix)).unwrap_or_default());
        for limb in &mut limbs {
            carry += u64::from(*limb) * u64::from(radix);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            limbs.push(carry as u32);
        }
    }
    let text = limbs.iter().rev().fold(String::new(), |text, limb| text + &format!("{limb:08x}"));
    text.trim_start_matches('0').to_owned()
}

/// ASCII as it is, every other byte as an escape.
fn printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        if matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\' {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "\\\\{byte:02x}");
        }
    }
    text
}

fn context(ctx: ExprContext) -> &'static str {
    match ctx {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    }
}

fn operator(op: Operator) -> &'static str {
    match op {
        Operator::Add => "Add",
        Operator::Sub => "Sub",
        Operator::Mult => "Mult",
        Operator::MatMult => "MatMult",
        Operator::Div => "Div",
        Operator::Mod => "Mod",
        Operator::Pow => "Pow",
        Operator::LShift => "LShift",
        Operator::RShift => "RShift",
        Operator::BitOr => "BitOr",
        Operator::BitXor => "BitXor",
        Operator::BitAnd => "BitAnd",
        Operator::FloorDiv => "FloorDiv",
    }
}

fn comparison(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "Eq",
        CmpOp::NotEq => "NotEq",
        CmpOp::Lt => "Lt",
        CmpOp::LtE => "LtE",
        CmpOp::Gt => "Gt",
        CmpOp::GtE => "GtE",
        CmpOp::Is => "Is",
        CmpOp::IsNot => "IsNot",
        CmpOp::In => "In",
        CmpOp::NotIn => "NotIn",
    }
}
