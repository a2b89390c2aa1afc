//! Diagnostics: what is wrong with a program, where, and what to do about it.
//!
//! A [`Diagnostic`] is data: a [`Code`], a terse message, labelled spans and help lines. Every
//! phase makes them with the constructors re-exported here and goes on, so that one run reports all
//! errors of a file. Rendering is a pure function to a `String` ([`human`], [`short`], [`json`]);
//! nothing here reads a file or prints.
//!
//! Each diagnostic has a file of its own in one of the folders, with its code, its wording, the
//! page `mpyc explain` shows and its test:
//!
//! | folder | codes | what it speaks of |
//! |---|---|---|
//! | `syntax/` | `E0001`..`E0199`, `W0001`.. | text, tokens, lines, blocks, statements, expressions |
//! | `scope/` | `E0200`..`E0299` | names, scopes, and statements in the wrong place |
//! | `feature/` | `E0300`..`E0399`, `W0301`.. | Python that the bytecode or the board cannot express |
//! | `limit/` | `E0400`..`E0499` | sizes that the bytecode or the board bounds |
//! | `import/` | `E0500`..`E0599` | modules that the build cannot find |
//! | `link/` | `E0600`..`E0699` | images, firmware and hex files |
//! | `board/` | `W0700`..`W0799` | what the board's modules are asked to do |
//! | `warning/` | `W0100`..`W0199` | programs that do something else than they look like |
//!
//! Spans are byte ranges of the source text; a diagnostic belongs to one file, which the renderer
//! is given. A diagnostic without a label speaks of the whole build.
//!
//! The name of a diagnostic is its file's with `-` for `_`; command lines and comments know
//! warnings by it.

mod code;
mod info;
mod nearest;
pub mod registry;
mod render;
mod source;

pub mod board;
pub mod feature;
pub mod import;
pub mod limit;
pub mod link;
pub mod scope;
pub mod syntax;
pub mod warning;

#[cfg(test)]
mod examples;
#[cfg(test)]
mod testing;

pub use board::*;
pub use code::{Code, ParseCodeError, Severity};
pub use feature::*;
pub use import::*;
pub use info::{Diagnostic, Info, Label};
pub use limit::*;
pub use link::*;
pub use mpyc_grammar::Span;
pub use nearest::nearest;
pub use registry::{explain, find};
pub use render::human::{HumanStyle, human};
pub use render::json::json;
pub use render::short::short;
pub use scope::*;
pub use source::{Location, SourceFile};
pub use syntax::*;
pub use warning::*;

/// What every diagnostic's file needs.
mod prelude {
    pub(crate) use super::{Code, Diagnostic, Info, Span};

    #[cfg(test)]
    pub(crate) use super::testing::{reported, shows, warned};
}
