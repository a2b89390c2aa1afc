//! The static qstrs: the names that `.mpy` files refer to by number, ids 1 to 165.
//!
//! The list is the same in every 6.x version; id 0 is no name.

/// Id of the empty string.
pub const EMPTY: u16 = 1;
/// Id of `*`, the name of an argument that no keyword can match.
pub const STAR: u16 = 5;
/// Id of `<module>`.
pub const MODULE: u16 = 7;

/// The texts, id 1 first.
#[rustfmt::skip]
pub const STATIC_QSTRS: [&str; 165] = [
    "",
    "__dir__",
    "\n",
    " ",
    "*",
    "/",
    "<module>",
    "_",
    "__call__",
    "__class__",
    "__delitem__",
    "__enter__",
    "__exit__",
    "__getattr__",
    "__getitem__",
    "__hash__",
    "__init__",
    "__int__",
    "__iter__",
    "__len__",
    "__main__",
    "__module__",
    "__name__",
    "__new__",
    "__next__",
    "__qualname__",
    "__repr__",
    "__setitem__",
    "__str__",
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "EOFError",
    "Ellipsis",
    "Exception",
    "GeneratorExit",
    "ImportError",
    "IndentationError",
    "IndexError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "NameError",
    "NoneType",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "RuntimeError",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "TypeError",
    "ValueError",
    "ZeroDivisionError",
    "abs",
    "all",
    "any",
    "append",
    "args",
    "bool",
    "builtins",
    "bytearray",
    "bytecode",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "clear",
    "close",
    "const",
    "copy",
    "count",
    "dict",
    "dir",
    "divmod",
    "end",
    "endswith",
    "eval",
    "exec",
    "extend",
    "find",
    "format",
    "from_bytes",
    "get",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "id",
    "index",
    "insert",
    "int",
    "isalpha",
    "isdigit",
    "isinstance",
    "islower",
    "isspace",
    "issubclass",
    "isupper",
    "items",
    "iter",
    "join",
    "key",
    "keys",
    "len",
    "list",
    "little",
    "locals",
    "lower",
    "lstrip",
    "main",
    "map",
    "micropython",
    "next",
    "object",
    "open",
    "ord",
    "pop",
    "popitem",
    "pow",
    "print",
    "range",
    "read",
    "readinto",
    "readline",
    "remove",
    "replace",
    "repr",
    "reverse",
    "rfind",
    "rindex",
    "round",
    "rsplit",
    "rstrip",
    "self",
    "send",
    "sep",
    "set",
    "setattr",
    "setdefault",
    "sort",
    "sorted",
    "split",
    "start",
    "startswith",
    "staticmethod",
    "step",
    "stop",
    "str",
    "strip",
    "sum",
    "super",
    "throw",
    "to_bytes",
    "tuple",
    "type",
    "update",
    "upper",
    "utf-8",
    "value",
    "values",
    "write",
    "zip",
];

/// The ids in the order of their texts.
const SORTED: [u8; 165] = sorted();

const fn sorted() -> [u8; 165] {
    let mut ids = [0u8; 165];
    let mut count = 0;
    while count < ids.len() {
        let mut place = count;
        while place > 0 && less(STATIC_QSTRS[count], STATIC_QSTRS[ids[place - 1] as usize - 1]) {
            ids[place] = ids[place - 1];
            place -= 1;
        }
        ids[place] = count as u8 + 1;
        count += 1;
    }
    ids
}

const fn less(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

/// The text of a static qstr; `None` for 0 and ids above 165.
pub fn text(id: u16) -> Option<&'static str> {
    STATIC_QSTRS.get(usize::from(id).checked_sub(1)?).copied()
}

/// The id of a static qstr with that text.
pub fn id(text: &str) -> Option<u16> {
    let found = SORTED.binary_search_by(|&id| STATIC_QSTRS[usize::from(id) - 1].cmp(text));
    found.ok().map(|at| u16::from(SORTED[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_directions_agree() {
        for number in 1..=165 {
            assert_eq!(id(text(number).unwrap()), Some(number));
        }
        assert_eq!((text(0), text(166), id("no such name")), (None, None, None));
    }

    #[test]
    fn some_ids_by_number() {
        assert_eq!(id(""), Some(EMPTY));
        assert_eq!((id("*"), id("<module>"), id("\n")), (Some(STAR), Some(MODULE), Some(3)));
        assert_eq!((text(123), text(165)), (Some("print"), Some("zip")));
    }
}
