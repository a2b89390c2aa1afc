//! Why modules cannot be linked, and the diagnostics that say so.

use mpyc_abi::verify::VerifyError;

use super::image::Part;
use super::rom::{MAX_OBJECT, ObjectTooLarge};
use crate::diagnostics::{self, Diagnostic};

/// Why modules cannot be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The image has no room in flash.
    ImageTooLarge {
        /// By how many bytes.
        excess: u32,
        /// Its parts, the largest first.
        parts: Vec<Part>,
    },
    /// A module has a constant or table too large for one object.
    ObjectTooLarge {
        /// The module.
        module: String,
        /// Size of the object in bytes.
        bytes: usize,
    },
    /// A function goes beyond a field of the code object.
    FunctionTooLarge {
        /// The module.
        module: String,
        /// The function, empty for the module's body.
        function: String,
        /// What there is too much of, a plural.
        what: &'static str,
        /// How much of it fits.
        limit: u32,
    },
    /// A module has something of a type that the board does not have.
    NoSuchType {
        /// The module.
        module: String,
        /// The type.
        name: &'static str,
    },
    /// The modules' variables leave no RAM for anything else.
    TooManyVariables {
        /// What they take.
        bytes: u32,
        /// What they can take.
        room: u32,
    },
    /// The verifier refuses a function: whatever compiled it made a mistake.
    Unverified {
        /// The module.
        module: String,
        /// The function, empty for the module's body.
        function: String,
        /// What it refuses.
        error: VerifyError,
    },
}

impl LinkError {
    /// An object of a module that is too large.
    pub(super) fn object(module: &str, error: ObjectTooLarge) -> Self {
        Self::ObjectTooLarge { module: module.into(), bytes: error.bytes }
    }

    /// The diagnostic that tells it.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::ImageTooLarge { excess, parts } => {
                let of_modules = |part: &&Part| part.function.is_none();
                let show = |part: &Part| match &part.function {
                    None => (part.module.clone(), part.bytes),
                    Some(function) => (format!("{}: {function}", part.module), part.bytes),
                };
                let modules: Vec<_> = parts.iter().filter(of_modules).take(3).map(show).collect();
                let functions: Vec<_> = parts.iter().filter(|part| !of_modules(part)).take(3).map(show).collect();
                diagnostics::image_too_large(*excess, &modules, &functions)
            }
            Self::ObjectTooLarge { module, bytes } => diagnostics::object_too_large(module, *bytes, MAX_OBJECT),
            Self::FunctionTooLarge { module, function, what, limit } => {
                diagnostics::code_object_too_large(module, function, what, *limit)
            }
            Self::NoSuchType { module, name } => diagnostics::not_on_board(module, name),
            Self::TooManyVariables { bytes, room } => diagnostics::too_many_variables(*bytes, *room),
            Self::Unverified { module, function, error } => {
                let reason = format!("{:?} at offset {}", error.reason, error.offset);
                diagnostics::code_refused(module, function, &reason)
            }
        }
    }
}
