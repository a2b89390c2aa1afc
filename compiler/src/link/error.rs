//! Why modules cannot be linked, and the diagnostics that say so.

use mpyc_abi::verify::VerifyError;

use super::report::Largest;
use super::rom::{MAX_OBJECT, ObjectTooLarge};
use crate::diagnostics::{self, Diagnostic};

/// Why modules cannot be linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The image has no room in flash.
    ImageTooLarge {
        /// Its size.
        bytes: u32,
        /// By how many bytes.
        excess: u32,
        /// What takes most of it.
        largest: Largest,
    },
    /// The sources that shall lie behind the image have no room in flash.
    SourcesTooLarge {
        /// Size of the image.
        program: u32,
        /// Theirs, packed.
        bytes: u32,
        /// By how many bytes the two are too large.
        excess: u32,
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
    /// The modules' variables, lists, dicts and instances leave no RAM for anything else.
    TooMuchRam {
        /// What they take.
        bytes: u32,
        /// What they can take.
        room: u32,
        /// What takes most of it.
        largest: Largest,
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
            Self::ImageTooLarge { bytes, excess, largest } => diagnostics::image_too_large(*bytes, *excess, largest),
            Self::SourcesTooLarge { program, bytes, excess } => {
                diagnostics::sources_too_large(*program, *bytes, *excess)
            }
            Self::ObjectTooLarge { module, bytes } => diagnostics::object_too_large(module, *bytes, MAX_OBJECT),
            Self::FunctionTooLarge { module, function, what, limit } => {
                diagnostics::code_object_too_large(module, function, what, *limit)
            }
            Self::NoSuchType { module, name } => diagnostics::not_on_board(module, name),
            Self::TooMuchRam { bytes, room, largest } => diagnostics::too_many_variables(*bytes, *room, &largest.ram),
            Self::Unverified { module, function, error } => {
                let reason = format!("{:?} at offset {}", error.reason, error.offset);
                diagnostics::code_refused(module, function, &reason)
            }
        }
    }
}
