//! Generates the parser of one logical line from `src/python.lalrpop`.
//!
//! With the feature `coverage`, the generated parser is copied to one that also records which
//! productions it reduces. LALRPOP writes each production as a comment where it is reduced, so the
//! list of productions is the parser's own and cannot go stale.

use std::{env, fmt::Write, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/python.lalrpop");
    println!("cargo::rerun-if-changed=build.rs");
    lalrpop::process_src().map_err(|error| io::Error::other(error.to_string()))?;
    if env::var_os("CARGO_FEATURE_COVERAGE").is_some() {
        let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
        record_productions(Path::new(&out))?;
    }
    Ok(())
}

/// Writes `covered.rs`, the recording parser, and `productions.rs`, the list of what it can record.
fn record_productions(out: &Path) -> io::Result<()> {
    let parser = fs::read_to_string(out.join("python.rs"))?;
    let (mut recording, mut productions, mut count) = (String::new(), String::from("&["), 0);
    for line in parser.lines() {
        recording.push_str(line);
        recording.push('\n');
        if let Some(production) = production(line) {
            let _ = writeln!(recording, "crate::coverage::record({count});");
            let _ = writeln!(productions, "{production:?},");
            count += 1;
        }
    }
    productions.push(']');
    fs::write(out.join("covered.rs"), recording)?;
    fs::write(out.join("productions.rs"), productions)
}

/// The production that is reduced after this line: `// Name = symbols => ActionFn(n);`.
fn production(line: &str) -> Option<&str> {
    let (production, _) = line.trim_start().strip_prefix("// ")?.split_once(" => ActionFn(")?;
    let (name, symbols) = production.split_once(" =")?;
    // Unnamed parts (`X?`, `@L`) are inlined where they are used: their own productions stay, but are
    // out of reach. So is what an `Invalid...` would be part of, since it always fails.
    let named = name.chars().all(char::is_alphanumeric);
    (named && !symbols.contains("Invalid")).then_some(production)
}
