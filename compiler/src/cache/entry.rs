//! A product as the bytes of a cache entry, and back.
//!
//! ```text
//! entry    check payload      check: BLAKE3 of the payload under the entry's key, 32 bytes
//! payload  bincode of `Stored`
//! ```
//! A damaged entry, or one under another's name, fails the check and is never decoded.

use super::Key;
use crate::diagnostics::{Code, Diagnostic, Label, Severity, Span};
use crate::job::Product;
use bincode::config::{self, Configuration};
use bincode::{Decode, Encode};

const CHECK: usize = 32;

const FORMAT: Configuration = config::standard();

#[derive(Encode, Decode)]
struct Stored {
    mpy: Option<Vec<u8>>,
    diagnostics: Vec<StoredDiagnostic>,
}

#[derive(Encode, Decode)]
struct StoredDiagnostic {
    /// Whether the code is an error's.
    is_error: bool,
    number: u16,
    message: String,
    /// Start, end and text of each label.
    labels: Vec<(u32, u32, String)>,
    help: Vec<String>,
    denied: bool,
}

/// The bytes of an entry.
pub fn encode(key: &Key, product: &Product) -> Vec<u8> {
    let stored =
        Stored { mpy: product.mpy.clone(), diagnostics: product.diagnostics.iter().map(stored_diagnostic).collect() };
    let mut bytes = vec![0; CHECK];
    bincode::encode_into_std_write(stored, &mut bytes, FORMAT).expect("a vector takes whatever is written to it");
    let check = blake3::keyed_hash(key.bytes(), &bytes[CHECK..]);
    bytes[..CHECK].copy_from_slice(check.as_bytes());
    bytes
}

/// The product in an entry; `None` if it is no entry of this key.
pub fn decode(key: &Key, bytes: &[u8]) -> Option<Product> {
    let (check, payload) = bytes.split_at_checked(CHECK)?;
    if blake3::keyed_hash(key.bytes(), payload) != *<&[u8; CHECK]>::try_from(check).ok()? {
        return None;
    }
    let (stored, _): (Stored, usize) = bincode::decode_from_slice(payload, FORMAT).ok()?;
    Some(Product { mpy: stored.mpy, diagnostics: stored.diagnostics.into_iter().map(diagnostic).collect() })
}

fn stored_diagnostic(found: &Diagnostic) -> StoredDiagnostic {
    StoredDiagnostic {
        is_error: found.code.severity() == Severity::Error,
        number: found.code.number(),
        message: found.message.clone(),
        labels: found.labels.iter().map(|label| (label.span.start, label.span.end, label.text.clone())).collect(),
        help: found.help.clone(),
        denied: found.denied,
    }
}

fn diagnostic(stored: StoredDiagnostic) -> Diagnostic {
    let label = |(start, end, text)| Label { span: Span::new(start, end), text };
    Diagnostic {
        code: if stored.is_error { Code::error(stored.number) } else { Code::warning(stored.number) },
        message: stored.message,
        labels: stored.labels.into_iter().map(label).collect(),
        help: stored.help,
        denied: stored.denied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::job::{self, Job};

    fn entry(text: &str) -> (Key, Product, Vec<u8>) {
        let job = Job { source_name: "a.py", text: text.as_bytes(), options: Options::default(), arch_flags: 0 };
        let (key, product) = (Key::new(&job), job::run(&job));
        let bytes = encode(&key, &product);
        (key, product, bytes)
    }

    #[test]
    fn products_come_back() {
        for text in ["print('hello')\n", "", "x = = 1\ndef f(a, a): pass\n", "x = (1,\n"] {
            let (key, product, bytes) = entry(text);
            assert_eq!(decode(&key, &bytes), Some(product), "{text:?}");
        }
    }

    #[test]
    fn warnings_come_back() {
        let warning = Diagnostic {
            code: Code::warning(7),
            message: "odd".into(),
            labels: vec![Label { span: Span::new(3, 9), text: "here".into() }],
            help: vec!["do otherwise".into()],
            denied: true,
        };
        let (key, product, _) = entry("x = 1\n");
        let product = Product { diagnostics: vec![warning], ..product };
        assert_eq!(decode(&key, &encode(&key, &product)), Some(product));
    }

    #[test]
    fn damaged_and_foreign_entries_are_none() {
        let (key, _, bytes) = entry("print('hello')\n");
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert_eq!(decode(&key, &damaged), None, "byte {at}");
            assert_eq!(decode(&key, &bytes[..at]), None, "cut at {at}");
        }
        let (other, ..) = entry("print('hi')\n");
        assert_eq!(decode(&other, &bytes), None);
    }
}
