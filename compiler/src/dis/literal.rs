//! Constants as Python would write them.

use crate::mpy::Object;

/// A constant object as source text.
pub(super) fn object(value: &Object) -> String {
    match value {
        Object::FunTable => "<function table>".into(),
        Object::None => "None".into(),
        Object::False => "False".into(),
        Object::True => "True".into(),
        Object::Ellipsis => "...".into(),
        Object::Str(bytes) => string(bytes),
        Object::Bytes(value) => bytes(value),
        Object::Int(digits) | Object::Float(digits) | Object::Complex(digits) => super::text(digits),
        Object::Tuple(items) => tuple(items),
    }
}

fn tuple(items: &[Object]) -> String {
    let inside: Vec<String> = items.iter().map(object).collect();
    let comma = if items.len() == 1 { "," } else { "" };
    format!("({}{comma})", inside.join(", "))
}

/// A string literal; bytes that are no UTF-8 are shown as `\x` escapes.
pub(super) fn string(bytes: &[u8]) -> String {
    let mut out = String::from("'");
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '\'' => out.push_str("\\'"),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                control if control.is_control() => out.push_str(&format!("\\x{:02x}", u32::from(control))),
                other => out.push(other),
            }
        }
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out + "'"
}

fn bytes(value: &[u8]) -> String {
    let mut out = String::from("b'");
    for &byte in value {
        match byte {
            b'\'' | b'\\' => out.extend(['\\', char::from(byte)]),
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out + "'"
}
