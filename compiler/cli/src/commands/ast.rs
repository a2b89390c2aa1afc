//! `mpyc ast`: the syntax tree of a program, with the node kinds and fields of CPython's `ast`.

use std::fmt::Write as _;

use mpyc_compiler::diagnostics::SourceFile;
use mpyc_compiler::front;
use mpyc_compiler::mpy::float_text;
use mpyc_grammar::{Constant, Module, Node, Sink, walk};

use crate::args::SourceArgs;
use crate::failure::Failure;
use crate::files;
use crate::report::Reporter;

/// Prints a line for each node. A program with errors has a tree of what could be understood.
pub fn run(args: &SourceArgs, reporter: &Reporter) -> Result<(), Failure> {
    let parsed = front::parse(&files::shown(&args.file), &files::read(&args.file)?);
    let mut tree = Tree { source: &parsed.source, out: String::new() };
    walk(&parsed.tree, &mut tree);
    files::print(tree.out.as_bytes())?;
    reporter.diagnostics(&parsed.diagnostics, &parsed.source)
}

/// Writes `field: Kind value=... [line:column..line:column]`, indented by depth.
struct Tree<'a> {
    source: &'a SourceFile,
    out: String,
}

impl Sink for Tree<'_> {
    fn node(&mut self, node: &Node<'_>) {
        let _ = write!(self.out, "{:indent$}{}: {}", "", node.field, node.kind, indent = 2 * node.depth);
        for (name, value) in node.values {
            let _ = write!(self.out, " {name}={value}");
        }
        if let Some(span) = node.span {
            let place = |offset: u32| self.source.location(offset as usize);
            let (start, end) = (place(span.start), place(span.end));
            let _ = write!(self.out, " [{}:{}..{}:{}]", start.line, start.column, end.line, end.column);
        }
        self.out.push('\n');
    }

    fn constant(&self, module: &Module, value: Constant) -> String {
        match value {
            Constant::None => "None".into(),
            Constant::True => "True".into(),
            Constant::False => "False".into(),
            Constant::Ellipsis => "...".into(),
            Constant::Int(value) => value.to_string(),
            Constant::BigInt { radix, digits } => {
                let prefix = match radix {
                    2 => "0b",
                    8 => "0o",
                    16 => "0x",
                    _ => "",
                };
                format!("{prefix}{}", String::from_utf8_lossy(module.text(digits)))
            }
            Constant::Float(value) => float_text(value),
            Constant::Imaginary(value) => format!("{}j", float_text(value)),
            Constant::Str(text) => format!("{:?}", String::from_utf8_lossy(module.text(text))),
            Constant::Bytes(text) => format!("b\"{}\"", module.text(text).escape_ascii()),
        }
    }
}
