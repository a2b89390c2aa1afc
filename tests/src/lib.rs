//! What the tests share: the emulated board, the command under test, the language programs.

pub mod attack;
pub mod bare;
pub mod carried;
pub mod command;
pub mod corpus;
pub mod cpython;
pub mod damage;
pub mod device;
pub mod footprint;
pub mod frozen;
pub mod generate;
pub mod host;
pub mod hunger;
pub mod lang;
pub mod line;
pub mod machine;
pub mod mutate;
pub mod official;
pub mod pack;
pub mod parts;
pub mod prompt;
pub mod qemu;
pub mod raw;
pub mod real;
pub mod station;
pub mod verdict;
