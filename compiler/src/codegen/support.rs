//! Support code: functions and classes written in Python that the compiler adds to the modules that need them.
//!
//! Each is made at the start of its module, as a variable that no program can spell.

use super::class_pattern::Classes;
use super::consts::Consts;
use super::range_loop::Certain;
use super::{Function, Generator, Signature};
use crate::code::{CodeKind, CodeObject};
use crate::{Lines, Options, resolve};
use mpyc_grammar::{LineIndex, parse_str};

impl Generator<'_> {
    /// The code of the first function or class in a text that compiles.
    pub(super) fn support(&mut self, text: &str) -> Option<CodeObject> {
        let (tree, errors) = parse_str(text);
        debug_assert!(errors.is_empty(), "{errors:?}");
        let scopes = resolve::resolve(&tree, &mut self.names, self.diagnostics);
        // Its lines are not the program's.
        let options = Options { lines: Lines::None, ..*self.options };
        let mut inner = Generator {
            tree: &tree,
            lines: &LineIndex::new(text),
            scopes: &scopes,
            names: std::mem::take(&mut self.names),
            constants: std::mem::take(&mut self.constants),
            options: &options,
            diagnostics: self.diagnostics,
            consts: Consts::default(),
            classes: Classes::default(),
            chain: Vec::new(),
            qualified_names: false,
            is_support: true,
            decorates_async_generators: false,
            certain: Certain::default(),
            carried: Vec::new(),
            function: Function::new(scopes.module(), "", 1, options.lines),
        };
        inner.body(tree.body);
        let name = inner.names.intern("<support>");
        let module = inner.finish(name, CodeKind::Module, Signature::default());
        let Generator { names, constants, .. } = inner;
        (self.names, self.constants) = (names, constants);
        module.children.into_iter().next()
    }
}
