//! Private names of classes.

use std::borrow::Cow;

/// A name as it is known inside a class: `__x` in `class _A` is `_A__x`.
///
/// `class` is the class's name without leading underscores, and `None` outside classes and in
/// classes whose name is nothing but underscores. Names that end in `__` or hold a dot stay.
pub fn mangle<'a>(name: &'a str, class: Option<&str>) -> Cow<'a, str> {
    match class {
        Some(class) if name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            Cow::Owned(format!("_{class}{name}"))
        }
        _ => Cow::Borrowed(name),
    }
}

#[cfg(test)]
mod tests {
    use super::mangle;

    #[test]
    fn only_private_names_change() {
        assert_eq!(mangle("__x", Some("A")), "_A__x");
        assert_eq!(mangle("__x", None), "__x");
        for name in ["__x__", "_x", "x", "__", "__a.b"] {
            assert_eq!(mangle(name, Some("A")), name);
        }
    }
}
