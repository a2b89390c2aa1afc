//! Functions of the image: verified, then placed as code objects with their bytecode.

use mpyc_abi::code::{Dialect, decode, encode};
use mpyc_abi::object::code;
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::Prelude;
use mpyc_abi::value::Value;
use mpyc_abi::varint;
use mpyc_abi::verify::{Child, VerifyError, scratch_words, verify};

use super::code_object::CodeBytes;
use super::error::LinkError;
use super::fuse::fuse;
use super::image::Global;
use super::rom::Rom;
use crate::mpy::{CodeKind, File, FileTables, RawCode};

/// Places the functions of one module.
pub(super) struct Functions<'a> {
    pub(super) rom: &'a mut Rom,
    /// The module's name, for errors.
    pub(super) module: &'a str,
    pub(super) file: &'a File,
    /// What the module's functions share: its constants and names.
    pub(super) unit: Value,
    /// What the names of the file are as globals.
    pub(super) globals: Vec<Global>,
    /// Whether runs of instructions are fused.
    pub(super) fuses: bool,
}

/// A function that was placed.
struct Function {
    value: Value,
    facts: Child,
}

impl Functions<'_> {
    /// Places a module's body with all its functions; gives the body's code object.
    pub(super) fn place(&mut self, body: &RawCode) -> Result<Value, LinkError> {
        Ok(self.function(body, "")?.value)
    }

    /// Places the functions inside, then the function itself. `outer` is the path to it, with a full stop
    /// at its end if it is not empty. The depth is bounded by that of blocks and expressions in a source,
    /// or of a `.mpy` file by its reader.
    fn function(&mut self, raw: &RawCode, outer: &str) -> Result<Function, LinkError> {
        let name = self.name_of(raw);
        let is_body = std::ptr::eq(raw, &raw const self.file.code);
        let path = if is_body { String::new() } else { format!("{outer}{name}") };
        let inner = if is_body { String::new() } else { format!("{path}.") };
        let mut children = Vec::with_capacity(raw.children.len());
        for child in &raw.children {
            children.push(self.function(child, &inner)?);
        }
        let facts: Vec<Child> = children.iter().map(|child| child.facts).collect();
        let values: Vec<Value> = children.iter().map(|child| child.value).collect();
        let n_locals = self.verify(raw, &raw.data, &facts, &path)?;
        let data = if self.fuses { fuse(&raw.data) } else { raw.data.clone() };
        debug_assert_eq!(self.verify(raw, &data, &facts, &path).ok(), Some(n_locals), "{path}");
        let (value, facts) = self.code(&data, &values, n_locals, &path)?;
        Ok(Function { value, facts })
    }

    /// The function's own name.
    fn name_of(&self, raw: &RawCode) -> String {
        let name = Prelude::read(&raw.data).ok().and_then(|prelude| self.file.name(prelude.name));
        String::from_utf8_lossy(name.unwrap_or_default()).into_owned()
    }

    /// Refuses what must not run; gives the number of locals and captured variables. `data` is the function's, or that fused.
    fn verify(&self, raw: &RawCode, data: &[u8], children: &[Child], path: &str) -> Result<(u32, u32), LinkError> {
        if raw.kind != CodeKind::Bytecode {
            return Err(LinkError::NoSuchType { module: self.module.into(), name: "native code" });
        }
        let tables = FileTables { file: self.file, children };
        let run = || -> Result<(u32, u32), VerifyError> {
            let mut scratch = vec![0; scratch_words(data, Dialect::Frozen)?];
            let verified = verify(data, &tables, Dialect::Frozen, &mut scratch)?;
            Ok((verified.n_locals, verified.n_free))
        };
        run().map_err(|error| LinkError::Unverified { module: self.module.into(), function: path.into(), error })
    }

    /// A function's data with global names turned into slots and builtins, where the operand keeps its length.
    /// In a module's body, plain names are global.
    fn with_slots(&self, plain: &[u8], start: usize, is_body: bool) -> Vec<u8> {
        let mut data = plain.to_vec();
        for instr in decode(&plain[start..], Dialect::Frozen).flatten() {
            let (loads, stores) = match instr.op {
                op::LOAD_GLOBAL => (true, false),
                op::LOAD_NAME => (is_body, false),
                op::STORE_GLOBAL => (false, true),
                op::STORE_NAME => (false, is_body),
                _ => (false, false),
            };
            let (opcode, operand) = match self.globals.get(instr.arg as usize) {
                Some(&Global::Slot(slot)) if loads => (op::LOAD_SLOT, slot),
                Some(&Global::Slot(slot)) if stores => (op::STORE_SLOT, slot),
                Some(Global::Unbound) if loads => (op::LOAD_BUILTIN, instr.arg),
                _ => continue,
            };
            let code = encode(opcode, operand, 0);
            let place = start + instr.offset as usize..start + instr.end as usize;
            if code.as_slice().len() == place.len() {
                data[place].copy_from_slice(code.as_slice());
            }
        }
        data
    }

    /// The code object.
    fn code(
        &mut self,
        data: &[u8],
        children: &[Value],
        (n_locals, n_free): (u32, u32),
        path: &str,
    ) -> Result<(Value, Child), LinkError> {
        let Ok(prelude) = Prelude::read(data) else {
            // The verifier has read it.
            return Err(LinkError::NoSuchType { module: self.module.into(), name: "malformed code" });
        };
        let too_large = |(what, limit)| LinkError::FunctionTooLarge {
            module: self.module.into(),
            function: path.into(),
            what,
            limit,
        };
        let (shape, params) = shape(&prelude, n_locals).map_err(too_large)?;
        let data = self.with_slots(data, prelude.code_start as usize, path.is_empty());
        let bytes = CodeBytes {
            shape,
            params,
            opcodes: data[prelude.code_start as usize..].to_vec(),
            cells: prelude.cells.to_vec(),
            name: prelude.name,
            parameters: prelude.arg_names().flat_map(|name| varint::uint(name).as_slice().to_vec()).collect(),
            lines: prelude.lines.to_vec(),
        };
        let most = ("bytes of names and line numbers", code::MOST_INFO - 1);
        let packed = bytes.pack(!children.is_empty()).ok_or(most).map_err(too_large)?;
        let values =
            if children.is_empty() { Ok(Vec::new()) } else { self.rom.array(children).map(|array| vec![array.0]) };
        let placed = values.and_then(|values| self.rom.code(packed.flags, packed.words, &values, self.unit));
        let value = placed.map_err(|error| LinkError::object(self.module, error))?;
        Ok((value, Child { n_free, n_pos_args: prelude.signature.n_pos_args }))
    }
}

/// The words with a function's numbers; what there is too much of and the limit, if one does not fit.
fn shape(prelude: &Prelude<'_>, n_locals: u32) -> Result<(u32, u32), (&'static str, u32)> {
    let signature = &prelude.signature;
    let fits = |value: u32, what, limit| if value <= limit { Ok(value) } else { Err((what, limit)) };
    let locals = fits(n_locals, "variables", code::MOST_LOCALS)?;
    let handlers = fits(signature.n_exc_stack, "nested `try` and `with` blocks", code::MOST_HANDLERS)?;
    let state = fits(signature.n_state, "variables and intermediate values", code::MOST_FRAME - 2 * handlers)?;
    let params = code::params(
        fits(signature.n_pos_args, "parameters", 0xFF)?,
        fits(signature.n_kwonly_args, "keyword-only parameters", 0xFF)?,
        signature.flags,
        fits(prelude.cells.len() as u32, "variables that inner functions use", 0xFF)?,
    );
    Ok((code::shape(locals, state, handlers, params), params))
}
