//! The map of a program that was stripped of lines and file names: what the addresses in its tracebacks mean.
//!
//! A board that runs such a program prints places with no file, and with the address of the opcode for a line:
//! `  File "", line 184532, in f`. [`Map::restored`] makes of that what the board would have printed otherwise.
//!
//! On disk a map is JSON. Fields keep their names and meanings as long as [`VERSION`] stays.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Version of the shape.
pub const VERSION: u32 = 1;

/// What the addresses in tracebacks mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// [`VERSION`].
    pub version: u32,
    /// All functions and bodies in the image. Several have the same addresses if they are made of the same code.
    pub functions: Vec<MapFunction>,
}

/// A function, or what is left of a module's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFunction {
    /// Address of its first opcode.
    pub start: u32,
    /// The address behind its last.
    pub end: u32,
    /// Its name.
    pub name: String,
    /// Its file, as tracebacks name it.
    pub file: String,
    /// From which address on which line; the first is at `start`.
    pub lines: Vec<(u32, u32)>,
}

/// Why a file is no map.
#[derive(Debug)]
pub enum MapError {
    /// No JSON of that shape.
    Malformed(serde_json::Error),
    /// A later version.
    Version(u32),
}

impl fmt::Display for MapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => write!(f, "it is no map of a stripped program: {error}"),
            Self::Version(version) => write!(f, "the map has version {version}, this mpyc knows version {VERSION}"),
        }
    }
}

impl std::error::Error for MapError {}

/// A line of text that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It names no place of a stripped program.
    Other,
    /// With the file and the line.
    Place(String),
    /// It names a place that the map does not have: the program is another one.
    Unknown,
}

/// What stands before the address in a traceback, and on the board's display.
const IN_TRACEBACK: &str = "  File \"\", line ";
const ON_DISPLAY: &str = "line ";
/// Smaller numbers are lines of programs that were not stripped, as flash begins with the firmware.
const LEAST_ADDRESS: u32 = 0x1_0000;

impl Map {
    /// A map of those functions.
    pub fn new(functions: Vec<MapFunction>) -> Self {
        Self { version: VERSION, functions }
    }

    /// Reads a map's file.
    pub fn read(text: &str) -> Result<Self, MapError> {
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(MapError::Malformed)?;
        if head.version != VERSION {
            return Err(MapError::Version(head.version));
        }
        serde_json::from_str(text).map_err(MapError::Malformed)
    }

    /// The text of a map's file: a line a function.
    pub fn text(&self) -> String {
        let row = |function| serde_json::to_string(function).unwrap_or_default();
        let rows: Vec<String> = self.functions.iter().map(row).collect();
        format!("{{\"version\": {}, \"functions\": [\n{}\n]}}\n", self.version, rows.join(",\n"))
    }

    /// A line that a board printed, without its end, as it would be if the program were not stripped.
    pub fn restored(&self, line: &str) -> Restored {
        let (address, rest) = match (number_behind(line, IN_TRACEBACK), number_behind(line, ON_DISPLAY)) {
            (Some(found), _) => found,
            (None, Some((address, rest))) if address >= LEAST_ADDRESS => return self.on_display(address, rest),
            _ => return Restored::Other,
        };
        let Some(name) = rest.strip_prefix(", in ") else { return Restored::Other };
        let mut found = self.at(address).filter(|(function, _)| function.name == name);
        let Some((function, line)) = found.next() else { return Restored::Unknown };
        let mut text = format!("  File \"{}\", line {line}, in {name}", function.file);
        for (other, line) in found {
            text += &format!(", or \"{}\", line {line}", other.file);
        }
        Restored::Place(text)
    }

    /// As [`Map::restored`], of what the display shows: an address, then the exception.
    fn on_display(&self, address: u32, rest: &str) -> Restored {
        match self.at(address).next() {
            Some((function, line)) => {
                Restored::Place(format!("File \"{}\", line {line}, in {}:{rest}", function.file, function.name))
            }
            None => Restored::Unknown,
        }
    }

    /// The functions with an address, each with the line there.
    fn at(&self, address: u32) -> impl Iterator<Item = (&MapFunction, u32)> {
        let inside = move |function: &&MapFunction| (function.start..function.end).contains(&address);
        self.functions.iter().filter(inside).map(move |function| {
            let line = function.lines.iter().rfind(|(from, _)| *from <= address);
            (function, line.map_or(1, |(_, line)| *line))
        })
    }
}

/// The number that follows a text at the start of a line, and what follows the number.
fn number_behind<'a>(line: &'a str, before: &str) -> Option<(u32, &'a str)> {
    let rest = line.strip_prefix(before)?;
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((rest[..digits].parse().ok()?, &rest[digits..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Map {
        let function = |start, end, name: &str, file: &str, lines: &[(u32, u32)]| MapFunction {
            start,
            end,
            name: name.into(),
            file: file.into(),
            lines: lines.to_vec(),
        };
        Map::new(vec![
            function(0x2_D100, 0x2_D120, "f", "app.py", &[(0x2_D100, 3), (0x2_D108, 4), (0x2_D118, 9)]),
            function(0x2_D140, 0x2_D150, "text", "a.py", &[(0x2_D140, 1)]),
            function(0x2_D140, 0x2_D150, "text", "b.py", &[(0x2_D140, 7)]),
            function(0x2_D160, 0x2_D170, "bare", "c.py", &[]),
        ])
    }

    fn place(text: &str) -> Restored {
        Restored::Place(text.into())
    }

    #[test]
    fn places_get_their_files_and_lines() {
        let at = |address: u32, name| map().restored(&format!("  File \"\", line {address}, in {name}"));
        assert_eq!(at(0x2_D100, "f"), place("  File \"app.py\", line 3, in f"));
        assert_eq!(at(0x2_D117, "f"), place("  File \"app.py\", line 4, in f"));
        assert_eq!(at(0x2_D11F, "f"), place("  File \"app.py\", line 9, in f"));
        assert_eq!(at(0x2_D145, "text"), place("  File \"a.py\", line 1, in text, or \"b.py\", line 7"));
        assert_eq!(at(0x2_D160, "bare"), place("  File \"c.py\", line 1, in bare"));
        for (address, name) in [(0x2_D120, "f"), (0x2_D100, "g"), (0, "f"), (u32::MAX, "f")] {
            assert_eq!(at(address, name), Restored::Unknown, "{address:#x} {name}");
        }
    }

    #[test]
    fn what_the_display_shows_is_understood() {
        let line = format!("line {} ZeroDivisionError divide by zero", 0x2_D108);
        assert_eq!(map().restored(&line), place("File \"app.py\", line 4, in f: ZeroDivisionError divide by zero"));
        assert_eq!(map().restored("line 200000"), Restored::Unknown);
    }

    #[test]
    fn other_lines_stay() {
        for line in [
            "",
            "Traceback (most recent call last):",
            "  File \"<stdin>\", line 1, in <module>",
            "  File \"\", line 184532",
            "  File \"\", line , in f",
            "  File \"\", line 99999999999, in f",
            "line 3",
            "line 3 of many",
        ] {
            assert_eq!(map().restored(line), Restored::Other, "{line:?}");
        }
    }

    #[test]
    fn maps_are_read_back() {
        let text = map().text();
        assert_eq!(Map::read(&text).unwrap(), map());
        assert_eq!(Map::read(&Map::new(Vec::new()).text()).unwrap(), Map::new(Vec::new()));
        let later = text.replacen("\"version\": 1", "\"version\": 2", 1);
        assert!(matches!(Map::read(&later), Err(MapError::Version(2))));
        for broken in ["", "{}", &text[..text.len() / 2], "{\"version\": 1, \"functions\": 3}"] {
            assert!(matches!(Map::read(broken), Err(MapError::Malformed(_))), "{broken}");
        }
    }
}
