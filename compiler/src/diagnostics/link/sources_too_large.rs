//! `E0607`: the sources do not fit into the flash.

use crate::diagnostics::prelude::*;

/// The row of `E0607`.
pub(crate) const INFO: Info = Info {
    code: Code::error(607),
    title: "the sources do not fit into the flash",
    explain: "\
`mpyc build --embed-source` puts the program's own files, packed, behind the program into the
board's flash, where `mpyc extract` finds them. They need room there as the program does, and the
two together are larger than what the file system can give away.

Build without `--embed-source`, or make files and program smaller: long texts and tables take room
twice.",
    wrong: "TEXT = '...'  # a book, built with --embed-source\n",
    right: "TEXT = '...'  # a page\n",
};

/// The packed sources of `bytes` bytes behind a program of `program` bytes are `excess` bytes too long.
pub fn sources_too_large(program: u32, bytes: u32, excess: u32) -> Diagnostic {
    let room = program.saturating_add(bytes).saturating_sub(excess);
    INFO.diagnostic(format!(
        "program and sources are {excess} bytes too large for the board's flash: they have {program} and {bytes} bytes, \
         {room} are possible"
    ))
    .help("without `--embed-source` the program fits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        shows(&INFO, |_| sources_too_large(60_000, 9_000, 1_416));
    }
}
