//! The line table of a function: which source line an opcode comes from.
//!
//! An entry says "so many bytes of code, then the line goes up by so much":
//! ```text
//! 0 L1 L0 B4..B0              bytes 0..31, lines 0..3
//! 1 L10 L9 L8 B3..B0  L7..L0  bytes 0..15, lines 0..2047
//! ```
//! Lines never go down. The table starts at line 1. Of a program that was stripped of lines, the table is [`STRIPPED`].

/// First byte of a table without lines, which no other table has: tracebacks show the opcode's address instead, for a map on
/// the host.
pub const STRIPPED: u8 = 0;

/// One entry of a line table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Bytes of code before the line changes.
    pub bytes: u32,
    /// By how much the line goes up.
    pub lines: u32,
}

/// The entries of a line table; ends at a truncated entry.
#[derive(Clone, Debug)]
pub struct Steps<'a> {
    table: &'a [u8],
}

/// Reads a line table.
pub fn steps(table: &[u8]) -> Steps<'_> {
    Steps { table }
}

impl Iterator for Steps<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let (&first, rest) = self.table.split_first()?;
        if first & 0x80 == 0 {
            self.table = rest;
            return Some(Step { bytes: u32::from(first & 0x1F), lines: u32::from(first >> 5) });
        }
        let (&second, rest) = rest.split_first()?;
        self.table = rest;
        let high = u32::from(first & 0x70) << 4;
        Some(Step { bytes: u32::from(first & 0x0F), lines: high | u32::from(second) })
    }
}

/// The line of the opcode at `offset` bytes from the first one.
pub fn line_at(table: &[u8], offset: u32) -> u32 {
    let mut line = 1u32;
    let mut left = offset;
    for step in steps(table) {
        if left < step.bytes {
            break;
        }
        left -= step.bytes;
        line = line.saturating_add(step.lines);
    }
    line
}

/// Gives the table bytes of one step to `sink`, split into as many entries as it needs.
pub fn write_step(step: Step, mut sink: impl FnMut(u8)) {
    let Step { mut bytes, mut lines } = step;
    while bytes > 0 || lines > 0 {
        if lines <= 6 || bytes > 15 {
            let some_bytes = bytes.min(31);
            let some_lines = if bytes > 31 { 0 } else { lines.min(3) };
            sink((some_lines << 5 | some_bytes) as u8);
            (bytes, lines) = (bytes - some_bytes, lines - some_lines);
        } else {
            let some_lines = lines.min(2047);
            sink((0x80 | some_lines >> 4 & 0x70 | bytes) as u8);
            sink(some_lines as u8);
            (bytes, lines) = (0, lines - some_lines);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worked_example() {
        let table = [0x23, 0x24];
        let lines = [0, 2, 3, 6, 7, 90].map(|offset| line_at(&table, offset));
        assert_eq!(lines, [1, 1, 2, 2, 3, 3]);
        assert_eq!(line_at(&[], 5), 1);
    }

    #[test]
    fn steps_round_trip() {
        for bytes in 0..80 {
            for lines in [0, 1, 3, 4, 6, 7, 200, 2047, 2048, 5000] {
                let (mut table, mut len) = ([0u8; 32], 0);
                write_step(Step { bytes, lines }, |byte| {
                    table[len] = byte;
                    len += 1;
                });
                let (mut got_bytes, mut got_lines) = (0, 0);
                for step in steps(&table[..len]) {
                    got_bytes += step.bytes;
                    got_lines += step.lines;
                }
                assert_eq!((got_bytes, got_lines), (bytes, lines));
                if bytes > 0 {
                    assert_eq!(line_at(&table[..len], bytes - 1), 1);
                }
                assert_eq!(line_at(&table[..len], bytes), 1 + lines);
            }
        }
    }

    #[test]
    fn a_truncated_entry_ends_the_table() {
        assert_eq!(steps(&[0x23, 0x81]).count(), 1);
    }
}
