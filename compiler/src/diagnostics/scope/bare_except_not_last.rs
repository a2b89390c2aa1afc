//! `E0217`: a bare `except:` that is not the last one.

use crate::diagnostics::prelude::*;

/// The row of `E0217`.
pub(crate) const INFO: Info = Info {
    code: Code::error(217),
    title: "a bare `except:` that is not the last one",
    explain: "\
`except:` without the name of an exception catches all of them, so the `except` blocks after it
could never run. Put it last.",
    wrong: r"try:
    work()
except:
    print('failed')
except ValueError:
    print('bad value')
",
    right: r"try:
    work()
except ValueError:
    print('bad value')
except:
    print('failed')
",
};

/// The bare `except` at `bare` is followed by the handler at `next`.
pub fn bare_except_not_last(bare: Span, next: Span) -> Diagnostic {
    INFO.at(bare, "a bare `except:` must be the last one", "catches everything")
        .label(next, "so this is never reached")
        .help("move `except:` to the end of the `try` statement")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_drawn_with_its_example() {
        reported(&INFO);
    }
}
