//! Objects of the image, in the layouts of `mpyc_abi::object`.
//!
//! A [`Rom`] grows word by word from its base address. What is immutable and has no identity of its
//! own (strings, numbers, bytes, tuples, tables, bytecode) is kept once: equal content is one object.
//! Interned names come first, each once, in the order of their index; built-in names and one-character strings are
//! immediates and take no room.

use std::collections::{BTreeSet, HashMap};

use mpyc_abi::image::NameIndex;
use mpyc_abi::names;
use mpyc_abi::object::{self, Kind, flag, unit};
use mpyc_abi::value::Value;
use num_bigint::{BigInt, Sign};

use super::code_object::NAMES_WORD;

/// An object would have more words than its header can state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectTooLarge {
    /// Its size in bytes.
    pub bytes: usize,
}

/// The most bytes that an object can take.
pub const MAX_OBJECT: usize = 4 * object::MAX_WORDS as usize;

/// A result that is an object too large, or what was asked for.
pub type Placed<T> = Result<T, ObjectTooLarge>;

/// A growing run of objects in flash.
#[derive(Debug)]
pub struct Rom {
    base: u32,
    words: Vec<u32>,
    /// Objects that may be shared, by all their words.
    shared: HashMap<Vec<u32>, Value>,
    /// Interned names that are objects, by text.
    names: HashMap<Vec<u8>, Value>,
}

impl Rom {
    /// An image that starts at the word address `base` with `header` words left free for its header.
    pub fn new(base: u32, header: u32) -> Self {
        Self { base, words: vec![0; header as usize], shared: HashMap::new(), names: HashMap::new() }
    }

    /// Address of the next object.
    pub fn next(&self) -> u32 {
        self.base + 4 * self.words.len() as u32
    }

    /// All words so far.
    pub fn into_words(self) -> Vec<u32> {
        self.words
    }

    /// A new object.
    pub fn object(&mut self, kind: Kind, flags: u8, payload: &[u32]) -> Placed<Value> {
        let words = payload.len() + 1;
        if words > object::MAX_WORDS as usize {
            return Err(ObjectTooLarge { bytes: 4 * words });
        }
        let value = Value::object(self.next());
        self.words.push(object::header(kind, flags, words as u32));
        self.words.extend_from_slice(payload);
        Ok(value)
    }

    /// An object with this content: the one that is there, or a new one.
    fn shared(&mut self, kind: Kind, flags: u8, payload: &[u32]) -> Placed<Value> {
        let mut key = vec![u32::from(flags) << 8 | kind as u32];
        key.extend_from_slice(payload);
        if let Some(&value) = self.shared.get(&key) {
            return Ok(value);
        }
        let value = self.object(kind, flags, payload)?;
        self.shared.insert(key, value);
        Ok(value)
    }

    /// Places the interned strings of these texts and, before them, their index ([`NameIndex`]); its address. That must come
    /// before everything else, and once.
    ///
    /// # Errors
    /// The first text that is too large.
    pub fn place_names(&mut self, texts: &BTreeSet<Vec<u8>>) -> Placed<Value> {
        let mut texts: Vec<&[u8]> =
            texts.iter().map(Vec::as_slice).filter(|&text| immediate_str(text).is_none()).collect();
        texts.sort_by_key(|text| text.len());
        let sizes: Vec<u32> = texts.iter().map(|text| NameIndex::words(text.len() as u32)).collect();
        let index = self.object(Kind::Blob, 0, &name_index(&sizes))?;
        for text in texts {
            let value = self.str_object(text, flag::INTERNED)?;
            self.names.insert(text.to_vec(), value);
        }
        Ok(index)
    }

    /// The interned string with this text, one of those that were placed or a built-in one.
    pub fn name(&self, text: &[u8]) -> Value {
        let placed = || self.names.get(text).copied();
        immediate_str(text).or_else(placed).expect("the names of all modules are placed first")
    }

    /// A string constant: the interned one if there is one with this text.
    pub fn str(&mut self, text: &[u8]) -> Placed<Value> {
        match immediate_str(text).or_else(|| self.names.get(text).copied()) {
            Some(value) => Ok(value),
            None => self.str_object(text, 0),
        }
    }

    fn str_object(&mut self, text: &[u8], flags: u8) -> Placed<Value> {
        if text.len() > MAX_OBJECT - 8 {
            return Err(ObjectTooLarge { bytes: text.len() + 8 });
        }
        let ascii = if text.is_ascii() { flag::ASCII } else { 0 };
        // Below 2^20, as the object's limit is smaller. The machine cannot write a hash into flash later.
        let mut payload = vec![text.len() as u32 | object::text_hash(text) << 20];
        payload.extend(packed(text));
        self.shared(Kind::Str, flags | ascii, &payload)
    }

    /// A bytes constant.
    pub fn bytes(&mut self, bytes: &[u8]) -> Placed<Value> {
        let mut payload = vec![bytes.len() as u32];
        payload.extend(packed(bytes));
        self.shared(Kind::Bytes, 0, &payload)
    }

    /// An int: immediate if it fits 31 bits.
    pub fn int(&mut self, value: &BigInt) -> Placed<Value> {
        if let Some(small) = i32::try_from(value).ok().and_then(Value::small_int) {
            return Ok(small);
        }
        let flags = if value.sign() == Sign::Minus { flag::NEGATIVE } else { 0 };
        self.shared(Kind::Int, flags, &limbs(value))
    }

    /// A float, from the bits of a binary32: immediate if its two lowest bits are 0.
    pub fn float(&mut self, bits: u32) -> Placed<Value> {
        if bits & 3 == 0 { Ok(Value::float_bits(bits)) } else { self.shared(Kind::Float, 0, &[bits]) }
    }

    /// A tuple constant.
    pub fn tuple(&mut self, items: &[Value]) -> Placed<Value> {
        self.shared(Kind::Tuple, 0, &raw(items))
    }

    /// A table of values.
    pub fn array(&mut self, values: &[Value]) -> Placed<Value> {
        self.shared(Kind::Array, 0, &raw(values))
    }

    /// Raw bytes; the object is padded with zeros to whole words.
    pub fn blob(&mut self, bytes: &[u8]) -> Placed<Value> {
        self.shared(Kind::Blob, 0, &packed(bytes).collect::<Vec<u32>>())
    }

    /// A code object; `words` are those behind the header, without the distance of the unit's names, and `values` follow them.
    ///
    /// # Errors
    /// It is too large, or lies too far from its unit.
    pub(super) fn code(&mut self, flags: u8, mut words: Vec<u32>, values: &[u32], unit: Value) -> Placed<Value> {
        let behind_unit = self.next() - unit.0;
        words[NAMES_WORD] |= distance(unit.0, self.next()).ok_or(ObjectTooLarge { bytes: behind_unit as usize })?;
        words.extend(values);
        self.object(Kind::Code, flags, &words)
    }

    /// The object of a module with that name and namespace.
    pub fn module(&mut self, name: Value, namespace: Value) -> Placed<Value> {
        self.object(Kind::Module, 0, &[name.0, namespace.0])
    }

    /// A namespace; `entries` are names and their values in definition order.
    pub fn namespace(&mut self, spill: Value, entries: &[(Value, Value)]) -> Placed<Value> {
        let mut payload = vec![spill.0];
        payload.extend(entries.iter().flat_map(|&(name, value)| [name.0, value.0]));
        self.object(Kind::Namespace, 0, &payload)
    }
}

/// How far the first name of the unit at an address lies from code, as a code object has it; `None` if that is too far.
pub(super) fn distance(unit: u32, code: u32) -> Option<u32> {
    let names = unit + 4 * (1 + unit::NAMES);
    let words = names.cast_signed().checked_sub(code.cast_signed())? / 4;
    Some(u32::from(i16::try_from(words).ok()?.cast_unsigned()))
}

/// The string that is no object, for the texts that have one.
fn immediate_str(text: &[u8]) -> Option<Value> {
    match text {
        &[byte] if byte.is_ascii() => Some(Value::char(byte)),
        _ => names::find(text).map(Value::str),
    }
}

/// The words behind the header of the index of names whose objects have these sizes in words, which rise.
pub(super) fn name_index(sizes: &[u32]) -> Vec<u32> {
    let classes = sizes.last().map_or(0, |&last| last + 1 - NameIndex::SMALLEST);
    let halfwords = (classes as usize + 1).next_multiple_of(2);
    let first = 1 + halfwords as u32 / 2;
    // A place that no halfword can say lies behind every board's flash.
    let start = |class: usize| {
        let before = sizes.iter().take_while(|&&size| size < NameIndex::SMALLEST + class as u32).sum::<u32>();
        (first + before).min(u32::from(u16::MAX))
    };
    (0..halfwords / 2).map(|word| start(2 * word) | start(2 * word + 1) << 16).collect()
}

/// Bytes as little-endian words, the last one padded with zeros.
fn packed(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_le_bytes(word)
    })
}

fn raw(values: &[Value]) -> Vec<u32> {
    values.iter().map(|value| value.0).collect()
}

/// The words of a big int behind the header: the number of 16-bit limbs, then the limbs.
fn limbs(value: &BigInt) -> Vec<u32> {
    let (_, words) = value.to_u32_digits();
    let top_is_half = words.last().is_some_and(|&top| top <= 0xFFFF);
    let count = 2 * words.len() as u32 - u32::from(top_is_half);
    std::iter::once(count).chain(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rom() -> Rom {
        Rom::new(0x1000, 0)
    }

    fn place(rom: &mut Rom, texts: &[&str]) -> Value {
        rom.place_names(&texts.iter().map(|text| text.as_bytes().to_vec()).collect()).unwrap()
    }

    #[test]
    fn names_are_kept_once_and_built_in_ones_take_no_room() {
        let mut rom = rom();
        place(&mut rom, &["print", "x", "", "temperature_of"]);
        assert_eq!(rom.name(b"print"), Value::str(names::PRINT));
        assert_eq!(rom.name(b"x"), Value::char(b'x'));
        assert_eq!(rom.name(b""), Value::str(names::EMPTY));
        let first = rom.name(b"temperature_of");
        assert_eq!(rom.str(b"temperature_of").unwrap(), first);
        assert_eq!(rom.words.len(), 1 + 3 + 2 + 4);
    }

    #[test]
    fn strings_state_length_and_flags() {
        let mut rom = rom();
        place(&mut rom, &["größe"]);
        let words = &rom.words[3..];
        assert_eq!(words[0], object::header(Kind::Str, flag::INTERNED, 4));
        assert_eq!(words[1], 7 | object::text_hash("größe".as_bytes()) << 20);
        rom.str(b"two words").unwrap();
        let words = &rom.words[7..];
        assert_eq!(words[0], object::header(Kind::Str, flag::ASCII, 5));
        let length_and_hash = 9 | object::text_hash(b"two words") << 20;
        assert_eq!(
            words[1..],
            [length_and_hash, u32::from_le_bytes(*b"two "), u32::from_le_bytes(*b"word"), u32::from(b's')]
        );
    }

    #[test]
    fn ints_are_immediate_up_to_31_bits() {
        let mut rom = rom();
        for small in [0, 1, -1, 0x3FFF_FFFF, -0x4000_0000] {
            assert_eq!(rom.int(&small.into()).unwrap().small_value(), Some(small));
        }
        assert!(rom.words.is_empty());
        rom.int(&BigInt::from(0x4000_0000)).unwrap();
        assert_eq!(rom.words, [object::header(Kind::Int, 0, 3), 2, 0x4000_0000]);
        rom.int(&BigInt::from(-1i64 << 32)).unwrap();
        assert_eq!(rom.words[3..], [object::header(Kind::Int, flag::NEGATIVE, 4), 3, 0, 1]);
    }

    #[test]
    fn equal_content_is_one_object_and_other_content_is_not() {
        let mut rom = rom();
        let a = rom.tuple(&[Value::small(1), Value::NONE]).unwrap();
        assert_eq!(rom.tuple(&[Value::small(1), Value::NONE]).unwrap(), a);
        assert_ne!(rom.array(&[Value::small(1), Value::NONE]).unwrap(), a);
        assert_ne!(rom.bytes(b"ab").unwrap(), rom.bytes(b"ab\0").unwrap());
        assert_eq!(rom.float(0x3F80_0000).unwrap(), Value::float_bits(0x3F80_0000));
        assert_eq!(rom.float(0x3DCC_CCCD).unwrap(), rom.float(0x3DCC_CCCD).unwrap());
    }

    #[test]
    fn the_index_says_where_the_names_of_each_size_start() {
        let mut rom = rom();
        let index = place(&mut rom, &["a_long_name", "bbb", "aaa"]);
        let [long, b, a] = ["a_long_name", "bbb", "aaa"].map(|text| rom.name(text.as_bytes()).0);
        assert!(index.0 < a && a < b && b < long);
        let offset = |place: u32| (place - index.0) / 4;
        let end = rom.words.len() as u32;
        assert_eq!(rom.words[0], object::header(Kind::Blob, 0, 3));
        assert_eq!(rom.words[1..3], [offset(a) | offset(long) << 16, offset(long) | end << 16]);
    }

    #[test]
    fn without_names_the_index_is_one_place() {
        assert_eq!(name_index(&[]), [0x2_0002]);
    }

    #[test]
    fn an_object_above_the_header_s_range_is_refused() {
        let mut rom = rom();
        let large = vec![b'x'; MAX_OBJECT - 4];
        assert_eq!(rom.str(&large), Err(ObjectTooLarge { bytes: MAX_OBJECT + 4 }));
        assert!(rom.str(&large[..MAX_OBJECT - 8]).is_ok());
        assert!(rom.blob(&large).is_ok());
        assert_eq!(rom.bytes(&large), Err(ObjectTooLarge { bytes: MAX_OBJECT + 4 }));
    }
}
