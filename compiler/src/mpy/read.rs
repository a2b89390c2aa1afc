//! Reads `.mpy` files. Mirror of `write.rs`; the format stands in `mod.rs`.

use super::{CodeKind, File, MAX_NESTING, Name, Object, RawCode, VIPER_BSS, VIPER_RELOCATIONS, VIPER_RODATA};
use mpyc_abi::mpy::{self, code_kind, object};
use mpyc_abi::varint::{self, VarintError};
use std::fmt;

/// Where a file could not be read, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// Byte offset in the file.
    pub offset: usize,
    /// What is wrong there.
    pub reason: ReadReason,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadReason {
    /// It ends too early.
    Truncated,
    /// It does not start with the magic byte.
    NotMpy,
    /// Another version of the format, this one.
    Version(u8),
    /// A number over 32 bits.
    NumberTooLong,
    /// No static qstr has this number.
    StaticName(u32),
    /// An inline name without text.
    EmptyName,
    /// A text that is not closed by NUL.
    NoNul,
    /// An object of this unknown type.
    ObjectType(u8),
    /// Tuples or functions nested more than [`MAX_NESTING`] deep.
    TooDeep,
    /// Native code with relocations.
    Relocations,
    /// Bytes behind the end.
    TrailingBytes,
}

impl fmt::Display for ReadReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadReason::Truncated => f.write_str("the file ends too early"),
            ReadReason::NotMpy => f.write_str("not a .mpy file"),
            ReadReason::Version(version) => write!(f, "version {version} of the format, not {}", mpy::VERSION),
            ReadReason::NumberTooLong => f.write_str("a number over 32 bits"),
            ReadReason::StaticName(id) => write!(f, "no static name has the number {id}"),
            ReadReason::EmptyName => f.write_str("a name without text"),
            ReadReason::NoNul => f.write_str("a text without its closing NUL"),
            ReadReason::ObjectType(kind) => write!(f, "an object of unknown type {kind}"),
            ReadReason::TooDeep => write!(f, "nested more than {MAX_NESTING} deep"),
            ReadReason::Relocations => f.write_str("native code with relocations"),
            ReadReason::TrailingBytes => f.write_str("bytes behind the end of the file"),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.reason, self.offset)
    }
}

impl std::error::Error for ReadError {}

/// Reads a whole file.
pub fn read(bytes: &[u8]) -> Result<File, ReadError> {
    let mut reader = Reader { bytes, pos: 0 };
    let file = reader.read_file();
    file.map_err(|reason| ReadError { offset: reader.pos.min(bytes.len()), reason })
}

struct Reader<'a> {
    bytes: &'a [u8],
    pos: usize,
}

impl Reader<'_> {
    fn read_file(&mut self) -> Result<File, ReadReason> {
        let (feature, small_int_bits, arch_flags) = self.read_header()?;
        let n_names = self.read_uint()?;
        let n_objects = self.read_uint()?;
        let names = (0..n_names).map(|_| self.read_name()).collect::<Result<_, _>>()?;
        let objects = (0..n_objects).map(|_| self.read_object(0)).collect::<Result<_, _>>()?;
        let code = self.read_code(0)?;
        if self.pos != self.bytes.len() {
            return Err(ReadReason::TrailingBytes);
        }
        Ok(File { feature, small_int_bits, arch_flags, names, objects, code })
    }

    fn read_header(&mut self) -> Result<(u8, u8, u32), ReadReason> {
        if self.byte()? != mpy::MAGIC {
            return Err(ReadReason::NotMpy);
        }
        let version = self.byte()?;
        if version != mpy::VERSION {
            return Err(ReadReason::Version(version));
        }
        let feature = self.byte()?;
        let small_int_bits = self.byte()?;
        let arch_flags = if feature & mpy::FEATURE_ARCH_FLAGS != 0 { self.read_uint()? } else { 0 };
        Ok((feature, small_int_bits, arch_flags))
    }

    fn read_name(&mut self) -> Result<Name, ReadReason> {
        let value = self.read_uint()?;
        if value & 1 != 0 {
            let id = u16::try_from(value >> 1).ok().filter(|&id| mpyc_abi::qstr::text(id).is_some());
            return id.map(Name::Static).ok_or(ReadReason::StaticName(value >> 1));
        }
        if value == 0 {
            return Err(ReadReason::EmptyName);
        }
        self.take(value >> 1, true).map(Name::Text)
    }

    fn read_object(&mut self, depth: u32) -> Result<Object, ReadReason> {
        if depth > MAX_NESTING {
            return Err(ReadReason::TooDeep);
        }
        Ok(match self.byte()? {
            object::FUN_TABLE => Object::FunTable,
            object::NONE => Object::None,
            object::FALSE => Object::False,
            object::TRUE => Object::True,
            object::ELLIPSIS => Object::Ellipsis,
            object::STR => Object::Str(self.read_text(true)?),
            object::BYTES => Object::Bytes(self.read_text(true)?),
            object::INT => Object::Int(self.read_text(false)?),
            object::FLOAT => Object::Float(self.read_text(false)?),
            object::COMPLEX => Object::Complex(self.read_text(false)?),
            object::TUPLE => {
                let count = self.read_uint()?;
                Object::Tuple((0..count).map(|_| self.read_object(depth + 1)).collect::<Result<_, _>>()?)
            }
            kind => return Err(ReadReason::ObjectType(kind)),
        })
    }

    fn read_text(&mut self, nul: bool) -> Result<Vec<u8>, ReadReason> {
        let length = self.read_uint()?;
        self.take(length, nul)
    }

    fn read_code(&mut self, depth: u32) -> Result<RawCode, ReadReason> {
        if depth > MAX_NESTING {
            return Err(ReadReason::TooDeep);
        }
        let header = self.read_uint()?;
        let data = self.take(header >> mpy::CODE_LENGTH_SHIFT, false)?;
        let kind = self.read_extra(header as u8 & 3)?;
        let mut children = Vec::new();
        if header & mpy::CODE_HAS_CHILDREN != 0 {
            let count = self.read_uint()?;
            children = (0..count).map(|_| self.read_code(depth + 1)).collect::<Result<_, _>>()?;
        }
        Ok(RawCode { kind, data, children })
    }

    fn read_extra(&mut self, kind: u8) -> Result<CodeKind, ReadReason> {
        Ok(match kind {
            code_kind::BYTECODE => CodeKind::Bytecode,
            code_kind::NATIVE => CodeKind::Native { prelude_offset: self.read_uint()? },
            code_kind::VIPER => {
                let flags = self.read_uint()?;
                if flags & VIPER_RELOCATIONS != 0 {
                    return Err(ReadReason::Relocations);
                }
                let length = if flags & VIPER_RODATA != 0 { self.read_uint()? } else { 0 };
                let bss = if flags & VIPER_BSS != 0 { self.read_uint()? } else { 0 };
                CodeKind::Viper { flags, rodata: self.take(length, false)?, bss }
            }
            _ => CodeKind::Asm { flags: self.read_uint()?, n_args: self.read_uint()?, return_type: self.read_uint()? },
        })
    }

    fn read_uint(&mut self) -> Result<u32, ReadReason> {
        varint::read_uint(self.bytes, &mut self.pos).map_err(|error| match error {
            VarintError::Truncated => ReadReason::Truncated,
            VarintError::TooLong => ReadReason::NumberTooLong,
        })
    }

    fn byte(&mut self) -> Result<u8, ReadReason> {
        let byte = *self.bytes.get(self.pos).ok_or(ReadReason::Truncated)?;
        self.pos += 1;
        Ok(byte)
    }

    /// The next `length` bytes, and the NUL behind them.
    fn take(&mut self, length: u32, nul: bool) -> Result<Vec<u8>, ReadReason> {
        let rest = self.bytes.get(self.pos..).ok_or(ReadReason::Truncated)?;
        let bytes = rest.get(..length as usize).ok_or(ReadReason::Truncated)?;
        self.pos += bytes.len();
        if nul && self.byte()? != 0 {
            return Err(ReadReason::NoNul);
        }
        Ok(bytes.to_vec())
    }
}
