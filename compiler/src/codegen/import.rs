//! `import` and `from ... import`.

use super::Generator;
use mpyc_abi::opcode::op;
use mpyc_grammar::{Alias, Ident, StmtKind};

impl Generator<'_> {
    /// `import a.b, c as d`
    pub(super) fn import(&mut self, stmt: &StmtKind, names: &[Alias]) {
        for alias in names {
            if self.scopes.typing().erases(self.tree, stmt, alias) {
                continue;
            }
            let dotted = self.tree.name(alias.name.name);
            self.load_int(0);
            self.op(op::LOAD_CONST_NONE);
            self.named_text(op::IMPORT_NAME, dotted);
            match alias.asname {
                None => {
                    let first = dotted.split('.').next().unwrap_or_default();
                    let name = self.scopes.name(self.function.scope, first, &mut self.names);
                    self.store_name(name);
                }
                Some(asname) => {
                    // The import gives the top package; the module lies below it.
                    for part in dotted.split('.').skip(1) {
                        self.named_text(op::LOAD_ATTR, part);
                    }
                    let name = self.id(asname.name);
                    self.store_name(name);
                }
            }
        }
    }

    /// `from module import a, b as c`
    pub(super) fn import_from(&mut self, stmt: &StmtKind, module: Option<Ident>, names: &[Alias], level: u32) {
        let module = module.map_or("", |module| self.tree.name(module.name));
        if level == 0 && module == "__future__" {
            return;
        }
        let typing = self.scopes.typing();
        let names: Vec<Alias> = names.iter().filter(|alias| !typing.erases(self.tree, stmt, alias)).copied().collect();
        if names.is_empty() {
            return;
        }
        self.load_int(i32::try_from(level).unwrap_or(i32::MAX));
        for alias in &names {
            self.load_str_as_name(self.tree.name(alias.name.name));
        }
        self.uint(op::BUILD_TUPLE, names.len() as u32);
        self.named_text(op::IMPORT_NAME, module);
        if let [star] = *names
            && self.tree.name(star.name.name) == "*"
        {
            self.op(op::IMPORT_STAR);
            return;
        }
        for alias in names {
            let text = self.tree.name(alias.name.name);
            self.named_text(op::IMPORT_FROM, text);
            let name = self.id(alias.asname.unwrap_or(alias.name).name);
            self.store_name(name);
        }
        self.op(op::POP_TOP);
    }

    /// Pushes an interned string, however long it is.
    pub(super) fn load_str_as_name(&mut self, text: &str) {
        self.named_text(op::LOAD_CONST_STRING, text);
    }
}
