//! Parses a file and prints how much there is: the subject of instruction counts.
//!
//! `valgrind --tool=callgrind target/release/examples/parse FILE` counts a start and a parse;
//! with `--twice` as a second argument, another parse on top, so that the difference is the parse alone.

fn main() {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: parse FILE [--twice]");
        return;
    };
    let source = match std::fs::read(&path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("{path}: {error}");
            return;
        }
    };
    let runs = if arguments.next().is_some() { 2 } else { 1 };
    for _ in 0..runs {
        let (module, errors) = mpyc_grammar::parse(&source);
        println!("{} bytes, {} expressions, {} errors", source.len(), module.expr_count(), errors.len());
    }
}
