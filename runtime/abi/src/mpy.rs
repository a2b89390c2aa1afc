//! The constants of `.mpy` version 6 files: header, object types, raw code records.

/// First byte of a file.
pub const MAGIC: u8 = b'M';
/// Second byte: the version.
pub const VERSION: u8 = 6;
/// Sub-version, written and compared only where native code is present.
pub const SUB_VERSION: u8 = 3;
/// Length of the fixed header: magic, version, feature byte, small int bits.
pub const HEADER_LEN: usize = 4;
/// Bits of a small int, sign included, that a file for a 32-bit machine asks for.
pub const SMALL_INT_BITS: u8 = 31;

/// Least small int of [`SMALL_INT_BITS`].
pub const SMALL_INT_MIN: i32 = -(1 << (SMALL_INT_BITS - 1));
/// Greatest small int of [`SMALL_INT_BITS`].
pub const SMALL_INT_MAX: i32 = (1 << (SMALL_INT_BITS - 1)) - 1;

/// The architecture in a feature byte; 0 is bytecode only.
pub const fn feature_arch(feature: u8) -> u8 {
    feature >> 2 & 0x0F
}

/// Bit of the feature byte: a varuint of architecture flags follows the header.
pub const FEATURE_ARCH_FLAGS: u8 = 0x40;

/// Type bytes of the object table.
pub mod object {
    /// The native function table (only with native code).
    pub const FUN_TABLE: u8 = 0;
    /// `None`.
    pub const NONE: u8 = 1;
    /// `False`.
    pub const FALSE: u8 = 2;
    /// `True`.
    pub const TRUE: u8 = 3;
    /// `...`.
    pub const ELLIPSIS: u8 = 4;
    /// A string: length, UTF-8, NUL.
    pub const STR: u8 = 5;
    /// Bytes: length, bytes, NUL.
    pub const BYTES: u8 = 6;
    /// An integer: length, decimal text.
    pub const INT: u8 = 7;
    /// A float: length, text.
    pub const FLOAT: u8 = 8;
    /// A complex number: length, text.
    pub const COMPLEX: u8 = 9;
    /// A tuple: count, items.
    pub const TUPLE: u8 = 10;
}

/// Kind of a raw code record: the two lowest bits of its header.
pub mod code_kind {
    /// Bytecode.
    pub const BYTECODE: u8 = 0;
    /// Native code of a Python function.
    pub const NATIVE: u8 = 1;
    /// Native code with machine-word arguments.
    pub const VIPER: u8 = 2;
    /// Inline assembler.
    pub const ASM: u8 = 3;
}

/// Bit of a raw code header: a count and that many children follow the data.
pub const CODE_HAS_CHILDREN: u32 = 4;
/// Raw code headers hold the length of the data above this many bits.
pub const CODE_LENGTH_SHIFT: u32 = 3;

/// Longest string that goes into the name table rather than the object table, in bytes.
pub const QSTR_MAX_LEN: usize = 10;
