//! The verifier of `runtime/abi` over all functions of a file.

use super::{CodeKind, File, RawCode};
use mpyc_abi::code::Dialect;
use mpyc_abi::verify::{self as abi, Child, Tables, VerifyError};

/// A function that the verifier refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where the function is: the index in each list of children, from the module down.
    pub path: Vec<u32>,
    /// What is wrong with it.
    pub error: VerifyError,
}

/// Verifies every bytecode function of a file, the innermost first.
pub fn verify(file: &File) -> Result<(), Refusal> {
    Walk { file, path: Vec::new(), scratch: Vec::new() }.code(&file.code).map(|_| ())
}

struct Walk<'a> {
    file: &'a File,
    path: Vec<u32>,
    scratch: Vec<u32>,
}

impl Walk<'_> {
    /// Verifies a function and those inside; gives what its parent must know of it.
    fn code(&mut self, code: &RawCode) -> Result<Child, Refusal> {
        let mut children = Vec::with_capacity(code.children.len());
        for (index, child) in code.children.iter().enumerate() {
            self.path.push(index as u32);
            children.push(self.code(child)?);
            self.path.pop();
        }
        if code.kind != CodeKind::Bytecode {
            return Ok(Child { n_free: 0, n_pos_args: u32::MAX });
        }
        self.function(&code.data, &children).map_err(|error| Refusal { path: self.path.clone(), error })
    }

    fn function(&mut self, data: &[u8], children: &[Child]) -> Result<Child, VerifyError> {
        let words = abi::scratch_words(data, Dialect::Mpy)?;
        self.scratch.resize(words.max(self.scratch.len()), 0);
        let tables = FileTables { file: self.file, children };
        let verified = abi::verify(data, &tables, Dialect::Mpy, &mut self.scratch)?;
        let signature = mpyc_abi::prelude::read_signature(data, &mut 0).unwrap_or_default();
        Ok(Child { n_free: verified.n_free, n_pos_args: signature.n_pos_args })
    }
}

/// The tables that a function's operands point into.
pub(crate) struct FileTables<'a> {
    /// The names and objects of the whole file.
    pub(crate) file: &'a File,
    /// The functions inside this one.
    pub(crate) children: &'a [Child],
}

impl Tables for FileTables<'_> {
    fn names(&self) -> u32 {
        self.file.names.len() as u32
    }

    fn objects(&self) -> u32 {
        self.file.objects.len() as u32
    }

    fn child(&self, index: u32) -> Option<Child> {
        self.children.get(index as usize).copied()
    }
}
