//! Functions of the image: verified, then placed as code objects with their bytecode.

use mpyc_abi::code::{Dialect, decode, encode};
use mpyc_abi::object::code;
use mpyc_abi::opcode::op;
use mpyc_abi::prelude::Prelude;
use mpyc_abi::value::Value;
use mpyc_abi::varint;
use mpyc_abi::verify::{Child, VerifyError, scratch_words, verify};

use super::error::LinkError;
use super::fuse::fuse;
use super::image::Global;
use super::rom::{Placed, Rom};
use crate::mpy::{CodeKind, File, FileTables, RawCode};

/// Places the functions of one module.
pub(super) struct Functions<'a> {
    pub(super) rom: &'a mut Rom,
    /// The module's name, for errors.
    pub(super) module: &'a str,
    pub(super) file: &'a File,
    /// The module's table of names.
    pub(super) names: Value,
    /// The module's table of constants.
    pub(super) constants: Value,
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
        let shape = Shape::of(&prelude, n_locals).map_err(|(what, limit)| LinkError::FunctionTooLarge {
            module: self.module.into(),
            function: path.into(),
            what,
            limit,
        })?;
        let name = self.file.name(prelude.name).unwrap_or_default().to_vec();
        let data = self.with_slots(data, prelude.code_start as usize, path.is_empty());
        let mut place = || -> Placed<Value> {
            let name = self.rom.name(&name)?;
            let blob = self.rom.blob(&data[shape.blob_start..])?;
            let children = if children.is_empty() { Value::NULL } else { self.rom.array(children)? };
            let mut fields = [0; code::WORDS as usize];
            let values = [
                (code::SHAPE, shape.shape),
                (code::PARAMS, shape.params),
                (code::NAMES, self.names.0),
                (code::CONSTS, self.constants.0),
                (code::CHILDREN, children.0),
                (code::NAME, name.0),
                (code::BLOB, blob.0),
                (code::INFO_OFFSETS, shape.info_offsets),
                (code::CODE_OFFSET, shape.code_offset),
                (code::CODE_LENGTH, prelude.code.len() as u32),
            ];
            for (index, word) in values {
                fields[index as usize] = word;
            }
            self.rom.code(fields)
        };
        let value = place().map_err(|error| LinkError::object(self.module, error))?;
        Ok((value, Child { n_free, n_pos_args: prelude.signature.n_pos_args }))
    }
}

/// The packed number fields of a code object.
struct Shape {
    shape: u32,
    params: u32,
    info_offsets: u32,
    code_offset: u32,
    /// Where the part that becomes the blob starts in the function's data: behind the function's name.
    blob_start: usize,
}

/// Most slots of a frame: handlers remember the depth of the stack in 12 bits.
const MOST_STATE: u32 = 0xFFF;

impl Shape {
    /// Packs the fields; what there is too much of and the limit, if one does not fit.
    fn of(prelude: &Prelude<'_>, n_locals: u32) -> Result<Self, (&'static str, u32)> {
        let byte = |value: u32, what| u8::try_from(value).map(u32::from).map_err(|_| (what, 0xFF));
        let half = |value: usize, what| u16::try_from(value).map(u32::from).map_err(|_| (what, 0xFFFF));
        let signature = &prelude.signature;
        let state = signature.n_state;
        if state > MOST_STATE {
            return Err(("variables and intermediate values", MOST_STATE));
        }
        let names: usize = prelude.arg_names().map(|name| varint::uint(name).as_slice().len()).sum();
        let info = names + prelude.lines.len() + prelude.cells.len();
        let blob_start = (prelude.code_start as usize).saturating_sub(info);
        Ok(Self {
            shape: state
                | byte(signature.n_exc_stack, "nested `try` and `with` blocks")? << 16
                | u32::from(signature.flags) << 24,
            params: code::params(
                byte(signature.n_pos_args, "parameters")?,
                byte(signature.n_kwonly_args, "keyword-only parameters")?,
                byte(signature.n_def_pos_args, "default values")?,
                signature.flags,
                prelude.cells.len() as u32,
            ),
            info_offsets: half(names, "bytes of names")?
                | half(names + prelude.lines.len(), "bytes of line numbers")? << 16,
            code_offset: half(info, "bytes of names and line numbers")? | half(n_locals as usize, "variables")? << 16,
            blob_start,
        })
    }
}
