//! The subcommands, one file each.

pub mod ast;
pub mod build;
pub mod check;
pub mod compile;
pub mod dis;
pub mod explain;
pub mod extract;
pub mod run;
pub mod size;
pub mod tokens;
pub mod traceback;
