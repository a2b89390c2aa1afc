//! Interned identifiers.
//!
//! Contract: equal names have equal [`Name`]s within one [`Names`] table, and a `Name` is only
//! meaningful with the table that made it. Names are already NFKC-normalised, as Python compares them.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// An interned identifier, or a dotted module path (`a.b.c`) in an import.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Name(pub(crate) u32);

impl Name {
    /// Position in the table: names are numbered from 0 in order of first appearance.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The table of all names of one module.
#[derive(Clone, Default)]
pub struct Names {
    texts: Vec<Box<str>>,
    /// First name with a hash, then the rest of the chain in `next`.
    first: HashMap<u64, u32, BuildHasherDefault<Identity>>,
    next: Vec<u32>,
}

const END_OF_CHAIN: u32 = u32::MAX;

impl Names {
    /// The name with this text, added if it is new.
    pub fn intern(&mut self, text: &str) -> Name {
        let hash = hash(text.as_bytes());
        let head = *self.first.entry(hash).or_insert(END_OF_CHAIN);
        if let Some(found) = self.find(head, text) {
            return found;
        }
        let new = self.texts.len() as u32;
        self.texts.push(text.into());
        self.next.push(head);
        self.first.insert(hash, new);
        Name(new)
    }

    /// The name with this text if it was interned.
    pub fn get(&self, text: &str) -> Option<Name> {
        let head = *self.first.get(&hash(text.as_bytes()))?;
        self.find(head, text)
    }

    /// The text of a name; `""` for a name of another, larger table.
    pub fn text(&self, name: Name) -> &str {
        self.texts.get(name.index()).map_or("", |text| text)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// All names with their texts, in order of first appearance.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Name, &str)> {
        self.texts.iter().enumerate().map(|(index, text)| (Name(index as u32), &**text))
    }

    fn find(&self, head: u32, text: &str) -> Option<Name> {
        let mut at = head;
        while at != END_OF_CHAIN {
            if &*self.texts[at as usize] == text {
                return Some(Name(at));
            }
            at = self.next[at as usize];
        }
        None
    }
}

impl core::fmt::Debug for Names {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(&self.texts).finish()
    }
}

/// A multiplicative hash over words of eight bytes: identifiers are short and come from a file
/// that its own author wrote, so speed matters more than resistance to chosen collisions.
fn hash(text: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state = text.len() as u64;
    let mut words = text.chunks_exact(8);
    for word in &mut words {
        let word = word.iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
        state = (state ^ word).wrapping_mul(MULTIPLIER).rotate_left(29);
    }
    let tail = words.remainder().iter().rev().fold(0, |value, &byte| value << 8 | u64::from(byte));
    let mixed = (state ^ tail).wrapping_mul(MULTIPLIER);
    mixed ^ mixed >> 32
}

/// The keys of `first` are hashes already.
#[derive(Clone, Default)]
struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_one_name() {
        let mut names = Names::default();
        let long = names.intern("a_rather_long_identifier");
        let short = names.intern("a");
        assert_ne!(long, short);
        assert_eq!(names.intern("a"), short);
        assert_eq!(names.get("a_rather_long_identifier"), Some(long));
        assert_eq!(names.get("b"), None);
        assert_eq!(names.text(long), "a_rather_long_identifier");
        assert_eq!(names.len(), 2);
    }

    #[test]
    fn many_names_keep_their_numbers() {
        let mut names = Names::default();
        let all: Vec<Name> = (0..5000).map(|i| names.intern(&format!("name_{i}"))).collect();
        for (i, &name) in all.iter().enumerate() {
            assert_eq!(names.text(name), format!("name_{i}"));
            assert_eq!(names.intern(&format!("name_{i}")), name);
        }
    }
}
