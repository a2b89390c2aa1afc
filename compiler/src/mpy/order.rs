//! The order of a file's tables: what is used most comes first, because indexes below 128 take one byte.
//!
//! Among equals the first use decides, in the order in which functions are written, so the order
//! follows from the code alone.

use crate::code::{Arg, CodeObject, ConstId, NameId, Unit};

/// The names and constants that the code of a unit uses, in the order of their table.
pub(super) struct Order {
    /// Names, without the source file's.
    pub(super) names: Vec<NameId>,
    /// Constants.
    pub(super) constants: Vec<ConstId>,
}

/// Orders the tables of a unit.
pub(super) fn order(unit: &Unit) -> Order {
    let mut uses =
        Uses { names: Counts::new(unit.names.values().len()), constants: Counts::new(unit.constants.values().len()) };
    uses.code(&unit.code);
    Order {
        names: uses.names.sorted().map(NameId).collect(),
        constants: uses.constants.sorted().map(ConstId).collect(),
    }
}

/// How often things with numbers are used, and which first.
struct Counts {
    count: Vec<u32>,
    /// What is used at all, in order of first use.
    used: Vec<u32>,
}

impl Counts {
    fn new(len: usize) -> Self {
        Counts { count: vec![0; len], used: Vec::new() }
    }

    fn add(&mut self, number: u32) {
        let Some(count) = self.count.get_mut(number as usize) else { return };
        if *count == 0 {
            self.used.push(number);
        }
        *count += 1;
    }

    /// What is used, most used first.
    fn sorted(mut self) -> impl Iterator<Item = u32> {
        let count = self.count;
        self.used.sort_by_key(|&number| std::cmp::Reverse(count[number as usize]));
        self.used.into_iter()
    }
}

struct Uses {
    names: Counts,
    constants: Counts,
}

impl Uses {
    /// Functions nest as deep as blocks and expressions of a source do.
    fn code(&mut self, code: &CodeObject) {
        self.names.add(code.name.0);
        for name in &code.arg_names {
            self.names.add(name.0);
        }
        for instr in code.instrs() {
            match instr.arg {
                Arg::Name(name) => self.names.add(name.0),
                Arg::Const(constant) => self.constants.add(constant.0),
                _ => {}
            }
        }
        for child in &code.children {
            self.code(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, compile, mpy};

    #[test]
    fn what_is_used_most_comes_first() {
        let source = "a\nb\nc\nc\nb\nc\nx = 'a long string', 1.5, 1.5, b'2', b'2', b'2'\n\
                      x[1.5]\nx[b'2']\nx[b'2']\nx[1.5]\nx[b'2']\n";
        let unit = compile("test.py", source.as_bytes(), &Options::default()).unit.unwrap();
        let file = mpy::pack(&unit).unwrap();
        let names: Vec<&[u8]> = file.names.iter().map(mpy::Name::text).collect();
        let expected: [&[u8]; 6] = [b"test.py", b"x", b"c", b"b", b"<module>", b"a"];
        assert_eq!(names, expected);
        assert_eq!(file.objects[..2], [mpy::Object::Bytes(b"2".to_vec()), mpy::Object::Float(b"1.5".to_vec())]);
    }
}
