//! Programs in memory for the tests of warnings.

use super::*;
use crate::imports::Loader;

/// Files in memory, beside the app.
pub(crate) struct Files(pub(crate) Vec<(&'static str, &'static str)>);

impl Loader for Files {
    fn read(&mut self, _: usize, path: &str) -> Result<Option<Vec<u8>>, String> {
        Ok(self.0.iter().find(|(name, _)| *name == path).map(|(_, text)| text.as_bytes().to_vec()))
    }

    fn is_folder(&mut self, _: usize, _: &str) -> bool {
        false
    }

    fn names(&mut self, _: usize, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn display(&self, _: usize, path: &str) -> String {
        path.to_owned()
    }

    fn folders(&self) -> Vec<String> {
        vec![".".into()]
    }
}

/// The official firmware of the v1.
pub(crate) struct Board;

impl Api for Board {
    fn members(&self, module: &str) -> Option<Vec<String>> {
        let module = api::module(module).filter(|module| !module.v2)?;
        let is_v2 = |name: &str| module.member(name).is_some_and(|member| member.v2);
        Some(module.names().filter(|name| !is_v2(name)).map(str::to_owned).collect())
    }

    fn modules(&self) -> Vec<String> {
        ["microbit", "music", "random", "time"].map(str::to_owned).to_vec()
    }

    fn is_v2(&self) -> bool {
        false
    }
}

/// What the check finds in a program of one file.
pub(crate) fn findings(app: &str) -> Vec<Diagnostic> {
    let mut program = Program::load("app.py", app.as_bytes(), &mut Files(Vec::new()));
    check(&mut program, &Board, &Levels::default());
    program.modules.pop().map(|module| module.diagnostics).unwrap_or_default()
}
