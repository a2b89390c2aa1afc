//! `mpyc explain`: the page about a diagnostic.

use mpyc_compiler::diagnostics::{Info, explain, find, nearest, registry};

use crate::args::ExplainArgs;
use crate::failure::Failure;
use crate::files;

/// Prints the page of a code, or the list of all codes.
pub fn run(args: &ExplainArgs) -> Result<(), Failure> {
    match &args.code {
        Some(code) => files::print(page(code)?.as_bytes()),
        None => files::print(list().as_bytes()),
    }
}

fn page(text: &str) -> Result<String, Failure> {
    if let Some(info) = registry::find_name(text) {
        return Ok(explain(info));
    }
    let code = text.parse().map_err(|error| Failure::Usage(format!("`{text}` is no name or code: {error}")))?;
    if let Some(info) = find(code) {
        return Ok(explain(info));
    }
    let known: Vec<String> = registry::all().map(|info| info.code.to_string()).collect();
    let near = nearest(&code.to_string(), known.iter().map(String::as_str));
    let hint = near.map_or(String::new(), |near| format!("; did you mean {near}?"));
    Err(Failure::Usage(format!("there is no diagnostic {code}{hint}")))
}

fn list() -> String {
    let name = |info: &Info| registry::name(info.code).unwrap_or_default();
    registry::all().map(|info| format!("{}  {}: {}\n", info.code, name(info), info.title)).collect()
}
